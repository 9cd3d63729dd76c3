//! "a deal *that* they have yet to approve", "a bridge *that* they refused to close": it is not had, nor refused, but approved and
//! closed.

use super::change::{Change, attach};
use crate::lexicon::vocabulary::mending;
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, that: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[that];
    let relative = matches!(&*token.lemma, "that" | "which") && token.upos == Upos::Pron && token.deprel == Deprel::Obj;
    let outer = token.head.filter(|&verb| relative && that < verb)?;
    let lemma = &*parse.tokens[outer].lemma;
    let yet = || parse.dependents(outer, Deprel::Advmod).any(|a| &*parse.tokens[a].lemma == "yet");
    // Not "a man that they asked to leave".
    let same_subject = mending::SUBJECT_DOES_INFINITIVE.has(lemma) || lemma == "have" && yet();
    let inner = parse.dependent(outer, Deprel::Xcomp).filter(|_| same_subject)?;
    let objects = [Deprel::Obj, Deprel::Iobj, Deprel::Ccomp, Deprel::Xcomp, Deprel::Cop, Deprel::AuxPass];
    let lacks_object = parse.tokens[inner].upos == Upos::Verb
        && parse.mark_of(inner) == "to"
        && objects.iter().all(|&d| parse.dependent(inner, d).is_none());
    lacks_object.then(|| vec![attach(that, inner, Deprel::Obj)])
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn a_relative_pronoun_is_the_object_of_the_inner_verb() {
        let rows = "
            1 bridge  NOUN 0 root
            2 that    PRON 4 obj
            3 they    PRON 4 nsubj
            4 refused VERB 1 acl:relcl lemma=refuse
            5 to      PART 6 mark
            6 close   VERB 4 xcomp
            ";
        check(mend, rows, "2 that obj close");
        check(mend, &rows.replace("refuse", "ask"), "");
        check(mend, &rows.replace("refused VERB 1 acl:relcl lemma=refuse", "have VERB 1 acl:relcl"), "");
    }
}
