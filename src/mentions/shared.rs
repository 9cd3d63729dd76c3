//! Roles that stand together and have one holder: "founder and CEO of the bank Finch".

use super::roles::{Role, is_plural};
use crate::{Deprel, Parse, RoleLink, Upos};

/// "founder and [CEO] of the bank Finch": what is joined to a role with holders is held by them as well.
pub(super) fn share(parse: &Parse, roles: &mut [Role]) {
    for i in 1..roles.len() {
        let (before, after) = roles.split_at_mut(i);
        let (first, second) = (&mut before[i - 1], &mut after[0]);
        let joined =
            parse.tokens[second.head].deprel == Deprel::Conj && parse.tokens[second.head].head == Some(first.head);
        // "the minister, Ida Falk, and her deputy"
        let hers = second
            .possessor
            .is_some_and(|p| parse.tokens[p].upos == Upos::Pron && !matches!(&*parse.tokens[p].lemma, "its" | "it"));
        let joined = joined && !(hers && first.link == RoleLink::Apposition);
        if joined && second.holders.is_empty() && !first.holders.is_empty() && first.link != RoleLink::Title {
            second.holders = first.holders.clone();
            second.link = first.link;
            (first.partner, second.partner) = (Some(i), Some(i - 1));
            while second.tokens.start < second.head && parse.tokens[second.tokens.start].upos == Upos::Det {
                second.tokens.start += 1;
            }
            continue;
        }
        // "Nordlys co-founder and [CEO], Tim Reed": the field of both
        if joined && second.holders == first.holders && second.tokens.start == second.head {
            second.partner = Some(i - 1);
        }
        // "Supreme Leader Ayatollah Karimi": two titles in a row.
        if first.tokens.end == second.tokens.start
            && first.holders.is_empty()
            && second.link == RoleLink::Title
            && !second.holders.is_empty()
        {
            first.holders = second.holders.clone();
            first.link = RoleLink::Title;
            while first.tokens.start < first.head && parse.tokens[first.tokens.start].upos == Upos::Det {
                first.tokens.start += 1;
            }
            continue;
        }
        // "Co-founder and CEO Tim Reed": two bare titles.
        let gap = first.tokens.end..second.tokens.start;
        let and = gap.len() == 1 && parse.tokens[gap.start].upos == Upos::Cconj;
        let bare = parse.dependent(first.head, Deprel::Det).is_none() && !is_plural(parse, first.head);
        if and && bare && first.holders.is_empty() && second.link == RoleLink::Title && !second.holders.is_empty() {
            first.holders = second.holders.clone();
            first.link = RoleLink::Title;
            (first.partner, second.partner) = (Some(i), Some(i - 1));
        }
    }
}
