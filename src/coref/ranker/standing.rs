//! What the place of an entity in its sentences says of it as the antecedent of "he" or "she".

use super::evidence::bucket;
use super::{COMPARED, Candidate, Ranker};
use crate::coref::clusters::Clusters;
use crate::coref::signs::{Signs, Template};
use crate::coref::syntax::{self, Place};
use crate::{Deprel, EntityKind, Gender, Gist, MentionForm, NominalClass, Parse, lexicon};

/// Prepositions that are told apart.
const CASES: [&str; 11] = ["by", "with", "of", "to", "for", "from", "in", "on", "as", "at", "like"];

/// Mentions after a candidate's last one that are looked at.
const FOLLOWERS: usize = 40;

/// How many clauses up are looked at.
const CLAUSES: usize = 12;

impl Ranker<'_, '_> {
    pub(super) fn standing(&self, signs: &mut Signs, mention: usize, candidate: &Candidate, clusters: &Clusters) {
        let (list, parse) = (&self.text.mentions.list, self.text.parse);
        let (me, profile) = (&list[mention], &self.profiles[mention]);
        let (last, theirs) = (&list[candidate.last], &self.profiles[candidate.last]);
        let entity = &clusters.list[candidate.cluster];
        let owned = |word: usize| parse.tokens[word].head.filter(|_| parse.tokens[word].deprel == Deprel::NmodPoss);
        let own = match profile.place {
            Place::Subject => 0,
            Place::Possessor => {
                2 - usize::from(owned(me.head).is_some_and(|w| lexicon::is_family(&parse.tokens[w].lemma)))
            }
            _ => 3,
        };
        let (mut here, mut naming) = (5, None);
        for m in entity.before(me.head).take(COMPARED) {
            if self.profiles[m].sentence == profile.sentence {
                here = here.min(self.profiles[m].place as usize);
            }
            if list[m].form == MentionForm::Name {
                naming = naming.or(Some(m));
            }
        }
        signs.add(Template::Here, here * 5 + profile.place as usize);
        let near = profile.sentence.abs_diff(theirs.sentence).min(2);
        let first = entity.mentions().next();
        let naming =
            naming.map_or(0, |m| 1 + usize::from(list[m].tokens.len() > 1) * 2 + usize::from(first == Some(m)));
        let known = usize::from(entity.gender == me.gender);
        signs.add(Template::Naming, (naming * 2 + known) * 3 + near);
        let feminine = usize::from(me.gender == Gender::Feminine);
        signs.add(Template::Bearer, (naming * 2 + known) * 2 + feminine);
        let gap = bucket(me.head.abs_diff(last.head), &[2, 4, 8, 16, 32]);
        let form = match last.form {
            MentionForm::Name => 0,
            MentionForm::Role | MentionForm::Nominal | MentionForm::Unknown => 1,
            MentionForm::Pronoun => 2,
        };
        signs.add(Template::Gap, (gap * 4 + own) * 3 + form);
        let clauses = clauses(parse, last.head, me.head);
        signs.add(Template::Clauses, (clauses * 5 + theirs.place as usize) * 4 + own);
        let case = parse.dependent(last.head, Deprel::Case).map_or(0, |c| {
            CASES.iter().position(|case| *case == &*parse.tokens[c].lemma).map_or(CASES.len() + 1, |n| n + 1)
        });
        signs.add(Template::Case, case * 4 + own);
        let joined = match parse.tokens[last.head].deprel {
            Deprel::Conj => 2,
            _ => usize::from(parse.dependents(last.head, Deprel::Conj).any(|c| !syntax::is_clause(parse, c))),
        };
        signs.add(Template::Joined, joined * 4 + own);
        // "Dahl's sister", "Dahl's house"
        let owns = owned(last.head).map_or(0, |w| 1 + usize::from(parse.tokens[w].nominal == NominalClass::Person));
        signs.add(Template::Owns, owns * 4 + own);
        let chain = match self.latest.get(&me.gender).copied() {
            Some(other) if other != mention => match clusters.of(other) {
                Some(c) if c == candidate.cluster => {
                    1 + profile.sentence.abs_diff(self.profiles[other].sentence).min(2)
                }
                _ => 4,
            },
            _ => 0,
        };
        signs.add(Template::Chain, chain * 4 + own);
        let beside = self.salience.mentions(theirs.sentence);
        let past = beside.partition_point(|&m| list[m].head <= last.head);
        let after = beside[past..].iter().take(FOLLOWERS).take_while(|&&m| list[m].head < me.head);
        let followed = after.filter(|&&m| list[m].kind == EntityKind::Person).take(2).count();
        // possessors of kin and of other things alike
        let role = [0, 1, 1, 2][own];
        signs.add(Template::Followed, (followed * 3 + near) * 3 + role);
        let later = entity.first_after(me.head);
        let again = later.map_or(0, |w| 1 + parse.tokens[w].sentence.abs_diff(profile.sentence).min(2));
        signs.add(Template::Again, again * 3 + role);
        signs.fit = self.fit(mention, candidate, clusters);
    }

    /// How well the network thinks that a candidate fits.
    fn fit(&self, mention: usize, candidate: &Candidate, clusters: &Clusters) -> f32 {
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
        let before = entity.before(list[mention].head).take(COMPARED).find(is_name);
        let name = before.or_else(|| entity.mentions().take(COMPARED).find(is_name)).unwrap_or(candidate.last);
        let first = entity.mentions().next().unwrap_or(candidate.last);
        let [last, name, first] = [candidate.last, name, first].map(|m| list[m].head);
        [last, name, first, syntax::verb_above(self.text.parse, last)]
    }
}

/// How the clauses of two words stand to each other: the same, the first above the second, below it, beside it in the sentence; in
/// another sentence as its main clause, or as one of its others.
fn clauses(parse: &Parse, first: usize, second: usize) -> usize {
    let of = |word| syntax::clause_of(parse, word);
    let above = |upper: usize, lower: usize| {
        std::iter::successors(Some(lower), |&clause| of(clause)).skip(1).take(CLAUSES).any(|clause| clause == upper)
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
