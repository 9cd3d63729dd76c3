//! Roles that stand together and have one holder: "founder and CEO of the bank Finch".

use super::roles::{Role, is_plural};
use crate::{Deprel, Parse, RoleLink, Upos};

/// "founder and [CEO] of the bank Finch": what is joined to a role with holders is held by them as well.
pub(super) fn share_holders(parse: &Parse, roles: &mut [Role]) {
    for i in 1..roles.len() {
        let (before, after) = roles.split_at_mut(i);
        let (first, second) = (&mut before[i - 1], &mut after[0]);
        let joined = is_joined(parse, first, second);
        if joined && second.holders.is_empty() && !first.holders.is_empty() && first.link != RoleLink::Title {
            second.holders = first.holders.clone();
            second.link = first.link;
            (first.partner, second.partner) = (Some(i), Some(i - 1));
            drop_determiner(parse, second);
            continue;
        }
        // "Nordlys co-founder and [CEO], Tim Reed": the field of both
        if joined && second.holders == first.holders && second.tokens.start == second.head {
            second.partner = Some(i - 1);
        }
        if !first.holders.is_empty() || second.holders.is_empty() || second.link != RoleLink::Title {
            continue;
        }
        // "Supreme Leader Ayatollah Karimi": two titles in a row
        if first.tokens.end == second.tokens.start {
            first.holders = second.holders.clone();
            first.link = RoleLink::Title;
            drop_determiner(parse, first);
            continue;
        }
        // "Co-founder and CEO Tim Reed": two titles without an article
        let gap = first.tokens.end..second.tokens.start;
        let and = gap.len() == 1 && parse.tokens[gap.start].upos == Upos::Cconj;
        let bare = parse.dependent(first.head, Deprel::Det).is_none() && !is_plural(parse, first.head);
        if and && bare {
            first.holders = second.holders.clone();
            first.link = RoleLink::Title;
            (first.partner, second.partner) = (Some(i), Some(i - 1));
        }
    }
}

/// "Reed and Roe were elected mayor and [governor], respectively": each office has a holder of its own.
pub(super) fn pair_in_order(parse: &Parse, roles: &mut [Role]) {
    for role in roles {
        for holder in &mut role.holders {
            *holder = parse.paired_with(*holder, role.head).unwrap_or(*holder);
        }
    }
}

/// "founder and [CEO]"; not "the minister, Ida Falk, and her [deputy]", who is somebody else.
fn is_joined(parse: &Parse, first: &Role, second: &Role) -> bool {
    let joined = parse.tokens[second.head].deprel == Deprel::Conj && parse.tokens[second.head].head == Some(first.head);
    let of_somebody = second
        .possessor
        .is_some_and(|p| parse.tokens[p].upos == Upos::Pron && !matches!(&*parse.tokens[p].lemma, "its" | "it"));
    joined && !(of_somebody && first.link == RoleLink::Apposition)
}

/// A role that is held by somebody has no article among its words.
fn drop_determiner(parse: &Parse, role: &mut Role) {
    while role.tokens.start < role.head && parse.tokens[role.tokens.start].upos == Upos::Det {
        role.tokens.start += 1;
    }
}
