//! "I" and "you" in a quotation: who speaks, and who is spoken to.

use super::Text;
use super::clusters::Clusters;
use super::salience::Salience;
use super::speakers::Speakers;
use crate::{EntityKind, Number, quotes};

/// “I was there”, Dahl said.
const SPEAKER: f32 = 0.93;
/// “You were there”, Dahl told Berg.
const ADDRESSEE: f32 = 0.85;

/// Links the pronoun where the text tells who it is; outside of quotations it does not.
pub(super) fn resolve(text: &Text, salience: &Salience, speakers: &Speakers, mention: usize, clusters: &mut Clusters) {
    let head = text.mentions.list[mention].head;
    let Some(quote) = quotes::at(text.quotes, head) else { return };
    let (word, reason, confidence) = match &*text.words(mention).to_lowercase() {
        "i" | "me" | "my" | "mine" | "myself" => (speakers.of(quote), "speaker", SPEAKER),
        "you" | "your" | "yours" | "yourself" => (speakers.listener(quote), "addressee", ADDRESSEE),
        _ => return,
    };
    let cluster = word.and_then(|w| salience.mention_at(w)).and_then(|m| clusters.of(m));
    let one_person =
        |&c: &usize| clusters.list[c].kind == EntityKind::Person && clusters.list[c].number != Number::Plural;
    if let Some(cluster) = cluster.filter(one_person) {
        clusters.join_with(mention, cluster, reason, confidence);
    }
}
