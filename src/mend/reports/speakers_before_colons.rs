//! "*Okoro*: Bank will stay": a name before a colon takes no part in what follows.

use crate::mend::change::{Change, attach, make_root};
use crate::{Deprel, NameLabel, NominalClass, Parse, Upos};

/// How many words may stand before the colon: as many as a name with a title has.
const MOST_WORDS: usize = 6;

pub(in crate::mend) fn mend(parse: &Parse, colon: usize) -> Option<Vec<Change>> {
    let start = parse.sentence_of(colon).tokens.start;
    if parse.word(colon) != ":" || colon == start || colon > start + MOST_WORDS {
        return None;
    }
    let speaker = (start..colon).find(|&i| parse.tokens[i].head.is_none_or(|h| h >= colon))?;
    if !is_speaker(parse, speaker) {
        return None;
    }
    let Some(main) = parse.tokens[speaker].head else { return root_before_colon(parse, speaker, colon) };
    let alone = (start..colon).all(|i| i == speaker || parse.is_under(i, speaker));
    let placed = !matches!(parse.tokens[speaker].deprel, Deprel::Vocative | Deprel::Dislocated | Deprel::Parataxis);
    (alone && placed).then(|| vec![attach(speaker, main, Deprel::Vocative)])
}

/// The same with the name as the root and what follows beside it.
fn root_before_colon(parse: &Parse, speaker: usize, colon: usize) -> Option<Vec<Change>> {
    let behind: Vec<usize> = parse.children(speaker).iter().copied().filter(|&c| c > colon).collect();
    let mut clauses = behind.iter().copied().filter(|&c| parse.tokens[c].upos != Upos::Punct);
    let main = clauses.next().filter(|&c| parse.nominal_subjects(c).next().is_some())?;
    if clauses.next().is_some() {
        return None;
    }
    let marks = behind.iter().filter(|&&c| c != main).map(|&word| attach(word, main, parse.tokens[word].deprel));
    Some([make_root(main), attach(speaker, main, Deprel::Vocative)].into_iter().chain(marks).collect())
}

/// A person, an organisation: not "LONDON: ...", nor "Analysis: ...".
fn is_speaker(parse: &Parse, word: usize) -> bool {
    match parse.name_at(word) {
        Some(name) => matches!(name.label, NameLabel::Person | NameLabel::Organization),
        None => matches!(parse.tokens[word].nominal, NominalClass::Person | NominalClass::Organization),
    }
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn who_stands_before_a_colon_takes_no_part() {
        let rows = "
            1 Police NOUN  4 obl organization
            2 :      PUNCT 4 punct
            3 Two    NUM   4 nsubj
            4 held   VERB  0 root lemma=hold
            ";
        check(mend, rows, "1 Police vocative held");
        check(
            mend,
            "
            1 Okoro PROPN 0 root person
            2 :     PUNCT 4 punct
            3 Bank  NOUN  4 nsubj
            4 stays VERB  1 parataxis lemma=stay
            ",
            "1 Okoro vocative stays\n4 stays root -",
        );
        check(mend, &rows.replace("organization", "event"), "");
    }
}
