//! Who makes a claim, as an argument: one person or several together.

use super::argument_text;
use super::drafts::Draft;
use super::knowledge::Knowledge;
use crate::lexicon::vocabulary::closed_classes;
use crate::{Argument, Claim, Deprel, MentionForm, Span, Upos};

/// The source of a claim, if the text tells it. Several who say it together are one argument without entity: "mayor and governor".
pub(super) fn of_claim(known: &Knowledge, claim: &Claim) -> Option<Argument> {
    let one = |head: usize| {
        let head = name_beside(known, head).unwrap_or(head);
        let mut argument = argument_text::compact(known, head, &[]);
        // "investment and research firm Delta Funds": the name is enough
        let name = known.parse.name_at(head).map(|n| known.parse.span_of(n.tokens.clone()));
        if let Some(name) = name.filter(|n| argument.name.is_none() && argument.text.ends_with(&known.parse.text[*n])) {
            argument.span = name;
            argument.text = known.parse.text[name].to_owned();
        }
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

/// "the website [Kurse.com]", "investment and research firm [Delta Funds]": the name right behind the noun says more than the
/// noun.
fn name_beside(known: &Knowledge, head: usize) -> Option<usize> {
    let parse = known.parse;
    let named = |w: usize| known.mention(w).is_some_and(|(_, m)| m.form == MentionForm::Name);
    let bare = parse.dependent(head, Deprel::Det).is_none();
    let behind =
        |noun: usize| parse.dependents(noun, Deprel::Appos).find(|&a| parse.subtree(a)[0] == noun + 1 && named(a));
    let joined = || parse.dependents(head, Deprel::Conj).filter(|_| bare).find_map(behind);
    let is_noun = parse.tokens[head].upos == Upos::Noun && !named(head);
    is_noun.then(|| behind(head).or_else(joined)).flatten()
}

/// "I was born in Lund." in an interview or a letter to readers: where the text shows neither who says "I" nor whose words these
/// are, the fact is nobody's, and the text's own least of all.
pub(super) fn lacks_narrator(known: &Knowledge, draft: &Draft) -> bool {
    let is_speaker = |word: usize| {
        let form = known.parse.lower(word);
        known.parse.tokens[word].upos == Upos::Pron && closed_classes::FIRST_PERSON.has(&form)
    };
    let named =
        |word: usize| known.entity(word).is_some_and(|e| e.mentions.iter().any(|m| m.form != MentionForm::Pronoun));
    draft.sides().any(|w| is_speaker(w) && !named(w)) && known.clauses.claim_at.at(draft.anchor).is_none()
}
