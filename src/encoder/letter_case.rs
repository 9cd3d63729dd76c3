//! The case classes of words.

/// How a word is written: 0 lower, 1 Title, 2 UPPER, 3 mixed with letters, 4 no letters, 5 a single capital.
///
/// The tokenizer knows only lower case, so this is how "US" differs from "us" for the network. `case_class` of
/// training/network.py is the reference; it asks Python's `islower`, `isupper` and `isalpha`.
pub(super) fn class(word: &str) -> i32 {
    if is_lower(word.chars()) {
        return 0;
    }
    let mut rest = word.chars();
    let first = rest.next();
    if is_upper(word.chars()) {
        return if rest.next().is_none() { 5 } else { 2 };
    }
    if first.is_some_and(|c| is_upper(std::iter::once(c))) && is_lower(rest) {
        return 1;
    }
    if word.chars().any(is_letter) { 3 } else { 4 }
}

/// Python's `str.islower`: some letter is lower case and none is upper or title case.
fn is_lower(chars: impl Iterator<Item = char>) -> bool {
    has_only(chars, char::is_lowercase, char::is_uppercase)
}

/// Python's `str.isupper`: some letter is upper case and none is lower or title case.
fn is_upper(chars: impl Iterator<Item = char>) -> bool {
    has_only(chars, char::is_uppercase, char::is_lowercase)
}

fn has_only(mut chars: impl Iterator<Item = char>, this_case: fn(char) -> bool, other_case: fn(char) -> bool) -> bool {
    let mut some = false;
    let clean = chars.all(|c| {
        some |= this_case(c);
        !other_case(c) && !is_title_case(c)
    });
    some && clean
}

/// The category Lt: digraphs like "ǅ" and Greek capitals with a small iota.
fn is_title_case(c: char) -> bool {
    matches!(c, 'ǅ' | 'ǈ' | 'ǋ' | 'ǲ' | 'ᾈ'..='ᾏ' | 'ᾘ'..='ᾟ' | 'ᾨ'..='ᾯ' | 'ᾼ' | 'ῌ' | 'ῼ')
}

/// Python's `str.isalpha`: the categories L*. Rust's has the letter numerals ("ⅷ") and some marks as well.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !c.is_numeric() && !unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::class;

    #[test]
    fn tells_the_six_ways_of_writing() {
        let check = |wanted: i32, words: &[&str]| {
            for word in words {
                assert_eq!(class(word), wanted, "{word:?}");
            }
        };
        check(0, &["envoy", "n't", "’s", "b2b", "straße", "3rd", "ﬁve", "ª"]);
        check(1, &["Oslo", "Ms.", "Zażółć", "Al-arabi", "Énorme", "It's"]);
        check(2, &["NATO", "U.S.", "G7", "B-52", "A.", "ÉTAT"]);
        check(3, &["McKay", "O'Hara", "iPhone", "東京", "2McK", "ǅ", "USAir", "ع", "ʻ"]);
        check(4, &["3", "4.5", "...", "$", "—", "%", "", "\u{301}", "🙂", "²"]);
        check(5, &["A", "É", "I", "Ω"]);
    }
}
