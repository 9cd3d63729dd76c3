//! Days with a name: "Good Friday", "Thanksgiving".

use super::check;
use crate::doc::Aim::Back;

#[test]
fn feasts_are_days_of_the_year() {
    check(
        "2025-11-26",
        Back,
        "
        on Good Friday | 2025-04-18
        at Easter 2024 | 2024-03-31
        at Easter 2019 | 2019-04-21
        on Easter Monday 1943 | 1943-04-26
        on Ash Wednesday 2024 | 2024-02-14
        on Thanksgiving 2023 | 2023-11-23
        on Black Friday last year | 2024-11-29
        on Memorial Day | 2025-05-26
        on the Fourth of July | 2025-07-04
        on St. Patrick's Day 2020 | 2020-03-17
        on Independence Day | -
        on Labor Day | -
        in fiscal 2024 | -
        this past Sunday | 2025-11-23
        ",
    );
    check("", Back, "at Easter | [XXXX-02/XXXX-06]\non Thanksgiving | [XXXX-11]");
}
