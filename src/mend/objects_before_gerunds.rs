//! "accused *her* of wasting money": what stands before a clause's preposition belongs to the verb before, not to the clause.

use super::change::{Change, attach};
use crate::lexicon::vocabulary::mending;
use crate::{Deprel, Parse};

pub(super) fn mend(parse: &Parse, word: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[word];
    let clause = token.head.filter(|&c| word < c && matches!(token.deprel, Deprel::Obj | Deprel::Nsubj))?;
    let mut marks = parse.dependents(clause, Deprel::Mark).filter(|&m| word < m && m < clause);
    let gerund = marks.any(|m| mending::BEFORE_GERUNDS.has(&parse.tokens[m].lemma));
    let verb = parse.tokens[clause].head.filter(|&verb| gerund && verb < word)?;
    parse.dependent(verb, Deprel::Obj).is_none().then(|| vec![attach(word, verb, Deprel::Obj)])
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn what_stands_before_a_clauses_preposition_belongs_to_the_verb_before() {
        let rows = "
            1 He      PRON  2 nsubj
            2 accused VERB  0 root
            3 her     PRON  5 obj
            4 of      SCONJ 5 mark
            5 wasting VERB  2 advcl
            6 money   NOUN  5 obj
            ";
        check(mend, rows, "3 her obj accused");
        check(mend, &rows.replace("of ", "that "), "");
    }
}
