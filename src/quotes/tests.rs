use super::*;
use crate::{Deprel, Sentence, Span, Token};

/// Words are parted by spaces; `~` before a word glues it to the one before, `/` ends a sentence, `//` a paragraph.
fn parse(line: &str) -> Parse {
    let (mut text, mut tokens, mut sentences) = (String::new(), Vec::<Token>::new(), Vec::new());
    let (mut first, mut paragraph) = (0, 0);
    for word in line.split(' ').chain(["/"]) {
        if word == "/" || word == "//" {
            let span = Span::new(tokens[first].span.start, text.len());
            sentences.push(Sentence { span, tokens: first..tokens.len(), paragraph });
            first = tokens.len();
            paragraph += usize::from(word == "//");
            continue;
        }
        if !word.starts_with('~') && !text.is_empty() {
            text.push(' ');
        }
        let form = word.trim_start_matches('~');
        let start = text.len();
        text.push_str(form);
        tokens.push(Token {
            span: Span::new(start, text.len()),
            sentence: crate::SentenceId::new(sentences.len()),
            upos: match form.chars().next() {
                Some(c) if c.is_ascii_digit() => Upos::Num,
                Some(c) if c.is_alphabetic() => Upos::X,
                _ => Upos::Punct,
            },
            lemma: form.into(),
            head: None,
            deprel: Deprel::Root,
            nominal: crate::NominalClass::None,
            score: 1.0,
        });
    }
    Parse::new(text, sentences, tokens, Vec::new())
}

/// The text with every quotation in brackets; `+` for one that goes on in the next paragraph.
#[track_caller]
fn check(line: &str, expected: &str) {
    let parse = parse(line);
    let quotes = find(&parse);
    let mut got = String::new();
    for i in 0..parse.tokens.len() {
        if i > 0 && parse.tokens[i].span.start > parse.tokens[i - 1].span.end {
            got.push(' ');
        }
        if quotes.iter().any(|q| q.tokens.start == i) {
            got.push('[');
        }
        got.push_str(parse.word(i));
        if let Some(q) = quotes.iter().find(|q| q.tokens.end == i + 1) {
            got.push_str(if q.goes_on { "+]" } else { "]" });
        }
        assert_eq!(at(&quotes, i), quotes.iter().position(|q| q.tokens.contains(&i)));
    }
    assert_eq!(got, expected);
}

#[test]
fn pairs_marks_of_every_shape() {
    check("“ ~It rains ~, ~” she said ~.", "[“It rains,”] she said.");
    check("\" ~It rains ~, ~\" she said ~.", "[\"It rains,\"] she said.");
    check("„ ~It rains ~“ ~, she said ~.", "[„It rains“], she said.");
    check("« It rains » ~, she said ~.", "[« It rains »], she said.");
    check("» ~It rains ~« ~, she said ~.", "[»It rains«], she said.");
    check("‘’ It rains ’’ she said ~.", "[‘’ It rains ’’] she said.");
    check("” ~It rains ~” ~, she said ~.", "[”It rains”], she said.");
    check("‘ ~It rains ~, ~’ she said ~.", "[‘It rains,’] she said.");
    check("`` It rains , '' she said ~.", "[`` It rains , ''] she said.");
}

#[test]
fn lets_white_space_overrule_the_shape() {
    check("“ ~It rains ~“ ~, she told “ ~Radio ~“ ~.", "[“It rains“], she told [“Radio“].");
    check("\" It rains , \" she said .", "[\" It rains , \"] she said .");
    check("She said ~, ~\" ~It rains ~. ~\"", "She said,[\"It rains.\"]");
}

#[test]
fn spans_the_sentences_of_a_quotation() {
    check("“ ~It rains ~. / It will stop ~. ~” / Ada left ~.", "[“It rains. It will stop.”] Ada left.");
    check("“ ~It rains ~. / It stops ~. / ” Ada left ~.", "[“It rains. It stops. ”] Ada left.");
}

#[test]
fn keeps_a_quotation_within_a_quotation_in_the_outer_one() {
    check("“ ~Ada called it “ ~odd ~” ~, ~” he said ~.", "[“Ada called it “odd”,”] he said.");
    check("“ ~Ada called it ‘ ~odd ~’ ~, ~” he said ~.", "[“Ada called it ‘odd’,”] he said.");
    check("‘ ~Ada called it “ ~odd ~” ~, ~’ he said ~.", "[‘Ada called it “odd”,’] he said.");
}

#[test]
fn survives_forgotten_marks() {
    check("“ ~It rains ~. / Ada left ~. / “ ~It stops ~” ~.", "[“It rains.] Ada left. [“It stops”].");
    check("“ ~It rains ~. / Ada left ~. // Bo left ~.", "[“It rains.] Ada left. Bo left.");
    check("Ada left ~. / It rains ~” ~, she said ~.", "Ada left. [It rains”], she said.");
    check("Ada left ~. // It rains ~. / ~” she said ~.", "Ada left. [It rains.”] she said.");
    check("“ // ”", "“ ”");
    check("“ ~”", "“”");
    check("”", "”");
    check("“", "“");
}

#[test]
fn goes_on_over_paragraphs_that_each_open_anew() {
    check("“ ~It rains ~. / It pours ~. // “ ~It stops ~. ~”", "[“It rains. It pours.+] [“It stops.”]");
    // the second mark is forgotten, the last is not
    check(
        "“ ~It rains ~. // It pours ~. / It stops ~. ~” / Ada left ~.",
        "[“It rains.+] [It pours. It stops.”] Ada left.",
    );
}

#[test]
fn is_not_misled_by_apostrophes_and_inches() {
    check("The boys ~’ team of the ’ ~90s won ~.", "The boys’ team of the ’90s won.");
    check("Ada is 6 ~\" tall ~.", "Ada is 6\" tall.");
    check("It is 6 ~' ~2 ~\" ~, \" ~she said ~\" ~.", "It is 6'2\", [\"she said\"].");
}

#[test]
fn finds_nothing_in_nothing() {
    assert_eq!(find(&Parse::default()), []);
}

#[test]
fn takes_a_lone_pointed_mark_before_a_word_for_a_bullet() {
    check("Orne left . // » Police closed the road .", "Orne left . » Police closed the road .");
    check("» They sold it , » said Orne .", "[» They sold it , »] said Orne .");
}
