//! "Ada Moe, a judge; Per Holm, a *nurse*": what follows a name of a list tells who that one is, not the first.

use super::change::{Change, attach};
use crate::{Deprel, NameLabel, Parse};

pub(super) fn mend(parse: &Parse, noun: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[noun];
    let first = token.head.filter(|&h| token.deprel == Deprel::Appos && h < noun && parse.name_at(noun).is_none())?;
    let comma = parse.subtree(noun).into_iter().find(|&w| parse.word(w) != ",")?.checked_sub(1)?;
    let person = |w: usize| parse.name_at(w).filter(|n| n.label == NameLabel::Person);
    let beside = |&c: &usize| {
        let ends = person(c).map(|n| n.tokens.end);
        // "Per Holm, 34, a nurse"
        let age = ends.is_some_and(|e| e + 2 == comma && parse.word(e) == "," && parse.is_under(e + 1, c));
        ends == Some(comma) || age
    };
    person(first)?;
    let holder = parse.conjuncts(first).into_iter().filter(|&c| c < noun).find(beside)?;
    (parse.word(comma) == "," && follows_semicolon(parse, holder)).then(|| vec![attach(noun, holder, Deprel::Appos)])
}

/// "Ada Moe, a judge; [Per Holm]": where commas belong to the items, semicolons part them.
fn follows_semicolon(parse: &Parse, name: usize) -> bool {
    let start = parse.name_at(name).map_or(name, |n| n.tokens.start);
    let before = start.checked_sub(1).filter(|&w| parse.word(w) == "and").unwrap_or(start);
    before.checked_sub(1).is_some_and(|w| parse.word(w) == ";")
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn an_apposition_tells_of_the_name_before_it() {
        let rows = "
            1 They  PRON  2 nsubj
            2 met   VERB  0 root lemma=meet
            3 Ada   PROPN 2 obj B-Person person
            4 ,     PUNCT 5 punct
            5 judge NOUN  3 appos
            6 ;     PUNCT 7 punct
            7 Holm  PROPN 3 conj B-Person person
            8 ,     PUNCT 9 punct
            9 nurse NOUN  3 appos
            ";
        check(mend, rows, "9 nurse appos Holm");
        check(mend, &rows.replace("6 ;", "6 ,"), "");
        check(mend, &rows.replace("9 nurse NOUN  3", "9 nurse NOUN 7"), "");
    }
}
