//! Coreference against the annotation of GUM (Zeldes 2017; `Entity=` in the last column of its CoNLL-U files), on GUM's own
//! words and sentences.
//!
//! GUM's mentions are whole noun phrases, factwire's have spans by rules of their own: they are matched by their heads. The
//! head of a gold mention is its word whose governor (in GUM's tree) lies outside of it, of several the first that GUM's
//! `minspan` names. Where several mentions have one head (`[[Dahl] and Berg]`), they are told apart by their length, the
//! shortest first, on both sides. A name of factwire's whose head heads no gold mention (the trees differ on which word of a
//! name is its head) is matched by any word of its that heads one, as long as the gold mention has factwire's head too.
//!
//! GUM says also of an apposition and of a predicate ("Dahl, the mayor", "Dahl is the mayor") that they are the same as their
//! subject. factwire has such a role as an entity of kind `Role` that its holder is tied to; here it counts as a mention of
//! its holder. A role before a name ("Mayor Dahl") is part of the name's phrase in GUM and no mention.
//!
//! Scored are clusters of two mentions and more, as in the CoNLL-2012 shared task. `_named` leaves out pronouns on both sides
//! (heads that GUM tags as PRON) and what is then alone; the other lines are for all mentions. `mentions_...` counts mentions
//! whether they are linked or not; pronouns that factwire gives no entity are not among them. `links_precision_...` says for each
//! reason of a link how often it is right, among mentions that are GUM's, and `links_confidence_...` how sure factwire is.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::path::PathBuf;

use super::clusters::Scores;
use super::conllu::{Document, Sentence};
use super::half::Half;
use super::score::Score;
use super::{baseline, conllu, words};
use crate::Result;
use factwire::facts::{MentionForm, RoleLink};
use factwire::syntax::Parse;
use factwire::unstable::models::{DEFAULT_MODEL, Model};
use factwire::unstable::parser::{Job, Parser};
use factwire::unstable::{Links, Mentions};
use factwire::unstable::{coref, mentions, quotes};

/// Reads the documents of some files, those of the given half.
///
/// # Errors
/// Those of [`conllu::read`].
pub fn read(files: &[PathBuf], half: Half) -> Result<Vec<Document>> {
    let mut documents = Vec::new();
    for file in files {
        documents.extend(conllu::read(file)?);
    }
    Ok(half.of(documents))
}

/// A mention by its head, counted over the document, and its place among those of one head, the shortest first.
pub(super) type Key = (usize, usize);

/// A mention that GUM has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Gold {
    /// The number of its entity.
    pub(super) entity: String,
    /// Its words, counted over the document.
    tokens: Vec<usize>,
    pub(super) key: Key,
}

/// Counts of what is right.
pub struct Report {
    parser: Parser,
    show: bool,
    threshold: f32,
    documents: usize,
    mentions: Score,
    all: Scores,
    named: Scores,
    baseline_all: Scores,
    baseline_named: Scores,
    /// For each reason of a link: how many there are whose mentions are GUM's, how many of them are right, and the sum of their
    /// confidences.
    reasons: BTreeMap<String, (usize, usize, f64)>,
    shown: String,
}

impl Report {
    /// Loads the embedded model; `show` also notes every gold cluster and every cluster of factwire's; `threshold` is that of
    /// [`Builder::coref_threshold`](factwire::Builder::coref_threshold).
    ///
    /// # Errors
    /// Those of loading the model.
    pub fn new(show: bool, threshold: Option<f32>) -> Result<Self> {
        let none = Scores::default();
        Ok(Report {
            parser: Parser::new(Model::open(DEFAULT_MODEL)?, None)?,
            show,
            threshold: threshold.unwrap_or(coref::THRESHOLD),
            documents: 0,
            mentions: Score::default(),
            all: none,
            named: none,
            baseline_all: none,
            baseline_named: none,
            reasons: BTreeMap::new(),
            shown: String::new(),
        })
    }

    /// Reads a document and counts.
    ///
    /// # Errors
    /// [`crate::Error::Factwire`].
    pub fn add(&mut self, document: &Document) -> Result<()> {
        let words = document.sentences.iter().map(|s| s.words.iter().map(|w| w.form.as_str()));
        let (text, sentences) = words::of_sentences(words);
        let parse = self.parser.read(Job { text: &text, given: Some(&sentences) })?.parse;
        let gold = gold(document);
        let pronouns: Vec<bool> = document.sentences.iter().flat_map(|s| &s.words).map(|w| w.upos == "PRON").collect();
        let mentions = mentions::find(&parse);
        let quotes = quotes::find(&parse);
        let keys = keys(&mentions, &gold);
        let links = coref::link(&parse, &mentions, &quotes, self.threshold);
        let mut wanted: BTreeMap<&str, Vec<Key>> = BTreeMap::new();
        for mention in &gold {
            wanted.entry(&mention.entity).or_default().push(mention.key);
        }
        let wanted: Vec<Vec<Key>> = wanted.into_values().collect();
        let ours = clusters(&entities(&mentions, &links), &keys);
        let simple = clusters(&baseline::link(&parse, &mentions), &keys);

        self.count_reasons(&links, &keys, &gold);
        self.documents += 1;
        let right = |key: &Key| gold.iter().any(|g| g.key == *key);
        self.mentions += Score {
            right: ours.iter().flatten().filter(|key| right(key)).count(),
            found: ours.iter().map(Vec::len).sum(),
            wanted: gold.len(),
        };
        let named = |clusters: &[Vec<Key>]| -> Vec<Vec<Key>> {
            let kept =
                |c: &Vec<Key>| c.iter().copied().filter(|(head, _)| pronouns.get(*head) != Some(&true)).collect();
            clusters.iter().map(kept).collect()
        };
        self.all.add(&linked(&wanted), &linked(&ours));
        self.named.add(&linked(&named(&wanted)), &linked(&named(&ours)));
        self.baseline_all.add(&linked(&wanted), &linked(&simple));
        self.baseline_named.add(&linked(&named(&wanted)), &linked(&named(&simple)));
        if self.show {
            self.note(document, &parse, &gold, &mentions, &links, &keys);
        }
        Ok(())
    }

    /// A link is right when the mention is in one gold entity with a mention before it.
    fn count_reasons(&mut self, links: &Links, keys: &[Option<Key>], gold: &[Gold]) {
        let gold: HashMap<Key, &str> = gold.iter().map(|g| (g.key, &*g.entity)).collect();
        let mut members = vec![Vec::new(); links.entities.len()];
        for (mention, entity) in links.entity_of.iter().enumerate() {
            if let Some(entity) = entity {
                members[entity.index()].push(mention);
            }
        }
        for (entity, members) in links.entities.iter().zip(&members) {
            let mut before: Vec<&str> = Vec::new();
            for (mention, &number) in entity.mentions.iter().zip(members) {
                let Some(theirs) = keys[number].and_then(|key| gold.get(&key)) else { continue };
                if let (Some(reason), false) = (&mention.reason, before.is_empty()) {
                    let (all, right, confidence) = self.reasons.entry(reason.replace(' ', "_")).or_default();
                    *all += 1;
                    *right += usize::from(before.contains(theirs));
                    *confidence += f64::from(mention.confidence);
                }
                before.push(theirs);
            }
        }
    }

    /// The mentions with the entity of either side.
    fn note(
        &mut self,
        document: &Document,
        parse: &Parse,
        gold: &[Gold],
        mentions: &Mentions,
        links: &Links,
        keys: &[Option<Key>],
    ) {
        let many = |entity: &str| gold.iter().filter(|g| g.entity == entity).count() > 1;
        let ours = entities(mentions, links);
        let by_key: HashMap<Key, usize> = keys
            .iter()
            .enumerate()
            .filter_map(|(m, key)| Some(((*key)?, m)))
            .filter(|(_, m)| ours[*m].is_some())
            .collect();
        self.shown += &format!("\n# {}\n", document.id);
        for (number, sentence) in parse.sentences.iter().enumerate() {
            self.shown += &format!("\n{number}: {}\n", &parse.text[sentence.span]);
            let mut lines: Vec<(usize, usize, String)> = Vec::new();
            for g in gold.iter().filter(|g| sentence.tokens.contains(&g.key.0)) {
                let words: Vec<&str> = g.tokens.iter().take(8).map(|&i| parse.word(i)).collect();
                let found = by_key.get(&g.key).and_then(|&m| ours[m]);
                let found = found.map_or("-".into(), |entity| entity.to_string());
                let alone = if many(&g.entity) { "" } else { " alone" };
                lines.push((
                    g.tokens[0],
                    g.tokens.len(),
                    format!("   gold {}{alone} ours {found}: {}", g.entity, words.join(" ")),
                ));
            }
            let unmatched = (0..keys.len()).filter(|&m| {
                let head = mentions.list[m].head;
                sentence.tokens.contains(&head)
                    && keys[m].is_none_or(|key| !gold.iter().any(|g| g.key == key))
                    && ours[m].is_some_and(|entity| ours.iter().filter(|e| **e == Some(entity)).count() > 1)
            });
            for m in unmatched {
                let span = parse.span_of(mentions.list[m].tokens.clone());
                let entity = ours[m].map_or(String::new(), |e| e.to_string());
                let (start, len) = (mentions.list[m].tokens.start, mentions.list[m].tokens.len());
                lines.push((start, len, format!("   gold - ours {entity}: {}", &parse.text[span])));
            }
            lines.sort();
            lines.into_iter().for_each(|(_, _, line)| self.shown += &format!("{line}\n"));
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)?;
        writeln!(f, "documents {}", self.documents)?;
        self.all.write(f, "")?;
        self.named.write(f, "_named")?;
        self.mentions.write(f, "mentions_", "")?;
        self.baseline_all.write(f, "_baseline")?;
        self.baseline_named.write(f, "_named_baseline")?;
        for (reason, &(all, right, confidence)) in &self.reasons {
            writeln!(f, "links_{reason} {all}")?;
            writeln!(f, "links_precision_{reason} {:.4}", right as f64 / all as f64)?;
            writeln!(f, "links_confidence_{reason} {:.4}", confidence / all as f64)?;
        }
        Ok(())
    }
}

/// Clusters of two mentions and more.
fn linked(clusters: &[Vec<Key>]) -> Vec<Vec<Key>> {
    clusters.iter().filter(|c| c.len() > 1).cloned().collect()
}

/// The entity of each mention; a role that stands beside or behind its holder has the holder's, one before a name none.
fn entities(mentions: &Mentions, links: &Links) -> Vec<Option<usize>> {
    let entity = |m: usize| links.entity_of[m].map(|e| e.index());
    let mut entities: Vec<Option<usize>> = (0..mentions.list.len()).map(entity).collect();
    for role in &mentions.roles {
        if let Some(holder) = role.holder {
            let counts = matches!(role.link, RoleLink::Apposition | RoleLink::Copula);
            entities[role.role] = if counts { entity(holder) } else { None };
        }
    }
    entities
}

/// Keys by entity, in the order of their first mentions.
fn clusters(entities: &[Option<usize>], keys: &[Option<Key>]) -> Vec<Vec<Key>> {
    let mut clusters: BTreeMap<usize, Vec<Key>> = BTreeMap::new();
    for (entity, key) in entities.iter().zip(keys) {
        if let (Some(entity), Some(key)) = (entity, key) {
            clusters.entry(*entity).or_default().push(*key);
        }
    }
    clusters.into_values().collect()
}

/// The key of each mention of factwire's; `None` for a second one of the same head that does not differ in its length.
pub(super) fn keys(mentions: &Mentions, gold: &[Gold]) -> Vec<Option<Key>> {
    let list = &mentions.list;
    let mut by_head: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let heads: HashMap<usize, &Gold> = gold.iter().filter(|g| g.key.1 == 0).map(|g| (g.key.0, g)).collect();
    let own: Vec<usize> = list.iter().map(|m| m.head).collect();
    for (m, mention) in list.iter().enumerate() {
        let mut head = mention.head;
        if mention.form == MentionForm::Name && !heads.contains_key(&head) {
            let fits = |i: &usize| heads.get(i).is_some_and(|g| g.tokens.contains(&mention.head)) && !own.contains(i);
            head = mention.tokens.clone().find(fits).unwrap_or(head);
        }
        by_head.entry(head).or_default().push(m);
    }
    let mut keys = vec![None; list.len()];
    for (head, mut of_head) in by_head {
        of_head.sort_by_key(|&m| (list[m].tokens.len(), list[m].form == MentionForm::Role));
        let mut last = None;
        let mut place = 0;
        for m in of_head {
            if last != Some(list[m].tokens.len()) {
                keys[m] = Some((head, place));
                place += 1;
            }
            last = Some(list[m].tokens.len());
        }
    }
    keys
}

/// The mentions of a document, by start.
pub(super) fn gold(document: &Document) -> Vec<Gold> {
    let (mut found, mut first) = (Vec::new(), 0);
    for sentence in &document.sentences {
        of_sentence(sentence, first, &mut found);
        first += sentence.words.len();
    }
    let mut by_head: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, mention) in found.iter().enumerate() {
        by_head.entry(mention.key.0).or_default().push(i);
    }
    for mut of_head in by_head.into_values() {
        of_head.sort_by_key(|&i| found[i].tokens.len());
        for (place, i) in of_head.into_iter().enumerate() {
            found[i].key.1 = place;
        }
    }
    found
}

/// A mention whose closing bracket has not come yet, or one of whose parts.
struct Open {
    id: String,
    /// `2,3`: the words, counted from the first of the mention, that its shortest form has.
    minspan: String,
    start: usize,
}

/// Reads the brackets of a sentence: `(1-person-...` opens, `1)` closes, `(1-person-...)` does both; `(3[1/2]-...` is a part.
fn of_sentence(sentence: &Sentence, first: usize, found: &mut Vec<Gold>) {
    let mut open: Vec<Open> = Vec::new();
    let mut parts: BTreeMap<String, (String, Vec<usize>)> = BTreeMap::new();
    let mut close = |open: &mut Vec<Open>, id: &str, last: usize, found: &mut Vec<Gold>| {
        let Some(at) = open.iter().rposition(|o| o.id == id) else { return };
        let Open { minspan, start, .. } = open.remove(at);
        let Some((entity, part)) = id.split_once('[') else {
            found.push(mention(sentence, first, id, &minspan, (start..=last).collect()));
            return;
        };
        let entry = parts.entry(entity.to_owned()).or_insert_with(|| (minspan, Vec::new()));
        entry.1.extend(start..=last);
        let last_part = part.trim_end_matches(']').split_once('/').is_some_and(|(n, of)| n == of);
        if last_part && let Some((minspan, tokens)) = parts.remove(entity) {
            found.push(mention(sentence, first, entity, &minspan, tokens));
        }
    };
    for (i, word) in sentence.words.iter().enumerate() {
        let Some(entity) = word.misc.split('|').find_map(|cell| cell.strip_prefix("Entity=")) else { continue };
        let mut rest = entity;
        while !rest.is_empty() {
            let opens = rest.starts_with('(');
            let body = rest.trim_start_matches('(');
            let end = body.find(['(', ')']).unwrap_or(body.len());
            let closes = body[end..].starts_with(')');
            let mut fields = body[..end].split('-');
            let id = fields.next().unwrap_or_default().to_owned();
            if opens {
                open.push(Open { id: id.clone(), minspan: fields.nth(4).unwrap_or_default().to_owned(), start: i });
            }
            if closes {
                close(&mut open, &id, i, found);
            }
            rest = &body[end + usize::from(closes)..];
        }
    }
}

fn mention(sentence: &Sentence, first: usize, entity: &str, minspan: &str, tokens: Vec<usize>) -> Gold {
    let governor = |i: usize| sentence.words[i].head.checked_sub(1);
    let outer = |i: &usize| governor(*i).is_none_or(|head| !tokens.contains(&head));
    let short: Vec<usize> =
        minspan.split(',').filter_map(|n| tokens.get(n.parse::<usize>().ok()?.checked_sub(1)?).copied()).collect();
    let head = short.iter().copied().find(outer).or_else(|| tokens.iter().copied().find(outer));
    let head = head.unwrap_or(tokens[0]);
    Gold { entity: entity.to_owned(), tokens: tokens.iter().map(|i| first + i).collect(), key: (first + head, 0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(rows: &[(&str, &str, usize, &str)]) -> Document {
        let mut content = format!("# text = {}\n", rows.iter().map(|r| r.0).collect::<Vec<_>>().join(" "));
        for (i, (form, upos, head, entity)) in rows.iter().enumerate() {
            content += &format!("{}\t{form}\t_\t{upos}\t_\t_\t{head}\tdep\t_\tA=1|Entity={entity}|B=2\n", i + 1);
        }
        conllu::parse(&content, "f").unwrap().remove(0)
    }

    fn shown(rows: &[(&str, &str, usize, &str)]) -> Vec<String> {
        let show = |g: &Gold| format!("{} {:?} head {} {}", g.entity, g.tokens, g.key.0, g.key.1);
        gold(&document(rows)).iter().map(show).collect()
    }

    #[test]
    fn reads_nested_brackets() {
        // "The mayor's [sister and her husband]": the pair has the head of the sister.
        let rows = [
            ("The", "DET", 2, "(1-person-new-nnnnn-cf1-1,4-coref(2-person-new-nnnnn-cf1-2-coref"),
            ("mayor", "NOUN", 4, "_"),
            ("'s", "PART", 2, "2)"),
            ("sister", "NOUN", 5, "1)"),
            ("left", "VERB", 0, "_"),
            ("him", "PRON", 5, "(2-person-giv:act-nnnnn-cf1-1-ana)"),
        ];
        assert_eq!(shown(&rows), ["2 [0, 1, 2] head 1 0", "1 [0, 1, 2, 3] head 3 0", "2 [5] head 5 0"]);
    }

    #[test]
    fn a_pair_and_its_first_member_share_a_head() {
        let rows = [
            ("Dahl", "PROPN", 4, "(1-person-new-nnnnn-cf1-1,3-coref(2-person-new-nnnnn-cf1-1-coref-A%2C_B)"),
            ("and", "CCONJ", 3, "_"),
            ("Berg", "PROPN", 1, "(3-person-new-nnnnn-cf1-1-coref)1)"),
            ("left", "VERB", 0, "_"),
        ];
        assert_eq!(shown(&rows), ["2 [0] head 0 0", "3 [2] head 2 0", "1 [0, 1, 2] head 0 1"]);
    }

    #[test]
    fn puts_the_parts_of_a_mention_together() {
        let rows = [
            ("a", "DET", 2, "(7[1/2]-object-new-nnnnn-cf1-2-sgl"),
            ("map", "NOUN", 3, "7[1/2])"),
            ("came", "VERB", 0, "_"),
            ("of", "ADP", 5, "(7[2/2]-object-new-nnnnn-cf1-2-sgl"),
            ("Turku", "PROPN", 2, "(8-place-new-nnnnn-cf1-1-sgl)7[2/2])"),
        ];
        assert_eq!(shown(&rows), ["8 [4] head 4 0", "7 [0, 1, 3, 4] head 1 0"]);
    }

    #[test]
    fn brackets_that_do_not_match_are_passed_over() {
        assert_eq!(shown(&[("Dahl", "PROPN", 0, "3)(4-person"), ("left", "VERB", 1, "((")]), Vec::<String>::new());
    }

    #[test]
    fn measures_a_document() {
        let rows = [
            ("Marta", "PROPN", 3, "(1-person-new-nnnnn-cf1-1,2-coref"),
            ("Silva", "PROPN", 1, "1)"),
            ("said", "VERB", 0, "_"),
            ("she", "PRON", 5, "(1-person-giv:act-nnnnn-cf1-1-ana)"),
            ("stayed", "VERB", 3, "_"),
            (".", "PUNCT", 3, "_"),
        ];
        let mut report = Report::new(false, None).unwrap();
        report.add(&document(&rows)).unwrap();
        let shown = report.to_string();
        for line in
            ["documents 1", "conll 1.0000", "conll_baseline 1.0000", "mentions_recall 1.0000", "conll_named 0.0000"]
        {
            assert!(shown.lines().any(|l| l == line), "{line}: {shown}");
        }
    }
}
