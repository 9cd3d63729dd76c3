//! Who says what: reporting verbs with their clauses, quotations of one or several sentences, "according to", nouns
//! such as "claim", and "This was stated by ..." of the sentence before.

use std::ops::Range;

use super::{predicates, verbs};
use crate::quotes::{self, Quote};
use crate::{AttributionKind, Claim, Clause, ClauseKind, Clauses, Deprel, Parse, Polarity, Slot, Upos};

/// A claim with the words that it covers.
struct Found {
    claim: Claim,
    content: Vec<Range<usize>>,
}

impl Found {
    fn size(&self) -> usize {
        self.content.iter().map(|r| r.len()).sum()
    }
    fn covers(&self, token: usize) -> bool {
        self.content.iter().any(|r| r.contains(&token))
    }
}

/// Finds the claims and points each clause to the innermost one that it is part of.
pub(super) fn attribute(parse: &Parse, quotes: &[Quote], clauses: &mut Clauses) {
    let mut found = Vec::new();
    for clause in &clauses.list {
        found.extend(of_verb(parse, clauses, quotes, clause));
    }
    of_phrases(parse, clauses, &mut found);
    of_colons(parse, &mut found);
    of_quotes(parse, clauses, quotes, &mut found);
    for f in &mut found {
        f.claim.kind = kind(&f.content, quotes);
    }
    assign(parse, clauses, found);
}

/// The widest first, so that the innermost stays; a claim whose cue lies in another claim is nested in it.
fn assign(parse: &Parse, clauses: &mut Clauses, mut found: Vec<Found>) {
    found.sort_by_key(|f| std::cmp::Reverse(f.size()));
    let mut inner: Vec<Option<usize>> = vec![None; parse.tokens.len()];
    for (number, f) in found.iter().enumerate() {
        for range in &f.content {
            inner[range.clone()].fill(Some(number));
        }
    }
    let outer_of = |number: usize| {
        let cue = *found[number].claim.cue.first()?;
        (0..number).rev().find(|&o| found[o].covers(cue) && found[o].size() > found[number].size())
    };
    // A document holds few claims that overlap: the search for the outer one stays within those of the same place.
    let outers: Vec<Option<usize>> = (0..found.len())
        .map(|n| {
            let cue = *found[n].claim.cue.first()?;
            match inner[cue] {
                Some(o) if o != n => Some(o),
                Some(_) => outer_of(n),
                None => None,
            }
        })
        .collect();
    for clause in &mut clauses.list {
        clause.claim = inner[clause.head];
    }
    clauses.claim_at = inner;
    clauses.claims = found
        .into_iter()
        .zip(outers)
        .enumerate()
        // The widest come first, so an outer claim has a smaller number and chains end; anything else is a tie.
        .map(|(n, (f, outer))| Claim { outer: outer.filter(|&o| o < n), ..f.claim })
        .collect();
}

fn kind(content: &[Range<usize>], quotes: &[Quote]) -> AttributionKind {
    let words: usize = content.iter().map(|r| r.len()).sum();
    let quoted: usize = content
        .iter()
        .map(|r| {
            overlapping(quotes, r)
                .map(|q| q.tokens.end.min(r.end).saturating_sub(q.tokens.start.max(r.start)))
                .sum::<usize>()
        })
        .sum();
    // the marks, a comma and a full stop may stand on either side
    if quoted == 0 {
        AttributionKind::Indirect
    } else if quoted + 4 >= words {
        AttributionKind::Direct
    } else {
        AttributionKind::Mixed
    }
}

/// The quotes that share a word with the range. Quotes are in text order and do not overlap.
fn overlapping<'q>(quotes: &'q [Quote], range: &Range<usize>) -> impl Iterator<Item = &'q Quote> {
    let range = range.clone();
    let first = quotes.partition_point(|q| q.tokens.end <= range.start);
    quotes[first..].iter().take_while(move |q| q.tokens.start < range.end)
}

// ------------------------------------------------------------------------------------------------ reporting verbs

fn of_verb(parse: &Parse, clauses: &Clauses, quotes: &[Quote], clause: &Clause) -> Option<Found> {
    if clause.kind != ClauseKind::Verbal || !verbs::is_reporting(&clause.lemma) {
        return None;
    }
    let source = source_of(clause)?;
    // "did not say that the firm had sold the port": nobody says so; "does not think so" tells what she thinks
    if clause.polarity == Polarity::Negative && !verbs::is_raising(&clause.lemma) {
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
    if content.is_empty() {
        content = sentence_before(parse, clause);
    }
    if content.is_empty() {
        return None;
    }
    Some(Found { claim: new_claim(parse, source, vec![clause.head]), content })
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

fn new_claim(parse: &Parse, source: usize, cue: Vec<usize>) -> Claim {
    let others = parse.conjuncts(source).into_iter().filter(|&o| is_another(parse, source, o)).collect();
    Claim { source, others, cue, kind: AttributionKind::Indirect, outer: None }
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

/// "was quoted as saying that"
fn quoted_as(parse: &Parse, clause: &Clause, complement: usize) -> bool {
    clause.lemma == "tell" && parse.dependent(complement, Deprel::Nsubj).is_some()
}

/// "This was stated by the minister.", "She said this at a briefing.": the sentence before is what was said.
fn sentence_before(parse: &Parse, clause: &Clause) -> Vec<Range<usize>> {
    let sentence = parse.tokens[clause.head].sentence;
    let refers_back = clause.heads(&Slot::Object).any(|o| {
        matches!(parse.tokens[o].upos, Upos::Pron | Upos::Det)
            && matches!(parse.word(o).to_lowercase().as_str(), "this" | "that" | "so")
            && parse.children(o).is_empty()
    });
    if !refers_back || sentence == 0 {
        return Vec::new();
    }
    let before = &parse.sentences[sentence - 1];
    vec![before.tokens.clone()]
}

// ------------------------------------------------------------------------------------------------ phrases and nouns

/// "according to the ministry", "in the words of", "her claim that ..."
fn of_phrases(parse: &Parse, clauses: &Clauses, found: &mut Vec<Found>) {
    for i in 0..parse.tokens.len() {
        let token = &parse.tokens[i];
        match token.deprel {
            Deprel::Obl | Deprel::Nmod | Deprel::Parataxis | Deprel::Advcl | Deprel::Advmod => {
                let case = parse.case_of(i);
                if !case.starts_with("according") {
                    continue;
                }
                let Some(main) = token.head else { continue };
                // the phrase speaks of the whole clause, also where the tree hangs it to a noun
                let main = clause_above(parse, clauses, main).unwrap_or(main);
                let inner = parse.subtree(i);
                let words: Vec<usize> =
                    parse.subtree(main).into_iter().filter(|w| inner.binary_search(w).is_err()).collect();
                let cue = parse
                    .dependents(i, Deprel::Case)
                    .flat_map(|c| std::iter::once(c).chain(parse.dependents(c, Deprel::Fixed)))
                    .collect();
                found.push(Found { claim: new_claim(parse, i, cue), content: ranges(&words) });
            }
            // "the claim that the deal is dead", "a statement saying"
            Deprel::Acl | Deprel::Ccomp => {
                let Some(noun) = token.head.filter(|&h| {
                    parse.tokens[h].upos == Upos::Noun && verbs::is_reporting_noun(&parse.tokens[h].lemma)
                }) else {
                    continue;
                };
                let that = parse.dependents(i, Deprel::Mark).any(|m| parse.tokens[m].lemma.as_ref() == "that");
                let owner = parse.dependent(noun, Deprel::NmodPoss).or_else(|| {
                    parse
                        .dependents(noun, Deprel::Nmod)
                        .find(|&n| matches!(parse.case_of(n).as_str(), "by" | "of" | "from"))
                });
                if let (true, Some(owner)) = (that, owner) {
                    found
                        .push(Found { claim: new_claim(parse, owner, vec![noun]), content: ranges(&parse.subtree(i)) });
                }
            }
            _ => {}
        }
    }
}

/// "Okoro: Bank will stay"
fn of_colons(parse: &Parse, found: &mut Vec<Found>) {
    for sentence in &parse.sentences {
        let words = sentence.tokens.clone();
        let Some(speaker) = words.clone().take(6).find(|&i| parse.tokens[i].deprel == Deprel::Vocative) else {
            continue;
        };
        let phrase = parse.subtree_without(speaker, |c| parse.tokens[c].upos == Upos::Punct);
        let colon = phrase[phrase.len() - 1] + 1;
        let alone = phrase[0] == words.start && colon + 1 < words.end && parse.word(colon) == ":";
        if alone && predicates::can_act(parse, speaker) {
            let claim = new_claim(parse, speaker, vec![colon]);
            let content = std::iter::once(colon + 1..words.end).collect();
            found.push(Found { claim, content });
        }
    }
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

// ------------------------------------------------------------------------------------------------ quotations

/// Gives every quotation that holds a clause to the reporting verb beside it; a quotation without one goes on from the
/// one before it in the same paragraph.
fn of_quotes(parse: &Parse, clauses: &Clauses, quotes: &[Quote], found: &mut Vec<Found>) {
    let mut of_quote: Vec<Option<(usize, Vec<usize>)>> = Vec::with_capacity(quotes.len());
    for quote in quotes {
        let speaks = clauses.list[clauses_in(clauses, &quote.tokens)].iter().any(|c| c.kind != ClauseKind::Nominal);
        let cue = if speaks { cue_beside(parse, clauses, quotes, quote) } else { None };
        of_quote.push(cue.and_then(|c| Some((source_of(&clauses.list[c])?, vec![clauses.list[c].head]))));
    }
    // "NATO is strong." "It pays its bills," he added.  One speaker, one paragraph.
    let paragraph = |q: &Quote| parse.sentences[parse.tokens[q.tokens.start].sentence].paragraph;
    let silent = |q: &Quote| clauses.list[clauses_in(clauses, &q.tokens)].iter().any(|c| c.kind != ClauseKind::Nominal);
    for q in 1..quotes.len() {
        if of_quote[q].is_none() && silent(&quotes[q]) && paragraph(&quotes[q]) == paragraph(&quotes[q - 1]) {
            of_quote[q] = of_quote[q - 1].clone();
        }
    }
    for q in (0..quotes.len().saturating_sub(1)).rev() {
        if of_quote[q].is_none() && silent(&quotes[q]) && paragraph(&quotes[q]) == paragraph(&quotes[q + 1]) {
            of_quote[q] = of_quote[q + 1].clone();
        }
    }
    for (quote, said) in quotes.iter().zip(of_quote) {
        let Some((source, cue)) = said else { continue };
        // a claim of the same verb grows by what stands in the marks: "He said X. “Y ...”"
        let same = found.iter_mut().rev().find(|f| f.claim.cue == cue);
        match same {
            Some(f) => {
                if !f.content.iter().any(|r| r.start <= quote.tokens.start && quote.tokens.end <= r.end) {
                    f.content.push(quote.tokens.clone());
                }
            }
            None => found.push(Found { claim: new_claim(parse, source, cue), content: vec![quote.tokens.clone()] }),
        }
    }
}

/// The clauses whose heads lie in a range of words.
fn clauses_in(clauses: &Clauses, tokens: &Range<usize>) -> Range<usize> {
    let start = clauses.list.partition_point(|c| c.head < tokens.start);
    start..clauses.list.partition_point(|c| c.head < tokens.end)
}

/// The reporting verb that stands nearest to a quotation, outside every quotation: in the sentence where it ends, then in
/// the sentence where it begins, then in the sentence before if that ends with a colon.
fn cue_beside(parse: &Parse, clauses: &Clauses, quotes: &[Quote], quote: &Quote) -> Option<usize> {
    let first = parse.tokens[quote.tokens.start].sentence;
    let last = parse.tokens[quote.tokens.end - 1].sentence;
    let distance = |c: usize| {
        let head = clauses.list[c].head;
        if head < quote.tokens.start { quote.tokens.start - head } else { head.saturating_sub(quote.tokens.end) }
    };
    let candidates = |sentence: usize| {
        clauses_in(clauses, &parse.sentences[sentence].tokens).filter(|&c| {
            let clause = &clauses.list[c];
            clause.kind == ClauseKind::Verbal
                && verbs::is_reporting(&clause.lemma)
                && overlapping(quotes, &(clause.head..clause.head + 1)).next().is_none()
                && source_of(clause).is_some_and(|s| overlapping(quotes, &(s..s + 1)).next().is_none())
                && reports_this(parse, clause, quote)
        })
    };
    candidates(last)
        .min_by_key(|&c| distance(c))
        .or_else(|| if first != last { candidates(first).min_by_key(|&c| distance(c)) } else { None })
        .or_else(|| {
            let before = first.checked_sub(1)?;
            let ends = parse.sentences[before].tokens.end - 1;
            let colon =
                parse.word(ends) == ":" && parse.sentences[before].paragraph + 1 >= parse.sentences[first].paragraph;
            if colon { candidates(before).min_by_key(|&c| distance(c)) } else { None }
        })
}

/// A verb that already has a clause of its own, on the other side of the quotation, reports that one:
/// "He said he was glad when 'we are done' appeared."
fn reports_this(parse: &Parse, clause: &Clause, quote: &Quote) -> bool {
    let complement = clause.argument(&Slot::Complement).map(|a| a.head);
    match complement {
        Some(c) if parse.tokens[c].deprel == Deprel::Ccomp => {
            quote.tokens.contains(&c)
                || parse.subtree(c).iter().any(|w| quote.tokens.contains(w))
                || parse.tokens[quote.tokens.start].sentence != parse.tokens[clause.head].sentence
                || quote.tokens.end <= clause.head
        }
        _ => true,
    }
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
