//! "when *it* comes to boats", "made *it* to Lund", "*it* took a year to mend": an "it" that stands for nothing, neither a thing nor
//! somebody, though the tree takes it for a subject or an object.

use super::change::{Change, attach};
use crate::lexicon::vocabulary::{mending, phrases, times};
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, word: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[word];
    let it = token.upos == Upos::Pron && parse.word(word).eq_ignore_ascii_case("it");
    let governor = token.head.filter(|_| it)?;
    let dummy = match token.deprel {
        Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter => is_dummy_subject(parse, word, governor),
        Deprel::Obj => is_made(parse, word, governor),
        _ => false,
    };
    dummy.then(|| vec![attach(word, governor, Deprel::Expl)])
}

fn is_dummy_subject(parse: &Parse, it: usize, predicate: usize) -> bool {
    is_when_it_comes(parse, it, predicate)
        || is_but_for(parse, predicate)
        || is_idiom(parse, it, predicate)
        || parse.tokens[predicate].upos == Upos::Verb && phrases::WEATHER.has(&parse.tokens[predicate].lemma)
        || is_as_it_happens(parse, it, predicate)
        || takes_time(parse, predicate)
        || is_long_since(parse, predicate)
        || waits_for_deed(parse, predicate)
}

/// "when it comes to boats"
fn is_when_it_comes(parse: &Parse, it: usize, verb: usize) -> bool {
    let when = |w: usize| w.checked_sub(1).is_some_and(|w| parse.word(w).eq_ignore_ascii_case("when"));
    let to = parse.dependents(verb, Deprel::Obl).any(|o| parse.case_of(o) == "to");
    when(it) && &*parse.tokens[verb].lemma == "come" && to
}

/// "as it happens", "as it turned out"
fn is_as_it_happens(parse: &Parse, it: usize, verb: usize) -> bool {
    let as_it = it.checked_sub(1).is_some_and(|w| parse.word(w).eq_ignore_ascii_case("as"));
    as_it && matches!(&*parse.tokens[verb].lemma, "happen" | "turn") && parse.tokens[verb].deprel == Deprel::Advcl
}

/// "if it were not for the rain", "had it not been for Berg"
fn is_but_for(parse: &Parse, noun: usize) -> bool {
    let children = || parse.children(noun).iter().copied().filter(|&c| c < noun);
    let is = |deprel: Deprel, word: &str| {
        children().any(|c| parse.tokens[c].deprel == deprel && parse.tokens[c].lemma.eq_ignore_ascii_case(word))
    };
    let not = children().any(|c| matches!(&*parse.lower(c), "not" | "n't" | "n’t"));
    let unreal = is(Deprel::Mark, "if") || is(Deprel::Aux, "have");
    unreal && not && is(Deprel::Cop, "be") && parse.case_of(noun) == "for"
}

/// "It is business as usual."
fn is_idiom(parse: &Parse, it: usize, predicate: usize) -> bool {
    let sentence = &parse.sentence_of(it).tokens;
    let verbs = |w: &usize| matches!(parse.tokens[*w].upos, Upos::Aux | Upos::Adv | Upos::Part);
    let start = (it + 1..sentence.end).find(|w| !verbs(w)).unwrap_or(sentence.end);
    let copula = (it + 1..start).any(|w| matches!(&*parse.tokens[w].lemma, "be" | "'s" | "’s"));
    let follows = |idiom: &str| {
        let words = idiom.split('_');
        let end = start + words.clone().count();
        end <= sentence.end
            && (start..end).contains(&predicate)
            && words.zip(start..end).all(|(word, w)| parse.word(w).eq_ignore_ascii_case(word))
    };
    copula && mending::IDIOMS_OF_IT.iter().any(follows)
}

/// "It took Berg three years to build it."
fn takes_time(parse: &Parse, verb: usize) -> bool {
    let token = &parse.tokens[verb];
    let objects =
        || [Deprel::Obj, Deprel::Obl, Deprel::OblUnmarked].into_iter().flat_map(|d| parse.dependents(verb, d));
    let time = objects().any(|o| times::UNITS.has(&parse.tokens[o].lemma) && parse.case_of(o).is_empty());
    let deed = |w: &usize| *w > verb && matches!(parse.mark_of(*w).as_str(), "to" | "before" | "until");
    let clauses = [Deprel::Xcomp, Deprel::Advcl, Deprel::Csubj, Deprel::Acl, Deprel::Ccomp];
    // "a year to build", where the tree has the deed belong to the time
    let under_time = || objects().flat_map(|o| parse.dependents(o, Deprel::Acl)).any(|w| deed(&w));
    let of_verb = || clauses.into_iter().flat_map(|d| parse.dependents(verb, d)).any(|w| deed(&w));
    &*token.lemma == "take" && time && (of_verb() || under_time())
}

/// "It has been three years since she left."
fn is_long_since(parse: &Parse, noun: usize) -> bool {
    let since = |&c: &usize| c > noun && (parse.mark_of(c) == "since" || parse.case_of(c) == "since");
    times::UNITS.has(&parse.tokens[noun].lemma)
        && parse.dependent(noun, Deprel::Cop).is_some()
        && parse.children(noun).iter().any(since)
}

/// "It is time to go", "it is up to the council to decide", "it remains to be seen"
fn waits_for_deed(parse: &Parse, predicate: usize) -> bool {
    let token = &parse.tokens[predicate];
    let after = parse.children(predicate).iter().copied().filter(|&c| c > predicate);
    let mut clauses = after.filter(|&c| {
        matches!(
            parse.tokens[c].deprel,
            Deprel::Acl | Deprel::Advcl | Deprel::Xcomp | Deprel::Csubj | Deprel::CsubjPass | Deprel::Ccomp
        )
    });
    match &*token.lemma {
        "remain" => clauses.any(|c| parse.word(c).eq_ignore_ascii_case("seen")),
        "time" => parse.dependent(predicate, Deprel::Cop).is_some() && clauses.any(|c| has_to(parse, c)),
        "up" => {
            let to_whom = parse.dependents(predicate, Deprel::Obl).any(|o| parse.case_of(o) == "to");
            to_whom && parse.dependent(predicate, Deprel::Cop).is_some() && clauses.any(|c| has_to(parse, c))
        }
        _ => false,
    }
}

fn has_to(parse: &Parse, verb: usize) -> bool {
    parse.dependents(verb, Deprel::Mark).any(|m| matches!(&*parse.tokens[m].lemma, "to" | "for"))
}

/// "made it to the top", but not "made it to order", "made it a rule"
fn is_made(parse: &Parse, it: usize, verb: usize) -> bool {
    let says_what = [Deprel::Xcomp, Deprel::Iobj, Deprel::Ccomp].iter().any(|&d| parse.dependent(verb, d).is_some());
    let where_to = |w: usize| {
        mending::WHERE_ONE_MAKES_IT.has(&parse.lower(w))
            && matches!(parse.tokens[w].deprel, Deprel::Case | Deprel::Advmod | Deprel::CompoundPrt)
    };
    &*parse.tokens[verb].lemma == "make"
        && verb + 1 == it
        && !says_what
        && it + 1 < parse.tokens.len()
        && where_to(it + 1)
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn what_comes_when_it_comes_to_boats_is_nothing() {
        let rows = "
            1 when  ADV  3 advmod
            2 it    PRON 3 nsubj
            3 comes VERB 0 root lemma=come
            4 to    ADP  5 case
            5 boats NOUN 3 obl
            ";
        check(mend, rows, "2 it expl comes");
        check(mend, &rows.replace("when", "then"), "");
    }

    #[test]
    fn nothing_is_there_if_it_were_not_for_the_rain() {
        let rows = "
            1 If   SCONJ 6 mark
            2 it   PRON  6 nsubj
            3 were AUX   6 cop lemma=be
            4 not  PART  6 advmod
            5 for  ADP   6 case
            6 rain NOUN  0 root
            ";
        check(mend, rows, "2 it expl rain");
        check(mend, &rows.replace("If  ", "When"), "");
    }

    #[test]
    fn nothing_is_three_years_since_a_deed() {
        let rows = "
            1 It    PRON 3 nsubj
            2 is    AUX  3 cop lemma=be
            3 years NOUN 0 root lemma=year
            4 since SCONJ 6 mark
            5 Berg  PROPN 6 nsubj
            6 left  VERB 3 advcl lemma=leave
            ";
        check(mend, rows, "1 It expl years");
        check(mend, &rows.replace("since SCONJ", "because SCONJ"), "");
    }

    #[test]
    fn an_idiom_speaks_of_nothing() {
        let rows = "
            1 It       PRON 3 nsubj
            2 is       AUX  3 cop lemma=be
            3 business NOUN 0 root
            4 as       ADP  5 case
            5 usual    ADJ  3 nmod
            ";
        check(mend, rows, "1 It expl business");
        check(mend, &rows.replace("usual", "safe "), "");
    }

    #[test]
    fn time_is_taken_by_a_deed() {
        let rows = "
            1 It    PRON 2 nsubj
            2 took  VERB 0 root lemma=take
            3 years NOUN 2 obj lemma=year
            4 to    PART 5 mark
            5 dig   VERB 2 advcl
            ";
        check(mend, rows, "1 It expl took");
        check(mend, &rows.replace("years NOUN 2 obj lemma=year", "steps NOUN 2 obj lemma=step"), "");
    }

    #[test]
    fn whoever_makes_it_home_makes_nothing() {
        let rows = "
            1 Berg PROPN 2 nsubj B-Person person
            2 made VERB  0 root lemma=make
            3 it   PRON  2 obj
            4 to   ADP   5 case
            5 Lund PROPN 2 obl B-Location place
            ";
        check(mend, rows, "3 it expl made");
        check(mend, &rows.replace("made VERB  0 root lemma=make", "sold VERB  0 root lemma=sell"), "");
    }

    #[test]
    fn a_deed_is_due() {
        let rows = "
            1 It   PRON 3 nsubj
            2 is   AUX  3 cop lemma=be
            3 time NOUN 0 root
            4 to   PART 5 mark
            5 go   VERB 3 acl
            ";
        check(mend, rows, "1 It expl time");
        check(mend, &rows.replace("to   PART 5 mark", "we   PRON 5 nsubj"), "");
    }
}
