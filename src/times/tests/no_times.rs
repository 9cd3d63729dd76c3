//! What only looks like a time: "May Otieno", "Sunday school".

use super::check;
use crate::doc::Aim::Back;

#[test]
fn what_is_no_time_stays_one() {
    check(
        "2025-11-26",
        Back,
        "
        the second minister | -
        May Otieno | -
        March on the capital | -
        after the war | -
        in a second | -
        the first half | -
        recently | -
        the day before the vote | -
        in the year 99999 | -
        99999999999999999999 years ago | -
        9999 centuries ago | ~[-P999900Y]
        Sunday school | -
        the quarter | -
        after the fall | -
        at night | -
         | -
        ",
    );
}
