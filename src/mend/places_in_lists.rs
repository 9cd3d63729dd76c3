//! "The *Sund District, Vell, Lund and Turku* held a fair": in a list of places none lies in the one before it. Nor does a country lie in
//! its town: "*Norway, Oslo*, June 2020".

use std::ops::Range;

use super::change::{Change, attach};
use crate::lexicon::{self, NationWord};
use crate::{Deprel, NameLabel, Parse};

pub(super) fn mend(parse: &Parse, second: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[second];
    let apposed = matches!(token.deprel, Deprel::Appos | Deprel::NmodUnmarked);
    let first = token.head.filter(|&f| apposed && f < second)?;
    let (name, before) = (place(parse, second)?, place(parse, first)?);
    // One name may reach over both: "Norway, Oslo".
    let comma = (first + 1..=second).find(|&c| parse.word(c) == ",")?;
    let (before, name) = (before.start..before.end.min(comma), name.start.max(comma + 1)..name.end);
    if before.end != comma || name.start != comma + 1 || is_country(parse, name.clone()) {
        return None;
    }
    if is_country(parse, before.clone()) {
        return Some(vec![attach(second, first, Deprel::List)]);
    }
    let rest: Vec<usize> = parse.conjuncts(first).into_iter().filter(|&c| c > second).collect();
    let joined = rest.iter().any(|&c| parse.dependent(c, Deprel::Cc).is_some());
    let goes_on = parse.tokens.get(name.end).is_some_and(|_| parse.word(name.end) == ",");
    // "in Vell, Kansas, and in Lund, Ohio": pairs
    let pairs = rest.iter().any(|&c| parse.dependents(c, Deprel::Appos).any(|a| place(parse, a).is_some()));
    let alike = || name.clone().any(|w| before.clone().any(|b| parse.word(b) == parse.word(w)));
    (token.deprel == Deprel::Appos && joined && goes_on && !pairs && (rest.len() > 1 || alike()))
        .then(|| vec![attach(second, first, Deprel::Conj)])
}

/// The words of the name of a place.
fn place(parse: &Parse, word: usize) -> Option<Range<usize>> {
    parse.name_at(word).filter(|n| n.label == NameLabel::Location).map(|n| n.tokens.clone())
}

fn is_country(parse: &Parse, words: Range<usize>) -> bool {
    let nation = parse.text_of(parse.span_of(words)).and_then(lexicon::nation_of);
    nation.is_some_and(|n| n.word == NationWord::Country)
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    const ROWS: &str = "
        1 Sund  PROPN 9 nsubj B-Location
        2 ,     PUNCT 3 punct
        3 Vell  PROPN 1 appos B-Location
        4 ,     PUNCT 5 punct
        5 Lund  PROPN 1 conj B-Location
        6 ,     PUNCT 8 punct
        7 and   CCONJ 8 cc
        8 Turku PROPN 1 conj B-Location
        9 voted VERB 0 root lemma=vote
        ";

    #[test]
    fn a_place_in_a_list_of_places_is_an_item() {
        check(mend, ROWS, "3 Vell conj Sund");
    }

    #[test]
    fn a_country_and_what_may_be_a_pair_stay() {
        check(mend, &ROWS.replace("Vell", "Norway"), "");
        check(mend, &ROWS.replace("8 Turku PROPN 1 conj", "8 Turku PROPN 5 appos"), "");
        check(mend, &ROWS.replace("5 Lund  PROPN 1 conj", "5 Lund  PROPN 3 conj"), "");
    }

    #[test]
    fn a_country_lies_in_no_town() {
        let rows = "
            1 Norway PROPN 0 root B-Location
            2 ,      PUNCT 3 punct
            3 Oslo   PROPN 1 appos B-Location
            4 :      PUNCT 1 punct
            ";
        check(mend, rows, "3 Oslo list Norway");
        check(mend, &rows.replace("Oslo   PROPN 1 appos B-", "Oslo PROPN 1 nmod:unmarked I-"), "3 Oslo list Norway");
        check(mend, &rows.replace("Norway", "Sund"), "");
    }
}
