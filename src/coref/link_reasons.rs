//! Why a mention was linked to an entity, and how far such links can be trusted.

/// Why a mention was linked to the mentions before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LinkReason {
    /// "The spokeswoman ... Dahl, [the spokeswoman]": a role that was named before.
    SameRole,
    /// "the press secretary" for the person who is said to hold that office.
    RoleOfHolder,
    /// "Dahl ... Dahl"
    SameName,
    /// "Dahl" for "Ingrid Dahl", "Nordlys" for "Nordlys Corporation".
    ShortName,
    /// "Ingrid Dahl" and "Ingrid M. Dahl"; "Ingrid Dahl" who "was born Ingrid Berg".
    FullerOrShorterName,
    /// "Müller" and "Mueller", "Leavitt" and "Leavit"
    OtherSpelling,
    /// "America" and "the U.S."
    SameCountry,
    /// "NATO" for "North Atlantic Treaty Organization"
    Acronym,
    /// "Nordlys, [the bank]"
    Apposition,
    /// "the bank ... the bank"
    SameWords,
    /// "a Finnish delegation ... the delegation"
    SameNoun,
    /// "the bank" for "Nordlys Bank"
    KindInName,
    /// "the company" where one organisation alone was named
    OnlyOrganization,
    /// "the country" where one country alone was spoken of
    OnlyCountry,
    /// "the 22-year-old" where one person alone was named
    OnlyPerson,
    /// "the Kenyan", "the Republican"
    NationalityOrParty,
    /// "the 61-year-old"
    Age,
    /// "She went to sea. [Mara Sund] is a captain now."
    NamedLater,
    /// “[I] was there”, Dahl said.
    Speaker,
    /// “[You] were there”, Dahl told Berg.
    Addressee,
    /// "The vote worries Tom Brandt, the head of a caucus.⏎“Nobody sings,” [he] said."
    IntroducedSpeaker,
    /// "He hurt [himself]"
    ReflexivePronoun,
    /// "she", "it", "they"
    Pronoun,
    /// "Dahl and Berg met. [The two leaders] signed."
    Group,
}

impl LinkReason {
    /// In words, for the caller.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            LinkReason::SameRole => "same role",
            LinkReason::RoleOfHolder => "role",
            LinkReason::SameName => "same name",
            LinkReason::ShortName => "short name",
            LinkReason::FullerOrShorterName => "fuller or shorter name",
            LinkReason::OtherSpelling => "other spelling",
            LinkReason::SameCountry => "name of the same country",
            LinkReason::Acronym => "acronym",
            LinkReason::Apposition => "apposition",
            LinkReason::SameWords => "same words",
            LinkReason::SameNoun => "same noun",
            LinkReason::KindInName => "kind in the name",
            LinkReason::OnlyOrganization => "only organisation nearby",
            LinkReason::OnlyCountry => "only country nearby",
            LinkReason::OnlyPerson => "only person nearby",
            LinkReason::NationalityOrParty => "nationality or party",
            LinkReason::Age => "age",
            LinkReason::NamedLater => "named later",
            LinkReason::Speaker => "speaker",
            LinkReason::Addressee => "addressee",
            LinkReason::IntroducedSpeaker => "introduced as the speaker",
            LinkReason::ReflexivePronoun => "reflexive pronoun",
            LinkReason::Pronoun => "pronoun",
            LinkReason::Group => "group",
        }
    }

    /// How often links made for this reason are right, where the link itself has no probability: measured on GUM train with
    /// `factwire-eval coref`; by judgement where GUM has fewer than 30 of them.
    pub(super) fn usual_confidence(self) -> f32 {
        match self {
            LinkReason::SameCountry => 0.97,
            LinkReason::SameName | LinkReason::ShortName => 0.92,
            LinkReason::Apposition | LinkReason::FullerOrShorterName | LinkReason::SameRole => 0.9,
            LinkReason::Acronym => 0.8,
            LinkReason::RoleOfHolder => 0.77,
            _ => 0.75,
        }
    }
}
