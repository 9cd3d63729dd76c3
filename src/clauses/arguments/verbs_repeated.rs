//! "Sund signed it and so did Holm", "as did Holm", "nor did Holm": the verb that stands for another one tells who did the same.

use crate::{Clause, ClauseArgument, Deprel, Parse, Upos};

/// Those of whom a clause with "did" says that they did what this clause tells.
pub(super) fn those_who_did_too(parse: &Parse, clause: &Clause) -> Vec<usize> {
    if clause.passive {
        return Vec::new();
    }
    let who = verbs_behind(parse, clause.carrier).filter_map(|verb| did_too(parse, verb));
    who.flat_map(|who| std::iter::once(who).chain(parse.conjuncts(who))).collect()
}

/// Takes away the arguments of a verb that the tree has under it and that belong to "did".
pub(super) fn part(parse: &Parse, verb: usize, arguments: &mut Vec<ClauseArgument>) {
    for did in verbs_behind(parse, verb) {
        if let Some(who) = did_too(parse, did) {
            arguments.retain(|a| a.head != did && a.head != who);
        }
    }
}

fn verbs_behind(parse: &Parse, verb: usize) -> impl Iterator<Item = usize> + '_ {
    parse.children(verb).iter().copied().filter(move |&c| c > verb)
}

/// The same where the tree has "did" under whoever did it: "as did Holm".
fn did_too(parse: &Parse, child: usize) -> Option<usize> {
    who_did_too(parse, child).or_else(|| (parse.case_of(child) == "as_did").then_some(child))
}

/// Who did the same, where this verb stands for the one above it.
pub(super) fn who_did_too(parse: &Parse, verb: usize) -> Option<usize> {
    let token = &parse.tokens[verb];
    let stands = matches!(&*parse.word(verb).to_lowercase(), "did" | "does" | "do");
    let joined = matches!(token.deprel, Deprel::Conj | Deprel::Advcl | Deprel::Parataxis) && token.head < Some(verb);
    if !stands || !joined {
        return None;
    }
    let before = verb.checked_sub(1).filter(|&b| parse.tokens[b].sentence == token.sentence)?;
    let likewise = matches!(&*parse.word(before).to_lowercase(), "so" | "as" | "neither" | "nor");
    let noun = |c: &usize| matches!(parse.tokens[*c].upos, Upos::Noun | Upos::Propn | Upos::Pron);
    let others = verbs_behind(parse, verb).all(|c| noun(&c) || parse.tokens[c].upos == Upos::Punct);
    // the tree may have them under the verb above
    let beside = verbs_behind(parse, token.head?).find(|&c| c > verb && parse.subtree(c)[0] == verb + 1);
    let who = verbs_behind(parse, verb).find(noun).or(beside.filter(noun))?;
    let role = matches!(parse.tokens[who].deprel, Deprel::Nsubj | Deprel::Obj | Deprel::Obl | Deprel::Xcomp);
    (likewise && others && role && parse.case_of(who).is_empty()).then_some(who)
}
