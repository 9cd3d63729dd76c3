//! Word lists and what is looked up in them.

use crate::Upos;

/// The dictionary form of a word.
pub(crate) fn lemma(form: &str, upos: Upos) -> String {
    if upos == Upos::Propn { form.to_owned() } else { form.to_lowercase() }
}
