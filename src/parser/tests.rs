use super::*;
use crate::{Deprel, Span};

fn parser(threads: usize) -> Parser {
    Parser::new(Model::open(crate::DEFAULT_MODEL).unwrap(), NonZero::new(threads)).unwrap()
}

/// Words parted by spaces, a sentence a line.
pub(super) fn sentences(text: &str) -> Vec<SentenceTokens> {
    let mut at = 0;
    let mut found = Vec::new();
    for line in text.split('\n') {
        let mut words = Vec::new();
        for word in line.split(' ') {
            if !word.is_empty() {
                words.push(Span::new(at, at + word.len()));
            }
            at += word.len() + 1;
        }
        found.push(SentenceTokens { paragraph: 0, dateline: false, aside: false, words });
    }
    found
}

fn parse(text: &str) -> Parse {
    parser(1).read(Job { text, given: Some(&sentences(text)) }).unwrap().parse
}

/// Every sentence has one root, heads stay in it, and names do not overlap.
fn check_shape(parse: &Parse) {
    assert_eq!(parse.gists.len(), parse.tokens.len(), "something is kept of each word");
    for (number, sentence) in parse.sentences.iter().enumerate() {
        let tokens = &parse.tokens[sentence.tokens.clone()];
        assert_eq!(tokens.iter().filter(|t| t.head.is_none()).count(), 1, "{:?}", &parse.text[sentence.span]);
        let root = sentence.tokens.clone().find(|&i| parse.tokens[i].head.is_none()).unwrap();
        assert_eq!(parse.subtree(root), sentence.tokens.clone().collect::<Vec<_>>());
        for token in tokens {
            assert_eq!(token.sentence.index(), number);
            assert_eq!(token.head.is_none(), token.deprel == Deprel::Root);
            assert!(token.head.is_none_or(|h| sentence.tokens.contains(&h)));
        }
    }
    for pair in parse.names.windows(2) {
        assert!(pair[0].tokens.end <= pair[1].tokens.start);
    }
}

#[test]
fn reads_a_plain_sentence() {
    let parse = parse("Foreign Minister Ana Pereira met two envoys in Oslo on Friday .");
    check_shape(&parse);
    let row = |i: usize| {
        let token = &parse.tokens[i];
        let head = token.head.map_or("root", |h| parse.word(h));
        format!("{} {} {} {head}", parse.word(i), token.upos, token.deprel)
    };
    assert_eq!(row(4), "met VERB root root");
    assert_eq!(row(6), "envoys NOUN obj met");
    assert_eq!(row(8), "Oslo PROPN obl met");
    let names: Vec<String> =
        parse.names.iter().map(|n| format!("{} {}", &parse.text[parse.span_of(n.tokens.clone())], n.label)).collect();
    assert_eq!(names, ["Ana Pereira Person", "Oslo Location", "Friday Date"]);
    assert!(parse.names.iter().all(|n| n.score > 0.5 && n.score <= 1.0));
    assert_eq!(parse.tokens[6].nominal, NominalClass::Person);
}

#[test]
fn sees_fancy_quotes_as_plain_ones() {
    let fancy = parse("“ We won’t go , ” said O’Dell , again …");
    let plain = parse("\" We won't go , \" said O'Dell , again ...");
    let shape = |p: &Parse| p.tokens.iter().map(|t| (t.upos, t.head, t.deprel)).collect::<Vec<_>>();
    assert_eq!(shape(&fancy), shape(&plain));
    assert_eq!(fancy.word(0), "“");
}

#[test]
fn joins_the_pieces_of_a_sentence_longer_than_a_window() {
    let text = "the mayor of the old town saw a red boat near the bridge , ".repeat(60);
    let parse = parse(text.trim_end());
    assert_eq!(parse.sentences.len(), 1);
    assert_eq!(parse.tokens.len(), 13 * 60 + 60);
    check_shape(&parse);
    assert!(
        parse.dependents(parse.tokens.iter().position(|t| t.head.is_none()).unwrap(), Deprel::Parataxis).count() > 1
    );
}

#[test]
fn answers_the_same_on_any_number_of_threads_and_in_any_company() {
    let texts: Vec<String> =
        ["The king of Norway flew to Chile .\nHe met no one .", "No .", "Shares of Acme fell 3 % on Monday ."]
            .iter()
            .map(|text| [*text; 12].join("\n"))
            .collect();
    let jobs: Vec<Job<'_>> = texts.iter().map(|text| Job { text, given: None }).collect();
    let (one, four) = (parser(1), parser(4));
    let alone: Vec<Reading> = jobs.iter().map(|&job| one.read(job).unwrap()).collect();
    for batch in [one.read_batch(jobs.clone()), four.read_batch(jobs.clone())] {
        // Scores included: the numbers must be the same to the last bit.
        assert_eq!(batch.into_iter().collect::<Result<Vec<_>>>().unwrap(), alone);
    }
    let turned: Vec<Job<'_>> = jobs.iter().rev().copied().collect();
    let turned: Vec<Reading> = four.read_batch(turned).into_iter().rev().collect::<Result<_>>().unwrap();
    assert_eq!(turned, alone);
}

#[test]
fn what_goes_wrong_with_one_text_leaves_the_others_alone() {
    let texts = ["Rain fell.", "", "Snow fell. The king left.", "Hail fell."];
    let then = |number, parse: Parse| {
        assert!(number != 2, "no snow");
        Ok(parse.tokens.len())
    };
    for threads in [1, 3] {
        let answers = parser(threads).parse_each(texts.into_iter(), then);
        let answers: Vec<_> = answers.into_iter().map(|answer| answer.map_err(|e| e.to_string())).collect();
        let error = answers[2].as_ref().unwrap_err();
        assert!(error.contains("a thread ended early: no snow"), "{error}");
        assert_eq!([&answers[0], &answers[1], &answers[3]], [&Ok(3), &Ok(0), &Ok(3)]);
    }
}

#[test]
fn sentences_that_do_not_lie_in_their_text_are_an_error_of_that_text_only() {
    // What is wrong comes behind windows that were read.
    let text = "Rain fell on the hills .\n".repeat(200);
    let sound = sentences(&text);
    let mut wrong = sound.clone();
    wrong.push(SentenceTokens {
        paragraph: 0,
        dateline: false,
        aside: false,
        words: vec![Span::new(text.len(), text.len() + 4)],
    });
    for threads in [1, 3] {
        let jobs = [&wrong, &sound, &wrong].map(|given| Job { text: &text, given: Some(given) });
        let answers = parser(threads).read_batch(jobs.to_vec());
        assert!(answers[0].is_err() && answers[2].is_err());
        assert_eq!(answers[1].as_ref().unwrap().parse.tokens.len(), 1200);
    }
}

#[test]
fn takes_any_text() {
    let one_word = "x".repeat(5000);
    for text in ["", "\u{301}", "🙂 🙂", "[SEP] [CLS] [MASK]", "\u{0} \u{feff}", &one_word, "a\n\n\nb", "ﷺ ۞ ..."]
    {
        let parse = parse(text);
        check_shape(&parse);
        assert_eq!(parse.tokens.len(), text.split_ascii_whitespace().count());
    }
    assert!(parser(1).read_batch(Vec::new()).is_empty());
}

/// What is said, causes and all, of a model whose files are those of the default one but for a change.
fn broken(change: impl FnOnce(&mut Model)) -> String {
    let mut model = Model::open(crate::DEFAULT_MODEL).unwrap();
    change(&mut model);
    match Parser::new(model, NonZero::new(1)).and_then(|p| p.parse("Ada left .")) {
        Ok(_) => panic!("the model is broken and nobody says so"),
        Err(e) => std::iter::successors(Some(&e as &dyn std::error::Error), |e| e.source())
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(": "),
    }
}

#[test]
fn refuses_weights_that_are_cut_short_or_are_none() {
    for keep in [0, 1, 100, 5_000_000, 24_000_000] {
        let message = broken(|model| model.weights.to_mut().truncate(keep));
        assert!(message.contains("model.onnx"), "{keep}: {message}");
    }
    for garbage in [&b"not a graph"[..], &[0; 1000], &[255; 1000], b"\x08\x07\x12\x00"] {
        broken(|model| model.weights = garbage.to_vec().into());
    }
}

#[test]
fn refuses_gists_that_are_none() {
    assert!(broken(|model| model.gists = Some(vec![0; 100].into())).contains("100 bytes are no rows of 16 numbers"));
}

#[test]
fn does_without_gists_of_another_network_or_of_none() {
    for gists in [None, Some(vec![0; 4 * 16 * 100].into())] {
        let model = Model { gists, ..Model::open(crate::DEFAULT_MODEL).unwrap() };
        let parser = Parser::new(model, NonZero::new(1)).unwrap();
        let parse = parser.parse("Rain fell .").unwrap();
        assert!(parse.gists.is_empty() && parse.tokens.len() == 3, "{:?}", parse.tokens);
    }
}

#[test]
fn refuses_labels_that_do_not_fit_the_weights() {
    for broken in [broken(|model| model.labels.upos.truncate(5)), broken(|model| model.labels.deprel.truncate(49))] {
        // with rten, which other graphs are for, it is rten's shapes that do not fit
        let known = if cfg!(onnx) { "shape" } else { "needs the feature `onnx`" };
        assert!(broken.contains(known), "{broken}");
    }
}

#[test]
fn refuses_a_tokenizer_that_is_none() {
    for garbage in [&b""[..], b"{}", b"[1, 2", b"\xff\xfe", br#"{"model": {"type": "WordPiece"}}"#] {
        let message = broken(|model| model.tokenizer = garbage.to_vec().into());
        assert!(message.contains("tokenizer.json"), "{message}");
    }
}
