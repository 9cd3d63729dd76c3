use crate::{Argument, Example, Extractor, Result, Rule, Triple};

/// What an example of a rule file gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Proof {
    /// The text of the example.
    pub text: String,
    /// What the file says that the text gives and what did not come.
    pub missing: Vec<String>,
    /// Triples of the relation that came and that the file does not name.
    pub unwanted: Vec<Triple>,
    /// Every triple of the text, of whatever relation.
    pub triples: Vec<Triple>,
}

impl Proof {
    /// Whether the text gave what the file says and no more of its relation.
    pub fn holds(&self) -> bool {
        self.missing.is_empty() && self.unwanted.is_empty()
    }
}

impl Extractor {
    /// Reads the examples of a rule file, those that fire and those that are silent, in the order of the file. The rule must be
    /// one of this extractor's rules.
    ///
    /// ```
    /// # fn main() -> factwire::Result<()> {
    /// let rules = factwire::Rules::empty().with_toml("sponsors", r#"
    ///     about = "somebody pays for an event"
    ///     [[pattern]]
    ///     match = "[lemma=sponsor] >subj subject >obj object"
    ///     [[fires]]
    ///     text = "The race was sponsored by Nordvik Bank."
    ///     gives = ["Nordvik Bank | sponsors | race"]
    /// "#)?;
    /// let extractor = factwire::Extractor::builder().rules(rules.clone()).build()?;
    /// for rule in rules.iter() {
    ///     assert!(extractor.prove(rule)?.iter().all(|proof| proof.holds()));
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::Inference`](crate::ErrorKind::Inference).
    pub fn prove(&self, rule: &Rule) -> Result<Vec<Proof>> {
        rule.fires.iter().chain(&rule.silent).map(|example| self.prove_one(rule, example)).collect()
    }

    fn prove_one(&self, rule: &Rule, example: &Example) -> Result<Proof> {
        let triples = self.extract(&example.text)?.triples;
        let found = || triples.iter().filter(|t| t.predicate.name == rule.name);
        let missing = example.gives.iter().filter(|g| !found().any(|t| says(t, g, rule.symmetric))).cloned().collect();
        let unwanted = found().filter(|t| !example.gives.iter().any(|g| says(t, g, rule.symmetric))).cloned().collect();
        Ok(Proof { text: example.text.clone(), missing, unwanted, triples })
    }
}

/// "Ada | founded | Acme": each side by its words or by the name of its entity.
fn says(triple: &Triple, wanted: &str, symmetric: bool) -> bool {
    let parts: Vec<&str> = wanted.split('|').map(str::trim).collect();
    let is = |argument: &Argument, words: &str| argument.text == words || argument.name() == words;
    match (&parts[..], &triple.object) {
        (&[subject, _, object], Some(other)) => {
            let other_way = || symmetric && is(&triple.subject, object) && is(other, subject);
            is(&triple.subject, subject) && is(other, object) || other_way()
        }
        (&[subject, _], None) => is(&triple.subject, subject),
        _ => false,
    }
}
