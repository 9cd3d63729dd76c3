//! What an author says within a report: "said the port was safe, though it had not been tested", "claims to have won, when in
//! fact he lost".

use crate::clauses::tense::tense;
use crate::lexicon::vocabulary::{closed_classes, statements};
use crate::quotes::{self, Quote};
use crate::{Deprel, Parse, Tense, Upos};

/// The words of what is said, with the predicate `head` and in a report of this tense, without the author's own clauses.
pub(super) fn without(parse: &Parse, quotes: &[Quote], report: Tense, head: usize, words: Vec<usize>) -> Vec<usize> {
    let is_aside = |w: &usize| is_aside(parse, quotes, report, head, *w) || is_remark(parse, quotes, head, *w);
    let mut asides: Vec<usize> = words.iter().copied().filter(is_aside).flat_map(|w| parse.subtree(w)).collect();
    asides.sort_unstable();
    words.into_iter().filter(|w| asides.binary_search(w).is_err()).collect()
}

/// True for the predicate of a clause by which the author objects.
fn is_aside(parse: &Parse, quotes: &[Quote], report: Tense, said: usize, clause: usize) -> bool {
    let token = &parse.tokens[clause];
    let dependent = matches!(token.deprel, Deprel::Advcl | Deprel::Ccomp | Deprel::Parataxis | Deprel::Conj);
    if !dependent || clause <= said {
        return false;
    }
    let mark = parse.mark_of(clause).to_lowercase();
    let objects = statements::ASIDE_OF_THE_AUTHOR.has(&mark);
    if !objects && !mark.starts_with("when") {
        return false;
    }
    let first = parse.subtree(clause).into_iter().find(|&w| parse.tokens[w].upos != Upos::Punct).unwrap_or(clause);
    if is_when_in_fact(parse, first) {
        return true;
    }
    // “It is safe, though it cracked,” he said: his own word
    let quoted = quotes::around(quotes, clause).is_some_and(|q| q.tokens.contains(&said));
    let after_comma =
        first > 0 && matches!(parse.word(first - 1), "," | ";") || closed_classes::DASHES.has(parse.word(first));
    !quoted && after_comma && objects && !may_be_of_speaker(parse, report, clause)
}

/// "said the boat was lost — something a clerk had told the mayor", "said it was safe, a claim that Vik denies": what the author
/// says of all that.
fn is_remark(parse: &Parse, quotes: &[Quote], said: usize, noun: usize) -> bool {
    let token = &parse.tokens[noun];
    let beside = matches!(token.deprel, Deprel::Appos | Deprel::Parataxis | Deprel::Conj);
    if noun <= said || !beside || quotes::around(quotes, noun).is_some() {
        return false;
    }
    let of_all = match token.upos {
        Upos::Pron => &*token.lemma == "something",
        _ => statements::HEARSAY_NOUN.has(&token.lemma),
    };
    let words = parse.subtree_without(noun, |c| parse.tokens[c].upos == Upos::Punct);
    let (first, last) = (words[0], words[words.len() - 1]);
    let set_off = first > 0 && (parse.word(first - 1) == "," || closed_classes::DASHES.has(parse.word(first - 1)));
    // "It sank, a story that many tell, Berg said": he says all of it
    let closes = parse.tokens.get(last + 1).is_none_or(|_| parse.word(last + 1) != ",");
    let told = [Deprel::AclRelcl, Deprel::Acl].into_iter().any(|d| parse.dependent(noun, d).is_some());
    of_all && set_off && closes && told
}

/// "when in fact", "when in reality"
fn is_when_in_fact(parse: &Parse, when: usize) -> bool {
    let is = |w: usize, word: &str| w < parse.tokens.len() && parse.word(w).eq_ignore_ascii_case(word);
    let of = |w: usize| w < parse.tokens.len() && statements::ASIDE_IN_FACT.has(&parse.lower(w));
    is(when, "when") && (is(when + 1, "in") && of(when + 2) || is(when + 1, "actually"))
}

/// "said he would come, although he was ill": the same person in the same time, as the speaker himself may put it.
fn may_be_of_speaker(parse: &Parse, report: Tense, clause: usize) -> bool {
    let subject = parse.subjects(clause).next();
    let pronoun = subject.is_none_or(|s| parse.tokens[s].upos == Upos::Pron);
    let present = parse.children(clause).iter().any(|&c| {
        matches!(parse.tokens[c].deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
            && closed_classes::PRESENT_AUXILIARIES.has(&parse.lower(c))
    });
    let unchanged = report == Tense::Past && (present || tense(parse, clause, &[clause]) == Tense::Present);
    pronoun && !unchanged
}
