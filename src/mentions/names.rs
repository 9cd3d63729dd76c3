//! Names: the network's spans with their edges mended, and what the lists of nations and the rest of the text add.

use std::ops::Range;

use super::{company_names, consistent_names, name_edges, name_kinds, unmarked_names};
use crate::lexicon::{self, TimeWord};
use crate::{Deprel, EntityKind, NameLabel, NominalClass, Parse};

/// A name as the rest of the room sees it.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) tokens: Range<usize>,
    pub(super) head: usize,
    pub(super) kind: EntityKind,
    pub(super) score: f32,
}

/// The names of a text, in text order, and where they stand.
pub(super) struct Names {
    pub(super) list: Vec<Name>,
    /// For each word the name it lies in.
    at: Vec<Option<usize>>,
}

impl Names {
    pub(super) fn at(&self, token: usize) -> Option<&Name> {
        self.list.get((*self.at.get(token)?)?)
    }

    /// The name of a person that a word lies in.
    pub(super) fn person(&self, token: usize) -> Option<&Name> {
        self.at(token).filter(|name| name.kind == EntityKind::Person)
    }
}

/// A span with the network's label while it is being mended.
pub(super) struct Draft {
    pub(super) tokens: Range<usize>,
    pub(super) label: NameLabel,
    pub(super) score: f32,
}

pub(super) fn read(parse: &Parse) -> Names {
    let mut drafts = Vec::with_capacity(parse.names.len());
    for name in &parse.names {
        name_edges::split(parse, name.tokens.clone(), name.label, name.score, &mut drafts);
    }
    for draft in &mut drafts {
        name_edges::trim(parse, draft);
        if is_weekday(parse, draft) {
            draft.label = NameLabel::Date;
        }
    }
    drafts.retain(|draft| !draft.tokens.is_empty() && is_name(parse, draft));
    drafts.retain(|draft| !(draft.tokens.len() == 1 && is_epithet(parse, draft.tokens.start)));
    name_edges::extend(parse, &mut drafts);
    let mut drafts = name_edges::merge(parse, drafts);
    unmarked_names::add(parse, &mut drafts);
    consistent_names::agree(parse, &mut drafts);
    company_names::relabel(parse, &mut drafts);

    let mut at = vec![None; parse.tokens.len()];
    let mut list: Vec<Name> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        at[draft.tokens.clone()].fill(Some(list.len()));
        let head = parse.head_of(draft.tokens.clone());
        let kind = name_kinds::kind(parse, draft.tokens.clone(), draft.label, head);
        list.push(Name { tokens: draft.tokens, head, kind, score: draft.score });
    }
    Names { list, at }
}

/// "Wednesday", "Sunday night", whatever else the network took it for.
fn is_weekday(parse: &Parse, draft: &Draft) -> bool {
    // "Sun" and "Sat" are other words too; "Monday" has six letters
    const LONGEST_SHORT_FORM: usize = 5;
    let time = |t: usize| lexicon::time_word(parse.word(t));
    draft.tokens.clone().all(|t| time(t).is_some())
        && draft.tokens.clone().any(|t| time(t) == Some(TimeWord::Weekday) && parse.word(t).len() > LONGEST_SHORT_FORM)
}

/// "the energy [ministry]" is no name; dates and sums need no capital.
fn is_name(parse: &Parse, draft: &Draft) -> bool {
    let letters = |t: usize| {
        parse.word(t).chars().any(|c| c.is_uppercase() || c.is_ascii_digit() || c.is_alphabetic() && !c.is_lowercase())
    };
    // "Reed (D-Ohio)": party and state
    let party = draft.tokens.len() == 1
        && parse.word(draft.tokens.start).split_once('-').is_some_and(|(party, _)| matches!(party, "D" | "R" | "I"));
    // "CEO" and "VP" are written in capitals, as names of firms are: "KPMG"
    const LONGEST_ACRONYM: usize = 4;
    // "the President" and "CEO" are roles; "King" and "The Guardian" may be names.
    let (first, word) = (draft.tokens.start, parse.word(draft.tokens.start));
    let role = draft.tokens.len() == 1 && lexicon::is_role(word) && lexicon::given_name(word).is_none();
    let article = draft.label == NameLabel::Person && parse.dependent(first, Deprel::Det).is_some();
    let title = role && (article || word.len() <= LONGEST_ACRONYM && !word.chars().any(char::is_lowercase));
    !party && !title && (matches!(draft.label, NameLabel::Date | NameLabel::Money) || draft.tokens.clone().any(letters))
}

/// "[The Kenyan] won": a word for one person, no name.
pub(super) fn is_epithet(parse: &Parse, token: usize) -> bool {
    use Deprel::{Conj, Iobj, Nmod, NmodPoss, Nsubj, NsubjPass, Obj, Obl, OblAgent};
    // "the 27-year-old Frenchman"
    let the = parse.dependent(token, Deprel::Det).filter(|&d| d < token);
    let Some(before) = the.filter(|&d| parse.children(token).iter().all(|&c| c >= d)) else { return false };
    let sure = match parse.tokens[token].nominal {
        NominalClass::Person => true,
        NominalClass::None => matches!(parse.tokens[token].deprel, Nsubj | NsubjPass | Obj | OblAgent),
        _ => false,
    };
    sure && parse.word(before).eq_ignore_ascii_case("the")
        && matches!(
            parse.tokens[token].deprel,
            Nsubj | NsubjPass | Obj | Iobj | Obl | OblAgent | Nmod | NmodPoss | Conj
        )
        && lexicon::epithet(parse.word(token)).is_some()
}

pub(super) fn text(parse: &Parse, tokens: &Range<usize>) -> String {
    parse.text[parse.span_of(tokens.clone())].to_owned()
}
