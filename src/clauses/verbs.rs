//! Closed classes of verbs, nouns and adjectives that decide how a clause is read. Compiled by hand from grammars'
//! classes (implicatives: Karttunen 1971; reporting verbs; light verbs), general English, no corpus.

use crate::Modality;

/// What a verb, noun or adjective does to the clause that it governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// "want to", "urge them to"
    Makes(Modality),
    /// "fail to", "refuse to", "deny that": the clause is said not to hold
    Denies,
    /// "begin to", "manage to": the clause holds as its governor does
    Keeps,
}

/// The effect on an infinitive, a gerund or a that-clause under `lemma`.
pub(super) fn effect(lemma: &str) -> Option<Effect> {
    use Effect::{Denies, Keeps, Makes};
    Some(match lemma {
        "want" | "wish" | "hope" | "desire" | "seek" | "ask" | "urge" | "request" | "demand" | "call" | "call_on"
        | "beg" | "order" | "encourage" | "invite" | "advise" | "recommend" | "press" | "push" | "appeal"
        | "instruct" | "command" | "prefer" | "like" | "aim" | "aspire" | "long" | "lobby" | "pressure" | "implore"
        | "plead" | "aid" | "tell" | "call_upon" | "desirous" | "interested" | "keen" | "eager" | "willing"
        | "hopeful" | "wait" | "campaign" | "strive" => Makes(Modality::Wanted),
        "plan" | "intend" | "promise" | "vow" | "pledge" | "agree" | "expect" | "prepare" | "threaten" | "decide"
        | "commit" | "offer" | "swear" | "arrange" | "schedule" | "set" | "due" | "poised" | "ready" | "likely"
        | "mean" | "undertake" | "vote" | "resolve" | "choose" | "go" | "slate" | "opt" | "about" | "bound"
        | "determined" | "prepared" | "certain" | "sure" | "predict" | "project" | "forecast" => {
            Makes(Modality::Future)
        }
        "need" | "have" | "require" | "ought" | "oblige" | "necessary" | "must" | "compel" | "essential"
        | "crucial" | "vital" | "important" => Makes(Modality::Necessary),
        "try" | "attempt" | "seem" | "appear" | "consider" | "suggest" | "propose" | "allow" | "able" | "capable"
        | "enable" | "suspect" | "allege" | "doubt" | "wonder" | "permit" | "possible" | "unlikely" | "tend"
        | "free" | "doubtful" | "fear" | "worry" | "imagine" | "assume" | "speculate" | "question" | "authorize"
        | "authorise" | "rumour" | "rumor" | "suppose" | "ponder" | "weigh" | "contemplate" | "explore"
        | "struggle" | "difficult" | "hard" | "easy" | "tough" => Makes(Modality::Possible),
        "fail" | "refuse" | "decline" | "deny" | "avoid" | "stop" | "cease" | "prevent" | "forget" | "neglect"
        | "reject" | "rule_out" | "unable" | "impossible" | "unwilling" | "reluctant" | "halt" | "abandon"
        | "refrain" | "ban" | "forbid" | "prohibit" | "block" | "refute" | "dismiss" | "pretend" | "abstain"
        | "bar" => Denies,
        "begin" | "start" | "continue" | "manage" | "help" | "go_on" | "keep" | "force" | "get" | "make" | "let"
        | "come" | "proceed" | "finish" | "see" | "hear" | "watch" | "find" | "leave" | "resume" | "succeed"
        | "dare" | "rush" | "remember" | "cause" | "lead" | "keep_on" | "carry_on" | "persuade" | "convince"
        | "admit" | "regret" => Keeps,
        _ if is_choosing(lemma) => Makes(Modality::Future),
        _ => return None,
    })
}

/// The effect of a noun on its infinitive: "a plan to leave", "their refusal to pay".
pub(super) fn noun_effect(lemma: &str) -> Effect {
    match lemma {
        "plan" | "decision" | "promise" | "pledge" | "vow" | "intention" | "agreement" | "commitment" | "threat"
        | "deal" | "preparation" | "readiness" => Effect::Makes(Modality::Future),
        "call" | "demand" | "request" | "desire" | "wish" | "appeal" | "order" | "hope" | "willingness"
        | "invitation" | "bid" | "effort" | "campaign" | "proposal" | "aim" | "goal" | "push" | "drive" => {
            Effect::Makes(Modality::Wanted)
        }
        "refusal" | "failure" | "reluctance" | "inability" | "unwillingness" => Effect::Denies,
        "need" | "obligation" | "duty" | "requirement" | "responsibility" => Effect::Makes(Modality::Necessary),
        _ => Effect::Makes(Modality::Possible),
    }
}

/// What an adjective says of the event that it stands with: "a planned visit", "the alleged attack", "the foiled raid".
pub(super) fn adjective_effect(word: &str) -> Option<Effect> {
    Some(match word {
        "planned" | "proposed" | "upcoming" | "forthcoming" | "expected" | "scheduled" | "intended" | "imminent"
        | "impending" | "looming" | "future" | "pending" | "prospective" => Effect::Makes(Modality::Future),
        "possible" | "potential" | "alleged" | "suspected" | "reported" | "rumoured" | "rumored" | "supposed"
        | "purported" | "threatened" | "attempted" | "would-be" | "hypothetical" | "likely" | "apparent" => {
            Effect::Makes(Modality::Possible)
        }
        "foiled" | "thwarted" | "aborted" | "averted" | "cancelled" | "canceled" | "scrapped" | "abandoned"
        | "abortive" => Effect::Denies,
        _ => return None,
    })
}

/// Verbs whose passive passes on what others hold: "is said to own", "are thought to be".
pub(super) fn is_hearsay(lemma: &str) -> bool {
    matches!(
        lemma,
        "say" | "believe" | "think" | "report" | "claim" | "understand" | "estimate" | "presume" | "deem" | "reckon"
    )
}

/// Nouns whose "of" with a gerund tells what was: "a history of losing". After others it is open: "on suspicion of stealing".
pub(super) fn is_of_what_was(noun: &str) -> bool {
    matches!(
        noun,
        "history"
            | "record"
            | "act"
            | "practice"
            | "habit"
            | "fact"
            | "crime"
            | "experience"
            | "process"
            | "tradition"
            | "memory"
            | "year"
            | "month"
            | "week"
            | "day"
            | "decade"
            | "honour"
            | "honor"
            | "result"
    )
}

/// Nouns that lay a deed on somebody: "arrested on suspicion of stealing".
pub(super) fn is_charge(noun: &str) -> bool {
    matches!(noun, "suspicion" | "charge" | "allegation" | "accusation" | "count" | "claim")
}

/// "beat Norway to reach the final", "rose to become the largest": the infinitive tells what came of the deed.
pub(super) fn is_outcome(deed: &str, outcome: &str) -> bool {
    matches!(
        deed,
        "beat"
            | "win"
            | "defeat"
            | "rise"
            | "grow"
            | "fall"
            | "climb"
            | "jump"
            | "drop"
            | "surge"
            | "rally"
            | "recover"
            | "overcome"
            | "outscore"
            | "edge"
            | "thrash"
            | "come_back"
            | "fight_back"
            | "score"
            | "survive"
            | "return"
            | "go_on"
            | "move_on"
            | "emerge"
            | "combine"
            | "merge"
    ) && matches!(
        outcome,
        "reach"
            | "become"
            | "win"
            | "claim"
            | "take"
            | "secure"
            | "clinch"
            | "earn"
            | "advance"
            | "hit"
            | "finish"
            | "end"
            | "close"
            | "move"
            | "lead"
            | "retain"
            | "stand"
            | "total"
            | "form"
            | "progress"
            | "qualify"
            | "stay"
            | "go"
    )
}

/// Verbs that only say that an event is: "take place", "happen", "there is".
pub(super) fn is_happening(parse: &crate::Parse, verb: usize) -> bool {
    match parse.tokens[verb].lemma.as_ref() {
        "happen" | "occur" | "materialize" | "materialise" | "be" | "exist" | "hold" => true,
        "take" => parse.dependents(verb, crate::Deprel::Obj).any(|o| &*parse.tokens[o].lemma == "place"),
        "go" => parse.dependents(verb, crate::Deprel::Advmod).any(|a| &*parse.tokens[a].lemma == "ahead"),
        _ => false,
    }
}

/// Verbs that keep their object from being.
pub(super) fn is_calling_off(lemma: &str) -> bool {
    matches!(
        lemma,
        "cancel"
            | "call_off"
            | "scrap"
            | "postpone"
            | "avert"
            | "prevent"
            | "abort"
            | "foil"
            | "thwart"
            | "rule_out"
            | "forestall"
    )
}

/// Verbs whose clause or quotation is what their subject says, writes or holds to be so.
pub(super) fn is_reporting(lemma: &str) -> bool {
    matches!(
        lemma,
        "say"
            | "tell"
            | "state"
            | "add"
            | "note"
            | "report"
            | "announce"
            | "claim"
            | "argue"
            | "insist"
            | "stress"
            | "emphasize"
            | "emphasise"
            | "explain"
            | "admit"
            | "acknowledge"
            | "concede"
            | "confirm"
            | "deny"
            | "reply"
            | "respond"
            | "answer"
            | "ask"
            | "continue"
            | "conclude"
            | "recall"
            | "remark"
            | "observe"
            | "comment"
            | "declare"
            | "reveal"
            | "disclose"
            | "warn"
            | "write"
            | "tweet"
            | "post"
            | "predict"
            | "estimate"
            | "suggest"
            | "maintain"
            | "reiterate"
            | "repeat"
            | "affirm"
            | "assert"
            | "testify"
            | "boast"
            | "joke"
            | "quip"
            | "complain"
            | "caution"
            | "point_out"
            | "think"
            | "believe"
            | "hope"
            | "expect"
            | "fear"
            | "doubt"
            | "agree"
            | "promise"
            | "vow"
            | "swear"
            | "pledge"
            | "underline"
            | "underscore"
            | "highlight"
            | "proclaim"
            | "allege"
            | "contend"
            | "suspect"
            | "feel"
            | "assure"
            | "inform"
            | "notify"
            | "urge"
            | "call"
            | "describe"
            | "quote"
            | "cite"
            | "relate"
            | "recount"
            | "mention"
            | "indicate"
            | "hint"
            | "imply"
            | "shout"
            | "cry"
            | "whisper"
            | "interject"
            | "retort"
            | "counter"
            | "go_on"
            | "begin"
            | "read"
            | "remind"
            | "lament"
            | "sum_up"
            | "muse"
            | "propose"
            | "accuse"
            | "threaten"
            | "demand"
            | "order"
            | "promote"
            | "forecast"
            | "exclaim"
            | "sigh"
    )
}

/// Of those, the ones that need a quotation beside them: with a plain clause they mean something else
/// ("continue to", "call for", "urge them to").
pub(super) fn reports_only_quotes(lemma: &str) -> bool {
    matches!(
        lemma,
        "continue"
            | "go_on"
            | "begin"
            | "read"
            | "urge"
            | "call"
            | "describe"
            | "quote"
            | "cite"
            | "ask"
            | "promote"
            | "sigh"
            | "accuse"
            | "threaten"
            | "order"
            | "demand"
            | "propose"
    )
}

/// Nouns that carry a claim: "her claim that", "a statement that".
pub(super) fn is_reporting_noun(lemma: &str) -> bool {
    matches!(
        lemma,
        "claim"
            | "statement"
            | "assertion"
            | "belief"
            | "allegation"
            | "accusation"
            | "announcement"
            | "argument"
            | "suggestion"
            | "warning"
            | "view"
            | "opinion"
            | "admission"
            | "report"
            | "remark"
            | "comment"
            | "denial"
            | "insistence"
            | "contention"
            | "testimony"
            | "prediction"
    )
}

/// Verbs that lend a noun its subject and tense: "hold talks", "pay a visit", "have a conversation".
pub(super) fn is_light(verb: &str, noun: &str) -> bool {
    let light = matches!(
        verb,
        "have"
            | "hold"
            | "make"
            | "take"
            | "give"
            | "pay"
            | "launch"
            | "conduct"
            | "carry_out"
            | "carry"
            | "do"
            | "express"
            | "deliver"
            | "issue"
            | "stage"
            | "mount"
            | "enter"
            | "undertake"
            | "begin"
            | "start"
            | "reach"
            | "strike"
            | "conclude"
            | "open"
            | "offer"
            | "lodge"
            | "file"
            | "commit"
            | "voice"
            | "complete"
            | "continue"
            | "resume"
            | "exchange"
            | "finish"
            | "wage"
            | "place"
    );
    light && is_event_noun(noun)
}

/// Nouns that name what people do to or with each other.
pub(super) fn is_event_noun(lemma: &str) -> bool {
    matches!(
        lemma,
        "meeting"
            | "talk"
            | "talks"
            | "conversation"
            | "call"
            | "discussion"
            | "negotiation"
            | "summit"
            | "visit"
            | "trip"
            | "attack"
            | "strike"
            | "assault"
            | "raid"
            | "bombing"
            | "shelling"
            | "airstrike"
            | "appointment"
            | "resignation"
            | "arrest"
            | "killing"
            | "murder"
            | "assassination"
            | "invasion"
            | "marriage"
            | "acquisition"
            | "purchase"
            | "takeover"
            | "election"
            | "warning"
            | "threat"
            | "accusation"
            | "criticism"
            | "support"
            | "agreement"
            | "deal"
            | "chat"
            | "dialogue"
            | "consultation"
            | "interview"
            | "journey"
            | "tour"
            | "war"
            | "battle"
            | "fight"
            | "investment"
            | "speech"
            | "appeal"
            | "request"
            | "demand"
            | "proposal"
            | "offer"
            | "complaint"
            | "contract"
            | "treaty"
            | "victory"
            | "win"
            | "defeat"
            | "merger"
            | "alliance"
            | "partnership"
            | "sanction"
            | "debate"
            | "briefing"
            | "dinner"
            | "lunch"
            | "breakfast"
            | "audience"
            | "encounter"
            | "offensive"
            | "operation"
            | "campaign"
            | "ambush"
            | "session"
            | "exchange"
            | "consultations"
            | "opposition"
            | "contact"
            | "correspondence"
            | "conference"
    )
}

/// "not", "never", "no longer"
pub(super) fn is_negation(lemma: &str) -> bool {
    matches!(lemma, "not" | "n't" | "never" | "neither" | "nor" | "hardly" | "scarcely" | "barely" | "nowhere")
}

/// "not only", "not just", "not merely": no denial.
pub(super) fn is_not_only(parse: &crate::Parse, not: usize) -> bool {
    parse.tokens.get(not + 1).is_some_and(|t| {
        t.sentence == parse.tokens[not].sentence
            && matches!(t.lemma.as_ref(), "only" | "just" | "merely" | "simply" | "least")
    })
}

/// Adverbs that leave it open whether it is so.
pub(super) fn is_hedge(lemma: &str) -> bool {
    matches!(
        lemma,
        "possibly"
            | "perhaps"
            | "maybe"
            | "probably"
            | "likely"
            | "allegedly"
            | "reportedly"
            | "supposedly"
            | "apparently"
            | "presumably"
            | "potentially"
            | "conceivably"
            | "purportedly"
            | "seemingly"
            | "ostensibly"
    )
}

/// Verbs whose infinitive is the subject's even beside an object: "promised them to leave".
pub(super) fn is_subject_control(lemma: &str) -> bool {
    matches!(lemma, "promise" | "vow" | "threaten" | "pledge" | "use" | "take")
}

/// Verbs whose object is to do what a purpose says: "sent troops to guard the port".
pub(super) fn is_sending(lemma: &str) -> bool {
    matches!(lemma, "send" | "dispatch" | "deploy" | "invite")
}

/// "tapped her to lead the inquiry": she is to do it.
pub(super) fn is_choosing(lemma: &str) -> bool {
    matches!(lemma, "tap" | "pick" | "select" | "appoint" | "nominate" | "hire" | "name" | "elect")
}

/// "who", "which", "that", ...
pub(super) fn is_relative_pronoun(word: &str) -> bool {
    matches!(word.to_ascii_lowercase().as_str(), "who" | "whom" | "which" | "that" | "whose")
}

/// Verbs whose past looks like the base form.
pub(super) fn past_is_base(word: &str) -> bool {
    matches!(
        word,
        "put"
            | "cut"
            | "hit"
            | "let"
            | "set"
            | "hurt"
            | "shut"
            | "cost"
            | "quit"
            | "spread"
            | "bet"
            | "cast"
            | "read"
            | "beat"
            | "split"
            | "burst"
    )
}

/// Could this form be a past participle? (The past of regular verbs looks the same; the tree decides.)
pub(super) fn is_past_participle(word: &str, lemma: &str) -> bool {
    let word = word.to_ascii_lowercase();
    !word.ends_with("ing")
        && (word != lemma || past_is_base(&word) || matches!(lemma, "come" | "become" | "run"))
        && !word.ends_with('s')
}

/// The preposition by which a verb tells, beside its object, what it is about: "accuse her of", "charge him with".
pub(super) fn case_of_charge(lemma: &str) -> Option<&'static str> {
    match lemma {
        "accuse" | "convict" | "acquit" | "suspect" | "warn" | "inform" | "notify" | "assure" | "remind"
        | "convince" | "persuade" | "deprive" | "strip" | "clear" | "absolve" => Some("of"),
        "charge" => Some("with"),
        _ => None,
    }
}
