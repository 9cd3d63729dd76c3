//! The entities that a mention may belong to.

use super::entity_features::{CONFLICT, numbers};
use super::{Candidate, Candidates, MOST_COMPARED, MOST_WITH_NOUN, Ranker};
use crate::coref::binding::Binding;
use crate::coref::clusters::{Cluster, Clusters};
use crate::coref::link_reasons::LinkReason;
use crate::coref::mention_profiles::Class;
use crate::coref::names::normalized;
use crate::coref::nominal_rules::is_plain_compound;
use crate::coref::pronouns::Pronoun;
use crate::coref::{office_matching, speakers, spoken_for, syntax};
use crate::lexicon::vocabulary::{coreference, governments};
use crate::{Deprel, EntityKind, Gender, MentionForm, NominalClass, Number, Upos, lexicon};

/// How many mentions of a sentence are searched for people who are named together, the nearest first.
const MOST_NEARBY: usize = 32;

/// How many sentences back they are searched for.
const TOGETHER_WITHIN: usize = 2;

/// Sentences that "I", "we" and "you" outside of quotations go back, and nominals to a name with their noun in it.
const FAR_WITHIN: usize = 30;

/// How many mentions before and after a mention may lie in it or around it.
const OVERLAPPING_WITHIN: usize = 12;

// Confidences, like those in `link_reasons`.

/// “[I] was there”, Dahl said.
const SPEAKER: f32 = 0.93;

/// “[We] were there”, the guards said: a “we” is the speaker, if that is several, or the body for which he speaks.
const SPEAKERS: f32 = 0.85;

/// “[You] were there”, Dahl told Berg.
const ADDRESSEE: f32 = 0.85;

/// "Tom Brandt, a dentist.⏎“It rains,” [he] said."
const INTRODUCED: f32 = 0.85;

/// "He hurt [himself]"
const REFLEXIVE: f32 = 0.97;

impl Ranker<'_, '_> {
    /// The entities that a mention of a class may belong to.
    pub(super) fn candidates(&self, mention: usize, class: Class, clusters: &Clusters) -> Candidates {
        let mut found = Candidates::default();
        let at = |word: Option<usize>| word.and_then(|w| self.salience.mention_at(w)).and_then(|m| clusters.of(m));
        if let Some(quote) = self.profiles[mention].quote.get() {
            found.speaker = at(self.speakers.of(quote));
            found.listener = at(self.speakers.listener(quote));
        }
        let head = self.text.mentions.list[mention].head;
        if self.profiles[mention].quote.get().is_none() && matches!(class, Class::I | Class::We) {
            found.speaker = at(speakers::behind_what_is_said(self.text.parse, head));
        }
        let nested = self.speakers.nested(head).filter(|_| matches!(class, Class::I | Class::We | Class::You));
        if let Some((speaker, listener)) = nested {
            (found.speaker, found.listener) = (at(speaker), at(listener));
        }
        match class {
            Class::He | Class::It | Class::They => self.for_third_person(&mut found, mention, class, clusters),
            Class::I | Class::We | Class::You => self.for_speech(&mut found, mention, class, clusters),
            _ => self.for_nominal(&mut found, mention, clusters),
        }
        found
    }

    /// Those of "he", "she", "it" and "they".
    fn for_third_person(&self, found: &mut Candidates, mention: usize, class: Class, clusters: &Clusters) {
        let Some(pronoun) = Pronoun::new(self.text, self.salience, self.speakers, clusters, mention) else { return };
        let reflexive = pronoun.reflexive().map(|cluster| (cluster, LinkReason::ReflexivePronoun, REFLEXIVE));
        let introduced = || (class == Class::He).then(|| self.introduced_speaker(mention, clusters)).flatten();
        found.certain =
            reflexive.or_else(|| introduced().map(|cluster| (cluster, LinkReason::IntroducedSpeaker, INTRODUCED)));
        let binding = Binding { text: self.text, salience: self.salience, speakers: self.speakers, clusters };
        let mut exclusions = binding.exclusions(mention);
        if class != Class::He {
            exclusions.be_strict();
        }
        let (salient, constructions) = pronoun.candidates(&exclusions.excluded);
        found.doubts = exclusions.doubtful;
        found.expletive = pronoun.is_expletive();
        found.constructions = constructions;
        let has_officer = class == Class::It && self.is_of_officer(mention);
        let is_event = class == Class::It && self.is_event(mention);
        let acts = class == Class::It && self.acts(mention);
        for (cluster, salience) in salient {
            // "It was the fourth accident": not the embassy
            if is_event && matches!(clusters.list[cluster].kind, EntityKind::Organization | EntityKind::Place) {
                continue;
            }
            // "[It] plans a second festival": not the first one
            if acts && clusters.list[cluster].kind == EntityKind::Event {
                continue;
            }
            // "The average Kenyan admires Berg. [They] work hard.": whoever is named and a man or a woman is not several
            if class == Class::They
                && (is_one_person(&clusters.list[cluster]) || self.is_joined(mention, &clusters.list[cluster]))
            {
                found.barred.push(cluster);
            }
            // "the dam ... Its spokeswoman": a thing has none
            if has_officer && !self.has_officers(cluster, clusters) {
                continue;
            }
            self.propose(found, mention, cluster, salience, clusters);
        }
        // "Dahl and Berg met the workers' leader. They": not those who were spoken of before the two
        if let Some(first) = (class == Class::They).then(|| self.named_together(mention)).flatten() {
            found.list.retain(|c| self.text.mentions.list[c.last].head > first);
        }
    }

    /// Those of "I", "we" and "you".
    fn for_speech(&self, found: &mut Candidates, mention: usize, class: Class, clusters: &Clusters) {
        let one_person =
            |c: &usize| clusters.list[*c].kind == EntityKind::Person && clusters.list[*c].number != Number::Plural;
        found.certain = match class {
            Class::I => found.speaker.filter(one_person).map(|c| (c, LinkReason::Speaker, SPEAKER)),
            Class::We => {
                let several = |c: &usize| may_say_we(&clusters.list[*c]);
                let head = self.text.mentions.list[mention].head;
                let for_body = || spoken_for::is_body(self.text.parse, head);
                let body = |speaker: usize| self.spoken_for.by(speaker, clusters).filter(|_| for_body());
                let who = found.speaker.filter(several).or_else(|| found.speaker.and_then(body));
                who.map(|c| (c, LinkReason::Speaker, SPEAKERS))
            }
            Class::You => found.listener.filter(one_person).map(|c| (c, LinkReason::Addressee, ADDRESSEE)),
            _ => None,
        };
        // “They ask, ‘Can you let me in?’”, she says: not she
        if self.speakers.nested(self.text.mentions.list[mention].head).is_some() {
            return;
        }
        // “[You] never know,” she says: not she
        found.barred.extend(found.speaker.filter(|_| class == Class::You));
        // “[I] was alone,” the letter says: it is not the letter that was
        let speaks = |c: &usize| class != Class::I || clusters.list[*c].kind == EntityKind::Person;
        for cluster in [found.speaker, found.listener].into_iter().flatten().filter(speaks) {
            self.propose(found, mention, cluster, 0.0, clusters);
        }
        let unquoted = |m: usize| self.profiles[m].quote.get().is_none();
        let by_narrator = |c: usize| {
            let latest = clusters.list[c].mentions().rev().take(MOST_COMPARED);
            latest.into_iter().any(|m| self.profiles[m].class == Some(class) && unquoted(m))
        };
        for &cluster in self.speech.get(class.name()).into_iter().flatten().rev() {
            // “I sold the boat,” Berg said. "I met him in Lund.": not Berg, but whoever wrote the text
            if unquoted(mention) && !by_narrator(cluster) {
                continue;
            }
            self.propose(found, mention, cluster, 0.0, clusters);
        }
        found.list.retain(|c| {
            self.profiles[c.last].sentence + FAR_WITHIN >= self.profiles[mention].sentence
                && !matches!(clusters.list[c.cluster].kind, EntityKind::Place | EntityKind::Date)
        });
    }

    /// Those of "the study", "her firm".
    fn for_nominal(&self, found: &mut Candidates, mention: usize, clusters: &Clusters) {
        let (me, profile) = (&self.text.mentions.list[mention], &self.profiles[mention]);
        found.rule = self.trade_nouns.named(self.text, mention, clusters);
        // "the daughter of a baker" is not the daughter who was spoken of before
        let parse = self.text.parse;
        let of = |word: usize| parse.dependents(word, Deprel::Nmod).any(|o| parse.case_of(o) == "of");
        let others = lexicon::is_family(&parse.tokens[me.head].lemma) && of(me.head);
        let known = self.by_noun.get(&profile.noun).filter(|_| !others).into_iter().flatten().rev();
        // "the search party" is no Centre Party
        let kinds = parse.dependents(me.head, Deprel::Compound).filter(|&w| !is_plain_compound(parse, w));
        let kinds: Vec<_> = kinds.map(|w| normalized(&parse.tokens[w].lemma)).collect();
        // "the federal government" is no Regional Government
        let levels = parse.dependents(me.head, Deprel::Amod).map(|w| parse.lower(w));
        let levels: Vec<_> = levels.filter(|level| coreference::LEVELS_OF_BODIES.has(level)).collect();
        let is_of_level = |c: usize| {
            let mut names = clusters.list[c].mentions().rev().take(MOST_COMPARED);
            levels.is_empty()
                || names.any(|m| {
                    let name = normalized(self.text.words(m));
                    levels.iter().all(|level| name.split(' ').any(|word| word == &**level))
                })
        };
        let in_name = |c: usize, kind: &String| {
            self.by_name.get(kind).is_some_and(|all| all.iter().rev().take(MOST_WITH_NOUN).any(|&other| other == c))
        };
        let named = self.by_kind.get(&normalized(&parse.tokens[me.head].lemma));
        let named = named.into_iter().flatten().rev().filter(|&&c| {
            let last = clusters.list[c].last_before(me.head);
            last.is_some_and(|last| parse.sentence_number(last) + FAR_WITHIN >= profile.sentence)
                && kinds.iter().all(|kind| in_name(c, kind))
                && is_of_level(c)
        });
        let overlapping = self.overlapping(mention, clusters);
        // "opened an account", "a local bank", "loves league": none that has a name
        let unnamed = matches!(profile.class, Some(Class::Indefinite | Class::Bare));
        for &cluster in known.chain(named.take(MOST_WITH_NOUN)).chain(found.rule.map(|(c, _)| c).as_ref()) {
            let fits = !(unnamed && clusters.list[cluster].named);
            if fits && !overlapping.contains(&cluster) && !self.differs(mention, cluster, clusters) {
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

    /// "[It] plans", "[It] said"
    fn acts(&self, mention: usize) -> bool {
        let tokens = &self.text.parse.tokens;
        let token = &tokens[self.text.mentions.list[mention].head];
        let verb = token.head.filter(|_| token.deprel == Deprel::Nsubj);
        verb.is_some_and(|v| tokens[v].upos == Upos::Verb && coreference::ACTS_OF_BODIES.has(&tokens[v].lemma))
    }

    /// "its spokeswoman", "its former mayor"
    fn is_of_officer(&self, mention: usize) -> bool {
        let tokens = &self.text.parse.tokens;
        let whose = &tokens[self.text.mentions.list[mention].head];
        let owned = whose.head.map(|h| &tokens[h]).filter(|_| whose.deprel == Deprel::NmodPoss);
        owned.is_some_and(|owned| owned.nominal == NominalClass::Person && lexicon::is_role(&owned.lemma))
    }

    /// True for what may have a chief, a spokesman or a minister: not for a dam.
    fn has_officers(&self, cluster: usize, clusters: &Clusters) -> bool {
        let entity = &clusters.list[cluster];
        let governed =
            |m: usize| governments::GOVERNED.has(&self.text.parse.tokens[self.text.mentions.list[m].head].lemma);
        match entity.kind {
            EntityKind::Organization | EntityKind::Nationality => true,
            EntityKind::Place => entity.named || entity.mentions().take(MOST_COMPARED).any(governed),
            _ => false,
        }
    }

    /// "The Swedish delegation" is not the Finnish one, and "those countries" are no country.
    fn differs(&self, mention: usize, cluster: usize, clusters: &Clusters) -> bool {
        let me = &self.profiles[mention];
        let last = clusters.list[cluster].mentions().rev().take(MOST_COMPARED).find(|&m| {
            let other = &self.profiles[m];
            other.noun == me.noun && !other.proper_modifiers.is_empty()
        });
        let disjoint = |marks: &[u32]| !marks.iter().any(|mark| me.proper_modifiers.contains(mark));
        let numbers = numbers(clusters.list[cluster].number, self.text.mentions.list[mention].number);
        numbers == CONFLICT
            || self.is_of_another_nation(mention, cluster, clusters)
            || !me.proper_modifiers.is_empty() && last.is_some_and(|m| disjoint(&self.profiles[m].proper_modifiers))
    }

    /// "The Swedish national team" is not the Finnish National Team.
    fn is_of_another_nation(&self, mention: usize, cluster: usize, clusters: &Clusters) -> bool {
        let me = &self.profiles[mention];
        let nations = |m: usize| office_matching::nations(self.text.parse, &self.text.mentions.list[m]);
        let mine = if me.proper_modifiers.is_empty() { Vec::new() } else { nations(mention) };
        let latest = clusters.list[cluster].mentions().rev().take(MOST_COMPARED);
        !mine.is_empty()
            && latest
                .filter(|&m| self.profiles[m].noun == me.noun)
                .map(nations)
                .any(|theirs| !theirs.is_empty() && !theirs.iter().any(|nation| mine.contains(nation)))
    }

    /// "Nordlys and Siltron said [they]": one of the two, if it was last mentioned beside the other, is not they.
    fn is_joined(&self, mention: usize, entity: &Cluster) -> bool {
        let (parse, list) = (self.text.parse, &self.text.mentions.list);
        let last = entity.last_mention_before(list[mention].head).filter(|&m| list[m].form == MentionForm::Name);
        let joined = |word: usize| {
            let token = &parse.tokens[word];
            token.deprel == Deprel::Conj && token.head.is_some_and(|first| !syntax::is_clause(parse, first))
                || parse.dependents(word, Deprel::Conj).any(|other| !syntax::is_clause(parse, other))
        };
        entity.number != Number::Plural && last.is_some_and(|m| joined(list[m].head))
    }

    /// The head of the first of the people who were last named together before a mention, in its sentence or the two before.
    fn named_together(&self, mention: usize) -> Option<usize> {
        let (parse, list) = (self.text.parse, &self.text.mentions.list);
        let head = list[mention].head;
        let sentence = self.profiles[mention].sentence;
        (sentence.saturating_sub(TOGETHER_WITHIN)..=sentence).rev().find_map(|s| {
            let before = self.salience.mentions(s).iter().rev().filter(|&&m| list[m].head < head).take(MOST_NEARBY);
            let mut joined =
                before.filter(|&&m| list[m].form == MentionForm::Name && list[m].kind == EntityKind::Person);
            joined.find_map(|&m| {
                let token = &parse.tokens[list[m].head];
                token.head.filter(|&first| token.deprel == Deprel::Conj && !syntax::is_clause(parse, first))
            })
        })
    }

    /// Adds a candidate once.
    fn propose(&self, found: &mut Candidates, mention: usize, cluster: usize, salience: f32, clusters: &Clusters) {
        if clusters.of(mention) == Some(cluster) || found.list.iter().any(|c| c.cluster == cluster) {
            return;
        }
        let head = self.text.mentions.list[mention].head;
        let other = &clusters.list[cluster];
        if let Some(last) = other.last_mention_before(head).or_else(|| other.mentions().next()) {
            found.list.push(Candidate { cluster, last, salience });
        }
    }

    /// The entities of the mentions that lie in this one or around it: "her firm" is neither she nor "her firm's rival".
    fn overlapping(&self, mention: usize, clusters: &Clusters) -> Vec<usize> {
        let list = &self.text.mentions.list;
        let me = &list[mention];
        let near = mention.saturating_sub(OVERLAPPING_WITHIN)..(mention + OVERLAPPING_WITHIN).min(list.len());
        near.filter(|&m| {
            let other = &list[m];
            m != mention
                && (other.tokens.contains(&me.head) || me.tokens.contains(&other.head) && other.head != me.head)
        })
        .filter_map(|m| clusters.of(m))
        .collect()
    }
}

/// True for a body and for several people: "the police", "Nordlys", "the guards".
fn may_say_we(cluster: &Cluster) -> bool {
    match cluster.kind {
        EntityKind::Organization => true,
        EntityKind::Person => cluster.number == Number::Plural,
        _ => false,
    }
}

/// True for a person who is named and known to be a man or a woman.
fn is_one_person(cluster: &Cluster) -> bool {
    cluster.kind == EntityKind::Person
        && cluster.named
        && cluster.number != Number::Plural
        && cluster.gender != Gender::Unknown
}
