//! "plants hedges to shelter birds and *teaches* children": a verb in the present or the past, or one with a subject of its own, is not
//! joined with an infinitive but with the verb above it.

use super::change::{Change, attach};
use super::next_governor;
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, word: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[word];
    let first = token.head.filter(|&f| token.deprel == Deprel::Conj && token.upos == Upos::Verb && f < word)?;
    if !is_infinitive(parse, first) || !is_finite(parse, word, first) {
        return None;
    }
    let mut above = parse.tokens[first].head;
    while let Some(verb) = above {
        let predicate = parse.tokens[verb].upos == Upos::Verb || parse.dependent(verb, Deprel::Cop).is_some();
        if predicate && parse.mark_of(verb) != "to" && !parse.word(verb).ends_with("ing") {
            // "improved conditions": what looks like a past may be none
            let certain = parse.lower(word).ends_with('s') || parse.dependent(word, Deprel::Nsubj).is_some();
            let fits = verb < first && (certain || next_governor(parse, word) == Some(verb));
            return fits.then(|| vec![attach(word, verb, Deprel::Conj)]);
        }
        above = parse.tokens[verb].head;
    }
    None
}

/// "to shelter", not "to be sheltered"
fn is_infinitive(parse: &Parse, verb: usize) -> bool {
    let token = &parse.tokens[verb];
    let aux = [Deprel::Aux, Deprel::AuxPass, Deprel::Cop].iter().any(|&d| parse.dependent(verb, d).is_some());
    token.upos == Upos::Verb && parse.mark_of(verb) == "to" && parse.lower(verb) == *token.lemma && !aux
}

fn is_finite(parse: &Parse, verb: usize, first: usize) -> bool {
    let subject = parse.dependent(verb, Deprel::Nsubj);
    let form = parse.lower(verb);
    let bare = form == *parse.tokens[verb].lemma || form.ends_with("ing");
    match subject {
        Some(subject) => first < subject && subject < verb && parse.mark_of(verb).is_empty(),
        None => {
            !bare && parse.dependent(verb, Deprel::AuxPass).is_none() && parse.dependent(verb, Deprel::Aux).is_none()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    const ROWS: &str = "
        1 Norlake PROPN 2 nsubj
        2 plants  VERB  0 root lemma=plant
        3 hedges  NOUN  2 obj
        4 to      PART  5 mark
        5 shelter VERB  2 advcl lemma=shelter
        6 birds   NOUN  5 obj
        7 and     CCONJ 8 cc
        8 teaches VERB  5 conj lemma=teach
        9 pupils  NOUN  8 obj
        ";

    #[test]
    fn a_finite_verb_is_joined_with_a_finite_verb() {
        check(mend, ROWS, "8 teaches conj plants");
        check(mend, &ROWS.replace("teaches", "teach"), "");
        check(mend, &ROWS.replace("teaches", "taught "), "");
        check(mend, &ROWS.replace("teaches VERB  5 conj", "taught  VERB  5 conj next=2:0.2"), "8 taught conj plants");
        check(mend, &ROWS.replace("teaches", "teaching"), "");
    }
}
