//! "Moss sold 15 tons of salt, *Sund 7 tons*, and *Vell 40 tons*": a name beside an amount, behind a clause that tells the first amount,
//! is a clause of its own whose verb is left out.

use super::change::{Change, attach};
use crate::{Deprel, NameLabel, Parse, Upos};

pub(super) fn mend(parse: &Parse, head: usize) -> Option<Vec<Change>> {
    let number_behind = || parse.tokens.get(head + 1).is_some_and(|next| next.upos == Upos::Num);
    if parse.tokens[head].upos != Upos::Propn || !number_behind() || !parse.case_of(head).is_empty() {
        return None;
    }
    let name = parse.name_at(head).filter(|n| n.tokens.end == head + 1)?;
    let who = matches!(name.label, NameLabel::Person | NameLabel::Organization | NameLabel::Location);
    let before = name.tokens.start.checked_sub(1).filter(|&b| who && matches!(parse.word(b), "," | "and" | ";"))?;
    let sentence = parse.sentence_of(head).tokens.clone();
    let number = Some(head + 1).filter(|&n| n < sentence.end && parse.tokens[n].upos == Upos::Num)?;
    let unit = Some(number + 1).filter(|&u| u < sentence.end && is_unit(parse, u));
    // "Sund 7 tons," and "Sund seven."; behind the last unit also "of salt"
    let end = unit.unwrap_or(number) + 1;
    let closed = end >= sentence.end || matches!(parse.tokens[end].upos, Upos::Punct | Upos::Cconj | Upos::Adp);
    if !closed || before <= sentence.start {
        return None;
    }
    let verb = (sentence.start..before).rev().find(|&v| counts(parse, v, before, unit))?;
    let rest = unit.unwrap_or(number);
    let mut changes = vec![attach(head, verb, Deprel::Conj), attach(rest, head, Deprel::Orphan)];
    changes.extend(unit.map(|u| attach(number, u, Deprel::Nummod)));
    changes.extend(
        name.tokens.clone().filter(|&w| w != head && !parse.is_under(w, head)).map(|w| attach(w, head, Deprel::Flat)),
    );
    if parse.tokens[before].upos == Upos::Cconj {
        changes.push(attach(before, head, Deprel::Cc));
    }
    Some(changes)
}

/// What an amount is counted in.
fn is_unit(parse: &Parse, word: usize) -> bool {
    matches!(parse.tokens[word].upos, Upos::Noun | Upos::Sym)
}

/// True for a verb with a subject and an amount in the same unit, both before the second one.
fn counts(parse: &Parse, verb: usize, end: usize, unit: Option<usize>) -> bool {
    if parse.tokens[verb].upos != Upos::Verb {
        return false;
    }
    let counted = |&w: &usize| {
        let same = unit.is_none_or(|u| parse.tokens[u].lemma == parse.tokens[w].lemma);
        let number = parse.tokens[w].upos == Upos::Num || parse.dependents(w, Deprel::Nummod).any(|n| n < w);
        verb < w && w < end && number && same
    };
    let children = parse.children(verb);
    let subject = |&w: &usize| parse.is_subject(w) && w < verb;
    let phrase =
        |&w: &usize| matches!(parse.tokens[w].deprel, Deprel::Obj | Deprel::Obl | Deprel::OblUnmarked | Deprel::Xcomp);
    // "a low of 3 degrees", "ahead 3 points"
    let within = |&c: &usize| matches!(parse.tokens[c].deprel, Deprel::Nmod | Deprel::Obl | Deprel::OblUnmarked);
    let inside = |w: usize| std::iter::once(w).chain(parse.children(w).iter().copied().filter(within));
    children.iter().any(subject) && children.iter().copied().filter(phrase).flat_map(inside).any(|w| counted(&w))
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    const ROWS: &str = "
        1 Moss  PROPN 2 nsubj B-Location
        2 sold  VERB  0 root lemma=sell
        3 15    NUM   4 nummod
        4 tons  NOUN  2 obj
        5 ,     PUNCT 6 punct
        6 Sund  PROPN 4 conj B-Location
        7 7     NUM   8 nummod
        8 tons  NOUN  4 conj
        9 and   CCONJ 10 cc
        10 Vell PROPN 4 conj B-Location
        11 40   NUM   12 nummod
        12 tons NOUN  10 nmod:unmarked
        ";

    #[test]
    fn a_name_beside_an_amount_takes_the_verb_before_it() {
        check(mend, ROWS, "6 Sund conj sold\n8 tons orphan Sund\n10 Vell conj sold\n12 tons orphan Vell");
    }

    #[test]
    fn what_is_counted_otherwise_is_no_such_clause() {
        check(mend, &ROWS.replace("15    NUM   4 nummod", "the   DET   4 det"), "");
        check(mend, &ROWS.replace("4 tons ", "4 salt "), "");
        check(mend, &ROWS.replace("Location", "Date"), "");
    }
}
