//! "to *found* a firm", "may *lay* a wreath": a form that is the past of one verb and the base of another.

use super::change::Change;
use super::verb_forms::asks_for_base;
use crate::lexicon::vocabulary::mending;
use crate::{Parse, Upos};

pub(super) fn mend(parse: &Parse, verb: usize) -> Option<Vec<Change>> {
    let form = parse.word(verb);
    let either = parse.tokens[verb].upos == Upos::Verb && mending::BASES_AND_PASTS.has(form);
    let base = either && parse.children(verb).iter().any(|&c| c < verb && asks_for_base(parse, c));
    base.then(|| vec![Change::Lemma { word: verb, lemma: form.to_owned() }])
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_past_form_behind_to_is_a_base() {
        let rows = "1 plans VERB 0 root\n2 to PART 3 mark\n3 found VERB 1 xcomp lemma=find";
        for (rows, lemma) in [(rows.to_owned(), "found"), (rows.replace("mark", "advmod"), "find")] {
            let mut parse = crate::rows::parse(&rows);
            crate::mend::trees(&mut parse);
            assert_eq!(&*parse.tokens[2].lemma, lemma);
        }
    }
}
