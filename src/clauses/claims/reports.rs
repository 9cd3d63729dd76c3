//! What reporting verbs say: their clauses, the sentence around them, "This was stated by ..." of the sentence before.

use std::ops::Range;

use super::super::{own, predicates, verbs};
use super::{clause_above, cue, ranges, source_of};
use crate::lexicon::vocabulary::statements;
use crate::quotes::{self, Quote};
use crate::{Claim, Clause, ClauseKind, Clauses, Deprel, Modality, Parse, Polarity, Slot, Upos};

/// The claim of a reporting verb.
pub(super) fn of_verb(parse: &Parse, clauses: &Clauses, quotes: &[Quote], clause: &Clause) -> Option<Claim> {
    if clause.kind != ClauseKind::Verbal || !verbs::is_reporting(&clause.lemma) {
        return None;
    }
    let source = source_of(clause)?;
    // "Do you think it rains?", "Tell me that it rains.": nobody says so
    if matches!(clause.modality, Modality::Question | Modality::Command) || own::is_condition(parse, clause.carrier) {
        return None;
    }
    let mut content: Vec<Range<usize>> = Vec::new();
    if !verbs::reports_only_quotes(&clause.lemma) || matches!(clause.lemma.as_str(), "accuse" | "quote" | "cite") {
        for argument in &clause.arguments {
            let said = match &argument.slot {
                Slot::Complement => {
                    let token = &parse.tokens[argument.head];
                    let charge = clause.lemma == "accuse" && parse.mark_of(argument.head) == "of";
                    // "denied having paid"
                    let gerund = token.deprel == Deprel::Xcomp
                        && matches!(clause.lemma.as_str(), "deny" | "admit" | "acknowledge" | "recall" | "report")
                        && parse.mark_of(argument.head) != "to";
                    token.deprel == Deprel::Ccomp || gerund || charge || quoted_as(parse, clause, argument.head)
                }
                // "accused them of breaking the truce"
                Slot::Adverbial(mark) => {
                    matches!((clause.lemma.as_str(), mark.as_str()), ("accuse", "of") | ("quote" | "cite", "as"))
                }
                _ => false,
            };
            if said {
                content.extend(quoted(quotes, ranges(&parse.subtree(argument.head)), argument.head));
            }
        }
    }
    let token = &parse.tokens[clause.head];
    // "accused them of breaking the truce": the gerund may hang to "them"
    if clause.lemma == "accuse" {
        for accused in clause.heads(&Slot::Object) {
            for deed in parse.dependents(accused, Deprel::Acl).filter(|&d| parse.mark_of(d) == "of") {
                content.extend(ranges(&parse.subtree(deed)));
            }
        }
    }
    // "The sides, she added, are close to a deal."
    let beside = token.deprel == Deprel::Parataxis || predicates::is_parenthetical(parse, clause.head);
    if content.is_empty()
        && beside
        && !verbs::reports_only_quotes(&clause.lemma)
        && let Some(main) = token.head.and_then(|h| clause_above(parse, clauses, h)).filter(|&h| h != clause.head)
    {
        let inner = parse.subtree(clause.head);
        let words: Vec<usize> = parse.subtree(main).into_iter().filter(|w| inner.binary_search(w).is_err()).collect();
        content = ranges(&words);
    }
    // "A deal is close, he said." where the tree makes two sentences' worth of parataxis under the verb
    if content.is_empty() && !verbs::reports_only_quotes(&clause.lemma) {
        for said in parse.dependents(clause.head, Deprel::Parataxis).filter(|&p| p < clause.head) {
            content.extend(ranges(&parse.subtree(said)));
        }
    }
    if content.is_empty() && !verbs::reports_only_quotes(&clause.lemma) {
        content = in_medium(parse, clause);
    }
    if content.is_empty() {
        content = sentence_before(parse, clause);
    }
    if content.is_empty() {
        return None;
    }
    // "did not say that the firm had sold the port": nobody says so; "does not think so" tells what she thinks
    let unsaid =
        clause.polarity == Polarity::Negative && !verbs::is_raising(&clause.lemma) || verbs::is_nobody(parse, source);
    let denied = statements::DENIES.has(&clause.lemma);
    let claim = Claim::new(parse, Some(source), cue(parse, clause), content);
    Some(Claim { asserted: claim.asserted && !unsaid, denied, unsaid, ..claim })
}

/// “He will go,” his lawyer said: words behind the closing mark are not said, wherever the tree hangs them.
fn quoted(quotes: &[Quote], content: Vec<Range<usize>>, head: usize) -> Vec<Range<usize>> {
    let Some(quote) = quotes::around(quotes, head) else { return content };
    let begins = content.first().is_some_and(|r| quote.tokens.contains(&r.start) || r.start + 1 >= quote.tokens.start);
    if !begins {
        return content;
    }
    let said = |w: &usize| *w < quote.tokens.end || quotes::around(quotes, *w).is_some();
    ranges(&content.into_iter().flatten().filter(said).collect::<Vec<_>>())
}

/// "wrote in a letter to the court that it rains": the tree may hang the clause to the letter.
fn in_medium(parse: &Parse, clause: &Clause) -> Vec<Range<usize>> {
    let media = clause.arguments.iter().filter(|a| matches!(a.slot, Slot::Oblique(_)) && a.head > clause.head);
    let said = |a: usize| {
        let within = [Deprel::Acl, Deprel::Ccomp].into_iter().flat_map(move |d| parse.dependents(a, d));
        within.into_iter().find(|&c| parse.mark_of(c) == "that" && c > a)
    };
    let owned = |a: usize| parse.dependent(a, Deprel::NmodPoss).is_some();
    let that = media.filter(|a| !owned(a.head)).find_map(|a| said(a.head));
    that.map_or_else(Vec::new, |t| ranges(&parse.subtree(t)))
}

/// "was quoted as saying that"
fn quoted_as(parse: &Parse, clause: &Clause, complement: usize) -> bool {
    clause.lemma == "tell" && parse.dependent(complement, Deprel::Nsubj).is_some()
}

/// "This was stated by the minister.", "She said this at a briefing.": the sentence before is what was said.
fn sentence_before(parse: &Parse, clause: &Clause) -> Vec<Range<usize>> {
    let sentence = parse.tokens[clause.head].sentence;
    let refers_back = clause.heads(&Slot::Object).any(|o| {
        matches!(parse.tokens[o].upos, Upos::Pron | Upos::Det)
            && match parse.word(o).to_lowercase().as_str() {
                "this" | "that" | "so" => true,
                "it" => statements::DENIES.has(&clause.lemma),
                _ => false,
            }
            && parse.children(o).is_empty()
    });
    // "called this a lie" tells what it is called
    let judges = [statements::NAMES, statements::JUDGES].iter().any(|set| set.has(&clause.lemma))
        && !statements::DENIES.has(&clause.lemma);
    if !refers_back || judges || sentence == 0 {
        return Vec::new();
    }
    let before = &parse.sentences[sentence - 1];
    vec![before.tokens.clone()]
}
