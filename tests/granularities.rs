//! Compact, full and binary triples of any text: spans that fit, words on both sides, few enough, the same alone and in a batch.

use std::sync::LazyLock;

use factwire::facts::Argument;
use factwire::{Extraction, Extractor, Granularity, Span, Triple};
use proptest::prelude::*;
use proptest::sample::select;

/// An extractor for each granularity, with variants.
static EXTRACTORS: LazyLock<Vec<(Granularity, Extractor)>> = LazyLock::new(|| {
    let of = |g| (g, Extractor::builder().granularity(g).variants(true).build().unwrap());
    [Granularity::Compact, Granularity::Full, Granularity::Binary].map(of).into()
});

/// What is wrong with the triples of a text, one line a fault.
fn faults(text: &str, extraction: &Extraction) -> Vec<String> {
    let mut wrong = Vec::new();
    for triple in &extraction.triples {
        let told = triple.to_string();
        wrong.extend(of_triple(text, extraction, triple).into_iter().map(|fault| format!("{told}: {fault}")));
    }
    // without spaces a mark is a word as well
    let words = text.split_whitespace().map(|w| 1 + w.chars().count() / 4).sum::<usize>();
    if extraction.triples.len() > 4 * words {
        wrong.push(format!("{} triples of {words} words", extraction.triples.len()));
    }
    for (number, statement) in extraction.statements.iter().enumerate() {
        let fits = |span: Span| text.get(span.start..span.end).is_some_and(|words| !words.trim().is_empty());
        let in_order = statement.content.spans.windows(2).all(|s| s[0].end <= s[1].start);
        let outer = statement.via.is_none_or(|o| extraction.statement(o).is_some() && o.index() != number);
        let source = statement.source.as_ref().is_none_or(|s| fits(s.span));
        let sentence = extraction.sentence(statement.sentence).is_some();
        let content = statement.content.spans.iter().all(|&s| fits(s));
        if !(in_order && outer && source && sentence && content && fits(statement.cue.span)) {
            wrong.push(format!("statement {number}: {statement:?}"));
        }
        // chains of statements within statements end
        let mut at = Some(number);
        for _ in 0..=extraction.statements.len() {
            at = at.and_then(|n| extraction.statements[n].via).map(|via| via.index());
        }
        if at.is_some() {
            wrong.push(format!("statement {number} lies in itself"));
        }
    }
    for triple in &extraction.triples {
        let mut attribution = triple.factuality.attribution.as_ref();
        while let Some(said) = attribution {
            let told = extraction.statement_of(said);
            if told.is_none_or(|t| !t.asserted || t.source.as_ref() != Some(&said.source)) {
                wrong.push(format!("{triple}: {said:?} is no statement"));
            }
            attribution = said.via.as_deref();
        }
    }
    wrong
}

fn of_triple(text: &str, extraction: &Extraction, triple: &Triple) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut hold = |what: &str, holds: bool| {
        if !holds {
            wrong.push(what.to_owned())
        }
    };
    let fits = |span: Span| text.get(span.start..span.end).is_some_and(|words| !words.trim().is_empty());
    for (side, argument) in ["subject", "object"].into_iter().zip(triple.arguments()) {
        let Argument { span, head, phrase, .. } = *argument;
        hold(&format!("{side} without words"), !argument.text.trim().is_empty());
        hold(&format!("{side} {span} is no span of words"), fits(span));
        hold(&format!("head {head} of the {side} is no span of words"), fits(head));
        hold(&format!("phrase {phrase} of the {side} does not hold {span}"), phrase.contains(span) && fits(phrase));
        hold(&format!("phrase {phrase} of the {side} does not hold its head {head}"), phrase.contains(head));
        hold("no such entity", argument.entity.is_none_or(|id| extraction.entity(id).is_some()));
    }
    hold("predicate without words", !triple.predicate.text.trim().is_empty() && !triple.predicate.name.is_empty());
    // the "is" of an apposition stands nowhere
    let predicate = triple.predicate.span;
    hold("predicate out of the text", text.get(predicate.start..predicate.end).is_some());
    for modifier in &triple.modifiers {
        hold(
            &format!("modifier {:?} at {}", modifier.text, modifier.span),
            fits(modifier.span) && !modifier.text.is_empty(),
        );
    }
    for evidence in std::iter::once(&triple.evidence).chain(&triple.variants) {
        let sentence = extraction.sentence(evidence.sentence);
        hold("evidence without its sentence", sentence.is_some());
        let spans_fit = evidence.spans.iter().all(|s| text.get(s.start..s.end).is_some());
        hold("evidence out of the text", spans_fit && evidence.spans.is_sorted() && !evidence.spans.is_empty());
    }
    hold("confidence is no probability", triple.confidence <= 1.0);
    wrong
}

/// Reads the text in each granularity, and in one of them in a batch as well.
fn check(text: &str) {
    for (number, (granularity, extractor)) in EXTRACTORS.iter().enumerate() {
        let alone = extractor.extract(text).unwrap();
        assert_eq!(faults(text, &alone), Vec::<String>::new(), "{granularity:?}: {text:?}");
        if number == text.len() % EXTRACTORS.len() {
            let batch = extractor.extract_batch(["Lepik left.", text]);
            assert_eq!(batch.into_iter().nth(1).unwrap().unwrap(), alone, "{granularity:?}: {text:?}");
        }
    }
}

/// Who, does, whom, when and where, with marks that do not always pair: one a line.
const SUBJECTS: &str = "Mara Sund
The mayor of Turku
Norlake, a shipping firm,
Lepik and Okoro
He
It
Finance Minister Ada Okoro
\"Arken\"
The firm’s owner, Tom Brandt,
Three sailors who fled
“The council
(Salmela)
What Otieno wants
Zoë Müller-Łukasz
東京 officials
Those living in Lund";
const VERBS: &str = "sold
wants to sell
was given
is close to
has not been told about
held talks with
is
were seen by
said that Norlake bought
said: “
began and then stopped repairing
is likely to agree to
— after all —
turned down
refused to let
may have been named
asked whether
there is";
const OBJECTS: &str = "two ferries
the bridge over the river
a firm that builds ships
ports such as Lund and Turku
her
part of the fleet
“old” ships
the \"Vasa\" prize
$4.2 million (about 40%)
Okoro a ship
the judge, Mara Sund, whose son drowned
Lund, Sweden
that it had rained
to leave
selling its boats
l’Été d'or
🚢
U.S.-based Norlake Inc.";
const TAILS: &str = "in May
on Monday
because of the storm
to pay its debts
, scoring twice
by the crew
for 40 million dollars
, Otieno said
,” she added
and left
but did not sign
as chair
\"
if they agree";
const MARKS: &str = "and
,
(
)
[
]
”
“
'
the
of
who
to
not
-
by
's
\u{200b}
is";
const ENDS: [&str; 7] = [". ", "? ", "! ", ".\n\n", "” ", "; ", "... "];

fn one_of(fragments: &'static str) -> impl Strategy<Value = &'static str> {
    select(fragments.lines().collect::<Vec<_>>())
}

fn sentence() -> impl Strategy<Value = String> {
    let tails = proptest::collection::vec(one_of(TAILS), 0..4);
    (one_of(SUBJECTS), one_of(VERBS), one_of(OBJECTS), tails, select(&ENDS[..]))
        .prop_map(|(subject, verb, object, tails, end)| format!("{subject} {verb} {object} {}{end}", tails.join(" ")))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: if std::env::var_os("PROPTEST_CASES").is_some() { ProptestConfig::default().cases } else { 24 }, ..ProptestConfig::default() })]

    #[test]
    fn sentences_of_any_shape_give_triples_that_fit(sentences in proptest::collection::vec(sentence(), 1..5)) {
        check(&sentences.concat());
    }

    /// The fragments in any order: no sentence of any language.
    #[test]
    fn fragments_in_any_order_give_triples_that_fit(
        words in proptest::collection::vec(
            prop_oneof![
                one_of(SUBJECTS), one_of(VERBS), one_of(OBJECTS), one_of(TAILS), select(&ENDS[..]),
                one_of(MARKS),
            ],
            0..20,
        )
    ) {
        check(&words.join(" "));
    }

    #[test]
    fn any_characters_give_triples_that_fit(text in "\\PC{0,120}") {
        check(&text);
    }
}

#[test]
fn long_lists_give_few_triples() {
    let names = (0..60).map(|i| format!("Sund{i}")).collect::<Vec<_>>().join(", ");
    check(&format!("{names} and Lepik sold {names} and Okoro."));
    check(&format!("{names} and Lepik {} and left Turku.", "sold ships, ".repeat(40)));
    check(&format!("Norlake {} left Turku.", "wants to begin to ".repeat(30)));
    check(&format!("Norlake sold the bridge {}.", "of the port over the river in the town ".repeat(12)));
    check(&format!("Norlake sold {} Lund.", "a firm that owns ".repeat(30)));
    check(&format!("Norlake, {} sank.", "a firm, ".repeat(40)));
}

#[test]
fn a_fact_told_again_is_a_variant_when_asked_for() {
    let text = "Ada Okoro met Tom Brandt in Lund. Okoro met Brandt. Okoro met Brandt in Turku.";
    let asked = EXTRACTORS[0].1.extract(text).unwrap();
    let places = |t: &Triple| t.variants.iter().map(|e| e.sentence.index()).collect::<Vec<_>>();
    // another place is another fact
    assert_eq!(asked.triples.iter().map(places).collect::<Vec<_>>(), [vec![1], vec![]]);
    let variant: Vec<&str> = asked.triples[0].variants[0].spans.iter().map(|&s| &text[s]).collect();
    assert_eq!(variant, ["Okoro", "met", "Brandt"]);
    let plain = factwire::extract(text).unwrap();
    assert_eq!(plain.triples.len(), 2);
    assert!(plain.triples.iter().all(|t| t.variants.is_empty()));
}

#[test]
fn what_is_claimed_wanted_or_said_of_an_unknown_she_is_less_sure() {
    let confidence = |text: &str| {
        let extraction = factwire::extract(text).unwrap();
        let fact = extraction.triples.iter().find(|t| t.predicate.lemma == "sell");
        fact.unwrap_or_else(|| panic!("no sale in {text:?}")).confidence
    };
    let plain = confidence("Mara Sund sold the ferry.");
    for text in [
        "Okoro said that Mara Sund sold the ferry.",
        "Salmela wants Mara Sund to sell the ferry.",
        "If Mara Sund sells the ferry, Okoro will leave.",
        "She sold the ferry.",
    ] {
        assert!(confidence(text) < plain, "{text}: {} and plain {plain}", confidence(text));
    }
}
