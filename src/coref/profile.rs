//! What the words of each mention show before it is linked.

use std::collections::HashMap;

use super::Text;
use super::fold::fold;
use super::syntax::{self, Place};
use crate::{Deprel, MentionForm, Nth, Parse, Upos, quotes};

/// Kinds of mentions that look for an antecedent in different ways: each has weights of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// "he", "her"
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
    /// The noun, as a number of [`Profiles::number`].
    pub(super) noun: u32,
    /// The words without determiner, likewise.
    pub(super) words: u32,
    /// The words, but for the noun, that tell which one is meant ("Finnish", "of Oslo"), sorted.
    pub(super) telling: Vec<u32>,
    /// Those of them that are names or numbers.
    pub(super) marks: Vec<u32>,
    pub(super) place: Place,
    pub(super) sentence: usize,
    pub(super) quote: Nth,
    /// The mention that owns it: "Dahl" in "Dahl's firm".
    pub(super) owner: Nth,
}

pub(super) struct Profiles {
    list: Vec<Profile>,
    nouns: HashMap<u32, usize>,
    words: HashMap<u32, usize>,
}

impl std::ops::Index<usize> for Profiles {
    type Output = Profile;
    fn index(&self, mention: usize) -> &Profile {
        &self.list[mention]
    }
}

impl Profiles {
    pub(super) fn new(text: &Text) -> Self {
        let mut numbers = Numbers::default();
        let list: Vec<Profile> = (0..text.mentions.list.len()).map(|m| profile(text, m, &mut numbers)).collect();
        let (mut nouns, mut words) = (HashMap::new(), HashMap::new());
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
struct Numbers(HashMap<String, u32>);

impl Numbers {
    fn of(&mut self, word: String) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(word).or_insert(next)
    }
}

fn profile(text: &Text, mention: usize, numbers: &mut Numbers) -> Profile {
    let (parse, me) = (text.parse, &text.mentions.list[mention]);
    let class = class(text, mention);
    let noun = numbers.of(fold(&parse.tokens[me.head].lemma));
    let (words, telling, marks, owner) = match me.form {
        MentionForm::Pronoun => (noun, Vec::new(), Vec::new(), None),
        _ => {
            let owner = owner(text, mention);
            let (mut telling_words, mut marks) = (Vec::new(), Vec::new());
            for i in telling(parse, me.tokens.clone(), me.head) {
                let word = parse.word(i);
                let number = numbers.of(fold(word));
                telling_words.push(number);
                if word.starts_with(|c: char| c.is_uppercase() || c.is_numeric()) || parse.tokens[i].upos == Upos::Num {
                    marks.push(number);
                }
            }
            telling_words.sort_unstable();
            telling_words.dedup();
            let start = me.tokens.clone().find(|&i| i == me.head || parse.tokens[i].deprel != Deprel::Det);
            let span = parse.span_of(start.unwrap_or(me.head)..me.tokens.end);
            (numbers.of(fold(&parse.text[span])), telling_words, marks, owner)
        }
    };
    Profile {
        class,
        noun,
        words,
        telling,
        marks,
        place: syntax::place(parse, me.head),
        sentence: parse.tokens[me.head].sentence,
        quote: quotes::at(text.quotes, me.head).into(),
        owner: owner.into(),
    }
}

fn class(text: &Text, mention: usize) -> Option<Class> {
    let me = &text.mentions.list[mention];
    match me.form {
        MentionForm::Pronoun => of_pronoun(&text.words(mention).to_lowercase()),
        MentionForm::Nominal => Some(determined(text.parse, me.head)),
        MentionForm::Name | MentionForm::Role | MentionForm::Unknown => None,
    }
}

fn of_pronoun(form: &str) -> Option<Class> {
    match form {
        "he" | "him" | "his" | "himself" | "she" | "her" | "hers" | "herself" => Some(Class::He),
        "it" | "its" | "itself" => Some(Class::It),
        "they" | "them" | "their" | "theirs" | "themselves" | "themself" | "'em" => Some(Class::They),
        "i" | "me" | "my" | "mine" | "myself" => Some(Class::I),
        "we" | "us" | "our" | "ours" | "ourselves" | "'s" | "’s" => Some(Class::We),
        "you" | "your" | "yours" | "yourself" | "yourselves" => Some(Class::You),
        _ => None,
    }
}

/// By what stands before the noun.
pub(super) fn determined(parse: &Parse, head: usize) -> Class {
    let mut class = Class::Bare;
    for &c in parse.children(head).iter().filter(|&&c| c < head) {
        match parse.tokens[c].deprel {
            Deprel::NmodPoss => return Class::Possessed,
            Deprel::Det => {
                return match &*parse.word(c).to_lowercase() {
                    "the" | "both" => Class::Definite,
                    "this" | "that" | "these" | "those" | "such" => Class::Demonstrative,
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
fn telling(parse: &Parse, tokens: std::ops::Range<usize>, head: usize) -> impl Iterator<Item = usize> + '_ {
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
