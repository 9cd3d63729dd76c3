//! The text of a rule file → a rule, or everything that is wrong with it.

use std::collections::{BTreeMap, HashMap};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::rules::{ArgumentKind, Example, Rule, RulePattern};
use crate::pattern::{Fault, Pattern};
use crate::{EntityKind, Error, RelationName, Result, RuleFault};

/// The confidence of a pattern whose file gives none, as docs/patterns.md has it.
const CONFIDENCE: f32 = 0.9;

/// The keys that a rule file, a pattern and an example may have.
const FILE_KEYS: &str = "about, wikidata, wikidata_inverse, subject, object, symmetric, words, pattern, fires, silent";
const PATTERN_KEYS: &str = "match, subject, object, confidence";
const EXAMPLE_KEYS: &str = "text, gives";

/// Reads the rule file of the relation `name`; `file` is for the error.
pub(super) fn read(name: &str, file: &str, text: &str) -> Result<Rule> {
    let mut reader = Reader { text, faults: Vec::new() };
    if name.is_empty() || !name.chars().all(|c| c.is_alphanumeric() || c == '_') {
        reader.wrong(0, format!("the file's stem {name:?} must be a relation's name such as `sponsor_of`"));
    }
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        reader.wrong(error.span().map_or(0, |s| s.start), format!("no TOML: {}", error.message()));
    }
    // of a file that is no TOML the rest would be a guess
    let rule = if errors.is_empty() { reader.rule(name, document.get_ref()) } else { None };
    match rule {
        Some(rule) if reader.faults.is_empty() => Ok(rule),
        _ => Err(Error::rules(file, reader.in_lines())),
    }
}

struct Reader<'t> {
    text: &'t str,
    faults: Vec<Fault>,
}

/// Kinds of an argument, as the file names them and as they are compared.
#[derive(Clone)]
struct Kinds {
    names: Vec<String>,
    kinds: Vec<ArgumentKind>,
}

type Words = BTreeMap<String, Vec<String>>;

impl Reader<'_> {
    /// `None` where something is missing without which there is no rule; every fault is noted.
    fn rule(&mut self, name: &str, file: &DeTable) -> Option<Rule> {
        self.only(file, "a rule file", FILE_KEYS);
        let about = self.string(file, "about").map(|(_, about)| about.to_owned());
        if !file.contains_key("about") {
            self.wrong(0, "there is no `about`; say what the relation means: about = \"somebody pays for a team\"");
        }
        let [wikidata, wikidata_inverse] = ["wikidata", "wikidata_inverse"].map(|key| self.property(file, key));
        let symmetric = self.symmetric(file);
        let words = self.words(file);
        let any = || Kinds { names: vec!["any".to_owned()], kinds: vec![ArgumentKind::Any] };
        let subject = self.kinds(file, "subject").unwrap_or_else(any);
        let object = self.kinds(file, "object").unwrap_or_else(any);
        let patterns = self.patterns(file, &words, [&subject, &object]);
        let fires = self.examples(file, "fires", name);
        let silent = self.examples(file, "silent", name);
        Some(Rule {
            name: name.to_owned(),
            about: about?,
            wikidata,
            wikidata_inverse,
            subject: subject.names,
            object: object.names,
            fires,
            silent,
            symmetric,
            relation: RelationName::from(name),
            patterns,
        })
    }

    /// A property of Wikidata: "P108".
    fn property(&mut self, file: &DeTable, key: &str) -> Option<String> {
        let (at, property) = self.string(file, key)?;
        let digits = property.strip_prefix('P').unwrap_or_default();
        if digits.is_empty() || digits.starts_with('0') || !digits.bytes().all(|b| b.is_ascii_digit()) {
            self.wrong(
                at,
                format!("{property:?} is no property of Wikidata; `{key}` is P and digits: {key} = \"P108\""),
            );
        }
        Some(property.to_owned())
    }

    fn symmetric(&mut self, file: &DeTable) -> bool {
        match file.get("symmetric").map(|v| (v.span().start, v.get_ref())) {
            Some((_, DeValue::Boolean(is))) => *is,
            Some((at, _)) => {
                self.wrong(at, "`symmetric` must be true or false");
                false
            }
            None => false,
        }
    }

    /// The patterns; `of_rule` are the kinds of subject and object where a pattern has none of its own.
    fn patterns(&mut self, file: &DeTable, words: &Words, of_rule: [&Kinds; 2]) -> Vec<RulePattern> {
        let mut patterns = Vec::new();
        let mut lines = HashMap::new();
        for (at, entry) in self.tables(file, "pattern") {
            self.only(entry, "a pattern", PATTERN_KEYS);
            let subject = self.kinds(entry, "subject").unwrap_or_else(|| of_rule[0].clone());
            let object = self.kinds(entry, "object").unwrap_or_else(|| of_rule[1].clone());
            let confidence = self.confidence(entry);
            if !entry.contains_key("match") {
                self.wrong(
                    at,
                    "a pattern without `match`; write match = \"[lemma=sponsor] >subj subject >obj object\"",
                );
            }
            let Some((at, text)) = self.string(entry, "match") else { continue };
            let same = (text.split_whitespace().collect::<Vec<_>>().join(" "), subject.names, object.names);
            if let Some(first) = lines.insert(same, self.line(at)) {
                self.wrong(at, format!("the same pattern as in line {first}; leave one of them out"));
            }
            match Pattern::read(text, words) {
                Ok(pattern) => {
                    patterns.push(RulePattern { pattern, subject: subject.kinds, object: object.kinds, confidence });
                }
                Err(faults) => {
                    for fault in faults {
                        self.wrong(at + source_offset(&self.text[at..], fault.at), fault.what);
                    }
                }
            }
        }
        if !file.contains_key("pattern") {
            self.wrong(0, "there is no [[pattern]]; one with a `match` is what the relation is read by");
        }
        patterns
    }

    /// The lists of `[words]`.
    fn words(&mut self, file: &DeTable) -> Words {
        let mut words = Words::new();
        let Some(value) = file.get("words") else { return words };
        let DeValue::Table(lists) = value.get_ref() else {
            self.wrong(value.span().start, "`words` must be a table: [words] and then talk = [\"talk\", \"chat\"]");
            return words;
        };
        for (name, value) in lists {
            let list = self.strings(name.get_ref(), value);
            words.insert(name.get_ref().to_string(), list.into_iter().map(|(_, word)| word.to_owned()).collect());
        }
        words
    }

    fn kinds(&mut self, table: &DeTable, key: &str) -> Option<Kinds> {
        let mut read = Kinds { names: Vec::new(), kinds: Vec::new() };
        for (at, name) in self.strings(key, table.get(key)?) {
            match argument_kinds(name) {
                Some(kinds) => read.kinds.extend(kinds),
                None => {
                    let all: Vec<&str> = EntityKind::ALL.iter().map(|k| k.as_str()).collect();
                    self.wrong(
                        at,
                        format!(
                            "{name:?} is no kind; there are any, actor, locality, nation, thing, {}",
                            all.join(", ")
                        ),
                    );
                }
            }
            read.names.push(name.to_owned());
        }
        Some(read)
    }

    fn confidence(&mut self, entry: &DeTable) -> f32 {
        let Some(value) = entry.get("confidence") else { return CONFIDENCE };
        let number: Option<f32> = match value.get_ref() {
            DeValue::Float(number) => number.as_str().replace('_', "").parse().ok(),
            DeValue::Integer(number) => number.as_str().parse().ok(),
            _ => None,
        };
        match number.filter(|n| (0.0..=1.0).contains(n)) {
            Some(number) => number,
            None => {
                self.wrong(value.span().start, "`confidence` must be a number between 0 and 1");
                CONFIDENCE
            }
        }
    }

    fn examples(&mut self, file: &DeTable, key: &str, relation: &str) -> Vec<Example> {
        let mut examples: Vec<Example> = Vec::new();
        for (at, entry) in self.tables(file, key) {
            self.only(entry, "an example", EXAMPLE_KEYS);
            let gives = entry.get("gives").map(|value| self.strings("gives", value)).unwrap_or_default();
            match (key, entry.get("gives")) {
                ("fires", None) => {
                    self.wrong(at, format!("an example without `gives`; write gives = [\"Ada | {relation} | Acme\"]"));
                }
                ("silent", Some(value)) => {
                    self.wrong(value.span().start, "a silent example gives nothing; move it to [[fires]]");
                }
                _ => {}
            }
            for &(at, triple) in &gives {
                let parts: Vec<&str> = triple.split('|').map(str::trim).collect();
                if !matches!(parts.len(), 2 | 3) || parts[1] != relation || parts.iter().any(|p| p.is_empty()) {
                    let forms =
                        format!("\"subject | {relation} | object\", or \"subject | {relation}\" without an object");
                    self.wrong(at, format!("{triple:?} is not written as {forms}"));
                }
            }
            if !entry.contains_key("text") {
                self.wrong(at, "an example without `text`; write text = \"Ada sponsors Acme.\"");
            }
            let Some((at, text)) = self.string(entry, "text") else { continue };
            if examples.iter().any(|e| e.text == text) {
                self.wrong(at, "the text of an earlier example; leave one of them out");
            }
            examples
                .push(Example { text: text.to_owned(), gives: gives.into_iter().map(|(_, g)| g.to_owned()).collect() });
        }
        examples
    }

    // -------------------------------------------------------------------------------------------- TOML

    /// Notes the keys that are none of these.
    fn only(&mut self, table: &DeTable, of: &str, keys: &str) {
        for key in table.keys().filter(|key| !keys.split(", ").any(|k| k == &**key.get_ref())) {
            let what = format!("`{}` is no key of {of}; there are {keys}", key.get_ref());
            self.wrong(key.span().start, what);
        }
    }

    /// The text under a key and where it starts.
    fn string<'a>(&mut self, table: &'a DeTable, key: &str) -> Option<(usize, &'a str)> {
        let value = table.get(key)?;
        let DeValue::String(text) = value.get_ref() else {
            self.wrong(value.span().start, format!("`{key}` must be a string: text in quotation marks"));
            return None;
        };
        Some((value.span().start, text))
    }

    fn strings<'a>(&mut self, key: &str, value: &'a Spanned<DeValue>) -> Vec<(usize, &'a str)> {
        let mut read: Vec<(usize, &str)> = Vec::new();
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong(value.span().start, format!("`{key}` must be a list of strings: [\"...\", \"...\"]"));
            return read;
        };
        for item in items.iter() {
            let at = item.span().start;
            match item.get_ref() {
                DeValue::String(text) if read.iter().any(|(_, earlier)| *earlier == &**text) => {
                    self.wrong(at, format!("{text:?} stands in `{key}` twice"));
                }
                DeValue::String(text) => read.push((at, text)),
                _ => self.wrong(at, format!("`{key}` must be a list of strings: [\"...\", \"...\"]")),
            }
        }
        if items.is_empty() {
            self.wrong(value.span().start, format!("`{key}` is empty"));
        }
        read
    }

    /// The tables of `[[key]]` and where each starts.
    fn tables<'a>(&mut self, file: &'a DeTable, key: &str) -> Vec<(usize, &'a DeTable<'a>)> {
        let Some(value) = file.get(key) else { return Vec::new() };
        let items = match value.get_ref() {
            DeValue::Array(items) => &items[..],
            _ => std::slice::from_ref(value),
        };
        let mut read = Vec::new();
        for item in items {
            match item.get_ref() {
                DeValue::Table(table) if matches!(value.get_ref(), DeValue::Array(_)) => {
                    read.push((item.span().start, table));
                }
                _ => self
                    .wrong(item.span().start, format!("write each of `{key}` as a table of its own under [[{key}]]")),
            }
        }
        read
    }

    fn wrong(&mut self, at: usize, what: impl Into<String>) {
        self.faults.push(Fault { at, what: what.into() });
    }

    fn line(&self, at: usize) -> usize {
        1 + self.text.as_bytes()[..at.min(self.text.len())].iter().filter(|&&b| b == b'\n').count()
    }

    /// The faults in the order of the text, with line and column.
    fn in_lines(mut self) -> Vec<RuleFault> {
        self.faults.sort_by_key(|f| f.at);
        let place = |Fault { at, what }: &Fault| {
            let before = self.text.get(..*at).unwrap_or_default();
            let column = 1 + before.chars().rev().take_while(|&c| c != '\n').count();
            RuleFault { line: self.line(*at), column, what: what.clone() }
        };
        self.faults.iter().map(place).collect()
    }
}

fn argument_kinds(name: &str) -> Option<Vec<ArgumentKind>> {
    use EntityKind::{Nationality, Organization, Person, Place};
    Some(match &*name.to_ascii_lowercase() {
        "any" => vec![ArgumentKind::Any],
        "thing" => vec![ArgumentKind::Thing],
        "nation" => vec![ArgumentKind::Nation],
        "locality" => vec![ArgumentKind::Locality],
        // whoever can act: people, bodies, and places and peoples that stand for their governments
        "actor" => [Person, Organization, Place, Nationality].map(ArgumentKind::Kind).to_vec(),
        _ => vec![ArgumentKind::Kind(EntityKind::builtin(name)?)],
    })
}

/// Where byte `at` of the value of a TOML string stands in its source: the opening quotation marks count, and an escape counts as
/// many bytes as it is written with. `source` starts with the string.
fn source_offset(source: &str, at: usize) -> usize {
    let quote = if source.starts_with('\'') { "'" } else { "\"" };
    let mut offset = 1;
    if source.starts_with(&quote.repeat(3)) {
        offset = 3;
        let rest = &source[3..];
        offset += if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) };
    }
    let mut said = 0;
    while let Some((written, says)) = source.get(offset..).and_then(|rest| next_in_string(rest, quote == "\"")) {
        if said + says > at {
            break;
        }
        (offset, said) = (offset + written, said + says);
    }
    offset
}

/// The next character of a TOML string: how many bytes it takes in the file and how many in the value.
fn next_in_string(rest: &str, escapes: bool) -> Option<(usize, usize)> {
    let c = rest.chars().next()?;
    if c != '\\' || !escapes {
        return Some((c.len_utf8(), c.len_utf8()));
    }
    let hex = |digits: usize| {
        let code = rest.get(2..2 + digits).and_then(|code| u32::from_str_radix(code, 16).ok());
        (2 + digits, code.and_then(char::from_u32).map_or(1, char::len_utf8))
    };
    Some(match rest[1..].chars().next()? {
        'x' => hex(2),
        'u' => hex(4),
        'U' => hex(8),
        // a backslash at the end of a line leaves out the line break and the blanks after it
        blank if blank.is_whitespace() => (rest.len() - rest[1..].trim_start().len(), 0),
        _ => (2, 1),
    })
}
