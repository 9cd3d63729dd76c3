//! "Moe told the newspaper *Firda*": behind a noun a bare name is what that is called, no second subject and no time.

use super::change::{Change, attach};
use crate::{Deprel, NominalClass, Parse, Upos};

pub(super) fn mend(parse: &Parse, name: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[name];
    let bare = matches!(token.deprel, Deprel::Nsubj | Deprel::OblUnmarked)
        && token.upos == Upos::Propn
        && token.nominal != NominalClass::Time;
    let verb = token.head.filter(|&v| bare && v < name)?;
    let before = name - 1;
    let noun = &parse.tokens[before];
    let object = matches!(noun.deprel, Deprel::Obj | Deprel::Iobj | Deprel::Obl)
        && noun.upos == Upos::Noun
        && noun.head == Some(verb)
        && before > verb;
    let has_subject = parse.dependents(verb, Deprel::Nsubj).any(|s| s < verb);
    if !(object && has_subject) {
        return None;
    }
    let mut changes = vec![attach(name, before, Deprel::Appos)];
    if noun.deprel == Deprel::Iobj && parse.dependent(verb, Deprel::Obj).is_none() {
        changes.push(attach(before, verb, Deprel::Obj));
    }
    Some(changes)
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn a_name_behind_a_noun_is_what_it_is_called() {
        let rows = "
            1 Moe       PROPN 2 nsubj
            2 told      VERB  0 root lemma=tell
            3 the       DET   4 det
            4 newspaper NOUN  2 iobj
            5 Firda     PROPN 2 nsubj
            ";
        check(mend, rows, "4 newspaper obj told\n5 Firda appos newspaper");
        check(mend, &rows.replace("iobj", "obj"), "5 Firda appos newspaper");
        check(mend, &rows.replace("5 Firda     PROPN 2 nsubj", "5 Monday PROPN 2 obl:unmarked time"), "");
    }
}
