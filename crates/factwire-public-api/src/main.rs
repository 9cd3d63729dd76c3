//! Lists the public interface of the library, an item a line, from what rustdoc says of it in JSON: scripts/public_api.sh calls it.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use rustdoc_types::FORMAT_VERSION;

/// The exit status where rustdoc writes another format.
const OTHER_FORMAT: u8 = 3;

/// Adding a relation touches its rule file and nothing else, so its variant is not listed.
const OF_RULE_FILES: &str = "pub factwire::facts::Relation::";

#[derive(serde::Deserialize)]
struct Head {
    format_version: u32,
}

fn main() -> ExitCode {
    let Some(json) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: factwire-public-api factwire.json");
        return ExitCode::from(2);
    };
    match format_of(&json) {
        Ok(FORMAT_VERSION) => {}
        Ok(other) => {
            eprintln!("this rustdoc writes format {other} of its JSON, the crate public-api reads {FORMAT_VERSION}");
            return ExitCode::from(OTHER_FORMAT);
        }
        Err(error) => return failed(&json, &*error),
    }
    let interface = public_api::Builder::from_rustdoc_json(&json)
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .sorted(true)
        .build();
    match interface {
        Ok(interface) => {
            let items: Vec<String> = interface.items().map(ToString::to_string).collect();
            worth_a_review(&items).for_each(|item| println!("{item}"));
            ExitCode::SUCCESS
        }
        Err(error) => failed(&json, &error),
    }
}

/// Leaves out what follows from another line: the functions of a trait that is implemented.
fn worth_a_review(items: &[String]) -> impl Iterator<Item = &String> {
    // "fn a::Span::" once "impl core::clone::Clone for a::Span" has come
    let mut of_trait = String::new();
    items.iter().filter(move |item| {
        if let Some((_, of)) = item.split_once(" for ").filter(|_| item.starts_with("impl")) {
            of_trait = format!("fn {}::", of.split(" where ").next().unwrap_or(of));
        } else if item.starts_with("impl") {
            of_trait.clear();
        }
        let follows = !of_trait.is_empty() && item.contains(&of_trait);
        !(follows || item.starts_with(OF_RULE_FILES) || item.contains("StructuralPartialEq"))
    })
}

fn format_of(json: &Path) -> Result<u32, Box<dyn Error>> {
    let head: Head = serde_json::from_slice(&std::fs::read(json)?)?;
    Ok(head.format_version)
}

fn failed(json: &Path, error: &dyn Error) -> ExitCode {
    eprintln!("factwire-public-api: cannot read {}: {error}", json.display());
    ExitCode::FAILURE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_of_traits_and_relations_are_left_out() {
        let items = [
            "pub struct a::Span",
            "pub a::Span::start: usize",
            "impl a::Span",
            "pub const fn a::Span::len(&self) -> usize",
            "impl core::clone::Clone for a::Span",
            "pub fn a::Span::clone(&self) -> a::Span",
            "impl core::str::traits::FromStr for a::Span",
            "pub type a::Span::Err = a::Error",
            "pub fn a::Span::from_str(&str) -> core::result::Result<Self, Self::Err>",
            "impl core::marker::StructuralPartialEq for a::Span",
            "pub factwire::facts::Relation::MetWith",
            "pub fn a::extract(&str)",
        ]
        .map(str::to_owned);
        let kept: Vec<usize> =
            worth_a_review(&items).map(|kept| items.iter().position(|item| item == kept).unwrap()).collect();
        assert_eq!(kept, [0, 1, 2, 3, 4, 6, 7, 11]);
    }
}
