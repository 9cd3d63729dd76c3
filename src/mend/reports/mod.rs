//! Reports whose tree takes what is said for the one who says it: "Ferry deal close, says envoy", "“The port,” she said, “is
//! closed.”", "Okoro: Bank will stay".

pub(super) mod closing;
pub(super) mod interrupted;
pub(super) mod participles_of_speakers;
pub(super) mod pasts_taken_for_participles;
pub(super) mod speakers_before_colons;
pub(super) mod without_copula;

use crate::lexicon::vocabulary::predicates;
use crate::{Deprel, Parse, Upos};

/// "says", "told"; not "saying".
fn is_reporting_verb(parse: &Parse, word: usize) -> bool {
    let token = &parse.tokens[word];
    token.upos == Upos::Verb && predicates::REPORTING.has(&token.lemma) && !parse.word(word).ends_with("ing")
}

fn is_nominal(parse: &Parse, word: usize) -> bool {
    matches!(parse.tokens[word].upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
}

/// First and last word of a phrase without the marks around it.
fn ends(parse: &Parse, word: usize) -> (usize, usize) {
    let words = parse.subtree_without(word, |c| parse.tokens[c].upos == Upos::Punct);
    (words.first().copied().unwrap_or(word), words.last().copied().unwrap_or(word))
}

/// The word that ends the phrase of a noun and tells what the noun is or does: "deal close", "strike over", "mayor to quit".
fn predicate_behind(parse: &Parse, noun: usize, end: usize) -> Option<usize> {
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
