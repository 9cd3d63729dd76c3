//! `factwire extract`: documents in, facts out, in the order of the input and in bounded memory.

use std::io;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use factwire::{Extractor, Rules};

use crate::batches::{self, Batch, Batches, Item};
use crate::documents::Reading;
use crate::failure::{Failure, told};
use crate::filters::{self, Filters};
use crate::formats::{self, Format};
use crate::inputs::{self, Inputs};
use crate::json_lines::Fields;
use crate::options::{Color, Extract, Unit};
use crate::outputs::{Sink, Target};
use crate::progress::Progress;
use crate::resume::{Files, Former, Lines};
use crate::whole_file::is_same;

/// What a run that was ended with Ctrl-C exits with.
const INTERRUPTED: i32 = 130;

/// True when every document was read.
pub fn run(options: &Extract) -> Result<bool, Failure> {
    // builtin rules are read while the model is loaded, unless they are needed now
    let mut rules = (!options.rules.is_empty() || options.relations.is_some()).then(Rules::builtin);
    for file in &options.rules {
        rules = Some(rules.unwrap_or_default().with_file(file)?);
    }
    let filters = Filters {
        relations: options
            .relations
            .as_deref()
            .zip(rules.as_ref())
            .map(|(names, rules)| filters::relations(names, rules))
            .transpose()?,
        asserted_only: options.asserted_only,
    };
    let inputs = inputs::expand(&options.inputs, options.input.kind());
    if options.doc_id.is_some() && inputs.sources.len() > 1 {
        return Err(Failure::OneDocument { inputs: inputs.sources.len() });
    }
    let target = Target::of(options.output.as_deref());
    if options.format.is_one_document() && inputs.many && !matches!(target, Target::Folder(_)) {
        return Err(Failure::FolderWanted { format: name(options.format) });
    }
    if options.format.is_binary() && matches!(target, Target::Stdout) && io::IsTerminal::is_terminal(&io::stdout()) {
        return Err(Failure::Binary { format: name(options.format) });
    }
    if options.offsets != Unit::Bytes && !options.format.takes_offsets() {
        return Err(Failure::OffsetsOfFormat { format: name(options.format) });
    }
    let former = former(options, &target, &inputs)?;
    let kept = options.resume.then(|| former.kept());
    let extractor = extractor(options, rules.clone())?;

    let many = inputs.many;
    let written = formats::Options {
        many,
        explain: options.explain,
        colours: colours(options.color, &target),
        with_text: options.with_text,
        base: options.base.clone(),
        rules,
        offsets: options.offsets.into(),
        no_formulas: options.csv_safe,
    };
    // a bar would stand amid what a terminal shows
    let amid = matches!(target, Target::Stdout) && io::IsTerminal::is_terminal(&io::stdout());
    let shown = !options.quiet && !amid;
    let sink = Arc::new(Mutex::new(Sink::new(target, options.format, written, kept)?));
    end_on_interrupt(sink.clone())?;

    let read = Arc::new(AtomicU64::new(0));
    let progress = Progress::new(inputs.sources.iter().flatten(), read.clone(), shown);
    let reading = Reading {
        fields: Fields {
            text: options.text_field.clone(),
            id: options.id_field.clone(),
            date: options.date_field.clone(),
        },
        id: options.doc_id.clone(),
        limit: options.max_size * 1024 * 1024,
        sentences: options.format.is_of_sentences(),
        strict: options.strict_encoding,
        progress: read,
    };
    let mut run = Run { extractor, filters, sink, progress, many, failed: 0 };
    let done = run.all(&mut batches::start(inputs, reading, former));
    run.progress.finish();
    if done.is_err() {
        run.sink.lock().unwrap_or_else(PoisonError::into_inner).abandon();
    }
    done.map(|()| run.failed == 0)
}

/// The name of a format on the command line.
pub fn name(format: Format) -> String {
    clap::ValueEnum::to_possible_value(&format).map_or_else(String::new, |value| value.get_name().to_owned())
}

/// What an earlier run has left at the target.
fn former(options: &Extract, target: &Target, inputs: &Inputs) -> Result<Former, Failure> {
    match target {
        Target::Stdout if options.resume => Err(Failure::ResumeWithoutOutput),
        Target::Stdout => Ok(Former::Nothing),
        Target::Folder(_) if options.format.is_of_sentences() => {
            let format = if options.format == Format::Carb { "carb" } else { "benchie" };
            Err(Failure::SentencesInFolder { format })
        }
        Target::Folder(path) => Ok(Former::Files(Files::new(path.clone(), options.format.ending(), options.resume))),
        Target::File(path) => {
            if inputs.sources.iter().flatten().filter_map(|s| s.path.as_deref()).any(|input| is_same(input, path)) {
                return Err(Failure::OutputIsInput { path: path.clone() });
            }
            if !options.resume {
                return Ok(Former::Nothing);
            }
            if options.format != Format::Jsonl {
                return Err(Failure::ResumeFormat);
            }
            Ok(Lines::open(path)?.map_or(Former::Nothing, Former::Lines))
        }
    }
}

fn extractor(options: &Extract, rules: Option<Rules>) -> Result<Extractor, Failure> {
    let mut builder =
        Extractor::builder().threads(options.jobs).variants(options.variants).granularity(options.granularity.into());
    if let Some(rules) = rules {
        builder = builder.rules(rules);
    }
    if let Some(threshold) = options.coref_threshold {
        builder = builder.coref_threshold(threshold);
    }
    if let Some(least) = options.min_confidence {
        builder = builder.min_confidence(least);
    }
    if let Some(date) = options.date {
        builder = builder.published(date);
    }
    if let Some(model) = &options.model {
        builder = builder.model(model);
    }
    Ok(builder.build()?)
}

fn colours(color: Color, target: &Target) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            matches!(target, Target::Stdout)
                && anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
        }
    }
}

/// On Ctrl-C the document that is being written is written to its end, and no more.
fn end_on_interrupt(sink: Arc<Mutex<Sink>>) -> Result<(), Failure> {
    ctrlc::set_handler(move || {
        // one who does not read the pipe can hold a document up for ever
        for _ in 0..100 {
            if let Ok(mut sink) = sink.try_lock() {
                sink.abandon();
                std::process::exit(INTERRUPTED);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        std::process::exit(INTERRUPTED);
    })?;
    Ok(())
}

struct Run {
    extractor: Extractor,
    filters: Filters,
    sink: Arc<Mutex<Sink>>,
    progress: Progress,
    many: bool,
    failed: u64,
}

impl Run {
    fn all(&mut self, batches: &mut Batches) -> Result<(), Failure> {
        while let Some(batch) = batches.next()? {
            self.many |= batch.many;
            self.batch(&batch)?;
            batches.release(&batch);
        }
        self.sink.lock().unwrap_or_else(PoisonError::into_inner).finish(self.many)
    }

    fn batch(&mut self, batch: &Batch) -> Result<(), Failure> {
        let documents: Vec<factwire::Document> = batch.items.iter().filter_map(as_document).collect();
        let mut readings = self.extractor.read_batch(&documents).into_iter();
        for item in &batch.items {
            match item {
                Item::Done => {}
                Item::Fault(fault) => self.fault(&told(fault)),
                Item::Document(document, file) => match readings.next() {
                    Some(Ok(mut reading)) => {
                        if let Some(warning) = &document.warning {
                            self.progress.tell(warning);
                        }
                        self.filters.apply(&mut reading.extraction);
                        let mut sink = self.sink.lock().unwrap_or_else(PoisonError::into_inner);
                        sink.document(&reading, self.many, file.as_deref())?;
                    }
                    Some(Err(error)) => self.fault(&format!("{}: {}", document.id, told(&error))),
                    None => {}
                },
            }
        }
        self.progress.documents(batch.items.len() as u64, self.failed);
        Ok(())
    }

    fn fault(&mut self, what: &str) {
        self.failed += 1;
        self.progress.tell(what);
    }
}

fn as_document(item: &Item) -> Option<factwire::Document<'_>> {
    let Item::Document(document, _) = item else { return None };
    let known = factwire::Document::new(&document.text).with_id(&document.id);
    Some(match document.published {
        Some(date) => known.with_published(date),
        None => known,
    })
}
