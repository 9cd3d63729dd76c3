//! "Berg said the fair was small, adding that it rained", "The fair was small, Berg said, adding that it rained": the participle goes
//! on with the report, though the tree attaches it to what is said, so that the fair would add this.

use std::ops::Range;

use super::source_of;
use super::word_sets::ranges;
use crate::clauses::syntax;
use crate::lexicon::vocabulary::{closed_classes, predicates, statements};
use crate::quotes::{self, Quote};
use crate::{Clause, Clauses, Deprel, NameLabel, NominalClass, Parse, Slot, Upos};

/// How many words lie between a report and its participle: "said that she wants to help those who can give rooms, adding that".
const DEPTH: usize = 12;

/// Who says what the clause says: for a participle whoever speaks in its sentence, or its own subject if that can speak at all.
pub(super) fn source(
    parse: &Parse,
    clauses: &Clauses,
    quotes: &[Quote],
    clause: &Clause,
    source: usize,
) -> Option<usize> {
    let inferred = clause.argument(&Slot::Subject).is_some_and(|a| a.inferred);
    if !inferred || !is_participle(parse, clause.carrier) {
        return Some(source);
    }
    let speaks = can_speak(parse, source);
    // "[urged] members to sell the boat, saying that it is heavy": not the members, who are only to sell it
    let borrowed = parse.tokens[clause.carrier].head.is_some_and(|g| !syntax::has_subject(parse, g));
    let parted = closed_classes::DASHES.has(parse.word(clause.carrier - 1));
    if speaks && !borrowed && !parted && !statements::SAYS_MORE.has(&clause.lemma) {
        return Some(source);
    }
    if shows_by_itself(parse, quotes, clause, source) {
        return None;
    }
    let is_utterance = |w: usize| is_report(parse, quotes, w) || borrowed && is_speech(parse, quotes, w);
    let reporter = reporter(parse, clauses, quotes, clause.carrier, is_utterance);
    // "Berg said men in black — implying soldiers — had come": no word of the men
    reporter
        .or_else(|| Some(source).filter(|_| speaks && !parted))
        .or_else(|| reporter_before(parse, clauses, quotes, clause).filter(|_| !parted))
}

/// "The town keeps repairing it, indicating that it leaks": not the town's word, but what the author concludes. People may show
/// something by a sign ("she nodded, indicating that"), and speakers go on with what they say.
pub(super) fn shows_by_itself(parse: &Parse, quotes: &[Quote], clause: &Clause, source: usize) -> bool {
    let person = parse.tokens[source].nominal == NominalClass::Person
        || parse.tokens[source].upos == Upos::Pron
        || parse.name_at(source).is_some_and(|n| n.label == NameLabel::Person);
    clause.argument(&Slot::Subject).is_some_and(|a| a.inferred)
        && statements::SHOWS.has(&clause.lemma)
        && is_participle(parse, clause.carrier)
        && !person
        && !statements::SPEAKER.has(&parse.tokens[source].lemma.to_lowercase())
        && !above(parse, clause.carrier).take(DEPTH).any(|a| is_report(parse, quotes, a))
        && !beside_report(parse, quotes, clause.carrier)
}

/// "The fair was small, Berg said, indicating that"
fn beside_report(parse: &Parse, quotes: &[Quote], participle: usize) -> bool {
    let mut over = above(parse, participle).take(DEPTH);
    over.any(|a| parse.dependents(a, Deprel::Parataxis).any(|r| r < participle && is_report(parse, quotes, r)))
}

/// "Berg said the fair was small. This caused anger, adding that it rained": where nothing in the sentence can speak, the participle
/// goes on with the report of the sentence before.
fn reporter_before(parse: &Parse, clauses: &Clauses, quotes: &[Quote], clause: &Clause) -> Option<usize> {
    let here = parse.sentence_of(clause.head);
    let before = parse.sentence_number(clause.head).checked_sub(1).map(|s| &parse.sentences[s])?;
    if before.paragraph != here.paragraph || !statements::SAYS_MORE.has(&clause.lemma) {
        return None;
    }
    let report = before.tokens.clone().rev().find(|&w| is_report(parse, quotes, w))?;
    source_of(clauses.at(report)?).filter(|&s| parse.tokens[s].upos == Upos::Pron || can_speak(parse, s))
}

/// What is said without the participles that go on with the report: these are reports of their own.
pub(super) fn without(
    parse: &Parse,
    quotes: &[Quote],
    clause: &Clause,
    content: Vec<Range<usize>>,
) -> Vec<Range<usize>> {
    let goes_on = |w: &usize| {
        *w > clause.head
            && is_participle(parse, *w)
            && statements::SAYS_MORE.has(&parse.tokens[*w].lemma)
            && quotes::around(quotes, *w).is_none()
            // "stressing the need" tells nothing of its own
            && parse.dependent(*w, Deprel::Ccomp).is_some()
            && above(parse, *w).take(DEPTH).find(|&a| is_report(parse, quotes, a)) == Some(clause.carrier)
    };
    let words = content.iter().cloned().flatten();
    let cut: Vec<usize> = words.filter(goes_on).flat_map(|w| parse.subtree(w)).collect();
    if cut.is_empty() {
        return content;
    }
    ranges(&content.into_iter().flatten().filter(|w| !cut.contains(w)).collect::<Vec<_>>())
}

/// The speaker of the report that a participle goes on with: of what it depends on, or of a report beside that.
fn reporter(
    parse: &Parse,
    clauses: &Clauses,
    quotes: &[Quote],
    participle: usize,
    is_utterance: impl Fn(usize) -> bool,
) -> Option<usize> {
    let beside = |above: usize| {
        let reports = parse.dependents(above, Deprel::Parataxis).filter(move |&r| r < participle);
        reports.filter(|&r| is_report(parse, quotes, r)).last()
    };
    // "Berg praised the plan, noting that it is cheap, the agency reported": the agency reports all of it
    let before = |a: usize| a < participle && is_utterance(a);
    let report = above(parse, participle).take(DEPTH).find_map(|a| if before(a) { Some(a) } else { beside(a) })?;
    source_of(clauses.at(report)?)
        .filter(|&s| quotes::around(quotes, s).is_none() && (parse.tokens[s].upos == Upos::Pron || can_speak(parse, s)))
}

/// The words that govern a word, the nearest first.
fn above(parse: &Parse, word: usize) -> impl Iterator<Item = usize> + '_ {
    std::iter::successors(parse.tokens[word].head, |&w| parse.tokens[w].head)
}

/// A verb of saying with a subject of its own.
fn is_report(parse: &Parse, quotes: &[Quote], word: usize) -> bool {
    let lemma = &parse.tokens[word].lemma;
    // "the judge held that", but "held a meeting"
    let finds = || statements::FINDS.has(lemma) && parse.dependent(word, Deprel::Ccomp).is_some();
    stands_by_itself(parse, quotes, word) && (predicates::REPORTING.has(lemma) || finds())
}

/// A verb by which somebody speaks to others or of something, with a subject of its own: "advised them to leave", "praised the plan".
fn is_speech(parse: &Parse, quotes: &[Quote], word: usize) -> bool {
    let lemma = &parse.tokens[word].lemma;
    let speaks = [statements::URGES, statements::JUDGES, statements::SPEAKS_OF, statements::FINDS];
    stands_by_itself(parse, quotes, word) && speaks.into_iter().any(|class| class.has(lemma))
}

/// A verb with a subject, outside of quotations.
fn stands_by_itself(parse: &Parse, quotes: &[Quote], word: usize) -> bool {
    parse.tokens[word].upos == Upos::Verb && syntax::has_subject(parse, word) && quotes::around(quotes, word).is_none()
}

/// ", adding"
fn is_participle(parse: &Parse, verb: usize) -> bool {
    let token = &parse.tokens[verb];
    token.deprel == Deprel::Advcl
        && verb > 0
        && parse.word(verb).ends_with("ing")
        && parse.tokens[verb - 1].upos == Upos::Punct
}

/// False for a fair, a year and a bridge; a study and a letter may well say something.
fn can_speak(parse: &Parse, noun: usize) -> bool {
    let token = &parse.tokens[noun];
    let name = parse.name_at(noun).map(|n| n.label);
    let thing = matches!(
        token.nominal,
        NominalClass::Event
            | NominalClass::Time
            | NominalClass::Abstract
            | NominalClass::Object
            | NominalClass::Substance
    );
    let named = matches!(name, Some(NameLabel::Person | NameLabel::Organization));
    named || !thing || statements::SPEAKER.has(&token.lemma.to_lowercase())
}
