//! Who says what: what somebody says to be so, in verbs (`reporting_verbs`, which go on in `participles`), phrases ("according to":
//! `source_phrases`), quotation marks (`quotations`) and the layout of the page (`layout`), or nobody that the text tells
//! (`unknown_sources`), also in sentences that go on with it (`speech_going_on`), and what somebody thinks of a thing or means to do (`stances` with `stance_contents`, `nouns_of_saying`).
//! The author's own remarks are no part of it (`asides`), and claims may lie in others (`nesting`).

mod asides;
mod layout;
mod nesting;
mod nouns_of_saying;
mod participles;
mod quotations;
mod reporting_verbs;
mod source_phrases;
mod speech_going_on;
mod stance_contents;
mod stances;
mod unknown_sources;
mod word_sets;

use std::ops::Range;

use rustc_hash::FxHashMap;
use word_sets::merged;

use super::negation::is_negation;
use super::syntax::can_act;
use crate::lexicon::vocabulary::closed_classes;
use crate::quotes::{self, Quote};
use crate::{AttributionKind, Claim, Clause, ClauseKind, Clauses, Deprel, Modality, Parse, Polarity, Slot, Upos};

/// Finds the claims and points each clause to the innermost one that it is part of.
pub(super) fn attribute(parse: &Parse, quotes: &[Quote], clauses: &mut Clauses) {
    let mut found = Vec::new();
    for clause in &clauses.list {
        let of_known = reporting_verbs::of_clause(parse, clauses, quotes, clause);
        found.extend(of_known.or_else(|| unknown_sources::of_clause(parse, clauses, quotes, clause)));
    }
    source_phrases::find(parse, clauses, quotes, &mut found);
    layout::find(parse, quotes, &mut found);
    quotations::find(parse, clauses, quotes, &mut found);
    stances::find(parse, clauses, quotes, &mut found);
    nouns_of_saying::find(parse, &mut found);
    narrow_denials(parse, &mut found);
    for verb in speech_going_on::find(parse, clauses, quotes, &mut found) {
        let open = |c: &&mut Clause| c.modality == Modality::Conditional && parse.first_of_list(c.carrier) == verb;
        clauses.list.iter_mut().filter(open).for_each(|c| c.modality = Modality::Future);
    }
    for claim in &mut found {
        claim.content = merged(std::mem::take(&mut claim.content));
        claim.kind = attribution_kind(parse, &claim.content, quotes);
        // "retracted a story that said it rains"
        if claim.asserted && claim.source.is_some_and(|s| nouns_of_saying::is_taken_back(parse, s)) {
            (claim.denied, claim.retracted) = (true, true);
        }
    }
    nesting::assign(parse, quotes, clauses, found);
    turn_denied(parse, clauses);
    weaken_retracted(clauses);
    unknown_sources::weaken(parse, clauses);
}

/// "Holt accused the club of cheating. The club denied this.": it denies the charge, not that he made it.
fn narrow_denials(parse: &Parse, found: &mut [Claim]) {
    let mut by_cue: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (number, claim) in found.iter().enumerate().filter(|(_, c)| c.source.is_some()) {
        claim.cue.iter().for_each(|&w| by_cue.entry(w).or_default().push(number));
    }
    for number in 0..found.len() {
        let Claim { denied: true, content, cue, .. } = &found[number] else { continue };
        let [whole] = content.as_slice() else { continue };
        let sentence = &parse.sentence_of(whole.start).tokens;
        if whole != sentence || cue.iter().any(|w| sentence.contains(w)) {
            continue;
        }
        let root = sentence.clone().find(|&w| parse.tokens[w].head.is_none());
        let said = root.and_then(|r| by_cue.get(&r)).into_iter().flatten().map(|&c| &found[c]);
        if let Some(content) = said.max_by_key(|c| c.size()).map(|c| c.content.clone()) {
            found[number].content = content;
        }
    }
}

/// "The firm bought the bridge. The ministry denied this.": it did not, says the ministry.
fn turn_denied(parse: &Parse, clauses: &mut Clauses) {
    let Clauses { list, claims, .. } = clauses;
    for clause in list.iter_mut() {
        let main = parse.tokens[clause.carrier].head.is_none();
        if main && clause.claim.get().is_some_and(|c| claims[c].asserted && claims[c].answers(parse)) {
            clause.polarity = match clause.polarity {
                Polarity::Affirmative => Polarity::Negative,
                Polarity::Negative => Polarity::Affirmative,
                Polarity::Unknown => Polarity::Unknown,
            };
        }
    }
}

/// "retracted her claim that it rains": nobody holds any longer that it does, and nobody has said that it does not.
fn weaken_retracted(clauses: &mut Clauses) {
    let Clauses { list, claims, .. } = clauses;
    let outer = |&c: &usize| claims[c].outer;
    for clause in list.iter_mut().filter(|c| matches!(c.modality, Modality::Actual | Modality::Future)) {
        let taken_back = |c: usize| claims[c].asserted && claims[c].retracted;
        if std::iter::successors(clause.claim.get(), outer).any(taken_back) {
            clause.modality = Modality::Possible;
        }
    }
}

impl Claim {
    fn new(parse: &Parse, source: Option<usize>, cue: Vec<usize>, content: Vec<Range<usize>>) -> Claim {
        let joined = source.map(|s| parse.conjuncts(s)).unwrap_or_default();
        let mut others: Vec<usize> =
            joined.into_iter().filter(|&o| source.is_some_and(|s| is_another(parse, s, o))).collect();
        // "The owners, Berg and Holt, said": each of the names
        let names = source.filter(|_| others.is_empty()).and_then(|s| names_beside(parse, s));
        let source = names.or(source);
        if let Some(first) = names {
            others = parse.conjuncts(first).into_iter().filter(|&o| is_another(parse, first, o)).collect();
        }
        let kind = AttributionKind::Indirect;
        Claim {
            source,
            others,
            cue,
            content,
            kind,
            asserted: source.is_some(),
            denied: false,
            retracted: false,
            unsaid: false,
            outer: None,
        }
    }

    /// "The ministry denied this.": the content is the sentence before.
    fn answers(&self, parse: &Parse) -> bool {
        let begins = |cue: usize| parse.sentence_of(cue).tokens.start;
        self.denied && self.cue.first().zip(self.content.last()).is_some_and(|(&cue, r)| r.end <= begins(cue))
    }

    fn size(&self) -> usize {
        self.content.iter().map(|r| r.len()).sum()
    }

    fn covers(&self, token: usize) -> bool {
        self.content.iter().any(|r| r.contains(&token))
    }
}

/// Whether the content is quoted. One word may stand outside the marks, as a conjunction does: "said that “it rains”".
fn attribution_kind(parse: &Parse, content: &[Range<usize>], quotes: &[Quote]) -> AttributionKind {
    let words = content.iter().cloned().flatten().filter(|&w| parse.tokens[w].upos != Upos::Punct);
    let (quoted, plain): (Vec<usize>, Vec<usize>) = words.partition(|&w| quotes::around(quotes, w).is_some());
    match (quoted.len(), plain.len()) {
        (0, _) => AttributionKind::Indirect,
        (_, 0 | 1) => AttributionKind::Direct,
        _ => AttributionKind::Mixed,
    }
}

/// The quotes that share a word with the range. Quotes are in text order and do not overlap.
fn overlapping<'q>(quotes: &'q [Quote], range: &Range<usize>) -> impl Iterator<Item = &'q Quote> {
    let range = range.clone();
    let first = quotes.partition_point(|q| q.tokens.end <= range.start);
    quotes[first..].iter().take_while(move |q| q.tokens.start < range.end)
}

/// "the two owners, [Berg] and Holt": the first of the names in apposition to those who are many.
fn names_beside(parse: &Parse, source: usize) -> Option<usize> {
    let token = &parse.tokens[source];
    let many = token.upos == Upos::Noun && !parse.word(source).eq_ignore_ascii_case(&token.lemma);
    let named = |w: usize| parse.name_at(w).is_some();
    parse
        .dependents(source, Deprel::Appos)
        .find(|&a| many && named(a) && parse.conjuncts(a).into_iter().any(|o| named(o) && is_another(parse, a, o)))
}

/// "the mayor and the governor", but "Brandt, a lawyer and former minister" is one man.
fn is_another(parse: &Parse, source: usize, other: usize) -> bool {
    let case = parse.case_of(other);
    let name = |i: usize| parse.name_at(i).map(|n| n.tokens.start);
    if !can_act(parse, other) || !case.is_empty() && case != parse.case_of(source) {
        return false;
    }
    if name(other).is_some() || parse.tokens[other].upos != Upos::Noun {
        return name(other).is_none() || name(other) != name(source);
    }
    let plural = !parse.word(other).eq_ignore_ascii_case(&parse.tokens[other].lemma);
    let determined = parse.children(other).iter().any(|&c| match parse.tokens[c].deprel {
        // "Brandt, a former minister and a lawyer"
        Deprel::Det => name(source).is_none() || !closed_classes::INDEFINITE_ARTICLES.has(&parse.tokens[c].lemma),
        Deprel::NmodPoss => true,
        _ => false,
    });
    plural || determined
}

/// The one who says it.
fn source_of(clause: &Clause) -> Option<usize> {
    clause.argument(&Slot::Subject).map(|a| a.head)
}

/// The nearest word above, or the word itself, that heads a clause with a verb.
fn clause_above(parse: &Parse, clauses: &Clauses, token: usize) -> Option<usize> {
    let has_clause = |&i: &usize| clauses.at(i).is_some_and(|c| c.kind != ClauseKind::Nominal);
    std::iter::successors(Some(token), |&i| parse.tokens[i].head).find(has_clause)
}

/// The words that show a claim, in text order: the verb with its particle and what denies it.
fn cue(parse: &Parse, clause: &Clause) -> Vec<usize> {
    let mut words = vec![clause.head];
    for &c in parse.children(clause.carrier) {
        let token = &parse.tokens[c];
        if token.deprel == Deprel::CompoundPrt || token.deprel == Deprel::Advmod && is_negation(parse, c) {
            words.push(c);
        }
    }
    words.sort_unstable();
    words.dedup();
    words
}
