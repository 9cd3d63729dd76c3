//! Roles: which nouns say what office somebody holds, how far their words reach, and who holds them.

use std::ops::Range;

use super::names::Names;
use super::phrase::{self, is_comma, is_hyphen, is_quote, opens_nothing};
use crate::lexicon;
use crate::{Deprel, EntityKind, NominalClass, Parse, RoleLink, RoleStatus, Upos};

/// A role before its mentions are numbered.
#[derive(Clone, Debug)]
pub(super) struct Role {
    /// The noun: "envoy".
    pub(super) head: usize,
    /// The role's words without determiner ("US President's special envoy"); with it when the role stands for the person.
    pub(super) tokens: Range<usize>,
    /// Heads of the phrases that name the holders.
    pub(super) holders: Vec<usize>,
    pub(super) link: RoleLink,
    pub(super) status: RoleStatus,
    /// The head of the possessor: "Reed" in "Reed's [adviser]", "president" in "[US president's adviser]".
    pub(super) possessor: Option<usize>,
    /// Another role that shares its field: "Nordlys co-founder and [CEO]".
    pub(super) partner: Option<usize>,
}

/// How a role is tied to words that name its holder.
struct Tie {
    holders: Vec<usize>,
    link: RoleLink,
    status: Option<RoleStatus>,
}

impl Tie {
    fn new(link: RoleLink, holders: Vec<usize>) -> Self {
        Tie { holders, link, status: None }
    }
}

/// Nouns that are roles only where the tree or the network says that they denote a person.
const AMBIGUOUS: &[&str] = &[
    "head",
    "chief",
    "chair",
    "speaker",
    "star",
    "center",
    "centre",
    "model",
    "guard",
    "host",
    "fellow",
    "defender",
    "general",
    "private",
    "principal",
    "major",
    "forward",
    "runner",
    "fighter",
    "driver",
    "pilot",
    "receiver",
    "batter",
    "cook",
    "sponsor",
    "representative",
    "substitute",
    "patron",
    "anchor",
    "vet",
    "developer",
    "producer",
    "publisher",
    "carrier",
    "member",
    "employer",
    "seller",
    "contractor",
    "operator",
    "owner",
    "official",
    "assistant",
    "captain",
    "champion",
    "winner",
    "guardian",
    "regulator",
    "broadcaster",
    "architect",
    "ally",
    "opponent",
    "agent",
    "controller",
    "monitor",
    "minor",
    "conductor",
    "whip",
    "rebel",
    "soldier",
    "leader",
    "retailer",
    "lender",
    "investor",
    "jumper",
    "climber",
    "racer",
    "rider",
    "cleaner",
    "planner",
    "coach",
    "counsel",
    "commission",
    "author",
    "critic",
    "partner",
    "pioneer",
    "mastermind",
    "dealer",
    "trader",
    "merchant",
];

/// Written with a hyphen before a role.
const PREFIXES: &[&str] = &["ex", "co", "vice", "deputy", "then"];

pub(super) fn find(parse: &Parse, names: &Names) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::new();
    for head in 0..parse.tokens.len() {
        if !is_head(parse, names, head) {
            continue;
        }
        let title_end = title_end(parse, names, head);
        let tie = title(parse, names, head, title_end)
            .or_else(|| apposition(parse, names, head, title_end))
            .or_else(|| copula(parse, head))
            .or_else(|| appointment(parse, names, head));
        let Some(tie) = tie.or_else(|| stands_for_person(parse, head).then(|| Tie::new(RoleLink::Title, Vec::new())))
        else {
            continue;
        };
        let governor = tie.holders.first().copied().filter(|&h| h > head && tie.link == RoleLink::Title);
        let (tokens, possessor) = reach(parse, names, head, governor, title_end, &tie.holders);
        let status = tie.status.unwrap_or_else(|| status(parse, &tokens, head, governor));
        roles.push(Role { head, tokens, holders: tie.holders, link: tie.link, status, possessor, partner: None });
    }
    share(parse, &mut roles);
    roles
}

/// A noun of the list that heads a phrase: "minister", not the "president" of "president's office" under a name nor the
/// "deputy" of "deputy minister".
fn is_head(parse: &Parse, names: &Names, i: usize) -> bool {
    let token = &parse.tokens[i];
    if lexicon::is_rank(parse.word(i)) && names.at(i).is_none() {
        return next_name(parse, names, i + 1).is_some();
    }
    if i + 1 < parse.tokens.len()
        && names.at(i + 1).is_none()
        && lexicon::is_double_title(parse.word(i), parse.word(i + 1))
    {
        return false;
    }
    if !matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Adj)
        || names.at(i).is_some()
        || !lexicon::is_role(&lemma(parse, i))
    {
        return false;
    }
    if token.upos == Upos::Adj && !matches!(token.deprel, Deprel::NmodDesc | Deprel::Compound) {
        return false;
    }
    let inner = matches!(
        token.deprel,
        Deprel::Compound
            | Deprel::Amod
            | Deprel::Flat
            | Deprel::NmodDesc
            | Deprel::NmodUnmarked
            | Deprel::Goeswith
            | Deprel::Advmod
    );
    let Some(governor) = token.head.filter(|_| inner) else { return true };
    let elect = matches!(parse.word(governor).to_lowercase().as_str(), "elect" | "designate" | "designated");
    if names.person(governor).is_some() || elect {
        return true;
    }
    // Under another noun it is a part of that one's phrase, unless a name follows it and the tree is wrong.
    next_name(parse, names, i + 1).is_some() && governor > i || governor < i && token.deprel == Deprel::NmodDesc
}

/// The singular, whatever the part of speech: "Ministers" before names is tagged as a name.
fn lemma(parse: &Parse, i: usize) -> String {
    match parse.tokens[i].upos {
        Upos::Noun => parse.tokens[i].lemma.to_string(),
        _ => lexicon::lemma(parse.word(i), Upos::Noun),
    }
}

pub(super) fn is_plural(parse: &Parse, i: usize) -> bool {
    let lower = parse.word(i).to_lowercase();
    lexicon::lemma(&lower, Upos::Noun) != lower
}

/// The name of a person that begins at `i`, over a form of address, a second title or an opening quotation mark.
fn next_name(parse: &Parse, names: &Names, mut i: usize) -> Option<usize> {
    for _ in 0..3 {
        let token = parse.tokens.get(i).filter(|t| t.sentence == parse.tokens[i - 1].sentence)?;
        if let Some(name) = names.person(i) {
            return (name.tokens.start == i).then_some(name.head);
        }
        let title = lexicon::honorific(parse.word(i)).is_some()
            || token.upos == Upos::Propn && lexicon::is_role(parse.word(i))
            || token.upos == Upos::Punct && is_quote(parse.word(i));
        if !title {
            return None;
        }
        i += 1;
    }
    None
}

/// The end of a role's words to the right: "chief [of staff]", "Secretary [of State]", "president[-elect]",
/// "ambassador [to Chile]".
fn title_end(parse: &Parse, names: &Names, head: usize) -> usize {
    let mut start = head;
    // president-elect, commander-in-chief, where the hyphens are words
    while start + 2 < parse.tokens.len()
        && is_hyphen(parse, start + 1)
        && matches!(parse.word(start + 2).to_lowercase().as_str(), "elect" | "designate" | "in" | "chief" | "general")
    {
        start += 2;
    }
    let keep = |branch: usize| {
        let token = &parse.tokens[branch];
        let role_part = match token.deprel {
            Deprel::Amod
            | Deprel::Flat
            | Deprel::Compound
            | Deprel::Fixed
            | Deprel::NmodUnmarked
            | Deprel::Goeswith => true,
            Deprel::Nmod => parse.dependents(branch, Deprel::Case).next().is_some_and(|c| {
                matches!(
                    parse.word(c).to_lowercase().as_str(),
                    "of" | "for" | "to" | "at" | "in" | "with" | "on" | "in-charge"
                )
            }),
            _ => false,
        };
        // The holder, not the field, of the office.
        let person = names.person(branch).is_some() && parse.dependent(branch, Deprel::Case).is_none();
        role_part
            && !person
            && !matches!(parse.tokens[branch].nominal, NominalClass::Time | NominalClass::Event)
            && names.at(branch).is_none_or(|n| n.kind != EntityKind::Date)
    };
    phrase::right(parse, head, keep).max(start + 1)
}

/// "[President] Finch", "[ministers] Reed and Roe", "[Secretary of State] Hale".
fn title(parse: &Parse, names: &Names, head: usize, end: usize) -> Option<Tie> {
    let name = next_name(parse, names, head + 1).or_else(|| {
        let name = next_name(parse, names, end)?;
        let up = parse.tokens[name].head;
        let tied = up.is_some_and(|h| (head..end).contains(&h))
            || parse.tokens[head].head == Some(name)
            || up == parse.tokens[head].head && end > head + 1;
        tied.then_some(name)
    })?;
    let mut holders = vec![name];
    if is_plural(parse, head) {
        holders.extend(parse.dependents(name, Deprel::Conj).filter(|&c| names.person(c).is_some()));
    }
    Some(Tie::new(RoleLink::Title, holders))
}

/// "Finch, [the head of the bank],"; "[the head of the bank], Finch,".
fn apposition(parse: &Parse, names: &Names, head: usize, end: usize) -> Option<Tie> {
    let token = &parse.tokens[head];
    let person = |i: usize| names.person(i).map(|name| name.head);
    let after = parse
        .children(head)
        .iter()
        .filter(|&&c| c > head && matches!(parse.tokens[c].deprel, Deprel::Appos | Deprel::Flat | Deprel::NmodDesc))
        .find_map(|&c| person(c));
    if let Some(name) = after {
        let mut holders = vec![name];
        if is_plural(parse, head) {
            holders.extend(parse.dependents(name, Deprel::Conj).filter(|&c| names.person(c).is_some()));
        }
        return Some(Tie::new(RoleLink::Apposition, holders));
    }
    if let Some(up) = token.head.filter(|&up| up < head) {
        // "Reed, a mother of two and [the author of a book]"
        let joined = token.deprel == Deprel::Conj && !lexicon::is_role(&lemma(parse, up)) && names.at(up).is_none();
        let token = if joined { &parse.tokens[up] } else { token };
        let up = token.head.unwrap_or(up);
        match token.deprel {
            // "Reed, the bishop of Bergen and King Olav": a list
            Deprel::Appos
                if parse.tokens.get(end).is_some_and(|t| t.upos == Upos::Cconj)
                    && next_name(parse, names, end + 1).is_some() => {}
            Deprel::Appos if names.at(up).is_none_or(|name| name.kind == EntityKind::Person) => {
                let mut holders = vec![person(up).unwrap_or(up)];
                if is_plural(parse, head) {
                    holders.extend(parse.dependents(holders[0], Deprel::Conj).filter(|&c| names.person(c).is_some()));
                }
                return Some(Tie::new(RoleLink::Apposition, holders));
            }
            // "Finch as president"
            Deprel::Nmod if has_case(parse, head, "as") && person(up).is_some() => {
                return Some(Tie::new(RoleLink::Appointment, vec![up]));
            }
            _ => {}
        }
    }
    // The tree hangs the phrase elsewhere, but it stands between commas after a name: "Finch, 54, a professor at Oslo, won".
    let loose = matches!(
        token.deprel,
        Deprel::Appos
            | Deprel::Dep
            | Deprel::Parataxis
            | Deprel::List
            | Deprel::NmodUnmarked
            | Deprel::OblUnmarked
            | Deprel::NmodDesc
    );
    let start = phrase::left(parse, head, |branch| parse.tokens[branch].head == Some(head));
    let name = loose
        .then(|| name_before_comma(parse, names, start))
        .flatten()
        .or_else(|| name_between_commas(parse, names, head, end))?;
    Some(Tie::new(RoleLink::Apposition, vec![name]))
}

/// The person whose name ends before the comma that stands before `start`, over an age ("Finch, 54, a").
fn name_before_comma(parse: &Parse, names: &Names, start: usize) -> Option<usize> {
    let mut comma = start.checked_sub(1).filter(|&c| is_comma(parse, c))?;
    if comma >= 2 && parse.tokens[comma - 1].upos == Upos::Num && is_comma(parse, comma - 2) {
        comma -= 2;
    }
    let name = names.person(comma.checked_sub(1)?)?;
    (parse.tokens[name.head].sentence == parse.tokens[start].sentence).then_some(name.head)
}

/// The person between commas after a role that stands as a whole phrase: "[a spokeswoman for the bank], Kari Olsen, said".
fn name_between_commas(parse: &Parse, names: &Names, head: usize, end: usize) -> Option<usize> {
    let sentence = parse.sentences[parse.tokens[head].sentence].tokens.end;
    let inner = parse.tokens[head].deprel == Deprel::Nmod && has_case(parse, head, "of");
    if end + 1 >= sentence || !is_comma(parse, end) || is_plural(parse, head) || inner {
        return None;
    }
    let name = names.person(next_name(parse, names, end + 1)?)?;
    let closed =
        name.tokens.end >= sentence || matches!(parse.word(name.tokens.end), "," | "." | ";" | ":" | "?" | "!");
    // "the mayor, Reed, Roe and Holm": a list
    let list = parse.tokens[name.head].deprel == Deprel::Conj
        || parse.dependents(name.head, Deprel::Conj).next().is_some()
        || parse.dependents(head, Deprel::Conj).any(|c| c > head && c != name.head);
    (closed && !list && parse.tokens[head].deprel != Deprel::Vocative).then_some(name.head)
}

/// "Finch is [the head of the bank]", "Finch, who was [a general],".
fn copula(parse: &Parse, head: usize) -> Option<Tie> {
    // "is a mother of two and [the author of a book]"
    let joined = parse.tokens[head].deprel == Deprel::Conj && parse.dependent(head, Deprel::Nsubj).is_none();
    let predicate = if joined { parse.tokens[head].head? } else { head };
    parse.dependent(predicate, Deprel::Cop)?;
    let subject = parse.dependent(predicate, Deprel::Nsubj).or_else(|| parse.dependent(predicate, Deprel::NsubjOuter));
    let holder = match subject {
        Some(subject) if parse.tokens[subject].lemma.as_ref() != "who" => subject,
        _ if parse.tokens[predicate].deprel == Deprel::AclRelcl => parse.tokens[predicate].head?,
        _ => return None,
    };
    let mut tie = Tie::new(RoleLink::Copula, vec![holder]);
    tie.status = held(parse, predicate)?;
    with_conjuncts(parse, head, &mut tie);
    Some(tie)
}

/// Whether a predicate is denied or only thought (`None`), or to come.
fn held(parse: &Parse, predicate: usize) -> Option<Option<RoleStatus>> {
    let mut status = None;
    for &child in parse.children(predicate) {
        let token = &parse.tokens[child];
        match token.lemma.as_ref() {
            "not" | "never" | "n't" => return None,
            "may" | "might" | "could" | "would" | "should" | "must" | "can" if token.upos == Upos::Aux => return None,
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
        let more: Vec<usize> = tie.holders.iter().flat_map(|&h| parse.dependents(h, Deprel::Conj)).collect();
        tie.holders.extend(more);
    }
}

/// "was appointed [director]", "named Finch [as its chief]", "serves as [a spokeswoman]", "became [president]".
fn appointment(parse: &Parse, names: &Names, head: usize) -> Option<Tie> {
    use Deprel::*;
    let token = &parse.tokens[head];
    let verb = token.head.filter(|&v| parse.tokens[v].upos == Upos::Verb)?;
    let as_role = has_case(parse, head, "as")
        || parse.dependent(head, Mark).is_some_and(|m| parse.tokens[m].lemma.as_ref() == "as");
    let (of_object, status) = match parse.tokens[verb].lemma.as_ref() {
        "appoint" | "name" | "elect" | "reelect" | "re-elect" | "reappoint" | "choose" | "select" | "pick" | "tap"
        | "designate" | "install" | "hire" | "swear" | "confirm" | "crown" | "declare" | "proclaim" | "make"
        | "promote" | "ordain" => (true, None),
        "nominate" | "propose" => (true, Some(RoleStatus::Nominee)),
        "dismiss" | "fire" | "sack" | "remove" | "oust" | "suspend" if as_role => (true, Some(RoleStatus::Former)),
        "serve" | "work" | "act" | "continue" | "return" | "start" | "begin" if as_role => (false, None),
        "become" | "remain" => (false, None),
        "resign" | "retire" | "quit" | "step" | "stand" if as_role => (false, Some(RoleStatus::Former)),
        _ => return None,
    };
    let complement = matches!(token.deprel, Xcomp | Obl | Advcl) || !of_object || as_role || token.deprel == Obj;
    if !complement || matches!(token.deprel, Nsubj | NsubjPass | OblAgent) {
        return None;
    }
    // "They elected the president": the object alone is the one elected, not the office.
    let passive = parse.dependent(verb, NsubjPass);
    let holder = match (of_object, passive) {
        (_, Some(subject)) => subject,
        (true, None) => {
            // "appointed Reed commander", where the tree may hang Reed on the commander
            let inside = parse.children(head).iter().copied().find(|&c| {
                c < head && names.person(c).is_some() && matches!(parse.tokens[c].deprel, Compound | NmodDesc | Flat)
            });
            let object =
                parse.dependents(verb, Obj).chain(parse.dependents(verb, Iobj)).find(|&o| o != head).or(inside);
            match object {
                Some(object) => object,
                // "Finch, elected president in May," and "the man named director"
                None if matches!(parse.tokens[verb].deprel, Acl | AclRelcl)
                    && parse.tokens[verb].head != Some(head) =>
                {
                    antecedent(parse, verb)?
                }
                None => return None,
            }
        }
        (false, None) => subject(parse, verb)?,
    };
    let holder = if parse.tokens[holder].lemma.as_ref() == "who" { antecedent(parse, verb)? } else { holder };
    if names.at(holder).is_some_and(|name| name.kind != EntityKind::Person) {
        return None;
    }
    let denied = held(parse, verb)?;
    let mut tie = Tie::new(RoleLink::Appointment, vec![holder]);
    tie.status = status.or(denied);
    with_conjuncts(parse, head, &mut tie);
    Some(tie)
}

/// The subject of a verb, over control and coordination ("Finch resigned and became an adviser", "agreed to serve as").
fn subject(parse: &Parse, verb: usize) -> Option<usize> {
    let mut at = verb;
    for _ in 0..4 {
        if let Some(subject) = parse.dependent(at, Deprel::Nsubj).or_else(|| parse.dependent(at, Deprel::NsubjPass)) {
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

fn has_case(parse: &Parse, head: usize, word: &str) -> bool {
    parse.dependents(head, Deprel::Case).any(|c| parse.word(c).eq_ignore_ascii_case(word))
}

/// "[The American leader] said", "[a spokesman for the bank]": the role in the place of a name.
fn stands_for_person(parse: &Parse, head: usize) -> bool {
    use Deprel::*;
    let token = &parse.tokens[head];
    let argument = matches!(
        token.deprel,
        Nsubj
            | NsubjPass
            | NsubjOuter
            | Obj
            | Iobj
            | Obl
            | OblAgent
            | Nmod
            | NmodPoss
            | Conj
            | Appos
            | Root
            | Vocative
            | Parataxis
            | Ccomp
            | Advcl
            | List
            | Dislocated
            | Orphan
    );
    // A predicate is no person of its own: "is not a lawyer".
    if !argument || parse.dependent(head, Cop).is_some() || has_case(parse, head, "as") {
        return false;
    }
    // "reporters" are people of a kind; "the ministers" are certain people.
    let definite = parse.children(head).iter().any(|&c| matches!(parse.tokens[c].deprel, Det | NmodPoss | Nummod));
    if is_plural(parse, head) && !definite {
        return false;
    }
    match token.nominal {
        NominalClass::Person => true,
        NominalClass::None => {
            !AMBIGUOUS.contains(&lexicon::unprefixed(&lemma(parse, head)).unwrap_or(&lemma(parse, head)))
        }
        _ => false,
    }
}

/// The role's words, and the head of a possessor whose name stands before them.
fn reach(
    parse: &Parse,
    names: &Names,
    head: usize,
    governor: Option<usize>,
    end: usize,
    holders: &[usize],
) -> (Range<usize>, Option<usize>) {
    let possessor = parse.dependent(head, Deprel::NmodPoss).or_else(|| parse.dependent(governor?, Deprel::NmodPoss));
    let (possessor, held) = (possessor.filter(|&p| p < head), !holders.is_empty());
    let outside = |p: usize| parse.tokens[p].upos == Upos::Pron || names_person(parse, names, p);
    let cut = possessor.filter(|&p| held && outside(p));
    let mut start = phrase::left(parse, head, |branch| Some(branch) != cut && !holders.contains(&branch));
    if let Some(governor) = governor.filter(|&g| g > head && parse.tokens[head].head == Some(g)) {
        // "Former" hangs on the name in "Former minister Reed".
        start = start.min(phrase::left(parse, governor, |branch| Some(branch) != cut).max(limit(parse, names, head)));
    }
    // "Acme chief Reed's lawyer": the tree may hang "Acme" on "lawyer".
    let premodifier = |i: usize| {
        let token = &parse.tokens[i];
        matches!(token.deprel, Deprel::Compound | Deprel::Amod)
            && token.head.is_some_and(|h| h > head)
            && token.upos != Upos::Punct
    };
    while governor.is_some() && start > limit(parse, names, head) && premodifier(start - 1) && Some(start - 1) != cut {
        start -= 1;
    }
    // "Attorney General", where the tree puts them side by side
    if start == head && head > 0 && lexicon::is_double_title(parse.word(head - 1), parse.word(head)) {
        start = phrase::left(parse, head - 1, |_| true);
    }
    while start < head && (opens_nothing(parse, start) || held && parse.tokens[start].upos == Upos::Det) {
        start += 1;
    }
    // "ex-general", where the hyphen is a word
    if start == head
        && head >= 2
        && is_hyphen(parse, head - 1)
        && PREFIXES.contains(&parse.word(head - 2).to_lowercase().as_str())
    {
        start = head - 2;
    }
    (start..end, possessor)
}

/// Words before a title belong to it only back to the last name of a person.
fn limit(parse: &Parse, names: &Names, head: usize) -> usize {
    let start = parse.sentences[parse.tokens[head].sentence].tokens.start;
    (start..head)
        .rev()
        .take(30)
        .find(|&i| names.person(i).is_some() || parse.tokens[i].upos == Upos::Part && names.person(i - 1).is_some())
        .map_or(start, |i| i + 1)
}

/// True when the possessor is a person with a name: "US President Finch's", unlike "the US president's".
fn names_person(parse: &Parse, names: &Names, possessor: usize) -> bool {
    names.person(possessor).is_some() || parse.children(possessor).iter().any(|&c| names.person(c).is_some())
}

/// What the words around the noun say of the role's state; those of its possessor and field do not count.
fn status(parse: &Parse, tokens: &Range<usize>, head: usize, governor: Option<usize>) -> RoleStatus {
    let own = |i: usize| {
        let up = parse.tokens[i].head;
        i == head
            || up == Some(head)
            || up.is_some() && up == governor
            || up.is_some_and(|u| parse.tokens[u].head == Some(head) && parse.tokens[u].deprel == Deprel::Amod)
    };
    let around = tokens.start.saturating_sub(1)..(head + 3).min(parse.tokens.len());
    around
        .filter(|&i| {
            parse.tokens[i].sentence == parse.tokens[head].sentence && (own(i) || i > head && is_hyphen(parse, i - 1))
        })
        .filter(|&i| i <= head || matches!(parse.word(i).to_lowercase().as_str(), "elect" | "designate" | "designated"))
        .find_map(|i| lexicon::role_status(parse.word(i)).or_else(|| lexicon::role_status(&lemma(parse, i))))
        .unwrap_or_default()
}

/// "founder and [CEO] of the bank Finch": what is joined to a role with holders is held by them as well.
fn share(parse: &Parse, roles: &mut [Role]) {
    for i in 1..roles.len() {
        let (before, after) = roles.split_at_mut(i);
        let (first, second) = (&mut before[i - 1], &mut after[0]);
        let joined =
            parse.tokens[second.head].deprel == Deprel::Conj && parse.tokens[second.head].head == Some(first.head);
        if joined && second.holders.is_empty() && !first.holders.is_empty() && first.link != RoleLink::Title {
            second.holders = first.holders.clone();
            second.link = first.link;
            (first.partner, second.partner) = (Some(i), Some(i - 1));
            while second.tokens.start < second.head && parse.tokens[second.tokens.start].upos == Upos::Det {
                second.tokens.start += 1;
            }
            continue;
        }
        // "Supreme Leader Ayatollah Karimi": two titles in a row.
        if first.tokens.end == second.tokens.start
            && first.holders.is_empty()
            && second.link == RoleLink::Title
            && !second.holders.is_empty()
        {
            first.holders = second.holders.clone();
            first.link = RoleLink::Title;
            while first.tokens.start < first.head && parse.tokens[first.tokens.start].upos == Upos::Det {
                first.tokens.start += 1;
            }
            continue;
        }
        // "Co-founder and CEO Tim Reed": two bare titles.
        let gap = first.tokens.end..second.tokens.start;
        let and = gap.len() == 1 && parse.tokens[gap.start].upos == Upos::Cconj;
        let bare = parse.dependent(first.head, Deprel::Det).is_none() && !is_plural(parse, first.head);
        if and && bare && first.holders.is_empty() && second.link == RoleLink::Title && !second.holders.is_empty() {
            first.holders = second.holders.clone();
            first.link = RoleLink::Title;
            (first.partner, second.partner) = (Some(i), Some(i - 1));
        }
    }
}
