//! The genders of people whose names do not tell them, by the pronouns of the whole text: "Sund won. She smiled."

use super::clusters::{Cluster, Clusters};
use super::ranker::TextContext;
use super::{Text, resolve};
use crate::{EntityKind, Gender, Mention, MentionForm};

/// By how much one gender must be ahead, in pronouns that are sure to mean the person. By judgement.
const AHEAD: f32 = 0.8;

/// The probabilities that people are meant by "he" and by "she", summed over the pronouns of the text.
pub(super) struct GenderVotes {
    /// For each entity, masculine and feminine; `None` where the gender is known.
    sums: Vec<Option<[f32; 2]>>,
}

impl GenderVotes {
    /// Adds a pronoun of a gender that means the entity with a probability.
    pub(super) fn add(&mut self, cluster: usize, gender: Gender, probability: f32) {
        let Some(Some([he, she])) = self.sums.get_mut(cluster) else { return };
        match gender {
            Gender::Masculine => *he += probability,
            Gender::Feminine => *she += probability,
            _ => {}
        }
    }

    /// True for an entity whose gender is being voted on: no pronoun may then decide it for the next.
    pub(super) fn is_undecided(&self, cluster: usize) -> bool {
        matches!(self.sums.get(cluster), Some(Some(_)))
    }
}

/// Gives genders to people by the pronouns that may mean them: those of a first walk through the text, whose links are dropped.
pub(super) fn infer_genders(text: &Text, context: &TextContext, clusters: &mut Clusters, threshold: f32) {
    let unknown = |c: &Cluster| c.kind == EntityKind::Person && c.named && c.gender == Gender::Unknown;
    let gendered =
        |m: &Mention| m.form == MentionForm::Pronoun && matches!(m.gender, Gender::Masculine | Gender::Feminine);
    if !clusters.list.iter().any(unknown) || !text.mentions.list.iter().any(gendered) {
        return;
    }
    let mut votes = GenderVotes { sums: clusters.list.iter().map(|c| unknown(c).then_some([0.0; 2])).collect() };
    resolve(text, context, &mut clusters.clone(), threshold, None, Some(&mut votes));
    for (cluster, sums) in votes.sums.iter().enumerate() {
        let Some([he, she]) = sums else { continue };
        clusters.list[cluster].gender = match he - she {
            ahead if ahead > AHEAD => Gender::Masculine,
            ahead if ahead < -AHEAD => Gender::Feminine,
            _ => continue,
        };
    }
}
