//! Rule files: one relation each, with its patterns, the kinds of its arguments and sentences that prove it.

use std::path::Path;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::rule_file;
use crate::pattern::Pattern;
use crate::{EntityKind, Error, RelationName, Result};

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
    set: Arc<RuleSet>,
}

#[derive(Clone, Debug, Default)]
struct RuleSet {
    rules: Vec<Rule>,
    /// For each lemma the patterns whose first node may have it: (rule, pattern).
    by_lemma: FxHashMap<String, Vec<(usize, usize)>>,
    /// Patterns whose first node may have any lemma.
    any: Vec<(usize, usize)>,
    /// Those of them whose first node need not head a mention.
    without_mention: Vec<(usize, usize)>,
}

/// One relation's rule file.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The relation's name: the file's stem.
    pub name: String,
    /// What the relation means, in a line.
    pub about: String,
    /// The property of Wikidata that says the same: "P108".
    pub wikidata: Option<String>,
    /// The property of Wikidata that says the same from the object to the subject: "P112".
    pub wikidata_inverse: Option<String>,
    /// The kinds that its subject may have, as the file names them; a pattern may have its own.
    pub subject: Vec<String>,
    /// The kinds that its object may have.
    pub object: Vec<String>,
    /// Sentences that it must fire on, with what it must give.
    pub fires: Vec<Example>,
    /// Sentences that it must not fire on.
    pub silent: Vec<Example>,
    /// Whether "A, B" and "B, A" are the same fact: people meet each other.
    pub symmetric: bool,
    pub(super) relation: RelationName,
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
    /// A place that is no country: a town, a county, a square.
    Locality,
}

/// A sentence that shows what a rule does.
#[derive(Clone, Debug)]
pub struct Example {
    /// The text.
    pub text: String,
    /// The triples of this relation that it gives, as "subject | relation | object".
    pub gives: Vec<String>,
}

impl Rules {
    /// The relations that come with factwire.
    pub fn builtin() -> Self {
        static BUILTIN_RULES: once_cell::sync::Lazy<Rules> = once_cell::sync::Lazy::new(|| {
            let read = |(name, text): &(&str, &str)| match rule_file::read(name, &format!("{name}.toml"), text) {
                Ok(rule) => rule,
                // The files are compiled in and a test loads them all.
                Err(error) => panic!("builtin rule: {error}"),
            };
            let mut set = RuleSet { rules: BUILTIN.iter().map(read).collect(), ..RuleSet::default() };
            set.index();
            Rules { set: Arc::new(set) }
        });
        BUILTIN_RULES.clone()
    }

    /// No relations: every triple will be open.
    pub fn empty() -> Self {
        Rules { set: Arc::default() }
    }

    /// Adds a rule file; the file's stem is the relation's name, and a relation of that name is replaced.
    ///
    /// # Errors
    /// [`ErrorKind::Read`](crate::ErrorKind::Read) when it cannot be read, [`ErrorKind::NotUtf8`](crate::ErrorKind::NotUtf8),
    /// [`ErrorKind::Rules`](crate::ErrorKind::Rules) with every
    /// fault that was found, its line and column.
    pub fn with_file(self, path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let bytes = std::fs::read(path).map_err(|source| Error::read(path, source))?;
        let text = String::from_utf8(bytes).map_err(|e| Error::not_utf8(path, e.utf8_error()))?;
        let name = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
        self.with_named(name, &path.display().to_string(), &text)
    }

    /// Adds a relation from the text of a rule file; a relation of that name is replaced.
    ///
    /// # Errors
    /// [`ErrorKind::Rules`](crate::ErrorKind::Rules) with every fault that was found, its line and column.
    pub fn with_toml(self, name: &str, text: &str) -> Result<Self> {
        self.with_named(name, &format!("{name}.toml"), text)
    }

    fn with_named(self, name: &str, file: &str, text: &str) -> Result<Self> {
        let rule = rule_file::read(name, file, text)?;
        let mut set = Arc::unwrap_or_clone(self.set);
        set.rules.retain(|r| r.name != rule.name);
        set.rules.push(rule);
        set.index();
        Ok(Rules { set: Arc::new(set) })
    }

    /// The rules, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.set.rules.iter()
    }

    /// The patterns that may start at a word with this lemma, as (rule, number of the pattern), each once, in order.
    pub(super) fn starting_at(
        &self,
        lemmas: [&str; 2],
        heads_mention: bool,
    ) -> impl Iterator<Item = (&Rule, usize)> + use<'_> {
        let of = |lemma: &str| self.set.by_lemma.get(lemma).map(Vec::as_slice).unwrap_or_default();
        let other = if lemmas[1].is_empty() || lemmas[1] == lemmas[0] { &[] } else { of(lemmas[1]) };
        let any = if heads_mention { &self.set.any } else { &self.set.without_mention };
        let mut found: SmallVec<[(usize, usize); 64]> = SmallVec::from_slice(any);
        found.extend_from_slice(of(lemmas[0]));
        found.extend_from_slice(other);
        // each list is in order
        if found.len() > any.len() {
            found.sort_unstable();
            found.dedup();
        }
        found.into_iter().map(|(r, p)| (&self.set.rules[r], p))
    }
}

impl Default for Rules {
    fn default() -> Self {
        Rules::builtin()
    }
}

impl RuleSet {
    fn index(&mut self) {
        self.by_lemma.clear();
        self.any.clear();
        self.without_mention.clear();
        for (r, rule) in self.rules.iter().enumerate() {
            for (p, pattern) in rule.patterns.iter().enumerate() {
                match pattern.pattern.anchor_lemmas() {
                    Some(lemmas) => {
                        for lemma in lemmas {
                            self.by_lemma.entry(lemma.to_lowercase()).or_default().push((r, p));
                        }
                    }
                    None => {
                        self.any.push((r, p));
                        if !pattern.pattern.must_head_mention() {
                            self.without_mention.push((r, p));
                        }
                    }
                }
            }
        }
    }
}

impl RulePattern {
    /// True where one of the kinds allows an argument of this one; `is_nation` is called only where a rule asks for a nation.
    pub(super) fn allows(kinds: &[ArgumentKind], kind: Option<EntityKind>, is_nation: impl Fn() -> bool) -> bool {
        kinds.iter().any(|k| match k {
            ArgumentKind::Any => true,
            ArgumentKind::Kind(of) => kind == Some(*of),
            ArgumentKind::Nation => is_nation(),
            ArgumentKind::Locality => kind == Some(EntityKind::Place) && !is_nation(),
            ArgumentKind::Thing => {
                matches!(
                    kind,
                    None | Some(EntityKind::Other | EntityKind::Event | EntityKind::Product | EntityKind::Money)
                )
            }
        })
    }
}
