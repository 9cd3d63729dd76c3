//! Who is named together: "Dahl and Berg", "France, Germany and Poland".

use std::collections::HashMap;
use std::ops::Range;

use super::Text;
use crate::{Deprel, EntityId, EntityKind, Links, MentionForm, Number};

/// More than so many are a list.
const MOST: usize = 8;

/// Words from the first name to the last: more are no coordination of names, whatever the tree says.
const LONGEST: usize = 30;

/// Names joined by "and".
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Together {
    /// From the first name to the last.
    pub(super) tokens: Range<usize>,
    /// The word by which they hang.
    pub(super) head: usize,
    /// All of them by name.
    pub(super) named: bool,
    /// Their entities, by number.
    pub(super) members: Vec<EntityId>,
}

/// All in a text, in the order of their ends.
pub(super) fn togethers(text: &Text, links: &Links) -> Vec<Together> {
    let (parse, list) = (text.parse, &text.mentions.list);
    let mut at: HashMap<usize, usize> = HashMap::new();
    for (m, mention) in list.iter().enumerate().filter(|(_, m)| m.form == MentionForm::Name) {
        at.entry(mention.head).or_insert(m);
    }
    // "Dahl and [his wife]"; but "the mayor and leader of the party" is one person with one article
    let apart = |head: usize| {
        parse.children(head).iter().any(|&c| matches!(parse.tokens[c].deprel, Deprel::Det | Deprel::NmodPoss))
    };
    for (m, mention) in list.iter().enumerate() {
        let plain =
            matches!(mention.form, MentionForm::Nominal | MentionForm::Role) && mention.kind != EntityKind::Role;
        if plain && mention.number == Number::Singular && apart(mention.head) {
            at.entry(mention.head).or_insert(m);
        }
    }
    // "President Dahl", where the title governs the name
    for role in &text.mentions.roles {
        if let Some(holder) = role.holder.filter(|&h| list[h].form == MentionForm::Name) {
            at.entry(list[role.role].head).or_insert(holder);
        }
    }
    let mut found: Vec<Together> = Vec::new();
    for head in 0..parse.tokens.len() {
        let Some(&first) = at.get(&head) else { continue };
        let joined: Vec<usize> = parse.dependents(head, Deprel::Conj).take(MOST).collect();
        if joined.is_empty() || joined.len() == MOST {
            continue;
        }
        // "or", "but not"
        let and = joined
            .iter()
            .any(|&c| parse.dependents(c, Deprel::Cc).any(|cc| matches!(&*parse.word(cc).to_lowercase(), "and" | "&")));
        let or = joined.iter().any(|&c| {
            parse.dependents(c, Deprel::Cc).any(|cc| !matches!(&*parse.word(cc).to_lowercase(), "and" | "&"))
        });
        let Some(names) = joined.iter().map(|c| at.get(c).copied()).collect::<Option<Vec<usize>>>() else { continue };
        let names: Vec<usize> = std::iter::once(first).chain(names).collect();
        let one = |m: &usize| list[*m].number != Number::Plural && list[*m].kind != EntityKind::Nationality;
        let Some(mut members) = names.iter().map(|&m| links.entity_of[m]).collect::<Option<Vec<EntityId>>>() else {
            continue;
        };
        members.sort_unstable();
        members.dedup();
        let kind = |e: &EntityId| links.entities[e.index()].kind;
        let people = members.iter().all(|e| kind(e) == EntityKind::Person);
        let bodies = members.iter().all(|e| matches!(kind(e), EntityKind::Organization | EntityKind::Place));
        let tokens =
            names.iter().map(|&m| list[m].tokens.start).min().zip(names.iter().map(|&m| list[m].tokens.end).max());
        if let Some((start, end)) = tokens
            && end - start <= LONGEST
            && and
            && !or
            && names.iter().all(one)
            && members.len() == names.len()
            && (people || bodies)
        {
            let named = names.iter().all(|&m| {
                let entity = links.entity_of[m].map(|e| &links.entities[e.index()]);
                entity.is_some_and(|e| e.mentions.iter().any(|m| m.form == MentionForm::Name))
            });
            found.push(Together { tokens: start..end, head, named, members });
        }
    }
    found.sort_by_key(|t| (t.tokens.end, t.tokens.start));
    found
}
