//! Whether a fact is so, and who says it: what the clause tells, with what a rule's reading adds.

use super::drafts::Draft;
use super::knowledge::Knowledge;
use super::{claim_sources, statements};
use crate::lexicon::vocabulary::{closed_classes, offices, predicates};
use crate::{Attribution, AttributionKind, Clause, Deprel, Factuality, Modality, Polarity, Relation, Stance, Upos};

/// The factuality of a draft; `clause` is the one that tells it, none for a title or an apposition.
pub(super) fn factuality(known: &Knowledge, draft: &Draft, clause: Option<&Clause>) -> Factuality {
    match clause {
        Some(clause) => Factuality {
            polarity: match clause.polarity {
                Polarity::Negative if is_contrast(known, draft) || is_denied_by_object(known, draft, clause) => {
                    Polarity::Affirmative
                }
                polarity => polarity,
            },
            modality: match clause.modality {
                Modality::Actual if is_proposed(draft, clause) => Modality::Wanted,
                modality => modality,
            },
            attribution: clause.claim.get().and_then(|c| attribution(known, c)),
        },
        // A title or an apposition is the author's own word, but inside quotation marks it is the speaker's.
        None => Factuality {
            polarity: Polarity::Affirmative,
            modality: modality_of_creation(known, draft),
            attribution: known
                .clauses
                .claim_at
                .at(draft.anchor)
                .filter(|&c| known.clauses.claims[c].kind == AttributionKind::Direct)
                .and_then(|c| attribution(known, c)),
        },
    }
}

/// "wants to open the largest mill in Lund": there is none yet.
fn modality_of_creation(known: &Knowledge, draft: &Draft) -> Modality {
    let token = &known.parse.tokens[draft.subject];
    let placed = draft.is(Relation::LocatedIn) && token.deprel == Deprel::Obj && token.upos == Upos::Noun;
    let clause = token.head.filter(|_| placed).and_then(|v| known.clauses.at(v));
    match clause.filter(|c| predicates::CREATES.has(&c.lemma)) {
        Some(clause) if clause.polarity == Polarity::Negative => Modality::Possible,
        Some(clause) if !matches!(clause.modality, Modality::Question | Modality::Command) => clause.modality,
        _ => Modality::Actual,
    }
}

/// "did not sell the ferry but the port": the denial ends before "but".
fn is_contrast(known: &Knowledge, draft: &Draft) -> bool {
    let parse = known.parse;
    let behind_but = |w: usize| {
        let token = &parse.tokens[w];
        token.deprel == Deprel::Conj
            && token.upos != Upos::Verb
            && parse.dependents(w, Deprel::Cc).any(|c| parse.tokens[c].lemma.as_ref() == "but")
            && parse.dependents(w, Deprel::Advmod).all(|n| !closed_classes::NEGATIONS.has(&parse.tokens[n].lemma))
    };
    draft.sides().any(behind_but)
}

/// "lack nothing": the object itself denies, so that a "not" beside it would say the opposite.
fn is_denied_by_object(known: &Knowledge, draft: &Draft, clause: &Clause) -> bool {
    let parse = known.parse;
    let Some(object) = draft.object else { return false };
    let nothing = closed_classes::NEGATIVE_PRONOUNS.has(&parse.tokens[object].lemma.to_lowercase());
    let heads = [clause.head, clause.carrier];
    let denied = heads
        .iter()
        .any(|&h| parse.dependents(h, Deprel::Advmod).any(|n| closed_classes::NEGATIONS.has(&parse.tokens[n].lemma)));
    nothing && !denied && !draft.clausal && parse.children(object).iter().all(|&c| parse.case_of(c) != "of")
}

/// "proposed her as chair": she is not chair yet.
fn is_proposed(draft: &Draft, clause: &Clause) -> bool {
    clause.head != draft.anchor && offices::PROPOSES.has(&clause.lemma)
}

/// A claim with the claims that it lies in. The chain ends because an outer claim is always wider.
fn attribution(known: &Knowledge, number: usize) -> Option<Attribution> {
    let claim = &known.clauses.claims[number];
    let via = claim.outer.and_then(|o| attribution(known, o));
    // "worried that the mayor would say": whoever worries does not report what the mayor says
    let Some(source) = claim_sources::of_claim(known, claim).filter(|_| claim.asserted) else { return via };
    let cue = statements::cue(known, claim).0;
    let stance = match (claim.retracted, claim.denied) {
        (true, _) => Stance::Retracts,
        (_, true) => Stance::Denies,
        _ => Stance::Asserts,
    };
    Some(Attribution {
        source,
        cue,
        kind: claim.kind,
        stance,
        via: via.map(Box::new),
        statement: known.statement_of[number],
    })
}
