//! What stands out in each sentence, after Lappin & Leass (1994), "An algorithm for pronominal anaphora resolution": the
//! subject more than the object, a phrase of its own more than one inside another; half of it is gone a sentence later.

use super::Text;
use super::syntax::{self, Place};
use crate::{EntityKind, MentionForm};

/// Where each mention stands.
pub(super) struct Salience {
    places: Vec<Place>,
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
            by_sentence[parse.tokens[mention.head].sentence].push(m);
        }
        for mentions in &mut by_sentence {
            mentions.sort_by_key(|&m| list[m].head);
        }
        let at = mention_at(text);
        Salience { places: list.iter().map(|m| syntax::place(parse, m.head)).collect(), by_sentence, at }
    }

    pub(super) fn place(&self, mention: usize) -> Place {
        self.places[mention]
    }

    pub(super) fn mention_at(&self, word: usize) -> Option<usize> {
        self.at[word]
    }

    /// The mentions of a sentence, by head.
    pub(super) fn mentions(&self, sentence: usize) -> &[usize] {
        &self.by_sentence[sentence]
    }
}

/// How much a phrase in this place of its clause stands out. Tuned, like [`super::pronouns`], on the development part of GAP.
pub(super) fn weight(place: Place) -> f32 {
    match place {
        Place::Subject => 310.0,
        Place::Object => 240.0,
        Place::Oblique => 195.0,
        Place::Possessor => 240.0,
        Place::Nested => 130.0,
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
