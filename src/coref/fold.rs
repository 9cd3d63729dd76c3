//! Names without what differs from one writing to the next: case, accents, dots, apostrophes, articles.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// "The Café's" → "cafe", "U.N." → "un", "Jong-un" → "jong un".
pub(super) fn fold(words: &str) -> String {
    let mut folded = String::with_capacity(words.len());
    for word in words.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '‑' | '/')) {
        let word = ["'s", "’s", "'", "’"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
        let start = folded.len();
        if start > 0 {
            folded.push(' ');
        }
        let letters = folded.len();
        if word.is_ascii() {
            let kept = |c: &u8| c.is_ascii_alphanumeric() || b"&$%+".contains(c);
            folded.extend(word.bytes().filter(kept).map(|c| char::from(c.to_ascii_lowercase())));
        }
        let rest = if word.is_ascii() { "" } else { word };
        for c in rest.nfd().filter(|&c| !is_combining_mark(c) && (c.is_alphanumeric() || "&$€£%+".contains(c))) {
            match c {
                'ł' | 'Ł' => folded.push('l'),
                'ø' | 'Ø' => folded.push('o'),
                'đ' | 'Đ' => folded.push('d'),
                'ı' => folded.push('i'),
                'ß' => folded.push_str("ss"),
                c => folded.extend(c.to_lowercase()),
            }
        }
        if folded.len() == letters {
            folded.truncate(start);
        }
    }
    match folded.strip_prefix("the ") {
        Some(rest) => rest.to_owned(),
        None => folded,
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn drops_what_writings_differ_in() {
        for (words, want) in [
            ("The Café's", "cafe"),
            ("U.N.", "un"),
            ("Kim Jong-un", "kim jong un"),
            ("Łódź", "lodz"),
            ("D’Arcy", "darcy"),
            ("the", "the"),
            ("", ""),
            ("-", ""),
        ] {
            assert_eq!(fold(words), want, "{words}");
        }
    }
}
