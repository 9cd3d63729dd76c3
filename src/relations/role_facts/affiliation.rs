//! With whom and where a role is held: its organisation, country, principal, place.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::argument_text;
use super::super::knowledge::Knowledge;
use super::title;
use crate::lexicon::vocabulary::{closed_classes, offices};
use crate::lexicon::{self, NationWord};
use crate::{Argument, Deprel, EntityId, EntityKind, Mention, MentionForm, Number, Parse, RoleStatus, Upos};

#[derive(Clone, Debug, Default)]
pub(super) struct Affiliation {
    pub(super) organization: Option<Argument>,
    pub(super) country: Option<Argument>,
    pub(super) principal: Option<Argument>,
    pub(super) place: Option<Argument>,
}

impl Affiliation {
    fn or(self, other: Affiliation) -> Affiliation {
        Affiliation {
            organization: self.organization.or(other.organization),
            country: self.country.or(other.country),
            principal: self.principal.or(other.principal),
            place: self.place.or(other.place),
        }
    }
}

/// How many roles the country of a role may be looked for through: an envoy's minister's president's country is far enough.
const MOST_ROLES: usize = 3;

/// The entities that countries are, by their codes; and the roles by their mentions and by their holders.
pub(super) struct Countries {
    entities: FxHashMap<&'static str, (EntityId, String)>,
    of_role: FxHashMap<usize, usize>,
    of_holder: FxHashMap<usize, Vec<usize>>,
}

impl Countries {
    pub(super) fn of(known: &Knowledge) -> Self {
        let mut entities = FxHashMap::default();
        let places = |kind: EntityKind| matches!(kind, EntityKind::Place | EntityKind::Nationality);
        for entity in known.links.entities.iter().filter(|e| places(e.kind)) {
            let nation = lexicon::nation_of(&entity.name).filter(|n| n.word == NationWord::Country);
            if let Some(nation) = nation {
                entities.entry(nation.code).or_insert_with(|| (entity.id, entity.name.clone()));
            }
        }
        let (mut of_role, mut of_holder) = (FxHashMap::default(), FxHashMap::<usize, Vec<usize>>::default());
        for (number, role) in known.mentions.roles.iter().enumerate() {
            of_role.entry(role.role).or_insert(number);
            if let Some(holder) = role.holder {
                of_holder.entry(holder).or_default().push(number);
            }
        }
        Countries { entities, of_role, of_holder }
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

/// The words of a role: their range, the one that governs them, and the mentions that the role is held with.
#[derive(Clone, Copy)]
pub(super) struct RoleWords<'a> {
    pub(super) tokens: &'a Range<usize>,
    pub(super) head: usize,
    pub(super) of: &'a [usize],
}

/// Gathers the affiliation of a role, and the words of the role that name it, with their prepositions and articles.
pub(super) struct Reader<'a> {
    known: &'a Knowledge<'a>,
    countries: &'a Countries,
    pub(super) affiliation: Affiliation,
    pub(super) words: FxHashSet<usize>,
    /// Through how many roles it was asked for: a role may lie in the words of its own principal.
    depth: usize,
}

/// What the words of a role tell, and the mentions that it is held with.
pub(super) fn read<'a>(known: &'a Knowledge, countries: &'a Countries, role: RoleWords) -> Reader<'a> {
    Reader::new(known, countries, 0).read(role)
}

/// What the object of "heads" tells.
pub(super) fn of_object(known: &Knowledge, countries: &Countries, number: usize) -> Affiliation {
    let mut reader = Reader::new(known, countries, 0);
    reader.put(number, known.mentions.list[number].head, "of");
    reader.affiliation
}

impl<'a> Reader<'a> {
    fn new(known: &'a Knowledge, countries: &'a Countries, depth: usize) -> Self {
        Reader { known, countries, affiliation: Affiliation::default(), words: FxHashSet::default(), depth }
    }

    fn read(mut self, role: RoleWords) -> Self {
        if self.depth <= MOST_ROLES {
            role.of.iter().for_each(|&number| self.put_mention(role, number));
            self.put_inner_roles(role);
            self.put_nations(role.tokens, role.head);
        }
        self
    }

    /// The affiliation of another role.
    fn of_role(&self, role: RoleWords<'_>) -> Self {
        Reader::new(self.known, self.countries, self.depth + 1).read(role)
    }

    /// A mention that the role is held with.
    fn put_mention(&mut self, role: RoleWords, number: usize) {
        let (parse, list) = (self.known.parse, &self.known.mentions.list);
        let (mention, head) = (&list[number], role.head);
        // "Hungarian-born financier"
        let mut behind = parse.text[parse.span_of(mention.tokens.clone()).end..].chars();
        if behind.next() == Some('-') && behind.next().is_some_and(char::is_lowercase) {
            return;
        }
        // the "nominee for defence secretary" serves no secretary
        let nominee = lexicon::role_status(&title::lemma(parse, head)) == Some(RoleStatus::Nominee);
        if nominee && mention.form == MentionForm::Role && mention.head > head {
            let of = self.countries.of_role.get(&number).map_or(&[][..], |&r| &self.known.mentions.roles[r].of);
            let office = self.of_role(RoleWords { tokens: &mention.tokens, head: mention.head, of });
            self.affiliation = std::mem::take(&mut self.affiliation).or(office.affiliation);
            self.words.extend(office.words);
            return;
        }
        if is_part_of_title(parse, head, mention) {
            return self.put(number, head, "");
        }
        if is_department(parse, head, mention) {
            return;
        }
        let case = preposition(parse, head, mention).filter(|_| !is_inner(parse, role.tokens, mention));
        self.put(number, head, &case.map(|c| parse.lower(c)).unwrap_or_default());
        if role.tokens.contains(&mention.head) {
            self.words.extend(case.unwrap_or_else(|| with_article(parse, head, mention))..mention.tokens.end);
            let marks = mention.tokens.end..role.tokens.end;
            self.words.extend(marks.take_while(|&w| closed_classes::POSSESSIVE_ENDINGS.has(parse.word(w))));
            // what else the possessor's phrase holds: "the old [king]'s adviser"
            if parse.tokens[mention.head].deprel == Deprel::NmodPoss {
                self.words.extend(role.tokens.start..mention.tokens.start);
            }
        }
    }

    /// "an aide to [president] Sidorov"
    fn put_inner_roles(&mut self, role: RoleWords) {
        let (parse, list) = (self.known.parse, &self.known.mentions.list);
        let first = list.partition_point(|m| m.tokens.start <= role.head);
        let inner = (first..list.len()).take_while(|&m| list[m].tokens.start < role.tokens.end);
        for number in inner.filter(|&m| list[m].form == MentionForm::Role && list[m].kind == EntityKind::Role) {
            let case = preposition(parse, role.head, &list[number]);
            let case = case.filter(|&c| matches!(parse.word(c), "to" | "for" | "of"));
            if let Some(case) = case.filter(|_| lexicon::role_status(&title::lemma(parse, role.head)).is_none()) {
                self.put(number, role.head, parse.word(case));
                self.words.extend(case..list[number].tokens.end.min(role.tokens.end));
            }
        }
    }

    /// "French" of "French minister", where it is no mention of its own.
    fn put_nations(&mut self, tokens: &Range<usize>, head: usize) {
        let parse = self.known.parse;
        for (words, code, kind) in nations(parse, tokens) {
            let hyphened = parse.text[parse.span_of(words.clone()).end..].starts_with('-');
            if hyphened || words.clone().any(|w| self.words.contains(&w)) {
                continue;
            }
            if matches!(kind, NationWord::Adjective | NationWord::Country) && words.end <= head {
                let span = parse.span_of(words.clone());
                let argument = argument_text::compact(self.known, words.end - 1, &[]);
                let argument = Argument { span, text: parse.text[span].to_owned(), ..argument };
                self.affiliation.country.get_or_insert_with(|| self.countries.argument(argument, code));
                self.words.extend(words);
            }
        }
    }

    /// Puts a mention where it belongs; `role` is the head of the role, `case` the preposition between the two.
    fn put(&mut self, number: usize, role: usize, case: &str) {
        let (parse, list) = (self.known.parse, &self.known.mentions.list);
        let mention = &list[number];
        // "[Sunda's president]'s adviser", where the president has a name
        if mention.kind == EntityKind::Role {
            let holder = self.countries.of_role.get(&number).and_then(|&r| self.known.mentions.roles[r].holder);
            if let Some(holder) = holder.filter(|&h| list[h].kind != EntityKind::Role) {
                self.put(holder, role, case);
            }
            return;
        }
        let entity = self.known.links.entity_of[number].and_then(|id| self.known.links.entities.get(id.index()));
        // "his lawyer" of nobody known
        if mention.form == MentionForm::Pronoun && entity.is_none() {
            return;
        }
        let kind = entity.map_or(mention.kind, |e| e.kind);
        let words = match (mention.form, entity) {
            (MentionForm::Name, _) | (_, None) => &parse.text[parse.span_of(mention.tokens.clone())],
            (_, Some(entity)) => entity.name.as_str(),
        };
        let there = offices::POSTED.has(case);
        if kind != EntityKind::Person && self.put_nation(mention, words, role, there) {
            return;
        }
        let argument = argument_text::compact(self.known, mention.head, &[]);
        match kind {
            // "the greatest writer of her generation"
            EntityKind::Person
                if mention.form == MentionForm::Nominal
                    && (mention.number != Number::Singular
                        || !lexicon::is_person(&title::lemma(parse, mention.head))) => {}
            EntityKind::Person => {
                self.affiliation.principal.get_or_insert(argument);
                self.put_country_of(number);
            }
            EntityKind::Organization => self.put_organization(mention, argument),
            EntityKind::Nationality => {
                self.affiliation.country.get_or_insert(argument);
            }
            EntityKind::Place => {
                let has_name = entity.is_some_and(|e| e.mentions.iter().any(|m| m.form == MentionForm::Name));
                // "the country's president", "the city's mayor" where nothing tells which
                if mention.form != MentionForm::Nominal || has_name {
                    self.put_place(mention, role, there, argument);
                }
            }
            _ => {}
        }
    }

    /// Puts the name, adjective or people of a country, its capital or the seat of its government; false where the words are none
    /// of these. `there` is true where the role is held in or towards the country: "ambassador to Sudan".
    fn put_nation(&mut self, mention: &Mention, words: &str, role: usize, there: bool) -> bool {
        let Some(nation) = lexicon::nation_of(words) else { return false };
        let (known, countries) = (self.known, self.countries);
        let argument = || argument_text::compact(known, mention.head, &[]);
        let Affiliation { organization, country, place, .. } = &mut self.affiliation;
        match nation.word {
            NationWord::Country | NationWord::Adjective | NationWord::Demonym => {
                let slot = if there { place } else { country };
                slot.get_or_insert_with(|| countries.argument(argument(), nation.code));
            }
            NationWord::Capital if offices::SENT.has(&title::lemma(known.parse, role)) && !there => {
                country.get_or_insert_with(|| countries.argument(argument(), nation.code));
            }
            NationWord::Seat if lexicon::country(nation.code).is_some() => {
                country.get_or_insert_with(|| countries.argument(argument(), nation.code));
                organization.get_or_insert_with(argument);
            }
            _ => return false,
        }
        true
    }

    fn put_organization(&mut self, mention: &Mention, argument: Argument) {
        self.affiliation.organization.get_or_insert(argument);
        // "the Israeli army's spokesman"; the country in a name may be anything
        let described = mention.form == MentionForm::Nominal && mention.tokens.contains(&mention.head);
        if !described || self.affiliation.country.is_some() {
            return;
        }
        let first = nations(self.known.parse, &mention.tokens).into_iter().next();
        if let Some((words, code, NationWord::Adjective | NationWord::Country)) = first {
            let argument = argument_text::compact(self.known, words.end - 1, &[]);
            self.affiliation.country = Some(self.countries.argument(argument, code));
        }
    }

    fn put_place(&mut self, mention: &Mention, role: usize, there: bool, argument: Argument) {
        let parse = self.known.parse;
        let title = title::lemma(parse, role);
        let state = mention.form == MentionForm::Nominal && offices::STATES.has(&parse.tokens[mention.head].lemma);
        let firm = mention.form == MentionForm::Name && offices::OF_A_FIRM.has(&title);
        let slot = if !there && (state || offices::OF_A_COUNTRY.has(&title)) {
            &mut self.affiliation.country
        } else if !there && firm {
            &mut self.affiliation.organization
        } else {
            &mut self.affiliation.place
        };
        slot.get_or_insert(argument);
    }

    /// "US President's envoy", "French President Morel's adviser": the principal's country is the role's.
    fn put_country_of(&mut self, principal: usize) {
        let (list, roles) = (&self.known.mentions.list, &self.known.mentions.roles);
        let near = |r: &&usize| {
            let (role, person) = (&list[roles[**r].role].tokens, &list[principal].tokens);
            role.end <= person.start && role.end + 2 > person.start
        };
        let as_role = self.countries.of_role.get(&principal);
        let titles = self.countries.of_holder.get(&principal).into_iter().flatten();
        let Some(&role) = as_role.or_else(|| titles.into_iter().find(near)) else { return };
        let role = &roles[role];
        let of: Vec<usize> = role.of.iter().copied().filter(|&m| list[m].kind != EntityKind::Person).collect();
        let mention = &list[role.role];
        let office = self.of_role(RoleWords { tokens: &mention.tokens, head: mention.head, of: &of });
        self.affiliation.country = self.affiliation.country.take().or(office.affiliation.country);
    }

    /// "served as chief economist [at Nordvik Bank]", where the tree ties the bank to the verb; `end` is behind the role's words.
    pub(super) fn put_behind(&mut self, end: usize) {
        let parse = self.known.parse;
        let ties = |w: usize| matches!(&*parse.lower(w), "at" | "with" | "of" | "for");
        let told = self.affiliation.organization.is_some()
            || self.affiliation.place.is_some()
            || self.affiliation.country.is_some();
        if told || parse.tokens.get(end).is_none_or(|t| t.upos != Upos::Adp) || !ties(end) {
            return;
        }
        let article = parse.tokens.get(end + 1).is_some_and(|t| t.upos == Upos::Det);
        let list = &self.known.mentions.list;
        let starts = [end + 1, end + 2];
        let first = list.partition_point(|m| m.tokens.start <= end);
        let field = (first..list.len())
            .take_while(|&m| list[m].tokens.start <= end + 2)
            .filter(|&m| starts[..1 + usize::from(article)].contains(&list[m].tokens.start))
            .find(|&m| list[m].kind == EntityKind::Organization && list[m].form != MentionForm::Pronoun);
        if let Some(field) = field.filter(|_| parse.tokens[end].sentence == parse.tokens[end - 1].sentence) {
            self.put(field, end - 1, "of");
        }
    }
}

/// How many words a preposition may stand before what it ties to a role.
const REACH: usize = 12;

/// The preposition that ties a mention to a role: the last one between the two.
fn preposition(parse: &Parse, head: usize, mention: &Mention) -> Option<usize> {
    (head + 1..mention.tokens.start).rev().take(REACH).find(|&w| parse.tokens[w].upos == Upos::Adp)
}

/// "candidate for [UN] secretary-general": the preposition is not that of the organisation.
fn is_inner(parse: &Parse, tokens: &Range<usize>, mention: &Mention) -> bool {
    let up = parse.tokens[mention.head].head;
    mention.tokens.end < tokens.end && up.is_some_and(|up| up >= mention.tokens.end && tokens.contains(&up))
}

fn with_article(parse: &Parse, head: usize, mention: &Mention) -> usize {
    let start = mention.tokens.start;
    let article = start.checked_sub(1).filter(|&w| w > head && parse.tokens[w].upos == Upos::Det);
    article.unwrap_or(start)
}

/// "Treasury" of "(US) Treasury secretary": an organisation that the title cannot do without.
fn is_part_of_title(parse: &Parse, head: usize, mention: &Mention) -> bool {
    let word = parse.word(mention.tokens.end - 1);
    let front = &parse.text[parse.span_of(mention.tokens.start..mention.tokens.end - 1)];
    let acronym = word.len() < 6 && word.chars().skip(1).any(char::is_uppercase);
    mention.kind == EntityKind::Organization
        && mention.form == MentionForm::Name
        && (mention.tokens.len() == 1 || lexicon::nation_of(front).is_some())
        && mention.tokens.end == head
        && parse.tokens[mention.tokens.end - 1].deprel != Deprel::NmodPoss
        && !acronym
        && offices::OF_A_DEPARTMENT.has(&title::lemma(parse, head))
}

/// "the Environment" of "Minister of the Environment", which is what the minister is for.
fn is_department(parse: &Parse, head: usize, mention: &Mention) -> bool {
    mention.form == MentionForm::Nominal
        && matches!(mention.kind, EntityKind::Organization | EntityKind::Other)
        && mention.tokens.start <= head + 3
        && parse.tokens[mention.head].head == Some(head)
        && matches!(&*parse.case_of(mention.head), "of" | "for")
        && offices::OF_A_DEPARTMENT.has(&title::lemma(parse, head))
        && !lexicon::is_group(&parse.tokens[mention.head].lemma)
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
