use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Argument, Attribution, Date, Entity, EntityId, RoleFact, Span, Statement, Triple};

/// The version of the JSON that [`Extraction`] is written as.
pub const SCHEMA: &str = "factwire/1";

/// How much of a text was analysed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Coverage {
    /// Share of the words that were analysed, 0 to 1; 1 for a text without words.
    pub analysed: f32,
    /// What was not, in text order (bytes).
    pub skipped: Vec<Span>,
}

/// What factwire read in a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Extraction {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// Name of the model that was used.
    pub model: String,
    /// The caller's name for the text, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doc_id: Option<String>,
    /// The text's headline, if it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The text's language, if it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// What else the caller gave with the text.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub metadata: BTreeMap<String, String>,
    /// The day of publication, if it was given: "yesterday" is the day before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// Where the sentences stand (bytes).
    pub sentences: Vec<Span>,
    /// Who and what the text speaks of.
    pub entities: Vec<Entity>,
    /// The facts, in text order.
    pub triples: Vec<Triple>,
    /// Who holds which office, in text order.
    #[serde(default)]
    pub roles: Vec<RoleFact>,
    /// Who says what, in the order of the words that show it.
    #[serde(default)]
    pub statements: Vec<Statement>,
    /// How much of the text this comes from.
    pub coverage: Coverage,
}

impl Extraction {
    /// The entity with this number.
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(id.index())
    }

    /// Every span that stands in it, in no order.
    pub(crate) fn spans(&self) -> impl Iterator<Item = Span> + '_ {
        let mentions = self.entities.iter().flat_map(|e| e.mentions.iter().map(|m| m.span));
        let triples = self.triples.iter().flat_map(|t| {
            let evidence = std::iter::once(&t.evidence).chain(&t.variants).flat_map(|e| e.spans.iter().copied());
            t.modifiers.iter().map(|m| m.span).chain([t.predicate.span]).chain(evidence)
        });
        let statements = self.statements.iter().flat_map(|s| {
            s.content.spans.iter().copied().chain([s.cue.span]).chain(s.modifiers.iter().map(|m| m.span))
        });
        let roles = self.roles.iter().flat_map(|r| r.evidence.spans.iter().copied().chain([r.span]));
        let arguments = self.arguments().flat_map(|a| [a.span, a.head, a.phrase]);
        let whole = self.sentences.iter().chain(&self.coverage.skipped).copied();
        whole.chain(mentions).chain(triples).chain(statements).chain(roles).chain(arguments)
    }

    /// Every entity that is named by its number, in no order.
    pub(crate) fn named_entities(&self) -> impl Iterator<Item = EntityId> + '_ {
        let modifiers = self.triples.iter().flat_map(|t| &t.modifiers);
        let modifiers = modifiers.chain(self.statements.iter().flat_map(|s| &s.modifiers)).filter_map(|m| m.entity);
        let entities = self.entities.iter().flat_map(|e| {
            let governments = e.mentions.iter().filter_map(|m| m.government.as_ref()?.entity);
            e.members.iter().copied().chain([e.id]).chain(governments)
        });
        self.arguments().filter_map(|a| a.entity).chain(modifiers).chain(entities)
    }

    /// Every argument: of triples, of statements, of roles, and the sources of all these.
    fn arguments(&self) -> impl Iterator<Item = &Argument> {
        fn sources(attribution: Option<&Attribution>) -> impl Iterator<Item = &Argument> {
            std::iter::successors(attribution, |a| a.via.as_deref()).map(|a| &a.source)
        }
        let triples = self
            .triples
            .iter()
            .flat_map(|t| [&t.subject, &t.object].into_iter().chain(sources(t.factuality.attribution.as_ref())));
        let statements = self.statements.iter().filter_map(|s| s.source.as_ref());
        let roles = self.roles.iter().flat_map(|r| {
            let fields = [&r.organization, &r.country, &r.principal, &r.place].into_iter().flatten();
            std::iter::once(&r.holder).chain(fields).chain(sources(r.attribution.as_ref()))
        });
        triples.chain(statements).chain(roles)
    }
}
