//! One fact a role: what several places of the text tell of the same office of the same person becomes one fact.

use rustc_hash::FxHashMap;

use crate::lexicon;
use crate::lexicon::vocabulary::offices;
use crate::{Argument, EntityId, RoleFact, RoleLink, RoleStatus, When};

pub(super) struct Unmerged {
    pub(super) fact: RoleFact,
    /// "became mayor": nothing tells whether it is still held.
    pub(super) unsure_if_held: bool,
}

#[derive(PartialEq, Eq, Hash)]
enum Holder {
    Entity(EntityId),
    Words(String),
    /// An unresolved "he" is the same as nobody else.
    Nobody(usize),
}

/// One fact a role, in text order.
pub(super) fn merged(mut found: Vec<Unmerged>) -> Vec<RoleFact> {
    found.sort_by_key(|f| (f.fact.evidence.sentence, f.fact.span, f.fact.holder.span));
    // mere references come last, so that they add to what the others tell
    let (refers, tells): (Vec<Unmerged>, Vec<Unmerged>) =
        found.into_iter().partition(|f| f.fact.link == RoleLink::Reference);
    let mut of: FxHashMap<Holder, Vec<usize>> = FxHashMap::default();
    let mut kept: Vec<Unmerged> = Vec::new();
    for (number, new) in tells.into_iter().chain(refers).enumerate() {
        let holder = match new.fact.holder.entity {
            Some(id) => Holder::Entity(id),
            None if new.fact.holder.is_pronoun() => Holder::Nobody(number),
            None => Holder::Words(new.fact.holder.text.to_lowercase()),
        };
        let of_holder = of.entry(holder).or_default();
        match of_holder.iter().copied().find(|&k| is_same(&kept[k], &new)) {
            Some(k) => merge(&mut kept[k], new),
            None => {
                of_holder.push(kept.len());
                kept.push(new);
            }
        }
    }
    kept.sort_by_key(|f| (f.fact.evidence.sentence, f.fact.span, f.fact.holder.span));
    kept.into_iter().map(|f| f.fact).collect()
}

/// The same office, as far as the details do not contradict each other.
fn is_same(old: &Unmerged, new: &Unmerged) -> bool {
    let (a, b) = (&old.fact, &new.fact);
    let title = is_shortened(&a.title, &b.title) || is_shortened(&b.title, &a.title);
    let generic = is_generic(a) || is_generic(b);
    let details = agree(a.organization.as_ref(), b.organization.as_ref())
        && agree(a.country.as_ref(), b.country.as_ref())
        && agree(a.place.as_ref(), b.place.as_ref())
        && agree(a.principal.as_ref(), b.principal.as_ref());
    // "the American leader" is whatever office leads America; but who "has led the party" is not the opposition leader of the
    // country unless both are of the party
    let title = title && (a.title == b.title || !is_generic(a) && !is_generic(b));
    let same = (title || is_other_title(a, b)) && details
        || generic && agree_somewhere(a, b)
        || is_generic(b) && b.link == RoleLink::Reference && details;
    same && a.deputy == b.deputy
        && joint_status(old, new).is_some()
        && joint_time(a.when.as_ref(), b.when.as_ref()).is_some()
}

/// "the premier" of one who is told to be the prime minister
fn is_other_title(held: &RoleFact, refers: &RoleFact) -> bool {
    let office = |title: &str| {
        let (marks, noun) = title.rsplit_once(' ').unwrap_or(("", title));
        lexicon::office(noun, marks.split_whitespace())
    };
    let bare = refers.organization.is_none() && refers.country.is_none() && refers.place.is_none();
    let refers_to = bare && refers.link == RoleLink::Reference;
    refers_to && lexicon::offices_meant(&office(&refers.title)).contains(&office(&held.title))
}

/// "the American leader said", "has led the agency"
fn is_generic(fact: &RoleFact) -> bool {
    matches!(fact.link, RoleLink::Reference | RoleLink::Verb) && offices::GENERIC.has(&fact.title.replace(' ', "-"))
}

fn agree_somewhere(a: &RoleFact, b: &RoleFact) -> bool {
    let both = |x: Option<&Argument>, y: Option<&Argument>| x.is_some() && y.is_some() && agree(x, y);
    both(a.organization.as_ref(), b.organization.as_ref()) || both(a.country.as_ref(), b.country.as_ref())
}

/// "minister" is "justice minister" or "minister of justice" told shorter, but not "prime minister".
fn is_shortened(short: &str, long: &str) -> bool {
    let behind = long.strip_prefix(short).filter(|_| offices::OF_A_DEPARTMENT.has(short));
    if behind.is_some_and(|rest| rest.starts_with(" of ") || rest.starts_with(" for ")) {
        return true;
    }
    let front = match long.strip_suffix(short) {
        Some("") => return true,
        Some(front) => front,
        None => return false,
    };
    front.ends_with(' ') && !front.split_whitespace().any(|w| offices::OTHER_OFFICES.has(w))
}

fn agree(a: Option<&Argument>, b: Option<&Argument>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return true };
    a.entity.is_some() && a.entity == b.entity || a.name().eq_ignore_ascii_case(b.name())
}

/// The status that both tell together; none where they contradict each other.
fn joint_status(old: &Unmerged, new: &Unmerged) -> Option<RoleStatus> {
    use RoleStatus::{Acting, Current, Elect, Former, Nominee};
    let refers = new.fact.link == RoleLink::Reference;
    Some(match (old.fact.status, new.fact.status) {
        (a, b) if a == b => a,
        (Acting, Current) | (Current, Acting) => Acting,
        // "became mayor in 2010 ... was mayor until 2014"
        (Current, Former) if old.unsure_if_held => Former,
        (Former, Current) if new.unsure_if_held => Former,
        // "the president" of one who is told to be the president-elect
        (Elect, Current) if refers => Elect,
        (Nominee, Current) if refers => Nominee,
        (Former, Current) if refers => Former,
        _ => return None,
    })
}

/// The time that both tell together; none where they contradict each other.
fn joint_time(a: Option<&When>, b: Option<&When>) -> Option<Option<When>> {
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

/// How much the words tell, to be compared.
fn fullness(fact: &RoleFact) -> (bool, usize, usize) {
    let fields = [&fact.organization, &fact.country, &fact.principal, &fact.place];
    let named = !matches!(fact.link, RoleLink::Reference | RoleLink::Verb);
    (named, fact.title.len(), fields.iter().filter(|f| f.is_some()).count())
}

/// Keeps the words of the one that tells more, and the details of both.
fn merge(old: &mut Unmerged, mut new: Unmerged) {
    // "the head of the White House" adds no organisation to "US president"
    if new.fact.link == RoleLink::Reference && old.fact.title != new.fact.title {
        (new.fact.organization, new.fact.place, new.fact.principal) = (None, None, None);
    }
    let status = joint_status(old, &new).unwrap_or_default();
    let when = joint_time(old.fact.when.as_ref(), new.fact.when.as_ref()).flatten();
    let fuller = fullness(&new.fact) > fullness(&old.fact);
    let said = old.fact.attribution.is_some() && new.fact.attribution.is_some();
    let confidence = old.fact.confidence.max(new.fact.confidence);
    let unsure_if_held = old.unsure_if_held && new.unsure_if_held;
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
    old.unsure_if_held = unsure_if_held;
}
