//! "The army shelled the town, the agency said, *citing* witnesses": what names a source or speaks of somebody is done by whoever
//! speaks, and not by the army. Of a deed ("the agency said, killing ten") the tree may be right.

use crate::lexicon::vocabulary::{mending, predicates};
use crate::mend::change::{Change, attach};
use crate::{Deprel, Parse};

pub(in crate::mend) fn mend(parse: &Parse, participle: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[participle];
    let speaks = token.deprel == Deprel::Advcl
        && parse.word(participle).ends_with("ing")
        && mending::SPEAKS_OF_OTHERS.has(&token.lemma);
    let main = token.head.filter(|&h| speaks && h < participle)?;
    let comma = participle.checked_sub(1).filter(|&c| parse.word(c) == "," && c > main + 1)?;
    // "the agency said," or "said the agency,"
    let before = std::iter::successors(Some(comma - 1), |&w| parse.tokens[w].head).take_while(|&w| w != main);
    let report = before.into_iter().find(|&w| is_report(parse, w))?;
    let beside = parse.tokens[report].deprel == Deprel::Parataxis && main < report;
    beside.then(|| vec![attach(participle, report, Deprel::Advcl)])
}

/// "the agency [said]": a verb of saying with a subject and no clause of its own.
fn is_report(parse: &Parse, verb: usize) -> bool {
    predicates::REPORTING.has(&parse.tokens[verb].lemma)
        && parse.dependent(verb, Deprel::Nsubj).is_some()
        && parse.dependent(verb, Deprel::Ccomp).is_none()
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn gives_what_names_a_source_to_whoever_speaks() {
        let rows = "
            1 Norlake   PROPN 2 nsubj B-Organization organization
            2 fell      VERB 0 root
            3 ,         PUNCT 5 punct
            4 Berg      PROPN 5 nsubj B-Person person
            5 said      VERB 2 parataxis _ _ lemma=say
            6 ,         PUNCT 7 punct
            7 citing    VERB 2 advcl _ _ lemma=cite
            8 witnesses NOUN 7 obj
            ";
        check(mend, rows, "7 citing advcl said");
        check(mend, &rows.replace("citing    VERB 2 advcl _ _ lemma=cite", "killing VERB 2 advcl _ _ lemma=kill"), "");
        check(
            mend,
            &rows.replace("said      VERB 2 parataxis _ _ lemma=say", "left VERB 2 parataxis _ _ lemma=leave"),
            "",
        );
    }
}
