//! `factwire rules`: checks, tests and lists rule files.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use factwire::facts::Probability;
use factwire::rules::{Proof, Rule};
use factwire::{Extractor, Rules};

use crate::failure::{Failure, told};
use crate::messages::visible;

#[derive(clap::Subcommand)]
pub enum Command {
    /// Say everything that is wrong in rule files, with file:line:column. Exit status 0 only when nothing is.
    Check {
        /// Rule files.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Read the examples of rule files beside the builtin rules. Exit status 0 only when all come out as the files say.
    Test {
        /// Rule files.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// A model of models.toml, or a folder with one.
        #[arg(long, value_name = "NAME|FOLDER")]
        model: Option<String>,
    },
    /// Print the builtin relations, and those of rule files: name, kinds of subject and object, meaning.
    List {
        /// Rule files.
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
    },
}

/// True when nothing is wrong with any file.
pub fn run(command: &Command) -> Result<bool, Failure> {
    let mut out = Vec::new();
    let good = match command {
        Command::Check { files } => check(files, &mut out),
        Command::Test { files, model } => test(files, model.as_deref(), &mut out),
        Command::List { files } => list(files, &mut out),
    };
    io::stdout().lock().write_all(visible(&String::from_utf8_lossy(&out)).as_bytes())?;
    good
}

fn check(files: &[PathBuf], out: &mut impl io::Write) -> Result<bool, Failure> {
    let mut good = true;
    for file in files {
        match Rules::empty().with_file(file) {
            Ok(_) => writeln!(out, "{}: ok", file.display())?,
            Err(error) => {
                writeln!(out, "{}", told(&error))?;
                good = false;
            }
        }
    }
    Ok(good)
}

fn test(files: &[PathBuf], model: Option<&str>, out: &mut impl io::Write) -> Result<bool, Failure> {
    let mut good = true;
    for file in files {
        let rules = match Rules::builtin().with_file(file) {
            Ok(rules) => rules,
            Err(error) => {
                writeln!(out, "{}", told(&error))?;
                good = false;
                continue;
            }
        };
        // what the rule reads, however sure the fact is
        let mut builder = Extractor::builder().rules(rules.clone()).min_confidence(Probability::default());
        if let Some(model) = model {
            builder = builder.model(model);
        }
        let extractor = builder.build()?;
        // a rule that is added comes last
        let Some(rule) = rules.iter().last() else { continue };
        for proof in extractor.prove(rule)? {
            good &= proof.holds();
            print(out, file, rule, &proof)?;
        }
    }
    Ok(good)
}

/// A line an example; under one that did not come out, what was expected and what came.
fn print(out: &mut impl io::Write, file: &Path, rule: &Rule, proof: &Proof) -> io::Result<()> {
    writeln!(out, "{}: {}: {}", file.display(), if proof.holds() { "ok" } else { "WRONG" }, proof.text)?;
    for triple in &proof.missing {
        writeln!(out, "  expected: {triple}")?;
    }
    for triple in &proof.unwanted {
        let object = triple.object.as_ref().map(|o| format!(" | {o}")).unwrap_or_default();
        let (subject, read_by) = (&triple.subject, &triple.evidence.rule);
        writeln!(out, "  came:     {subject} | {}{object}  (by {read_by})", rule.name)?;
    }
    if !proof.missing.is_empty() {
        let others: Vec<String> =
            proof.triples.iter().filter(|t| t.predicate.name != rule.name).map(ToString::to_string).collect();
        writeln!(out, "  others:   {}", if others.is_empty() { "none".to_owned() } else { others.join(" ") })?;
    }
    Ok(())
}

fn list(files: &[PathBuf], out: &mut impl io::Write) -> Result<bool, Failure> {
    let mut rules = Rules::builtin();
    for file in files {
        rules = rules.with_file(file)?;
    }
    for rule in rules.iter() {
        let (subject, object) = (rule.subject.join("|"), rule.object.join("|"));
        let both = if rule.symmetric { ", both ways" } else { "" };
        writeln!(out, "{}  ({subject} → {object}{both})\n    {}", rule.name, rule.about)?;
    }
    Ok(true)
}
