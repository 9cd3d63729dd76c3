use serde::{Deserialize, Serialize};

use super::{Argument, AttributionKind, Modifier, SentenceId, Span, StatementId};

/// Somebody says something or speaks of it; or thinks, feels or wants it.
///
/// Triples tell what is said; a statement tells the saying: whole, also where it holds no fact ("criticised the plan",
/// "called for a vote", "declined to comment").
///
/// What nobody says has a list of its own, [`Extraction::attitudes`](crate::Extraction::attitudes): "wants to leave", "fears the flood". The
/// Penn Discourse Treebank tells the two apart by the verb: of its types of attribution, assertions (verbs of communication) are statements,
/// beliefs (verbs of propositional attitude) and eventualities (of intention and control) are attitudes. But a belief that the source
/// holds to be so ("believes that the dam leaks") is a statement as well: triples are attributed to it. So is whatever stands in quotation
/// marks, for that was said.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// let text = "Mayor Greta Holm said the dam would hold. She criticised the plan as \"a waste of money\".";
/// let told = factwire::extract(text)?.statements;
/// assert_eq!(told[0].source.as_ref().map(|s| s.name()), Some("Greta Holm"));
/// assert_eq!((&*told[0].cue.text, &*told[0].content.text), ("said", "the dam would hold"));
/// assert!(told[0].asserted && !told[1].asserted);
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Statement {
    /// The one who says it; `None` where the text does not tell ("the firm was accused of fraud").
    pub source: Option<Argument>,
    /// The words that show it.
    pub cue: Cue,
    /// What is said.
    pub content: Content,
    /// In quotation marks, not, or partly.
    pub kind: AttributionKind,
    /// The source says or holds the content to be so and the text does not vouch for it: triples of the content are
    /// attributed to the source. False where a thing is only spoken of, judged or wanted, and for what the text itself holds
    /// to be so ("knows that").
    pub asserted: bool,
    /// The source says that it is not so, or takes it back: "denied that", "walked back", "did not want to".
    pub denied: bool,
    /// Of what is denied: the source said so itself and takes it back ("retracted her claim that").
    #[serde(default)]
    pub retracted: bool,
    /// The text says that the source does not say it: "did not mention the plan"; beside `denied`, that it does not deny it.
    pub unsaid: bool,
    /// The statement that this one is part of.
    pub via: Option<StatementId>,
    /// What the text tells of the saying: when, where, to whom and in what it is said ("told *reporters* *on Monday*", "in *a
    /// statement*").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modifiers: Vec<Modifier>,
    /// Number of the sentence of the cue.
    pub sentence: SentenceId,
}

impl Statement {
    /// Somebody whom the text does not name says this, and holds it to be so.
    pub fn new(cue: Cue, content: Content) -> Self {
        Statement {
            source: None,
            cue,
            content,
            kind: AttributionKind::Indirect,
            asserted: true,
            denied: false,
            retracted: false,
            unsaid: false,
            via: None,
            modifiers: Vec::new(),
            sentence: SentenceId(0),
        }
    }
}

/// The words that show that somebody says something: "said", "according to", "called for", a colon or a dash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Cue {
    /// The words.
    pub text: String,
    /// From the first to the last, in the unit of [`Extraction::offsets`](crate::Extraction::offsets).
    #[serde(flatten)]
    pub span: Span,
}

/// What is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Content {
    /// The words of the pieces without the quotation marks around them; " … " stands between two pieces.
    pub text: String,
    /// Where they stand, in text order: several for “We will stay,” she said, “and pay.”
    pub spans: Vec<Span>,
}

impl Cue {
    /// These words.
    pub fn new(text: impl Into<String>, span: Span) -> Self {
        Cue { text: text.into(), span }
    }
}

impl Content {
    /// These words, in one or several pieces.
    pub fn new(text: impl Into<String>, spans: Vec<Span>) -> Self {
        Content { text: text.into(), spans }
    }
}
