//! The words of an argument: minimal ones for compact triples, whole phrases for full ones.

use super::Granularity;
use super::knowledge::Knowledge;
use crate::{Argument, Deprel, Mention, MentionForm, Span, Upos};

/// The argument that a word governs.
pub(super) fn argument(known: &Knowledge, token: usize, granularity: Granularity) -> Argument {
    let parse = known.parse;
    let mention = known.mention(token);
    let named = mention.filter(|(_, m)| m.form == MentionForm::Name && granularity != Granularity::Full);
    let (span, text) = match named {
        Some((_, mention)) => {
            let span = parse.span_of(mention.tokens.clone());
            (span, parse.text[span].to_owned())
        }
        None => phrase(known, token, granularity),
    };
    finished(known, token, span, text)
}

/// A role as an argument of its own: its words, which speak of nobody.
pub(super) fn role(known: &Knowledge, role: &Mention) -> Argument {
    let span = known.parse.span_of(role.tokens.clone());
    let head = known.parse.tokens[role.head].span;
    Argument { span, text: known.parse.text[span].to_owned(), entity: None, name: None, head }
}

/// The argument that is a whole clause: all its words.
pub(super) fn clause(known: &Knowledge, head: usize) -> Argument {
    let mut words = known.parse.subtree(head);
    trim(known, &mut words);
    let leading = words.iter().take_while(|&&w| known.parse.tokens[w].deprel == Deprel::Mark).count();
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
    Argument { span, text, entity: entity.map(|e| e.id), name, head: known.parse.tokens[token].span }
}

/// "the new deal, which they signed in May, on grain" → "new deal on grain" (compact).
pub(super) fn phrase(known: &Knowledge, token: usize, granularity: Granularity) -> (Span, String) {
    let mut words = match granularity {
        Granularity::Full => known.parse.subtree_without(token, |c| top_level_extra(known, token, c)),
        _ => known.parse.subtree_without(token, |c| top_level_extra(known, token, c) || is_aside(known, token, c)),
    };
    trim(known, &mut words);
    written(known, &words)
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
    matches!(
        lemma,
        "only"
            | "also"
            | "just"
            | "even"
            | "not"
            | "n't"
            | "never"
            | "merely"
            | "simply"
            | "too"
            | "both"
            | "so"
            | "now"
    )
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
                && (matches!(&*token.lemma.to_lowercase(), "the" | "a" | "an" | "no" | "which" | "what")
                    || parse.word(c).eq_ignore_ascii_case("an"))
        }
        Deprel::NmodPoss => token.head == Some(top) && token.upos == Upos::Pron,
        _ => false,
    }
}

/// Drops punctuation and quotation marks at both ends.
fn trim(known: &Knowledge, words: &mut Vec<usize>) {
    let punct = |w: usize| known.parse.tokens[w].upos == Upos::Punct;
    while words.last().is_some_and(|&w| punct(w)) {
        words.pop();
    }
    let leading = words.iter().take_while(|&&w| punct(w)).count();
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
