//! Days of the week, as the clause looks back or ahead.

use super::check;
use crate::doc::Aim::{Ahead, Back};

#[test]
fn weekdays_look_where_the_clause_looks() {
    // a Wednesday
    check(
        "2025-11-26",
        Back,
        "
        on Wednesday | 2025-11-26
        Thursday | 2025-11-20
        on Monday | 2025-11-24
        last Friday | 2025-11-21
        last Wednesday | 2025-11-19
        this Monday | 2025-11-24
        on Friday last week | 2025-11-21
        on Friday of last week | 2025-11-21
        Wednesday morning | ~2025-11-26T06:00/2025-11-26T12:00
        on Tuesday night | ~2025-11-25T20:00/2025-11-26T04:00
        late on Wednesday | 2025-11-26
        since Monday | 2025-11-24/..
        in the early hours of Sunday | ~2025-11-23T00:00/2025-11-23T06:00
        over the weekend | 2025-11-22/2025-11-23
        last weekend | 2025-11-22/2025-11-23
        at 5 p.m. on Tuesday | 2025-11-25T17:00
        Tuesday at 5:30 pm | 2025-11-25T17:30
        on Tuesday at noon | 2025-11-25T12:00
        ",
    );
    check(
        "2025-11-26",
        Ahead,
        "
        on Wednesday | 2025-11-26
        on Thursday | 2025-11-27
        on Monday | 2025-12-01
        until Friday | ../2025-11-28
        next Friday | 2025-12-05
        next Wednesday | 2025-12-03
        this Friday | 2025-11-28
        this weekend | 2025-11-29/2025-11-30
        at 5 p.m. on Friday | 2025-11-28T17:00
        by Friday | ../2025-11-28
        by midnight on Friday | ~../2025-11-28
        from Monday | 2025-12-01/..
        from Monday to Wednesday | 2025-12-01/2025-12-03
        ",
    );
}
