//! The room on hand-made parses, a file a phenomenon.

mod appointments;
mod appositions;
mod companies;
mod dates;
mod names;
mod nominals;
mod possessors;
mod predicates;
mod properties;
mod titles;

use super::find;
use crate::{Mention, Parse, rows};

fn text<'a>(parse: &'a Parse, mention: &Mention) -> &'a str {
    &parse.text[parse.span_of(mention.tokens.clone())]
}

/// Form, kind and words of each mention that is no thing.
fn mentions(sentences: &str, want: &[&str]) {
    let parse = rows::parse(sentences);
    let show = |m: &Mention| format!("{} {}: {}", m.form, m.kind, text(&parse, m));
    let found: Vec<String> = find(&parse).list.iter().filter(|m| !m.is_thing()).map(show).collect();
    assert_eq!(found, want, "{}", parse.text);
}

/// Each role with its holder, link, status and field.
fn roles(sentences: &str, want: &[&str]) {
    let parse = rows::parse(sentences);
    let found = find(&parse);
    let words = |i: usize| text(&parse, &found.list[i]);
    let shown: Vec<String> = found
        .roles
        .iter()
        .map(|r| {
            let of: Vec<&str> = r.of.iter().map(|&i| words(i)).collect();
            let of = if of.is_empty() { String::new() } else { format!(" of {}", of.join(", ")) };
            format!("{} <- {} ({:?}, {:?}){of}", words(r.role), r.holder.map_or("nobody", words), r.link, r.status)
        })
        .collect();
    assert_eq!(shown, want, "{}", parse.text);
}
