"""Compares the int8 graph in ONNX Runtime with the fp32 network in PyTorch and fails if a figure loses 0.3 points.

usage: python check.py FOLDER DATA [MODEL=run/factwire-en] [--report ../reports/int8.csv] [--documents 1000] [--only-fp32]

FOLDER holds the trained network, DATA the corpora (see data.py). Development and test sets, in windows of up to 112 subwords as
the crate makes them, one at a time; governors are the best of each word (no tree algorithm), for both networks. --documents: at
most so many documents of each corpus. --only-fp32 just prints the figures of the network in PyTorch.

Rows of the report: date, command, set, figure, fp32, int8, difference in points, share of equal answers."""
import argparse
import csv
import datetime
import os
import sys

import numpy as np
import onnxruntime
import torch

import data
from network import load

LIMIT = 0.3  # points that a figure may lose
WINDOW = 112  # "fill" of models.toml, and [CLS] and [SEP]
LONGEST = 254  # subwords that the graph reads; the crate cuts longer sentences, here they are left out for both networks
SETS = {  # as they are called in reports/quality.csv
    "ewt": {"dev": "UD EWT dev", "test": "UD EWT test"},
    "gum": {"dev": "GUM open dev", "test": "GUM open test"},
    "conll": {"dev": "CoNLL-2003 testa", "test": "CoNLL-2003 testb"},
    "news": {"dev": "Worldwide newswire dev"},
}


class Torch:
    def __init__(self, folder):
        self.net, self.labels = load(folder)

    @torch.no_grad()
    def __call__(self, ids, classes, first, last, sentence):
        net, ids, classes, first, last = self.net, *(torch.tensor([x]) for x in (ids, classes, first, last))
        w = net.words(ids, classes, None, first, last)
        arcs, x = net.arcs(w, data.allowed(sentence)[None])
        heads = arcs.argmax(-1)
        best = lambda t: t[0].argmax(-1).tolist()
        return {
            "upos": best(net.upos(w)), "ner": best(net.nw(w)), "ner_conll": best(net.ner(w)), "nominal": best(net.cl(w)),
            "heads": heads[0].tolist(), "deprel": best(net.labels(x, w, heads)), "ends": (net.end(w)[0, :, 0] > 0).tolist(),
        }


class Onnx:
    """Runs the graph twice: for the arcs, and with the governors chosen from them for the relations."""

    def __init__(self, path):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def run(self, ids, classes, first, last, heads):
        feed = {"ids": ids, "classes": classes, "first": first, "last": last, "heads": heads}
        names = [o.name for o in self.session.get_outputs()]
        return dict(zip(names, self.session.run(None, {k: np.array([v], dtype=np.int64) for k, v in feed.items()})))

    def __call__(self, ids, classes, first, last, sentence):
        out = self.run(ids, classes, first, last, [0] * len(first))
        heads = np.where(data.allowed(sentence).numpy(), out["arcs"][0], -np.inf).argmax(-1)
        out["labels"] = self.run(ids, classes, first, last, heads)["labels"]
        best = {k: out[k][0].argmax(-1).tolist() for k in ("upos", "ner", "ner_conll", "nominal", "labels")}
        ends = (out["ends"][0, :, 0] > 0).tolist()
        return {"heads": heads.tolist(), "deprel": best.pop("labels"), "ends": ends, **best}


def measure(model, labels, windows, subwords, corpus):
    """The score, and the answers that the corpus is about, to be compared one by one."""
    score, answers = data.Score(), []
    name = {"conll": "ner_conll", "news": "ner"}.get(corpus)
    for window in windows:
        given = data.inputs(window, subwords)
        out, base = model(*given), 0
        if not name:
            score.ends(given[-1], out["ends"])
        for s in window:
            words = slice(base, base + len(s["w"]))
            read = lambda key: [labels[key][i] for i in out[key][words]]
            if name:
                score.names(s, read(name))
                answers += read(name)
            else:
                heads = [h and h - base for h in out["heads"][words]]
                deprels = read("deprel")
                score.tree(s, read("upos"), heads, deprels)
                answers += list(zip(heads, deprels))
            base += len(s["w"])
    return score.figures(), answers


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("data")
    parser.add_argument("model", nargs="?", default=os.path.join(here, "run", "factwire-en"))
    parser.add_argument("--report")
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--only-fp32", action="store_true")
    args = parser.parse_args()
    torch.set_num_threads(1)

    fp32 = Torch(args.folder)
    int8 = None if args.only_fp32 else Onnx(os.path.join(args.model, "model.onnx"))
    subwords = data.Subwords(os.path.join(args.folder, "tokenizer.json"))
    command = f"python check.py FOLDER DATA --documents {args.documents}"
    rows, worst = [], 0.0
    corpora = data.read(args.data, ["dev", "test"])
    for corpus, part, name in ((c, p, name) for c, parts in SETS.items() for p, name in parts.items()):
        windows = data.windows(corpora[corpus][part][: args.documents], subwords, WINDOW, 1000)
        windows = [w for w in windows if sum(len(subwords(word)) for s in w for word in s["w"]) <= LONGEST]
        a, answers_a = measure(fp32, fp32.labels, windows, subwords, corpus)
        if args.only_fp32:
            print(name, *(f"{k} {v:.4f}" for k, v in a.items()), sep="\t", flush=True)
            continue
        b, answers_b = measure(int8, fp32.labels, windows, subwords, corpus)
        equal = sum(x == y for x, y in zip(answers_a, answers_b)) / max(1, len(answers_a))
        for figure in a:
            lost = 100 * (a[figure] - b[figure])
            worst = max(worst, lost)
            rows.append([name, figure, f"{a[figure]:.4f}", f"{b[figure]:.4f}", f"{-lost:+.2f}", f"{equal:.4f}"])
            print(*rows[-1], sep="\t", flush=True)
    if args.report:
        with open(args.report, "w", encoding="utf8", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(["date", "command", "set", "figure", "fp32", "int8", "points", "equal"])
            out.writerows([datetime.date.today().isoformat(), command] + row for row in rows)
    if worst >= LIMIT:
        sys.exit(f"a figure loses {worst:.2f} points; {LIMIT} is the limit")


if __name__ == "__main__":
    main()
