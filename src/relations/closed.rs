//! Rules × clauses → drafts of closed relations.

use std::borrow::Cow;
use std::ops::Range;

use super::knowledge::Knowledge;
use super::rules::{RulePattern, Rules};
use super::{Draft, MOST_PAIRS};

/// Those that start from one of some words.
pub(super) fn drafts(known: &Knowledge, rules: &Rules, words: Range<usize>) -> Vec<Draft> {
    let mut found: Vec<Draft> = Vec::new();
    for anchor in words {
        let lemma = &*known.parse.tokens[anchor].lemma;
        let small = lemma.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
        let lemma = if small { Cow::Borrowed(lemma) } else { Cow::Owned(lemma.to_lowercase()) };
        let clause = known.clauses.at(anchor).map_or("", |c| c.lemma.as_str());
        let before = found.len();
        for (rule, number) in rules.starting_at([&lemma, clause], known.graph.mention[anchor].is_some()) {
            let pattern = &rule.patterns[number];
            for fit in pattern.pattern.matches(&known.graph, anchor) {
                let (Some(subject), Some(object)) = (fit.subject, fit.object) else { continue };
                let allows = |kinds, word| RulePattern::allows(kinds, known.kind(word), || known.is_nation(word));
                let allowed = allows(&pattern.subject, subject)
                    && allows(&pattern.object, object)
                    && !known.is_empty(subject)
                    && !known.is_empty(object);
                if !allowed {
                    continue;
                }
                let mut of_rule = found[before..].iter().filter(|d| d.name == rule.name);
                // of two long lists each is told, but not each with each
                let too_many = of_rule.clone().nth(MOST_PAIRS).is_some()
                    && of_rule.clone().next().is_some_and(|d| d.subject != subject && d.object != object);
                let twice = too_many
                    || of_rule.any(|d| {
                        d.subject == subject && d.object == object
                            || rule.symmetric && d.subject == object && d.object == subject
                    });
                if !twice {
                    found.push(Draft {
                        subject,
                        object,
                        name: rule.name.clone(),
                        relation: Some(rule.relation.clone()),
                        rule: format!("{}#{}", rule.name, number + 1),
                        confidence: pattern.confidence,
                        anchor,
                        clausal: false,
                    });
                }
            }
        }
    }
    found
}
