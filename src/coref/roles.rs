//! Roles: who holds them, and whom a role means that stands in the place of a name ("the Norwegian leader").

use std::collections::{HashMap, HashSet};

use super::Text;
use super::clusters::{Clusters, genders_agree};
use super::fold::fold;
use crate::lexicon;
use crate::{Deprel, EntityKind, Mention, MentionForm, Number, Parse, RoleOf, RoleStatus, Upos};

/// Holders of one noun that are looked at, the latest first.
const LATEST: usize = 60;

/// "the president" without a country means the one spoken of within so many sentences.
const NEAR: usize = 12;

/// What the words of a role say.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Office {
    /// Lemma of the head: "minister".
    noun: String,
    /// The other words that tell which office: "foreign".
    marks: Vec<String>,
    /// Codes of the countries in its words: "French" and "of France" give FR, "White House" gives US.
    nations: Vec<&'static str>,
    /// The clusters of those with or for whom it is held.
    of: Vec<usize>,
    /// All of those stand for countries: "chief of staff" is no head of state.
    of_nations_only: bool,
    status: RoleStatus,
}

impl Office {
    fn read(text: &Text, role: &RoleOf, clusters: &Clusters) -> Self {
        let (parse, list) = (text.parse, &text.mentions.list);
        let mention = &list[role.role];
        let within: Vec<usize> = role.of.iter().copied().filter(|&m| list[m].kind != EntityKind::Role).collect();
        let mut nations = nations(parse, mention);
        nations.extend(within.iter().filter_map(|&m| Some(lexicon::nation_of(text.words(m))?.code)));
        nations.sort_unstable();
        nations.dedup();
        let mut of: Vec<usize> = within.iter().filter_map(|&m| clusters.of(m)).collect();
        of.sort_unstable();
        of.dedup();
        let noun = lemma(parse, mention.head);
        let noun = lexicon::unprefixed(&noun).map_or(noun.clone(), str::to_owned);
        let inside = |i: usize| within.iter().any(|&m| list[m].tokens.contains(&i));
        let mut marks: Vec<String> = mention
            .tokens
            .clone()
            .filter(|&i| i != mention.head && !inside(i) && tells_office(parse, i))
            .map(|i| lemma(parse, i))
            .collect();
        marks.sort_unstable();
        marks.dedup();
        let of_nations_only = within.iter().all(|&m| lexicon::nation_of(text.words(m)).is_some());
        Office { noun, marks, nations, of, of_nations_only, status: role.status }
    }

    /// "the leader", "the head of state": a noun for whoever is at the top.
    fn is_generic(&self) -> bool {
        matches!(&*self.noun, "leader" | "head" | "chief" | "ruler" | "boss")
            && self.marks.iter().all(|m| matches!(m.as_str(), "state" | "government" | "company" | "party"))
    }

    fn is_top(&self) -> bool {
        let plain = self.marks.is_empty() || self.marks.iter().all(|m| matches!(m.as_str(), "state" | "government"));
        let whole = self.marks.iter().rev().fold(self.noun.clone(), |words, mark| format!("{mark} {words}"));
        plain && lexicon::is_top_role(&self.noun) || lexicon::is_top_role(&whole)
    }

    /// At the top of a country rather than of a town or a team.
    fn leads_nation(&self) -> bool {
        self.is_top()
            && !matches!(
                &*self.noun,
                "mayor"
                    | "governor"
                    | "captain"
                    | "headmaster"
                    | "headmistress"
                    | "headteacher"
                    | "principal"
                    | "rector"
                    | "superintendent"
                    | "skipper"
                    | "founder"
                    | "owner"
                    | "commandant"
                    | "commander"
                    | "ceo"
                    | "director"
                    | "chairman"
                    | "chairwoman"
                    | "chairperson"
                    | "chair"
                    | "secretary"
            )
    }

    /// How well these words, standing for a person, fit an office that somebody holds: 0 not at all, 1 "the leader" for a
    /// president, 2 the same office.
    fn fits(&self, held: &Office) -> u8 {
        if self.status != held.status && (self.status != RoleStatus::Current || held.status == RoleStatus::Former) {
            return 0;
        }
        let nation = self.nations.iter().any(|n| held.nations.contains(n));
        let leads = nation && self.of_nations_only && held.leads_nation();
        let with = self.of.iter().any(|c| held.of.contains(c));
        let bare = self.nations.is_empty() && self.of.is_empty();
        if !(bare || nation || with) {
            return 0;
        }
        let same = self.noun == held.noun
            && self.marks.iter().all(|m| held.marks.contains(m))
            && !held.marks.iter().any(|m| changes_office(m) && !self.marks.contains(m));
        if same {
            2
        } else if self.is_generic() && (leads || with && held.is_top()) {
            1
        } else {
            0
        }
    }
}

/// "vice president" is no president; "press secretary" is a secretary.
fn changes_office(mark: &str) -> bool {
    matches!(
        mark,
        "vice" | "deputy" | "assistant" | "prime" | "staff" | "general" | "co" | "shadow" | "first" | "junior"
    )
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
        && !form.ends_with("old")
        && !matches!(
            &*token.lemma,
            "new"
                | "longtime"
                | "long"
                | "time"
                | "veteran"
                | "young"
                | "old"
                | "powerful"
                | "embattled"
                | "popular"
                | "controversial"
                | "current"
                | "outgoing"
                | "top"
                | "senior"
                | "next"
                | "last"
                | "own"
                | "year"
                | "billionaire"
                | "influential"
                | "elderly"
        )
}

fn lemma(parse: &Parse, word: usize) -> String {
    lexicon::lemma(&parse.word(word).to_lowercase(), Upos::Noun)
}

/// The countries that the words of a role speak of, in names of up to three words.
fn nations(parse: &Parse, mention: &Mention) -> Vec<&'static str> {
    let (mut found, mut at) = (Vec::new(), mention.tokens.start);
    while at < mention.tokens.end {
        let longest = (1..=3).rev().filter(|n| at + n <= mention.tokens.end).find_map(|n| {
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

/// Who holds what, as far as the text has told.
pub(super) struct Offices {
    held: Vec<(usize, Office)>,
    by_noun: HashMap<String, Vec<usize>>,
    by_holder: HashMap<usize, Vec<usize>>,
    top: Vec<usize>,
    seen: HashSet<(usize, Office)>,
    /// For each mention the ties of [`Mentions::roles`](crate::Mentions::roles) of which it is the role.
    ties: HashMap<usize, Vec<usize>>,
    /// Entities of kind `Role`, by their words.
    texts: HashMap<String, usize>,
}

impl Offices {
    /// Learns the offices of all who are named, wherever in the text it says so.
    pub(super) fn new(text: &Text, clusters: &Clusters) -> Self {
        let mut ties: HashMap<usize, Vec<usize>> = HashMap::new();
        for (tie, role) in text.mentions.roles.iter().enumerate() {
            ties.entry(role.role).or_default().push(tie);
        }
        let mut offices = Offices {
            held: Vec::new(),
            by_noun: HashMap::new(),
            by_holder: HashMap::new(),
            top: Vec::new(),
            seen: HashSet::new(),
            ties,
            texts: HashMap::new(),
        };
        for role in &text.mentions.roles {
            let named = role.holder.filter(|&h| text.mentions.list[h].form == MentionForm::Name);
            if let Some(holder) = named.and_then(|h| clusters.of(h)) {
                offices.learn(holder, Office::read(text, role, clusters));
            }
        }
        offices
    }

    /// "Dahl's predecessor" was what Dahl is.
    fn learn_predecessor(&mut self, holder: usize, office: &Office) {
        let known = office.of.iter().filter_map(|successor| self.by_holder.get(successor)).flatten();
        let were: Vec<Office> = known
            .map(|&number| &self.held[number].1)
            .filter(|o| o.noun != office.noun && o.status == RoleStatus::Current)
            .map(|o| Office { status: RoleStatus::Former, ..o.clone() })
            .collect();
        for office in were {
            self.learn(holder, office);
        }
    }

    fn learn(&mut self, holder: usize, office: Office) {
        if !self.seen.insert((holder, office.clone())) {
            return;
        }
        let number = self.held.len();
        self.by_noun.entry(office.noun.clone()).or_default().push(number);
        self.by_holder.entry(holder).or_default().push(number);
        if office.is_top() {
            self.top.push(number);
        }
        self.held.push((holder, office));
    }

    /// A role beside its holder is an entity of kind `Role`; the same words again are the same role.
    pub(super) fn held(&mut self, text: &Text, mention: usize, clusters: &mut Clusters) {
        let words = fold(text.words(mention));
        let known = self.texts.get(&words).copied();
        let cluster = clusters.join_or_open(mention, known, "same role");
        self.texts.insert(words, cluster);
        for tie in self.ties.get(&mention).cloned().unwrap_or_default() {
            let role = &text.mentions.roles[tie];
            let Some(holder) = role.holder.and_then(|h| clusters.of(h)) else { continue };
            // Again for the named: by now it is known who "he" is in "his predecessor".
            let office = Office::read(text, role, clusters);
            if office.noun == "predecessor" {
                self.learn_predecessor(holder, &office);
            }
            self.learn(holder, office);
        }
    }

    /// A role in the place of a name: who holds it, or somebody new.
    pub(super) fn resolve(&mut self, text: &Text, mention: usize, clusters: &mut Clusters) {
        let role = self.ties.get(&mention).and_then(|ties| ties.first()).map(|&tie| &text.mentions.roles[tie]);
        let Some(role) = role.filter(|_| text.mentions.list[mention].number == Number::Singular) else {
            clusters.open(mention);
            return;
        };
        let office = Office::read(text, role, clusters);
        let holder = if is_definite(text.parse, &text.mentions.list[mention]) {
            self.holder(text, mention, &office, clusters)
        } else {
            None
        };
        let cluster = clusters.join_or_open(mention, holder, "role");
        self.learn(cluster, office);
    }

    fn holder(&self, text: &Text, mention: usize, office: &Office, clusters: &Clusters) -> Option<usize> {
        let me = &text.mentions.list[mention];
        let same = self.by_noun.get(&office.noun).map(Vec::as_slice).unwrap_or_default();
        let top = if office.is_generic() { self.top.as_slice() } else { &[] };
        let mut best: Option<(u8, usize)> = None;
        let (mut holder, mut tied, mut later) = (None, false, None);
        let mut several_later = false;
        for &number in same.iter().rev().take(LATEST).chain(top.iter().rev().take(LATEST)) {
            let (cluster, held) = &self.held[number];
            let person = &clusters.list[*cluster];
            let fit = office.fits(held);
            if fit == 0 || !genders_agree(me.gender, person.gender) || person.number == Number::Plural {
                continue;
            }
            let Some(last) = person.last_before(me.tokens.start) else {
                // Named only afterwards: "The French president" in a headline.
                let sure = fit == 2 && !(office.nations.is_empty() && office.of.is_empty());
                several_later |= sure && later.is_some_and(|l| l != *cluster);
                later = later.or(sure.then_some(*cluster));
                continue;
            };
            let far = text.parse.tokens[me.head].sentence - text.parse.tokens[last].sentence > NEAR;
            if far && office.nations.is_empty() && office.of.is_empty() {
                continue;
            }
            let score = (fit, text.parse.tokens[last].sentence);
            if best.is_none_or(|b| score > b) {
                (best, holder, tied) = (Some(score), Some(*cluster), false);
            } else if best == Some(score) && holder != Some(*cluster) {
                tied = true;
            }
        }
        match (holder, tied) {
            (Some(holder), false) => Some(holder),
            // Two who fit as well as each other: no reason for either.
            (Some(_), true) => None,
            (None, _) => later.filter(|_| !several_later),
        }
    }
}

/// "the envoy", "his envoy", "White House chief" in a headline; not "an envoy".
fn is_definite(parse: &Parse, mention: &Mention) -> bool {
    !mention.tokens.clone().chain(mention.tokens.start.checked_sub(1)).any(|i| {
        let token = &parse.tokens[i];
        token.deprel == Deprel::Det
            && token.head == Some(mention.head)
            && matches!(
                &*parse.word(i).to_lowercase(),
                "a" | "an" | "another" | "some" | "any" | "every" | "each" | "no"
            )
    }) && !mention.tokens.clone().any(|i| {
        token_is(parse, i, mention.head, Deprel::Amod)
            && matches!(&*parse.tokens[i].lemma, "other" | "next" | "new" | "future" | "previous" | "different")
            && !parse.word(i).eq_ignore_ascii_case("newly")
    })
}

fn token_is(parse: &Parse, i: usize, head: usize, deprel: Deprel) -> bool {
    parse.tokens[i].deprel == deprel && parse.tokens[i].head == Some(head)
}
