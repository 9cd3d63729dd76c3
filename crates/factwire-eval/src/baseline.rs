//! The simplest coreference that one would write: what [`super::coref`] holds factwire's against. Names are the same when their
//! words are, or the last word of a person's; nominals when their nouns are; a pronoun means the nearest mention before it
//! that agrees with it.

use std::collections::HashMap;

use factwire::facts::{EntityKind, MentionForm};
use factwire::syntax::Parse;
use factwire::unstable::{Gender, Mention, Mentions, Number};

/// How many mentions back a pronoun may mean.
const REACH: usize = 30;

/// The entity of each mention; a pronoun may have none.
pub(super) fn link(parse: &Parse, mentions: &Mentions) -> Vec<Option<usize>> {
    let list = &mentions.list;
    let mut entities: Vec<Option<usize>> = vec![None; list.len()];
    let mut known: HashMap<(bool, String), usize> = HashMap::new();
    let mut next = 0;
    for m in 0..list.len() {
        let mention = &list[m];
        if mention.form == MentionForm::Pronoun {
            let near = (0..m).rev().take(REACH);
            entities[m] = near.filter(|&a| agree(&list[a], mention)).find_map(|a| entities[a]);
            continue;
        }
        let name = mention.form == MentionForm::Name;
        let words = parse.text[parse.span_of(mention.tokens.clone())].to_lowercase();
        let key = if !name {
            parse.tokens[mention.head].lemma.to_lowercase()
        } else if mention.kind == EntityKind::Person {
            words.rsplit(' ').next().unwrap_or_default().to_owned()
        } else {
            words
        };
        let entity = *known.entry((name, key)).or_insert_with(|| {
            next += 1;
            next
        });
        entities[m] = Some(entity);
    }
    entities
}

fn agree(antecedent: &Mention, pronoun: &Mention) -> bool {
    let number = antecedent.number == pronoun.number
        || antecedent.number == Number::Unknown
        || pronoun.number == Number::Unknown;
    let gender = antecedent.gender == pronoun.gender
        || antecedent.gender == Gender::Unknown
        || pronoun.gender == Gender::Unknown;
    let person =
        pronoun.gender == Gender::Neuter || pronoun.number == Number::Plural || antecedent.kind == EntityKind::Person;
    number && gender && person && antecedent.kind != EntityKind::Date
}
