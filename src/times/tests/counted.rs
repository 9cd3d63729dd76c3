//! Times that are counted from the day of publication: "last week", "in two years".

use super::check;
use crate::doc::Aim::{Ahead, Back};

#[test]
fn days_weeks_and_years_are_counted_back_from_the_day_of_publication() {
    check(
        "2025-11-26",
        Back,
        "
        today | 2025-11-26
        yesterday | 2025-11-25
        yesterday evening | ~2025-11-25T18:00/2025-11-25T24:00
        the day before yesterday | 2025-11-24
        tonight | ~2025-11-26T18:00/2025-11-26T24:00
        this morning | ~2025-11-26T06:00/2025-11-26T12:00
        overnight | ~2025-11-25T20:00/2025-11-26T04:00
        last night | ~2025-11-25T20:00/2025-11-26T04:00
        this week | 2025-11-24/2025-11-30
        last week | 2025-11-17/2025-11-23
        last month | 2025-10
        last quarter | 2025-07/2025-09
        last year | 2024
        this year | 2025
        this decade | 2020/2029
        last century | 1901/2000
        two days ago | 2025-11-24
        a week ago | ~2025-11-19
        nearly two weeks ago | ~2025-11-12
        a month ago | ~2025-10
        five years ago | ~2020
        twenty-three years ago | ~2002
        two decades ago | ~2000/2009
        three hours ago | ~2025-11-26
        the past five years | ~2020-11-26/2025-11-26
        in the last two weeks | ~2025-11-12/2025-11-26
        in the last month | ~2025-10-26/2025-11-26
        on the night of 12 April | ~2025-04-12T20:00/2025-04-13T04:00
        within two weeks | -
        over the past year | ~2024-11-26/2025-11-26
        earlier this week | 2025-11-24/2025-11-26
        earlier this year | 2025-01-01/2025-11-26
        late last year | ~2024-09/2024-12
        by the end of the year | ~../2025-12
        in two weeks | -
        for two weeks | -
        in May | 2025-05
        in November | 2025-11
        in December | 2024-12
        last May | 2025-05
        last November | 2024-11
        in May last year | 2024-05
        in May of last year | 2024-05
        on March 3 | 2025-03-03
        on December 24 | 2024-12-24
        on Feb. 29 | 2024-02-29
        since May | 2025-05/..
        from November to February | 2024-11/2025-02
        last summer | ~2025-06/2025-08
        in the summer | ~2025-06/2025-08
        in the third quarter | 2025-07/2025-09
        in the second half of the year | 2025-07/2025-12
        on Christmas Eve | 2024-12-24
        mid-June | ~2025-06-11/2025-06-20
        this fall | ~2025-09/2025-11
        this May | 2025-05
        this December | 2024-12
        ",
    );
}

#[test]
fn days_weeks_and_years_are_counted_on_from_the_day_of_publication() {
    check(
        "2025-11-26",
        Ahead,
        "
        tomorrow | 2025-11-27
        next week | 2025-12-01/2025-12-07
        next month | 2025-12
        next year | 2026
        in May | 2026-05
        in November | 2025-11
        next November | 2026-11
        in two weeks | ~2025-12-10
        within two weeks | ~2025-11-26/2025-12-10
        in three days' time | 2025-11-29
        in two years | ~2027
        two years from now | ~2027
        the next two weeks | ~2025-11-26/2025-12-10
        later this week | 2025-11-26/2025-11-30
        later this year | 2025-11-26/2025-12-31
        early next year | ~2026-01/2026-04
        by the end of the year | ~../2025-12
        by the end of the month | ~../2025-11-30
        on Christmas Day | 2025-12-25
        next summer | ~2026-06/2026-08
        in spring | ~2026-03/2026-05
        this December | 2025-12
        on Feb. 29 | 2028-02-29
        from November to February | 2025-11/2026-02
        as early as 2026 | 2026
        ",
    );
}

#[test]
fn the_ends_of_years_and_months_hold() {
    check(
        "2025-01-01",
        Back,
        "
        yesterday | 2024-12-31
        on Wednesday | 2025-01-01
        on Tuesday | 2024-12-31
        last week | 2024-12-23/2024-12-29
        this week | 2024-12-30/2025-01-05
        last month | 2024-12
        last year | 2024
        in December | 2024-12
        in January | 2025-01
        this winter | ~2024-12/2025-02
        last quarter | 2024-10/2024-12
        ",
    );
    check(
        "2024-12-31",
        Ahead,
        "
        tomorrow | 2025-01-01
        next month | 2025-01
        next quarter | 2025-01/2025-03
        next week | 2025-01-06/2025-01-12
        in January | 2025-01
        in December | 2024-12
        ",
    );
    check("2024-02-29", Back, "last year | 2023\na year ago | ~2023\nthe past year | ~2023-02-28/2024-02-29");
    check("2024-03-31", Back, "a month ago | ~2024-02\nlast month | 2024-02");
    check("9999-12-31", Ahead, "tomorrow | [P1D]\nnext year | [P1Y]\non Friday | 9999-12-31\nnext week | [P1W]");
    check("0001-01-01", Back, "yesterday | -\nlast year | -\nlast century | -\non Monday | 0001-01-01");
}
