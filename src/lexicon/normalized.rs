//! Names without what differs from one writing to the next: case, accents, dots, apostrophes, articles.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words without all that: "The Café's" → "cafe", "U.N." → "un", "Jong-un" → "jong un".
pub(crate) fn normalized(words: &str) -> String {
    if words.bytes().all(|b| b.is_ascii_lowercase()) {
        return words.to_owned();
    }
    let mut name = String::with_capacity(words.len());
    for word in words.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '‑' | '/')) {
        let word = without_possessive(word);
        let start = name.len();
        if start > 0 {
            name.push(' ');
        }
        let letters = name.len();
        if word.is_ascii() {
            let kept = |c: &u8| c.is_ascii_alphanumeric() || b"&$%+".contains(c);
            name.extend(word.bytes().filter(kept).map(|c| char::from(c.to_ascii_lowercase())));
        }
        let rest = if word.is_ascii() { "" } else { word };
        for c in rest.nfd().filter(|&c| !is_combining_mark(c) && (c.is_alphanumeric() || "&$€£%+".contains(c))) {
            match c {
                'ł' | 'Ł' => name.push('l'),
                'ø' | 'Ø' => name.push('o'),
                'đ' | 'Đ' => name.push('d'),
                'ı' => name.push('i'),
                'ß' => name.push_str("ss"),
                c => name.extend(c.to_lowercase()),
            }
        }
        if name.len() == letters {
            name.truncate(start);
        }
    }
    match name.strip_prefix("the ") {
        Some(rest) => rest.to_owned(),
        None => name,
    }
}

/// "Café's" → "Café", "workers'" → "workers"
fn without_possessive(word: &str) -> &str {
    let word = word.strip_suffix('s').filter(|rest| rest.ends_with(['\'', '’'])).unwrap_or(word);
    word.strip_suffix(['\'', '’']).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::normalized;

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
            assert_eq!(normalized(words), want, "{words}");
        }
    }
}
