//! Features of an entity as the antecedent of "he" or "she": where it stands in its sentences.

use super::entity_features::{bucket, form_number};
use super::{Candidate, MOST_COMPARED, Ranker};
use crate::coref::clusters::Clusters;
use crate::coref::features::{Features, Template};
use crate::coref::syntax::{self, Position};
use crate::lexicon::vocabulary::coreference;
use crate::{Deprel, EntityKind, Gender, Gist, MentionForm, NominalClass, Parse, lexicon};

/// The value of [`Template::Case`] for a preposition that has none of its own.
const OTHER_PREPOSITION: usize = 12;

/// How many positions in a clause there are, and how many roles of a pronoun.
const POSITIONS: usize = 5;
const ROLES: usize = 4;

/// Beside the positions: not in the sentence at all.
const NOT_HERE: usize = POSITIONS;

/// Mentions after a candidate's last one that are looked at.
const MOST_FOLLOWERS: usize = 40;

/// Clauses up the tree that are looked at.
const MOST_CLAUSES: usize = 12;

/// What the pronoun is in its clause.
#[derive(Clone, Copy)]
pub(super) enum Role {
    Subject,
    /// "[her] sister"
    PossessorOfKin,
    /// "[her] house"
    Possessor,
    Other,
}

impl Role {
    /// Possessors of kin and of other things count alike.
    fn coarse(self) -> usize {
        match self {
            Role::Subject => 0,
            Role::PossessorOfKin | Role::Possessor => 1,
            Role::Other => 2,
        }
    }
}

impl Ranker<'_, '_> {
    /// The features of a candidate for "he" or "she" that no other class of mentions has. (Their order counts in the last bit of the
    /// score.)
    pub(super) fn add_personal_pronoun_features(
        &self,
        features: &mut Features,
        mention: usize,
        candidate: &Candidate,
        clusters: &Clusters,
    ) {
        let role = self.role(mention);
        self.add_position_and_naming(features, mention, candidate, clusters);
        self.add_last_mention(features, mention, role, candidate);
        self.add_later_mentions(features, mention, role, candidate, clusters);
        features.fit = self.fit(mention, candidate, clusters);
    }

    pub(super) fn role(&self, mention: usize) -> Role {
        let parse = self.text.parse;
        let kin = |owned: usize| lexicon::is_family(&parse.tokens[owned].lemma);
        match self.profiles[mention].position {
            Position::Subject => Role::Subject,
            Position::Possessor if owned_by(parse, self.text.mentions.list[mention].head).is_some_and(kin) => {
                Role::PossessorOfKin
            }
            Position::Possessor => Role::Possessor,
            _ => Role::Other,
        }
    }

    /// Where the candidate stands in the sentence of the pronoun, and how it was last named before.
    pub(super) fn add_position_and_naming(
        &self,
        features: &mut Features,
        mention: usize,
        candidate: &Candidate,
        clusters: &Clusters,
    ) {
        let list = &self.text.mentions.list;
        let (me, profile) = (&list[mention], &self.profiles[mention]);
        let entity = &clusters.list[candidate.cluster];
        let (mut best_position, mut last_name) = (NOT_HERE, None);
        for m in entity.before(me.head).take(MOST_COMPARED) {
            if self.profiles[m].sentence == profile.sentence {
                best_position = best_position.min(self.profiles[m].position as usize);
            }
            if list[m].form == MentionForm::Name {
                last_name = last_name.or(Some(m));
            }
        }
        features.add(Template::Here, best_position * POSITIONS + profile.position as usize);
        let first = entity.mentions().next();
        let naming =
            last_name.map_or(0, |m| 1 + usize::from(list[m].tokens.len() > 1) * 2 + usize::from(first == Some(m)));
        let naming = naming * 2 + usize::from(entity.gender == me.gender);
        features.add(Template::Naming, naming * 3 + self.distance(mention, candidate));
        features.add(Template::Bearer, naming * 2 + usize::from(me.gender == Gender::Feminine));
    }

    /// How the last mention of the candidate stands to the pronoun.
    pub(super) fn add_last_mention(&self, features: &mut Features, mention: usize, role: Role, candidate: &Candidate) {
        let (list, parse) = (&self.text.mentions.list, self.text.parse);
        let (me, last, position) = (&list[mention], &list[candidate.last], self.profiles[candidate.last].position);
        let gap = bucket(me.head.abs_diff(last.head), &[2, 4, 8, 16, 32]);
        features.add(Template::Gap, (gap * ROLES + role as usize) * 3 + form_number(last.form));
        let mut add = |template, value: usize| features.add(template, value * ROLES + role as usize);
        let clauses = clause_relation(parse, last.head, me.head);
        add(Template::Clauses, clauses * POSITIONS + position as usize);
        let case = parse.dependent(last.head, Deprel::Case).map_or(0, |c| {
            coreference::PREPOSITION_FEATURE.number(&parse.tokens[c].lemma).unwrap_or(OTHER_PREPOSITION)
        });
        add(Template::Case, case);
        let joined = match parse.tokens[last.head].deprel {
            Deprel::Conj => 2,
            _ => usize::from(parse.dependents(last.head, Deprel::Conj).any(|c| !syntax::is_clause(parse, c))),
        };
        add(Template::Joined, joined);
        // "Dahl's sister", "Dahl's house"
        let of_person = |owned: usize| parse.tokens[owned].nominal == NominalClass::Person;
        add(Template::Owns, owned_by(parse, last.head).map_or(0, |owned| 1 + usize::from(of_person(owned))));
    }

    /// Who else is mentioned since, whom the last pronoun meant, and whether the candidate is mentioned again.
    fn add_later_mentions(
        &self,
        features: &mut Features,
        mention: usize,
        role: Role,
        candidate: &Candidate,
        clusters: &Clusters,
    ) {
        let list = &self.text.mentions.list;
        let (me, sentence, last) = (&list[mention], self.profiles[mention].sentence, &list[candidate.last]);
        let chain = match self.latest.get(&me.gender).copied().filter(|&other| other != mention) {
            Some(other) if clusters.of(other) == Some(candidate.cluster) => {
                1 + sentence.abs_diff(self.profiles[other].sentence).min(2)
            }
            Some(_) => 4,
            None => 0,
        };
        features.add(Template::Chain, chain * ROLES + role as usize);
        let beside = self.salience.mentions(self.profiles[candidate.last].sentence);
        let past = beside.partition_point(|&m| list[m].head <= last.head);
        let after = beside[past..].iter().take(MOST_FOLLOWERS).take_while(|&&m| list[m].head < me.head);
        let followed = after.filter(|&&m| list[m].kind == EntityKind::Person).take(2).count();
        features.add(Template::Followed, (followed * 3 + self.distance(mention, candidate)) * 3 + role.coarse());
        self.add_again(features, mention, role, candidate, clusters);
    }

    /// Whether the candidate is mentioned again after the pronoun.
    pub(super) fn add_again(
        &self,
        features: &mut Features,
        mention: usize,
        role: Role,
        candidate: &Candidate,
        clusters: &Clusters,
    ) {
        let later = clusters.list[candidate.cluster].first_after(self.text.mentions.list[mention].head);
        let sentence = self.profiles[mention].sentence;
        let again = later.map_or(0, |w| 1 + self.text.parse.sentence_number(w).abs_diff(sentence).min(2));
        features.add(Template::Again, again * 3 + role.coarse());
    }

    /// Sentences between the pronoun and the last mention of a candidate: none, one, more.
    fn distance(&self, mention: usize, candidate: &Candidate) -> usize {
        self.profiles[mention].sentence.abs_diff(self.profiles[candidate.last].sentence).min(2)
    }

    /// How well the network thinks that a candidate fits.
    pub(super) fn fit(&self, mention: usize, candidate: &Candidate, clusters: &Clusters) -> f32 {
        let gist = |word: usize| self.text.parse.gists.get(word).copied().unwrap_or_default();
        let pronoun = self.words_asking(mention).map(gist);
        let [last, name, first, verb] = self.words_of(mention, candidate, clusters).map(gist);
        Gist::fit(pronoun, &[last, name, first], verb)
    }

    /// The pronoun, and the verb above it.
    pub(super) fn words_asking(&self, mention: usize) -> [usize; 2] {
        let head = self.text.mentions.list[mention].head;
        [head, syntax::verb_above(self.text.parse, head)]
    }

    /// The heads of a candidate's last mention, its last name and its first mention; the verb above the last mention.
    pub(super) fn words_of(&self, mention: usize, candidate: &Candidate, clusters: &Clusters) -> [usize; 4] {
        let list = &self.text.mentions.list;
        let entity = &clusters.list[candidate.cluster];
        let is_name = |m: &usize| list[*m].form == MentionForm::Name;
        let before = entity.before(list[mention].head).take(MOST_COMPARED).find(is_name);
        let name = before.or_else(|| entity.mentions().take(MOST_COMPARED).find(is_name)).unwrap_or(candidate.last);
        let first = entity.mentions().next().unwrap_or(candidate.last);
        let [last, name, first] = [candidate.last, name, first].map(|m| list[m].head);
        [last, name, first, syntax::verb_above(self.text.parse, last)]
    }
}

/// What somebody owns, for the word that names the owner.
pub(super) fn owned_by(parse: &Parse, owner: usize) -> Option<usize> {
    parse.tokens[owner].head.filter(|_| parse.tokens[owner].deprel == Deprel::NmodPoss)
}

/// How the clauses of two words are related: 0 for the same clause, 1 where the first stands above the second, 2 below it, 3 beside it in
/// the same sentence; 4 and 5 where the first stands in another sentence, as its main clause or not.
fn clause_relation(parse: &Parse, first: usize, second: usize) -> usize {
    let of = |word| syntax::clause_of(parse, word);
    let above = |upper: usize, lower: usize| {
        std::iter::successors(Some(lower), |&clause| of(clause))
            .skip(1)
            .take(MOST_CLAUSES)
            .any(|clause| clause == upper)
    };
    if parse.tokens[first].sentence != parse.tokens[second].sentence {
        let main = of(first).is_none_or(|clause| parse.tokens[clause].head.is_none());
        return if main { 4 } else { 5 };
    }
    match (of(first), of(second)) {
        (a, b) if a == b => 0,
        (None, _) => 1,
        (_, None) => 2,
        (Some(a), Some(b)) if above(a, b) => 1,
        (Some(a), Some(b)) if above(b, a) => 2,
        _ => 3,
    }
}
