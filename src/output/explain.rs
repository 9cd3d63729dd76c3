use std::fmt::Write as _;

use super::text::said;
use crate::{Extraction, Modality, Origin, Polarity, RuleId, Triple, When};

impl Extraction {
    /// Says in words why a triple was given and how the text holds it to be.
    ///
    /// ```
    /// # fn main() -> factwire::Result<()> {
    /// let extraction = factwire::extract("Otieno did not meet her Ugandan counterpart.")?;
    /// let why = extraction.explain(&extraction.triples[0]);
    /// assert!(why.contains("met_with") && why.contains("denied"), "{why}");
    /// # Ok(()) }
    /// ```
    pub fn explain(&self, triple: &Triple) -> String {
        let evidence = &triple.evidence;
        let mut out = format!("{triple}: read in sentence {} ", evidence.sentence.index() + 1);
        if let Some(span) = self.sentence(evidence.sentence) {
            let _ = write!(out, "({} {span}) ", self.offsets);
        }
        let _ = match &evidence.rule {
            RuleId::Pattern { relation, number } => write!(out, "by pattern {number} of the rule {relation}"),
            _ => write!(out, "without a rule, from the clause itself"),
        };
        let _ = write!(out, ", from the words {:?} with {:?}", triple.predicate.text, triple.subject.text);
        if let Some(object) = &triple.object {
            let _ = write!(out, " and {:?}", object.text);
        }
        out.push('.');
        for argument in triple.arguments() {
            if let Some(name) = &argument.name {
                let _ = write!(out, " {:?} stands for {name}", argument.text);
                let mention = self.entity_of(argument).and_then(|entity| {
                    entity.mentions.iter().find(|m| argument.span.contains(m.span) && m.reason.is_some())
                });
                match mention.and_then(|m| m.reason.as_deref()) {
                    Some(reason) => {
                        let _ = write!(out, " ({reason}).");
                    }
                    None => out.push('.'),
                }
            }
        }
        let held = match (triple.factuality.polarity, triple.factuality.modality) {
            (Polarity::Affirmative, Modality::Actual) => None,
            (Polarity::Negative, Modality::Actual) => Some("denied".to_owned()),
            (polarity, modality) => {
                let not = if polarity == Polarity::Negative { "denied, " } else { "" };
                Some(format!("{not}{modality}"))
            }
        };
        if let Some(held) = held {
            let _ = write!(out, " It is {held}.");
        }
        if let Some(when) = &triple.when {
            let _ = match (when, self.published) {
                (When::Dated { .. }, Some(day)) => write!(out, " Its time is {when} for a text of {day}."),
                (When::Dated { .. }, None) => write!(out, " Its time is {when}."),
                (When::Relative { from: Origin::Publication, relative, .. }, _) => {
                    write!(out, " Its time is {relative}, counted from a day of publication that is not known.")
                }
                (When::Relative { relative, from: Origin::Event, .. }, _) => {
                    write!(out, " Its time is {relative}, counted from what the words name.")
                }
                (When::Relative { relative, .. }, _) => {
                    write!(out, " Its time is {relative}, counted from a time of the story that is not known.")
                }
            };
        }
        match &triple.factuality.attribution {
            Some(attribution) => {
                let _ = write!(out, " It is {}, not the author's own word.", said(attribution));
            }
            None if triple.is_asserted_by_author() => out.push_str(" The text states it itself."),
            None => {}
        }
        let _ = write!(out, " Confidence {:.2}.", triple.confidence);
        out
    }
}
