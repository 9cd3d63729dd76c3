//! "*Lund, island and Turku* students may swim": what stands bare before "and" and a plural noun describes that noun, as the words
//! joined with it do. The tree may hang the first of the list to the verb.

use super::change::{Change, attach};
use crate::{Deprel, NameLabel, NominalClass, Parse, Upos};

pub(super) fn mend(parse: &Parse, first: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[first];
    let misplaced = matches!(token.deprel, Deprel::Obl | Deprel::OblUnmarked | Deprel::Nsubj | Deprel::NsubjPass);
    let verb = token.head.filter(|&v| misplaced && first < v && is_bare_place(parse, first))?;
    let of = |governor: usize, relations: &[Deprel]| {
        let mut found = parse.children(governor).iter().copied().filter(|&c| first < c && c < verb);
        found.find(|&c| relations.contains(&parse.tokens[c].deprel))
    };
    let subject = of(verb, &[Deprel::Nsubj, Deprel::NsubjPass]);
    // or the noun describes the first of the list, which is the subject
    let head = subject.or_else(|| of(first, &[Deprel::Appos]))?;
    let noun = &parse.tokens[head];
    let plural = noun.upos == Upos::Noun && *parse.lower(head) != *noun.lemma;
    let list = parse.name_at(first).map_or(first + 1, |n| n.tokens.end)..head;
    if !plural || list.is_empty() || parse.word(list.start) != "," {
        return None;
    }
    // Nothing but the words of the list, which hang to the noun or to the first of them.
    let joins = |w: usize| matches!(parse.tokens[w].deprel, Deprel::Cc | Deprel::Punct);
    let within = |w: usize| parse.tokens[w].head.is_some_and(|h| h == first || h == head || list.contains(&h));
    let describes = |w: usize| {
        let token = &parse.tokens[w];
        let relation = matches!(token.deprel, Deprel::Compound | Deprel::Amod | Deprel::Conj | Deprel::Flat);
        relation && matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Adj) && within(w)
    };
    let joined = list.clone().any(|w| parse.tokens[w].deprel == Deprel::Cc);
    let is_list = list.clone().all(|w| joins(w) || describes(w)) && !joins(list.end - 1);
    let top = list.clone().find(|&w| matches!(parse.tokens[w].deprel, Deprel::Compound | Deprel::Amod));
    (joined && is_list).then(|| {
        let mut changes = vec![attach(first, head, Deprel::Compound)];
        if subject.is_none() {
            changes.push(attach(head, verb, token.deprel));
        }
        changes.extend(top.filter(|&t| parse.tokens[t].head == Some(head)).map(|t| attach(t, first, Deprel::Conj)));
        changes
    })
}

/// The name of a place without article or preposition.
fn is_bare_place(parse: &Parse, word: usize) -> bool {
    let token = &parse.tokens[word];
    let place = parse.name_at(word).is_some_and(|n| n.label == NameLabel::Location);
    place
        && token.nominal != NominalClass::Time
        && [Deprel::Case, Deprel::Det].iter().all(|&d| parse.dependent(word, d).is_none())
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    const ROWS: &str = "
        1 Lund       PROPN 8 obl B-Location
        2 ,          PUNCT 3 punct
        3 coastal   NOUN  6 compound
        4 and        CCONJ 5 cc
        5 island     NOUN  3 conj
        6 students NOUN  8 nsubj lemma=student
        7 may        AUX   8 aux
        8 swim       VERB  0 root
        ";

    #[test]
    fn the_first_of_a_list_before_a_noun_describes_it() {
        check(mend, ROWS, "1 Lund compound students\n3 coastal conj Lund");
        let joined = ROWS.replace("3 coastal   NOUN  6 compound", "3 coastal   NOUN  1 conj");
        check(mend, &joined, "1 Lund compound students");
    }

    #[test]
    fn a_noun_behind_the_list_is_the_subject() {
        let apposed = ROWS.replace("1 Lund       PROPN 8 obl", "1 Lund PROPN 8 nsubj");
        let apposed = apposed.replace("3 coastal   NOUN  6 compound", "3 coastal   NOUN  1 conj");
        let apposed = apposed.replace("6 students NOUN  8 nsubj", "6 students NOUN 1 appos");
        check(mend, &apposed, "1 Lund compound students\n6 students nsubj swim");
    }

    #[test]
    fn places_of_the_clause_stay() {
        check(mend, &ROWS.replace("1 Lund       PROPN 8 obl B-Location", "1 Today NOUN 8 obl"), "");
        check(mend, &ROWS.replace("6 students NOUN  8 nsubj lemma=student", "6 student NOUN 8 nsubj"), "");
        check(mend, &ROWS.replace("4 and        CCONJ 5 cc", "4 the DET 5 det"), "");
    }
}
