//! Role facts beside the rest of an extraction: text output, JSON, the triples of `has_role`, the names of entities.

use factwire::facts::Relation;
use factwire::{Document, Extraction, Extractor};

const TEXT: &str = "Greta Holm, the mayor of Lund since 2019, met Tom Brandt. Brandt served as ambassador to Norway from 2010 to \
                    2014. Former German Chancellor Ada Berg will become head of the Harbour Union in January. Ida Falk \
                    stepped down as director of the museum in May.";

fn extraction() -> Extraction {
    let extractor = Extractor::builder().build().unwrap();
    extractor.extract(Document::new(TEXT).with_published("2025-11-26".parse().unwrap())).unwrap()
}

#[test]
fn people_are_shown_with_their_roles() {
    let text = factwire::output::text(&extraction());
    for line in [
        "Greta Holm [mayor of Lund (since 2019)]",
        "Tom Brandt [former ambassador to Norway (2010 to 2014)]",
        "Ada Berg [Former German Chancellor; future head of the Harbour Union (from 2026-01)]",
        "Ida Falk [former director of the museum (until 2025-05)]",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
}

#[test]
fn json_gives_back_what_was_written_and_old_json_has_no_roles() {
    let extraction = extraction();
    let json = serde_json::to_value(&extraction).unwrap();
    assert_eq!(json["roles"][0]["title"], "mayor");
    assert_eq!(serde_json::from_value::<Extraction>(json.clone()).unwrap(), extraction);
    let mut old = json;
    old.as_object_mut().unwrap().remove("roles");
    assert!(serde_json::from_value::<Extraction>(old).unwrap().roles.is_empty());
}

#[test]
fn a_triple_of_a_role_has_the_times_of_the_role() {
    let extraction = extraction();
    let triples: Vec<_> = extraction
        .triples
        .iter()
        .filter(|t| t.predicate.is(Relation::HasRole))
        .map(|t| (t.subject.name(), t.when.as_ref().and_then(|w| w.iso())))
        .collect();
    let roles: Vec<_> = extraction
        .roles
        .iter()
        .filter(|r| r.holder.name() != "Ida Falk") // resigned_from tells that
        .map(|r| (r.holder.name(), r.when.as_ref().and_then(|w| w.iso())))
        .collect();
    assert_eq!(triples, roles);
    assert!(roles.contains(&("Greta Holm", Some("2019/.."))));
}

#[test]
fn spans_are_those_of_the_words_and_lie_apart_from_the_name() {
    for role in &extraction().roles {
        assert_eq!(&TEXT[role.span.start..role.span.end], role.text);
        assert!(role.span.end <= role.holder.span.start || role.holder.span.end <= role.span.start, "{role:?}");
        let entities = &extraction().entities;
        let entity = &entities[role.holder.entity.unwrap().index()];
        assert!(!entity.name.to_lowercase().contains(&role.title), "{}", entity.name);
        assert!(entity.roles.contains(&role.text), "{:?}", entity.roles);
    }
}
