//! What the sentence of a fact is like, and who is said to say it.

use super::super::drafts::Draft;
use super::super::knowledge::Knowledge;
use super::log;
use crate::lexicon::vocabulary::closed_classes;
use crate::{AttributionKind, MentionForm, Sign, Signs};

/// What the sentence is like: of long, pieced or spoken sentences less is read rightly.
pub(super) fn of_sentence(known: &Knowledge, draft: &Draft, signs: Signs) -> Signs {
    let parse = known.parse;
    let number = parse.sentence_number(draft.anchor);
    let sentence = || super::sentence_around(parse, draft.anchor);
    let (mut commas, mut capitals, mut colon, mut dash, mut asks) = (0, 0, false, false, false);
    for word in sentence().map(|w| parse.word(w)) {
        match word {
            "," => commas += 1,
            ":" | ";" => colon = true,
            "-" | "–" | "—" | "(" => dash = true,
            "?" | "!" => asks = true,
            _ => capitals += usize::from(word.starts_with(char::is_uppercase)),
        }
    }
    let speaks = |w: usize| {
        let form = parse.lower(w);
        closed_classes::FIRST_PERSON.has(&form) || closed_classes::SECOND_PERSON.has(&form)
    };
    signs
        .with(Sign::First, number == 0)
        .valued(Sign::Late, log(number))
        .valued(Sign::Commas, log(commas))
        .with(Sign::Colon, colon)
        .with(Sign::Dash, dash)
        .with(Sign::Asks, asks)
        .valued(Sign::Capitals, capitals as f32 / sentence().len().max(1) as f32)
        .with(Sign::Spoken, sentence().any(speaks))
        .valued(Sign::WeakestOfSentence, parse.tokens[sentence()].iter().map(|t| t.score).fold(1.0, f32::min))
}

/// Who says it, how that was found, and whether somebody may have said it of whom nothing is known.
pub(super) fn of_source(known: &Knowledge, draft: &Draft, signs: Signs) -> Signs {
    let parse = known.parse;
    let number = parse.sentence_number(draft.anchor);
    let Some(claim) = known.clauses.claim_at.at(draft.anchor).map(|c| &known.clauses.claims[c]) else {
        let start = parse.sentences[number].tokens.start;
        let marks = (start..draft.anchor).filter(|&w| closed_classes::DOUBLE_QUOTATION_MARKS.has(parse.word(w)));
        return signs.with(Sign::InQuotes, marks.count() % 2 == 1);
    };
    let source = claim.source;
    let is_pronoun = |w: usize| known.mention(w).is_some_and(|(_, m)| m.form == MentionForm::Pronoun);
    let apart = source.map_or(0, |s| number.abs_diff(parse.sentence_number(s)));
    let entity = |w: usize| known.entity(w).map(|e| e.id);
    let is_subject = |s: usize| s == draft.subject || entity(s).is_some_and(|e| entity(draft.subject) == Some(e));
    signs
        .with(Sign::ClaimBefore, number > 0 && speaks(known, number - 1))
        .with(Sign::Direct, claim.kind == AttributionKind::Direct)
        .with(Sign::SourcePronoun, source.is_some_and(is_pronoun))
        .valued(Sign::SourceApart, log(apart))
        .with(Sign::SourceNested, claim.outer.is_some())
        .with(Sign::SourceIsSubject, source.is_some_and(is_subject))
}

/// Whether the main clause of a sentence is somebody's words, or reports some.
fn speaks(known: &Knowledge, sentence: usize) -> bool {
    let mut words = known.parse.sentences[sentence].tokens.clone();
    let root = words.find(|&w| known.parse.tokens[w].head.is_none());
    root.is_some_and(|w| known.clauses.claim_at.at(w).is_some() || known.cues.contains(&w))
}
