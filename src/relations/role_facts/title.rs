//! The title of a role: its words without those that tell with whom, where, when and whether it is held.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::super::knowledge::Knowledge;
use crate::lexicon;
use crate::lexicon::small_letters;
use crate::lexicon::vocabulary::{closed_classes, offices};
use crate::{Deprel, EntityKind, MentionForm, Parse, RoleStatus, Upos};

/// The singular of a noun in small letters, whatever its part of speech: "Ministers" before names is tagged as a name.
pub(super) fn lemma(parse: &Parse, word: usize) -> String {
    lexicon::lemma(&parse.lower(word), Upos::Noun)
}

/// The title, and whether it is that of a deputy; `affiliation` are the words that name organisation, country and so on. None
/// where no words are left.
pub(super) fn read(
    known: &Knowledge,
    tokens: &Range<usize>,
    head: usize,
    affiliation: &FxHashSet<usize>,
    status: RoleStatus,
) -> Option<(String, bool)> {
    let parse = known.parse;
    let dates = dates(known, tokens);
    let mut words: Vec<usize> = tokens
        .clone()
        .filter(|w| *w == head || !affiliation.contains(w) && !dates.contains(w))
        .filter(|&w| parse.tokens[w].upos != Upos::Punct && !is_no_part_of_title(parse, tokens, w, head, status))
        .collect();
    // "commander-in-chief", "minister of trade, industry and tourism"
    let marks: Vec<usize> = words
        .windows(2)
        .filter(|pair| pair[0] + 2 == pair[1])
        .map(|pair| pair[0] + 1)
        .filter(|&w| is_hyphen(parse, w) || parse.word(w) == "," && w > head)
        .collect();
    words.extend(marks);
    words.sort_unstable();
    trim(parse, &mut words, head);
    let words = of_nominee(parse, words, head, status);
    let deputy = words.iter().any(|&w| {
        let word = parse.lower(w);
        w < head && offices::DEPUTIES.has(&word) || ["vice-", "deputy-"].iter().any(|p| word.starts_with(p))
    });
    let mut title = String::new();
    for (i, &w) in words.iter().enumerate() {
        let glued = i > 0 && words[i - 1] + 1 == w && parse.tokens[w - 1].span.end == parse.tokens[w].span.start;
        if i > 0 && !glued {
            title.push(' ');
        }
        title.push_str(&form(known, w, w == head));
    }
    (!title.is_empty()).then_some((title, deputy))
}

/// True for words of status, articles, ages, and what describes the holder rather than the office.
fn is_no_part_of_title(parse: &Parse, tokens: &Range<usize>, word: usize, head: usize, status: RoleStatus) -> bool {
    let token = &parse.tokens[word];
    let form = parse.lower(word);
    let elect = offices::STATUS_WORDS.has(&form);
    if word >= head || elect {
        // "an activist [close] to the union"
        let beside = token.deprel == Deprel::Amod && token.head == Some(head);
        let own_phrase = || beside && parse.children(word).iter().any(|&c| c > word);
        return word != head && (elect || own_phrase());
    }
    // the "ex-police chief" was a police chief
    if form.strip_prefix("ex-").is_some_and(|rest| lexicon::nation_of(&lexicon::title_case(rest)).is_none()) {
        return false;
    }
    let compound = hyphenated(parse, tokens, word);
    // "Two-time mayor", "Hungarian-born financier"; "co-founder" is one word
    let hyphened = !compound.contains(&head) && compound.len() > 1 || form.contains('-');
    let prefixed = matches!(&*parse.lower(compound.start), "ex" | "then");
    let whole =
        if compound.contains(&head) || prefixed { form } else { small_letters(&parse.text[parse.span_of(compound)]) };
    let of_holder = offices::OF_THE_HOLDER.iter().any(|ending| whole.ends_with(ending));
    // of a "former acting director" the office was that of an acting one
    let told = lexicon::role_status(&whole).is_some_and(|s| s == status || status != RoleStatus::Former);
    // "first female minister", but "first minister", "first deputy minister"
    let next = parse.lower(word + 1);
    let first = whole == "first" && word + 1 != head && !offices::DEPUTIES.has(&next);
    told || first
        || describes_holder(parse, word, head)
        || offices::DESCRIPTIONS.has(&whole)
        || hyphened && of_holder
        || whole.starts_with(|c: char| c.is_ascii_digit()) && token.upos != Upos::Propn
        || matches!(token.upos, Upos::Det | Upos::Pron | Upos::Adv)
        || token.upos == Upos::Num && token.deprel == Deprel::Nummod
}

/// "a [shaken] Prime Minister Holm", "the recently [promoted] general"
fn describes_holder(parse: &Parse, word: usize, head: usize) -> bool {
    let token = &parse.tokens[word];
    let small = |w: usize| parse.word(w).starts_with(char::is_lowercase);
    let graded = parse.dependent(word, Deprel::Advmod).is_some_and(|adverb| adverb + 1 == word);
    let article = word.checked_sub(1).is_some_and(|a| matches!(&*parse.lower(a), "a" | "an"));
    let office = offices::OTHER_OFFICES.has(&parse.lower(word));
    token.deprel == Deprel::Amod && !office && small(word) && (graded || article && !small(word + 1) && !small(head))
}

fn is_hyphen(parse: &Parse, word: usize) -> bool {
    matches!(parse.word(word), "-" | "‑" | "–")
        && parse.tokens[word - 1].span.end == parse.tokens[word].span.start
        && parse.tokens.get(word + 1).is_some_and(|next| next.span.start == parse.tokens[word].span.end)
}

/// The words that hyphens tie together with one.
fn hyphenated(parse: &Parse, tokens: &Range<usize>, word: usize) -> Range<usize> {
    let (mut start, mut end) = (word, word + 1);
    while start >= tokens.start + 2 && is_hyphen(parse, start - 1) {
        start -= 2;
    }
    while end + 1 < tokens.end && is_hyphen(parse, end) {
        end += 2;
    }
    start..end
}

/// "since 2019" inside the words.
fn dates(known: &Knowledge, tokens: &Range<usize>) -> FxHashSet<usize> {
    let parse = known.parse;
    let mut found = FxHashSet::default();
    let list = &known.mentions.list;
    let inside = list[list.partition_point(|m| m.tokens.start <= tokens.start)..].iter();
    let dates = inside.take_while(|m| m.tokens.start < tokens.end).filter(|m| m.kind == EntityKind::Date);
    for date in dates.filter(|m| m.tokens.end <= tokens.end) {
        let start = date.tokens.start;
        let case = (tokens.start..start).rev().take(2).find(|&w| parse.tokens[w].upos == Upos::Adp);
        if let Some(case) = case {
            found.extend(case..date.tokens.end);
        }
    }
    found
}

/// Drops prepositions, conjunctions and punctuation at both ends.
fn trim(parse: &Parse, words: &mut Vec<usize>, head: usize) {
    let empty = |w: usize| {
        w != head
            && (matches!(parse.tokens[w].upos, Upos::Adp | Upos::Cconj | Upos::Punct | Upos::Det | Upos::Part)
                || closed_classes::POSSESSIVE_ENDINGS.has(parse.word(w)))
    };
    while words.first().is_some_and(|&w| empty(w)) {
        words.remove(0);
    }
    while words.last().is_some_and(|&w| empty(w)) {
        words.pop();
    }
}

/// "nominee for [defence secretary]", "[trade minister] candidate"; but a "presidential candidate" keeps that title.
fn of_nominee(parse: &Parse, words: Vec<usize>, head: usize, status: RoleStatus) -> Vec<usize> {
    let noun = lexicon::role_status(&lemma(parse, head)) == Some(RoleStatus::Nominee);
    let Some(at) = words.iter().position(|&w| w == head).filter(|_| noun && status == RoleStatus::Nominee) else {
        return words;
    };
    let role = |w: &usize| lexicon::is_role(&lemma(parse, *w));
    let mut after = words[at + 1..].to_vec();
    if after.first().is_some_and(|&w| matches!(&*parse.lower(w), "for" | "as")) {
        trim(parse, &mut after, head);
        if after.iter().any(role) {
            return after;
        }
    }
    let before = words[..at].to_vec();
    if before.last().is_some_and(role) { before } else { words }
}

/// The word as the title has it: in small letters unless it is a name or an abbreviation; the head in the singular.
fn form(known: &Knowledge, word: usize, head: bool) -> String {
    let parse = known.parse;
    let prefix = |p: &&str| parse.word(word).get(..p.len()).is_some_and(|w| w.eq_ignore_ascii_case(p));
    let written =
        ["ex-", "then-"].iter().find(|p| prefix(p)).map_or(parse.word(word), |p| &parse.word(word)[p.len()..]);
    if let Some(long) = lexicon::long_rank(written).filter(|_| lexicon::is_rank(written)) {
        return long.to_owned();
    }
    let lower = written.to_lowercase();
    let named = known
        .mention(word)
        .is_some_and(|(_, m)| m.form == MentionForm::Name && m.kind != EntityKind::Person && m.tokens.contains(&word));
    let capitals = written.chars().filter(|c| c.is_uppercase()).count();
    let acronym = capitals > 1 && !(written.len() > 4 && lexicon::is_role(&lower)) && !written.contains('-');
    let kept = named && !head || acronym;
    let mut form = if kept { written.to_owned() } else { lower };
    if head && !acronym {
        form = lexicon::lemma(&form, Upos::Noun);
        if let Some(bare) = ["-elect", "-designate"].iter().find_map(|e| form.strip_suffix(e)) {
            form = bare.to_owned();
        }
    }
    form
}
