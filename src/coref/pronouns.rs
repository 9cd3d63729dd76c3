//! Whom a pronoun means: of those who agree with it in number and gender and whom the grammar does not rule out, the one
//! who stands out most in the sentences before it.

use super::Text;
use super::clusters::{Clusters, genders_agree};
use super::salience::{Salience, weight};
use super::speakers::{self, Speakers};
use super::syntax::{self, Place};
use crate::lexicon::vocabulary::statements;
use crate::{Deprel, EntityKind, Gender, MentionForm, Number, Parse};
use crate::{lexicon, quotes};

/// Mentions and nouns of one sentence that are looked at, the nearest first: a "sentence" may be a table of any length.
const LOOK_AT: usize = 80;

// What speaks for a candidate beside the place that it stands in. Tuned on the development part of GAP (Webster et al. 2018).

/// The candidate has the same place in its clause as the pronoun.
const PARALLEL: f32 = 50.0;
/// Lost for each word between them.
const DISTANCE: f32 = 0.9;
/// "Dahl sold [her] house": the subject of the clause that a possessive stands in.
const OWN_SUBJECT: f32 = 60.0;
/// "with Dahl and [her] husband"
const JOINED_OWNER: f32 = 300.0;
/// "Dahl said that [she]": the subject of the governing clause.
const GOVERNING_SUBJECT: f32 = 110.0;
/// "Dahl came and [she] stayed": the subject of the clause before.
const JOINED_SUBJECT: f32 = 250.0;
/// “It rains”, [she] said: whoever spoke last.
const LAST_SPEAKER: f32 = 120.0;
/// The same with a sentence in between.
const FAR_SPEAKER: f32 = 80.0;
/// What is left of them where who spoke last has no name.
const UNNAMED_SPEAKER: f32 = 0.3;
/// “It rains”, [she] added: whoever spoke last, with hardly a doubt.
const GOES_ON: f32 = 500.0;
/// “Does it rain?” Dahl asked Berg. “No”, [he] replied: the one who was spoken to.
const LISTENER: f32 = 300.0;
/// "In [her] speech, Dahl": the subject that follows.
const FRONTED: f32 = 300.0;
/// "praised Dahl for [her] courage", "sacked Dahl because [she]": who was. By judgement.
const JUDGED: f32 = 300.0;
/// "a singer who loves [her] band": the noun that the relative clause is about.
const RELATIVE: f32 = 220.0;

// Factors on what a candidate has.

/// What is left a sentence later.
const FADE: f32 = 0.5;
/// The candidate stands in a quotation that the pronoun is not in.
const OTHER_QUOTE: f32 = 0.6;
/// Nothing tells that the candidate is he or she.
const GENDER_UNKNOWN: f32 = 0.75;
/// "a lawyer" beside "Dahl".
const UNNAMED: f32 = 0.85;

/// What kind of antecedent a pronoun asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wants {
    Person(Gender),
    Thing,
    Many,
}

impl Wants {
    fn of(form: &str) -> Option<Self> {
        match form {
            "he" | "him" | "his" | "himself" => Some(Wants::Person(Gender::Masculine)),
            "she" | "her" | "hers" | "herself" => Some(Wants::Person(Gender::Feminine)),
            "it" | "its" | "itself" => Some(Wants::Thing),
            "they" | "them" | "their" | "theirs" | "themselves" => Some(Wants::Many),
            // Who "I" and "you" are depends on who speaks.
            _ => None,
        }
    }

    /// How many sentences back it reaches.
    fn reach(self) -> usize {
        match self {
            Wants::Person(_) => 4,
            Wants::Thing | Wants::Many => 3,
        }
    }
}

/// Entities with how much each stands out.
pub(super) type Salient = Vec<(usize, f32)>;

/// What a construction says of an antecedent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Favour {
    OwnSubject,
    JoinedOwner,
    Relative,
    Complement,
    Adverbial,
    JoinedSubject,
    GoesOn,
    LastSpeaker,
    FarSpeaker,
    Listener,
    NotLastSpeaker,
    Fronted,
    FrontedLate,
    Judged,
}

// training/coref.py knows it by this number.
const _: () = assert!(Favour::Judged as usize == 13);

/// A pronoun that looks for its antecedent.
pub(super) struct Pronoun<'a, 't> {
    text: &'a Text<'t>,
    salience: &'a Salience,
    speakers: &'a Speakers,
    clusters: &'a Clusters<'t>,
    mention: usize,
    head: usize,
    wants: Wants,
}

impl<'a, 't> Pronoun<'a, 't> {
    /// `None` for "I", "we", "you" and nominals.
    pub(super) fn new(
        text: &'a Text<'t>,
        salience: &'a Salience,
        speakers: &'a Speakers,
        clusters: &'a Clusters<'t>,
        mention: usize,
    ) -> Option<Self> {
        let wants = Wants::of(&text.words(mention).to_lowercase())?;
        let head = text.mentions.list[mention].head;
        Some(Pronoun { text, salience, speakers, clusters, mention, head, wants })
    }

    fn parse(&self) -> &'a Parse {
        self.text.parse
    }

    fn cluster_at(&self, word: usize) -> Option<usize> {
        self.clusters.of(self.salience.mention_at(word)?)
    }

    fn clause(&self) -> Option<usize> {
        syntax::clause_of(self.parse(), self.head)
    }

    /// "He hurt himself": the subject of its clause.
    pub(super) fn reflexive(&self) -> Option<usize> {
        let form = self.text.words(self.mention).to_lowercase();
        if !form.ends_with("self") && !form.ends_with("selves") {
            return None;
        }
        let subject = syntax::subject(self.parse(), self.clause()?)?;
        self.cluster_at(subject).filter(|&c| self.agrees(c).is_some())
    }

    /// "It is clear that", "it seems that", where the tree does not say so.
    pub(super) fn is_expletive(&self) -> bool {
        let parse = self.parse();
        if self.wants != Wants::Thing || self.salience.place(self.mention) != Place::Subject {
            return false;
        }
        let Some(clause) = self.clause() else { return false };
        parse.children(clause).iter().any(|&c| c > self.head && parse.tokens[c].deprel == Deprel::Csubj)
            || matches!(&*parse.tokens[clause].lemma, "seem" | "appear" | "rain" | "snow" | "happen" | "turn")
            || parse.dependent(clause, Deprel::Cop).is_some()
                && parse.children(clause).iter().any(|&c| {
                    c > clause
                        && matches!(parse.tokens[c].deprel, Deprel::Ccomp | Deprel::Xcomp | Deprel::Advcl)
                        && parse.children(c).iter().any(|&m| matches!(&*parse.tokens[m].lemma, "that" | "to" | "for"))
                })
    }

    /// Whether a cluster can be meant, as a factor on its salience.
    fn agrees(&self, cluster: usize) -> Option<f32> {
        let c = &self.clusters.list[cluster];
        // "the family" and "the Dahl family" are people, but neither he nor she.
        let group = |m: usize| lexicon::is_group(&self.parse().tokens[self.text.mentions.list[m].head].lemma);
        if matches!(self.wants, Wants::Person(_)) && !c.named && c.mentions().next().is_some_and(group) {
            return None;
        }
        match self.wants {
            Wants::Person(gender) => {
                let fits =
                    c.kind == EntityKind::Person && c.number != Number::Plural && genders_agree(gender, c.gender);
                fits.then_some(
                    if c.gender == gender { 1.0 } else { GENDER_UNKNOWN } * if c.named { 1.0 } else { UNNAMED },
                )
            }
            Wants::Thing => {
                use EntityKind::*;
                let fits =
                    matches!(c.kind, Organization | Place | Event | Product | Other) && c.number != Number::Plural;
                fits.then_some(1.0)
            }
            Wants::Many => match (c.number, c.kind) {
                (_, EntityKind::Date | EntityKind::Money | EntityKind::Role) => None,
                (Number::Plural, _) => Some(1.0),
                (_, EntityKind::Organization) => Some(0.7),
                _ => Some(0.3),
            },
        }
    }

    /// The entities that it may mean with how much each stands out, the one that does most first, and what the construction says
    /// of them.
    pub(super) fn candidates(&self, barred: &[usize]) -> (Salient, Vec<(usize, Favour)>) {
        let here = self.parse().tokens[self.head].sentence;
        let favoured = self.favoured();
        let mut scores = Salient::new();
        let paragraph = self.parse().sentences[here].paragraph;
        let mut fade = 1.0;
        for sentence in (here.saturating_sub(self.wants.reach())..=here).rev() {
            if self.parse().sentences[sentence].paragraph + 3 < paragraph {
                break;
            }
            self.score_sentence(sentence, fade, barred, &mut scores);
            fade *= FADE;
        }
        // "Dahl left, and in [her] speech Berg": there was someone before
        let earlier = !scores.is_empty()
            && scores.iter().any(|(c, _)| {
                self.clusters.list[*c].last_before(self.head).is_some_and(|w| self.parse().tokens[w].sentence == here)
            });
        let fronted = self.add_cataphora(barred, &mut scores);
        for (cluster, score) in &mut scores {
            *score += favoured.iter().filter(|(c, ..)| c == cluster).map(|(_, _, bonus)| bonus).sum::<f32>();
            *score *= self.agrees(*cluster).unwrap_or(0.0);
        }
        scores.retain(|(_, score)| *score > 0.0);
        scores.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let fronted = fronted.map(|cluster| (cluster, if earlier { Favour::FrontedLate } else { Favour::Fronted }));
        (scores, favoured.into_iter().map(|(cluster, favour, _)| (cluster, favour)).chain(fronted).collect())
    }

    /// Adds what each cluster's most salient mention in a sentence gives.
    fn score_sentence(&self, sentence: usize, fade: f32, barred: &[usize], scores: &mut Vec<(usize, f32)>) {
        let list = &self.text.mentions.list;
        let quote = quotes::at(self.text.quotes, self.head);
        let mine = self.salience.place(self.mention);
        let mut best: Vec<(usize, f32)> = Vec::new();
        let mentions = self.salience.mentions(sentence);
        let past = mentions.partition_point(|&m| list[m].head < self.head);
        for &m in mentions[..past].iter().rev().take(LOOK_AT) {
            let Some(cluster) = self.clusters.of(m) else { continue };
            if m == self.mention || barred.contains(&cluster) || self.agrees(cluster).is_none() {
                continue;
            }
            // "Dahl is a lawyer. He" means Dahl.
            if self.parse().dependent(list[m].head, Deprel::Cop).is_some() {
                continue;
            }
            let place = self.salience.place(m);
            let mut score = weight(place);
            if place == mine {
                score += PARALLEL;
            }
            // "He went to Oslo. It": the place where something happens is seldom meant.
            if self.wants == Wants::Thing && place == Place::Oblique && list[m].kind == EntityKind::Place {
                score *= 0.6;
            }
            let its = quotes::at(self.text.quotes, list[m].head);
            if its != quote && its.is_some() {
                score *= OTHER_QUOTE;
            }
            let distance = (self.head - list[m].head).min(60) as f32;
            score = (score - distance * DISTANCE) * fade;
            match best.iter_mut().find(|(c, _)| *c == cluster) {
                Some((_, old)) => *old = old.max(score),
                None => best.push((cluster, score)),
            }
        }
        for (cluster, score) in best {
            match scores.iter_mut().find(|(c, _)| *c == cluster) {
                Some((_, sum)) => *sum += score,
                None => scores.push((cluster, score)),
            }
        }
    }

    /// "In his speech, Dahl said": the pronoun in a fronted phrase may mean the subject that follows.
    fn add_cataphora(&self, barred: &[usize], scores: &mut Vec<(usize, f32)>) -> Option<usize> {
        let parse = self.parse();
        let mut at = self.head;
        while let Some(head) = parse.tokens[at].head {
            let fronted = matches!(parse.tokens[at].deprel, Deprel::Obl | Deprel::Advcl);
            if fronted
                && head > at
                && let Some(subject) = syntax::own_subject(parse, head).filter(|&s| s > at)
            {
                // "In her speech, the orphan Dahl": by the noun or the name
                let beside = parse.children(subject).iter().copied();
                let beside = beside.filter(|&c| {
                    matches!(parse.tokens[c].deprel, Deprel::Appos | Deprel::Flat | Deprel::NmodDesc | Deprel::Compound)
                });
                let named = std::iter::once(subject).chain(beside).find_map(|word| {
                    let mention = self.salience.mention_at(word)?;
                    let me = &self.text.mentions.list[mention];
                    (me.form == MentionForm::Name && (word == subject || me.kind == EntityKind::Person))
                        .then_some(mention)
                });
                if let Some(cluster) = named.and_then(|m| self.clusters.of(m))
                    && !barred.contains(&cluster)
                    && self.agrees(cluster).is_some()
                {
                    match scores.iter_mut().find(|(c, _)| *c == cluster) {
                        Some((_, sum)) => *sum += FRONTED,
                        None => scores.push((cluster, FRONTED)),
                    }
                    return Some(cluster);
                }
                return None;
            }
            at = head;
        }
        None
    }

    /// Clusters that the construction speaks for, with how much.
    fn favoured(&self) -> Vec<(usize, Favour, f32)> {
        let parse = self.parse();
        let mut favoured = Vec::new();
        let Some(clause) = self.clause() else { return favoured };
        let mut favour = |word: Option<usize>, favour: Favour, bonus: f32| {
            favoured.extend(word.and_then(|w| self.cluster_at(w)).map(|cluster| (cluster, favour, bonus)));
        };
        if parse.tokens[self.head].deprel == Deprel::NmodPoss {
            favour(syntax::subject(parse, clause), Favour::OwnSubject, OWN_SUBJECT);
            let owned = parse.tokens[self.head].head.map(|owned| &parse.tokens[owned]);
            let first = owned.filter(|owned| owned.deprel == Deprel::Conj).and_then(|owned| owned.head);
            favour(first.map(|first| conjunct_before(parse, first, self.head)), Favour::JoinedOwner, JOINED_OWNER);
        }
        if matches!(self.wants, Wants::Person(_)) {
            favour(judged(parse, self.head, clause), Favour::Judged, JUDGED);
        }
        favour(relative_noun(parse, clause), Favour::Relative, RELATIVE);
        if self.salience.place(self.mention) != Place::Subject {
            return favoured;
        }
        // "rejected the accusation that it had paid": the one who rejected it
        let noun = parse.tokens[clause].head.filter(|&h| !syntax::is_clause(parse, h));
        let about = matches!(parse.tokens[clause].deprel, Deprel::Acl | Deprel::Ccomp);
        if let Some(above) = noun.filter(|_| about).and_then(|noun| syntax::clause_of(parse, noun)) {
            favour(syntax::subject(parse, above), Favour::Complement, GOVERNING_SUBJECT);
        }
        if let Some(governor) = parse.tokens[clause].head.filter(|&h| syntax::is_clause(parse, h)) {
            match parse.tokens[clause].deprel {
                // "Dahl said that he ..."
                Deprel::Ccomp => favour(syntax::subject(parse, governor), Favour::Complement, GOVERNING_SUBJECT),
                Deprel::Advcl => favour(syntax::subject(parse, governor), Favour::Adverbial, GOVERNING_SUBJECT),
                Deprel::Conj => match parallel_complement(parse, governor, clause) {
                    // "Dahl said that Berg had not come, but he had called"
                    Some(complement) => {
                        favour(syntax::own_subject(parse, complement), Favour::JoinedSubject, JOINED_SUBJECT);
                    }
                    None => favour(syntax::own_subject(parse, governor), Favour::JoinedSubject, JOINED_SUBJECT),
                },
                _ => {}
            }
        }
        // "It rains", he said: whoever spoke last goes on.
        let quoted = quotes::at(self.text.quotes, self.head).is_some();
        if !quoted
            && speakers::speaks(parse, clause)
            && let Some(last) = self.speakers.last(self.text, clause)
        {
            let asked = parse.dependents(clause, Deprel::Advcl).any(|a| &*parse.tokens[a].lemma == "ask");
            // "Asked about the deal, he replied": by others, not by who spoke last
            if speakers::answers(parse, clause) && !asked {
                favour(last.listener, Favour::Listener, LISTENER);
                favour(Some(last.speaker), Favour::NotLastSpeaker, -LAST_SPEAKER);
            } else {
                let (kind, bonus) = match speakers::goes_on(parse, clause) {
                    true => (Favour::GoesOn, GOES_ON),
                    false if last.far => (Favour::FarSpeaker, FAR_SPEAKER),
                    false => (Favour::LastSpeaker, LAST_SPEAKER),
                };
                // "the nominee" of the sentence before may be Dahl himself: better Dahl
                let named = self.cluster_at(last.speaker).is_some_and(|c| self.clusters.list[c].named);
                favour(Some(last.speaker), kind, if named { bonus } else { bonus * UNNAMED_SPEAKER });
            }
        }
        favoured
    }
}

/// Who is praised or punished, where the pronoun stands in the reason: "praised [Dahl] for her courage", "sacked [Dahl] because she was
/// late". "After" tells a reason with punishments alone: "replaced Dahl after she won" says nothing.
fn judged(parse: &Parse, pronoun: usize, clause: usize) -> Option<usize> {
    let token = &parse.tokens[pronoun];
    let owned = token.head.filter(|&owned| {
        token.deprel == Deprel::NmodPoss && parse.tokens[owned].deprel == Deprel::Obl && parse.case_of(owned) == "for"
    });
    let subject = matches!(token.deprel, Deprel::Nsubj | Deprel::NsubjPass) && token.head == Some(clause);
    let reason = || (subject && parse.tokens[clause].deprel == Deprel::Advcl).then_some(clause);
    let within = owned.or_else(reason)?;
    let after = match &*parse.mark_of(within) {
        _ if owned.is_some() => false,
        "after" => true,
        // not "because she wanted a younger one": whoever acts
        "because" if !matches!(&*parse.tokens[within].lemma, "want" | "need" | "hope" | "fear" | "believe") => false,
        _ => return None,
    };
    let verb = parse.tokens[within].head?;
    let lemma = &*parse.tokens[verb].lemma;
    if !statements::PUNISHES.has(lemma) && (after || !statements::REPAYS.has(lemma)) {
        return None;
    }
    parse.dependent(verb, Deprel::NsubjPass).or_else(|| parse.dependent(verb, Deprel::Obj))
}

/// The last of what is coordinated before a word: "Sund, [Dahl] and her husband".
fn conjunct_before(parse: &Parse, first: usize, word: usize) -> usize {
    parse.dependents(first, Deprel::Conj).take_while(|&c| c < word).last().unwrap_or(first)
}

/// The noun that a relative clause is about and that is the subject of the given clause in it: "a singer who tried to
/// [promote] his band".
fn relative_noun(parse: &Parse, clause: usize) -> Option<usize> {
    let mut at = clause;
    while matches!(parse.tokens[at].deprel, Deprel::Xcomp | Deprel::Conj | Deprel::Advcl)
        && syntax::own_subject(parse, at).is_none()
    {
        at = parse.tokens[at].head?;
    }
    let noun = parse.tokens[at].head?;
    let relative = matches!(parse.tokens[at].deprel, Deprel::AclRelcl | Deprel::Acl);
    (relative && syntax::subject(parse, at) == Some(noun)).then_some(noun)
}

/// A complement between two coordinated clauses that is built like the second rather than like the first: then the second
/// belongs to the complement, whatever the tree says. "Dahl said that Berg [had] not come, but he [had] called."
fn parallel_complement(parse: &Parse, first: usize, second: usize) -> Option<usize> {
    let auxiliaries = |clause: usize| -> Vec<String> {
        let aux = parse.children(clause).iter().filter(|&&c| parse.tokens[c].deprel == Deprel::Aux);
        aux.map(|&c| parse.word(c).to_lowercase()).collect()
    };
    let wanted = auxiliaries(second);
    let complement = parse.dependents(first, Deprel::Ccomp).find(|&c| first < c && c < second)?;
    (!wanted.is_empty() && auxiliaries(complement) == wanted && auxiliaries(first) != wanted).then_some(complement)
}
