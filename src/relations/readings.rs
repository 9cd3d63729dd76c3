//! Clauses in the words of the text: the grammatical subject, the predicate as written, and what completes it, in order.
//!
//! The compact triples name what is meant; these say how it is said. Full and binary triples are made of them.

use super::knowledge::Knowledge;
use super::phrases;
use crate::{Clause, ClauseArgument, ClauseKind, Deprel, MentionForm, Slot, Token, Upos};

/// A clause as it is said.
#[derive(Debug)]
pub(super) struct Reading<'k> {
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

impl Reading<'_> {
    /// Every word that an argument must not take in: the heads of the others and the predicate.
    pub(super) fn taken(&self) -> Vec<usize> {
        let complements = self.complements.iter().flat_map(|c| c.heads.iter().chain(&c.case));
        self.subjects.iter().chain(complements).chain(&self.predicate).chain(&self.adverbs).copied().collect()
    }
}

/// The readings of all clauses, in text order.
pub(super) fn all<'k>(known: &'k Knowledge) -> Vec<Reading<'k>> {
    known.clauses.list.iter().filter_map(|c| reading(known, c)).collect()
}

fn reading<'k>(known: &'k Knowledge, clause: &'k Clause) -> Option<Reading<'k>> {
    if clause.kind == ClauseKind::Nominal {
        return None;
    }
    let subjects = subjects(known, clause);
    let mut predicate = verb_words(known, clause);
    let mut complements = complements(known, clause, &subjects);
    // "Norlake is a firm that builds ships": the firm builds as Norlake
    let described = known.parse.tokens[clause.carrier].head;
    let replaced = described.filter(|&n| !subjects.contains(&n) && spoken_of(known, clause, n) == subjects);
    complements.retain(|c| !matches!(c.slot, Slot::Object | Slot::Subject) || Some(c.heads[0]) != replaced);
    let mut below = clause;
    // "wants to sell", "is thought to have sold": the verbs that govern it belong to it
    while let Some(above) = governor(known, below) {
        predicate.extend(verb_words(known, above));
        predicate.extend(markers(known, first_of_group(known, below.carrier), Deprel::Mark));
        if above.kind == ClauseKind::Copular {
            predicate.push(above.head);
        }
        let theirs = self::complements(known, above, &subjects);
        complements.extend(
            theirs
                .into_iter()
                .filter(|c| matches!(c.slot, Slot::Oblique(_) | Slot::Adverb) && !c.heads.contains(&above.head)),
        );
        below = above;
    }
    complements.sort_by_key(|c| c.heads[0]);
    // "is close | to a deal" → "is close to | a deal"
    let completed = |c: &Complement, adjective: usize| matches!(c.slot, Slot::Oblique(_)) && c.heads[0] > adjective;
    let adjective = complements.iter().position(|c| {
        let head = c.heads[0];
        c.slot == Slot::Attribute
            && c.heads.len() == 1
            && matches!(known.parse.tokens[head].upos, Upos::Adj | Upos::Verb)
            && complements.iter().any(|o| completed(o, head))
    });
    if let Some(adjective) = adjective {
        let head = complements.remove(adjective).heads[0];
        let mut reading = Reading { clause, subjects, predicate, adverbs: Vec::new(), complements };
        let words = phrases::minimal(known, head, &reading.taken());
        reading.predicate.extend(words);
        return Some(settled(known, reading));
    }
    Some(settled(known, Reading { clause, subjects, predicate, adverbs: Vec::new(), complements }))
}

/// Of "able to read the letter and answer it" the "to" belongs to both.
fn first_of_group(known: &Knowledge, verb: usize) -> usize {
    match known.parse.tokens[verb] {
        Token { deprel: Deprel::Conj, head: Some(first), .. } => first,
        _ => verb,
    }
}

/// Puts the words in order and parts the adverbs from the verbs.
fn settled<'k>(known: &Knowledge, mut reading: Reading<'k>) -> Reading<'k> {
    let words = &mut reading.predicate;
    words.sort_unstable();
    words.dedup();
    let (first, last) = (words.first().copied().unwrap_or_default(), words.last().copied().unwrap_or_default());
    let (mut adverbs, mut kept) = (Vec::new(), Vec::new());
    for complement in std::mem::take(&mut reading.complements) {
        let word = complement.heads[0];
        let beside = word + 1 >= first && word <= last + 1;
        let single = known.parse.children(word).iter().all(|&c| known.parse.tokens[c].upos == Upos::Punct);
        if complement.slot == Slot::Adverb && single && (beside || tells_nothing(known, word)) {
            adverbs.extend(beside.then_some(word));
        } else {
            kept.push(complement);
        }
    }
    reading.complements = kept;
    reading.adverbs = adverbs;
    reading
}

/// "however", and the "where" and "when" of relative clauses and questions
fn tells_nothing(known: &Knowledge, word: usize) -> bool {
    matches!(
        &*known.parse.word(word).to_lowercase(),
        "where"
            | "when"
            | "why"
            | "how"
            | "whereby"
            | "which"
            | "so"
            | "also"
            | "however"
            | "therefore"
            | "thus"
            | "too"
            | "then"
    )
}

/// The clause whose verb this one completes without a doer of its own: "wants" in "wants to sell".
pub(super) fn governor<'k>(known: &'k Knowledge, clause: &Clause) -> Option<&'k Clause> {
    let token = &known.parse.tokens[clause.carrier];
    if token.deprel == Deprel::Conj {
        // "able to read the letter and answer it"
        let first = known.clauses.at(token.head?)?;
        let own = |d: Deprel| known.parse.dependent(clause.carrier, d).is_some();
        let joined =
            first.carrier < clause.carrier && !own(Deprel::Nsubj) && !own(Deprel::NsubjPass) && !own(Deprel::Aux);
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

/// True when what the clause tells is told by the verb that it leads to ("wants" by "wants to sell").
pub(super) fn leads_on(known: &Knowledge, reading: &Reading) -> bool {
    let leads = |&h: &usize| {
        let below = known.clauses.at(h);
        below.is_some_and(|b| governor(known, b).is_some_and(|g| g.head == reading.clause.head))
    };
    reading.complements.iter().filter(|c| c.slot == Slot::Complement).any(|c| c.heads.iter().any(leads))
}

/// The heads of the grammatical subject: of a passive it is what the deed is done to.
fn subjects(known: &Knowledge, clause: &Clause) -> Vec<usize> {
    let parse = known.parse;
    let is_subject = |a: &&ClauseArgument| {
        let token = &parse.tokens[a.head];
        matches!(token.deprel, Deprel::Nsubj | Deprel::NsubjPass) && token.head == Some(clause.carrier)
    };
    // "She was given a ship": the one who gets it is the subject
    let own = clause.arguments.iter().find(is_subject);
    let place = if clause.passive { Slot::Object } else { Slot::Subject };
    let slot = own.map_or(place, |a| a.slot.clone());
    let is_clause = |s: usize| {
        matches!(parse.tokens[s].deprel, Deprel::Csubj | Deprel::CsubjPass | Deprel::CsubjOuter | Deprel::Expl)
    };
    let mut subjects: Vec<usize> = clause
        .heads(&slot)
        .filter(|&s| s != clause.head && !is_clause(s) && !is_question_word(known, clause, s))
        .collect();
    // "was named minister and left": one group, that of the subject
    if let Some(first) = own.map(|a| a.head).or(subjects.first().copied()) {
        let rest = parse.conjuncts(first);
        subjects.retain(|s| *s == first || rest.contains(s));
    }
    if let (&[noun], None) = (&subjects[..], own) {
        subjects = spoken_of(known, clause, noun);
    }
    subjects
}

/// "Norlake is a firm that builds ships", "Norlake, a firm that builds ships": Norlake builds them.
fn spoken_of(known: &Knowledge, clause: &Clause, noun: usize) -> Vec<usize> {
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
fn is_question_word(known: &Knowledge, clause: &Clause, word: usize) -> bool {
    let parse = known.parse;
    let alone = || parse.dependent(word, Deprel::AclRelcl).is_none() || parse.is_under(clause.carrier, word);
    matches!(&*parse.word(word).to_lowercase(), "what" | "which" | "who" | "whom" | "whatever" | "whoever") && alone()
}

fn complements(known: &Knowledge, clause: &Clause, subjects: &[usize]) -> Vec<Complement> {
    let parse = known.parse;
    let mut found: Vec<Complement> = Vec::new();
    for argument in
        clause.arguments.iter().filter(|a| !subjects.contains(&a.head) && !is_question_word(known, clause, a.head))
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
    // "close to ruin", where the tree may have "to" as that of an infinitive
    let of_clause = words.is_empty() && matches!(argument.slot, Slot::Oblique(_));
    if of_clause { markers(known, argument.head, Deprel::Mark) } else { words }
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

/// The words of the clause's own predicate. A passive that is joined to another shares its auxiliary: "was washed and painted".
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
        && (clause.passive || *token.lemma == *parse.word(clause.carrier).to_lowercase())
    {
        words.extend(verb_words(known, first).into_iter().filter(is_auxiliary));
    }
    words
}
