//! `factwire models`: which models there are, what they were made of, and whether their files are whole.

use std::io::{self, Write as _};
use std::path::Path;

use factwire::ErrorKind;
use factwire::models::{DEFAULT_MODEL, Model, ModelInfo};

use crate::failure::{Failure, told};
use crate::messages::{tell, visible};

#[derive(clap::Subcommand)]
pub enum Command {
    /// Print the models that are known by name: name, what runs it, where its files are
    List,
    /// Print what a model was made of, under which licences, and its files
    Info {
        /// A model of models.toml
        #[arg(value_name = "NAME", default_value = DEFAULT_MODEL)]
        name: String,
    },
    /// Compare a model's files with the sizes and checksums in models.toml. Exit status 0 only when they are the same
    Verify {
        /// A model of models.toml, or a folder with a models.toml
        #[arg(value_name = "NAME|FOLDER", default_value = DEFAULT_MODEL)]
        model: String,
    },
}

/// True when nothing is wrong with the model.
pub fn run(command: &Command) -> Result<bool, Failure> {
    let mut out = Vec::new();
    let good = answer(command, &mut out);
    io::stdout().lock().write_all(visible(&String::from_utf8_lossy(&out)).as_bytes())?;
    good
}

fn answer(command: &Command, out: &mut impl io::Write) -> Result<bool, Failure> {
    Ok(match command {
        Command::List => {
            let all = ModelInfo::all()?;
            let width = all.iter().map(|info| info.name.len()).max().unwrap_or_default();
            for info in &all {
                let default = if info.name == DEFAULT_MODEL { " (the default)" } else { "" };
                writeln!(out, "{:<width$}  {}, {}{default}", info.name, info.backend, place(info))?;
            }
            true
        }
        Command::Info { name } => {
            let info = ModelInfo::of(name)?;
            writeln!(out, "name      {}", info.name)?;
            writeln!(out, "backend   {}", info.backend)?;
            writeln!(out, "files     {}", place(&info))?;
            writeln!(out, "licence   {}", info.licence)?;
            writeln!(out, "made of")?;
            for line in &info.lineage {
                writeln!(out, "  {line}")?;
            }
            for file in &info.files {
                let size = file.size.map(|s| format!("  {s} bytes")).unwrap_or_default();
                let sum = file.sha256.as_deref().map(|s| format!("  SHA-256 {s}")).unwrap_or_default();
                writeln!(out, "{}{size}{sum}", file.path)?;
            }
            true
        }
        Command::Verify { model } => match verify(model) {
            Ok(what) => {
                writeln!(out, "{model}: {what}")?;
                true
            }
            Err(error) if error.kind() == ErrorKind::DamagedModel => {
                tell(&format!("{model}: {}", told(&error)));
                false
            }
            Err(error) => return Err(error.into()),
        },
    })
}

fn verify(model: &str) -> factwire::Result<&'static str> {
    let known = ModelInfo::all()?.iter().any(|info| info.name == model);
    if known || !Path::new(model).is_dir() {
        Model::verify(model)?;
        return Ok("its files are what models.toml says");
    }
    // opening a folder compares its files with its models.toml
    Model::open(model)?;
    Ok(if Path::new(model).join("models.toml").is_file() {
        "its files are what its models.toml says"
    } else {
        "it can be opened; there is no models.toml in it with checksums to compare"
    })
}

fn place(info: &ModelInfo) -> String {
    match &info.hub {
        Some(hub) => format!("on the Hugging Face hub as {hub}"),
        None if info.embedded => "in this program".to_owned(),
        None => "in its folder".to_owned(),
    }
}
