//! What is known of each word: its mention, its entity, its kind.

use std::cell::RefCell;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Detail, statements};
use crate::doc::is_outside_phrase;
use crate::lexicon::vocabulary::{offices, phrases};
use crate::lexicon::{self, NationWord};
use crate::pattern::{Graph, Heads};
use crate::{
    Clause, ClauseKind, Clauses, Deprel, Entity, EntityKind, Evidence, Links, Mention, MentionForm, Mentions,
    NominalClass, Numbers, Parse, RoleLink, RuleId, Signs, Slot, Span, StatementId, Times, Token, Triple, Upos,
};

/// The signs of each triple, by where its words stand and the rule that read it.
type Record = FxHashMap<(Vec<Span>, RuleId), Signs>;

pub(super) struct Knowledge<'a> {
    pub(super) parse: &'a Parse,
    pub(super) mentions: &'a Mentions,
    pub(super) links: &'a Links,
    pub(super) clauses: &'a Clauses,
    pub(super) times: &'a Times,
    pub(super) graph: Graph<'a>,
    pub(super) detail: Detail,
    /// What the confidence of each triple was reckoned from, where somebody asks.
    record: Option<RefCell<Record>>,
    /// Words that show that somebody says something.
    pub(super) cues: FxHashSet<usize>,
    /// For each claim the number of its statement; none for an attitude that nobody puts into words.
    pub(super) statement_of: Vec<Option<StatementId>>,
    /// For each word the mention that stands for the phrase it governs.
    mention_at: Numbers,
    /// For each word the role that it heads.
    roles: FxHashMap<usize, usize>,
}

impl<'a> Knowledge<'a> {
    pub(super) fn new(
        parse: &'a Parse,
        mentions: &'a Mentions,
        links: &'a Links,
        clauses: &'a Clauses,
        times: &'a Times,
        detail: Detail,
    ) -> Self {
        let mut roles = FxHashMap::default();
        for role in &mentions.roles {
            roles.entry(mentions.list[role.role].head).or_insert(role.role);
        }
        let asserted = clauses.claims.iter().filter(|c| c.asserted);
        Knowledge {
            parse,
            mentions,
            links,
            clauses,
            times,
            graph: graph(parse, mentions, clauses),
            detail,
            record: None,
            cues: asserted.flat_map(|c| c.cue.iter().copied()).collect(),
            statement_of: statements::numbers(parse, &clauses.claims),
            mention_at: mention_at(parse, mentions).into_iter().collect(),
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
        self.mention_at.at(token).map(|m| (m, &self.mentions.list[m]))
    }

    /// The number of a mention of the list, which is in the order of where they start.
    pub(super) fn number_of(&self, mention: &Mention) -> Option<usize> {
        let (list, start) = (&self.mentions.list, mention.tokens.start);
        let first = list.partition_point(|m| m.tokens.start < start);
        let same = list[first..].iter().take_while(|m| m.tokens.start == start).position(|m| std::ptr::eq(m, mention));
        same.map(|at| first + at)
    }

    /// True for what depends on the top word of a phrase and is no part of the phrase.
    pub(super) fn is_outside_phrase(&self, top: usize, word: usize) -> bool {
        is_outside_phrase(self.parse, self.clauses, top, word)
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

    /// True for words that name nobody as an argument: "his" of "his home in Oslo" when it is not known who he is, "himself",
    /// "each other".
    pub(super) fn names_nobody(&self, token: usize) -> bool {
        let word = &self.parse.tokens[token];
        let form = self.parse.lower(token);
        let after = |before: &str| token > 0 && self.parse.word(token - 1).eq_ignore_ascii_case(before);
        match &*form {
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
            Some(Slot::Oblique(case)) if case == "to" && held && offices::PROMOTES.has(&clause.lemma) => Some(clause),
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

    /// The entity that the phrase speaks of, if that is sure enough for a fact to name it.
    pub(super) fn entity(&self, token: usize) -> Option<&'a Entity> {
        let (number, _) = self.mention(token)?;
        let is_doubtful = self.links.is_doubtful.get(number).copied().unwrap_or(false);
        self.linked_entity(number).filter(|_| !is_doubtful)
    }

    /// The entity that a mention was linked to.
    fn linked_entity(&self, number: usize) -> Option<&'a Entity> {
        self.links.entities.get(self.links.entity_of.get(number).copied().flatten()?.index())
    }

    /// What the phrase that a word governs denotes; `None` when nothing tells.
    pub(super) fn kind(&self, token: usize) -> Option<EntityKind> {
        if let Some(entity) = self.mention(token).and_then(|(number, _)| self.linked_entity(number)) {
            return Some(entity.kind);
        }
        if let Some((_, mention)) = self.mention(token).filter(|(_, m)| m.form != MentionForm::Pronoun) {
            return Some(mention.kind);
        }
        let token = &self.parse.tokens[token];
        match (token.upos, &*token.lemma.to_lowercase()) {
            (Upos::Pron, pronoun) if phrases::UNCLEAR.has(pronoun) => None,
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

/// What the patterns of rules look at.
fn graph<'a>(parse: &'a Parse, mentions: &Mentions, clauses: &'a Clauses) -> Graph<'a> {
    let n = parse.tokens.len();
    let (mention, status) = (vec![None; n], vec![None; n]);
    let (holders, of) = (Heads::default(), Heads::default());
    let mut graph = Graph { parse, clauses, mention, status, holders, of };
    // Rules know nothing of things: "the study" is a word like any other.
    for mention in mentions.list.iter().filter(|m| !m.is_thing()) {
        // A role beside its holder is a role for the rules even where the phrase stands for the person.
        let slot = &mut graph.mention[mention.head];
        if slot.is_none() || mention.form == MentionForm::Role {
            *slot = Some((mention.kind, mention.form));
        }
    }
    let mut role_at = Numbers::none(n);
    for role in &mentions.roles {
        role_at.fill(mentions.list[role.role].tokens.clone(), role.role);
    }
    for role in &mentions.roles {
        let Mention { head, tokens, .. } = &mentions.list[role.role];
        graph.status[*head].get_or_insert(role.status);
        if let Some(holder) = role.holder {
            let holder = mentions.list[holder].head;
            let holders = graph.holders.entry(*head).or_default();
            if !holders.contains(&holder) {
                holders.push(holder);
            }
        }
        for &of in &role.of {
            let of = mentions.list[of].head;
            // "US President X's adviser": the country is the President's
            let of_other_role = role_at.at(of).is_some_and(|r| r != role.role && !tokens.contains(&of));
            let heads = graph.of.entry(*head).or_default();
            if !of_other_role && !heads.contains(&of) {
                heads.push(of);
            }
        }
    }
    graph
}

/// The mention that each word's phrase speaks of. "French President Jeanne Morel" speaks of Morel, whichever of its words the tree
/// puts on top.
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
    let names = || mentions.list.iter().enumerate().filter(|(_, m)| m.form == MentionForm::Name);
    for (number, mention) in names() {
        for slot in &mut at[mention.tokens.clone()] {
            slot.get_or_insert(number);
        }
    }
    for (number, mention) in names() {
        if let Some(noun) = noun_called(parse, mention)
            && at[noun].is_none_or(|m| mentions.list[m].form != MentionForm::Name)
        {
            at[noun] = Some(number);
        }
    }
    for role in &mentions.roles {
        let head = mentions.list[role.role].head;
        let beside = matches!(role.link, RoleLink::Title | RoleLink::Apposition);
        if beside
            && at[head] == Some(role.role)
            && let Some(holder) = role.holder
        {
            at[head] = Some(holder);
        }
    }
    at
}

/// "the shipping company Nordvik", "the painter, John Reed,": the noun before a name that says who or what it is.
fn noun_called(parse: &Parse, name: &Mention) -> Option<usize> {
    let token = &parse.tokens[name.head];
    let called = matches!(token.deprel, Deprel::Appos | Deprel::Flat | Deprel::NmodDesc);
    let noun = token.head.filter(|&noun| called && noun < name.head)?;
    let class = match name.kind {
        EntityKind::Person => NominalClass::Person,
        EntityKind::Organization => NominalClass::Organization,
        EntityKind::Place => NominalClass::Place,
        _ => return None,
    };
    let Token { upos, nominal, lemma, .. } = &parse.tokens[noun];
    let singular = **lemma == *parse.lower(noun);
    (singular && *upos == Upos::Noun && *nominal == class).then_some(noun)
}
