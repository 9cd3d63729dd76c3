//! "became the first woman *to win* it": an infinitive right behind a noun with "first", "only" or "last" tells of the noun, not of the verb
//! before it.

use super::change::{Change, attach};
use crate::lexicon::vocabulary::predicates;
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, infinitive: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[infinitive];
    let verb = token.head.filter(|&v| v < infinitive && matches!(token.deprel, Deprel::Xcomp | Deprel::Advcl))?;
    if parse.mark_of(infinitive) != "to" || !matches!(&*parse.tokens[verb].lemma, "become" | "remain") {
        return None;
    }
    let noun = parse.dependents(verb, Deprel::Xcomp).find(|&n| n < infinitive && parse.tokens[n].upos == Upos::Noun)?;
    let ranked = |w: usize| predicates::LIMITING.has(&parse.tokens[w].lemma.to_lowercase());
    parse.dependents(noun, Deprel::Amod).find(|&w| w < noun && ranked(w))?;
    Some(vec![attach(infinitive, noun, Deprel::Acl)])
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn an_infinitive_tells_of_the_first() {
        let rows = "
            1 Greta  PROPN 2 nsubj B-Person person
            2 became VERB  0 root lemma=become
            3 the    DET   5 det
            4 first  ADJ   5 amod
            5 woman  NOUN  2 xcomp
            6 to     PART  7 mark
            7 win    VERB  2 xcomp
            8 it     PRON  7 obj
            ";
        check(mend, rows, "7 win acl woman");
    }

    #[test]
    fn a_purpose_stays_with_the_verb() {
        let rows = "
            1 Greta  PROPN 2 nsubj B-Person person
            2 became VERB  0 root lemma=become
            3 a      DET   4 det
            4 nurse  NOUN  2 xcomp
            5 to     PART  6 mark
            6 help   VERB  2 advcl
            7 people NOUN  6 obj
            ";
        check(mend, rows, "");
    }
}
