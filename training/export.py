"""Writes a trained network as the int8 ONNX graph that the crate embeds.

usage: python export.py FOLDER [OUT=run/factwire-en] [--fp32]

FOLDER holds model.safetensors, labels.json and tokenizer.json. OUT gets model.onnx, labels.json and tokenizer.json, and the
sizes and checksums for models.toml are printed. --fp32 leaves the weights as they are (about 95 MB), for parity checks.

The graph takes one window, without padding (why: src/backend/onnx.rs):

    ids, classes   [1, subwords]   subword numbers and case classes, [CLS] and [SEP] included
    first, last    [1, words]      index of the first and of the last subword of each word
    heads          [1, words]      governor of each word, 0 the root; only `labels` depends on it

    upos, ner, ner_conll, nominal  [1, words, labels]   scores
    ends           [1, words, 1]   logarithm of the odds that a sentence ends with the word
    arcs                           [1, words, 1 + words]  scores of the governors, of whatever sentence
    label_heads, label_dependents  [1, 1 + words, 128], [1, words, 128]   what `labels` is computed of, together with heads
    labels                         [1, words, relations]

A caller first asks for all but `labels`, decodes the trees, and then asks for `labels` with heads, label_heads and
label_dependents as inputs, so that relations are only scored for the arcs that were chosen."""
import argparse
import hashlib
import json
import math
import os
import shutil
import tempfile

import torch
import torch.nn as nn
import torch.nn.functional as F
from onnxruntime.quantization import QuantType, quantize_dynamic

import data
from network import HEADS, WIDTH, load

POSITIONS = 256  # of 512: [CLS], 254 subwords, [SEP]
OUTPUTS = ["upos", "ner", "ner_conll", "nominal", "ends", "arcs", "label_heads", "label_dependents", "labels"]
INPUTS = ["ids", "classes", "first", "last", "heads"]


class Attention(nn.Module):
    """One product for queries, keys and values; the division by the root of the width is in the weights of the queries."""

    def __init__(self, layer):
        super().__init__()
        factor = 1 / math.sqrt(WIDTH // HEADS)
        self.qkv, self.o = nn.Linear(WIDTH, 3 * WIDTH), layer.o
        self.qkv.weight.data = torch.cat([layer.q.weight * factor, layer.k.weight, layer.v.weight])
        self.qkv.bias.data = torch.cat([layer.q.bias * factor, layer.k.bias, layer.v.bias])

    def forward(self, x):
        q, k, v = (t.view(1, -1, HEADS, WIDTH // HEADS).transpose(1, 2) for t in self.qkv(x).chunk(3, -1))
        a = torch.softmax(q @ k.transpose(2, 3), -1) @ v
        return self.o(a.transpose(1, 2).reshape(1, -1, WIDTH))


class Graph(nn.Module):
    """The network as above, for one window."""

    def __init__(self, net, int8, example_inputs=(), quantile=0.99):
        super().__init__()
        self.net, self.int8 = net, int8
        self.attention = nn.ModuleList(Attention(layer) for layer in net.enc.layers)
        self.positions = nn.Parameter(net.enc.pos.weight[:POSITIONS].detach().clone())
        self.factors = nn.ParameterDict()
        if int8:
            # The embeddings are half of all weights. A scale for each word keeps rare words, whose vectors are short,
            # as exact as frequent ones; quantize_dynamic has one scale for the whole table.
            table = net.enc.word.weight.detach()
            scale = table.abs().amax(1).clamp(min=1e-8) / 127
            self.table = nn.Parameter((table / scale[:, None]).round().to(torch.int8), requires_grad=False)
            self.scale = nn.Parameter(scale, requires_grad=False)
        self.arc = nn.Parameter(net.U.detach()[:-1].T.contiguous())
        self.arc_of_one = nn.Parameter(net.U.detach()[-1:].T.contiguous())
        # [relation, governor, dependent] → one product for all relations; the last of governor and of dependent is the
        # constant 1.
        self.relations, self.governor, dependent = net.W.shape
        bilinear = net.W.detach().permute(2, 0, 1).reshape(dependent, -1)
        self.bilinear = nn.Parameter(bilinear[:-1].contiguous())
        self.bilinear_of_one = nn.Parameter(bilinear[-1].contiguous())
        self.smooth(example_inputs, quantile)

    @torch.no_grad()
    def smooth(self, example_inputs, quantile):
        """A few channels have values 20 times those of the others, and an int8 product has one scale for all. Divides such
        channels of what goes into a product by a factor and multiplies their weights by it (after SmoothQuant, Xiao et al.
        2023, which does so with all channels: here that was worse, for the examples are too few to know the quiet ones)."""
        products = {}
        for i, (layer, attention) in enumerate(zip(self.net.enc.layers, self.attention)):
            products |= {f"qkv{i}": attention.qkv, f"fi{i}": layer.fi, f"fo{i}": layer.fo}
        largest = {}

        def watch(name):
            def hook(_, given):
                seen = given[0].abs().amax((0, 1))
                largest[name] = torch.maximum(largest.get(name, seen), seen)

            return hook

        hooks = [product.register_forward_pre_hook(watch(name)) for name, product in products.items()]
        for example in example_inputs:
            self(*example)
        for hook in hooks:
            hook.remove()
        for name, values in largest.items():
            weight = products[name].weight
            factor = (values / values.quantile(quantile)).clamp(min=1)
            self.factors[name] = nn.Parameter(1 / factor)
            weight *= factor

    def scaled(self, name, x):
        return x * self.factors[name] if name in self.factors else x

    def embed(self, ids, classes):
        enc = self.net.enc
        word = self.table[ids].float() * self.scale[ids][..., None] if self.int8 else enc.word(ids)
        return enc.ln(word + self.positions[None, : ids.shape[1]] + enc.typ(classes))

    def forward(self, ids, classes, first, last, heads):
        net, x = self.net, self.embed(ids, classes)
        for i, (layer, attention) in enumerate(zip(net.enc.layers, self.attention)):
            x = layer.ln1(x + attention(self.scaled(f"qkv{i}", x)))
            inner = F.gelu(layer.fi(self.scaled(f"fi{i}", x)))
            x = layer.ln2(x + layer.fo(self.scaled(f"fo{i}", inner)))
        w = x[:, first[0]]
        w = w + net.last * (x[:, last[0]] - w)
        arcs, with_root = self.arcs(w)
        label_heads, label_dependents = F.gelu(net.rh(with_root)), F.gelu(net.rd(w))
        labels = self.labels(label_heads, label_dependents, heads)
        return net.upos(w), net.nw(w), net.ner(w), net.cl(w), net.end(w), arcs, label_heads, label_dependents, labels

    def arcs(self, w):
        net, with_root = self.net, self.net.with_root(w)
        h, d = F.gelu(net.ah(with_root)), F.gelu(net.ad(w))
        return d @ self.arc @ h.transpose(1, 2) + d @ self.arc_of_one, with_root

    def labels(self, label_heads, label_dependents, heads):
        # No shape is computed here: rten may take it from a value of the first run.
        by_relation = label_dependents @ self.bilinear + self.bilinear_of_one
        by_relation = by_relation.view(1, -1, self.relations, self.governor)
        h = label_heads[:, heads[0]].unsqueeze(2)
        return (by_relation[..., :-1] * h).sum(-1) + by_relation[..., -1]


def examples(folder):
    """Inputs of the graph for the windows of sentences.txt."""
    subwords = data.Subwords(os.path.join(folder, "tokenizer.json"))
    for window in data.own_sentences():
        ids, classes, first, last, _ = data.inputs(window, subwords)
        yield tuple(torch.tensor([x]) for x in (ids, classes, first, last, [0] * len(first)))


def export(folder, path, int8=True):
    """Writes the graph of the network in `folder` to `path`."""
    net, _ = load(folder)
    ids = torch.tensor([[101, 2023, 2003, 1037, 3231, 102]])
    words, subwords = {1: "words"}, {1: "subwords"}
    axes = {"ids": subwords, "classes": subwords, "first": words, "last": words, "heads": words}
    axes |= {k: words for k in OUTPUTS if k not in ("arcs", "label_heads")}
    axes |= {"arcs": {1: "words", 2: "words_and_root"}, "label_heads": {1: "words_and_root"}}
    graph = Graph(net, int8, examples(folder) if int8 else ())
    with tempfile.TemporaryDirectory() as temporary, torch.no_grad():
        full = os.path.join(temporary, "full.onnx") if int8 else path
        first, last = torch.tensor([[1, 2, 3, 4]]), torch.tensor([[1, 2, 3, 4]])
        args = (ids, torch.zeros_like(ids), first, last, torch.tensor([[2, 0, 2, 3]]))
        torch.onnx.export(
            graph, args, full, input_names=INPUTS, output_names=OUTPUTS, dynamic_axes=axes, opset_version=17, dynamo=False
        )
        if int8:
            quantise(full, path)


def quantise(full, path):
    # Weights of 7 bits: the 8-bit products of x86 processors without VNNI overflow otherwise, and results would differ from
    # one machine to the other.
    quantize_dynamic(
        full, path, op_types_to_quantize=["MatMul"], per_channel=True, reduce_range=True, weight_type=QuantType.QInt8
    )


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("out", nargs="?", default=os.path.join(here, "run", "factwire-en"))
    parser.add_argument("--fp32", action="store_true")
    args = parser.parse_args()
    os.makedirs(args.out, exist_ok=True)
    export(args.folder, os.path.join(args.out, "model.onnx"), not args.fp32)
    for name in ("labels.json", "tokenizer.json"):
        shutil.copyfile(os.path.join(args.folder, name), os.path.join(args.out, name))
    for name in ("model.onnx", "labels.json", "tokenizer.json"):
        with open(os.path.join(args.out, name), "rb") as file:
            content = file.read()
        print(json.dumps({"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}))


if __name__ == "__main__":
    main()
