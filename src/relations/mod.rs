//! Rule files + clauses → triples, one canonical triple a fact.

mod assembly;
mod binary;
mod closed;
mod confidence;
mod full;
mod knowledge;
mod modifiers;
mod nominals;
mod open;
mod phrases;
mod readings;
mod roles;
mod rule_file;
mod rules;
mod sources;
mod statements;
mod words;

pub use confidence::{fit, probability};
pub use roles::Roles;
pub use rules::{Example, Rule, Rules};

use std::collections::HashMap;

use crate::doc::labels::labels;
use crate::{Clauses, Links, Mentions, Parse, Relation, RelationName, Sentence, Signs, Slot, Statement, Triple};
use knowledge::Knowledge;
use readings::{Complement, Reading};

labels! {
    /// How much goes into one triple.
    ///
    /// ```
    /// # fn main() -> factwire::Result<()> {
    /// use factwire::{Extractor, Granularity};
    /// let full = Extractor::builder().granularity("full".parse()?).build()?;
    /// let triple = full.extract("The bank wants to sell the old mine.")?.triples.remove(0);
    /// assert_eq!((&*triple.subject.text, &*triple.predicate.text), ("The bank", "wants to sell"));
    /// assert_eq!(Granularity::default().to_string(), "compact"); // (bank, sell, mine), which is wanted
    /// # Ok(()) }
    /// ```
    #[derive(Default)]
    Granularity {
        /// Minimal arguments, the rest as modifiers, no fact twice.
        #[default]
        Compact = "compact",
        /// A triple for each clause in the words of the text, with whole phrases as arguments; also what noun phrases tell ("Norlake,
        /// a shipping firm", "the bridge over the river").
        Full = "full",
        /// A triple for each argument in the words of the text, the earlier ones taken into the predicate ("served as | prime
        /// minister", "served as prime minister in | 2010"), also for phrases inside ("served as prime minister of | Kenya").
        Binary = "binary",
    }
    later => |_label| Granularity::Compact
}

/// How much is told.
#[derive(Clone, Copy, Debug, Default)]
pub struct Detail {
    /// How much goes into one triple.
    pub granularity: Granularity,
    /// Whether the first triple of a fact tells where the text tells it again.
    pub variants: bool,
}

/// A triple before its words are put together: everything is an index of a word.
#[derive(Clone, Debug)]
struct Draft {
    subject: usize,
    object: usize,
    name: String,
    relation: Option<RelationName>,
    rule: String,
    /// What the rule's author gives it; 1 where no rule fired.
    confidence: f32,
    /// The word that the rule started from, or the head of the clause.
    anchor: usize,
    /// The object is a clause ("said that ..."): all its words.
    clausal: bool,
}

impl Draft {
    fn is(&self, relation: Relation) -> bool {
        self.relation.as_ref().is_some_and(|own| *own == relation)
    }

    /// What is read without a rule.
    fn open(subject: usize, object: usize, name: String, anchor: usize) -> Draft {
        let rule = "open".to_owned();
        Draft { subject, object, name, relation: None, rule, confidence: 1.0, anchor, clausal: false }
    }
}

/// The drafts of the rules by their pair of heads: full and binary triples take their names from them.
struct Drafts<'d> {
    all: &'d [Draft],
    of_pair: HashMap<(usize, usize), &'d Draft>,
}

impl<'d> Drafts<'d> {
    fn new(all: &'d [Draft]) -> Self {
        Drafts { all, of_pair: all.iter().rev().map(|d| ((d.subject, d.object), d)).collect() }
    }

    /// The draft of a clause's fact: that of a rule where one names the pair, else one named by the verb.
    fn of(
        &self,
        reading: &Reading,
        complement: &Complement,
        subject: usize,
        object: usize,
        known: &Knowledge,
    ) -> Draft {
        let of_clause =
            |d: &&Draft| known.clause_of(d.anchor, d.subject).is_some_and(|c| c.head == reading.clause.head);
        if let Some(draft) = self.of_pair.get(&(subject, object)).copied().filter(of_clause) {
            return draft.clone();
        }
        let clause = reading.clause;
        let verb = if clause.passive {
            format!("be_{}", known.parse.word(clause.head).to_lowercase())
        } else {
            clause.lemma.to_string()
        };
        let case = match &complement.slot {
            Slot::Oblique(case) => case.as_str(),
            Slot::Subject if clause.passive => "by",
            _ => "",
        };
        let draft = Draft::open(subject, object, named(&verb, case), clause.head);
        Draft { clausal: complement.is_clausal(), ..draft }
    }

    /// True when a clause or a title tells something of the two, either way round.
    fn tell(&self, known: &Knowledge, a: usize, b: usize) -> bool {
        let told = |d: &&Draft| known.clause_of(d.anchor, d.subject).is_some() || said_of_title(known, d).is_some();
        [(a, b), (b, a)].iter().any(|pair| self.of_pair.get(pair).is_some_and(told))
    }

    /// The titles and places that no clause tells, with the words that say so. Not "Norlake chairman Tom Brandt" as the head of
    /// Norlake: he is the chairman, not Norlake.
    fn of_nouns(&self, known: &Knowledge) -> impl Iterator<Item = (&'d Draft, &'static str)> {
        let of_noun = |d: &&Draft| known.clause_of(d.anchor, d.subject).is_none();
        self.all.iter().filter(of_noun).filter_map(|d| Some((d, said_of_title(known, d)?)))
    }
}

/// "is" of an office, "is in" of "Lund, Sweden"; what other rules read in noun phrases is no being.
fn said_of_title(known: &Knowledge, draft: &Draft) -> Option<&'static str> {
    match draft.relation.as_ref()?.builtin()? {
        crate::Relation::HasRole => Some("is"),
        crate::Relation::LocatedIn if known.parse.tokens[draft.object].deprel == crate::Deprel::Appos => Some("is in"),
        _ => None,
    }
}

/// "agree" and "to" → agree_to
fn named(lemma: &str, case: &str) -> String {
    if case.is_empty() { lemma.to_owned() } else { format!("{lemma}_{case}") }
}

/// More pairs than these of the subjects and objects of a verb are not told each with each.
const MOST_PAIRS: usize = 64;

/// Every subject with every object. Of two long lists the first of each meets all of the other: everybody and everything is
/// told, and n words do not give n² facts.
fn pairs<'a>(subjects: &'a [usize], objects: &'a [usize]) -> impl Iterator<Item = (usize, usize)> + 'a {
    let few = subjects.len() * objects.len() <= MOST_PAIRS;
    subjects.iter().enumerate().flat_map(move |(s, &subject)| {
        let objects = if few || s == 0 { objects } else { &objects[..objects.len().min(1)] };
        objects.iter().filter(move |&&o| o != subject).map(move |&object| (subject, object))
    })
}

/// The triples of a text, in text order, who says what, and who holds which office.
pub fn extract(
    parse: &Parse,
    mentions: &Mentions,
    links: &Links,
    clauses: &Clauses,
    rules: &Rules,
    detail: Detail,
) -> (Vec<Triple>, Vec<Statement>, Roles) {
    let known = Knowledge::new(parse, mentions, links, clauses, detail);
    let (triples, roles) = told(&known, rules);
    (triples, statements::all(&known), roles)
}

/// What the confidence of each triple that [`extract`] gives was reckoned from, in their order.
pub fn signs(
    parse: &Parse,
    mentions: &Mentions,
    links: &Links,
    clauses: &Clauses,
    rules: &Rules,
    detail: Detail,
) -> Vec<Signs> {
    let known = Knowledge::new(parse, mentions, links, clauses, detail).recording();
    told(&known, rules).0.iter().map(|triple| known.recorded(triple).unwrap_or_default()).collect()
}

fn told(known: &Knowledge, rules: &Rules) -> (Vec<Triple>, Roles) {
    let parse = known.parse;
    // Sentence by sentence, so that of a text that tells the same again and again only what is kept takes room.
    let of_sentence = |(number, sentence): (usize, &Sentence)| {
        let mut drafts = closed::drafts(known, rules, sentence.tokens.clone());
        let open = open::drafts(known, &drafts, number);
        drafts.extend(open);
        drafts
    };
    let drafts = parse.sentences.iter().enumerate().map(of_sentence);
    let of_roles = |d: &Draft| d.is(Relation::HasRole) || d.is(Relation::Leads);
    let (triples, of_roles) = match known.detail.granularity {
        Granularity::Compact => {
            let mut kept = Vec::new();
            let drafts = drafts.inspect(|drafts| kept.extend(drafts.iter().filter(|d| of_roles(d)).cloned()));
            (assembly::triples(known, drafts, rules), kept)
        }
        Granularity::Full => {
            let drafts: Vec<Draft> = drafts.flatten().collect();
            (full::triples(known, &drafts), drafts)
        }
        Granularity::Binary => {
            let drafts: Vec<Draft> = drafts.flatten().collect();
            (binary::triples(known, &drafts), drafts)
        }
    };
    (triples, roles::all(known, &of_roles))
}

#[cfg(test)]
mod tests;
