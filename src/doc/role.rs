use serde::{Deserialize, Serialize};

use super::labels::labels;
use super::{Argument, Attribution, Evidence, Probability, Span, When};

labels! {
    /// How the text ties a role to its holder.
    RoleLink {
        /// "French President Jeanne Morel"
        Title = "title",
        /// "Holm, the town's press secretary"
        Apposition = "apposition",
        /// "Holm is the press secretary"; "Holm, who is press secretary"
        Copula = "copula",
        /// "was appointed press secretary", "serves as press secretary", "resigned as press secretary"
        Appointment = "appointment",
        /// "Holm heads the agency": the verb says what Holm is
        Verb = "verb",
        /// "the French president said": the role stands for somebody whom the text names elsewhere
        Reference = "reference",
    }
    later => Unknown
}

labels! {
    /// Whether a role is held, as the text tells it.
    ///
    /// "Deputy" and "vice" are no status: a former deputy mayor was one. See [`RoleFact::deputy`].
    #[derive(Default)]
    RoleStatus {
        /// no word against it
        #[default]
        Current = "current",
        /// "former", "ex-", "then-", "late"; "was mayor until 2015", "stepped down as mayor"
        Former = "former",
        /// "acting", "interim"
        Acting = "acting",
        /// "-elect", "incoming", "designate"; "will become mayor"
        Elect = "elect",
        /// "nominee for", "candidate for", "would-be"; "was nominated as"
        Nominee = "nominee",
    }
    later => Unknown
}

/// Somebody holds, held or is to hold an office, a post, a profession or a title.
///
/// One fact a role: what the text tells of the same office of the same person in several places is put together.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// let text = "Former Kenyan trade minister Ada Okoro met Tom Brandt, an adviser to President Greta Holm. \
///             Brandt was the mayor of Lund from 2010 to 2014.";
/// let roles = factwire::extract(text)?.roles;
/// let told: Vec<_> = roles.iter().map(|r| (r.holder.name(), &*r.title, r.status)).collect();
/// use factwire::facts::RoleStatus::{Current, Former};
/// assert!(told.contains(&("Ada Okoro", "trade minister", Former)));
/// assert!(told.contains(&("Tom Brandt", "adviser", Current)));
/// assert!(told.contains(&("Tom Brandt", "mayor", Former)));
/// assert_eq!(roles[0].country.as_ref().map(|c| c.name()), Some("Kenya")); // the words are "Kenyan"
/// let adviser = roles.iter().find(|r| r.title == "adviser").unwrap();
/// assert_eq!(adviser.principal.as_ref().map(|p| p.name()), Some("Greta Holm"));
/// let mayor = roles.iter().find(|r| r.title == "mayor").unwrap();
/// assert_eq!(mayor.place.as_ref().map(|p| p.name()), Some("Lund"));
/// assert_eq!(mayor.when.as_ref().and_then(|w| w.iso()), Some("2010/2014"));
/// # Ok(()) }
/// ```
///
/// In JSON, the first of them (an argument is written as in a triple; what is not known is left out):
///
/// ```json
/// {"holder": {"text": "Ada Okoro", "start": 29, "end": 38, "entity": 2, ...},
///  "title": "trade minister", "text": "Former Kenyan trade minister", "start": 0, "end": 28, "status": "former",
///  "country": {"text": "Kenyan", "name": "Kenya", "start": 7, "end": 13, "entity": 1, ...},
///  "link": "title", "evidence": {"sentence": 0, "rule": "has_role#1", "spans": [...]}, "confidence": 0.674}
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RoleFact {
    /// Who holds it.
    pub holder: Argument,
    /// The office in its bare words, singular, in small letters but for names and abbreviations: "special envoy", "deputy mayor",
    /// "CEO". Not in it: status, country, organisation, principal, place, articles.
    pub title: String,
    /// The words of the role as in the text: "former mayor of Lund".
    pub text: String,
    /// Where they stand, in the unit of [`Extraction::offsets`](crate::Extraction::offsets).
    #[serde(flatten)]
    pub span: Span,
    /// Held now, once, soon?
    pub status: RoleStatus,
    /// "deputy mayor", "vice president", "assistant director": the one next to the office. The title keeps the word.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub deputy: bool,
    /// The organisation or body: "head of *the city council*", "*White House* press secretary".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization: Option<Argument>,
    /// The country that it is held in or for: "*French* president", "president of *France*"; the argument's name is the country's.
    /// A seat of government tells it as well: "*White House* press secretary".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Argument>,
    /// The person whom the holder serves or is set beside: "*Holm*'s adviser", "adviser to President *Holm*", "*her* lawyer".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub principal: Option<Argument>,
    /// Any other place: "mayor of *Lund*", "governor of *Texas*"; and where somebody is sent: "ambassador to *Norway*", "envoy for
    /// *Sudan*" — the country of an envoy is the sender's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Argument>,
    /// When it is held, as far as the text tells: "since 2019" → 2019/.., "until May" → ../2025-05, "in 2012" → 2012. One who "became
    /// mayor in 2019" is it from then on, one who "resigned as mayor in May" was it until then. A relative time that cannot be
    /// placed ("was appointed last week", without a day of publication) is given as it is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// By which words it is tied to the holder.
    pub link: RoleLink,
    /// Who says so, if not the author.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<Attribution>,
    /// Where it was read.
    pub evidence: Evidence,
    /// How sure factwire is; see [`Triple::confidence`](crate::Triple::confidence).
    pub confidence: Probability,
}

impl RoleFact {
    /// Somebody holds an office now, tied to it by a title, for certain; its words are the title.
    pub fn new(holder: Argument, title: impl Into<String>, span: Span, evidence: Evidence) -> Self {
        let title = title.into();
        RoleFact {
            holder,
            text: title.clone(),
            title,
            span,
            status: RoleStatus::Current,
            deputy: false,
            organization: None,
            country: None,
            principal: None,
            place: None,
            when: None,
            link: RoleLink::Title,
            attribution: None,
            evidence,
            confidence: Probability::CERTAIN,
        }
    }
}
