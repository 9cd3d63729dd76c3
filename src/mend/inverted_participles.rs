//! "*Leading* the race are the brothers": a gerund is no subject of "are", so it is the verb, and the noun behind "are" its subject.

use super::change::{Change, attach, make_root};
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, participle: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[participle];
    let subject = matches!(token.deprel, Deprel::Nsubj | Deprel::Csubj) && token.upos == Upos::Verb;
    let noun = token.head.filter(|_| subject && parse.word(participle).ends_with("ing"))?;
    let above = &parse.tokens[noun];
    let be = parse
        .dependent(noun, Deprel::Cop)
        .filter(|&b| participle < b && b < noun && matches!(&*parse.lower(b), "are" | "were"))?;
    let alone = [Deprel::Conj, Deprel::Mark, Deprel::Nsubj, Deprel::NmodPoss, Deprel::Det];
    let bare = alone.iter().all(|&d| parse.dependent(participle, d).is_none());
    let begins = parse.children(noun).iter().all(|&c| c >= participle || parse.tokens[c].upos == Upos::Punct);
    let several = above.upos == Upos::Propn || above.upos == Upos::Noun && *parse.lower(noun) != *above.lemma;
    (bare && begins && several && above.head.is_none()).then(|| {
        vec![make_root(participle), attach(noun, participle, Deprel::Nsubj), attach(be, participle, Deprel::Aux)]
    })
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn a_participle_before_are_is_the_verb() {
        let rows = "
            1 Leading  VERB 6 nsubj lemma=lead
            2 the      DET  3 det
            3 race     NOUN 1 obj
            4 are      AUX  6 cop
            5 two      NUM  6 nummod
            6 brothers NOUN 0 root lemma=brother
            ";
        check(mend, rows, "1 Leading root -\n4 are aux Leading\n6 brothers nsubj Leading");
        check(mend, &rows.replace("4 are", "4 is"), "");
    }
}
