//! "carried *on* the work", "disposed *of* the boats": an object has no preposition. What stands between it and the verb is a particle
//! where it makes another verb of it; else the phrase is no object.

use super::change::{Change, attach};
use crate::lexicon::vocabulary::mending;
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, noun: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[noun];
    let verb = token.head.filter(|&v| token.deprel == Deprel::Obj && v < noun && parse.tokens[v].upos == Upos::Verb)?;
    let preposition = parse.dependents(noun, Deprel::Case).next()?;
    // "hired over 40 nurses"
    let counted = || parse.dependent(noun, Deprel::Nummod).is_some() || token.upos == Upos::Num;
    if preposition != verb + 1 || parse.tokens[preposition].upos != Upos::Adp || counted() {
        return None;
    }
    let both = format!("{}_{}", parse.tokens[verb].lemma, parse.lower(preposition));
    Some(match mending::VERBS_WITH_PARTICLES.has(&both) {
        true => vec![attach(preposition, verb, Deprel::CompoundPrt)],
        false => vec![attach(noun, verb, Deprel::Obl)],
    })
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    const ROWS: &str = "
        1 They    PRON 2 nsubj
        2 carried VERB 0 root lemma=carry
        3 on      ADP  5 case
        4 the     DET  5 det
        5 work    NOUN 2 obj
        ";

    #[test]
    fn an_object_has_no_preposition() {
        check(mend, ROWS, "3 on compound:prt carried");
        check(
            mend,
            &ROWS.replace("carried", "disposed").replace("carry", "dispose").replace("on", "of"),
            "5 work obl disposed",
        );
    }

    #[test]
    fn a_number_may_have_one() {
        let counted = ROWS.replace("carried", "hired").replace("carry", "hire").replace("on ", "over");
        check(mend, &counted.replace("4 the     DET  5 det", "4 forty NUM 5 nummod"), "");
    }
}
