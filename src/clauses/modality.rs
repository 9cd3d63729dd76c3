//! What a clause shows by its own words: negation, auxiliaries and adverbs, and whether it is a question or a command.

use std::ops::Range;

use super::effects::{Effect, adjective_effect, effect, noun_effect};
use super::{conditions, negation, syntax};
use crate::lexicon::vocabulary::{closed_classes, predicates};
use crate::{Clause, ClauseKind, Deprel, Modality, Parse, Slot, Tense, Upos};

/// Negation and modality by the words of the clause itself.
pub(super) struct Markers {
    pub(super) negated: bool,
    pub(super) modality: Option<Modality>,
}

impl Markers {
    pub(super) fn of(parse: &Parse, clause: &Clause, verb: usize) -> Self {
        Markers { negated: negation::is_negated(parse, clause, verb), modality: modality(parse, clause, verb) }
    }

    /// The modality that the clause shows itself, or else another.
    pub(super) fn modality_or(&self, other: Modality) -> Modality {
        self.modality.unwrap_or(other)
    }
}

/// The clause's own modality. What holds only under a condition, or for whoever it may concern, is conditional.
fn modality(parse: &Parse, clause: &Clause, verb: usize) -> Option<Modality> {
    let found = by_words(parse, clause, verb);
    let open = match found {
        Some(Modality::Future) => true,
        // "was threatened with dismissal if he went": what depends on it is the dismissal
        None => clause.tense == Tense::Present || clause.tense == Tense::Past && conditions::is_in_front(parse, verb),
        _ => false,
    };
    if open && (conditions::is_consequence(parse, verb) || conditions::is_for_anybody(parse, clause)) {
        return Some(Modality::Conditional);
    }
    match found {
        Some(Modality::Conditional) if is_past_habit(parse, clause, verb) => None,
        // "was originally due to meet": the expectation was given up
        Some(Modality::Future) if clause.tense == Tense::Past && is_once_expected(parse, verb) => {
            Some(Modality::Possible)
        }
        None | Some(Modality::Future)
            if is_alternative(parse, clause, verb) || is_joined_by_or(parse, clause, verb) =>
        {
            Some(Modality::Possible)
        }
        found => found,
    }
}

/// "originally", "initially"
fn is_once_expected(parse: &Parse, verb: usize) -> bool {
    parse.dependents(verb, Deprel::Advmod).any(|a| predicates::ONCE_EXPECTED.has(&parse.tokens[a].lemma.to_lowercase()))
}

/// "Either Sund or Lepik signed", "bought either Norlake or Siltron", "either sold it or closed it": neither is told as a fact.
fn is_alternative(parse: &Parse, clause: &Clause, verb: usize) -> bool {
    let with_either = |w: usize| {
        parse.dependents(w, Deprel::CcPreconj).any(|e| parse.tokens[e].lemma.eq_ignore_ascii_case("either"))
            && !parse.conjuncts(w).is_empty()
    };
    let core = |slot: &Slot| matches!(slot, Slot::Subject | Slot::Object | Slot::Attribute);
    let of_argument = clause.arguments.iter().any(|a| core(&a.slot) && !a.inferred && with_either(a.head));
    let of_verb = parse.dependents(verb, Deprel::CcPreconj).any(|e| parse.tokens[e].lemma.as_ref() == "either");
    (of_argument || of_verb) && !negation::is_negated(parse, clause, verb)
}

/// "They died or vanished": either may be so. Not of what is denied, nor where several do now the one and now the other: "sells or
/// rents boats".
pub(super) fn is_joined_by_or(parse: &Parse, clause: &Clause, verb: usize) -> bool {
    let first = if parse.tokens[verb].deprel == Deprel::Conj { parse.first_of_list(verb) } else { verb };
    let is_verb = |w: usize| parse.tokens[w].upos == Upos::Verb;
    let or = |w: usize| parse.dependents(w, Deprel::Cc).any(|c| &*parse.tokens[c].lemma == "or");
    let others = || parse.dependents(first, Deprel::Conj).filter(|&c| is_verb(c));
    let finite =
        matches!(parse.tokens[first].deprel, Deprel::Root | Deprel::Ccomp | Deprel::AclRelcl | Deprel::Parataxis);
    clause.kind != ClauseKind::Nominal
        && is_verb(first)
        && finite
        && tells_of_once(clause)
        && others().any(or)
        && !others().any(|c| syntax::has_subject(parse, c))
        && !negation::has_denial(parse, first)
}

/// "died", "will die", "were killed"; the part of a passive or a future that stands without its auxiliary has no tense.
fn tells_of_once(clause: &Clause) -> bool {
    clause.tense != Tense::Present
}

/// "Every summer she would visit the port": a "would" that tells how often something was done.
fn is_past_habit(parse: &Parse, clause: &Clause, verb: usize) -> bool {
    let each = |w: usize| {
        let unmarked = parse.tokens[w].deprel == Deprel::OblUnmarked;
        unmarked && parse.dependents(w, Deprel::Det).any(|d| matches!(parse.tokens[d].lemma.as_ref(), "every" | "each"))
    };
    let often = |w: usize| predicates::FREQUENCY.has(&parse.tokens[w].lemma);
    let main = matches!(parse.tokens[verb].deprel, Deprel::Root | Deprel::Conj);
    let repeated = || clause.arguments.iter().any(|a| each(a.head) || a.slot == Slot::Adverb && often(a.head));
    let perfect = || parse.dependents(verb, Deprel::Aux).any(|a| parse.tokens[a].lemma.as_ref() == "have");
    main && repeated() && !perfect() && !conditions::has_condition(parse, verb)
}

/// What auxiliaries, adverbs and adjectives show.
fn by_words(parse: &Parse, clause: &Clause, verb: usize) -> Option<Modality> {
    let mut found = None;
    for modality in parse.children(verb).iter().filter_map(|&c| shown_by(parse, c)) {
        // "will possibly": the weaker claim of the two; "cannot but sell"
        if matches!(found, None | Some(Modality::Future)) || modality == Modality::Necessary {
            found = Some(modality);
        }
    }
    if parse.dependents(verb, Deprel::Advmod).any(|a| negation::is_yet_to(parse, a)) {
        return found;
    }
    // "the planned visit", "an alleged attack"
    let adjective = || {
        let mut all = parse.dependents(clause.head, Deprel::Amod).filter(|_| negation::names_an_event(clause));
        all.find_map(|a| match adjective_effect(&parse.lower(a)) {
            Some(Effect::Makes(modality)) => Some(modality),
            _ => None,
        })
    };
    let to_come = || if is_past_to_have(parse, verb) { Modality::Conditional } else { of_aim(parse, verb) };
    found.or_else(adjective).or_else(|| is_to(parse, verb).then(to_come))
}

/// The modality that an auxiliary or an adverb gives to its verb.
fn shown_by(parse: &Parse, word: usize) -> Option<Modality> {
    let token = &parse.tokens[word];
    match token.deprel {
        Deprel::Aux => of_auxiliary(&parse.lower(word), &token.lemma),
        Deprel::Advmod if predicates::HEDGE.has(&token.lemma) => Some(Modality::Possible),
        Deprel::Advmod if negation::is_not_but(parse, word) => Some(Modality::Necessary),
        // "was due to meet", where the tree makes "due" a mark or an adverb of the verb
        Deprel::Mark | Deprel::Advmod if token.upos == Upos::Adj => match effect(&token.lemma) {
            Some(Effect::Makes(modality)) => Some(modality),
            _ => None,
        },
        _ => None,
    }
}

fn of_auxiliary(word: &str, lemma: &str) -> Option<Modality> {
    // "'d" may be "had"
    if closed_classes::CONDITIONAL_MODALS.has(word) || closed_classes::CONDITIONAL_MODALS.has(lemma) {
        return (lemma != "have").then_some(Modality::Conditional);
    }
    let kinds = [
        (closed_classes::FUTURE_MODALS, Modality::Future),
        (closed_classes::POSSIBILITY_MODALS, Modality::Possible),
        (closed_classes::NECESSITY_MODALS, Modality::Necessary),
    ];
    kinds.into_iter().find(|(modals, _)| modals.has(word) || modals.has(lemma)).map(|(_, modality)| modality)
}

/// "The aim is to meet" is not yet "The sides are to meet".
fn of_aim(parse: &Parse, verb: usize) -> Modality {
    let subject = parse.dependent(verb, Deprel::Nsubj).or(parse.dependent(verb, Deprel::NsubjOuter));
    let aim = subject.filter(|&s| syntax::is_aim(parse, s));
    match aim.map(|a| noun_effect(&parse.tokens[a].lemma)) {
        None => Modality::Future,
        Some(Effect::Makes(Modality::Future | Modality::Possible)) => Modality::Wanted,
        Some(Effect::Makes(modality)) => modality,
        Some(_) => Modality::Wanted,
    }
}

/// "The sides are to meet": an infinitive right after "be".
fn is_to(parse: &Parse, verb: usize) -> bool {
    parse.dependents(verb, Deprel::Aux).chain(parse.dependents(verb, Deprel::Cop)).any(|a| {
        parse.tokens[a].lemma.as_ref() == "be"
            && parse.tokens.get(a + 1).is_some_and(|t| t.lemma.as_ref() == "to" && t.head == Some(verb))
    })
}

/// "would have paid": looked back upon, it did not come to be.
pub(super) fn is_perfect(parse: &Parse, verb: usize) -> bool {
    parse.dependents(verb, Deprel::Aux).any(|a| &*parse.tokens[a].lemma == "have")
}

/// "was to have met": what was expected of the past and did not come to be.
fn is_past_to_have(parse: &Parse, verb: usize) -> bool {
    let auxiliaries = || parse.dependents(verb, Deprel::Aux);
    let was = |a: usize| matches!(&*parse.lower(a), "was" | "were");
    auxiliaries().any(was) && auxiliaries().any(|a| parse.word(a).eq_ignore_ascii_case("have"))
}

/// `Question` or `Command` where the sentence is one.
pub(super) fn sentence_mood(parse: &Parse, clause: &Clause, verb: usize) -> Modality {
    let sentence = parse.sentence_of(verb).tokens.clone();
    if has_question_mark_near(parse, sentence.clone().rev()) && !stands_before_tag(parse, sentence, verb) {
        return Modality::Question;
    }
    let token = &parse.tokens[verb];
    let bare = token.upos == Upos::Verb
        && clause.kind != ClauseKind::Copular
        && clause.tense == Tense::Present
        && parse.word(verb).eq_ignore_ascii_case(&token.lemma)
        && !syntax::has_subject(parse, verb)
        && syntax::lacks(parse, verb, &[Deprel::Csubj, Deprel::Expl, Deprel::Aux, Deprel::AuxPass, Deprel::Mark]);
    if bare && clause.argument(&Slot::Subject).is_none() { Modality::Command } else { Modality::Actual }
}

/// A question mark among the first few of these words; quotation marks may follow it.
pub(super) fn has_question_mark_near(parse: &Parse, words: impl Iterator<Item = usize>) -> bool {
    const NEAR: usize = 3;
    words.take(NEAR).any(|w| has_question_mark(parse, w))
}

pub(super) fn has_question_mark(parse: &Parse, word: usize) -> bool {
    parse.word(word).contains('?')
}

/// "The mayor signed it, didn't she?": what stands before the tag is stated.
fn stands_before_tag(parse: &Parse, sentence: Range<usize>, verb: usize) -> bool {
    let tail: Vec<usize> = sentence.rev().skip_while(|&i| parse.tokens[i].upos == Upos::Punct).collect();
    let word = |n: usize| tail.get(n).map(|&i| parse.lower(i)).unwrap_or_default();
    let negated = usize::from(matches!(&*word(1), "n't" | "not"));
    let pronoun = predicates::TAG_SUBJECTS.has(&word(0));
    let auxiliary = tail.get(1 + negated).is_some_and(|&i| matches!(parse.tokens[i].upos, Upos::Aux | Upos::Verb));
    let comma = tail.get(2 + negated).copied().filter(|&i| parse.word(i) == ",");
    pronoun && auxiliary && comma.is_some_and(|c| verb < c)
}
