//! Rules × clauses → drafts of closed relations.

use super::Draft;
use super::knowledge::Knowledge;
use super::rules::{RulePattern, Rules};

pub(super) fn drafts(known: &Knowledge, rules: &Rules) -> Vec<Draft> {
    let mut found: Vec<Draft> = Vec::new();
    for anchor in 0..known.parse.tokens.len() {
        let lemma = known.parse.tokens[anchor].lemma.to_lowercase();
        let clause = known.clauses.at(anchor).map_or("", |c| c.lemma.as_str());
        let before = found.len();
        for (rule, number) in rules.starting_at([&lemma, clause]) {
            let pattern = &rule.patterns[number];
            for fit in pattern.pattern.matches(&known.graph, anchor) {
                let (Some(subject), Some(object)) = (fit.subject, fit.object) else { continue };
                let allows = |kinds, word| RulePattern::allows(kinds, known.kind(word), || known.is_nation(word));
                let allowed = allows(&pattern.subject, subject)
                    && allows(&pattern.object, object)
                    && !known.is_empty(subject)
                    && !known.is_empty(object);
                let twice = found[before..].iter().any(|d| {
                    d.name == rule.name
                        && (d.subject == subject && d.object == object
                            || rule.symmetric && d.subject == object && d.object == subject)
                });
                if allowed && !twice {
                    found.push(Draft {
                        subject,
                        object,
                        name: rule.name.clone(),
                        relation: rule.relation,
                        rule: format!("{}#{}", rule.name, number + 1),
                        confidence: pattern.confidence,
                        symmetric: rule.symmetric,
                        anchor,
                        clausal: false,
                    });
                }
            }
        }
    }
    found
}
