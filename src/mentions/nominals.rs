//! Nominals ("his Russian counterpart", "the parties") and pronouns.

use std::ops::Range;

use super::company_names;
use super::names::Names;
use super::number_gender::{self, Pronoun};
use super::phrase;
use super::role_holders;
use crate::lexicon;
use crate::{Deprel, EntityKind, NominalClass, Parse, Upos};

/// A noun phrase that denotes somebody or something without a name.
pub(super) struct Nominal {
    pub(super) tokens: Range<usize>,
    pub(super) head: usize,
    pub(super) kind: EntityKind,
    pub(super) score: f32,
}

/// The nominals of a text; `taken` says which words head a name or a role.
pub(super) fn find(parse: &Parse, names: &Names, taken: &[bool]) -> Vec<Nominal> {
    // The first word of "Attorney General"
    let in_title =
        |i: usize| taken.get(i + 1) == Some(&true) && lexicon::is_double_title(parse.word(i), parse.word(i + 1));
    let free = |&i: &usize| !taken[i] && !in_title(i) && names.at(i).is_none() && heads_phrase(parse, i);
    (0..parse.tokens.len()).filter(free).filter_map(|head| nominal(parse, names, head)).collect()
}

fn nominal(parse: &Parse, names: &Names, head: usize) -> Option<Nominal> {
    let token = &parse.tokens[head];
    // The "R" of "Reed (R-Ohio)"
    if token.span.len() == 1 {
        return None;
    }
    let (kind, score) = kind(parse, names, head)?;
    // "as president" names an office, nobody.
    let office =
        lexicon::is_role(&token.lemma) && !is_definite(parse, head) && role_holders::has_case(parse, head, "as");
    if office || parse.has_no(head) {
        return None;
    }
    Some(Nominal { tokens: extent(parse, names, head, kind), head, kind, score })
}

/// What a noun phrase stands for, and how sure that is: most where the class that the network gives its head agrees with the
/// word lists.
fn kind(parse: &Parse, names: &Names, head: usize) -> Option<(EntityKind, f32)> {
    let token = &parse.tokens[head];
    let company = lexicon::is_company(&token.lemma)
        && matches!(token.nominal, NominalClass::Person | NominalClass::Object)
        || lexicon::may_be_company(&token.lemma) && company_names::beside_organization(parse, names, head);
    Some(match (token.upos, token.nominal) {
        // "Nordvik, a chipmaker": the network sees a person who makes chips.
        (Upos::Noun, _) if company => (EntityKind::Organization, 0.8),
        // "the Kenyan", which the tagger may take for an adjective
        (_, NominalClass::Person | NominalClass::None) if is_epithet(parse, head) => (EntityKind::Person, 0.7),
        (Upos::Noun | Upos::Propn, class) => match class {
            NominalClass::Person => (EntityKind::Person, 0.9),
            NominalClass::Organization
                if lexicon::is_role(&token.lemma) && !lexicon::is_doubtful_role(&token.lemma) =>
            {
                (EntityKind::Person, 0.6)
            }
            NominalClass::Organization if is_called(parse, names, head) => (EntityKind::Person, 0.7),
            NominalClass::Organization => (EntityKind::Organization, 0.8),
            NominalClass::Place => (EntityKind::Place, 0.8),
            NominalClass::Event if parse.dependent(head, Deprel::Cop).is_none() => (EntityKind::Event, 0.7),
            NominalClass::None if lexicon::is_person(&token.lemma) && token.upos == Upos::Noun => {
                (EntityKind::Person, 0.6)
            }
            // "two sources said": an abstract noun that speaks is a person
            _ if lexicon::is_person(&token.lemma) && matches!(token.deprel, Deprel::Nsubj | Deprel::OblAgent) => {
                (EntityKind::Person, 0.5)
            }
            NominalClass::None if lexicon::is_group(&token.lemma) && is_definite(parse, head) => {
                (EntityKind::Organization, 0.5)
            }
            NominalClass::Time => return None,
            // "the study", "an agreement": a thing, which a text may come back to
            _ => (EntityKind::Other, 0.5),
        },
        // "the wounded", "two injured"
        (Upos::Adj | Upos::Verb | Upos::Num, NominalClass::Person) if is_definite(parse, head) => {
            (EntityKind::Person, 0.7)
        }
        _ => return None,
    })
}

/// The words of a nominal, with its "of" and without the name of a place that it only introduces.
fn extent(parse: &Parse, names: &Names, head: usize, kind: EntityKind) -> Range<usize> {
    let of = |_, branch: usize| {
        parse.tokens[branch].deprel == Deprel::Nmod
            && parse.dependent(branch, Deprel::Case).is_some_and(|c| parse.word(c).eq_ignore_ascii_case("of"))
            || names.person(branch).is_none()
                && matches!(parse.tokens[branch].deprel, Deprel::Flat | Deprel::Compound | Deprel::Goeswith)
    };
    let mut tokens = phrase::around(parse, head, of);
    if let Some(start) = age_of(parse, head) {
        tokens.start = tokens.start.min(start);
    }
    // "the brother of singer [Lea Blanc]"
    if tokens.end > head + 1
        && let Some(name) = names.person(tokens.end)
        && name.tokens.start == tokens.end
        && lexicon::is_role(&parse.tokens[tokens.end - 1].lemma)
    {
        tokens.end = name.tokens.end;
    }
    // "the bank Nordlys", "the city of Bergen": the name says it all.
    let of_name = tokens.end > head + 1
        && matches!(kind, EntityKind::Place)
        && names.at(tokens.end - 1).is_some_and(|n| n.kind == EntityKind::Place);
    if of_name { tokens.start..head + 1 } else { tokens }
}

/// "the reserve [Elli Saari]": a noun that the network takes for an organisation's, with the whole name of a person behind it
fn is_called(parse: &Parse, names: &Names, head: usize) -> bool {
    let lemma = &parse.tokens[head].lemma;
    let name = names.person(head + 1).filter(|name| name.tokens.start == head + 1 && name.tokens.len() > 1);
    let tied = |name: &super::names::Name| {
        matches!(parse.tokens[name.head].deprel, Deprel::Appos | Deprel::Flat)
            && parse.tokens[name.head].head == Some(head)
    };
    name.is_some_and(tied) && !lexicon::may_be_company(lemma) && !lexicon::is_group(lemma)
}

/// True for a word in the place of a noun phrase, not one inside a phrase ("world" in "world leaders").
fn heads_phrase(parse: &Parse, head: usize) -> bool {
    use Deprel::*;
    !matches!(
        parse.tokens[head].deprel,
        Compound
            | Amod
            | Flat
            | Fixed
            | Goeswith
            | NmodDesc
            | Advmod
            | Case
            | Mark
            | Det
            | CompoundPrt
            | Discourse
            | Punct
            | Cc
    )
}

/// True for a noun with an article or a possessor.
pub(super) fn is_definite(parse: &Parse, head: usize) -> bool {
    parse.children(head).iter().any(|&c| c < head && matches!(parse.tokens[c].deprel, Deprel::Det | Deprel::NmodPoss))
}

/// The personal and possessive pronouns of a text; expletives ("it rains", "there is") are none.
pub(super) fn pronouns(parse: &Parse) -> Vec<(usize, Pronoun)> {
    (0..parse.tokens.len())
        .filter(|&i| parse.tokens[i].upos == Upos::Pron && parse.tokens[i].deprel != Deprel::Expl || is_both(parse, i))
        .filter_map(|i| Some((i, number_gender::pronoun(parse.word(i))?)))
        .collect()
}

/// "[Both] left", not "both ministers".
fn is_both(parse: &Parse, i: usize) -> bool {
    use Deprel::{Conj, Iobj, Nsubj, NsubjPass, Obj, Obl, OblAgent};
    parse.word(i).eq_ignore_ascii_case("both")
        && matches!(parse.tokens[i].deprel, Nsubj | NsubjPass | Obj | Iobj | Obl | OblAgent | Conj)
        && !parse.children(i).iter().any(|&c| matches!(parse.tokens[c].deprel, Deprel::Nmod | Deprel::Conj))
}

/// "the [Kenyan]", "the 45-year-[old]"
fn is_epithet(parse: &Parse, head: usize) -> bool {
    is_definite(parse, head) && lexicon::epithet(parse.word(head)).is_some()
        || parse.tokens[head].nominal == NominalClass::Person && age_of(parse, head).is_some()
}

/// The article of "[the] 45 - year - old", which the tree may give to the year.
fn age_of(parse: &Parse, head: usize) -> Option<usize> {
    let start = head.checked_sub(5).filter(|&s| parse.tokens[s].sentence == parse.tokens[head].sentence)?;
    let the = parse.word(start).eq_ignore_ascii_case("the") && parse.tokens[start + 1].upos == Upos::Num;
    (the && parse.word(head) == "old" && parse.word(head - 2) == "year").then_some(start)
}
