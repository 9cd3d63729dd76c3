//! "The price is high, and *lives* are lost", "Prices fell, and *shops* closed": a noun that begins what follows "and" is the subject of
//! the verb behind it, not joined with the predicate before it.

use super::change::{Change, attach};
use super::verb_forms::{is_past_form, subject_relation};
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, noun: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[noun];
    let predicate = token.head.filter(|_| token.deprel == Deprel::Conj && is_nominal(parse, noun))?;
    let conjunction = parse.dependent(noun, Deprel::Cc).filter(|&c| c < noun)?;
    let words = parse.subtree(noun);
    let (first, last) = (words.iter().copied().find(|&w| parse.word(w) != ",")?, words[words.len() - 1]);
    let verb = parse.dependents(predicate, Deprel::Conj).find(|&v| v > last)?;
    let begins = |v: usize| parse.subtree(v)[0] == last + 1;
    let mends = first == conjunction
        && has_subject(parse, predicate)
        && !has_subject(parse, verb)
        && parse.dependent(verb, Deprel::Cc).is_none()
        && begins(verb)
        && is_finite(parse, verb)
        && parse.tokens[predicate].upos != Upos::Noun;
    let subject = subject_relation(parse, verb);
    mends.then(|| {
        let mut changes = vec![attach(noun, verb, subject), attach(conjunction, verb, Deprel::Cc)];
        let comma = words[0];
        if comma < conjunction && parse.tokens[comma].deprel == Deprel::Punct {
            changes.push(attach(comma, verb, Deprel::Punct));
        }
        changes
    })
}

/// A noun that is no predicate.
fn is_nominal(parse: &Parse, word: usize) -> bool {
    let predicate = has_subject(parse, word) || parse.dependent(word, Deprel::Cop).is_some();
    matches!(parse.tokens[word].upos, Upos::Noun | Upos::Propn) && !predicate && parse.case_of(word).is_empty()
}

fn has_subject(parse: &Parse, word: usize) -> bool {
    !parse.lacks_subject(word)
}

/// "are lost", "closed"; not "to close", "closing".
fn is_finite(parse: &Parse, verb: usize) -> bool {
    let helped = [Deprel::Aux, Deprel::AuxPass, Deprel::Cop].iter().any(|&d| parse.dependent(verb, d).is_some());
    let alone = parse.tokens[verb].upos == Upos::Verb && is_past_form(parse, verb);
    (helped || alone) && parse.dependent(verb, Deprel::Mark).is_none()
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    const ROWS: &str = "
        1 Prices NOUN  2 nsubj
        2 fell   VERB  0 root lemma=fall
        3 ,      PUNCT 5 punct
        4 and    CCONJ 5 cc
        5 mills  NOUN  2 conj
        6 and    CCONJ 7 cc
        7 shops  NOUN  5 conj
        8 closed VERB  2 conj lemma=close
        ";

    #[test]
    fn a_noun_between_two_clauses_is_the_subject_of_the_second() {
        check(mend, ROWS, "3 , punct closed\n4 and cc closed\n5 mills nsubj closed");
    }

    #[test]
    fn the_last_of_three_verbs_has_a_conjunction_of_its_own() {
        check(mend, &ROWS.replace("6 and    CCONJ 7 cc", "6 and CCONJ 8 cc"), "");
        check(mend, &ROWS.replace("4 and    CCONJ 5 cc", "4 old ADJ 5 amod"), "");
        check(mend, &ROWS.replace("8 closed VERB  2 conj lemma=close", "8 closing VERB 2 conj lemma=close"), "");
    }
}
