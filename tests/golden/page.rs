//! A page of prose and blocks: read, told again, its known gaps compared.

use std::fmt::Write as _;

use crate::lines::{self, Read};

pub struct Page<'a> {
    parts: Vec<Part<'a>>,
}

enum Part<'a> {
    /// A paragraph or what is between paragraphs; each line with its end.
    Prose(Vec<&'a str>),
    /// What stands behind the opening mark, and the lines between the marks.
    Block(&'a str, Vec<&'a str>),
}

impl<'a> Page<'a> {
    pub fn parse(page: &'a str) -> Page<'a> {
        let mut parts = Vec::new();
        let mut lines = page.lines();
        while let Some(line) = lines.next() {
            match (line.strip_prefix("```"), parts.last_mut()) {
                (Some(kind), _) => parts.push(Part::Block(kind, lines.by_ref().take_while(|l| *l != "```").collect())),
                // a blank line ends a paragraph
                (None, Some(Part::Prose(prose))) if prose.last() != Some(&"") => prose.push(line),
                (None, _) => parts.push(Part::Prose(vec![line])),
            }
        }
        Page { parts }
    }

    /// The page with what is read now, without the gaps that are closed; and their lines.
    pub fn read_again(&self) -> (String, Vec<String>) {
        let mut out = String::new();
        let mut closed = Vec::new();
        let mut text: Option<Read> = None;
        let mut told: Vec<String> = Vec::new();
        // where the last paragraph begins
        let mut paragraph = 0;
        for part in &self.parts {
            match part {
                Part::Prose(prose) => {
                    paragraph = if prose == &[""] { paragraph } else { out.len() };
                    prose.iter().for_each(|line| writeln!(out, "{line}").unwrap());
                    continue;
                }
                Part::Block("wanted", block) => {
                    let (open, shut): (Vec<&str>, Vec<&str>) = block.iter().partition(|line| is_open(line, &told));
                    closed.extend(shut.into_iter().map(str::to_owned));
                    if open.is_empty() {
                        out.truncate(paragraph);
                        out.truncate(out.trim_end().len() + 1);
                    } else {
                        write_block(&mut out, "wanted", &open);
                    }
                    continue;
                }
                Part::Block(kind, block) => {
                    let (what, day) = kind.split_once(' ').map_or((*kind, None), |(what, day)| (what, Some(day)));
                    if what == "text" {
                        text = Some(Read::new(&block.join("\n"), day));
                        write_block(&mut out, kind, block);
                    } else {
                        told = text.as_ref().expect("a text block comes first").told(what);
                        write_block(&mut out, kind, &told);
                    }
                }
            }
        }
        (out, closed)
    }

    /// How many blocks say what is wanted.
    pub fn gaps(&self) -> usize {
        self.parts.iter().filter(|part| matches!(part, Part::Block("wanted", _))).count()
    }

    /// A known gap is a paragraph under a block of what is read, with a block of what is wanted under it.
    pub fn faults(&self) -> Vec<String> {
        let parts: Vec<&Part> = self.parts.iter().filter(|p| !matches!(p, Part::Prose(l) if l == &[""])).collect();
        let is_block =
            |part: Option<&&Part>, kinds: &[&str]| matches!(part, Some(Part::Block(kind, _)) if kinds.contains(kind));
        let is_gap =
            |part: Option<&&Part>| matches!(part, Some(Part::Prose(lines)) if lines[0].starts_with("Known gap"));
        let mut faults = Vec::new();
        for (n, part) in parts.iter().enumerate() {
            let before = |by: usize| n.checked_sub(by).map(|n| &parts[n]);
            match part {
                Part::Block("wanted", lines) => {
                    let signed = lines.iter().all(|l| l.starts_with("+ ") || l.starts_with("- "));
                    let fits = is_gap(before(1)) && is_block(before(2), &lines::KINDS) && signed && !lines.is_empty();
                    if !fits {
                        faults.push(format!(
                            "`wanted` at {lines:?} stands under no known gap, or its lines have no signs"
                        ));
                    }
                }
                Part::Block(kind, _) => {
                    if !lines::KINDS.contains(kind) && *kind != "text" && !kind.starts_with("text ") {
                        faults.push(format!("there are no blocks of {kind:?}"));
                    }
                }
                Part::Prose(lines) => {
                    let tells = lines.iter().any(|l| l.to_lowercase().contains("known gap"));
                    if tells && !(is_gap(Some(part)) && is_block(parts.get(n + 1), &["wanted"])) {
                        faults.push(format!("{:?} tells of a gap without a block `wanted` under it", lines[0]));
                    }
                }
            }
        }
        faults
    }
}

/// True for a line that is wanted and does not come out, or comes out and is not wanted.
fn is_open(line: &str, told: &[String]) -> bool {
    let (sign, line) = line.split_at(2);
    let comes_out = match line.strip_suffix(" | ...") {
        Some(start) => {
            told.iter().any(|t| t.strip_prefix(start).is_some_and(|more| more.is_empty() || more.starts_with(" |")))
        }
        None => told.iter().any(|t| t == line),
    };
    comes_out == (sign == "- ")
}

fn write_block(out: &mut String, kind: &str, lines: &[impl AsRef<str>]) {
    writeln!(out, "```{kind}").unwrap();
    lines.iter().for_each(|line| writeln!(out, "{}", line.as_ref()).unwrap());
    out.push_str("```\n");
}

/// What a page looks like that told something else.
const PAGE: &str = "# Title

About it.

```text
Norlake sold the ferry.
```

```facts
Norlake | sold | ferry
```

Known gap: two facts are wanted.

```wanted
+ Norlake | sold | ferry
+ Norlake | left | ...
- Norlake | sold | ship
```

More.
";

#[test]
fn gaps_that_are_closed_go() {
    let (now, closed) = Page::parse(PAGE).read_again();
    assert_eq!(now, PAGE.replace("+ Norlake | sold | ferry\n", "").replace("- Norlake | sold | ship\n", ""));
    assert_eq!(closed, ["+ Norlake | sold | ferry", "- Norlake | sold | ship"]);
    let all_closed = PAGE.replace("+ Norlake | left | ...\n", "");
    let (now, _) = Page::parse(&all_closed).read_again();
    assert!(now.ends_with("Norlake | sold | ferry\n```\n\nMore.\n"), "{now}");
}

#[test]
fn a_gap_is_open_until_its_line_comes_and_goes() {
    let told = ["Norlake | sold | ferry | Time: May".to_owned()];
    for (line, open) in [
        ("+ Norlake | sold | ferry", true),
        ("+ Norlake | sold | ferry | ...", false),
        ("+ Norlake | sold | ferry | Time: May | ...", false),
        ("- Norlake | sold | ferry | Time: May", true),
        ("- Norlake | sold | fer | ...", false),
    ] {
        assert_eq!(is_open(line, &told), open, "{line}");
    }
}

#[test]
fn faults_of_a_page_are_told() {
    assert_eq!(Page::parse(PAGE).faults(), Vec::<String>::new());
    assert_eq!(Page::parse(PAGE).gaps(), 1);
    for (from, to) in [
        ("```wanted\n+ ", "```wanted\n"),
        ("Known gap: two", "Two"),
        ("```facts", "```fact"),
        ("About it.", "About it. Known gap: it rains."),
    ] {
        assert!(!Page::parse(&PAGE.replace(from, to)).faults().is_empty(), "{to}");
    }
}
