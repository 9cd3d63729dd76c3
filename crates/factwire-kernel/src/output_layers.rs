//! The layers behind the encoder, which say something of words: tags, arcs, relations.

use super::byte_products::{Consume, Product, Store, Weights, blocks, for_rows, halves};
use super::engine::{Engine, Job};
use super::float_products::{multiply, transpose};
use super::graph::{Graph, Matrix};
use super::lanes::{COLUMNS, Isa, LANES, Lanes, ROWS};
use super::network::{Workspace, ones, pack, quantise};
use super::windows::{Input, Scores, TreeScores, Widths};
use crate::{Gist, Gists};

/// Width of a word as a governor or dependent of an arc.
const ARC: usize = 256;

pub(super) struct Heads {
    /// How much of its last subword goes into a word's vector, for each channel.
    last: Vec<f32>,
    /// The vector of the root.
    root: Vec<f32>,
    /// All layers that read vectors of words, side by side. First those with GELU: governors and dependents of arcs, governors
    /// and dependents of relations; then the tags.
    all: Weights,
    /// Width of a word as a governor or dependent of a relation.
    relation: usize,
    /// Dependents → what is multiplied with governors; the last column is the same for all governors.
    arcs: Weights,
    /// Dependents → for each relation what is multiplied with the governor; before them a column for each relation that is the
    /// same for all governors.
    labels: Weights,
    tags: [usize; 5],
    relations: usize,
}

/// Scores of the tags: part of speech, names, names of CoNLL-2003, class of a nominal, end of a sentence.
pub(super) type Tags = [Scores; 5];

impl Heads {
    pub(super) fn read(graph: &Graph<'_>, width: usize) -> Option<Self> {
        let layer = |name: &str| graph.matrix(&format!("/{name}/MatMul"), Some(&format!("net.{name}.bias")));
        let [governors, dependents] = [layer("ah")?, layer("ad")?];
        let [label_governors, label_dependents] = [layer("rh")?, layer("rd")?];
        let tags = [layer("upos")?, layer("nw")?, layer("ner")?, layer("cl")?, layer("end")?];
        let (arc, relation) = (governors.columns(), label_governors.columns());
        let fits = (arc, dependents.columns()) == (ARC, ARC)
            && label_dependents.columns() == relation
            && relation.is_multiple_of(COLUMNS)
            && tags[4].columns() == 1;
        if !fits {
            return None;
        }
        let widths = tags.each_ref().map(Matrix::columns);
        let bilinear = graph.matrix("/MatMul_3", Some("bilinear_of_one"))?;
        let relations = bilinear.columns() / (relation + 1);
        let mut all = vec![governors, dependents, label_governors, label_dependents];
        all.extend(tags);
        let arcs = Matrix::side_by_side(&[graph.matrix("/MatMul", None)?, graph.matrix("/MatMul_2", None)?])?;
        if arcs.columns() != arc + 1 || bilinear.columns() != relations * (relation + 1) {
            return None;
        }
        Some(Heads {
            last: graph.floats("net.last", &[width])?,
            root: graph.root(width)?,
            all: pack(&Matrix::side_by_side(&all)?, ones(width))?,
            arcs: pack(&arcs, ones(arc))?,
            labels: pack(&bilinear.with_columns(&columns_of_labels(relations, relation)), ones(relation))?,
            relation,
            tags: widths,
            relations,
        })
    }

    /// Whether there are as many labels as the model file says; `ends` has one.
    pub(super) fn have(&self, widths: Widths) -> bool {
        let Widths { upos, names, conll, nominal, deprel } = widths;
        self.tags == [upos, names, conll, nominal, 1] && self.relations == deprel
    }

    /// Puts the vectors of the root and of the words into `workspace.word_buffer`, made of those of the subwords in `workspace.x`.
    pub(super) fn find_word_vectors(&self, engine: Engine, input: &Input, workspace: &mut Workspace) {
        let Workspace { x, word_buffer, .. } = workspace;
        word_buffer.resize((input.first.len() + 1) * self.last.len(), 0.0);
        engine.run(Words { heads: self, input, x, to: word_buffer });
    }

    /// What is kept of the words, read from what [`Heads::find_word_vectors`] has left.
    pub(super) fn gists(&self, engine: Engine, gists: &Gists, workspace: &Workspace) -> Vec<Gist> {
        engine.run(ReadGists { gists, words: &workspace.word_buffer, width: self.last.len() })
    }

    /// Scores of the tags and the arcs of the words, from what [`Heads::find_word_vectors`] has left. Leaves in `workspace.middle`
    /// what [`Heads::score_relations`] reads.
    pub(super) fn score_words(&self, engine: Engine, input: &Input, workspace: &mut Workspace) -> (Tags, TreeScores) {
        let (words, padded) = (input.first.len(), self.all.padded());
        let Workspace { middle, rows, keys, word_buffer, .. } = workspace;
        quantise(engine, word_buffer, self.last.len(), &self.all, rows);
        middle.resize((words + 1) * padded, 0.0);
        let gelu = 2 * (ARC + self.relation) / COLUMNS;
        let store = Store { to: middle, row_stride: padded, panel_stride: COLUMNS, gelu };
        engine.run(Product { rows, weights: &self.all, then: store });

        let mut from = 2 * (ARC + self.relation);
        let tags = self.tags.map(|columns| {
            let rows = middle.chunks_exact(padded).skip(1).flat_map(|row| &row[from..from + columns]);
            let scores = Scores::new(columns, rows.copied().collect());
            from += columns;
            scores
        });
        // Without words there are no dependents, and nothing begins behind the root.
        let dependents = middle.get(padded + ARC..).unwrap_or_default();
        quantise(engine, dependents, padded, &self.arcs, rows);
        let stride = self.arcs.padded();
        word_buffer.resize(words * stride, 0.0);
        let store = Store { to: word_buffer, row_stride: stride, panel_stride: COLUMNS, gelu: 0 };
        engine.run(Product { rows, weights: &self.arcs, then: store });
        let columns = words + 1;
        let mut arcs = vec![0.0; words * columns];
        let governors = Governors { rows: middle, stride: padded };
        engine.run(Arcs { governors, dependents: word_buffer.as_chunks().0, keys, to: &mut arcs });
        let ends = tags[4].clone();
        (tags, TreeScores { arcs: Scores::new(columns, arcs), ends })
    }

    /// Scores of the relations of the words to their governors, which must be columns of the arcs, one for each word.
    pub(super) fn score_relations(&self, engine: Engine, governors: &[usize], workspace: &mut Workspace) -> Scores {
        let Workspace { middle, rows, word_buffer, .. } = workspace;
        let padded = self.all.padded();
        let at = 2 * ARC + self.relation;
        let dependents = middle.get(padded + at..).unwrap_or_default();
        quantise(engine, dependents, padded, &self.labels, rows);
        let stride = self.relations.next_multiple_of(COLUMNS);
        word_buffer.resize(governors.len() * stride, 0.0);
        let then = Labels {
            governors,
            heads: &middle[2 * ARC..],
            stride: padded,
            panels: self.relation / COLUMNS,
            constant: stride / COLUMNS,
            sums: vec![[0.0; LANES]; governors.len()],
            to: word_buffer,
            to_stride: stride,
        };
        engine.run(Product { rows, weights: &self.labels, then });
        let scores = word_buffer.chunks_exact(stride).flat_map(|row| &row[..self.relations]);
        Scores::new(self.relations, scores.copied().collect())
    }
}

/// Columns of the graph's product for relations, in our order. In the graph each relation has its own columns and then the one
/// that is the same for all governors.
fn columns_of_labels(relations: usize, relation: usize) -> Vec<Option<usize>> {
    let constants =
        (0..relations.next_multiple_of(COLUMNS)).map(|r| (r < relations).then(|| r * (relation + 1) + relation));
    let rest = (0..relations * relation).map(|i| Some(i / relation * (relation + 1) + i % relation));
    constants.chain(rest).collect()
}

/// The vectors of the root and of the words.
struct Words<'a> {
    heads: &'a Heads,
    input: &'a Input,
    x: &'a [f32],
    to: &'a mut [f32],
}

impl Job for Words<'_> {
    type Output = ();

    #[inline(always)]
    fn run<I: Isa>(self) {
        let Heads { last: share, root, .. } = self.heads;
        let width = root.len();
        let mut rows = self.to.chunks_exact_mut(width);
        if let Some(row) = rows.next() {
            row.copy_from_slice(root);
        }
        for (to, (&first, &last)) in rows.zip(self.input.first.iter().zip(&self.input.last)) {
            let [first, last] = [first, last].map(|at| self.x[at as usize * width..][..width].as_chunks::<LANES>().0);
            let parts = first.iter().zip(last).zip(share.as_chunks::<LANES>().0);
            for (to, ((first, last), share)) in to.as_chunks_mut::<LANES>().0.iter_mut().zip(parts) {
                let first = I::F::load(first);
                (I::F::load(last) - first).fma(I::F::load(share), first).store(to);
            }
        }
    }
}

/// Words whose gists are computed at a time: so many that their sums fit the registers.
const WORDS_AT_A_TIME: usize = 6;

/// The gists of words, from the vectors of the root and of the words.
struct ReadGists<'a> {
    gists: &'a Gists,
    words: &'a [f32],
    width: usize,
}

impl Job for ReadGists<'_> {
    type Output = Vec<Gist>;

    #[inline(always)]
    fn run<I: Isa>(self) -> Vec<Gist> {
        let mut found = Vec::new();
        let Some(words) = self.words.get(self.width..) else { return found };
        let count = words.len() / self.width;
        found.reserve_exact(count);
        for some in blocks(count, WORDS_AT_A_TIME) {
            let words = &words[some.start * self.width..some.end * self.width];
            let mut vectors = [words; WORDS_AT_A_TIME];
            for (vector, word) in vectors.iter_mut().zip(words.chunks_exact(self.width)) {
                *vector = word;
            }
            for_rows!(WORDS_AT_A_TIME, some.len(), vectors.first_chunk, |vectors| keep::<I, _>(
                self.gists, vectors, &mut found
            ));
        }
        found
    }
}

#[inline(always)]
fn keep<I: Isa, const M: usize>(gists: &Gists, vectors: &[&[f32]; M], found: &mut Vec<Gist>) {
    let mut sums = [I::F::load(&gists.constants()); M];
    for (i, row) in gists.rows().iter().enumerate() {
        let row = I::F::load(row);
        for (sum, vector) in sums.iter_mut().zip(vectors) {
            *sum = I::F::splat(vector[i]).fma(row, *sum);
        }
    }
    for sum in sums {
        found.push(Gist::of(sum.to_array()));
    }
}

/// Words as governors, the root first.
struct Governors<'a> {
    rows: &'a [f32],
    stride: usize,
}

struct Arcs<'a> {
    governors: Governors<'a>,
    /// What is multiplied with governors, and then what every governor has.
    dependents: &'a [[f32; ARC + COLUMNS]],
    keys: &'a mut Vec<f32>,
    to: &'a mut [f32],
}

impl Job for Arcs<'_> {
    type Output = ();

    #[inline(always)]
    fn run<I: Isa>(self) {
        let Governors { rows, stride } = self.governors;
        let columns = self.dependents.len() + 1;
        let padded = columns.next_multiple_of(COLUMNS);
        transpose(rows, stride, ARC, padded, self.keys);
        let mut scores = vec![0.0; ROWS * padded];
        for rows in blocks(self.dependents.len(), I::FLOAT_ROWS) {
            let dependents = &self.dependents[rows.clone()];
            multiply::<I, { ARC + COLUMNS }>(dependents, ARC, self.keys, padded, &mut scores, padded);
            let to = self.to[rows.start * columns..].chunks_exact_mut(columns);
            for ((to, scores), dependent) in to.zip(scores.chunks_exact(padded)).zip(dependents) {
                for (to, score) in to.iter_mut().zip(scores) {
                    *to = score + dependent[ARC];
                }
            }
        }
    }
}

/// Multiplies what a dependent has for each relation with its governor.
struct Labels<'a> {
    governors: &'a [usize],
    heads: &'a [f32],
    stride: usize,
    /// Panels of a relation.
    panels: usize,
    /// Panels that are the same for all governors.
    constant: usize,
    /// For each word, of the relation that is being computed.
    sums: Vec<[f32; LANES]>,
    to: &'a mut [f32],
    to_stride: usize,
}

impl Consume for Labels<'_> {
    #[inline(always)]
    fn take<F: Lanes>(&mut self, row: usize, panel: usize, left: F, right: F) {
        if panel < self.constant {
            let at = row * self.to_stride + panel * COLUMNS;
            let [to_left, to_right] = halves(&mut self.to[at..at + COLUMNS]);
            left.store(to_left);
            right.store(to_right);
            return;
        }
        let panel = panel - self.constant;
        let (relation, part) = (panel / self.panels, panel % self.panels);
        let head = self.heads[self.governors[row] * self.stride + part * COLUMNS..][..COLUMNS].as_chunks::<LANES>().0;
        let sums = &mut self.sums[row];
        let sum = if part == 0 { F::splat(0.0) } else { F::load(sums) };
        let sum = right.fma(F::load(&head[1]), left.fma(F::load(&head[0]), sum));
        sum.store(sums);
        if part + 1 == self.panels {
            self.to[row * self.to_stride + relation] += sum.sum();
        }
    }
}
