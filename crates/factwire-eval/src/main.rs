//! Measures factwire on public formats. Each subcommand prints lines `key value`.

#[path = "../../factwire-cli/src/memory.rs"]
mod memory;
mod options;

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;
use factwire::facts::Probability;
use factwire_eval::names::{Head, Input};
use factwire_eval::rooms::Room;
use factwire_eval::{
    arguments, attribution, cases, conll04, conllu, coref, lessons, names, parse, pronouns, relations, speed, tokens,
    triples,
};
use options::{Arguments, Attribution, HeadName, Lessons, Options, Pronouns, Relations, Task, Triples};

/// Prints a report; a reader that has left the pipe is no fault.
fn show(report: &impl std::fmt::Display) {
    let _ = write!(std::io::stdout(), "{report}");
}

fn main() -> ExitCode {
    memory::give_back();
    match run(Options::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("factwire-eval: {error}");
            let causes = std::iter::successors(std::error::Error::source(&error), |&cause| cause.source());
            causes.for_each(|cause| eprintln!("  {cause}"));
            ExitCode::FAILURE
        }
    }
}

/// Measures words, trees and names, or what the others do.
fn run(task: Task) -> factwire_eval::Result<()> {
    match task {
        Task::Tokens { files, errors } => {
            let mut report = tokens::Report::default();
            for file in &files {
                conllu::read(file)?.iter().for_each(|document| report.add(document));
            }
            show(&report);
            if let Some(limit) = errors {
                println!("{}", report.errors(limit));
            }
        }
        Task::Parse { files, raw: true, model } => {
            let mut report = parse::RawReport::new(&model)?;
            for file in &files {
                for document in conllu::read(file)? {
                    report.add(&document)?;
                }
            }
            show(&report);
        }
        Task::Parse { files, model, .. } => {
            let mut report = parse::Report::new(&model)?;
            for file in &files {
                for document in conllu::read(file)? {
                    report.add(&document)?;
                }
            }
            show(&report);
        }
        Task::Names { files, head, raw, model } => {
            let head = head.map(|h| match h {
                HeadName::Conll => Head::Conll,
                HeadName::Product => Head::Product,
            });
            let mut report = names::Report::new(&model, if raw { Input::Text } else { Input::Words })?;
            for file in &files {
                report.add(file, head)?;
            }
            show(&report);
        }
        other => return facts(other),
    }
    Ok(())
}

/// Writes weights to a file, if one is named.
fn keep(file: Option<std::path::PathBuf>, weights: &str) -> factwire_eval::Result<()> {
    let Some(path) = file else { return Ok(()) };
    std::fs::write(&path, weights).map_err(|source| factwire_eval::Error::Write { path, source })
}

/// Measures what is read, or what the others do.
fn facts(task: Task) -> factwire_eval::Result<()> {
    match task {
        Task::Triples(Triples::Carb { gold, sentences, options }) => {
            show(&triples::carb(&gold, &sentences, &options.setting()?)?);
        }
        Task::Triples(Triples::Benchie { gold, options }) => {
            show(&triples::benchie(&gold, &options.setting()?)?);
        }
        Task::Confidence { gold, sentences, write } => {
            let report = triples::confidence(&gold, &sentences)?;
            keep(write, &report.weights())?;
            show(&report);
        }
        Task::Judged { verdicts, texts, signs, write } => {
            let report = triples::judged::Report::measure(&verdicts, &texts)?;
            keep(signs, &report.signs())?;
            keep(write, &report.weights())?;
            show(&report);
        }
        Task::Arguments(Arguments::Qasrl { sentences, answers, granularity, part }) => {
            let sentences = arguments::read(&sentences, &answers)?;
            show(&arguments::Report::measure(sentences, part.half, granularity.into())?);
        }
        Task::Pronouns(Pronouns::Gap { files, threshold, part }) => {
            let mut examples = Vec::new();
            for file in &files {
                examples.extend(part.half.of(pronouns::read(file)?));
            }
            let threshold = threshold.map(Probability::new).transpose().map_err(factwire::Error::from)?;
            show(&pronouns::Report::measure(&examples, threshold)?);
        }
        Task::Coref { files, part, threshold, show: all } => {
            let mut report = coref::Report::new(all, threshold)?;
            for document in coref::read(&files, part.half)? {
                report.add(&document)?;
            }
            show(&report);
        }
        Task::Attribution(Attribution::Polnear { folder, part }) => {
            show(&attribution::Report::measure(attribution::read(&folder)?, part.half)?);
        }
        Task::Relations(Relations::Re3d { folder, part, differences }) => {
            let report = relations::Report::measure(&relations::read(&folder, part.half)?)?;
            if let Some(limit) = differences {
                println!("{}", report.differences(limit));
            }
            show(&report);
        }
        Task::Relations(Relations::Conll04 { file, part, differences }) => {
            let report = conll04::Report::measure(&part.half.of(conll04::read(&file)?))?;
            if let Some(limit) = differences {
                println!("{}", report.differences(limit));
            }
            show(&report);
        }
        Task::Lessons(which) => lessons(which)?,
        other => return times(other),
    }
    Ok(())
}

/// Prints what the ranking of antecedents learns from.
fn lessons(which: Lessons) -> factwire_eval::Result<()> {
    match which {
        Lessons::Gum { files, part } => {
            let lessons = lessons::Lessons::new()?;
            for document in coref::read(&files, part.half)? {
                print!("{}", lessons.of_document(&document)?);
            }
        }
        Lessons::Texts { files } => {
            let cases = cases::Cases::new()?;
            for file in &files {
                let texts = std::fs::read_to_string(file)
                    .map_err(|source| factwire_eval::Error::Read { path: file.clone(), source })?;
                for text in texts.split('\u{c}') {
                    println!("{}", cases.of_text(text)?);
                }
            }
        }
        Lessons::Cases { files } => {
            let cases = cases::Cases::new()?;
            for file in &files {
                for lesson in pronouns::read(file)? {
                    if let Some(case) = cases.of_lesson(&lesson)? {
                        println!("{case}");
                    }
                }
            }
        }
        Lessons::Gap { files, part } => {
            let lessons = lessons::Lessons::new()?;
            for file in &files {
                for example in part.half.of(pronouns::read(file)?) {
                    print!("{}", lessons.of_example(&example)?);
                }
            }
        }
    }
    Ok(())
}

/// Measures speed.
fn times(task: Task) -> factwire_eval::Result<()> {
    match task {
        Task::Encoder { file, engine } => {
            let text =
                std::fs::read_to_string(&file).map_err(|source| factwire_eval::Error::Read { path: file, source })?;
            show(&factwire_eval::encoder::Report::measure(&text, engine.as_deref())?);
        }
        Task::Growth => {
            let report = factwire_eval::growth::Report::measure()?;
            show(&report);
            return if report.is_linear() { Ok(()) } else { Err(factwire_eval::Error::NotLinear) };
        }
        Task::Rooms { file, only, rounds } => {
            let texts = speed::texts(&file)?;
            let room = only.map(|name| {
                let found = Room::ALL.into_iter().find(|room| room.name() == name);
                found.ok_or(factwire_eval::Error::UnknownLabel { set: "room", label: name })
            });
            show_figures(&match room {
                Some(room) => speed::room(&texts, room?, rounds)?,
                None => speed::rooms(&texts)?,
            });
        }
        Task::Reader { file, single, threads, model } => {
            let texts = speed::texts(&file)?;
            let builder = factwire::Extractor::builder().threads(threads);
            let extractor = model.into_iter().fold(builder, factwire::Builder::model).build()?;
            let manner = if single { speed::Manner::Single } else { speed::Manner::Batch };
            speed::read_on_demand(&extractor, &texts, manner)?;
        }
        Task::Race { rounds, most, racers, ratio } => {
            let racers = racers.iter().filter_map(|racer| racer.split_once('=')).map(|(name, line)| {
                let mut command = std::process::Command::new("sh");
                command.args(["-c", line]);
                speed::Racer { name: name.to_owned(), command }
            });
            let rivals: Vec<speed::Rival> = ratio.iter().filter_map(|pair| pair.split_once('/')).collect();
            show_figures(&speed::race(racers.collect(), rounds, most, &rivals)?);
        }
        #[cfg(feature = "rust-bert")]
        Task::SaveForRustBert { folder } => {
            factwire::models::Model::open(factwire::models::DEFAULT_MODEL)?.save_for_rust_bert(&folder)?
        }
        #[cfg(feature = "rust-bert")]
        Task::Engines { file } => {
            let text =
                std::fs::read_to_string(&file).map_err(|source| factwire_eval::Error::Read { path: file, source })?;
            show(&factwire_eval::engines::Report::measure(&text)?);
        }
        _ => {} // measured before
    }
    Ok(())
}

/// Four digits say more than enough.
fn show_figures(figures: &[speed::Figure]) {
    for (name, value) in figures {
        let digits = if *value == 0.0 { 0 } else { (3 - value.abs().log10().floor() as i32).clamp(0, 6) as usize };
        println!("{name} {value:.digits$}");
    }
}
