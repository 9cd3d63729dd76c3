//! The prose of a text first, then what stands aside: headlines, captions, items of lists, datelines.
//!
//! Behind the network every room reads a text from its beginning to its end, and what stands between two sentences of the prose would
//! come between a pronoun and what it means, or between the paragraphs of a speech. So the rooms read the prose as it would be without
//! it, and what stands aside after it, when all names are known. What they find is then put back where it stands in the text.

use crate::doc::{FactId, Part, StatementId};
use crate::{Extraction, NameSpan, Parse, Sentence, SentenceId, Span, Token, Triple, tokens};

/// Where the sentences of an arranged text come from.
pub(crate) struct Arrangement {
    /// For each sentence its number in the text.
    sentences: Vec<usize>,
    /// Where each begins in the arranged text, and in the text.
    starts: Vec<(usize, usize)>,
    /// The sentences of the text that are datelines.
    datelines: Vec<usize>,
}

/// The arranged text; `None` where nothing stands aside, or nothing but what does.
pub(crate) fn prose_first(parse: &Parse) -> Option<(Parse, Arrangement)> {
    let in_order = |two: &[Sentence]| two[0].span.end <= two[1].span.start && two[0].tokens.end == two[1].tokens.start;
    if !parse.sentences.windows(2).all(in_order) {
        return None;
    }
    let (aside, datelines) = asides(parse);
    let mut order: Vec<usize> = (0..parse.sentences.len()).collect();
    order.sort_by_key(|&s| aside[s]); // stable
    if order.is_sorted() {
        return None;
    }
    let (arranged, starts) = arrange(parse, &order, &aside);
    Some((arranged, Arrangement { sentences: order, starts, datelines }))
}

/// For each sentence whether it stands aside, and which of them are datelines.
fn asides(parse: &Parse) -> (Vec<bool>, Vec<usize>) {
    let mut datelines = Vec::new();
    let mut aside = vec![false; parse.sentences.len()];
    let mut first = 0;
    for paragraph in parse.sentences.chunk_by(|a, b| a.paragraph == b.paragraph) {
        let words = paragraph[0].tokens.start..paragraph[paragraph.len() - 1].tokens.end;
        let spans: Vec<Span> = parse.tokens[words].iter().map(|token| token.span).collect();
        let here = &mut aside[first..first + paragraph.len()];
        if tokens::stand_aside(&parse.text, &spans) {
            here.fill(true);
        } else if tokens::dateline(&parse.text, &spans) == Some(paragraph[0].tokens.len()) {
            here[0] = true;
            datelines.push(first);
        }
        first += paragraph.len();
    }
    (aside, datelines)
}

fn arrange(parse: &Parse, order: &[usize], aside: &[bool]) -> (Parse, Vec<(usize, usize)>) {
    let mut text = String::with_capacity(parse.text.len() + 2 * order.len());
    let (mut sentences, mut tokens) = (Vec::with_capacity(order.len()), Vec::with_capacity(parse.tokens.len()));
    let mut starts = Vec::with_capacity(order.len());
    let mut places = vec![0; parse.tokens.len()];
    let mut old_words = Vec::with_capacity(parse.tokens.len());
    let mut paragraph = 0;
    for (i, &s) in order.iter().enumerate() {
        let sentence = &parse.sentences[s];
        if let Some(&before) = i.checked_sub(1).and_then(|b| order.get(b)) {
            if before + 1 == s {
                text.push_str(&parse.text[parse.sentences[before].span.end..sentence.span.start]);
            } else {
                text.push_str("\n\n");
            }
            let same = parse.sentences[before].paragraph == sentence.paragraph && aside[before] == aside[s];
            paragraph += usize::from(!same);
        }
        let start = text.len();
        starts.push((start, sentence.span.start));
        text.push_str(&parse.text[sentence.span]);
        let moved =
            |span: Span| Span::new(span.start - sentence.span.start + start, span.end - sentence.span.start + start);
        let words = tokens.len()..tokens.len() + sentence.tokens.len();
        for word in sentence.tokens.clone() {
            places[word] = tokens.len();
            old_words.push(word);
            let token = &parse.tokens[word];
            tokens.push(Token { span: moved(token.span), sentence: SentenceId::new(i), ..token.clone() });
        }
        sentences.push(Sentence { span: moved(sentence.span), tokens: words, paragraph });
    }
    for token in &mut tokens {
        token.head = token.head.map(|head| places[head]);
    }
    let moved = |name: &NameSpan| {
        let start = places[name.tokens.start];
        NameSpan { tokens: start..start + name.tokens.len(), ..name.clone() }
    };
    let mut names: Vec<NameSpan> = parse.names.iter().filter(|name| !name.tokens.is_empty()).map(moved).collect();
    names.sort_by_key(|name| name.tokens.start);
    let mut arranged = Parse::new(text, sentences, tokens, names);
    arranged.gists = old_words.iter().filter_map(|&word| parse.gists.get(word).copied()).collect();
    (arranged, starts)
}

impl Arrangement {
    /// A span of the arranged text in the text.
    fn span(&self, span: Span) -> Span {
        let place = |at: usize| {
            let sentence = self.starts.partition_point(|&(start, _)| start <= at).saturating_sub(1);
            self.starts.get(sentence).map_or(at, |&(arranged, start)| start + at - arranged)
        };
        let start = place(span.start);
        let end = if span.end > span.start { place(span.end - 1) + 1 } else { start };
        // what reaches from the prose into what stands aside is cut off
        if end < start { Span::new(start, start) } else { Span::new(start, end) }
    }

    /// The triples of the arranged text in the order of the text.
    pub(crate) fn order(&self, triples: &[Triple]) -> Vec<usize> {
        let mut order: Vec<usize> = (0..triples.len()).collect();
        order.sort_by_key(|&n| self.sentences.get(triples[n].evidence.sentence.index()));
        order
    }

    /// Puts what was read in the arranged text back where it stands in the text.
    pub(crate) fn restore(&self, extraction: &mut Extraction) {
        let facts = self.order(&extraction.triples);
        let mut statements: Vec<usize> = (0..extraction.statements.len()).collect();
        statements.sort_by_key(|&n| self.sentences.get(extraction.statements[n].sentence.index()));
        let (new_facts, new_statements) = (places(&facts), places(&statements));
        extraction.each_part(&mut |part| match part {
            Part::Span(span) => *span = self.span(*span),
            Part::Sentence(sentence) => {
                *sentence = SentenceId::new(self.sentences.get(sentence.index()).copied().unwrap_or_default());
            }
            Part::Fact(fact) => *fact = fact.and_then(|f| new_facts.get(f.index()).copied()).map(FactId::new),
            Part::Statement(statement) => {
                *statement = statement.and_then(|s| new_statements.get(s.index()).copied()).map(StatementId::new);
            }
            Part::Entity(_) => {}
        });
        put_in_order(&mut extraction.triples, &new_facts);
        put_in_order(&mut extraction.statements, &new_statements);
        extraction.attitudes.sort_by_key(|attitude| attitude.sentence);
        // who stands in a dateline holds no office
        let told = |sentence: SentenceId| !self.datelines.contains(&sentence.index());
        extraction.retain_facts(|fact| told(fact.evidence.sentence));
        extraction.roles.retain(|role| told(role.evidence.sentence));
        extraction.roles.sort_by_key(|role| role.evidence.sentence);
        for entity in &mut extraction.entities {
            entity.mentions.sort_by_key(|mention| mention.span);
        }
    }
}

/// For each thing its place in an order.
fn places(order: &[usize]) -> Vec<usize> {
    let mut places = vec![0; order.len()];
    order.iter().enumerate().for_each(|(place, &thing)| places[thing] = place);
    places
}

fn put_in_order<T>(things: &mut Vec<T>, places: &[usize]) {
    let mut placed: Vec<(usize, T)> = places.iter().copied().zip(std::mem::take(things)).collect();
    placed.sort_by_key(|(place, _)| *place);
    things.extend(placed.into_iter().map(|(_, thing)| thing));
}
