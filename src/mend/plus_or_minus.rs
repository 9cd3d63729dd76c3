//! "an error of measurement *+/- 3 grams*": "+/-" joins no second thing to the first; the amount says how large the first is.

use super::change::{Change, attach};
use crate::{Deprel, Parse};

pub(super) fn mend(parse: &Parse, plus: usize) -> Option<Vec<Change>> {
    if parse.word(plus) != "+" {
        return None;
    }
    let sign = parse.tokens.get(plus + 1..plus + 3)?;
    let amount = parse.tokens[plus].head.filter(|&a| a > plus + 2 && parse.tokens[a].deprel == Deprel::Conj)?;
    let whole = parse.text_of(parse.tokens[plus].span.cover(sign[1].span)) == Some("+/-");
    let noun = parse.tokens[amount].head.filter(|&n| whole && n < plus)?;
    let marks = (plus..plus + 3).map(|w| attach(w, amount, Deprel::Advmod));
    Some(marks.chain([attach(amount, noun, Deprel::NmodUnmarked)]).collect())
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn an_amount_behind_plus_or_minus_is_no_second_thing() {
        let rows = "
            1 errors  NOUN 0 root
            2 +       SYM  6 cc
            3 /       SYM  6 case _
            4 -       SYM  6 case _
            5 3       NUM  6 nummod
            6 grams   NOUN 1 conj
            ";
        check(mend, rows, "2 + advmod grams\n3 / advmod grams\n4 - advmod grams\n6 grams nmod:unmarked errors");
        check(mend, &rows.replace("6 grams   NOUN 1 conj", "6 grams   NOUN 1 appos"), "");
    }
}
