//! Files and functions that can be read at a sitting.

use crate::ratchet;
use crate::source::{Source, all};
use crate::tokens::{Kind, each_level};

const LINES_OF_A_FILE: usize = 500;
const LINES_OF_A_FUNCTION: usize = 80;

#[test]
fn no_file_is_too_long() {
    let long = |s: &&Source| s.lines > LINES_OF_A_FILE;
    let cases: Vec<_> = all().iter().filter(long).map(|s| (s.path.clone(), format!("{} lines", s.lines))).collect();
    ratchet::check("long files", &cases);
}

#[test]
fn no_function_is_too_long() {
    let mut cases = Vec::new();
    for source in all() {
        let long = functions(source).into_iter().filter(|f| f.lines > LINES_OF_A_FUNCTION);
        cases.extend(
            long.map(|f| (source.path.clone(), format!("{} at line {} has {} lines", f.name, f.line, f.lines))),
        );
    }
    ratchet::check("long functions", &cases);
}

struct Function {
    name: String,
    line: usize,
    /// From `fn` to the closing brace.
    lines: usize,
}

fn functions(source: &Source) -> Vec<Function> {
    let mut found = Vec::new();
    each_level(&source.tokens, &mut |tokens| {
        for (at, token) in tokens.iter().enumerate().filter(|(_, t)| t.is_word("fn")) {
            let Some(name) = tokens.get(at + 1).and_then(|t| t.word()) else { continue };
            let body = tokens[at..].iter().take_while(|t| !t.is_mark(';')).find(|t| t.block().is_some());
            if let Some(Kind::Group(_, _, end)) = body.map(|t| &t.kind) {
                found.push(Function { name: name.to_owned(), line: token.line, lines: end + 1 - token.line });
            }
        }
    });
    found
}

#[test]
fn functions_are_measured_at_any_depth() {
    let text =
        "trait T { fn none(&self); fn given(&self) {\n} }\nmod m {\n  fn long(\n    x: fn(u8) -> u8,\n  ) {\n  }\n}";
    let found: Vec<_> =
        functions(&Source::new("src/a.rs", text)).into_iter().map(|f| (f.name, f.line, f.lines)).collect();
    assert_eq!(found, [("given".to_owned(), 1, 2), ("long".to_owned(), 4, 4)]);
}
