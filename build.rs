//! Lists `src/relations/rules/*.toml`: each file's stem becomes a variant of `Relation` and an entry of the builtin rules. Makes
//! constants of the word lists (`build/vocabulary.rs`).

#[path = "build/vocabulary.rs"]
mod vocabulary;

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() {
    find_libtorch();
    // rten runs the network's graph where that is asked for, and where our kernel has no instructions for the target.
    println!("cargo::rustc-check-cfg=cfg(onnx)");
    if env::var_os("CARGO_FEATURE_ONNX").is_some() || env::var("CARGO_CFG_TARGET_ARCH").as_deref() != Ok("x86_64") {
        println!("cargo::rustc-cfg=onnx");
    }
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR");
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");

    let words = Path::new(&root).join("src/lexicon/vocabulary");
    println!("cargo::rerun-if-changed={}", words.display());
    println!("cargo::rerun-if-changed=build/vocabulary.rs");
    fs::write(Path::new(&out).join("vocabulary.rs"), vocabulary::generate(&words)).expect("OUT_DIR is writable");

    let folder = Path::new(&root).join("src/relations/rules");
    println!("cargo::rerun-if-changed={}", folder.display());

    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("src/relations/rules is part of the crate")
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.strip_suffix(".toml").map(str::to_owned))
        .collect();
    names.sort();

    let (mut variants, mut as_str, mut all, mut files) = (String::new(), String::new(), String::new(), String::new());
    let mut properties = [("wikidata", String::new()), ("wikidata_inverse", String::new())];
    for name in &names {
        let path = folder.join(format!("{name}.toml"));
        let text = fs::read_to_string(&path).expect("a rule file is readable text");
        let about = value(&text, "about")
            .unwrap_or_else(|| panic!("{name}.toml: a line `about = \"...\"` must say what the relation means"));
        let variant = camel(name);
        writeln!(variants, "    /// `{name}`: {about}\n    {variant},").unwrap();
        writeln!(as_str, "            Relation::{variant} => {name:?},").unwrap();
        write!(all, "Relation::{variant}, ").unwrap();
        for (key, arms) in &mut properties {
            if let Some(property) = value(&text, key) {
                writeln!(arms, "            Relation::{variant} => Some({property:?}),").unwrap();
            }
        }
        writeln!(files, "    ({name:?}, include_str!({path:?})),").unwrap();
    }
    let [(_, direct), (_, inverse)] = properties;
    let relation = format!(
        "/// The closed set of relations: one for each file of the builtin rules.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]\n\
         #[non_exhaustive]\n\
         pub enum Relation {{\n{variants}}}\n\n\
         impl Relation {{\n    \
             /// Every relation, by name.\n    \
             pub const ALL: &'static [Relation] = &[{all}];\n    \
             /// The name, as in [`Predicate::name`](crate::facts::Predicate::name) and the rule files: `spoke_with`.\n    \
             pub const fn as_str(self) -> &'static str {{\n        match self {{\n{as_str}        }}\n    }}\n    \
             /// The property of Wikidata that says the same, subject and object in the same order: `P108` of `works_for`.\n    \
             pub const fn wikidata(self) -> Option<&'static str> {{\n        match self {{\n{direct}            _ => None,\n        }}\n    }}\n    \
             /// The property of Wikidata that says the same the other way round, from the object to the subject: `P112` of `founded`.\n    \
             pub const fn wikidata_inverse(self) -> Option<&'static str> {{\n        match self {{\n{inverse}            _ => None,\n        }}\n    }}\n}}\n"
    );
    fs::write(Path::new(&out).join("relation.rs"), relation).expect("OUT_DIR is writable");
    let files = format!("pub(crate) const BUILTIN: &[(&str, &str)] = &[\n{files}];\n");
    fs::write(Path::new(&out).join("builtin_rules.rs"), files).expect("OUT_DIR is writable");
}

/// With the feature `rust-bert`: this crate's programs, tests and examples find libtorch where it was when they were built.
fn find_libtorch() {
    println!("cargo::rerun-if-env-changed=DEP_TCH_LIBTORCH_LIB");
    if let (Ok(lib), Ok("linux")) = (env::var("DEP_TCH_LIBTORCH_LIB"), env::var("CARGO_CFG_TARGET_OS").as_deref()) {
        println!("cargo::rustc-link-arg=-Wl,-rpath,{lib}");
    }
}

/// What stands behind `key = ` in a line of its own, before the first table.
fn value<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    let mut lines = text.lines().take_while(|l| !l.starts_with('['));
    lines.find_map(|l| l.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"'))
}

/// `spoke_with` → `SpokeWith`
fn camel(name: &str) -> String {
    name.split('_').map(|part| part[..1].to_uppercase() + &part[1..]).collect()
}
