//! From factwire's facts to the relations of CoNLL04; `ABOUT` tells it in words.

use super::gold::Kind;
use factwire::facts::{Argument, EntityKind, EntityMention, MentionForm, Polarity, Relation, RoleStatus, SentenceId};
use factwire::{Entity, Extraction, Span, Triple};

/// One of our facts in the terms of CoNLL04.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fact {
    pub kind: Kind,
    pub sides: [Side; 2],
    /// What it comes from.
    pub origin: String,
}

/// The names that stand for an argument in its sentence; the argument's own comes first, if it is one.
pub(super) type Side = Vec<Span>;

/// The facts of a text between names, each once.
pub(super) fn facts(extraction: &Extraction) -> Vec<Fact> {
    let reader = Reader { extraction };
    let mut found: Vec<Fact> = Vec::new();
    let mut add = |kind, [first, second]: [&Argument; 2], sentence, origin: &str| {
        let sides = [reader.names(first, sentence), reader.names(second, sentence)];
        if sides.iter().all(|side| !side.is_empty()) && !reader.is_told(&found, kind, [first, second]) {
            found.push(Fact { kind, sides, origin: origin.to_owned() });
        }
    };
    for triple in extraction.triples.iter().filter(|t| t.factuality.polarity == Polarity::Affirmative) {
        let Some(object) = &triple.object else { continue };
        if let Some(kind) = reader.of_triple(triple, object) {
            add(kind, [&triple.subject, object], triple.evidence.sentence, &triple.predicate.name);
        }
    }
    // a spokesman speaks for a body, whatever its name looks like
    let speaks = |title: &str| title.starts_with("spokes");
    for role in extraction.roles.iter().filter(|r| r.status != RoleStatus::Nominee && !speaks(&r.title)) {
        let places = [&role.country, &role.place].into_iter().flatten().filter(|place| reader.is_place(place));
        let bodies = role.organization.iter().map(|of| (Kind::WorkFor, of));
        // "a spokesman for the agency in Turku": the agency is there
        let with = bodies.chain(places.filter(|_| role.organization.is_none()).map(|at| (Kind::LiveIn, at)));
        for (kind, with) in with {
            add(kind, [&role.holder, with], role.evidence.sentence, "role");
        }
    }
    reader.through_places(&mut found);
    found
}

struct Reader<'a> {
    extraction: &'a Extraction,
}

impl Reader<'_> {
    fn of_triple(&self, triple: &Triple, object: &Argument) -> Option<Kind> {
        use EntityKind::{Nationality, Organization, Person};
        let subject = self.kind(&triple.subject);
        let (from_person, to_body) = (subject == Some(Person), self.kind(object) == Some(Organization));
        let (to_place, to_people) = (self.is_place(object), self.kind(object) == Some(Nationality));
        Some(match triple.predicate.builtin()? {
            Relation::WorksFor => Kind::WorkFor,
            Relation::Leads | Relation::MemberOf | Relation::Represents if from_person && to_body => Kind::WorkFor,
            Relation::Leads if from_person && to_place => Kind::LiveIn,
            Relation::LocatedIn if from_person && !to_people => Kind::LiveIn,
            Relation::LivesIn | Relation::BornIn | Relation::CitizenOf if !to_people => Kind::LiveIn,
            Relation::PartOf if !to_place => return None,
            Relation::LocatedIn | Relation::PartOf if subject == Some(Organization) && !to_people => Kind::OrgBasedIn,
            Relation::LocatedIn | Relation::PartOf if !from_person && !to_people => Kind::LocatedIn,
            Relation::Killed => Kind::Kill,
            _ => return None,
        })
    }

    /// "Kenya", not "Kenyan".
    fn is_place(&self, argument: &Argument) -> bool {
        self.kind(argument) == Some(EntityKind::Place)
    }

    fn kind(&self, argument: &Argument) -> Option<EntityKind> {
        let own = self.mentions(argument).find(|m| m.span.contains(argument.head)).map(|m| m.kind);
        own.or_else(|| Some(self.extraction.entity(argument.entity?)?.kind))
    }

    /// Those of the argument's entity. "western Kenya" is none of Kenya's, but its head is a name for all that.
    fn mentions(&self, argument: &Argument) -> impl Iterator<Item = &EntityMention> {
        let named =
            |e: &&Entity| e.mentions.iter().any(|m| m.form == MentionForm::Name && m.span.contains(argument.head));
        let own = argument.entity.and_then(|e| self.extraction.entity(e));
        let entity = own.or_else(|| self.extraction.entities.iter().find(named));
        entity.into_iter().flat_map(|e| &e.mentions)
    }

    fn names(&self, argument: &Argument, sentence: SentenceId) -> Side {
        let sentence = self.extraction.sentence(sentence).unwrap_or_default();
        let names = self.mentions(argument).filter(|m| m.form == MentionForm::Name && sentence.contains(m.span));
        let (own, others): (Side, Side) = names.map(|m| m.span).partition(|span| span.contains(argument.head));
        [own, others].concat()
    }

    /// Who is in "Turku, Finland" is in Finland.
    fn through_places(&self, found: &mut Vec<Fact>) {
        let same = |a: &Side, b: &Side| a.iter().any(|span| b.contains(span));
        let mut next = 0;
        while next < found.len() {
            let fact = found[next].clone();
            next += 1;
            if matches!(fact.kind, Kind::WorkFor | Kind::Kill) {
                continue;
            }
            let around = |f: &&Fact| f.kind == Kind::LocatedIn && same(&f.sides[0], &fact.sides[1]);
            let wider: Vec<Side> = found.iter().filter(around).map(|f| f.sides[1].clone()).collect();
            for place in wider {
                let told =
                    |f: &Fact| f.kind == fact.kind && same(&f.sides[0], &fact.sides[0]) && same(&f.sides[1], &place);
                if !found.iter().any(told) && !same(&fact.sides[0], &place) {
                    found.push(Fact { sides: [fact.sides[0].clone(), place], ..fact.clone() });
                }
            }
        }
    }

    /// Whether one of the facts has the same relation and names of the same entities.
    fn is_told(&self, found: &[Fact], kind: Kind, pair: [&Argument; 2]) -> bool {
        let same = |side: &Side, argument: &Argument| self.mentions(argument).any(|m| side.contains(&m.span));
        found.iter().any(|f| f.kind == kind && (0..2).all(|side| same(&f.sides[side], pair[side])))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text and its facts as "name | relation | name".
    fn check(text: &str, wanted: &[&str]) {
        let extraction = factwire::extract(text).unwrap();
        let line = |f: &Fact| format!("{} | {} | {}", &text[f.sides[0][0]], f.kind.as_str(), &text[f.sides[1][0]]);
        let mut found: Vec<String> = facts(&extraction).iter().map(line).collect();
        let mut wanted = wanted.to_vec();
        found.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn relations_have_their_counterparts() {
        check("Greta Holm works for Norlake.", &["Greta Holm | Work_For | Norlake"]);
        check("Greta Holm lives in Turku.", &["Greta Holm | Live_In | Turku"]);
        check("Norlake Bank is based in Bergen.", &["Norlake Bank | OrgBased_In | Bergen"]);
        check("Kisumu is a town in Kenya.", &["Kisumu | Located_In | Kenya"]);
        check("The bear was seen in Orsa County in northern Sweden.", &["Orsa County | Located_In | northern Sweden"]);
        check("Greta Holm killed Paul Meyer.", &["Greta Holm | Kill | Paul Meyer"]);
        check("Greta Holm did not kill Paul Meyer.", &[]);
    }

    #[test]
    fn roles_tell_for_whom_and_where() {
        check("Norlake Bank chairwoman Greta Holm resigned.", &["Greta Holm | Work_For | Norlake Bank"]);
        check("Greta Holm, the mayor of Turku, resigned.", &["Greta Holm | Live_In | Turku"]);
        check("Kenyan President Ada Okoro resigned.", &[]);
    }

    #[test]
    fn who_is_in_a_town_is_where_the_town_is() {
        let wanted = ["Greta Holm | Live_In | Turku", "Greta Holm | Live_In | Finland", "Turku | Located_In | Finland"];
        check("Greta Holm lives in Turku, Finland.", &wanted);
    }

    #[test]
    fn a_name_stands_for_what_is_not_one() {
        check("Paul Meyer said he lives in Turku.", &["Paul Meyer | Live_In | Turku"]);
        check("The fisherman lives in Turku.", &[]);
    }
}
