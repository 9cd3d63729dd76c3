//! Numbers in words: "twenty-three", "third", "two hundred and six thousand".

use super::vocabulary::{numbers, quantities};

/// The number that one word is: "seven", "seventy".
pub(crate) fn number_word(word: &str) -> Option<i32> {
    numbers::NUMBERS.get(word)?.parse().ok()
}

/// "3rd", "third"
pub(crate) fn ordinal(word: &str) -> Option<i32> {
    if let Some(n) = numbers::ORDINALS.get(word) {
        return n.parse().ok();
    }
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|s| word.strip_suffix(s))?;
    digits.parse().ok().filter(|_| digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// A cardinal number in words, in small letters, with how many words it takes; `word` gives the word at a place, and nothing behind the
/// last. Hyphens may be words of their own.
pub(crate) fn cardinal<'w>(word: impl Fn(usize) -> &'w str) -> Option<(u64, usize)> {
    let mut at = 0;
    let (mut whole, mut lowest) = (0_u64, u64::MAX);
    while let Some((group, len)) = below_thousand(|n| word(at + n)) {
        let scale = quantities::SCALES.get(word(at + len)).and_then(|s| s.parse::<u64>().ok()).filter(|&s| s > 100);
        let scale = scale.filter(|&s| s < lowest);
        if scale.is_none() && lowest <= group {
            break;
        }
        whole = whole.checked_add(group.checked_mul(scale.unwrap_or(1))?)?;
        at += len + usize::from(scale.is_some());
        lowest = match scale {
            Some(scale) => scale,
            None => return Some((whole, at)),
        };
        // "two thousand and six"
        let and = usize::from(word(at) == "and");
        match below_thousand(|n| word(at + and + n)) {
            Some((next, len)) if and == 0 || next < 100 && !quantities::SCALES.has(word(at + and + len)) => at += and,
            _ => break,
        }
    }
    (at > 0).then_some((whole, at))
}

/// "three", "forty-two", "five hundred and six"
fn below_thousand<'w>(word: impl Fn(usize) -> &'w str) -> Option<(u64, usize)> {
    let (first, len) = below_hundred(&word)?;
    if word(len) != "hundred" {
        return Some((first, len));
    }
    let (whole, len) = (100 * first, len + 1);
    let and = usize::from(word(len) == "and");
    Some(below_hundred(|n| word(len + and + n)).map_or((whole, len), |(rest, more)| (whole + rest, len + and + more)))
}

fn below_hundred<'w>(word: impl Fn(usize) -> &'w str) -> Option<(u64, usize)> {
    let first = u64::try_from(number_word(word(0))?).ok()?;
    if !numbers::TENS.has(word(0)) {
        return Some((first, 1));
    }
    let hyphen = usize::from(word(1) == "-");
    let ones = numbers::SMALL.get(word(1 + hyphen)).and_then(|n| n.parse().ok()).filter(|n| (1..10).contains(n));
    Some(ones.map_or((first, 1), |ones: u64| (first + ones, 2 + hyphen)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cardinals_are_read_as_far_as_they_go() {
        for (text, want) in [
            ("seven ferries", Some((7, 1))),
            ("twenty - three", Some((23, 3))),
            ("twenty three", Some((23, 2))),
            ("five hundred and six", Some((506, 4))),
            ("two thousand five hundred", Some((2500, 4))),
            ("two thousand and six", Some((2006, 4))),
            ("two hundred and six thousand", Some((206_000, 5))),
            ("two hundred six thousand", Some((206_000, 4))),
            ("one hundred and twenty", Some((120, 4))),
            ("three million two hundred thousand", Some((3_200_000, 5))),
            ("two and three", Some((2, 1))),
            ("two thousand and three hundred", Some((2000, 2))),
            ("nineteen eighty", Some((19, 1))),
            ("twenty", Some((20, 1))),
            ("hundred", None),
            ("ferries", None),
            ("", None),
        ] {
            let words: Vec<&str> = text.split_whitespace().collect();
            assert_eq!(cardinal(|n| words.get(n).copied().unwrap_or_default()), want, "{text}");
        }
    }
}
