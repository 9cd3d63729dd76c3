//! Who holds which office, as typed facts: every role that a phrase or a clause gives to somebody, read as a triple of `has_role`
//! (so that its times and its source are those of any triple), with the parts of its words told apart.

mod dates;
mod fields;
mod held;
mod once;
#[cfg(test)]
mod tests;
mod title;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::knowledge::Knowledge;
use super::{Draft, assembly, phrases};
use crate::lexicon::vocabulary::offices;
use crate::{
    Argument, Clause, ClauseKind, Date, Entity, EntityKind, MentionForm, ModifierKind, Number, Relation, RoleFact,
    RoleLink, RoleOf, RoleStatus, Slot, Span, Triple, When,
};
use fields::{Countries, Fields};
use held::{Bound, Held};

/// The roles of a text before their times are known.
#[derive(Default)]
pub struct Roles {
    /// Each role as a triple of `has_role`; the object is the role, the modifiers tell when.
    pub triples: Vec<Triple>,
    /// The rest of each, in the same order.
    offices: Vec<Office>,
}

/// What the words of a role say, and how it is held.
struct Office {
    title: String,
    deputy: bool,
    /// Organisation, country, principal and place: most roles have one or two of them.
    fields: [Option<Box<Argument>>; 4],
    text: String,
    span: Span,
    link: RoleLink,
    held: Held,
}

/// A role and its holder as the text ties them.
struct Tie<'a> {
    tokens: Range<usize>,
    head: usize,
    of: &'a [usize],
    /// The head of the holder's phrase; none where the role stands for the holder.
    holder: Option<usize>,
    link: RoleLink,
    status: RoleStatus,
    rule: String,
    confidence: f32,
}

/// Every role of the text with its holder.
pub(super) fn all(known: &Knowledge, drafts: &[Draft]) -> Roles {
    let countries = Countries::of(known);
    let mut roles = Roles::default();
    for tie in ties(known, drafts) {
        roles.add(read(known, &countries, &tie));
    }
    for draft in drafts.iter().filter(|d| d.is(Relation::Leads)) {
        roles.add(by_verb(known, &countries, draft));
    }
    roles
}

/// The roles that the mentions know, then those that only a rule reads ("Lepik named finance minister").
fn ties<'a>(known: &Knowledge<'a>, drafts: &[Draft]) -> Vec<Tie<'a>> {
    let list = &known.mentions.list;
    let mut rules: Vec<&Draft> = drafts.iter().filter(|d| d.is(Relation::HasRole)).collect();
    rules.sort_by_key(|d| (d.subject, d.object));
    let rule_of = |subject: usize, object: usize| {
        let at = rules.binary_search_by_key(&(subject, object), |d| (d.subject, d.object)).ok()?;
        Some(rules[at])
    };
    let mut seen = HashSet::new();
    let mut ties = Vec::new();
    for role in &known.mentions.roles {
        let mention = &list[role.role];
        if role.holder.is_none() && !is_named_elsewhere(known, role) {
            continue;
        }
        let holder = role.holder.map(|h| named(known, list[h].head));
        let link = if holder.is_none() { RoleLink::Reference } else { role.link };
        let rule = holder.and_then(|h| rule_of(h, mention.head));
        if seen.insert((holder, mention.head)) {
            ties.push(Tie {
                tokens: mention.tokens.clone(),
                head: mention.head,
                of: &role.of,
                holder,
                link,
                status: role.status,
                rule: rule.map_or_else(|| "role".to_owned(), |d| d.rule.clone()),
                confidence: rule.map_or(1.0, |d| d.confidence),
            });
        }
    }
    for draft in rules {
        if !seen.insert((Some(draft.subject), draft.object)) {
            continue;
        }
        let role = known.mentions.roles.iter().find(|r| list[r.role].head == draft.object);
        let Some(mention) = role.map(|r| &list[r.role]).or_else(|| Some(known.mention(draft.object)?.1)) else {
            continue;
        };
        ties.push(Tie {
            tokens: mention.tokens.clone(),
            head: draft.object,
            of: role.map_or(&[], |r| &r.of),
            holder: Some(draft.subject),
            link: RoleLink::Appointment,
            status: role.map_or(RoleStatus::Current, |r| r.status),
            rule: draft.rule.clone(),
            confidence: draft.confidence,
        });
    }
    ties
}

/// "became the first woman to be elected mayor": who became that; else the holder itself.
fn named(known: &Knowledge, holder: usize) -> usize {
    let nominal = known.mention(holder).is_some_and(|(_, m)| m.form == MentionForm::Nominal);
    let above = || known.parse.tokens[holder].head.and_then(|up| known.clauses.at(up));
    let attribute = |c: &&Clause| c.heads(&Slot::Attribute).any(|a| a == holder);
    let clause =
        known.clauses.at(holder).filter(|c| c.kind == ClauseKind::Copular).or_else(|| above().filter(attribute));
    let subject = clause.filter(|_| nominal).and_then(|c| c.argument(&Slot::Subject)).map(|a| a.head);
    subject.filter(|&s| known.kind(s) == Some(EntityKind::Person)).unwrap_or(holder)
}

/// "the French president" who has a name elsewhere.
fn is_named_elsewhere(known: &Knowledge, role: &RoleOf) -> bool {
    let entity = known.links.entity_of[role.role].and_then(|id| known.links.entities.get(id.index()));
    known.mentions.list[role.role].number == Number::Singular
        && entity
            .is_some_and(|e| e.kind == EntityKind::Person && e.mentions.iter().any(|m| m.form == MentionForm::Name))
}

fn read(known: &Knowledge, countries: &Countries, tie: &Tie) -> Option<(Triple, Office)> {
    if offices::NONE.has(&title::lemma(known.parse, tie.head)) {
        return None;
    }
    let subject = tie.holder.unwrap_or(tie.head);
    let draft = Draft {
        relation: Some(Relation::HasRole.into()),
        rule: tie.rule.clone(),
        confidence: tie.confidence,
        ..Draft::open(subject, tie.head, Relation::HasRole.as_str().to_owned(), tie.head)
    };
    // in "a governor who served as an adviser" it is the governor who served
    let above = || known.parse.tokens[tie.head].head.and_then(|up| known.clauses.at(up));
    let verbal = matches!(tie.link, RoleLink::Appointment | RoleLink::Copula);
    let clause = tie.holder.and_then(|h| known.clause_of(tie.head, h).or_else(|| above().filter(|_| verbal)));
    let held = held::read(known, clause, tie.head, tie.link, tie.status)?;
    let mut triple = match tie.holder {
        Some(_) => {
            let mut triple = assembly::read(known, &draft)?;
            // that is what decides whether "until" looks back
            if clause.is_some_and(|c| c.kind == ClauseKind::Copular) {
                "be".clone_into(&mut triple.predicate.lemma);
            }
            triple
        }
        None => assembly::reference(known, &draft),
    };
    triple.modifiers.retain(|m| !(dates::is_now(m) || held.aside && m.kind == ModifierKind::Time));
    let timed = held.aside || triple.modifiers.iter().any(|m| m.kind == ModifierKind::Time);
    if !timed && tie.holder.is_some() {
        triple.modifiers.extend(dates::beside(known, &tie.tokens, tie.head, tie.link));
    }
    let mut found = fields::read(known, countries, &tie.tokens, tie.head, tie.of);
    if tie.link != RoleLink::Title {
        fields::behind(known, countries, tie.tokens.end, &mut found);
    }
    let (title, deputy) = title::read(known, &tie.tokens, tie.head, &found.words, held.status)?;
    let words = phrases::words_of_role(known, tie.tokens.clone());
    let office =
        Office { title, deputy, fields: boxed(found.fields), text: words.1, span: words.0, link: tie.link, held };
    Some((triple, office))
}

/// "Holm heads the agency": the verb is the title, its object the field.
fn by_verb(known: &Knowledge, countries: &Countries, draft: &Draft) -> Option<(Triple, Office)> {
    let clause = known.clauses.at(draft.anchor).filter(|c| c.heads(&Slot::Subject).any(|s| s == draft.subject))?;
    let title = offices::HEADS.get(&clause.lemma)?;
    let person = known.kind(draft.subject) == Some(EntityKind::Person);
    let body = known.kind(draft.object) == Some(EntityKind::Organization);
    if !person || !body {
        return None;
    }
    let held = held::by_verb(known, clause)?;
    let mut triple = assembly::read(known, draft)?;
    triple.modifiers.retain(|m| !dates::is_now(m));
    let (text, span) = (triple.predicate.text.clone(), triple.predicate.span);
    let field = known.mention(draft.object).map(|(number, _)| number);
    let fields = match field {
        Some(field) => fields::of_object(known, countries, field),
        None => Fields { organization: triple.object.clone(), ..Fields::default() },
    };
    let fields = boxed(fields);
    let office = Office { title: title.to_owned(), deputy: false, fields, text, span, link: RoleLink::Verb, held };
    Some((triple, office))
}

fn boxed(Fields { organization, country, principal, place }: Fields) -> [Option<Box<Argument>>; 4] {
    [organization, country, principal, place].map(|field| field.map(Box::new))
}

impl Roles {
    fn add(&mut self, role: Option<(Triple, Office)>) {
        if let Some((triple, office)) = role {
            assembly::push(&mut self.triples, triple);
            assembly::push(&mut self.offices, office);
        }
    }

    /// The facts, now that their times are known; the triples of the text are told the same times, the entities the roles that
    /// only stand for them ("the French president said") or that only a rule knows.
    pub(crate) fn settle(
        self,
        published: Option<Date>,
        triples: &mut [Triple],
        entities: &mut [Entity],
    ) -> Vec<RoleFact> {
        let is_over = |when: &When| when.end().is_some_and(|end| published.is_none_or(|day| end < day));
        let mut own: HashMap<(Span, Option<Span>), Vec<usize>> = HashMap::new();
        for (number, t) in triples.iter().enumerate().filter(|(_, t)| t.predicate.is(Relation::HasRole)) {
            own.entry((t.subject.head, t.object.as_ref().map(|o| o.head))).or_default().push(number);
        }
        let mut facts: Vec<once::Found> = Vec::new();
        for (mut told, office) in self.triples.into_iter().zip(self.offices) {
            let of_clause = told.modifiers.iter().all(dates::is_point);
            let when = told.when.take().map(|when| match office.held.bound {
                Bound::Start if of_clause => when.onwards(),
                Bound::End if of_clause => when.up_to(),
                _ => when,
            });
            let over = when.as_ref().is_some_and(is_over) && office.held.bound == Bound::None;
            let status = if over && office.held.ends { RoleStatus::Former } else { office.held.status };
            let own_time = own.get(&(told.subject.head, told.object.as_ref().map(|o| o.head))).filter(|_| when.is_some());
            for &triple in own_time.into_iter().flatten() {
                triples[triple].when.clone_from(&when);
            }
            let [organization, country, principal, place] = office.fields.map(|field| field.map(|f| *f));
            facts.push(once::Found {
                passing: office.held.passing,
                fact: RoleFact {
                    holder: told.subject,
                    title: office.title,
                    text: office.text,
                    span: office.span,
                    status,
                    deputy: office.deputy,
                    organization,
                    country,
                    principal,
                    place,
                    when,
                    link: office.link,
                    attribution: told.factuality.attribution,
                    evidence: told.evidence,
                    confidence: told.confidence,
                },
            });
        }
        let facts = once::each(facts);
        for fact in facts.iter().filter(|f| f.link != RoleLink::Verb) {
            let entity = fact.holder.entity.and_then(|id| entities.get_mut(id.index()));
            let words = fact.text.to_lowercase();
            if let Some(entity) = entity
                && !entity.roles.iter().any(|r| r.to_lowercase().contains(&words))
            {
                entity.roles.push(fact.text.clone());
            }
        }
        facts
    }
}
