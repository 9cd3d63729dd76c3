//! With whom and where a role is held: its organisation, country, principal, place.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::super::knowledge::Knowledge;
use super::super::phrases;
use super::title;
use crate::lexicon::vocabulary::offices;
use crate::lexicon::{self, NationWord};
use crate::{Argument, Deprel, EntityId, EntityKind, Mention, MentionForm, Number, Parse, RoleStatus, Upos};

#[derive(Clone, Debug, Default)]
pub(super) struct Fields {
    pub(super) organization: Option<Argument>,
    pub(super) country: Option<Argument>,
    pub(super) principal: Option<Argument>,
    pub(super) place: Option<Argument>,
}

impl Fields {
    fn or(self, other: Fields) -> Fields {
        Fields {
            organization: self.organization.or(other.organization),
            country: self.country.or(other.country),
            principal: self.principal.or(other.principal),
            place: self.place.or(other.place),
        }
    }
}

/// The fields and the words of the role that name them, with their prepositions and articles.
#[derive(Default)]
pub(super) struct Found {
    pub(super) fields: Fields,
    pub(super) words: HashSet<usize>,
    /// How many roles it was asked through: a role may lie in the words of its own principal.
    depth: usize,
}

/// An envoy's minister's president's country is far enough.
const DEPTH: usize = 3;

/// The entities that countries are, by their codes; and the roles by their mentions and by their holders.
pub(super) struct Countries {
    entities: HashMap<&'static str, (EntityId, String)>,
    of_role: HashMap<usize, usize>,
    of_holder: HashMap<usize, Vec<usize>>,
}

impl Countries {
    pub(super) fn of(known: &Knowledge) -> Self {
        let mut found = HashMap::new();
        for entity in
            known.links.entities.iter().filter(|e| matches!(e.kind, EntityKind::Place | EntityKind::Nationality))
        {
            let nation = lexicon::nation_of(&entity.name).filter(|n| n.word == NationWord::Country);
            if let Some(nation) = nation {
                found.entry(nation.code).or_insert_with(|| (entity.id, entity.name.clone()));
            }
        }
        let (mut of_role, mut of_holder) = (HashMap::new(), HashMap::<usize, Vec<usize>>::new());
        for (number, role) in known.mentions.roles.iter().enumerate() {
            of_role.entry(role.role).or_insert(number);
            if let Some(holder) = role.holder {
                of_holder.entry(holder).or_default().push(number);
            }
        }
        Countries { entities: found, of_role, of_holder }
    }

    /// The words as a country: with the entity and the name of the country where the text or the list knows them.
    fn argument(&self, argument: Argument, code: &str) -> Argument {
        let (entity, name) = match self.entities.get(code) {
            Some((id, name)) => (Some(*id), Some(name.clone())),
            None => (argument.entity, lexicon::country(code).map(str::to_owned)),
        };
        let name = name.or(argument.name).filter(|n| *n != argument.text);
        Argument { entity, name, ..argument }
    }
}

/// What the words of a role tell, and the mentions that its field and its possessor are.
pub(super) fn read(
    known: &Knowledge,
    countries: &Countries,
    tokens: &Range<usize>,
    head: usize,
    of: &[usize],
) -> Found {
    within(known, countries, tokens, head, of, 0)
}

fn within(
    known: &Knowledge,
    countries: &Countries,
    tokens: &Range<usize>,
    head: usize,
    of: &[usize],
    depth: usize,
) -> Found {
    let (parse, list) = (known.parse, &known.mentions.list);
    let mut found = Found { depth, ..Found::default() };
    if depth > DEPTH {
        return found;
    }
    for &number in of {
        let mention = &list[number];
        let case = preposition(parse, head, mention).filter(|_| !is_inner(parse, tokens, mention));
        // "Hungarian-born financier"
        let mut behind = parse.text[parse.span_of(mention.tokens.clone()).end..].chars();
        if behind.next() == Some('-') && behind.next().is_some_and(char::is_lowercase) {
            continue;
        }
        // the "nominee for defence secretary" serves no secretary
        let sought = lexicon::role_status(&title::lemma(parse, head)) == Some(RoleStatus::Nominee);
        if sought && mention.form == MentionForm::Role && mention.head > head {
            let of = countries.of_role.get(&number).map_or(&[][..], |&r| &known.mentions.roles[r].of);
            let office = within(known, countries, &mention.tokens, mention.head, of, depth + 1);
            found.fields = found.fields.or(office.fields);
            found.words.extend(office.words);
            continue;
        }
        if part_of_title(parse, head, mention) {
            found.put(known, countries, number, head, "");
            continue;
        }
        found.put(known, countries, number, head, &case.map_or(String::new(), |c| parse.word(c).to_lowercase()));
        if tokens.contains(&mention.head) {
            found.words.extend(case.unwrap_or_else(|| with_article(parse, head, mention))..mention.tokens.end);
            let mark = |w: usize| matches!(parse.word(w), "'s" | "’s" | "'" | "’");
            let marks = (mention.tokens.end..tokens.end).take_while(|&w| mark(w));
            found.words.extend(marks);
            // what else the possessor's phrase holds: "the old [king]'s adviser"
            if parse.tokens[mention.head].deprel == Deprel::NmodPoss {
                found.words.extend(tokens.start..mention.tokens.start);
            }
        }
    }
    // "an aide to [president] Sidorov"
    let first = list.partition_point(|m| m.tokens.start <= head);
    let inner = (first..list.len()).take_while(|&m| list[m].tokens.start < tokens.end);
    for number in inner.filter(|&m| list[m].form == MentionForm::Role && list[m].kind == EntityKind::Role) {
        let case = preposition(parse, head, &list[number]).filter(|&c| matches!(parse.word(c), "to" | "for" | "of"));
        if let Some(case) = case.filter(|_| lexicon::role_status(&title::lemma(parse, head)).is_none()) {
            found.put(known, countries, number, head, parse.word(case));
            found.words.extend(case..list[number].tokens.end.min(tokens.end));
        }
    }
    // "French" that is no mention of its own
    for (words, code, kind) in nations(parse, tokens) {
        let hyphened = parse.text[parse.span_of(words.clone()).end..].starts_with('-');
        if hyphened || words.clone().any(|w| found.words.contains(&w)) {
            continue;
        }
        let own = matches!(kind, NationWord::Adjective | NationWord::Country) && words.end <= head;
        if own {
            let span = parse.span_of(words.clone());
            let argument = phrases::argument(known, words.end - 1, &[]);
            let argument = Argument { span, text: parse.text[span].to_owned(), ..argument };
            found.fields.country.get_or_insert_with(|| countries.argument(argument, code));
            found.words.extend(words);
        }
    }
    found
}

/// The object of "heads" as the field.
pub(super) fn of_object(known: &Knowledge, countries: &Countries, number: usize) -> Fields {
    let mut found = Found::default();
    found.put(known, countries, number, known.mentions.list[number].head, "of");
    found.fields
}

impl Found {
    fn put(&mut self, known: &Knowledge, countries: &Countries, number: usize, role: usize, case: &str) {
        let (parse, list) = (known.parse, &known.mentions.list);
        // "[Sunda's president]'s adviser", where the president has a name
        let mention = &list[number];
        if mention.kind == EntityKind::Role {
            let holder = countries.of_role.get(&number).and_then(|&r| known.mentions.roles[r].holder);
            if let Some(holder) = holder.filter(|&h| list[h].kind != EntityKind::Role) {
                self.put(known, countries, holder, role, case);
            }
            return;
        }
        let entity = known.links.entity_of[number].and_then(|id| known.links.entities.get(id.index()));
        let words = match (mention.form, entity) {
            (MentionForm::Name, _) | (_, None) => &parse.text[parse.span_of(mention.tokens.clone())],
            (_, Some(entity)) => entity.name.as_str(),
        };
        // "his lawyer" of nobody known
        if mention.form == MentionForm::Pronoun && entity.is_none() {
            return;
        }
        let kind = entity.map_or(mention.kind, |e| e.kind);
        let argument = phrases::argument(known, mention.head, &[]);
        let sent = offices::SENT.has(&title::lemma(parse, role));
        let there = matches!(case, "to" | "in" | "at" | "for" | "on" | "from");
        let nation = lexicon::nation_of(words).filter(|_| kind != EntityKind::Person);
        let fields = &mut self.fields;
        match nation.map(|n| (n.word, n.code)) {
            Some((NationWord::Country | NationWord::Adjective | NationWord::Demonym, code)) => {
                let slot = if there { &mut fields.place } else { &mut fields.country };
                slot.get_or_insert_with(|| countries.argument(argument, code));
                return;
            }
            Some((NationWord::Capital, code)) if sent && !there => {
                fields.country.get_or_insert_with(|| countries.argument(argument, code));
                return;
            }
            Some((NationWord::Seat, code)) if lexicon::country(code).is_some() => {
                fields.country.get_or_insert_with(|| countries.argument(argument.clone(), code));
                fields.organization.get_or_insert(argument);
                return;
            }
            _ => {}
        }
        match kind {
            // "the greatest writer of her generation"
            EntityKind::Person
                if mention.form == MentionForm::Nominal
                    && (mention.number != Number::Singular
                        || !lexicon::is_person(&title::lemma(parse, mention.head))) => {}
            EntityKind::Person => {
                fields.principal.get_or_insert(argument);
                self.country_of(known, countries, number);
            }
            EntityKind::Organization => {
                fields.organization.get_or_insert(argument);
                // "the Israeli army's spokesman"; the country in a name may be anything
                let described = mention.form == MentionForm::Nominal && mention.tokens.contains(&mention.head);
                let within =
                    nations(parse, &mention.tokens).into_iter().find(|_| described && fields.country.is_none());
                if let Some((words, code, NationWord::Adjective | NationWord::Country)) = within {
                    let argument = phrases::argument(known, words.end - 1, &[]);
                    fields.country = Some(countries.argument(argument, code));
                }
            }
            EntityKind::Nationality => {
                fields.country.get_or_insert(argument);
            }
            EntityKind::Place => {
                let state = mention.form == MentionForm::Nominal
                    && matches!(&*parse.tokens[mention.head].lemma, "country" | "nation" | "republic" | "kingdom");
                let office = offices::OF_A_COUNTRY.has(&title::lemma(parse, role));
                let country = !there && (office || state);
                // "the country's president", "the city's mayor" where nothing tells which
                if mention.form == MentionForm::Nominal
                    && !entity.is_some_and(|e| e.mentions.iter().any(|m| m.form == MentionForm::Name))
                {
                    return;
                }
                let firm = offices::OF_A_FIRM.has(&title::lemma(parse, role)) && mention.form == MentionForm::Name;
                let slot = match (country, firm && !there) {
                    (true, _) => &mut fields.country,
                    (_, true) => &mut fields.organization,
                    _ => &mut fields.place,
                };
                slot.get_or_insert(argument);
            }
            _ => {}
        }
    }

    /// "US President's envoy", "French President Morel's adviser": the principal's country is the role's.
    fn country_of(&mut self, known: &Knowledge, countries: &Countries, principal: usize) {
        let list = &known.mentions.list;
        let near = |r: &&usize| {
            let (role, person) = (&list[known.mentions.roles[**r].role].tokens, &list[principal].tokens);
            role.end <= person.start && role.end + 2 > person.start
        };
        let own = countries.of_role.get(&principal);
        let titles = countries.of_holder.get(&principal).into_iter().flatten();
        let Some(&role) = own.or_else(|| titles.into_iter().find(near)) else { return };
        let role = &known.mentions.roles[role];
        let of: Vec<usize> = role.of.iter().copied().filter(|&m| list[m].kind != EntityKind::Person).collect();
        let mention = &list[role.role];
        let country = within(known, countries, &mention.tokens, mention.head, &of, self.depth + 1).fields.country;
        self.fields.country = self.fields.country.take().or(country);
    }
}

/// The preposition that ties a field to a role: the last one between the two.
fn preposition(parse: &Parse, head: usize, mention: &Mention) -> Option<usize> {
    (head + 1..mention.tokens.start).rev().take(12).find(|&w| parse.tokens[w].upos == Upos::Adp)
}

/// "candidate for [UN] secretary-general": the preposition is not that of the field.
fn is_inner(parse: &Parse, tokens: &Range<usize>, mention: &Mention) -> bool {
    let up = parse.tokens[mention.head].head;
    mention.tokens.end < tokens.end && up.is_some_and(|up| up >= mention.tokens.end && tokens.contains(&up))
}

fn with_article(parse: &Parse, head: usize, mention: &Mention) -> usize {
    let start = mention.tokens.start;
    let article = start.checked_sub(1).filter(|&w| w > head && parse.tokens[w].upos == Upos::Det);
    article.unwrap_or(start)
}

/// "served as chief economist [at Nordvik Bank]", where the tree gives the bank to the verb.
pub(super) fn behind(known: &Knowledge, countries: &Countries, end: usize, found: &mut Found) {
    let (parse, fields) = (known.parse, &found.fields);
    let told = fields.organization.is_some() || fields.place.is_some() || fields.country.is_some();
    let tied = |w: &usize| matches!(&*parse.word(*w).to_lowercase(), "at" | "with" | "of" | "for");
    if told || parse.tokens.get(end).is_none_or(|t| t.upos != Upos::Adp) || !tied(&end) {
        return;
    }
    let article = parse.tokens.get(end + 1).is_some_and(|t| t.upos == Upos::Det);
    let list = &known.mentions.list;
    let starts = [end + 1, end + 2];
    let first = list.partition_point(|m| m.tokens.start <= end);
    let field = (first..list.len())
        .take_while(|&m| list[m].tokens.start <= end + 2)
        .filter(|&m| starts[..1 + usize::from(article)].contains(&list[m].tokens.start))
        .find(|&m| list[m].kind == EntityKind::Organization && list[m].form != MentionForm::Pronoun);
    if let Some(field) = field.filter(|_| parse.tokens[end].sentence == parse.tokens[end - 1].sentence) {
        found.put(known, countries, field, end - 1, "of");
    }
}

/// "Treasury" of "(US) Treasury secretary": a field that the title cannot do without.
fn part_of_title(parse: &Parse, head: usize, mention: &Mention) -> bool {
    let word = parse.word(mention.tokens.end - 1);
    let front = &parse.text[parse.span_of(mention.tokens.start..mention.tokens.end - 1)];
    let acronym = word.len() < 6 && word.chars().skip(1).any(char::is_uppercase);
    mention.kind == EntityKind::Organization
        && mention.form == MentionForm::Name
        && (mention.tokens.len() == 1 || lexicon::nation_of(front).is_some())
        && mention.tokens.end == head
        && parse.tokens[mention.tokens.end - 1].deprel != Deprel::NmodPoss
        && !acronym
        && matches!(&*title::lemma(parse, head), "minister" | "secretary" | "undersecretary" | "chancellor")
}

/// The names of countries among some words, of up to three words each.
fn nations(parse: &Parse, tokens: &Range<usize>) -> Vec<(Range<usize>, &'static str, NationWord)> {
    let (mut found, mut at) = (Vec::new(), tokens.start);
    while at < tokens.end {
        let longest = (1..=3).rev().filter(|n| at + n <= tokens.end).find_map(|n| {
            let nation = lexicon::nation_of(&parse.text[parse.span_of(at..at + n)])?;
            Some((at..at + n, nation.code, nation.word))
        });
        at = longest.as_ref().map_or(at + 1, |(words, ..)| words.end);
        found.extend(longest);
    }
    found
}
