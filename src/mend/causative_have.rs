//! "The court *had* Brandt arrested": a "had" that the tree takes for the auxiliary of the participle behind it.

use super::change::{Change, attach};
use crate::{Deprel, Parse, Upos};

/// A "had" or "has" with a noun between itself and the participle is the verb.
pub(super) fn mend(parse: &Parse, had: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[had];
    let done = token.head.filter(|&v| token.deprel == Deprel::Aux && v > had && &*token.lemma == "have")?;
    let nominal = |&c: &usize| matches!(parse.tokens[c].upos, Upos::Noun | Upos::Propn | Upos::Pron);
    let placed = |&c: &usize| {
        matches!(
            parse.tokens[c].deprel,
            Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj | Deprel::Iobj | Deprel::Dislocated | Deprel::OblUnmarked
        )
    };
    let arguments: Vec<usize> = parse.children(done).iter().copied().filter(|c| nominal(c) && placed(c)).collect();
    let causer = arguments.iter().copied().find(|&c| c < had)?;
    let patient = arguments.iter().copied().find(|&c| c > had && c < done)?;
    let others = parse.children(done).iter().any(|&c| {
        c != had
            && (matches!(parse.tokens[c].deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Mark)
                || c > done && placed(&c))
    });
    let touches = parse.subtree(patient).first().is_some_and(|&first| first == had + 1);
    if parse.tokens[done].upos != Upos::Verb || others || !touches {
        return None;
    }
    let above = &parse.tokens[done];
    Some(vec![
        Change::Place { word: had, governor: above.head, deprel: above.deprel },
        attach(done, had, Deprel::Xcomp),
        attach(causer, had, Deprel::Nsubj),
        attach(patient, had, Deprel::Obj),
    ])
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn who_has_it_done_is_not_who_does_it() {
        check(
            mend,
            "
            1 Courts   NOUN  4 nsubj
            2 had      AUX   4 aux lemma=have
            3 Brandt   PROPN 4 nsubj
            4 arrested VERB  0 root lemma=arrest
            ",
            "1 Courts nsubj had\n2 had root -\n3 Brandt obj had\n4 arrested xcomp had",
        );
        check(mend, "1 Had AUX 3 aux lemma=have\n2 Brandt PROPN 3 nsubj\n3 left VERB 0 root lemma=leave", "");
    }
}
