//! Who is named together: "Dahl and Berg", "France, Germany and Poland".

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::coref::Text;
use crate::{Deprel, EntityId, EntityKind, Links, MentionForm, Number};

/// From so many conjuncts on, a coordination is a mere list.
const LIST: usize = 8;

/// Words from the first name to the end of the last: more are no coordination of names, whatever the tree says.
const LONGEST: usize = 30;

/// People, bodies or countries that are joined by "and".
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Coordination {
    /// From the first to the last.
    pub(super) tokens: Range<usize>,
    /// The head of the first, on which the others hang.
    pub(super) head: usize,
    /// All of them have names.
    pub(super) named: bool,
    /// Their entities, sorted.
    pub(super) members: Vec<EntityId>,
}

/// All coordinations of a text, in the order of their ends.
pub(super) fn find(text: &Text, links: &Links) -> Vec<Coordination> {
    let by_head = conjoinable(text);
    let heads = 0..text.parse.tokens.len();
    let mut found: Vec<Coordination> = heads.filter_map(|head| at(text, links, head, &by_head)).collect();
    found.sort_by_key(|c| (c.tokens.end, c.tokens.start));
    found
}

/// The mentions that may be part of a coordination, by the words that they hang by.
fn conjoinable(text: &Text) -> FxHashMap<usize, usize> {
    let (parse, list) = (text.parse, &text.mentions.list);
    let mut by_head: FxHashMap<usize, usize> = FxHashMap::default();
    for (m, mention) in list.iter().enumerate().filter(|(_, m)| m.form == MentionForm::Name) {
        by_head.entry(mention.head).or_insert(m);
    }
    // "Dahl and [his wife]"; but "the mayor and leader of the party" is one person with one article.
    let determined = |head: usize| {
        parse.children(head).iter().any(|&c| matches!(parse.tokens[c].deprel, Deprel::Det | Deprel::NmodPoss))
    };
    for (m, mention) in list.iter().enumerate() {
        let unnamed =
            matches!(mention.form, MentionForm::Nominal | MentionForm::Role) && mention.kind != EntityKind::Role;
        if unnamed && mention.number == Number::Singular && determined(mention.head) {
            by_head.entry(mention.head).or_insert(m);
        }
    }
    // "President Dahl", where the title governs the name
    for role in &text.mentions.roles {
        if let Some(holder) = role.holder.filter(|&h| list[h].form == MentionForm::Name) {
            by_head.entry(list[role.role].head).or_insert(holder);
        }
    }
    by_head
}

/// The coordination whose first part hangs by the word `head`.
fn at(text: &Text, links: &Links, head: usize, by_head: &FxHashMap<usize, usize>) -> Option<Coordination> {
    let (parse, list) = (text.parse, &text.mentions.list);
    let first = *by_head.get(&head)?;
    let joined: Vec<usize> = parse.dependents(head, Deprel::Conj).take(LIST).collect();
    if joined.is_empty() || joined.len() == LIST || !is_joined_by_and(text, &joined) {
        return None;
    }
    let others = joined.iter().map(|c| by_head.get(c).copied()).collect::<Option<Vec<usize>>>()?;
    let parts: Vec<usize> = std::iter::once(first).chain(others).collect();
    let single = |m: &usize| list[*m].number != Number::Plural && list[*m].kind != EntityKind::Nationality;
    if !parts.iter().all(single) {
        return None;
    }
    let mut members = parts.iter().map(|&m| links.entity_of[m]).collect::<Option<Vec<EntityId>>>()?;
    members.sort_unstable();
    members.dedup();
    let entity = |e: &EntityId| &links.entities[e.index()];
    let people = members.iter().all(|e| entity(e).kind == EntityKind::Person);
    let bodies = members.iter().all(|e| matches!(entity(e).kind, EntityKind::Organization | EntityKind::Place));
    let start = parts.iter().map(|&m| list[m].tokens.start).min()?;
    let end = parts.iter().map(|&m| list[m].tokens.end).max()?;
    let fits = end - start <= LONGEST && members.len() == parts.len() && (people || bodies);
    fits.then(|| {
        let named = members.iter().all(|e| entity(e).mentions.iter().any(|m| m.form == MentionForm::Name));
        Coordination { tokens: start..end, head, named, members }
    })
}

/// False for "or" and "but not".
fn is_joined_by_and(text: &Text, conjuncts: &[usize]) -> bool {
    let parse = text.parse;
    // "Dahl [and] director Berg": the word may hang by a title
    let titled = |&c: &usize| std::iter::once(c).chain(parse.dependents(c, Deprel::NmodDesc).filter(move |&t| t < c));
    let mut conjunctions = conjuncts.iter().flat_map(titled).flat_map(|c| parse.dependents(c, Deprel::Cc)).peekable();
    conjunctions.peek().is_some() && conjunctions.all(|cc| matches!(&*parse.lower(cc), "and" | "&"))
}
