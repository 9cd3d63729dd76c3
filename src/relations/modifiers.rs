//! The other phrases of a clause: when, where, about what, why, ...

use super::Draft;
use super::argument_text;
use super::compound_prepositions;
use super::idioms;
use super::idle_phrases::is_idle;
use super::knowledge::Knowledge;
use super::modifier_kinds::{as_long_as, of_adverb, of_adverbial_clause, of_attribute, of_preposition};
use super::open_relations::is_asked_for;
use crate::doc::distance_before;
use crate::lexicon::vocabulary::{closed_classes, phrases, statements};
use crate::{
    Argument, Clause, ClauseArgument, ClauseKind, Deprel, EntityKind, Modality, Modifier, ModifierKind, NameLabel,
    NominalClass, Parse, Relation, Slot, Span, When,
};

/// The phrases of the draft's clause that are neither its subject nor its object.
pub(super) fn of_draft(known: &Knowledge, draft: &Draft, clause: &Clause) -> Vec<Modifier> {
    let mut found = Vec::new();
    // "Turkey and Egypt are negotiating": with each other
    let mutual = draft.object.is_some() && draft.sides().all(|h| clause.heads(&Slot::Subject).any(|s| s == h));
    let of_clause = clause.arguments.iter().map(|a| (a, clause));
    // "began last week to sell": they began last week and so they sold last week
    let governor = governing_event(known, clause).into_iter();
    let of_governor = governor.flat_map(|g| g.arguments.iter().map(move |a| (a, g)));
    for (argument, clause) in of_clause.chain(of_governor.filter(|(a, _)| matches!(a.slot, Slot::Oblique(_)))) {
        let of_idiom = idioms::is_part(known.parse, clause, argument)
            && draft.name.contains(&known.parse.word(argument.head).to_lowercase());
        if is_told_elsewhere(known, draft, clause, argument.head) || of_idiom || is_idle(known, argument) {
            continue;
        }
        // "fined the bank 2 million euros": the fact of a rule has whom as its object
        let amount = draft.relation.is_some()
            && argument.slot == Slot::Object
            && known.kind(argument.head) == Some(EntityKind::Money);
        let amount = amount.then_some((ModifierKind::Amount, ""));
        if let Some((kind, case)) = amount.or_else(|| kind_and_case(known, clause, argument, mutual))
            && !case.starts_with("according")
        {
            // "provided the school with desks": the desks may depend on the school; "from other countries in the past": the time is told
            // by a modifier of its own
            let others = clause.arguments.iter().map(|a| a.head).chain(draft.object).filter(|&h| h != argument.head);
            let others: Vec<usize> = others.filter_map(|h| known.parse.branch(h, argument.head)).collect();
            if let (Slot::Oblique(_), Some(compound)) =
                (&argument.slot, compound_prepositions::at(known.parse, argument.head))
            {
                found.extend(compound.modifiers(known, &others));
                continue;
            }
            of_argument(known, argument, kind, case, &others, &mut found);
        }
    }
    found.extend(dates_of(known.parse, draft).into_iter().map(|d| day(known, d)));
    // "on Christmas Eve 2018": two words of the name may depend on the verb
    found.sort_by_key(|m| (m.span, m.case.is_none()));
    found.dedup_by(|a, b| a == b || a.kind == ModifierKind::Time && (a.kind, a.span) == (b.kind, b.span));
    join_distances(known.parse, &mut found);
    found.shrink_to_fit();
    found
}

/// True for the subject, the object and the predicate themselves, for words inside them, and for what other facts tell.
fn is_told_elsewhere(known: &Knowledge, draft: &Draft, clause: &Clause, head: usize) -> bool {
    let parse = known.parse;
    let of_fact = draft.sides().chain([draft.anchor, clause.head, clause.carrier]).any(|w| w == head);
    // "represents the union on behalf of the union": the object's own phrase
    let holds_object = || {
        let part = |b: usize| parse.tokens[b].deprel == Deprel::Nmod && parse.case_of(b) == "of";
        let behalf = matches!(&*parse.tokens[head].lemma, "behalf" | "name");
        behalf && draft.object.and_then(|o| parse.branch(o, head)).is_some_and(part)
    };
    // "appeared in the Norpost on Monday in the paper": the object again
    let same = |object: usize| known.entity(head).is_some_and(|e| known.entity(object).is_some_and(|o| o.id == e.id));
    let again = || draft.object.is_some_and(same);
    let of_complement = || draft.complement.is_some_and(|c| head == c || parse.is_under(head, c));
    let of_another = draft.sides().any(|a| parse.is_in_another_pair(a, head));
    of_fact
        || of_another
        || of_complement()
        || holds_object()
        || again()
        || is_inside(known, draft, clause, head)
        || is_beside_object(parse, draft, clause, head)
}

/// The kind of a modifier with its preposition or conjunction; none for what is no modifier. Where the subject and the object do
/// something with each other (`mutual`), the object of the clause is what they do it about.
fn kind_and_case<'a>(
    known: &Knowledge,
    clause: &Clause,
    argument: &'a ClauseArgument,
    mutual: bool,
) -> Option<(ModifierKind, &'a str)> {
    let head = argument.head;
    Some(match &argument.slot {
        Slot::Oblique(_) if is_asked_for(known.parse, head) => return None,
        Slot::Oblique(case) => {
            let kind = of_preposition(known, clause, case, head);
            (beside_the_deed(known, kind, case, head), case.as_str())
        }
        Slot::Recipient => (ModifierKind::Recipient, ""),
        // "Turkey and Egypt are negotiating a deal": with each other, about the deal
        Slot::Object if mutual => (ModifierKind::Topic, ""),
        // "those named were Okoro, a judge from Lund, and Brandt": who else was named says nothing of where the judge is from
        Slot::Attribute if clause.kind == ClauseKind::Copular => return None,
        Slot::Attribute => (of_attribute(known, clause, head), ""),
        Slot::Adverb if as_long_as(known.parse, head).is_some() => (ModifierKind::Condition, "as_long_as"),
        Slot::Adverb => (of_adverb(known, head)?, ""),
        Slot::Adverbial(mark) if is_fact_of_its_own(known, clause, mark, head) => return None,
        Slot::Adverbial(mark) => (of_adverbial_clause(known, clause, mark, head)?, mark.as_str()),
        _ => return None,
    })
}

/// "put the knife in the bag", "died in the film", "under the policy": a place or something else rather than how it was done, as in
/// "left in silence". "For small towns" says whom it concerns.
fn beside_the_deed(known: &Knowledge, kind: ModifierKind, case: &str, head: usize) -> ModifierKind {
    let parse = known.parse;
    let certain = [Deprel::Det, Deprel::NmodPoss].iter().any(|&d| parse.dependent(head, d).is_some());
    let fixed = compound_prepositions::fixed_kind(parse, head).is_some();
    let class = parse.tokens[head].nominal;
    match (kind, case) {
        _ if fixed => kind,
        // "amid the storm" tells when
        (ModifierKind::Time, "amid") if !matches!(class, NominalClass::Event | NominalClass::Time) => {
            ModifierKind::Other
        }
        (ModifierKind::Manner, "in")
            if class == NominalClass::Object && !statements::MEDIUM.has(&parse.tokens[head].lemma) =>
        {
            ModifierKind::Place
        }
        (ModifierKind::Manner, "in" | "under") if certain && !phrases::WAYS.has(&parse.tokens[head].lemma) => {
            ModifierKind::Other
        }
        (ModifierKind::Purpose, "for")
            if matches!(class, NominalClass::Person | NominalClass::Organization | NominalClass::Place) =>
        {
            ModifierKind::Other
        }
        _ => kind,
    }
}

fn of_argument(
    known: &Knowledge,
    argument: &ClauseArgument,
    kind: ModifierKind,
    case: &str,
    others: &[usize],
    found: &mut Vec<Modifier>,
) {
    let head = argument.head;
    // "in a statement on Friday"
    let days = if kind == ModifierKind::Medium { days_under(known.parse, head) } else { Vec::new() };
    found.extend(days.iter().map(|&d| day(known, d)));
    let argument_slot = argument.slot.clone();
    let argument = match argument.slot {
        Slot::Adverbial(_) => adverbial_clause(known, case, head),
        Slot::Adverb if let Some(clause) = as_long_as(known.parse, head) => adverbial_clause(known, "as", clause),
        // "as soon as possible"
        Slot::Adverb if known.parse.dependent(head, Deprel::Advcl).is_some() => {
            argument_text::of_words(known, head, &known.parse.subtree(head))
        }
        _ => argument_text::compact(known, head, &[&days, others].concat()),
    };
    if argument.text.is_empty() {
        return;
    }
    // "soon after the vote", "earlier in the day": the words as they stand
    let preposition = known.parse.dependents(head, Deprel::Case).next().map(|c| known.parse.tokens[c].span);
    if let (Slot::Oblique(_), Some(_)) =
        (&argument_slot, preposition.filter(|p| argument.span.start < p.start && p.end < argument.span.end))
    {
        found.push(Modifier::new(kind, known.parse.text[argument.span].to_owned(), argument.span));
        return;
    }
    // "three days after the vote": the words as they stand
    if let Some(distance) = distance_before(known.parse, case, head).filter(|_| kind == ModifierKind::Time) {
        let span = known.parse.tokens[distance].span.cover(argument.span);
        let text = known.parse.text[span].to_owned();
        found.push(Modifier::new(kind, text, span));
        return;
    }
    // "Not until 2020 did they sell it": they sold it then
    let case = if is_not_until(known.parse, case, head) { "not_until" } else { case };
    found.push(Modifier {
        case: (!case.is_empty()).then(|| case.to_owned()),
        entity: argument.entity,
        ..Modifier::new(kind, argument.text, argument.span)
    });
}

/// "not until 2020", "not until the storm had passed"
fn is_not_until(parse: &Parse, case: &str, head: usize) -> bool {
    let until = || parse.children(head).iter().copied().find(|&c| parse.word(c).eq_ignore_ascii_case(case));
    let not = |until: usize| until > 0 && parse.word(until - 1).eq_ignore_ascii_case("not");
    matches!(case, "until" | "till") && until().is_some_and(not)
}

/// The words of an adverbial clause without its conjunction, of which the tree may make an adverb: "[when] he left".
fn adverbial_clause(known: &Knowledge, mark: &str, head: usize) -> Argument {
    let mut words = argument_text::clause_without_asides(known, head);
    if words.len() > 1 && known.parse.word(words[0]).eq_ignore_ascii_case(mark) {
        words.remove(0);
        while words.len() > 1 && known.parse.word(words[0]) == "," {
            words.remove(0);
        }
    }
    argument_text::of_words(known, head, &words)
}

/// "a day | after the opposition accused him" is one time.
fn join_distances(parse: &Parse, found: &mut Vec<Modifier>) {
    let is_time = |m: &Modifier| m.kind == ModifierKind::Time;
    let mut n = 1;
    while n < found.len() {
        let (far, from) = (&found[n - 1], &found[n]);
        let case = from.case.as_deref().filter(|c| matches!(*c, "after" | "before" | "following"));
        let between = parse.text.get(far.span.end..from.span.start).map_or("", str::trim);
        let whole = from.text.split_whitespace().next();
        let before_article = |c: &str| {
            let mut words = between.split_whitespace();
            words.next().is_some_and(|w| w.eq_ignore_ascii_case(c)) && words.all(|w| closed_classes::ARTICLES.has(w))
        };
        let beside = case.is_some_and(|c| before_article(c) || between.is_empty() && whole == Some(c));
        if !(is_time(far) && is_time(from) && far.case.is_none() && beside) {
            n += 1;
            continue;
        }
        let first = parse.tokens.partition_point(|t| t.span.start < far.span.start);
        let article = first.checked_sub(1).filter(|&a| closed_classes::ARTICLES.has(&parse.tokens[a].lemma));
        let start = article.map_or(far.span, |a| parse.tokens[a].span).start;
        let span = Span::new(start, from.span.end);
        let joined = Modifier { span, text: parse.text[span].to_owned(), entity: None, ..far.clone() };
        found[n - 1] = joined;
        found.remove(n);
    }
}

/// "from March | to June", "by 48 percent | to 43 percent" is one time or amount; `when` is what the times tell together.
pub(super) fn join_ranges(parse: &Parse, when: Option<&When>, found: &mut Vec<Modifier>) {
    let case = |m: &Modifier, cases: &[&str]| m.case.as_deref().is_some_and(|c| cases.contains(&c));
    let mut n = 1;
    while n < found.len() {
        let (from, to) = (&found[n - 1], &found[n]);
        let between = parse.text.get(from.span.end..to.span.start).map_or("", str::trim);
        let beside = to.case.as_deref().is_some_and(|c| between.eq_ignore_ascii_case(c));
        let ends = matches!(from.kind, ModifierKind::Time | ModifierKind::Amount) && from.kind == to.kind;
        if !(ends && beside && case(from, &["from", "by"]) && case(to, &["to", "until", "till", "through"])) {
            n += 1;
            continue;
        }
        let span = from.span.cover(to.span);
        let when = when.filter(|_| from.when.is_some() || to.when.is_some()).cloned();
        found[n - 1] = Modifier { span, text: parse.text[span].to_owned(), entity: None, when, ..from.clone() };
        found.remove(n);
    }
}

/// "A court in Lund on Friday sentenced him": the tree has the day under the court, but it is when the deed was done.
pub(super) fn dates_of(parse: &Parse, draft: &Draft) -> Vec<usize> {
    let things = draft.sides().filter(|&a| parse.tokens[a].nominal != NominalClass::Event);
    things.flat_map(|a| days_under(parse, a)).collect()
}

/// "a court in Lund on Friday"
fn days_under(parse: &Parse, noun: usize) -> Vec<usize> {
    let is_day =
        |&n: &usize| parse.case_of(n) == "on" && parse.name_at(n).is_some_and(|name| name.label == NameLabel::Date);
    parse.dependents(noun, Deprel::Nmod).filter(is_day).collect()
}

/// "the then mayor Dahl": when somebody held an office.
pub(super) fn of_role(known: &Knowledge, draft: &Draft) -> Vec<Modifier> {
    let parse = known.parse;
    let then = |&w: &usize| &*parse.lower(w) == "then" && w < draft.anchor;
    let found = Some(draft)
        .filter(|d| d.is(Relation::HasRole) || d.is(Relation::Leads))
        .and_then(|_| parse.children(draft.anchor).iter().copied().find(then));
    let modifier = |w: usize| Modifier::new(ModifierKind::Time, parse.word(w).to_owned(), parse.tokens[w].span);
    found.map(modifier).into_iter().collect()
}

fn day(known: &Knowledge, word: usize) -> Modifier {
    let argument = argument_text::compact(known, word, &[]);
    Modifier {
        case: Some(known.parse.case_of(word)),
        entity: argument.entity,
        ..Modifier::new(ModifierKind::Time, argument.text, argument.span)
    }
}

/// "banned from the port and [from the market]" gives two facts, and the words of "named Rosa Prima" are one name: neither is a
/// modifier of the other.
fn is_beside_object(parse: &Parse, draft: &Draft, clause: &Clause, head: usize) -> bool {
    let Some(object) = draft.object else { return false };
    let slot = |h: usize| clause.arguments.iter().find(|a| a.head == h).map(|a| &a.slot);
    let joined = parse.first_of_list(head) == parse.first_of_list(object);
    let one_name = match (parse.name_at(head), parse.name_at(object)) {
        (Some(a), Some(b)) => a.tokens == b.tokens,
        _ => false,
    };
    // "lent Maria a van", where the network goes on with the name
    let receives = slot(head) == Some(&Slot::Recipient);
    joined && slot(head) == slot(object) || one_name && !receives
}

/// "beat Norway [to reach] the final", "quoted her [as saying] so" and "as Berg [noted], ..." are told by facts of their own.
fn is_fact_of_its_own(known: &Knowledge, clause: &Clause, mark: &str, head: usize) -> bool {
    let actual = |c: &Clause| c.modality == Modality::Actual;
    mark == "to" && actual(clause) && known.clauses.at(head).is_some_and(actual)
        || mark == "as" && (phrases::QUOTES.has(&clause.lemma) || known.cues.contains(&head))
}

/// The clause whose verb this one completes without a doer of its own, as "began" in "began to sell": the two are one event.
fn governing_event<'k>(known: &'k Knowledge, clause: &Clause) -> Option<&'k Clause> {
    let governor = &known.clauses.list[clause.parent.get()?];
    let token = &known.parse.tokens[clause.carrier];
    let alone = governor.argument(&Slot::Object).is_none() && governor.argument(&Slot::Recipient).is_none();
    (token.deprel == Deprel::Xcomp && token.head == Some(governor.head) && alone).then_some(governor)
}

/// True for words of the subject or the object: in "the fighting [in Ukraine] in May" only May is a modifier. But in "the
/// minister, who met her in Turku" the place belongs to the meeting, though the tree has it under the minister.
fn is_inside(known: &Knowledge, draft: &Draft, clause: &Clause, head: usize) -> bool {
    let parse = known.parse;
    let token = &parse.tokens[head];
    draft.sides().any(|a| {
        if a == clause.head {
            // "is a war between two states" keeps its own "between"; "is a deputy since May" has another clause's time
            return parse.branch(head, a).is_some_and(|b| parse.tokens[b].deprel == Deprel::Nmod);
        }
        let over_the_clause = parse.is_under(clause.carrier, a) || parse.is_under(clause.head, a);
        // "There is a bank in Lund", "met Mara Sund at the castle", "cleared him of fraud": the phrase depends on the noun and
        // is an argument all the same
        let hangs_to_noun = token.head == Some(a) && token.deprel == Deprel::Nmod;
        parse.is_under(head, a) && !over_the_clause && !hangs_to_noun
    })
}
