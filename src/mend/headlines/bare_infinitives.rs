//! "Norlake *to sell* ferries": the bare noun before the infinitive does it.

use super::infinitive_marker;
use crate::mend::change::{Change, attach};
use crate::{Deprel, Parse, Upos};

pub(in crate::mend) fn mend(parse: &Parse, verb: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[verb];
    if token.upos != Upos::Verb || token.head.is_some() {
        return None;
    }
    let to = infinitive_marker(parse, verb)?;
    let &doer = parse.children(verb).first()?;
    let placed =
        matches!(parse.tokens[doer].deprel, Deprel::Obl | Deprel::OblUnmarked | Deprel::Vocative | Deprel::Dislocated);
    let bare = placed && matches!(parse.tokens[doer].upos, Upos::Noun | Upos::Propn) && parse.case_of(doer).is_empty();
    let adjacent = bare && parse.subtree(doer).last().is_some_and(|&last| last + 1 == to);
    adjacent.then(|| vec![attach(doer, verb, Deprel::Nsubj)])
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn a_bare_noun_does_what_the_infinitive_says() {
        let rows = "
            1 Norlake PROPN 3 obl
            2 to      PART  3 mark
            3 sell    VERB  0 root
            4 ships   NOUN  3 obj
            ";
        check(mend, rows, "1 Norlake nsubj sell");
        check(mend, &rows.replace("3 mark", "3 advmod"), "");
    }
}
