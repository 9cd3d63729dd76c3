//! "partner nations": a word for a state is no idea, but somebody who acts.

use super::change::Change;
use crate::lexicon::vocabulary::mending;
use crate::{NominalClass, Parse, Upos};

pub(super) fn mend(parse: &Parse, word: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[word];
    let idea = token.upos == Upos::Noun && token.nominal == NominalClass::Abstract;
    (idea && mending::STATES.has(&token.lemma)).then(|| vec![Change::Class { word, class: NominalClass::Organization }])
}

#[cfg(test)]
mod tests {
    use crate::NominalClass;

    #[test]
    fn a_nation_is_somebody() {
        for (noun, class) in [("nations", NominalClass::Organization), ("notions", NominalClass::Abstract)] {
            let mut parse = crate::rows::parse(&format!("1 partner NOUN 2 compound\n2 {noun} NOUN 0 root abstract"));
            crate::mend::trees(&mut parse);
            assert_eq!(parse.tokens[1].nominal, class);
        }
    }
}
