//! "a request from farmers *to reopen* the well", "the inability of the towns *to attract* doctors": an infinitive behind those who ask or
//! are able tells what the noun is of. The tree may have it under the verb of the sentence or under the farmers.

use super::change::{Change, attach};
use crate::lexicon::vocabulary::predicates;
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, infinitive: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[infinitive];
    if token.upos != Upos::Verb || parse.mark_of(infinitive) != "to" {
        return None;
    }
    let to = parse.dependents(infinitive, Deprel::Mark).next()?;
    let governor = token.head.filter(|&g| g < to)?;
    let noun = match token.deprel {
        Deprel::Acl => noun_above(parse, governor)?,
        Deprel::Advcl | Deprel::Xcomp => parse.dependents(governor, Deprel::Obj).find(|&o| governor < o && o < to)?,
        _ => return None,
    };
    let sender = parse.dependents(noun, Deprel::Nmod).find(|&s| is_sender(parse, noun, s, token.deprel))?;
    let last = parse.subtree_without(sender, |c| c == infinitive).last().copied()?;
    let only = parse.dependents(noun, Deprel::Acl).next().is_none();
    (only && last + 1 == to).then(|| vec![attach(infinitive, noun, Deprel::Acl)])
}

/// The noun over those under whom the infinitive stands: "inability" over "towns".
fn noun_above(parse: &Parse, sender: usize) -> Option<usize> {
    let under = |w: usize| parse.tokens[w].head.filter(|_| parse.tokens[w].deprel == Deprel::Nmod);
    let above = under(sender)?;
    Some(under(above).filter(|&top| is_asked(parse, top) || is_able(parse, top)).unwrap_or(above))
}

/// "from farmers" of a request, "of the towns" of an inability.
fn is_sender(parse: &Parse, noun: usize, phrase: usize, deprel: Deprel) -> bool {
    match parse.case_of(phrase).as_str() {
        "from" | "by" => is_asked(parse, noun),
        // "used the freedom of the press to ask": why they used it
        "of" => deprel == Deprel::Acl && is_able(parse, noun),
        _ => false,
    }
}

fn is_asked(parse: &Parse, noun: usize) -> bool {
    predicates::NOUN_MAKES_WANTED.has(&parse.tokens[noun].lemma)
}

fn is_able(parse: &Parse, noun: usize) -> bool {
    let lemma = &parse.tokens[noun].lemma;
    [predicates::NOUN_DENIES, predicates::OPPORTUNITY, predicates::NOUN_MAKES_FUTURE].iter().any(|list| list.has(lemma))
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    const REQUEST: &str = "
        1 Lund     PROPN 2 nsubj
        2 refused  VERB  0 root lemma=refuse
        3 a        DET   4 det
        4 request  NOUN  2 obj
        5 from     ADP   6 case
        6 farmers  NOUN  4 nmod lemma=farmer
        7 to       PART  8 mark
        8 reopen   VERB  2 advcl
        9 it       PRON  8 obj
        ";

    #[test]
    fn what_is_asked_for_belongs_to_the_request() {
        check(mend, REQUEST, "8 reopen acl request");
        check(mend, &REQUEST.replace("8 reopen   VERB  2 advcl", "8 reopen VERB 6 acl"), "8 reopen acl request");
    }

    #[test]
    fn a_purpose_stays_with_the_verb() {
        check(mend, &REQUEST.replace("request", "tractor"), "");
        check(mend, &REQUEST.replace("from", "for"), "");
    }

    #[test]
    fn what_somebody_is_unable_to_do() {
        let rows = "
            1 The        DET  2 det
            2 inability  NOUN 7 nsubj
            3 of         ADP  4 case
            4 towns      NOUN 2 nmod lemma=town
            5 to         PART 6 mark
            6 pay        VERB 4 acl
            7 worries    VERB 0 root lemma=worry
            8 us         PRON 7 obj
            ";
        check(mend, rows, "6 pay acl inability");
    }
}
