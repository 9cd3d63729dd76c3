//! How far the phrase of a noun reaches: the stretch of words around it that the tree hangs under it.

use std::ops::Range;

use crate::lexicon;
use crate::lexicon::vocabulary::closed_classes;
use crate::{Deprel, Parse, Upos};

/// No phrase reaches further than this from its head, and no climb in a tree is longer: it keeps the work linear.
pub(super) const REACH: usize = 30;

/// The words of a noun phrase: its premodifiers and its head ("his \"Russian counterpart\""), and what follows as far as `keep`
/// allows, which is asked for each word and the branch under the head in which it lies.
pub(super) fn around(parse: &Parse, head: usize, keep: impl Fn(usize, usize) -> bool) -> Range<usize> {
    let start = left(parse, head, |branch| parse.tokens[branch].head == Some(head));
    let end = right(parse, head, keep);
    trim(parse, start..end, head)
}

/// The first word of the premodifiers of `head`; `keep` is asked for the branch in which each word lies.
pub(super) fn left(parse: &Parse, head: usize, keep: impl Fn(usize) -> bool) -> usize {
    use Deprel::*;
    let sentence = &parse.sentence_of(head).tokens;
    let mut start = head;
    for i in (sentence.start..head).rev().take(REACH) {
        let Some(branch) = branch(parse, i, head) else { break };
        let deprel = parse.tokens[branch].deprel;
        let premodifier = matches!(
            deprel,
            Det | DetPredet
                | Amod
                | Compound
                | Nmod
                | NmodPoss
                | NmodDesc
                | NmodUnmarked
                | Nummod
                | Flat
                | Goeswith
                | Punct
        ) || deprel == Advmod && parse.tokens[branch].upos != Upos::Part && start < head;
        let comma = is_comma(parse, i) && !between_adjectives(parse, i, head);
        // "OSLO — Central bank chief"
        let mark = closed_classes::DIVIDING_MARKS.has(parse.word(i)) && !is_hyphen(parse, i);
        if !premodifier || !keep(branch) || comma || mark {
            break;
        }
        start = i;
    }
    // "[the] minister's job", where the tree gives the article to the job
    let article = start.checked_sub(1).filter(|&a| sentence.contains(&a) && parse.tokens[a].deprel == Det);
    let possessor = parse.tokens[head].deprel == NmodPoss
        && article.is_some_and(|a| parse.tokens[a].head == parse.tokens[head].head);
    if possessor { start - 1 } else { start }
}

/// The end of the words after `head` that belong to it; `keep` is asked for each word and the branch in which it lies.
pub(super) fn right(parse: &Parse, head: usize, keep: impl Fn(usize, usize) -> bool) -> usize {
    let sentence = &parse.sentence_of(head).tokens;
    let mut end = head + 1;
    for i in (head + 1..sentence.end).take(REACH) {
        // What follows a preposition decides; the tree may hang the "of" of "Secretary of State" elsewhere.
        if parse.tokens[i].upos == Upos::Adp || is_hyphen(parse, i) || is_quote(parse.word(i)) {
            continue;
        }
        let kept = branch(parse, i, head).is_some_and(|branch| keep(i, branch));
        if !kept || parse.tokens[i].upos == Upos::Punct {
            break;
        }
        end = i + 1;
    }
    // An article whose noun stayed outside
    while end > head + 1
        && matches!(parse.tokens[end - 1].upos, Upos::Det | Upos::Cconj | Upos::Part)
        && end < sentence.end
    {
        let possessive = parse.tokens[end - 1].upos == Upos::Part && parse.tokens[end - 1].head == Some(end - 2);
        if possessive {
            break;
        }
        end -= 1;
    }
    end
}

/// The dependent of `head` under which `token` lies; `None` when the way up leaves the phrase or crosses a clause, an
/// apposition or the like.
fn branch(parse: &Parse, token: usize, head: usize) -> Option<usize> {
    use Deprel::*;
    let mut at = token;
    for _ in 0..REACH {
        let up = parse.tokens[at].head?;
        let stop = matches!(
            parse.tokens[at].deprel,
            Acl | AclRelcl
                | Advcl
                | AdvclRelcl
                | Appos
                | Parataxis
                | List
                | Ccomp
                | Csubj
                | Nsubj
                | NsubjPass
                | Cop
                | Vocative
                | Discourse
                | Dislocated
                | Orphan
                | Reparandum
                | Xcomp
        );
        // "co-chair of the forum and a member of the council": the tree often joins the member to the forum.
        let role = parse.tokens[at].deprel == Conj && lexicon::is_role(&parse.tokens[at].lemma);
        if stop || role {
            return None;
        }
        if up == head {
            // "is a co-chair of the forum", where the forum hangs on the predicate like an adverbial
            let of = || parse.dependents(at, Case).any(|c| parse.word(c).eq_ignore_ascii_case("of"));
            return match parse.tokens[at].deprel {
                Conj | Cc | CcPreconj | Mark | Aux => None,
                Obl if !of() => None,
                _ => Some(at),
            };
        }
        at = up;
    }
    None
}

/// Cuts off punctuation at the edges, a quotation mark only where its partner is outside.
fn trim(parse: &Parse, tokens: Range<usize>, head: usize) -> Range<usize> {
    let (mut start, mut end) = (tokens.start, tokens.end);
    while start < head && begins_no_phrase(parse, start) {
        start += 1;
    }
    while end > head + 1 && parse.tokens[end - 1].upos == Upos::Punct {
        end -= 1;
    }
    // his "Russian counterpart": the closing mark belongs to the phrase when the opening one stands inside it.
    let open = (start..head).filter(|&i| is_quote(parse.word(i))).count();
    let closed = (head..end).filter(|&i| is_quote(parse.word(i))).count();
    let sentence = &parse.sentence_of(head).tokens;
    if open % 2 == 1 && closed == 0 && end < sentence.end && is_quote(parse.word(end)) {
        end += 1;
    }
    start..end
}

/// Punctuation and function words that begin no noun phrase.
pub(super) fn begins_no_phrase(parse: &Parse, token: usize) -> bool {
    matches!(parse.tokens[token].upos, Upos::Punct | Upos::Cconj | Upos::Adp | Upos::Sconj | Upos::Part | Upos::Adv)
        && !is_hyphen(parse, token + 1)
}

/// "a tall, dark man", "her Polish, Estonian and Latvian counterparts"
fn between_adjectives(parse: &Parse, comma: usize, head: usize) -> bool {
    let adjective = |i: usize| {
        branch(parse, i, head).is_some_and(|b| matches!(parse.tokens[b].deprel, Deprel::Amod | Deprel::Compound))
    };
    comma > 0 && adjective(comma - 1) && adjective(comma + 1)
}

pub(super) fn is_comma(parse: &Parse, token: usize) -> bool {
    parse.word(token) == ","
}

/// A hyphen or dash without a space on either side ("president-elect").
pub(super) fn is_hyphen(parse: &Parse, token: usize) -> bool {
    let glued = |a: usize, b: usize| match (parse.tokens.get(a), parse.tokens.get(b)) {
        (Some(a), Some(b)) => a.span.end == b.span.start,
        _ => false,
    };
    token > 0
        && token < parse.tokens.len()
        && matches!(parse.word(token), "-" | "‐" | "‑" | "–")
        && glued(token - 1, token)
        && glued(token, token + 1)
}

pub(super) fn is_quote(word: &str) -> bool {
    closed_classes::QUOTATION_MARKS.has(word)
}
