//! "*“The port,”* she said, “is closed.”", "*The talks*, Lepik told reporters, had failed.", "*Lepik*, says Brandt, is a liar.": what
//! stands before an interrupting report is the subject of what is said.

use super::{ends, is_nominal, is_reporting_verb};
use crate::mend::change::{Change, attach};
use crate::mend::verb_forms::subject_relation;
use crate::{Deprel, Parse, Upos};

pub(in crate::mend) fn mend(parse: &Parse, verb: usize) -> Option<Vec<Change>> {
    if !is_reporting_verb(parse, verb) {
        return None;
    }
    let said = parse.children(verb).iter().copied().find(|&c| is_said_behind(parse, c, verb))?;
    let topic = parse.children(verb).iter().copied().find(|&c| is_topic_before(parse, c, verb))?;
    let after_topic = ends(parse, topic).1 + 1;
    let topic_to_said = attach(topic, said, subject_relation(parse, said));
    match parse.nominal_subjects(said).next() {
        None => {
            let speaker = parse.nominal_subjects(verb).find(|&s| s != topic)?;
            let start = ends(parse, speaker).0.min(verb);
            let begins = ends(parse, said).0;
            (marks_only(parse, after_topic, start) && begins > 0 && parse.tokens[begins - 1].upos == Upos::Punct)
                .then(|| vec![topic_to_said])
        }
        // the speaker behind the verb, taken for the subject of what is said
        Some(speaker) => {
            let (first, last) = ends(parse, speaker);
            // "Norlake, which built it, said the state, not the firm, should pay" has other commas
            let commas = |from: usize, to: usize| (from..to).any(|i| parse.tokens[i].upos == Upos::Punct);
            let plain = !commas(ends(parse, topic).0, after_topic) && !commas(first, last);
            let aside = first == verb + 1
                && plain
                && marks_only(parse, after_topic, verb)
                && marks_only(parse, last + 1, last + 2);
            (aside && last + 1 < said).then(|| vec![topic_to_said, attach(speaker, verb, Deprel::Nsubj)])
        }
    }
}

/// A finite clause behind the verb of the report.
fn is_said_behind(parse: &Parse, word: usize, verb: usize) -> bool {
    let token = &parse.tokens[word];
    let auxiliary = [Deprel::Aux, Deprel::AuxPass, Deprel::Cop].iter().any(|&d| parse.dependent(word, d).is_some());
    word > verb
        && matches!(token.deprel, Deprel::Ccomp | Deprel::Parataxis)
        && matches!(token.upos, Upos::Verb | Upos::Adj | Upos::Noun | Upos::Propn)
        && (auxiliary || token.upos == Upos::Verb && !parse.word(word).ends_with("ing"))
        && parse.dependent(word, Deprel::Mark).is_none()
}

/// A bare noun phrase before it.
fn is_topic_before(parse: &Parse, word: usize, verb: usize) -> bool {
    let placed = parse.tokens[word].deprel.is_nominal_subject()
        || matches!(
            parse.tokens[word].deprel,
            Deprel::Obj | Deprel::Iobj | Deprel::Ccomp | Deprel::Dislocated | Deprel::Vocative | Deprel::Parataxis
        );
    word < verb
        && is_nominal(parse, word)
        && placed
        && parse.case_of(word).is_empty()
        && parse.nominal_subjects(word).next().is_none()
}

/// A comma, or the marks of a quotation, between two words and nothing else.
fn marks_only(parse: &Parse, from: usize, to: usize) -> bool {
    from < to
        && (from..to).all(|i| parse.tokens[i].upos == Upos::Punct && !matches!(parse.word(i), "(" | ")" | ":" | ";"))
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn the_topic_of_an_interrupted_report_is_not_its_speaker() {
        check(
            mend,
            "
            1 The    DET   2 det
            2 port   NOUN  5 obj
            3 ,      PUNCT 2 punct
            4 Lepik  PROPN 5 nsubj
            5 said   VERB  0 root lemma=say
            6 ,      PUNCT 5 punct
            7 is     AUX   8 aux:pass lemma=be
            8 closed VERB  5 ccomp lemma=close
            ",
            "2 port nsubj:pass closed",
        );
        check(
            mend,
            "
            1 Lepik  PROPN 3 nsubj
            2 ,      PUNCT 3 punct
            3 says   VERB  0 root lemma=say
            4 Brandt PROPN 8 nsubj
            5 ,      PUNCT 8 punct
            6 is     AUX   8 cop lemma=be
            7 a      DET   8 det
            8 liar   NOUN  3 ccomp
            ",
            "1 Lepik nsubj liar\n4 Brandt nsubj says",
        );
    }
}
