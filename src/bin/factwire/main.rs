//! The program `factwire`: reads texts, prints who is who and the facts.

mod rules;
mod serve;
mod show;

use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use factwire::{Date, Extraction, Extractor, Granularity, Rules};

/// Reads facts from English news: who is who, who did or said what to whom.
#[derive(Parser)]
#[command(version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print the entities and triples of texts. Exit status 0 only when all of them were read.
    Extract(Extract),
    /// Print words, trees and names, as the rules see them: for writing rules.
    Tree(Tree),
    /// Check, test and list rule files.
    #[command(subcommand)]
    Rules(rules::Command),
    /// Write a page that shows a text and what was read in it: one HTML file that needs no network.
    Show(show::Command),
    /// Offer the page for texts that are typed in, to this computer only. Ctrl-C ends it.
    Serve(serve::Command),
}

#[derive(clap::Args)]
struct Tree {
    /// Text files in UTF-8; `-` or none reads standard input.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// A model of models.toml, or a folder with one.
    #[arg(long, value_name = "NAME|FOLDER")]
    model: Option<String>,
}

#[derive(clap::Args)]
struct Extract {
    /// Text files in UTF-8; `-` or none reads standard input.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// `text` for people; `json`: an object (several files: an array of objects); `jsonl`: a line for each file; `carb` and
    /// `benchie`: what the scorers of these benchmarks read, each line of a file being a sentence of its own (or a number,
    /// a tab and a sentence).
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// A model of models.toml, or a folder with one.
    #[arg(long, value_name = "NAME|FOLDER")]
    model: Option<String>,
    /// A rule file to add; may be given several times.
    #[arg(long = "rules", value_name = "FILE")]
    rules: Vec<PathBuf>,
    /// How much goes into one triple.
    #[arg(long, value_enum, default_value_t = Size::Compact)]
    granularity: Size,
    /// The day the texts were published, as in 2025-11-26: "on Wednesday" and "last month" are counted from it.
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    /// How probable a link between two mentions must be, 0 to 1; 0 makes all that can be made.
    #[arg(long, value_name = "P")]
    coref_threshold: Option<f32>,
    /// Threads; 0 is one for each core.
    #[arg(long, default_value_t = 0)]
    threads: usize,
    /// Explain each triple (with --format text).
    #[arg(long)]
    explain: bool,
    /// Tell in JSON where each fact is told again.
    #[arg(long)]
    variants: bool,
}

#[derive(Clone, Copy, ValueEnum, PartialEq)]
enum Format {
    Text,
    Json,
    Jsonl,
    Carb,
    Benchie,
}

#[derive(Clone, Copy, ValueEnum)]
enum Size {
    Compact,
    Full,
    Binary,
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Extract(options) => extract(&options),
        Command::Tree(options) => tree(&options),
        Command::Rules(command) => rules::run(&command),
        Command::Show(command) => show::run(&command),
        Command::Serve(command) => serve::run(&command),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // The reader of a pipe may leave early (`factwire ... | head`): nothing is wrong then.
        Err(Failure::Output(e)) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("factwire: {failure}");
            ExitCode::from(2)
        }
    }
}

/// What ends the whole run, unlike a text that cannot be read.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Setup(#[from] factwire::Error),
    #[error("cannot write: {0}")]
    Output(#[from] io::Error),
    #[error("cannot write JSON: {0}")]
    Json(#[from] serde_json::Error),
}

/// True when every text was read.
fn extract(options: &Extract) -> Result<bool, Failure> {
    let mut rules = Rules::builtin();
    for file in &options.rules {
        rules = rules.with_file(file)?;
    }
    let mut builder =
        Extractor::builder().rules(rules).threads(options.threads).variants(options.variants).granularity(
            match options.granularity {
                Size::Compact => Granularity::Compact,
                Size::Full => Granularity::Full,
                Size::Binary => Granularity::Binary,
            },
        );
    if let Some(threshold) = options.coref_threshold {
        builder = builder.coref_threshold(threshold);
    }
    if let Some(date) = options.date {
        builder = builder.published(date);
    }
    if let Some(model) = &options.model {
        builder = builder.model(model);
    }
    let extractor = builder.build()?;

    let files = or_stdin(&options.files);
    let mut out = io::BufWriter::new(io::stdout().lock());
    let (mut all_read, mut array) = (true, Vec::new());
    for file in &files {
        if matches!(options.format, Format::Carb | Format::Benchie) {
            match sentences(&extractor, file, options.format) {
                Ok(lines) => out.write_all(lines.as_bytes())?,
                Err(error) => {
                    eprintln!("factwire: {error}");
                    all_read = false;
                }
            }
            continue;
        }
        match read(&extractor, file) {
            Ok(extraction) => match options.format {
                Format::Text => print_text(&mut out, &extraction, files.len() > 1, options.explain)?,
                Format::Json => array.push(extraction),
                Format::Jsonl => {
                    serde_json::to_writer(&mut out, &extraction)?;
                    out.write_all(b"\n")?;
                    out.flush()?;
                }
                Format::Carb | Format::Benchie => {}
            },
            Err(error) => {
                eprintln!("factwire: {error}");
                all_read = false;
            }
        }
    }
    if options.format == Format::Json {
        match (&array[..], files.len()) {
            ([only], 1) => serde_json::to_writer_pretty(&mut out, only)?,
            ([], 1) => {}
            _ => serde_json::to_writer_pretty(&mut out, &array)?,
        }
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(all_read)
}

fn tree(options: &Tree) -> Result<bool, Failure> {
    let builder = Extractor::builder();
    let extractor = match &options.model {
        Some(model) => builder.model(model).build()?,
        None => builder.build()?,
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut all_read = true;
    for file in or_stdin(&options.files) {
        match text_of(&file).and_then(|text| extractor.parse(&text)) {
            Ok(parse) => out.write_all(factwire::output::tree(&parse).as_bytes())?,
            Err(error) => {
                eprintln!("factwire: {error}");
                all_read = false;
            }
        }
    }
    out.flush()?;
    Ok(all_read)
}

/// The triples of a file of sentences, one a line, for a benchmark's scorer.
fn sentences(extractor: &Extractor, file: &Path, format: Format) -> factwire::Result<String> {
    let text = text_of(file)?;
    let numbered = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(|(n, line)| {
        match line.split_once('\t').filter(|(id, _)| id.parse::<usize>().is_ok()) {
            Some((id, sentence)) => (id.to_owned(), sentence.trim()),
            None => ((n + 1).to_string(), line.trim()),
        }
    });
    let (ids, lines): (Vec<String>, Vec<&str>) = numbered.unzip();
    let mut out = String::new();
    for ((id, sentence), extraction) in ids.iter().zip(&lines).zip(extractor.extract_batch(&lines)) {
        let extraction = extraction?;
        out += &match format {
            Format::Carb => factwire::output::carb(sentence, &extraction),
            _ => factwire::output::benchie(id, sentence, &extraction),
        };
    }
    Ok(out)
}

fn text_of(file: &Path) -> factwire::Result<String> {
    String::from_utf8(bytes_of(file)?).map_err(|e| factwire::Error::NotUtf8 {
        name: file.display().to_string(),
        offset: e.utf8_error().valid_up_to(),
    })
}

fn or_stdin(files: &[PathBuf]) -> Vec<PathBuf> {
    if files.is_empty() { vec![PathBuf::from("-")] } else { files.to_vec() }
}

fn bytes_of(file: &Path) -> factwire::Result<Vec<u8>> {
    let error = |source| factwire::Error::Read { path: file.to_owned(), source };
    if file == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map_err(error)?;
        return Ok(bytes);
    }
    std::fs::read(file).map_err(error)
}

fn read(extractor: &Extractor, file: &Path) -> factwire::Result<Extraction> {
    let name = if file == Path::new("-") { "stdin".to_owned() } else { file.display().to_string() };
    extractor.extract_bytes(&name, &bytes_of(file)?)
}

fn print_text(out: &mut impl io::Write, extraction: &Extraction, titled: bool, explain: bool) -> io::Result<()> {
    if titled {
        writeln!(out, "== {}", extraction.doc_id.as_deref().unwrap_or("-"))?;
    }
    out.write_all(factwire::output::text(extraction).as_bytes())?;
    if explain {
        writeln!(out)?;
        for triple in &extraction.triples {
            writeln!(out, "{}", extraction.explain(triple))?;
        }
    }
    if titled {
        writeln!(out)?;
    }
    out.flush()
}
