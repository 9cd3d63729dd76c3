//! What reporting verbs say: their clauses, the sentence around them, "This was stated by ..." of the sentence before.

use std::ops::Range;

use super::asides;
use super::participles;
use super::unknown_sources;
use super::word_sets::ranges;
use super::{clause_above, cue, overlapping, source_of};
use crate::clauses::{conditions, negation, syntax};
use crate::lexicon::vocabulary::{closed_classes, predicates, statements};
use crate::quotes::{self, Quote};
use crate::{
    Claim, Clause, ClauseArgument, ClauseKind, Clauses, Deprel, Modality, NominalClass, Parse, Polarity, Slot, Upos,
};

/// The claim of a clause with a reporting verb.
pub(super) fn of_clause(parse: &Parse, clauses: &Clauses, quotes: &[Quote], clause: &Clause) -> Option<Claim> {
    let says = predicates::REPORTING.has(&clause.lemma)
        || statements::SAYS_BY_INFINITIVE.has(&clause.lemma)
        || is_put_it(parse, clause.head) && is_behind_as(parse, clause.head)
        || gives_what_follows(parse, clause);
    if clause.kind != ClauseKind::Verbal || !says {
        return None;
    }
    let source = source_of(clause).filter(|_| !unknown_sources::is_hearing(parse, clause))?;
    let source = outside_of_quotation(parse, clauses, quotes, clause, source)?;
    let source = participles::source(parse, clauses, quotes, clause, source)?;
    // "explained that affirmed that": a word too many
    let stray =
        parse.word(source) == "that" && source > 0 && predicates::REPORTING.has(&parse.tokens[source - 1].lemma);
    if stray {
        return None;
    }
    // "It is hard for us to say how it will end."
    let hard =
        matches!(parse.tokens[clause.carrier].deprel, Deprel::Csubj) && syntax::is_infinitive(parse, clause.head);
    if hard {
        return None;
    }
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
    // "must state whether it rains": a question that is answered nowhere
    let open = clause.argument(&Slot::Complement).is_some_and(|a| has_whether(parse, a.head));
    let content = participles::without(parse, quotes, clause, content);
    let content = without_lead(parse, quotes, clause, content);
    let claim = Claim::new(parse, Some(source), cue(parse, clause), content);
    Some(Claim { asserted: claim.asserted && !unsaid && !open, denied, unsaid, ..claim })
}

/// "whether it rains"
fn has_whether(parse: &Parse, verb: usize) -> bool {
    parse.mark_of(verb).split('_').any(|part| part == "whether")
}

/// “The digs will go on”, Berg said, adding that: whoever speaks in the quotation adds it, though the tree has the participle under
/// what is quoted, so that its subject would be the digs.
fn outside_of_quotation(
    parse: &Parse,
    clauses: &Clauses,
    quotes: &[Quote],
    clause: &Clause,
    source: usize,
) -> Option<usize> {
    let inferred = clause.argument(&Slot::Subject).is_some_and(|a| a.inferred);
    let quoted = |w: usize| quotes::around(quotes, w);
    let Some(quote) = quoted(source).filter(|_| inferred && quoted(clause.head).is_none()) else { return Some(source) };
    let start = parse.sentence_of(quote.tokens.start).tokens.start;
    let first = clauses.list.partition_point(|c| c.head < start);
    let before = clauses.list[first..].iter().take_while(|c| c.head < clause.head);
    let speaks = |c: &&Clause| predicates::REPORTING.has(&c.lemma) && quoted(c.head).is_none();
    before.filter(speaks).filter_map(source_of).filter(|&s| quoted(s).is_none()).last()
}

/// "The letter also spoke of the dam: “It leaks,” Berg wrote.": what stands before the colon is the author's.
fn without_lead(parse: &Parse, quotes: &[Quote], clause: &Clause, content: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let start = parse.sentence_of(clause.head).tokens.start;
    let before = overlapping(quotes, &(start..clause.head)).find(|q| q.tokens.end <= clause.head);
    let opens = |q: &&Quote| q.tokens.start > start && parse.word(q.tokens.start - 1) == ":";
    match before.filter(opens) {
        Some(quote) => {
            let after = |w: &usize| *w >= quote.tokens.start;
            ranges(&content.into_iter().flatten().filter(after).collect::<Vec<_>>())
        }
        None => content,
    }
}

/// Looks for what is said in one place.
type Place = fn(&Parse, &Clauses, &[Quote], &Clause) -> Vec<Range<usize>>;

/// What is said: the first of the places where it may stand that holds anything.
fn content(parse: &Parse, clauses: &Clauses, quotes: &[Quote], clause: &Clause) -> Vec<Range<usize>> {
    if gives_what_follows(parse, clause) {
        return paragraphs_after(parse, clause);
    }
    let says_clauses = !predicates::REPORTS_ONLY_QUOTES.has(&clause.lemma);
    let mut content = if says_clauses || matches!(clause.lemma.as_str(), "accuse" | "quote" | "cite") {
        in_complements(parse, quotes, clause)
    } else {
        Vec::new()
    };
    content.extend(in_accusation(parse, clause));
    let places: [Place; 4] = [after_that, around, before_verb, in_medium];
    for place in places.into_iter().filter(|_| says_clauses) {
        if content.is_empty() {
            content = place(parse, clauses, quotes, clause);
        }
    }
    if content.is_empty() {
        content = sentence_before(parse, clause);
    }
    if content.is_empty() { paragraph_after(parse, quotes, clause) } else { content }
}

/// What is said in clauses, after the verb or around it: "it is claimed that it rains", "The bank, the court heard, was broke".
pub(super) fn clauses_said(parse: &Parse, clauses: &Clauses, quotes: &[Quote], clause: &Clause) -> Vec<Range<usize>> {
    let said = |a: &&ClauseArgument| {
        let deprel = parse.tokens[a.head].deprel;
        matches!(deprel, Deprel::Ccomp | Deprel::Csubj | Deprel::CsubjPass) && parse.mark_of(a.head) != "to"
    };
    let inside = clause.arguments.iter().filter(said).flat_map(|a| ranges(&parse.subtree(a.head)));
    let inside: Vec<Range<usize>> = inside.collect();
    if !inside.is_empty() {
        return inside;
    }
    let around = around(parse, clauses, quotes, clause);
    if around.is_empty() { beside(parse, clause) } else { around }
}

/// "Norlake was broke, court hears", "Norlake, the court heard, was broke", where the tree joins the report to what is said.
fn beside(parse: &Parse, clause: &Clause) -> Vec<Range<usize>> {
    let verb = clause.carrier;
    let aside = matches!(parse.tokens[verb].deprel, Deprel::Conj | Deprel::Advcl)
        && syntax::lacks(parse, verb, &[Deprel::Cc, Deprel::Mark, Deprel::Obj, Deprel::Advmod])
        && parse.dependent(verb, Deprel::Nsubj).is_some();
    let report = parse.subtree(verb);
    let after_comma = report[0] > 0 && (parse.word(report[0]) == "," || parse.word(report[0] - 1) == ",");
    let Some(main) = parse.tokens[verb].head.filter(|_| aside && after_comma) else { return Vec::new() };
    let words: Vec<usize> = parse.subtree(main).into_iter().filter(|w| report.binary_search(w).is_err()).collect();
    ranges(&words)
}

/// "said that it rains", "accused them of breaking the truce"
fn in_complements(parse: &Parse, quotes: &[Quote], clause: &Clause) -> Vec<Range<usize>> {
    let parted = |a: &ClauseArgument| syntax::stop_among(parse, quotes, clause.head..a.head).is_some();
    let said = clause.arguments.iter().filter(|a| is_said(parse, clause, a) && !parted(a));
    let heads: Vec<usize> = said.map(|a| a.head).collect();
    let joined = heads.last().into_iter().flat_map(|&last| joined_to(parse, clause, last));
    heads
        .iter()
        .copied()
        .chain(joined)
        .flat_map(|head| {
            let mut words = asides::without(parse, quotes, clause.tense, head, parse.subtree(head));
            if statements::PROMISES.has(&clause.lemma) && parse.tokens[head].deprel == Deprel::Xcomp {
                words = without_relative_clauses(parse, words);
            }
            within_quote(parse, quotes, ranges(&words), head)
        })
        .collect()
}

/// "promised to sell the mill that he owned": a promise is of what is to come, what describes the mill is the author's.
fn without_relative_clauses(parse: &Parse, words: Vec<usize>) -> Vec<usize> {
    let relative = words.iter().filter(|&&w| parse.tokens[w].deprel == Deprel::AclRelcl);
    let mut cut: Vec<usize> = relative.flat_map(|&w| parse.subtree(w)).collect();
    cut.sort_unstable();
    words.into_iter().filter(|w| cut.binary_search(w).is_err()).collect()
}

/// "said that it rained and there was no room", where the tree joins the second clause to the verb of saying: nothing parts it
/// from what is said. "said that it rained, and Vik left" may tell of another matter.
fn joined_to(parse: &Parse, clause: &Clause, said: usize) -> Vec<usize> {
    let goes_on = |&c: &usize| {
        let first = parse.subtree(c)[0];
        c > said
            && parse.tokens[first].deprel == Deprel::Cc
            && syntax::has_subject(parse, c)
            && parse.tokens[first - 1].upos != Upos::Punct
            && !predicates::REPORTING.has(&parse.tokens[c].lemma)
    };
    let is_clause = parse.tokens[said].deprel == Deprel::Ccomp && said > clause.head;
    parse.dependents(clause.head, Deprel::Conj).filter(|c| is_clause && goes_on(c)).collect()
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
            // "claims to own the ferry"
            let infinitive =
                deprel == Deprel::Xcomp && statements::SAYS_BY_INFINITIVE.has(lemma) && mark == "to" && !clause.passive;
            // "told reporters it rains", where the tree sees no clause of its own
            let told = lemma == "tell" && parse.dependent(argument.head, Deprel::Nsubj).is_some();
            deprel == Deprel::Ccomp || gerund || infinitive || charge || told
        }
        // "accused them of breaking the truce", "was quoted as saying"
        Slot::Adverbial(mark) => matches!((lemma, mark.as_str()), ("accuse", "of") | ("quote" | "cite", "as")),
        _ => false,
    }
}

/// “He will go,” his lawyer said: words after the closing mark are not said, wherever the tree attaches them. And "said it
/// rains. “Bring coats.”", where the tree sees one sentence: the quotation is another.
fn within_quote(parse: &Parse, quotes: &[Quote], content: Vec<Range<usize>>, head: usize) -> Vec<Range<usize>> {
    let Some(quote) = quotes::around(quotes, head) else {
        let stop = syntax::stop_among(parse, quotes, head..content.last().map_or(head, |r| r.end));
        let before = |w: &usize| stop.is_none_or(|stop| *w <= stop);
        return ranges(&content.into_iter().flatten().filter(before).collect::<Vec<_>>());
    };
    let begins = content.first().is_some_and(|r| quote.tokens.contains(&r.start) || r.start + 1 >= quote.tokens.start);
    if !begins {
        return content;
    }
    // “The port”, she said, “is closed”; but not the word in marks of "she said, though it was “safe”"
    let set_off = |q: &Quote| q.tokens.start > 0 && parse.tokens[q.tokens.start - 1].upos == Upos::Punct;
    let said = |w: &usize| *w < quote.tokens.end || quotes::around(quotes, *w).is_some_and(set_off);
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

/// "said that soon after they came the port was closed", "said that after the alarm they came": right behind the verb "that" begins
/// what is said, also where the tree takes it for a time or a cause.
fn after_that(parse: &Parse, _: &Clauses, quotes: &[Quote], clause: &Clause) -> Vec<Range<usize>> {
    let that = clause.head + 1;
    let begins = that < parse.tokens.len()
        && parse.word(that).eq_ignore_ascii_case("that")
        && parse.tokens[that].deprel == Deprel::Mark;
    let said = parse.tokens.get(that).and_then(|t| t.head).filter(|_| begins);
    let of_verb = |&s: &usize| parse.tokens[s].head == Some(clause.head) && parse.tokens[s].deprel == Deprel::Advcl;
    said.filter(of_verb).map_or_else(Vec::new, |s| within_quote(parse, quotes, ranges(&parse.subtree(s)), s))
}

/// "The sides, she added, are close to a deal."
fn around(parse: &Parse, clauses: &Clauses, quotes: &[Quote], clause: &Clause) -> Vec<Range<usize>> {
    let token = &parse.tokens[clause.head];
    let beside = token.deprel == Deprel::Parataxis
        || is_inverted_report(parse, clause.head)
        || syntax::is_parenthetical_report(parse, clause.head)
        || is_as_reported(parse, clause.head);
    let main = token.head.filter(|_| beside).and_then(|h| clause_above(parse, clauses, h));
    let Some(main) = main.filter(|&h| h != clause.head) else { return Vec::new() };
    let report = parse.subtree(clause.head);
    let sentence = parse.subtree(main);
    let bracketed = in_brackets(parse, &report, &sentence);
    let said = |w: &usize| bracketed.contains(w) && report.binary_search(w).is_err();
    let words = sentence.iter().copied().filter(said).collect();
    within_quote(parse, quotes, ranges(&asides::without(parse, quotes, clause.tense, main, words)), main)
}

/// "It sank, reported the ministry": behind a comma, before the one who reports it, whatever the tree makes of it.
fn is_inverted_report(parse: &Parse, verb: usize) -> bool {
    let speaker = parse.dependent(verb, Deprel::Nsubj).is_some_and(|s| s > verb);
    let bare = syntax::lacks(parse, verb, &[Deprel::Mark, Deprel::Aux, Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp]);
    let finite = !parse.word(verb).ends_with("ing");
    parse.tokens[verb].deprel == Deprel::Advcl && speaker && bare && finite && verb > 0 && parse.word(verb - 1) == ","
}

/// "The town is small (as Berg noted, it has a street), but": what stands in the brackets with the report, or else all.
fn in_brackets(parse: &Parse, report: &[usize], sentence: &[usize]) -> Range<usize> {
    let all = sentence[0]..sentence[sentence.len() - 1] + 1;
    let first = report.iter().copied().find(|&w| parse.tokens[w].upos != Upos::Punct);
    let opens = first.and_then(|w| w.checked_sub(1)).filter(|&w| matches!(parse.word(w), "(" | "["));
    let closes = opens.and_then(|o| (o..all.end).find(|&w| matches!(parse.word(w), ")" | "]")));
    opens.zip(closes).map_or(all, |(opens, closes)| opens..closes)
}

/// "As Berg noted, the town sold it", "as reported by Berg"; but "sank as Berg told them of it" tells when.
fn is_as_reported(parse: &Parse, verb: usize) -> bool {
    if parse.tokens[verb].deprel != Deprel::Advcl || !is_behind_as(parse, verb) {
        return false;
    }
    // "as you know", "as we reported": no word of another
    let speaks = |s: usize| {
        let word = parse.lower(s);
        parse.tokens[s].upos != Upos::Pron || closed_classes::THIRD_PERSON_SUBJECTS.has(&word)
    };
    let active = || parse.dependent(verb, Deprel::Nsubj).is_some_and(|s| s < verb && speaks(s));
    let passive = || parse.dependent(verb, Deprel::OblAgent).is_some_and(speaks);
    // "as Berg had hoped", "as Berg promised": the author vouches for it
    let lemma = &parse.tokens[verb].lemma;
    let perfect = parse.dependents(verb, Deprel::Aux).any(|a| parse.word(a).eq_ignore_ascii_case("had"));
    let beforehand = perfect || [statements::INTENDS, statements::AWAITS].iter().any(|class| class.has(lemma));
    let says_more = parse.children(verb).iter().any(|&c| match parse.tokens[c].deprel {
        // "as Berg told the board"
        Deprel::Obj => !(is_put_it(parse, verb) || &**lemma == "tell" && syntax::can_act(parse, c)),
        Deprel::Obl => parse.tokens[c].nominal != NominalClass::Time,
        deprel => matches!(deprel, Deprel::Ccomp | Deprel::Xcomp),
    });
    let words = parse.subtree_without(verb, |c| parse.tokens[c].upos == Upos::Punct);
    let set_off = |w: usize| parse.tokens.get(w).is_none_or(|t| t.upos == Upos::Punct);
    let (first, last) = (words[0], words[words.len() - 1]);
    !says_more
        && !beforehand
        && (active() || passive())
        && set_off(last + 1)
        && (first == parse.sentence_of(verb).tokens.start || set_off(first - 1))
}

/// "as Berg put it"; the tree may give the conjunction to the subject.
fn is_behind_as(parse: &Parse, verb: usize) -> bool {
    parse.mark_of(verb) == "as" || parse.dependent(verb, Deprel::Nsubj).is_some_and(|s| parse.case_of(s) == "as")
}

/// "as Berg [put] it"
fn is_put_it(parse: &Parse, verb: usize) -> bool {
    let it = |o: usize| parse.word(o).eq_ignore_ascii_case("it");
    &*parse.tokens[verb].lemma == "put" && parse.dependent(verb, Deprel::Obj).is_some_and(it)
}

/// "A deal is close, he said.", where the tree makes what is said a parataxis of the verb.
fn before_verb(parse: &Parse, _: &Clauses, _: &[Quote], clause: &Clause) -> Vec<Range<usize>> {
    let beside = parse.dependents(clause.head, Deprel::Parataxis).filter(|&p| p < clause.head);
    beside.flat_map(|said| ranges(&parse.subtree(said))).collect()
}

/// "wrote in a letter to the court that it rains": the tree may attach the clause to the letter.
fn in_medium(parse: &Parse, _: &Clauses, _: &[Quote], clause: &Clause) -> Vec<Range<usize>> {
    let media = clause.arguments.iter().filter(|a| matches!(a.slot, Slot::Oblique(_)) && a.head > clause.head);
    let said = |a: usize| {
        let within = [Deprel::Acl, Deprel::Ccomp].into_iter().flat_map(move |d| parse.dependents(a, d));
        within.into_iter().find(|&c| parse.mark_of(c) == "that" && c > a)
    };
    let owned = |a: usize| parse.dependent(a, Deprel::NmodPoss).is_some();
    let that = media.filter(|a| !owned(a.head)).find_map(|a| said(a.head));
    that.map_or_else(Vec::new, |t| ranges(&parse.subtree(t)))
}

/// "Berg added:" and, after a line end and without marks, what he added.
fn paragraph_after(parse: &Parse, quotes: &[Quote], clause: &Clause) -> Vec<Range<usize>> {
    let number = parse.sentence_number(clause.head);
    let sentence = &parse.sentences[number];
    let opens = parse.word(sentence.tokens.end - 1) == ":" && parse.tokens[clause.carrier].deprel == Deprel::Root;
    let speaks_of_nothing = clause.heads(&Slot::Object).all(|o| parse.tokens[o].upos == Upos::Pron);
    let Some(next) = parse.sentences.get(number + 1).filter(|_| opens && speaks_of_nothing) else { return Vec::new() };
    let paragraph = parse.sentences[number + 1..].iter().take_while(|s| s.paragraph == next.paragraph);
    let end = paragraph.last().map_or(next.tokens.end, |s| s.tokens.end);
    let quoted = overlapping(quotes, &(next.tokens.start..end)).next().is_some();
    let said = (!quoted && next.paragraph != sentence.paragraph).then_some(next.tokens.start..end);
    said.into_iter().collect()
}

/// "issued the following statement"
fn gives_what_follows(parse: &Parse, clause: &Clause) -> bool {
    let following = |w: usize| parse.word(w).eq_ignore_ascii_case("following");
    let said =
        |o: usize| statements::SAID.has(&parse.tokens[o].lemma) && parse.dependents(o, Deprel::Amod).any(following);
    statements::LENDS.has(&clause.lemma) && clause.heads(&Slot::Object).any(said)
}

/// "Norlake issued the following statement:" and the paragraph below; where a text begins with this, all of it is the statement.
fn paragraphs_after(parse: &Parse, clause: &Clause) -> Vec<Range<usize>> {
    let number = parse.sentence_number(clause.head);
    let opens = parse.word(parse.sentences[number].tokens.end - 1) == ":";
    let Some(next) = parse.sentences.get(number + 1).filter(|_| opens) else { return Vec::new() };
    let last = parse.sentences.iter().rfind(|s| number <= 1 || s.paragraph == next.paragraph);
    let end = last.map_or(next.tokens.end, |s| s.tokens.end);
    std::iter::once(next.tokens.start..end).collect()
}

/// "This was stated by the minister.", "She said this at a briefing.": the sentence before is what was said.
fn sentence_before(parse: &Parse, clause: &Clause) -> Vec<Range<usize>> {
    let sentence = parse.sentence_number(clause.head);
    let denies = statements::DENIES.has(&clause.lemma);
    let refers_back = clause.heads(&Slot::Object).any(|o| {
        matches!(parse.tokens[o].upos, Upos::Pron | Upos::Det)
            && match &*parse.lower(o) {
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
