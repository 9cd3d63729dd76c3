//! Rules that the code does not keep everywhere yet: `still_allowed.txt` says how often each file may still break one.

use std::collections::BTreeMap;
use std::{env, fs};

use crate::source::root;

const FILE: &str = "tests/architecture/still_allowed.txt";

/// The cases of a rule: each a file and what is wrong at which line of it.
pub fn check(rule: &str, cases: &[(String, String)]) {
    let mut found: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    cases.iter().for_each(|(file, case)| found.entry(file).or_default().push(case));
    if env::var_os("UPDATE").is_some() {
        lower(rule, &found);
    }
    let text = fs::read_to_string(root().join(FILE)).unwrap();
    let wrong = compared(&allowed(&text, rule), &found);
    assert!(wrong.is_empty(), "{rule}:\n{}", wrong.join("\n"));
}

fn compared(allowed: &BTreeMap<&str, usize>, found: &BTreeMap<&str, Vec<&str>>) -> Vec<String> {
    let mut wrong = Vec::new();
    for (file, cases) in found {
        let may = allowed.get(file).copied().unwrap_or(0);
        if cases.len() > may {
            wrong.push(format!("{file}: {} where {may} are allowed: {}", cases.len(), cases.join(", ")));
        }
    }
    for (file, may) in allowed {
        let has = found.get(file).map_or(0, Vec::len);
        if has < *may {
            wrong.push(format!("{file}: only {has} are left, {FILE} allows {may}: UPDATE=1 lowers it"));
        }
    }
    wrong
}

/// `3 src/a.rs` under `[rule]` → (src/a.rs, 3)
fn allowed<'a>(text: &'a str, rule: &str) -> BTreeMap<&'a str, usize> {
    let section = text.split_once(&format!("[{rule}]\n")).map_or("", |(_, rest)| rest);
    let lines = section.lines().take_while(|l| !l.starts_with('[')).filter(|l| !l.is_empty() && !l.starts_with('#'));
    lines.map(|line| line.split_once(' ').map(|(n, file)| (file, n.parse().unwrap())).unwrap()).collect()
}

/// Writes the lower numbers; never a higher one.
fn lower(rule: &str, found: &BTreeMap<&str, Vec<&str>>) {
    // tests run on several threads
    static ONE_AT_A_TIME: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let _one = ONE_AT_A_TIME.lock().unwrap();
    let text = fs::read_to_string(root().join(FILE)).unwrap();
    let mut here = false;
    let mut now = String::new();
    for line in text.lines() {
        if line.starts_with('[') {
            here = line == format!("[{rule}]");
        }
        let entry = line.split_once(' ').and_then(|(n, file)| Some((n.parse::<usize>().ok()?, file)));
        match entry.filter(|_| here) {
            None => now.extend([line, "\n"]),
            Some((may, file)) => {
                let has = found.get(file).map_or(0, Vec::len).min(may);
                if has > 0 {
                    now.push_str(&format!("{has} {file}\n"));
                }
            }
        }
    }
    fs::write(root().join(FILE), now).unwrap();
}

#[test]
fn more_and_fewer_cases_than_allowed_are_told() {
    let text = "# about\n[one]\n2 src/a.rs\n1 src/b.rs\n\n[two]\n# more\n9 src/a.rs\n";
    let one = allowed(text, "one");
    assert_eq!(one, BTreeMap::from([("src/a.rs", 2), ("src/b.rs", 1)]));
    assert_eq!(allowed(text, "two"), BTreeMap::from([("src/a.rs", 9)]));
    let told = |found: &[(&'static str, usize)]| {
        compared(&one, &found.iter().map(|&(file, n)| (file, vec!["x"; n])).collect()).len()
    };
    assert_eq!(told(&[("src/a.rs", 2), ("src/b.rs", 1)]), 0);
    assert_eq!(told(&[("src/a.rs", 3), ("src/b.rs", 1)]), 1);
    assert_eq!(told(&[("src/a.rs", 1), ("src/c.rs", 1)]), 3);
}
