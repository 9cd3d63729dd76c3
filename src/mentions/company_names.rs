//! Which names are those of companies, whatever the network's label: it knows no invented company, and takes "Nordvik" for a
//! person once and for a place next. The words around a name tell, and its other places in the text.

use rustc_hash::{FxHashMap, FxHashSet};

use super::names::{Draft, Names};
use crate::lexicon;
use crate::lexicon::vocabulary::organizations;
use crate::{Deprel, EntityKind, NameLabel, Parse, Upos};

/// What speaks for either reading of one name, over the whole text.
#[derive(Default)]
struct Evidence {
    company: usize,
    person: usize,
    /// Full names of people that end in it.
    families: usize,
    /// How often the network labelled it as an organisation, as a person.
    organizations: usize,
    people: usize,
    /// The first word of the text where it was labelled as a person.
    first_person: Option<usize>,
}

impl Evidence {
    fn is_company(&self) -> bool {
        self.company > 0 && self.person == 0
    }
}

/// A word of a longer name, which the longer name says something of.
struct Part {
    words: String,
    /// Of a company's name or of a person's.
    company: bool,
    /// The last word of a person's full name.
    family: bool,
    /// The first word of the longer name.
    at: usize,
}

/// Corrects the label of names that the text shows to be companies.
pub(super) fn relabel(parse: &Parse, drafts: &mut [Draft]) {
    let mut known = of_each_name(parse, drafts);
    let (parts, clubs) = of_full_names(parse, drafts, &known);
    for part in parts {
        let evidence = known.entry(part.words).or_default();
        if !part.company {
            evidence.person += 1;
            evidence.families += usize::from(part.family);
        } else if evidence.people <= evidence.organizations + 1
            || evidence.first_person.is_some_and(|person| part.at < person)
        {
            // News gives a person's full name and a company's whole name first; a name that was a person's often before a
            // company of that name is both.
            evidence.company += 1;
        }
    }
    // "Dahl told reporters", marked as an organisation once where the text has an Ingrid Dahl
    for draft in drafts.iter_mut().filter(|d| d.label == NameLabel::Organization && d.tokens.len() == 1) {
        let evidence = known.get(&words(parse, draft));
        if evidence.is_some_and(|e| e.families > 0 && e.company == 0 && e.organizations == 1) {
            draft.label = NameLabel::Person;
        }
    }
    relabel_named_after_people(parse, drafts);
    for draft in drafts.iter_mut().filter(|draft| draft.label != NameLabel::Organization) {
        let event = draft.tokens.clone().any(|t| lexicon::is_event(parse.word(t)));
        let doubtful = matches!(draft.label, NameLabel::Person | NameLabel::Product)
            || draft.label == NameLabel::Misc && !event
            || draft.label == NameLabel::Location && is_company(parse, draft);
        let words = words(parse, draft);
        let company = known.get(&words).is_some_and(Evidence::is_company);
        let text = &parse.text[parse.span_of(draft.tokens.clone())];
        // "sink [City]", where the text has a "Harton City" that plays
        let club = draft.tokens.len() == 1 && draft.label == NameLabel::Location && clubs.contains(&words);
        if (doubtful && company || club) && lexicon::nation_of(text).is_none() {
            draft.label = NameLabel::Organization;
        }
    }
}

/// "Ingrid Dahl Chambers" is a firm, where the text has an Ingrid Dahl.
fn relabel_named_after_people(parse: &Parse, drafts: &mut [Draft]) {
    let is_person = |draft: &&Draft| draft.label == NameLabel::Person;
    let may_be_firm = |draft: &&Draft| {
        draft.tokens.len() > 2 && organizations::NAMED_AFTER_PEOPLE.has(&parse.lower(draft.tokens.end - 1))
    };
    if !drafts.iter().filter(is_person).any(|draft| may_be_firm(&draft)) {
        return;
    }
    let people: FxHashSet<String> = drafts.iter().filter(is_person).map(|draft| words(parse, draft)).collect();
    for draft in drafts.iter_mut().filter(|draft| draft.label == NameLabel::Person) {
        let whole = words(parse, draft);
        if may_be_firm(&&*draft) && whole.rsplit_once(' ').is_some_and(|(person, _)| people.contains(person)) {
            draft.label = NameLabel::Organization;
        }
    }
}

/// What is said of each name where it stands; by its words in small letters.
fn of_each_name(parse: &Parse, drafts: &[Draft]) -> FxHashMap<String, Evidence> {
    let mut known: FxHashMap<String, Evidence> = FxHashMap::default();
    for draft in drafts {
        let evidence = known.entry(words(parse, draft)).or_default();
        evidence.company += usize::from(is_company(parse, draft));
        evidence.person += usize::from(is_addressed(parse, draft));
        match draft.label {
            NameLabel::Organization => evidence.organizations += 1,
            NameLabel::Person => {
                evidence.people += 1;
                evidence.first_person.get_or_insert(draft.tokens.start);
            }
            _ => {}
        }
    }
    known
}

/// A full name speaks for its parts: "Nordvik Lines" for "Nordvik", "Ingrid Dahl" for "Dahl"; and "Orbis" for "Orbis Pharma",
/// whatever that was marked as. With the parts come the last words of clubs.
fn of_full_names(
    parse: &Parse,
    drafts: &[Draft],
    known: &FxHashMap<String, Evidence>,
) -> (Vec<Part>, FxHashSet<String>) {
    let (mut parts, mut clubs) = (Vec::new(), FxHashSet::default());
    for draft in drafts.iter().filter(|draft| draft.tokens.len() > 1) {
        let whole = words(parse, draft);
        let lower = |word| parse.lower(word).into_owned();
        let (first, last) = (lower(draft.tokens.start), lower(draft.tokens.end - 1));
        let labels = |word: &str| known.get(word).map_or((0, 0), |e| (e.organizations + e.company, e.people));
        let (organizations, people) = labels(&first);
        let person = lexicon::given_name(&first).is_some() || people >= organizations || labels(&last).1 > 0;
        let company = known.get(&whole).is_some_and(Evidence::is_company);
        let at = draft.tokens.start;
        let of_company = |words| Part { words, company: true, family: false, at };
        let of_person = |words, family| Part { words, company: false, family, at };
        match draft.label {
            NameLabel::Organization => {
                if organizations::CLUB_LAST_WORDS.has(&last) {
                    clubs.insert(last);
                }
                parts.push(of_company(first));
            }
            NameLabel::Person if company => parts.push(of_company(first)),
            NameLabel::Person if !person => parts.push(of_company(whole)),
            NameLabel::Person => parts.extend([of_person(first, false), of_person(last, true)]),
            _ => {}
        }
    }
    (parts, clubs)
}

fn words(parse: &Parse, draft: &Draft) -> String {
    parse.text[parse.span_of(draft.tokens.clone())].to_lowercase()
}

/// True where the words beside a name, or its own last word, show a company: "Orbis Inc", "shares in Orbis", "Orbis, the
/// chipmaker".
fn is_company(parse: &Parse, draft: &Draft) -> bool {
    let (first, last) = (draft.tokens.start, draft.tokens.end - 1);
    if draft.tokens.len() > 1
        && (lexicon::is_organization_suffix(parse.word(last))
            || organizations::FOREIGN_FIRST_WORDS.has(&parse.lower(first)))
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
            let given = lexicon::given_name(parse.word(first)).is_some() && !organizations::PRESS.has(lemma);
            let tied = parse.tokens[b].head == Some(head) || token.head == Some(b);
            tied && !given && lexicon::may_be_company(lemma) && !organizations::RARELY_COMPANIES.has(lemma)
        });
    apposed || beside || called || has_shares(parse, head) || is_many(parse, draft, head)
}

/// "Nordvik were relegated": one name with a verb for many is a team or a firm.
fn is_many(parse: &Parse, draft: &Draft, head: usize) -> bool {
    let (first, next) = (draft.tokens.start, draft.tokens.end);
    let token = &parse.tokens[head];
    let Some(verb) = token.head.filter(|_| token.deprel.is_subject()) else {
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

/// "Orbis's shareholders", "Orbis shares", "a stake in Orbis"
fn has_shares(parse: &Parse, head: usize) -> bool {
    let token = &parse.tokens[head];
    let Some(up) = token.head else { return false };
    let noun = parse.tokens[up].lemma.as_ref();
    match token.deprel {
        Deprel::NmodPoss | Deprel::Compound => organizations::OWNED_BY_A_COMPANY.has(noun),
        Deprel::Nmod => {
            matches!(noun, "share" | "stake" | "shareholder" | "subsidiary")
                // "the owner of Upesi Roads"; not "the founder of Rome"
                || organizations::HEADS_OF_A_COMPANY.has(noun) && token.upos == Upos::Propn
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
    let sentence = parse.sentence_of(first).tokens.start;
    let Some(before) = first.checked_sub(1).filter(|&b| b >= sentence) else { return false };
    let word = parse.word(before);
    let noun = lexicon::lemma(word, Upos::Noun);
    lexicon::honorific(word).is_some() || lexicon::is_role(&noun) && !lexicon::may_be_company(&noun)
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
