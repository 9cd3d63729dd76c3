//! Which mentions speak of the same entity.
//!
//! Names come first, over the whole text; then one walk through it links roles that stand for a person ("the American
//! leader"), nominals and pronouns; then come groups ("the two leaders"). Every link has a reason, which the caller sees. Where there
//! is no reason, or where two contradict each other, the mention stays alone.

mod binding;
mod clusters;
mod countries;
mod entities;
mod epithets;
mod features;
mod gender_votes;
mod groups;
mod link_reasons;
mod mention_profiles;
mod metonymy;
mod names;
mod nominal_rules;
mod office_matching;
mod pronouns;
mod ranker;
mod role_holders;
mod salience;
mod speakers;
mod spoken_for;
mod syntax;

use crate::quotes::{self, Quote};
use crate::{EntityKind, Links, MentionForm, Mentions, Parse};
use clusters::Clusters;
pub use features::Features;
use gender_votes::GenderVotes;
pub use ranker::{Case, Choice, Teacher};

/// The probability that a link must have where the caller says nothing: on the first half of GAP's development part four of five
/// resolved pronouns are then right.
pub const THRESHOLD: f32 = 0.45;

/// Links the mentions of a text to entities.
///
/// Links that are less probable than `threshold` are not made. Pronouns and things ("the study") that are linked to nothing have no
/// entity; every other mention has one.
pub fn link(parse: &Parse, mentions: &Mentions, quotes: &[Quote], threshold: f32) -> Links {
    walk(&Text { parse, mentions, quotes }, threshold, None)
}

/// The same, but a teacher sees every choice and may make it.
pub fn link_taught(
    parse: &Parse,
    mentions: &Mentions,
    quotes: &[Quote],
    threshold: f32,
    teacher: &mut Teacher,
) -> Links {
    walk(&Text { parse, mentions, quotes }, threshold, Some(teacher))
}

fn walk(text: &Text, threshold: f32, teacher: Option<&mut Teacher>) -> Links {
    let mut clusters = Clusters::new(text.mentions);
    names::link(text, &mut clusters);
    let context = ranker::TextContext::new(text);
    gender_votes::infer_genders(text, &context, &mut clusters, threshold);
    resolve(text, &context, &mut clusters, threshold, teacher, None);
    drop(context);
    let mut links = entities::build(text, &clusters, threshold);
    groups::link(text, &mut links, threshold);
    metonymy::mark_governments(text, &mut links);
    links
}

/// Walks through the text and links roles, nominals and pronouns.
fn resolve<'a>(
    text: &'a Text<'a>,
    context: &'a ranker::TextContext,
    clusters: &mut Clusters,
    threshold: f32,
    teacher: Option<&'a mut Teacher<'_>>,
    votes: Option<&'a mut GenderVotes>,
) {
    let mut role_holders = role_holders::RoleHolders::new(text, clusters);
    let epithets = epithets::Epithets::new(text, clusters);
    let mut ranker = ranker::Ranker::new(text, context, clusters, threshold, teacher, votes);
    for m in order(text) {
        let mention = &text.mentions.list[m];
        match mention.form {
            MentionForm::Name => ranker.claim_earlier_pronouns(m, clusters),
            MentionForm::Role if mention.kind == EntityKind::Role => role_holders.link_held_role(text, m, clusters),
            MentionForm::Role => role_holders.resolve(text, m, clusters),
            MentionForm::Nominal if epithets.resolve(text, m, clusters) => {}
            MentionForm::Nominal | MentionForm::Pronoun => ranker.resolve(m, clusters),
            MentionForm::Unknown => {}
        }
    }
}

/// What every part of this room reads.
struct Text<'a> {
    parse: &'a Parse,
    mentions: &'a Mentions,
    quotes: &'a [Quote],
}

impl Text<'_> {
    /// The words of a mention.
    fn words(&self, mention: usize) -> &str {
        let span = self.parse.span_of(self.mentions.list[mention].tokens.clone());
        &self.parse.text[span]
    }

    /// The kind of thing that a mention stands for.
    fn kind(&self, mention: usize) -> EntityKind {
        self.mentions.list[mention].kind
    }

    /// The mentions that are names of people.
    fn names_of_people(&self) -> impl Iterator<Item = usize> + Clone {
        let list = &self.mentions.list;
        (0..list.len()).filter(|&m| list[m].kind == EntityKind::Person && list[m].form == MentionForm::Name)
    }
}

/// The mentions in the order in which they are linked: that of their heads, so that "his" comes before "his adviser"; but what stands
/// in a quotation comes after the rest of the sentence in which the quotation ends, which may say who speaks.
fn order(text: &Text) -> Vec<usize> {
    let mut order: Vec<usize> = (0..text.mentions.list.len()).collect();
    order.sort_by_key(|&m| {
        let head = text.mentions.list[m].head;
        let quote = quotes::at(text.quotes, head).map(|q| text.quotes[q].tokens.end - 1);
        (text.parse.tokens[quote.unwrap_or(head)].sentence, quote.is_some(), head)
    });
    order
}

#[cfg(test)]
mod tests;
