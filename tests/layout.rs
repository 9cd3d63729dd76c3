//! What stands around the text of an article does not change what is read in it: addresses, headlines, datelines, captions, bylines, links,
//! labels, tables, lists, and lines that are wrapped.
//!
//! `tests/layout/*.txt` are invented articles: a headline, a caption, then the paragraphs. Each is read as it is and with such
//! lines added; of the triples of its own sentences at most 2 % may differ. `LAYOUT=all cargo test --test layout -- --nocapture` reads each
//! kind of line by itself too and prints the share and what differs.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::PathBuf;

use factwire::{Extraction, Extractor, Triple};

const URL: &str = "https://www.lakepost.example/news/region/2024/06/03/story-48213.html?utm=front&ref=1";
const BYLINE: &str = "By Agneta Rask, Lake Post";
const PUBLISHED: &str = "Published: 3 June 2024, 14:05";
const LABELS: &str = "Location: Norlake\nPublished: 3 June 2024, 14:05\nUpdated: 4 June 2024\nSection: Region";
const RELATED: [&str; 2] = [
    "Read more: Ombudsman asks port for papers on dredging contract",
    "Related: Five things to know about the timetable",
];
const TABLE: &str = "Year\tVisitors\tIncome\n2021\t14,200\t1.2m\n2022\t19,750\t1.6m\n2023\t22,010\t2.1m";
const BARS: &str = "| Party | Seats | Change |\n|---|---|---|\n| Centre | 21 | +3 |\n| Left | 12 | -1 |";
const LINKS: &str = "- Read the full report\n- Timeline of events\n- Watch: Video from the scene";
const BULLETS: &str =
    "• Season tickets cost 90 crowns\n• Children under six travel for free\n• The office opens at 9 a.m.";
const NUMBERS: &str = "1. Port of Norlake\n2. Turku Airport\n3. Belmar Central Station";
const SHARE: &str = "Share this article: Facebook | Twitter | Email";
const FOOT: &str =
    "© 2024 Lake Post. All rights reserved.\n\nSign up for our newsletter\n\nTags: Norlake, region, news";

struct Article {
    name: String,
    headline: String,
    caption: String,
    paragraphs: Vec<String>,
}

/// A text with the ranges of it that are no sentence of the article.
#[derive(Default)]
struct Variant {
    text: String,
    added: Vec<Range<usize>>,
}

impl Variant {
    fn part(&mut self, between: &str, part: &str) -> Range<usize> {
        if !self.text.is_empty() {
            self.text.push_str(between);
        }
        let start = self.text.len();
        self.text.push_str(part);
        start..self.text.len()
    }
}

fn articles() -> Vec<Article> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/layout");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |file: PathBuf| {
        let text = fs::read_to_string(&file).unwrap();
        let (head, body) = text.split_once("\n\n").unwrap();
        let (headline, caption) = head.split_once('\n').unwrap();
        Article {
            name: file.file_stem().unwrap().to_string_lossy().into_owned(),
            headline: headline.to_owned(),
            caption: caption.to_owned(),
            paragraphs: body.trim().split("\n\n").map(str::to_owned).collect(),
        }
    };
    files.into_iter().map(read).collect()
}

/// What is added to an article, by a name: lines before each paragraph (the last of them behind all), and what stands between all parts.
struct Addition {
    name: String,
    before: BTreeMap<usize, Vec<String>>,
    /// Before the first words.
    dateline: &'static str,
    between: &'static str,
    /// Columns, and which paragraphs.
    wrapped: Option<(usize, Range<usize>)>,
}

fn addition(name: &str, lines: &[(usize, &str)]) -> Addition {
    let mut before: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    lines.iter().for_each(|(at, line)| before.entry(*at).or_default().push((*line).to_owned()));
    Addition { name: name.to_owned(), before, dateline: "", between: "\n\n", wrapped: None }
}

/// All at once, in three ways.
fn together(article: &Article) -> Vec<Addition> {
    let last = article.paragraphs.len();
    let (headline, caption) = (&*article.headline, format!("{} Photo: Agneta Rask/Lund Wire", article.caption));
    let mut spread =
        addition("spread", &[(0, URL), (0, headline), (0, BYLINE), (0, PUBLISHED), (1, &caption), (2, RELATED[0])]);
    for (at, line) in [(3, TABLE), (4, RELATED[1]), (5, LINKS), (5, BULLETS), (last, SHARE), (last, FOOT)] {
        spread.before.entry(at).or_default().push(line.to_owned());
    }
    spread.dateline = "NORLAKE (Lund Wire) - ";
    let lines = [
        (0, URL),
        (0, headline),
        (0, BYLINE),
        (0, LABELS),
        (0, &*caption),
        (2, RELATED[0]),
        (4, NUMBERS),
        (last, SHARE),
    ];
    let wrapped = Addition { wrapped: Some((72, 0..last)), ..addition("wrapped", &lines) };
    let lines = [(0, headline), (0, BYLINE), (0, PUBLISHED), (2, RELATED[0]), (3, BARS), (4, &*caption), (last, FOOT)];
    vec![spread, wrapped, Addition { between: "\n", ..addition("line by line", &lines) }]
}

/// One kind of line at a time.
fn one_by_one(article: &Article) -> Vec<Addition> {
    let last = article.paragraphs.len();
    let credits =
        ["Photo: Agneta Rask/Lund Wire", "(Agneta Rask/Lund Wire)"].map(|c| format!("{} {c}", article.caption));
    let labelled = format!("Photo: {}", article.caption);
    let mut all = vec![
        addition("address", &[(0, URL)]),
        addition("headline", &[(0, &article.headline)]),
        addition("byline", &[(0, BYLINE)]),
        addition("published", &[(0, PUBLISHED)]),
        addition("labels", &[(0, LABELS)]),
        addition("caption", &[(1, &credits[0])]),
        addition("caption in brackets", &[(3, &credits[1])]),
        addition("caption with a label", &[(2, &labelled)]),
        addition("related", &[(2, RELATED[0]), (4, RELATED[1])]),
        addition("table", &[(2, TABLE)]),
        addition("bars", &[(2, BARS)]),
        addition("links", &[(2, LINKS)]),
        addition("bullets", &[(2, BULLETS)]),
        addition("numbers", &[(3, NUMBERS)]),
        addition("share", &[(1, SHARE)]),
        addition("foot", &[(last, FOOT)]),
        addition("subheadings", &[(2, "Long wait"), (4, "What happens next")]),
        Addition { between: "\n", ..addition("line by line", &[]) },
    ];
    for dateline in ["NORLAKE (Lund Wire) - ", "NORLAKE, June 3 - ", "Norlake: "] {
        all.push(Addition { dateline, ..addition(dateline, &[]) });
    }
    for columns in [60, 66, 72, 80] {
        all.push(Addition { wrapped: Some((columns, 0..last)), ..addition(&format!("wrapped at {columns}"), &[]) });
        for one in 0..last {
            let wrapped = Some((columns, one..one + 1));
            all.push(Addition { wrapped, ..addition(&format!("one wrapped at {columns}"), &[]) });
        }
    }
    all
}

fn add(article: &Article, addition: &Addition) -> Variant {
    let mut variant = Variant::default();
    for (i, paragraph) in article.paragraphs.iter().map(Some).chain([None]).enumerate() {
        for line in addition.before.get(&i).into_iter().flatten() {
            let added = variant.part(addition.between, line);
            variant.added.push(added);
        }
        let Some(paragraph) = paragraph else { break };
        let dateline = if i == 0 { addition.dateline } else { "" };
        let written = match &addition.wrapped {
            Some((columns, which)) if which.contains(&i) => wrap(&format!("{dateline}{paragraph}"), *columns),
            _ => format!("{dateline}{paragraph}"),
        };
        let place = variant.part(addition.between, &written);
        variant.added.push(place.start..place.start + dateline.len());
    }
    variant
}

fn wrap(text: &str, columns: usize) -> String {
    let (mut wrapped, mut width) = (String::new(), 0);
    for word in text.split(' ') {
        let wide = width + 1 + word.chars().count() > columns;
        if width > 0 {
            wrapped.push(if wide { '\n' } else { ' ' });
        }
        width = if wide || width == 0 { 0 } else { width + 1 } + word.chars().count();
        wrapped.push_str(word);
    }
    wrapped
}

/// A triple in words: sides, predicate, polarity, modality, tense, times, modifiers, and who says it.
fn told(triple: &Triple) -> String {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut told = words(&triple.to_string());
    let factuality = &triple.factuality;
    let _ = write!(told, " {:?} {:?} {:?}", factuality.polarity, factuality.modality, triple.predicate.tense);
    let when = triple.when.as_ref().and_then(|when| when.iso().map(str::to_owned));
    let _ = write!(told, " {when:?}");
    for modifier in &triple.modifiers {
        let _ =
            write!(told, " {:?}:{} {}", modifier.kind, modifier.case.as_deref().unwrap_or(""), words(&modifier.text));
    }
    if let Some(attribution) = &factuality.attribution {
        let _ = write!(told, " <{} {:?}>", words(attribution.source.name()), attribution.stance);
    }
    told
}

/// The triples in words, with how often each is told: those of the article's own sentences, or all.
fn triples(extraction: &Extraction, added: &[Range<usize>]) -> BTreeMap<String, usize> {
    let own = |t: &&Triple| !added.iter().any(|range| range.contains(&t.predicate.span.start));
    let mut counted = BTreeMap::new();
    extraction.triples.iter().filter(own).for_each(|t| *counted.entry(told(t)).or_default() += 1);
    counted
}

fn without(some: &BTreeMap<String, usize>, others: &BTreeMap<String, usize>) -> Vec<String> {
    let missing = |(told, count): (&String, &usize)| count.saturating_sub(others.get(told).copied().unwrap_or(0));
    some.iter().flat_map(|one| std::iter::repeat_n(one.0.clone(), missing(one))).collect()
}

#[test]
fn what_stands_around_the_text_does_not_change_what_is_read_in_it() {
    let extractor = Extractor::builder().build().unwrap();
    let all = std::env::var_os("LAYOUT").is_some();
    let mut shares: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut differences = Vec::new();
    let articles = articles();
    assert_eq!(articles.len(), 20);
    for article in &articles {
        let mut additions = together(article);
        if all {
            additions.extend(one_by_one(article));
        }
        let plain = add(article, &addition("nothing", &[]));
        let variants: Vec<Variant> = additions.iter().map(|addition| add(article, addition)).collect();
        let texts = std::iter::once(&plain).chain(&variants).map(|variant| &*variant.text);
        let mut read = extractor.extract_batch(texts).into_iter().map(Result::unwrap);
        let wanted = triples(&read.next().unwrap(), &[]);
        for ((addition, variant), extraction) in additions.iter().zip(&variants).zip(read) {
            let gone = without(&wanted, &triples(&extraction, &[]));
            let new = without(&triples(&extraction, &variant.added), &wanted);
            let share = shares.entry(addition.name.clone()).or_default();
            share.0 += gone.len().max(new.len());
            share.1 += wanted.values().sum::<usize>();
            let of = |sign: &str, told: &String| format!("{} {}: {sign} {told}", article.name, addition.name);
            differences.extend(gone.iter().map(|told| of("-", told)).chain(new.iter().map(|told| of("+", told))));
            assert_eq!(nonsense(&extraction, variant), Vec::<String>::new(), "{}", article.name);
        }
    }
    let differences = differences.join("\n");
    for (name, (different, triples)) in &shares {
        println!("{:5.1} % of {triples}: {name}", 100.0 * *different as f32 / *triples as f32);
        assert!(different * 50 <= *triples, "{name}: {different} of {triples} differ\n{differences}");
    }
    println!("{differences}");
}

/// Facts of navigation, credits, labels and tables: none of these tells anything.
fn nonsense(extraction: &Extraction, variant: &Variant) -> Vec<String> {
    let silent = [
        BYLINE,
        PUBLISHED,
        LABELS,
        RELATED[0],
        RELATED[1],
        TABLE,
        BARS,
        LINKS,
        SHARE,
        FOOT,
        URL,
        "Agneta Rask/Lund Wire",
    ];
    let line = |t: &&Triple| {
        let start = t.predicate.span.start;
        let at =
            |part: &&&str| variant.text.match_indices(**part).any(|(at, _)| (at..at + part.len()).contains(&start));
        silent.iter().any(|part| at(&part))
    };
    let credited = |t: &&Triple| told(t).contains("Agneta Rask");
    extraction.triples.iter().filter(|t| line(t) || credited(t)).map(told).collect()
}
