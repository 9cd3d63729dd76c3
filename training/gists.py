#!/usr/bin/env python3
"""Fits what is kept of the network's vectors of words for pronouns (gists.f32 of factwire-en), on lessons of distant.py.

usage: gists.py CASES MODEL OUT [--seed 0]

CASES is what `factwire-eval lessons cases LESSONS` prints, MODEL the graph in ONNX. A pronoun's vector and that of the verb above it
are projected to four numbers, and so are the vectors of a candidate's mentions (the mean of its last, its last name, its first) and of
the verb above the last; the product of the two says how well they fit. Beside it the signs of the ranker are weighed, but only while
training: what they tell is not to be told again. OUT is a matrix of f32: a row for each channel of a vector, then the constants; four
columns for each of the pronoun, its verb, a mention, its verb (crates/factwire-kernel/src/gist.rs). Prints what belongs into ../models.toml.
"""
import argparse
import hashlib
import json

import numpy as np
import onnx
import onnxruntime
import torch

WORDS = '/Add_20_output_0'  # the vectors of words in the graph
RANK = 4
ONE = 4096  # of crates/factwire-kernel/src/gist.rs
EPOCHS, BATCH, RATE, DECAY, DROPOUT = 3, 256, 4e-3, 20, .2
SIGNS_RATE, SIGNS_L2 = .02, .01


class Network:
    def __init__(self, path):
        graph = onnx.load(path)
        graph.graph.output.append(onnx.helper.make_tensor_value_info(WORDS, onnx.TensorProto.FLOAT, None))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(graph.SerializeToString(), options, providers=['CPUExecutionProvider'])

    def vectors(self, windows):
        """Vectors of the words of all windows."""
        found = []
        for window in windows:
            inputs = {name: np.array([numbers], np.int64) for name, numbers in window.items()}
            inputs['heads'] = np.zeros_like(inputs['first'])
            found.append(self.session.run([WORDS], inputs)[0][0])
        return np.concatenate(found)


class Cases:
    """Vectors, signs and answers of all cases; each has a row for "none of them" and one for each candidate."""

    def __init__(self, path, network):
        asks, gives, self.signs, right, self.starts = [], [], [], [], [0]
        with open(path, encoding='utf8') as lines:
            for line in lines:
                case = json.loads(line)
                vectors = network.vectors(case['windows'])
                asks.append(vectors[case['words']].ravel())
                nobody = np.zeros(2 * vectors.shape[1], np.float32)
                gives.append(nobody)
                for candidate in case['candidates']:
                    *mentions, verb = candidate['words']
                    gives.append(np.concatenate([vectors[mentions].mean(0), vectors[verb]]))
                self.signs += [case['none'], *([s for s in c['signs'] if '=' not in s] for c in case['candidates'])]
                right += [False, *(c['right'] for c in case['candidates'])]
                self.starts.append(len(right))
        self.index = {sign: i for i, sign in enumerate(sorted({s for signs in self.signs for s in signs}))}
        self.asks, self.gives, self.right = torch.tensor(np.stack(asks)), torch.tensor(np.stack(gives)), torch.tensor(right)

    def batch(self, which):
        """Rows of some cases, the case of each among these, and whether it is a candidate."""
        rows = [row for i in which for row in range(self.starts[i], self.starts[i + 1])]
        cases = [n for n, i in enumerate(which) for _ in range(self.starts[i], self.starts[i + 1])]
        return torch.tensor(rows), torch.tensor(cases)

    def answers(self, rows):
        """The signs of rows as an embedding bag reads them."""
        signs = [[self.index[s] for s in self.signs[row]] for row in rows]
        ends = np.cumsum([0] + [len(s) for s in signs])
        return torch.tensor([s for row in signs for s in row]), torch.tensor(ends[:-1])


def log_share(scores, right, cases, count):
    top = torch.full((count,), -torch.inf).scatter_reduce(0, cases, scores.detach(), 'amax')
    e = (scores - top[cases]).exp()
    total, good = (torch.zeros(count).index_add(0, cases, x) for x in (e, e * right))
    return (good + 1e-12).log() - total.log()


def train(cases, seed):
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    ask, give = (torch.nn.Linear(x.shape[1], RANK) for x in (cases.asks, cases.gives))
    for layer in (ask, give):
        torch.nn.init.normal_(layer.weight, std=.5 * layer.in_features ** -.5)
        torch.nn.init.zeros_(layer.bias)
    signs = torch.nn.EmbeddingBag(len(cases.index), 1, mode='sum')
    torch.nn.init.zeros_(signs.weight)
    dropout = torch.nn.Dropout(DROPOUT)
    optimiser = torch.optim.AdamW([
        {'params': signs.parameters(), 'lr': SIGNS_RATE, 'weight_decay': 0},
        {'params': [*ask.parameters(), *give.parameters()], 'lr': RATE, 'weight_decay': DECAY}])
    count = len(cases.asks)
    steps = EPOCHS * -(-count // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: 1 - step / steps)
    for epoch in range(EPOCHS):
        order, total = random.permutation(count), 0.
        for some in np.split(order, range(BATCH, count, BATCH)):
            rows, of = cases.batch(some)
            candidate = torch.ones(len(rows)).index_fill(0, torch.tensor(np.unique(of.numpy(), return_index=True)[1]), 0)
            fit = (ask(dropout(cases.asks[some]))[of] * give(dropout(cases.gives[rows]))).sum(1) * candidate
            logs = log_share(fit + signs(*cases.answers(rows))[:, 0], cases.right[rows], of, len(some))
            loss = -logs.sum() / BATCH + SIGNS_L2 / 2 * (signs.weight ** 2).sum() * len(some) / count
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            total -= logs.sum().item()
        print(f'epoch {epoch + 1}: mean log probability {-total / count:.4f}')
    return ask, give


@torch.no_grad()
def matrix(ask, give, cases):
    """The two projections side by side, in numbers that bytes can hold."""
    width = ask.in_features // 2
    parts = torch.cat([ask.weight[:, :width], ask.weight[:, width:], give.weight[:, :width], give.weight[:, width:]])
    nothing = torch.zeros(RANK)
    constants = torch.cat([ask.bias, nothing, give.bias, nothing])
    reads = torch.cat([cases.asks[:, :width], cases.asks[:, width:]]), torch.cat([cases.gives[:, :width], cases.gives[:, width:]])
    largest = [torch.quantile((r[:100_000] @ parts[2 * RANK * i:2 * RANK * (i + 1)].T).abs(), .999, dim=0) for i, r in enumerate(reads)]
    largest = [x.view(2, RANK).amax(0) for x in largest]
    factor = (largest[1] / largest[0]).sqrt()  # what asks and what gives are to be equally large
    factors = ONE ** .5 * torch.cat([factor, factor, 1 / factor, 1 / factor])
    print('999 of 1000 numbers are within', *(f'{x:.0f}' for x in (largest[0] * factors[:RANK]).tolist()))
    return torch.cat([parts * factors[:, None], (constants * factors)[:, None]], 1).T.contiguous().numpy()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('cases')
    parser.add_argument('model')
    parser.add_argument('out')
    parser.add_argument('--seed', type=int, default=0)
    args = parser.parse_args()
    torch.set_num_threads(1)
    cases = Cases(args.cases, Network(args.model))
    content = matrix(*train(cases, args.seed), cases).astype('<f4').tobytes()
    with open(args.out, 'wb') as file:
        file.write(content)
    print(f'size = {len(content)}, sha256 = "{hashlib.sha256(content).hexdigest()}"')


if __name__ == '__main__':
    main()
