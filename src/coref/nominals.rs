//! Nominals ("the company", "his wife"): what stands beside a name, and which named entity one may stand for.

use std::collections::HashMap;

use super::Text;
use super::clusters::{Clusters, genders_agree};
use super::fold::fold;
use crate::lexicon;
use crate::{Deprel, EntityKind, MentionForm, Number, Parse};

/// A trade is remembered for so many sentences.
const NEAR: usize = 10;

/// "the bank" reaches so many sentences back to "Nordlys Bank".
const NAMED_NEAR: usize = 6;

/// Mentions that are looked at, the nearest first.
const LOOK_AT: usize = 80;

/// Why a nominal may stand for a named entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    KindInName,
    OnlyOrganization,
    OnlyPerson,
    Trade,
}

impl Rule {
    /// For the caller.
    pub(super) fn reason(self) -> &'static str {
        match self {
            Rule::KindInName => "kind in the name",
            Rule::OnlyOrganization => "only organisation nearby",
            Rule::OnlyPerson => "only person nearby",
            Rule::Trade => "same noun",
        }
    }
}

/// Nouns for companies: the last named one that each was said of ("Orbis, the Oslo-based [chipmaker]").
#[derive(Default)]
pub(super) struct Trades(HashMap<String, usize>);

impl Trades {
    /// The named entity that a nominal may stand for.
    pub(super) fn named(&self, text: &Text, mention: usize, clusters: &Clusters) -> Option<(usize, Rule)> {
        if indefinite(text.parse, text.mentions.list[mention].head) {
            return None;
        }
        named_before(text, mention, clusters)
            .or_else(|| aged(text, mention, clusters))
            .or_else(|| self.of(text, mention, clusters))
    }

    /// "The chipmaker" for the company that was called one.
    fn of(&self, text: &Text, mention: usize, clusters: &Clusters) -> Option<(usize, Rule)> {
        let me = &text.mentions.list[mention];
        let cluster = *self.0.get(&*text.parse.tokens[me.head].lemma)?;
        let last = clusters.list[cluster].last_before(me.tokens.start)?;
        let near = text.parse.tokens[last].sentence + NEAR >= text.parse.tokens[me.head].sentence;
        (near && me.number != Number::Plural).then_some((cluster, Rule::Trade))
    }

    /// Learns from a nominal that has been linked.
    pub(super) fn learn(&mut self, text: &Text, mention: usize, clusters: &Clusters) {
        let noun = &text.parse.tokens[text.mentions.list[mention].head].lemma;
        let named = clusters.of(mention).filter(|&c| clusters.list[c].named);
        let firm = |c: &usize| {
            let beside =
                clusters.reason(mention) == Some("apposition") && text.mentions.list[mention].number != Number::Plural;
            lexicon::may_be_company(noun) || beside && clusters.list[*c].kind == EntityKind::Organization
        };
        if let Some(cluster) = named.filter(firm) {
            self.0.insert(noun.to_string(), cluster);
        }
    }
}

/// "an envoy", "his bank", "envoys": no phrase with a bare "the".
fn indefinite(parse: &Parse, head: usize) -> bool {
    let mut before = parse.children(head).iter().filter(|&&c| c < head && parse.tokens[c].deprel != Deprel::Punct);
    !(before.next().is_some_and(|&c| parse.word(c).eq_ignore_ascii_case("the")) && before.next().is_none())
        || parse.children(head).iter().any(|&c| c > head && parse.tokens[c].deprel == Deprel::Nmod)
}

/// "The bank" for "Nordlys Bank", whose name says that it is one; "the company" for the one organisation that was named
/// in this and the last two sentences.
fn named_before(text: &Text, mention: usize, clusters: &Clusters) -> Option<(usize, Rule)> {
    let (parse, list) = (text.parse, &text.mentions.list);
    let me = &list[mention];
    if me.number == Number::Plural {
        return None;
    }
    let noun = fold(&parse.tokens[me.head].lemma);
    let any = match &*noun {
        "company" | "firm" | "organisation" | "organization" | "agency" => Some(EntityKind::Organization),
        _ => None,
    };
    let in_name = |word: &str| match &*noun {
        "airline" | "carrier" => matches!(word, "air" | "airline" | "airlines" | "airways"),
        "lender" => word == "bank",
        "carmaker" | "automaker" => matches!(word, "motor" | "motors"),
        noun => word == noun,
    };
    let sentence = parse.tokens[me.head].sentence;
    let near = list[..mention].iter().enumerate().rev().take(LOOK_AT);
    let near = near.take_while(|(_, m)| parse.tokens[m.head].sentence + NAMED_NEAR >= sentence);
    let (mut bearing, mut others): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    // "the search party" is no Centre Party
    let bare = parse.dependent(me.head, Deprel::Compound).is_none();
    let told = |head: usize| !in_dateline(parse, head);
    for (m, other) in near.filter(|(_, m)| m.form == MentionForm::Name && m.head < me.head && told(m.head)) {
        let Some(cluster) = clusters.of(m) else { continue };
        let thing = matches!(other.kind, EntityKind::Organization | EntityKind::Place | EntityKind::Event);
        if thing && bare && fold(text.words(m)).split(' ').skip(1).any(in_name) {
            bearing.push(cluster);
        } else if any == Some(other.kind) && parse.tokens[other.head].sentence + 2 >= sentence {
            others.push(cluster);
        }
    }
    let one = |found: &[usize]| found.first().copied().filter(|first| found.iter().all(|c| c == first));
    match (one(&bearing), bearing.is_empty()) {
        (Some(cluster), _) => Some((cluster, Rule::KindInName)),
        (None, true) => Some((one(&others)?, Rule::OnlyOrganization)),
        (None, false) => None,
    }
}

/// "BERGEN (Norlake Wire) -": who sends the news.
fn in_dateline(parse: &Parse, word: usize) -> bool {
    let sentence = &parse.sentences[parse.tokens[word].sentence].tokens;
    let last = sentence.clone().next_back().map_or("", |last| parse.word(last));
    sentence.len() < 12 && matches!(last, "-" | "–" | "—" | "--")
}

/// "The 22-year-old" for the only person named in this sentence before it and in the last one.
fn aged(text: &Text, mention: usize, clusters: &Clusters) -> Option<(usize, Rule)> {
    let (parse, list) = (text.parse, &text.mentions.list);
    let me = &list[mention];
    let age = &*parse.word(me.head).to_lowercase();
    if me.kind != EntityKind::Person || !(age == "old" || age.ends_with("-year-old")) || me.number == Number::Plural {
        return None;
    }
    let sentence = parse.tokens[me.head].sentence;
    let near = list[..mention].iter().enumerate().rev().take(LOOK_AT);
    let near = near.take_while(|(_, m)| parse.tokens[m.head].sentence + 1 >= sentence);
    let mut people = near.filter(|(_, m)| m.form == MentionForm::Name && m.kind == EntityKind::Person);
    let first = clusters.of(people.next()?.0)?;
    people.all(|(m, _)| clusters.of(m) == Some(first)).then_some((first, Rule::OnlyPerson))
}

/// The cluster of a name beside the nominal: "Nordlys, [the bank]"; "[his wife] Ada"; "[the bank] Nordlys".
pub(super) fn beside(text: &Text, mention: usize, clusters: &Clusters) -> Option<usize> {
    let (parse, list) = (text.parse, &text.mentions.list);
    let me = &list[mention];
    let token = &parse.tokens[me.head];
    let above = token.head.filter(|&h| token.deprel == Deprel::Appos && h < me.head);
    let below = || {
        // "his wife, the painter Ada", where Ada hangs on the painter
        let named = |c: usize| {
            text.mentions.list[mention..].iter().take(12).any(|m| m.form == MentionForm::Name && m.head == c)
        };
        let further = |c: usize| {
            let mut inner = parse.children(c).iter().copied();
            let name = inner.find(|&n| matches!(parse.tokens[n].deprel, Deprel::Appos | Deprel::Flat) && named(n));
            name.filter(|_| parse.tokens[c].deprel == Deprel::Appos && !named(c)).unwrap_or(c)
        };
        let parts = parse.children(me.head).iter().copied().filter(|&c| c > me.head);
        parts
            .filter(|&c| matches!(parse.tokens[c].deprel, Deprel::Appos | Deprel::Flat))
            .find(|&c| {
                // "the mayor and two councillors, Dahl and Berg": not one person.
                parse.dependent(c, Deprel::Conj).is_none()
            })
            .map(further)
    };
    // "[wife] Ada", where the name governs
    let governor = token.head.filter(|_| matches!(token.deprel, Deprel::NmodDesc | Deprel::Flat));
    // "its rival Heliox", which the tree may hang side by side
    let twin = || {
        let next = parse.tokens.get(me.tokens.end)?;
        let name =
            list[mention..].iter().take(12).find(|m| m.form == MentionForm::Name && m.tokens.start == me.tokens.end)?;
        let twin = &parse.tokens[name.head];
        let same = twin.head == token.head && twin.deprel == token.deprel && next.sentence == token.sentence;
        (same && me.kind == EntityKind::Organization).then_some(name.head)
    };
    let other = above.or_else(below).or(governor).or_else(twin)?;
    let near = mention.saturating_sub(12)..(mention + 12).min(list.len());
    let named = near.filter(|&m| m != mention).find(|&m| {
        let o = &list[m];
        let broad = |k: EntityKind| if k == EntityKind::Place { EntityKind::Organization } else { k };
        o.form == MentionForm::Name
            && o.tokens.contains(&other)
            && (broad(o.kind) == broad(me.kind) || o.kind == EntityKind::Other && me.kind != EntityKind::Person)
    })?;
    let cluster = clusters.of(named)?;
    let fits = genders_agree(me.gender, clusters.list[cluster].gender) && me.number != Number::Plural;
    fits.then_some(cluster)
}
