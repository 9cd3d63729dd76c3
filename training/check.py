"""Compares the int8 graph in ONNX Runtime with the fp32 network in PyTorch and fails if names or trees lose 0.5 points.

usage: python check.py FOLDER DATA [MODEL=../models/factwire-en] [--report ../reports/int8.csv] [--documents 1000]

FOLDER holds the trained network, DATA the corpora (see data.py). Windows of 128 subwords, one at a time; governors are the
best of each word (no tree algorithm), for both networks. --documents: at most so many documents of each corpus.

Rows of the report: date, command, corpus, figure, fp32, int8, difference in points, share of equal answers."""
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

LIMIT = 0.5  # points that names and trees may lose


class Torch:
    def __init__(self, folder):
        self.net, self.labels = load(folder)

    @torch.no_grad()
    def __call__(self, ids, classes, first, sentence):
        net, ids, classes, first = self.net, *(torch.tensor([x]) for x in (ids, classes, first))
        w = net.words(ids, classes, None, first)
        arcs, x = net.arcs(w, data.allowed(sentence)[None])
        heads = arcs.argmax(-1)
        best = lambda t: t[0].argmax(-1).tolist()
        return {
            "upos": best(net.upos(w)), "ner": best(net.nw(w)), "ner_conll": best(net.ner(w)), "nominal": best(net.cl(w)),
            "heads": heads[0].tolist(), "deprel": best(net.labels(x, w, heads)),
        }


class Onnx:
    """Runs the graph twice: for the arcs, and with the governors chosen from them for the relations."""

    def __init__(self, path):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def run(self, ids, classes, first, heads):
        feed = {"ids": ids, "classes": classes, "first": first, "heads": heads}
        names = [o.name for o in self.session.get_outputs()]
        return dict(zip(names, self.session.run(None, {k: np.array([v], dtype=np.int64) for k, v in feed.items()})))

    def __call__(self, ids, classes, first, sentence):
        out = self.run(ids, classes, first, [0] * len(first))
        heads = np.where(data.allowed(sentence).numpy(), out["arcs"][0], -np.inf).argmax(-1)
        out["labels"] = self.run(ids, classes, first, heads)["labels"]
        best = {k: out[k][0].argmax(-1).tolist() for k in ("upos", "ner", "ner_conll", "nominal", "labels")}
        return {"heads": heads.tolist(), "deprel": best.pop("labels"), **best}


def measure(model, labels, windows, subwords, corpus):
    """The score, and the answers that the corpus is about, to be compared one by one."""
    score, answers = data.Score(), []
    name = {"conll": "ner_conll", "news": "ner"}.get(corpus)
    for window in windows:
        out, base = model(*data.inputs(window, subwords)), 0
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
    parser.add_argument("model", nargs="?", default=os.path.join(here, "..", "models", "factwire-en"))
    parser.add_argument("--report")
    parser.add_argument("--documents", type=int, default=1000)
    args = parser.parse_args()
    torch.set_num_threads(1)

    fp32, int8 = Torch(args.folder), Onnx(os.path.join(args.model, "model.onnx"))
    subwords = data.Subwords(os.path.join(args.folder, "tokenizer.json"))
    command = f"python check.py FOLDER DATA --documents {args.documents}"
    rows, worst = [], 0.0
    for corpus, parts in data.read(args.data, ["dev"]).items():
        if not parts.get("dev"):
            continue
        windows = data.windows(parts["dev"][: args.documents], subwords)
        a, answers_a = measure(fp32, fp32.labels, windows, subwords, corpus)
        b, answers_b = measure(int8, fp32.labels, windows, subwords, corpus)
        equal = sum(x == y for x, y in zip(answers_a, answers_b)) / max(1, len(answers_a))
        for figure in a:
            lost = 100 * (a[figure] - b[figure])
            worst = max(worst, lost)
            rows.append([f"{corpus} dev", figure, f"{a[figure]:.4f}", f"{b[figure]:.4f}", f"{-lost:+.2f}", f"{equal:.4f}"])
            print(*rows[-1], sep="\t", flush=True)
    if args.report:
        with open(args.report, "w", encoding="utf8", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(["date", "command", "corpus", "figure", "fp32", "int8", "points", "equal"])
            out.writerows([datetime.date.today().isoformat(), command] + row for row in rows)
    if worst >= LIMIT:
        sys.exit(f"a figure loses {worst:.2f} points; {LIMIT} is the limit")


if __name__ == "__main__":
    main()
