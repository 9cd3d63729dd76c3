//! What a name denotes: from the network's label, the lists and the use of the name in its sentence.

use std::ops::Range;

use super::phrase::is_hyphen;
use crate::lexicon::vocabulary::entities;
use crate::lexicon::{self, NationWord};
use crate::{Deprel, EntityKind, NameLabel, Parse, Upos};

/// From the network's label, the lists and the use in the sentence to what the name denotes.
pub(super) fn kind(parse: &Parse, tokens: Range<usize>, label: NameLabel, head: usize) -> EntityKind {
    let words = &parse.text[parse.span_of(tokens.clone())];
    let nation = lexicon::nation_of(words);
    match (label, nation.map(|n| n.word)) {
        (NameLabel::Person, _) => EntityKind::Person,
        (NameLabel::Date, _) => EntityKind::Date,
        (NameLabel::Money, _) => EntityKind::Money,
        // A seat that acts or has officers is its government: "the Kremlin said", "White House spokesman"
        (_, Some(NationWord::Seat)) if acts(parse, head) => EntityKind::Organization,
        (NameLabel::Norp | NameLabel::Misc, Some(NationWord::Adjective) | None) if is_language(parse, head) => {
            EntityKind::Other
        }
        (NameLabel::Location | NameLabel::Facility, Some(NationWord::Adjective | NationWord::Demonym)) => {
            EntityKind::Nationality
        }
        (NameLabel::Location, None) if is_code(parse, &tokens) => EntityKind::Other,
        (NameLabel::Location | NameLabel::Facility, _) => EntityKind::Place,
        (NameLabel::Norp, Some(NationWord::Country)) if code_is_place(nation) => EntityKind::Place,
        // "Islamic State"
        (NameLabel::Norp, None) if tokens.len() > 1 && lexicon::is_group(&parse.lower(tokens.end - 1)) => {
            EntityKind::Organization
        }
        // "the [Bergen]-based bank"
        (NameLabel::Norp | NameLabel::Misc, Some(NationWord::Capital) | None) if is_base(parse, tokens.end) => {
            EntityKind::Place
        }
        (NameLabel::Norp, None) if is_creed(words) => EntityKind::Other,
        (NameLabel::Norp, _) => EntityKind::Nationality,
        (NameLabel::Organization, None) if is_called(parse, &tokens) => EntityKind::Person,
        (NameLabel::Organization, Some(NationWord::Country)) if code_is_place(nation) => EntityKind::Place,
        (NameLabel::Organization, _) => EntityKind::Organization,
        (NameLabel::Product, _) => EntityKind::Product,
        (NameLabel::Misc, Some(NationWord::Adjective | NationWord::Demonym)) => EntityKind::Nationality,
        (NameLabel::Misc, _) => {
            let event = tokens.clone().any(|t| lexicon::is_event(parse.word(t)));
            if event { EntityKind::Event } else { EntityKind::Other }
        }
    }
}

/// "speaks [Danish]", "translated into [Swahili]"
fn is_language(parse: &Parse, name: usize) -> bool {
    let token = &parse.tokens[name];
    let Some(governor) = token.head else { return false };
    match token.deprel {
        Deprel::Obj => matches!(&*parse.tokens[governor].lemma, "speak" | "learn" | "teach" | "study"),
        // "in Danish"; not "in the French"
        Deprel::Obl | Deprel::Nmod => {
            matches!(&*parse.case_of(name), "in" | "into") && parse.dependent(name, Deprel::Det).is_none()
        }
        _ => false,
    }
}

/// "Lund ([LND])": the code of an airport or of shares behind what it stands for.
fn is_code(parse: &Parse, name: &Range<usize>) -> bool {
    const LETTERS: std::ops::RangeInclusive<usize> = 3..=4;
    let Some(before) = name.start.checked_sub(1) else { return false };
    let word = parse.word(name.start);
    name.len() == 1
        && LETTERS.contains(&word.len())
        && word.bytes().all(|letter| letter.is_ascii_uppercase())
        && parse.word(before) == "("
        && parse.tokens.get(name.end).is_some_and(|_| parse.word(name.end) == ")")
}

/// What follows a place: "-based", "-born".
fn is_base(parse: &Parse, end: usize) -> bool {
    let word = |i: usize| if i < parse.tokens.len() { parse.word(i) } else { "" };
    is_hyphen(parse, end) && matches!(word(end + 1), "based" | "born" | "listed" | "area")
}

/// A party's or a faith's people are no nation, nor is the adjective of games.
fn is_creed(words: &str) -> bool {
    let lower = words.to_lowercase();
    let one = lower.strip_suffix('s').unwrap_or(&lower);
    entities::CREEDS.has(one)
}

/// "the billionaire [Tor Haugland]": a given name and more, right behind a noun for one person.
fn is_called(parse: &Parse, name: &Range<usize>) -> bool {
    let Some(noun) = name.start.checked_sub(1).filter(|_| name.len() > 1) else { return false };
    let token = &parse.tokens[noun];
    let tied = token.head.is_some_and(|h| name.contains(&h)) || parse.tokens[name.start].head == Some(noun);
    tied && token.upos == Upos::Noun
        && token.sentence == parse.tokens[name.start].sentence
        && parse.word(noun).eq_ignore_ascii_case(&token.lemma)
        && lexicon::is_person(&token.lemma)
        && lexicon::given_name(parse.word(name.start)).is_some()
        && !lexicon::is_organization_suffix(parse.word(name.end - 1))
}

/// The European Union has a code as well, but is an organisation.
fn code_is_place(nation: Option<lexicon::Nation>) -> bool {
    nation.is_some_and(|n| n.code != "EU")
}

/// True for a word used as somebody who does things or has people: subject, owner, or before a noun for a person.
fn acts(parse: &Parse, head: usize) -> bool {
    use Deprel::*;
    let token = &parse.tokens[head];
    match token.deprel {
        Nsubj | NsubjPass | OblAgent | Iobj => true,
        // "White House security council spokesman"
        Compound | NmodPoss | Amod => {
            let mut up = token.head;
            for _ in 0..3 {
                match up {
                    Some(h) if lexicon::is_person(&parse.tokens[h].lemma) => return true,
                    Some(h) if matches!(parse.tokens[h].deprel, Compound | NmodPoss) => up = parse.tokens[h].head,
                    _ => return false,
                }
            }
            false
        }
        Nmod | Obl => {
            let case = parse.dependent(head, Case).map(|c| parse.lower(c));
            case.is_some_and(|case| entities::DEALING_WITH_PEOPLE.has(&case))
                && token.head.is_some_and(|h| {
                    !matches!(parse.tokens[h].upos, Upos::Noun) || lexicon::is_person(&parse.tokens[h].lemma)
                })
        }
        _ => false,
    }
}
