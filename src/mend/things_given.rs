//! "gives tenants who have lost their home *a second chance*": what is given stands behind the clause about who gets it.

use super::change::{Change, attach};
use crate::lexicon::vocabulary::mending;
use crate::{Deprel, NominalClass, Parse, Upos};

pub(super) fn mend(parse: &Parse, thing: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[thing];
    let bare = matches!(token.deprel, Deprel::Obj | Deprel::OblUnmarked | Deprel::Iobj | Deprel::Nsubj);
    let inner = token.head.filter(|&v| bare && token.upos == Upos::Noun && v < thing)?;
    let first = parse.subtree(thing)[0];
    let article = matches!(&*parse.lower(first), "a" | "an");
    // what the inner verb has already: "have lost their home", "do not qualify in the race"
    let has = |&c: &usize| {
        c > inner && c < first && matches!(parse.tokens[c].deprel, Deprel::Obj | Deprel::Obl | Deprel::Xcomp)
    };
    let complete = parse.children(inner).iter().any(has) && !mending::TAKES_TWO_OBJECTS.has(&parse.tokens[inner].lemma);
    if !article || !complete || token.nominal == NominalClass::Time {
        return None;
    }
    let outer = std::iter::successors(Some(inner), |&v| {
        parse.tokens[v].head.filter(|_| parse.tokens[v].deprel == Deprel::Xcomp)
    })
    .find(|&v| parse.tokens[v].deprel == Deprel::AclRelcl)?;
    let receiver = parse.tokens[outer].head.filter(|&r| r < outer)?;
    let gets = &parse.tokens[receiver];
    let somebody = matches!(gets.nominal, NominalClass::Person | NominalClass::Organization);
    let placed = matches!(gets.deprel, Deprel::Obj | Deprel::Iobj) && somebody;
    let verb =
        gets.head.filter(|&v| placed && mending::GIVES_TO_SOMEBODY.has(&parse.tokens[v].lemma) && v < receiver)?;
    let mut objects = parse.dependents(verb, Deprel::Obj).filter(|&o| o != receiver);
    objects.next().is_none().then(|| vec![attach(receiver, verb, Deprel::Iobj), attach(thing, verb, Deprel::Obj)])
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn what_is_given_stands_behind_who_gets_it() {
        let rows = "
            1 Laws    NOUN 2 nsubj
            2 give    VERB 0 root
            3 tenants NOUN 2 obj person
            4 who     PRON 5 nsubj
            5 left    VERB 3 acl:relcl lemma=leave
            6 homes   NOUN 5 obj object
            7 a       DET  8 det
            8 chance  NOUN 5 obl:unmarked abstract
            ";
        check(mend, rows, "3 tenants iobj give\n8 chance obj give");
        check(mend, &rows.replace("2 give ", "2 fear "), "");
        check(mend, &rows.replace("7 a  ", "7 the"), "");
    }
}
