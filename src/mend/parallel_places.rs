//! "a line linking Vell in Norlake and *Turku in Lund*": of two names with the same preposition the second is joined with the first,
//! not with the place of the first.

use super::change::{Change, attach};
use crate::{Deprel, Parse};

pub(super) fn mend(parse: &Parse, second: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[second];
    let place = token.head.filter(|_| token.deprel == Deprel::Conj)?;
    let label = |w: usize| parse.name_at(w).map(|n| n.label);
    let preposition = preposition_of(parse, place)?;
    let first = parse.subtree(place)[0].checked_sub(1).filter(|&f| label(f).is_some() && label(f) == label(second))?;
    let first = parse.head_of(parse.name_at(first)?.tokens.clone());
    // "beat Okoro in Vell and Holm in Lund" is another matter: the places are those of what is done.
    let tells_which = label(first) == label(place) || &*parse.tokens[preposition].lemma == "of";
    // What stands behind the second name with the same preposition.
    let behind = parse.name_at(second)?.tokens.end;
    let of_second =
        parse.tokens.get(behind).filter(|t| t.sentence == token.sentence && t.deprel == Deprel::Case)?.head?;
    let same = preposition_of(parse, of_second)? == behind
        && parse.tokens[behind].lemma == parse.tokens[preposition].lemma
        && label(of_second).is_some()
        && label(of_second) == label(place);
    let joins = parse.dependent(second, Deprel::Cc).is_some();
    (same && joins && tells_which && first < place && place < second && parse.tokens[first].head != Some(second)).then(
        || {
            let mut changes = vec![attach(second, first, Deprel::Conj), attach(of_second, second, Deprel::Nmod)];
            if parse.tokens[place].head != Some(first) {
                changes.push(attach(place, first, Deprel::Nmod));
            }
            changes
        },
    )
}

/// The one preposition of a phrase that stands under a noun or a verb.
fn preposition_of(parse: &Parse, phrase: usize) -> Option<usize> {
    let mut prepositions = parse.dependents(phrase, Deprel::Case).filter(|&c| c < phrase);
    let first = prepositions.next();
    let below = matches!(parse.tokens[phrase].deprel, Deprel::Nmod | Deprel::Obl);
    first.filter(|_| below && prepositions.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn names_with_the_same_preposition_are_joined() {
        let rows = "
            1 It      PRON  2 nsubj
            2 linked  VERB  0 root lemma=link
            3 Vell    PROPN 2 obj B-Location place
            4 in      ADP   5 case
            5 Norlake PROPN 2 obl B-Location place
            6 and     CCONJ 7 cc
            7 Turku   PROPN 5 conj B-Location place
            8 in      ADP   9 case
            9 Lund    PROPN 5 nmod B-Location place
            ";
        check(mend, rows, "5 Norlake nmod Vell\n7 Turku conj Vell\n9 Lund nmod Turku");
        check(mend, &rows.replace("8 in      ADP   9 case", "8 . PUNCT 2 punct"), "");
    }
}
