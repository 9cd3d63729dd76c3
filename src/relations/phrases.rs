//! The words of an argument: minimal ones for compact triples, whole phrases for full ones.

use super::Granularity;
use super::knowledge::Knowledge;
use crate::lexicon;
use crate::{Argument, Deprel, MentionForm, Span, Upos};

/// The argument that a word governs. The phrases under it that `others` govern are arguments or modifiers of their own.
pub(super) fn argument(known: &Knowledge, token: usize, others: &[usize], granularity: Granularity) -> Argument {
    let parse = known.parse;
    let mention = known.mention(token);
    let named = mention.filter(|(_, m)| m.form == MentionForm::Name && granularity != Granularity::Full);
    let (span, text) = match named {
        Some((_, mention)) => {
            let span = parse.span_of(mention.tokens.clone());
            (span, parse.text[span].to_owned())
        }
        None => phrase(known, token, others, granularity),
    };
    finished(known, token, span, text)
}

/// The argument that is a whole clause: all its words.
pub(super) fn clause(known: &Knowledge, head: usize) -> Argument {
    let mut words = known.parse.subtree(head);
    trim(known, &mut words);
    let leading = words
        .iter()
        .take_while(|&&w| {
            matches!(known.parse.tokens[w].deprel, Deprel::Mark | Deprel::Cc)
                && known.parse.tokens[w].head == Some(head)
        })
        .count();
    words.drain(..leading);
    let (span, text) = written(known, &words);
    finished(known, head, span, text)
}

fn finished(known: &Knowledge, token: usize, span: Span, text: String) -> Argument {
    let entity = known.entity(token);
    // An entity without a name of its own is called by its words anyway.
    let name = entity
        .filter(|e| e.name != text && e.mentions.iter().any(|m| m.form == MentionForm::Name))
        .map(|e| e.name.clone());
    let name = country(known, token, &text).or_else(|| of_whom(known, token, &text)).or(name);
    Argument { span, text, entity: entity.map(|e| e.id), name, head: known.parse.tokens[token].span }
}

/// "Ada Okoro, whose bank failed": the bank is Ada Okoro's.
fn of_whom(known: &Knowledge, token: usize, text: &str) -> Option<String> {
    let parse = known.parse;
    parse.dependents(token, Deprel::NmodPoss).find(|&p| parse.word(p).eq_ignore_ascii_case("whose"))?;
    let mut at = token;
    while parse.tokens[at].deprel != Deprel::AclRelcl {
        at = parse.tokens[at].head?;
    }
    let owner = argument(known, parse.tokens[at].head?, &[], Granularity::Compact);
    let own = text.strip_prefix("whose ").unwrap_or(text);
    Some(format!("{}'s {own}", owner.name()))
}

/// "Norwegian Prime Minister": the country that the adjective stands for.
fn country(known: &Knowledge, token: usize, text: &str) -> Option<String> {
    let adjective = matches!(known.parse.tokens[token].deprel, Deprel::Amod | Deprel::Compound);
    known.mention(token).filter(|(_, m)| adjective && m.kind == crate::EntityKind::Nationality)?;
    let nation = lexicon::nation_of(text)?;
    lexicon::country(nation.code).map(str::to_owned)
}

/// "the new deal, which they signed in May, on grain" → "new deal on grain" (compact).
fn phrase(known: &Knowledge, token: usize, others: &[usize], granularity: Granularity) -> (Span, String) {
    let cut = |c: usize| others.contains(&c) || top_level_extra(known, token, c);
    let mut words = match granularity {
        Granularity::Full => known.parse.subtree_without(token, cut),
        _ => known.parse.subtree_without(token, |c| cut(c) || is_aside(known, token, c)),
    };
    trim(known, &mut words);
    let measure = is_from_then(known, token) || known.parse.children(token).iter().any(|&w| is_from_then(known, w));
    if granularity != Granularity::Full && words.len() > 1 && is_article(known, words[0]) && !measure {
        words.remove(0);
    }
    written(known, &words)
}

/// A role as the text calls it: "US President's special envoy", "White House press secretary".
pub(super) fn role(known: &Knowledge, mention: &crate::Mention) -> Argument {
    let mut words: Vec<usize> = mention.tokens.clone().collect();
    while words.len() > 1 && (is_article(known, words[0]) || known.parse.tokens[words[0]].upos == Upos::Pron) {
        words.remove(0);
    }
    trim(known, &mut words);
    let (span, text) = written(known, &words);
    let number = known.mentions.list.iter().position(|m| std::ptr::eq(m, mention));
    let entity = number.and_then(|n| known.links.entity_of[n]).filter(|_| mention.kind == crate::EntityKind::Role);
    Argument { span, text, entity, name: None, head: known.parse.tokens[mention.head].span }
}

fn is_article(known: &Knowledge, word: usize) -> bool {
    known.parse.tokens[word].upos == Upos::Det
        && matches!(&*known.parse.tokens[word].lemma.to_lowercase(), "the" | "a" | "an")
}

/// "a year earlier" keeps its article.
fn is_from_then(known: &Knowledge, word: usize) -> bool {
    matches!(&*known.parse.word(word).to_lowercase(), "earlier" | "later" | "ago")
}

/// What hangs under the top word of a phrase but is not of it: its preposition, its copula and the rest of the clause
/// whose predicate it is, what it is coordinated with.
fn top_level_extra(known: &Knowledge, top: usize, c: usize) -> bool {
    let parse = known.parse;
    let token = &parse.tokens[c];
    if token.head != Some(top) {
        return false;
    }
    let predicate = known.clauses.at(top).is_some_and(|k| k.head == top && k.kind != crate::ClauseKind::Nominal);
    match token.deprel {
        Deprel::Case => !matches!(parse.word(c), "'s" | "’s" | "'" | "’") || c > top,
        Deprel::Conj
        | Deprel::Cc
        | Deprel::CcPreconj
        | Deprel::Cop
        | Deprel::Mark
        | Deprel::Aux
        | Deprel::AuxPass
        | Deprel::Nsubj
        | Deprel::NsubjPass
        | Deprel::NsubjOuter
        | Deprel::Csubj
        | Deprel::Expl
        | Deprel::Parataxis
        | Deprel::Discourse
        | Deprel::Vocative
        | Deprel::Dislocated
        | Deprel::Advcl
        | Deprel::AdvclRelcl
        | Deprel::Ccomp
        | Deprel::Obj
        | Deprel::List
        | Deprel::Orphan
        | Deprel::Reparandum => true,
        Deprel::Obl | Deprel::OblUnmarked | Deprel::OblAgent | Deprel::Xcomp => predicate,
        Deprel::Advmod => {
            predicate && token.upos == Upos::Adv && parse.tokens[top].upos != Upos::Adj || is_focus(&token.lemma)
        }
        _ => false,
    }
}

/// "only", "also", "not": they speak of the clause, not of the thing.
fn is_focus(lemma: &str) -> bool {
    matches!(lemma, "only" | "also" | "just" | "even" | "not" | "n't" | "never" | "merely" | "simply" | "both" | "now")
}

/// Clauses and appositions inside a phrase, a leading article or possessive pronoun: left out of compact arguments.
fn is_aside(known: &Knowledge, top: usize, c: usize) -> bool {
    let parse = known.parse;
    let token = &parse.tokens[c];
    match token.deprel {
        Deprel::AclRelcl | Deprel::Appos | Deprel::Parataxis => true,
        Deprel::Acl => true,
        Deprel::Det => {
            token.head == Some(top)
                && !parse.children(top).iter().any(|&w| w > top && is_from_then(known, w))
                && (matches!(&*token.lemma.to_lowercase(), "the" | "a" | "an" | "no" | "neither" | "which" | "what")
                    || parse.word(c).eq_ignore_ascii_case("an"))
        }
        Deprel::NmodPoss => token.head == Some(top) && token.upos == Upos::Pron,
        _ => false,
    }
}

/// Drops punctuation and quotation marks at both ends.
fn trim(known: &Knowledge, words: &mut Vec<usize>) {
    let punct = |w: usize| known.parse.tokens[w].upos == Upos::Punct;
    let opens = |words: &[usize]| words.iter().any(|&w| matches!(known.parse.word(w), "(" | "["));
    while let Some((&last, rest)) = words.split_last() {
        // "(2017-2021)" keeps its bracket
        if !punct(last) || matches!(known.parse.word(last), ")" | "]") && opens(rest) {
            break;
        }
        words.pop();
    }
    let closes = |words: &[usize]| words.iter().any(|&w| matches!(known.parse.word(w), ")" | "]"));
    let leading = words
        .iter()
        .enumerate()
        .take_while(|&(i, &w)| punct(w) && !(matches!(known.parse.word(w), "(" | "[") && closes(&words[i..])))
        .count();
    words.drain(..leading);
}

/// Words as in the text; where some were left out or quotation marks stand in between, the pieces joined by a space.
fn written(known: &Knowledge, words: &[usize]) -> (Span, String) {
    let parse = known.parse;
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else {
        return (Span::default(), String::new());
    };
    let span = Span::new(parse.tokens[first].span.start, parse.tokens[last].span.end);
    let mut text = String::new();
    let mut end: Option<usize> = None;
    let mut gap = false;
    for &w in words {
        let here = parse.tokens[w].span;
        if is_quote(parse.word(w)) || parse.tokens[w].upos == Upos::Punct && end.is_some_and(|_| gap) {
            gap = true;
            continue;
        }
        match end {
            None => {}
            // as the text has it: also "-" and "'s" glued to their neighbours
            Some(end) if !gap && parse.tokens[w - 1].span.end == end => {
                text.push_str(if parse.text[end..here.start].is_empty() { "" } else { " " });
            }
            Some(_) => text.push(' '),
        }
        text.push_str(parse.word(w));
        end = Some(here.end);
        gap = false;
    }
    (span, text)
}

fn is_quote(word: &str) -> bool {
    matches!(word, "\"" | "“" | "”" | "„" | "‟" | "«" | "»" | "``" | "''" | "‘")
}
