//! Constructions that speak for an antecedent: "Dahl said that [she]", "Dahl and [her] husband", “It rains”, [she] added.

use std::borrow::Cow;

use super::{AntecedentType, Pronoun};
use crate::coref::speakers;
use crate::coref::syntax::{self, Position};
use crate::lexicon::vocabulary::{coreference, statements};
use crate::{Deprel, Parse, quotes};

// What each is worth, beside the position of the antecedent. Tuned on the development part of GAP (Webster et al. 2018).

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
/// What is left of these where whoever spoke last has no name: a factor.
const UNNAMED_SPEAKER: f32 = 0.3;
/// “It rains”, [she] added: whoever spoke last, with hardly a doubt.
const GOES_ON: f32 = 500.0;
/// “Does it rain?” Dahl asked Berg. “No”, [he] replied: the one who was spoken to.
const LISTENER: f32 = 300.0;
/// "praised Dahl for [her] courage", "sacked Dahl because [she]": who was praised or sacked. By judgement.
const JUDGED: f32 = 300.0;
/// "a singer who loves [her] band": the noun that the relative clause is about.
const RELATIVE: f32 = 220.0;

/// What a construction says of an antecedent. (The feature `Favour` knows them by their numbers.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::coref) enum Construction {
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
const _: () = assert!(Construction::Judged as usize == 13);

/// A cluster that a construction speaks for, and how much.
pub(super) type Favoured = (usize, Construction, f32);

impl Pronoun<'_, '_> {
    /// The clusters that constructions speak for.
    pub(super) fn favoured(&self) -> Vec<Favoured> {
        let parse = self.parse();
        let mut favoured = Vec::new();
        let Some(clause) = self.clause() else { return favoured };
        if parse.tokens[self.head].deprel == Deprel::NmodPoss {
            self.favour(&mut favoured, syntax::subject(parse, clause), Construction::OwnSubject, OWN_SUBJECT);
            let owned = parse.tokens[self.head].head.map(|owned| &parse.tokens[owned]);
            let first = owned.filter(|owned| owned.deprel == Deprel::Conj).and_then(|owned| owned.head);
            let joined = first.map(|first| conjunct_before(parse, first, self.head));
            self.favour(&mut favoured, joined, Construction::JoinedOwner, JOINED_OWNER);
        }
        if matches!(self.antecedent, AntecedentType::Person(_)) {
            self.favour(&mut favoured, judged(parse, self.head, clause), Construction::Judged, JUDGED);
        }
        self.favour(&mut favoured, relative_noun(parse, clause), Construction::Relative, RELATIVE);
        if self.salience.position(self.mention) == Position::Subject {
            self.favour_governing_subject(&mut favoured, clause);
            self.favour_speaker(&mut favoured, clause);
        }
        favoured
    }

    fn favour(&self, favoured: &mut Vec<Favoured>, word: Option<usize>, construction: Construction, bonus: f32) {
        favoured.extend(word.and_then(|w| self.cluster_at(w)).map(|cluster| (cluster, construction, bonus)));
    }

    /// The subject of the clause that the pronoun's clause belongs to.
    fn favour_governing_subject(&self, favoured: &mut Vec<Favoured>, clause: usize) {
        let parse = self.parse();
        let subject = |clause: usize| syntax::subject(parse, clause);
        // "rejected the accusation that it had paid": the one who rejected it
        let noun = parse.tokens[clause].head.filter(|&h| !syntax::is_clause(parse, h));
        let about = matches!(parse.tokens[clause].deprel, Deprel::Acl | Deprel::Ccomp);
        if let Some(above) = noun.filter(|_| about).and_then(|noun| syntax::clause_of(parse, noun)) {
            self.favour(favoured, subject(above), Construction::Complement, GOVERNING_SUBJECT);
        }
        let Some(governor) = parse.tokens[clause].head.filter(|&h| syntax::is_clause(parse, h)) else { return };
        match parse.tokens[clause].deprel {
            // "Dahl said that he ..."
            Deprel::Ccomp => self.favour(favoured, subject(governor), Construction::Complement, GOVERNING_SUBJECT),
            Deprel::Advcl => self.favour(favoured, subject(governor), Construction::Adverbial, GOVERNING_SUBJECT),
            // "Dahl said that Berg had not come, but he had called"
            Deprel::Conj => {
                let parallel = parallel_complement(parse, governor, clause).unwrap_or(governor);
                let subject = syntax::overt_subject(parse, parallel);
                self.favour(favoured, subject, Construction::JoinedSubject, JOINED_SUBJECT);
            }
            _ => {}
        }
    }

    /// “It rains”, he said: whoever spoke last goes on.
    fn favour_speaker(&self, favoured: &mut Vec<Favoured>, clause: usize) {
        let parse = self.parse();
        if quotes::at(self.text.quotes, self.head).is_some() || !speakers::speaks(parse, clause) {
            return;
        }
        let Some(last) = self.speakers.last(self.text, clause) else { return };
        // "Asked about the deal, he replied": asked by others, not by whoever spoke last
        let asked = parse.dependents(clause, Deprel::Advcl).any(|a| &*parse.tokens[a].lemma == "ask");
        if speakers::answers(parse, clause) && !asked {
            self.favour(favoured, last.listener, Construction::Listener, LISTENER);
            self.favour(favoured, Some(last.speaker), Construction::NotLastSpeaker, -LAST_SPEAKER);
            return;
        }
        let (construction, bonus) = match speakers::goes_on(parse, clause) {
            true => (Construction::GoesOn, GOES_ON),
            false if last.far => (Construction::FarSpeaker, FAR_SPEAKER),
            false => (Construction::LastSpeaker, LAST_SPEAKER),
        };
        // "the nominee" of the sentence before may be Dahl too: then better Dahl.
        let named = self.cluster_at(last.speaker).is_some_and(|c| self.clusters.list[c].named);
        let bonus = if named { bonus } else { bonus * UNNAMED_SPEAKER };
        self.favour(favoured, Some(last.speaker), construction, bonus);
    }
}

/// Who is praised or punished, where the pronoun stands in the reason: "praised [Dahl] for her courage", "sacked [Dahl] because she was
/// late". With "after", only a punishment has its reason there: "replaced Dahl after she won" says nothing.
fn judged(parse: &Parse, pronoun: usize, clause: usize) -> Option<usize> {
    let token = &parse.tokens[pronoun];
    let owned = token.head.filter(|&owned| {
        token.deprel == Deprel::NmodPoss && parse.tokens[owned].deprel == Deprel::Obl && parse.case_of(owned) == "for"
    });
    let subject = token.deprel.is_subject() && token.head == Some(clause);
    let reason = || (subject && parse.tokens[clause].deprel == Deprel::Advcl).then_some(clause);
    let within = owned.or_else(reason)?;
    let after = match &*parse.mark_of(within) {
        _ if owned.is_some() => false,
        "after" => true,
        // not "because she wanted a younger one": that is who acts
        "because" if !coreference::OWN_MOTIVES.has(&parse.tokens[within].lemma) => false,
        _ => return None,
    };
    let verb = parse.tokens[within].head?;
    let lemma = &*parse.tokens[verb].lemma;
    if !statements::PUNISHES.has(lemma) && (after || !statements::REPAYS.has(lemma)) {
        return None;
    }
    parse.dependent(verb, Deprel::NsubjPass).or_else(|| parse.dependent(verb, Deprel::Obj))
}

/// The last conjunct before a word: "Sund, [Dahl] and her husband".
fn conjunct_before(parse: &Parse, first: usize, word: usize) -> usize {
    parse.dependents(first, Deprel::Conj).take_while(|&c| c < word).last().unwrap_or(first)
}

/// The noun that a relative clause is about and that is the subject of the given clause in it: "a singer who tried to
/// [promote] his band".
fn relative_noun(parse: &Parse, clause: usize) -> Option<usize> {
    let mut at = clause;
    while matches!(parse.tokens[at].deprel, Deprel::Xcomp | Deprel::Conj | Deprel::Advcl)
        && syntax::overt_subject(parse, at).is_none()
    {
        at = parse.tokens[at].head?;
    }
    let noun = parse.tokens[at].head?;
    let relative = matches!(parse.tokens[at].deprel, Deprel::AclRelcl | Deprel::Acl);
    (relative && syntax::subject(parse, at) == Some(noun)).then_some(noun)
}

/// A complement between two coordinated clauses that is built like the second and not like the first: the second then belongs
/// to the complement, whatever the tree says. "Dahl said that Berg [had] not come, but he [had] called."
fn parallel_complement(parse: &Parse, first: usize, second: usize) -> Option<usize> {
    let auxiliaries = |clause: usize| -> Vec<Cow<str>> {
        let aux = parse.children(clause).iter().filter(|&&c| parse.tokens[c].deprel == Deprel::Aux);
        aux.map(|&c| parse.lower(c)).collect()
    };
    let of_second = auxiliaries(second);
    let complement = parse.dependents(first, Deprel::Ccomp).find(|&c| first < c && c < second)?;
    (!of_second.is_empty() && auxiliaries(complement) == of_second && auxiliaries(first) != of_second)
        .then_some(complement)
}
