//! What speaks for and against an antecedent, as numbers of signs, and what each sign weighs.
//!
//! A log-linear ranking of candidates (Denis & Baldridge 2007, "A ranking approach to pronoun resolution"; with the candidates
//! of Rahman & Ng 2009, entities so far and "none of them"): each class of mentions has weights of its own; the probability of
//! a candidate is its share of the exponentials. `training/coref.py` fits the weights.

use std::sync::OnceLock;

use smallvec::SmallVec;

use super::profile::Class;

/// The weights: lines of class, template, value, weight.
const WEIGHTS: &str = include_str!("weights.txt");

macro_rules! templates {
    ($($name:ident $size:literal),* $(,)?) => {
        /// A question whose answer is one of a few values.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Template { $($name),* }

        const TEMPLATES: &[(&str, usize)] = &[$((stringify!($name), $size)),*];
    };
}

templates! {
    // of an entity as antecedent
    Bias 1,
    // sentences to its last mention, and the form of that
    Distance 24,
    // how many candidates are nearer; in the same sentence or not
    Recency 12,
    // place of the last mention, own place, distance
    Places 75,
    // how often it was mentioned; has a name
    Size 10,
    // its kind and the mention's
    Kinds 49,
    Numbers 9,
    Genders 3,
    // place by how often it is mentioned in the whole text; how many candidates there are
    Prominence 16,
    // it was spoken of by a pronoun of the same class; last so
    SameClass 4,
    // how the words agree, and how the other phrase is determined
    Words 56,
    // sentences to the mention whose words agree
    WordsDistance 48,
    // and the kind of the entity
    WordsKinds 56,
    // owners
    Owners 4,
    // quotations
    Quotes 5,
    Paragraphs 4,
    // share of the greatest salience
    Salience 11,
    // place by salience
    Rank 5,
    // what the first by salience is ahead
    Margin 11,
    // constructions
    Favour 14,
    // what the grammar says against it
    Binding 9,
    // class of the noun
    Noun 22,
    // how the last mention is determined, and distance
    Determined 30,
    // speakers
    Speaker 5,
    // older rules: the noun in the name, the only organisation, the age, the trade
    Rules 5,
    // possessive, reflexive or other pronoun, and the form of the last mention
    Form 12,
    // of "he" and "she"; own place: subject, possessor of kin, other possessor, other
    // best place in this sentence, own place
    Here 30,
    // last named: not, by one word or more, the first time or again; gender known; distance
    Naming 30,
    // last named likewise; gender known; "she" or not
    Bearer 20,
    // words to the last mention, own place, form of that
    Gap 72,
    // how the clauses stand to each other, place of the last mention, own place
    Clauses 120,
    // preposition of the last mention, own place
    Case 52,
    // named together with others: first or later; own place
    Joined 12,
    // last mentioned as the owner of something, of a person; own place
    Owns 12,
    // the last pronoun of the same gender meant it, how far that is, own place
    Chain 20,
    // people spoken of after it in its sentence and before the pronoun: none, one, more; distance; own place: subject, possessor, other
    Followed 27,
    // named again after the pronoun: not, in the same sentence, the next, later; own place likewise
    Again 12,
    // how well the network thinks that they fit: no question but a number
    Fit 1,
    // of no antecedent
    None 1,
    NonePlace 5,
    NoneSentence 6,
    NoneKind 21,
    NoneSeen 6,
    // how often the noun, and the same words, head a phrase in the whole text
    NoneNounCount 5,
    NoneWordsCount 5,
    NonePost 4,
    NonePre 4,
    NoneForm 40,
    NoneNoun 11,
    NoneExpletive 2,
    NoneRivals 6,
    NoneQuote 2,
    NoneRelation 8,
}

/// Where the values of each template begin, and their sum.
const OFFSETS: ([usize; TEMPLATES.len()], usize) = {
    let (mut offsets, mut sum, mut i) = ([0; TEMPLATES.len()], 0, 0);
    while i < TEMPLATES.len() {
        offsets[i] = sum;
        sum += TEMPLATES[i].1;
        i += 1;
    }
    (offsets, sum)
};

/// The signs of one candidate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Signs {
    answers: SmallVec<[u16; 32]>,
    /// What [`Template::Fit`] weighs.
    pub(super) fit: f32,
}

impl Signs {
    /// Answers a template's question; what is out of its range counts as its last value.
    pub(super) fn add(&mut self, template: Template, value: usize) {
        let (offset, size) = (OFFSETS.0[template as usize], TEMPLATES[template as usize].1);
        self.answers.push((offset + value.min(size - 1)) as u16);
    }

    pub(super) fn score(&self, class: Class) -> f32 {
        let weights = &weights()[class as usize * OFFSETS.1..];
        let answers: f32 = self.answers.iter().map(|&sign| weights[usize::from(sign)]).sum();
        answers + self.fit * weights[OFFSETS.0[Template::Fit as usize]]
    }

    /// "Template:value", for the program that fits the weights; of a number "Template:0=number".
    pub fn named(&self) -> impl Iterator<Item = String> + '_ {
        let answers = self.answers.iter().map(|&sign| {
            let template = OFFSETS.0.partition_point(|&offset| offset <= usize::from(sign)) - 1;
            format!("{}:{}", TEMPLATES[template].0, usize::from(sign) - OFFSETS.0[template])
        });
        let fit = (self.fit != 0.0).then(|| format!("{}:0={}", TEMPLATES[Template::Fit as usize].0, self.fit));
        answers.chain(fit)
    }
}

fn weights() -> &'static [f32] {
    static TABLE: OnceLock<Vec<f32>> = OnceLock::new();
    TABLE.get_or_init(|| read(WEIGHTS).unwrap_or_else(|| vec![0.0; Class::ALL.len() * OFFSETS.1]))
}

/// `None` for a file that is not as it should be, which a test excludes.
fn read(file: &str) -> Option<Vec<f32>> {
    let mut table = vec![0.0; Class::ALL.len() * OFFSETS.1];
    for line in file.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let mut cells = line.split(' ');
        let (class, template) = (cells.next()?, cells.next()?);
        let (value, weight): (usize, f32) = (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?);
        let class = Class::ALL.iter().position(|(_, name)| *name == class)?;
        let template = TEMPLATES.iter().position(|(name, _)| *name == template)?;
        if value >= TEMPLATES[template].1 {
            return None;
        }
        table[class * OFFSETS.1 + OFFSETS.0[template] + value] = weight;
    }
    Some(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_are_read() {
        let table = read(WEIGHTS).unwrap();
        assert!(table.iter().filter(|w| **w != 0.0).count() > 500);
        assert_eq!(read("he Bias 1 0.5"), None, "a value out of range");
        assert_eq!(read("he Bias 0 x"), None);
    }
}
