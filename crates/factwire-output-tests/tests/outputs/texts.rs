//! Readings to write: of real texts, and made of whatever text comes.

use std::sync::OnceLock;

use factwire::facts::SCHEMA;
use factwire::output::Format;
use factwire::syntax::{Deprel, NameLabel, NameSpan, Parse, Sentence, Token, Upos};
use factwire::{Document, Extractor, Reading, Span};
use proptest::prelude::*;
use serde_json::{Value, json};

const ARTICLE: &str = "Zoë Lindqvist, the mayor of Kraków since 2019, met “Tom” Brandt & <Ida> Falk in Oslo on Wednesday. \
    She said the harbour union had not paid the crew, \"not a cent\".\n\nBrandt denied that he had threatened Falk. Falk and Brandt \
    founded Norlake AS in 1994; the two leaders will visit Bergen next week 🚢.\nNorlake may sell the yard, according to \
    the newspaper Kystposten. Former minister Ada Okoro told reporters that Holm believed the plan was dead.";

/// Two documents without anything strange, one with characters of several bytes, an empty one, and one that names no fact.
pub fn real() -> &'static [Reading] {
    static READ: OnceLock<Vec<Reading>> = OnceLock::new();
    READ.get_or_init(|| {
        let day = "2025-11-26".parse().unwrap();
        let article = include_str!("../../../../examples/article.txt");
        let documents = [
            Document::new(ARTICLE).with_id("zoë & <co>.txt").with_published(day),
            Document::new(article).with_id("article.txt"),
            Document::new(""),
            Document::new("Rain.").with_id("article.txt"), // the same name again
        ];
        let extractor = Extractor::builder().variants(true).build().unwrap();
        extractor.read_batch(&documents).into_iter().map(Result::unwrap).collect()
    })
}

pub fn written(format: Format, readings: &[Reading]) -> String {
    String::from_utf8(bytes(format, readings)).unwrap()
}

pub fn bytes(format: Format, readings: &[Reading]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut out = format.writer(&mut bytes).unwrap();
    readings.iter().for_each(|r| out.document(r).unwrap());
    out.finish().unwrap();
    bytes
}

/// Words that a format may trip over, and any others.
pub fn strange() -> impl Strategy<Value = String> {
    const KNOWN: &[&str] = &[
        "quo\"te",
        "it's",
        "a,b;c",
        "=1+1",
        "<b>&amp;</b>",
        "tab\tin",
        "two\nlines",
        "end\r\n",
        "مرحبا",
        "👩‍👩‍👧",
        "\0\u{1}\u{b}",
        "\u{7f}\u{85}",
        "\u{2028}x\u{2029}",
        "\\N\\n\\",
        "e\u{301}",
        "]]>",
        "-->",
        "a|b=c",
        "",
        " ",
        "\u{feff}",
        "\u{202e}rtl",
        "{\"@id\": 1}",
        "_",
        "%0A",
        "~2",
        "\u{fffe}\u{ffff}",
        "<script>",
        "'); DROP",
        "a/b#c?d",
        "\u{10ffff}",
        "(e1)",
        "_:b",
        "@prefix",
    ];
    prop_oneof![
        proptest::sample::select(KNOWN).prop_map(str::to_owned),
        any::<String>(),
        "[A-Z][a-z]{1,8}",
        "[\\PC\\t\\n]{1,12}",
    ]
}

/// A reading of seven pieces of text: entities, one of them of a kind of a user's own, a fact, a claim, an event without an object, a
/// fact about it, a denied fact without entities, a statement, a role.
pub fn hostile() -> impl Strategy<Value = Reading> {
    (proptest::array::uniform7(strange()), proptest::option::of(strange()))
        .prop_map(|(words, doc)| reading(&words, doc))
}

fn reading(words: &[String; 7], doc: Option<String>) -> Reading {
    let mut text = String::new();
    let mut spans = Vec::new();
    for word in words {
        let start = text.len();
        text.push_str(word);
        spans.push(Span::new(start, text.len()));
        text.push(' ');
    }
    let argument = |n: usize, entity: Option<u32>| {
        json!({"start": spans[n].start, "end": spans[n].end, "text": words[n], "entity": entity,
               "head": spans[n], "phrase": spans[n]})
    };
    let attribution =
        |source: Value| json!({"source": source, "cue": words[2], "kind": "mixed", "via": null, "statement": 0});
    let triple = |s: Value, o: Value, factuality: Value| {
        json!({"subject": s, "object": o, "modifiers": [{"kind": "topic", "text": words[5], "start": 0, "end": 0}],
               "predicate": {"name": words[2], "relation": null, "text": words[2], "start": spans[2].start,
                             "end": spans[2].end, "lemma": words[2], "tense": "past"},
               "when": {"iso": "2014/..", "start": "2014-01-01"}, "factuality": factuality,
               "evidence": {"sentence": 0, "rule": "open", "spans": [spans[0], spans[2]]}, "confidence": 0.67})
    };
    let entity = |n: usize, kind: &str| {
        json!({"id": n, "kind": kind, "name": words[n], "roles": [words[5]],
               "mentions": [{"start": spans[n].start, "end": spans[n].end, "text": words[n], "form": "name", "kind": kind}]})
    };
    let mut of_fact = argument(4, None);
    of_fact["fact"] = json!(2);
    of_fact["value"] = json!({"number": "40000000", "unit": words[3], "approximate": true});
    let tokens = tokens(&text);
    let whole = Span::new(0, text.len());
    let extraction = serde_json::from_value(json!({
        "schema": SCHEMA, "model": words[6], "doc_id": doc, "sentences": [whole],
        "entities": [entity(0, "person"), entity(1, "harbour_master")],
        "triples": [
            triple(argument(0, Some(0)), argument(1, Some(1)), json!({"polarity": "affirmative", "modality": "actual", "attribution": null})),
            triple(argument(0, Some(0)), argument(4, None),
                   json!({"polarity": "affirmative", "modality": "actual", "attribution": attribution(argument(3, None))})),
            // an event without an object, and one whose object is the fact before it
            triple(argument(0, Some(0)), Value::Null, json!({"polarity": "affirmative", "modality": "actual", "attribution": null})),
            triple(argument(0, Some(0)), of_fact, json!({"polarity": "affirmative", "modality": "actual", "attribution": null})),
            triple(argument(5, None), argument(6, None), json!({"polarity": "negative", "modality": "possible", "attribution": null})),
        ],
        "roles": [{"holder": argument(0, Some(0)), "title": words[5], "text": words[5], "start": spans[5].start, "end": spans[5].end,
                   "status": "current", "link": "title", "place": argument(6, None),
                   "evidence": {"sentence": 0, "rule": "open", "spans": []}, "confidence": 0.5}],
        "statements": [{"source": argument(3, None), "cue": {"text": words[2], "start": spans[2].start, "end": spans[2].end},
                        "content": {"text": words[4], "spans": [spans[0], spans[4]]}, "kind": "direct", "asserted": true,
                        "denied": false, "unsaid": false, "via": null, "sentence": 0}],
        "coverage": {"analysed": 1.0, "skipped": []},
    }))
    .unwrap();
    let names = tokens.first().map(|_| NameSpan::new(0..1, NameLabel::Person));
    let sentence = Sentence::new(whole, 0..tokens.len());
    Reading { parse: Parse::try_new(text, vec![sentence], tokens, names.into_iter().collect()).unwrap(), extraction }
}

/// A word for each piece between spaces, all under the first.
fn tokens(text: &str) -> Vec<Token> {
    let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let token = |(n, word): (usize, &str)| {
        let mut token = Token::new(Span::new(start(word), start(word) + word.len()), Upos::X, word);
        if n > 0 {
            (token.head, token.deprel) = (Some(0), Deprel::Dep);
        }
        token
    };
    text.split_whitespace().enumerate().map(token).collect()
}
