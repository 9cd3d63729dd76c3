//! Who makes a claim, as an argument: one person or several together.

use super::argument_text;
use super::knowledge::Knowledge;
use crate::{Argument, Claim, Deprel, MentionForm, Span};

/// The source of a claim, if the text tells it. Several who say it together are one argument without entity: "mayor and governor".
pub(super) fn of_claim(known: &Knowledge, claim: &Claim) -> Option<Argument> {
    let one = |head: usize| {
        let mut argument = argument_text::compact(known, head, &[]);
        // where the tree takes punctuation for a speaker, `argument_text` trims all of it
        if argument.text.is_empty() {
            argument.span = argument.head;
            argument.text = known.parse.word(head).to_owned();
        }
        // "No one said so"
        let no = known.parse.dependents(head, Deprel::Det).find(|&d| known.parse.word(d).eq_ignore_ascii_case("no"));
        if let Some(no) = no.filter(|&n| known.parse.tokens[n].span.end <= argument.span.start) {
            argument.span = known.parse.tokens[no].span.cover(argument.span);
            argument.text = known.parse.text[argument.span].to_owned();
        }
        // "he" who has no name but a role: "the chief of staff"
        let pronoun = known.mention(head).is_some_and(|(_, m)| m.form == MentionForm::Pronoun);
        let called = known.entity(head).filter(|_| pronoun).map(|e| e.name.clone());
        Argument { name: argument.name.clone().or(called), ..argument }
    };
    let first = one(claim.source?);
    let others: Vec<Argument> = claim.others.iter().map(|&o| one(o)).filter(|a| !a.text.is_empty()).collect();
    let Some(last) = others.last() else { return Some(first) };
    let conjunction = claim.others.last().and_then(|&o| known.parse.dependent(o, Deprel::Cc));
    let conjunction = conjunction.map_or("and", |c| known.parse.word(c)).to_owned();
    let together = |words: fn(&Argument) -> &str| {
        let front: Vec<&str> = std::iter::once(&first).chain(&others[..others.len() - 1]).map(words).collect();
        format!("{} {conjunction} {}", front.join(", "), words(last))
    };
    let (text, name) = (together(|a| &a.text), together(Argument::name));
    let span = Span::new(first.span.start.min(last.span.start), last.span.end.max(first.span.end));
    Some(Argument { name: (name != text).then_some(name), head: first.head, ..Argument::new(text, span) })
}
