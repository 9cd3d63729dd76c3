//! "She vowed *to raise* wages to a level that pleases all and *to close* the mill": an infinitive is joined with an infinitive, not with the finite
//! verb of a clause within it.

use super::change::{Change, attach};
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, verb: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[verb];
    let first = token.head.filter(|&h| token.deprel == Deprel::Conj && h < verb)?;
    let to = mark(parse, verb)?;
    let joined = parse.dependents(verb, Deprel::Cc).any(|c| c + 1 == to);
    if !joined || token.upos != Upos::Verb || !is_finite(parse, first) {
        return None;
    }
    let above = std::iter::successors(parse.tokens[first].head, |&w| parse.tokens[w].head);
    let infinitive =
        above.filter(|&w| w < first).find(|&w| parse.tokens[w].upos == Upos::Verb && mark(parse, w).is_some())?;
    Some(vec![attach(verb, infinitive, Deprel::Conj)])
}

/// The "to" of an infinitive.
fn mark(parse: &Parse, verb: usize) -> Option<usize> {
    parse.dependents(verb, Deprel::Mark).find(|&m| m < verb && &*parse.tokens[m].lemma == "to")
}

/// True of a verb with a subject and no infinitive of its own that the second might go on from.
fn is_finite(parse: &Parse, verb: usize) -> bool {
    let has = |d| parse.dependent(verb, d).is_some();
    parse.tokens[verb].upos == Upos::Verb
        && has(Deprel::Nsubj)
        && ![Deprel::Mark, Deprel::Xcomp, Deprel::Ccomp, Deprel::Cop, Deprel::Aux].into_iter().any(has)
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn an_infinitive_is_joined_with_an_infinitive() {
        let rows = "
            1 Sund   PROPN 2 nsubj
            2 vowed  VERB 0 root lemma=vow
            3 to     PART 4 mark
            4 raise  VERB 2 xcomp
            5 wages  NOUN 4 obj
            6 that   PRON 7 nsubj
            7 please VERB 5 acl:relcl
            8 all    PRON 7 obj
            9 and    CCONJ 11 cc
            10 to    PART 11 mark
            11 close VERB 7 conj
            12 mills NOUN 11 obj
            ";
        check(mend, rows, "11 close conj raise");
        check(mend, &rows.replace("10 to    PART 11 mark", "10 soon ADV 11 advmod"), "");
    }
}
