//! "*His Highness* the Emir Karim Tarek": a form of address belongs to the name behind it, which is what the clause is about.

use super::change::{Change, attach, make_root};
use crate::lexicon::vocabulary::mending;
use crate::{Deprel, NameLabel, Parse};

/// How many names of one person may stand behind each other.
const MOST_NAMES: usize = 3;

pub(super) fn mend(parse: &Parse, word: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[word];
    let address = mending::FORMS_OF_ADDRESS.has(&token.lemma.to_lowercase());
    let whose = |&c: &usize| {
        c + 1 == word && matches!(parse.tokens[c].deprel, Deprel::NmodPoss | Deprel::Compound | Deprel::Det)
    };
    if !address || !parse.children(word).iter().any(whose) {
        return None;
    }
    let behind = |w: usize| parse.dependents(w, Deprel::Appos).find(|&a| a > w);
    let others: Vec<usize> = std::iter::successors(behind(word), |&w| behind(w)).take(MOST_NAMES).collect();
    let is_person = |&w: &usize| parse.name_at(w).is_some_and(|n| n.label == NameLabel::Person);
    let place = others.iter().position(is_person)?;
    let name = others[place];
    let top = match token.head {
        Some(governor) => attach(name, governor, token.deprel),
        None => make_root(name),
    };
    let titles = others[..place].iter().map(|&w| attach(w, name, Deprel::NmodDesc));
    // no part of the title: nobody has the office of a Highness
    Some([top, attach(word, name, Deprel::Dep)].into_iter().chain(titles).collect())
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn the_name_behind_a_form_of_address_does_what_is_told() {
        let rows = "
            1 His      PRON  2 nmod:poss
            2 Highness PROPN 6 nsubj
            3 the      DET   4 det
            4 Emir     PROPN 2 appos
            5 Karim    PROPN 4 appos B-Person person
            6 spoke    VERB  0 root lemma=speak
            ";
        check(mend, rows, "2 Highness dep Karim\n4 Emir nmod:desc Karim\n5 Karim nsubj spoke");
        check(mend, &rows.replace("Highness", "cousin  "), "");
    }
}
