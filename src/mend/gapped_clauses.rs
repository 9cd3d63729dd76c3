//! "Otieno won 12 seats and *Brandt seven*": in a clause whose verb is left out nothing is an argument of the verb before it.

use super::change::{Change, attach};
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, subject: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[subject];
    let joined = token.head.filter(|_| token.deprel == Deprel::Conj && token.upos == Upos::Propn)?;
    let verb = match parse.tokens[joined].upos {
        Upos::Verb => joined,
        _ => parse.tokens[joined].head.filter(|&v| parse.tokens[v].upos == Upos::Verb && v < joined)?,
    };
    let has_subject = parse.children(verb).iter().any(|&c| c < verb && parse.is_subject(c));
    let cc = parse.dependents(subject, Deprel::Cc).next()?;
    if !has_subject || cc + 1 != subject || !parse.case_of(subject).is_empty() {
        return None;
    }
    let same_name = |i: usize| parse.name_at(subject).is_some_and(|n| n.tokens.contains(&i));
    let end = parse.sentence_of(joined).tokens.end;
    let next = (subject + 1..end).find(|&i| !same_name(i))?;
    let rest = number_alone(parse, next, end, verb).or_else(|| same_preposition(parse, next, joined, verb))?;
    Some(vec![attach(subject, verb, Deprel::Conj), attach(rest, subject, Deprel::Orphan)])
}

/// "Brandt seven.": a number beside an object that is counted too.
fn number_alone(parse: &Parse, next: usize, sentence_end: usize, verb: usize) -> Option<usize> {
    let ends = next + 1 == sentence_end || parse.tokens[next + 1].upos == Upos::Punct;
    let counted = parse.dependents(verb, Deprel::Obj).any(|o| parse.dependent(o, Deprel::Nummod).is_some());
    (parse.tokens[next].upos == Upos::Num && ends && counted).then_some(next)
}

/// "flew to Oslo and Salmela to Lund": the same preposition again, under the verb or the first place.
fn same_preposition(parse: &Parse, next: usize, joined: usize, verb: usize) -> Option<usize> {
    let preposition = parse.case_of(joined);
    let place = parse.tokens[next].head.filter(|&p| p > next && parse.tokens[next].deprel == Deprel::Case)?;
    let again = !preposition.is_empty()
        && parse.case_of(place) == preposition
        && parse.tokens[place].head.is_some_and(|h| h == verb || h == joined);
    (again && joined != verb).then_some(place)
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn a_gapped_clause_gives_the_verb_before_it_nothing() {
        check(
            mend,
            "
            1 Norlake  PROPN 2 nsubj
            2 bought   VERB  0 root lemma=buy
            3 three    NUM   4 nummod
            4 ships    NOUN  2 obj
            5 and      CCONJ 6 cc
            6 Meretaxi PROPN 4 conj
            7 two      NUM   6 flat
            ",
            "6 Meretaxi conj bought\n7 two orphan Meretaxi",
        );
        let rows = "
            1 Lepik   PROPN 2 nsubj
            2 flew    VERB  0 root lemma=fly
            3 to      ADP   4 case
            4 Oslo    PROPN 2 obl
            5 and     CCONJ 6 cc
            6 Salmela PROPN 4 conj
            7 to      ADP   8 case
            8 Lund    PROPN 2 obl
            ";
        let parted = "6 Salmela conj flew\n8 Lund orphan Salmela";
        check(mend, rows, parted);
        check(mend, &rows.replace("Lund    PROPN 2 obl", "Lund    PROPN 4 nmod"), parted);
    }

    #[test]
    fn a_plain_coordination_stays() {
        check(
            mend,
            "
            1 Lepik PROPN 2 nsubj
            2 flew  VERB  0 root lemma=fly
            3 from  ADP   4 case
            4 Oslo  PROPN 2 obl
            5 and   CCONJ 6 cc
            6 Turku PROPN 4 conj
            7 to    ADP   8 case
            8 Lund  PROPN 2 obl
            ",
            "",
        );
    }
}
