"""What a teacher says of the training texts, for `train.py --teacher`: of every corpus, also where it is not annotated for a task.

usage: python teach.py FOLDER DATA OUT [--workers 2]

FOLDER holds the teacher as train.py leaves it. OUT gets, for each worker, sentences.N.json (words and where their rows begin) and
TASK.N.npy: scores of every label for each word, [words, labels]; `deprel` for the governor of the treebank or else the best one;
arcs.N.npy, the five best governors (0 the root, else 1 plus the word's number in the sentence) and arc_scores.N.npy, [words, 5].
Sentences with hyphens come twice: as their corpus has them and in the words of UD."""
import argparse
import json
import os

import numpy as np
import torch

import data
import network
from lessons import FILES, GOVERNORS, TASKS
from train import HEAD, Batches, collate
from vary import parted

def texts(corpora):
    for parts in corpora.values():
        for doc in parts["train"]:
            yield doc
            other = [parted(s) for s in doc]
            # Those that differ, each with the sentence before it for context.
            changed = {i for i, (a, b) in enumerate(zip(doc, other)) if a["w"] != b["w"]}
            if changed:
                yield [s | {"context": i not in changed} for i, s in enumerate(other) if i in changed or i + 1 in changed]


@torch.no_grad()
def answers(net, windows, batches):
    """For each batch of windows: rows for every word, in order."""
    for at in range(0, len(windows), 256):
        some = windows[at : at + 256]
        some.sort(key=lambda w: sum(len(s["w"]) for s in w))
        group = []
        for i, window in enumerate(some):
            group.append(window)
            if len(group) * sum(len(s["w"]) for s in window) > 1500 or i + 1 == len(some):
                yield group, rows(net, group, batches)
                group = []


def rows(net, group, batches):
    ids, classes, mask, first, last, wanted, same, _ = collate([batches.features(w) for w in group])
    w = net.words(ids, classes, mask, first, last)
    arcs, x = net.arcs(w, same)
    gold = wanted[HEAD]
    best, at = arcs.topk(min(GOVERNORS, arcs.shape[-1]), -1)
    heads = torch.where(gold >= 0, gold, at[:, :, 0])
    scores = {
        "upos": net.upos(w), "ner_conll": net.ner(w), "ner": net.nw(w), "nominal": net.cl(w), "deprel": net.labels(x, w, heads),
    }
    scores = {k: v.float().numpy().astype(np.float16) for k, v in scores.items()}
    pad = GOVERNORS - at.shape[-1]
    best, at = (torch.nn.functional.pad(t, (0, pad), value=v) for t, v in ((best, -1e4), (at, 0)))
    return scores, best.clamp(min=-1e4).float().numpy().astype(np.float16), at.numpy()


def work(rank, args):
    torch.set_num_threads(1)
    net, labels = network.load(args.folder)
    net = net.to(torch.bfloat16)
    subwords = data.Subwords(os.path.join(args.folder, "tokenizer.json"))
    batches = Batches(labels | {"xpos": [], "feats": []}, subwords)
    docs = list(texts(data.read(args.data, ["train"])))[rank :: args.workers]
    sentences, count = [], 0
    kept = {k: [] for k in FILES}
    for group, (scores, best, at) in answers(net, data.windows(docs, subwords, 160), batches):
        for i, window in enumerate(group):
            base = 0
            for s in window:
                here = slice(base, base + len(s["w"]))
                base += len(s["w"])
                if s.get("context"):
                    continue
                for k in TASKS:
                    kept[k].append(scores[k][i, here])
                kept["arcs"].append(np.where(at[i, here] > 0, at[i, here] - here.start, 0).clip(0).astype(np.int16))
                kept["arc_scores"].append(best[i, here])
                sentences.append([s["w"], count])
                count += len(s["w"])
    for k, v in kept.items():
        np.save(os.path.join(args.out, f"{k}.{rank}.npy"), np.concatenate(v))
    with open(os.path.join(args.out, f"sentences.{rank}.json"), "w", encoding="utf8") as file:
        json.dump(sentences, file)
    print(f"worker {rank}: {len(sentences)} sentences, {count} words", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("data")
    parser.add_argument("out")
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    os.makedirs(args.out, exist_ok=True)
    torch.multiprocessing.spawn(work, (args,), args.workers)


if __name__ == "__main__":
    main()
