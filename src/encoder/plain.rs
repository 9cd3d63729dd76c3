use std::borrow::Cow;

/// The word with the punctuation that the network saw most in its training texts: `"yes"` for “yes” and «yes», `n't` for
/// n’t, `...` for …, and the common one of dashes and hyphens that look alike. Only the network sees it; spans and texts are
/// those of the caller.
///
/// Dashes stay dashes: the network knows "—" and "–" well, and reads a "-" between spaces worse.
pub(super) fn form(word: &str) -> Cow<'_, str> {
    if word.is_ascii() || !word.contains(|c| plain(c).is_some()) {
        return Cow::Borrowed(word);
    }
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        match plain(c) {
            Some(text) => out.push_str(text),
            None => out.push(c),
        }
    }
    Cow::Owned(out)
}

fn plain(c: char) -> Option<&'static str> {
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
    use super::form;

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
            assert_eq!(form(word), wanted);
        }
    }
}
