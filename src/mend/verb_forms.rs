//! What the form of a verb tells by itself.

use crate::lexicon::vocabulary::closed_classes;
use crate::{Deprel, Parse};

/// "denied", "took"; not "deny", "denies" or "denying".
pub(super) fn is_past_form(parse: &Parse, verb: usize) -> bool {
    let word = parse.lower(verb);
    word != *parse.tokens[verb].lemma && !word.ends_with("ing") && !word.ends_with('s')
}

/// What the tree calls the subject of a verb: "was closed" has a passive one.
pub(super) fn subject_relation(parse: &Parse, verb: usize) -> Deprel {
    if parse.dependent(verb, Deprel::AuxPass).is_some() { Deprel::NsubjPass } else { Deprel::Nsubj }
}

/// "to sign", "would sign", "did sign": true of the word before the verb, which so must be in its base form.
pub(super) fn asks_for_base(parse: &Parse, word: usize) -> bool {
    let token = &parse.tokens[word];
    match token.deprel {
        Deprel::Mark => &*token.lemma == "to",
        Deprel::Aux => &*token.lemma == "do" || closed_classes::MODALS.has(&token.lemma),
        _ => false,
    }
}
