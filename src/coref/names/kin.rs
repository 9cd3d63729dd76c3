//! Relatives of the same family name: "Dahl" and "her husband, Per Dahl" are two people.

use super::former_names::other_name_of;
use crate::coref::Text;
use crate::coref::syntax::{self, ClauseRelation};
use crate::lexicon::vocabulary::coreference;
use crate::{Deprel, Parse, lexicon};

/// True where a full name is not that of the person whom the text called by the family name before: "Dahl was the daughter of
/// Per Dahl", "Dahl ... her husband, Per Dahl".
pub(super) fn is_namesake(text: &Text, short: usize, full: usize) -> bool {
    let (parse, list) = (text.parse, &text.mentions.list);
    let (short, full) = (list[short].head, list[full].head);
    if other_name_of(parse, full) == Some(short) {
        return false;
    }
    is_kin_of_someone(parse, full) || {
        let token = &parse.tokens[short];
        let clause = token.head.filter(|_| token.deprel.is_subject());
        let same = token.sentence == parse.tokens[full].sentence;
        // "Dahl was born to Berg and Maria Dahl"
        clause
            .is_some_and(|clause| same && syntax::clause_relation(parse, full, clause) == Some(ClauseRelation::Within))
    }
}

/// "[her] husband, Per Dahl", "son Per Dahl", "the daughter of Per Dahl", "married Per Dahl"
pub(super) fn is_kin_of_someone(parse: &Parse, name: usize) -> bool {
    let kin = |word: usize| lexicon::is_family(&parse.tokens[word].lemma);
    let mut at = syntax::attachment_point(parse, name);
    // "the daughter of Berg and Per Dahl"
    if parse.tokens[name].deprel == Deprel::Conj
        && let Some(first) = parse.tokens[name].head
    {
        at = syntax::attachment_point(parse, first);
    }
    let token = &parse.tokens[at];
    let beside = |word: usize| {
        parse.children(word).iter().any(|&c| {
            kin(c)
                && matches!(parse.tokens[c].deprel, Deprel::Appos | Deprel::NmodDesc | Deprel::Compound | Deprel::Flat)
                && parse.dependent(c, Deprel::NmodPoss).is_some()
        })
    };
    let owned = |word: usize| parse.dependent(word, Deprel::NmodPoss).is_some();
    // "with son Per Dahl"; not "Sister Maria Dahl", who is a nun
    let directly_before = |before: usize| kin(before) && parse.word(before).starts_with(char::is_lowercase);
    kin(at) && owned(at)
        || name.checked_sub(1).is_some_and(directly_before)
        || beside(name)
        || (token.deprel == Deprel::Nmod || token.deprel == Deprel::NmodPoss) && token.head.is_some_and(kin)
        || matches!(token.deprel, Deprel::Obj | Deprel::Obl)
            && token.head.is_some_and(|verb| coreference::MARRYING.has(&parse.tokens[verb].lemma))
}
