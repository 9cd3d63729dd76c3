//! Rule files + clauses → triples, one canonical triple a fact.

mod amounts;
mod argument_text;
mod assembly;
mod binary_triples;
mod claim_sources;
mod closed_relations;
mod compound_prepositions;
mod confidence;
mod degrees;
mod distinct_facts;
mod drafts;
mod empty_facts;
mod events;
mod fact_times;
mod factuality;
mod full_triples;
mod idioms;
mod idle_phrases;
mod joint_lists;
mod knowledge;
mod modifier_kinds;
mod modifiers;
mod name_phrases;
mod noun_facts;
mod object_complements;
mod open_relations;
mod restrictions;
mod role_facts;
mod rule_file;
mod rules;
mod shared_words;
mod statements;
mod surface;
mod surface_clauses;

pub use confidence::{fit, probability};
pub use rules::{Example, Rule, Rules};

use crate::doc::labels::labels;
use crate::{Clauses, Links, Mentions, Parse, Relation, RoleFact, Sentence, Signs, Statement, Times, Triple};
use drafts::Draft;
use knowledge::Knowledge;
use role_facts::Roles;

labels! {
    /// How much goes into one triple.
    ///
    /// ```
    /// # fn main() -> factwire::Result<()> {
    /// use factwire::{Extractor, Granularity};
    /// let full = Extractor::builder().granularity("full".parse()?).build()?;
    /// let triple = full.extract("The bank wants to sell the old mine.")?.triples.remove(0);
    /// assert_eq!((&*triple.subject.text, &*triple.predicate.text), ("The bank", "wants to sell"));
    /// assert_eq!(Granularity::default().to_string(), "compact"); // (bank, sell, mine), which is wanted
    /// # Ok(()) }
    /// ```
    #[derive(Default)]
    Granularity {
        /// Minimal arguments, the rest as modifiers, no fact twice.
        #[default]
        Compact = "compact",
        /// A triple for each clause in the words of the text, with whole phrases as arguments; also what noun phrases tell ("Norlake,
        /// a shipping firm", "the bridge over the river").
        Full = "full",
        /// A triple for each argument in the words of the text, the earlier ones taken into the predicate ("served as | prime
        /// minister", "served as prime minister in | 2010"), also for phrases inside ("served as prime minister of | Kenya").
        Binary = "binary",
    }
    later => |_label| Granularity::Compact
}

/// How much is told.
#[derive(Clone, Copy, Debug, Default)]
pub struct Detail {
    /// How much goes into one triple.
    pub granularity: Granularity,
    /// Whether the first triple of a fact tells where the text tells it again.
    pub variants: bool,
}

/// The triples of a text, in text order, who says what and who thinks what, and who holds which office. The entities are told the roles that only stand
/// for them or that only a rule reads.
pub fn extract(
    parse: &Parse,
    mentions: &Mentions,
    links: &mut Links,
    clauses: &Clauses,
    times: &Times,
    rules: &Rules,
    detail: Detail,
) -> (Vec<Triple>, [Vec<Statement>; 2], Vec<RoleFact>) {
    let known = Knowledge::new(parse, mentions, links, clauses, times, detail);
    let (mut triples, roles) = told(&known, rules);
    let statements = statements::all(&known);
    let roles = roles.into_facts(times.published, &mut triples, &mut links.entities);
    (triples, statements, roles)
}

/// What the confidence of each triple that [`extract`] gives was reckoned from, in their order.
pub fn signs(
    parse: &Parse,
    mentions: &Mentions,
    links: &Links,
    clauses: &Clauses,
    times: &Times,
    rules: &Rules,
    detail: Detail,
) -> Vec<Signs> {
    let known = Knowledge::new(parse, mentions, links, clauses, times, detail).recording();
    told(&known, rules).0.iter().map(|triple| known.recorded(triple).unwrap_or_default()).collect()
}

fn told(known: &Knowledge, rules: &Rules) -> (Vec<Triple>, Roles) {
    let parse = known.parse;
    let compact = known.detail.granularity == Granularity::Compact;
    // Sentence by sentence, of a text that tells the same again and again only what is kept takes room.
    let of_sentence = |(number, sentence): (usize, &Sentence)| {
        let mut drafts = closed_relations::drafts(known, rules, sentence.tokens.clone());
        object_complements::complete(known, &mut drafts);
        let open = open_relations::drafts(known, &drafts, number);
        drafts.extend(open);
        drafts.retain(|d| d.object.is_none_or(|o| !parse.is_in_another_pair(d.subject, o)));
        drafts.retain(|d| !(compact && claim_sources::lacks_narrator(known, d)));
        drafts
    };
    let drafts = parse.sentences.iter().enumerate().map(of_sentence);
    let tells_role = |d: &Draft| d.is(Relation::HasRole) || d.is(Relation::Leads);
    let (triples, drafts) = match known.detail.granularity {
        Granularity::Compact => {
            let mut of_roles = Vec::new();
            let drafts = drafts.inspect(|drafts| of_roles.extend(drafts.iter().filter(|d| tells_role(d)).cloned()));
            (assembly::triples(known, drafts, rules), of_roles)
        }
        Granularity::Full => {
            let drafts: Vec<Draft> = drafts.flatten().collect();
            (full_triples::triples(known, &drafts), drafts)
        }
        Granularity::Binary => {
            let drafts: Vec<Draft> = drafts.flatten().collect();
            (binary_triples::triples(known, &drafts), drafts)
        }
    };
    (triples, role_facts::all(known, &drafts))
}

#[cfg(test)]
mod tests;
