//! Ties roles to the mentions of those who hold them, and of what they are held in.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{nominals, role_holders, roles};
use crate::{
    Deprel, EntityKind, Gender, Mention, MentionForm, NominalClass, Number, Parse, RoleLink, RoleOf, RoleStatus,
};

/// Of a role for a person without a name, in an apposition to something else.
const SCORE_WITHOUT_HOLDER: f32 = 0.5;

/// The holders' heads become the mentions that they head, and a role's field and possessor those inside and before its words;
/// the mention of role n is `first_role` + n.
pub(super) fn link(parse: &Parse, roles: &[roles::Role], first_role: usize, list: &mut [Mention]) -> Vec<RoleOf> {
    let linker = Linker::new(parse, roles, first_role, list);
    let mut links = Vec::new();
    for (i, role) in roles.iter().enumerate() {
        let me = first_role + i;
        let holders = linker.holders(i, list);
        if holders.is_empty() && list[me].kind == EntityKind::Role && !stands_for_person(parse, role, &mut list[me]) {
            continue;
        }
        let (fields, field_of_each) = linker.fields(i, &holders, list);
        if holders.is_empty() {
            links.push(RoleOf { role: me, holder: None, link: role.link, of: fields, status: role.status });
            continue;
        }
        for (holder, field) in holders.into_iter().zip(field_of_each) {
            let gender = list[me].gender;
            if list[holder].gender == Gender::Unknown && list[holder].number == Number::Singular {
                list[holder].gender = gender;
            }
            // "the mayors of Lund and Turku, respectively"
            let of_another = |&f: &usize| parse.is_in_another_pair(list[holder].head, list[f].head);
            let own = fields.iter().copied().filter(|f| !of_another(f));
            let of = if fields.is_empty() { field.into_iter().collect() } else { own.collect() };
            links.push(RoleOf { role: me, holder: Some(holder), link: role.link, of, status: role.status });
        }
        let successor = role.successor.and_then(|s| linker.by_head.get(&s).copied());
        if let Some(holder) = successor.filter(|&s| list[s].kind == EntityKind::Person) {
            links.push(RoleOf {
                role: me,
                holder: Some(holder),
                link: role.link,
                of: fields,
                status: RoleStatus::Current,
            });
        }
    }
    links
}

/// Makes a role a person without a name where its holder is no person that we know of ("Nordlys, the leader in its field");
/// false where nobody is meant.
fn stands_for_person(parse: &Parse, role: &roles::Role, mention: &mut Mention) -> bool {
    let meant = parse.tokens[role.head].nominal == NominalClass::Person && role.link != RoleLink::Copula;
    mention.score = if meant { SCORE_WITHOUT_HOLDER } else { 0.0 };
    mention.kind = EntityKind::Person;
    meant
}

struct Linker<'a> {
    parse: &'a Parse,
    roles: &'a [roles::Role],
    first_role: usize,
    /// The mention that a word heads. Of several the first counts: names and pronouns come before roles, roles before nominals.
    by_head: FxHashMap<usize, usize>,
    /// The role that a word heads.
    role_at: FxHashMap<usize, usize>,
    /// The mentions by their first word.
    starts: Vec<usize>,
}

impl<'a> Linker<'a> {
    fn new(parse: &'a Parse, roles: &'a [roles::Role], first_role: usize, list: &[Mention]) -> Self {
        let mut by_head: FxHashMap<usize, usize> = FxHashMap::default();
        for (i, mention) in list.iter().enumerate() {
            by_head.entry(mention.head).or_insert(i);
        }
        let role_at = roles.iter().enumerate().map(|(i, role)| (role.head, i)).collect();
        let mut starts: Vec<usize> = (0..list.len()).collect();
        starts.sort_by_key(|&i| list[i].tokens.start);
        Linker { parse, roles, first_role, by_head, role_at, starts }
    }

    /// The people who hold role `i`.
    fn holders(&self, i: usize, list: &[Mention]) -> Vec<usize> {
        let (parse, by_head, role) = (self.parse, &self.by_head, &self.roles[i]);
        let mut holders: Vec<usize> = Vec::new();
        for &head in &role.holders {
            // "the envoy, John Reed, who was a general": the general is whoever the envoy is.
            // So is "her husband, lawyer Reed, was a general".
            let holders_at = |at: usize| {
                let other = self.role_at.get(&at).map(|&r| &self.roles[r].holders);
                other.filter(|h| !h.is_empty() && at != role.head)
            };
            let name = by_head.get(&head).is_some_and(|&m| list[m].form == MentionForm::Name);
            let beside = || parse.dependents(head, Deprel::Appos).find_map(holders_at);
            match holders_at(head).or_else(|| beside().filter(|_| !name)) {
                Some(others) => holders.extend(others.iter().filter_map(|h| by_head.get(h))),
                None => {
                    let named = name_beside(parse, head, list, by_head);
                    holders.extend(named.or_else(|| by_head.get(&head).copied()));
                }
            }
        }
        holders.retain(|&h| h != self.first_role + i && matches!(list[h].kind, EntityKind::Person));
        holders.dedup();
        holders
    }

    /// What role `i` is held in: for all holders together, and for each of them where they differ: "ministers Reed of Chile and
    /// Roe of Peru".
    fn fields(&self, i: usize, holders: &[usize], list: &[Mention]) -> (Vec<usize>, Vec<Option<usize>>) {
        let role = &self.roles[i];
        let mut fields = self.fields_of_words(i, list);
        if let Some(partner) = role.partner.filter(|_| fields.is_empty()) {
            fields = self.fields_of_words(partner, list);
        }
        // "President Reed of Chile"
        let mut field_of_each = vec![None; holders.len()];
        if role.link == RoleLink::Title && fields.is_empty() {
            let of = |&h: &usize| field_of_holder(self.parse, h, list, &self.by_head);
            field_of_each = holders.iter().map(of).collect();
            if field_of_each.iter().flatten().count() < 2 {
                fields.extend(field_of_each.iter().flatten().copied());
            }
        }
        (fields, field_of_each)
    }

    /// "[Green Party] (GP) leader Reed"
    fn before_acronym(&self, role: &roles::Role, list: &[Mention]) -> Option<usize> {
        let (start, word) = (role.tokens.start.checked_sub(4)?, |i: usize| self.parse.word(i));
        let brackets = word(start + 1) == "(" && word(start + 3) == ")";
        let one_sentence = self.parse.tokens[start].sentence == self.parse.tokens[role.head].sentence;
        let field = self.by_head.get(&start).copied().filter(|_| brackets && one_sentence)?;
        (list[field].kind == EntityKind::Organization && list[field].form == MentionForm::Name).then_some(field)
    }

    /// The possessor of role `i` and what its words name.
    fn fields_of_words(&self, i: usize, list: &[Mention]) -> Vec<usize> {
        let (role, me) = (&self.roles[i], self.first_role + i);
        let possessor = role.possessor.and_then(|p| self.by_head.get(&p).copied()).filter(|&p| p != me);
        let possessor = possessor.or_else(|| self.before_acronym(role, list));
        let words = words_of_field(self.parse, role);
        possessor.into_iter().chain(fields_inside(self.parse, words, me, list, &self.starts)).collect()
    }
}

/// "President Reed of [Chile]"
fn field_of_holder(parse: &Parse, holder: usize, list: &[Mention], by_head: &FxHashMap<usize, usize>) -> Option<usize> {
    let nmod = parse.dependents(list[holder].head, Deprel::Nmod);
    let field = nmod.filter(|&n| role_holders::has_case(parse, n, "of")).find_map(|n| by_head.get(&n).copied());
    field.filter(|&f| matches!(list[f].kind, EntityKind::Place | EntityKind::Organization))
}

/// The name beside a nominal: "her husband, [Erik Strand], is a lawyer", "party figure [Luisa Mora]".
fn name_beside(parse: &Parse, head: usize, list: &[Mention], by_head: &FxHashMap<usize, usize>) -> Option<usize> {
    let mention = by_head.get(&head).map(|&m| &list[m]).filter(|m| m.form == MentionForm::Nominal)?;
    let same = |&m: &usize| list[m].form == MentionForm::Name && list[m].kind == mention.kind;
    let beside = parse.children(head).iter().filter(|&&c| {
        matches!(parse.tokens[c].deprel, Deprel::Appos | Deprel::Flat | Deprel::NmodDesc | Deprel::Compound)
    });
    beside.filter_map(|name| by_head.get(name).copied()).find(same)
}

/// A role's words after its possessor, whose own words are not its field.
fn words_of_field(parse: &Parse, role: &roles::Role) -> Range<usize> {
    let after = role.possessor.filter(|p| role.tokens.contains(p)).map(|possessor| {
        let mark = parse.dependents(possessor, Deprel::Case).last();
        mark.unwrap_or(possessor).max(possessor) + 1
    });
    after.unwrap_or(role.tokens.start).min(role.tokens.end)..role.tokens.end
}

/// The largest mentions inside a role's words that say with whom or where the role is held; `starts` has the mentions by
/// their first word.
fn fields_inside(parse: &Parse, tokens: Range<usize>, me: usize, list: &[Mention], starts: &[usize]) -> Vec<usize> {
    use EntityKind::{Nationality, Organization, Other, Person, Place};
    let (mut found, mut at) = (Vec::new(), tokens.start);
    while at < tokens.end {
        let first = starts.partition_point(|&i| list[i].tokens.start < at);
        let largest = starts[first..]
            .iter()
            .copied()
            .take_while(|&i| list[i].tokens.start == at)
            .filter(|&i| i != me && list[i].tokens.end <= tokens.end)
            .filter(|&i| matches!(list[i].kind, Person | Organization | Place | Nationality | Other))
            // "minister of labour" is of no "labour", "head of the delegation" of the delegation
            .filter(|&i| list[i].form != MentionForm::Nominal || nominals::is_definite(parse, list[i].head))
            .max_by_key(|&i| list[i].tokens.end);
        at += 1;
        if let Some(i) = largest {
            at = list[i].tokens.end.max(at);
            found.push(i);
        }
    }
    found
}
