//! What reporting verbs say: their clauses, the sentence around them, "This was stated by ..." of the sentence before.

use std::ops::Range;

use super::word_sets::ranges;
use super::{clause_above, cue, source_of};
use crate::clauses::{conditions, negation, syntax};
use crate::lexicon::vocabulary::{predicates, statements};
use crate::quotes::{self, Quote};
use crate::{Claim, Clause, ClauseArgument, ClauseKind, Clauses, Deprel, Modality, Parse, Polarity, Slot, Upos};

/// The claim of a clause with a reporting verb.
pub(super) fn of_clause(parse: &Parse, clauses: &Clauses, quotes: &[Quote], clause: &Clause) -> Option<Claim> {
    if clause.kind != ClauseKind::Verbal || !predicates::REPORTING.has(&clause.lemma) {
        return None;
    }
    let source = source_of(clause)?;
    // "Do you think it rains?", "Tell me that it rains.": nobody says so
    if matches!(clause.modality, Modality::Question | Modality::Command)
        || conditions::is_condition(parse, clause.carrier)
    {
        return None;
    }
    let content = content(parse, clauses, quotes, clause);
    if content.is_empty() {
        return None;
    }
    // "did not say that the firm had sold the port": nobody says so; "does not think so" tells what she thinks
    let unsaid = clause.polarity == Polarity::Negative && !predicates::NEGATION_RAISING.has(&clause.lemma)
        || negation::is_nobody(parse, source);
    let denied = statements::DENIES.has(&clause.lemma);
    let claim = Claim::new(parse, Some(source), cue(parse, clause), content);
    Some(Claim { asserted: claim.asserted && !unsaid, denied, unsaid, ..claim })
}

/// Looks for what is said in one place.
type Place = fn(&Parse, &Clauses, &Clause) -> Vec<Range<usize>>;

/// What is said: the first of the places where it may stand that holds anything.
fn content(parse: &Parse, clauses: &Clauses, quotes: &[Quote], clause: &Clause) -> Vec<Range<usize>> {
    let says_clauses = !predicates::REPORTS_ONLY_QUOTES.has(&clause.lemma);
    let mut content = if says_clauses || matches!(clause.lemma.as_str(), "accuse" | "quote" | "cite") {
        in_complements(parse, quotes, clause)
    } else {
        Vec::new()
    };
    content.extend(in_accusation(parse, clause));
    let places: [Place; 3] = [around, before_verb, in_medium];
    for place in places.into_iter().filter(|_| says_clauses) {
        if content.is_empty() {
            content = place(parse, clauses, clause);
        }
    }
    if content.is_empty() { sentence_before(parse, clause) } else { content }
}

/// "said that it rains", "accused them of breaking the truce"
fn in_complements(parse: &Parse, quotes: &[Quote], clause: &Clause) -> Vec<Range<usize>> {
    let said = clause.arguments.iter().filter(|a| is_said(parse, clause, a));
    said.flat_map(|a| within_quote(quotes, ranges(&parse.subtree(a.head)), a.head)).collect()
}

fn is_said(parse: &Parse, clause: &Clause, argument: &ClauseArgument) -> bool {
    let lemma = clause.lemma.as_str();
    match &argument.slot {
        Slot::Complement => {
            let deprel = parse.tokens[argument.head].deprel;
            let mark = parse.mark_of(argument.head);
            let charge = lemma == "accuse" && mark == "of";
            // "denied having paid"
            let gerund = deprel == Deprel::Xcomp && statements::SAYS_BY_GERUND.has(lemma) && mark != "to";
            // "told reporters it rains", where the tree sees no clause of its own
            let told = lemma == "tell" && parse.dependent(argument.head, Deprel::Nsubj).is_some();
            deprel == Deprel::Ccomp || gerund || charge || told
        }
        // "accused them of breaking the truce", "was quoted as saying"
        Slot::Adverbial(mark) => matches!((lemma, mark.as_str()), ("accuse", "of") | ("quote" | "cite", "as")),
        _ => false,
    }
}

/// “He will go,” his lawyer said: words after the closing mark are not said, wherever the tree attaches them.
fn within_quote(quotes: &[Quote], content: Vec<Range<usize>>, head: usize) -> Vec<Range<usize>> {
    let Some(quote) = quotes::around(quotes, head) else { return content };
    let begins = content.first().is_some_and(|r| quote.tokens.contains(&r.start) || r.start + 1 >= quote.tokens.start);
    if !begins {
        return content;
    }
    let said = |w: &usize| *w < quote.tokens.end || quotes::around(quotes, *w).is_some();
    ranges(&content.into_iter().flatten().filter(said).collect::<Vec<_>>())
}

/// "accused them of breaking the truce": the gerund may depend on "them".
fn in_accusation(parse: &Parse, clause: &Clause) -> Vec<Range<usize>> {
    if clause.lemma != "accuse" {
        return Vec::new();
    }
    let deeds = clause.heads(&Slot::Object).flat_map(|accused| parse.dependents(accused, Deprel::Acl));
    deeds.filter(|&d| parse.mark_of(d) == "of").flat_map(|d| ranges(&parse.subtree(d))).collect()
}

/// "The sides, she added, are close to a deal."
fn around(parse: &Parse, clauses: &Clauses, clause: &Clause) -> Vec<Range<usize>> {
    let token = &parse.tokens[clause.head];
    let beside = token.deprel == Deprel::Parataxis || syntax::is_parenthetical_report(parse, clause.head);
    let main = token.head.filter(|_| beside).and_then(|h| clause_above(parse, clauses, h));
    let Some(main) = main.filter(|&h| h != clause.head) else { return Vec::new() };
    let report = parse.subtree(clause.head);
    let words: Vec<usize> = parse.subtree(main).into_iter().filter(|w| report.binary_search(w).is_err()).collect();
    ranges(&words)
}

/// "A deal is close, he said.", where the tree makes what is said a parataxis of the verb.
fn before_verb(parse: &Parse, _: &Clauses, clause: &Clause) -> Vec<Range<usize>> {
    let beside = parse.dependents(clause.head, Deprel::Parataxis).filter(|&p| p < clause.head);
    beside.flat_map(|said| ranges(&parse.subtree(said))).collect()
}

/// "wrote in a letter to the court that it rains": the tree may attach the clause to the letter.
fn in_medium(parse: &Parse, _: &Clauses, clause: &Clause) -> Vec<Range<usize>> {
    let media = clause.arguments.iter().filter(|a| matches!(a.slot, Slot::Oblique(_)) && a.head > clause.head);
    let said = |a: usize| {
        let within = [Deprel::Acl, Deprel::Ccomp].into_iter().flat_map(move |d| parse.dependents(a, d));
        within.into_iter().find(|&c| parse.mark_of(c) == "that" && c > a)
    };
    let owned = |a: usize| parse.dependent(a, Deprel::NmodPoss).is_some();
    let that = media.filter(|a| !owned(a.head)).find_map(|a| said(a.head));
    that.map_or_else(Vec::new, |t| ranges(&parse.subtree(t)))
}

/// "This was stated by the minister.", "She said this at a briefing.": the sentence before is what was said.
fn sentence_before(parse: &Parse, clause: &Clause) -> Vec<Range<usize>> {
    let sentence = parse.tokens[clause.head].sentence.index();
    let denies = statements::DENIES.has(&clause.lemma);
    let refers_back = clause.heads(&Slot::Object).any(|o| {
        matches!(parse.tokens[o].upos, Upos::Pron | Upos::Det)
            && match parse.word(o).to_lowercase().as_str() {
                "this" | "that" | "so" => true,
                "it" => denies,
                _ => false,
            }
            && parse.children(o).is_empty()
    });
    // "called this a lie" tells what it is called
    let judges = statements::NAMES.has(&clause.lemma) || statements::JUDGES.has(&clause.lemma);
    if !refers_back || judges && !denies || sentence == 0 {
        return Vec::new();
    }
    vec![parse.sentences[sentence - 1].tokens.clone()]
}
