//! Countries called by what they are: "Chile votes on Sunday. [The country] has 15 million voters", "Oman ... [the sultanate]".

use rustc_hash::FxHashMap;

use super::Text;
use super::clusters::Clusters;
use crate::lexicon::vocabulary::coreference;
use crate::lexicon::{self, NationWord};
use crate::{Deprel, EntityKind, MentionForm, Parse};

/// Sentences back in which the country must be the only one that is spoken of.
const ONLY_WITHIN: usize = 2;

/// A text is about one country if it speaks of it this many times, and as many times as often as of any other.
const ABOUT_FROM: usize = 3;

/// Words of the longest name of a country that is looked for.
const MOST_WORDS: usize = 4;

/// The countries that a text speaks of: by name, by their adjectives and people, and by their capitals.
pub(super) struct Countries {
    /// In text order: where the words stand, and the code of the country.
    spoken_of: Vec<(usize, &'static str)>,
    /// How often the text speaks of each.
    counts: FxHashMap<&'static str, usize>,
    /// For each country that is named the first mention of its name.
    named: FxHashMap<&'static str, usize>,
}

impl Countries {
    pub(super) fn new(text: &Text) -> Self {
        let (parse, list) = (text.parse, &text.mentions.list);
        let mut is_person = vec![false; parse.tokens.len()];
        let mut named = FxHashMap::default();
        for (m, mention) in list.iter().enumerate().filter(|(_, m)| m.form == MentionForm::Name) {
            match mention.kind {
                EntityKind::Person => mention.tokens.clone().for_each(|i| is_person[i] = true),
                EntityKind::Place | EntityKind::Organization => {
                    let nation = lexicon::nation_of(text.words(m)).filter(|n| n.word == NationWord::Country);
                    if let Some(nation) = nation {
                        named.entry(nation.code).or_insert(m);
                    }
                }
                _ => {}
            }
        }
        let mut spoken_of = Vec::new();
        let mut at = 0;
        while at < parse.tokens.len() {
            let found = if is_person[at] { None } else { nation_at(parse, at) };
            spoken_of.extend(found.map(|(_, code)| (at, code)));
            at += found.map_or(1, |(words, _)| words);
        }
        let mut counts = FxHashMap::default();
        for &(_, code) in &spoken_of {
            *counts.entry(code).or_default() += 1;
        }
        Countries { spoken_of, counts, named }
    }

    /// The country that a plain "the country" or "the kingdom" means: the only one that is spoken of nearby, or the one that the text
    /// is about.
    pub(super) fn meant(&self, text: &Text, mention: usize, clusters: &Clusters) -> Option<usize> {
        let parse = text.parse;
        let head = text.mentions.list[mention].head;
        let noun = parse.tokens[head].lemma.to_lowercase();
        let realm = coreference::REALMS.iter().any(|(_, realm)| realm == noun);
        let fits = |code: &str| !realm || coreference::REALMS.get(code).is_some_and(|realm| realm == noun);
        // "Chile is the country": not what it is
        let predicate = parse.dependent(head, Deprel::Cop).is_some();
        if !realm && !coreference::COUNTRY_NOUNS.has(&noun) || predicate {
            return None;
        }
        let sentence = parse.sentence_number(head);
        let before = self.spoken_of[..self.spoken_of.partition_point(|&(at, _)| at < head)].iter().rev();
        let before = before.filter(|(_, code)| fits(code));
        let near = || before.clone().take_while(|(at, _)| parse.sentence_number(*at) + ONLY_WITHIN >= sentence);
        let last = before.clone().next()?.1;
        let about = self.about().filter(|code| fits(code));
        let code = match near().next() {
            Some(_) if near().all(|&(_, code)| code == last) => last,
            Some(_) => about.filter(|about| near().any(|(_, code)| code == about))?,
            None => about.or_else(|| before.clone().all(|&(_, code)| code == last).then_some(last))?,
        };
        let named = *self.named.get(code)?;
        clusters.of(named).filter(|&cluster| clusters.of(mention) != Some(cluster))
    }

    /// The country that the text is about.
    fn about(&self) -> Option<&'static str> {
        let (&code, &count) = self.counts.iter().max_by_key(|&(code, count)| (count, code))?;
        let others = self.counts.iter().filter(|(other, _)| **other != code);
        let far_behind = |(_, other): (_, &usize)| other * ABOUT_FROM <= count;
        (count >= ABOUT_FROM && others.into_iter().all(far_behind)).then_some(code)
    }
}

/// The number of words and the country of the longest name or adjective of a country at a word.
fn nation_at(parse: &Parse, at: usize) -> Option<(usize, &'static str)> {
    let end = parse.sentence_of(at).tokens.end;
    (1..=MOST_WORDS.min(end - at)).rev().find_map(|words| {
        let nation = lexicon::nation_of(&parse.text[parse.span_of(at..at + words)])?;
        (nation.code != "EU").then_some((words, nation.code))
    })
}
