//! "*Inspector Masud* said", "the ministry's *spokesman, Ada Moe*, said", "according to the *centre* the storm made landfall": a verb has
//! one subject. A nominal beside it is a part of its name or another name of it, one with a preposition an adverbial, and one that the
//! network would almost have given to another verb the subject of that.

use super::change::{Change, attach};
use super::next_governor;
use super::verb_forms::subject_relation;
use crate::lexicon::vocabulary::closed_classes;
use crate::{Deprel, NominalClass, Parse, Upos};

pub(super) fn mend(parse: &Parse, second: usize) -> Option<Vec<Change>> {
    let verb = parse.tokens[second].head.filter(|_| is_subject(parse, second))?;
    let subjects = || parse.children(verb).iter().copied().filter(|&w| is_subject(parse, w));
    let first = subjects().rfind(|&s| s < second).or_else(|| subjects().find(|&s| s > second))?;
    let has_preposition = |&w: &usize| parse.dependents(w, Deprel::Case).any(|c| c < w);
    if let Some(adverbial) = [second, first].into_iter().find(has_preposition) {
        return Some(vec![attach(adverbial, verb, Deprel::Obl)]);
    }
    if first > second || is_asked_for(parse, first) {
        return None;
    }
    if let Some(changes) = joined(parse, first, second) {
        return Some(changes);
    }
    let (left, right) = (phrase_end(parse, first, second), phrase_start(parse, second));
    match parse.tokens.get(left + 1..right)? {
        [] => Some(vec![beside(parse, first, second)]),
        [mark] if is_mark(parse, mark.span) && may_be_same(parse, first, second) => {
            Some(vec![attach(second, first, Deprel::Appos)])
        }
        _ => elsewhere(parse, first, second).map(|change| vec![change]),
    }
}

/// "A fire in the mill, the largest of the year, and a [storm] killed three": "and" joins two subjects where the second nearly depends
/// on the first.
fn joined(parse: &Parse, first: usize, second: usize) -> Option<Vec<Change>> {
    let and = phrase_start(parse, second).checked_sub(1).filter(|&a| parse.tokens[a].deprel == Deprel::Cc)?;
    let near = next_governor(parse, second) == Some(first) && parse.tokens[and].head == parse.tokens[second].head;
    near.then(|| vec![attach(second, first, Deprel::Conj), attach(and, second, Deprel::Cc)])
}

/// One of two subjects, the less sure one first, with a verb that has none.
fn elsewhere(parse: &Parse, first: usize, second: usize) -> Option<Change> {
    let mut both = [first, second];
    both.sort_by(|&a, &b| parse.tokens[a].score.total_cmp(&parse.tokens[b].score));
    let free = |verb: usize| parse.tokens[verb].upos == Upos::Verb && parse.lacks_subject(verb);
    let (word, verb) = both.iter().find_map(|&w| Some((w, next_governor(parse, w).filter(|&v| free(v))?)))?;
    Some(attach(word, verb, subject_relation(parse, verb)))
}

fn is_subject(parse: &Parse, word: usize) -> bool {
    let token = &parse.tokens[word];
    token.deprel.is_subject() && matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
}

/// False for a pronoun ("All plants, *we* talk about them") and for what is of another class.
fn may_be_same(parse: &Parse, first: usize, second: usize) -> bool {
    let [a, b] = [first, second].map(|w| parse.tokens[w].nominal);
    parse.tokens[second].upos != Upos::Pron && (a == b || [a, b].contains(&NominalClass::None))
}

/// "which envoy" of "said which envoy Walz spoke with": an object, whatever the tree says.
fn is_asked_for(parse: &Parse, word: usize) -> bool {
    let start = phrase_start(parse, word);
    let asks = |w: usize| closed_classes::QUESTION_DETERMINERS.has(&parse.lower(w));
    asks(start) || start > 0 && asks(start - 1)
}

/// A comma or a bracket.
fn is_mark(parse: &Parse, span: crate::Span) -> bool {
    matches!(parse.text_of(span), Some("," | "("))
}

/// The last word of a phrase, of those before `end`.
fn phrase_end(parse: &Parse, head: usize, end: usize) -> usize {
    let mut words = parse.subtree(head);
    words.retain(|&w| w < end && (parse.tokens[w].upos != Upos::Punct || closes(parse, w)));
    words.into_iter().max().unwrap_or(head)
}

/// True for a bracket behind what stands in it.
fn closes(parse: &Parse, word: usize) -> bool {
    parse.word(word) == ")"
}

/// The first word of a phrase, marks left out.
fn phrase_start(parse: &Parse, head: usize) -> usize {
    let words = parse.subtree(head);
    words.into_iter().filter(|&w| parse.tokens[w].upos != Upos::Punct).min().unwrap_or(head)
}

/// Two nominals without a mark between them. The second is a name of the first if that stands with an article or an owner ("the
/// ministry's spokesman Ada Moe"); else the first belongs to the name or the noun ("Inspector Masud", "the Okoro Institute director").
fn beside(parse: &Parse, first: usize, second: usize) -> Change {
    let determined = [Deprel::Det, Deprel::NmodPoss].iter().any(|&d| parse.dependent(first, d).is_some());
    let name = parse.tokens[second].upos == Upos::Propn;
    if determined && name && parse.tokens[first].upos == Upos::Noun {
        attach(second, first, Deprel::Appos)
    } else {
        attach(first, second, Deprel::Compound)
    }
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn what_stands_beside_a_name_is_a_part_of_it() {
        let rows = "
            1 Inspector PROPN 3 nsubj
            2 Masud     PROPN 3 nsubj B-Person person
            3 spoke     VERB  0 root lemma=speak
            ";
        check(mend, rows, "1 Inspector compound Masud");
        let institute = "
            1 The       DET   3 det
            2 Okoro     PROPN 3 compound
            3 Institute PROPN 5 nsubj
            4 director  NOUN  5 nsubj
            5 spoke     VERB  0 root lemma=speak
            ";
        check(mend, institute, "3 Institute compound director");
    }

    #[test]
    fn a_name_behind_a_noun_with_an_article_is_another_name_of_it() {
        let rows = "
            1 The      DET   2 det
            2 minister NOUN  4 nsubj
            3 Moe      PROPN 4 nsubj
            4 spoke    VERB  0 root lemma=speak
            ";
        check(mend, rows, "3 Moe appos minister");
    }

    #[test]
    fn what_is_asked_for_is_no_part_of_the_subject() {
        let rows = "
            1 said  VERB  0 root lemma=say
            2 which DET   5 obl
            3 envoy NOUN  5 nsubj
            4 Walz  PROPN 5 nsubj
            5 saw   VERB  1 ccomp lemma=see
            ";
        check(mend, rows, "");
        check(mend, &rows.replace("5 obl", "3 det"), "");
        check(mend, &rows.replace("2 which DET   5 obl", "2 that SCONJ 5 mark"), "3 envoy compound Walz");
    }

    #[test]
    fn behind_a_comma_or_a_bracket_stands_another_name() {
        let rows = "
            1 said     VERB  0 root lemma=say
            2 the      DET   3 det
            3 minister NOUN  1 nsubj
            4 of       ADP   5 case
            5 tourism  NOUN  3 nmod
            6 ,        PUNCT 7 punct
            7 Moe      PROPN 1 nsubj
            ";
        check(mend, rows, "7 Moe appos minister");
        check(mend, &rows.replace(',', "("), "7 Moe appos minister");
        check(mend, &rows.replace(", ", "; "), "");
        check(
            mend,
            &rows
                .replace("1 nsubj\n            4", "1 nsubj person\n            4")
                .replace("7 Moe      PROPN 1 nsubj", "7 Ure PROPN 1 nsubj place"),
            "",
        );
        check(mend, &rows.replace("7 Moe      PROPN", "7 we PRON"), "");
    }

    #[test]
    fn a_nominal_with_a_preposition_is_no_subject() {
        let rows = "
            1 Ada     PROPN 2 nsubj
            2 won     VERB  0 root lemma=win
            3 with    ADP   4 case
            4 friends NOUN  2 nsubj
            5 helping VERB  4 acl
            ";
        check(mend, rows, "4 friends obl won");
    }

    #[test]
    fn and_joins_two_subjects() {
        let rows = "
            1 Fire   NOUN  5 nsubj
            2 ,      PUNCT 5 punct
            3 and    CCONJ 5 cc
            4 storms NOUN  5 nsubj next=1:0.3
            5 killed VERB  0 root lemma=kill
            6 three  NUM   5 obj
            ";
        check(mend, rows, "3 and cc storms\n4 storms conj Fire");
        check(mend, &rows.replace("0.3", "0.05"), "");
    }

    #[test]
    fn one_of_two_subjects_goes_to_a_verb_without_one() {
        let rows = "
            1 Ada     PROPN 5 nsubj next=2:0.3
            2 thinks  VERB  0 root lemma=think
            3 often   ADV   5 advmod
            4 Norlake PROPN 5 nsubj
            5 closed  VERB  2 ccomp lemma=close
            ";
        check(mend, rows, "1 Ada nsubj thinks");
        check(mend, &rows.replace("0.3", "0.05"), "");
    }
}
