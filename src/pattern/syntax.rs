//! Text → pattern.

use std::collections::BTreeMap;

use crate::doc::labels;
use crate::{ClauseKind, Deprel, EntityKind, MentionForm, NominalClass, RoleStatus, Upos};

/// What is wrong in a pattern, and at which of its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) at: usize,
    pub(crate) what: String,
}

/// A named place in a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Capture {
    Subject,
    Object,
    /// Both at once, from a coordination.
    Pair,
}

/// A pattern, ready to match.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pattern {
    pub(super) node: Node,
    pub(super) steps: Vec<Step>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Node {
    pub(super) capture: Option<Capture>,
    pub(super) tests: Vec<Test>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Step {
    pub(super) need: Need,
    pub(super) edges: Vec<Edge>,
    pub(super) target: Pattern,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    One,
    None,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Edge {
    Subject,
    Object,
    Recipient,
    Attribute,
    Complement,
    /// `None`: any preposition.
    Oblique(Option<Vec<String>>),
    Adverbial(Option<Vec<String>>),
    Adverb,
    Holder,
    Of,
    Tree(Deprel),
    NmodCase(Vec<String>),
    /// The word that this one hangs on.
    Governor,
    /// The phrase with one of these prepositions that begins where this one ends, of the same governor.
    Next(Vec<String>),
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Test {
    pub(super) is: bool,
    pub(super) of: Property,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Property {
    Lemma(Vec<String>),
    Word(Vec<String>),
    Upos(Vec<Upos>),
    Kind(Vec<EntityKind>),
    Form(Vec<MentionForm>),
    Class(Vec<NominalClass>),
    Deprel(Vec<Deprel>),
    Clause(Vec<ClauseKind>),
    Status(Vec<RoleStatus>),
}

impl Pattern {
    /// Reads a pattern; `words` are the lists that `$name` may stand for. All wrong names are reported at once; after a missing
    /// bracket nothing more is read.
    pub(crate) fn read(text: &str, words: &BTreeMap<String, Vec<String>>) -> Result<Pattern, Vec<Fault>> {
        let mut reader = Reader { text, rest: text.trim_start(), words, depth: 0, faults: Vec::new() };
        let pattern = reader.whole();
        let mut faults = reader.faults;
        match pattern {
            Ok(pattern) if faults.is_empty() => return Ok(pattern),
            Ok(_) => {}
            Err(fault) => faults.push(fault),
        }
        Err(faults)
    }

    /// The lemmas of which the first node must have one; `None` when it accepts any.
    pub(crate) fn anchor_lemmas(&self) -> Option<&[String]> {
        self.node.tests.iter().find_map(|t| match &t.of {
            Property::Lemma(lemmas) if t.is => Some(lemmas.as_slice()),
            _ => None,
        })
    }

    /// True when the first node must head a mention.
    pub(crate) fn must_head_mention(&self) -> bool {
        self.node.tests.iter().any(|t| t.is && matches!(t.of, Property::Kind(_) | Property::Form(_)))
    }

    fn captures(&self) -> Vec<Capture> {
        let below = self.steps.iter().filter(|s| s.need != Need::None).flat_map(|s| s.target.captures());
        self.node.capture.into_iter().chain(below).collect()
    }
}

/// How deep patterns may nest, so that a file from outside cannot overflow the stack.
const MAX_DEPTH: usize = 16;

struct Reader<'a> {
    text: &'a str,
    /// What is left of the text.
    rest: &'a str,
    words: &'a BTreeMap<String, Vec<String>>,
    depth: usize,
    /// Wrong names, behind which the reading went on.
    faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    fn whole(&mut self) -> Result<Pattern, Fault> {
        if self.rest.is_empty() {
            return Err(self.fault(self.rest, "the pattern is empty; write `[lemma=found] >subj subject >obj object`"));
        }
        let start = self.rest;
        let pattern = self.pattern()?;
        if !self.rest.is_empty() {
            return Err(self.fault(self.rest, format!("expected `>edge target` or the end, {}", found(self.rest))));
        }
        if self.faults.is_empty() {
            let captures = pattern.captures();
            let count = |c| captures.iter().filter(|&&x| x == c).count();
            match (count(Capture::Subject), count(Capture::Object), count(Capture::Pair)) {
                (1, 0 | 1, 0) | (0, 0, 1) => {}
                (s, o, p) => {
                    let what =
                        "a pattern needs `subject` once and `object` once or not at all, or `pair` once; this one has";
                    return Err(self.fault(start, format!("{what} {s}, {o} and {p}")));
                }
            }
        }
        Ok(pattern)
    }

    fn pattern(&mut self) -> Result<Pattern, Fault> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.fault(self.rest, format!("more than {MAX_DEPTH} patterns in each other")));
        }
        let node = self.node()?;
        let mut steps = Vec::new();
        while let Some(need) = self.need() {
            let edges = self.edges();
            let start = self.rest;
            let target = self.target()?;
            if need == Need::None && !target.captures().is_empty() {
                self.wrong(start, "`!>` demands that there is no such word, so nothing can be bound to it; write `[]`");
            }
            steps.push(Step { need, edges, target });
        }
        self.depth -= 1;
        Ok(Pattern { node, steps })
    }

    fn need(&mut self) -> Option<Need> {
        [(">", Need::One), ("!>", Need::None)].into_iter().find_map(|(sign, need)| self.take(sign).then_some(need))
    }

    fn take(&mut self, sign: &str) -> bool {
        match self.rest.strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest.trim_start();
                true
            }
            None => false,
        }
    }

    fn target(&mut self) -> Result<Pattern, Fault> {
        let start = self.rest;
        if self.take("(") {
            let pattern = self.pattern()?;
            return if self.take(")") { Ok(pattern) } else { Err(self.fault(start, "a `(` without its `)`")) };
        }
        Ok(Pattern { node: self.node()?, steps: Vec::new() })
    }

    fn node(&mut self) -> Result<Node, Fault> {
        let start = self.rest;
        let name_end = start.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(start.len());
        let (name, rest) = start.split_at(name_end);
        let capture = match name {
            "" => None,
            "subject" => Some(Capture::Subject),
            "object" => Some(Capture::Object),
            "pair" => Some(Capture::Pair),
            other => {
                self.wrong(start, format!("`{other}` is no capture; there are `subject`, `object` and `pair`"));
                None
            }
        };
        self.rest = if name.is_empty() { rest } else { rest.strip_prefix(':').unwrap_or(rest) };
        if self.rest.starts_with('[') {
            let end = self.rest.find(']').ok_or_else(|| self.fault(self.rest, "a `[` without its `]`"))?;
            let inner = &self.rest[1..end];
            let tests = inner.split_whitespace().filter_map(|t| self.test(t)).collect();
            self.rest = self.rest[end + 1..].trim_start();
            return Ok(Node { capture, tests });
        }
        if name.is_empty() || rest.len() != self.rest.len() {
            return Err(self.fault(self.rest, format!("expected `[tests]` or a capture, {}", found(self.rest))));
        }
        self.rest = self.rest.trim_start();
        Ok(Node { capture, tests: Vec::new() })
    }

    /// `None` where the test is wrong, which is noted.
    fn test(&mut self, text: &'a str) -> Option<Test> {
        let (key, is, values) = if let Some((key, values)) = text.split_once("!=") {
            (key, false, values)
        } else if let Some((key, values)) = text.split_once('=') {
            (key, true, values)
        } else {
            self.wrong(text, format!("`{text}` is no test; write `lemma=say|tell`"));
            return None;
        };
        let of = match key {
            "lemma" => Property::Lemma(self.strings(values)),
            "word" => Property::Word(self.strings(values)),
            "upos" => Property::Upos(self.labels(values, key, Upos::ALL, Upos::to_string)),
            "kind" => Property::Kind(self.labels(values, key, EntityKind::ALL, EntityKind::to_string)),
            "form" => Property::Form(self.labels(values, key, MentionForm::ALL, MentionForm::to_string)),
            "class" => Property::Class(self.labels(values, key, NominalClass::ALL, NominalClass::to_string)),
            "deprel" => Property::Deprel(self.labels(values, key, Deprel::ALL, Deprel::to_string)),
            "clause" => {
                Property::Clause(self.labels(values, key, &CLAUSE_KINDS, |kind| format!("{kind:?}").to_lowercase()))
            }
            "status" => Property::Status(self.labels(values, key, RoleStatus::ALL, RoleStatus::to_string)),
            _ => {
                let all = "lemma, word, upos, kind, form, class, deprel, clause and status";
                self.wrong(text, format!("`{key}` is no property; there are {all}"));
                return None;
            }
        };
        Some(Test { is, of })
    }

    /// `say|tell|$talk`
    fn strings(&mut self, values: &'a str) -> Vec<String> {
        let mut all = Vec::new();
        for value in values.split('|') {
            match value.strip_prefix('$') {
                Some(name) => match self.words.get(name) {
                    Some(list) => all.extend(list.iter().cloned()),
                    None => self.wrong(value, format!("there is no list `{name}` under [words]{}", self.lists())),
                },
                None if value.is_empty() => self.wrong(value, "an empty alternative; write `say|tell`"),
                None => all.push(value.to_owned()),
            }
        }
        all
    }

    fn lists(&self) -> String {
        let names: Vec<&str> = self.words.keys().map(String::as_str).collect();
        if names.is_empty() { "; there is none".to_owned() } else { format!("; there are {}", names.join(", ")) }
    }

    /// `NOUN|PROPN`, of a closed set whose members are called as `name` says, whatever the case.
    fn labels<T: Copy>(&mut self, values: &'a str, key: &str, all: &[T], name: impl Fn(&T) -> String) -> Vec<T> {
        let mut read = Vec::new();
        for value in values.split('|') {
            match all.iter().find(|label| labels::same(&name(label), value)) {
                Some(&label) => read.push(label),
                None => {
                    let names: Vec<String> = all.iter().map(&name).collect();
                    self.wrong(value, format!("`{value}` is no {key}; there are {}", names.join(", ")));
                }
            }
        }
        read
    }

    /// `subj|obl:with,to`
    fn edges(&mut self) -> Vec<Edge> {
        let end = self.rest.find(|c: char| c.is_whitespace() || "([)]>!".contains(c)).unwrap_or(self.rest.len());
        let (names, rest) = self.rest.split_at(end);
        self.rest = rest.trim_start();
        let mut edges = Vec::new();
        for name in names.split('|') {
            match edge(name) {
                Some(edge) => edges.push(edge),
                None => {
                    let all = "subj, obj, recipient, attr, comp, obl:with, adv:because, adverb, holder, of, nmod:of, next:in, governor";
                    let what =
                        format!("`{name}` is no edge; there are {all} and the relations of Universal Dependencies");
                    self.wrong(name, what);
                }
            }
        }
        edges
    }

    fn fault(&self, part: &str, what: impl Into<String>) -> Fault {
        // every part is a slice of the text
        Fault { at: part.as_ptr().addr() - self.text.as_ptr().addr(), what: what.into() }
    }

    fn wrong(&mut self, part: &str, what: impl Into<String>) {
        let fault = self.fault(part, what);
        self.faults.push(fault);
    }
}

fn edge(text: &str) -> Option<Edge> {
    let (name, detail) = match text.split_once(':') {
        Some((name, detail)) => (name, Some(detail)),
        None => (text, None),
    };
    let cases = |d: &str| d.split(',').map(str::to_owned).collect::<Vec<_>>();
    Some(match (name, detail) {
        ("subj", None) => Edge::Subject,
        ("obj", None) => Edge::Object,
        ("recipient", None) => Edge::Recipient,
        ("attr", None) => Edge::Attribute,
        ("comp", None) => Edge::Complement,
        ("adverb", None) => Edge::Adverb,
        ("holder", None) => Edge::Holder,
        ("of", None) => Edge::Of,
        ("governor", None) => Edge::Governor,
        ("obl", None) => Edge::Oblique(None),
        // "obl:unmarked" and "obl:agent" are relations of the tree
        ("obl", Some(d)) if text.parse::<Deprel>().is_err() => Edge::Oblique(Some(cases(d))),
        ("adv", None) => Edge::Adverbial(None),
        ("adv", Some(d)) => Edge::Adverbial(Some(cases(d))),
        _ => match (text.parse(), name, detail) {
            (Ok(deprel), ..) => Edge::Tree(deprel),
            (_, "nmod", Some(d)) => Edge::NmodCase(cases(d)),
            (_, "next", Some(d)) => Edge::Next(cases(d)),
            _ => return None,
        },
    })
}

const CLAUSE_KINDS: [ClauseKind; 4] = [ClauseKind::Verbal, ClauseKind::Copular, ClauseKind::Light, ClauseKind::Nominal];

/// "found `>>subj`", "found the end"
fn found(rest: &str) -> String {
    let start: String = rest.chars().take(20).collect();
    if start.is_empty() { "found the end".to_owned() } else { format!("found `{start}`") }
}
