//! "North of Lund lies *the town* of Vell", "On the hill stands *a chapel*": verbs of lying have no object. What stands behind them
//! where a place stands before them lies there.

use super::change::{Change, attach};
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, noun: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[noun];
    let verb = token.head.filter(|&v| token.deprel == Deprel::Obj && v < noun)?;
    let lies = parse.tokens[verb].upos == Upos::Verb
        && matches!(&*parse.tokens[verb].lemma, "lie" | "stand" | "sit" | "loom" | "perch");
    if !lies || !matches!(token.upos, Upos::Noun | Upos::Propn) {
        return None;
    }
    let governs = matches!(parse.tokens[verb].deprel, Deprel::Root | Deprel::Ccomp | Deprel::Parataxis);
    let finite = governs && [Deprel::Aux, Deprel::Mark].iter().all(|&d| parse.dependent(verb, d).is_none());
    let mut all = parse.children(verb).iter().copied().filter(|&c| parse.tokens[c].deprel.fills_subject());
    let first = all.next();
    if !finite || all.next().is_some() {
        return None;
    }
    match first {
        None => parse.children(verb).iter().any(|&c| c < verb && is_place(parse, c)).then(Vec::new),
        Some(side) => is_side(parse, side).then(|| vec![attach(side, verb, Deprel::Advmod)]),
    }
    .map(|mut changes| {
        changes.push(attach(noun, verb, Deprel::Nsubj));
        changes
    })
}

/// "on the hill", "north of Lund"
fn is_place(parse: &Parse, phrase: usize) -> bool {
    match parse.tokens[phrase].deprel {
        Deprel::Obl => parse.dependent(phrase, Deprel::Case).is_some(),
        Deprel::Advmod => parse.dependent(phrase, Deprel::Obl).is_some(),
        _ => false,
    }
}

/// "North of the river", which the tree may take for a noun; "the north of the river" is one.
fn is_side(parse: &Parse, word: usize) -> bool {
    let side = matches!(&*parse.lower(word), "north" | "south" | "east" | "west");
    let of = |d: Deprel| parse.dependents(word, d).any(|n| parse.case_of(n) == "of");
    side && parse.dependent(word, Deprel::Det).is_none() && (of(Deprel::Nmod) || of(Deprel::Obl))
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    const ROWS: &str = "
        1 North ADV   4 advmod lemma=north
        2 of    ADP   3 case
        3 Lund  PROPN 1 obl
        4 lies  VERB  0 root lemma=lie
        5 a     DET   6 det
        6 town  NOUN  4 obj
        ";

    #[test]
    fn what_lies_behind_its_verb_is_the_subject() {
        check(mend, ROWS, "6 town nsubj lies");
        let phrase = ROWS.replace("1 North ADV   4 advmod lemma=north", "1 On ADP 3 case");
        check(mend, &phrase.replace("3 Lund  PROPN 1 obl", "3 Lund PROPN 4 obl"), "6 town nsubj lies");
    }

    #[test]
    fn a_side_without_article_is_a_place() {
        let noun = ROWS.replace("1 North ADV   4 advmod lemma=north", "1 North NOUN 4 nsubj lemma=north");
        let noun = noun.replace("3 Lund  PROPN 1 obl", "3 Lund PROPN 1 nmod");
        check(mend, &noun, "1 North advmod lies\n6 town nsubj lies");
    }

    #[test]
    fn objects_of_other_verbs_stay() {
        check(mend, &ROWS.replace("lies  VERB  0 root lemma=lie", "sells VERB 0 root lemma=sell"), "");
        check(mend, &ROWS.replace("1 North ADV   4 advmod lemma=north", "1 Moe PROPN 4 nsubj"), "");
    }
}
