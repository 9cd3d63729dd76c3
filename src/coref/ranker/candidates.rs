//! The entities that a mention may belong to.

use super::evidence::{CONFLICT, numbers};
use super::{COMPARED, Candidate, Found, Ranker, SAME_NOUN};
use crate::coref::binding::Binding;
use crate::coref::clusters::Clusters;
use crate::coref::fold::fold;
use crate::coref::profile::Class;
use crate::coref::pronouns::Pronoun;
use crate::coref::syntax;
use crate::lexicon::vocabulary::governments;
use crate::{Deprel, EntityKind, MentionForm, NominalClass, Number, lexicon};

/// Mentions nearby that are looked at, the nearest first.
const NEARBY: usize = 32;

/// Sentences back that are looked at for them.
const NEAR: usize = 2;

/// "I", "we" and "you" outside of quotations go back so far.
const SPEECH_NEAR: usize = 30;

/// “I was there”, Dahl said.
const SPEAKER: f32 = 0.93;

/// “You were there”, Dahl told Berg.
const ADDRESSEE: f32 = 0.85;

/// "He hurt himself" is hardly ever wrong.
const REFLEXIVE: f32 = 0.97;

impl Ranker<'_, '_> {
    pub(super) fn candidates(&self, mention: usize, class: Class, clusters: &Clusters) -> Found {
        let mut found = Found::default();
        let at = |word: Option<usize>| word.and_then(|w| self.salience.mention_at(w)).and_then(|m| clusters.of(m));
        if let Some(quote) = self.profiles[mention].quote.get() {
            found.speaker = at(self.speakers.of(quote));
            found.listener = at(self.speakers.listener(quote));
        }
        match class {
            Class::He | Class::It | Class::They => {
                let pronoun = Pronoun::new(self.text, self.salience, self.speakers, clusters, mention);
                let Some(pronoun) = pronoun else { return found };
                found.told = pronoun.reflexive().map(|cluster| (cluster, "reflexive pronoun", REFLEXIVE));
                let binding = Binding { text: self.text, salience: self.salience, speakers: self.speakers, clusters };
                let mut bars = binding.bars(mention);
                if class != Class::He {
                    bars.be_strict();
                }
                let (salient, favours) = pronoun.candidates(&bars.barred);
                found.doubts = bars.doubtful;
                found.expletive = pronoun.is_expletive();
                found.favours = favours;
                let officer = class == Class::It && self.is_of_officer(mention);
                let event = class == Class::It && self.is_event(mention);
                for (cluster, salience) in salient {
                    // "It was the fourth accident": no embassy
                    if event && matches!(clusters.list[cluster].kind, EntityKind::Organization | EntityKind::Place) {
                        continue;
                    }
                    // "the dam … Its spokeswoman": a thing has none
                    if officer && !self.has_officers(cluster, clusters) {
                        continue;
                    }
                    self.propose(&mut found, mention, cluster, salience, clusters);
                }
                // "Dahl and Berg met the workers' leader. They": not who was spoken of before the two
                if let Some(pair) = (class == Class::They).then(|| self.pair(mention)).flatten() {
                    found.candidates.retain(|c| self.text.mentions.list[c.last].head > pair);
                }
            }
            Class::I | Class::We | Class::You => {
                let one_person = |c: &usize| {
                    clusters.list[*c].kind == EntityKind::Person && clusters.list[*c].number != Number::Plural
                };
                found.told = match class {
                    Class::I => found.speaker.filter(one_person).map(|c| (c, "speaker", SPEAKER)),
                    Class::You => found.listener.filter(one_person).map(|c| (c, "addressee", ADDRESSEE)),
                    _ => None,
                };
                let known = self.speech.get(Class::ALL[class as usize].1);
                for cluster in [found.speaker, found.listener].into_iter().flatten() {
                    self.propose(&mut found, mention, cluster, 0.0, clusters);
                }
                for &cluster in known.into_iter().flatten().rev() {
                    self.propose(&mut found, mention, cluster, 0.0, clusters);
                }
                found.candidates.retain(|c| {
                    self.profiles[c.last].sentence + SPEECH_NEAR >= self.profiles[mention].sentence
                        && !matches!(clusters.list[c.cluster].kind, EntityKind::Place | EntityKind::Date)
                });
            }
            _ => self.for_nominal(&mut found, mention, clusters),
        }
        found
    }

    fn for_nominal(&self, found: &mut Found, mention: usize, clusters: &Clusters) {
        let (me, profile) = (&self.text.mentions.list[mention], &self.profiles[mention]);
        found.rule = self.trades.named(self.text, mention, clusters);
        // "the daughter of a baker" is no daughter of who was spoken of before
        let parse = self.text.parse;
        let of = |word: usize| parse.dependents(word, Deprel::Nmod).any(|o| parse.case_of(o) == "of");
        let others = lexicon::is_family(&parse.tokens[me.head].lemma) && of(me.head);
        let known = self.by_noun.get(&profile.noun).filter(|_| !others).into_iter().flatten().rev();
        // "the search party" is no Centre Party
        let kinds: Vec<_> = parse.dependents(me.head, Deprel::Compound).map(|w| fold(&parse.tokens[w].lemma)).collect();
        let in_name = |c: usize, kind: &String| {
            self.by_name.get(kind).is_some_and(|all| all.iter().rev().take(SAME_NOUN).any(|&other| other == c))
        };
        let named = self.by_name.get(&fold(&parse.tokens[me.head].lemma));
        let named = named.into_iter().flatten().rev().filter(|&&c| {
            let last = clusters.list[c].last_before(me.head);
            last.is_some_and(|last| parse.tokens[last].sentence + SPEECH_NEAR >= profile.sentence)
                && kinds.iter().all(|kind| in_name(c, kind))
        });
        let inside = self.inside(mention, clusters);
        for &cluster in known.chain(named.take(SAME_NOUN)).chain(found.rule.map(|(c, _)| c).as_ref()) {
            if !inside.contains(&cluster) && !self.differs(mention, cluster, clusters) {
                self.propose(found, mention, cluster, 0.0, clusters);
            }
        }
    }

    /// "[It] was the fourth accident"
    fn is_event(&self, mention: usize) -> bool {
        let parse = self.text.parse;
        let token = &parse.tokens[self.text.mentions.list[mention].head];
        let what = token.head.filter(|&h| token.deprel == Deprel::Nsubj && parse.dependent(h, Deprel::Cop).is_some());
        what.is_some_and(|what| parse.tokens[what].nominal == NominalClass::Event)
    }

    /// "its spokeswoman", "its former mayor"
    fn is_of_officer(&self, mention: usize) -> bool {
        let tokens = &self.text.parse.tokens;
        let whose = &tokens[self.text.mentions.list[mention].head];
        let owned = whose.head.map(|h| &tokens[h]).filter(|_| whose.deprel == Deprel::NmodPoss);
        owned.is_some_and(|owned| owned.nominal == NominalClass::Person && lexicon::is_role(&owned.lemma))
    }

    /// What may have a chief, a spokesman or a minister: no dam.
    fn has_officers(&self, cluster: usize, clusters: &Clusters) -> bool {
        let entity = &clusters.list[cluster];
        let governed =
            |m: usize| governments::GOVERNED.has(&self.text.parse.tokens[self.text.mentions.list[m].head].lemma);
        match entity.kind {
            EntityKind::Organization | EntityKind::Nationality => true,
            EntityKind::Place => entity.named || entity.mentions().take(COMPARED).any(governed),
            _ => false,
        }
    }

    /// "The Swedish delegation" is not the Finnish one, and "those countries" are no country.
    fn differs(&self, mention: usize, cluster: usize, clusters: &Clusters) -> bool {
        let me = &self.profiles[mention];
        let last = clusters.list[cluster].mentions().rev().take(COMPARED).find(|&m| {
            let other = &self.profiles[m];
            other.noun == me.noun && !other.marks.is_empty()
        });
        let disjoint = |marks: &[u32]| !marks.iter().any(|mark| me.marks.contains(mark));
        let numbers = numbers(clusters.list[cluster].number, self.text.mentions.list[mention].number);
        numbers == CONFLICT || !me.marks.is_empty() && last.is_some_and(|m| disjoint(&self.profiles[m].marks))
    }

    /// The first of the last people who were named together before a mention, in its sentence or the two before.
    fn pair(&self, mention: usize) -> Option<usize> {
        let (parse, list) = (self.text.parse, &self.text.mentions.list);
        let head = list[mention].head;
        let sentence = self.profiles[mention].sentence;
        (sentence.saturating_sub(NEAR)..=sentence).rev().find_map(|s| {
            let before = self.salience.mentions(s).iter().rev().filter(|&&m| list[m].head < head).take(NEARBY);
            let mut joined =
                before.filter(|&&m| list[m].form == MentionForm::Name && list[m].kind == EntityKind::Person);
            joined.find_map(|&m| {
                let token = &parse.tokens[list[m].head];
                token.head.filter(|&first| token.deprel == Deprel::Conj && !syntax::is_clause(parse, first))
            })
        })
    }

    /// Adds a candidate once.
    fn propose(&self, found: &mut Found, mention: usize, cluster: usize, salience: f32, clusters: &Clusters) {
        if clusters.of(mention) == Some(cluster) || found.candidates.iter().any(|c| c.cluster == cluster) {
            return;
        }
        let head = self.text.mentions.list[mention].head;
        let other = &clusters.list[cluster];
        if let Some(last) = other.last_mention_before(head).or_else(|| other.mentions().next()) {
            found.candidates.push(Candidate { cluster, last, salience });
        }
    }

    /// The entities of the mentions that lie in this one or around it: "her firm" is not hers.
    fn inside(&self, mention: usize, clusters: &Clusters) -> Vec<usize> {
        let list = &self.text.mentions.list;
        let me = &list[mention];
        let near = mention.saturating_sub(12)..(mention + 12).min(list.len());
        near.filter(|&m| {
            let other = &list[m];
            m != mention
                && (other.tokens.contains(&me.head) || me.tokens.contains(&other.head) && other.head != me.head)
        })
        .filter_map(|m| clusters.of(m))
        .collect()
    }
}
