//! What is known of each word: its mention, its entity, its kind.

use std::cell::RefCell;
use std::collections::HashSet;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Detail;
use crate::lexicon::{self, NationWord};
use crate::pattern::{Graph, Heads};
use crate::{
    Clause, ClauseKind, Clauses, Deprel, Entity, EntityKind, Evidence, Links, Mention, MentionForm, Mentions,
    NominalClass, Numbers, Parse, RoleLink, Signs, Slot, Span, Triple, Upos,
};

/// The signs of each triple, by where its words stand and the rule that read it.
type Record = FxHashMap<(Vec<Span>, String), Signs>;

pub(super) struct Knowledge<'a> {
    pub(super) parse: &'a Parse,
    pub(super) mentions: &'a Mentions,
    pub(super) links: &'a Links,
    pub(super) clauses: &'a Clauses,
    pub(super) graph: Graph<'a>,
    pub(super) detail: Detail,
    /// What the confidence of each triple was reckoned from, where somebody asks.
    record: Option<RefCell<Record>>,
    /// Words that show that somebody says something.
    pub(super) cues: HashSet<usize>,
    /// For each word the mention that stands for the phrase it governs.
    at: Numbers,
    /// For each word the role that it heads.
    roles: FxHashMap<usize, usize>,
}

impl<'a> Knowledge<'a> {
    pub(super) fn new(
        parse: &'a Parse,
        mentions: &'a Mentions,
        links: &'a Links,
        clauses: &'a Clauses,
        detail: Detail,
    ) -> Self {
        let n = parse.tokens.len();
        let at = mention_at(parse, mentions).into_iter().collect();
        let mut graph = Graph {
            parse,
            clauses,
            mention: vec![None; n],
            status: vec![None; n],
            holders: Heads::default(),
            of: Heads::default(),
        };
        // Rules know nothing of things: "the study" is a word like any other.
        for mention in mentions.list.iter().filter(|m| !m.is_thing()) {
            // A role beside its holder is a role for the rules even where the phrase stands for the person.
            let slot = &mut graph.mention[mention.head];
            if slot.is_none() || mention.form == MentionForm::Role {
                *slot = Some((mention.kind, mention.form));
            }
        }
        let mut roles = FxHashMap::default();
        let mut of_role = Numbers::none(n);
        for role in &mentions.roles {
            of_role.fill(mentions.list[role.role].tokens.clone(), role.role);
        }
        for role in &mentions.roles {
            let head = mentions.list[role.role].head;
            roles.entry(head).or_insert(role.role);
            graph.status[head].get_or_insert(role.status);
            if let Some(holder) = role.holder {
                let holder = mentions.list[holder].head;
                let holders = graph.holders.entry(head).or_default();
                if !holders.contains(&holder) {
                    holders.push(holder);
                }
            }
            let own = &mentions.list[role.role].tokens;
            for &of in &role.of {
                let of = mentions.list[of].head;
                // "US President X's adviser": the country is the President's
                let anothers = of_role.at(of).is_some_and(|r| r != role.role && !own.contains(&of));
                let others = graph.of.entry(head).or_default();
                if !anothers && !others.contains(&of) {
                    others.push(of);
                }
            }
        }
        Knowledge {
            parse,
            mentions,
            links,
            clauses,
            graph,
            detail,
            record: None,
            cues: clauses.claims.iter().filter(|c| c.asserted).flat_map(|c| c.cue.iter().copied()).collect(),
            at,
            roles,
        }
    }

    /// The same, which keeps what the confidence of each triple is reckoned from.
    pub(super) fn recording(self) -> Self {
        Knowledge { record: Some(RefCell::default()), ..self }
    }

    /// Keeps what the confidence of a triple was reckoned from, if somebody asks for it.
    pub(super) fn record(&self, evidence: &Evidence, signs: Signs) {
        if let Some(record) = &self.record {
            record.borrow_mut().insert((evidence.spans.clone(), evidence.rule.clone()), signs);
        }
    }

    /// What was kept of a triple.
    pub(super) fn recorded(&self, triple: &Triple) -> Option<Signs> {
        let key = (triple.evidence.spans.clone(), triple.evidence.rule.clone());
        self.record.as_ref()?.borrow().get(&key).copied()
    }

    /// The numbers of a sentence's clauses.
    pub(super) fn clauses_of(&self, sentence: usize) -> Range<usize> {
        let Range { start, end } = self.parse.sentences[sentence].tokens;
        let [first, last] = [start, end].map(|word| self.clauses.list.partition_point(|c| c.head < word));
        first..last
    }

    /// The mention that stands for the phrase that a word governs, with its number.
    pub(super) fn mention(&self, token: usize) -> Option<(usize, &'a Mention)> {
        self.at.at(token).map(|m| (m, &self.mentions.list[m]))
    }

    /// The number of a mention of the list, which is in the order of where they start.
    pub(super) fn number_of(&self, mention: &Mention) -> Option<usize> {
        let (list, start) = (&self.mentions.list, mention.tokens.start);
        let first = list.partition_point(|m| m.tokens.start < start);
        let same = list[first..].iter().take_while(|m| m.tokens.start == start).position(|m| std::ptr::eq(m, mention));
        same.map(|at| first + at)
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

    /// True for words that tell nobody anything as an argument: "his" of "his home in Oslo" when it is not known who he is,
    /// "himself", "each other".
    pub(super) fn is_empty(&self, token: usize) -> bool {
        let word = &self.parse.tokens[token];
        let form = self.parse.word(token).to_lowercase();
        let after = |before: &str| token > 0 && self.parse.word(token - 1).eq_ignore_ascii_case(before);
        match form.as_str() {
            "other" => after("each"),
            "another" => after("one"),
            _ if word.upos != Upos::Pron => false,
            form if form.ends_with("self") || form.ends_with("selves") => true,
            _ => word.deprel == Deprel::NmodPoss && self.entity(token).is_none(),
        }
    }

    /// The clause that tells a fact found at a word: the word's own, or for a role the clause that gives it to its holder
    /// ("was appointed minister"); for a title or an apposition none.
    pub(super) fn clause_of(&self, anchor: usize, subject: usize) -> Option<&'a Clause> {
        if let Some(clause) = self.clauses.at(anchor) {
            // "is not Ada Okoro, the mayor", "were without captain Okoro": who holds the office does not depend on it
            let aside = anchor == subject || self.parse.branch(subject, anchor).is_some();
            let told = |c: &Clause| c.kind != ClauseKind::Copular || c.arguments.iter().any(|a| a.head == subject);
            return Some(clause).filter(|c| !aside || told(c));
        }
        let clause = self.clauses.at(self.parse.tokens[anchor].head?)?;
        let place = clause.arguments.iter().find(|a| a.head == anchor).map(|a| &a.slot);
        let held = clause.arguments.iter().any(|a| a.head == subject && matches!(a.slot, Slot::Subject | Slot::Object));
        match place {
            // "Ada Okoro is set to become minister": the clause counts though her title may be its subject's head
            Some(Slot::Attribute) => Some(clause),
            Some(Slot::Oblique(case)) if case == "as" && held => Some(clause),
            // "was promoted to manager"
            Some(Slot::Oblique(case))
                if case == "to" && held && matches!(&*clause.lemma, "promote" | "elevate" | "appoint") =>
            {
                Some(clause)
            }
            _ => None,
        }
    }

    /// The clause that a phrase stands in.
    pub(super) fn clause_above(&self, token: usize) -> Option<&'a Clause> {
        let mut at = self.parse.tokens[token].head;
        while let Some(word) = at {
            if let Some(clause) = self.clauses.at(word) {
                return Some(clause);
            }
            at = self.parse.tokens[word].head;
        }
        None
    }

    /// The role that a word heads.
    pub(super) fn role(&self, token: usize) -> Option<&'a Mention> {
        self.roles.get(&token).map(|&m| &self.mentions.list[m])
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

/// The phrase "French President Jeanne Morel" speaks of Morel, whichever of its words the tree puts on top.
fn mention_at(parse: &Parse, mentions: &Mentions) -> Vec<Option<usize>> {
    let rank = |m: &Mention| match m.form {
        MentionForm::Name => 3,
        MentionForm::Role => 2,
        MentionForm::Nominal => 1,
        MentionForm::Pronoun | MentionForm::Unknown => 0,
    };
    let mut at: Vec<Option<usize>> = vec![None; parse.tokens.len()];
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
    // "the shipping company Nordvik", "the painter, John Reed,": the name says who
    for (number, mention) in mentions.list.iter().enumerate().filter(|(_, m)| m.form == MentionForm::Name) {
        let token = &parse.tokens[mention.head];
        let Some(noun) = token.head.filter(|_| matches!(token.deprel, Deprel::Appos | Deprel::Flat | Deprel::NmodDesc))
        else {
            continue;
        };
        let named = at[noun].is_some_and(|m| mentions.list[m].form == MentionForm::Name);
        let class = match mention.kind {
            EntityKind::Person => NominalClass::Person,
            EntityKind::Organization => NominalClass::Organization,
            EntityKind::Place => NominalClass::Place,
            _ => continue,
        };
        let singular = *parse.tokens[noun].lemma == *parse.word(noun).to_lowercase();
        if !named
            && singular
            && noun < mention.head
            && parse.tokens[noun].upos == Upos::Noun
            && parse.tokens[noun].nominal == class
        {
            at[noun] = Some(number);
        }
    }
    for role in &mentions.roles {
        let head = mentions.list[role.role].head;
        let beside = matches!(role.link, RoleLink::Title | RoleLink::Apposition);
        if let (true, Some(holder), Some(now)) = (beside, role.holder, at[head])
            && now == role.role
        {
            at[head] = Some(holder);
        }
    }
    at
}
