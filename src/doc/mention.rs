use std::ops::Range;

use super::{Entity, EntityId, EntityKind, MentionForm, RoleLink, RoleStatus};

/// Grammatical number, as far as the words show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Number {
    /// "the envoy", "she", "Otieno"
    Singular,
    /// "the parties", "they"
    Plural,
    /// "you", "who"
    Unknown,
}

/// Gender, as far as the words show it ("she", "Mrs", "Caroline", "spokeswoman").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// "he", "Mr", "chairman"
    Masculine,
    /// "she", "Ms", "spokeswoman"
    Feminine,
    /// "it", "the company": not a person
    Neuter,
    /// a person of whom the words do not tell it, or a group
    Unknown,
}

/// A stretch of words that stands for somebody or something. Mentions may lie inside each other
/// ("\[US\] President's special envoy") but never cross.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Words, as indices into the parse, within one sentence. A name without titles and articles ("Jeanne Morel");
    /// a role or nominal with its determiner or possessor ("the American leader", "her Ugandan counterpart").
    pub tokens: Range<usize>,
    /// The word that governs the others.
    pub head: usize,
    /// What it denotes.
    pub kind: EntityKind,
    /// How it names it.
    pub form: MentionForm,
    /// One or many.
    pub number: Number,
    /// He, she or it.
    pub gender: Gender,
    /// Probability that this is a mention of this kind, 0 to 1.
    pub score: f32,
}

impl Mention {
    /// True for "the study", "an agreement": a thing without a name.
    pub fn is_thing(&self) -> bool {
        self.form == MentionForm::Nominal && self.kind == EntityKind::Other
    }
}

/// A role and who holds it. The indices point into [`Mentions::list`].
#[derive(Clone, Debug, PartialEq)]
pub struct RoleOf {
    /// The mention of form [`MentionForm::Role`].
    pub role: usize,
    /// The mention of its holder; `None` when the role itself stands for the person ("the American leader").
    pub holder: Option<usize>,
    /// How the two are tied.
    pub link: RoleLink,
    /// The person, organisation or country that it is a role with or for: "Morel" in "Morel's adviser", "White House"
    /// in "White House press secretary", "Irish" in "Irish Prime Minister".
    pub of: Vec<usize>,
    /// Held now, once, soon?
    pub status: RoleStatus,
}

/// What the mentions room finds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mentions {
    /// All mentions, by start, the longer first.
    pub list: Vec<Mention>,
    /// The roles among them, with their holders; one role may have several holders and the other way round.
    pub roles: Vec<RoleOf>,
}

/// Which mentions speak of the same entity: what the coref room finds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Links {
    /// The entity of each mention, by the index into [`Mentions::list`]; `None` for a pronoun without antecedent.
    pub entity_of: Vec<Option<EntityId>>,
    /// For each mention whether its link is too doubtful for a fact to name the entity: a wrong name misleads, a pronoun does not.
    pub is_doubtful: Vec<bool>,
    /// The entities, in the order of their first mentions.
    pub entities: Vec<Entity>,
}
