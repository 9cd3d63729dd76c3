//! How much each candidate for a pronoun stands out: by its positions in the sentences before, and by constructions.

use super::constructions::Construction;
use super::{AntecedentType, Pronoun};
use crate::coref::salience::weight;
use crate::coref::syntax::{self, Position};
use crate::{Deprel, EntityKind, MentionForm, quotes};

/// Mentions of one sentence that are looked at, the nearest first: a "sentence" may be a table of any length.
const MOST_MENTIONS: usize = 80;

/// Paragraphs that a pronoun reaches back.
const MOST_PARAGRAPHS: usize = 3;

// Tuned, like the weights of constructions, on the development part of GAP.

/// The candidate has the same position in its clause as the pronoun.
const PARALLEL: f32 = 50.0;
/// Lost for each word between them, up to so many words.
const DISTANCE: f32 = 0.9;
const LONGEST_DISTANCE: usize = 60;
/// "In [her] speech, Dahl": the subject that follows.
const FRONTED: f32 = 300.0;

// Factors.

/// What is left a sentence later.
const FADE: f32 = 0.5;
/// The candidate stands in a quotation that the pronoun is not in.
const OTHER_QUOTE: f32 = 0.6;
/// "He went to Oslo. [It]": the place where something happens is seldom meant.
const SCENE: f32 = 0.6;

/// Clusters with how much each stands out.
pub(in crate::coref) type Salient = Vec<(usize, f32)>;

impl Pronoun<'_, '_> {
    /// The clusters that the pronoun may mean with how much each stands out, the most salient first, and what constructions say of
    /// them.
    pub(in crate::coref) fn candidates(&self, excluded: &[usize]) -> (Salient, Vec<(usize, Construction)>) {
        let sentence = |word: usize| self.parse().sentence_number(word);
        let here = sentence(self.head);
        let favoured = self.favoured();
        let mut scores = Salient::new();
        let paragraph = self.parse().sentences[here].paragraph;
        let mut fade = 1.0;
        for before in (here.saturating_sub(self.antecedent.reach())..=here).rev() {
            if self.parse().sentences[before].paragraph + MOST_PARAGRAPHS < paragraph {
                break;
            }
            self.score_sentence(before, fade, excluded, &mut scores);
            fade *= FADE;
        }
        // "Dahl left, and in [her] speech Berg": there was someone before
        let earlier = !scores.is_empty()
            && scores
                .iter()
                .any(|(c, _)| self.clusters.list[*c].last_before(self.head).is_some_and(|w| sentence(w) == here));
        let fronted = self.add_cataphora(excluded, &mut scores);
        for (cluster, score) in &mut scores {
            *score += favoured.iter().filter(|(c, ..)| c == cluster).map(|(_, _, bonus)| bonus).sum::<f32>();
            *score *= self.agreement(*cluster).unwrap_or(0.0);
        }
        scores.retain(|(_, score)| *score > 0.0);
        scores.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let fronted =
            fronted.map(|cluster| (cluster, if earlier { Construction::FrontedLate } else { Construction::Fronted }));
        (scores, favoured.into_iter().map(|(cluster, favour, _)| (cluster, favour)).chain(fronted).collect())
    }

    /// Adds to the score of each cluster what its most salient mention in a sentence is worth.
    fn score_sentence(&self, sentence: usize, fade: f32, excluded: &[usize], scores: &mut Vec<(usize, f32)>) {
        let list = &self.text.mentions.list;
        let mut best: Vec<(usize, f32)> = Vec::new();
        let mentions = self.salience.mentions(sentence);
        let past = mentions.partition_point(|&m| list[m].head < self.head);
        for &m in mentions[..past].iter().rev().take(MOST_MENTIONS) {
            let Some(cluster) = self.clusters.of(m) else { continue };
            if m == self.mention || excluded.contains(&cluster) || self.agreement(cluster).is_none() {
                continue;
            }
            // "Dahl is a lawyer. He" means Dahl.
            if self.parse().dependent(list[m].head, Deprel::Cop).is_some() {
                continue;
            }
            let score = self.salience_of(m) * fade;
            match best.iter_mut().find(|(c, _)| *c == cluster) {
                Some((_, old)) => *old = old.max(score),
                None => best.push((cluster, score)),
            }
        }
        for (cluster, score) in best {
            match scores.iter_mut().find(|(c, _)| *c == cluster) {
                Some((_, sum)) => *sum += score,
                None => scores.push((cluster, score)),
            }
        }
    }

    /// How much a mention stands out, seen from the pronoun and without the sentences between them.
    fn salience_of(&self, mention: usize) -> f32 {
        let me = &self.text.mentions.list[mention];
        let position = self.salience.position(mention);
        let mut score = weight(position);
        if position == self.salience.position(self.mention) {
            score += PARALLEL;
        }
        let scene = position == Position::Oblique && me.kind == EntityKind::Place;
        if self.antecedent == AntecedentType::Thing && scene {
            score *= SCENE;
        }
        let quote = quotes::at(self.text.quotes, me.head);
        if quote.is_some() && quote != quotes::at(self.text.quotes, self.head) {
            score *= OTHER_QUOTE;
        }
        score - (self.head - me.head).min(LONGEST_DISTANCE) as f32 * DISTANCE
    }

    /// "In his speech, Dahl said": a pronoun in a fronted phrase may mean the subject that follows, which becomes a candidate.
    fn add_cataphora(&self, excluded: &[usize], scores: &mut Salient) -> Option<usize> {
        let subject = self.subject_after_fronted()?;
        let cluster = self.named_by(subject)?;
        if excluded.contains(&cluster) || self.agreement(cluster).is_none() {
            return None;
        }
        match scores.iter_mut().find(|(c, _)| *c == cluster) {
            Some((_, sum)) => *sum += FRONTED,
            None => scores.push((cluster, FRONTED)),
        }
        Some(cluster)
    }

    /// The subject after a fronted phrase or clause that the pronoun stands in: "In her speech, [Dahl]".
    fn subject_after_fronted(&self) -> Option<usize> {
        let parse = self.parse();
        let mut at = self.head;
        while let Some(head) = parse.tokens[at].head {
            let adverbial = matches!(parse.tokens[at].deprel, Deprel::Obl | Deprel::Advcl);
            let subject = || syntax::overt_subject(parse, head).filter(|&s| s > at);
            if let Some(subject) = (adverbial && head > at).then(subject).flatten() {
                return Some(subject);
            }
            at = head;
        }
        None
    }

    /// The cluster of a name, also where a noun or a title governs it: "the orphan [Dahl]".
    fn named_by(&self, word: usize) -> Option<usize> {
        let parse = self.parse();
        let beside = parse.children(word).iter().copied().filter(|&c| {
            matches!(parse.tokens[c].deprel, Deprel::Appos | Deprel::Flat | Deprel::NmodDesc | Deprel::Compound)
        });
        let mention = std::iter::once(word).chain(beside).find_map(|part| {
            let mention = self.salience.mention_at(part)?;
            let me = &self.text.mentions.list[mention];
            (me.form == MentionForm::Name && (part == word || me.kind == EntityKind::Person)).then_some(mention)
        })?;
        self.clusters.of(mention)
    }
}
