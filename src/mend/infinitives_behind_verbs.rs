//! "It added that Omar *pledged to continue*": the infinitive right behind a verb that asks for one belongs to it.

use super::change::{Change, attach};
use crate::lexicon::vocabulary::mending;
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, infinitive: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[infinitive];
    let to = parse.dependents(infinitive, Deprel::Mark).find(|&m| m < infinitive && &*parse.tokens[m].lemma == "to")?;
    let before = to.checked_sub(1).filter(|&v| parse.tokens[v].sentence == token.sentence)?;
    let verb = &parse.tokens[before];
    let asks = verb.upos == Upos::Verb && mending::SUBJECT_DOES_INFINITIVE.has(&verb.lemma);
    let above = token.head.filter(|&h| h < before && parse.is_under(before, h))?;
    let free = [Deprel::Xcomp, Deprel::Ccomp, Deprel::Obj].iter().all(|&d| parse.dependent(before, d).is_none());
    let has_subject = parse.dependent(before, Deprel::Nsubj).is_some();
    let loose = matches!(token.deprel, Deprel::Ccomp | Deprel::Xcomp | Deprel::Advcl | Deprel::Parataxis);
    let next = (to + 1..infinitive).all(|i| parse.tokens[i].head == Some(infinitive));
    (asks && free && has_subject && loose && next && parse.tokens[above].upos == Upos::Verb)
        .then(|| vec![attach(infinitive, before, Deprel::Xcomp)])
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn an_infinitive_belongs_to_the_verb_that_asks_for_it() {
        let rows = "
            1 Bankers  NOUN 2 nsubj
            2 added    VERB 0 root lemma=add
            3 that     SCONJ 5 mark
            4 Sund     PROPN 5 nsubj
            5 intended VERB 2 ccomp lemma=intend
            6 to       PART 7 mark
            7 continue VERB 2 ccomp
            8 talks    NOUN 7 obj
            ";
        check(mend, rows, "7 continue xcomp intended");
        check(mend, &rows.replace("intended VERB 2 ccomp lemma=intend", "slept VERB 2 ccomp lemma=sleep"), "");
    }
}
