//! Clusters of mentions while the links are still being made.

use super::link_reasons::LinkReason;
use crate::{EntityKind, Gender, MentionForm, Mentions, Number};

/// Mentions that speak of one entity.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    pub(super) kind: EntityKind,
    pub(super) gender: Gender,
    pub(super) number: Number,
    /// Has a mention of form `Name`.
    pub(super) named: bool,
    /// Heads and numbers of its mentions, by head.
    mentions: Vec<(usize, usize)>,
}

impl Cluster {
    /// The mentions, in the order of their heads.
    pub(super) fn mentions(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.mentions.iter().map(|&(_, m)| m)
    }

    pub(super) fn len(&self) -> usize {
        self.mentions.len()
    }

    /// The mentions before a word, the last first.
    pub(super) fn before(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        let past = self.mentions.partition_point(|&(head, _)| head < token);
        self.mentions[..past].iter().rev().map(|&(_, m)| m)
    }

    /// The head of its first mention after a word.
    pub(super) fn first_after(&self, token: usize) -> Option<usize> {
        let past = self.mentions.partition_point(|&(head, _)| head <= token);
        Some(self.mentions.get(past)?.0)
    }

    /// Its last mention before a word.
    pub(super) fn last_mention_before(&self, token: usize) -> Option<usize> {
        let past = self.mentions.partition_point(|&(head, _)| head < token);
        Some(self.mentions[..past].last()?.1)
    }

    /// The head of its last mention before a word.
    pub(super) fn last_before(&self, token: usize) -> Option<usize> {
        let past = self.mentions.partition_point(|&(head, _)| head < token);
        Some(self.mentions[..past].last()?.0)
    }
}

#[derive(Clone)]
pub(super) struct Clusters<'a> {
    mentions: &'a Mentions,
    of: Vec<Option<usize>>,
    reasons: Vec<Option<LinkReason>>,
    confidences: Vec<f32>,
    is_doubtful: Vec<bool>,
    pub(super) list: Vec<Cluster>,
}

impl<'a> Clusters<'a> {
    pub(super) fn new(mentions: &'a Mentions) -> Self {
        let n = mentions.list.len();
        Clusters {
            mentions,
            of: vec![None; n],
            reasons: vec![None; n],
            confidences: vec![1.0; n],
            is_doubtful: vec![false; n],
            list: Vec::new(),
        }
    }

    /// The cluster that a mention is in.
    pub(super) fn of(&self, mention: usize) -> Option<usize> {
        self.of[mention]
    }

    /// Why a mention was linked; `None` for one that opened its cluster.
    pub(super) fn reason(&self, mention: usize) -> Option<LinkReason> {
        self.reasons[mention]
    }

    /// How probable the link is; 1 for a mention that opened its cluster.
    pub(super) fn confidence(&self, mention: usize) -> f32 {
        self.confidences[mention]
    }

    /// True for a link that is too doubtful for a fact to name the entity.
    pub(super) fn is_doubtful(&self, mention: usize) -> bool {
        self.is_doubtful[mention]
    }

    /// Notes that the link of a mention is too doubtful for a fact to name the entity.
    pub(super) fn set_doubtful(&mut self, mention: usize) {
        self.is_doubtful[mention] = true;
    }

    /// Like [`Clusters::join`], for a link whose probability is known.
    pub(super) fn join_with_confidence(&mut self, mention: usize, cluster: usize, reason: LinkReason, confidence: f32) {
        self.join(mention, cluster, reason);
        self.confidences[mention] = confidence;
    }

    /// Opens a new cluster for a mention.
    pub(super) fn open(&mut self, mention: usize) -> usize {
        let m = &self.mentions.list[mention];
        self.of[mention] = Some(self.list.len());
        self.list.push(Cluster {
            kind: m.kind,
            gender: m.gender,
            number: m.number,
            named: m.form == MentionForm::Name,
            mentions: vec![(m.head, mention)],
        });
        self.list.len() - 1
    }

    /// Puts a mention into a cluster; a person's cluster of unknown gender takes that of the mention.
    pub(super) fn join(&mut self, mention: usize, cluster: usize, reason: LinkReason) {
        let m = &self.mentions.list[mention];
        self.of[mention] = Some(cluster);
        self.reasons[mention] = Some(reason);
        self.confidences[mention] = reason.usual_confidence();
        let c = &mut self.list[cluster];
        if c.gender == Gender::Unknown && c.kind == EntityKind::Person {
            c.gender = m.gender;
        }
        c.named |= m.form == MentionForm::Name;
        let at = c.mentions.partition_point(|&(head, _)| head < m.head);
        c.mentions.insert(at, (m.head, mention));
    }

    /// Joins the mention to the cluster if there is one, or opens one.
    pub(super) fn join_or_open(&mut self, mention: usize, cluster: Option<usize>, reason: LinkReason) -> usize {
        match cluster {
            Some(c) => {
                self.join(mention, c, reason);
                c
            }
            None => self.open(mention),
        }
    }

    /// Moves all mentions of `from` to `into` and leaves `from` empty.
    pub(super) fn merge(&mut self, into: usize, from: usize, reason: LinkReason) {
        if into == from {
            return;
        }
        for (_, mention) in std::mem::take(&mut self.list[from].mentions) {
            let kept = (self.reasons[mention], self.confidences[mention]);
            self.join(mention, into, reason);
            if kept.0.is_some() {
                (self.reasons[mention], self.confidences[mention]) = kept;
            }
        }
        // The mention that opened `into` may now come after one of `from`; it gets a reason as well.
        for &(_, mention) in &self.list[into].mentions {
            if self.reasons[mention].is_none() {
                (self.reasons[mention], self.confidences[mention]) = (Some(reason), reason.usual_confidence());
            }
        }
    }
}

/// False for "he" and "she", and for "it" and a person.
pub(super) fn genders_agree(a: Gender, b: Gender) -> bool {
    a == b || a == Gender::Unknown || b == Gender::Unknown
}
