//! Reports whose tree takes what is said for the one who says it: "Ferry deal close, says envoy", "“The port,” she said, “is
//! closed.”", "Okoro: Bank will stay".

use super::mend::Move;
use crate::lexicon::vocabulary::predicates;
use crate::{Deprel, NameLabel, NominalClass, Parse, Upos};

/// The moves that mend the report of a word.
pub(super) fn moves(parse: &Parse, word: usize) -> Vec<Move> {
    if parse.word(word) == ":" {
        return named_before_colon(parse, word);
    }
    let token = &parse.tokens[word];
    if token.upos != Upos::Verb || !predicates::REPORTING.has(&token.lemma) || parse.word(word).ends_with("ing") {
        return Vec::new();
    }
    interrupted(parse, word)
        .or_else(|| closing(parse, word))
        .or_else(|| without_copula(parse, word))
        .unwrap_or_default()
}

fn is_nominal(parse: &Parse, word: usize) -> bool {
    matches!(parse.tokens[word].upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
}

fn is_subject(parse: &Parse, word: usize) -> bool {
    matches!(parse.tokens[word].deprel, Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter)
}

fn subjects(parse: &Parse, word: usize) -> impl Iterator<Item = usize> + '_ {
    parse.children(word).iter().copied().filter(|&c| is_subject(parse, c))
}

/// First and last word of a phrase without the marks around it.
fn ends(parse: &Parse, word: usize) -> (usize, usize) {
    let words = parse.subtree_without(word, |c| parse.tokens[c].upos == Upos::Punct);
    (words.first().copied().unwrap_or(word), words.last().copied().unwrap_or(word))
}

/// A comma, or the marks of a quotation, between two words and nothing else.
fn marks_only(parse: &Parse, from: usize, to: usize) -> bool {
    from < to
        && (from..to).all(|i| parse.tokens[i].upos == Upos::Punct && !matches!(parse.word(i), "(" | ")" | ":" | ";"))
}

fn subject_of(parse: &Parse, clause: usize) -> Deprel {
    if parse.dependent(clause, Deprel::AuxPass).is_some() { Deprel::NsubjPass } else { Deprel::Nsubj }
}

/// "“The port,” she said, “is closed.”", "The talks, Lepik told reporters, had failed.", "Lepik, says Brandt, is a liar."
fn interrupted(parse: &Parse, verb: usize) -> Option<Vec<Move>> {
    let said = parse.children(verb).iter().copied().find(|&c| {
        let predicate = matches!(parse.tokens[c].upos, Upos::Verb | Upos::Adj | Upos::Noun | Upos::Propn);
        let finite = [Deprel::Aux, Deprel::AuxPass, Deprel::Cop].iter().any(|&d| parse.dependent(c, d).is_some())
            || parse.tokens[c].upos == Upos::Verb && !parse.word(c).ends_with("ing");
        c > verb
            && matches!(parse.tokens[c].deprel, Deprel::Ccomp | Deprel::Parataxis)
            && predicate
            && finite
            && parse.dependent(c, Deprel::Mark).is_none()
    })?;
    let topic = parse.children(verb).iter().copied().find(|&c| {
        let placed = is_subject(parse, c)
            || matches!(
                parse.tokens[c].deprel,
                Deprel::Obj | Deprel::Iobj | Deprel::Ccomp | Deprel::Dislocated | Deprel::Vocative | Deprel::Parataxis
            );
        c < verb && is_nominal(parse, c) && placed && parse.case_of(c).is_empty() && subjects(parse, c).next().is_none()
    })?;
    let after_topic = ends(parse, topic).1 + 1;
    let to_said = Move { word: topic, head: Some(said), deprel: subject_of(parse, said) };
    match subjects(parse, said).next() {
        None => {
            let speaker = subjects(parse, verb).find(|&s| s != topic)?;
            let start = ends(parse, speaker).0.min(verb);
            let begins = ends(parse, said).0;
            (marks_only(parse, after_topic, start) && begins > 0 && parse.tokens[begins - 1].upos == Upos::Punct)
                .then(|| vec![to_said])
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
            (aside && last + 1 < said)
                .then(|| vec![to_said, Move { word: speaker, head: Some(verb), deprel: Deprel::Nsubj }])
        }
    }
}

/// "Ferry deal close, says envoy", "Rail strike over, union says": the report stands behind the only comma, so that what
/// stands before the comma is said.
fn closing(parse: &Parse, verb: usize) -> Option<Vec<Move>> {
    let sentence = parse.sentences[parse.tokens[verb].sentence].tokens.clone();
    let comma = (sentence.start..verb).find(|&i| parse.tokens[i].upos == Upos::Punct)?;
    if parse.word(comma) != "," || comma == sentence.start || (comma + 1..verb).any(|i| parse.word(i) == ",") {
        return None;
    }
    let mut moves = Vec::new();
    if verb == comma + 1 {
        let speaker = parse.children(verb).iter().copied().find(|&c| c > verb && is_nominal(parse, c))?;
        let placed = is_subject(parse, speaker)
            || matches!(parse.tokens[speaker].deprel, Deprel::Obj | Deprel::Iobj | Deprel::Vocative);
        if !placed || ends(parse, speaker).0 != verb + 1 {
            return None;
        }
        if parse.tokens[speaker].deprel != Deprel::Nsubj {
            moves.push(Move { word: speaker, head: Some(verb), deprel: Deprel::Nsubj });
        }
    } else {
        let speaker = subjects(parse, verb).find(|&s| s > comma && s < verb)?;
        let says_more = parse.children(verb).iter().any(|&c| {
            c > verb
                && matches!(parse.tokens[c].deprel, Deprel::Ccomp | Deprel::Xcomp | Deprel::Obj | Deprel::Parataxis)
        });
        if says_more || ends(parse, speaker).0 != comma + 1 {
            return None;
        }
    }
    let parts: Vec<usize> = parse
        .children(verb)
        .iter()
        .copied()
        .filter(|&c| c < comma && !matches!(parse.tokens[c].upos, Upos::Punct | Upos::Cconj))
        .collect();
    if parts.is_empty() && parse.tokens[verb].deprel == Deprel::Parataxis {
        moves.extend(root_of_said(parse, verb, comma)?);
        return Some(moves);
    }
    let &topic = parts.iter().find(|&&c| is_nominal(parse, c) && parse.case_of(c).is_empty())?;
    let is_time =
        parse.tokens[topic].nominal == NominalClass::Time || parse.tokens[topic].deprel == Deprel::OblUnmarked;
    let &last = parts.last()?;
    let clausal = |c: usize| subjects(parse, c).next().is_some();
    if is_time || clausal(topic) || parts[0] != topic || parts.iter().any(|&c| clausal(c)) {
        return (!moves.is_empty()).then_some(moves);
    }
    let topic_to = |head: usize| Move { word: topic, head: Some(head), deprel: Deprel::Nsubj };
    if topic != last {
        // "Bank near collapse", "Deal close"
        moves.push(Move { word: last, head: Some(verb), deprel: Deprel::Ccomp });
        moves.push(topic_to(last));
        moves.extend(parts[1..parts.len() - 1].iter().map(|&word| Move {
            word,
            head: Some(last),
            deprel: parse.tokens[word].deprel,
        }));
    } else if let Some(predicate) = adjective_behind(parse, topic, comma) {
        moves.push(Move { word: predicate, head: Some(verb), deprel: Deprel::Ccomp });
        moves.push(topic_to(predicate));
    } else if verb == comma + 1 && is_subject(parse, topic) {
        moves.push(Move { word: topic, head: Some(verb), deprel: Deprel::Ccomp });
    }
    (!moves.is_empty()).then_some(moves)
}

/// "New harbour too costly, say experts", with "harbour" as the root.
fn root_of_said(parse: &Parse, verb: usize, comma: usize) -> Option<Vec<Move>> {
    let topic = parse.tokens[verb].head.filter(|&t| t < comma && parse.tokens[t].head.is_none())?;
    let predicate = adjective_behind(parse, topic, comma).filter(|_| subjects(parse, topic).next().is_none())?;
    let mut moves = vec![
        Move { word: predicate, head: None, deprel: Deprel::Root },
        Move { word: topic, head: Some(predicate), deprel: Deprel::Nsubj },
        Move { word: verb, head: Some(predicate), deprel: Deprel::Parataxis },
    ];
    let adverbs = parse.dependents(topic, Deprel::Advmod).filter(|&a| a > topic && a < predicate);
    moves.extend(adverbs.map(|word| Move { word, head: Some(predicate), deprel: Deprel::Advmod }));
    Some(moves)
}

/// An adjective or adverb that ends the phrase of a noun tells what the noun is: "deal close", "strike over".
fn adjective_behind(parse: &Parse, noun: usize, end: usize) -> Option<usize> {
    let last = *parse.children(noun).iter().rfind(|&&c| c < end && parse.tokens[c].upos != Upos::Punct)?;
    let attribute = match parse.tokens[last].deprel {
        Deprel::Amod => true,
        // "Mayor to quit, sources say"
        Deprel::Acl => parse.mark_of(last) == "to",
        Deprel::Advmod => matches!(parse.tokens[last].upos, Upos::Adj | Upos::Adv | Upos::Adp),
        _ => false,
    };
    let ends_phrase = last > noun && ends(parse, last).1 + 1 == end;
    (attribute && ends_phrase && parse.tokens[noun].upos != Upos::Pron).then_some(last)
}

/// "Norlake says deal near" at the end of a headline.
fn without_copula(parse: &Parse, verb: usize) -> Option<Vec<Move>> {
    let end = parse.sentences[parse.tokens[verb].sentence].tokens.end;
    let with_subject = |&c: &usize| {
        c > verb && parse.tokens[c].deprel == Deprel::Advmod && subjects(parse, c).next().is_some_and(|s| s > verb)
    };
    if let Some(&said) = parse.children(verb).iter().find(|c| with_subject(c)) {
        return Some(vec![Move { word: said, head: Some(verb), deprel: Deprel::Ccomp }]);
    }
    let placed = |c: usize| matches!(parse.tokens[c].deprel, Deprel::Ccomp | Deprel::Obj);
    let topic = parse.children(verb).iter().copied().find(|&c| c > verb && placed(c) && is_nominal(parse, c))?;
    let said = adjective_behind(parse, topic, end).filter(|_| subjects(parse, topic).next().is_none())?;
    Some(vec![
        Move { word: said, head: Some(verb), deprel: Deprel::Ccomp },
        Move { word: topic, head: Some(said), deprel: Deprel::Nsubj },
    ])
}

/// "Okoro: Bank will stay": a name before a colon takes no part in what follows.
fn named_before_colon(parse: &Parse, colon: usize) -> Vec<Move> {
    let start = parse.sentences[parse.tokens[colon].sentence].tokens.start;
    if colon == start || colon > start + 6 {
        return Vec::new();
    }
    let Some(speaker) = (start..colon).find(|&i| parse.tokens[i].head.is_none_or(|h| h >= colon)) else {
        return Vec::new();
    };
    if !is_speaker(parse, speaker) {
        return Vec::new();
    }
    let Some(main) = parse.tokens[speaker].head else { return root_before_colon(parse, speaker, colon) };
    let alone = (start..colon).all(|i| i == speaker || parse.is_under(i, speaker));
    let placed = !matches!(parse.tokens[speaker].deprel, Deprel::Vocative | Deprel::Dislocated | Deprel::Parataxis);
    if alone && placed { vec![Move { word: speaker, head: Some(main), deprel: Deprel::Vocative }] } else { Vec::new() }
}

/// The same with the name as the root and what follows beside it.
fn root_before_colon(parse: &Parse, speaker: usize, colon: usize) -> Vec<Move> {
    let behind: Vec<usize> = parse.children(speaker).iter().copied().filter(|&c| c > colon).collect();
    let mut clauses = behind.iter().copied().filter(|&c| parse.tokens[c].upos != Upos::Punct);
    let Some(main) = clauses.next().filter(|&c| subjects(parse, c).next().is_some()) else { return Vec::new() };
    if clauses.next().is_some() {
        return Vec::new();
    }
    let marks = behind.iter().filter(|&&c| c != main);
    let rest = marks.map(|&word| Move { word, head: Some(main), deprel: parse.tokens[word].deprel });
    [
        Move { word: main, head: None, deprel: Deprel::Root },
        Move { word: speaker, head: Some(main), deprel: Deprel::Vocative },
    ]
    .into_iter()
    .chain(rest)
    .collect()
}

/// A person, an organisation: not "LONDON: ...", nor "Analysis: ...".
fn is_speaker(parse: &Parse, word: usize) -> bool {
    match parse.name_at(word) {
        Some(name) => matches!(name.label, NameLabel::Person | NameLabel::Organization),
        None => matches!(parse.tokens[word].nominal, NominalClass::Person | NominalClass::Organization),
    }
}

#[cfg(test)]
mod tests {
    use super::super::mend::tests::check;

    #[test]
    fn the_topic_of_an_interrupted_report_is_not_its_speaker() {
        check(
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

    #[test]
    fn what_stands_before_the_comma_is_said() {
        check(
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

    #[test]
    fn who_stands_before_a_colon_takes_no_part() {
        let rows = "
            1 Police NOUN  4 obl organization
            2 :      PUNCT 4 punct
            3 Two    NUM   4 nsubj
            4 held   VERB  0 root lemma=hold
            ";
        check(rows, "1 Police vocative held");
        check(
            "
            1 Okoro PROPN 0 root person
            2 :     PUNCT 4 punct
            3 Bank  NOUN  4 nsubj
            4 stays VERB  1 parataxis lemma=stay
            ",
            "1 Okoro vocative stays\n4 stays root -",
        );
        check(&rows.replace("organization", "event"), "");
    }
}
