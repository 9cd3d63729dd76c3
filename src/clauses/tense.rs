//! Tense, as the verb of a clause and its auxiliaries show it.

use std::borrow::Cow;

use crate::lexicon::vocabulary::{closed_classes, predicates};
use crate::{Deprel, Parse, Tense, Upos};

/// The tense of a verb; `words` are those of its predicate.
pub(super) fn tense(parse: &Parse, verb: usize, words: &[usize]) -> Tense {
    let is_auxiliary = |w: usize| matches!(parse.tokens[w].deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop);
    let auxiliaries: Vec<(Cow<str>, &str)> = words
        .iter()
        .filter(|&&w| w != verb && is_auxiliary(w))
        .map(|&w| (parse.lower(w), parse.tokens[w].lemma.as_ref()))
        .collect();
    if auxiliaries.iter().any(|(_, lemma)| matches!(*lemma, "will" | "shall")) {
        return Tense::Future;
    }
    let is_finite = |form: &str| !matches!(form, "be" | "been" | "being" | "having");
    if let Some((form, lemma)) = auxiliaries.iter().find(|(form, _)| is_finite(form)) {
        let past = *lemma == "have" || matches!(&**form, "was" | "were" | "did");
        return if past { Tense::Past } else { Tense::Present };
    }
    if auxiliaries.is_empty() { tense_of_form(parse, verb) } else { Tense::None }
}

/// The tense of a verb that has no auxiliary.
fn tense_of_form(parse: &Parse, verb: usize) -> Tense {
    let token = &parse.tokens[verb];
    let word = parse.lower(verb);
    if follows_used_to(parse, verb) {
        return Tense::Past;
    }
    if parse.dependents(verb, Deprel::Mark).any(|m| parse.word(m).eq_ignore_ascii_case("to"))
        || !matches!(token.upos, Upos::Verb | Upos::Aux)
        || word.ends_with("ing")
    {
        return Tense::None;
    }
    let past = word != *token.lemma && !word.ends_with('s')
        || word == "was"
        || predicates::PAST_IS_BASE.has(&word) && has_third_person_subject(parse, verb);
    if past { Tense::Past } else { Tense::Present }
}

/// "The mill used to employ 300 people": it no longer does.
fn follows_used_to(parse: &Parse, verb: usize) -> bool {
    let used =
        |g: &usize| parse.word(*g).eq_ignore_ascii_case("used") && parse.dependent(*g, Deprel::AuxPass).is_none();
    let complement = parse.tokens[verb].deprel == Deprel::Xcomp;
    let governor = parse.tokens[verb].head.filter(|g| complement && used(g));
    governor.is_some_and(|g| parse.word(g + 1) == "to" && parse.tokens[g + 1].head == Some(verb))
}

/// "He put ...", "A storm hit ...": the base form after a third person singular can only be a past.
fn has_third_person_subject(parse: &Parse, verb: usize) -> bool {
    parse.dependent(verb, Deprel::Nsubj).is_some_and(|s| {
        let token = &parse.tokens[s];
        let singular =
            || parse.word(s).eq_ignore_ascii_case(&token.lemma) && !predicates::PLURAL_WITHOUT_ENDING.has(&token.lemma);
        (token.upos == Upos::Propn || token.upos == Upos::Noun && singular())
            && parse.dependent(s, Deprel::Conj).is_none()
            || closed_classes::THIRD_PERSON_SINGULAR.has(&parse.lower(s))
    })
}

#[cfg(test)]
mod tests {
    use super::tense;
    use crate::{Tense, rows};

    #[test]
    fn what_used_to_be_is_past() {
        let text = "
            1 Mills NOUN 2 nsubj lemma=mill
            2 used  VERB 0 root lemma=use
            3 to    PART 4 mark
            4 grow  VERB 2 xcomp
            ";
        assert_eq!(tense(&rows::parse(text), 3, &[3]), Tense::Past);
        let want = text.replace("used  VERB 0 root lemma=use", "want VERB 0 root");
        assert_eq!(tense(&rows::parse(&want), 3, &[3]), Tense::None);
    }
}
