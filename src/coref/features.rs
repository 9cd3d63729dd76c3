//! The features of an antecedent, and what each of them weighs.
//!
//! A log-linear ranking of candidates (Denis & Baldridge 2007, "A ranking approach to pronoun resolution"; with the candidates
//! of Rahman & Ng 2009, entities so far and "none of them"): each class of mentions has weights of its own; the probability of
//! a candidate is its share of the exponentials. `training/coref.py`, which calls features signs, fits the weights.

use std::sync::OnceLock;

use smallvec::SmallVec;

use super::mention_profiles::Class;

/// The weights: lines of class, template, value, weight.
const WEIGHTS: &str = include_str!("weights.txt");

macro_rules! templates {
    ($($name:ident $size:literal),* $(,)?) => {
        /// A question whose answer is one of a few values: one feature for each.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Template { $($name),* }

        const TEMPLATES: &[(&str, usize)] = &[$((stringify!($name), $size)),*];
    };
}

templates! {
    // Of an entity as antecedent.
    Bias 1,
    // sentences to its last mention, and the form of that
    Distance 24,
    // how many candidates were mentioned later; in the same sentence or not
    Recency 12,
    // position of the last mention, position of this one, distance
    Places 75,
    // how often it was mentioned; has a name
    Size 10,
    // its kind and the mention's
    Kinds 49,
    Numbers 9,
    Genders 3,
    // rank by how often it is mentioned in the whole text; how many candidates there are
    Prominence 16,
    // whether a pronoun of the same class spoke of it before; whether the last mention was one
    SameClass 4,
    // how far the words agree, and how the other phrase is determined
    Words 56,
    // sentences to the mention whose words agree
    WordsDistance 48,
    // how far the words agree, and the kind of the entity
    WordsKinds 56,
    // whether both phrases have the same owner
    Owners 4,
    // whether both stand in the same quotation
    Quotes 5,
    Paragraphs 4,
    // share of the greatest salience
    Salience 11,
    // rank by salience
    Rank 5,
    // by how much the first by salience is ahead of the second
    Margin 11,
    // what the construction says for it
    Favour 14,
    // what the grammar says against it
    Binding 9,
    // class of the noun of the last mention
    Noun 22,
    // how the last mention is determined, and distance
    Determined 30,
    // who speaks and who is spoken to
    Speaker 5,
    // which rule for nominals means it: `NominalRule`
    Rules 5,
    // possessive, reflexive or other pronoun, and the form of the last mention
    Form 12,
    // Of "he" and "she" only. "Role" is the role of the pronoun: subject, possessor of kin, other possessor, other.
    // best position in this sentence, position of the pronoun
    Here 30,
    // its last name before: none, of one word or more, the first mention or a later one; gender known; distance
    Naming 30,
    // its last name before likewise; gender known; "she" or not
    Bearer 20,
    // words to the last mention, role, form of the last mention
    Gap 72,
    // how the clauses are related, position of the last mention, role
    Clauses 120,
    // preposition of the last mention, role
    Case 52,
    // last mentioned together with others: first of them or later; role
    Joined 12,
    // last mentioned as the owner of something, of a person; role
    Owns 12,
    // whether the last pronoun of the same gender meant it, and how far back; role
    Chain 20,
    // people mentioned between it and the pronoun, in its sentence: none, one, more; distance; role: subject, possessor, other
    Followed 27,
    // mentioned again after the pronoun: not, in the same sentence, in the next, later; role likewise
    Again 12,
    // Of "it" and "they" only, beside most of those of "he" and "she".
    // what the words around the pronoun ask for, and what the entity is
    Asks 156,
    // same verb above both; same relation to what governs them
    Alike 4,
    // the subject of the sentence before, where the pronoun is the subject of its own: there is none, is another, is it
    GoesOn 3,
    // how well the network thinks that they fit: a number, not a question
    Fit 1,
    // Of there being no antecedent.
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
    // of "it" and "they" only: what the words around them ask for; in a quotation or not
    NoneAsks 26,
    // the word that governs them; as its subject or not
    NoneVerb 42,
}

/// Where the features of each template begin, and how many there are in all.
const OFFSETS: ([usize; TEMPLATES.len()], usize) = {
    let (mut offsets, mut sum, mut i) = ([0; TEMPLATES.len()], 0, 0);
    while i < TEMPLATES.len() {
        offsets[i] = sum;
        sum += TEMPLATES[i].1;
        i += 1;
    }
    (offsets, sum)
};

/// The features of one candidate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Features {
    answers: SmallVec<[u16; 32]>,
    /// What [`Template::Fit`] weighs.
    pub(super) fit: f32,
}

impl Features {
    /// Answers a template's question; a value out of its range counts as the last one.
    pub(super) fn add(&mut self, template: Template, value: usize) {
        let (offset, size) = (OFFSETS.0[template as usize], TEMPLATES[template as usize].1);
        self.answers.push((offset + value.min(size - 1)) as u16);
    }

    pub(super) fn score(&self, class: Class) -> f32 {
        let weights = &weights()[class as usize * OFFSETS.1..];
        let answers: f32 = self.answers.iter().map(|&feature| weights[usize::from(feature)]).sum();
        answers + self.fit * weights[OFFSETS.0[Template::Fit as usize]]
    }

    /// "Template:value", as the program that fits the weights reads it; for a number "Template:0=number".
    pub fn named(&self) -> impl Iterator<Item = String> + '_ {
        let answers = self.answers.iter().map(|&feature| {
            let template = OFFSETS.0.partition_point(|&offset| offset <= usize::from(feature)) - 1;
            format!("{}:{}", TEMPLATES[template].0, usize::from(feature) - OFFSETS.0[template])
        });
        let fit = (self.fit != 0.0).then(|| format!("{}:0={}", TEMPLATES[Template::Fit as usize].0, self.fit));
        answers.chain(fit)
    }
}

fn weights() -> &'static [f32] {
    static TABLE: OnceLock<Vec<f32>> = OnceLock::new();
    TABLE.get_or_init(|| read(WEIGHTS).unwrap_or_else(|| vec![0.0; Class::ALL.len() * OFFSETS.1]))
}

/// `None` for a file that is not as it should be; a test makes sure that ours is.
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
