//! Links the names of one person or thing, over the whole text and before any other mentions.

mod acronyms;
mod body_names;
mod former_names;
mod kin;
mod nonperson_names;
mod person_names;
mod short_names;
mod spelling_similarity;
mod spelling_variants;

pub(super) use crate::lexicon::normalized;
pub(super) use person_names::name_words;

use super::Text;
use super::clusters::Clusters;

/// Puts every name into a cluster, together with the other names of the same person or thing.
pub(super) fn link(text: &Text, clusters: &mut Clusters) {
    person_names::link(text, clusters);
    former_names::link(text, clusters);
    nonperson_names::link(text, clusters);
}
