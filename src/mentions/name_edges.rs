//! Where names begin and end: the network's spans are cut, trimmed, extended and joined.

use std::ops::Range;

use super::names::{Draft, text};
use super::phrase::{is_comma, is_hyphen, is_quote};
use crate::lexicon::vocabulary::{abbreviations, entities, organizations};
use crate::lexicon::{self, NationWord};
use crate::{Deprel, NameLabel, Parse, Upos};

/// "AS", "GmbH", "Corp.": a longer suffix ("Holdings", "University") would not stand outside the network's span.
const LONGEST_SHORT_SUFFIX: usize = 5;

/// A span over a possessive or over a place and its country is two names ("[Maria Stone]'s adviser [Paul Reed]").
pub(super) fn split(parse: &Parse, tokens: Range<usize>, label: NameLabel, score: f32, drafts: &mut Vec<Draft>) {
    let (mut start, mut label) = (tokens.start, label);
    if let Some(of) = behind_legal_form(parse, &tokens, label) {
        drafts.push(Draft { tokens: start..of, label, score });
        (start, label) = (of + 1, NameLabel::Location);
    }
    if label == NameLabel::Person {
        for i in tokens.clone() {
            if is_possessive(parse, i) {
                drafts.push(Draft { tokens: start..i, label, score });
                start = i + 1;
            }
        }
    }
    // "[Bergen], [Norway]"
    if label == NameLabel::Location
        && let Some(comma) = (start..tokens.end).find(|&i| is_comma(parse, i))
    {
        drafts.push(Draft { tokens: start..comma, label, score });
        start = comma + 1;
    }
    // "[Lund]'s [Harbour Ward]", "[Lund]'s museum": the owner is a name; not "Queen's Park"
    if matches!(label, NameLabel::Location | NameLabel::Facility)
        && let Some(mark) = (start + 1..tokens.end).find(|&i| is_possessive(parse, i))
        && is_owner(parse, start..mark, mark + 1..tokens.end)
    {
        drafts.push(Draft { tokens: start..mark, label: NameLabel::Location, score });
        start = mark + 1;
    }
    // "[Nilvar] ([Sonvar]": brackets that the name opens and does not close
    let word_at = |word: &str| (start..tokens.end).find(|&i| parse.word(i) == word);
    if let Some(bracket) = word_at("(").filter(|&b| b > start && word_at(")").is_none()) {
        drafts.push(Draft { tokens: start..bracket, label, score });
        start = bracket + 1;
    }
    let end = before_another_thing(parse, start..tokens.end, label);
    drafts.push(Draft { tokens: start..end, label, score });
}

fn is_possessive(parse: &Parse, token: usize) -> bool {
    matches!(parse.word(token), "'s" | "’s") || parse.word(token) == "’" && parse.tokens[token].upos == Upos::Part
}

/// The "of" behind a legal form, which ends the name of a firm: "[Norvik Oil Co.] of [Bergen]". Firms are called after countries:
/// "[Broadcasting Corp of Kenya]".
fn behind_legal_form(parse: &Parse, tokens: &Range<usize>, label: NameLabel) -> Option<usize> {
    let form = |t: usize| abbreviations::LEGAL_FORMS.has(parse.word(t).trim_end_matches('.'));
    let of = tokens.clone().skip(1).find(|&t| parse.word(t) == "of" && form(t - 1))?;
    let nation = || lexicon::nation_of(&text(parse, &(of + 1..tokens.end))).is_some();
    (label == NameLabel::Organization && of + 1 < tokens.end && !nation()).then_some(of)
}

/// True for a nation or a capital that owns what follows, and for whatever owns a thing without a name.
fn is_owner(parse: &Parse, owner: Range<usize>, owned: Range<usize>) -> bool {
    let is_capital = |&token: &usize| parse.word(token).starts_with(char::is_uppercase);
    !owner.is_empty() && !owned.is_empty() && {
        let nation = lexicon::nation_of(&text(parse, &owner)).is_some_and(|nation| nation.word != NationWord::Seat);
        nation || !owned.clone().any(|token| is_capital(&token))
    }
}

/// Where a name ends that the network goes on over the thing that somebody got: "lent [Berit] a saw".
fn before_another_thing(parse: &Parse, tokens: Range<usize>, label: NameLabel) -> usize {
    if tokens.is_empty() || parse.tokens[tokens.start].deprel != Deprel::Iobj || label == NameLabel::Money {
        return tokens.end;
    }
    let another = |&i: &usize| {
        let named = parse.tokens[i].deprel == Deprel::Flat && parse.word(i).starts_with(char::is_uppercase);
        i > tokens.start && !named && parse.branch(i, tokens.start).is_none()
    };
    tokens.clone().find(another).unwrap_or(tokens.end)
}

/// Takes off what is no part of the name: articles, titles, roles, possessive marks, punctuation.
pub(super) fn trim(parse: &Parse, draft: &mut Draft) {
    let tokens = &mut draft.tokens;
    while tokens.start < tokens.end {
        let (i, last) = (tokens.start, tokens.end - 1);
        let (word, token) = (parse.word(i), &parse.tokens[i]);
        let hague = word == "The" && tokens.len() == 2 && parse.word(last) == "Hague";
        let article = token.upos == Upos::Det && draft.label != NameLabel::Date && !hague;
        let title = draft.label == NameLabel::Person && tokens.len() > 1 && is_title(parse, i);
        // "lent [Norlake | 40 million euros]"
        let receiver = draft.label == NameLabel::Money && token.deprel == Deprel::Iobj && tokens.len() > 1;
        let preposition = token.upos == Upos::Adp && entities::BEFORE_NAMES.has(word);
        if article || title || preposition || receiver || is_quote(word) || entities::MARKS_BEFORE_NAMES.has(word) {
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
        // "the Institute of Trade of the | Lund Academy"
        let body = matches!(draft.label, NameLabel::Organization | NameLabel::Facility);
        let place = draft.label == NameLabel::Location;
        // "the port of Lund | in"
        let preposition = parse.tokens[last].upos == Upos::Adp && matches!(word, "of" | "in");
        let open = tokens.len() > 1 && (body && matches!(word, "of" | "the" | "and") || (body || place) && preposition);
        if open || entities::MARKS_AFTER_NAMES.has(word) || is_quote(word) && !parse.word(i).starts_with(['\'', '’'])
        {
            tokens.end -= 1;
            continue;
        }
        break;
    }
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

/// Takes in what the tree joins to a name: "Maria [de la Cruz]".
pub(super) fn extend(parse: &Parse, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        let tokens = drafts[i].tokens.clone();
        let sentence = parse.sentence_of(tokens.start).tokens.end;
        let limit = drafts.get(i + 1).map_or(sentence, |next| next.tokens.start.min(sentence));
        let mut end = tokens.end;
        // "Nordolje [AS]"
        if drafts[i].label == NameLabel::Organization
            && end < limit
            && parse.tokens[end].upos == Upos::Propn
            && parse.word(end).len() <= LONGEST_SHORT_SUFFIX
            && lexicon::is_organization_suffix(parse.word(end))
        {
            drafts[i].tokens.end = end + 1;
        }
        // "Corwell['s] sued Tarn": there is nothing that Corwell owns
        if drafts[i].label == NameLabel::Organization && end < limit && is_part_of_name(parse, &tokens, end) {
            drafts[i].tokens.end = end + 1;
        }
        // "[‘]Tulvar Vikja’ AS"
        if let Some(before) = tokens.start.checked_sub(1)
            && drafts[i].label == NameLabel::Organization
            && is_quote(parse.word(before))
            && parse.tokens[before].span.end == parse.tokens[tokens.start].span.start
            && tokens
                .clone()
                .skip(1)
                .filter(|&t| is_quote(parse.word(t)) && parse.tokens[t].upos == Upos::Punct)
                .count()
                == 1
            && tokens.len() > 2
            && parse.tokens[before].sentence == parse.tokens[tokens.start].sentence
        {
            drafts[i].tokens.start = before;
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

/// True for a mark of possession behind a name that owns nothing.
fn is_part_of_name(parse: &Parse, name: &Range<usize>, mark: usize) -> bool {
    let head = parse.head_of(name.clone());
    let token = &parse.tokens[head];
    let next = parse.tokens.get(mark + 1).filter(|next| next.sentence == token.sentence);
    let ends = next.is_none_or(|next| matches!(next.upos, Upos::Verb | Upos::Aux | Upos::Punct));
    matches!(parse.word(mark), "'s" | "’s")
        && ends
        && parse.tokens[mark].upos == Upos::Part
        && matches!(token.deprel, Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj)
}

/// A sum with its number and currency: "[212] crowns", "40 million [euros]".
fn sum(parse: &Parse, tokens: Range<usize>, first: usize, limit: usize) -> Range<usize> {
    let sentence = &parse.sentence_of(tokens.start).tokens;
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
pub(super) fn merge(parse: &Parse, drafts: Vec<Draft>) -> Vec<Draft> {
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
            let body = parse.word(last.tokens.end) == "&" || ends_in_for(parse, last);
            if body {
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
    for draft in merged.iter_mut().filter(|draft| draft.tokens.len() > 1 && ends_in_for(parse, draft)) {
        draft.tokens.end -= 1;
    }
    merged
}

/// "Bureau of Fisheries for | the Northern Coast"
fn ends_in_for(parse: &Parse, draft: &Draft) -> bool {
    draft.label == NameLabel::Organization && parse.word(draft.tokens.end - 1) == "for"
}

fn is_lone_title(parse: &Parse, title: &Draft, name: &Draft) -> bool {
    title.tokens.len() == 1
        && title.tokens.end == name.tokens.start
        && (title.label, name.label) == (NameLabel::Person, NameLabel::Person)
        && parse.tokens[title.tokens.start].sentence == parse.tokens[name.tokens.start].sentence
        && is_title(parse, title.tokens.start)
}

/// True where two names stand before the word for who heads a firm: "[Lazvik] [Malaysia] CEO".
fn is_branch_with_head(parse: &Parse, firm: usize, country: usize) -> bool {
    let before = |name: usize| {
        let hangs = matches!(parse.tokens[name].deprel, Deprel::Compound | Deprel::NmodUnmarked | Deprel::NmodDesc);
        parse.tokens[name].head.filter(|&head| hangs && head > country)
    };
    let head = before(country);
    let joined = parse.tokens[firm].head == Some(country) || before(firm) == head;
    head.is_some_and(|head| joined && organizations::HEADS_OF_BRANCHES.has(&parse.lower(head)))
        && lexicon::nation_of(parse.word(country)).is_some_and(|nation| nation.word == NationWord::Country)
}

/// "D. C." behind a comma, which is no place of its own.
fn is_capital_district(parse: &Parse, tokens: &Range<usize>) -> bool {
    let letters = parse.text[parse.span_of(tokens.clone())].chars().filter(|c| c.is_alphabetic());
    tokens.len() <= 2 && letters.eq("DC".chars())
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
    if ends_in_for(parse, a) {
        let article = gap.len() == 1 && parse.word(gap.start) == "the";
        return matches!(b.label, Organization | Location | Facility) && (gap.is_empty() || article);
    }
    match gap.len() {
        // "Lazvik | Malaysia CEO": the firm's branch there
        0 if a.label == Organization && b.label == Location && is_branch_with_head(parse, head_a, head_b) => true,
        // "Lund, D. C."
        1 if same && a.label == Location && is_comma(parse, gap.start) => is_capital_district(parse, &b.tokens),
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
                && parse.word(b.tokens.start).len() <= LONGEST_SHORT_SUFFIX
        }
        _ => false,
    }
}
