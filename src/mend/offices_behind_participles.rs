//! "They were *elected* mayor and governor": behind a form of "be" and a bare office the participle is the predicate, a passive.

use super::change::{Change, attach, make_root};
use crate::lexicon::vocabulary::offices;
use crate::{Deprel, Parse, Upos};

/// What stays with the office.
const OF_THE_PHRASE: [Deprel; 6] =
    [Deprel::Nmod, Deprel::Compound, Deprel::Amod, Deprel::Conj, Deprel::Flat, Deprel::Appos];

pub(super) fn mend(parse: &Parse, verb: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[verb];
    let under = matches!(token.deprel, Deprel::Advcl | Deprel::Amod | Deprel::Acl);
    let participle =
        token.upos == Upos::Verb && offices::APPOINTS.has(&token.lemma) && !parse.word(verb).ends_with("ing");
    let office = token.head.filter(|&n| under && participle && verb < n)?;
    let be = parse.dependent(office, Deprel::Cop).filter(|&c| c < verb)?;
    let bare = [Deprel::Det, Deprel::Case, Deprel::NmodPoss].iter().all(|&d| parse.dependent(office, d).is_none());
    let beside = (verb + 1..office).all(|w| parse.tokens[w].head == Some(office));
    let subject = parse.dependent(office, Deprel::Nsubj).filter(|&s| s < be)?;
    if !(bare && beside && parse.children(verb).is_empty()) {
        return None;
    }
    let above = &parse.tokens[office];
    let mut changes = vec![above.head.map_or(make_root(verb), |h| attach(verb, h, above.deprel))];
    changes.push(attach(office, verb, Deprel::Xcomp));
    for &child in parse.children(office).iter().filter(|&&c| c != verb) {
        let deprel = match parse.tokens[child].deprel {
            of if OF_THE_PHRASE.contains(&of) => continue,
            _ if child == be => Deprel::AuxPass,
            _ if child == subject => Deprel::NsubjPass,
            other => other,
        };
        changes.push(attach(child, verb, deprel));
    }
    Some(changes)
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn the_participle_before_a_bare_office_is_a_passive() {
        let rows = "
            1 Moe     PROPN 4 nsubj
            2 was     AUX   4 cop lemma=be
            3 elected VERB  4 advcl lemma=elect
            4 mayor   NOUN  0 root
            5 of      ADP   6 case
            6 Lund    PROPN 4 nmod
            7 .       PUNCT 4 punct
            ";
        let passive = "1 Moe nsubj:pass elected\n2 was aux:pass elected\n3 elected root -\n4 mayor xcomp elected\n7 . punct elected";
        check(mend, rows, passive);
        check(mend, &rows.replace("3 elected VERB  4 advcl lemma=elect", "3 retired VERB 4 amod lemma=retire"), "");
        check(mend, &rows.replace("2 was     AUX   4 cop lemma=be", "2 was AUX 3 aux lemma=be"), "");
    }
}
