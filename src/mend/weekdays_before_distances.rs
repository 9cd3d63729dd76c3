//! "arrested on *Thursday* hours after he spoke": a day and how long after; there is no such thing as Thursday hours.

use super::change::{Change, attach};
use crate::lexicon::vocabulary::mending;
use crate::lexicon::{self, TimeWord};
use crate::{Deprel, Parse};

pub(super) fn mend(parse: &Parse, day: usize) -> Option<Vec<Change>> {
    let (token, measure) = (&parse.tokens[day], day + 1);
    let apart = token.head == Some(measure)
        && matches!(token.deprel, Deprel::Compound | Deprel::Nmod | Deprel::NmodUnmarked | Deprel::NmodDesc)
        && matches!(lexicon::time_word(parse.word(day)), Some(TimeWord::Weekday))
        && mending::UNITS_OF_TIME.has(&parse.tokens[measure].lemma)
        && parse.tokens.get(measure + 1).is_some_and(|t| matches!(&*t.lemma, "after" | "before"));
    let verb = parse.tokens.get(measure).and_then(|m| m.head).filter(|_| apart)?;
    let prepositions: Vec<usize> = parse.dependents(measure, Deprel::Case).filter(|&c| c < day).collect();
    let bare = prepositions.is_empty() && parse.case_of(day).is_empty();
    let mut changes = vec![attach(day, verb, if bare { Deprel::OblUnmarked } else { Deprel::Obl })];
    if !prepositions.is_empty() {
        changes.push(attach(measure, verb, Deprel::OblUnmarked));
    }
    changes.extend(prepositions.into_iter().map(|preposition| attach(preposition, day, Deprel::Case)));
    Some(changes)
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn a_day_before_a_distance_stands_by_itself() {
        let rows = "
            1 He       PRON  2 nsubj
            2 resigned VERB  0 root lemma=resign
            3 on       ADP   5 case
            4 Thursday PROPN 5 compound
            5 hours    NOUN  2 obl lemma=hour
            6 after    SCONJ 8 mark
            7 she      PRON  8 nsubj
            8 spoke    VERB  5 acl lemma=speak
            ";
        check(mend, rows, "3 on case Thursday\n4 Thursday obl resigned\n5 hours obl:unmarked resigned");
        check(mend, &rows.replace("hours    NOUN  2 obl lemma=hour", "talks NOUN 2 obl lemma=talk"), "");
        check(
            mend,
            &rows.replace("3 on       ADP   5 case", "3 abruptly ADV 2 advmod"),
            "4 Thursday obl:unmarked resigned",
        );
    }
}
