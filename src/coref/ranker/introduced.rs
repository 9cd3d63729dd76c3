//! Those whom a text brings in to let them speak.

use super::Ranker;
use crate::coref::clusters::{Clusters, genders_agree};
use crate::coref::{speakers, syntax};
use crate::{Deprel, EntityKind, MentionForm, Upos, quotes};

impl Ranker<'_, '_> {
    /// The entity of the one who speaks, where the paragraph before ends with who that is: "The vote worries Tom Brandt, the head of a
    /// caucus.⏎“Nobody sings,” [he] said." The paragraph opens with a quotation, and the sentence before names one person anew, in full and
    /// with what he or she is; nobody else speaks there.
    pub(super) fn introduced_speaker(&self, mention: usize, clusters: &Clusters) -> Option<usize> {
        let (parse, text) = (self.text.parse, self.text);
        let me = &text.mentions.list[mention];
        let verb = syntax::clause_of(parse, me.head).filter(|&v| speakers::speaks(parse, v))?;
        let said = syntax::subject(parse, verb) == Some(me.head) && quotes::at(text.quotes, me.head).is_none();
        let sentence = parse.sentence_number(me.head);
        let paragraph = parse.sentences[sentence].paragraph;
        let opening = (0..=sentence).rev().take_while(|&s| parse.sentences[s].paragraph == paragraph).last()?;
        let quoted = quotes::at(text.quotes, parse.sentences[opening].tokens.start).is_some();
        let before = parse.sentences[opening.checked_sub(1)?].tokens.clone();
        if !said || !quoted || before.clone().any(|w| speakers::speaks(parse, w) && syntax::subject(parse, w).is_some())
        {
            return None;
        }
        let from = text.mentions.list.partition_point(|m| m.head < before.start);
        let here = text.mentions.list.iter().enumerate().skip(from).take_while(|(_, m)| m.head < before.end);
        let is_new = |&(m, person): &(usize, &crate::Mention)| {
            let first = clusters.of(m).and_then(|c| clusters.list[c].mentions().next());
            person.form == MentionForm::Name
                && person.kind == EntityKind::Person
                && person.tokens.len() > 1
                && first == Some(m)
                && is_described_to_the_end(parse, person.head)
        };
        let mut introduced = here.filter(is_new).filter_map(|(m, _)| clusters.of(m));
        let only = introduced.next().filter(|&first| introduced.all(|c| c == first))?;
        genders_agree(clusters.list[only].gender, me.gender).then_some(only)
    }
}

/// "Tom Brandt, the head of a caucus.", "Tom Brandt, who sings.": what he is ends the sentence.
fn is_described_to_the_end(parse: &crate::Parse, name: usize) -> bool {
    let describes = |c: usize| c > name && matches!(parse.tokens[c].deprel, Deprel::Appos | Deprel::AclRelcl);
    let end = parse.sentence_of(name).tokens.clone().rfind(|&w| parse.tokens[w].upos != Upos::Punct);
    parse.children(name).iter().any(|&c| describes(c) && parse.is_under(end.unwrap_or(c), c))
}
