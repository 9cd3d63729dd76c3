//! Rule files: one relation each, with its patterns, the kinds of its arguments and sentences that prove it.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;

use crate::pattern::Pattern;
use crate::{EntityKind, Error, Relation, Result};

include!(concat!(env!("OUT_DIR"), "/builtin_rules.rs"));

/// The rules that closed relations are read by. Cheap to clone.
///
/// ```no_run
/// # fn main() -> factwire::Result<()> {
/// let rules = factwire::Rules::builtin().with_file("my-rules/sponsors.toml")?;
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
pub struct Rules {
    shared: Arc<Shared>,
}

#[derive(Clone, Debug, Default)]
struct Shared {
    rules: Vec<Rule>,
    /// For each lemma the patterns whose first node may have it: (rule, pattern).
    by_lemma: HashMap<String, Vec<(usize, usize)>>,
    /// Patterns whose first node may have any lemma.
    any: Vec<(usize, usize)>,
}

/// One relation's rule file.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The relation's name: the file's stem.
    pub name: String,
    /// What the relation means, in a line.
    pub about: String,
    /// Sentences that it must fire on, with what it must give.
    pub fires: Vec<Example>,
    /// Sentences that it must not fire on.
    pub silent: Vec<Example>,
    /// Whether "A, B" and "B, A" are the same fact: people meet each other.
    pub symmetric: bool,
    pub(super) relation: Option<Relation>,
    pub(super) patterns: Vec<RulePattern>,
}

#[derive(Clone, Debug)]
pub(super) struct RulePattern {
    pub(super) pattern: Pattern,
    pub(super) subject: Vec<ArgumentKind>,
    pub(super) object: Vec<ArgumentKind>,
    pub(super) confidence: f32,
}

/// What an argument of a relation may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ArgumentKind {
    Any,
    Kind(EntityKind),
    /// Something that is no entity of another kind: "the proposal", "peace".
    Thing,
    /// A country by its name, adjective or people, as the lexicon has it: not a religion or a party.
    Nation,
}

/// A sentence that shows what a rule does.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The text.
    pub text: String,
    /// The triples of this relation that it gives, as "subject | relation | object".
    #[serde(default)]
    pub gives: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    about: String,
    subject: Option<Spanned<Vec<String>>>,
    object: Option<Spanned<Vec<String>>>,
    #[serde(default)]
    symmetric: bool,
    #[serde(default)]
    words: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pattern: Vec<FilePattern>,
    #[serde(default)]
    fires: Vec<Example>,
    #[serde(default)]
    silent: Vec<Example>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FilePattern {
    r#match: Spanned<String>,
    subject: Option<Spanned<Vec<String>>>,
    object: Option<Spanned<Vec<String>>>,
    confidence: Option<f32>,
}

/// Confidence of a rule whose file does not say.
const CONFIDENCE: f32 = 0.9;

impl Rules {
    /// The relations that come with factwire.
    pub fn builtin() -> Self {
        static BUILT: once_cell::sync::Lazy<Rules> = once_cell::sync::Lazy::new(|| {
            BUILTIN.iter().fold(Rules::empty(), |rules, (name, text)| match rules.with_toml(name, text) {
                Ok(rules) => rules,
                // The files are compiled in and a test loads them all.
                Err(error) => panic!("builtin rule: {error}"),
            })
        });
        BUILT.clone()
    }

    /// No relations: every triple will be open.
    pub fn empty() -> Self {
        Rules { shared: Arc::default() }
    }

    /// Adds a rule file; the file's stem is the relation's name, and a relation of that name is replaced.
    ///
    /// # Errors
    /// [`Error::Read`] when it cannot be read, [`Error::NotUtf8`], [`Error::BadRule`] with file and line.
    pub fn with_file(self, path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let bytes = std::fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
        let text = String::from_utf8(bytes)
            .map_err(|e| Error::NotUtf8 { name: path.display().to_string(), offset: e.utf8_error().valid_up_to() })?;
        let name = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
        self.with_named(name, &path.display().to_string(), &text)
    }

    /// Adds a relation from the text of a rule file; a relation of that name is replaced.
    ///
    /// # Errors
    /// [`Error::BadRule`] with the line.
    pub fn with_toml(self, name: &str, text: &str) -> Result<Self> {
        self.with_named(name, &format!("{name}.toml"), text)
    }

    fn with_named(self, name: &str, file: &str, text: &str) -> Result<Self> {
        let rule = Rule::read(name, file, text)?;
        let mut shared = Arc::unwrap_or_clone(self.shared);
        shared.rules.retain(|r| r.name != rule.name);
        shared.rules.push(rule);
        shared.index();
        Ok(Rules { shared: Arc::new(shared) })
    }

    /// The rules, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.shared.rules.iter()
    }

    /// The patterns that may start at a word with this lemma, as (rule, number of the pattern), each once, in order.
    pub(super) fn starting_at(&self, lemmas: [&str; 2]) -> Vec<(&Rule, usize)> {
        let of = |lemma: &str| self.shared.by_lemma.get(lemma).map(Vec::as_slice).unwrap_or_default();
        let mut found: Vec<(usize, usize)> = self.shared.any.clone();
        found.extend(of(lemmas[0]));
        found.extend(of(lemmas[1]));
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|(r, p)| (&self.shared.rules[r], p)).collect()
    }
}

impl Default for Rules {
    fn default() -> Self {
        Rules::builtin()
    }
}

impl Shared {
    fn index(&mut self) {
        self.by_lemma.clear();
        self.any.clear();
        for (r, rule) in self.rules.iter().enumerate() {
            for (p, pattern) in rule.patterns.iter().enumerate() {
                match pattern.pattern.anchor_lemmas() {
                    Some(lemmas) => {
                        for lemma in lemmas {
                            self.by_lemma.entry(lemma.to_lowercase()).or_default().push((r, p));
                        }
                    }
                    None => self.any.push((r, p)),
                }
            }
        }
    }
}

impl Rule {
    fn read(name: &str, file: &str, text: &str) -> Result<Rule> {
        let bad = |at: usize, what: String| Error::BadRule {
            file: file.to_owned(),
            line: 1 + text.as_bytes()[..at.min(text.len())].iter().filter(|&&b| b == b'\n').count(),
            what,
        };
        if name.is_empty() || !name.chars().all(|c| c.is_alphanumeric() || c == '_') {
            return Err(bad(0, format!("the file's stem {name:?} must be a relation's name such as `sponsor_of`")));
        }
        let parsed: File =
            toml::from_str(text).map_err(|e| bad(e.span().map_or(0, |s| s.start), e.message().to_owned()))?;
        let kinds = |of: &Option<Spanned<Vec<String>>>| -> Result<Option<Vec<ArgumentKind>>> {
            let Some(list) = of else { return Ok(None) };
            let read = |name: &String| {
                argument_kinds(name).ok_or_else(|| {
                    bad(
                        list.span().start,
                        format!("{name:?} is no kind; there are Any, Actor, Nation, Thing, {}", all_kinds()),
                    )
                })
            };
            Ok(Some(list.get_ref().iter().map(read).collect::<Result<Vec<_>>>()?.concat()))
        };
        let (subject, object) = (kinds(&parsed.subject)?, kinds(&parsed.object)?);
        let mut patterns = Vec::new();
        for entry in &parsed.pattern {
            let pattern = Pattern::read(entry.r#match.get_ref(), &parsed.words)
                .map_err(|what| bad(entry.r#match.span().start, what))?;
            let confidence = entry.confidence.unwrap_or(CONFIDENCE);
            if !(0.0..=1.0).contains(&confidence) {
                return Err(bad(entry.r#match.span().start, format!("confidence {confidence} is not between 0 and 1")));
            }
            let any = || vec![ArgumentKind::Any];
            patterns.push(RulePattern {
                pattern,
                subject: kinds(&entry.subject)?.or_else(|| subject.clone()).unwrap_or_else(any),
                object: kinds(&entry.object)?.or_else(|| object.clone()).unwrap_or_else(any),
                confidence,
            });
        }
        Ok(Rule {
            name: name.to_owned(),
            about: parsed.about,
            fires: parsed.fires,
            silent: parsed.silent,
            relation: name.parse().ok(),
            symmetric: parsed.symmetric,
            patterns,
        })
    }
}

fn argument_kinds(name: &str) -> Option<Vec<ArgumentKind>> {
    use EntityKind::{Nationality, Organization, Person, Place};
    Some(match name {
        "Any" => vec![ArgumentKind::Any],
        "Thing" => vec![ArgumentKind::Thing],
        "Nation" => vec![ArgumentKind::Nation],
        // whoever can act: people, bodies, and places and peoples that stand for their governments
        "Actor" => [Person, Organization, Place, Nationality].map(ArgumentKind::Kind).to_vec(),
        _ => vec![ArgumentKind::Kind(name.parse().ok()?)],
    })
}

fn all_kinds() -> String {
    EntityKind::ALL.iter().map(|k| k.as_str()).collect::<Vec<_>>().join(", ")
}

impl RulePattern {
    /// `is_nation` is asked only where a rule wants a nation.
    pub(super) fn allows(kinds: &[ArgumentKind], kind: Option<EntityKind>, is_nation: impl Fn() -> bool) -> bool {
        kinds.iter().any(|k| match k {
            ArgumentKind::Any => true,
            ArgumentKind::Kind(wanted) => kind == Some(*wanted),
            ArgumentKind::Nation => is_nation(),
            ArgumentKind::Thing => {
                matches!(
                    kind,
                    None | Some(EntityKind::Other | EntityKind::Event | EntityKind::Product | EntityKind::Money)
                )
            }
        })
    }
}
