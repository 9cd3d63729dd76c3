//! What the words around a name, and its other places in the text, say against the network's label: the network knows no
//! invented company and takes "Nordvik" for a person once and for a place next.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::names::{Draft, Names, text};
use crate::lexicon;
use crate::{Deprel, EntityKind, NameLabel, Parse, Upos};

/// What speaks for either reading of one name, over the whole text.
#[derive(Default)]
struct Case {
    company: usize,
    person: usize,
    /// Full names of people that end in it.
    families: usize,
    /// Labelled as an organisation, as a person.
    organizations: usize,
    people: usize,
    /// The first word of the text that it was a person's at.
    first_person: Option<usize>,
}

/// Corrects the label of names that the text shows to be companies.
pub(super) fn settle(parse: &Parse, drafts: &mut [Draft]) {
    let mut cases: HashMap<String, Case> = HashMap::new();
    for draft in drafts.iter() {
        let case = cases.entry(words(parse, draft)).or_default();
        case.company += usize::from(is_company(parse, draft));
        case.person += usize::from(is_addressed(parse, draft));
        match draft.label {
            NameLabel::Organization => case.organizations += 1,
            NameLabel::Person => {
                case.people += 1;
                case.first_person.get_or_insert(draft.tokens.start);
            }
            _ => {}
        }
    }
    // A full name speaks for its parts: "Nordvik Lines" for "Nordvik", "Ingrid Dahl" for "Dahl"; and "Orbis" for "Orbis
    // Pharma", whatever that was marked as.
    // The part, whether a company's, where, whether a family name.
    let mut parts: Vec<(String, bool, usize, bool)> = Vec::new();
    let mut towns: HashSet<String> = HashSet::new();
    for draft in drafts.iter().filter(|draft| draft.tokens.len() > 1) {
        let whole = words(parse, draft);
        let (first, last) = (lower(parse, draft.tokens.start), lower(parse, draft.tokens.end - 1));
        let alone =
            |word: &str| cases.get(word).map_or((0, 0), |case| (case.organizations + case.company, case.people));
        let (organizations, people) = alone(&first);
        let known = lexicon::given_name(&first).is_some() || people >= organizations || alone(&last).1 > 0;
        let company = cases.get(&whole).is_some_and(|case| case.company > 0 && case.person == 0);
        let at = draft.tokens.start;
        match draft.label {
            NameLabel::Organization => {
                if matches!(&*last, "city" | "town" | "county" | "villa" | "palace" | "forest" | "albion") {
                    towns.insert(last);
                }
                parts.push((first, true, at, false));
            }
            NameLabel::Person if company => parts.push((first, true, at, false)),
            NameLabel::Person if !known => parts.push((whole, true, at, false)),
            NameLabel::Person => parts.extend([(first, false, at, false), (last, false, at, true)]),
            _ => {}
        }
    }
    for (part, company, at, family) in parts {
        let case = cases.entry(part).or_default();
        if !company {
            case.person += 1;
            case.families += usize::from(family);
        } else if case.people <= case.organizations + 1 || case.first_person.is_some_and(|person| at < person) {
            // News gives a person's full name and a company's whole name first; a name that was a person's often before a
            // company of that name is both.
            case.company += 1;
        }
    }
    // "Dahl told reporters", marked as an organisation once where the text has an Ingrid Dahl
    for draft in drafts.iter_mut().filter(|d| d.label == NameLabel::Organization && d.tokens.len() == 1) {
        let case = cases.get(&words(parse, draft));
        if case.is_some_and(|case| case.families > 0 && case.company == 0 && case.organizations == 1) {
            draft.label = NameLabel::Person;
        }
    }
    for draft in drafts.iter_mut().filter(|draft| draft.label != NameLabel::Organization) {
        let event = draft.tokens.clone().any(|t| lexicon::is_event(parse.word(t)));
        let doubtful = matches!(draft.label, NameLabel::Person | NameLabel::Product)
            || draft.label == NameLabel::Misc && !event
            || draft.label == NameLabel::Location && is_company(parse, draft);
        let words = words(parse, draft);
        let company = cases.get(&words).is_some_and(|case| case.company > 0 && case.person == 0);
        let text = &parse.text[parse.span_of(draft.tokens.clone())];
        // "sink [City]", where the text has a "Harton City" that plays
        let club = draft.tokens.len() == 1 && draft.label == NameLabel::Location && towns.contains(&words);
        if (doubtful && company || club) && lexicon::nation_of(text).is_none() {
            draft.label = NameLabel::Organization;
        }
    }
}

fn words(parse: &Parse, draft: &Draft) -> String {
    parse.text[parse.span_of(draft.tokens.clone())].to_lowercase()
}

fn lower(parse: &Parse, word: usize) -> String {
    parse.word(word).to_lowercase()
}

/// True where the words beside a name, or its own last word, show a company: "Orbis Inc", "shares in Orbis", "Orbis, the
/// chipmaker".
fn is_company(parse: &Parse, draft: &Draft) -> bool {
    let (first, last) = (draft.tokens.start, draft.tokens.end - 1);
    if draft.tokens.len() > 1
        && (lexicon::is_organization_suffix(parse.word(last)) || is_foreign_form(&lower(parse, first)))
        && lexicon::given_name(parse.word(first)).is_none()
    {
        return true;
    }
    let head = parse.head_of(draft.tokens.clone());
    let token = &parse.tokens[head];
    let noun = |i: usize| lexicon::is_company(&parse.tokens[i].lemma);
    // "Orbis, the chipmaker"; "chipmaker Orbis"
    let apposed = parse
        .children(head)
        .iter()
        .any(|&c| matches!(parse.tokens[c].deprel, Deprel::Appos | Deprel::NmodDesc | Deprel::Compound) && noun(c));
    // "the shipping company Orbis"; not "Ann Dahl's bank, Orbis"
    let beside = token.head.is_some_and(|up| {
        noun(up)
            && match token.deprel {
                Deprel::Appos | Deprel::Flat | Deprel::NmodDesc => true,
                Deprel::Compound => up < head,
                _ => false,
            }
    });
    // "operator Orbis said": a person would have been given a whole name.
    let before = first.checked_sub(1).filter(|&b| parse.tokens[b].sentence == token.sentence);
    let called = draft.tokens.len() == 1
        && before.is_some_and(|b| {
            let lemma = &parse.tokens[b].lemma;
            // "the newspaper Firda": no person, though some are called so
            let given = lexicon::given_name(parse.word(first)).is_some()
                && !matches!(&**lemma, "newspaper" | "daily" | "tabloid" | "magazine" | "broadcaster" | "website");
            let tied = parse.tokens[b].head == Some(head) || token.head == Some(b);
            tied && !given
                && lexicon::may_be_company(lemma)
                && !matches!(&**lemma, "owner" | "partner" | "parent" | "competitor" | "team" | "side" | "group")
        });
    apposed || beside || called || has_shares(parse, head) || is_many(parse, draft, head)
}

/// "Nordvik were relegated": one name with a verb for many is a team or a firm.
fn is_many(parse: &Parse, draft: &Draft, head: usize) -> bool {
    let (first, next) = (draft.tokens.start, draft.tokens.end);
    let token = &parse.tokens[head];
    let Some(verb) = token.head.filter(|_| matches!(token.deprel, Deprel::Nsubj | Deprel::NsubjPass)) else {
        return false;
    };
    let many = parse.tokens.get(next).is_some_and(|t| {
        t.head == Some(verb)
            && matches!(t.deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
            && matches!(parse.word(next), "were" | "are" | "have")
    });
    // "Ada and Nordvik were", "Lind, like Berg, were"; "if Nordvik were": unreal; "the Nordviks were": a family
    let alone = !parse.children(head).iter().any(|&c| matches!(parse.tokens[c].deprel, Deprel::Conj | Deprel::Appos));
    let unreal = parse.dependents(verb, Deprel::Mark).any(|m| m < first);
    let before = first.checked_sub(1).filter(|&b| parse.tokens[b].sentence == token.sentence);
    let plain = before.is_none_or(|b| {
        !parse.word(b).eq_ignore_ascii_case("the") && !matches!(parse.tokens[b].upos, Upos::Cconj | Upos::Propn)
    });
    many && alone && !unreal && plain
}

/// A first word of names of organisations: "[Banca] Alpina".
fn is_foreign_form(lower: &str) -> bool {
    matches!(
        lower,
        "banca"
            | "banco"
            | "banque"
            | "grupo"
            | "groupe"
            | "gruppo"
            | "universidad"
            | "universidade"
            | "université"
            | "università"
            | "universität"
            | "compagnie"
            | "compañía"
            | "société"
            | "sociedad"
            | "partido"
            | "parti"
            | "partito"
            | "credit"
            | "crédit"
            | "credito"
    )
}

/// "Orbis's shareholders", "Orbis shares", "a stake in Orbis"
fn has_shares(parse: &Parse, head: usize) -> bool {
    let token = &parse.tokens[head];
    let Some(up) = token.head else { return false };
    let noun = parse.tokens[up].lemma.as_ref();
    match token.deprel {
        Deprel::NmodPoss | Deprel::Compound => matches!(
            noun,
            "share" | "stock" | "shareholder" | "headquarters" | "subsidiary" | "dividend" | "revenue" | "executive"
        ),
        Deprel::Nmod => {
            matches!(noun, "share" | "stake" | "shareholder" | "subsidiary")
                // "the owner of Upesi Roads"; not "the founder of Rome"
                || matches!(noun, "owner" | "co-founder" | "chairman" | "chairwoman" | "CEO") && token.upos == Upos::Propn
        }
        _ => false,
    }
}

/// "Mr Dahl", "President Dahl", "Dahl, the envoy"
fn is_addressed(parse: &Parse, draft: &Draft) -> bool {
    let first = draft.tokens.start;
    let head = parse.head_of(draft.tokens.clone());
    let role = |i: usize| {
        let lemma = &parse.tokens[i].lemma;
        lexicon::is_role(lemma) && !lexicon::may_be_company(lemma) && !lexicon::is_doubtful_role(lemma)
    };
    if parse.dependents(head, Deprel::Appos).any(role) {
        return true;
    }
    let sentence = parse.sentences[parse.tokens[first].sentence].tokens.start;
    let Some(before) = first.checked_sub(1).filter(|&b| b >= sentence) else { return false };
    let word = parse.word(before);
    let noun = lexicon::lemma(word, Upos::Noun);
    lexicon::honorific(word).is_some()
        || lexicon::is_rank(word)
        || lexicon::is_role(&noun) && !lexicon::may_be_company(&noun)
}

/// True for a noun with the name of an organisation in apposition: "the broadcaster Nordlys", "Nordlys, a rival of Orbis".
pub(super) fn beside_organization(parse: &Parse, names: &Names, head: usize) -> bool {
    let organization =
        |i: usize| names.at(i).is_some_and(|name| name.kind == EntityKind::Organization && name.head == i);
    let token = &parse.tokens[head];
    let above = token.head.is_some_and(|up| {
        organization(up)
            && match token.deprel {
                Deprel::Appos => up < head,
                Deprel::NmodDesc | Deprel::Flat | Deprel::Compound => up > head,
                _ => false,
            }
    });
    let below = parse.children(head).iter().any(|&c| {
        c > head && matches!(parse.tokens[c].deprel, Deprel::Appos | Deprel::Flat | Deprel::NmodDesc) && organization(c)
    });
    // "its rival Heliox", which the tree may hang side by side
    let next = names.at(head + 1).filter(|name| name.tokens.start == head + 1 && name.kind == EntityKind::Organization);
    let twins = next.is_some_and(|name| {
        let twin = &parse.tokens[name.head];
        twin.sentence == token.sentence && twin.head == token.head && twin.deprel == token.deprel
    });
    above || below || twins
}

/// "in Salmela", "Salmela, Finland": where it stands shows a place.
fn stands_as_place(parse: &Parse, word: usize) -> bool {
    matches!(
        parse.case_of(word).as_str(),
        "in" | "near" | "at" | "to" | "from" | "into" | "outside" | "around" | "across"
    ) || parse
        .tokens
        .get(word + 1)
        .is_some_and(|t| parse.text[t.span] == *"," && t.sentence == parse.tokens[word].sentence)
}

/// Makes one string mean one thing in a text: a doubtful label yields to what the same words are elsewhere, and the last
/// word of a person's full name is that person where the network saw no name.
pub(super) fn agree(parse: &Parse, drafts: &mut Vec<Draft>) {
    let mut votes: HashMap<String, BTreeMap<NameLabel, f32>> = HashMap::new();
    let mut surnames: HashSet<&str> = HashSet::new();
    for draft in drafts.iter() {
        *votes.entry(text(parse, &draft.tokens).to_lowercase()).or_default().entry(draft.label).or_default() +=
            draft.score;
        if draft.label == NameLabel::Person && draft.tokens.len() > 1 {
            surnames.insert(parse.word(draft.tokens.end - 1));
        }
    }
    for draft in drafts.iter_mut() {
        let words = text(parse, &draft.tokens);
        let Some(tally) = votes.get(&words.to_lowercase()) else { continue };
        let total: f32 = tally.values().sum();
        // Ties cannot pass: the winner holds three quarters.
        if let Some((&label, _)) = tally.iter().find(|(_, votes)| **votes >= 0.75 * total)
            && draft.label != label
            && !matches!(draft.label, NameLabel::Date | NameLabel::Money)
        {
            draft.label = label;
        }
        if draft.label != NameLabel::Person
            && draft.tokens.len() == 1
            && (draft.score < 0.8 || draft.label == NameLabel::Location && !stands_as_place(parse, draft.tokens.start))
            && surnames.contains(words.as_str())
            && lexicon::nation_of(&words).is_none()
        {
            draft.label = NameLabel::Person;
        }
    }
    let mut marked = vec![false; parse.tokens.len()];
    for draft in drafts.iter() {
        marked[draft.tokens.clone()].fill(true);
    }
    let before = drafts.len();
    for (i, token) in parse.tokens.iter().enumerate().filter(|&(i, _)| !marked[i]) {
        let word = parse.word(i);
        let alone = token.upos == Upos::Propn
            && !matches!(token.deprel, Deprel::Compound | Deprel::Flat | Deprel::Amod | Deprel::Goeswith);
        if alone && surnames.contains(word) && lexicon::nation_of(word).is_none() {
            drafts.push(Draft { tokens: i..i + 1, label: NameLabel::Person, score: 0.6 });
        }
    }
    if drafts.len() > before {
        drafts.sort_by_key(|draft| draft.tokens.start);
    }
}
