#!/usr/bin/env python3
"""Fits the weights of the ranking of antecedents (src/coref/weights.txt).

usage: coref.py OUT LESSONS... [--only CLASSES] [--dev LESSONS]

LESSONS are what `factwire-eval lessons gum` and `factwire-eval lessons gap` print. For each class of mentions a log-linear
model is fitted: P(candidate) is its share of exp(weights . signs) among the candidates and "none of them"; maximised is the
log probability of what is right (all right candidates together; what is not known counts as right where nothing known is), genders
weighing alike, less the squares of what weights are away from 0 or from PRIOR.
Whatever is found depends on nothing random. With --only ("it,they"), the weights of all other classes stay as OUT has them. With --dev, log probability and accuracy on other lessons are printed as well.
"""
import argparse
import numpy as np
from scipy import sparse
from scipy.optimize import minimize

# How strongly weights are held back; "he" has the most signs for its lessons.
L2 = {'he': 36.0, 'it': 7.0, 'they': 7.0}
L2_OF_OTHERS = 3.0

# What grammar and constructions say of "he" is rare and sure. Lessons about men and about women weigh alike, however many there are;
# the value of this sign is an odd number for women.
L2_OF_SURE, SURE = 4.0, {'Binding', 'Favour', 'Quotes'}
FEMININE = 'Bearer:'

# Where weights are drawn to, and not to 0, since lessons say too little: "praised Dahl for her courage" (Judged in
# src/coref/pronouns/constructions.rs) stands in a handful, "the firm said that it" (Complement) and "the firm
# would close if it" (Adverbial) in as many, though news is full of them, and
# what an expletive "it" means GUM does not ask.
PRIOR = {'he': {'Favour:13': 1.5}, 'they': {'Favour:3': 0.8}}

# What speaks, acts or has a spokesman ("Asks", src/coref/ranker/thing_pronoun_features.rs) is a body and no thing: the lessons have few
# of the bodies that news is full of. How much for bodies and against things, by what is asked and by type.
BODIES, THINGS, TYPES = 0.8, -1.2, 12
PRIOR['it'] = {'Favour:3': 1.2, 'Favour:4': 0.8, 'Favour:5': 0.5, 'NoneExpletive:1': 2.0} | {f'Asks:{asked * TYPES + kind}': weight
               for asked in (1, 2, 11)
               for kinds, weight in (((1, 2, 4), BODIES), ((3, 5, 7, 8, 9, 10), THINGS)) for kind in kinds}

# Weights smaller than this are not written.
SMALL = 0.01


def measured(sign):
    """A sign and its number, which is 1 where none is given: "Fit:0=0.25"."""
    name, _, number = sign.partition('=')
    return name, float(number or 1)


def read(paths):
    """Lessons by class: rows of signs, whether right, and where each mention's rows begin."""
    classes = {}
    for path in paths:
        with open(path, encoding='utf8') as lines:
            for line in lines:
                name, *candidates = line.rstrip('\n').split('\t')
                signs = [c.split(' ') for c in candidates]
                answers = [s[0] for s in signs]
                right = [a == '1' for a in answers]
                if not any(right):
                    right = [a == '?' for a in answers]
                if not any(right) or all(right):
                    continue
                rows, rights, starts = classes.setdefault(name, ([], [], []))
                starts.append(len(rows))
                rows.extend([measured(sign) for sign in s[1:]] for s in signs)
                rights.extend(right)
    return classes


def matrix(rows, index):
    columns, numbers, pointers = [], [], [0]
    for row in rows:
        columns.extend(index[s] for s, _ in row if s in index)
        numbers.extend(x for s, x in row if s in index)
        pointers.append(len(columns))
    shape = (len(rows), len(index))
    return sparse.csr_matrix((np.array(numbers), np.array(columns, dtype=int), np.array(pointers)), shape=shape)


def balance(rows, starts):
    """What each lesson weighs for both genders to weigh alike; 1 where signs tell of no gender."""
    genders = []
    for lesson in np.split(np.arange(len(rows)), starts[1:]):
        found = (int(sign.split(':')[1]) % 2 for row in lesson for sign, _ in rows[row] if sign.startswith(FEMININE))
        genders.append(next(found, 0))
    count = np.bincount(genders, minlength=2)
    return (len(genders) / 2 / count)[genders] if count.all() else np.ones(len(genders))


def shares(scores, right, starts):
    """Log probability of what is right, and for each row its share and its share among the right ones."""
    counts = np.diff(np.append(starts, len(scores)))
    top = np.repeat(np.maximum.reduceat(scores, starts), counts)
    e = np.exp(scores - top)
    total = np.add.reduceat(e, starts)
    good = np.add.reduceat(e * right, starts)
    return np.log(good / total), e / np.repeat(total, counts), e * right / np.repeat(good, counts)


def fit(rows, right, starts, name):
    index = {s: i for i, s in enumerate(sorted({s for row in rows for s, _ in row}))}
    l2 = np.full(len(index), L2.get(name, L2_OF_OTHERS))
    if name == 'he':
        l2[[i for s, i in index.items() if s.split(':')[0] in SURE]] = L2_OF_SURE
    prior = np.array([PRIOR.get(name, {}).get(s, 0.0) for s in index])
    x, right, starts = matrix(rows, index), np.array(right, dtype=float), np.array(starts)
    xt, share = x.T.tocsr(), balance(rows, starts)
    of_rows = np.repeat(share, np.diff(np.append(starts, len(rows))))

    def loss(w):
        logp, p, q = shares(x @ w, right, starts)
        return -(share * logp).sum() + l2 @ (w - prior) ** 2 / 2, xt @ (of_rows * (p - q)) + l2 * (w - prior)

    found = minimize(loss, np.zeros(len(index)) if name == 'he' else prior, jac=True, method='L-BFGS-B', options={'maxiter': 400})
    return index, found.x


def accuracy(x, w, right, starts):
    scores = x @ w
    logp, p, _ = shares(scores, right, starts)
    ends = np.append(starts[1:], len(scores))
    links = hits = wanted = same = 0
    for a, b in zip(starts, ends):
        best = a + int(np.argmax(scores[a:b]))
        same += right[best] > 0
        wanted += right[a] == 0
        links += best > a
        hits += best > a and right[best] > 0
    n = len(starts)
    return f'logp {logp.mean():.4f} right {same / n:.3f} link P {hits / max(links, 1):.3f} R {hits / max(wanted, 1):.3f} of {n}'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('out')
    parser.add_argument('lessons', nargs='+')
    parser.add_argument('--only')
    parser.add_argument('--dev', nargs='*', default=[])
    args = parser.parse_args()
    train, dev = read(args.lessons), read(args.dev)
    lines = []
    if args.only:
        only = args.only.split(',')
        train = {name: lessons for name, lessons in train.items() if name in only}
        with open(args.out, encoding='utf8') as old:
            lines = [line.rstrip('\n') for line in old if not line.startswith(('#', *(f'{name} ' for name in only)))]
    for name, (rows, right, starts) in sorted(train.items()):
        index, w = fit(rows, right, starts, name)
        x = matrix(rows, index)
        print(f'{name:14} train', accuracy(x, w, np.array(right, float), np.array(starts)))
        if name in dev:
            drows, dright, dstarts = dev[name]
            print(f'{"":14} dev  ', accuracy(matrix(drows, index), w, np.array(dright, float), np.array(dstarts)))
        for sign, i in index.items():
            if abs(w[i]) >= SMALL:
                template, value = sign.split(':')
                lines.append(f'{name} {template} {value} {w[i]:.2f}')
    with open(args.out, 'w', encoding='utf8') as out:
        out.write('# Weights of the ranking of antecedents: class, template, value, weight. Written by training/coref.py.\n')
        out.write('\n'.join(sorted(lines, key=lambda line: line.split(' ')[0])) + '\n')


main()
