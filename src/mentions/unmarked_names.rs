//! Names that the network left out: words for nations, and people who are named after a title.

use std::ops::Range;

use super::names::{Draft, is_epithet};
use crate::lexicon::{self, NationWord};
use crate::{Deprel, NameLabel, Parse, Upos};

/// Adds them to the drafts, which stay in the order of the text.
pub(super) fn add(parse: &Parse, drafts: &mut Vec<Draft>) {
    const SCORE_OF_NATIONS: f32 = 0.7;
    const SCORE_OF_PEOPLE: f32 = 0.5;
    let mut marked = vec![false; parse.tokens.len()];
    for draft in drafts.iter() {
        marked[draft.tokens.clone()].fill(true);
    }
    let before = drafts.len();
    for i in 0..parse.tokens.len() {
        if marked[i] {
            continue;
        }
        let word = parse.word(i);
        if !word.starts_with(char::is_uppercase) || is_epithet(parse, i) {
            continue;
        }
        if let Some((tokens, label)) = nation_at(parse, i, &marked) {
            marked[tokens.clone()].fill(true);
            drafts.push(Draft { tokens, label, score: SCORE_OF_NATIONS });
        } else if let Some(tokens) = person_at(parse, i, &marked) {
            marked[tokens.clone()].fill(true);
            drafts.push(Draft { tokens, label: NameLabel::Person, score: SCORE_OF_PEOPLE });
        }
    }
    if drafts.len() > before {
        drafts.sort_by_key(|draft| draft.tokens.start);
    }
}

/// "Irish", "Russians", "South Korea"; not the "Georgia" of "Georgia Brown".
fn nation_at(parse: &Parse, i: usize, marked: &[bool]) -> Option<(Range<usize>, NameLabel)> {
    let sentence = parse.sentence_of(i).tokens.end;
    for len in [3, 2, 1] {
        let tokens = i..i + len;
        if tokens.end > sentence || tokens.clone().any(|t| marked[t] || is_epithet(parse, t)) {
            continue;
        }
        let words = &parse.text[parse.span_of(tokens.clone())];
        let Some(nation) = lexicon::nation_of(words) else { continue };
        let head = &parse.tokens[parse.head_of(tokens.clone())];
        let nominal = matches!(head.upos, Upos::Propn | Upos::Noun | Upos::Adj);
        let in_other_name = matches!(head.deprel, Deprel::Flat | Deprel::Goeswith)
            || marked.get(tokens.end) == Some(&true)
                && head.deprel == Deprel::Compound
                && nation.word == NationWord::Capital;
        let label = match nation.word {
            NationWord::Country | NationWord::Capital if head.upos == Upos::Propn => NameLabel::Location,
            // "Pole", "Turk" and "Kiwi" are other words too when they open a sentence
            NationWord::Adjective => NameLabel::Norp,
            NationWord::Demonym if i > parse.sentence_of(i).tokens.start => NameLabel::Norp,
            NationWord::Seat if head.upos == Upos::Propn && (len > 1 || words.len() > 5) => NameLabel::Organization,
            _ => continue,
        };
        if nominal && !in_other_name {
            return Some((tokens, label));
        }
    }
    None
}

/// The proper name after a title that the network did not mark: "Minister [Quill]".
fn person_at(parse: &Parse, i: usize, marked: &[bool]) -> Option<Range<usize>> {
    let is_name = |t: usize| parse.tokens[t].upos == Upos::Propn && !marked[t] && !lexicon::is_role(parse.word(t));
    if !is_name(i) || i == 0 || marked[i - 1] || parse.tokens[i - 1].sentence != parse.tokens[i].sentence {
        return None;
    }
    let before = &parse.tokens[i - 1];
    let titled = before.head == Some(i) && before.deprel == Deprel::NmodDesc
        || parse.tokens[i].head == Some(i - 1) && matches!(parse.tokens[i].deprel, Deprel::Appos | Deprel::Flat);
    let title = lexicon::is_role(&lexicon::lemma(parse.word(i - 1), Upos::Noun))
        || lexicon::honorific(parse.word(i - 1)).is_some();
    if !titled || !title || lexicon::time_word(parse.word(i)).is_some() {
        return None;
    }
    let sentence = parse.sentence_of(i - 1).tokens.end;
    let end = (i + 1..sentence).find(|&t| !is_name(t) || parse.tokens[t].deprel != Deprel::Flat).unwrap_or(sentence);
    Some(i..end)
}
