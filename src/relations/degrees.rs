//! The degree of an adjective: "higher", "more common", "too late". Without it a fact says too much or too little.

use super::drafts::open_name;
use crate::{Parse, Upos};

/// "higher" of "is higher than", "more_common" of "is more common than"; "high" of "is high".
pub(super) fn graded(parse: &Parse, adjective: usize) -> String {
    let form = parse.lower(adjective);
    let ends = |ending: &str| form.ends_with(ending) && form != *parse.tokens[adjective].lemma;
    if ends("er") || ends("est") || matches!(&*form, "worse" | "worst") {
        return form.to_lowercase();
    }
    let lemma = parse.tokens[adjective].lemma.to_lowercase();
    let degree = parse.children(adjective).iter().copied().find(|&d| is_degree(parse, adjective, d));
    degree.map_or(lemma.clone(), |d| open_name(&parse.lower(d), &lemma))
}

/// "[more] common", "[too] late": the adjective means another thing without it.
pub(super) fn is_degree(parse: &Parse, adjective: usize, adverb: usize) -> bool {
    adverb + 1 == adjective
        && parse.tokens[adjective].upos == Upos::Adj
        && matches!(&*parse.lower(adverb), "more" | "most" | "less" | "least" | "too")
}
