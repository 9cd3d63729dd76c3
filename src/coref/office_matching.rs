//! Which office the words of a role name, and whether two roles may name the same one.

use super::Text;
use super::clusters::Clusters;
use super::names::normalized;
use crate::lexicon;
use crate::lexicon::vocabulary::{coreference, offices};
use crate::{Deprel, EntityKind, Mention, Parse, RoleOf, RoleStatus, Upos};

/// Words in the name of a country: "United Arab Emirates".
const LONGEST_COUNTRY: usize = 3;

/// An office as the words of a role name it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Office {
    /// Lemma of the head: "minister".
    pub(super) noun: String,
    /// The other words that tell which office: "foreign".
    marks: Vec<String>,
    /// Codes of the countries in its words: "French" and "of France" give FR, "White House" gives US.
    pub(super) nations: Vec<&'static str>,
    /// The clusters of those with or for whom it is held.
    pub(super) of: Vec<usize>,
    /// All of those are countries: a "chief of staff" is no head of state.
    of_nations_only: bool,
    pub(super) status: RoleStatus,
    /// Noun and marks in the order in which the list of offices has them: "minister prime".
    pub(super) title: String,
    /// The last words of the names of those with whom it is held: "party" of "Green Party".
    fields: Vec<String>,
    /// The parties and states of those who are called by them: "Republican", "Texan".
    homes: Vec<&'static str>,
}

impl Office {
    pub(super) fn read(text: &Text, role: &RoleOf, clusters: &Clusters) -> Self {
        let (parse, list) = (text.parse, &text.mentions.list);
        let mention = &list[role.role];
        let body = |m: &usize| list[*m].kind != EntityKind::Role && home_without_nation(text.words(*m)).is_none();
        let within: Vec<usize> = role.of.iter().copied().filter(body).collect();
        let mut nations = nations(parse, mention);
        nations.extend(within.iter().filter_map(|&m| Some(lexicon::nation_of(text.words(m))?.code)));
        nations.extend(lexicon::country_of_office(&noun_lemma(parse, mention.head)));
        nations.sort_unstable();
        nations.dedup();
        let mut of: Vec<usize> = within.iter().filter_map(|&m| clusters.of(m)).collect();
        of.sort_unstable();
        of.dedup();
        let noun = noun_lemma(parse, mention.head);
        let noun = lexicon::unprefixed(&noun).map_or(noun.clone(), str::to_owned);
        let inside = |i: usize| within.iter().any(|&m| list[m].tokens.contains(&i));
        let mut marks: Vec<String> = mention
            .tokens
            .clone()
            .filter(|&i| i != mention.head && !inside(i) && tells_office(parse, i))
            .map(|i| noun_lemma(parse, i))
            .collect();
        marks.sort_unstable();
        marks.dedup();
        let of_nations_only = within.iter().all(|&m| lexicon::nation_of(text.words(m)).is_some());
        let title = |top| lexicon::office(&noun, marks.iter().map(String::as_str).chain(top));
        // "the top diplomat" is one office, "the top lawyer" none
        let top = mention.tokens.clone().any(|i| &*parse.tokens[i].lemma == "top").then(|| title(Some("top")));
        let title = top.filter(|t| !lexicon::offices_meant(t).is_empty()).unwrap_or_else(|| title(None));
        let last = |m: &usize| normalized(text.words(*m)).rsplit(' ').next().map(str::to_owned);
        let fields = within.iter().filter(|&&m| list[m].kind != EntityKind::Person).filter_map(last).collect();
        let homes = mention.tokens.clone().map(|i| parse.word(i)).filter(|word| lexicon::nation_of(word).is_none());
        let homes = homes.filter_map(lexicon::home).collect();
        Office { noun, marks, nations, of, of_nations_only, status: role.status, title, fields, homes }
    }

    /// "the leader", "the head of state": a noun for whoever is at the top.
    pub(super) fn is_generic(&self) -> bool {
        offices::GENERIC.has(&self.noun)
            && self.marks.iter().all(|m| matches!(m.as_str(), "state" | "government" | "company" | "party"))
    }

    pub(super) fn is_top(&self) -> bool {
        let plain = self.marks.is_empty() || self.marks.iter().all(|m| matches!(m.as_str(), "state" | "government"));
        let whole = self.marks.iter().rev().fold(self.noun.clone(), |words, mark| format!("{mark} {words}"));
        plain && lexicon::is_top_role(&self.noun) || lexicon::is_top_role(&whole)
    }

    /// True for an office at the top of a country rather than of a town or a team.
    fn leads_nation(&self) -> bool {
        self.is_top() && !coreference::TEAM_OFFICES.has(&self.noun)
    }

    /// The same office, no longer held.
    pub(super) fn as_former(&self) -> Self {
        Office { status: RoleStatus::Former, ..self.clone() }
    }

    /// The same office in other countries, if it is one of a country: a president's counterpart is a president.
    pub(super) fn in_nations(&self, nations: Vec<&'static str>) -> Option<Self> {
        let national = !self.nations.is_empty() && self.of_nations_only;
        national.then(|| Office { nations, of: Vec::new(), of_nations_only: true, fields: Vec::new(), ..self.clone() })
    }

    /// True where no word says where it is held: "the premier".
    pub(super) fn is_bare(&self) -> bool {
        self.nations.is_empty() && self.of.is_empty()
    }

    /// How well these words, standing for a person, fit an office that somebody holds.
    pub(super) fn fits(&self, held: &Office) -> Fit {
        if self.status != held.status && (self.status != RoleStatus::Current || held.status == RoleStatus::Former) {
            return Fit::None;
        }
        // "the Republican lawmaker" is no Democratic senator
        let elsewhere = !self.homes.is_empty() && !held.homes.is_empty();
        if elsewhere && !self.homes.iter().any(|home| held.homes.contains(home)) {
            return Fit::None;
        }
        let nation = self.nations.iter().any(|n| held.nations.contains(n));
        let leads = nation && self.of_nations_only && held.leads_nation();
        let with = self.of.iter().any(|c| held.of.contains(c));
        // "the party leader" for the leader of the Green Party
        let field = self.is_bare() && self.marks.iter().any(|m| held.fields.contains(m));
        if !(self.is_bare() || nation || with) {
            return Fit::None;
        }
        // "the bank manager" for the manager of Nordlys Bank
        let told = |m: &String| held.marks.contains(m) || self.is_bare() && held.fields.contains(m);
        let same = self.noun == held.noun
            && self.marks.iter().all(told)
            && !held.marks.iter().any(|m| changes_office(m) && !self.marks.contains(m));
        // "the judge" is rather a judge than the chief judge
        let higher = held.marks.iter().any(|m| m == "chief") && !self.marks.iter().any(|m| m == "chief");
        if same && !higher {
            Fit::SameOffice
        } else if same
            || lexicon::offices_meant(&self.title).contains(&held.title)
            || self.is_generic() && (leads || (with || field) && held.is_top())
        {
            Fit::OtherTitle
        } else {
            Fit::None
        }
    }
}

/// How well the words of a role fit an office that somebody holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    None,
    /// "the leader" for a president
    OtherTitle,
    /// "the president" for a president
    SameOffice,
}

/// "vice president" is no president; "press secretary" is a secretary.
fn changes_office(mark: &str) -> bool {
    offices::ANOTHER_RANK.has(mark) || mark == "staff"
}

/// Words that tell one office from another: "foreign", "press", "staff"; not "new", "the", "54-year-old".
fn tells_office(parse: &Parse, word: usize) -> bool {
    let token = &parse.tokens[word];
    let kind = matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::X);
    let form = parse.word(word);
    kind && form.chars().any(char::is_alphabetic)
        && token.deprel != Deprel::NmodPoss
        && lexicon::role_status(form).is_none()
        && lexicon::nation_of(form).is_none()
        && home_without_nation(form).is_none()
        && !form.ends_with("old")
        && !offices::DESCRIPTIONS.has(&token.lemma)
        && !coreference::ASIDES_IN_ROLES.has(&token.lemma)
}

/// "Republican", "Texan"; not "Kenyan"
fn home_without_nation(word: &str) -> Option<&'static str> {
    lexicon::epithet(word).filter(|_| lexicon::nation_of(word).is_none())
}

/// The lemma of a word, taken for a noun whatever the tree makes of it; "senator" for "Sen.".
fn noun_lemma(parse: &Parse, word: usize) -> String {
    let form = parse.lower(word);
    let long = lexicon::long_rank(&form).filter(|_| form.ends_with('.'));
    long.map_or_else(|| lexicon::lemma(&form, Upos::Noun), str::to_owned)
}

/// The countries that the words of a role name, in up to three words each.
pub(super) fn nations(parse: &Parse, mention: &Mention) -> Vec<&'static str> {
    let (mut found, mut at) = (Vec::new(), mention.tokens.start);
    while at < mention.tokens.end {
        let longest = (1..=LONGEST_COUNTRY).rev().filter(|n| at + n <= mention.tokens.end).find_map(|n| {
            let nation = lexicon::nation_of(&parse.text[parse.span_of(at..at + n)])?;
            Some((n, nation))
        });
        match longest {
            Some((n, nation)) => {
                found.push(nation.code);
                at += n;
            }
            None => at += 1,
        }
    }
    found
}
