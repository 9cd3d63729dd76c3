//! The phrases of a text that may tell a time: those that complete a clause, the dates among the names, and years in brackets.

use std::ops::Range;

use rustc_hash::FxHashSet;
use smallvec::SmallVec;

use super::{feasts, grammar};
use crate::doc::{Aim, distance_before, is_outside_phrase};
use crate::lexicon::time_word;
use crate::lexicon::vocabulary::{closed_classes, offices};
use crate::{
    Clause, Clauses, Deprel, EntityKind, MentionForm, Mentions, NominalClass, Numbers, Parse, Slot, Span, Times, Upos,
};

/// Words that may tell a time.
pub(super) struct Phrase {
    pub(super) span: Span,
    /// The preposition, as [`Times::preposition`] has it.
    pub(super) case: String,
    pub(super) sentence: usize,
}

/// What a phrase is taken with, as whole phrases are: "Friday, [July 22]", "July [and August]".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum With {
    Nothing,
    Asides,
    Conjuncts,
}

pub(super) fn all(parse: &Parse, mentions: &Mentions, clauses: &Clauses) -> Vec<Phrase> {
    let clues: Vec<bool> = (0..parse.tokens.len()).map(|word| is_clue(parse, word)).collect();
    let mut finder = Finder {
        parse,
        mentions,
        clauses,
        names: names(parse, mentions),
        clue_words: (0..parse.tokens.len()).filter(|&w| clues[w]).collect(),
        clues,
        found: Vec::new(),
        known: FxHashSet::default(),
    };
    for clause in &clauses.list {
        for argument in &clause.arguments {
            let case = match &argument.slot {
                Slot::Oblique(case) => case.as_str(),
                Slot::Adverbial(mark) => {
                    finder.clause(argument.head, mark);
                    continue;
                }
                _ => "",
            };
            finder.phrase(argument.head, case);
            let written = parse.case_of(argument.head);
            if written != case {
                finder.phrase(argument.head, &written);
            }
        }
        finder.distances(clause);
    }
    for date in mentions.list.iter().filter(|m| m.kind == EntityKind::Date) {
        finder.phrase(date.head, &parse.case_of(date.head));
        finder.phrase(date.head, "");
    }
    // "a prize for the year 2022": also under nouns
    for word in (0..parse.tokens.len()).filter(|&w| parse.tokens[w].deprel == Deprel::Nmod) {
        if finder.clues[word] {
            finder.phrase(word, &parse.case_of(word));
        }
    }
    (0..parse.tokens.len()).filter(|&w| parse.word(w) == "(").for_each(|open| finder.brackets(open));
    finder.found
}

struct Finder<'a> {
    parse: &'a Parse,
    mentions: &'a Mentions,
    clauses: &'a Clauses,
    /// For each word the name that stands for its phrase.
    names: Numbers,
    /// For each word whether it may be a part of a time.
    clues: Vec<bool>,
    /// The words that may.
    clue_words: Vec<usize>,
    found: Vec<Phrase>,
    /// Those that are found, as they are asked for in several ways.
    known: FxHashSet<(Span, String)>,
}

/// For each word that heads a name, or stands in one and heads nothing else, the number of the name.
fn names(parse: &Parse, mentions: &Mentions) -> Numbers {
    let list = &mentions.list;
    let mut names = Numbers::none(parse.tokens.len());
    let all = || list.iter().enumerate().filter(|(_, m)| m.form == MentionForm::Name);
    for (number, name) in all() {
        if names.at(name.head).is_none() {
            names.set(name.head, number);
        }
    }
    let mut heads = vec![false; parse.tokens.len()];
    list.iter().for_each(|m| heads[m.head] = true);
    for (number, name) in all() {
        for word in name.tokens.clone().filter(|&w| !heads[w]) {
            names.set(word, number);
        }
    }
    names
}

/// True for a word that may be a part of a time: "2010", "Friday", "weeks", "Christmas".
fn is_clue(parse: &Parse, word: usize) -> bool {
    let (form, token) = (parse.word(word), &parse.tokens[word]);
    token.nominal == NominalClass::Time
        || form.bytes().any(|b| b.is_ascii_digit())
        || time_word(form).is_some()
        || feasts::has_word(form)
}

impl Finder<'_> {
    fn add(&mut self, span: Span, case: &str, word: usize) {
        let case = Times::preposition(case);
        if self.known.insert((span, case.clone())) {
            self.found.push(Phrase { span, case, sentence: self.parse.sentence_number(word) });
        }
    }

    /// The phrase of a word, if something in it may tell a time.
    fn phrase(&mut self, head: usize, case: &str) {
        let parse = self.parse;
        let sentence = &parse.sentence_of(head).tokens;
        let from = self.clue_words.partition_point(|&w| w < sentence.start);
        let clues = &self.clue_words[from..self.clue_words.partition_point(|&w| w < sentence.end)];
        if clues.is_empty() {
            return;
        }
        let holds_one = clues.iter().any(|&w| parse.is_under(w, head));
        // "three days after the vote": here its preposition parts the phrase of "vote"
        if let Some(first) = distance_before(parse, case, head) {
            let name = self.names.at(head).map(|name| self.mentions.list[name].tokens.end);
            if let Some(end) = name.or_else(|| self.kept_words(head, With::Nothing).last().map(|last| last + 1)) {
                self.add(parse.span_of(first..end), "", head);
            }
        }
        let name = self.names.at(head).map(|name| self.mentions.list[name].tokens.clone());
        let mut extents: SmallVec<[Range<usize>; 4]> = name.into_iter().collect();
        if holds_one {
            for with in [With::Nothing, With::Asides, With::Conjuncts] {
                extents.extend(self.phrase_with(head, with).filter(|words| !extents.contains(words)));
            }
        }
        for words in extents {
            if words.clone().any(|w| self.clues[w]) {
                self.with_and_without_article(words, case, head);
            }
        }
    }

    /// Others may speak of either: "the next day", "next day".
    fn with_and_without_article(&mut self, words: Range<usize>, case: &str, head: usize) {
        let parse = self.parse;
        self.add(parse.span_of(words.clone()), case, head);
        let is_article = |w: usize| closed_classes::ARTICLES.has(&parse.lower(w));
        if words.len() > 1 && is_article(words.start) {
            self.add(parse.span_of(words.start + 1..words.end), case, head);
        }
        let before = words.start.checked_sub(1).filter(|&w| is_article(w));
        if let Some(article) = before.filter(|&w| parse.tokens[w].sentence == parse.tokens[head].sentence) {
            self.add(parse.span_of(article..words.end), case, head);
        }
    }

    /// "A day after the deal was signed, she left": the tree may have the distance in the clause.
    fn clause(&mut self, head: usize, mark: &str) {
        let parse = self.parse;
        let words = parse.subtree(head);
        let punct = |w: usize| parse.tokens[w].upos == Upos::Punct;
        let joins = |w: usize| {
            matches!(parse.tokens[w].deprel, Deprel::Mark | Deprel::Cc) && parse.tokens[w].head == Some(head)
        };
        let first = words.iter().copied().find(|&w| !punct(w) && !joins(w));
        let (Some(first), Some(last)) = (first, words.iter().copied().rfind(|&w| !punct(w))) else { return };
        let span = parse.span_of(first..last + 1);
        if grammar::apart(&parse.text[span], Aim::Back).is_some() {
            self.add(span, mark, head);
        }
    }

    /// The words of a name, or of a phrase without clauses and asides; none where they do not stand together.
    fn words(&self, head: usize) -> Option<Range<usize>> {
        match self.names.at(head) {
            Some(name) => Some(self.mentions.list[name].tokens.clone()),
            None => self.phrase_with(head, With::Nothing),
        }
    }

    /// The words of a phrase; none where they do not stand together.
    fn phrase_with(&self, head: usize, with: With) -> Option<Range<usize>> {
        let words = self.kept_words(head, with);
        let (&first, &last) = (words.first()?, words.last()?);
        (last - first + 1 == words.len()).then_some(first..last + 1)
    }

    /// The words of a phrase without marks at its ends.
    fn kept_words(&self, head: usize, with: With) -> Vec<usize> {
        let parse = self.parse;
        let mut words = parse.subtree_without(head, |c| match parse.tokens[c].deprel {
            Deprel::Acl | Deprel::AclRelcl | Deprel::Appos if with == With::Asides => false,
            Deprel::Acl | Deprel::AclRelcl | Deprel::Appos | Deprel::Parataxis => true,
            Deprel::Conj | Deprel::Cc | Deprel::CcPreconj if with == With::Conjuncts => false,
            _ => is_outside_phrase(parse, self.clauses, head, c),
        });
        let punct = |w: Option<&usize>| w.is_some_and(|&w| parse.tokens[w].upos == Upos::Punct);
        while punct(words.last()) {
            words.pop();
        }
        while punct(words.first()) {
            words.remove(0);
        }
        words
    }

    /// "a day | after the opposition accused him" is one time.
    fn distances(&mut self, clause: &Clause) {
        let parse = self.parse;
        for far in &clause.arguments {
            let bare = match &far.slot {
                Slot::Oblique(case) => case.is_empty(),
                slot => *slot == Slot::Adverb,
            };
            let words = if bare { self.words(far.head) } else { None };
            let Some(words) = words.filter(|w| w.clone().any(|w| self.clues[w])) else { continue };
            let follows = |w: usize| matches!(&*parse.lower(w), "after" | "before" | "following");
            if words.end >= parse.tokens.len() || !follows(words.end) {
                continue;
            }
            let distance = &parse.text[parse.span_of(words.start..words.end + 1)];
            if grammar::apart(distance, Aim::Back).is_none() {
                continue;
            }
            let first = words.start.checked_sub(1);
            let article = first.filter(|&a| closed_classes::ARTICLES.has(&parse.tokens[a].lemma));
            for end in self.ends(words.end) {
                self.add(parse.span_of(article.unwrap_or(words.start)..end), "", far.head);
            }
        }
    }

    /// Where phrases end that begin behind or with a preposition.
    fn ends(&self, preposition: usize) -> Vec<usize> {
        let parse = self.parse;
        let Some(head) = parse.tokens[preposition].head else { return Vec::new() };
        let whole = || {
            let words = parse.subtree(head);
            let last = words.iter().rev().find(|&&w| parse.tokens[w].upos != Upos::Punct)?;
            Some(last + 1)
        };
        let phrase = self.words(head).map(|words| words.end);
        phrase.into_iter().chain(whole()).filter(|&end| end > preposition).collect()
    }

    /// "(2010-2014)", "(until 2014)"
    fn brackets(&mut self, open: usize) {
        const LONGEST: usize = 8;
        let parse = self.parse;
        let words = &parse.sentence_of(open).tokens;
        let end = words.end.min(open + LONGEST);
        let Some(close) = (open + 1..end).find(|&w| parse.word(w) == ")") else { return };
        let first = parse.lower(open + 1);
        let (start, case) = if offices::TERM_TIMES.has(&first) { (open + 2, &*first) } else { (open + 1, "") };
        if start < close && self.clues[start] {
            self.add(parse.span_of(start..close), case, start);
        }
    }
}
