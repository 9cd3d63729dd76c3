//! What the other phrases of a clause tell: when, where, about what, why, ...

use super::Draft;
use super::knowledge::Knowledge;
use super::phrases;
use crate::lexicon::vocabulary::{predicates, statements};
use crate::{
    Clause, Deprel, EntityKind, Modality, Modifier, ModifierKind, NameLabel, NominalClass, Parse, Slot, Span, Upos,
};

/// The phrases of the draft's clause that are neither its subject nor its object.
pub(super) fn of_draft(known: &Knowledge, draft: &Draft, clause: &Clause) -> Vec<Modifier> {
    let mut found = Vec::new();
    let pair = [draft.subject, draft.object].iter().all(|&h| clause.heads(&Slot::Subject).any(|s| s == h));
    let own = clause.arguments.iter().map(|a| (a, clause));
    // "began last week to sell": when it began it did
    let raised = raising(known, clause).into_iter().flat_map(|g| g.arguments.iter().map(move |a| (a, g)));
    for (argument, clause) in own.chain(raised.filter(|(a, _)| matches!(a.slot, Slot::Oblique(_)))) {
        let head = argument.head;
        let named = [draft.subject, draft.object, draft.anchor, clause.head, clause.carrier].contains(&head);
        if named || is_inside(known, draft, clause, head) || is_beside_object(known.parse, draft, clause, head) {
            continue;
        }
        let (kind, case) = match &argument.slot {
            Slot::Oblique(case) => (kind_of(known, clause, case, head), case.as_str()),
            Slot::Recipient => (ModifierKind::Recipient, ""),
            // "Turkey and Egypt are negotiating a deal": with each other, about the deal
            Slot::Object if pair => (ModifierKind::Topic, ""),
            Slot::Attribute => (ModifierKind::Capacity, ""),
            Slot::Adverb => match adverb(known, head) {
                Some(kind) => (kind, ""),
                None => continue,
            },
            Slot::Adverbial(mark) if tells_itself(known, clause, mark, head) => continue,
            Slot::Adverbial(mark) => match adverbial(known, clause, mark) {
                Some(kind) => (kind, mark.as_str()),
                None => continue,
            },
            _ => continue,
        };
        if case.starts_with("according") {
            continue;
        }
        // "in a statement on Friday"
        let days = if kind == ModifierKind::Medium { days_under(known.parse, head) } else { Vec::new() };
        found.extend(days.iter().map(|&d| day(known, d)));
        let argument = match argument.slot {
            Slot::Adverbial(_) => phrases::clause(known, head),
            _ => phrases::argument(known, head, &days),
        };
        if argument.text.is_empty() {
            continue;
        }
        // "three days after the vote": the words as they stand
        if let Some(distance) = distance_before(known.parse, case, head).filter(|_| kind == ModifierKind::Time) {
            let span = known.parse.tokens[distance].span.cover(argument.span);
            let text = known.parse.text[span].to_owned();
            found.push(Modifier { kind, span, text, case: None, entity: None, when: None });
            continue;
        }
        found.push(Modifier {
            kind,
            span: argument.span,
            text: argument.text,
            case: (!case.is_empty()).then(|| case.to_owned()),
            entity: argument.entity,
            when: None,
        });
    }
    found.extend(dates_of(known.parse, draft).into_iter().map(|d| day(known, d)));
    // "on Christmas Eve 2018", where two words of the name hang to the verb
    found.sort_by_key(|m| (m.span, m.case.is_none()));
    found.dedup_by(|a, b| a == b || a.kind == ModifierKind::Time && (a.kind, a.span) == (b.kind, b.span));
    join_distances(known.parse, &mut found);
    found.shrink_to_fit();
    found
}

/// The first word of "three days" in "three days after the vote", which hangs to the vote.
fn distance_before(parse: &Parse, case: &str, head: usize) -> Option<usize> {
    let preposition = parse.dependents(head, Deprel::Case).next().filter(|_| matches!(case, "after" | "before"))?;
    let far = preposition.checked_sub(1).filter(|&f| parse.tokens[f].head == Some(head))?;
    let first = *parse.subtree(far).first()?;
    let measure = matches!(parse.tokens[far].deprel, Deprel::NmodUnmarked | Deprel::OblUnmarked | Deprel::Nmod);
    (measure && first < far).then_some(first)
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
        let beside = case.is_some_and(|c| between.eq_ignore_ascii_case(c) || between.is_empty() && whole == Some(c));
        if !(is_time(far) && is_time(from) && far.case.is_none() && beside) {
            n += 1;
            continue;
        }
        let first = parse.tokens.partition_point(|t| t.span.start < far.span.start);
        let article = first.checked_sub(1).filter(|&a| matches!(&*parse.tokens[a].lemma, "a" | "an" | "the"));
        let start = article.map_or(far.span, |a| parse.tokens[a].span).start;
        let span = Span::new(start, from.span.end);
        let joined = Modifier { span, text: parse.text[span].to_owned(), entity: None, ..far.clone() };
        found[n - 1] = joined;
        found.remove(n);
    }
}

/// "A court in Lund on Friday sentenced him": the day hangs to the court and is that of the deed.
pub(super) fn dates_of(parse: &Parse, draft: &Draft) -> Vec<usize> {
    let things = [draft.subject, draft.object].into_iter().filter(|&a| parse.tokens[a].nominal != NominalClass::Event);
    things.flat_map(|a| days_under(parse, a)).collect()
}

/// "a court in Lund on Friday"
fn days_under(parse: &Parse, noun: usize) -> Vec<usize> {
    let is_day =
        |&n: &usize| parse.case_of(n) == "on" && parse.name_at(n).is_some_and(|name| name.label == NameLabel::Date);
    parse.dependents(noun, Deprel::Nmod).filter(is_day).collect()
}

fn day(known: &Knowledge, word: usize) -> Modifier {
    let argument = phrases::argument(known, word, &[]);
    Modifier {
        kind: ModifierKind::Time,
        span: argument.span,
        text: argument.text,
        case: Some(known.parse.case_of(word)),
        entity: argument.entity,
        when: None,
    }
}

/// "banned from the port and from the market" gives two facts, "named Rosa Prima" one name: no modifier of each other.
fn is_beside_object(parse: &Parse, draft: &Draft, clause: &Clause, head: usize) -> bool {
    let slot = |h: usize| clause.arguments.iter().find(|a| a.head == h).map(|a| &a.slot);
    let first = |mut word: usize| {
        while let (Deprel::Conj, Some(before)) = (parse.tokens[word].deprel, parse.tokens[word].head) {
            word = before;
        }
        word
    };
    let joined = first(head) == first(draft.object);
    let one_name = match (parse.name_at(head), parse.name_at(draft.object)) {
        (Some(a), Some(b)) => a.tokens == b.tokens,
        _ => false,
    };
    joined && slot(head) == slot(draft.object) || one_name
}

/// "beat Norway to reach the final" and "quoted her as saying so" have facts of their own.
fn tells_itself(known: &Knowledge, clause: &Clause, mark: &str, head: usize) -> bool {
    let actual = |c: &Clause| c.modality == Modality::Actual;
    mark == "to" && actual(clause) && known.clauses.at(head).is_some_and(actual)
        || mark == "as" && matches!(clause.lemma.as_str(), "quote" | "cite")
}

/// The clause that a verb such as "begin" or "plan" makes of this one: the two are one event.
fn raising<'k>(known: &'k Knowledge, clause: &Clause) -> Option<&'k Clause> {
    let governor = &known.clauses.list[clause.parent.get()?];
    let token = &known.parse.tokens[clause.carrier];
    let alone = governor.argument(&Slot::Object).is_none() && governor.argument(&Slot::Recipient).is_none();
    (token.deprel == Deprel::Xcomp && token.head == Some(governor.head) && alone).then_some(governor)
}

/// "the fighting [in Ukraine] in May": what an argument says already is no modifier as well. But in "the minister, who met
/// her in Turku" the place belongs to the meeting, though it stands under the minister.
fn is_inside(known: &Knowledge, draft: &Draft, clause: &Clause, head: usize) -> bool {
    let parse = known.parse;
    let token = &parse.tokens[head];
    [draft.subject, draft.object].iter().any(|&a| {
        if a == clause.head {
            // "is a war between two states" keeps its own "between"; "is a deputy since May" has another clause's time
            return parse.branch(head, a).is_some_and(|b| parse.tokens[b].deprel == Deprel::Nmod);
        }
        let over_the_clause = parse.is_under(clause.carrier, a) || parse.is_under(clause.head, a);
        // "There is a bank in Lund", "met Mara Sund at the castle", "cleared him of fraud": the phrase hangs to the noun and
        // is an argument all the same
        let own_argument = token.head == Some(a) && token.deprel == Deprel::Nmod;
        parse.is_under(head, a) && !over_the_clause && !own_argument
    })
}

/// What a prepositional phrase tells.
pub(super) fn kind_of(known: &Knowledge, clause: &Clause, case: &str, head: usize) -> ModifierKind {
    let token = &known.parse.tokens[head];
    let kind = known.kind(head);
    // "said in a tweet"; the network may take a tweet for a time
    if matches!(case, "in" | "on" | "via" | "through")
        && says(clause)
        && statements::MEDIUM.has(&token.lemma.to_lowercase())
    {
        return ModifierKind::Medium;
    }
    let is_time = token.nominal == NominalClass::Time
        || kind == Some(EntityKind::Date)
        || is_year(known.parse.word(head))
        || &*token.lemma == "time";
    let counted = known.parse.dependent(head, Deprel::Nummod).is_some();
    // "sentenced to eight years"
    if is_time && !matches!(case, "about" | "with" | "of" | "as") && !(case == "to" && counted) {
        return ModifierKind::Time;
    }
    // "at one of the clubs" is no amount
    let thing = matches!(token.nominal, NominalClass::Place | NominalClass::Person | NominalClass::Organization);
    let amount = kind == Some(EntityKind::Money)
        || matches!(token.upos, Upos::Num | Upos::Sym) && !thing
        || matches!(&*token.lemma.to_lowercase(), "percent" | "%" | "half" | "third" | "quarter")
        || counted && is_time;
    if amount && matches!(case, "" | "from" | "to" | "at" | "by" | "for" | "a" | "per" | "each") {
        return ModifierKind::Amount;
    }
    let actor = matches!(kind, Some(EntityKind::Person | EntityKind::Organization | EntityKind::Nationality));
    let place = matches!(kind, Some(EntityKind::Place)) || token.nominal == NominalClass::Place;
    match case {
        "during" | "before" | "after" | "since" | "until" | "till" | "throughout" | "ahead_of" | "prior_to"
        | "following" | "amid" | "upon" => ModifierKind::Time,
        "about" | "regarding" | "concerning" | "on_the_subject_of" | "as_to" | "with_regard_to" => ModifierKind::Topic,
        "because_of" | "due_to" | "thanks_to" | "as_a_result_of" | "owing_to" => ModifierKind::Cause,
        "over" | "on" if talks(clause) && !place => ModifierKind::Topic,
        "over" if !place => ModifierKind::Cause,
        "in" | "at" | "near" | "outside" | "inside" | "across" | "within" | "around" | "behind" | "above" | "below"
        | "beside" | "along"
            if place =>
        {
            ModifierKind::Place
        }
        // "at the summit", "at the ministry", "outside the bank"; but "in an attack" tells how
        "at" | "near" | "outside" | "inside" if matches!(kind, Some(EntityKind::Organization | EntityKind::Event)) => {
            ModifierKind::Place
        }
        "in" if kind == Some(EntityKind::Organization) => ModifierKind::Place,
        "on" | "off" | "from" | "through" | "into" | "onto" | "toward" | "towards" | "past" if place => {
            ModifierKind::Place
        }
        "to" if gives(clause) => ModifierKind::Recipient,
        "to" if place => ModifierKind::Place,
        "to" if actor => ModifierKind::Recipient,
        "a" | "an" | "each" | "per" => ModifierKind::Amount,
        "for" if judges(clause) => ModifierKind::Cause,
        "for" if !actor => ModifierKind::Purpose,
        "with" | "alongside" | "together_with" | "along_with" if actor => ModifierKind::Companion,
        "as" => ModifierKind::Capacity,
        "with" | "without" | "under" | "by" | "through" | "via" | "like" | "in" => ModifierKind::Manner,
        _ => ModifierKind::Other,
    }
}

fn says(clause: &Clause) -> bool {
    predicates::REPORTING.has(&clause.lemma)
        || matches!(&*clause.lemma, "speak" | "talk" | "deny" | "comment" | "retract")
}

/// Verbs and nouns of speaking, whose "on" and "over" give the topic.
fn talks(clause: &Clause) -> bool {
    matches!(
        clause.lemma.as_str(),
        "talk"
            | "talks"
            | "speak"
            | "discuss"
            | "negotiate"
            | "agree"
            | "meet"
            | "meeting"
            | "conversation"
            | "discussion"
            | "negotiation"
            | "consultation"
            | "consult"
            | "argue"
            | "clash"
            | "differ"
            | "comment"
            | "vote"
            | "report"
            | "brief"
            | "briefing"
            | "advise"
            | "debate"
            | "dispute"
            | "focus"
            | "touch"
            | "write"
            | "speech"
            | "summit"
            | "conference"
            | "agreement"
            | "deal"
            | "dialogue"
            | "call"
            | "lecture"
            | "testify"
            | "question"
            | "criticize"
            | "accuse"
            | "warn"
    )
}

/// Verbs whose "for" gives the reason: "jailed for fraud", "thanked her for it".
fn judges(clause: &Clause) -> bool {
    matches!(
        clause.lemma.as_str(),
        "sentence"
            | "convict"
            | "arrest"
            | "detain"
            | "jail"
            | "imprison"
            | "fine"
            | "punish"
            | "sue"
            | "blame"
            | "criticize"
            | "criticise"
            | "condemn"
            | "praise"
            | "thank"
            | "award"
            | "honour"
            | "honor"
            | "sanction"
            | "suspend"
            | "sack"
            | "dismiss"
            | "apologize"
            | "apologise"
    )
}

/// Verbs whose "to" gives the one who gets it.
fn gives(clause: &Clause) -> bool {
    matches!(
        clause.lemma.as_str(),
        "give"
            | "sell"
            | "offer"
            | "send"
            | "pay"
            | "lend"
            | "donate"
            | "hand"
            | "hand_over"
            | "grant"
            | "award"
            | "supply"
            | "deliver"
            | "transfer"
            | "lease"
    )
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|y| (1000..=2100).contains(&y))
}

/// "yesterday" tells when, "abroad" where, "quickly" how; "also" tells nothing.
pub(super) fn adverb(known: &Knowledge, token: usize) -> Option<ModifierKind> {
    let lemma = known.parse.tokens[token].lemma.to_lowercase();
    Some(match lemma.as_str() {
        "yesterday" | "today" | "tomorrow" | "tonight" | "now" | "recently" | "soon" | "later" | "earlier"
        | "already" | "ago" | "previously" | "then" | "currently" | "immediately" | "once" | "early" | "late"
        | "overnight" | "formerly" | "still" | "always" | "often" | "lately" | "eventually" | "again" | "annually"
        | "daily" | "weekly" => ModifierKind::Time,
        "here" | "there" | "abroad" | "home" | "nearby" | "overseas" | "elsewhere" | "everywhere" | "somewhere"
        | "away" | "downtown" | "upstairs" | "outside" | "inside" => ModifierKind::Place,
        l if l.ends_with("ly")
            && !matches!(
                l,
                "only"
                    | "really"
                    | "actually"
                    | "certainly"
                    | "probably"
                    | "possibly"
                    | "allegedly"
                    | "reportedly"
                    | "apparently"
                    | "likely"
                    | "practically"
                    | "basically"
                    | "obviously"
            ) =>
        {
            ModifierKind::Manner
        }
        "together" | "well" | "hard" | "fast" => ModifierKind::Manner,
        _ => return None,
    })
}

fn adverbial(known: &Knowledge, clause: &Clause, mark: &str) -> Option<ModifierKind> {
    // "has backed him since he came", "left since he was ill"
    let perfect =
        || known.parse.dependents(clause.carrier, Deprel::Aux).any(|a| &*known.parse.tokens[a].lemma == "have");
    Some(match mark {
        "since" if perfect() => ModifierKind::Time,
        "to" | "in_order_to" | "so_that" | "so_as_to" | "in_order_that" => ModifierKind::Purpose,
        "because" | "since" | "as" => ModifierKind::Cause,
        "after" | "before" | "when" | "while" | "until" | "till" | "once" | "as_soon_as" => ModifierKind::Time,
        "by" => ModifierKind::Manner,
        _ => return None,
    })
}
