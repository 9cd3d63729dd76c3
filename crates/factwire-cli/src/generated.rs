//! What is made from the definition of the options: completions and manual pages.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;

use crate::Cli;
use crate::failure::Failure;

#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  factwire completions bash > ~/.local/share/bash-completion/completions/factwire
  factwire completions fish > ~/.config/fish/completions/factwire.fish
  factwire completions zsh > ~/.zfunc/_factwire")]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  factwire man extract | man -l -
  factwire man -o ~/.local/share/man/man1/")]
pub struct Manual {
    /// The page of a command, as in `extract` or `rules check`; without it that of the program
    #[arg(value_name = "COMMAND")]
    of: Vec<String>,
    /// Write all pages into this folder
    #[arg(long, short = 'o', value_name = "FOLDER", conflicts_with = "of")]
    output: Option<PathBuf>,
}

pub fn completions(options: &Completions) -> Result<bool, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut Cli::command(), "factwire", &mut script);
    print(&script)
}

pub fn manual(options: &Manual) -> Result<bool, Failure> {
    let mut command = quiet(Cli::command());
    if let Some(folder) = &options.output {
        return all(command, folder);
    }
    command.build();
    let mut of = &command;
    for name in &options.of {
        of = of.find_subcommand(name).ok_or_else(|| Failure::NoCommand { given: options.of.join(" ") })?;
    }
    print(&page(of)?)
}

/// Without the commands `help`, which would be pages that say nothing.
fn quiet(command: Command) -> Command {
    command.disable_help_subcommand(true).mut_subcommands(quiet)
}

fn all(command: Command, folder: &Path) -> Result<bool, Failure> {
    let failed = |source| Failure::Write { path: folder.to_owned(), source };
    std::fs::create_dir_all(folder).map_err(failed)?;
    clap_mangen::generate_to(command, folder).map_err(failed)?;
    Ok(true)
}

fn page(command: &Command) -> io::Result<Vec<u8>> {
    let mut page = Vec::new();
    let source = concat!("factwire ", env!("CARGO_PKG_VERSION"));
    Man::new(command.clone()).source(source).render(&mut page)?;
    Ok(page)
}

fn print(bytes: &[u8]) -> Result<bool, Failure> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(true)
}
