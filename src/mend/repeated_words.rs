//! "went *head-to-head*", "spoke *face-to-face*": a way of doing it, no head to which somebody goes.

use super::change::{Change, attach};
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, last: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[last];
    let placed = matches!(token.deprel, Deprel::Obl | Deprel::OblUnmarked | Deprel::Xcomp | Deprel::Obj | Deprel::Nmod);
    let verb = token.head.filter(|_| placed && token.upos == Upos::Noun)?;
    let first = last.checked_sub(4).filter(|&f| parse.lower(f) == parse.lower(last))?;
    let hyphens = parse.word(first + 1) == "-" && parse.word(first + 3) == "-";
    let glued = (first..last).all(|w| parse.tokens[w].span.end == parse.tokens[w + 1].span.start);
    let small = matches!(parse.tokens[first + 2].upos, Upos::Adp | Upos::Cconj | Upos::Part);
    let of_verb = parse.tokens[verb].upos == Upos::Verb && verb < first;
    (hyphens && glued && small && of_verb).then(|| {
        let lemma = [first, first + 2, last].map(|w| parse.lower(w).into_owned()).join("-");
        let mut changes = vec![
            attach(last, verb, Deprel::Advmod),
            Change::PartOfSpeech { word: last, upos: Upos::Adv },
            Change::Lemma { word: last, lemma: lemma.clone() },
        ];
        changes.extend((first..last).filter(|&w| w % 2 == first % 2).map(|w| attach(w, last, Deprel::Compound)));
        changes.extend([first + 1, first + 3].map(|w| attach(w, last, Deprel::Punct)));
        // "go" says nothing by itself
        if &*parse.tokens[verb].lemma == "go" {
            changes.push(Change::Lemma { word: verb, lemma: format!("go_{lemma}") });
        }
        changes
    })
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn a_word_repeated_is_a_way_of_doing_it() {
        let rows = "
            1 Clerks NOUN 2 nsubj lemma=clerk
            2 spoke  VERB 0 root lemma=speak
            3 face   NOUN 7 compound
            4 -      PUNCT 5 punct _
            5 to     ADP  7 case _
            6 -      PUNCT 5 punct _
            7 face   NOUN 2 obl _
            ";
        let changed = "4 - punct face\n5 to compound face\n6 - punct face\n7 face advmod spoke";
        check(mend, rows, changed);
        check(mend, &rows.replace("7 face", "7 door"), "");
        let went = rows.replace("spoke  VERB 0 root lemma=speak", "went   VERB 0 root lemma=go");
        check(mend, &went, &format!("2 went root -\n{}", changed.replace("spoke", "went")));
    }
}
