//! Bodies that are called by the noun in their names: "the Tribunal" for "Norlake Harbour Tribunal", "the Supreme Court" for
//! "the Supreme Court of Kenya", "the House" for "the House of Representatives".

use super::short_names::{Writing, first_in_prose, with_capital};
use crate::coref::Text;
use crate::coref::clusters::Clusters;
use crate::coref::link_reasons::LinkReason;
use crate::lexicon::vocabulary::coreference;
use crate::{EntityKind, lexicon};

/// Links such names to the one full name that the text has before them. `writings` are in text order.
pub(super) fn link(text: &Text, writings: &[Writing], clusters: &mut Clusters) {
    let is_body = |writing: &&Writing| text.kind(writing.mention) == EntityKind::Organization;
    let bodies: Vec<&Writing> = writings.iter().filter(is_body).collect();
    for short in &bodies {
        // "PAC" is no noun
        let has_small_letters = text.words(short.mention).chars().any(char::is_lowercase);
        if !has_small_letters || !is_noun_of_body(noun(&short.words)) {
            continue;
        }
        let full = |body: &&&Writing| is_full_name(&body.words, &short.words);
        let Some(first) = bodies.iter().find(full) else { continue };
        let one = clusters.of(first.mention);
        let is_only = bodies.iter().filter(full).all(|body| clusters.of(body.mention) == one);
        let place = |writing: &Writing| first_in_prose(text, writing).map(|m| text.mentions.list[m].tokens.start);
        let is_before = place(first).is_some_and(|full| place(short).is_none_or(|short| full < short));
        if let (true, Some(into), Some(from)) = (is_only && is_before, one, clusters.of(short.mention)) {
            clusters.merge(into, from, LinkReason::ShortName);
        }
    }
}

/// The noun that says what kind of body has a name: "court" of "supreme court" and of "court of appeal".
fn noun(name: &str) -> &str {
    let mut words = name.split(' ').peekable();
    let mut last = "";
    while let Some(word) = words.next_if(|word| !coreference::PREPOSITIONS_IN_NAMES.has(word)) {
        last = word;
    }
    last
}

fn is_noun_of_body(noun: &str) -> bool {
    lexicon::is_organization_suffix(noun) || lexicon::is_group(noun) || coreference::CALLED_BY_THEIR_NOUN.has(noun)
}

/// True where a name is a short one with more before it or with "of" and more behind it.
fn is_full_name(full: &str, short: &str) -> bool {
    if lexicon::nation_of(&title_case(full)).is_some() {
        return false;
    }
    let behind = full.strip_prefix(short).and_then(|rest| rest.strip_prefix(' ')).is_some_and(|rest| {
        let first = rest.split(' ').next().is_some_and(|word| coreference::PREPOSITIONS_IN_NAMES.has(word));
        first && !rest.rsplit(' ').next().is_some_and(|last| coreference::BODIES_APART.has(last))
    });
    let before = full.strip_suffix(short).and_then(|front| front.strip_suffix(' ')).is_some_and(|front| {
        // "the Bank of the Norlake Chamber" is not the chamber
        let inner = front.split(' ').any(|word| coreference::PREPOSITIONS_IN_NAMES.has(word) || word == "and");
        // "the Ohio Democratic Party" is not "the Democratic Party"
        let nation = lexicon::nation_of(&title_case(front)).is_some();
        !inner && (nation || !coreference::NOUNS_OF_NATIONS.has(noun(short)))
    });
    behind || before
}

/// "south korea" → "South Korea"
fn title_case(name: &str) -> String {
    name.split(' ').map(with_capital).collect::<Vec<_>>().join(" ")
}
