//! "a few days ago", "several weeks earlier".

use super::check;
use crate::doc::Aim::{Ahead, Back};

#[test]
fn vague_numbers_are_stretches() {
    check(
        "2025-11-26",
        Back,
        "
        a few days ago | ~2025-11-21/2025-11-24
        several weeks ago | ~2025-10-08/2025-11-05
        a few months ago | ~2025-06/2025-09
        years ago | ~2020/2023
        a fortnight ago | ~2025-11-12
        in recent years | ~2022-11-26/2025-11-26
        over the past few weeks | ~2025-11-05/2025-11-26
        a few days | -
        ",
    );
    check("2025-11-26", Ahead, "in the coming months | ~2025-11-26/2026-02-26");
    check("", Back, "a few days ago | ~[-P5D/-P2D]\nseveral years earlier | ~story[-P7Y/-P3Y]");
}
