//! "She said the road had been mended and *urged* drivers to use it": no road urges anybody, though "had" may carry the second verb too.
//! It goes on from the report.

use super::change::{Change, attach};
use super::next_governor;
use super::verb_forms::is_past_form;
use crate::lexicon::vocabulary::{mending, predicates};
use crate::{Deprel, NominalClass, Parse, Upos};

pub(super) fn mend(parse: &Parse, speech: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[speech];
    if token.deprel != Deprel::Conj || !mending::SPEAKS_TO_OTHERS.has(&token.lemma) || !is_bare_past(parse, speech) {
        return None;
    }
    let said = token.head.filter(|&s| parse.tokens[s].deprel == Deprel::Ccomp && s < speech)?;
    let report = parse.tokens[said].head.filter(|&r| r < said)?;
    let reports = predicates::REPORTING.has(&parse.tokens[report].lemma) && is_bare_past(parse, report);
    if !reports || parse.dependent(report, Deprel::Nsubj).is_none() {
        return None;
    }
    let subject = parse.subjects(said).next()?;
    let goes_on = !can_speak(parse, subject) || next_governor(parse, speech) == Some(report);
    goes_on.then(|| vec![attach(speech, report, Deprel::Conj)])
}

/// "urged", not "was urged", "who urged" or "they urged".
fn is_bare_past(parse: &Parse, verb: usize) -> bool {
    let composed = |&c: &usize| {
        matches!(
            parse.tokens[c].deprel,
            Deprel::Aux | Deprel::AuxPass | Deprel::NsubjPass | Deprel::Mark | Deprel::OblAgent
        )
    };
    parse.tokens[verb].upos == Upos::Verb && is_past_form(parse, verb) && !parse.children(verb).iter().any(composed)
}

/// People, and bodies and places that have a name.
fn can_speak(parse: &Parse, subject: usize) -> bool {
    let token = &parse.tokens[subject];
    token.nominal == NominalClass::Person || matches!(token.upos, Upos::Propn | Upos::Pron)
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    const ROWS: &str = "
        1  She    PRON  2 nsubj person
        2  said   VERB  0 root lemma=say
        3  roads  NOUN  6 nsubj:pass place lemma=road
        4  had    AUX   6 aux
        5  been   AUX   6 aux:pass
        6  mended VERB  2 ccomp lemma=mend
        7  and    CCONJ 8 cc
        8  urged  VERB  6 conj lemma=urge
        9  riders NOUN  8 obj person
        10 to     PART  11 mark
        11 use    VERB  8 xcomp
        12 them   PRON  11 obj
        ";

    #[test]
    fn who_reports_goes_on_to_urge_others() {
        check(mend, ROWS, "8 urged conj said");
    }

    #[test]
    fn people_may_have_urged_others_themselves() {
        check(
            mend,
            &ROWS.replace("roads  NOUN  6 nsubj:pass place lemma=road", "guests NOUN  6 nsubj:pass person"),
            "",
        );
    }

    #[test]
    fn what_is_no_speech_stays() {
        check(mend, &ROWS.replace("urged  VERB  6 conj lemma=urge", "caused VERB  6 conj lemma=cause"), "");
    }
}
