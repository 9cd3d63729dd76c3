//! The public type for dates.

use crate::Date;

#[test]
fn dates_are_read_strictly_and_moments_by_their_day() {
    for good in ["2025-11-26", " 2025-11-26 ", "2025-11-26T08:30:00Z", "2025-11-26 08:30"] {
        assert_eq!(good.parse::<Date>().unwrap().to_string(), "2025-11-26");
    }
    for bad in [
        "",
        "2025",
        "2025-02-29",
        "26/11/2025",
        "2025-11-26x",
        "0000-01-01",
        "-025-01-01",
        "2025-1-1",
        "20251126",
        "２０２５-11-26",
    ] {
        let error = bad.parse::<Date>().unwrap_err().to_string();
        assert!(error.contains("2025-11-26") && error.starts_with(&format!("{bad:?}")), "{error}");
    }
    assert!(
        Date::new(2025, 13, 1).is_err() && Date::new(2025, 255, 255).is_err() && Date::new(u16::MAX, 1, 1).is_err()
    );
    assert!(serde_json::from_str::<Date>("\"2025-02-30\"").is_err());
}
