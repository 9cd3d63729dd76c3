//! Words live in the lexicon: no long lists in code, no list twice.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::ratchet;
use crate::source::{Source, library, root};
use crate::tokens::{Kind, each_level};

/// A longer list of strings is vocabulary.
const WORDS_IN_CODE: usize = 5;

#[test]
fn no_long_list_of_words_stands_in_code() {
    let mut cases = Vec::new();
    for source in library() {
        let long = lists(source).into_iter().filter(|(_, words)| *words > WORDS_IN_CODE);
        cases.extend(long.map(|(line, words)| (source.path.clone(), format!("{words} words at line {line}"))));
    }
    ratchet::check("long lists of words", &cases);
}

/// The line and the length of each list of strings: `"a" | "b"`, `["a", "b"]`, `("a", "b")`.
fn lists(source: &Source) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    each_level(&source.code, &mut |tokens| {
        let mut run: Option<(usize, usize)> = None;
        for token in tokens {
            match token.kind {
                Kind::Text => run.get_or_insert((token.line, 0)).1 += 1,
                Kind::Mark(',' | '|') => {}
                _ => found.extend(run.take()),
            }
        }
        found.extend(run);
    });
    found
}

#[test]
fn lists_are_found_over_lines_and_in_patterns() {
    let text = "
        const A: &[&str] = &[\"a\", // \"no\", \"no\"
            \"b\", r\"c\"];
        fn f(x: &str) -> bool { matches!(x, \"a\" | \"b\") || g(\"a\", 1, \"b\") }
        #[cfg(test)] mod tests { const B: [&str; 2] = [\"a\", \"b\"]; }";
    let mut found = lists(&Source::new("src/a.rs", text));
    found.retain(|(_, words)| *words > 1);
    assert_eq!(found, [(2, 3), (4, 2)]);
}

/// Two sections that share fewer words may each have theirs.
const FEW_WORDS: usize = 4;
/// Three in four: with more in common two sections are one kind of word.
const NEARLY_ALL: (usize, usize) = (3, 4);
/// Sections that share as many words as this are one kind of word sooner: prepositions are few, and so mostly the same.
const MANY_WORDS: usize = 10;
/// One in two.
const MOST: (usize, usize) = (1, 2);

/// A section of a file of words, with its entries as they are written.
struct Section {
    name: String,
    entries: Vec<String>,
}

/// The sections of a file of words; the language is that of build/vocabulary.rs.
fn sections(file: &str, text: &str) -> Vec<Section> {
    let mut found: Vec<Section> = Vec::new();
    for line in text.lines().map(str::trim).filter(|l| !l.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            found.push(Section { name: format!("{file}.{}", name.replace(' ', "_")), entries: Vec::new() });
        } else if let Some(section) = found.last_mut() {
            for (n, part) in line.split('"').enumerate() {
                match n % 2 {
                    1 => section.entries.push(part.to_owned()),
                    _ => section.entries.extend(part.split_whitespace().map(|word| absolute(file, word))),
                }
            }
        }
    }
    found
}

/// `@section` → `@file.section`
fn absolute(file: &str, word: &str) -> String {
    match word.strip_prefix('@') {
        Some(reference) if !reference.contains('.') => format!("@{file}.{reference}"),
        _ => word.to_owned(),
    }
}

/// The pairs of sections of the same words. A section that is nothing but another one under a name of its own writes no word twice.
fn doubles(sections: &[Section]) -> Vec<String> {
    let by_name: BTreeMap<&str, &Section> = sections.iter().map(|s| (&*s.name, s)).collect();
    let mut known: BTreeMap<Vec<&str>, &str> = BTreeMap::new();
    let mut wrong = Vec::new();
    for section in sections.iter().filter(|s| s.entries.len() != 1 || !s.entries[0].starts_with('@')) {
        let mut words = Vec::new();
        expand(section, &by_name, &mut words);
        words.sort_unstable();
        words.dedup();
        if let Some(other) = known.insert(words, &section.name) {
            wrong.push(format!("{other} and {} have the same words", section.name));
        }
    }
    wrong
}

/// The pairs of sections of which most words are written twice: one of them should be `@the_other` and what is more.
fn near_doubles(sections: &[Section]) -> Vec<String> {
    let written = |s: &Section| s.entries.iter().filter(|e| !e.starts_with('@')).cloned().collect::<BTreeSet<String>>();
    let words: Vec<BTreeSet<String>> = sections.iter().map(written).collect();
    let mut wrong = Vec::new();
    for (n, one) in words.iter().enumerate() {
        for (m, other) in words.iter().enumerate().skip(n + 1) {
            let both = one.intersection(other).count();
            let all = one.len() + other.len() - both;
            let share = if both >= MANY_WORDS { MOST } else { NEARLY_ALL };
            if both >= FEW_WORDS && both * share.1 > all * share.0 {
                wrong.push(format!("{} and {} share {both} of {all} words", sections[n].name, sections[m].name));
            }
        }
    }
    wrong
}

fn expand<'a>(section: &'a Section, by_name: &BTreeMap<&str, &'a Section>, words: &mut Vec<&'a str>) {
    for entry in &section.entries {
        match entry.strip_prefix('@').and_then(|name| by_name.get(name)) {
            Some(other) => expand(other, by_name, words),
            None => words.push(entry),
        }
    }
}

#[test]
fn no_two_sections_have_the_same_words() {
    let mut all = Vec::new();
    for entry in fs::read_dir(root().join("src/lexicon/vocabulary")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "txt") {
            let file = path.file_stem().unwrap().to_string_lossy().into_owned();
            all.extend(sections(&file, &fs::read_to_string(&path).unwrap()));
        }
    }
    assert!(all.len() > 20, "only {} sections", all.len());
    let wrong = [doubles(&all), near_doubles(&all)].concat();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn equal_sections_are_found_whatever_their_order() {
    let told = |text: &str| doubles(&sections("x", text));
    assert_eq!(
        told("[a]\n# about\none two \"in order to\"\n[b]\n\"in order to\" two\none"),
        ["x.a and x.b have the same words"]
    );
    assert_eq!(told("[a]\none two\n[b]\n@a\n[c]\n@a three"), Vec::<String>::new());
    assert_eq!(told("[a]\none two\n[b]\none\n[c]\n@b two"), ["x.a and x.c have the same words"]);
}

#[test]
fn sections_that_share_most_words_are_found() {
    let told = |text: &str| near_doubles(&sections("x", text));
    assert_eq!(told("[a]\na b c d e f\n[b]\nf e d c b a g"), ["x.a and x.b share 6 of 7 words"]);
    assert_eq!(told("[a]\na b c d e f\n[b]\n@a g\n[c]\na b g h i j"), Vec::<String>::new());
    let many = "a b c d e f g h i j";
    assert_eq!(told(&format!("[a]\n{many} k l m\n[b]\n{many} n o p")), ["x.a and x.b share 10 of 16 words"]);
}
