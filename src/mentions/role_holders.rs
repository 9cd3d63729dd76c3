//! Who holds a role: the ways in which a sentence ties a role to its holder.

use super::names::Names;
use super::phrase::{self, is_comma};
use super::roles::{is_plural, lemma, next_name};
use super::tenure_nouns;
use crate::lexicon;
use crate::lexicon::vocabulary::{closed_classes, offices};
use crate::{Deprel, EntityKind, NominalClass, Parse, RoleLink, RoleStatus, Upos};

/// One role is not given to more people than this in one sentence; it keeps odd text cheap.
const MOST_HOLDERS: usize = 30;

/// How a role is tied to words that name its holder.
pub(super) struct Tie {
    pub(super) holders: Vec<usize>,
    pub(super) link: RoleLink,
    pub(super) status: Option<RoleStatus>,
}

impl Tie {
    pub(super) fn new(link: RoleLink, holders: Vec<usize>) -> Self {
        Tie { holders, link, status: None }
    }
}

/// "[President] Finch", "[ministers] Reed and Roe", "[Secretary of State] Hale".
pub(super) fn title(parse: &Parse, names: &Names, head: usize, end: usize) -> Option<Tie> {
    if is_asked_for(parse, head) || is_sought(parse, head) {
        return None;
    }
    let name = next_name(parse, names, head + 1).or_else(|| {
        let name = next_name(parse, names, end).filter(|&name| !is_anothers(parse, head, name))?;
        let up = parse.tokens[name].head;
        // "an aide to [president] Finch": the name is that of the president
        if up.is_some_and(|h| head < h && h < end && h + 1 == end && lexicon::is_role(&lemma(parse, h)))
            && !lexicon::is_double_title(parse.word(end - 2), parse.word(end - 1))
        {
            return None;
        }
        let tied = up.is_some_and(|h| (head..end).contains(&h))
            || parse.tokens[head].head.is_some_and(|h| h == name || (head..end).contains(&h))
            || up == above(parse, head) && end > head + 1;
        tied.then_some(name)
    })?;
    if is_doer_behind(parse, head, name) || is_principal(parse, head, name) {
        return None;
    }
    Some(Tie::new(RoleLink::Title, with_joined(parse, names, head, name)))
}

/// "the [officials] Finch had met": Finch is none of them.
fn is_doer_behind(parse: &Parse, head: usize, name: usize) -> bool {
    let clause = parse.tokens[name].head.filter(|&v| v > name && parse.tokens[name].deprel == Deprel::Nsubj);
    clause.is_some_and(|v| parse.tokens[v].deprel == Deprel::AclRelcl && parse.tokens[v].head == Some(head))
}

/// "Senior Adviser to the [President] Ida Falk": the one who has the name is the adviser.
fn is_principal(parse: &Parse, head: usize, name: usize) -> bool {
    let capital = |i: usize| parse.word(i).starts_with(char::is_uppercase);
    let before = head.checked_sub(3).filter(|&b| parse.tokens[b].sentence == parse.tokens[head].sentence);
    before.is_some_and(|role| {
        head + 1 == name
            && capital(head)
            && capital(role)
            && lexicon::is_role(&lemma(parse, role))
            && parse.lower(role + 1) == "to"
            && parse.lower(role + 2) == "the"
    })
}

/// What governs a noun, or the group that it is joined to.
fn above(parse: &Parse, head: usize) -> Option<usize> {
    let up = parse.tokens[head].head?;
    if parse.tokens[head].deprel == Deprel::Conj { parse.tokens[up].head } else { Some(up) }
}

/// A name, and the names joined to it when the role is that of several: "[ministers] Reed and Roe", "Reed and Roe, [ministers]".
fn with_joined(parse: &Parse, names: &Names, head: usize, name: usize) -> Vec<usize> {
    let first = parse.tokens[name].head.filter(|&f| {
        parse.tokens[name].deprel == Deprel::Conj && names.person(f).is_some() && name < head && is_plural(parse, head)
    });
    let name = first.unwrap_or(name);
    let many = if is_plural(parse, head) { MOST_HOLDERS } else { 0 };
    let joined = parse.dependents(name, Deprel::Conj).filter(|&c| names.person(c).is_some());
    std::iter::once(name).chain(joined.take(many)).collect()
}

/// "which senior [envoy] Finch met": the envoy is somebody else.
fn is_asked_for(parse: &Parse, head: usize) -> bool {
    let first = parse.sentence_of(head).tokens.start;
    let before = (first..head)
        .rev()
        .take_while(|&i| matches!(parse.tokens[i].upos, Upos::Adj | Upos::Noun | Upos::Propn))
        .last();
    let question = before.unwrap_or(head).checked_sub(1).filter(|&q| q >= first);
    // not "the deal, which [envoy] Finch signed"
    let asks = |q: usize| {
        parse.tokens[q].upos == Upos::Det || matches!(parse.tokens[q].deprel, Deprel::Det | Deprel::NmodPoss)
    };
    question.is_some_and(|q| asks(q) && closed_classes::QUESTION_DETERMINERS.has(&parse.lower(q)))
}

/// "Finch, [the head of the bank],"; "[the head of the bank], Finch,"; "Finch as [head of the bank]".
pub(super) fn apposition(parse: &Parse, names: &Names, head: usize, end: usize) -> Option<Tie> {
    // "the candidate for mayor, Finch,": she is no mayor yet
    if is_sought(parse, head) {
        return None;
    }
    let governor = parse.tokens[head].head;
    if has_case(parse, head, "as")
        && let Some(name) = governor.and_then(|up| names.person(up))
    {
        let status = tenure_nouns::status_beside(parse, name.head);
        return Some(Tie { status, ..Tie::new(RoleLink::Appointment, vec![name.head]) });
    }
    // "Reed, the bishop of Bergen and King Olav": a list
    let list = parse.tokens[head].deprel == Deprel::Appos
        && parse.tokens.get(end).is_some_and(|t| t.upos == Upos::Cconj)
        && next_name(parse, names, end + 1).is_some();
    if list {
        return None;
    }
    let holder = named_under(parse, names, head, end)
        .or_else(|| governor_in_apposition(parse, names, head))
        .or_else(|| name_before_comma(parse, names, head))
        .or_else(|| name_between_commas(parse, names, head, end))?;
    let holders = with_joined(parse, names, head, holder);
    // "pupils, the mayor, Reed, village chiefs": neighbours in a list of guests
    let alone = names.person(holder).is_some() && holders.len() == 1;
    let differ = if alone { is_plural(parse, head) } else { is_many(parse, holder) && !is_plural(parse, head) };
    Some(Tie::new(RoleLink::Apposition, if differ { Vec::new() } else { holders }))
}

/// The "pupils" of "pupils, parents and the member of parliament", of whom none has an office alone.
fn is_many(parse: &Parse, noun: usize) -> bool {
    let token = &parse.tokens[noun];
    token.upos == Upos::Noun
        && token.nominal == NominalClass::Person
        && is_plural(parse, noun)
        && !parse.conjuncts(noun).is_empty()
}

/// "[the head of the bank], Finch,"
fn named_under(parse: &Parse, names: &Names, head: usize, end: usize) -> Option<usize> {
    // "the ex-wife of the banker, Maria Stone": the name is more likely that of the first person.
    let inner = parse.tokens[head].deprel == Deprel::Nmod
        && has_case(parse, head, "of")
        && parse.tokens[head].head.is_some_and(|up| lexicon::is_person(&parse.tokens[up].lemma))
        && end < parse.tokens.len()
        && is_comma(parse, end);
    let beside = |c: &usize| matches!(parse.tokens[*c].deprel, Deprel::Appos | Deprel::Flat | Deprel::NmodDesc);
    // A verb between the two shows that the tree is wrong.
    let near = |c: &usize| (end..*c).take(8).all(|i| parse.tokens[i].upos != Upos::Verb);
    // "a successor, who could be Reed": the tree takes Reed for another name of the successor
    let said = |c: &usize| parse.dependent(*c, Deprel::Cop).is_none() && !is_anothers(parse, head, *c);
    let after = parse.children(head).iter().copied().filter(|&c| c > head && !inner);
    let mut after = after.filter(beside).filter(near).filter(said);
    after.find_map(|c| Some(names.person(c)?.head))
}

/// "[a spokeswoman] for Finance Minister Reed": Reed is the minister, and nobody tells who the spokeswoman is.
fn is_anothers(parse: &Parse, head: usize, name: usize) -> bool {
    let case = (head + 1..name).find(|&i| matches!(&*parse.lower(i), "for" | "to"));
    let seeks = lexicon::role_status(&lemma(parse, head)) == Some(RoleStatus::Nominee);
    case.filter(|_| !seeks).is_some_and(|case| {
        case + 1 < name
            && (case + 1..name)
                .all(|i| matches!(parse.tokens[i].upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det))
            && lexicon::is_role(&lemma(parse, name - 1))
            && parse.tokens[name - 1].head.is_some_and(|up| up == name || up == head)
    })
}

/// "Finch, [the head of the bank],"; also joined to another apposition: "Finch, a mother of two and [head of the bank]".
fn governor_in_apposition(parse: &Parse, names: &Names, head: usize) -> Option<usize> {
    let up = parse.tokens[head].head.filter(|&up| up < head)?;
    if is_joined_to_apposition(parse, head, up)
        && let Some(name) = names.person(up)
    {
        return Some(name.head);
    }
    let joined =
        parse.tokens[head].deprel == Deprel::Conj && !lexicon::is_role(&lemma(parse, up)) && names.at(up).is_none();
    let apposed = if joined { up } else { head };
    let holder = parse.tokens[apposed].head.filter(|_| parse.tokens[apposed].deprel == Deprel::Appos)?;
    if let Some(nearer) = joined_name_before(parse, names, head, holder) {
        return Some(nearer);
    }
    match names.at(holder) {
        Some(name) => (name.kind == EntityKind::Person).then_some(name.head),
        None => Some(holder),
    }
}

/// "Finch, founder of Nordlys and [former chair of the bank],", where the tree joins the chair to Finch.
fn is_joined_to_apposition(parse: &Parse, head: usize, up: usize) -> bool {
    let and = parse.dependent(head, Deprel::Cc).filter(|&cc| cc > up && !is_comma(parse, cc - 1));
    let first = parse.dependents(up, Deprel::Appos).find(|&role| and.is_some_and(|cc| role < cc));
    parse.tokens[head].deprel == Deprel::Conj
        && first.is_some_and(|role| lexicon::is_role(&lemma(parse, role)))
        && !is_plural(parse, head)
        && parse.dependent(head, Deprel::Det).is_none()
        && parse.dependent(head, Deprel::Appos).or_else(|| parse.dependent(head, Deprel::Flat)).is_none()
}

/// "Finch, chief of the bank, and [Reed], [head of the port]", where the tree ties both offices to Finch.
fn joined_name_before(parse: &Parse, names: &Names, head: usize, holder: usize) -> Option<usize> {
    let start = phrase::left(parse, head, |branch| parse.tokens[branch].head == Some(head));
    let comma = start.checked_sub(1).filter(|&c| is_comma(parse, c))?;
    let name = names.person(comma.checked_sub(1)?).filter(|name| name.tokens.start > holder)?;
    let before = name.tokens.start - 1;
    // "Finch, OBE, head of the port": letters behind a name are no second person
    let other = parse.dependents(holder, Deprel::Appos).any(|c| c < name.tokens.start);
    let joined = parse.tokens[before].upos == Upos::Cconj || other && is_comma(parse, before);
    (joined && parse.tokens[before].sentence == parse.tokens[head].sentence).then_some(name.head)
}

/// The person whose name ends before the comma before the role's words, over an age, where the tree hangs them elsewhere:
/// "Finch, 54, [a professor at Oslo], won".
fn name_before_comma(parse: &Parse, names: &Names, head: usize) -> Option<usize> {
    use Deprel::*;
    if !matches!(parse.tokens[head].deprel, Appos | Dep | Parataxis | List | NmodUnmarked | OblUnmarked | NmodDesc) {
        return None;
    }
    let start = phrase::left(parse, head, |branch| parse.tokens[branch].head == Some(head));
    let mut comma = start.checked_sub(1).filter(|&c| is_comma(parse, c))?;
    if comma >= 2 && parse.tokens[comma - 1].upos == Upos::Num && is_comma(parse, comma - 2) {
        comma -= 2;
    }
    let name = names.person(comma.checked_sub(1)?)?;
    (parse.tokens[name.head].sentence == parse.tokens[start].sentence).then_some(name.head)
}

/// The person between commas after a role that stands as a whole phrase: "[a spokeswoman for the bank], Kari Olsen, said".
fn name_between_commas(parse: &Parse, names: &Names, head: usize, end: usize) -> Option<usize> {
    let sentence = parse.sentence_of(head).tokens.end;
    let inner = parse.tokens[head].deprel == Deprel::Nmod && has_case(parse, head, "of");
    if end + 1 >= sentence || !is_comma(parse, end) || is_plural(parse, head) || inner {
        return None;
    }
    let name = names.person(next_name(parse, names, end + 1)?)?;
    let closed = name.tokens.end >= sentence || closed_classes::PAUSES.has(parse.word(name.tokens.end));
    // "the ambassador to Chile, Reed, and ...", where the tree joins Reed to Chile
    let joined = parse.tokens[name.head].head.filter(|_| parse.tokens[name.head].deprel == Deprel::Conj);
    if closed
        && joined
            .is_some_and(|up| (head..end).contains(&up) && names.at(up).is_some_and(|n| n.kind == EntityKind::Place))
    {
        return Some(name.head);
    }
    // "the mayor, Reed, and Tokyo governor Mori", but "the mayor, Reed, and Holm" are three
    let behind = |n: usize| parse.tokens.get(name.tokens.end + n).filter(|_| name.tokens.end + n < sentence);
    let and = behind(0).is_some_and(|t| t.upos == Upos::Punct) && behind(1).is_some_and(|t| t.upos == Upos::Cconj);
    if closed && and && behind(2).is_some() && names.person(name.tokens.end + 2).is_none() {
        return Some(name.head);
    }
    // "the mayor, Reed, Roe and Holm": a list
    let list = parse.tokens[name.head].deprel == Deprel::Conj
        || parse.dependents(name.head, Deprel::Conj).next().is_some()
        || parse.dependents(head, Deprel::Conj).any(|c| c > head && c != name.head);
    (closed && !list && parse.tokens[head].deprel != Deprel::Vocative).then_some(name.head)
}

/// "a candidate for [president]"
fn is_sought(parse: &Parse, head: usize) -> bool {
    let above = parse.tokens[head].head.and_then(|up| lexicon::role_status(&lemma(parse, up)));
    has_case(parse, head, "for") && above == Some(RoleStatus::Nominee)
}

/// "Finch is [the head of the bank]", "Finch, who was [a general],".
pub(super) fn copula(parse: &Parse, head: usize) -> Option<Tie> {
    // "is a mother of two and [the author of a book]"
    let joined = parse.tokens[head].deprel == Deprel::Conj && parse.dependent(head, Deprel::Nsubj).is_none();
    let has_copula = parse.dependent(head, Deprel::Cop).is_some();
    let predicate = if joined && !has_copula { joined_predicate(parse, head)? } else { head };
    parse.dependent(predicate, Deprel::Cop)?;
    // "was among the journalists" does not say who was one.
    if parse.dependents(predicate, Deprel::Case).any(|c| parse.tokens[c].upos == Upos::Adp) {
        return None;
    }
    let subject = parse.dependent(predicate, Deprel::Nsubj).or_else(|| parse.dependent(predicate, Deprel::NsubjOuter));
    let holder = match subject {
        Some(subject) if parse.tokens[subject].lemma.as_ref() != "who" => subject,
        _ if parse.tokens[predicate].deprel == Deprel::AclRelcl => parse.tokens[predicate].head?,
        // "Finch founded the bank and was [its director]"
        None if has_copula && joined => shared_subject(parse, predicate)?,
        _ => return None,
    };
    let mut tie = Tie::new(RoleLink::Copula, vec![holder]);
    tie.status = held(parse, predicate)?;
    with_conjuncts(parse, head, &mut tie);
    Some(tie)
}

/// "is the author of two books and [the director]": the tree may join the director to the books.
fn joined_predicate(parse: &Parse, head: usize) -> Option<usize> {
    let up = parse.tokens[head].head?;
    let token = &parse.tokens[up];
    let thing = token.deprel == Deprel::Nmod && token.nominal != NominalClass::Person;
    let role = token.head.filter(|&h| thing && lexicon::is_role(&parse.tokens[h].lemma));
    Some(role.unwrap_or(up))
}

/// The subject of the clause that a predicate is joined to; of a relative clause the noun it is about.
fn shared_subject(parse: &Parse, predicate: usize) -> Option<usize> {
    let found = subject(parse, predicate)?;
    if parse.tokens[found].upos != Upos::Pron || parse.tokens[found].lemma.as_ref() != "who" {
        return Some(found);
    }
    antecedent(parse, parse.tokens[found].head?)
}

/// Whether a predicate is denied or only thought (`None`), or to come.
fn held(parse: &Parse, predicate: usize) -> Option<Option<RoleStatus>> {
    let mut status = None;
    for &child in parse.children(predicate) {
        let token = &parse.tokens[child];
        match token.lemma.as_ref() {
            "not" | "never" | "n't" => return None,
            // "would later become" tells what happened, "would be" what might.
            "would" if parse.tokens[predicate].lemma.as_ref() == "become" => {}
            // "said that she would serve as chair"
            "would" if parse.tokens[predicate].deprel == Deprel::Ccomp => status = Some(RoleStatus::Elect),
            modal if token.upos == Upos::Aux && closed_classes::OPEN_MODALS.has(modal) => return None,
            "will" | "shall" if token.upos == Upos::Aux => status = Some(RoleStatus::Elect),
            "if" | "whether" if token.deprel == Deprel::Mark => return None,
            "once" | "formerly" | "previously" if token.upos == Upos::Adv => status = Some(RoleStatus::Former),
            _ => {}
        }
    }
    Some(status)
}

fn with_conjuncts(parse: &Parse, head: usize, tie: &mut Tie) {
    if is_plural(parse, head) {
        let more: Vec<usize> =
            tie.holders.iter().flat_map(|&h| parse.dependents(h, Deprel::Conj)).take(MOST_HOLDERS).collect();
        tie.holders.extend(more);
    }
}

/// "was appointed [director]", "named Finch [as its chief]", "serves as [a spokeswoman]", "became [president]".
pub(super) fn appointment(parse: &Parse, names: &Names, head: usize) -> Option<Tie> {
    use Deprel::*;
    let token = &parse.tokens[head];
    let verb = token.head.filter(|&v| parse.tokens[v].upos == Upos::Verb)?;
    let as_role = has_case(parse, head, "as")
        || parse.dependent(head, Mark).is_some_and(|m| parse.tokens[m].lemma.as_ref() == "as");
    let (of_object, status) = appointed_by(parse, head, verb, as_role)?;
    let complement = matches!(token.deprel, Xcomp | Obl | Advcl) || !of_object || as_role || token.deprel == Obj;
    if !complement || matches!(token.deprel, Nsubj | NsubjPass | OblAgent) {
        return None;
    }
    let holder = match parse.dependent(verb, NsubjPass) {
        Some(subject) => subject,
        None if of_object => appointed_object(parse, names, head, verb)?,
        None => subject(parse, verb)?,
    };
    let holder = if parse.tokens[holder].lemma.as_ref() == "who" { antecedent(parse, verb)? } else { holder };
    if names.at(holder).is_some_and(|name| name.kind != EntityKind::Person) {
        return None;
    }
    // one who may resign, or will not, holds it
    let leaves = status == Some(RoleStatus::Former);
    let (denied, status) = match held(parse, verb) {
        None if leaves => (None, Some(RoleStatus::Current)),
        None => return None,
        Some(held) => (held, status),
    };
    let mut tie = Tie::new(RoleLink::Appointment, vec![holder]);
    tie.status = status.or(denied);
    with_conjuncts(parse, head, &mut tie);
    Some(tie)
}

/// What a verb says of the office at `head`: whether the one who is its object holds it, not the subject, and since or until when;
/// `None` for a verb that says nothing of who holds it.
fn appointed_by(parse: &Parse, head: usize, verb: usize, as_role: bool) -> Option<(bool, Option<RoleStatus>)> {
    let passive = parse.dependent(verb, Deprel::NsubjPass).is_some();
    Some(match parse.tokens[verb].lemma.as_ref() {
        lemma if offices::APPOINTS.has(lemma) => (true, None),
        "nominate" | "propose" => (true, Some(RoleStatus::Nominee)),
        lemma if as_role && offices::DISMISSES.has(lemma) => (true, Some(RoleStatus::Former)),
        lemma if as_role && offices::HOLDS_AS.has(lemma) => (false, None),
        "become" | "remain" => (false, None),
        "succeed" | "replace" if as_role => (passive, passive.then_some(RoleStatus::Former)),
        // "As president, Reed visited Rome."
        _ if as_role && head < verb && is_bare(parse, head) => (false, None),
        lemma if as_role && offices::RESIGNS.has(lemma) => (false, Some(RoleStatus::Former)),
        _ => return None,
    })
}

/// "was succeeded [by Reed] as mayor"
pub(super) fn successor(parse: &Parse, names: &Names, head: usize) -> Option<usize> {
    let verb = parse.tokens[head].head?;
    let follows = matches!(&*parse.tokens[verb].lemma, "succeed" | "replace") && has_case(parse, head, "as");
    let by = |n: &usize| has_case(parse, *n, "by") && names.person(*n).is_some();
    let passive = follows && parse.dependent(verb, Deprel::NsubjPass).is_some() && held(parse, verb)?.is_none();
    let mut agents = parse.dependents(verb, Deprel::OblAgent).chain(parse.dependents(verb, Deprel::Obl));
    agents.find(|n| passive && by(n))
}

/// The one whom an active verb gives the office at `head`. In "They elected the president" the object alone is the one elected,
/// not the office.
fn appointed_object(parse: &Parse, names: &Names, head: usize, verb: usize) -> Option<usize> {
    use Deprel::*;
    // "appointed Reed commander", where the tree may hang Reed on the commander
    let inside = parse.children(head).iter().copied().find(|&c| {
        c < head && names.person(c).is_some() && matches!(parse.tokens[c].deprel, Compound | NmodDesc | Flat)
    });
    let mut objects = parse.dependents(verb, Obj).chain(parse.dependents(verb, Iobj));
    // "named Reed as its chief", where the tree takes Reed for what somebody was named
    let named = || parse.dependents(verb, Xcomp).find(|&o| o < head && names.person(o).is_some());
    // "Finch, elected president in May," and "the man named director"
    let participle = matches!(parse.tokens[verb].deprel, Acl | AclRelcl) && parse.tokens[verb].head != Some(head);
    let described = || participle.then(|| antecedent(parse, verb)).flatten();
    objects.find(|&o| o != head).or(inside).or_else(named).or_else(described)
}

/// "president" without an article.
fn is_bare(parse: &Parse, head: usize) -> bool {
    !is_plural(parse, head) && parse.dependent(head, Deprel::Det).is_none()
}

/// The subject of a verb, over control and coordination ("Finch resigned and became an adviser", "agreed to serve as").
fn subject(parse: &Parse, verb: usize) -> Option<usize> {
    /// No sentence that a reader follows leaves its subject further behind; it keeps the work bounded.
    const MOST_CLAUSES: usize = 4;
    let mut at = verb;
    for _ in 0..MOST_CLAUSES {
        if let Some(subject) = parse.subjects(at).next() {
            return Some(subject);
        }
        match parse.tokens[at].deprel {
            Deprel::Conj | Deprel::Xcomp | Deprel::Advcl => at = parse.tokens[at].head?,
            Deprel::Acl | Deprel::AclRelcl => return parse.tokens[at].head,
            _ => return None,
        }
    }
    None
}

/// The noun that a relative or participial clause is about.
fn antecedent(parse: &Parse, verb: usize) -> Option<usize> {
    matches!(parse.tokens[verb].deprel, Deprel::AclRelcl | Deprel::Acl).then(|| parse.tokens[verb].head).flatten()
}

pub(super) fn has_case(parse: &Parse, head: usize, word: &str) -> bool {
    parse.dependents(head, Deprel::Case).any(|c| parse.word(c).eq_ignore_ascii_case(word))
}
