//! Capitals that stand for governments.

use crate::{mentions, quotes, rows};

/// Each mention that stands for a government, with the country.
#[track_caller]
fn check(rows: &str, expected: &str) {
    let parse = rows::parse(rows);
    let mentions = mentions::find(&parse);
    let links = crate::coref::link(&parse, &mentions, &quotes::find(&parse), crate::coref::THRESHOLD);
    let mentions = links.entities.iter().flat_map(|e| &e.mentions);
    let stands = mentions.filter_map(|m| Some(format!("{}: {}", m.text, m.government.as_ref()?.country)));
    assert_eq!(stands.collect::<Vec<_>>().join("; "), expected);
}

#[test]
fn a_capital_that_agrees_is_a_government() {
    check(
        "
        1  Moscow  PROPN  4  nsubj  B-Location  place
        2  and  CCONJ  3  cc
        3  Kyiv  PROPN  1  conj  B-Location  place
        4  agreed  VERB  0  root
        5  in  ADP  6  case
        6  Oslo  PROPN  4  obl  B-Location  place
        7  .  PUNCT  4  punct
        ",
        "Moscow: Russia; Kyiv: Ukraine",
    );
}

#[test]
fn a_capital_where_it_rains_is_a_town() {
    check(
        "
        1  Moscow  PROPN  3  nsubj  B-Location  place
        2  is  AUX  3  cop
        3  cold  ADJ  0  root
        4  .  PUNCT  3  punct

        1  Bergen  PROPN  2  nsubj  B-Location  place
        2  agreed  VERB  0  root
        3  .  PUNCT  2  punct
        ",
        "",
    );
}
