//! What becomes of clusters.

use super::speech::TOLD;
use crate::{mentions, rows};

#[test]
fn a_threshold_undoes_what_is_less_probable() {
    let parse = rows::parse(TOLD);
    let mentions = mentions::find(&parse);
    let linked = |threshold: f32| {
        let links = crate::coref::link(&parse, &mentions, &crate::quotes::find(&parse), threshold);
        let all = links.entities.iter().flat_map(|e| &e.mentions);
        assert!(all.clone().all(|m| m.confidence >= threshold && m.confidence <= 1.0));
        all.filter(|m| m.reason.is_some()).count()
    };
    // Undone: nothing, the addressee, all links.
    assert_eq!([0.0, 0.9, 0.99].map(linked), [4, 3, 0]);
}

#[test]
fn a_role_within_a_longer_one_is_not_listed_twice() {
    let roles = |given: &[&str]| {
        let mut roles = Vec::new();
        for role in given {
            crate::coref::entities::add_role(&mut roles, (*role).to_owned());
        }
        roles.join("; ")
    };
    assert_eq!(roles(&["minister", "Danish Justice Minister", "Minister"]), "Danish Justice Minister");
    assert_eq!(roles(&["the bank's head"]), "bank's head");
    assert_eq!(
        roles(&["president", "vice president", "former president"]),
        "president; vice president; former president"
    );
}

#[test]
fn a_dateline_is_named_as_the_text_names_the_place() {
    let parse = rows::parse(
        "
        1  LIMA  PROPN  5  dep  B-Location  place
        2  ,  PUNCT  1  punct
        3  June  PROPN  1  nmod  B-Date
        4  4  NUM  3  nummod  I-Date
        5  rained  VERB  0  root
        6  .  PUNCT  5  punct
        ",
    );
    let links = crate::coref::link(&parse, &mentions::find(&parse), &[], crate::coref::THRESHOLD);
    assert_eq!(links.entities[0].name, "Lima");
    assert_eq!(links.entities[0].mentions[0].text, "LIMA");
}
