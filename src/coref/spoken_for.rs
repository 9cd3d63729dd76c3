//! For which body somebody speaks: “[We] have two ferries”, said Ada Okoro, the manager of Norlake.

use rustc_hash::FxHashMap;

use super::Text;
use super::clusters::Clusters;
use crate::lexicon::vocabulary::{closed_classes, coreference};
use crate::{Deprel, EntityKind, MentionForm, Parse, RoleStatus};

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
        let is_body =
            |m: usize| list[m].kind == EntityKind::Organization && list[m].form == MentionForm::Name && capital(m);
        for role in text.mentions.roles.iter().filter(|r| r.status != RoleStatus::Former) {
            let office = list[role.role].head;
            if !coreference::SPEAK_FOR_BODIES.has(&parse.tokens[office].lemma) {
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
        let mut bodies = bodies.map(|&m| m.and_then(|m| clusters.of(m)));
        let first = bodies.next()?;
        first.filter(|_| bodies.all(|body| body == first))
    }
}

/// True for a "we" that does what bodies do: "we have two ferries"; not "we should all act", "if we wait", "we live in fear" or "we saw
/// prices rise", which may be everybody.
pub(super) fn acts_for_body(parse: &Parse, word: usize) -> bool {
    let token = &parse.tokens[word];
    let Some(clause) = token.head.filter(|_| matches!(token.deprel, Deprel::Nsubj | Deprel::NsubjPass)) else {
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
        && parse.dependent(clause, Deprel::Cop).is_none()
        && !parse.children(clause).iter().chain(parse.children(word)).any(depends)
}
