//! "The mall *is due to open*": where "due to" stands before an infinitive, it does the work of an auxiliary, and "be" is one.

use super::change::{Change, attach};
use crate::lexicon::vocabulary::mending;
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, due: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[due];
    if &*token.lemma != "due" || !matches!(token.deprel, Deprel::Case | Deprel::Mark | Deprel::Advmod) {
        return None;
    }
    let verb = token.head.filter(|&v| due + 1 < v && parse.word(due + 1).eq_ignore_ascii_case("to"))?;
    let to = due + 1;
    let taken_for_other = parse.tokens[verb].upos != Upos::Verb;
    if taken_for_other && !(to + 1 == verb && is_deed(parse, verb)) {
        return None;
    }
    let copula = parse.dependents(verb, Deprel::Cop).find(|&c| c < due);
    if copula.is_none() && !taken_for_other {
        return None;
    }
    let mut changes = vec![attach(due, verb, Deprel::Advmod), attach(to, verb, Deprel::Mark)];
    changes.extend(copula.map(|c| attach(c, verb, Deprel::Aux)));
    if taken_for_other {
        changes.push(Change::PartOfSpeech { word: verb, upos: Upos::Verb });
    }
    Some(changes)
}

/// "due to open", not "due to frost" or "due to the return of the owner".
fn is_deed(parse: &Parse, word: usize) -> bool {
    let of = |n: usize| parse.case_of(n) == "of";
    mending::DUE_TO_DO.has(&parse.lower(word))
        && !parse.dependents(word, Deprel::Nmod).any(of)
        && parse.tokens.get(word + 1).is_none_or(|next| next.upos != Upos::Noun)
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    const ROWS: &str = "
        1 Talks NOUN 5 nsubj
        2 are   AUX  5 cop lemma=be
        3 due   ADJ  5 case
        4 to    ADP  3 fixed
        5 start NOUN 0 root
        6 on    ADP  7 case
        7 Monday PROPN 5 nmod
        ";

    #[test]
    fn due_to_is_an_auxiliary_before_an_infinitive() {
        check(mend, ROWS, "2 are aux start\n3 due advmod start\n4 to mark start\n5 start root -");
        let verb = ROWS.replace("5 start NOUN", "5 proceed VERB");
        check(mend, &verb, "2 are aux proceed\n3 due advmod proceed\n4 to mark proceed");
    }

    #[test]
    fn due_to_is_a_preposition_before_a_noun() {
        check(mend, &ROWS.replace("start", "frost"), "");
        check(mend, &ROWS.replace("6 on ", "6 of "), "");
    }
}
