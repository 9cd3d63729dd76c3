//! Claims as statements: who says it, by which words, and what.

use super::drafts::Draft;
use super::knowledge::Knowledge;
use super::surface::{in_order, is_quote};
use super::{argument_text, claim_sources, fact_times, modifiers};
use crate::lexicon::vocabulary::{closed_classes, phrases, predicates, statements};
use crate::{
    Argument, AttributionKind, Claim, ClauseKind, Content, Cue, Modifier, ModifierKind, Parse, SentenceId, Slot, Span,
    Statement, StatementId, Token, Upos,
};

/// The statements of a text and the attitudes that nobody puts into words, each in the order of the claims.
pub(super) fn all(known: &Knowledge) -> [Vec<Statement>; 2] {
    let claims = known.clauses.claims.iter().enumerate();
    let (said, thought): (Vec<_>, Vec<_>) = claims.partition(|&(number, _)| known.statement_of[number].is_some());
    [said, thought].map(|list| list.into_iter().map(|(_, claim)| statement(known, claim)).collect())
}

/// The number of the statement that each claim is; none of an attitude.
pub(super) fn numbers(parse: &Parse, claims: &[Claim]) -> Vec<Option<StatementId>> {
    let mut next = (0..).map(StatementId::new);
    claims.iter().map(|claim| if is_attitude(parse, claims, claim) { None } else { next.next() }).collect()
}

/// "wants to leave", "has hopes for the harvest": no word of it tells that somebody speaks.
fn is_attitude(parse: &Parse, claims: &[Claim], claim: &Claim) -> bool {
    // "declined to comment" is about what is said
    if claim.asserted || claim.unsaid || claim.retracted {
        return false;
    }
    // "refused “to pay a cent”" has been said; of “We want a vote,” she said only the whole
    let quotes = |o: usize| claims[o].kind != AttributionKind::Indirect;
    let covers = |o: usize| claims[o].content.iter().any(|r| claim.cue.iter().any(|w| r.contains(w)));
    let said = claim.kind != AttributionKind::Indirect && !claim.outer.is_some_and(|o| quotes(o) && covers(o));
    let of_mind = |t: &Token| {
        // "is believed to have left" is told by somebody, "is expected to leave" by nobody
        let told = claim.source.is_none() && hearsay(&t.lemma) && !statements::INTENDS.has(&t.lemma);
        statements::ATTITUDES.has(&t.lemma) && !told
    };
    let word = |t: &&Token| matches!(t.upos, Upos::Verb | Upos::Noun | Upos::Adj) && !predicates::LIGHT.has(&t.lemma);
    let mut words = claim.cue.iter().map(|&w| &parse.tokens[w]).filter(word);
    !said && words.next().is_some_and(of_mind) && words.all(of_mind)
}

fn hearsay(lemma: &str) -> bool {
    statements::HEARSAY.has(lemma) || predicates::HEARSAY.has(lemma)
}

/// The nearest statement around a claim.
fn around(known: &Knowledge, claim: &Claim) -> Option<StatementId> {
    let claims = &known.clauses.claims;
    // somebody who denies what another one said is not the one who reports it
    let outer = claim.outer.filter(|&o| claims[o].content != claim.content)?;
    std::iter::successors(Some(outer), |&o| claims[o].outer).find_map(|o| known.statement_of[o])
}

fn statement(known: &Knowledge, claim: &Claim) -> Statement {
    let (text, span) = cue(known, claim);
    let content = content(known, claim);
    let modifiers = modifiers(known, claim, &content);
    Statement {
        source: claim_sources::of_claim(known, claim),
        cue: Cue { text, span },
        content,
        kind: claim.kind,
        asserted: claim.asserted,
        denied: claim.denied,
        unsaid: claim.unsaid,
        retracted: claim.retracted,
        via: around(known, claim),
        modifiers,
        sentence: claim.cue.first().map_or(SentenceId(0), |&w| known.parse.tokens[w].sentence),
    }
}

/// The words that show a claim: "called for".
pub(super) fn cue(known: &Knowledge, claim: &Claim) -> (String, Span) {
    let (span, text) = in_order(known, &claim.cue);
    (text, span)
}

/// When, where, to whom and in what it is said.
fn modifiers(known: &Knowledge, claim: &Claim, content: &Content) -> Vec<Modifier> {
    let Some((source, clause)) = claim.source.zip(claim.cue.iter().find_map(|&w| known.clauses.at(w))) else {
        return Vec::new();
    };
    if clause.kind == ClauseKind::Nominal {
        return Vec::new();
    }
    let draft = Draft::open(source, clause.head, String::new(), clause.head);
    let mut found = modifiers::of_draft(known, &draft, clause);
    // "told Radio Lund that": the one who is told
    let informs = phrases::INFORMS.has(&clause.lemma);
    for hearer in clause.heads(&Slot::Object).filter(|_| informs) {
        let Argument { span, text, entity, .. } = argument_text::compact(known, hearer, &[]);
        let modifier = Modifier { entity, ..Modifier::new(ModifierKind::Recipient, text, span) };
        found.push(modifier);
    }
    found.sort_by_key(|m| m.span);
    found.retain(|m| {
        matches!(m.kind, ModifierKind::Time | ModifierKind::Place | ModifierKind::Recipient | ModifierKind::Medium)
            && !content.spans.iter().any(|s| s.overlaps(m.span))
    });
    fact_times::tell_modifiers(known, &mut found);
    found.shrink_to_fit();
    found
}

/// The pieces without the punctuation at their ends; a piece of punctuation only is left out.
fn content(known: &Knowledge, claim: &Claim) -> Content {
    let parse = known.parse;
    let joins = |w: usize| matches!(parse.word(w), "," | ":" | ";") || closed_classes::DASHES.has(parse.word(w));
    let is_mark = |w: usize| parse.tokens[w].upos == Upos::Punct && (is_quote(parse.word(w)) || parse.word(w) == "'");
    let mut spans: Vec<Span> = Vec::new();
    for piece in &claim.content {
        let (mut start, mut end) = (piece.start, piece.end);
        loop {
            // A mark whose partner stands inside the piece belongs to it: the gates were “in a sad state”.
            let odd = (start..end).filter(|&w| is_mark(w)).count() % 2 == 1;
            let around = end > start + 1 && is_mark(start) && is_mark(end - 1);
            let (first, last) = (start, end.saturating_sub(1));
            if start >= end {
                break;
            } else if around && !odd {
                (start, end) = (start + 1, end - 1);
            } else if joins(first) || odd && is_mark(first) || matches!(parse.word(first), "." | "!" | "?") {
                start += 1;
            } else if joins(last) || odd && is_mark(last) {
                end -= 1;
            } else {
                break;
            }
        }
        if start < end {
            spans.push(parse.span_of(start..end));
        }
    }
    let text = spans.iter().map(|&s| &parse.text[s]).collect::<Vec<_>>().join(" … ");
    spans.shrink_to_fit();
    Content { text, spans }
}
