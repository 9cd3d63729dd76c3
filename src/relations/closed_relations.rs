//! Rules × clauses → drafts of closed relations.

use std::ops::Range;

use super::drafts::{Draft, MOST_PAIRS};
use super::knowledge::Knowledge;
use super::rules::{Rule, RulePattern, Rules};
use crate::RuleId;
use crate::lexicon::small_letters;

/// The drafts whose patterns start from one of some words.
pub(super) fn drafts(known: &Knowledge, rules: &Rules, words: Range<usize>) -> Vec<Draft> {
    let mut found: Vec<Draft> = Vec::new();
    for anchor in words.filter(|&w| known.graph.leads_on(w)) {
        let lemma = small_letters(&known.parse.tokens[anchor].lemma);
        let of_clause = known.clauses.at(anchor).map_or("", |c| c.lemma.as_str());
        let before = found.len();
        for (rule, number) in rules.starting_at([&lemma, of_clause], known.graph.mention[anchor].is_some()) {
            let pattern = &rule.patterns[number];
            for fit in pattern.pattern.matches(&known.graph, anchor) {
                let (Some(subject), object) = (fit.subject, fit.object) else { continue };
                if !may_be_arguments(known, pattern, subject, object)
                    || is_told(&found[before..], rule, subject, object)
                {
                    continue;
                }
                found.push(Draft {
                    subject,
                    object,
                    name: rule.name.clone(),
                    relation: Some(rule.relation.clone()),
                    rule: RuleId::Pattern { relation: rule.name.clone(), number: number + 1 },
                    confidence: pattern.confidence,
                    anchor,
                    clausal: false,
                    complement: None,
                });
            }
        }
    }
    found
}

fn may_be_arguments(known: &Knowledge, pattern: &RulePattern, subject: usize, object: Option<usize>) -> bool {
    let allows = |kinds, word| RulePattern::allows(kinds, known.kind(word), || known.is_nation(word));
    allows(&pattern.subject, subject)
        && !known.names_nobody(subject)
        && object.is_none_or(|o| allows(&pattern.object, o) && !known.names_nobody(o))
}

/// True where another pattern of the rule has told the same, and for all but the first of each of two long lists: everybody and
/// everything is told, but not each with each.
fn is_told(found: &[Draft], rule: &Rule, subject: usize, object: Option<usize>) -> bool {
    let mut of_rule = found.iter().filter(|d| d.name == rule.name);
    let too_many = of_rule.clone().nth(MOST_PAIRS).is_some()
        && of_rule.clone().next().is_some_and(|d| d.subject != subject && d.object != object);
    too_many
        || of_rule.any(|d| {
            let other_way = || Some(d.subject) == object && d.object == Some(subject);
            d.subject == subject && d.object == object || rule.symmetric && other_way()
        })
}
