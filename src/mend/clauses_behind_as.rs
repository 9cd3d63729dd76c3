//! "There will be music *as ministers are expected* to come", "ended in failure as the *leadership*, to our dismay, *wanted* more": a nominal behind
//! "as" and a finite verb that follows it without a subject are a clause, and "as" is its conjunction.

use super::change::{Change, attach};
use super::verb_forms::{is_past_form, subject_relation};
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, noun: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[noun];
    let above = token.head.filter(|_| matches!(token.deprel, Deprel::Obl | Deprel::Nmod))?;
    let first = parse.subtree(noun)[0];
    let mut prepositions = parse.dependents(noun, Deprel::Case);
    let alone = prepositions.next().filter(|&c| c == first && parse.word(c).eq_ignore_ascii_case("as"))?;
    // "as a result", "as chairman he was": neither stands between a clause and a verb that has no subject
    if prepositions.next().is_some() || parse.dependent(alone, Deprel::Fixed).is_some() || above > noun {
        return None;
    }
    let last = *parse.subtree(noun).last()?;
    let end = parse.sentence_of(noun).tokens.end;
    let verb = (last + 1..end).find(|&v| parse.tokens[v].upos == Upos::Verb && finite(parse, v, last))?;
    let governor = parse.tokens[verb].head.filter(|&g| g < first)?;
    let beside = governor == above || parse.is_under(above, governor);
    let loose = matches!(
        parse.tokens[verb].deprel,
        Deprel::Conj | Deprel::Parataxis | Deprel::Acl | Deprel::Ccomp | Deprel::Advcl
    );
    if !beside || !loose || !parse.lacks_subject(verb) || joined_before(parse, verb) || !set_off(parse, last, verb) {
        return None;
    }
    let subject = subject_relation(parse, verb);
    let clause = clause_above(parse, above);
    Some(vec![attach(noun, verb, subject), attach(alone, verb, Deprel::Mark), attach(verb, clause, Deprel::Advcl)])
}

/// "are expected", or an active past with what completes it: "wanted to talk". Nothing else without a subject is certain to be finite.
fn finite(parse: &Parse, verb: usize, behind: usize) -> bool {
    let helper = |&c: &usize| {
        behind < c
            && c < verb
            && matches!(parse.tokens[c].deprel, Deprel::Aux | Deprel::AuxPass)
            && !parse.lower(c).ends_with("ing")
            && &*parse.lower(c) != "be"
    };
    let to = parse.dependents(verb, Deprel::Mark).next().is_some();
    let completed =
        [Deprel::Obj, Deprel::Xcomp, Deprel::Ccomp].iter().any(|&d| parse.dependent(verb, d).is_some_and(|c| c > verb));
    !to && (parse.children(verb).iter().any(helper) || is_past_form(parse, verb) && completed)
}

/// "served as chairman and was elected": the verb goes on from the one before.
fn joined_before(parse: &Parse, verb: usize) -> bool {
    parse.dependents(verb, Deprel::Cc).any(|c| c < verb)
}

/// True where nothing but phrases between commas, adverbs and auxiliaries stands between a nominal and its verb.
fn set_off(parse: &Parse, last: usize, verb: usize) -> bool {
    let own = parse.children(verb).iter().copied().filter(|&c| last < c && c < verb);
    let light =
        |c: &usize| matches!(parse.tokens[*c].deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Advmod | Deprel::Punct);
    let (lights, phrases): (Vec<usize>, Vec<usize>) = own.partition(light);
    let commas = lights.iter().filter(|&&c| parse.word(c) == ",").count()
        + phrases.iter().flat_map(|&p| parse.children(p)).filter(|&&c| parse.word(c) == ",").count();
    phrases.is_empty() && commas == 0 || phrases.len() == 1 && commas == 2
}

/// The verb or the predicate of the clause that a word belongs to.
fn clause_above(parse: &Parse, word: usize) -> usize {
    let nominal = |&w: &usize| {
        matches!(parse.tokens[w].deprel, Deprel::Obl | Deprel::Obj | Deprel::Nsubj | Deprel::NsubjPass | Deprel::Nmod)
    };
    let up = std::iter::successors(Some(word), |&w| parse.tokens[w].head.filter(|_| nominal(&w)));
    up.last().unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    const ROWS: &str = "
        1 There     PRON 2 expl
        2 was       VERB 0 root lemma=be
        3 music     NOUN 2 nsubj
        4 as        ADP 5 case
        5 ministers NOUN 2 obl person
        6 were      AUX 7 aux:pass lemma=be
        7 expected  VERB 2 conj lemma=expect
        ";

    #[test]
    fn a_nominal_and_a_finite_verb_are_a_clause() {
        check(mend, ROWS, "4 as mark expected\n5 ministers nsubj:pass expected\n7 expected advcl was");
        check(mend, &ROWS.replace("as        ADP", "with ADP"), "");
        let joined = ROWS.replace("6 were      AUX 7 aux:pass lemma=be", "6 and CCONJ 7 cc");
        check(mend, &joined, "");
    }

    #[test]
    fn what_stands_between_commas_parts_them_not() {
        let rows = "
            1 Talks   NOUN 2 nsubj event
            2 ended   VERB 0 root lemma=end
            3 in      ADP 4 case
            4 failure NOUN 2 obl event
            5 as      ADP 6 case
            6 leaders NOUN 4 nmod person
            7 ,       PUNCT 9 punct
            8 to      ADP 9 case
            9 dismay  NOUN 11 obl
            10 ,      PUNCT 9 punct
            11 wanted VERB 4 acl lemma=want
            12 more   ADJ 11 obj
            ";
        check(mend, rows, "5 as mark wanted\n6 leaders nsubj wanted\n11 wanted advcl ended");
        check(mend, &rows.replace("12 more   ADJ 11 obj", ""), "");
    }
}
