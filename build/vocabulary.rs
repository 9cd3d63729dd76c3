//! Makes a module of constants of each file in `src/lexicon/vocabulary`: a section `[reporting]` of `predicates.txt` becomes
//! `vocabulary::predicates::REPORTING`, so that a section that is misspelt where it is used does not compile.
//!
//! A file has lines of entries under lines `[section]`. `#` opens a comment; comments right under the name of a section are its
//! documentation. Entries are parted by white space; `"in order to"` is one entry, `\"` a quotation mark. A section of entries
//! `word=meaning` (`"ahead of=before"` where there are several words) becomes pairs. `@section` stands for all entries of another
//! section of the same file, `@file.section` for those of another file; of pairs a section of words takes the words only.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

type Files = BTreeMap<String, Vec<Section>>;

struct Section {
    name: String,
    about: Vec<String>,
    entries: Vec<String>,
}

/// The code of all modules.
pub fn generate(folder: &Path) -> String {
    let mut files = Files::new();
    for entry in fs::read_dir(folder).expect("src/lexicon/vocabulary is part of the crate") {
        let path = entry.expect("a folder can be listed").path();
        if path.extension().is_some_and(|e| e == "txt") {
            let name = path.file_stem().and_then(|s| s.to_str()).expect("files have plain names").to_owned();
            let text = fs::read_to_string(&path).expect("a word list is readable text");
            files.insert(name, sections(&path, &text));
        }
    }
    let mut code = String::new();
    for (name, sections) in &files {
        writeln!(code, "/// The sections of `src/lexicon/vocabulary/{name}.txt`.\npub(crate) mod {name} {{").unwrap();
        let mut constants = String::new();
        for section in sections {
            if is_part_of_another(&files, name, section) {
                constants.push_str("    #[allow(dead_code)]\n");
            }
            constant(&mut constants, &files, name, section);
        }
        for (kind, keyed) in [("Words", "keyed"), ("Pairs", "keyed_pairs")] {
            if constants.contains(&format!(": {kind} = ")) {
                writeln!(code, "    use crate::lexicon::words::{{{kind}, {keyed}}};").unwrap();
            }
        }
        code.push_str(&constants);
        code.push_str("}\n");
    }
    code
}

/// Some section includes this one; so it need not be used by itself.
fn is_part_of_another(files: &Files, file: &str, section: &Section) -> bool {
    let name = section.name.replace(' ', "_");
    let (here, elsewhere) = (format!("@{name}"), format!("@{file}.{name}"));
    let includes = |(other, sections): (&String, &Vec<Section>)| {
        let reference = if other == file { &here } else { &elsewhere };
        sections.iter().any(|s| s.entries.contains(reference))
    };
    files.iter().any(includes)
}

fn constant(code: &mut String, files: &Files, file: &str, section: &Section) {
    let at = format!("{file}.txt, [{}]", section.name);
    assert!(!section.about.is_empty(), "{at}: a comment under its name must say what it is");
    for line in &section.about {
        writeln!(code, "    /// {}", line.replace('[', "\\[").replace(']', "\\]").replace('<', "\\<")).unwrap();
    }
    let name = section.name.to_uppercase().replace([' ', '-'], "_");
    let mut entries = Vec::new();
    expand(files, file, section, &mut entries, 0);
    let listed = section.entries.iter().filter(|e| !is_reference(e)).collect::<Vec<_>>();
    let pairs = listed.iter().filter(|e| pair(e).1.is_some()).count();
    let all_pairs = entries.iter().all(|(_, meaning)| meaning.is_some());
    if pairs > 0 || listed.is_empty() && all_pairs {
        assert!(all_pairs, "{at}: either words or pairs");
        let mut pairs: Vec<_> = entries.into_iter().filter_map(|(word, meaning)| Some((word, meaning?))).collect();
        pairs.sort_by_key(|&(word, _)| (word.len(), word));
        pairs.dedup();
        let double = pairs.windows(2).find(|two| two[0].0 == two[1].0);
        assert!(double.is_none(), "{at}: {double:?} are two meanings of one word");
        writeln!(code, "    pub(crate) const {name}: Pairs = Pairs::new(&keyed_pairs({pairs:?}));").unwrap();
    } else {
        let mut words: Vec<_> = entries.into_iter().map(|(word, _)| word).collect();
        words.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
        words.dedup();
        writeln!(code, "    pub(crate) const {name}: Words = Words::new(&keyed({words:?}));").unwrap();
    }
}

/// `word=meaning` → word, meaning; `=)` is a word.
fn pair(entry: &str) -> (&str, Option<&str>) {
    match entry.split_once('=') {
        Some((word, meaning)) if !word.is_empty() => (word, Some(meaning)),
        _ => (entry, None),
    }
}

/// `@section`; a lone `@` is a word.
fn is_reference(entry: &str) -> bool {
    entry.len() > 1 && entry.starts_with('@')
}

type Entry<'a> = (&'a str, Option<&'a str>);

fn expand<'a>(files: &'a Files, file: &str, section: &'a Section, found: &mut Vec<Entry<'a>>, depth: usize) {
    assert!(depth < 8, "{file}.txt, [{}] stands for itself", section.name);
    for entry in &section.entries {
        if !is_reference(entry) {
            found.push(pair(entry));
            continue;
        }
        let reference = &entry[1..];
        let (other, name) = reference.split_once('.').unwrap_or((file, reference));
        let known = files.get(other).and_then(|sections| sections.iter().find(|s| s.name.replace(' ', "_") == name));
        let known = known.unwrap_or_else(|| panic!("{file}.txt, [{}]: there is no {entry}", section.name));
        expand(files, other, known, found, depth + 1);
    }
}

fn sections(path: &Path, text: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for (n, line) in text.lines().map(str::trim).enumerate() {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            assert!(sections.iter().all(|s| s.name != name), "{}:{}: a second [{name}]", path.display(), n + 1);
            sections.push(Section { name: name.to_owned(), about: Vec::new(), entries: Vec::new() });
            continue;
        }
        let Some(section) = sections.last_mut() else {
            assert!(
                line.is_empty() || line.starts_with('#'),
                "{}:{}: words before any [section]",
                path.display(),
                n + 1
            );
            continue;
        };
        match line.strip_prefix('#') {
            Some(comment) if section.entries.is_empty() => section.about.push(comment.trim().to_owned()),
            Some(_) => {}
            None => entries(line, &mut section.entries),
        }
    }
    sections
}

/// `a "b c" d \"` → a, b c, d, "
fn entries(line: &str, found: &mut Vec<String>) {
    const MARK: &str = "\u{1}";
    let mark = |part: &str| part.replace(MARK, "\"");
    for (n, part) in line.replace("\\\"", MARK).split('"').enumerate() {
        if n % 2 == 1 {
            found.push(mark(part));
        } else {
            found.extend(part.split_whitespace().map(mark));
        }
    }
}
