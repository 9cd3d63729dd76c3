//! Whether a clause looks back or ahead.

use crate::doc::Aim;
use crate::doc::Aim::{Ahead, Back};
use crate::{Modality, Polarity, Tense};

#[test]
fn a_clause_looks_back_or_ahead() {
    let check = |tense, modality, lemma, case, expected| {
        assert_eq!(Aim::of(tense, modality, Polarity::Affirmative, lemma, case), expected, "{lemma} {case}");
    };
    check(Tense::Past, Modality::Actual, "meet", "on", Back);
    check(Tense::Future, Modality::Future, "meet", "on", Ahead);
    check(Tense::None, Modality::Wanted, "meet", "on", Ahead);
    check(Tense::None, Modality::Actual, "kill", "on", Back);
    check(Tense::Past, Modality::Actual, "postpone", "to", Ahead);
    check(Tense::Past, Modality::Actual, "close", "until", Ahead);
    check(Tense::Past, Modality::Actual, "stay", "until", Back);
    check(Tense::Present, Modality::Actual, "be", "since", Back);
    assert_eq!(Aim::of(Tense::Past, Modality::Actual, Polarity::Negative, "open", "until"), Back);
}
