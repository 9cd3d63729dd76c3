//! Clauses as they are worded: the grammatical subject, the predicate as written, and what completes it, in order.
//!
//! Compact triples tell what is meant, with passives turned round; full and binary triples keep the wording, and are made of these.

use super::argument_text;
use super::knowledge::Knowledge;
use crate::lexicon::vocabulary::{closed_classes, phrases};
use crate::{Clause, ClauseArgument, ClauseKind, Deprel, MentionForm, Slot, Token, Upos};

/// A clause as it is worded.
#[derive(Debug)]
pub(super) struct SurfaceClause<'k> {
    pub(super) clause: &'k Clause,
    /// The heads of the grammatical subject, one for each conjunct.
    pub(super) subjects: Vec<usize>,
    /// The words of the predicate with the verbs that govern it ("wants to sell"), in text order.
    pub(super) predicate: Vec<usize>,
    /// The adverbs that stand among them.
    pub(super) adverbs: Vec<usize>,
    /// What completes the predicate, in text order; conjuncts stand together.
    pub(super) complements: Vec<Complement>,
}

/// A phrase or clause that completes a predicate.
#[derive(Clone, Debug)]
pub(super) struct Complement {
    pub(super) slot: Slot,
    /// The words of its preposition or conjunction.
    pub(super) case: Vec<usize>,
    /// Its heads, one for each conjunct.
    pub(super) heads: Vec<usize>,
}

impl Complement {
    /// True for a clause.
    pub(super) fn is_clausal(&self) -> bool {
        matches!(self.slot, Slot::Complement | Slot::Adverbial(_))
    }
}

impl SurfaceClause<'_> {
    /// Every word that an argument must not take in: the heads of the others and the predicate.
    pub(super) fn taken(&self) -> Vec<usize> {
        let complements = self.complements.iter().flat_map(|c| c.heads.iter().chain(&c.case));
        self.subjects.iter().chain(complements).chain(&self.predicate).chain(&self.adverbs).copied().collect()
    }
}

/// All clauses but those of nouns alone, in text order.
pub(super) fn all<'k>(known: &'k Knowledge) -> Vec<SurfaceClause<'k>> {
    known.clauses.list.iter().filter_map(|c| surface_clause(known, c)).collect()
}

fn surface_clause<'k>(known: &'k Knowledge, clause: &'k Clause) -> Option<SurfaceClause<'k>> {
    if clause.kind == ClauseKind::Nominal {
        return None;
    }
    let subjects = subjects(known, clause);
    let mut predicate = verb_words(known, clause);
    let mut complements = complements(known, clause, &subjects);
    // in "Norlake is a firm that builds ships" the firm is Norlake, and no complement of "builds"
    let described = known.parse.tokens[clause.carrier].head;
    let replaced = described.filter(|&n| !subjects.contains(&n) && described_by(known, clause, n) == subjects);
    complements.retain(|c| !matches!(c.slot, Slot::Object | Slot::Subject) || Some(c.heads[0]) != replaced);
    let mut below = clause;
    // "wants to sell", "is thought to have sold": the verbs that govern it belong to it
    while let Some(above) = governor(known, below) {
        predicate.extend(verb_words(known, above));
        predicate.extend(markers(known, first_conjunct(known, below.carrier), Deprel::Mark));
        if above.kind == ClauseKind::Copular {
            predicate.push(above.head);
        }
        let of_governor = self::complements(known, above, &subjects).into_iter();
        complements.extend(
            of_governor.filter(|c| matches!(c.slot, Slot::Oblique(_) | Slot::Adverb) && !c.heads.contains(&above.head)),
        );
        below = above;
    }
    complements.sort_by_key(|c| c.heads[0]);
    let adjective = completed_adjective(known, &complements).map(|c| complements.remove(c).heads[0]);
    let mut worded = SurfaceClause { clause, subjects, predicate, adverbs: Vec::new(), complements };
    if let Some(adjective) = adjective {
        let words = argument_text::minimal(known, adjective, &worded.taken());
        worded.predicate.extend(words);
    }
    Some(in_order(known, worded))
}

/// "is close | to a deal" → "is close to | a deal": the number of the complement that belongs to the predicate.
fn completed_adjective(known: &Knowledge, complements: &[Complement]) -> Option<usize> {
    let completed =
        |adjective: usize| complements.iter().any(|c| matches!(c.slot, Slot::Oblique(_)) && c.heads[0] > adjective);
    complements.iter().position(|c| {
        let head = c.heads[0];
        c.slot == Slot::Attribute
            && c.heads.len() == 1
            && matches!(known.parse.tokens[head].upos, Upos::Adj | Upos::Verb)
            && completed(head)
    })
}

/// "able to read the letter and [answer] it": the "to" of the first verb belongs to both.
fn first_conjunct(known: &Knowledge, verb: usize) -> usize {
    match known.parse.tokens[verb] {
        Token { deprel: Deprel::Conj, head: Some(first), .. } => first,
        _ => verb,
    }
}

/// Puts the words of the predicate in order and moves the adverbs that stand among them to the predicate.
fn in_order<'k>(known: &Knowledge, mut worded: SurfaceClause<'k>) -> SurfaceClause<'k> {
    let words = &mut worded.predicate;
    words.sort_unstable();
    words.dedup();
    let (first, last) = (words.first().copied().unwrap_or_default(), words.last().copied().unwrap_or_default());
    let (mut adverbs, mut kept) = (Vec::new(), Vec::new());
    for complement in std::mem::take(&mut worded.complements) {
        let word = complement.heads[0];
        let beside = word + 1 >= first && word <= last + 1;
        let single = known.parse.children(word).iter().all(|&c| known.parse.tokens[c].upos == Upos::Punct);
        if complement.slot == Slot::Adverb && single && (beside || is_sentence_adverb(known, word)) {
            adverbs.extend(beside.then_some(word));
        } else {
            kept.push(complement);
        }
    }
    worded.complements = kept;
    worded.adverbs = adverbs;
    worded
}

/// "however", and the "where" and "when" of relative clauses and questions
fn is_sentence_adverb(known: &Knowledge, word: usize) -> bool {
    phrases::ADVERBS_OF_THE_SENTENCE.has(&known.parse.lower(word))
}

/// The clause whose verb this one completes without a subject of its own: "wants" in "wants to sell".
pub(super) fn governor<'k>(known: &'k Knowledge, clause: &Clause) -> Option<&'k Clause> {
    let token = &known.parse.tokens[clause.carrier];
    if token.deprel == Deprel::Conj {
        // "able to read the letter and answer it"
        let first = known.clauses.at(token.head?)?;
        let has = |d: Deprel| known.parse.dependent(clause.carrier, d).is_some();
        let joined =
            first.carrier < clause.carrier && !has(Deprel::Nsubj) && !has(Deprel::NsubjPass) && !has(Deprel::Aux);
        return if joined && known.parse.tokens[first.carrier].deprel == Deprel::Xcomp {
            governor(known, first)
        } else {
            None
        };
    }
    if token.deprel != Deprel::Xcomp {
        return None;
    }
    let above = known.clauses.at(token.head?)?;
    let adjective = above.kind != ClauseKind::Copular || known.parse.tokens[above.head].upos == Upos::Adj;
    let object = above.arguments.iter().any(|a| {
        matches!(a.slot, Slot::Object | Slot::Recipient)
            && a.head > above.carrier
            && a.head < clause.carrier
            && !a.inferred
    });
    (above.carrier < clause.carrier && !object && adjective && above.kind != ClauseKind::Nominal).then_some(above)
}

/// True when the clause of another verb tells what this one does: "wants" is told by "wants to sell".
pub(super) fn is_told_by_complement(known: &Knowledge, worded: &SurfaceClause) -> bool {
    let leads = |&h: &usize| {
        let below = known.clauses.at(h);
        below.is_some_and(|b| governor(known, b).is_some_and(|g| g.head == worded.clause.head))
    };
    worded.complements.iter().filter(|c| c.slot == Slot::Complement).any(|c| c.heads.iter().any(leads))
}

/// The heads of the grammatical subject: of a passive it is what the deed is done to.
fn subjects(known: &Knowledge, clause: &Clause) -> Vec<usize> {
    let parse = known.parse;
    let is_subject = |a: &&ClauseArgument| {
        let token = &parse.tokens[a.head];
        token.deprel.is_subject() && token.head == Some(clause.carrier)
    };
    // "She was given a ship": she is the recipient, and the grammatical subject all the same
    let in_tree = clause.arguments.iter().find(is_subject);
    let logical = if clause.passive { Slot::Object } else { Slot::Subject };
    let slot = in_tree.map_or(logical, |a| a.slot.clone());
    let is_clause = |s: usize| {
        matches!(parse.tokens[s].deprel, Deprel::Csubj | Deprel::CsubjPass | Deprel::CsubjOuter | Deprel::Expl)
    };
    let mut subjects: Vec<usize> = clause
        .heads(&slot)
        .filter(|&s| s != clause.head && !is_clause(s) && !is_free_relative(known, clause, s))
        .collect();
    // "was named minister and left": one group, that of the subject
    if let Some(first) = in_tree.map(|a| a.head).or(subjects.first().copied()) {
        let rest = parse.conjuncts(first);
        subjects.retain(|s| *s == first || rest.contains(s));
    }
    if let (&[noun], None) = (&subjects[..], in_tree) {
        subjects = described_by(known, clause, noun);
    }
    subjects
}

/// "Norlake is a firm that builds ships", "Norlake, a firm that builds ships": Norlake builds them.
fn described_by(known: &Knowledge, clause: &Clause, noun: usize) -> Vec<usize> {
    let parse = known.parse;
    if !matches!(parse.tokens[clause.carrier].deprel, Deprel::Acl | Deprel::AclRelcl) {
        return vec![noun];
    }
    if let Some(copula) = known.clauses.at(noun).filter(|c| c.kind == ClauseKind::Copular && c.head == noun) {
        let of_copula: Vec<usize> = copula.heads(&Slot::Subject).filter(|&s| s != noun).collect();
        if !of_copula.is_empty() {
            return of_copula;
        }
    }
    match parse.tokens[noun].head {
        Some(named)
            if parse.tokens[noun].deprel == Deprel::Appos
                && known.mention(named).is_some_and(|(_, m)| m.form == MentionForm::Name) =>
        {
            vec![named]
        }
        _ => vec![noun],
    }
}

/// "What the union wants is peace": the "what" names nothing.
fn is_free_relative(known: &Knowledge, clause: &Clause, word: usize) -> bool {
    let parse = known.parse;
    let alone = || parse.dependent(word, Deprel::AclRelcl).is_none() || parse.is_under(clause.carrier, word);
    closed_classes::FREE_RELATIVES.has(&parse.lower(word)) && alone()
}

fn complements(known: &Knowledge, clause: &Clause, subjects: &[usize]) -> Vec<Complement> {
    let parse = known.parse;
    let mut found: Vec<Complement> = Vec::new();
    for argument in
        clause.arguments.iter().filter(|a| !subjects.contains(&a.head) && !is_free_relative(known, clause, a.head))
    {
        let joined =
            |c: &&mut Complement| c.slot == argument.slot && parse.conjuncts(c.heads[0]).contains(&argument.head);
        match found.iter_mut().find(joined) {
            Some(first) => first.heads.push(argument.head),
            None => found.push(Complement {
                slot: argument.slot.clone(),
                case: case_words(known, argument),
                heads: vec![argument.head],
            }),
        }
    }
    if clause.kind == ClauseKind::Light {
        found.push(Complement { slot: Slot::Object, case: Vec::new(), heads: vec![clause.head] });
    }
    found
}

/// The words of "because of", "in order to", "that".
pub(super) fn case_words(known: &Knowledge, argument: &ClauseArgument) -> Vec<usize> {
    let relation = match argument.slot {
        Slot::Complement | Slot::Adverbial(_) => Deprel::Mark,
        _ => Deprel::Case,
    };
    let words = markers(known, argument.head, relation);
    // "close to ruin": the tree may take "to" for that of an infinitive
    let as_infinitive = words.is_empty() && matches!(argument.slot, Slot::Oblique(_));
    if as_infinitive { markers(known, argument.head, Deprel::Mark) } else { words }
}

/// The words that mark a phrase or clause, with those of multiword ones.
pub(super) fn markers(known: &Knowledge, head: usize, relation: Deprel) -> Vec<usize> {
    let parse = known.parse;
    let mut words: Vec<usize> = Vec::new();
    for word in parse.dependents(head, relation).filter(|&w| w < head) {
        words.push(word);
        words.extend(parse.dependents(word, Deprel::Fixed));
    }
    words.sort_unstable();
    words.dedup();
    words
}

/// The words of the predicate without the verbs that govern it. A passive that is joined to another one shares its auxiliary: "was
/// washed and painted".
fn verb_words(known: &Knowledge, clause: &Clause) -> Vec<usize> {
    let parse = known.parse;
    let mut words = clause.words.to_vec();
    if clause.kind == ClauseKind::Light {
        words.retain(|&w| w != clause.head);
    }
    // "is to send"
    let first = words.first().copied().unwrap_or(clause.carrier);
    words.extend(parse.dependents(clause.carrier, Deprel::Mark).filter(|&m| m > first && m < clause.carrier));
    let token = &parse.tokens[clause.carrier];
    let is_auxiliary = |w: &usize| matches!(parse.tokens[*w].deprel, Deprel::Aux | Deprel::AuxPass);
    if token.deprel == Deprel::Conj
        && !words.iter().any(is_auxiliary)
        && let Some(first) = token.head.and_then(|h| known.clauses.at(h))
        && first.carrier < clause.carrier
        && first.passive == clause.passive
        && parse.tokens[first.carrier].upos == token.upos
        && (clause.passive || *token.lemma == *parse.lower(clause.carrier))
    {
        words.extend(verb_words(known, first).into_iter().filter(is_auxiliary));
    }
    words
}
