//! The program `factwire`: reads texts, prints who is who and the facts.

mod batches;
mod charset;
mod compressed;
mod convert;
mod documents;
mod extract;
mod failure;
mod filters;
mod formats;
mod generated;
mod html;
mod inputs;
mod json_lines;
mod memory;
mod messages;
mod models;
mod options;
mod outputs;
mod progress;
mod resume;
mod rules;
mod serve;
mod show;
mod tree;
mod whole_file;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Reads facts from English news: who is who, who did or said what to whom. Offline.
#[derive(Parser)]
#[command(name = "factwire", version, arg_required_else_help = true, max_term_width = 120)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print the entities and facts of texts, or write them to files
    Extract(Box<options::Extract>),
    /// Make another format of readings that `extract -f readings` stored; needs no model
    Convert(convert::Convert),
    /// Print words, trees and names, as the rules see them: for writing rules
    Tree(tree::Tree),
    /// Check, test and list rule files
    #[command(subcommand)]
    Rules(rules::Command),
    /// Write a page that shows a text and what was read in it: one HTML file that needs no network
    Show(show::Command),
    /// Offer the page for texts that are typed in, to this computer only; Ctrl-C ends it
    Serve(serve::Command),
    /// List models, tell what they were made of, verify their files
    #[command(subcommand)]
    Models(models::Command),
    /// Print completions for a shell
    Completions(generated::Completions),
    /// Print or write manual pages
    Man(generated::Manual),
}

fn main() -> ExitCode {
    memory::give_back();
    let done = match Cli::parse().command {
        Command::Extract(options) => extract::run(&options),
        Command::Convert(options) => convert::run(&options),
        Command::Tree(options) => tree::run(&options),
        Command::Rules(command) => rules::run(&command),
        Command::Show(command) => show::run(&command),
        Command::Serve(command) => serve::run(&command),
        Command::Models(command) => models::run(&command),
        Command::Completions(options) => generated::completions(&options),
        Command::Man(options) => generated::manual(&options),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) if failure.is_closed_pipe() => ExitCode::SUCCESS,
        Err(failure) => {
            messages::tell(&failure::told(&failure));
            ExitCode::from(2)
        }
    }
}
