//! Rules for nominals ("the company", "his wife"): the name beside one, and the named entity that one may stand for.

use rustc_hash::FxHashMap;

use super::Text;
use super::clusters::{Clusters, genders_agree};
use super::link_reasons::LinkReason;
use super::names::normalized;
use super::syntax;
use crate::lexicon;
use crate::lexicon::vocabulary::{closed_classes, coreference, organizations};
use crate::{Deprel, EntityKind, MentionForm, Number, Parse};

/// Sentences back to the last mention of a company that "the chipmaker" may stand for.
const TRADE_WITHIN: usize = 10;

/// Sentences that "the bank" reaches back to "Nordlys Bank".
const NAME_WITHIN: usize = 6;

/// Sentences that "the company" reaches back to the only organisation.
const ONLY_ORGANIZATION_WITHIN: usize = 2;

/// Sentences that "the airline" reaches back to the only organisation that may be one.
const TRADE_NAME_WITHIN: usize = 3;

/// Mentions that are looked at, the nearest first.
const MOST_MENTIONS: usize = 80;

/// How many mentions away from a nominal a name beside it may be.
const BESIDE_WITHIN: usize = 12;

/// A dateline is a sentence of fewer words than this that ends with a dash.
const DATELINE_BELOW: usize = 12;

/// A reason for which a nominal may stand for a named entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NominalRule {
    /// "the bank": "Nordlys Bank"
    KindInName,
    /// "the company": the only organisation that was named nearby
    OnlyOrganization,
    /// "the 22-year-old": the only person who was named nearby
    OnlyPerson,
    /// "the chipmaker": the company that was called one
    Trade,
}

impl NominalRule {
    pub(super) fn reason(self) -> LinkReason {
        match self {
            NominalRule::KindInName => LinkReason::KindInName,
            NominalRule::OnlyOrganization => LinkReason::OnlyOrganization,
            NominalRule::OnlyPerson => LinkReason::OnlyPerson,
            NominalRule::Trade => LinkReason::SameNoun,
        }
    }
}

/// For each noun for a company the last named one that it was said of: "Orbis, the Oslo-based [chipmaker]".
#[derive(Default)]
pub(super) struct TradeNouns(FxHashMap<String, usize>);

impl TradeNouns {
    /// The named entity that a nominal may stand for.
    pub(super) fn named(&self, text: &Text, mention: usize, clusters: &Clusters) -> Option<(usize, NominalRule)> {
        if !is_plain_definite(text.parse, text.mentions.list[mention].head) {
            return None;
        }
        kind_in_name_or_only(text, mention, clusters)
            .or_else(|| only_person(text, mention, clusters))
            .or_else(|| self.of_trade(text, mention, clusters))
    }

    /// "The chipmaker" for the company that was called one.
    fn of_trade(&self, text: &Text, mention: usize, clusters: &Clusters) -> Option<(usize, NominalRule)> {
        let me = &text.mentions.list[mention];
        let cluster = *self.0.get(&*text.parse.tokens[me.head].lemma)?;
        let last = clusters.list[cluster].last_before(me.tokens.start)?;
        let near = text.parse.sentence_number(last) + TRADE_WITHIN >= text.parse.sentence_number(me.head);
        (near && me.number != Number::Plural).then_some((cluster, NominalRule::Trade))
    }

    /// Learns from a nominal that has been linked.
    pub(super) fn learn(&mut self, text: &Text, mention: usize, clusters: &Clusters) {
        let noun = &text.parse.tokens[text.mentions.list[mention].head].lemma;
        let named = clusters.of(mention).filter(|&c| clusters.list[c].named);
        let firm = |c: &usize| {
            let beside = clusters.reason(mention) == Some(LinkReason::Apposition)
                && text.mentions.list[mention].number != Number::Plural;
            lexicon::may_be_company(noun) || beside && clusters.list[*c].kind == EntityKind::Organization
        };
        if let Some(cluster) = named.filter(firm) {
            self.0.insert(noun.to_string(), cluster);
        }
    }
}

/// "the envoy"; not "an envoy", "his bank", "envoys", "the new envoy", "the envoy to Oslo".
pub(super) fn is_plain_definite(parse: &Parse, head: usize) -> bool {
    let tells = |&&c: &&usize| c < head && parse.tokens[c].deprel != Deprel::Punct && !is_plain_compound(parse, c);
    let mut before = parse.children(head).iter().filter(tells);
    before.next().is_some_and(|&c| parse.word(c).eq_ignore_ascii_case("the"))
        && before.next().is_none()
        && !parse.children(head).iter().any(|&c| c > head && parse.tokens[c].deprel == Deprel::Nmod)
        && !syntax::is_restricted(parse, head)
}

/// "the [trade] union"
pub(super) fn is_plain_compound(parse: &Parse, word: usize) -> bool {
    let token = &parse.tokens[word];
    token.deprel == Deprel::Compound && coreference::PLAIN_COMPOUNDS.has(&token.lemma)
}

/// "The bank" for "Nordlys Bank", whose name says that it is one; "the company" for the only organisation that was named in this
/// sentence and the two before.
fn kind_in_name_or_only(text: &Text, mention: usize, clusters: &Clusters) -> Option<(usize, NominalRule)> {
    let (parse, list) = (text.parse, &text.mentions.list);
    let me = &list[mention];
    if me.number == Number::Plural {
        return None;
    }
    let noun = normalized(&parse.tokens[me.head].lemma);
    let fits_any = coreference::ANY_ORGANISATION.has(&noun);
    // not "the bank", "the shipyard": these are often a third party
    let is_trade = matches!(noun.as_str(), "airline" | "startup" | "start-up" | "carmaker" | "chipmaker");
    let kind = coreference::SAME_KIND.get(&noun).unwrap_or(&noun);
    let in_name = |word: &str| word == noun || coreference::NAME_KINDS.get(word) == Some(kind);
    let sentence = parse.sentence_number(me.head);
    let near = list[..mention].iter().enumerate().rev().take(MOST_MENTIONS);
    let near = near.take_while(|(_, m)| parse.sentence_number(m.head) + NAME_WITHIN >= sentence);
    let (mut bearing, mut others): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    // "the search party" is no Centre Party
    let bare = parse.dependents(me.head, Deprel::Compound).all(|c| is_plain_compound(parse, c));
    let told = |head: usize| !in_dateline(parse, head);
    let within = if is_trade { TRADE_NAME_WITHIN } else { ONLY_ORGANIZATION_WITHIN };
    // "Norlake bought an airline. The airline"
    let introduced = |m: usize| parse.tokens[list[m].head].lemma == parse.tokens[me.head].lemma;
    let is_new = || {
        !(mention.saturating_sub(MOST_MENTIONS)..mention).any(|m| list[m].form != MentionForm::Name && introduced(m))
    };
    let is_subject = |head: usize| matches!(parse.tokens[head].deprel, Deprel::Nsubj | Deprel::NsubjPass);
    let fits_any = fits_any || is_trade && bare && is_subject(me.head) && is_new();
    for (m, other) in near.filter(|(_, m)| m.form == MentionForm::Name && m.head < me.head && told(m.head)) {
        let Some(cluster) = clusters.of(m) else { continue };
        let thing = matches!(other.kind, EntityKind::Organization | EntityKind::Place | EntityKind::Event);
        let name = normalized(text.words(m));
        // "FBI": a bureau by its whole name
        let in_whole = coreference::NAME_KINDS.get(&name) == Some(kind);
        if thing && bare && (in_whole || kinds_in_name(&name).into_iter().any(in_name)) {
            bearing.push(cluster);
        } else if fits_any
            && other.kind == EntityKind::Organization
            && parse.sentence_number(other.head) + within >= sentence
            && !(is_trade && is_of_another_kind(&name))
            && !denies(&noun, text.words(m))
        {
            // "Norlake said the airline": two of one sentence
            if is_trade && parse.tokens[other.head].sentence == parse.tokens[me.head].sentence {
                return None;
            }
            others.push(cluster);
        }
    }
    let one = |found: &[usize]| found.first().copied().filter(|first| found.iter().all(|c| c == first));
    match (one(&bearing), bearing.is_empty()) {
        (Some(cluster), _) => Some((cluster, NominalRule::KindInName)),
        (None, true) => Some((one(&others)?, NominalRule::OnlyOrganization)),
        (None, false) => None,
    }
}

/// "Ministry of Roads", "Dockers' Union": no company; "Norlake Ltd": no agency
fn denies(noun: &str, name: &str) -> bool {
    let normal = normalized(name);
    let kinds = kinds_in_name(&normal);
    match noun {
        "company" | "firm" => {
            kinds.iter().any(|kind| organizations::BODIES_WITHOUT_TRADE.has(kind)) || lexicon::nation_of(name).is_some()
        }
        _ => kinds.iter().any(|kind| organizations::LEGAL_FORMS.has(kind)),
    }
}

/// "Tourism Institute": no airline, no chipmaker
fn is_of_another_kind(name: &str) -> bool {
    let is_kind = |word: &&str| lexicon::is_organization_suffix(word) && !organizations::LEGAL_FORMS.has(word);
    kinds_in_name(name).iter().any(is_kind)
}

/// The words by which a name, normalised, tells what bears it: "bank" of "Nordlys Bank" and "Bank of Lund", "bank" and "group" of
/// "Nordlys Bank Group"; not "development" of "Department of Roads and Development".
pub(super) fn kinds_in_name(name: &str) -> Vec<&str> {
    let words: Vec<&str> = name.split(' ').collect();
    let of = words.iter().position(|word| coreference::PREPOSITIONS_IN_NAMES.has(word));
    let first = usize::from(of.is_none());
    let mut end = of.unwrap_or(words.len());
    let mut kinds = Vec::new();
    while end > first {
        end -= 1;
        kinds.push(words[end]);
        if !organizations::LEGAL_FORMS.has(words[end]) {
            break;
        }
    }
    kinds
}

/// "BERGEN (Norlake Wire) -": who sends the news.
fn in_dateline(parse: &Parse, word: usize) -> bool {
    let sentence = &parse.sentence_of(word).tokens;
    let last = sentence.clone().next_back().map_or("", |last| parse.word(last));
    sentence.len() < DATELINE_BELOW && closed_classes::DASHES.has(last)
}

/// "The 22-year-old" for the only person named before it in this sentence and the last one.
fn only_person(text: &Text, mention: usize, clusters: &Clusters) -> Option<(usize, NominalRule)> {
    let (parse, list) = (text.parse, &text.mentions.list);
    let me = &list[mention];
    let age = &*parse.lower(me.head);
    if me.kind != EntityKind::Person || !(age == "old" || age.ends_with("-year-old")) || me.number == Number::Plural {
        return None;
    }
    let sentence = parse.sentence_number(me.head);
    let near = list[..mention].iter().enumerate().rev().take(MOST_MENTIONS);
    let near = near.take_while(|(_, m)| parse.sentence_number(m.head) + 1 >= sentence);
    let mut people = near.filter(|(_, m)| m.form == MentionForm::Name && m.kind == EntityKind::Person);
    let first = clusters.of(people.next()?.0)?;
    people.all(|(m, _)| clusters.of(m) == Some(first)).then_some((first, NominalRule::OnlyPerson))
}

/// The cluster of a name beside the nominal: "Nordlys, [the bank]"; "[his wife] Ada"; "[the bank] Nordlys".
pub(super) fn apposed_name(text: &Text, mention: usize, clusters: &Clusters) -> Option<usize> {
    let (parse, list) = (text.parse, &text.mentions.list);
    let me = &list[mention];
    let token = &parse.tokens[me.head];
    let above = token.head.filter(|&h| token.deprel == Deprel::Appos && h < me.head);
    // "[wife] Ada", where the name governs
    let governor = || token.head.filter(|_| matches!(token.deprel, Deprel::NmodDesc | Deprel::Flat));
    let word = above
        .or_else(|| apposed_word(text, mention))
        .or_else(governor)
        .or_else(|| called(parse, me.head))
        .or_else(|| name_directly_after(text, mention))?;
    let near = mention.saturating_sub(BESIDE_WITHIN)..(mention + BESIDE_WITHIN).min(list.len());
    let named = near.filter(|&m| m != mention).find(|&m| {
        let other = &list[m];
        let broad = |k: EntityKind| if k == EntityKind::Place { EntityKind::Organization } else { k };
        let unsure = other.kind == EntityKind::Other && me.kind != EntityKind::Person;
        other.form == MentionForm::Name
            && other.tokens.contains(&word)
            && (broad(other.kind) == broad(me.kind) || unsure)
    })?;
    let cluster = clusters.of(named)?;
    let fits = genders_agree(me.gender, clusters.list[cluster].gender) && me.number != Number::Plural;
    fits.then_some(cluster)
}

/// The word of a name that stands after a nominal in apposition to it: "the bank [Nordlys]".
fn apposed_word(text: &Text, mention: usize) -> Option<usize> {
    let (parse, list) = (text.parse, &text.mentions.list);
    let head = list[mention].head;
    let is_name =
        |word: usize| list[mention..].iter().take(BESIDE_WITHIN).any(|m| m.form == MentionForm::Name && m.head == word);
    let apposed = |word: &usize| matches!(parse.tokens[*word].deprel, Deprel::Appos | Deprel::Flat);
    let mut after = parse.children(head).iter().copied().filter(|&c| c > head && apposed(&c));
    // "the mayor and two councillors, Dahl and Berg" are not one person.
    let word = after.find(|&c| parse.dependent(c, Deprel::Conj).is_none())?;
    // "his wife, the painter Ada", where Ada hangs on the painter
    let mut further = parse.children(word).iter().copied().filter(apposed);
    let name = further.find(|&n| is_name(n));
    Some(name.filter(|_| parse.tokens[word].deprel == Deprel::Appos && !is_name(word)).unwrap_or(word))
}

/// "a rail company called [Heliox]"
fn called(parse: &Parse, noun: usize) -> Option<usize> {
    let calling = |&verb: &usize| matches!(&*parse.tokens[verb].lemma, "call" | "name" | "dub");
    let verb = parse.dependents(noun, Deprel::Acl).find(calling)?;
    let of_verb = parse.children(verb).iter().copied().filter(|&c| c > verb);
    of_verb.into_iter().find(|&c| matches!(parse.tokens[c].deprel, Deprel::Xcomp | Deprel::Obj))
}

/// "its rival [Heliox]", where the tree hangs the two side by side
fn name_directly_after(text: &Text, mention: usize) -> Option<usize> {
    let (parse, list) = (text.parse, &text.mentions.list);
    let me = &list[mention];
    let token = &parse.tokens[me.head];
    let next = parse.tokens.get(me.tokens.end)?;
    let mut after = list[mention..].iter().take(BESIDE_WITHIN);
    let name = after.find(|m| m.form == MentionForm::Name && m.tokens.start == me.tokens.end)?;
    let twin = &parse.tokens[name.head];
    let same = twin.head == token.head && twin.deprel == token.deprel && next.sentence == token.sentence;
    (same && me.kind == EntityKind::Organization).then_some(name.head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_in_a_name_what_bears_it() {
        for (name, kinds) in [
            ("nordlys bank", &["bank"][..]),
            ("nordlys bank group", &["group", "bank"]),
            ("bank of lund", &["bank"]),
            ("department of roads and community development", &["department"]),
            ("lund savings account service", &["service"]),
            ("nordlys", &[]),
        ] {
            assert_eq!(kinds_in_name(name), kinds, "{name}");
        }
    }
}
