//! What is known of each word: its mention, its entity, its kind.

use smallvec::SmallVec;

use crate::lexicon::{self, NationWord};
use crate::pattern::Graph;
use crate::{
    Clauses, Deprel, Entity, EntityKind, Links, Mention, MentionForm, Mentions, NominalClass, Parse, RoleLink, Upos,
};

pub(super) struct Knowledge<'a> {
    pub(super) parse: &'a Parse,
    pub(super) mentions: &'a Mentions,
    pub(super) links: &'a Links,
    pub(super) clauses: &'a Clauses,
    pub(super) graph: Graph<'a>,
    /// For each word the mention that stands for the phrase it governs.
    at: Vec<Option<usize>>,
    /// For each word the role that it heads.
    role_at: Vec<Option<usize>>,
}

impl<'a> Knowledge<'a> {
    pub(super) fn new(parse: &'a Parse, mentions: &'a Mentions, links: &'a Links, clauses: &'a Clauses) -> Self {
        let n = parse.tokens.len();
        let at = mention_at(n, mentions);
        let mut role_at = vec![None; n];
        let mut graph = Graph {
            parse,
            clauses,
            mention: vec![None; n],
            holders: vec![SmallVec::new(); n],
            of: vec![SmallVec::new(); n],
        };
        for mention in &mentions.list {
            // A role beside its holder is a role for the rules even where the phrase stands for the person.
            let slot = &mut graph.mention[mention.head];
            if slot.is_none() || mention.form == MentionForm::Role {
                *slot = Some((mention.kind, mention.form));
            }
        }
        for role in &mentions.roles {
            let head = mentions.list[role.role].head;
            role_at[head] = Some(role.role);
            if let Some(holder) = role.holder {
                let holder = mentions.list[holder].head;
                if !graph.holders[head].contains(&holder) {
                    graph.holders[head].push(holder);
                }
            }
            for &of in &role.of {
                let of = mentions.list[of].head;
                if !graph.of[head].contains(&of) {
                    graph.of[head].push(of);
                }
            }
        }
        Knowledge { parse, mentions, links, clauses, graph, at, role_at }
    }

    /// The mention that stands for the phrase that a word governs, with its number.
    pub(super) fn mention(&self, token: usize) -> Option<(usize, &'a Mention)> {
        self.at[token].map(|m| (m, &self.mentions.list[m]))
    }

    /// True for "Kenya", "Kenyan" and "Kenyans", but not for "Catholic", which the network tags like them.
    pub(super) fn is_nation(&self, token: usize) -> bool {
        let words = match self.mention(token) {
            Some((_, m)) if m.form == MentionForm::Name => &self.parse.text[self.parse.span_of(m.tokens.clone())],
            _ => self.parse.word(token),
        };
        let named =
            |n: lexicon::Nation| matches!(n.word, NationWord::Country | NationWord::Adjective | NationWord::Demonym);
        lexicon::nation_of(words).is_some_and(named)
    }

    /// "his" of "his home in Oslo", when it is not known who he is: "(his, lives_in, Oslo)" tells nobody anything.
    pub(super) fn is_lost_owner(&self, token: usize) -> bool {
        let word = &self.parse.tokens[token];
        word.upos == Upos::Pron && word.deprel == Deprel::NmodPoss && self.entity(token).is_none()
    }

    /// The role that a word heads, when `holder` heads the phrase of one who holds it: of "President Okoro" the words
    /// "President", which otherwise speak of Okoro.
    pub(super) fn role_of(&self, token: usize, holder: usize) -> Option<&'a Mention> {
        let role = self.role_at[token]?;
        self.graph.holders[token].contains(&holder).then(|| &self.mentions.list[role])
    }

    /// The entity that the phrase speaks of.
    pub(super) fn entity(&self, token: usize) -> Option<&'a Entity> {
        let (number, _) = self.mention(token)?;
        self.links.entities.get(self.links.entity_of.get(number).copied().flatten()?.index())
    }

    /// What the phrase that a word governs denotes; `None` when nothing tells.
    pub(super) fn kind(&self, token: usize) -> Option<EntityKind> {
        if let Some(entity) = self.entity(token) {
            return Some(entity.kind);
        }
        if let Some((_, mention)) = self.mention(token).filter(|(_, m)| m.form != MentionForm::Pronoun) {
            return Some(mention.kind);
        }
        let token = &self.parse.tokens[token];
        match (token.upos, &*token.lemma.to_lowercase()) {
            (Upos::Pron, "it" | "this" | "that" | "which" | "what" | "these" | "those") => None,
            (Upos::Pron, _) => Some(EntityKind::Person),
            _ => match token.nominal {
                NominalClass::Person => Some(EntityKind::Person),
                NominalClass::Organization => Some(EntityKind::Organization),
                NominalClass::Place => Some(EntityKind::Place),
                NominalClass::Event => Some(EntityKind::Event),
                NominalClass::Time => Some(EntityKind::Date),
                _ => None,
            },
        }
    }
}

/// The phrase "US President Donald Trump" speaks of Trump, whichever of its words the tree puts on top.
fn mention_at(words: usize, mentions: &Mentions) -> Vec<Option<usize>> {
    let rank = |m: &Mention| match m.form {
        MentionForm::Name => 3,
        MentionForm::Role => 2,
        MentionForm::Nominal => 1,
        MentionForm::Pronoun => 0,
    };
    let mut at: Vec<Option<usize>> = vec![None; words];
    for (number, mention) in mentions.list.iter().enumerate() {
        let slot = &mut at[mention.head];
        if slot.is_none_or(|old| rank(&mentions.list[old]) < rank(mention)) {
            *slot = Some(number);
        }
    }
    for (number, mention) in mentions.list.iter().enumerate().filter(|(_, m)| m.form == MentionForm::Name) {
        for slot in &mut at[mention.tokens.clone()] {
            slot.get_or_insert(number);
        }
    }
    for role in &mentions.roles {
        let head = mentions.list[role.role].head;
        let beside = matches!(role.link, RoleLink::Title | RoleLink::Apposition);
        if let (true, Some(holder), Some(now)) = (beside, role.holder, at[head]) {
            if now == role.role {
                at[head] = Some(holder);
            }
        }
    }
    at
}
