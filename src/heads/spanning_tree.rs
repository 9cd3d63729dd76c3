//! Trees from arc scores: the highest-scoring tree in which exactly one word hangs on the root.
//!
//! Chu and Liu (1965) and Edmonds (1967), as Gabow et al. (1986) grow it: walk from a word to its best governor and on until
//! the walk reaches words that are done, contracting each cycle on the way to one node; then take the contractions apart
//! again. Time and memory are quadratic in the words of a sentence, as is the size of the input; there is no recursion.
//!
//! One root: the arcs from the root are lowered by more than any two trees can differ, so that the best tree has as few of
//! them as it can, which is one (Stanojević and Cohen 2021, "A Root of All Evil").

use std::ops::Range;

use super::{log_softmax, projective_tree};
use crate::backend::{Piece, Scores};

/// The governor of a word that hangs on the root; other governors are numbers of words plus one.
pub(crate) const ROOT: usize = 0;

/// The governor of each word of a window: a column of `arcs`, that is [`ROOT`] or 1 plus the number of a word of the same
/// piece. Each piece gets a tree with one root. The pieces are in order, without gaps.
pub(crate) fn govern(arcs: &Scores, pieces: &[Piece]) -> Vec<usize> {
    let mut governors = Vec::with_capacity(arcs.rows().len());
    for Piece { words: piece, .. } in pieces {
        let score = |dependent: usize, governor: usize| {
            let row = arcs.row(piece.start + dependent);
            if governor == 0 { row[ROOT] } else { row[piece.start + governor] }
        };
        let tree = tree(piece.len(), score);
        governors.extend(tree.into_iter().map(|g| if g == 0 { ROOT } else { g + piece.start }));
    }
    governors
}

/// How sure the governor of a word is, among all that it could have in its piece.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ArcScore {
    /// The probability of the governor that the tree has.
    pub chosen: f32,
    /// The likeliest of the others, as [`govern`] gives governors, and its probability; none for a word that could have no other.
    pub next: Option<(usize, f32)>,
}

/// How sure the governor of each word is.
pub(crate) fn arc_scores(arcs: &Scores, pieces: &[Piece], governors: &[usize]) -> Vec<ArcScore> {
    let words = pieces.iter().flat_map(|Piece { words, .. }| words.clone().map(move |word| (word, words)));
    let score = |(word, piece): (usize, &Range<usize>)| {
        let row = arcs.row(word);
        let possible: Vec<f32> =
            std::iter::once(row[ROOT]).chain(row[piece.start + 1..=piece.end].iter().copied()).collect();
        let logs = log_softmax(&possible);
        let at = if governors[word] == ROOT { 0 } else { governors[word] - piece.start };
        let itself = word + 1 - piece.start;
        let others = logs.iter().enumerate().filter(|&(g, _)| g != at && g != itself);
        let next = others.max_by(|a, b| a.1.total_cmp(b.1));
        let numbered = |g: usize| if g == 0 { ROOT } else { g + piece.start };
        ArcScore { chosen: logs[at].exp(), next: next.map(|(g, log)| (numbered(g), log.exp())) }
    };
    words.map(score).collect()
}

/// Scores are clamped to minus and plus this.
const LARGE: f64 = 1e6;

/// How much better (in scores of arcs) a tree with crossing arcs must be than the best one without. Chosen on UD EWT and GUM news dev
/// with an earlier network, whose scores were about twice as large (they are divided by a temperature now), and windows of 254
/// subwords: 1 to 1,000 all did as well as 0 or better and the gain ended at about 8.
const MARGIN: f64 = 8.0;

fn tree(words: usize, score: impl Fn(usize, usize) -> f32) -> Vec<usize> {
    // A broken model may give anything; the tree must still be one.
    let score = |dependent: usize, governor: usize| match score(dependent, governor) {
        value if value.is_nan() => -LARGE,
        value => f64::from(value).clamp(-LARGE, LARGE),
    };
    let unrestricted = one_root_tree(words, score);
    if !projective_tree::has_crossings(&unrestricted) {
        return unrestricted;
    }
    let projective = projective_tree::best(words, score);
    let sum = |tree: &[usize]| -> f64 { tree.iter().enumerate().map(|(d, &g)| score(d, g)).sum() };
    if sum(&unrestricted) - sum(&projective) < MARGIN { projective } else { unrestricted }
}

/// `score(d, g)` of the arc to word `d` (from 0) from governor `g` (0 the root, 1 the first word). Returns each word's `g`.
fn one_root_tree(words: usize, score: impl Fn(usize, usize) -> f64) -> Vec<usize> {
    if words == 1 {
        return vec![ROOT];
    }
    let nodes = words + 1;
    let mut graph = Graph { nodes, arcs: Vec::with_capacity(nodes * nodes) };
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for dependent in 0..nodes {
        for governor in 0..nodes {
            let value = if dependent == 0 { 0.0 } else { score(dependent - 1, governor) };
            (low, high) = (low.min(value), high.max(value));
            graph.arcs.push(Arc { score: value, governor, dependent });
        }
    }
    let penalty = (high - low + 1.0) * nodes as f64;
    for dependent in 1..nodes {
        graph.arcs[dependent * nodes].score -= penalty;
    }
    spanning_tree(graph)
}

/// An arc between words, also when its ends have been contracted into larger nodes; the score is what choosing it adds.
#[derive(Clone, Copy)]
struct Arc {
    score: f64,
    governor: usize,
    dependent: usize,
}

/// The best arc from each node to each other. A contracted cycle lives on in the row and column of one of its nodes.
struct Graph {
    nodes: usize,
    arcs: Vec<Arc>,
}

impl Graph {
    fn arc(&mut self, dependent: usize, governor: usize) -> &mut Arc {
        &mut self.arcs[dependent * self.nodes + governor]
    }

    /// The node with the best arc to this one. Another one must be alive.
    fn best_governor(&self, dependent: usize, alive: &[bool]) -> usize {
        let row = &self.arcs[dependent * self.nodes..][..self.nodes];
        let mut best = ROOT;
        for (governor, arc) in row.iter().enumerate().skip(1) {
            if alive[governor] && governor != dependent && arc.score > row[best].score {
                best = governor;
            }
        }
        best
    }
}

/// The best tree from node 0 over all others: the governor of each node from 1 on.
fn spanning_tree(mut graph: Graph) -> Vec<usize> {
    let nodes = graph.nodes;
    let mut alive = vec![true; nodes];
    let mut done = vec![false; nodes];
    done[ROOT] = true;
    // Words and contracted cycles, numbered in the order in which they arise: the cycle that each became part of, the parts of
    // each cycle, the arc that was chosen to each, and which of them a row of the graph stands for.
    let mut parent: Vec<Option<usize>> = vec![None; nodes];
    let mut parts: Vec<Vec<usize>> = vec![Vec::new(); nodes];
    let mut chosen: Vec<Option<Arc>> = vec![None; nodes];
    let mut stands_for: Vec<usize> = (0..nodes).collect();

    for start in 1..nodes {
        if done[start] || !alive[start] {
            continue;
        }
        let mut path = vec![start];
        let mut place = vec![usize::MAX; nodes];
        place[start] = 0;
        loop {
            let last = path[path.len() - 1];
            let governor = graph.best_governor(last, &alive);
            chosen[stands_for[last]] = Some(*graph.arc(last, governor));
            if done[governor] {
                break;
            }
            if place[governor] == usize::MAX {
                place[governor] = path.len();
                path.push(governor);
                continue;
            }
            let cycle = path.split_off(place[governor]);
            let kept = contract(&mut graph, &cycle, &chosen, &stands_for, &mut alive);
            let number = parent.len();
            for &member in &cycle {
                parent[stands_for[member]] = Some(number);
                place[member] = usize::MAX;
            }
            parts.push(cycle.iter().map(|&member| stands_for[member]).collect());
            parent.push(None);
            chosen.push(None);
            stands_for[kept] = number;
            place[kept] = path.len();
            path.push(kept);
        }
        for node in path {
            done[node] = true;
        }
    }
    take_apart(nodes, &parent, &parts, &chosen)
}

/// Makes one node of a cycle. An arc into it replaces the cycle's own arc to the same word, so that it adds only the difference of the
/// two; of several arcs between the same nodes the best stays. Returns the node in whose row and column the cycle now lives.
fn contract(
    graph: &mut Graph,
    cycle: &[usize],
    chosen: &[Option<Arc>],
    stands_for: &[usize],
    alive: &mut [bool],
) -> usize {
    let kept = cycle[0];
    for &member in cycle {
        alive[member] = false;
    }
    for other in (0..graph.nodes).filter(|&n| alive[n]) {
        let (mut into, mut out_of): (Option<Arc>, Option<Arc>) = (None, None);
        for &member in cycle {
            let mut arc = *graph.arc(member, other);
            arc.score -= chosen[stands_for[member]].map_or(0.0, |own| own.score);
            if into.is_none_or(|best| arc.score > best.score) {
                into = Some(arc);
            }
            let arc = *graph.arc(other, member);
            if out_of.is_none_or(|best| arc.score > best.score) {
                out_of = Some(arc);
            }
        }
        if let (Some(into), Some(out_of)) = (into, out_of) {
            *graph.arc(kept, other) = into;
            *graph.arc(other, kept) = out_of;
        }
    }
    alive[kept] = true;
    kept
}

/// In each contracted cycle the arc chosen to the whole replaces the arc of the part that it points into.
fn take_apart(nodes: usize, parent: &[Option<usize>], parts: &[Vec<usize>], chosen: &[Option<Arc>]) -> Vec<usize> {
    let mut governors = vec![ROOT; nodes];
    let mut open: Vec<usize> = (1..parent.len()).filter(|&n| parent[n].is_none()).collect();
    while let Some(top) = open.pop() {
        let Some(arc) = chosen[top] else { continue };
        governors[arc.dependent] = arc.governor;
        // From the word up to `top`: the other parts of each cycle on the way keep their own arcs.
        let mut node = arc.dependent;
        while node != top {
            let Some(cycle) = parent[node] else { break };
            open.extend(parts[cycle].iter().copied().filter(|&part| part != node));
            node = cycle;
        }
    }
    governors.split_off(1)
}

#[cfg(test)]
mod tests;
