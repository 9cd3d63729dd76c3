//! What the words of each mention show by themselves, before it is linked.

use rustc_hash::FxHashMap;

use super::Text;
use super::names::normalized;
use super::syntax::{self, Position};
use crate::lexicon::vocabulary::closed_classes;
use crate::{Deprel, MentionForm, Nth, Parse, Upos, quotes};

/// Classes of mentions that look for their antecedents in different ways; each has weights of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// "he", "she", "her"
    He,
    /// "it"
    It,
    /// "they"
    They,
    /// "I"
    I,
    /// "we"
    We,
    /// "you"
    You,
    /// "the study"
    Definite,
    /// "this study"
    Demonstrative,
    /// "her study"
    Possessed,
    /// "a study", "two studies"
    Indefinite,
    /// "studies"
    Bare,
}

impl Class {
    /// All of them, with their names in `weights.txt`.
    pub(super) const ALL: [(Class, &'static str); 11] = [
        (Class::He, "he"),
        (Class::It, "it"),
        (Class::They, "they"),
        (Class::I, "i"),
        (Class::We, "we"),
        (Class::You, "you"),
        (Class::Definite, "definite"),
        (Class::Demonstrative, "demonstrative"),
        (Class::Possessed, "possessed"),
        (Class::Indefinite, "indefinite"),
        (Class::Bare, "bare"),
    ];

    /// The name of the class in `weights.txt`.
    pub(super) fn name(self) -> &'static str {
        Class::ALL[self as usize].1
    }

    pub(super) fn is_pronoun(self) -> bool {
        matches!(self, Class::He | Class::It | Class::They | Class::I | Class::We | Class::You)
    }

    /// "I", "we" and "you" depend on who speaks.
    pub(super) fn is_speech(self) -> bool {
        matches!(self, Class::I | Class::We | Class::You)
    }
}

/// A mention seen by itself.
#[derive(Clone, Debug)]
pub(super) struct Profile {
    /// `None` for names and roles.
    pub(super) class: Option<Class>,
    /// The noun, as a number of [`WordNumbers`].
    pub(super) noun: u32,
    /// The words without determiner, likewise.
    pub(super) words: u32,
    /// The words, but for the noun, that tell which one is meant ("Finnish", "of Oslo"), sorted.
    pub(super) modifiers: Vec<u32>,
    /// Those of them that are names or numbers.
    pub(super) proper_modifiers: Vec<u32>,
    pub(super) position: Position,
    pub(super) sentence: usize,
    pub(super) quote: Nth,
    /// The mention that owns it: "Dahl" in "Dahl's firm".
    pub(super) owner: Nth,
}

pub(super) struct Profiles {
    list: Vec<Profile>,
    nouns: FxHashMap<u32, usize>,
    words: FxHashMap<u32, usize>,
}

impl std::ops::Index<usize> for Profiles {
    type Output = Profile;
    fn index(&self, mention: usize) -> &Profile {
        &self.list[mention]
    }
}

impl Profiles {
    pub(super) fn new(text: &Text) -> Self {
        let mut numbers = WordNumbers::default();
        let list: Vec<Profile> = (0..text.mentions.list.len()).map(|m| profile(text, m, &mut numbers)).collect();
        let (mut nouns, mut words) = (FxHashMap::default(), FxHashMap::default());
        for profile in list.iter().filter(|p| p.class.is_some_and(|c| !c.is_pronoun())) {
            *nouns.entry(profile.noun).or_default() += 1;
            *words.entry(profile.words).or_default() += 1;
        }
        Profiles { list, nouns, words }
    }

    /// How many nominals of the text have this noun.
    pub(super) fn with_noun(&self, noun: u32) -> usize {
        self.nouns.get(&noun).copied().unwrap_or(0)
    }

    /// How many nominals of the text have these words.
    pub(super) fn with_words(&self, words: u32) -> usize {
        self.words.get(&words).copied().unwrap_or(0)
    }
}

/// Words as numbers.
#[derive(Default)]
struct WordNumbers(FxHashMap<String, u32>);

impl WordNumbers {
    fn of(&mut self, word: String) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(word).or_insert(next)
    }
}

fn profile(text: &Text, mention: usize, numbers: &mut WordNumbers) -> Profile {
    let (parse, me) = (text.parse, &text.mentions.list[mention]);
    let class = class(text, mention);
    let noun = numbers.of(normalized(&parse.tokens[me.head].lemma));
    let (words, modifiers, proper_modifiers, owner) = match me.form {
        MentionForm::Pronoun => (noun, Vec::new(), Vec::new(), None),
        _ => {
            let owner = owner(text, mention);
            let (mut modifiers, mut proper_modifiers) = (Vec::new(), Vec::new());
            for i in modifying_words(parse, me.tokens.clone(), me.head) {
                let word = parse.word(i);
                let number = numbers.of(normalized(word));
                modifiers.push(number);
                if word.starts_with(|c: char| c.is_uppercase() || c.is_numeric()) || parse.tokens[i].upos == Upos::Num {
                    proper_modifiers.push(number);
                }
            }
            modifiers.sort_unstable();
            modifiers.dedup();
            let start = me.tokens.clone().find(|&i| i == me.head || parse.tokens[i].deprel != Deprel::Det);
            let span = parse.span_of(start.unwrap_or(me.head)..me.tokens.end);
            (numbers.of(normalized(&parse.text[span])), modifiers, proper_modifiers, owner)
        }
    };
    Profile {
        class,
        noun,
        words,
        modifiers,
        proper_modifiers,
        position: syntax::position(parse, me.head),
        sentence: parse.sentence_number(me.head),
        quote: quotes::at(text.quotes, me.head).into(),
        owner: owner.into(),
    }
}

fn class(text: &Text, mention: usize) -> Option<Class> {
    let me = &text.mentions.list[mention];
    match me.form {
        MentionForm::Pronoun => class_of_pronoun(&text.words(mention).to_lowercase()),
        MentionForm::Nominal => Some(determined(text.parse, me.head)),
        MentionForm::Name | MentionForm::Role | MentionForm::Unknown => None,
    }
}

fn class_of_pronoun(form: &str) -> Option<Class> {
    use closed_classes::*;
    let classes = [
        (MASCULINE_PRONOUNS, Class::He),
        (FEMININE_PRONOUNS, Class::He),
        (NEUTER_PRONOUNS, Class::It),
        (PLURAL_PRONOUNS, Class::They),
        (FIRST_PERSON_SINGULAR, Class::I),
        (FIRST_PERSON_PLURAL, Class::We),
        (SECOND_PERSON, Class::You),
    ];
    classes.iter().find(|(forms, _)| forms.has(form)).map(|(_, class)| *class)
}

/// By what stands before the noun.
pub(super) fn determined(parse: &Parse, head: usize) -> Class {
    let mut class = Class::Bare;
    for &c in parse.children(head).iter().filter(|&&c| c < head) {
        match parse.tokens[c].deprel {
            Deprel::NmodPoss => return Class::Possessed,
            Deprel::Det => {
                return match &*parse.lower(c) {
                    "the" | "both" => Class::Definite,
                    word if closed_classes::DEMONSTRATIVES.has(word) => Class::Demonstrative,
                    _ => Class::Indefinite,
                };
            }
            Deprel::Nummod => class = Class::Indefinite,
            _ => {}
        }
    }
    class
}

/// The words of a phrase, but for its noun, that tell which one is meant.
fn modifying_words(parse: &Parse, tokens: std::ops::Range<usize>, head: usize) -> impl Iterator<Item = usize> + '_ {
    tokens.filter(move |&i| {
        i != head
            && matches!(parse.tokens[i].upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Verb | Upos::X)
    })
}

/// The mention inside a phrase that owns what it denotes.
fn owner(text: &Text, mention: usize) -> Option<usize> {
    let list = &text.mentions.list;
    let possessor = text.parse.dependent(list[mention].head, Deprel::NmodPoss)?;
    let end = list[mention].tokens.end;
    (mention + 1..list.len()).take_while(|&m| list[m].tokens.start < end).find(|&m| list[m].head == possessor)
}
