//! Ways through an extraction that need no index.

use super::parts::Part;
use super::{
    Argument, Attribution, Entity, EntityId, EntityMention, Extraction, FactId, RoleFact, SentenceId, Span, Statement,
    StatementId, Triple,
};

/// Numbers that come from elsewhere may be anything: of a thing that is not there `None` or nothing is given, never a panic.
impl Extraction {
    /// The entity with this number.
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(id.index())
    }

    /// The entity that the words of an argument mention.
    pub fn entity_of(&self, argument: &Argument) -> Option<&Entity> {
        argument.entity.and_then(|id| self.entity(id))
    }

    /// Every mention of an entity, in text order.
    pub fn mentions_of(&self, id: EntityId) -> &[EntityMention] {
        self.entity(id).map_or(&[], |entity| &entity.mentions)
    }

    /// The fact with this number.
    pub fn fact(&self, id: FactId) -> Option<&Triple> {
        self.triples.get(id.index())
    }

    /// The fact that an argument stands for: "the peso to depreciate" in "allowed the peso to depreciate".
    pub fn fact_of(&self, argument: &Argument) -> Option<&Triple> {
        argument.fact.and_then(|id| self.fact(id))
    }

    /// The facts of which an entity is the subject or the object, in text order.
    pub fn facts_about(&self, id: EntityId) -> impl Iterator<Item = &Triple> {
        self.triples.iter().filter(move |triple| triple.arguments().any(|a| a.entity == Some(id)))
    }

    /// Leaves out the facts that `keep` refuses. Of an argument that is a fact ([`Argument::fact`]) the number is put right; it is none
    /// where that fact is left out.
    ///
    /// ```
    /// # fn main() -> factwire::Result<()> {
    /// let mut extraction = factwire::extract("Okoro met Brandt. Brandt may sell the mine.")?;
    /// extraction.retain_facts(|fact| fact.is_asserted_by_author());
    /// assert_eq!(extraction.triples.len(), 1);
    /// # Ok(()) }
    /// ```
    pub fn retain_facts(&mut self, mut keep: impl FnMut(&Triple) -> bool) {
        let mut left = 0..;
        let number = |triple: &Triple| if keep(triple) { left.next().map(FactId::new) } else { None };
        let numbers: Vec<Option<FactId>> = self.triples.iter().map(number).collect();
        let mut kept = numbers.iter().map(Option::is_some);
        self.triples.retain(|_| kept.next().unwrap_or(true));
        self.each_part(&mut |part| {
            if let Part::Fact(number) = part {
                *number = number.and_then(|fact| numbers.get(fact.index()).copied().flatten());
            }
        });
    }

    /// The roles that an entity holds, in text order.
    pub fn roles_of(&self, id: EntityId) -> impl Iterator<Item = &RoleFact> {
        self.roles.iter().filter(move |role| role.holder.entity == Some(id))
    }

    /// The statement with this number.
    pub fn statement(&self, id: StatementId) -> Option<&Statement> {
        self.statements.get(id.index())
    }

    /// The whole of what is said where a fact is put into somebody's mouth.
    ///
    /// ```
    /// # fn main() -> factwire::Result<()> {
    /// let extraction = factwire::extract("Brandt said that the bank had sold the mine.")?;
    /// let by = extraction.triples[0].factuality.attribution.as_ref().unwrap();
    /// assert_eq!(extraction.statement_of(by).unwrap().content.text, "that the bank had sold the mine");
    /// # Ok(()) }
    /// ```
    pub fn statement_of(&self, attribution: &Attribution) -> Option<&Statement> {
        attribution.statement.and_then(|id| self.statement(id))
    }

    /// Where a sentence stands, in the unit of [`Extraction::offsets`].
    pub fn sentence(&self, id: SentenceId) -> Option<Span> {
        self.sentences.get(id.index()).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::sample;

    #[test]
    fn everything_is_found_by_its_number() {
        let extraction = sample("Zoë met Tom in Malmö on Monday, said Ida.");
        let fact = &extraction.triples[0];
        let zoe = extraction.entity_of(&fact.subject).unwrap();
        assert_eq!(zoe.name, "Zoë");
        assert_eq!(extraction.facts_about(zoe.id).collect::<Vec<_>>(), [fact]);
        assert_eq!(extraction.mentions_of(zoe.id), zoe.mentions);
        assert_eq!(extraction.roles_of(zoe.id).count(), 1);
        let by = fact.factuality.attribution.as_ref().unwrap();
        assert_eq!(extraction.statement_of(by), Some(&extraction.statements[0]));
        assert_eq!(extraction.sentence(fact.evidence.sentence), Some(extraction.sentences[0]));
        assert_eq!(extraction.fact(FactId::new(0)), Some(fact));
    }

    #[test]
    fn facts_about_facts_follow_them() {
        let mut extraction = sample("Zoë met Tom in Malmö on Monday, said Ida.");
        let mut about = extraction.triples[0].clone();
        about.object.as_mut().unwrap().fact = Some(FactId(2));
        let other = extraction.triples[0].clone();
        extraction.triples.extend([about, other]);
        let told = |extraction: &Extraction, n: usize| extraction.triples[n].object.as_ref().and_then(|o| o.fact);
        let mut numbers = 0..;
        extraction.retain_facts(|_| numbers.next() != Some(0));
        assert_eq!((extraction.triples.len(), told(&extraction, 0)), (2, Some(FactId(1))));
        assert!(extraction.fact_of(extraction.triples[0].object.as_ref().unwrap()).is_some());
        let mut numbers = 0..;
        extraction.retain_facts(|_| numbers.next() != Some(1));
        assert_eq!((extraction.triples.len(), told(&extraction, 0)), (1, None));
    }

    #[test]
    fn what_is_not_there_is_nothing() {
        let extraction = Extraction::new("none");
        let nobody = EntityId(7);
        assert!(extraction.entity(nobody).is_none() && extraction.mentions_of(nobody).is_empty());
        assert_eq!((extraction.facts_about(nobody).count(), extraction.roles_of(nobody).count()), (0, 0));
        assert!(extraction.sentence(SentenceId(3)).is_none() && extraction.fact(FactId::new(usize::MAX)).is_none());
    }
}
