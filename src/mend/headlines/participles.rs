//! "Lepik *named* minister", "Two men *jailed*": in a sentence without a verb of its own a participle that follows the noun tells
//! what was done to it.

use super::{ends_with_mark, has_article_or_copula};
use crate::mend::change::{Change, attach, make_root};
use crate::{Deprel, Parse, Upos};

pub(in crate::mend) fn mend(parse: &Parse, verb: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[verb];
    let attribute = token.upos == Upos::Verb && matches!(token.deprel, Deprel::Amod | Deprel::Acl);
    let noun = token.head.filter(|&h| attribute && h < verb && parse.tokens[h].head.is_none())?;
    let follows = parse.subtree_without(noun, |c| c >= verb).last().is_some_and(|&last| last + 1 == verb);
    let running_text =
        ends_with_mark(parse, verb) || has_article_or_copula(parse, noun) || parse.tokens[noun].upos == Upos::Pron;
    if !is_participle(parse, verb) || !follows || running_text {
        return None;
    }
    let mut changes = vec![make_root(verb), attach(noun, verb, Deprel::NsubjPass)];
    for &behind in parse.children(noun).iter().filter(|&&c| c > verb) {
        let deprel = match parse.tokens[behind].deprel {
            Deprel::NmodDesc | Deprel::Appos | Deprel::Flat | Deprel::NmodUnmarked => Deprel::Xcomp,
            Deprel::Nmod => Deprel::Obl,
            other => other,
        };
        changes.push(attach(behind, verb, deprel));
    }
    Some(changes)
}

/// "named"; not "naming", "names" or "to name".
fn is_participle(parse: &Parse, verb: usize) -> bool {
    let word = parse.word(verb);
    parse.tokens[verb].lemma.as_ref() != word.to_lowercase()
        && !word.ends_with("ing")
        && !word.ends_with('s')
        && parse.dependent(verb, Deprel::Mark).is_none()
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn a_participle_behind_the_only_noun_is_the_verb() {
        let rows = "
            1 Lepik    PROPN 0 root
            2 named    VERB  1 amod lemma=name
            3 minister NOUN  1 nmod:desc
            ";
        check(mend, rows, "1 Lepik nsubj:pass named\n2 named root -\n3 minister xcomp named");
    }

    #[test]
    fn a_phrase_stays_a_phrase() {
        check(mend, "1 The DET 2 det\n2 man NOUN 0 root\n3 named VERB 2 acl lemma=name\n4 minister NOUN 3 xcomp", "");
        check(
            mend,
            "1 Ships NOUN 0 root\n2 sold VERB 1 acl lemma=sell\n3 in ADP 4 case\n4 May PROPN 2 obl\n5 . PUNCT 1 punct",
            "",
        );
    }
}
