//! How much each phrase stands out, after Lappin & Leass (1994), "An algorithm for pronominal anaphora resolution": a subject more
//! than an object, a phrase by itself more than one inside another. Half of that is lost with each sentence.

use super::Text;
use super::syntax::{self, Position};
use crate::{EntityKind, MentionForm};

/// The positions of mentions in their clauses and sentences.
pub(super) struct Salience {
    positions: Vec<Position>,
    /// The mentions of each sentence, by head.
    by_sentence: Vec<Vec<usize>>,
    /// For each word the mention of the phrase that it governs or, for a name, stands in.
    at: Vec<Option<usize>>,
}

impl Salience {
    pub(super) fn new(text: &Text) -> Self {
        let (parse, list) = (text.parse, &text.mentions.list);
        let mut by_sentence = vec![Vec::new(); parse.sentences.len()];
        for (m, mention) in list.iter().enumerate() {
            by_sentence[parse.sentence_number(mention.head)].push(m);
        }
        for mentions in &mut by_sentence {
            mentions.sort_by_key(|&m| list[m].head);
        }
        let at = mention_at(text);
        Salience { positions: list.iter().map(|m| syntax::position(parse, m.head)).collect(), by_sentence, at }
    }

    pub(super) fn position(&self, mention: usize) -> Position {
        self.positions[mention]
    }

    pub(super) fn mention_at(&self, word: usize) -> Option<usize> {
        self.at[word]
    }

    /// The mentions of a sentence, by head.
    pub(super) fn mentions(&self, sentence: usize) -> &[usize] {
        &self.by_sentence[sentence]
    }
}

/// How much a phrase in this position of its clause stands out. Tuned, like [`super::pronouns`], on the development part of GAP.
pub(super) fn weight(position: Position) -> f32 {
    match position {
        Position::Subject => 310.0,
        Position::Object => 240.0,
        Position::Oblique => 195.0,
        Position::Possessor => 240.0,
        Position::Nested => 130.0,
    }
}

fn mention_at(text: &Text) -> Vec<Option<usize>> {
    let list = &text.mentions.list;
    let mut at: Vec<Option<usize>> = vec![None; text.parse.tokens.len()];
    let rank = |m: usize| (list[m].kind != EntityKind::Role, list[m].form != MentionForm::Pronoun);
    for (m, mention) in list.iter().enumerate() {
        if at[mention.head].is_none_or(|old| rank(m) > rank(old)) {
            at[mention.head] = Some(m);
        }
    }
    // "President Dahl" speaks of Dahl, whichever word governs the other.
    for role in &text.mentions.roles {
        let head = list[role.role].head;
        if let (Some(holder), Some(now)) = (role.holder, at[head])
            && now == role.role
        {
            at[head] = Some(holder);
        }
    }
    for (m, mention) in list.iter().enumerate().filter(|(_, m)| m.form == MentionForm::Name) {
        for slot in &mut at[mention.tokens.clone()] {
            slot.get_or_insert(m);
        }
    }
    at
}
