//! The genders of people whose names do not tell them: by the pronouns of the whole text ("Sund ... Dahl ... she").

use super::clusters::Clusters;
use super::ranker::Shown;
use super::{Text, resolve};
use crate::{EntityKind, Gender, MentionForm};

/// How much more probable one gender must be, in pronouns.
const AHEAD: f32 = 0.8;

/// How probable it is that each person is meant by each "he" and each "she", summed up.
pub(super) struct Votes {
    /// For each entity, masculine and feminine; `None` where the gender is known.
    sums: Vec<Option<[f32; 2]>>,
}

impl Votes {
    /// One pronoun of this gender means the entity with this probability.
    pub(super) fn add(&mut self, cluster: usize, gender: Gender, probability: f32) {
        let Some(Some([he, she])) = self.sums.get_mut(cluster) else { return };
        match gender {
            Gender::Masculine => *he += probability,
            Gender::Feminine => *she += probability,
            _ => {}
        }
    }

    /// While votes are gathered, no pronoun tells the gender for the next.
    pub(super) fn open(&self, cluster: usize) -> bool {
        matches!(self.sums.get(cluster), Some(Some(_)))
    }
}

/// Gives genders to people by the pronouns that may mean them.
pub(super) fn tell(text: &Text, shown: &Shown, clusters: &mut Clusters, threshold: f32) {
    let unknown = |c: &super::clusters::Cluster| c.kind == EntityKind::Person && c.named && c.gender == Gender::Unknown;
    let told =
        |m: &crate::Mention| m.form == MentionForm::Pronoun && matches!(m.gender, Gender::Masculine | Gender::Feminine);
    if !clusters.list.iter().any(unknown) || !text.mentions.list.iter().any(told) {
        return;
    }
    let mut votes = Votes { sums: clusters.list.iter().map(|c| unknown(c).then_some([0.0; 2])).collect() };
    resolve(text, shown, &mut clusters.clone(), threshold, None, Some(&mut votes));
    for (cluster, sums) in votes.sums.iter().enumerate() {
        let Some([he, she]) = sums else { continue };
        clusters.list[cluster].gender = match he - she {
            ahead if ahead > AHEAD => Gender::Masculine,
            ahead if ahead < -AHEAD => Gender::Feminine,
            _ => continue,
        };
    }
}
