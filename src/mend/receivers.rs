//! "lent *Maria* a van", "offered *Holm* asylum": who gets something is no part of its name.

use super::change::{Change, attach};
use crate::lexicon::vocabulary::{closed_classes, mending};
use crate::{Deprel, NameLabel, Parse, Upos};

pub(super) fn mend(parse: &Parse, receiver: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[receiver];
    if token.upos != Upos::Propn || parse.tokens[receiver.checked_sub(1)?].sentence != token.sentence {
        return None;
    }
    let above = token.head?;
    let of_verb = matches!(token.deprel, Deprel::Iobj | Deprel::Obj);
    let inside = matches!(token.deprel, Deprel::Compound | Deprel::Nmod | Deprel::NmodPoss);
    let verb = if of_verb { above } else { parse.tokens[above].head.filter(|_| inside)? };
    if verb + 1 != receiver || !gives(parse, verb) {
        return None;
    }
    let next = next_phrase(parse, receiver)?;
    let thing = if of_verb { thing_behind(parse, receiver, verb, next)? } else { above };
    let parted = is_determiner(parse, next) && parse.tokens[next].head.is_some_and(|h| h == thing || h == receiver);
    // "offered Holm asylum": what a person has a name for is no "Holm asylum"
    let person = || parse.name_at(receiver).is_some_and(|n| n.label == NameLabel::Person && n.tokens.end == next);
    let bare = || {
        mending::GIVES_TO_SOMEBODY.has(&parse.tokens[verb].lemma)
            && inside
            && next == thing
            && parse.tokens[thing].upos == Upos::Noun
            && person()
    };
    if thing < receiver || parse.tokens[receiver].deprel == Deprel::NmodPoss && !parted || !(parted || bare()) {
        return None;
    }
    let mut changes = Vec::new();
    let mut place = |word: usize, governor: usize, deprel: Deprel| {
        let at = &parse.tokens[word];
        if at.head != Some(governor) || at.deprel != deprel {
            changes.push(attach(word, governor, deprel));
        }
    };
    place(receiver, verb, Deprel::Iobj);
    place(thing, verb, Deprel::Obj);
    // "sold Bergen its striker": no mark of a possessor
    if parse.tokens[next].head == Some(receiver) || parse.tokens[next].deprel == Deprel::Case {
        place(next, thing, Deprel::NmodPoss);
    }
    if parse.tokens[thing].upos == Upos::Propn && parse.word(thing).starts_with(char::is_lowercase) {
        changes.push(Change::PartOfSpeech { word: thing, upos: Upos::Noun });
    }
    (!changes.is_empty()).then_some(changes)
}

fn gives(parse: &Parse, verb: usize) -> bool {
    let token = &parse.tokens[verb];
    let listed = mending::GIVES_TO_SOMEBODY.has(&token.lemma) || mending::GETS_FOR_SOMEBODY.has(&token.lemma);
    token.upos == Upos::Verb && listed
}

/// The word behind the name that begins here.
fn next_phrase(parse: &Parse, name: usize) -> Option<usize> {
    let mut next = name + 1;
    let sentence = parse.tokens[name].sentence;
    let in_sentence = |w: usize| parse.tokens.get(w).is_some_and(|t| t.sentence == sentence);
    while in_sentence(next)
        && parse.tokens[next].head == Some(name)
        && parse.tokens[next].upos == Upos::Propn
        && parse.word(next).starts_with(char::is_uppercase)
    {
        next += 1;
    }
    in_sentence(next).then_some(next)
}

/// "a" of "a van", "his" of "his boat", but not the "the" of "Ivan the Terrible"
fn is_determiner(parse: &Parse, word: usize) -> bool {
    let form = parse.word(word);
    let article = matches!(form, "a" | "an");
    let owner = closed_classes::THIRD_PERSON_PRONOUNS.has(form)
        && matches!(parse.tokens[word].deprel, Deprel::NmodPoss | Deprel::Case | Deprel::Det);
    article || owner
}

/// The noun that the tree has under the receiver as a part of its name, or beside it as a second object.
fn thing_behind(parse: &Parse, receiver: usize, verb: usize, next: usize) -> Option<usize> {
    let noun = parse.tokens[next].head.filter(|&n| n > next)?;
    let token = &parse.tokens[noun];
    let of_name = token.head == Some(receiver) && token.deprel == Deprel::Flat;
    let second =
        token.head == Some(verb) && token.deprel == Deprel::Obj && parse.tokens[receiver].deprel == Deprel::Obj;
    (of_name || second).then_some(noun)
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn who_gets_something_is_no_part_of_its_name() {
        let rows = "
            1 Lepik PROPN 2 nsubj
            2 lent  VERB  0 root lemma=lend
            3 Berit PROPN 2 iobj B-Person
            4 a     PROPN 5 det I-Person
            5 saw   PROPN 3 flat I-Person
            ";
        check(mend, rows, "5 saw obj lent");
        check(mend, &rows.replace("lent  VERB  0 root lemma=lend", "met VERB 0 root lemma=meet"), "");
        let second = "
            1 Lepik  PROPN 2 nsubj
            2 denied VERB  0 root lemma=deny
            3 Holm   PROPN 2 obj B-Person
            4 a      DET   5 det
            5 seat   NOUN  2 obj
            ";
        check(mend, second, "3 Holm iobj denied");
        let bare = "
            1 Lepik   PROPN 2 nsubj
            2 offered VERB  0 root lemma=offer
            3 Holm    PROPN 4 compound B-Person
            4 shelter NOUN  2 obj
            ";
        check(mend, bare, "3 Holm iobj offered");
        check(mend, &bare.replace("B-Person", "B-Organization"), "");
        let owner = "
            1 Lepik PROPN 2 nsubj
            2 sold  VERB  0 root lemma=sell
            3 Turku PROPN 5 nmod:poss B-Organization
            4 its   PART  3 case
            5 coach NOUN  2 obj
            ";
        check(mend, owner, "3 Turku iobj sold\n4 its nmod:poss coach");
        check(mend, &owner.replace("4 its   PART", "4 's PART"), "");
    }
}
