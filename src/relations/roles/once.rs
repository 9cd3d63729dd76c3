//! One fact a role: what several places tell of the same office of the same person is put together.

use std::collections::HashMap;

use crate::lexicon::vocabulary::offices;
use crate::{Argument, EntityId, RoleFact, RoleLink, RoleStatus, When};

pub(super) struct Found {
    pub(super) fact: RoleFact,
    /// "became mayor": nothing tells that it is held still.
    pub(super) passing: bool,
}

#[derive(PartialEq, Eq, Hash)]
enum Holder {
    Entity(EntityId),
    Words(String),
    /// "he" of whom nothing is known is nobody else.
    Nobody(usize),
}

/// In text order.
pub(super) fn each(mut found: Vec<Found>) -> Vec<RoleFact> {
    found.sort_by_key(|f| (f.fact.evidence.sentence, f.fact.span, f.fact.holder.span));
    // what only refers to a role comes last, so that it adds to what is told
    let (refers, tells): (Vec<Found>, Vec<Found>) = found.into_iter().partition(|f| f.fact.link == RoleLink::Reference);
    let mut of: HashMap<Holder, Vec<usize>> = HashMap::new();
    let mut kept: Vec<Found> = Vec::new();
    for (number, new) in tells.into_iter().chain(refers).enumerate() {
        let holder = match new.fact.holder.entity {
            Some(id) => Holder::Entity(id),
            None if new.fact.holder.is_pronoun() => Holder::Nobody(number),
            None => Holder::Words(new.fact.holder.text.to_lowercase()),
        };
        let own = of.entry(holder).or_default();
        match own.iter().copied().find(|&k| is_same(&kept[k], &new)) {
            Some(k) => merge(&mut kept[k], new),
            None => {
                own.push(kept.len());
                kept.push(new);
            }
        }
    }
    kept.sort_by_key(|f| (f.fact.evidence.sentence, f.fact.span, f.fact.holder.span));
    kept.into_iter().map(|f| f.fact).collect()
}

/// The same office, as far as the details do not contradict each other.
fn is_same(old: &Found, new: &Found) -> bool {
    let (a, b) = (&old.fact, &new.fact);
    let title = is_less(&a.title, &b.title) || is_less(&b.title, &a.title);
    let generic = is_generic(a) || is_generic(b);
    let details = agree(a.organization.as_ref(), b.organization.as_ref())
        && agree(a.country.as_ref(), b.country.as_ref())
        && agree(a.place.as_ref(), b.place.as_ref())
        && agree(a.principal.as_ref(), b.principal.as_ref());
    // "the American leader" is whatever office leads America
    // "has led the party": not the opposition leader of the country, unless that is of the party
    let title = title && (a.title == b.title || !is_generic(a) && !is_generic(b));
    let same = title && details
        || generic && agree_somewhere(a, b)
        || is_generic(b) && b.link == RoleLink::Reference && details;
    same && a.deputy == b.deputy && status(old, new).is_some() && when(a.when.as_ref(), b.when.as_ref()).is_some()
}

/// "the American leader said", "has led the agency"
fn is_generic(fact: &RoleFact) -> bool {
    matches!(fact.link, RoleLink::Reference | RoleLink::Verb) && offices::GENERIC.has(&fact.title.replace(' ', "-"))
}

fn agree_somewhere(a: &RoleFact, b: &RoleFact) -> bool {
    let both = |x: Option<&Argument>, y: Option<&Argument>| x.is_some() && y.is_some() && agree(x, y);
    both(a.organization.as_ref(), b.organization.as_ref()) || both(a.country.as_ref(), b.country.as_ref())
}

/// "minister" says less than "justice minister", but "minister" not less than "prime minister".
fn is_less(less: &str, more: &str) -> bool {
    let front = match more.strip_suffix(less) {
        Some("") => return true,
        Some(front) => front,
        None => return false,
    };
    front.ends_with(' ') && !front.split_whitespace().any(|w| offices::ANOTHER.has(w))
}

fn agree(a: Option<&Argument>, b: Option<&Argument>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return true };
    a.entity.is_some() && a.entity == b.entity || a.name().eq_ignore_ascii_case(b.name())
}

/// The status of both; none where they contradict each other.
fn status(old: &Found, new: &Found) -> Option<RoleStatus> {
    use RoleStatus::{Acting, Current, Elect, Former, Nominee};
    let refers = new.fact.link == RoleLink::Reference;
    Some(match (old.fact.status, new.fact.status) {
        (a, b) if a == b => a,
        (Acting, Current) | (Current, Acting) => Acting,
        // "became mayor in 2010 ... was mayor until 2014"
        (Current, Former) if old.passing => Former,
        (Former, Current) if new.passing => Former,
        // "the president" of one who is told to be the president-elect
        (Elect, Current) if refers => Elect,
        (Nominee, Current) if refers => Nominee,
        (Former, Current) if refers => Former,
        _ => return None,
    })
}

/// The time of both: none where they contradict each other.
fn when(a: Option<&When>, b: Option<&When>) -> Option<Option<When>> {
    let (Some(a), Some(b)) = (a, b) else { return Some(a.or(b).cloned()) };
    if a == b {
        return Some(Some(a.clone()));
    }
    let open = |w: &When| (w.start().is_none(), w.end().is_none());
    match (open(a), open(b)) {
        ((false, true), (true, false)) => a.through(b).map(Some),
        ((true, false), (false, true)) => b.through(a).map(Some),
        _ if is_within(a, b) => Some(Some(a.clone())),
        _ if is_within(b, a) => Some(Some(b.clone())),
        _ => None,
    }
}

/// "2012/2014" lies within "2012/.."; both are of the calendar.
fn is_within(inner: &When, outer: &When) -> bool {
    let starts = match (inner.start(), outer.start()) {
        (_, None) => true,
        (Some(inner), Some(outer)) => inner >= outer,
        (None, Some(_)) => false,
    };
    let ends = match (inner.end(), outer.end()) {
        (_, None) => true,
        (Some(inner), Some(outer)) => inner <= outer,
        (None, Some(_)) => false,
    };
    inner.iso().is_some() && outer.iso().is_some() && starts && ends
}

/// How much the words tell.
fn fullness(fact: &RoleFact) -> (bool, usize, usize) {
    let fields = [&fact.organization, &fact.country, &fact.principal, &fact.place];
    let named = !matches!(fact.link, RoleLink::Reference | RoleLink::Verb);
    (named, fact.title.len(), fields.iter().filter(|f| f.is_some()).count())
}

/// The words of the fuller one, the details of both.
fn merge(old: &mut Found, mut new: Found) {
    // "the head of the White House" adds no organisation to "US president"
    if new.fact.link == RoleLink::Reference && old.fact.title != new.fact.title {
        (new.fact.organization, new.fact.place, new.fact.principal) = (None, None, None);
    }
    let status = status(old, &new).unwrap_or_default();
    let when = when(old.fact.when.as_ref(), new.fact.when.as_ref()).flatten();
    let fuller = fullness(&new.fact) > fullness(&old.fact);
    let said = old.fact.attribution.is_some() && new.fact.attribution.is_some();
    let confidence = old.fact.confidence.max(new.fact.confidence);
    let passing = old.passing && new.passing;
    let (first, other) = if fuller {
        let holder = old.fact.holder.clone();
        (RoleFact { holder, ..new.fact }, old.fact.clone())
    } else {
        (old.fact.clone(), new.fact)
    };
    old.fact = RoleFact {
        status,
        when,
        organization: first.organization.clone().or(other.organization),
        country: first.country.clone().or(other.country),
        principal: first.principal.clone().or(other.principal),
        place: first.place.clone().or(other.place),
        attribution: first.attribution.clone().filter(|_| said),
        confidence,
        ..first
    };
    old.passing = passing;
}
