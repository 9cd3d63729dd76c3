//! What a triple shows of its reading: what its confidence is reckoned from.

/// Defines the signs with their names in `relations/confidence/*.txt`.
macro_rules! signs {
    ($($sign:ident $name:literal)*) => {
        /// What a triple shows of its reading.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Sign { $(#[doc = $name] $sign),* }

        impl Sign {
            /// All of them.
            pub const ALL: &[Sign] = &[$(Sign::$sign),*];

            /// The name in `relations/confidence/*.txt`.
            pub fn name(self) -> &'static str {
                match self { $(Sign::$sign => $name),* }
            }
        }
    };
}

signs! {
    Always "always"
    Closed "rule.closed"
    Apposition "noun.apposition"
    Example "noun.example"
    Owner "noun.owner"
    Preposition "noun.preposition"
    Title "noun.title"
    Copular "clause.copular"
    Light "clause.light"
    Passive "clause.passive"
    Joined "clause.conjunct"
    Content "clause.content"
    Infinitive "clause.infinitive"
    Adverbial "clause.adverbial"
    Participle "clause.participle"
    Relative "clause.relative"
    Aside "clause.aside"
    OfNoun "clause.of_noun"
    Attribute "object.attribute"
    Oblique "object.oblique"
    Clausal "object.clause"
    Recipient "object.recipient"
    Minor "object.adverbial"
    InferredSubject "subject.inferred"
    InferredObject "object.inferred"
    NoObject "object.none"
    Pronoun "subject.pronoun"
    Unresolved "subject.pronoun_unresolved"
    ObjectPronoun "object.pronoun"
    NameSubject "subject.name"
    NameObject "object.name"
    Claimed "fact.claimed"
    Denied "fact.denied"
    ToCome "fact.not_actual"
    Conditional "fact.conditional"
    Arcs "parse.arcs"
    Weakest "parse.weakest_arc"
    Names "names.score"
    SubjectLength "length.subject"
    ObjectLength "length.object"
    Modifiers "length.modifiers"
    SentenceLength "length.sentence"
    Group "subject.group"
    ObjectGroup "object.group"
    Modal "clause.auxiliary"
    Finite "clause.finite"
    Apart "subject.distance"
    Depth "clause.depth"
    Position "clause.position"
    TimeObject "object.time"
    Definite "subject.definite"
    Indefinite "subject.indefinite"
    PlaceObject "object.place"
    PersonSubject "subject.person"
    Clauses "sentence.clauses"
    NounOfSubject "noun.of_subject"
    NounOfObject "noun.of_object"
    NounOf "noun.of"
    NounPlace "noun.place"
    NounNamed "noun.names"
    NounLong "noun.length"
    NounPerson "noun.person"
    SubjectLink "link.subject"
    ObjectLink "link.object"
    SentenceArcs "parse.sentence"
    Path "parse.path"
    Quoted "sentence.quotes"
    Unfinished "sentence.unfinished"
    SubjectCut "subject.cut"
    ObjectCut "object.cut"
    General "predicate.general"
    NumberObject "object.number"
    Role "rule.role"
    Nested "clause.nested"
    AboveDenied "clause.above_denied"
    Attached "parse.attachment"
    ObjectArcs "parse.object_words"
    WeakestOfSentence "parse.weakest_of_sentence"
    Completed "clause.completed"
    Qualified "clause.qualified"
    NoForm "clause.no_form"
    Present "clause.present"
    Question "fact.question"
    Future "fact.future"
    Necessary "fact.necessary"
    Wanted "fact.wanted"
    OddPredicate "predicate.no_verb"
    Have "predicate.have"
    OddObject "object.no_noun"
    OddSubject "subject.no_noun"
    SubjectIt "subject.it"
    SubjectThey "subject.they"
    SubjectSpeaker "subject.speaker"
    SubjectThis "subject.this"
    SubjectClass "subject.class"
    OrganizationSubject "subject.organization"
    EventSubject "subject.event"
    AbstractSubject "subject.abstract"
    PersonObject "object.person"
    OrganizationObject "object.organization"
    AbstractObject "object.abstract"
    NominalLinked "subject.nominal_linked"
    ObjectNominalLinked "object.nominal_linked"
    Antecedent "subject.antecedent_distance"
    ObjectClause "object.clause_within"
    SubjectPhrases "subject.phrases"
    SubjectBehind "subject.behind"
    ObjectBefore "object.before"
    ObjectApart "object.distance"
    CommasSubject "subject.commas"
    CommasObject "object.commas"
    VerbsObject "object.verbs_between"
    InferredOfInfinitive "subject.of_infinitive"
    InferredOfAdverbial "subject.of_adverbial"
    InferredOfConjunct "subject.of_conjunct"
    InferredOfRelative "subject.of_relative"
    InferredOfPurpose "subject.of_purpose"
    First "sentence.first"
    Late "sentence.place"
    Commas "sentence.commas"
    Colon "sentence.colon"
    Dash "sentence.dash"
    Asks "sentence.question_mark"
    Capitals "sentence.capitals"
    Spoken "sentence.speaks"
    InQuotes "source.none_in_quotes"
    ClaimBefore "source.claimed_before"
    Direct "source.direct"
    SourcePronoun "source.pronoun"
    SourceApart "source.distance"
    SourceNested "source.nested"
    SourceIsSubject "source.is_subject"
    SubjectOfNoun "subject.owner"
    SubjectDeterminer "subject.quantified"
    InferredNotActual "subject.inferred_not_actual"
    ClaimedNotActual "fact.claimed_not_actual"
    InferredName "subject.inferred_name"
    InferredPath "subject.inferred_path"
    SubjectDoubt "link.subject_doubt"
    SubjectWord "subject.one_word"
    ObjectWord "object.one_word"
    NameWords "subject.name_length"
    ObjectNameScore "names.object_score"
}

/// The values of the signs of a triple: 0 or 1, a probability, or the logarithm of a number of words.
#[derive(Clone, Copy, Debug)]
pub struct Signs([f32; Sign::ALL.len()]);

/// How a fact was read is no part of it: a triple that comes back from JSON is the same.
impl PartialEq for Signs {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Default for Signs {
    fn default() -> Self {
        Signs([0.0; Sign::ALL.len()]).with(Sign::Always, true)
    }
}

impl Signs {
    /// The same with a sign that holds or not.
    pub fn with(self, sign: Sign, holds: bool) -> Self {
        self.valued(sign, f32::from(u8::from(holds)))
    }

    /// The same with a sign of this value.
    pub fn valued(mut self, sign: Sign, value: f32) -> Self {
        self.0[sign as usize] = value;
        self
    }

    /// Adds how long the sides are and how many modifiers there are.
    pub fn with_lengths(self, subject: &str, object: &str, modifiers: usize) -> Self {
        let words = |text: &str| (text.split_whitespace().count().max(1) as f32).ln();
        let one = |text: &str| text.split_whitespace().count() <= 1;
        self.with(Sign::SubjectWord, one(subject))
            .with(Sign::ObjectWord, one(object))
            .valued(Sign::SubjectLength, words(subject))
            .valued(Sign::ObjectLength, words(object))
            .valued(Sign::Modifiers, modifiers as f32)
    }

    /// Adds how much of the phrases of both sides is left out, in characters.
    pub fn with_cuts(self, subject: usize, object: usize) -> Self {
        let cut = |count: usize| (1.0 + count as f32).ln();
        self.valued(Sign::SubjectCut, cut(subject)).valued(Sign::ObjectCut, cut(object))
    }

    /// The values in the order of [`Sign::ALL`].
    pub fn values(&self) -> &[f32] {
        &self.0
    }
}
