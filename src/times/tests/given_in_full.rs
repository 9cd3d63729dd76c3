//! Times that need no anchor: "on March 3, 2020", "the 1990s".

use super::check;
use crate::doc::Aim::Back;

#[test]
fn what_is_given_in_full_needs_no_anchor() {
    check(
        "",
        Back,
        "
        in 2019 | 2019
        3 March 2020 | 2020-03-03
        on March 3, 2020 | 2020-03-03
        on the 3rd of March 2020 | 2020-03-03
        on Monday, Sept. 14, 2020 | 2020-09-14
        2025-11-26 | 2025-11-26
        26/11/2025 | 2025-11-26
        11/26/2025 | 2025-11-26
        05/05/2025 | 2025-05-05
        05/06/2025 | -
        2017-2021 | 2017/2021
        2017–2021 | 2017/2021
        2019-20 | 2019/2020
        for the 2019-20 season | 2019/2020
        2019-10 | -
        from 2015 to 2018 | 2015/2018
        between 2010 and 2015 | 2010/2015
        since 2014 | 2014/..
        until 2015 | ../2015
        by 2030 | ../2030
        before 2015 | ../2014
        after 2015 | 2016/..
        after March 3, 2020 | 2020-03-04/..
        in May 2019 | 2019-05
        in May of 2019 | 2019-05
        from May to July 2019 | 2019-05/2019-07
        March 3-5, 2020 | 2020-03-03/2020-03-05
        3-5 March 2020 | 2020-03-03/2020-03-05
        early 2019 | ~2019-01/2019-04
        in mid-2019 | ~2019-05/2019-08
        late 2019 | ~2019-09/2019-12
        the end of 2019 | ~2019-12
        at the beginning of 2019 | ~2019-01
        mid-June 2020 | ~2020-06-11/2020-06-20
        late February 2020 | ~2020-02-21/2020-02-29
        since early 2019 | ~2019-01/..
        the 1990s | 1990/1999
        in the '90s | 1990/1999
        in the nineties | 1990/1999
        the 2010s | 2010/2019
        in the 1800s | 1800/1899
        the early 1990s | ~1990/1993
        late 1990s | ~1997/1999
        in the 19th century | 1801/1900
        in the twenty-first century | 2001/2100
        in the early 20th century | ~1901/1933
        Q3 2021 | 2021-07/2021-09
        in the third quarter of 2021 | 2021-07/2021-09
        the first half of 2021 | 2021-01/2021-06
        in the summer of 2018 | ~2018-06/2018-08
        in winter 2018 | ~2018-12/2019-02
        on Christmas Eve 2019 | 2019-12-24
        on New Year's Day 2020 | 2020-01-01
        on Feb. 29, 2020 | 2020-02-29
        on Feb. 29, 2021 | -
        at 5 p.m. on March 3, 2020 | 2020-03-03T17:00
        around 2005 | ~2005
        in the year 2019 | 2019
        ",
    );
}
