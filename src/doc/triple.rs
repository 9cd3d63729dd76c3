use std::fmt;

use serde::{Deserialize, Serialize};

use super::labels::labels;
use super::{
    EntityId, FactId, Modifier, Probability, Quantity, Relation, RelationName, RuleId, SentenceId, Span, StatementId,
    When,
};
use crate::lexicon::vocabulary::closed_classes;

/// A subject or object of a triple.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// let text = "Ada Okoro went to Oslo. She met the envoy of Norway.";
/// let extraction = factwire::extract(text)?;
/// let met = extraction.triples.iter().find(|t| t.predicate.is("met_with")).unwrap();
/// assert_eq!((&*met.subject.text, met.subject.name()), ("She", "Ada Okoro"));
/// assert_eq!(&text[met.subject.span], "She");
/// let object = met.object.as_ref().unwrap();
/// assert_eq!((&text[object.head], &text[object.phrase]), ("envoy", "the envoy of Norway"));
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Argument {
    /// Where the words stand, in the unit of [`Extraction::offsets`](crate::Extraction::offsets), as all spans.
    #[serde(flatten)]
    pub span: Span,
    /// The words: those of the span without a leading article, relative clauses and asides.
    pub text: String,
    /// The entity that they mention, if any; in JSON always there.
    #[serde(default)]
    pub entity: Option<EntityId>,
    /// The entity's name, where it differs from the text ("she" → "Amina Otieno").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The word that governs the others.
    pub head: Span,
    /// The whole phrase that the word governs, with its clauses and asides.
    pub phrase: Span,
    /// The fact that the words tell, where they are a clause: "the peso to depreciate" in "allowed the peso to depreciate". None where
    /// the clause tells no fact of its own, where that fact is left out, and for full and binary triples.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fact: Option<FactId>,
    /// The amount that the words state, in numbers: of "40 million dollars", "at least 12 homes", "hundreds of people", "3 points". Not of
    /// what only has an amount beside it: "a $3 million deal" is a deal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Box<Quantity>>,
}

impl Argument {
    /// These words, all of one phrase, that mention no entity.
    pub fn new(text: impl Into<String>, span: Span) -> Self {
        let (entity, name, fact, value) = (None, None, None, None);
        Argument { span, text: text.into(), entity, name, head: span, phrase: span, fact, value }
    }

    /// True for a pronoun and a possessive one: "she", "their".
    pub fn is_pronoun(&self) -> bool {
        closed_classes::THIRD_PERSON_PRONOUNS.has_any_case(&self.text)
    }

    /// The entity's name where there is one, else the words.
    pub fn name(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.text)
    }
}

impl fmt::Display for Argument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What is said to hold between subject and object.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// use factwire::facts::Relation;
/// let extraction = factwire::extract("Okoro has met Brandt. Brandt sold the mine.")?;
/// let [met, sold] = [&extraction.triples[0].predicate, &extraction.triples[1].predicate];
/// assert!(met.is(Relation::MetWith) && met.is("met_with"));
/// assert_eq!((&*met.name, &*met.text, &*met.lemma), ("met_with", "has met", "meet"));
/// # let _ = sold;
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Predicate {
    /// The relation's name ("spoke_with") or, for an open predicate, its lemma with particle and preposition
    /// ("agree_to").
    pub name: String,
    /// The relation, of a builtin rule or of your own; `None` for an open predicate.
    #[serde(default)]
    pub relation: Option<RelationName>,
    /// The words, from the first to the last, as in the text.
    pub text: String,
    /// Where they stand.
    #[serde(flatten)]
    pub span: Span,
    /// The lemma of the word that carries the meaning.
    pub lemma: String,
    /// When, as the verb shows it.
    pub tense: Tense,
}

impl Predicate {
    /// An open predicate without tense, of one word whose lemma is its name.
    pub fn new(name: impl Into<String>, text: impl Into<String>, span: Span) -> Self {
        let name = name.into();
        Predicate { lemma: name.clone(), name, relation: None, text: text.into(), span, tense: Tense::None }
    }

    /// The predicate of a relation.
    pub fn of_relation(relation: impl Into<RelationName>, text: impl Into<String>, span: Span) -> Self {
        let relation = relation.into();
        Predicate { relation: Some(relation.clone()), ..Predicate::new(relation.as_str(), text, span) }
    }

    /// Whether it is this relation: a [`Relation`], or the name of one, of your own too.
    pub fn is<R>(&self, relation: R) -> bool
    where
        RelationName: PartialEq<R>,
    {
        self.relation.as_ref().is_some_and(|own| *own == relation)
    }

    /// The builtin relation, where it is one.
    pub fn builtin(&self) -> Option<Relation> {
        self.relation.as_ref().and_then(RelationName::builtin)
    }
}

labels! {
    /// Affirmed or denied.
    #[derive(Default)]
    Polarity {
        /// "agreed"
        #[default]
        Affirmative = "affirmative",
        /// "did not agree", "never agreed", "refused to agree", "denied that it had agreed"
        Negative = "negative",
    }
    later => Unknown
}

labels! {
    /// When, as the verb shows it.
    #[derive(Default)]
    Tense {
        /// "agreed", "had agreed", "has agreed"
        Past = "past",
        /// "agrees", "is agreeing"
        #[default]
        Present = "present",
        /// "will agree"
        Future = "future",
        /// no tense of its own: "to agree", "agreeing", "talks"
        None = "none",
    }
    later => Unknown
}

labels! {
    /// In which way the text holds the fact to be.
    #[derive(Default)]
    Modality {
        /// it is or was so
        #[default]
        Actual = "actual",
        /// "will", "is to", "plans to"
        Future = "future",
        /// "may", "could", "whether", "possibly"
        Possible = "possible",
        /// "must", "should", "has to"
        Necessary = "necessary",
        /// "wants to", "hopes that", "urged them to"
        Wanted = "wanted",
        /// "if they pay, they will stay": both; "would help"; "anyone who pays"
        Conditional = "conditional",
        /// asked
        Question = "question",
        /// "Stop the war!"
        Command = "command",
    }
    later => Unknown
}

labels! {
    /// How a claim is reported.
    AttributionKind {
        /// in quotation marks
        Direct = "direct",
        /// "said that ..."
        Indirect = "indirect",
        /// partly in quotation marks
        Mixed = "mixed",
    }
    later => Unknown
}

labels! {
    /// How the source of a claim stands to what is claimed.
    #[derive(Default)]
    Stance {
        /// It holds it to be so: "said that".
        #[default]
        Asserts = "asserts",
        /// It holds it not to be so: "denied that", "dismissed reports that". The polarity of a triple is already what the source
        /// holds: of "denied that she had met Berg" the meeting is [`Polarity::Negative`].
        Denies = "denies",
        /// It said so and takes it back: "retracted her claim that". The source then holds neither that it is so nor that it is
        /// not; a triple has the polarity that was claimed and is no more than [`Modality::Possible`].
        Retracts = "retracts",
    }
    later => Unknown
}

impl Stance {
    fn is_plain(&self) -> bool {
        *self == Stance::Asserts
    }
}

/// Who says so.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// let extraction = factwire::extract("Ida Holm said that Brandt had sold the mine.")?;
/// let by = extraction.triples[0].factuality.attribution.as_ref().unwrap();
/// assert_eq!((by.source.name(), &*by.cue), ("Ida Holm", "said"));
/// assert_eq!((by.kind.as_str(), by.stance.as_str()), ("indirect", "asserts"));
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Attribution {
    /// The one who says it.
    pub source: Argument,
    /// The word that shows it ("stated", "according to").
    pub cue: String,
    /// Direct, indirect or mixed.
    pub kind: AttributionKind,
    /// Whether the source holds it to be so, denies it or takes it back. In JSON left out for the first.
    #[serde(default, skip_serializing_if = "Stance::is_plain")]
    pub stance: Stance,
    /// Who reports that source, for a claim within a claim.
    #[serde(default)]
    pub via: Option<Box<Attribution>>,
    /// The whole of what is said; see [`Extraction::statement_of`](crate::Extraction::statement_of).
    #[serde(default)]
    pub statement: Option<StatementId>,
}

impl Attribution {
    /// The source says it and holds it to be so.
    pub fn new(source: Argument, cue: impl Into<String>, kind: AttributionKind) -> Self {
        Attribution { source, cue: cue.into(), kind, stance: Stance::Asserts, via: None, statement: None }
    }
}

/// Whether the author holds the fact to be so. The default: affirmed, actual and the author's own word.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// use factwire::facts::{Factuality, Modality, Polarity};
/// let extraction = factwire::extract("Brandt may not sell the mine.")?;
/// let factuality = &extraction.triples[0].factuality;
/// assert_eq!((factuality.polarity, factuality.modality), (Polarity::Negative, Modality::Possible));
/// assert!(!extraction.triples[0].is_asserted_by_author());
/// assert_eq!(Factuality::default().polarity, Polarity::Affirmative);
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Factuality {
    /// Affirmed or denied.
    pub polarity: Polarity,
    /// Actual, to come, possible, ...
    pub modality: Modality,
    /// Who says so, if not the author.
    #[serde(default)]
    pub attribution: Option<Attribution>,
}

/// Where a triple was read.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// let text = "It rained. Okoro met Brandt.";
/// let extraction = factwire::extract(text)?;
/// let evidence = &extraction.triples[0].evidence;
/// assert_eq!(&text[extraction.sentence(evidence.sentence).unwrap()], "Okoro met Brandt.");
/// assert!(evidence.rule.to_string().starts_with("met_with#"));
/// let words: Vec<&str> = evidence.spans.iter().map(|span| &text[*span]).collect();
/// assert_eq!(words, ["Okoro", "met", "Brandt"]);
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Evidence {
    /// The sentence; see [`Extraction::sentence`](crate::Extraction::sentence).
    pub sentence: SentenceId,
    /// The rule that fired: "spoke_with#2" is the second pattern of `spoke_with.toml`, "open" the reading of a clause without a
    /// rule, "noun" that of a noun phrase.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub rule: RuleId,
    /// The words that carry the fact, in text order.
    pub spans: Vec<Span>,
}

impl Evidence {
    /// A rule read it in a sentence; no words yet.
    pub fn new(sentence: SentenceId, rule: impl Into<RuleId>) -> Self {
        Evidence { sentence, rule: rule.into(), spans: Vec::new() }
    }
}

/// One fact.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// let extraction = factwire::extract("Ida Holm said that Okoro had met Brandt in Oslo.")?;
/// let triple = &extraction.triples[0];
/// assert_eq!(triple.to_string(), "(Okoro, met_with, Brandt)");
/// assert!(triple.predicate.is("met_with") && triple.confidence > 0.3);
/// assert!(!triple.is_asserted_by_author()); // Ida Holm says so
/// println!("{}", extraction.explain(triple));
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Triple {
    /// Who or what.
    pub subject: Argument,
    /// Does or is what.
    pub predicate: Predicate,
    /// To whom or what; none for what has no object ("the talks collapsed"). Triples without one are not given yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<Argument>,
    /// When, where, about what, ...
    pub modifiers: Vec<Modifier>,
    /// When, by all its modifiers of time together ("from 2015", "to 2018" → 2015/2018); none where they tell no time that can be
    /// read. Of two that have nothing in common the one nearest to the verb counts: the other is the more likely to belong to
    /// another word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// Whether it is so, and who says it.
    pub factuality: Factuality,
    /// Where it was read.
    pub evidence: Evidence,
    /// How sure factwire is that the text says this, as a logistic regression over the rule, the clause, the
    /// arguments and the network's probabilities has it, times the `confidence` of the rule's pattern.
    pub confidence: Probability,
    /// Where the text tells the same fact again, in other words or in the same; filled on request
    /// ([`Builder::variants`](crate::Builder::variants)) for compact triples.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<Evidence>,
}

impl Triple {
    /// A fact that its author states, for certain, in the first sentence; its evidence are the words of its parts.
    ///
    /// ```
    /// use factwire::Triple;
    /// use factwire::facts::{Argument, Predicate};
    /// let talks = Argument::new("talks", (0..5).into());
    /// let event = Triple::new(talks, Predicate::new("collapse", "collapsed", (6..15).into()), None);
    /// assert_eq!(event.to_string(), "(talks, collapse)");
    /// ```
    pub fn new(subject: Argument, predicate: Predicate, object: impl Into<Option<Argument>>) -> Self {
        let object = object.into();
        let mut evidence = Evidence::new(SentenceId(0), RuleId::Open);
        evidence.spans.extend([subject.span, predicate.span]);
        evidence.spans.extend(object.as_ref().map(|o| o.span));
        evidence.spans.sort_unstable();
        Triple {
            subject,
            predicate,
            object,
            modifiers: Vec::new(),
            when: None,
            factuality: Factuality::default(),
            evidence,
            confidence: Probability::CERTAIN,
            variants: Vec::new(),
        }
    }

    /// Its subject, and its object where it has one.
    pub fn arguments(&self) -> impl Iterator<Item = &Argument> {
        std::iter::once(&self.subject).chain(&self.object)
    }

    /// True when no words of its own stand for the predicate: the "is" or "has" of a title, an apposition, an owner or a
    /// preposition; in a compact triple the title itself.
    pub fn is_implied(&self) -> bool {
        // a verb that stands in the text has a tense
        let unsaid = matches!(&*self.predicate.text, "is" | "is in") && self.predicate.tense == Tense::None;
        let inside = self.object.as_ref().is_some_and(|o| o.span.contains(self.predicate.span));
        self.evidence.rule == RuleId::NounPhrase || unsaid || inside
    }

    /// True when the text itself states the fact: affirmed, actual and not put into somebody's mouth.
    pub fn is_asserted_by_author(&self) -> bool {
        self.factuality.polarity == Polarity::Affirmative
            && self.factuality.modality == Modality::Actual
            && self.factuality.attribution.is_none()
    }
}

impl fmt::Display for Triple {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Predicate { name, .. } = &self.predicate;
        match &self.object {
            Some(object) => write!(f, "({}, {name}, {object})", self.subject),
            None => write!(f, "({}, {name})", self.subject),
        }
    }
}
