//! Headlines: without auxiliaries and articles the network takes their verbs for attributes of their nouns.

pub(super) mod bare_infinitives;
pub(super) mod bare_nouns_behind_prepositions;
pub(super) mod finite_verbs;
pub(super) mod infinitives_behind_nouns;
pub(super) mod nouns_before_verbs;
pub(super) mod participles;

use crate::{Deprel, Parse, Upos};

/// The "to" before an infinitive.
fn infinitive_marker(parse: &Parse, verb: usize) -> Option<usize> {
    parse.dependents(verb, Deprel::Mark).find(|&m| &*parse.tokens[m].lemma == "to" && m < verb)
}

/// "The man named in the report.": a headline ends without a full stop.
fn ends_with_mark(parse: &Parse, word: usize) -> bool {
    let words = &parse.sentence_of(word).tokens;
    parse.tokens[words.end - 1].upos == Upos::Punct
}

/// "The man", "was a man": an article or a copula is a sign of running text.
fn has_article_or_copula(parse: &Parse, noun: usize) -> bool {
    [Deprel::Det, Deprel::Cop].iter().any(|&d| parse.dependent(noun, d).is_some())
}
