"""Divides the scores of each head by a temperature, so that its probabilities mean what they say.

usage: python calibrate.py FOLDER DATA [--report ../reports/calibration.csv]

The temperature of a head is the one with the lowest loss on every second document of the development sets; the expected
calibration error (ECE: 15 bins of equal width, of the probability of the best answer) is measured on the others. The
temperatures are divided into the weights of FOLDER/model.safetensors: the answers stay as they were, and the network needs
to know nothing of it. Running it twice does no harm: the second time all temperatures are about 1."""
import argparse
import csv
import datetime
import os

import torch
import torch.nn.functional as F

import data
import network
from train import CONLL, DEPREL, END, HEAD, NEWS, NOMINAL, NONE, UPOS, Batches, collate

BINS = 15
HEADS = {
    "upos": (UPOS, ("upos.weight", "upos.bias")),
    "arcs": (HEAD, ("U",)),
    "labels": (DEPREL, ("W",)),
    "ner": (NEWS, ("nw.weight", "nw.bias")),
    "ner_conll": (CONLL, ("ner.weight", "ner.bias")),
    "nominal": (NOMINAL, ("cl.weight", "cl.bias")),
    "ends": (END, ("end.weight", "end.bias")),
}


@torch.no_grad()
def scores(net, batch):
    """For each head that the batch is annotated for: scores of the annotated words, and the right answers."""
    ids, classes, mask, first, last, y, same = collate(batch)
    w = net.words(ids, classes, mask, first, last)
    arcs, x = net.arcs(w, same)
    ends = net.end(w)
    given = {
        "upos": net.upos(w), "arcs": arcs, "labels": net.labels(x, w, y[HEAD].clamp(min=0)), "ner": net.nw(w),
        "ner_conll": net.ner(w), "nominal": net.cl(w), "ends": torch.cat([torch.zeros_like(ends), ends], -1),
    }
    for head, logits in given.items():
        wanted = y[HEADS[head][0]]
        known = wanted != NONE
        if known.any():
            yield head, logits[known].float(), wanted[known]


def collect(net, windows, batches):
    """{head: [(scores, answers), ...]}; arcs have as many columns as their window has words, so batches stay apart."""
    found = {head: [] for head in HEADS}
    for batch in batches(windows, 4096, False):
        for head, logits, wanted in scores(net, batch):
            found[head].append((logits, wanted))
    return found


def ece(pairs, temperature):
    sums = torch.zeros(BINS, 3)  # words, right ones, probabilities
    for logits, wanted in pairs:
        p, answer = (logits / temperature).softmax(-1).max(-1)
        at = (p * BINS).long().clamp(max=BINS - 1)
        for column, values in enumerate((torch.ones_like(p), (answer == wanted).float(), p)):
            sums[:, column].index_add_(0, at, values)
    n, right, p = sums.T
    return ((right - p).abs().sum() / n.sum()).item()


def fit(pairs):
    """The best of 61 temperatures from 0.5 to 4, by the loss."""
    loss = lambda t: sum(F.cross_entropy(x / t, y, reduction="sum").item() for x, y in pairs)
    return min((0.5 * 8 ** (i / 60) for i in range(61)), key=loss)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("data")
    parser.add_argument("--report")
    args = parser.parse_args()
    torch.set_num_threads(1)
    net, labels = network.load(args.folder)
    subwords = data.Subwords(os.path.join(args.folder, "tokenizer.json"))
    batches = Batches(labels | {"xpos": [], "feats": []}, subwords)
    halves = [[], []]
    for parts in data.read(args.data, ["dev"]).values():
        docs = parts.get("dev", [])
        for half in (0, 1):
            halves[half] += data.windows(docs[half::2], subwords)
    first, second = (collect(net, half, batches) for half in halves)
    rows, state = [], net.state_dict()
    for head, (_, parameters) in HEADS.items():
        t = fit(first[head])
        rows.append([head, f"{t:.3f}", f"{ece(second[head], 1.0):.4f}", f"{ece(second[head], t):.4f}"])
        print(*rows[-1], sep="\t", flush=True)
        for name in parameters:
            state[name].div_(t)
    network.save(net, os.path.join(args.folder, "model.safetensors"))
    if args.report:
        with open(args.report, "w", encoding="utf8", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(["date", "command", "head", "temperature", "ece_before", "ece_after"])
            today = datetime.date.today().isoformat()
            out.writerows([today, "python calibrate.py FOLDER DATA"] + row for row in rows)


if __name__ == "__main__":
    main()
