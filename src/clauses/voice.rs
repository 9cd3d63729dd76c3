//! Passives, with and without their auxiliary.

use super::syntax::{has_subject, is_infinitive, is_measure, lacks};
use crate::lexicon::vocabulary::{closed_classes, predicates};
use crate::{Deprel, Parse, Upos};

/// "was sold", "a deal signed in Oslo", "had the office searched"
pub(super) fn is_passive(parse: &Parse, verb: usize) -> bool {
    parse.tokens[verb].upos == Upos::Verb
        && (is_marked(parse, verb)
            || is_done_to(parse, verb)
            || is_headline_passive(parse, verb)
            || is_bare_participle(parse, verb))
}

/// An auxiliary, an agent or the kind of its subject shows it.
fn is_marked(parse: &Parse, verb: usize) -> bool {
    parse.children(verb).iter().any(|&c| match parse.tokens[c].deprel {
        Deprel::AuxPass => true,
        // "rose by 5 percent"
        Deprel::OblAgent => !is_measure(parse, c),
        // "Prices rose": a past that is no participle is no passive
        Deprel::NsubjPass | Deprel::CsubjPass => {
            !is_between_subjects(parse, verb) && !predicates::PAST_ONLY.has(&parse.lower(verb))
        }
        _ => false,
    })
}

/// "The court sentenced manager Reed": with one subject before the verb and one after it, and no auxiliary, nothing is
/// passive, whatever the tree says.
fn is_between_subjects(parse: &Parse, verb: usize) -> bool {
    parse.dependent(verb, Deprel::AuxPass).is_none()
        && parse.subjects(verb).any(|c| c < verb)
        && parse.subjects(verb).any(|c| c > verb)
}

/// A participle without its auxiliary: after its noun, beside its clause or joined to a passive.
fn is_bare_participle(parse: &Parse, verb: usize) -> bool {
    let token = &parse.tokens[verb];
    let bare = !has_subject(parse, verb)
        && parse.dependent(verb, Deprel::Aux).is_none()
        && is_past_participle(parse.word(verb), &token.lemma);
    let no_object = parse.dependent(verb, Deprel::Obj).is_none();
    bare && match token.deprel {
        // "a deal signed in Oslo"; "a reason to run" has a "to"
        Deprel::Acl => !is_finite_after_all(parse, verb) && parse.dependent(verb, Deprel::Mark).is_none(),
        // "Asked about the deal, she ..."
        Deprel::Advcl => no_object && !is_infinitive(parse, verb),
        // "talks held in Oslo and attended by ..."
        Deprel::Conj => {
            let first = token.head.filter(|&h| h != verb);
            let joined = |h: usize| match parse.tokens[h].upos {
                Upos::Verb => is_passive(parse, h),
                // "were rivals and accused of fraud"
                _ => {
                    let needs_object = predicates::NEEDS_OBJECT.has(&token.lemma);
                    needs_object && parse.dependent(h, Deprel::Cop).is_some() && lacks(parse, verb, &[Deprel::Ccomp])
                }
            };
            no_object && first.is_some_and(joined)
        }
        _ => false,
    }
}

/// "had the office searched", "got the law changed", "wants her fired"
fn is_done_to(parse: &Parse, verb: usize) -> bool {
    let token = &parse.tokens[verb];
    let has_it_done = |h: &usize| *h < verb && predicates::HAS_IT_DONE.has(&parse.tokens[*h].lemma);
    let Some(above) = token.head.filter(has_it_done) else { return false };
    let patient = has_subject(parse, verb) || parse.dependent(above, Deprel::Obj).is_some_and(|o| o < verb);
    matches!(token.deprel, Deprel::Xcomp | Deprel::Ccomp)
        && lacks(parse, verb, &[Deprel::Aux, Deprel::Mark, Deprel::Obj])
        && patient
        && differs_from_its_base(parse, verb)
}

/// "Governor charged with bribery", in a line without a full stop.
fn is_headline_passive(parse: &Parse, verb: usize) -> bool {
    let token = &parse.tokens[verb];
    let closed = parse.tokens[parse.sentence_of(verb).tokens.end - 1].upos == Upos::Punct;
    !closed
        && lacks(parse, verb, &[Deprel::Aux, Deprel::Mark, Deprel::Obj, Deprel::Iobj, Deprel::Ccomp])
        && token.head.is_none()
        && has_subject(parse, verb)
        && predicates::NEEDS_OBJECT.has(&token.lemma)
        && differs_from_its_base(parse, verb)
}

/// A participle that cannot be the base form: "searched", but not "put".
fn differs_from_its_base(parse: &Parse, verb: usize) -> bool {
    let (word, lemma) = (parse.word(verb), &parse.tokens[verb].lemma);
    is_past_participle(word, lemma) && !word.eq_ignore_ascii_case(lemma)
}

/// Could this form be a past participle? (The past of regular verbs looks the same; the tree decides.)
fn is_past_participle(word: &str, lemma: &str) -> bool {
    let word = word.to_ascii_lowercase();
    !word.ends_with("ing")
        && !predicates::PAST_ONLY.has(&word)
        && (word != lemma || predicates::PAST_IS_BASE.has(&word) || predicates::PARTICIPLE_IS_BASE.has(lemma))
        && !word.ends_with('s')
}

/// "The mayor, whose town lies on the coast, called on both sides to talk": with a long clause in between the tree may make
/// the mayor the root and attach the verb to him.
fn is_finite_after_all(parse: &Parse, verb: usize) -> bool {
    let Some(noun) = parse.tokens[verb].head else { return false };
    let parted = verb > 0 && {
        let before = parse.word(verb - 1);
        before == "," || closed_classes::DASHES.has(before)
    };
    parse.tokens[noun].head.is_none() && parted && parse.dependent(noun, Deprel::AclRelcl).is_some_and(|c| c < verb)
}
