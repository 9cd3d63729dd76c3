//! The rooms one by one, for the benchmarks and the shares of the time. Each reads what the rooms before it have left of a text.

use std::hint::black_box;
use std::time::{Duration, Instant};

use crate::Result;
use factwire::Extractor;
use factwire::syntax::Parse;
use factwire::unstable::encoder::Window;
use factwire::unstable::parser::steps::Said;
use factwire::unstable::tokens::{self, SentenceTokens};
use factwire::unstable::{Clauses, Links, Mentions, Times, clauses, coref, mentions, quotes, relations, times};

/// A room, in the order of the data. The parser's three are apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Text → sentences and words.
    Tokens,
    /// Words → windows of subwords.
    Encoder,
    /// Windows → scores.
    Network,
    /// Scores → parse.
    Heads,
    /// Quotations.
    Quotes,
    /// Names, roles, nominals, pronouns.
    Mentions,
    /// Mentions → entities.
    Coref,
    /// Predicates with arguments.
    Clauses,
    /// Times in the calendar.
    Times,
    /// Triples, statements and roles.
    Relations,
}

impl Room {
    /// All of them, in order.
    pub const ALL: [Room; 10] = [
        Room::Tokens,
        Room::Encoder,
        Room::Network,
        Room::Heads,
        Room::Quotes,
        Room::Mentions,
        Room::Coref,
        Room::Clauses,
        Room::Times,
        Room::Relations,
    ];

    /// As in the map of ARCHITECTURE.md.
    pub fn name(self) -> &'static str {
        match self {
            Room::Tokens => "tokens",
            Room::Encoder => "encoder",
            Room::Network => "network",
            Room::Heads => "heads",
            Room::Quotes => "quotes",
            Room::Mentions => "mentions",
            Room::Coref => "coref",
            Room::Clauses => "clauses",
            Room::Times => "times",
            Room::Relations => "relations",
        }
    }
}

/// A text with what every room has made of it.
pub struct Rooms<'t> {
    extractor: Extractor,
    text: &'t str,
    sentences: Vec<SentenceTokens>,
    windows: Vec<Window>,
    said: Vec<Said>,
    parse: Parse,
    quotes: Vec<quotes::Quote>,
    mentions: Mentions,
    links: Links,
    clauses: Clauses,
    times: Times,
}

impl<'t> Rooms<'t> {
    /// Reads the text once.
    ///
    /// # Errors
    /// Those of [`Extractor::extract`].
    pub fn new(extractor: &Extractor, text: &'t str) -> Result<Self> {
        let settings = extractor.settings();
        let sentences: Vec<_> = tokens::split(text).collect();
        let windows = settings.parser.step_encoder(text, &sentences)?;
        let said = settings.parser.step_scores(text, &windows)?;
        let parse = settings.parser.step_heads(text, &windows, said.clone())?;
        let quotes = quotes::find(&parse);
        let mentions = mentions::find(&parse);
        let links = coref::link(&parse, &mentions, &quotes, settings.coref_threshold);
        let clauses = clauses::find(&parse, &quotes);
        let times = times::read(&parse, &mentions, &clauses, settings.published);
        let extractor = extractor.clone();
        Ok(Rooms { extractor, text, sentences, windows, said, parse, quotes, mentions, links, clauses, times })
    }

    /// Subwords of the text that the network reads, [CLS] and [SEP] of each window among them.
    pub fn subwords(&self) -> usize {
        self.windows.iter().map(|window| window.input.ids.len()).sum()
    }

    /// Windows of the text.
    pub fn windows(&self) -> usize {
        self.windows.len()
    }

    /// How long a room takes for the text, on the calling thread.
    ///
    /// # Errors
    /// Those of [`Extractor::extract`].
    pub fn time(&self, room: Room) -> Result<Duration> {
        let settings = self.extractor.settings();
        let (parser, parse) = (&settings.parser, &self.parse);
        Ok(match room {
            Room::Tokens => timed(|| tokens::split(self.text).collect::<Vec<_>>()),
            Room::Encoder => timed(|| parser.step_encoder(self.text, &self.sentences).map(|w| w.len())),
            Room::Network => {
                let start = Instant::now();
                black_box(parser.step_network(self.text, &self.windows, &self.said)?);
                start.elapsed()
            }
            Room::Heads => {
                let said = self.said.clone();
                let start = Instant::now();
                black_box(parser.step_heads(self.text, &self.windows, said)?);
                start.elapsed()
            }
            Room::Quotes => timed(|| quotes::find(parse)),
            Room::Mentions => timed(|| mentions::find(parse)),
            Room::Coref => timed(|| coref::link(parse, &self.mentions, &self.quotes, settings.coref_threshold)),
            Room::Clauses => timed(|| clauses::find(parse, &self.quotes)),
            Room::Times => timed(|| times::read(parse, &self.mentions, &self.clauses, settings.published)),
            Room::Relations => {
                let (mut links, rules, detail) = (self.links.clone(), &settings.rules, settings.detail);
                timed(|| {
                    relations::extract(parse, &self.mentions, &mut links, &self.clauses, &self.times, rules, detail)
                })
            }
        })
    }
}

/// Dropping what it gives counts as part of the work.
fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}
