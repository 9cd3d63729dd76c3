//! What is told by default, and what only who asks for doubtful facts sees.

use factwire::facts::Probability;
use factwire::{DEFAULT_MIN_CONFIDENCE, Extractor, Granularity};

const TEXT: &str = "Asked about the ferry, which it may sell, Norlake named buyers. Mara Sund met Tom Brandt in Oslo.";

/// The predicates with their confidence.
fn told(granularity: Granularity, least: Option<f32>) -> Vec<(String, f32)> {
    let mut builder = Extractor::builder().granularity(granularity);
    if let Some(least) = least {
        builder = builder.min_confidence(Probability::new(least).unwrap());
    }
    let extraction = builder.build().unwrap().extract(TEXT).unwrap();
    extraction.triples.iter().map(|t| (t.predicate.name.clone(), t.confidence.get())).collect()
}

#[test]
fn doubtful_compact_facts_are_told_to_who_asks_for_them() {
    let all = told(Granularity::Compact, Some(0.0));
    let likely: Vec<_> = all.iter().filter(|(_, confidence)| *confidence >= DEFAULT_MIN_CONFIDENCE).cloned().collect();
    assert!(likely.iter().any(|(name, _)| name == "met_with") && likely.len() < all.len(), "{all:?}");
    assert_eq!(told(Granularity::Compact, None), likely);
}

#[test]
fn full_and_binary_facts_are_all_told() {
    for granularity in [Granularity::Full, Granularity::Binary] {
        assert_eq!(told(granularity, None), told(granularity, Some(0.0)), "{granularity}");
    }
}
