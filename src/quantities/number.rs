//! Numbers with decimal places, exact.

use crate::Decimal;

/// Digits and how many of them are places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    digits: u128,
    places: u32,
    negative: bool,
}

/// More digits than anybody writes.
const LONGEST: u32 = 30;

impl Number {
    pub(super) fn whole(digits: u64) -> Self {
        Number { digits: digits.into(), places: 0, negative: false }
    }

    /// Of a part of a hundred, with one place at most: a third is 33.3. True where that is not exact.
    pub(super) fn percent(part: u64, of: u64) -> Option<(Self, bool)> {
        let (part, of) = (u128::from(part), u128::from(of));
        let thousandths = (part * 1000).checked_div(of)?;
        let exact = (part * 1000).is_multiple_of(of);
        let rounded = thousandths + u128::from(!exact && part * 1000 % of * 2 >= of);
        Some((Number { digits: rounded, places: 1, negative: false }.plain(), !exact))
    }

    /// "1,200", "12,50,000", "3.10"; marks must part thousands.
    pub(super) fn of_digits(text: &str) -> Option<Self> {
        let (whole, places) = text.split_once('.').map_or((text, ""), |(whole, places)| (whole, places));
        let groups: Vec<&str> = whole.split(',').collect();
        let (first, rest) = groups.split_first()?;
        let (last, inner) = rest.split_last().map_or((None, rest), |(last, inner)| (Some(last), inner));
        let parted = last.is_none_or(|l| l.len() == 3 && first.len() <= 3)
            && (inner.iter().all(|g| g.len() == 3) || inner.iter().all(|g| g.len() == 2));
        let digits: String = groups.concat() + places;
        let plain = digits.bytes().all(|b| b.is_ascii_digit()) && !first.is_empty();
        let ends = !text.ends_with('.') && digits.len() <= LONGEST as usize;
        let places = u32::try_from(places.len()).ok()?;
        (parted && plain && ends).then_some(Number { digits: digits.parse().ok()?, places, negative: false })
    }

    pub(super) fn negative(self) -> Self {
        Number { negative: self.digits > 0, ..self }
    }

    /// Times a whole number, without zeros at the end of the places.
    pub(super) fn times(self, scale: u64) -> Option<Self> {
        let digits = self.digits.checked_mul(scale.into())?;
        Some(Number { digits, ..self }.plain())
    }

    /// Divided by 2, 4 or 100, which always ends.
    pub(super) fn divided(self, by: u64) -> Option<Self> {
        let digits = self.digits.checked_mul(100)?;
        let by = u128::from(by);
        digits.is_multiple_of(by).then(|| Number { digits: digits / by, places: self.places + 2, ..self }.plain())
    }

    pub(super) fn plus(self, other: Number) -> Option<Self> {
        let places = self.places.max(other.places);
        let grown = |n: Number| n.digits.checked_mul(10_u128.checked_pow(places - n.places)?);
        Some(Number { digits: grown(self)?.checked_add(grown(other)?)?, places, negative: self.negative }.plain())
    }

    fn plain(mut self) -> Self {
        while self.places > 0 && self.digits.is_multiple_of(10) {
            (self.digits, self.places) = (self.digits / 10, self.places - 1);
        }
        self
    }

    pub(super) fn is_whole(self) -> bool {
        self.places == 0
    }

    /// Whether it is less, by its nearest `f64`.
    pub(super) fn is_less(self, than: Number) -> bool {
        self.to_f64() < than.to_f64()
    }

    fn to_f64(self) -> f64 {
        let size = self.digits as f64 / 10_f64.powi(i32::try_from(self.places).unwrap_or(i32::MAX));
        if self.negative { -size } else { size }
    }

    pub(super) fn decimal(self) -> Option<Decimal> {
        let digits = self.digits.to_string();
        let places = self.places as usize;
        let padded = format!("{digits:0>width$}", width = places + 1);
        let (whole, fraction) = padded.split_at(padded.len() - places);
        let sign = if self.negative { "-" } else { "" };
        let point = if places > 0 { "." } else { "" };
        format!("{sign}{whole}{point}{fraction}").parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(number: Option<Number>) -> Option<String> {
        Some(number?.decimal()?.to_string())
    }

    #[test]
    fn digits_are_read_where_their_marks_part_thousands() {
        for (text, want) in [
            ("1,200", "1200"),
            ("12,50,000", "1250000"),
            ("1,234,567.80", "1234567.80"),
            ("007", "7"),
            ("3.10", "3.10"),
            ("0.05", "0.05"),
        ] {
            assert_eq!(shown(Number::of_digits(text)).as_deref(), Some(want), "{text}");
        }
        for text in ["", "1,2", "1,,000", ",5", "1.2.3", "5.", "1e6", "1,2345", "1234,567", "½"] {
            assert_eq!(Number::of_digits(text), None, "{text}");
        }
    }

    #[test]
    fn arithmetic_is_exact() {
        let number = |text: &str| Number::of_digits(text).unwrap();
        assert_eq!(shown(number("3.1").times(1_000_000_000)).as_deref(), Some("3100000000"));
        assert_eq!(shown(number("5").divided(100)).as_deref(), Some("0.05"));
        assert_eq!(shown(number("1").divided(4)).as_deref(), Some("0.25"));
        assert_eq!(shown(number("2").plus(number("0.5"))).as_deref(), Some("2.5"));
        let percent = |part, of| Number::percent(part, of).map(|(n, vague)| (n.decimal().unwrap().to_string(), vague));
        assert_eq!(percent(1, 2), Some(("50".to_owned(), false)));
        assert_eq!(percent(2, 3), Some(("66.7".to_owned(), true)));
        assert_eq!(percent(1, 0), None);
        assert!(number("9").is_less(number("10")) && !number("1.5").is_less(number("1.5")));
        assert_eq!(shown(Some(number("5").negative())).as_deref(), Some("-5"));
    }
}
