//! "*Ferry deal close*, says envoy", "*Rail strike over*, union says": the report stands behind the only comma, so that what stands
//! before the comma is said.

use super::{ends, is_nominal, is_reporting_verb, predicate_behind};
use crate::mend::change::{Change, attach, make_root};
use crate::{Deprel, NominalClass, Parse, Upos};

pub(in crate::mend) fn mend(parse: &Parse, verb: usize) -> Option<Vec<Change>> {
    if !is_reporting_verb(parse, verb) {
        return None;
    }
    let comma = only_comma_before(parse, verb)?;
    let mut changes = speaker_to_verb(parse, verb, comma)?;
    let before_comma = |&c: &usize| c < comma && !matches!(parse.tokens[c].upos, Upos::Punct | Upos::Cconj);
    let parts: Vec<usize> = parse.children(verb).iter().copied().filter(before_comma).collect();
    if parts.is_empty() && parse.tokens[verb].deprel == Deprel::Parataxis {
        changes.extend(root_of_said(parse, verb, comma)?);
        return Some(changes);
    }
    changes.extend(said_to_verb(parse, verb, comma, &parts)?);
    (!changes.is_empty()).then_some(changes)
}

/// The comma before the report, if there is no other mark before it in the sentence and no other comma between.
fn only_comma_before(parse: &Parse, verb: usize) -> Option<usize> {
    let start = parse.sentence_of(verb).tokens.start;
    let comma = (start..verb).find(|&i| parse.tokens[i].upos == Upos::Punct)?;
    let only = !(comma + 1..verb).any(|i| parse.word(i) == ",");
    (parse.word(comma) == "," && comma != start && only).then_some(comma)
}

/// Makes who says it the subject of the verb. `None` where nobody stands between the comma and the verb or right behind it.
fn speaker_to_verb(parse: &Parse, verb: usize, comma: usize) -> Option<Vec<Change>> {
    if verb == comma + 1 {
        let speaker = parse.children(verb).iter().copied().find(|&c| c > verb && is_nominal(parse, c))?;
        let placed = parse.tokens[speaker].deprel.is_nominal_subject()
            || matches!(parse.tokens[speaker].deprel, Deprel::Obj | Deprel::Iobj | Deprel::Vocative);
        if !placed || ends(parse, speaker).0 != verb + 1 {
            return None;
        }
        let is_it = parse.tokens[speaker].deprel == Deprel::Nsubj;
        return Some(if is_it { Vec::new() } else { vec![attach(speaker, verb, Deprel::Nsubj)] });
    }
    let speaker = parse.nominal_subjects(verb).find(|&s| s > comma && s < verb)?;
    let says_more = parse.children(verb).iter().any(|&c| {
        c > verb && matches!(parse.tokens[c].deprel, Deprel::Ccomp | Deprel::Xcomp | Deprel::Obj | Deprel::Parataxis)
    });
    (!says_more && ends(parse, speaker).0 == comma + 1).then(Vec::new)
}

/// Makes the dependents of the verb before the comma, of which the first is a bare noun, one clause that is said.
fn said_to_verb(parse: &Parse, verb: usize, comma: usize, parts: &[usize]) -> Option<Vec<Change>> {
    let &topic = parts.iter().find(|&&c| is_nominal(parse, c) && parse.case_of(c).is_empty())?;
    let &last = parts.last()?;
    let is_time =
        parse.tokens[topic].nominal == NominalClass::Time || parse.tokens[topic].deprel == Deprel::OblUnmarked;
    let has_clause = parts.iter().any(|&c| parse.nominal_subjects(c).next().is_some());
    if is_time || has_clause || parts[0] != topic {
        return Some(Vec::new());
    }
    let said = |predicate| [attach(predicate, verb, Deprel::Ccomp), attach(topic, predicate, Deprel::Nsubj)];
    Some(if topic != last {
        // "Bank near collapse", "Deal close"
        let between = parts[1..parts.len() - 1].iter().map(|&word| attach(word, last, parse.tokens[word].deprel));
        said(last).into_iter().chain(between).collect()
    } else if let Some(predicate) = predicate_behind(parse, topic, comma) {
        said(predicate).into()
    } else if verb == comma + 1 && parse.tokens[topic].deprel.is_nominal_subject() {
        vec![attach(topic, verb, Deprel::Ccomp)]
    } else {
        Vec::new()
    })
}

/// "New harbour too costly, say experts", with "harbour" as the root.
fn root_of_said(parse: &Parse, verb: usize, comma: usize) -> Option<Vec<Change>> {
    let topic = parse.tokens[verb].head.filter(|&t| t < comma && parse.tokens[t].head.is_none())?;
    let predicate = predicate_behind(parse, topic, comma).filter(|_| parse.nominal_subjects(topic).next().is_none())?;
    let mut changes =
        vec![make_root(predicate), attach(topic, predicate, Deprel::Nsubj), attach(verb, predicate, Deprel::Parataxis)];
    let adverbs = parse.dependents(topic, Deprel::Advmod).filter(|&a| a > topic && a < predicate);
    changes.extend(adverbs.map(|word| attach(word, predicate, Deprel::Advmod)));
    Some(changes)
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn what_stands_before_the_comma_is_said() {
        check(
            mend,
            "
            1 Ferry PROPN 2 compound
            2 deal  NOUN  5 obj
            3 close ADJ   5 ccomp
            4 ,     PUNCT 5 punct
            5 says  VERB  0 root lemma=say
            6 envoy NOUN  5 nsubj
            ",
            "2 deal nsubj close",
        );
        check(
            mend,
            "
            1 Strike NOUN  5 nsubj
            2 over   ADV   1 advmod
            3 ,      PUNCT 5 punct
            4 union  NOUN  5 nsubj
            5 says   VERB  0 root lemma=say
            ",
            "1 Strike nsubj over\n2 over ccomp says",
        );
        check(
            mend,
            "
            1 Harbour NOUN  0 root
            2 too     ADV   1 advmod
            3 costly  ADJ   1 amod
            4 ,       PUNCT 1 punct
            5 say     VERB  1 parataxis
            6 experts NOUN  5 nsubj
            ",
            "1 Harbour nsubj costly\n2 too advmod costly\n3 costly root -\n5 say parataxis costly",
        );
    }

    #[test]
    fn an_apposition_before_the_verb_is_not_said() {
        check(
            mend,
            "
            1 Brandt    PROPN 6 nsubj
            2 ,         PUNCT 4 punct
            3 a         DET   4 det
            4 lawyer    NOUN  1 appos
            5 ,         PUNCT 1 punct
            6 announced VERB  0 root lemma=announce
            7 plans     NOUN  6 obj
            ",
            "",
        );
        check(
            mend,
            "
            1 Last   ADJ   2 amod
            2 week   NOUN  5 obl:unmarked time
            3 ,      PUNCT 5 punct
            4 Brandt PROPN 5 nsubj
            5 agreed VERB  0 root lemma=agree
            ",
            "",
        );
    }
}
