//! "She said they would sign, but *denied* a rift": a past cannot be coordinated with a bare infinitive; it goes on from the past
//! verb above. On UD English EWT and GUM dev this changes few arcs, most of them for the better.

use super::change::{Change, attach};
use super::verb_forms::{asks_for_base, is_past_form};
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, past: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[past];
    if token.deprel != Deprel::Conj || !is_past(parse, past) || parse.dependent(past, Deprel::Cc).is_none() {
        return None;
    }
    let infinitive = token.head?;
    let above = parse.tokens[infinitive].head?;
    let below = matches!(parse.tokens[infinitive].deprel, Deprel::Ccomp | Deprel::Xcomp);
    let in_order = above < infinitive && infinitive < past;
    (below && in_order && is_infinitive(parse, infinitive) && is_past(parse, above))
        .then(|| vec![attach(past, above, Deprel::Conj)])
}

/// A past by its form alone: "denied", not "was denied", "to deny" or "denying".
fn is_past(parse: &Parse, verb: usize) -> bool {
    let composed = |&c: &usize| {
        matches!(
            parse.tokens[c].deprel,
            Deprel::Aux | Deprel::AuxPass | Deprel::NsubjPass | Deprel::Mark | Deprel::OblAgent
        )
    };
    parse.tokens[verb].upos == Upos::Verb && is_past_form(parse, verb) && !parse.children(verb).iter().any(composed)
}

/// "would sign", "to sign"; not "would have signed", "to be signed", after which a participle may follow.
fn is_infinitive(parse: &Parse, verb: usize) -> bool {
    let token = &parse.tokens[verb];
    token.upos == Upos::Verb
        && parse.word(verb).eq_ignore_ascii_case(&token.lemma)
        && parse.children(verb).iter().any(|&c| asks_for_base(parse, c))
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn a_past_beside_an_infinitive_goes_on_from_the_past_above() {
        check(
            mend,
            "
            1 She    PRON  2 nsubj
            2 said   VERB  0 root
            3 they   PRON  5 nsubj
            4 would  AUX   5 aux
            5 sign   VERB  2 ccomp
            6 but    CCONJ 7 cc
            7 denied VERB  5 conj
            8 it     PRON  7 obj
            ",
            "7 denied conj said",
        );
    }

    #[test]
    fn a_participle_after_a_passive_stays() {
        check(
            mend,
            "
            1 She    PRON  2 nsubj
            2 said   VERB  0 root
            3 it     PRON  6 nsubj:pass
            4 would  AUX   6 aux
            5 be     AUX   6 aux:pass
            6 signed VERB  2 ccomp
            7 and    CCONJ 8 cc
            8 sent   VERB  6 conj
            ",
            "",
        );
    }
}
