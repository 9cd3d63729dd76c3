//! What the words of arguments and modifiers state as amounts: "at least 40 homes", "by 3 points", "for $40".

use std::ops::Range;

use super::knowledge::Knowledge;
use crate::lexicon::vocabulary::quantities::{CHANGES_SOMETHING, EACH, NOUNS_OF_AMOUNTS};
use crate::quantities::{self, Lead, Reading, Word};
use crate::{Argument, Deprel, Modifier, ModifierKind, NameLabel, Parse, Quantity, Span, Triple, Upos};

/// Tells a triple's arguments and modifiers which amounts their words state.
pub(super) fn tell(known: &Knowledge, triple: &mut Triple) {
    let parse = known.parse;
    let verb = triple.predicate.lemma.as_str();
    let changing = quantities::is_change(verb);
    // "fall_to": the preposition stands in the predicate
    let case = triple.predicate.name.rsplit_once('_').map_or("", |(_, case)| case);
    let reads = Amounts { parse, verb, changing };
    triple.subject.value = reads.of_subject(&triple.subject);
    if let Some(object) = &mut triple.object {
        object.value = reads.of_object(object, case);
    }
    for modifier in &mut triple.modifiers {
        modifier.value = reads.of_modifier(modifier);
    }
}

/// Reads the amounts of one fact.
struct Amounts<'a> {
    parse: &'a Parse,
    verb: &'a str,
    /// The verb tells a change.
    changing: bool,
}

impl Amounts<'_> {
    fn of_subject(&self, subject: &Argument) -> Option<Box<Quantity>> {
        let reading = self.read(subject.span, Some(subject.head), false)?;
        Some(Box::new(reading.quantity))
    }

    fn of_object(&self, object: &Argument, case: &str) -> Option<Box<Quantity>> {
        let reading = self.read(object.span, Some(object.head), self.changing)?;
        // "leaves at 2"
        let hour = reading.quantity.number.as_ref().is_some_and(|n| n.to_f64() <= 24.0);
        if case == "at" && hour && reading.quantity.unit.is_none() && reading.words.len() == 1 {
            return None;
        }
        Some(Box::new(self.placed(reading, case, true)))
    }

    fn of_modifier(&self, modifier: &Modifier) -> Option<Box<Quantity>> {
        let case = modifier.case.as_deref().unwrap_or_default();
        let reading = match modifier.kind {
            // of phrases of time only how long: "for two years", "served [two years]", but not "two years ago"
            ModifierKind::Time if matches!(case, "for" | "") => {
                let reading = self.read(modifier.span, None, false).filter(|r| is_duration(&r.quantity))?;
                let whole = self.parse.span_of(reading.words.clone()) == modifier.span;
                return (whole || case == "for").then(|| Box::new(reading.quantity));
            }
            ModifierKind::Time => return None,
            _ => self.read(modifier.span, None, self.changing)?,
        };
        let amount = modifier.kind == ModifierKind::Amount || self.changing && reading.quantity.unit.is_some();
        Some(Box::new(self.placed(reading, case, amount)))
    }

    /// Puts a single number where it belongs in a change: "rose [5 %]", "fell by [3]", "to [41]".
    fn placed(&self, reading: Reading, case: &str, amount: bool) -> Quantity {
        let mut found = reading.quantity;
        if found.from.is_some() || found.to.is_some() || found.by.is_some() || found.against.is_some() || !amount {
            return found;
        }
        let lead = match (case, reading.lead) {
            // "approved by two thirds of the members": no difference
            ("by", _) if reading.part && !self.changing => None,
            ("by", _) | ("", Some(Lead::By)) => Some(Lead::By),
            ("to", _) | ("", Some(Lead::To)) => Some(Lead::To),
            ("from", _) | ("", Some(Lead::From)) => Some(Lead::From),
            (_, lead) => lead,
        };
        let share = found.unit.as_deref().is_some_and(|u| u == "%" || u.ends_with("points"));
        let bare = share || found.unit.is_some() && !CHANGES_SOMETHING.has(self.verb);
        match lead {
            Some(Lead::By) => found.by = found.number.take(),
            Some(Lead::To) if self.changing => found.to = found.number.take(),
            Some(Lead::From) if self.changing => found.from = found.number.take(),
            // "rose 5 per cent": the tree may take the "per" for a preposition
            None if self.changing && bare && matches!(case, "" | "per") => found.by = found.number.take(),
            _ => {}
        }
        found
    }

    /// The amount that words state whose head is `head`.
    fn read(&self, span: Span, head: Option<Span>, changing: bool) -> Option<Reading> {
        /// A phrase whose amount is none of its first numbers has none.
        const MOST: usize = 4;
        let parse = self.parse;
        let at = |offset: usize| parse.tokens.partition_point(|t| t.span.start < offset);
        let inside = at(span.start)..at(span.end);
        let may_begin = |&w: &usize| quantities::may_begin(parse.word(w), &parse.tokens[w].lemma);
        let mut numbers = inside.clone().filter(may_begin).take(MOST).peekable();
        let first = *numbers.peek()?;
        let sentence = parse.sentence_of(first).tokens.clone();
        let head = head.map_or_else(|| parse.head_of(inside.clone()), |h| at(h.start));
        // "a total of 40 boats"
        let counted = parse.dependents(head, Deprel::Nmod).find(|&n| inside.contains(&n) && parse.case_of(n) == "of");
        let head = counted.filter(|_| NOUNS_OF_AMOUNTS.has(&parse.tokens[head].lemma)).unwrap_or(head);
        // "$80 | a barrel", "from 12 to 15 | %", "56 | to 44": the phrase may leave it out
        let next = if inside.end < sentence.end { parse.word(inside.end) } else { "" };
        let bare = parse.tokens[inside.end - 1].upos == Upos::Num;
        let goes_on = EACH.has(next) || matches!(next, "per" | "/") || bare && matches!(next, "%" | "percent" | "to");
        let until = (inside.end + if goes_on { 2 } else { 0 }).min(sentence.end);
        let words: Vec<Word> = sentence.clone().take_while(|&w| w < until).map(|w| self.word(w)).collect();
        numbers.find_map(|number| {
            let number = number.checked_sub(sentence.start)?;
            let mut reading = quantities::read(&words, number, until - sentence.start, changing)?;
            reading.words = reading.words.start + sentence.start..reading.words.end + sentence.start;
            self.fits(&reading, &inside, head, number + sentence.start).then_some(())?;
            // "30 flights a day"
            if !reading.words.contains(&head) && head >= sentence.start {
                let each = || quantities::per(&words, head + 1 - sentence.start);
                reading.quantity.unit = reading.quantity.unit.or_else(each);
            }
            Some(reading)
        })
    }

    fn word(&self, word: usize) -> Word<'_> {
        let start = self.parse.tokens[word].span.start;
        let spaced = word == 0 || self.parse.tokens[word - 1].span.end < start;
        Word { text: self.parse.word(word), spaced }
    }

    /// Whether an amount is that of the phrase: its head is the unit or the number, or what is counted. Of "a $3bn deal" it is not.
    fn fits(&self, reading: &Reading, inside: &Range<usize>, head: usize, number: usize) -> bool {
        let parse = self.parse;
        let counts = !reading.words.contains(&head);
        let score = reading.quantity.against.is_some();
        // "one of the boats", "the other one"
        let pronoun = !counts && reading.words.len() == 1 && parse.tokens[number].lemma.as_ref() == "one";
        if pronoun && reading.quantity.limit.is_none() || counts && score {
            return false;
        }
        // "40 years old", "12 km long"
        let described = counts && reading.words.end == head && parse.tokens[head].upos == Upos::Adj;
        let counts = counts && !(described && is_measure(&reading.quantity));
        if counts && (head < reading.words.end || !self.counts(number, head, reading)) {
            return false;
        }
        let another = |w: usize| parse.tokens[w].upos == Upos::Num && !reading.words.contains(&w);
        // "two men and three women" are five
        let or = |c: usize| parse.dependents(c, Deprel::Cc).any(|w| parse.word(w) == "or");
        let joined =
            |c: usize| inside.contains(&c) && !or(c) && (c..inside.end).any(|w| another(w) && parse.is_under(w, c));
        if parse.dependents(head, Deprel::Conj).any(joined) {
            return false;
        }
        let is_name = match parse.name_at(number).map(|name| name.label) {
            None | Some(NameLabel::Money | NameLabel::Norp) => false,
            Some(NameLabel::Date) => !is_duration(&reading.quantity),
            Some(_) => true,
        };
        let year = reading.may_be_year && !counts && !self.changing;
        !is_name && !year
    }

    /// "[40] people", "[half] the seats": the number belongs to the noun. What has a unit of its own counts nothing.
    fn counts(&self, number: usize, noun: usize, reading: &Reading) -> bool {
        const FAR: usize = 4;
        let parse = self.parse;
        let of_number = |deprel: Deprel| {
            matches!(
                deprel,
                Deprel::Nummod
                    | Deprel::Compound
                    | Deprel::Det
                    | Deprel::DetPredet
                    | Deprel::Amod
                    | Deprel::Flat
                    | Deprel::Fixed
            )
        };
        let mut at = number;
        for _ in 0..FAR {
            let token = &parse.tokens[at];
            match token.head.filter(|_| of_number(token.deprel)) {
                Some(above) if above == noun => {
                    let counted = token.deprel == Deprel::Nummod || reading.part || reading.worded;
                    return counted && (reading.part || reading.quantity.unit.is_none() || is_each(&reading.quantity));
                }
                Some(above) => at = above,
                None => return false,
            }
        }
        false
    }
}

/// "/day"
fn is_each(quantity: &Quantity) -> bool {
    quantity.unit.as_deref().is_some_and(|u| u.starts_with('/'))
}

/// "km", "year", but no share: "5 % higher" is no height.
fn is_measure(quantity: &Quantity) -> bool {
    quantity.unit.as_deref().is_some_and(|u| !matches!(u, "%" | "times" | "percentage points" | "points"))
}

fn is_duration(quantity: &Quantity) -> bool {
    quantity.unit.as_deref().is_some_and(quantities::is_duration)
}
