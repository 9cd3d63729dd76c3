//! For which body somebody speaks: “[We] have two ferries”, said Ada Okoro, the manager of Norlake.

use rustc_hash::FxHashMap;

use super::Text;
use super::clusters::Clusters;
use crate::lexicon::vocabulary::{closed_classes, coreference, organizations};
use crate::{Deprel, EntityKind, Mention, MentionForm, Parse, RoleStatus, Upos};

/// How many mentions of a speaker are searched for an office, the latest first.
const MOST_MENTIONS: usize = 40;

/// The bodies that people speak for by their office.
pub(super) struct SpokenFor {
    /// For each mention of somebody with such an office the mention of the body; `None` for one without a name.
    by_officer: FxHashMap<usize, Vec<Option<usize>>>,
}

impl SpokenFor {
    pub(super) fn new(text: &Text) -> Self {
        let (parse, list) = (text.parse, &text.mentions.list);
        let mut by_officer: FxHashMap<usize, Vec<Option<usize>>> = FxHashMap::default();
        // not "the Norlake ferry study"
        let capital = |m: usize| !parse.word(list[m].head).starts_with(char::is_lowercase);
        let is_body = |m: usize| {
            list[m].kind == EntityKind::Organization
                && match list[m].form {
                    MentionForm::Name => capital(m),
                    // "the firm's manager"
                    form => form == MentionForm::Nominal,
                }
        };
        for role in text.mentions.roles.iter().filter(|r| r.status != RoleStatus::Former) {
            let office = list[role.role].head;
            if !speaks_for_body(parse, &list[role.role]) {
                continue;
            }
            let bodies = by_officer.entry(role.holder.unwrap_or(role.role)).or_default();
            let known = bodies.len();
            bodies.extend(role.of.iter().copied().filter(|&m| is_body(m)).map(Some));
            // "director of Norlake and chairman of the harbour board"
            if bodies.len() == known && parse.dependent(office, Deprel::Nmod).is_some() {
                bodies.push(None);
            }
        }
        SpokenFor { by_officer }
    }

    /// The only body that a speaker has an office of.
    pub(super) fn by(&self, speaker: usize, clusters: &Clusters) -> Option<usize> {
        let offices = clusters.list[speaker].mentions().rev().take(MOST_MENTIONS);
        let bodies = offices.filter_map(|m| self.by_officer.get(&m)).flatten();
        let named = |c: &usize| clusters.list[*c].named;
        let mut bodies = bodies.map(|&m| m.and_then(|m| clusters.of(m)).filter(named));
        let first = bodies.next()?;
        first.filter(|_| bodies.all(|body| body == first))
    }
}

/// "manager", "chief executive"; not "officer"
fn speaks_for_body(parse: &Parse, role: &Mention) -> bool {
    let lemma = &parse.tokens[role.head].lemma;
    let mark = coreference::SPEAK_FOR_BODIES_WITH.get(lemma);
    coreference::SPEAK_FOR_BODIES.has(lemma)
        || mark.is_some_and(|mark| role.tokens.clone().any(|word| *parse.lower(word) == *mark))
}

/// True for a "we", "us" and "our" that is the body of whoever speaks: "we have two ferries", "it allows us to sail", "our passengers".
pub(super) fn is_body(parse: &Parse, word: usize) -> bool {
    let token = &parse.tokens[word];
    let Some(head) = token.head else { return false };
    match token.deprel {
        Deprel::NmodPoss => {
            let owned = &parse.tokens[head].lemma;
            organizations::OWNED_BY_A_COMPANY.has(owned) || coreference::HAD_BY_BODIES.has(owned)
        }
        Deprel::Obj | Deprel::Iobj => {
            enables(parse, head) || coreference::DONE_TO_BODIES.has(&parse.tokens[head].lemma)
        }
        Deprel::Nsubj if parse.word(word).eq_ignore_ascii_case("us") => {
            parse.tokens[head].head.is_some_and(|above| enables(parse, above))
        }
        Deprel::Nsubj if speaks_from_body(parse, word, head) => true,
        _ => acts_for_body(parse, word),
    }
}

/// "At Norlake, we know"
fn speaks_from_body(parse: &Parse, subject: usize, clause: usize) -> bool {
    let mut fronted = parse.dependents(clause, Deprel::Obl).take_while(|&o| o < subject);
    fronted.any(|o| parse.tokens[o].upos == Upos::Propn && matches!(&*parse.case_of(o), "at" | "from"))
}

/// "allows (us) to sail"
fn enables(parse: &Parse, verb: usize) -> bool {
    let done = parse.children(verb).iter().map(|&c| &parse.tokens[c]);
    let mut done = done.filter(|c| matches!(c.deprel, Deprel::Xcomp | Deprel::Ccomp));
    matches!(&*parse.tokens[verb].lemma, "allow" | "enable" | "permit")
        && done.any(|c| !coreference::DONE_BY_EVERYBODY.has(&c.lemma))
}

/// True for a "we" that does what bodies do: "we have two ferries"; not "we should all act", "if we wait", "we live in fear" or "we saw
/// prices rise", which may be everybody.
fn acts_for_body(parse: &Parse, word: usize) -> bool {
    let token = &parse.tokens[word];
    let Some(clause) = token.head.filter(|_| token.deprel.is_subject()) else {
        return false;
    };
    let verb = &parse.tokens[clause];
    let depends = |&c: &usize| {
        let child = &parse.tokens[c];
        match child.deprel {
            Deprel::Aux => closed_classes::OPEN_MODALS.has(&child.lemma),
            Deprel::Mark => &*child.lemma == "if",
            Deprel::Advmod | Deprel::Det => matches!(&*child.lemma, "all" | "together"),
            _ => false,
        }
    };
    !coreference::DONE_BY_EVERYBODY.has(&verb.lemma)
        && (parse.dependent(clause, Deprel::Cop).is_none() || coreference::COMMITTED_TO.has(&parse.lower(clause)))
        && !parse.children(clause).iter().chain(parse.children(word)).any(depends)
}
