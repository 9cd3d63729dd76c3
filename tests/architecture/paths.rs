//! The paths that code names, in imports and elsewhere.

use std::collections::BTreeMap;

use crate::source::Source;
use crate::tokens::{Kind, Token};

/// A path with what it starts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPath {
    pub line: usize,
    /// True for a path from the root of the crate; false for one whose first name is no module of the crate: `std::fs`.
    pub from_root: bool,
    pub names: Vec<String>,
    /// In an import: what it is called in the file.
    pub imported_as: Option<String>,
}

/// All paths of a file's code, where names that it imports stand for what they are. `is_module` knows the crate's modules.
pub fn named(source: &Source, is_module: impl Fn(&[String]) -> bool) -> Vec<NamedPath> {
    let mut found = Vec::new();
    Reader { module: &source.module, import: None }.read(&source.code, &mut found);
    for path in found.iter_mut().filter(|p| !p.from_root) {
        let child = [&source.module[..], &path.names[..path.names.len().min(1)]].concat();
        if child.len() > source.module.len() && is_module(&child) {
            path.names = [&source.module[..], &path.names].concat();
            path.from_root = true;
        }
    }
    let imports: BTreeMap<String, NamedPath> =
        found.iter().filter_map(|p| Some((p.imported_as.clone()?, p.clone()))).collect();
    for path in found.iter_mut().filter(|p| !p.from_root && p.imported_as.is_none()) {
        if let Some(import) = path.names.first().and_then(|first| imports.get(first)) {
            path.names = [&import.names, &path.names[1..]].concat();
            path.from_root = import.from_root;
        }
    }
    found
}

#[derive(Clone, Copy)]
struct Reader<'a> {
    module: &'a [String],
    /// The names before this branch of an import.
    import: Option<&'a NamedPath>,
}

impl Reader<'_> {
    fn read(self, tokens: &[Token], found: &mut Vec<NamedPath>) {
        let mut at = 0;
        while at < tokens.len() {
            let inside = at >= 2 && goes_on(&tokens[at - 2..]);
            match &tokens[at].kind {
                Kind::Word(word) if word == "use" => {
                    let start = NamedPath { line: 0, from_root: false, names: Vec::new(), imported_as: None };
                    at += Reader { import: Some(&start), ..self }.path(&tokens[at + 1..], found);
                }
                Kind::Word(_) if !inside && goes_on(&tokens[at + 1..]) => {
                    at += self.path(&tokens[at..], found);
                    continue;
                }
                Kind::Group(_, inner, _) => match &tokens[..at] {
                    [.., word, name] if word.is_word("mod") => {
                        let name = name.word().unwrap_or_default().to_owned();
                        Reader { module: &[self.module, &[name]].concat(), ..self }.read(inner, found);
                    }
                    _ => self.read(inner, found),
                },
                _ => {}
            }
            at += 1;
        }
    }

    /// Reads `a::b` or, in an import, `a::{b, c::d as e}` from the start of the tokens; how many tokens that was.
    fn path(self, tokens: &[Token], found: &mut Vec<NamedPath>) -> usize {
        let mut path = self.import.cloned().unwrap_or(NamedPath {
            line: 0,
            from_root: false,
            names: Vec::new(),
            imported_as: None,
        });
        path.line = tokens.first().map_or(0, |t| t.line);
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            if let Some(branches) = token.block().filter(|_| self.import.is_some()) {
                for branch in branches.split(|t| t.is_mark(',')).filter(|b| !b.is_empty()) {
                    Reader { import: Some(&path), ..self }.path(branch, found);
                }
                return at + 1;
            }
            match &token.kind {
                Kind::Word(word) => self.step(word, &mut path),
                Kind::Mark('*') => path.names.push("*".to_owned()),
                // `a::<B>()`
                _ => break,
            }
            at += 1;
            if !goes_on(&tokens[at..]) {
                break;
            }
            at += 2;
        }
        if self.import.is_some() {
            path.imported_as = path.names.last().cloned();
            if let [word, other, ..] = &tokens[at.min(tokens.len())..]
                && word.is_word("as")
            {
                path.imported_as = other.word().map(str::to_owned);
                at += 2;
            }
        }
        found.push(path);
        at.max(1)
    }

    fn step(self, word: &str, path: &mut NamedPath) {
        match word {
            "crate" => path.from_root = true,
            "self" | "super" if !path.from_root && path.names.is_empty() => {
                path.from_root = true;
                path.names = self.module.to_vec();
                if word == "super" {
                    path.names.pop();
                }
            }
            "self" => {}
            "super" => drop(path.names.pop()),
            name => path.names.push(name.to_owned()),
        }
    }
}

/// `::`
fn goes_on(tokens: &[Token]) -> bool {
    matches!(tokens, [one, two, ..] if one.is_mark(':') && two.is_mark(':'))
}

#[test]
fn paths_are_found_in_all_their_forms() {
    let text = r#"
        use crate::{Span, coref,
            lexicon::{self, lemma as base, vocabulary::{offices, statements::*}}};
        use super::super::heads;
        use super::{names, spelling::Spelling};
        use self::inner::Thing;
        use std::{fs, io::Read};
        use child::Leaf;
        // use crate::comment;
        fn f(x: &crate::times::When) -> Vec<super::Group> {
            let s = "crate::string::literal";
            println!("{}", crate::quotes::find(x));
            crate::clauses::find::<u8>(s) - super::super::super::mentions::COUNT + base::form(fs::read(child::f()))
        }
        mod deep { use super::beside; }
        #[cfg(test)]
        mod tests { use crate::tests_only; }
    "#;
    let source = Source::new("src/coref/groups/walk.rs", text);
    let found = named(&source, |path| path.join("::") == "coref::groups::walk::child");
    let shown: Vec<String> = found
        .iter()
        .map(|p| match &p.imported_as {
            Some(name) if p.names.last() != Some(name) => format!("{} as {name}", p.names.join("::")),
            _ => p.names.join("::"),
        })
        .collect();
    let expected = "Span, coref, lexicon, lexicon::lemma as base, lexicon::vocabulary::offices, \
        lexicon::vocabulary::statements::*, coref::heads, coref::groups::names, coref::groups::spelling::Spelling, \
        coref::groups::walk::inner::Thing, std::fs, std::io::Read, coref::groups::walk::child::Leaf, times::When, \
        coref::groups::Group, quotes::find, clauses::find, mentions::COUNT, lexicon::lemma::form, std::fs::read, \
        coref::groups::walk::child::f, coref::groups::walk::beside";
    assert_eq!(shown.join(", "), expected);
    assert!(found.iter().all(|p| p.from_root != p.names.starts_with(&["std".to_owned()])));
}

#[test]
fn a_path_knows_its_line() {
    let found = named(&Source::new("src/a.rs", "use std::{\n    fs,\n    io,\n};\nfn f() { crate::b() }"), |_| false);
    assert_eq!(found.iter().map(|p| p.line).collect::<Vec<_>>(), [2, 3, 5]);
}
