//! Text → pattern.

use std::collections::BTreeMap;

use crate::{ClauseKind, Deprel, EntityKind, MentionForm, NominalClass, RoleStatus, Upos};

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
    Optional,
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
    /// Reads a pattern; `words` are the lists that `$name` may speak of. The error says what is wrong.
    pub(crate) fn read(text: &str, words: &BTreeMap<String, Vec<String>>) -> Result<Pattern, String> {
        let mut reader = Reader { rest: text.trim(), words, depth: 0 };
        let pattern = reader.pattern()?;
        if !reader.rest.is_empty() {
            return Err(format!("expected `>edge target` or the end, found `{}`", start(reader.rest)));
        }
        let captures = pattern.captures();
        let count = |c| captures.iter().filter(|&&x| x == c).count();
        match (count(Capture::Subject), count(Capture::Object), count(Capture::Pair)) {
            (1, 1, 0) | (0, 0, 1) => Ok(pattern),
            (s, o, p) => Err(format!(
                "a pattern needs `subject` once and `object` once, or `pair` once; this one has {s}, {o} and {p}"
            )),
        }
    }

    /// The lemmas of which the first node must have one; `None` when it accepts any.
    pub(crate) fn anchor_lemmas(&self) -> Option<&[String]> {
        self.node.tests.iter().find_map(|t| match &t.of {
            Property::Lemma(lemmas) if t.is => Some(lemmas.as_slice()),
            _ => None,
        })
    }

    fn captures(&self) -> Vec<Capture> {
        let below = self.steps.iter().filter(|s| s.need != Need::None).flat_map(|s| s.target.captures());
        self.node.capture.into_iter().chain(below).collect()
    }
}

/// Patterns nest by hand; a file from outside must not overflow the stack.
const MAX_DEPTH: usize = 16;

struct Reader<'a> {
    rest: &'a str,
    words: &'a BTreeMap<String, Vec<String>>,
    depth: usize,
}

impl Reader<'_> {
    fn pattern(&mut self) -> Result<Pattern, String> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(format!("more than {MAX_DEPTH} patterns in each other"));
        }
        let node = self.node()?;
        let mut steps = Vec::new();
        while let Some(need) = self.need() {
            let edges = self.edges()?;
            steps.push(Step { need, edges, target: self.target()? });
        }
        self.depth -= 1;
        Ok(Pattern { node, steps })
    }

    fn need(&mut self) -> Option<Need> {
        [(">", Need::One), ("!>", Need::None), ("?>", Need::Optional)]
            .into_iter()
            .find_map(|(sign, need)| self.take(sign).then_some(need))
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

    fn target(&mut self) -> Result<Pattern, String> {
        if self.take("(") {
            let pattern = self.pattern()?;
            return if self.take(")") { Ok(pattern) } else { Err("a `(` without its `)`".to_owned()) };
        }
        Ok(Pattern { node: self.node()?, steps: Vec::new() })
    }

    fn node(&mut self) -> Result<Node, String> {
        let name_end = self.rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(self.rest.len());
        let name = &self.rest[..name_end];
        let capture = match name {
            "" => None,
            "subject" => Some(Capture::Subject),
            "object" => Some(Capture::Object),
            "pair" => Some(Capture::Pair),
            other => return Err(format!("`{other}` is no capture; there are `subject`, `object` and `pair`")),
        };
        self.rest = &self.rest[name_end..];
        let colon = capture.is_some() && self.rest.starts_with(":[");
        if colon {
            self.rest = &self.rest[1..];
        }
        if self.rest.starts_with('[') {
            let end = self.rest.find(']').ok_or("a `[` without its `]`")?;
            let tests = self.rest[1..end].split_whitespace().map(|t| self.test(t)).collect::<Result<_, _>>()?;
            self.rest = self.rest[end + 1..].trim_start();
            return Ok(Node { capture, tests });
        }
        self.rest = self.rest.trim_start();
        match capture {
            Some(_) => Ok(Node { capture, tests: Vec::new() }),
            None => Err(format!("expected `[tests]` or a capture, found `{}`", start(self.rest))),
        }
    }

    fn test(&self, text: &str) -> Result<Test, String> {
        let (key, is, values) = if let Some((key, values)) = text.split_once("!=") {
            (key, false, values)
        } else if let Some((key, values)) = text.split_once('=') {
            (key, true, values)
        } else {
            return Err(format!("`{text}` is no test; write `lemma=say|tell`"));
        };
        let of = match key {
            "lemma" => Property::Lemma(self.strings(values)?),
            "word" => Property::Word(self.strings(values)?),
            "upos" => Property::Upos(labels(values)?),
            "kind" => Property::Kind(labels(values)?),
            "form" => Property::Form(labels(values)?),
            "class" => Property::Class(labels(values)?),
            "deprel" => Property::Deprel(labels(values)?),
            "clause" => Property::Clause(values.split('|').map(clause_kind).collect::<Result<_, _>>()?),
            "status" => Property::Status(values.split('|').map(role_status).collect::<Result<_, _>>()?),
            _ => {
                return Err(format!(
                    "`{key}` is no property; there are lemma, word, upos, kind, form, class, deprel, clause and status"
                ));
            }
        };
        Ok(Test { is, of })
    }

    /// `say|tell|$talk`
    fn strings(&self, values: &str) -> Result<Vec<String>, String> {
        let mut found = Vec::new();
        for value in values.split('|') {
            match value.strip_prefix('$') {
                Some(name) => {
                    let list =
                        self.words.get(name).ok_or_else(|| format!("there is no list `{name}` under [words]"))?;
                    found.extend(list.iter().cloned());
                }
                None if value.is_empty() => return Err("an empty alternative".to_owned()),
                None => found.push(value.to_owned()),
            }
        }
        Ok(found)
    }

    /// `subj|obl:with,to`
    fn edges(&mut self) -> Result<Vec<Edge>, String> {
        let end = self.rest.find(|c: char| c.is_whitespace() || c == '(' || c == '[').unwrap_or(self.rest.len());
        let edges = self.rest[..end].split('|').map(edge).collect::<Result<_, _>>()?;
        self.rest = self.rest[end..].trim_start();
        Ok(edges)
    }
}

fn edge(text: &str) -> Result<Edge, String> {
    let (name, detail) = match text.split_once(':') {
        Some((name, detail)) => (name, Some(detail)),
        None => (text, None),
    };
    let cases = |d: &str| d.split(',').map(str::to_owned).collect::<Vec<_>>();
    Ok(match (name, detail) {
        ("subj", None) => Edge::Subject,
        ("obj", None) => Edge::Object,
        ("recipient", None) => Edge::Recipient,
        ("attr", None) => Edge::Attribute,
        ("comp", None) => Edge::Complement,
        ("adverb", None) => Edge::Adverb,
        ("holder", None) => Edge::Holder,
        ("of", None) => Edge::Of,
        ("obl", None) => Edge::Oblique(None),
        ("obl", Some(d)) => Edge::Oblique(Some(cases(d))),
        ("adv", None) => Edge::Adverbial(None),
        ("adv", Some(d)) => Edge::Adverbial(Some(cases(d))),
        _ => match (text.parse(), name, detail) {
            (Ok(deprel), ..) => Edge::Tree(deprel),
            (_, "nmod", Some(d)) => Edge::NmodCase(cases(d)),
            _ => {
                return Err(format!(
                    "`{text}` is no edge; there are subj, obj, recipient, attr, comp, obl:with, adv:because, adverb, holder, \
                     of, nmod:of and the relations of Universal Dependencies"
                ));
            }
        },
    })
}

fn labels<T: std::str::FromStr<Err = crate::Error>>(values: &str) -> Result<Vec<T>, String> {
    values.split('|').map(|v| v.parse().map_err(|e: crate::Error| e.to_string())).collect()
}

fn clause_kind(text: &str) -> Result<ClauseKind, String> {
    Ok(match text {
        "Verbal" => ClauseKind::Verbal,
        "Copular" => ClauseKind::Copular,
        "Light" => ClauseKind::Light,
        "Nominal" => ClauseKind::Nominal,
        _ => return Err(format!("`{text}` is no kind of clause; there are Verbal, Copular, Light and Nominal")),
    })
}

fn role_status(text: &str) -> Result<RoleStatus, String> {
    Ok(match text {
        "Current" => RoleStatus::Current,
        "Former" => RoleStatus::Former,
        "Acting" => RoleStatus::Acting,
        "Elect" => RoleStatus::Elect,
        "Nominee" => RoleStatus::Nominee,
        _ => return Err(format!("`{text}` is no status; there are Current, Former, Acting, Elect and Nominee")),
    })
}

fn start(text: &str) -> String {
    text.chars().take(20).collect()
}
