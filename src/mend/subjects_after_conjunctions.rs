//! "after two *days* of rain killed 14": what stands between a conjunction and a finite verb without a subject is its subject, also
//! where the tree takes the conjunction for a preposition ("after Mara *Sund*, a guest, was seen").

use super::change::{Change, attach};
use super::verb_forms::is_past_form;
use crate::lexicon::vocabulary::predicates;
use crate::{Deprel, NameLabel, NominalClass, Parse, Upos};

pub(super) fn mend(parse: &Parse, word: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[word];
    let noun = matches!(token.upos, Upos::Noun | Upos::Propn);
    let above = token.head.filter(|_| noun && matches!(token.deprel, Deprel::Obl | Deprel::OblUnmarked))?;
    if parse.tokens[above].deprel != Deprel::Advcl && parse.dependent(above, Deprel::Advcl).is_none() {
        return None;
    }
    let next = parse.subtree(word).last().map_or(word, |l| l + 1);
    let begins = |&c: &usize| c >= next && parse.subtree(c)[0] == next;
    let beside = parse.dependents(above, Deprel::Advcl).find(begins);
    let verb = beside.unwrap_or(above);
    if !lacks_subject(parse, verb, word) {
        return None;
    }
    let passive = parse.dependent(verb, Deprel::AuxPass).is_some();
    // "after three days was arrested": days kill, but nobody arrests them
    let time =
        token.nominal == NominalClass::Time || parse.name_at(word).is_some_and(|name| name.label == NameLabel::Date);
    if passive && time {
        return None;
    }
    let subject = attach(word, verb, if passive { Deprel::NsubjPass } else { Deprel::Nsubj });
    let first = parse.subtree(word)[0];
    let mut prepositions = parse.dependents(word, Deprel::Case);
    match (prepositions.next(), prepositions.next()) {
        (None, _) => {
            let before = first.checked_sub(1).map(|m| (m, &parse.tokens[m]))?;
            let conjunction =
                before.1.head == Some(verb) && before.1.deprel == Deprel::Mark && &*before.1.lemma != "to";
            conjunction.then(|| vec![subject])
        }
        (Some(preposition), None) => {
            let conjunction = preposition == first
                && matches!(&*parse.tokens[preposition].lemma, "after" | "before" | "since" | "until");
            let free = parse.dependent(verb, Deprel::Mark).is_none() && (beside.is_some() || next == verb);
            (conjunction && free).then(|| vec![attach(preposition, verb, Deprel::Mark), subject])
        }
        _ => None,
    }
}

/// True of a verb in an adverbial clause, behind the word, that has no subject though it is an active past form with an object, or has
/// a finite auxiliary.
fn lacks_subject(parse: &Parse, verb: usize, word: usize) -> bool {
    let is_finite =
        |word: &str| predicates::SINGULAR_FORMS.has(word) || predicates::PLURAL_FORMS.has(word) || word == "had";
    let finite =
        |&c: &usize| matches!(parse.tokens[c].deprel, Deprel::Aux | Deprel::AuxPass) && is_finite(&parse.lower(c));
    let past = || {
        is_past_form(parse, verb)
            && parse.dependent(verb, Deprel::AuxPass).is_none()
            && parse.dependent(verb, Deprel::Obj).is_some_and(|o| o > verb)
    };
    word < verb
        && parse.tokens[verb].deprel == Deprel::Advcl
        && parse.lacks_subject(verb)
        && (past() || parse.children(verb).iter().any(finite))
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn what_stands_between_a_conjunction_and_its_verb_is_the_subject() {
        let rows = "
            1 Roads  NOUN  2 nsubj
            2 closed VERB  0 root lemma=close
            3 after  SCONJ 5 mark
            4 floods NOUN  5 obl:unmarked lemma=flood
            5 killed VERB  2 advcl lemma=kill
            6 14     NUM   5 obj
            ";
        check(mend, rows, "4 floods nsubj killed");
        check(
            mend,
            &rows.replace("after  SCONJ 5 mark", "after ADP 4 case"),
            "3 after mark killed\n4 floods nsubj killed",
        );
        check(mend, &rows.replace("after  SCONJ 5 mark", "in ADP 4 case"), "");
        check(mend, &rows.replace("killed VERB  2 advcl lemma=kill", "killing VERB 2 advcl lemma=kill"), "");
    }

    #[test]
    fn a_finite_auxiliary_asks_for_a_subject() {
        let rows = "
            1 Roads  NOUN  2 nsubj
            2 closed VERB  0 root lemma=close
            3 before ADP   4 case
            4 Sund   PROPN 2 obl
            5 was    AUX   6 aux:pass lemma=be
            6 seen   VERB  2 advcl lemma=see
            ";
        check(mend, rows, "3 before mark seen\n4 Sund nsubj:pass seen");
        check(mend, &rows.replace("was    AUX   6 aux:pass lemma=be", "often ADV 6 advmod"), "");
    }

    #[test]
    fn an_age_may_stand_before_the_auxiliary() {
        let rows = "
            1 Crowds   NOUN  2 nsubj
            2 met      VERB  0 root lemma=meet
            3 after    SCONJ 8 mark
            4 Holm     PROPN 8 obl B-Person person
            5 ,        PUNCT 6 punct
            6 43       NUM   4 nmod:unmarked
            7 was      AUX   8 aux:pass lemma=be
            8 arrested VERB  2 advcl lemma=arrest
            ";
        check(mend, rows, "4 Holm nsubj:pass arrested");
        check(mend, &rows.replace("4 Holm     PROPN 8 obl B-Person person", "4 days NOUN 8 obl time"), "");
        check(mend, &rows.replace("7 was      AUX   8 aux:pass lemma=be", "7 he PRON 8 nsubj:pass"), "");
    }
}
