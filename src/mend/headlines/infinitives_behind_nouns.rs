//! "Talks *to resume* in May", but not "Plan to cut taxes": a whole headline whose noun is no plan or right.

use super::{ends_with_mark, has_article_or_copula, infinitive_marker};
use crate::lexicon::vocabulary::predicates;
use crate::mend::change::{Change, attach, make_root};
use crate::{Deprel, NominalClass, Parse, Upos};

pub(in crate::mend) fn mend(parse: &Parse, verb: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[verb];
    let attribute = token.upos == Upos::Verb && token.deprel == Deprel::Acl;
    let noun = token.head.filter(|&h| attribute && h < verb && parse.tokens[h].head.is_none())?;
    let to = infinitive_marker(parse, verb)?;
    let bare = noun + 1 == to && !has_article_or_copula(parse, noun);
    if ends_with_mark(parse, verb) || !bare || !may_do(parse, noun) {
        return None;
    }
    let behind = parse.children(noun).iter().filter(|&&c| c > verb);
    let behind = behind.map(|&word| attach(word, verb, parse.tokens[word].deprel));
    Some([make_root(verb), attach(noun, verb, Deprel::Nsubj)].into_iter().chain(behind).collect())
}

/// Somebody or something that may do what an infinitive says, rather than a plan or a right to do it.
fn may_do(parse: &Parse, noun: usize) -> bool {
    let plans = [
        predicates::NOUN_MAKES_FUTURE,
        predicates::NOUN_MAKES_WANTED,
        predicates::NOUN_MAKES_NECESSARY,
        predicates::NOUN_DENIES,
    ];
    let token = &parse.tokens[noun];
    let doer = matches!(
        token.nominal,
        NominalClass::Person | NominalClass::Organization | NominalClass::Event | NominalClass::Place
    );
    doer && !plans.iter().any(|plan| plan.has(&token.lemma))
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn an_infinitive_behind_its_noun_is_to_come() {
        let rows = "1 Talks NOUN 0 root event lemma=talk\n2 to PART 3 mark\n3 resume VERB 1 acl";
        check(mend, rows, "1 Talks nsubj resume\n3 resume root -");
        check(mend, &rows.replace("talk", "plan"), "");
    }
}
