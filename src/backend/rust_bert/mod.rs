//! Names from a pretrained token classifier, run by libtorch through `rust-bert`; all else from the embedded network.
//!
//! Why rust-bert's networks are driven here and not its pipeline `TokenClassificationModel`: `predict` of 0.23 mixes up its
//! inputs when there are more of them than `batch_size`; it keeps one tag a subword and no probabilities of the others, which the
//! joining and the choice of the best sequence of tags need; its softmax overflows for scores over 88; and it takes no segments.

mod joined_labels;
mod network;
mod pool;
mod subwords;

use std::sync::Once;

use tch::{Kind, Tensor};

use self::joined_labels::Join;
use self::network::{Network, Sequence};
use self::pool::Pool;
use self::subwords::{Place, Subwords};
use super::{Backend, Embedded, Output, Passage, Scores, TreeScores, log_softmax};
use crate::models::{Architecture, Classifier, Labels, Model};
use crate::{Error, Result, Span};

/// An embedded network whose names are replaced by those of a token classifier.
pub struct RustBert {
    trees: Embedded,
    subwords: Option<Subwords>,
    join: Join,
    /// Networks that share their weights. rust-bert's may be moved to another thread but not used by two at a time.
    networks: Pool<Network>,
    tags: usize,
    names: usize,
    conll: usize,
}

/// For each word the logarithms of the probabilities of the classifier's tags, and whether it shares its subword with the word
/// before; `None` for a word without a subword.
type Classified = Vec<Option<(Vec<f32>, bool)>>;

impl RustBert {
    /// Loads a classifier for this many threads.
    pub(crate) fn load(trees: Embedded, model: &Classifier, labels: &Labels, threads: usize) -> Result<Self> {
        use_one_thread_a_network();
        let first = Network::load(model)?;
        let mut networks = Vec::with_capacity(threads);
        for _ in 1..threads {
            networks.push(first.share(model)?);
        }
        networks.push(first);
        let reads_windows = model.architecture == Architecture::FactwireBert;
        Ok(RustBert {
            trees,
            subwords: if reads_windows { None } else { Some(Subwords::load(model)?) },
            join: Join::new(model, labels)?,
            networks: Pool::new(networks),
            tags: model.tags.len(),
            names: labels.names.len(),
            conll: labels.conll.len(),
        })
    }

    /// Writes random weights to where those of a model's classifier should be, if it has one: for measurements.
    pub fn save_random(model: &Model) -> Result<()> {
        model.names.as_ref().map_or(Ok(()), Network::save_random)
    }

    fn classify(&self, passage: Passage<'_>) -> Result<Classified> {
        match &self.subwords {
            None => {
                let scores = self.networks.with(|network| network.word_scores(passage.input));
                let scores = scores.ok_or_else(|| Error::inference("this network reads no words".to_owned()))??;
                let rows = self.rows(&scores, passage.words.len())?;
                Ok(rows.into_iter().map(|row| Some((row, false))).collect())
            }
            Some(subwords) => self.classify_sentences(passage, subwords),
        }
    }

    /// Classifies sentence by sentence, as such models are trained.
    fn classify_sentences(&self, passage: Passage<'_>, subwords: &Subwords) -> Result<Classified> {
        let split = |words: &[Span]| subwords.split(passage.text, words);
        let sentences = passage.pieces.iter().map(|piece| split(&passage.words[piece.words.clone()]));
        let sentences = sentences.collect::<Result<Vec<_>>>()?;
        let all: Vec<Sequence<'_>> = sentences
            .iter()
            .flat_map(|sentence| &sentence.sequences)
            .map(|s| Sequence { ids: &s.ids, segments: &s.segments })
            .collect();
        let tables = self.networks.with(|network| {
            // To read several at a time costs a processor a tenth of its speed, because of the padding (measured); a graphics card gains.
            let at_a_time = if network.device().is_cuda() && network.heeds_padding() { all.len().max(1) } else { 1 };
            let mut tables = Vec::with_capacity(all.len());
            for part in all.chunks(at_a_time) {
                for (sequence, scores) in part.iter().zip(network.scores(part, subwords.padding)?) {
                    tables.push(self.rows(&scores, sequence.ids.len())?);
                }
            }
            Ok::<_, Error>(tables)
        })?;
        let mut classified = Vec::with_capacity(passage.words.len());
        let mut before = 0;
        for sentence in &sentences {
            let row = |place: &Option<Place>| {
                let Place { sequence, subword, shared } = (*place)?;
                Some((tables.get(before + sequence)?.get(subword)?.clone(), shared))
            };
            classified.extend(sentence.words.iter().map(row));
            before += sentence.sequences.len();
        }
        Ok(classified)
    }

    /// Scores `[rows, tags]` as logarithms of probabilities.
    fn rows(&self, scores: &Tensor, rows: usize) -> Result<Vec<Vec<f32>>> {
        let wrong = |what: String| Error::inference(format!("the classifier's scores {what}"));
        if scores.size() != [rows as i64, self.tags as i64] {
            return Err(wrong(format!("have the shape {:?} and not {:?}", scores.size(), [rows, self.tags])));
        }
        let probable = scores.log_softmax(-1, Kind::Float).contiguous().view(-1);
        let values = Vec::<f32>::try_from(&probable).map_err(|e| wrong(format!("cannot be read: {e}")))?;
        Ok(values.chunks_exact(self.tags).map(<[f32]>::to_vec).collect())
    }
}

impl Backend for RustBert {
    fn run(&self, passage: Passage<'_>, govern: &mut dyn FnMut(&TreeScores) -> Vec<usize>) -> Result<Output> {
        let mut output = self.trees.run(passage, govern)?;
        let classified = self.classify(passage)?;
        let network: Vec<Vec<f32>> = output.names.rows().map(log_softmax).collect();
        let (mut names, mut conll) = (Vec::new(), Vec::new());
        for piece in passage.pieces {
            let words = piece.words.clone();
            names.extend(self.join.names(&classified[words.clone()], &network[words.clone()]).into_iter().flatten());
            if let Some(rows) = self.join.conll(&classified[words]) {
                conll.extend(rows.into_iter().flatten());
            }
        }
        output.names = Scores::new(self.names, names);
        if !conll.is_empty() {
            output.conll = Scores::new(self.conll, conll);
        }
        Ok(output)
    }
}

/// Windows are read on several threads, and libtorch's own would only get in their way. An environment variable that says otherwise is
/// heeded. The setting is one of the process: it also applies to other users of libtorch in it.
fn use_one_thread_a_network() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        if std::env::var_os("OMP_NUM_THREADS").is_none() && std::env::var_os("MKL_NUM_THREADS").is_none() {
            tch::set_num_threads(1);
        }
    });
}

#[cfg(test)]
mod tests;
