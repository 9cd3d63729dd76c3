//! "a Ph. *D.* from Lund": an abbreviation that is written with a space is one thing, not two objects of one verb.

use super::change::{Change, attach};
use crate::{Deprel, Parse};

/// "Phil." of "D. Phil."
const LONGEST: usize = 5;

pub(super) fn mend(parse: &Parse, second: usize) -> Option<Vec<Change>> {
    let is_part = |token: usize| {
        let word = parse.word(token);
        word.len() <= LONGEST && word.ends_with('.') && word.starts_with(char::is_uppercase)
    };
    let token = &parse.tokens[second];
    let first = second.checked_sub(1).filter(|&first| is_part(second) && is_part(first))?;
    let siblings = parse.tokens[first].head == token.head && parse.tokens[first].deprel == token.deprel;
    let twice = matches!(token.deprel, Deprel::Obj | Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obl);
    (siblings && twice && token.head.is_some()).then(|| vec![attach(second, first, Deprel::Flat)])
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn an_abbreviation_in_two_pieces_is_one_thing() {
        let rows = "
            1 She   PRON 2 nsubj
            2 has   VERB 0 root lemma=have
            3 a     DET  4 det
            4 Ph.   NOUN 2 obj
            5 D.    NOUN 2 obj
            ";
        check(mend, rows, "5 D. flat Ph.");
        check(mend, &rows.replace("5 D.    NOUN 2 obj", "5 D.    NOUN 2 obl"), "");
    }
}
