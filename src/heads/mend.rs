//! Mends a tree where the forms of its words contradict it.

use super::{causatives, gaps, headlines, joins, reports};
use crate::{Deprel, NominalClass, Parse, Upos};

/// A word's new place in the tree.
#[derive(Clone, Copy, Debug)]
pub(super) struct Move {
    pub(super) word: usize,
    pub(super) head: Option<usize>,
    pub(super) deprel: Deprel,
}

/// Makes the moves, all of them or, where they would leave no tree, none.
fn make(parse: &mut Parse, moves: &[Move]) {
    let Some(first) = moves.first() else { return };
    let sentence = parse.sentences[parse.tokens[first.word].sentence].tokens.clone();
    let before: Vec<_> =
        moves.iter().map(|m| (m.word, parse.tokens[m.word].head, parse.tokens[m.word].deprel)).collect();
    for m in moves {
        (parse.tokens[m.word].head, parse.tokens[m.word].deprel) = (m.head, m.deprel);
    }
    let reaches_root = |word: usize| {
        let mut at = Some(word);
        for _ in 0..=sentence.len() {
            match at {
                Some(i) => at = parse.tokens[i].head,
                None => return true,
            }
        }
        false
    };
    let one_root = parse.tokens[sentence.clone()].iter().filter(|t| t.head.is_none()).count() == 1;
    if !one_root || !moves.iter().all(|m| reaches_root(m.word)) {
        for &(word, head, deprel) in before.iter().rev() {
            (parse.tokens[word].head, parse.tokens[word].deprel) = (head, deprel);
        }
    }
    let sentence = parse.tokens[first.word].sentence;
    parse.index_sentence(sentence);
}

/// Mends every sentence of a parse.
pub(crate) fn mend(parse: &mut Parse) {
    mend_forms(parse);
    for mender in [
        headlines::moves,
        reports::moves,
        gaps::moves,
        causatives::moves,
        that_of_content,
        preposition,
        before_preposition,
        where_it_happened,
        of_noun,
        bare_subject,
        day_and_distance,
        acts_after_all,
        joins::ampersand,
        joins::of_inner_verb,
        joins::of_whose,
        joins::named_behind,
    ] {
        for sentence in 0..parse.sentences.len() {
            let words = parse.sentences[sentence].tokens.clone();
            for word in words {
                let moves = mender(parse, word);
                make(parse, &moves);
            }
        }
    }
}

/// "on condition that the buyer keep the mill": beside another object "that" is none, so the clause is no relative one. Nor is it
/// where "that" is no part of it already ("a report that she had offered to go").
fn that_of_content(parse: &Parse, that: usize) -> Vec<Move> {
    let token = &parse.tokens[that];
    let role = matches!(token.deprel, Deprel::Obj | Deprel::OblUnmarked);
    let mark = token.deprel == Deprel::Mark;
    let Some(verb) = token.head.filter(|&v| (role || mark) && &*token.lemma == "that" && that < v) else {
        return Vec::new();
    };
    let clause = &parse.tokens[verb];
    if mark {
        let relative = clause.deprel == Deprel::AclRelcl;
        return relative.then_some(Move { word: verb, head: clause.head, deprel: Deprel::Acl }).into_iter().collect();
    }
    let object = parse.dependents(verb, Deprel::Obj).any(|o| o > verb);
    let subject = parse.dependent(verb, Deprel::Nsubj).is_some_and(|s| that < s && s < verb);
    // "a pet that they let me have": the object of another verb
    let nested = [Deprel::Xcomp, Deprel::Ccomp].iter().any(|&d| parse.dependent(verb, d).is_some());
    if !matches!(clause.deprel, Deprel::Acl | Deprel::AclRelcl) || !object || !subject || nested {
        return Vec::new();
    }
    vec![
        Move { word: that, head: Some(verb), deprel: Deprel::Mark },
        Move { word: verb, head: clause.head, deprel: Deprel::Acl },
    ]
}

/// "Two killed *in* blast": what stands before a noun that the verb has as an oblique is its preposition, no adverb of the verb.
fn preposition(parse: &Parse, word: usize) -> Vec<Move> {
    let token = &parse.tokens[word];
    let Some(verb) = token.head.filter(|_| token.upos == Upos::Adp && token.deprel == Deprel::Advmod) else {
        return Vec::new();
    };
    let noun = parse.dependents(verb, Deprel::Obl).find(|&n| n > word && parse.subtree(n).first() == Some(&(word + 1)));
    match noun.filter(|&n| parse.case_of(n).is_empty()) {
        Some(noun) => vec![Move { word, head: Some(noun), deprel: Deprel::Case }],
        None => Vec::new(),
    }
}

/// "accused *her* of wasting money": what stands before a clause's preposition is none of the clause's, but of the verb before.
fn before_preposition(parse: &Parse, word: usize) -> Vec<Move> {
    let token = &parse.tokens[word];
    let Some(clause) = token.head.filter(|&c| word < c && matches!(token.deprel, Deprel::Obj | Deprel::Nsubj)) else {
        return Vec::new();
    };
    let mut marks = parse.dependents(clause, Deprel::Mark).filter(|&m| word < m && m < clause);
    let mark = marks.any(|m| matches!(&*parse.tokens[m].lemma, "of" | "from" | "for" | "by" | "without" | "into"));
    match parse.tokens[clause].head {
        Some(verb) if mark && verb < word && parse.dependent(verb, Deprel::Obj).is_none() => {
            vec![Move { word, head: Some(verb), deprel: Deprel::Obj }]
        }
        _ => Vec::new(),
    }
}

/// "met her Ugandan counterpart *in Kampala*": with a certain person the place is where it happened, not whose.
fn where_it_happened(parse: &Parse, place: usize) -> Vec<Move> {
    let token = &parse.tokens[place];
    let in_place = token.deprel == Deprel::Nmod
        && token.upos == Upos::Propn
        && token.nominal == NominalClass::Place
        && parse.dependents(place, Deprel::Case).any(|c| &*parse.tokens[c].lemma == "in");
    let Some(person) = token.head.filter(|&p| in_place && p < place) else { return Vec::new() };
    let noun = &parse.tokens[person];
    let certain = noun.upos == Upos::Propn || parse.dependent(person, Deprel::NmodPoss).is_some();
    match noun.head {
        Some(verb)
            if noun.nominal == NominalClass::Person
                && certain
                && matches!(noun.deprel, Deprel::Obj | Deprel::Obl)
                && parse.tokens[verb].upos == Upos::Verb
                && verb < person =>
        {
            vec![Move { word: place, head: Some(verb), deprel: Deprel::Obl }]
        }
        _ => Vec::new(),
    }
}

/// "was mayor of Lund until 2015": what "of" brings to a noun belongs to it, also where the noun is said of somebody.
fn of_noun(parse: &Parse, word: usize) -> Vec<Move> {
    let token = &parse.tokens[word];
    let of = || parse.dependents(word, Deprel::Case).any(|c| &*parse.tokens[c].lemma == "of");
    match token.head {
        Some(noun) if token.deprel == Deprel::Obl && parse.tokens[noun].upos == Upos::Noun && noun < word && of() => {
            vec![Move { word, head: Some(noun), deprel: Deprel::Nmod }]
        }
        _ => Vec::new(),
    }
}

/// "arrested on *Thursday* hours after he spoke": a day and how long after; no such thing as Thursday hours.
fn day_and_distance(parse: &Parse, day: usize) -> Vec<Move> {
    let (token, measure) = (&parse.tokens[day], day + 1);
    let apart = token.head == Some(measure)
        && matches!(token.deprel, Deprel::Compound | Deprel::Nmod | Deprel::NmodUnmarked | Deprel::NmodDesc)
        && matches!(crate::lexicon::time_word(parse.word(day)), Some(crate::lexicon::TimeWord::Weekday))
        && matches!(&*parse.tokens[measure].lemma, "minute" | "hour" | "day" | "week" | "month")
        && parse.tokens.get(measure + 1).is_some_and(|t| matches!(&*t.lemma, "after" | "before"));
    let Some(verb) = parse.tokens.get(measure).and_then(|m| m.head).filter(|_| apart) else { return Vec::new() };
    let cases: Vec<usize> = parse.dependents(measure, Deprel::Case).filter(|&c| c < day).collect();
    let bare = cases.is_empty() && parse.case_of(day).is_empty();
    let deprel = if bare { Deprel::OblUnmarked } else { Deprel::Obl };
    let mut moves = vec![Move { word: day, head: Some(verb), deprel }];
    if !cases.is_empty() {
        moves.push(Move { word: measure, head: Some(verb), deprel: Deprel::OblUnmarked });
    }
    moves.extend(cases.into_iter().map(|word| Move { word, head: Some(day), deprel: Deprel::Case }));
    moves
}

/// "after two *days* of rain killed 14": what stands between a conjunction and a finite verb that has no subject is it, also
/// where the tree takes the conjunction for a preposition.
fn bare_subject(parse: &Parse, word: usize) -> Vec<Move> {
    let token = &parse.tokens[word];
    let (Some(above), Deprel::Obl | Deprel::OblUnmarked) = (token.head, token.deprel) else { return Vec::new() };
    let next = parse.subtree(word).last().map_or(word, |l| l + 1);
    let beside = parse.tokens.get(next).is_some_and(|t| t.head == Some(above) && t.deprel == Deprel::Advcl);
    let verb = if beside { next } else { above };
    let acts = word < verb && parse.tokens[verb].deprel == Deprel::Advcl && is_past_form(parse, verb);
    let object = parse.dependent(verb, Deprel::Obj).is_some_and(|o| o > verb);
    let taken = |d: &usize| {
        let deprel = parse.tokens[*d].deprel;
        matches!(deprel, Deprel::Nsubj | Deprel::NsubjPass | Deprel::Csubj | Deprel::Expl | Deprel::AuxPass)
    };
    if !acts || !object || parse.children(verb).iter().any(taken) || !matches!(token.upos, Upos::Noun | Upos::Propn) {
        return Vec::new();
    }
    let subject = Move { word, head: Some(verb), deprel: Deprel::Nsubj };
    let first = parse.subtree(word)[0];
    let mut cases = parse.dependents(word, Deprel::Case);
    match (cases.next(), cases.next()) {
        (None, _) => {
            let conjunction = first.checked_sub(1).is_some_and(|m| {
                parse.tokens[m].head == Some(verb)
                    && parse.tokens[m].deprel == Deprel::Mark
                    && &*parse.tokens[m].lemma != "to"
            });
            if conjunction { vec![subject] } else { Vec::new() }
        }
        (Some(case), None) => {
            let conjunction =
                case == first && matches!(&*parse.tokens[case].lemma, "after" | "before" | "since" | "until");
            let adjacent = conjunction && parse.dependents(verb, Deprel::Mark).next().is_none();
            match adjacent && next == verb {
                true => vec![Move { word: case, head: Some(verb), deprel: Deprel::Mark }, subject],
                false => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}

/// "The chief *arrested* the mayor": with an object and without "be" it is no passive, but for verbs with two objects
/// ("Rebels given arms").
fn acts_after_all(parse: &Parse, subject: usize) -> Vec<Move> {
    let token = &parse.tokens[subject];
    let Some(verb) = token.head.filter(|&v| token.deprel == Deprel::NsubjPass && subject < v) else {
        return Vec::new();
    };
    let passive = [Deprel::AuxPass, Deprel::Aux, Deprel::OblAgent].iter().any(|&d| parse.dependent(verb, d).is_some());
    let gives = matches!(
        &*parse.tokens[verb].lemma,
        "give"
            | "award"
            | "grant"
            | "offer"
            | "pay"
            | "send"
            | "tell"
            | "show"
            | "teach"
            | "hand"
            | "deny"
            | "promise"
            | "owe"
            | "ask"
            | "name"
            | "call"
            | "elect"
            | "make"
            | "refuse"
            | "lend"
            | "charge"
            | "fine"
    );
    let acts = parse.tokens[verb].upos == Upos::Verb && is_past_form(parse, verb) && !passive && !gives;
    if acts && parse.dependents(verb, Deprel::Obj).any(|o| o > verb) {
        vec![Move { word: subject, head: Some(verb), deprel: Deprel::Nsubj }]
    } else {
        Vec::new()
    }
}

/// "denied", "took"; not "deny", "denies" or "denying".
fn is_past_form(parse: &Parse, i: usize) -> bool {
    let word = parse.word(i).to_lowercase();
    word != *parse.tokens[i].lemma && !word.ends_with("ing") && !word.ends_with('s')
}

/// "She said they would sign, but *denied* a rift.": a past beside a bare infinitive cannot be coordinated with it; it goes on
/// from the past verb above. On UD English EWT and GUM dev this changes few arcs, most of them for the better.
fn mend_forms(parse: &mut Parse) {
    for i in 0..parse.tokens.len() {
        let token = &mut parse.tokens[i];
        // "partner nations": no idea, somebody
        if token.upos == Upos::Noun && token.nominal == NominalClass::Abstract && is_state(&token.lemma) {
            token.nominal = NominalClass::Organization;
        }
        if is_base_after_all(parse, i) {
            parse.tokens[i].lemma = parse.word(i).to_lowercase().into();
        }
    }
    let moved: Vec<(usize, usize)> =
        (0..parse.tokens.len()).filter_map(|i| Some((i, governor_of_past(parse, i)?))).collect();
    if moved.is_empty() {
        return;
    }
    for (word, governor) in moved {
        parse.tokens[word].head = Some(governor);
    }
    parse.index();
}

fn is_state(lemma: &str) -> bool {
    matches!(lemma, "nation" | "country" | "republic" | "kingdom" | "superpower" | "government")
}

/// "to found a firm", "may lay a wreath": forms that are the past of one verb and the base of another.
fn is_base_after_all(parse: &Parse, i: usize) -> bool {
    let word = parse.word(i);
    matches!(word, "found" | "lay" | "saw" | "fell" | "ground" | "wound" | "bound" | "rent")
        && parse.tokens[i].upos == Upos::Verb
        && parse.children(i).iter().any(|&c| {
            let child = &parse.tokens[c];
            c < i
                && (child.deprel == Deprel::Mark && &*child.lemma == "to"
                    || child.deprel == Deprel::Aux && is_modal(&child.lemma))
        })
}

fn is_modal(lemma: &str) -> bool {
    matches!(lemma, "will" | "would" | "may" | "might" | "can" | "could" | "shall" | "should" | "must" | "do")
}

/// The verb that a finite past is coordinated with, where the tree has an infinitive below that verb instead.
fn governor_of_past(parse: &Parse, i: usize) -> Option<usize> {
    let token = &parse.tokens[i];
    if token.deprel != Deprel::Conj || !is_past(parse, i) || parse.dependent(i, Deprel::Cc).is_none() {
        return None;
    }
    let infinitive = token.head?;
    let above = parse.tokens[infinitive].head?;
    let below = matches!(parse.tokens[infinitive].deprel, Deprel::Ccomp | Deprel::Xcomp);
    (below && above < infinitive && infinitive < i && is_infinitive(parse, infinitive) && is_past(parse, above))
        .then_some(above)
}

/// A past by its form alone: "denied", not "was denied", "to deny" or "denying".
fn is_past(parse: &Parse, i: usize) -> bool {
    parse.tokens[i].upos == Upos::Verb
        && is_past_form(parse, i)
        && !parse.children(i).iter().any(|&c| {
            matches!(
                parse.tokens[c].deprel,
                Deprel::Aux | Deprel::AuxPass | Deprel::NsubjPass | Deprel::Mark | Deprel::OblAgent
            )
        })
}

/// "would sign", "to sign"; not "would have signed", "to be signed", after which a participle may follow.
fn is_infinitive(parse: &Parse, i: usize) -> bool {
    let token = &parse.tokens[i];
    token.upos == Upos::Verb
        && parse.word(i).eq_ignore_ascii_case(&token.lemma)
        && parse.children(i).iter().any(|&c| {
            let child = &parse.tokens[c];
            child.deprel == Deprel::Aux && is_modal(&child.lemma)
                || child.deprel == Deprel::Mark && &*child.lemma == "to"
        })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Each word that was moved: its number, itself, its relation and its governor.
    #[track_caller]
    pub(in crate::heads) fn check(rows: &str, expected: &str) {
        let before = crate::rows::parse(rows);
        let mut parse = before.clone();
        mend(&mut parse);
        let governor = |i: usize| parse.tokens[i].head.map_or("-", |h| parse.word(h));
        let moved: Vec<String> = (0..parse.tokens.len())
            .filter(|&i| parse.tokens[i] != before.tokens[i])
            .map(|i| format!("{} {} {} {}", i + 1, parse.word(i), parse.tokens[i].deprel, governor(i)))
            .collect();
        assert_eq!(moved.join("\n"), expected);
    }

    #[test]
    fn what_stands_before_a_clauses_preposition_belongs_to_the_verb_before() {
        check(
            "
            1 He      PRON  2 nsubj
            2 accused VERB  0 root
            3 her     PRON  5 obj
            4 of      SCONJ 5 mark
            5 wasting VERB  2 advcl
            6 money   NOUN  5 obj
            ",
            "3 her obj accused",
        );
    }

    #[test]
    fn a_past_beside_an_infinitive_goes_on_from_the_past_above() {
        let mut parse = crate::rows::parse(
            "
            1 She    PRON  2 nsubj
            2 said   VERB  0 root
            3 they   PRON  5 nsubj
            4 would  AUX   5 aux
            5 sign   VERB  2 ccomp
            6 but    CCONJ 7 cc
            7 denied VERB  5 conj
            8 it     PRON  7 obj
            ",
        );
        mend(&mut parse);
        assert_eq!(parse.tokens[6].head, Some(1));
        assert_eq!(parse.children(1), [0, 4, 6]);
    }

    #[test]
    fn a_preposition_before_its_noun_is_no_adverb() {
        let rows = "
            1 Two    NUM  2 nsubj:pass
            2 killed VERB 0 root lemma=kill
            3 in     ADP  2 advmod
            4 blast  NOUN 2 obl
            ";
        check(rows, "3 in case blast");
        check(&rows.replace("ADP  2 advmod", "ADV  2 advmod"), "");
    }

    #[test]
    fn a_certain_person_is_met_somewhere() {
        let rows = "
            1 She         PRON  2 nsubj
            2 met         VERB  0 root lemma=meet
            3 her         PRON  4 nmod:poss
            4 counterpart NOUN  2 obj person
            5 in          ADP   6 case
            6 Kampala     PROPN 4 nmod place
            ";
        check(rows, "6 Kampala obl met");
        check(&rows.replace("nmod:poss", "det"), "");
        check(&rows.replace("in ", "of "), "");
    }

    #[test]
    fn what_of_brings_belongs_to_its_noun() {
        let rows = "
            1 Berg  PROPN 3 nsubj
            2 was   AUX   3 cop
            3 mayor NOUN  0 root
            4 of    ADP   5 case
            5 Lund  PROPN 3 obl
            ";
        check(rows, "5 Lund nmod mayor");
        check(&rows.replace("of ", "in "), "");
    }

    #[test]
    fn a_verb_with_an_object_and_without_be_is_no_passive() {
        let rows = "
            1 Holm     PROPN 2 nsubj:pass
            2 arrested VERB  0 root lemma=arrest
            3 Berg     PROPN 2 obj
            ";
        check(rows, "1 Holm nsubj arrested");
        check(&rows.replace("arrested VERB  0 root lemma=arrest", "given VERB 0 root lemma=give"), "");
        check(&rows.replace("3 Berg     PROPN 2 obj", "3 Monday PROPN 2 obl:unmarked"), "");
    }

    #[test]
    fn that_beside_another_object_is_a_conjunction() {
        let rows = "
            1 condition NOUN 0 root
            2 that      PRON 4 obj
            3 buyers    NOUN 4 nsubj
            4 keep      VERB 1 acl:relcl
            5 mills     NOUN 4 obj
            ";
        check(rows, "2 that mark keep\n4 keep acl condition");
        check(
            &rows.replace("that      PRON 4 obj", "that PRON 4 obl:unmarked"),
            "2 that mark keep\n4 keep acl condition",
        );
        let alone = &rows[..rows.find("5").unwrap_or(0)];
        check(alone, "");
        check(&alone.replace("PRON 4 obj", "SCONJ 4 mark"), "4 keep acl condition");
    }

    #[test]
    fn a_past_form_behind_to_is_a_base() {
        let mut parse = crate::rows::parse("1 plans VERB 0 root\n2 to PART 3 mark\n3 found VERB 1 xcomp lemma=find");
        mend(&mut parse);
        assert_eq!(&*parse.tokens[2].lemma, "found");
    }

    #[test]
    fn a_participle_after_a_passive_stays() {
        let rows = "
            1 She    PRON  2 nsubj
            2 said   VERB  0 root
            3 it     PRON  6 nsubj:pass
            4 would  AUX   6 aux
            5 be     AUX   6 aux:pass
            6 signed VERB  2 ccomp
            7 and    CCONJ 8 cc
            8 sent   VERB  6 conj
            ";
        let mut parse = crate::rows::parse(rows);
        mend(&mut parse);
        assert_eq!(parse, crate::rows::parse(rows));
    }
}
