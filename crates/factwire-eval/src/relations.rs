//! Relations of raw text against re3d; [`ABOUT`] tells the mapping and the scoring.

use std::collections::{BTreeMap, HashSet};
use std::fmt::{self, Write};

use super::mapping::{self, Fact, Side};
use super::re3d::{Document, Gold, Kind};
use super::score::Score;
use crate::Result;
use factwire::syntax::Parse;
use factwire::unstable::models::{DEFAULT_MODEL, Model};
use factwire::unstable::parser::Parser;
use factwire::unstable::pipeline::{self, Settings};
use factwire::unstable::relations::Detail;
use factwire::{Rules, Span};

pub use super::re3d::read;

/// What is measured, for the program's help and for readers of this file.
pub const ABOUT: &str = "\
Relations between entities against re3d (Dstl 2017), from raw text.

The folder's sub-folders each hold documents.json and relations.json (JSON lines). Six relations count; the entities of \
the files are not given to factwire. --half divides the documents of each sub-folder in the order of the file.

What becomes what (of compact triples that are not denied; subject -> object unless said otherwise):
  CommWith         spoke_with, met_with, told, negotiated_with, asked, urged, warned, appointed; said to somebody; open \
verbs of contact (advise, assist, brief, inform, invite, thank, welcome, ...)
  InChargeOf       leads, appointed; open verbs of control (command, control, hold, operate, capture, seize, use, ...)
  BelongsTo        member_of, part_of, works_for, represents; owns, turned round
  FightingAgainst  fights_against, attacked, killed, injured, defeated, arrested; open verbs of force (destroy, engage, \
strike, target, ...); subject and phrase with 'against'. A strike or raid may be the subject, as re3d has it
  CoLocated        located_in, lives_in, born_in, died_in, travels_to, met_with; open verbs with 'in', 'at', 'near', 'to' \
and the like and a place, or of freeing a place; 'include' and 'have' of a place with a place or an object in it; part_of between places; subject and object, \
each with every modifier of place ('from' too). 'Kisumu, Kenya' is one place
  IsSynonymOf      has_role and open 'be' when the second phrase is no 'a ...' and the first no title before a name; two \
names of an entity side by side, such as a name and its abbreviation
Both sides must be somebody or something that can be somewhere: no event, time or abstract thing.

What counts: ours and gold have the same relation, and the head word of each of our phrases lies in the gold span of its \
side; failing that, the head of another mention of the same entity in the sentence. CommWith, FightingAgainst, CoLocated \
and IsSynonymOf hold either way. Gold facts of a relation whose spans overlap on both sides, or turned round where it \
makes no difference, are one fact; so are ours that share a head on both sides. Matching is one to one: a second \
fact of ours for the same gold fact is wrong.

Printed: precision, recall and F1 over all facts of the six relations, and for each relation.";

/// Counts of facts by relation.
#[derive(Default)]
pub struct Report {
    documents: usize,
    scores: BTreeMap<Kind, Score>,
    differences: Vec<Difference>,
}

/// A fact that only one side has.
struct Difference {
    document: String,
    sentence: String,
    ours: bool,
    line: String,
}

impl Report {
    /// Reads the texts with the embedded model and counts.
    ///
    /// # Errors
    /// Those of loading the model; [`crate::Error::Factwire`].
    pub fn measure(documents: &[Document]) -> Result<Report> {
        let model = Model::open(DEFAULT_MODEL)?;
        let settings = Settings {
            model: model.name.clone(),
            parser: Parser::new(model, None)?,
            rules: Rules::builtin(),
            detail: Detail::default(),
            coref_threshold: factwire::unstable::coref::THRESHOLD,
            min_confidence: None,
            published: None,
        };
        let texts = documents.iter().map(|d| d.text.as_str());
        let mut report = Report::default();
        for (document, parse) in documents.iter().zip(settings.parser.parse_each(texts, |_, parse| Ok(parse))) {
            let mut parse = parse?;
            let extraction = pipeline::read(&mut parse, None, &settings);
            let facts = mapping::facts(&parse, &extraction);
            report.count(document, &parse, &facts);
        }
        Ok(report)
    }

    fn count(&mut self, document: &Document, parse: &Parse, facts: &[Fact]) {
        self.documents += 1;
        let mut matched = HashSet::new();
        let mut right = vec![false; facts.len()];
        // A phrase's own head comes before the other mentions of its entity: "he" is in "his adviser" as well.
        for own in [true, false] {
            for (fact, right) in facts.iter().zip(&mut right).filter(|(_, right)| !**right) {
                let free = |(g, gold): &(usize, &Gold)| !matched.contains(g) && is_match(fact, gold, own);
                if let Some((gold, _)) = document.facts.iter().enumerate().find(free) {
                    *right = matched.insert(gold);
                }
            }
        }
        for (fact, right) in facts.iter().zip(right) {
            *self.scores.entry(fact.kind).or_default() += Score { right: right.into(), found: 1, wanted: 0 };
            if !right {
                self.differ(document, parse, fact.kind, [fact.sides[0][0], fact.sides[1][0]], Some(&fact.origin));
            }
        }
        for (number, gold) in document.facts.iter().enumerate() {
            *self.scores.entry(gold.kind).or_default() += Score { wanted: 1, ..Score::default() };
            if !matched.contains(&number) {
                self.differ(document, parse, gold.kind, gold.pairs[0], None);
            }
        }
    }

    /// `origin` is that of our fact; a gold fact has none.
    fn differ(&mut self, document: &Document, parse: &Parse, kind: Kind, pair: [Span; 2], origin: Option<&str>) {
        let text = &document.text;
        let around = parse.sentences.iter().filter(|s| pair.iter().any(|p| p.overlaps(s.span)));
        let sentence = around.map(|s| text[s.span].split_whitespace().collect::<Vec<_>>().join(" "));
        let place = |span: Span| {
            let chars = span.to_chars(text);
            format!("{} [{}-{}]", &text[span], chars.start, chars.end)
        };
        let mut line = format!("{} | {} | {}", place(pair[0]), kind.as_str(), place(pair[1]));
        if let Some(origin) = origin {
            line = format!("{line}  ({origin})");
        }
        let sentence = sentence.collect::<Vec<_>>().join(" ");
        self.differences.push(Difference { document: document.id.clone(), sentence, ours: origin.is_some(), line });
    }

    /// The facts that only one side has, sentence by sentence, the first `limit` of them: the text, ours, gold.
    pub fn differences(&self, limit: usize) -> String {
        let mut sorted: Vec<&Difference> = self.differences.iter().take(limit).collect();
        sorted.sort_by(|a, b| (&a.document, &a.sentence, a.ours).cmp(&(&b.document, &b.sentence, b.ours)));
        let (mut out, mut last) = (String::new(), ("", ""));
        for d in sorted {
            let here = (d.document.as_str(), d.sentence.as_str());
            if here != last {
                let _ = writeln!(out, "\n{}: {}", here.0, here.1);
                last = here;
            }
            let _ = writeln!(out, "  {} {}", if d.ours { "ours" } else { "gold" }, d.line);
        }
        out
    }

    fn total(&self) -> Score {
        let mut total = Score::default();
        self.scores.values().for_each(|&s| total += s);
        total
    }
}

/// The head of each side, or where `own` is false any of its heads, lies in the gold span of that side.
fn is_match(fact: &Fact, gold: &Gold, own: bool) -> bool {
    let inside = |span: Span, side: &Side| {
        let heads = if own { &side[..1] } else { &side[..] };
        heads.iter().any(|&head| span.contains(head))
    };
    let [first, second] = &fact.sides;
    let says = |p: &[Span; 2]| {
        inside(p[0], first) && inside(p[1], second)
            || fact.kind.is_symmetric() && inside(p[0], second) && inside(p[1], first)
    };
    fact.kind == gold.kind && gold.pairs.iter().any(says)
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let total = self.total();
        writeln!(f, "documents {}", self.documents)?;
        writeln!(f, "facts_gold {}", total.wanted)?;
        writeln!(f, "facts_found {}", total.found)?;
        total.write(f, "", "")?;
        for (kind, score) in &self.scores {
            score.write(f, "", &format!("_{}", kind.as_str()))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Half;

    const TEXT: &str = "Zoë Lepik spoke with Sund in Turku. Rebels attacked the army.";

    fn document(relations: &[(&str, &str, &str)]) -> Document {
        let place = |words: &str| {
            let start = TEXT.find(words).unwrap();
            let chars = Span::new(start, start + words.len()).to_chars(TEXT);
            (chars.start, chars.end)
        };
        let line = |(kind, a, b): &(&str, &str, &str)| {
            let ((a, b), (c, d)) = (place(a), place(b));
            serde_json::json!({"documentId": "d", "type": kind, "sourceBegin": a, "sourceEnd": b, "targetBegin": c, "targetEnd": d})
                .to_string()
        };
        let relations: Vec<String> = relations.iter().map(line).collect();
        let text = serde_json::json!({"_id": "d", "text": TEXT}).to_string();
        crate::re3d::parse((&text, "t"), (&relations.join("\n"), "r")).unwrap().remove(0)
    }

    const GOLD: [(&str, &str, &str); 4] = [
        ("CommWith", "Sund", "Zoë Lepik"),
        ("CoLocated", "Zoë Lepik", "Turku"),
        ("CoLocated", "Sund", "Turku"),
        ("FightingAgainst", "Rebels", "the army"),
    ];

    #[test]
    fn gold_facts_are_all_right_and_each_counts_once() {
        let document = document(&GOLD);
        let fact = |gold: &Gold| Fact {
            kind: gold.kind,
            sides: [vec![gold.pairs[0][0]], vec![gold.pairs[0][1]]],
            origin: String::new(),
        };
        let mut facts: Vec<Fact> = document.facts.iter().map(fact).collect();
        let parse = Parse::default();
        let mut report = Report::default();
        report.count(&document, &parse, &facts);
        assert_eq!(report.total(), Score { right: 4, found: 4, wanted: 4 });
        assert!(report.to_string().contains("\nf1 1.0000\n"), "{report}");
        // told a second time; turned round where that matters not; another relation; another phrase
        facts = vec![facts[0].clone(), facts[0].clone(), facts[1].clone(), facts[3].clone(), facts[2].clone()];
        facts[2].sides.reverse();
        facts[3].kind = Kind::BelongsTo;
        facts[4].sides[0] = facts[3].sides[0].clone();
        let mut report = Report::default();
        report.count(&document, &parse, &facts);
        assert_eq!(report.total(), Score { right: 2, found: 5, wanted: 4 });
        let directed = document_of_belonging();
        let turned = Fact {
            kind: Kind::BelongsTo,
            sides: [facts[0].sides[0].clone(), facts[0].sides[1].clone()],
            origin: String::new(),
        };
        let mut report = Report::default();
        report.count(&directed, &parse, &[turned]);
        assert_eq!(report.total().right, 0, "who belongs to whom matters");
    }

    fn document_of_belonging() -> Document {
        document(&[("BelongsTo", "Zoë Lepik", "Sund")])
    }

    #[test]
    fn another_mention_of_the_entity_stands_in() {
        let document = document(&GOLD[..1]);
        let [first, second] = document.facts[0].pairs[0];
        let fact = |sides| Fact { kind: Kind::CommWith, sides, origin: String::new() };
        let elsewhere = Span::new(70, 72);
        assert!(is_match(&fact([vec![elsewhere, first], vec![second]]), &document.facts[0], false));
        assert!(!is_match(&fact([vec![elsewhere, first], vec![second]]), &document.facts[0], true));
    }

    #[test]
    fn reads_a_folder_and_its_texts() {
        let folder = tempfile::tempdir().unwrap();
        let empty = read(folder.path(), Half::All);
        assert!(matches!(empty, Err(crate::Error::BadData { .. })), "a folder of nothing is no success");
        let sub = folder.path().join("one");
        std::fs::create_dir(&sub).unwrap();
        let text = |id: &str| serde_json::json!({"_id": id, "text": TEXT}).to_string();
        std::fs::write(sub.join("documents.json"), format!("{}\n{}\n", text("d"), text("e"))).unwrap();
        assert!(matches!(read(folder.path(), Half::All), Err(crate::Error::Read { .. })), "relations.json is missing");
        std::fs::write(sub.join("relations.json"), "").unwrap();
        assert_eq!(read(folder.path(), Half::Second).unwrap()[0].id, "e");
        let report = Report::measure(&[document(&GOLD)]).unwrap();
        assert_eq!(report.total(), Score { right: 4, found: 4, wanted: 4 }, "{}", report.differences(9));
    }

    #[test]
    fn differences_show_both_sides() {
        let report = Report::measure(&[document(&[("BelongsTo", "Rebels", "the army")])]).unwrap();
        let shown = report.differences(9);
        assert!(shown.contains("d: Rebels attacked the army."), "{shown}");
        assert!(shown.contains("  gold Rebels [36-42] | BelongsTo | the army [52-60]\n"), "{shown}");
        assert!(shown.contains("  ours Rebels [36-42] | FightingAgainst | army [56-60]  (attacked)\n"), "{shown}");
        assert_eq!(report.differences(0), "");
    }
}
