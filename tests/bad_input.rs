//! Whatever comes in: a typed error or an extraction whose spans fit the text, never a panic or a hang.

use std::time::{Duration, Instant};

use factwire::{ErrorKind, Extraction, Extractor, Rules};
use proptest::prelude::*;

/// Reads the text and holds every span to it.
fn check(text: &str) -> Extraction {
    let extraction = factwire::extract(text).unwrap();
    assert_eq!(spans_that_do_not_fit(text, &extraction), Vec::<String>::new());
    extraction
}

fn spans_that_do_not_fit(text: &str, extraction: &Extraction) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut hold = |what: &str, span: factwire::Span, words: Option<&str>| match text.get(span.start..span.end) {
        None => wrong.push(format!("{what}: {span} is no span of the text")),
        Some(found) if words.is_some_and(|w| w != found) => wrong.push(format!("{what}: {found:?} is not {words:?}")),
        Some(_) => {}
    };
    for &sentence in &extraction.sentences {
        hold("sentence", sentence, None);
    }
    for entity in &extraction.entities {
        for mention in &entity.mentions {
            hold("mention", mention.span, Some(&mention.text));
        }
    }
    for triple in &extraction.triples {
        triple.arguments().for_each(|argument| hold("argument", argument.span, None));
        hold("predicate", triple.predicate.span, Some(&triple.predicate.text));
        for modifier in &triple.modifiers {
            hold("modifier", modifier.span, None);
        }
        for &span in &triple.evidence.spans {
            hold("evidence", span, None);
        }
    }
    let entities = extraction.triples.iter().flat_map(|t| t.arguments()).filter_map(|a| a.entity);
    wrong.extend(entities.filter(|&id| extraction.entity(id).is_none()).map(|id| format!("no entity {id}")));
    wrong
}

fn within(limit: Duration, work: impl FnOnce()) {
    let start = Instant::now();
    work();
    let took = start.elapsed();
    assert!(took < limit, "took {took:?}, more than {limit:?}");
}

#[test]
fn nothing_to_read_gives_an_empty_extraction() {
    for text in ["", " ", "\n\n\t\r\n", "\u{feff}", "\u{200b}\u{200b}", "\u{a0}"] {
        let extraction = check(text);
        assert!(extraction.triples.is_empty(), "{text:?}");
        assert_eq!(extraction.coverage.analysed, 1.0);
    }
}

#[test]
fn odd_characters_are_read() {
    for text in [
        "\0\u{1}\u{2} The mayor \u{7f} met the king.\u{1b}[31m",
        "ሰላም ለዓለም። 東京で大統領が話した。 Привет, мир! مرحبا بالعالم",
        "👩‍👩‍👧‍👦 met 🏳️‍🌈 in 🇺🇦.",
        "Za\u{301}oz\u{327} e\u{301}e\u{301} met Zoe\u{308}.",
        "\u{202e}The mayor met the king.\u{202c}",
        "The mayor\rmet\rthe king.\r\r\nShe left.",
        "“ ” „ ‟ « » \" ' ‘ ’ `` '' \" “ „",
        "“““““““““““““““““ said said said said said.",
        "((((((((((((((((((((((((((((((((((((((((",
        "... ... ... !!! ??? --- ___ *** /// \\\\\\",
        "http://example.org/a?b=c#d,e.f a@b.c.d 1,000,000.00 12:30-13:45 §5(2)(a)",
        "said that said that said that said that said that said that said that said that said",
        "is is is is is of of of of and and and or or , , , ; ; ;",
    ] {
        check(text);
    }
}

#[test]
fn long_words_and_long_sentences_are_read() {
    within(Duration::from_secs(120), || {
        check(&"a".repeat(100_000));
        check(&"word ".repeat(2_000));
        check(&"The mayor of Lund and ".repeat(800));
        check(&"he said that ".repeat(1_000));
        check(&"“".repeat(5_000));
    });
}

#[test]
fn a_sentence_without_an_end_is_read_in_pieces() {
    // .ci/run reads one of 100,000 words with the release build
    let text = "the mayor saw ".repeat(3_000);
    within(Duration::from_secs(120), || {
        let extraction = check(&text);
        // one sentence without a full stop is read in pieces; nothing of it is lost
        assert_eq!(extraction.coverage.analysed, 1.0);
        assert_eq!(extraction.sentences.last().unwrap().end, text.trim_end().len());
    });
}

#[test]
fn bytes_that_are_not_utf8_are_an_error_that_says_where() {
    let extractor = Extractor::builder().build().unwrap();
    let error = extractor.extract_bytes("latin1.txt", b"The mayor met Jos\xe9.").unwrap_err();
    assert_eq!((error.kind(), error.path()), (ErrorKind::NotUtf8, Some("latin1.txt".as_ref())), "{error}");
    assert!(error.to_string().contains("byte 17"), "{error}");
    let error = extractor.extract_bytes("photo.jpg", &[0xff, 0xd8, 0xff, 0xe0, 0, 0x10]).unwrap_err();
    assert!(error.to_string().contains("photo.jpg is not UTF-8"), "{error}");
}

#[test]
fn a_batch_keeps_its_order_and_its_results() {
    let extractor = Extractor::builder().threads(3).build().unwrap();
    let texts: Vec<String> = (0..24)
        .map(|i| format!("Ada Okoro met Tom Brandt in Lund. {}", "He left. ".repeat(i % 7)))
        .chain([String::new()])
        .collect();
    let alone = Extractor::builder().threads(1).build().unwrap();
    for (text, result) in texts.iter().zip(extractor.extract_batch(&texts)) {
        let json = |e: &Extraction| serde_json::to_string(e).unwrap();
        assert_eq!(json(&result.unwrap()), json(&alone.extract(text).unwrap()));
    }
}

#[test]
fn json_comes_back_as_it_was() {
    let extraction = check("Ada Okoro, the mayor of Lund, said on Monday that she had not met Tom Brandt.");
    let json = serde_json::to_string(&extraction).unwrap();
    let back: Extraction = serde_json::from_str(&json).unwrap();
    assert_eq!(back, extraction);
    assert_eq!(extraction.schema, "factwire/2");
}

#[test]
fn a_parse_comes_back_as_it_was_and_a_broken_one_is_refused() {
    let parse = Extractor::builder().build().unwrap().parse("Ada Okoro met Tom Brandt. He left.").unwrap();
    let json = serde_json::to_value(&parse).unwrap();
    let mut back: factwire::syntax::Parse = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(serde_json::to_value(&back).unwrap(), json);
    // probabilities are written with three places
    for (token, read) in parse.tokens.iter().zip(&mut back.tokens) {
        assert!((token.score - read.score).abs() < 0.0006, "{read:?}");
        read.score = token.score;
    }
    for (name, read) in parse.names.iter().zip(&mut back.names) {
        assert!((name.score - read.score).abs() < 0.0006, "{read:?}");
        read.score = name.score;
    }
    assert_eq!(back, parse);
    assert_eq!(back.children(2), parse.children(2));
    for (pointer, value) in
        [("/tokens/0/head", 0), ("/tokens/0/head", 99), ("/tokens/1/span/end", 4000), ("/sentences/0/tokens/end", 4000)]
    {
        let mut broken = json.clone();
        *broken.pointer_mut(pointer).unwrap() = value.into();
        assert!(serde_json::from_value::<factwire::syntax::Parse>(broken).is_err(), "{pointer} = {value}");
    }
}

#[test]
fn unknown_models_are_named_with_those_that_are_known() {
    let error = Extractor::builder().model("no-such-model").build().unwrap_err();
    let text = error.to_string();
    assert_eq!(error.kind(), ErrorKind::UnknownModel, "{text}");
    assert!(text.contains("no-such-model") && text.contains("factwire-en"), "{text}");
}

#[test]
fn broken_rule_files_are_refused_with_file_line_and_column() {
    for (rule, place, says) in [
        ("", "1:1", "about"),
        ("about = \"x\"\n[[pattern]]\nmatch = 3\n", "3:9", "string"),
        ("about = \"x\"\n\n[[pattern]]\nmatch = \"[lemma=pay\"\n", "4:10", "`]`"),
        ("about = \"x\"\n[[pattern]]\nmatch = \"[lemma=pay] >obj object\"\n", "3:10", "`subject` once"),
        ("about = \"x\"\n[[pattern]]\nmatch = \"[lemma=pay] >nosuch subject >obj object\"\n", "3:23", "no edge"),
        ("about = \"x\"\n[[pattern]]\nmatch = \"[lemma=pay", "3:20", "no TOML"),
        ("about = \"x\"\n[[pattern]]\nmatch = \"\"\n", "3:10", "empty"),
        ("about = \"x\"\nabout = \"y\"\n", "2:1", "duplicate"),
    ] {
        let error = Rules::empty().with_toml("pays", rule).unwrap_err();
        let told = error.to_string();
        assert!(error.kind() == ErrorKind::Rules && told.contains(says), "{rule}\n{told}");
        assert!(told.starts_with(&format!("pays.toml:{place}: ")), "{rule}\n{told}");
    }
    let deep = format!("about = \"x\"\n[[pattern]]\nmatch = \"{}\"\n", "[] >obj (".repeat(5_000));
    assert!(Rules::empty().with_toml("deep", &deep).is_err());
    assert!(Rules::empty().with_toml("no name!", "about = \"x\"").is_err());
    assert_eq!(Rules::empty().with_file("/no/such/rule.toml").unwrap_err().kind(), ErrorKind::Read);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    /// Sentences put together from words and marks that the rooms treat in a special way.
    #[test]
    fn any_mix_of_words_gives_spans_that_fit(
        words in proptest::collection::vec(
            prop_oneof![
                Just("said"), Just("\""), Just("“"), Just("”"), Just("„"), Just("."), Just("?"), Just("\n\n"), Just("Mr."), Just("Ada Okoro"),
                Just("mayor"), Just("of"), Just("Lund"), Just("not"), Just("who"), Just("met"), Just("talks"), Just("held"), Just("with"),
                Just("will"), Just("and"), Just(","), Just("U.S."), Just("US-based"), Just("n't"), Just("'s"), Just("according to"), Just("he"),
                Just("former"), Just("was"), Just("é"), Just("—"), Just("if"), Just("$4.2"), Just("(NATO)"), Just("the"), Just("1999")
            ],
            0..60,
        )
    ) {
        check(&words.join(" "));
    }

    /// Rule files put together from what may stand in one: a rule, or faults that lie in the file.
    #[test]
    fn any_rule_file_is_read_or_refused_with_places_in_it(
        parts in proptest::collection::vec(
            prop_oneof![
                Just("about = \"x\"\n"), Just("\n[[pattern]]\n"), Just("match = "), Just("\""), Just("'"), Just("\"\"\""), Just("\n"),
                Just("\\u00e9"), Just("\\x"), Just("\\"), Just("é"), Just("[lemma="), Just("say|$a"), Just("]"), Just(" >subj subject"),
                Just(" >obj object"), Just("("), Just(")"), Just(" !>"), Just(":"), Just("[words]\n"), Just("a = [\"b\"]\n"), Just("kind=Person"),
                Just("subject = [\"Actor\"]\n"), Just("\n[[fires]]\n"), Just("text = \"x\"\n"), Just("gives = [\"a | b\"]\n"), Just("1e9"),
                Just("match = \"[lemma=say] >subj subject >obj object\"\n")
            ],
            0..24,
        )
    ) {
        let text = parts.concat();
        if let Err(error) = Rules::empty().with_toml("pays", &text) {
            let faults = error.rule_faults();
            let lines: Vec<&str> = text.split('\n').collect();
            prop_assert!(!faults.is_empty());
            for fault in faults {
                let line = lines.get(fault.line - 1).unwrap_or_else(|| panic!("{fault} in {text:?}"));
                prop_assert!((1..=line.chars().count() + 1).contains(&fault.column), "{} in {:?}", fault, text);
            }
        }
    }

    #[test]
    fn any_text_gives_spans_that_fit(text in "\\PC{0,200}") {
        check(&text);
    }
}
