//! How alike two spellings of a word are: read alike, or one letter apart.

/// Shorter words that are read alike are too often different names.
pub(super) const SHORTEST_READ_ALIKE: usize = 5;

/// Shorter words that differ in a letter are too often different names.
pub(super) const SHORTEST_MISSPELT: usize = 6;

/// How the sounds of foreign names are written, with one spelling for each; in the order in which they are replaced.
const SAME_SOUNDS: [(&str, &str); 19] = [
    ("tsch", "ch"),
    ("sch", "sh"),
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("ck", "k"),
    ("x", "ks"),
    ("q", "k"),
    ("w", "v"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ae", "a"),
    ("oe", "o"),
    ("ue", "u"),
    ("j", "i"),
    ("y", "i"),
];

/// What a word may be found by: how it is read, and its letters with one left out.
pub(super) fn lookup_keys(word: &str) -> Vec<String> {
    let mut keys = vec![format!("={}", sound(word)), format!("={}", without_umlauts(word))];
    if word.chars().count() >= SHORTEST_MISSPELT - 1 {
        keys.extend(with_one_letter_left_out(word));
    }
    keys
}

/// A word, and what is left of it without each of its letters (the symmetric deletions of Garbe's SymSpell).
pub(super) fn with_one_letter_left_out(word: &str) -> Vec<String> {
    let mut all: Vec<String> =
        word.char_indices().map(|(at, c)| format!("{}{}", &word[..at], &word[at + c.len_utf8()..])).collect();
    all.push(word.to_owned());
    all.sort_unstable();
    all.dedup();
    all
}

/// True where one letter is wrong, missing or too many, or two have changed places; but not the first letter, and not what tells
/// "Petersen" from "Peterson".
pub(super) fn is_typo(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().min(b.len()) < SHORTEST_MISSPELT - 1
        || a.len().max(b.len()) < SHORTEST_MISSPELT
        || a[0] != b[0]
        || a.len().abs_diff(b.len()) > 1
    {
        return false;
    }
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (rest_a, rest_b) = (&a[same..], &b[same..]);
    match (rest_a, rest_b) {
        ([x, rest @ ..], [y, other @ ..]) if rest == other => {
            let ending = rest.len() < 2 && "aeiou".contains(*x) && "aeiou".contains(*y);
            a.len() > SHORTEST_MISSPELT && !ending
        }
        ([x, y, rest @ ..], [v, w, other @ ..]) if (x, y) == (w, v) => rest == other,
        // "Martin" and "Martina", "Ivanov" and "Ivanova" are two names
        ([x], []) | ([], [x]) => !"aoi".contains(*x),
        ([_, rest @ ..], other) if rest == other => true,
        (rest, [_, other @ ..]) => rest == other,
        _ => false,
    }
}

/// Two spellings that are read alike.
pub(super) fn sounds_like(a: &str, b: &str) -> bool {
    if without_umlauts(a) == without_umlauts(b) {
        return true;
    }
    let long = a.chars().count().min(b.chars().count()) >= SHORTEST_READ_ALIKE;
    long && sound(a) == sound(b)
}

/// "mueller" → "muller", as it is written where the accents are left out
fn without_umlauts(word: &str) -> String {
    word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
}

/// Roughly how a word is read: "zelenskyy", "zelenskiy" and "zelensky" become "zelenski".
pub(super) fn sound(word: &str) -> String {
    let mut word = word.strip_prefix("ye").map_or(word.to_owned(), |rest| format!("e{rest}"));
    if let Some(rest) = word.strip_prefix('q') {
        word = format!("g{rest}");
    }
    for (from, to) in SAME_SOUNDS {
        word = word.replace(from, to);
    }
    let mut sound = String::with_capacity(word.len());
    for c in word.chars() {
        if !sound.ends_with(c) {
            sound.push(c);
        }
    }
    match sound.strip_suffix("ah") {
        Some(rest) if rest.len() > 2 => format!("{rest}a"),
        _ => sound,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hears_transliterations() {
        for (a, b) in [
            ("zelensky", "zelenskyy"),
            ("zelenskiy", "zelenskyy"),
            ("gaddafi", "qaddafi"),
            ("muller", "mueller"),
            ("shabaab", "shabab"),
            ("yeltsin", "eltsin"),
            ("mahmud", "mahmoud"),
            ("sundqvist", "sundkvist"),
        ] {
            assert!(sounds_like(a, b), "{a} {b}: {} {}", sound(a), sound(b));
        }
        for (a, b) in [("hansen", "hanson"), ("berg", "borg"), ("lee", "li"), ("meyer", "mayer"), ("", "a")] {
            assert!(!sounds_like(a, b), "{a} {b}");
        }
    }

    #[test]
    fn tells_slips_from_names() {
        for (a, b) in [
            ("leavitt", "leavit"),
            ("leavitt", "leavtit"),
            ("leavitt", "leabitt"),
            ("caroline", "carolin"),
            ("lepik", "lepiks"),
        ] {
            assert!(is_typo(a, b) && is_typo(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("petersen", "peterson"),
            ("berg", "borg"),
            ("hansen", "jansen"),
            ("ivanov", "ivanova"),
            ("martin", "martina"),
            ("leavitt", "leavi"),
            ("", "a"),
        ] {
            assert!(!is_typo(a, b) && !is_typo(b, a), "{a} {b}");
        }
    }
}
