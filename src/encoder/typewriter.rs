//! Typewriter punctuation, which the network saw most in its training texts.
//!
//! Only the network sees it; spans and texts remain those of the caller. These are tables of characters, and no closed classes of
//! marks as in the lexicon: what the network reads must not change with those.

use std::borrow::Cow;

/// The word with `"yes"` for “yes” and «yes», `n't` for n’t, `...` for …, and the most common of the dashes and hyphens that look
/// alike.
///
/// Dashes stay dashes: the network knows "—" and "–" well, and reads a "-" between spaces worse.
pub(super) fn rewrite(word: &str) -> Cow<'_, str> {
    if word.is_ascii() || !word.contains(|c| typewritten(c).is_some()) {
        return Cow::Borrowed(word);
    }
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        match typewritten(c) {
            Some(text) => out.push_str(text),
            None => out.push(c),
        }
    }
    Cow::Owned(out)
}

fn typewritten(c: char) -> Option<&'static str> {
    Some(match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '〝' | '〞' | '＂' => "\"",
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | 'ʼ' | '＇' => "'",
        '…' => "...",
        '‐' | '‑' | '−' => "-",
        '‒' => "–",
        '―' => "—",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::rewrite;

    #[test]
    fn writes_punctuation_as_a_typewriter_does() {
        let rows = [
            ("“", "\""),
            ("»", "\""),
            ("n’t", "n't"),
            ("O’Hara", "O'Hara"),
            ("…", "..."),
            ("—", "—"),
            ("e‑mail", "e-mail"),
            ("Zoë", "Zoë"),
        ];
        for (word, wanted) in rows {
            assert_eq!(rewrite(word), wanted);
        }
    }
}
