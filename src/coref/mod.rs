//! Which mentions speak of the same entity.
//!
//! Names come first, over the whole text; then one walk through it resolves roles that stand for a person ("the American
//! leader"), nominals and pronouns. A link has a reason, which the caller sees; where there is none, or two that
//! contradict each other, the mention stays alone.

mod binding;
mod clusters;
mod entities;
mod epithets;
mod fold;
mod genders;
mod groups;
mod names;
mod nominals;
mod office;
mod people;
mod places;
mod profile;
mod pronouns;
mod ranker;
mod relatives;
mod roles;
mod salience;
mod signs;
mod speakers;
mod spelling;
mod syntax;
mod togethers;
mod wanted;

use crate::quotes::{self, Quote};
use crate::{EntityKind, Links, MentionForm, Mentions, Parse};
use clusters::Clusters;
use genders::Votes;
pub use ranker::Teacher;
pub use ranker::{Case, Choice};
pub use signs::Signs;

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

/// The same, but the teacher sees every choice and may make it.
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
    let kinds = names::settle_kinds(text);
    people::link(text, &kinds, &mut clusters);
    relatives::join_names(text, &kinds, &mut clusters);
    names::link(text, &kinds, &mut clusters);

    let shown = ranker::Shown::new(text);
    genders::tell(text, &shown, &mut clusters, threshold);
    resolve(text, &shown, &mut clusters, threshold, teacher, None);
    drop(shown);
    let mut links = entities::build(text, &clusters, threshold);
    groups::link(text, &mut links, threshold);
    places::mark(text, &mut links);
    links
}

/// Walks through the text and puts roles, nominals and pronouns where they belong.
fn resolve<'a>(
    text: &'a Text<'a>,
    shown: &'a ranker::Shown,
    clusters: &mut Clusters,
    threshold: f32,
    teacher: Option<&'a mut Teacher<'_>>,
    votes: Option<&'a mut Votes>,
) {
    let mut offices = roles::Offices::new(text, clusters);
    let epithets = epithets::Epithets::new(text, clusters);
    let mut ranker = ranker::Ranker::new(text, shown, clusters, threshold, teacher, votes);
    for m in order(text) {
        let mention = &text.mentions.list[m];
        match mention.form {
            MentionForm::Name => ranker.named_late(m, clusters),
            MentionForm::Role if mention.kind == EntityKind::Role => offices.held(text, m, clusters),
            MentionForm::Role => offices.resolve(text, m, clusters),
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
}

/// Mentions in the order in which they are resolved: that of their heads, so that "his" comes before "his adviser"; but
/// what stands in a quotation waits until the sentence in which it ends has told who speaks.
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
