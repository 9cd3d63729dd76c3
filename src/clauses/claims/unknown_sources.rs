//! What is said without a speaker that the text tells: "reporters were told that it rains", "the jury heard that", a quotation
//! that nobody is known to speak.

use super::{cue, reporting_verbs};
use crate::lexicon::vocabulary::{predicates, statements};
use crate::quotes::Quote;
use crate::{Claim, Clause, Clauses, Deprel, Modality, Parse, Polarity, Slot, Upos};

/// The claim of a clause that passes on what somebody said.
pub(super) fn of_clause(parse: &Parse, clauses: &Clauses, quotes: &[Quote], clause: &Clause) -> Option<Claim> {
    let passed_on = clause.passive && predicates::REPORTING.has(&clause.lemma) && !is_by_somebody(clause);
    let spreads = statements::SPREADS.has(&clause.lemma) && is_of_hearsay(parse, clause);
    if !passed_on && !spreads && !is_hearing(parse, clause) || clause.polarity == Polarity::Negative {
        return None;
    }
    let content = reporting_verbs::clauses_said(parse, clauses, quotes, clause);
    (!content.is_empty()).then(|| Claim::new(parse, None, cue(parse, clause), content))
}

/// "The jury heard that it rained", "Mayor took bribes, tribunal told": others speak before a court.
pub(super) fn is_hearing(parse: &Parse, clause: &Clause) -> bool {
    let hearers = if clause.passive { &Slot::Object } else { &Slot::Subject };
    let court = || clause.heads(hearers).any(|s| statements::COURTS.has(&parse.tokens[s].lemma.to_lowercase()));
    let tells_nobody = || clause.argument(&Slot::Object).is_none() && clause.argument(&Slot::Recipient).is_none();
    match clause.lemma.as_str() {
        "hear" => court(),
        "tell" => {
            court()
                && !clause.passive
                && tells_nobody()
                && parse.dependent(clause.head, Deprel::Ccomp).is_none_or(|c| c < clause.head)
        }
        _ => false,
    }
}

/// "A report emerged that it rains": whose report, the text does not tell.
fn is_of_hearsay(parse: &Parse, clause: &Clause) -> bool {
    clause
        .heads(&Slot::Subject)
        .any(|s| statements::HEARSAY_NOUN.has(&parse.tokens[s].lemma) && parse.dependent(s, Deprel::NmodPoss).is_none())
}

fn is_by_somebody(clause: &Clause) -> bool {
    clause.argument(&Slot::Subject).is_some()
}

/// Nobody vouches for what is said so: its clauses are no more than possible.
pub(super) fn weaken(parse: &Parse, clauses: &mut Clauses) {
    let Clauses { list, claims, .. } = clauses;
    for claim in claims.iter().filter(|c| is_of_unknown(parse, c)) {
        for range in &claim.content {
            let start = list.partition_point(|c| c.head < range.start);
            let within = list[start..].iter_mut().take_while(|c| c.head < range.end);
            for clause in within.filter(|c| c.claim.get().is_none()) {
                if matches!(clause.modality, Modality::Actual | Modality::Future) {
                    clause.modality = Modality::Possible;
                }
            }
        }
    }
}

fn is_of_unknown(parse: &Parse, claim: &Claim) -> bool {
    let cue = &parse.tokens[claim.cue[0]];
    claim.source.is_none()
        && claim.outer.is_none()
        && (cue.upos == Upos::Punct
            || statements::TOLD_WITHOUT_A_SPEAKER.has(&cue.lemma)
            || statements::SPREADS.has(&cue.lemma))
}
