//! Names: the network's spans with their edges mended, and what the lists of nations and the rest of the text add.

use std::ops::Range;

use super::evidence;
use super::kinds;
use super::phrase::{is_comma, is_hyphen, is_quote};
use crate::lexicon::{self, NationWord, TimeWord};
use crate::{Deprel, EntityKind, NameLabel, NominalClass, Parse, Upos};

/// A name as the rest of the room sees it.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) tokens: Range<usize>,
    pub(super) head: usize,
    pub(super) kind: EntityKind,
    pub(super) score: f32,
}

/// The names of a text, in text order, and where they stand.
pub(super) struct Names {
    pub(super) list: Vec<Name>,
    /// For each word the name it lies in.
    at: Vec<Option<usize>>,
}

impl Names {
    pub(super) fn at(&self, token: usize) -> Option<&Name> {
        self.list.get((*self.at.get(token)?)?)
    }

    /// The name of a person that a word lies in.
    pub(super) fn person(&self, token: usize) -> Option<&Name> {
        self.at(token).filter(|name| name.kind == EntityKind::Person)
    }
}

/// A span with the network's label while it is being mended.
pub(super) struct Draft {
    pub(super) tokens: Range<usize>,
    pub(super) label: NameLabel,
    pub(super) score: f32,
}

pub(super) fn read(parse: &Parse) -> Names {
    let mut drafts = Vec::with_capacity(parse.names.len());
    for name in &parse.names {
        split(parse, name.tokens.clone(), name.label, name.score, &mut drafts);
    }
    for draft in &mut drafts {
        trim(parse, draft);
        if is_weekday(parse, draft) {
            draft.label = NameLabel::Date;
        }
    }
    drafts.retain(|draft| !draft.tokens.is_empty() && is_name(parse, draft));
    drafts.retain(|draft| !(draft.tokens.len() == 1 && is_epithet(parse, draft.tokens.start)));
    extend(parse, &mut drafts);
    let mut drafts = merge(parse, drafts);
    add_unmarked(parse, &mut drafts);
    evidence::agree(parse, &mut drafts);
    evidence::settle(parse, &mut drafts);

    let mut at = vec![None; parse.tokens.len()];
    let mut list: Vec<Name> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        at[draft.tokens.clone()].fill(Some(list.len()));
        let head = parse.head_of(draft.tokens.clone());
        let kind = kinds::kind(parse, draft.tokens.clone(), draft.label, head);
        list.push(Name { tokens: draft.tokens, head, kind, score: draft.score });
    }
    Names { list, at }
}

/// A span over a possessive or over a place and its country is two names ("[Maria Stone]'s adviser [Paul Reed]").
fn split(parse: &Parse, tokens: Range<usize>, label: NameLabel, score: f32, drafts: &mut Vec<Draft>) {
    let mut start = tokens.start;
    if label == NameLabel::Person {
        for i in tokens.clone() {
            let possessive =
                matches!(parse.word(i), "'s" | "’s") || parse.word(i) == "’" && parse.tokens[i].upos == Upos::Part;
            if possessive {
                drafts.push(Draft { tokens: start..i, label, score });
                start = i + 1;
            }
        }
    }
    // "[Bergen], [Norway]"
    if label == NameLabel::Location
        && let Some(comma) = tokens.clone().find(|&i| is_comma(parse, i))
    {
        drafts.push(Draft { tokens: start..comma, label, score });
        start = comma + 1;
    }
    drafts.push(Draft { tokens: start..tokens.end, label, score });
}

/// Takes off what is no part of the name: articles, titles, roles, possessive marks, punctuation.
fn trim(parse: &Parse, draft: &mut Draft) {
    let tokens = &mut draft.tokens;
    while tokens.start < tokens.end {
        let (i, last) = (tokens.start, tokens.end - 1);
        let (word, token) = (parse.word(i), &parse.tokens[i]);
        let hague = word == "The" && tokens.len() == 2 && parse.word(last) == "Hague";
        let article = token.upos == Upos::Det && draft.label != NameLabel::Date && !hague;
        let title = draft.label == NameLabel::Person && tokens.len() > 1 && is_title(parse, i);
        let preposition = token.upos == Upos::Adp && matches!(word, "of" | "in" | "at" | "for" | "by" | "on");
        if article || title || preposition || is_quote(word) || matches!(word, "," | "-" | "—" | "@" | "'s" | "’s")
        {
            tokens.start += 1;
            continue;
        }
        // "Reed (R-Ohio)": party and state
        if matches!(word, "D" | "R" | "I") && tokens.len() > 2 && is_hyphen(parse, i + 1) {
            tokens.start += 2;
            draft.label = NameLabel::Location;
            continue;
        }
        // "UN Human | Rights": an adjective of a word outside
        let outer = parse.tokens[last].upos == Upos::Adj
            && tokens.len() > 1
            && parse.tokens[last].head.is_some_and(|h| h > last)
            && matches!(draft.label, NameLabel::Organization | NameLabel::Location);
        if outer {
            tokens.end -= 1;
            continue;
        }
        let word = parse.word(last);
        if matches!(word, "'s" | "’s" | "," | ";" | ":" | "-" | "—" | "(")
            || is_quote(word) && !parse.word(i).starts_with(['\'', '’'])
        {
            tokens.end -= 1;
            continue;
        }
        break;
    }
}

/// "Wednesday", "Sunday night", whatever else the network took it for.
fn is_weekday(parse: &Parse, draft: &Draft) -> bool {
    let time = |t: usize| lexicon::time_word(parse.word(t));
    draft.tokens.clone().all(|t| time(t).is_some())
        && draft.tokens.clone().any(|t| time(t) == Some(TimeWord::Weekday) && parse.word(t).len() > 5)
}

/// "the energy [ministry]" is no name; dates and sums need no capital.
fn is_name(parse: &Parse, draft: &Draft) -> bool {
    let letters = |t: usize| {
        parse.word(t).chars().any(|c| c.is_uppercase() || c.is_ascii_digit() || c.is_alphabetic() && !c.is_lowercase())
    };
    // "Reed (D-Ohio)": party and state
    let party = draft.tokens.len() == 1
        && parse.word(draft.tokens.start).split_once('-').is_some_and(|(party, _)| matches!(party, "D" | "R" | "I"));
    // "the President" and "CEO" are roles; "King" and "The Guardian" may be names.
    let (first, word) = (draft.tokens.start, parse.word(draft.tokens.start));
    let role = draft.tokens.len() == 1 && lexicon::is_role(word) && lexicon::given_name(word).is_none();
    let article = draft.label == NameLabel::Person && parse.dependent(first, Deprel::Det).is_some();
    let title = role && (article || word.len() <= 4 && !word.chars().any(char::is_lowercase));
    !party && !title && (matches!(draft.label, NameLabel::Date | NameLabel::Money) || draft.tokens.clone().any(letters))
}

/// "[The Kenyan] won": a word for one person, no name.
fn is_epithet(parse: &Parse, token: usize) -> bool {
    use Deprel::{Conj, Iobj, Nmod, NmodPoss, Nsubj, NsubjPass, Obj, Obl, OblAgent};
    // "the 27-year-old Frenchman"
    let the = parse.dependent(token, Deprel::Det).filter(|&d| d < token);
    let Some(before) = the.filter(|&d| parse.children(token).iter().all(|&c| c >= d)) else { return false };
    let sure = match parse.tokens[token].nominal {
        NominalClass::Person => true,
        NominalClass::None => matches!(parse.tokens[token].deprel, Nsubj | NsubjPass | Obj | OblAgent),
        _ => false,
    };
    sure && parse.word(before).eq_ignore_ascii_case("the")
        && matches!(
            parse.tokens[token].deprel,
            Nsubj | NsubjPass | Obj | Iobj | Obl | OblAgent | Nmod | NmodPoss | Conj
        )
        && lexicon::epithet(parse.word(token)).is_some()
}

/// A word before a name that is not part of it: "President", "Mr.", "ex-", "former".
fn is_title(parse: &Parse, token: usize) -> bool {
    let word = parse.word(token);
    let desc = matches!(parse.tokens[token].deprel, Deprel::NmodDesc | Deprel::Compound | Deprel::Amod);
    // "Dean Martin", "Earl Grey": a title only where the tree says so
    let also_given = lexicon::given_name(word).is_some_and(|g| g != crate::Gender::Unknown);
    let known = lexicon::honorific(word).is_some()
        || lexicon::is_role(&lexicon::lemma(word, Upos::Noun))
        || lexicon::role_status(word).is_some() && word.chars().count() > 2;
    known && (desc || !also_given)
}

pub(super) fn text(parse: &Parse, tokens: &Range<usize>) -> String {
    parse.text[parse.span_of(tokens.clone())].to_owned()
}

/// Takes in what the tree joins to a name: "Maria [de la Cruz]".
fn extend(parse: &Parse, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        let tokens = drafts[i].tokens.clone();
        let sentence = parse.sentences[parse.tokens[tokens.start].sentence].tokens.end;
        let limit = drafts.get(i + 1).map_or(sentence, |next| next.tokens.start.min(sentence));
        let mut end = tokens.end;
        // "Nordolje [AS]"
        if drafts[i].label == NameLabel::Organization
            && end < limit
            && parse.tokens[end].upos == Upos::Propn
            && parse.word(end).len() <= 5
            && lexicon::is_organization_suffix(parse.word(end))
        {
            drafts[i].tokens.end = end + 1;
        }
        if drafts[i].label == NameLabel::Money {
            let first = i.checked_sub(1).map_or(0, |before| drafts[before].tokens.end);
            drafts[i].tokens = sum(parse, tokens, first, limit);
            continue;
        }
        if drafts[i].label != NameLabel::Person {
            continue;
        }
        while end < limit
            && parse.tokens[end].upos == Upos::Propn
            && parse.tokens[end].deprel == Deprel::Flat
            && parse.tokens[end].head.is_some_and(|h| (tokens.start..end).contains(&h))
        {
            end += 1;
        }
        drafts[i].tokens.end = end;
    }
}

/// A sum with its number and currency: "[212] crowns", "40 million [euros]".
fn sum(parse: &Parse, tokens: Range<usize>, first: usize, limit: usize) -> Range<usize> {
    let sentence = &parse.sentences[parse.tokens[tokens.start].sentence].tokens;
    let (mut start, mut end) = (tokens.start, tokens.end);
    while start > first.max(sentence.start) && matches!(parse.tokens[start - 1].upos, Upos::Num | Upos::Sym) {
        start -= 1;
    }
    if end < limit.min(sentence.end)
        && lexicon::is_currency(&parse.tokens[end].lemma)
        && parse.tokens[end - 1].upos == Upos::Num
        && parse.tokens[end - 1].head == Some(end)
    {
        end += 1;
    }
    start..end
}

/// Joins the pieces of one name.
fn merge(parse: &Parse, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut merged: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        // "Pope" and "Leo" as two names: the first is a title.
        if merged.last().is_some_and(|last| is_lone_title(parse, last, &draft)) {
            merged.pop();
        }
        if let Some(last) = merged.last_mut()
            && last.tokens.end <= draft.tokens.start
            && parse.tokens[last.tokens.start].sentence == parse.tokens[draft.tokens.start].sentence
            && one_name(parse, last, &draft)
        {
            // The label of the piece with the head, which English has last ("Blue | Cup | Foundation").
            let firm = parse.word(last.tokens.end) == "&";
            if firm {
                last.label = NameLabel::Organization;
            } else if last.label != NameLabel::Person {
                last.label = draft.label;
            }
            last.score = last.score.min(draft.score);
            last.tokens.end = draft.tokens.end;
            continue;
        }
        merged.push(draft);
    }
    merged
}

fn is_lone_title(parse: &Parse, title: &Draft, name: &Draft) -> bool {
    title.tokens.len() == 1
        && title.tokens.end == name.tokens.start
        && (title.label, name.label) == (NameLabel::Person, NameLabel::Person)
        && parse.tokens[title.tokens.start].sentence == parse.tokens[name.tokens.start].sentence
        && is_title(parse, title.tokens.start)
}

fn one_name(parse: &Parse, a: &Draft, b: &Draft) -> bool {
    use NameLabel::*;
    let gap = a.tokens.end..b.tokens.start;
    let (head_a, head_b) = (parse.head_of(a.tokens.clone()), parse.head_of(b.tokens.clone()));
    let tied = |deprels: &[Deprel]| {
        parse.tokens[head_a].head.is_some_and(|h| b.tokens.contains(&h))
            && deprels.contains(&parse.tokens[head_a].deprel)
            || parse.tokens[head_b].head.is_some_and(|h| a.tokens.contains(&h))
                && deprels.contains(&parse.tokens[head_b].deprel)
    };
    let same = a.label == b.label;
    match gap.len() {
        0 if a.label == Person && b.label == Person => tied(&[Deprel::Flat, Deprel::Compound]),
        0 if matches!(a.label, Organization | Misc | Product | Facility)
            && matches!(b.label, Organization | Misc | Product | Facility) =>
        {
            tied(&[Deprel::Compound, Deprel::Amod, Deprel::Flat])
        }
        0 if same
            && matches!(a.label, Location | Facility)
            && lexicon::nation_of(&text(parse, &a.tokens)).is_none() =>
        {
            tied(&[Deprel::Compound, Deprel::Amod, Deprel::Flat])
        }
        // "Duarte & Filhos": a firm, whoever it is called after
        1 if parse.word(gap.start) == "&" => {
            let given = |draft: &Draft| {
                draft.tokens.len() == 1 && lexicon::given_name(parse.word(draft.tokens.start)).is_some()
            };
            let other = |draft: &Draft| matches!(draft.label, Date | Norp | Money);
            !(other(a) || other(b) || given(a) && given(b))
        }
        // "Ban Ki-moon", "Abdel-Rahman", "Rolls-Royce"
        1 if is_hyphen(parse, gap.start) => {
            (same || a.label == Person && b.label != Norp) && !matches!(a.label, Date | Norp) && a.label != Location
        }
        // "Apple, Inc."; "March 3, 2021"
        1 if is_comma(parse, gap.start) => {
            a.label == Organization
                && b.tokens.len() == 1
                && lexicon::is_organization_suffix(parse.word(b.tokens.start))
                && parse.word(b.tokens.start).len() <= 5
        }
        _ => false,
    }
}

/// Adds names that the network left out: words for nations, and people named after a title.
fn add_unmarked(parse: &Parse, drafts: &mut Vec<Draft>) {
    let mut marked = vec![false; parse.tokens.len()];
    for draft in drafts.iter() {
        marked[draft.tokens.clone()].fill(true);
    }
    let before = drafts.len();
    for i in 0..parse.tokens.len() {
        if marked[i] {
            continue;
        }
        let word = parse.word(i);
        if !word.starts_with(char::is_uppercase) || is_epithet(parse, i) {
            continue;
        }
        if let Some((tokens, label)) = nation_at(parse, i, &marked) {
            marked[tokens.clone()].fill(true);
            drafts.push(Draft { tokens, label, score: 0.7 });
        } else if let Some(tokens) = person_at(parse, i, &marked) {
            marked[tokens.clone()].fill(true);
            drafts.push(Draft { tokens, label: NameLabel::Person, score: 0.5 });
        }
    }
    if drafts.len() > before {
        drafts.sort_by_key(|draft| draft.tokens.start);
    }
}

/// "Irish", "Russians", "South Korea"; not the "Georgia" of "Georgia Brown".
fn nation_at(parse: &Parse, i: usize, marked: &[bool]) -> Option<(Range<usize>, NameLabel)> {
    let sentence = parse.sentences[parse.tokens[i].sentence].tokens.end;
    for len in [3, 2, 1] {
        let tokens = i..i + len;
        if tokens.end > sentence || tokens.clone().any(|t| marked[t] || is_epithet(parse, t)) {
            continue;
        }
        let words = &parse.text[parse.span_of(tokens.clone())];
        let Some(nation) = lexicon::nation_of(words) else { continue };
        let head = &parse.tokens[parse.head_of(tokens.clone())];
        let nominal = matches!(head.upos, Upos::Propn | Upos::Noun | Upos::Adj);
        let in_other_name = matches!(head.deprel, Deprel::Flat | Deprel::Goeswith)
            || marked.get(tokens.end) == Some(&true)
                && head.deprel == Deprel::Compound
                && nation.word == NationWord::Capital;
        let label = match nation.word {
            NationWord::Country | NationWord::Capital if head.upos == Upos::Propn => NameLabel::Location,
            // "Pole", "Turk" and "Kiwi" are other words too when they open a sentence
            NationWord::Adjective => NameLabel::Norp,
            NationWord::Demonym if i > parse.sentences[parse.tokens[i].sentence].tokens.start => NameLabel::Norp,
            NationWord::Seat if head.upos == Upos::Propn && (len > 1 || words.len() > 5) => NameLabel::Organization,
            _ => continue,
        };
        if nominal && !in_other_name {
            return Some((tokens, label));
        }
    }
    None
}

/// The proper name after a title that the network did not mark: "Minister [Quill]".
fn person_at(parse: &Parse, i: usize, marked: &[bool]) -> Option<Range<usize>> {
    let is_name = |t: usize| parse.tokens[t].upos == Upos::Propn && !marked[t] && !lexicon::is_role(parse.word(t));
    if !is_name(i) || i == 0 || marked[i - 1] || parse.tokens[i - 1].sentence != parse.tokens[i].sentence {
        return None;
    }
    let before = &parse.tokens[i - 1];
    let titled = before.head == Some(i) && before.deprel == Deprel::NmodDesc
        || parse.tokens[i].head == Some(i - 1) && matches!(parse.tokens[i].deprel, Deprel::Appos | Deprel::Flat);
    let title = lexicon::is_role(&lexicon::lemma(parse.word(i - 1), Upos::Noun))
        || lexicon::honorific(parse.word(i - 1)).is_some();
    if !titled || !title || lexicon::time_word(parse.word(i)).is_some() {
        return None;
    }
    let sentence = parse.sentences[before.sentence].tokens.end;
    let end = (i + 1..sentence).find(|&t| !is_name(t) || parse.tokens[t].deprel != Deprel::Flat).unwrap_or(sentence);
    Some(i..end)
}
