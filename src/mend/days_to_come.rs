//! "will meet this *coming* Friday": the participle describes the day and is no deed of anybody's.

use super::change::{Change, attach};
use crate::lexicon;
use crate::lexicon::vocabulary::mending;
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, participle: usize) -> Option<Vec<Change>> {
    let (token, day) = (&parse.tokens[participle], participle + 1);
    let under = parse.tokens.get(day).is_some_and(|d| d.head == Some(participle));
    let comes = token.upos == Upos::Verb && matches!(&*parse.word(participle).to_lowercase(), "coming" | "following");
    let time = under
        && (lexicon::time_word(parse.word(day)).is_some() || mending::UNITS_OF_TIME.has(&parse.tokens[day].lemma));
    let verb = token.head.filter(|_| comes && time && token.deprel == Deprel::Advcl)?;
    let place = if parse.case_of(day).is_empty() { Deprel::OblUnmarked } else { Deprel::Obl };
    let mut changes = vec![attach(day, verb, place), attach(participle, day, Deprel::Amod)];
    let before = parse.children(participle).iter().filter(|&&c| c < participle);
    changes.extend(before.map(|&c| {
        let determiner = matches!(parse.tokens[c].upos, Upos::Det | Upos::Pron);
        attach(c, day, if determiner { Deprel::Det } else { parse.tokens[c].deprel })
    }));
    Some(changes)
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn a_day_to_come_is_when_it_is_done() {
        let rows = "
            1 Sund   PROPN 3 nsubj
            2 will   AUX   3 aux
            3 sail   VERB  0 root
            4 this   PRON  5 advmod
            5 coming VERB  3 advcl lemma=come
            6 Friday PROPN 5 obl:unmarked
            ";
        check(mend, rows, "4 this det Friday\n5 coming amod Friday\n6 Friday obl:unmarked sail");
        check(mend, &rows.replace("6 Friday PROPN", "6 home ADV"), "");
    }
}
