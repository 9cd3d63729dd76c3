//! Who may import whom.

use std::collections::{BTreeMap, BTreeSet};

use crate::paths::named;
use crate::source::{Source, all, library};
use crate::tokens::each_level;

/// Stages, in the order of the data. None may import another. (`backend` is the interface between `encoder` and `heads`: what
/// goes into the network and what comes out.)
const STAGES: &[&str] =
    &["tokens", "encoder", "heads", "mend", "quotes", "mentions", "coref", "clauses", "times", "relations", "output"];

/// What a stage may take from another: two types, and the functions that look a place up in a list of quotations.
const ALLOWED: &[(&str, &str)] = &[
    ("clauses", "quotes::Quote"),
    ("clauses", "quotes::around"),
    ("coref", "quotes::Quote"),
    ("coref", "quotes::at"),
    ("encoder", "tokens::SentenceTokens"),
];

/// The rooms that speak the language of patterns.
const READ_PATTERNS: &[&str] = &["mentions", "coref", "clauses", "relations", "pattern"];

/// What the data types may know besides one another.
const BELOW_DATA: &[&str] = &["doc", "error", "lexicon"];

/// The files that may read other files: models, their weights, and rules of the user's.
const READ_FILES: &[&str] = &["src/models/", "src/backend/rust_bert/network.rs", "src/relations/rules.rs"];

/// Modules that reach out of the process.
const OUTSIDE: &[&str] = &["std::fs", "std::net", "std::process", "std::io::stdin"];

/// Where `unsafe` code may stand: the files of the kernel that choose and use instructions, and those that ask the system for memory.
const UNSAFE: &[&str] = &[
    "crates/factwire-kernel/src/x86",
    "crates/factwire-kernel/src/engine.rs",
    "crates/factwire-cli/src/memory.rs",
    "crates/factwire-eval/src/speed/peak.rs",
];

/// A path that a file names.
struct Import {
    file: String,
    room: String,
    line: usize,
    /// The first room of a path from the root, behind the names that `lib.rs` gives to what lies deeper.
    from: Option<String>,
    path: String,
}

impl Import {
    fn shown(&self) -> String {
        format!("{}:{} names {}", self.file, self.line, self.path)
    }

    /// True for a room, and for what is in it.
    fn is_in(&self, path: &str) -> bool {
        self.path.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    }
}

fn imports() -> Vec<Import> {
    of(&library().collect::<Vec<_>>())
}

fn of(sources: &[&Source]) -> Vec<Import> {
    let modules: BTreeSet<&[String]> =
        sources.iter().flat_map(|s| (0..=s.module.len()).map(|n| &s.module[..n])).collect();
    let paths = |source: &Source| named(source, |module| modules.contains(module));
    let root = sources.iter().find(|s| s.path == "src/lib.rs");
    let root_names: BTreeMap<String, Vec<String>> =
        root.into_iter().flat_map(|s| paths(s)).filter_map(|p| Some((p.imported_as?, p.names))).collect();
    let mut found = Vec::new();
    for source in sources.iter().filter(|s| s.path != "src/lib.rs") {
        for path in paths(source) {
            let mut names = path.names;
            let known = names.first().and_then(|first| root_names.get(first)).filter(|_| path.from_root);
            if let Some(full) = known {
                names = [full, &names[1..]].concat();
            }
            found.push(Import {
                file: source.path.clone(),
                room: source.module.first().cloned().unwrap_or_default(),
                line: path.line,
                from: names.first().cloned().filter(|_| path.from_root),
                path: names.join("::"),
            });
        }
    }
    found
}

fn is_other_stage(import: &Import) -> bool {
    let Some(other) = import.from.as_deref() else { return false };
    let mut allowed = ALLOWED.iter().filter(|(stage, _)| *stage == import.room).map(|(_, path)| *path);
    // a module that is imported whole is checked where its name is used
    let may = |path: &str| import.is_in(path) || path.split_once("::").is_some_and(|(room, _)| import.path == room);
    STAGES.contains(&&*import.room) && STAGES.contains(&other) && other != import.room && !allowed.any(may)
}

/// Fails with the imports that are wrong.
fn none(wrong: impl Fn(&Import) -> bool) {
    let wrong: Vec<String> = imports().iter().filter(|i| wrong(i)).map(Import::shown).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_stage_imports_another() {
    none(is_other_stage);
}

#[test]
fn only_the_middle_rooms_use_patterns() {
    none(|i| i.from.as_deref() == Some("pattern") && !READ_PATTERNS.contains(&&*i.room));
}

#[test]
fn the_data_types_know_no_room() {
    let rooms: BTreeSet<&str> = library().filter_map(|s| s.module.first().map(String::as_str)).collect();
    none(|i| i.room == "doc" && i.from.as_deref().is_some_and(|r| rooms.contains(r) && !BELOW_DATA.contains(&r)));
}

#[test]
fn only_models_and_rule_files_are_read_from_the_disk() {
    none(|i| OUTSIDE.iter().any(|o| i.is_in(o)) && !READ_FILES.iter().any(|file| i.file.starts_with(file)));
}

#[test]
fn unsafe_code_stands_where_instructions_are_chosen() {
    let mut wrong = Vec::new();
    for source in all().iter().filter(|s| !UNSAFE.iter().any(|place| s.path.starts_with(place))) {
        each_level(&source.code, &mut |tokens| {
            let found = tokens.iter().filter(|t| t.is_word("unsafe"));
            wrong.extend(found.map(|t| format!("{}:{}", source.path, t.line)));
        });
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_import_cannot_hide() {
    let root = "mod doc; mod relations; pub use doc::Span; pub use relations::{Rule, Rules};";
    let root = Source::new("src/lib.rs", root);
    let rooms = ["doc", "relations", "times"].map(|room| Source::new(&format!("src/{room}/mod.rs"), "fn f() {}"));
    for (text, wrong) in [
        ("use crate::Span;\nuse crate::{doc, lexicon::lemma};", 0),
        ("use crate::quotes::Quote;\nuse crate::quotes;\nfn f() { quotes::around() }", 0),
        ("use crate::quotes;\nfn f() { quotes::find() }", 1),
        ("use crate::quotes as q;\nfn f() { q::find() }", 1),
        ("use crate::{\n    doc,\n    times::{self, When},\n};", 2),
        ("use super::super::relations;", 1),
        ("fn f() { crate::coref::link() }", 1),
        ("fn f() { super::super::coref::link() }", 1),
        ("use crate::Rules;", 1),
        ("use crate::*;", 0),
        ("fn f(r: &crate::Rules) { crate::Rules::builtin() }", 2),
        ("#[cfg(test)]\nmod tests { use crate::times; }", 0),
        ("#[cfg(test)]\nmod tests { use crate::times; }\nuse crate::times;", 1),
        ("// use crate::times;\nconst TEXT: &str = \"crate::times::x\";", 0),
    ] {
        let file = Source::new("src/clauses/verbs.rs", text);
        let sources: Vec<&Source> = [&root, &file].into_iter().chain(&rooms).collect();
        let found: Vec<String> = of(&sources).iter().filter(|i| is_other_stage(i)).map(Import::shown).collect();
        assert_eq!(found.len(), wrong, "{text}: {found:?}");
    }
}
