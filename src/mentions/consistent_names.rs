//! The same words name the same thing throughout a text.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::names::{Draft, text};
use crate::lexicon;
use crate::lexicon::vocabulary::entities;
use crate::{Deprel, NameLabel, Parse, Upos};

/// Makes one string mean one thing in a text: a doubtful label yields to what the same words are elsewhere, and the last
/// word of a person's full name is that person where the network saw no name.
pub(super) fn agree(parse: &Parse, drafts: &mut Vec<Draft>) {
    /// The share of the votes, each as heavy as its score, that a label needs: there can be no tie.
    const MAJORITY: f32 = 0.75;
    /// Below this score a single word that is somebody's family name is taken for that person.
    const DOUBTFUL: f32 = 0.8;
    let mut votes: FxHashMap<String, BTreeMap<NameLabel, f32>> = FxHashMap::default();
    let mut surnames: FxHashSet<&str> = FxHashSet::default();
    for draft in drafts.iter() {
        *votes.entry(text(parse, &draft.tokens).to_lowercase()).or_default().entry(draft.label).or_default() +=
            draft.score;
        if draft.label == NameLabel::Person && draft.tokens.len() > 1 {
            surnames.insert(parse.word(draft.tokens.end - 1));
        }
    }
    for draft in drafts.iter_mut() {
        let words = text(parse, &draft.tokens);
        let Some(tally) = votes.get(&words.to_lowercase()) else { continue };
        let total: f32 = tally.values().sum();
        if let Some((&label, _)) = tally.iter().find(|(_, votes)| **votes >= MAJORITY * total)
            && draft.label != label
            && !matches!(draft.label, NameLabel::Date | NameLabel::Money)
        {
            draft.label = label;
        }
        if draft.label != NameLabel::Person
            && draft.tokens.len() == 1
            && (draft.score < DOUBTFUL
                || draft.label == NameLabel::Location && !stands_as_place(parse, draft.tokens.start))
            && surnames.contains(words.as_str())
            && lexicon::nation_of(&words).is_none()
        {
            draft.label = NameLabel::Person;
        }
    }
    add_family_names(parse, drafts, &surnames);
}

/// Adds the family names of people with full names where the network saw no name.
fn add_family_names(parse: &Parse, drafts: &mut Vec<Draft>, surnames: &FxHashSet<&str>) {
    const SCORE: f32 = 0.6;
    let mut marked = vec![false; parse.tokens.len()];
    for draft in drafts.iter() {
        marked[draft.tokens.clone()].fill(true);
    }
    let before = drafts.len();
    for (i, token) in parse.tokens.iter().enumerate().filter(|&(i, _)| !marked[i]) {
        let word = parse.word(i);
        let alone = token.upos == Upos::Propn
            && !matches!(token.deprel, Deprel::Compound | Deprel::Flat | Deprel::Amod | Deprel::Goeswith);
        if alone && surnames.contains(word) && lexicon::nation_of(word).is_none() {
            drafts.push(Draft { tokens: i..i + 1, label: NameLabel::Person, score: SCORE });
        }
    }
    if drafts.len() > before {
        drafts.sort_by_key(|draft| draft.tokens.start);
    }
}

/// "in Salmela", "Salmela, Finland": where it stands shows a place.
fn stands_as_place(parse: &Parse, word: usize) -> bool {
    let comma = |t: &crate::Token| parse.text[t.span] == *"," && t.sentence == parse.tokens[word].sentence;
    entities::PLACE_PREPOSITIONS.has(&parse.case_of(word)) || parse.tokens.get(word + 1).is_some_and(comma)
}
