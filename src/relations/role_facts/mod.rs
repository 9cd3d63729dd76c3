//! Who holds which office, as typed facts. Every role that a phrase or a clause gives to somebody is read as a triple of `has_role`,
//! so that its times and its source are found as those of any triple are, and its words are parsed: the bare title, whether the
//! role is held still, and with whom and where.

mod affiliation;
mod merging;
mod tenure;
mod tenure_dates;
#[cfg(test)]
mod tests;
mod title;

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::drafts::Draft;
use super::knowledge::Knowledge;
use super::{argument_text, assembly, distinct_facts, fact_times};
use crate::lexicon::vocabulary::offices;
use crate::{
    Argument, Clause, ClauseKind, Date, Entity, EntityKind, MentionForm, ModifierKind, Number, Relation, RoleFact,
    RoleLink, RoleOf, RoleStatus, RuleId, Slot, Span, Triple, When,
};
use affiliation::{Affiliation, Countries, RoleWords};
use tenure::{Bound, Tenure};

/// The roles of a text before they become facts.
#[derive(Default)]
pub(super) struct Roles {
    /// Each role as a triple of `has_role`; the object is the role, the modifiers tell when.
    triples: Vec<Triple>,
    /// What their words say, in the same order.
    offices: Vec<Office>,
}

/// What the words of a role say, and how it is held.
struct Office {
    title: String,
    deputy: bool,
    /// Organisation, country, principal and place; boxed, as most roles have one or two of them.
    affiliation: [Option<Box<Argument>>; 4],
    text: String,
    span: Span,
    link: RoleLink,
    tenure: Tenure,
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
    rule: RuleId,
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
        let at = rules.binary_search_by_key(&(subject, Some(object)), |d| (d.subject, d.object)).ok()?;
        Some(rules[at])
    };
    let mut seen = FxHashSet::default();
    let mut ties = Vec::new();
    for role in &known.mentions.roles {
        let mention = &list[role.role];
        if role.holder.is_none() && !is_named_elsewhere(known, role) {
            continue;
        }
        if role.holder.is_some_and(|h| is_unnamed_group(known, h)) {
            continue;
        }
        let holder = role.holder.map(|h| who_became(known, list[h].head));
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
                rule: rule.map_or(RuleId::Role, |d| d.rule.clone()),
                confidence: rule.map_or(1.0, |d| d.confidence),
            });
        }
    }
    for draft in rules {
        let Some(head) = draft.object.filter(|&o| seen.insert((Some(draft.subject), o))) else { continue };
        let role = known.mentions.roles.iter().find(|r| list[r.role].head == head);
        let Some(mention) = role.map(|r| &list[r.role]).or_else(|| Some(known.mention(head)?.1)) else {
            continue;
        };
        ties.push(Tie {
            tokens: mention.tokens.clone(),
            head,
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

/// "some 200 tourists and truckers", "we, the teachers": nobody of whom an office could be told.
fn is_unnamed_group(known: &Knowledge, holder: usize) -> bool {
    let mention = &known.mentions.list[holder];
    mention.form != MentionForm::Name && mention.number == Number::Plural && !has_name(known, holder)
}

fn has_name(known: &Knowledge, mention: usize) -> bool {
    let entity = known.links.entity_of[mention].and_then(|id| known.links.entities.get(id.index()));
    entity.is_some_and(|e| e.mentions.iter().any(|m| m.form == MentionForm::Name))
}

/// "became the first woman to be elected mayor": who became that; else the holder itself.
fn who_became(known: &Knowledge, holder: usize) -> usize {
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
        && entity.is_some_and(|e| e.kind == EntityKind::Person)
        && has_name(known, role.role)
}

fn read(known: &Knowledge, countries: &Countries, tie: &Tie) -> Option<(Triple, Office)> {
    if offices::NO_OFFICE.has(&title::lemma(known.parse, tie.head)) {
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
    let tenure = tenure::read(known, clause, tie.head, tie.link, tie.status)?;
    let mut triple = match tie.holder {
        Some(_) => {
            let mut triple = assembly::of_draft(known, &draft)?;
            // "is mayor until May": the lemma decides whether "until" looks back
            if clause.is_some_and(|c| c.kind == ClauseKind::Copular) {
                "be".clone_into(&mut triple.predicate.lemma);
            }
            triple
        }
        None => assembly::of_reference(known, &draft),
    };
    triple.modifiers.retain(|m| !(tenure_dates::is_now(m) || tenure.untimed && m.kind == ModifierKind::Time));
    let timed = tenure.untimed || triple.modifiers.iter().any(|m| m.kind == ModifierKind::Time);
    if !timed && tie.holder.is_some() {
        triple.modifiers.extend(tenure_dates::beside(known, &tie.tokens, tie.head, tie.link));
    }
    fact_times::tell(known, &mut triple);
    let words = RoleWords { tokens: &tie.tokens, head: tie.head, of: tie.of };
    let mut reader = affiliation::read(known, countries, words);
    if tie.link != RoleLink::Title {
        reader.put_behind(tie.tokens.end);
    }
    let (title, deputy) = title::read(known, &tie.tokens, tie.head, &reader.words, tenure.status)?;
    let (span, text) = argument_text::words_of_role(known, tie.tokens.clone());
    let affiliation = boxed(reader.affiliation);
    Some((triple, Office { title, deputy, affiliation, text, span, link: tie.link, tenure }))
}

/// "Holm heads the agency": the verb is the title, its object the organisation.
fn by_verb(known: &Knowledge, countries: &Countries, draft: &Draft) -> Option<(Triple, Office)> {
    let clause = known.clauses.at(draft.anchor).filter(|c| c.heads(&Slot::Subject).any(|s| s == draft.subject))?;
    let title = offices::LEADING.get(&clause.lemma)?;
    // "led by a former minister": nobody knows whom
    let person = known.mention(draft.subject).is_some_and(|(number, m)| {
        m.kind == EntityKind::Person
            && (matches!(m.form, MentionForm::Name | MentionForm::Pronoun) || has_name(known, number))
    });
    let object = draft.object?;
    let body = known.kind(object) == Some(EntityKind::Organization);
    if !person || !body {
        return None;
    }
    let tenure = tenure::by_verb(known, clause)?;
    let mut triple = assembly::of_draft(known, draft)?;
    triple.modifiers.retain(|m| !tenure_dates::is_now(m));
    fact_times::tell(known, &mut triple);
    let (text, span) = (triple.predicate.text.clone(), triple.predicate.span);
    let affiliation = boxed(match known.mention(object) {
        Some((number, _)) => affiliation::of_object(known, countries, number),
        None => Affiliation { organization: triple.object.clone(), ..Affiliation::default() },
    });
    let title = title.to_owned();
    Some((triple, Office { title, deputy: false, affiliation, text, span, link: RoleLink::Verb, tenure }))
}

fn boxed(affiliation: Affiliation) -> [Option<Box<Argument>>; 4] {
    let Affiliation { organization, country, principal, place } = affiliation;
    [organization, country, principal, place].map(|argument| argument.map(Box::new))
}

impl Roles {
    fn add(&mut self, role: Option<(Triple, Office)>) {
        if let Some((triple, office)) = role {
            distinct_facts::push(&mut self.triples, triple);
            distinct_facts::push(&mut self.offices, office);
        }
    }

    /// The facts. The triples of the text are told the same times; the entities are told the roles
    /// that only stand for them ("the French president said") or that only a rule reads.
    pub(super) fn into_facts(
        self,
        published: Option<Date>,
        triples: &mut [Triple],
        entities: &mut [Entity],
    ) -> Vec<RoleFact> {
        let mut facts = Vec::new();
        let mut of_heads: FxHashMap<(Span, Option<Span>), Vec<usize>> = FxHashMap::default();
        for (number, t) in triples.iter().enumerate().filter(|(_, t)| t.predicate.is(Relation::HasRole)) {
            of_heads.entry((t.subject.head, t.object.as_ref().map(|o| o.head))).or_default().push(number);
        }
        for (mut told, office) in self.triples.into_iter().zip(self.offices) {
            let when = office.time(&mut told);
            if when.is_some() {
                let heads = (told.subject.head, told.object.as_ref().map(|o| o.head));
                for &triple in of_heads.get(&heads).into_iter().flatten() {
                    triples[triple].when.clone_from(&when);
                }
            }
            facts.push(office.fact(told, when, published));
        }
        let facts = merging::merged(facts);
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

impl Office {
    /// The time in office, taken from its triple: of "became mayor in 2012" the time from 2012 on.
    fn time(&self, told: &mut Triple) -> Option<When> {
        let is_point = told.modifiers.iter().all(tenure_dates::is_point);
        told.when.take().map(|when| match self.tenure.bound {
            Bound::Start if is_point => when.onwards(),
            Bound::End if is_point => when.up_to(),
            _ => when,
        })
    }

    /// The fact of the office and its triple. What was over on the day of publication is a former role.
    fn fact(self, told: Triple, when: Option<When>, published: Option<Date>) -> merging::Unmerged {
        let is_over = |when: &When| when.end().is_some_and(|end| published.is_none_or(|day| end < day));
        let over = self.tenure.bound == Bound::None && when.as_ref().is_some_and(is_over);
        let status = if over && self.tenure.may_be_over { RoleStatus::Former } else { self.tenure.status };
        let [organization, country, principal, place] = self.affiliation.map(|argument| argument.map(|a| *a));
        let fact = RoleFact {
            holder: told.subject,
            title: self.title,
            text: self.text,
            span: self.span,
            status,
            deputy: self.deputy,
            organization,
            country,
            principal,
            place,
            when,
            link: self.link,
            attribution: told.factuality.attribution,
            evidence: told.evidence,
            confidence: told.confidence,
        };
        merging::Unmerged { fact, unsure_if_held: self.tenure.unsure_if_held }
    }
}
