//! Nouns that say of somebody's time in an office that it lasts, ends or begins: "her role as director", "the departure of Reed
//! as mayor".

use super::names::Names;
use super::role_holders::{Tie, has_case};
use super::roles::is_plural;
use crate::lexicon::vocabulary::offices;
use crate::{Deprel, Parse, RoleLink, RoleStatus, Upos};

/// "her role as [director]", "Reed's departure as [mayor]"
pub(super) fn tie(parse: &Parse, names: &Names, head: usize) -> Option<Tie> {
    if !has_case(parse, head, "as") || is_plural(parse, head) {
        return None;
    }
    let case = parse.dependents(head, Deprel::Case).find(|&c| parse.lower(c) == "as")?;
    let is_told = |n: &usize| status(parse, *n).is_some();
    let noun = case.checked_sub(1).filter(is_told).or_else(|| parse.tokens[head].head.filter(is_told))?;
    // "his role as a detective" may be played in a film
    let played = parse.tokens[noun].lemma.as_ref() == "role"
        && parse.dependents(head, Deprel::Det).any(|d| matches!(parse.tokens[d].lemma.as_ref(), "a" | "an"));
    let person = |n: &usize| {
        let personal =
            parse.tokens[*n].upos == Upos::Pron && matches!(&*parse.lower(*n), "his" | "her" | "my" | "your");
        personal || names.person(*n).is_some()
    };
    let of_noun = parse.dependents(noun, Deprel::Nmod).filter(|&n| has_case(parse, n, "of"));
    let holder = parse.dependents(noun, Deprel::NmodPoss).chain(of_noun).find(person).filter(|_| !played)?;
    let status = status(parse, noun)?.or_else(|| is_taken_away(parse, noun).then_some(RoleStatus::Former));
    Some(Tie { status, ..Tie::new(RoleLink::Appointment, vec![holder]) })
}

/// "was relieved of her [post]", "left his [job]"; not "may leave his job".
fn is_taken_away(parse: &Parse, noun: usize) -> bool {
    let verb = parse.tokens[noun].head.filter(|&v| parse.tokens[v].upos == Upos::Verb);
    verb.is_some_and(|v| {
        let lemma = &*parse.tokens[v].lemma;
        let loses = offices::LOSES.has(lemma) || offices::DISMISSES.has(lemma) || offices::QUITS.has(lemma);
        let open = parse.dependents(v, Deprel::Aux).any(|a| !matches!(&*parse.tokens[a].lemma, "have" | "be"));
        let not = parse.dependents(v, Deprel::Advmod).any(|a| matches!(&*parse.tokens[a].lemma, "not" | "never"));
        let past = !parse.lower(v).starts_with(lemma) || parse.lower(v).ends_with("ed");
        loses && past && !open && !not
    })
}

/// "the [departure] of Reed as mayor": what the noun above a name says of the office.
pub(super) fn status_beside(parse: &Parse, name: usize) -> Option<RoleStatus> {
    let above = parse.tokens[name].head.filter(|&up| up < name && parse.tokens[name].deprel == Deprel::Nmod);
    above.and_then(|noun| status(parse, noun)).flatten()
}

/// What a noun says of an office whose name follows; none inside for one that only says that it is held.
fn status(parse: &Parse, noun: usize) -> Option<Option<RoleStatus>> {
    let token = &parse.tokens[noun];
    match token.lemma.as_ref() {
        _ if token.upos != Upos::Noun => None,
        lemma if offices::TENURES.has(lemma) => Some(None),
        lemma if offices::TENURES_OVER.has(lemma) => Some(Some(RoleStatus::Former)),
        lemma if offices::NOMINATIONS.has(lemma) => Some(Some(RoleStatus::Nominee)),
        _ => None,
    }
}
