//! Roles: which nouns say what office somebody holds, how far their words reach, and who holds them.

use std::ops::Range;

use super::company_names;
use super::joined_roles;
use super::names::Names;
use super::phrase::{self, begins_no_phrase, is_hyphen, is_quote};
use super::role_holders::{Tie, appointment, apposition, copula, has_case, successor, title};
use super::tenure_nouns;
use crate::lexicon;
use crate::lexicon::vocabulary::{offices, phrases, roles as role_words};
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
    /// The head of the one who comes into the office as the holder leaves it: "Reed" in "was replaced by Reed as [chair]".
    pub(super) successor: Option<usize>,
    /// Another role that shares its field: "Nordlys co-founder and [CEO]".
    pub(super) partner: Option<usize>,
}

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
            .or_else(|| appointment(parse, names, head))
            .or_else(|| tenure_nouns::tie(parse, names, head));
        let Some(tie) = tie.or_else(|| stands_for_person(parse, head).then(|| Tie::new(RoleLink::Title, Vec::new())))
        else {
            continue;
        };
        let governor = tie.holders.first().copied().filter(|&h| h > head && tie.link == RoleLink::Title);
        let (mut tokens, possessor) = words_and_possessor(parse, names, head, governor, title_end, &tie.holders);
        // "Prime Minister General Reed": the general begins where the minister ends.
        if let Some(last) =
            roles.last().filter(|last| last.tokens.end <= head && governor.is_some_and(|g| last.holders.contains(&g)))
        {
            tokens.start = tokens.start.max(last.tokens.end);
        }
        let status = tie.status.unwrap_or_else(|| status(parse, &tokens, head, governor));
        let (holders, link, successor) = (tie.holders, tie.link, successor(parse, names, head));
        roles.push(Role { head, tokens, holders, link, status, possessor, successor, partner: None });
    }
    joined_roles::share_holders(parse, &mut roles);
    joined_roles::pair_in_order(parse, &mut roles);
    roles
}

/// True for a noun of the list of roles that heads a phrase: "minister"; not for the "deputy" of "deputy minister".
fn is_head(parse: &Parse, names: &Names, i: usize) -> bool {
    let token = &parse.tokens[i];
    // "Lt. Gen."
    let double = |next: usize| names.at(next).is_none() && lexicon::is_double_title(parse.word(i), parse.word(next));
    if lexicon::is_rank(parse.word(i)) && names.at(i).is_none() {
        return !double((i + 1).min(parse.tokens.len() - 1)) && next_name(parse, names, i + 1).is_some();
    }
    if parse.tokens.get(i + 1).is_some_and(|next| next.sentence == token.sentence)
        && names.at(i + 1).is_none()
        && lexicon::is_double_title(parse.word(i), parse.word(i + 1))
    {
        return false;
    }
    // "Holm was president until 2016" may be tagged as a verb
    let predicate = token.nominal == NominalClass::Person && parse.dependent(i, Deprel::Cop).is_some();
    if is_prefixed_title(parse, names, i) || is_prize(parse, i) {
        return false;
    }
    let noun = matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Adj) || token.upos == Upos::Verb && predicate;
    if !noun || names.at(i).is_some() || !lexicon::is_role(&lemma(parse, i)) {
        return false;
    }
    // "KEEPERS: Ada Okoro (Lund)": the heading of a list
    if is_plural(parse, i) && parse.tokens.get(i + 1).is_some_and(|_| parse.word(i + 1) == ":") {
        return false;
    }
    // "the broadcaster Nordlys"
    if lexicon::may_be_company(&token.lemma) && company_names::beside_organization(parse, names, i) {
        return false;
    }
    // "ex-general" may be tagged as an adjective; "hopeful" before a name, with nothing that says of what, is one
    if token.upos == Upos::Adj
        && (names.person(i + 1).is_none_or(|name| name.tokens.start != i + 1)
            || token.lemma.ends_with("ful") && parse.children(i).iter().all(|&c| c > i))
    {
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
    // "attorney general", where the tree puts the attorney on top
    if governor + 1 == i && lexicon::is_double_title(parse.word(governor), parse.word(i)) {
        return true;
    }
    let elect = role_words::ELECT_AFTER.has(&parse.lower(governor));
    if names.person(governor).is_some() || elect {
        return true;
    }
    // Under another noun it is a part of that one's phrase, unless a name follows it and the tree is wrong.
    next_name(parse, names, i + 1).is_some() && governor > i || governor < i && token.deprel == Deprel::NmodDesc
}

/// The "deputy" of "Deputy President Reed", which is one office.
fn is_prefixed_title(parse: &Parse, names: &Names, i: usize) -> bool {
    let next = parse.tokens.get(i + 1).filter(|next| next.sentence == parse.tokens[i].sentence);
    offices::DEPUTIES.has(&parse.lower(i))
        && next.is_some_and(|_| names.at(i + 1).is_none() && lexicon::is_role(&lemma(parse, i + 1)))
        && parse.tokens[i].head == Some(i + 1)
}

/// The "coach" of "coach of the year", who holds a prize.
fn is_prize(parse: &Parse, i: usize) -> bool {
    let word = |n: usize| parse.tokens.get(i + n).map(|_| parse.lower(i + n));
    word(1).is_some_and(|of| of == "of")
        && word(2).is_some_and(|the| matches!(&*the, "the" | "this" | "that"))
        && word(3).is_some_and(|period| role_words::PRIZE_PERIODS.has(&period))
}

/// The singular, whatever the part of speech: "Ministers" before names is tagged as a name.
pub(super) fn lemma(parse: &Parse, i: usize) -> String {
    match parse.tokens[i].upos {
        Upos::Noun => parse.tokens[i].lemma.to_string(),
        _ => lexicon::lemma(parse.word(i), Upos::Noun),
    }
}

pub(super) fn is_plural(parse: &Parse, i: usize) -> bool {
    let lower = parse.lower(i);
    lexicon::is_rank_of_several(&lower) || lexicon::lemma(&lower, Upos::Noun) != lower
}

/// The name of a person that begins at `i`, over a form of address, a second title or an opening quotation mark.
pub(super) fn next_name(parse: &Parse, names: &Names, mut i: usize) -> Option<usize> {
    /// "Minister Prof. Dr. Reed" has no more words before the name.
    const MOST_TITLES: usize = 3;
    for _ in 0..MOST_TITLES {
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

/// The preposition of a noun: in "Secretary of State Reed" the "of" belongs to "State", even if the tree hangs it on "Reed".
fn preposition(parse: &Parse, noun: usize) -> Option<usize> {
    /// No noun phrase is nested deeper; it keeps the climb bounded.
    const DEEPEST: usize = 8;
    // what follows the preposition hangs under the noun
    let opens_phrase = |case: &usize| {
        let mut at = case + 1;
        for _ in 0..DEEPEST {
            match parse.tokens[at].head {
                _ if at == noun => return true,
                Some(head) => at = head,
                None => return false,
            }
        }
        false
    };
    let before = noun.checked_sub(1).filter(|&b| parse.tokens[b].upos == Upos::Adp);
    parse.dependents(noun, Deprel::Case).filter(|&case| case < noun).find(opens_phrase).or(before)
}

/// The end of a role's words to the right: "chief [of staff]", "Secretary [of State]", "president[-elect]",
/// "ambassador [to Chile]".
fn title_end(parse: &Parse, names: &Names, head: usize) -> usize {
    let mut start = head;
    // president-elect, commander-in-chief, where the hyphens are words
    let sentence = parse.sentence_of(head).tokens.end;
    while start + 2 < sentence && is_hyphen(parse, start + 1) && role_words::SUFFIX_WORDS.has(&parse.lower(start + 2)) {
        start += 2;
    }
    let many = is_plural(parse, head);
    let keep = |word: usize, branch: usize| {
        // "the bishop of Bergen and | King Olav"
        let mut at = word;
        while at != branch {
            if parse.tokens[at].deprel == Deprel::Conj && names.person(at).is_some() {
                return false;
            }
            let Some(up) = parse.tokens[at].head else { break };
            at = up;
        }
        // "the mayor of Lund | Greta Holm", where the tree attaches her to the town
        let behind = |name: &super::names::Name| name.kind != EntityKind::Person && name.tokens.end <= word;
        if names.person(word).is_some() && names.at(branch).is_some_and(behind) {
            return false;
        }
        let token = &parse.tokens[branch];
        let role_part = match token.deprel {
            Deprel::Amod
            | Deprel::Flat
            | Deprel::Compound
            | Deprel::Fixed
            | Deprel::NmodUnmarked
            | Deprel::Goeswith => true,
            Deprel::Nmod | Deprel::Obl => preposition(parse, branch).is_some_and(|c| {
                // "a professor at Oslo University", but "the soldiers | at the gate"
                let word = parse.lower(c);
                // "a president for | all Finns"
                let everybody = word == "for"
                    && parse
                        .dependents(branch, Deprel::Det)
                        .any(|d| matches!(parse.tokens[d].lemma.as_ref(), "all" | "every"));
                matches!(&*word, "of" | "for") && !everybody || !many && role_words::FIELD_PREPOSITIONS.has(&word)
            }),
            _ => false,
        };
        // The holder, not the field, of the office.
        let person = names.person(branch).is_some() && preposition(parse, branch).is_none();
        role_part
            && !person
            && (!matches!(parse.tokens[branch].nominal, NominalClass::Time | NominalClass::Event)
                || names.at(branch).is_some())
            && names.at(branch).is_none_or(|n| n.kind != EntityKind::Date)
    };
    phrase::right(parse, head, keep).max(start + 1)
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
    // A predicate says something of somebody else: "is not a lawyer".
    if parse.has_no(head) || !argument || parse.dependent(head, Cop).is_some() || has_case(parse, head, "as") {
        return false;
    }
    // "reporters" are people of a kind; "the ministers" are certain people.
    let definite = parse.children(head).iter().any(|&c| matches!(parse.tokens[c].deprel, Det | NmodPoss | Nummod));
    if is_plural(parse, head) && !definite {
        return false;
    }
    match token.nominal {
        NominalClass::Person => true,
        // "officials", "the Prime Minister's" are people even where the network sees their office.
        NominalClass::None | NominalClass::Organization => {
            let doubtful = lexicon::is_doubtful_role(&lemma(parse, head));
            !doubtful || heads_body(parse, head) || is_second_office(parse, head)
        }
        _ => false,
    }
}

/// "Reed, founder of Norlake and former [chair] of the port"
fn is_second_office(parse: &Parse, head: usize) -> bool {
    let first = parse.tokens[head].head.filter(|_| parse.tokens[head].deprel == Deprel::Conj);
    first.is_some_and(|f| parse.tokens[f].deprel == Deprel::Appos && lexicon::is_role(&lemma(parse, f)))
}

/// "the head of state", "the leader of the delegation"
fn heads_body(parse: &Parse, head: usize) -> bool {
    let body = |n: usize| has_case(parse, n, "of") && lexicon::is_group(&parse.tokens[n].lemma);
    lexicon::is_top_role(&lemma(parse, head)) && parse.dependents(head, Deprel::Nmod).any(body)
}

/// The role's words, and the head of a possessor whose name stands before them.
fn words_and_possessor(
    parse: &Parse,
    names: &Names,
    head: usize,
    governor: Option<usize>,
    end: usize,
    holders: &[usize],
) -> (Range<usize>, Option<usize>) {
    let possessor = parse.dependent(head, Deprel::NmodPoss).or_else(|| parse.dependent(governor?, Deprel::NmodPoss));
    // "His Excellency Ambassador Reed"
    let style = |i: usize| phrases::STYLES.has(&parse.lower(i));
    let of_style = |p: usize| parse.tokens[p].upos == Upos::Pron && style(p + 1);
    let (possessor, held) = (possessor.filter(|&p| p < head && !of_style(p)), !holders.is_empty());
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
    let first = parse.sentence_of(head).tokens.start;
    while start > first
        && start + 1 >= head
        && names.at(start - 1).is_none()
        && lexicon::is_double_title(parse.word(start - 1), parse.word(start))
    {
        start = phrase::left(parse, start - 1, |_| true);
    }
    // "the [French president's envoy]", but "[the bank's director]", where the article is the bank's
    let of_possessor = |i: usize, p: usize| parse.tokens[i].head == Some(p) && (i..=p).all(|t| names.at(t).is_none());
    let article =
        |i: usize| held && parse.tokens[i].upos == Upos::Det && !possessor.is_some_and(|p| of_possessor(i, p));
    // "Reed, himself [a general]"
    let reflexive = |i: usize| parse.tokens[i].upos == Upos::Pron && parse.word(i).ends_with("self");
    let styled = |i: usize| style(i) || style(i + 1) && parse.tokens[i].upos == Upos::Pron;
    while start < head && (begins_no_phrase(parse, start) || article(start) || reflexive(start) || styled(start)) {
        start += 1;
    }
    // "ex-general", where the hyphen is a word
    if start == head
        && head >= first + 2
        && is_hyphen(parse, head - 1)
        && role_words::PREFIX_WORDS.has(&parse.lower(head - 2))
    {
        start = head - 2;
    }
    (start..end, possessor)
}

/// Where the words before a title begin that may belong to it: after the last name of a person.
fn limit(parse: &Parse, names: &Names, head: usize) -> usize {
    let start = parse.sentence_of(head).tokens.start;
    (start..head)
        .rev()
        .take(phrase::REACH)
        .find(|&i| {
            names.person(i).is_some()
                || parse.tokens[i].upos == Upos::Part && i > start && names.person(i - 1).is_some()
        })
        .map_or(start, |i| i + 1)
}

/// True when the possessor is a person with a name: "US President Finch's", unlike "the US president's".
fn names_person(parse: &Parse, names: &Names, possessor: usize) -> bool {
    names.person(possessor).is_some() || parse.children(possessor).iter().any(|&c| names.person(c).is_some())
}

/// What the words around the noun say of the role's state; those of its possessor and field do not count.
fn status(parse: &Parse, tokens: &Range<usize>, head: usize, governor: Option<usize>) -> RoleStatus {
    // beside the noun in the tree, not in its possessor or field
    let beside = |i: usize| {
        let up = parse.tokens[i].head;
        i == head
            || up.is_some_and(|u| u + 1 == head && lexicon::is_double_title(parse.word(u), parse.word(head)))
            || up == Some(head)
            || up.is_some() && up == governor
            || up.is_some_and(|u| parse.tokens[u].head == Some(head) && parse.tokens[u].deprel == Deprel::Amod)
            // "its choice - [former] minister Reed", where the tree ties it to the choice
            || i + 1 == tokens.start && up.is_some_and(|u| u < i) && parse.tokens[i].deprel == Deprel::Amod
    };
    if is_of_that_time(parse, tokens.end) || is_of_that_time(parse, head + 1) {
        return RoleStatus::Former;
    }
    // "one-time", where the hyphens are words
    let front = &parse.text[parse.span_of(tokens.start.min(head)..head)];
    let hyphened = front.split_whitespace().filter(|w| w.contains('-')).find_map(lexicon::role_status);
    if let Some(status) = hyphened {
        return status;
    }
    let around = tokens.start.saturating_sub(3)..(head + 3).min(parse.tokens.len());
    around
        .filter(|&i| i >= tokens.start || matches!(parse.tokens[i].upos, Upos::Adv | Upos::Adj))
        .filter(|&i| {
            parse.tokens[i].sentence == parse.tokens[head].sentence
                && (beside(i) || i > head && is_hyphen(parse, i - 1))
        })
        .filter(|&i| i <= head || role_words::ELECT_AFTER.has(&parse.lower(i)))
        .find_map(|i| lexicon::role_status(parse.word(i)).or_else(|| lexicon::role_status(&lemma(parse, i))))
        .unwrap_or_default()
}

/// "the president [at the time]"
fn is_of_that_time(parse: &Parse, i: usize) -> bool {
    let is = |n: usize, word: &str| parse.tokens.get(i + n).is_some_and(|_| parse.lower(i + n) == word);
    is(0, "at") && is(1, "the") && is(2, "time") && !is(3, "of")
}
