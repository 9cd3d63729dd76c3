//! Who says what: what somebody says to be so, in verbs (`reports`), phrases and nouns (`phrases`), quotation marks
//! (`quotations`) and the layout of the page (`layout`), and what somebody thinks of a thing or means to do (`stances`,
//! `objects`, `nouns`).

mod layout;
mod nouns;
mod objects;
mod phrases;
mod quotations;
mod reports;
mod stances;

use std::collections::HashMap;
use std::ops::Range;

use super::{predicates, verbs};
use crate::quotes::{self, Quote};
use crate::{
    AttributionKind, Claim, Clause, ClauseKind, Clauses, Deprel, Modality, Numbers, Parse, Polarity, Slot, Upos,
};

/// Finds the claims and points each clause to the innermost one that it is part of.
pub(super) fn attribute(parse: &Parse, quotes: &[Quote], clauses: &mut Clauses) {
    let mut found = Vec::new();
    for clause in &clauses.list {
        found.extend(reports::of_verb(parse, clauses, quotes, clause));
    }
    phrases::find(parse, clauses, &mut found);
    layout::find(parse, quotes, &mut found);
    quotations::find(parse, clauses, quotes, &mut found);
    stances::find(parse, clauses, &mut found);
    nouns::find(parse, &mut found);
    narrow_denials(parse, &mut found);
    for claim in &mut found {
        claim.content = merged(std::mem::take(&mut claim.content));
        claim.kind = kind(parse, &claim.content, quotes);
        // "retracted a story that said it rains"
        if claim.asserted && claim.source.is_some_and(|s| nouns::is_taken_back(parse, s)) {
            (claim.denied, claim.retracted) = (true, true);
        }
    }
    assign(parse, quotes, clauses, found);
    deny(parse, clauses);
    weaken(clauses);
}

/// "Holt accused the club of cheating. The club denied this.": it denies what he said of it, not that he said so.
fn narrow_denials(parse: &Parse, found: &mut [Claim]) {
    let mut by_cue: HashMap<usize, Vec<usize>> = HashMap::new();
    for (number, claim) in found.iter().enumerate().filter(|(_, c)| c.source.is_some()) {
        claim.cue.iter().for_each(|&w| by_cue.entry(w).or_default().push(number));
    }
    for number in 0..found.len() {
        let Claim { denied: true, content, cue, .. } = &found[number] else { continue };
        let [whole] = content.as_slice() else { continue };
        let sentence = &parse.sentences[parse.tokens[whole.start].sentence].tokens;
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
fn deny(parse: &Parse, clauses: &mut Clauses) {
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

/// What somebody takes back nobody holds to be so any longer, nor not to be so.
fn weaken(clauses: &mut Clauses) {
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
        let others = joined.into_iter().filter(|&o| source.is_some_and(|s| is_another(parse, s, o))).collect();
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

    /// "The ministry denied this.": of the sentence before.
    fn answers(&self, parse: &Parse) -> bool {
        let begins = |cue: usize| parse.sentences[parse.tokens[cue].sentence].tokens.start;
        self.denied && self.cue.first().zip(self.content.last()).is_some_and(|(&cue, r)| r.end <= begins(cue))
    }

    fn size(&self) -> usize {
        self.content.iter().map(|r| r.len()).sum()
    }

    fn covers(&self, token: usize) -> bool {
        self.content.iter().any(|r| r.contains(&token))
    }
}

/// The widest first, so that the innermost stays; a claim whose cue lies in another claim is nested in it.
fn assign(parse: &Parse, quotes: &[Quote], clauses: &mut Clauses, mut found: Vec<Claim>) {
    found.retain(|c| c.size() > 0 && !c.cue.is_empty());
    found.sort_by_key(|c| (std::cmp::Reverse(c.size()), !c.answers(parse)));
    nest(parse, &mut found);
    let told = |c: &Claim| match c.outer.map(|o| &found[o]) {
        // "wants to call for a vote": nobody has called for one; "said Brandt opposed the plan" tells what Brandt thinks
        Some(outer) if !c.asserted => outer.asserted,
        Some(_) => !is_own_word(parse, quotes, c),
        None => true,
    };
    let keep: Vec<bool> = found.iter().map(told).collect();
    let mut number = 0;
    found.retain(|_| {
        number += 1;
        keep[number - 1]
    });
    let inner = nest(parse, &mut found);
    for number in 0..found.len() {
        // "Poll: Most voters want a bridge": what they want, and nothing outside of what is said
        if let Some(outer) = found[number].outer.filter(|_| !found[number].asserted) {
            let words = found[number].content.iter().cloned().flatten();
            let within: Vec<usize> = words.filter(|&w| found[outer].covers(w)).collect();
            found[number].content = ranges(&within);
        }
    }
    // in the order of the text
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|&n| (found[n].cue[0], n));
    let mut place = vec![0; found.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old] = new;
    }
    for claim in &mut found {
        claim.outer = claim.outer.map(|o| place[o]);
    }
    let inner: Numbers = inner.iter().map(|c| c.map(|c| place[c])).collect();
    let mut slots: Vec<Option<Claim>> = found.into_iter().map(Some).collect();
    clauses.claims = order.into_iter().filter_map(|old| slots[old].take()).collect();
    for clause in &mut clauses.list {
        clause.claim = inner.at(clause.head).into();
    }
    clauses.claim_at = inner;
}

/// Sets the claim that each claim lies in; `found` is sorted, the widest first. Gives for each word the innermost claim that
/// says it to be so.
fn nest(parse: &Parse, found: &mut [Claim]) -> Numbers {
    let mut inner = Numbers::none(parse.tokens.len());
    let mut asserted = inner.clone();
    for (number, claim) in found.iter().enumerate() {
        for range in &claim.content {
            inner.fill(range.clone(), number);
            if claim.asserted {
                asserted.fill(range.clone(), number);
            }
        }
    }
    let mut answers: HashMap<usize, Vec<usize>> = HashMap::new();
    for (number, claim) in found.iter().enumerate().filter(|(_, c)| c.answers(parse)) {
        answers.entry(claim.content[0].start).or_default().push(number);
    }
    // A document holds few claims that overlap: the search for the outer one stays within those of the same place.
    let outers: Vec<Option<usize>> = (0..found.len())
        .map(|n| {
            let cue = found[n].cue[0];
            let outer = match inner.at(cue) {
                Some(o) if o != n => Some(o),
                Some(_) => (0..n).rev().find(|&o| found[o].covers(cue) && found[o].size() > found[n].size()),
                None => None,
            };
            let answer = || {
                let same = answers.get(&found[n].content.first()?.start)?;
                same.iter().copied().rev().find(|&o| o < n && found[o].content == found[n].content)
            };
            // The widest come first, so an outer claim has a smaller number and chains end; anything else is a tie.
            outer.filter(|&o| o < n).or_else(answer)
        })
        .collect();
    for (claim, outer) in found.iter_mut().zip(outers) {
        claim.outer = outer;
    }
    asserted
}

/// “I think it rains”, she said: still her word.
fn is_own_word(parse: &Parse, quotes: &[Quote], claim: &Claim) -> bool {
    let first_person = claim.source.is_some_and(|s| {
        parse.tokens[s].upos == Upos::Pron && matches!(parse.word(s).to_lowercase().as_str(), "i" | "we" | "me")
    });
    first_person
        && quotes::around(quotes, claim.cue[0]).is_some()
        && matches!(
            parse.tokens[claim.cue[0]].lemma.as_ref(),
            "think"
                | "believe"
                | "guess"
                | "hope"
                | "feel"
                | "say"
                | "tell"
                | "mean"
                | "suppose"
                | "expect"
                | "bet"
                | "fear"
        )
}

/// A conjunction may stand outside the marks: "said that “it rains”".
fn kind(parse: &Parse, content: &[Range<usize>], quotes: &[Quote]) -> AttributionKind {
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

/// "the mayor and the governor", but "Brandt, a lawyer and former minister" is one man.
fn is_another(parse: &Parse, source: usize, other: usize) -> bool {
    let case = parse.case_of(other);
    let name = |i: usize| parse.name_at(i).map(|n| n.tokens.start);
    if !predicates::can_act(parse, other) || !case.is_empty() && case != parse.case_of(source) {
        return false;
    }
    if name(other).is_some() || parse.tokens[other].upos != Upos::Noun {
        return name(other).is_none() || name(other) != name(source);
    }
    let plural = !parse.word(other).eq_ignore_ascii_case(&parse.tokens[other].lemma);
    let determined = parse.children(other).iter().any(|&c| match parse.tokens[c].deprel {
        // "Brandt, a former minister and a lawyer"
        Deprel::Det => name(source).is_none() || !matches!(&*parse.tokens[c].lemma, "a" | "an"),
        Deprel::NmodPoss => true,
        _ => false,
    });
    plural || determined
}

/// The one who says it. "It" that stands for the clause says nothing.
fn source_of(clause: &Clause) -> Option<usize> {
    clause.argument(&Slot::Subject).map(|a| a.head)
}

fn clause_above(parse: &Parse, clauses: &Clauses, token: usize) -> Option<usize> {
    let mut at = Some(token);
    while let Some(i) = at {
        if clauses.at(i).is_some_and(|c| c.kind != ClauseKind::Nominal) {
            return Some(i);
        }
        at = parse.tokens[i].head;
    }
    None
}

/// In text order, without overlaps.
fn merged(mut pieces: Vec<Range<usize>>) -> Vec<Range<usize>> {
    pieces.sort_by_key(|p| (p.start, p.end));
    let mut whole: Vec<Range<usize>> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match whole.last_mut() {
            Some(last) if piece.start < last.end => last.end = last.end.max(piece.end),
            _ => whole.push(piece),
        }
    }
    whole
}

/// Sorted words as ranges.
fn ranges(words: &[usize]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for &w in words {
        match found.last_mut() {
            Some(r) if r.end == w => r.end = w + 1,
            _ => found.push(w..w + 1),
        }
    }
    found
}

/// The words that show a claim, in text order: the verb with its particle and, where it is not so, what says so.
fn cue(parse: &Parse, clause: &Clause) -> Vec<usize> {
    let mut words = vec![clause.head];
    for &c in parse.children(clause.carrier) {
        let token = &parse.tokens[c];
        if token.deprel == Deprel::CompoundPrt || token.deprel == Deprel::Advmod && verbs::is_negation(&token.lemma) {
            words.push(c);
        }
    }
    words.sort_unstable();
    words.dedup();
    words
}

/// Words that are gathered in pieces.
#[derive(Default)]
struct Words(Vec<usize>);

impl Words {
    fn add(&mut self, words: Vec<usize>) {
        self.0.extend(words);
    }

    fn extend(&mut self, other: Words) {
        self.0.extend(other.0);
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// In text order, each once.
    fn sorted(mut self) -> Vec<usize> {
        self.0.sort_unstable();
        self.0.dedup();
        self.0
    }
}
