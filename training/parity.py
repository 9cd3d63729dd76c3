"""Writes what the network says of sentences.txt, in fp32 (PyTorch) and in int8 (ONNX Runtime), for the tests of the crate.

usage: python parity.py FOLDER [MODEL=run/factwire-en] [OUT=../src/parser/parity.json]

For each window: the inputs; the governors that the relations are scored for (the fp32 network's best of each word); and from
both networks the number of the best label of each word and, for the first windows, scores of names and of arcs."""
import argparse
import json
import os

import torch

import data
from check import Onnx
from network import load

WITH_SCORES = 6  # windows


def fp32(net, ids, classes, first, last, sentence):
    ids, classes, first, last = (torch.tensor([x]) for x in (ids, classes, first, last))
    with torch.no_grad():
        w = net.words(ids, classes, None, first, last)
        arcs, x = net.arcs(w)
        heads = arcs.masked_fill(~data.allowed(sentence)[None], -1e9).argmax(-1)
        scores = {"upos": net.upos(w), "ner": net.nw(w), "ner_conll": net.ner(w), "nominal": net.cl(w), "ends": net.end(w)}
        scores |= {"arcs": arcs, "labels": net.labels(x, w, heads)}
    return heads[0].tolist(), {k: v[0].numpy() for k, v in scores.items()}


def answers(scores, with_scores):
    out = {k: scores[k].argmax(-1).tolist() for k in ("upos", "ner", "ner_conll", "nominal", "labels")}
    if with_scores:
        out |= {f"{k}_scores": [[round(float(v), 3) for v in row] for row in scores[k]] for k in ("ner", "ends", "arcs")}
    return out


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("model", nargs="?", default=os.path.join(here, "run", "factwire-en"))
    parser.add_argument("out", nargs="?", default=os.path.join(here, "..", "src", "parser", "parity.json"))
    args = parser.parse_args()
    torch.set_num_threads(1)
    (net, _), int8 = load(args.folder), Onnx(os.path.join(args.model, "model.onnx"))
    subwords, windows = data.Subwords(os.path.join(args.folder, "tokenizer.json")), []
    for number, window in enumerate(data.own_sentences()):
        given = data.inputs(window, subwords)
        ids, classes, first, last, _ = given
        heads, scores = fp32(net, *given)
        other = {k: v[0] for k, v in int8.run(ids, classes, first, last, heads).items()}
        with_scores = number < WITH_SCORES
        windows.append({
            "sentences": [s["w"] for s in window], "ids": ids, "classes": classes, "first": first, "last": last, "heads": heads,
            "fp32": answers(scores, with_scores), "int8": answers(other, with_scores),
        })
    with open(args.out, "w", encoding="utf8") as file:
        lines = ",\n".join(json.dumps(w, ensure_ascii=False, separators=(",", ":")) for w in windows)
        file.write('{"windows":[\n' + lines + "\n]}\n")


if __name__ == "__main__":
    main()
