//! Headlines: without auxiliaries and articles their verbs look like attributes.

use super::mend::Move;
use crate::lexicon::vocabulary::predicates;
use crate::{Deprel, NominalClass, Parse, Upos};

/// The moves that mend the clause of a word.
pub(super) fn moves(parse: &Parse, word: usize) -> Vec<Move> {
    match parse.tokens[word].upos {
        Upos::Verb => verb_before_its_noun(parse, word)
            .or_else(|| participle_behind_its_noun(parse, word))
            .or_else(|| infinitive(parse, word))
            .or_else(|| compound_of_verb(parse, word))
            .or_else(|| infinitive_behind_its_noun(parse, word))
            .unwrap_or_default(),
        Upos::Adp => preposition(parse, word).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// "Court rejects appeal": a finite verb that stands before its noun is no clause about it.
fn verb_before_its_noun(parse: &Parse, verb: usize) -> Option<Vec<Move>> {
    let token = &parse.tokens[verb];
    let object = token.head.filter(|&h| h > verb && matches!(token.deprel, Deprel::Acl | Deprel::AclRelcl))?;
    let third_person = parse.word(verb).ends_with('s') && !parse.word(verb).eq_ignore_ascii_case(&token.lemma);
    let nominal = matches!(parse.tokens[object].upos, Upos::Noun | Upos::Propn);
    if !third_person || !nominal || parse.tokens[object].head.is_some() {
        return None;
    }
    let before = verb.checked_sub(1).filter(|&b| parse.tokens[b].sentence == token.sentence)?;
    let subject = std::iter::once(before).find(|&b| {
        matches!(parse.tokens[b].upos, Upos::Noun | Upos::Propn | Upos::Pron)
            && (parse.tokens[b].head == Some(verb) || parse.tokens[b].head == Some(object))
    })?;
    Some(vec![
        Move { word: verb, head: None, deprel: Deprel::Root },
        Move { word: object, head: Some(verb), deprel: Deprel::Obj },
        Move { word: subject, head: Some(verb), deprel: Deprel::Nsubj },
    ])
}

/// "Court rejects appeal": no noun is part of a finite verb.
fn compound_of_verb(parse: &Parse, verb: usize) -> Option<Vec<Move>> {
    let noun = parse.dependents(verb, Deprel::Compound).find(|&c| c < verb)?;
    let nominal = matches!(parse.tokens[noun].upos, Upos::Noun | Upos::Propn);
    let governs = parse.dependent(verb, Deprel::Obj).is_some() || parse.dependent(verb, Deprel::Ccomp).is_some();
    let alone = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Mark].iter().all(|&d| parse.dependent(verb, d).is_none());
    (nominal && governs && alone && noun + 1 == verb && parse.tokens[verb].head.is_none())
        .then(|| vec![Move { word: noun, head: Some(verb), deprel: Deprel::Nsubj }])
}

/// "Lepik named minister", "Two men jailed": in a sentence without a verb of its own a participle that follows the noun tells
/// what was done to it.
fn participle_behind_its_noun(parse: &Parse, verb: usize) -> Option<Vec<Move>> {
    let token = &parse.tokens[verb];
    let noun = token.head.filter(|&h| h < verb && parse.tokens[h].head.is_none())?;
    let attribute = matches!(token.deprel, Deprel::Amod | Deprel::Acl);
    let participle = token.lemma.as_ref() != parse.word(verb).to_lowercase()
        && !parse.word(verb).ends_with("ing")
        && !parse.word(verb).ends_with('s')
        && parse.dependent(verb, Deprel::Mark).is_none();
    let sentence = parse.sentences[token.sentence].tokens.clone();
    let closed = parse.tokens[sentence.end - 1].upos == Upos::Punct;
    let follows = parse.subtree_without(noun, |c| c >= verb).last().is_some_and(|&last| last + 1 == verb);
    // an article is a sign of running text: "The man named in the report"; so is "He was in his 30s"
    let article = [Deprel::Det, Deprel::Cop].iter().any(|&d| parse.dependent(noun, d).is_some());
    if !attribute || !participle || closed || !follows || article || parse.tokens[noun].upos == Upos::Pron {
        return None;
    }
    let mut moves = vec![
        Move { word: verb, head: None, deprel: Deprel::Root },
        Move { word: noun, head: Some(verb), deprel: Deprel::NsubjPass },
    ];
    for &c in parse.children(noun).iter().filter(|&&c| c > verb) {
        let deprel = match parse.tokens[c].deprel {
            Deprel::NmodDesc | Deprel::Appos | Deprel::Flat | Deprel::NmodUnmarked => Deprel::Xcomp,
            Deprel::Nmod => Deprel::Obl,
            other => other,
        };
        moves.push(Move { word: c, head: Some(verb), deprel });
    }
    Some(moves)
}

/// "Norlake to sell ferries": the bare noun before the infinitive does it.
fn infinitive(parse: &Parse, verb: usize) -> Option<Vec<Move>> {
    let token = &parse.tokens[verb];
    let to = parse.dependents(verb, Deprel::Mark).find(|&m| &*parse.tokens[m].lemma == "to" && m < verb)?;
    let &doer = parse.children(verb).first().filter(|_| token.head.is_none())?;
    let bare =
        matches!(parse.tokens[doer].deprel, Deprel::Obl | Deprel::OblUnmarked | Deprel::Vocative | Deprel::Dislocated)
            && matches!(parse.tokens[doer].upos, Upos::Noun | Upos::Propn)
            && parse.case_of(doer).is_empty();
    (bare && parse.subtree(doer).last().is_some_and(|&last| last + 1 == to))
        .then(|| vec![Move { word: doer, head: Some(verb), deprel: Deprel::Nsubj }])
}

/// "Talks to resume in May", but not "Plan to cut taxes": a whole headline whose noun is no plan or right.
fn infinitive_behind_its_noun(parse: &Parse, verb: usize) -> Option<Vec<Move>> {
    let token = &parse.tokens[verb];
    let noun = token.head.filter(|&h| h < verb && token.deprel == Deprel::Acl && parse.tokens[h].head.is_none())?;
    let to = parse.dependents(verb, Deprel::Mark).find(|&m| &*parse.tokens[m].lemma == "to" && m < verb)?;
    let sentence = parse.sentences[token.sentence].tokens.clone();
    let closed = parse.tokens[sentence.end - 1].upos == Upos::Punct;
    let doer = matches!(
        parse.tokens[noun].nominal,
        NominalClass::Person | NominalClass::Organization | NominalClass::Event | NominalClass::Place
    );
    let plans = [
        predicates::NOUN_MAKES_FUTURE,
        predicates::NOUN_MAKES_WANTED,
        predicates::NOUN_MAKES_NECESSARY,
        predicates::NOUN_DENIES,
    ];
    let plan = plans.iter().any(|class| class.has(&parse.tokens[noun].lemma));
    let bare =
        noun + 1 == to && parse.dependent(noun, Deprel::Det).is_none() && parse.dependent(noun, Deprel::Cop).is_none();
    if closed || !doer || plan || !bare {
        return None;
    }
    let behind = parse.children(noun).iter().copied().filter(|&c| c > verb);
    let moves = [
        Move { word: verb, head: None, deprel: Deprel::Root },
        Move { word: noun, head: Some(verb), deprel: Deprel::Nsubj },
    ];
    Some(
        moves
            .into_iter()
            .chain(behind.map(|word| Move { word, head: Some(verb), deprel: parse.tokens[word].deprel }))
            .collect(),
    )
}

/// "Two killed in blast": a preposition right before a bare noun is its case.
fn preposition(parse: &Parse, word: usize) -> Option<Vec<Move>> {
    let token = &parse.tokens[word];
    let odd = matches!(token.deprel, Deprel::Compound | Deprel::Amod | Deprel::Flat | Deprel::Mark | Deprel::Obl);
    let noun = word + 1;
    let next = parse.tokens.get(noun).filter(|t| t.sentence == token.sentence)?;
    // "handed over documents" has a particle, "killed in blast" a preposition
    let adverb = token.deprel == Deprel::Advmod && next.deprel == Deprel::OblUnmarked;
    let bare = matches!(next.deprel, Deprel::OblUnmarked | Deprel::Obl | Deprel::Obj | Deprel::NmodUnmarked)
        && matches!(next.upos, Upos::Noun | Upos::Propn)
        && next.head == token.head
        && parse.case_of(noun).is_empty();
    ((odd || adverb) && bare && next.head != Some(word)).then(|| {
        vec![
            Move { word, head: Some(noun), deprel: Deprel::Case },
            Move { word: noun, head: next.head, deprel: Deprel::Obl },
        ]
    })
}

#[cfg(test)]
mod tests {
    use super::super::mend::tests::check;

    #[test]
    fn a_headline_has_its_verb() {
        check(
            "
            1 Court   NOUN  2 compound
            2 rejects VERB  4 acl lemma=reject
            3 Norlake PROPN 4 compound
            4 appeal  NOUN  0 root
            ",
            "1 Court nsubj rejects\n2 rejects root -\n4 appeal obj rejects",
        );
        check(
            "
            1 Lepik    PROPN 0 root
            2 named    VERB  1 amod lemma=name
            3 minister NOUN  1 nmod:desc
            ",
            "1 Lepik nsubj:pass named\n2 named root -\n3 minister xcomp named",
        );
        check(
            "
            1 Norlake PROPN 3 obl
            2 to      PART  3 mark
            3 sell    VERB  0 root
            4 ships   NOUN  3 obj
            ",
            "1 Norlake nsubj sell",
        );
        check(
            "
            1 Two    NUM  2 nsubj:pass
            2 killed VERB 0 root lemma=kill
            3 in     ADP  2 compound
            4 blast  NOUN 2 obl:unmarked
            ",
            "3 in case blast\n4 blast obl killed",
        );
    }

    #[test]
    fn an_infinitive_behind_its_noun_is_to_come() {
        let rows = "1 Talks NOUN 0 root event lemma=talk\n2 to PART 3 mark\n3 resume VERB 1 acl";
        check(rows, "1 Talks nsubj resume\n3 resume root -");
        check(&rows.replace("talk", "plan"), "");
    }

    #[test]
    fn a_phrase_stays_a_phrase() {
        check("1 The DET 2 det\n2 man NOUN 0 root\n3 named VERB 2 acl lemma=name\n4 minister NOUN 3 xcomp", "");
        check(
            "1 Ships NOUN 0 root\n2 sold VERB 1 acl lemma=sell\n3 in ADP 4 case\n4 May PROPN 2 obl\n5 . PUNCT 1 punct",
            "",
        );
    }
}
