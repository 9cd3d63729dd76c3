//! The checks of format of Universal Dependencies' validator, levels 1 and 2.

use std::collections::HashSet;

use factwire::Reading;
use factwire::output::Format;
use factwire::syntax::{Deprel, Upos};
use proptest::prelude::*;

use crate::texts::{hostile, real, written};

/// FORM and LEMMA.
const WORDS: [usize; 2] = [1, 2];

struct Word {
    form: String,
    misc: Vec<(String, String)>,
}

/// Panics where the validator would complain; gives the words of each sentence.
fn validate(text: &str) -> Vec<Vec<Word>> {
    assert!(!text.contains('\r'));
    assert!(text.is_empty() || text.ends_with("\n\n"), "a sentence ends with an empty line");
    let (mut ids, mut documents) = (HashSet::new(), HashSet::new());
    let mut all = Vec::new();
    for block in text.split_terminator("\n\n") {
        let (comments, rows): (Vec<&str>, Vec<&str>) = block.split('\n').partition(|l| l.starts_with('#'));
        assert!(
            block.split('\n').skip_while(|l| l.starts_with('#')).all(|l| !l.starts_with('#')),
            "comments come first"
        );
        let comment = |key: &str| {
            let mut found = comments.iter().filter_map(|c| c.strip_prefix(&*format!("# {key} = ")));
            let first = found.next();
            assert!(found.next().is_none(), "{key} twice");
            first
        };
        let id = comment("sent_id").expect("a sentence has an id");
        assert!(ids.insert(id.to_owned()) && !id.contains(|c: char| c.is_whitespace() || c == '/'), "{id}");
        assert!(comment("newdoc id").is_none_or(|d| documents.insert(d.to_owned())));
        let sentence = comment("text").expect("a sentence has a text");
        assert_eq!(sentence.trim(), sentence);
        let (mut heads, mut words, mut told) = (Vec::new(), Vec::new(), String::new());
        for (n, row) in rows.iter().enumerate() {
            let cells: Vec<&str> = row.split('\t').collect();
            assert_eq!(cells.len(), 10, "{row:?}");
            for (column, cell) in cells.iter().enumerate() {
                assert!(!cell.is_empty() && !cell.contains(char::is_whitespace), "{row:?}");
                assert!(WORDS.contains(&column) || !cell.contains("__"), "{row:?}"); // a word may well be of underscores
            }
            assert_eq!(cells[0], (n + 1).to_string());
            assert!(cells[3].parse::<Upos>().is_ok());
            assert_eq!((cells[4], cells[5], cells[8]), ("_", "_", "_"));
            let head: usize = cells[6].parse().unwrap();
            assert!(head <= rows.len() && head != n + 1);
            assert_eq!(head == 0, cells[7] == "root");
            assert!(cells[7].parse::<Deprel>().is_ok());
            heads.push(head);
            let misc: Vec<(String, String)> = cells[9]
                .split('|')
                .map(|pair| pair.split_once('=').map(|(k, v)| (k.to_owned(), v.to_owned())).expect("key=value"))
                .collect();
            assert!(misc.windows(2).all(|w| w[0].0 < w[1].0), "{row:?}");
            told.push_str(cells[1]);
            if !misc.contains(&("SpaceAfter".to_owned(), "No".to_owned())) {
                told.push(' ');
            }
            words.push(Word { form: cells[1].to_owned(), misc });
        }
        assert_eq!(told.trim_end(), sentence);
        assert_eq!(heads.iter().filter(|h| **h == 0).count(), 1, "one root");
        for mut at in 1..=heads.len() {
            for _ in 0..=heads.len() {
                at = if at == 0 { 0 } else { heads[at - 1] };
            }
            assert_eq!(at, 0, "a cycle");
        }
        all.push(words);
    }
    all
}

fn misc<'w>(word: &'w Word, key: &str) -> Option<&'w str> {
    word.misc.iter().find(|(k, _)| k == key).map(|(_, v)| &**v)
}

/// The words at the ranges are those of the text.
fn check(reading: &Reading) {
    let text: Vec<char> = reading.parse.text.chars().collect();
    let sentences = validate(&written(Format::Conllu, std::slice::from_ref(reading)));
    let words: Vec<&Word> = sentences.iter().flatten().collect();
    assert_eq!(words.len(), reading.parse.tokens.len());
    let (mut opened, mut closed, mut single) = (0, 0, 0);
    for (word, token) in words.iter().zip(&reading.parse.tokens) {
        let (start, end) = misc(word, "TokenRange").unwrap().split_once(':').unwrap();
        let at: String = text[start.parse().unwrap()..end.parse().unwrap()].iter().collect();
        assert_eq!(at, reading.parse.text[token.span]);
        if at.is_ascii() && !at.contains(|c: char| c.is_control()) {
            assert_eq!(word.form, at);
        }
        let entity = misc(word, "Entity").unwrap_or_default();
        opened += entity.matches('(').count();
        closed += entity.matches(')').count();
        single += usize::from(entity.contains("()"));
    }
    assert_eq!((opened, single), (closed, 0));
}

#[test]
fn real_texts_pass_the_checks_of_format() {
    real().iter().for_each(check);
    let all = written(Format::Conllu, real());
    let sentences = validate(&all);
    assert_eq!(sentences.len(), real().iter().map(|r| r.parse.sentences.len()).sum::<usize>());
    assert_eq!(all.matches("# newdoc").count(), 3); // an empty text has no sentence to begin
    let first = &sentences[0];
    assert_eq!((misc(&first[0], "NE"), misc(&first[1], "NE")), (Some("B-Person"), Some("I-Person")));
    let names: usize = real().iter().map(|r| r.parse.names.len()).sum();
    assert_eq!(all.matches("NE=B-").count(), names);
}

#[test]
fn every_mention_has_its_brackets() {
    for reading in &real()[..2] {
        let mentions: HashSet<_> =
            reading.extraction.entities.iter().flat_map(|e| e.mentions.iter().map(move |m| (e.id, m.span))).collect();
        let all = written(Format::Conllu, std::slice::from_ref(reading));
        assert_eq!(all.matches("(d1e").count(), mentions.len());
    }
}

proptest! {
    #[test]
    fn any_text_passes_them_too(reading in hostile()) {
        check(&reading);
    }
}
