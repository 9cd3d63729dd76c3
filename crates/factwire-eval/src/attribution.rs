//! Who says what against PolNeAR (Newell et al. 2018): source, cue and content of attributions.
//!
//! The folder holds `text/NAME.txt` and `attributions/NAME_ANNOTATOR.ann` (brat). Of a text with several annotators the
//! first by file name counts; so do only attributions with a cue. Ours are the claims that the clauses room finds, the same
//! that [`Extraction::statements`](factwire::Extraction::statements) tells. All spans are sets of words of ours without punctuation.
//!
//! * Ours and gold are paired one to one when their cues share a word; the pairs that share most cue words, then most
//!   content words, first. `cue_*` are precision, recall and F1 of being paired.
//! * `source_accuracy`: of the pairs whose gold has a source, the share where the head of our source is the head of the
//!   gold source, that is a word of it whose governor lies outside it.
//! * `content_*`: words of content; those that a pair shares count as right.
//! * `all_*`: a pair is right when the source is right (or the gold has none) and the F1 of its content words is at least
//!   0.8.
//! * `outermost_cue_*`: as `cue_*`, without our claims that lie in another claim. PolNeAR marks no attribution within another,
//!   so each of those ("He said she believes ...") counts as found in vain above.
//! * Left out of ours, as the guidelines do not mark them: what is only judged or wanted within another claim ("He said Brandt
//!   opposed the plan"), and quotations with nothing but their marks to show who speaks.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

use super::brat::{self, Attribution};
use super::score::Score;
use super::{Half, lines};
use crate::{Error, Result};
use factwire::Span;
use factwire::syntax::{Parse, Upos};
use factwire::unstable::models::{DEFAULT_MODEL, Model};
use factwire::unstable::parser::Parser;
use factwire::unstable::{Clauses, clauses, quotes};

/// F1 of content words from which a content is right.
const CONTENT: f64 = 0.8;

/// A text with its attributions.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    text: String,
    attributions: Vec<Attribution>,
}

/// Reads a folder, in the order of the names of the texts.
///
/// # Errors
/// [`Error::Read`], [`Error::NotUtf8`], [`Error::BadData`].
pub fn read(folder: &Path) -> Result<Vec<Document>> {
    let mut annotations: BTreeMap<String, std::path::PathBuf> = BTreeMap::new();
    for path in lines::entries(&folder.join("attributions"))? {
        let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        if path.extension().is_some_and(|e| e == "ann") {
            let name = stem.rsplit_once('_').map_or(stem.as_str(), |(name, _)| name);
            annotations.entry(name.to_owned()).or_insert(path);
        }
    }
    let mut documents = Vec::new();
    for (name, path) in annotations {
        let text = lines::read(&folder.join("text").join(format!("{name}.txt")))?;
        let attributions = brat::parse(&lines::read(&path)?, &path.display().to_string(), &text)?;
        documents.push(Document { text, attributions });
    }
    if documents.is_empty() {
        let what = "there is no attributions/NAME_ANNOTATOR.ann".to_owned();
        return Err(Error::BadData { file: folder.display().to_string(), line: 1, what });
    }
    Ok(documents)
}

/// An attribution as words; `source` holds the words that may be the head of the source.
#[derive(Clone, Debug, Default)]
struct Said {
    source: BTreeSet<usize>,
    cue: BTreeSet<usize>,
    content: BTreeSet<usize>,
    /// It lies in another one.
    inner: bool,
}

/// Counts of attributions.
#[derive(Default)]
pub struct Report {
    texts: usize,
    cues: Score,
    content: Score,
    all: Score,
    outermost: Score,
    sources: usize,
    sources_right: usize,
}

impl Report {
    /// Reads a part of the texts with the embedded model and counts.
    ///
    /// # Errors
    /// Those of loading the model; [`Error::Factwire`].
    pub fn measure(documents: Vec<Document>, half: Half) -> Result<Report> {
        let documents = half.of(documents);
        let parser = Parser::new(Model::open(DEFAULT_MODEL)?, None)?;
        let texts = documents.iter().map(|d| d.text.as_str());
        let mut report = Report::default();
        for (document, parse) in documents.iter().zip(parser.parse_each(texts, |_, parse| Ok(parse))) {
            let parse = parse?;
            let wanted: Vec<Said> = document.attributions.iter().map(|a| gold(&parse, a)).collect();
            let claims = clauses::find(&parse, &quotes::find(&parse));
            let ours = found(&parse, &claims);
            report.count(&ours, &wanted);
        }
        Ok(report)
    }

    fn count(&mut self, found: &[Said], wanted: &[Said]) {
        self.texts += 1;
        self.cues += Score { right: 0, found: found.len(), wanted: wanted.len() };
        self.all += Score { right: 0, found: found.len(), wanted: wanted.len() };
        let words = |all: &[Said]| all.iter().map(|s| s.content.len()).sum();
        self.content += Score { right: 0, found: words(found), wanted: words(wanted) };
        let outermost = found.iter().filter(|s| !s.inner).count();
        self.outermost += Score { right: 0, found: outermost, wanted: wanted.len() };
        for (ours, gold) in pairs(found, wanted) {
            self.outermost.right += usize::from(!ours.inner);
            let shared = ours.content.intersection(&gold.content).count();
            let content = Score { right: shared, found: ours.content.len(), wanted: gold.content.len() };
            let source = !ours.source.is_disjoint(&gold.source);
            self.cues.right += 1;
            self.content.right += shared;
            if !gold.source.is_empty() {
                self.sources += 1;
                self.sources_right += usize::from(source);
            }
            self.all.right += usize::from((source || gold.source.is_empty()) && content.f1() >= CONTENT);
        }
    }
}

fn pairs<'a>(found: &'a [Said], wanted: &'a [Said]) -> Vec<(&'a Said, &'a Said)> {
    let mut candidates = Vec::new();
    for (o, ours) in found.iter().enumerate() {
        for (g, gold) in wanted.iter().enumerate() {
            let cue = ours.cue.intersection(&gold.cue).count();
            if cue > 0 {
                candidates.push((cue, ours.content.intersection(&gold.content).count(), o, g));
            }
        }
    }
    candidates.sort_by_key(|&(cue, content, o, g)| (std::cmp::Reverse((cue, content)), o, g));
    let (mut ours, mut gold) = (BTreeSet::new(), BTreeSet::new());
    candidates.retain(|&(_, _, o, g)| !ours.contains(&o) && !gold.contains(&g) && ours.insert(o) && gold.insert(g));
    candidates.into_iter().map(|(_, _, o, g)| (&found[o], &wanted[g])).collect()
}

/// The gold spans as words.
fn gold(parse: &Parse, attribution: &Attribution) -> Said {
    let words = |spans: &[Span]| -> BTreeSet<usize> {
        let of = |span: &Span| {
            let first = parse.tokens.partition_point(|t| t.span.end <= span.start);
            first..first + parse.tokens[first..].partition_point(|t| t.span.start < span.end)
        };
        spans.iter().flat_map(of).filter(|&w| parse.tokens[w].upos != Upos::Punct).collect()
    };
    let source = words(&attribution.source);
    let heads = source.iter().copied().filter(|&w| parse.tokens[w].head.is_none_or(|h| !source.contains(&h)));
    // a cue may be a colon alone
    let mut cue = words(&attribution.cue);
    if cue.is_empty() {
        let colon = |t: &factwire::syntax::Token| attribution.cue.iter().any(|c| c.overlaps(t.span));
        cue = (0..parse.tokens.len()).filter(|&w| colon(&parse.tokens[w])).collect();
    }
    Said { source: heads.collect(), cue, content: words(&attribution.content), inner: false }
}

fn found(parse: &Parse, clauses: &Clauses) -> Vec<Said> {
    let said = |claim: &factwire::unstable::Claim| {
        let content = claim.content.iter().cloned().flatten().filter(|&w| parse.tokens[w].upos != Upos::Punct);
        Said {
            source: claim.source.into_iter().collect(),
            cue: claim.cue.iter().copied().collect(),
            content: content.collect(),
            inner: claim.outer.is_some(),
        }
    };
    let marked = |claim: &&factwire::unstable::Claim| {
        let nested_attitude = claim.outer.is_some() && !claim.asserted;
        let mark = |&w: &usize| parse.word(w).chars().all(|c| "\"'“”„‟‘’‚‛«»`".contains(c));
        !nested_attitude && !claim.cue.iter().all(mark)
    };
    clauses.claims.iter().filter(marked).map(said).collect()
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "texts {}", self.texts)?;
        writeln!(f, "attributions {}", self.cues.wanted)?;
        self.cues.write(f, "cue_", "")?;
        self.outermost.write(f, "outermost_cue_", "")?;
        writeln!(f, "source_accuracy {:.4}", self.sources_right as f64 / self.sources.max(1) as f64)?;
        self.content.write(f, "content_", "")?;
        self.all.write(f, "all_", "")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Greta Holm said that the dam will hold. The mayor came.";
    const ANN: &str = "T1\tSource 0 10\tx\nT2\tCue 11 15\tx\nT3\tContent 16 38\tx\nE1\tContent:T3 Cue:T2 Source:T1\n";

    fn said(source: usize, cue: usize, content: std::ops::Range<usize>) -> Said {
        Said { source: [source].into(), cue: [cue].into(), content: content.collect(), inner: false }
    }

    #[test]
    fn the_gold_itself_is_all_right_and_faults_count_where_they_are() {
        let wanted = [said(0, 1, 2..12), said(20, 21, 22..30)];
        let mut report = Report::default();
        report.count(&wanted, &wanted);
        let shown = report.to_string();
        for key in ["cue_f1", "source_accuracy", "content_f1", "all_f1"] {
            assert!(shown.contains(&format!("{key} 1.0000\n")), "{key}: {shown}");
        }
        let mut report = Report::default();
        // another source; a content that is too short; a cue that is none
        report.count(&[said(5, 1, 2..12), said(20, 21, 22..24), said(40, 41, 42..44)], &wanted);
        assert_eq!(report.cues, Score { right: 2, found: 3, wanted: 2 });
        assert_eq!((report.sources_right, report.sources), (1, 2));
        assert_eq!(report.content, Score { right: 12, found: 14, wanted: 18 });
        assert_eq!(report.all.right, 0);
    }

    #[test]
    fn reads_a_folder_and_finds_the_claims_of_its_texts() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, content: &str| {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, content).unwrap();
        };
        put("text/dam.txt", TEXT);
        put("attributions/dam_1.ann", ANN);
        put("attributions/dam_2.ann", "");
        let documents = read(folder.path()).unwrap();
        assert_eq!((documents.len(), documents[0].attributions.len()), (1, 1), "the first annotator counts");
        let shown = Report::measure(documents, Half::All).unwrap().to_string();
        for line in ["texts 1", "attributions 1", "cue_f1 1.0000", "source_accuracy 1.0000", "all_f1 1.0000"] {
            assert!(shown.lines().any(|l| l == line), "{line}: {shown}");
        }
        put("attributions/none_1.ann", ANN);
        assert!(matches!(read(folder.path()), Err(Error::Read { .. })), "an annotation without its text");
        let empty = tempfile::tempdir().unwrap();
        assert!(matches!(read(empty.path()), Err(Error::Read { .. })));
        std::fs::create_dir(empty.path().join("attributions")).unwrap();
        assert!(matches!(read(empty.path()), Err(Error::BadData { .. })));
    }
}
