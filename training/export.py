"""Writes a trained network as the int8 ONNX graph that the crate embeds.

usage: python export.py FOLDER [OUT=../models/factwire-en] [--fp32]

FOLDER holds model.safetensors, labels.json and tokenizer.json. OUT gets model.onnx, labels.json and tokenizer.json, and the
sizes and checksums for models.toml are printed. --fp32 leaves the weights as they are (about 95 MB), for parity checks.

The graph takes one window, without padding (why: src/backend/embedded.rs):

    ids, classes   [1, subwords]   subword numbers and case classes, [CLS] and [SEP] included
    first          [1, words]      index of the first subword of each word
    heads          [1, words]      governor of each word, 0 the root; only `labels` depends on it

    upos, ner, ner_conll, nominal  [1, words, labels]   scores
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

from network import load

OUTPUTS = ["upos", "ner", "ner_conll", "nominal", "arcs", "label_heads", "label_dependents", "labels"]
INPUTS = ["ids", "classes", "first", "heads"]


class Attention(nn.Module):
    """One product for queries, keys and values; the division by the root of the width is in the weights of the queries."""

    def __init__(self, layer):
        super().__init__()
        self.heads, width = layer.heads, layer.q.in_features
        factor = 1 / math.sqrt(width // layer.heads)
        self.qkv, self.o = nn.Linear(width, 3 * width), layer.o
        self.qkv.weight.data = torch.cat([layer.q.weight * factor, layer.k.weight, layer.v.weight])
        self.qkv.bias.data = torch.cat([layer.q.bias * factor, layer.k.bias, layer.v.bias])

    def forward(self, x):
        width = x.shape[2] // self.heads
        q, k, v = (t.view(1, -1, self.heads, width).transpose(1, 2) for t in self.qkv(x).chunk(3, -1))
        a = torch.softmax(q @ k.transpose(2, 3), -1) @ v
        return self.o(a.transpose(1, 2).reshape(1, -1, self.heads * width))


class Graph(nn.Module):
    """The network as above, for one window."""

    def __init__(self, net, int8):
        super().__init__()
        self.net, self.int8 = net, int8
        self.attention = nn.ModuleList(Attention(layer) for layer in net.enc.layers)
        if int8:
            # The embeddings are half of all weights. A scale for each word keeps rare words, whose vectors are short,
            # as exact as frequent ones; quantize_dynamic has one scale for the whole table.
            table = net.enc.word.weight.detach()
            scale = table.abs().amax(1).clamp(min=1e-8) / 127
            self.table = nn.Parameter((table / scale[:, None]).round().to(torch.int8), requires_grad=False)
            self.scale = nn.Parameter(scale, requires_grad=False)
        self.relations, a, c = net.W.shape  # [relation, governor, dependent] → one product for all relations
        self.bilinear = nn.Parameter(net.W.detach().permute(2, 0, 1).reshape(c, self.relations * a).contiguous())

    def embed(self, ids, classes):
        enc = self.net.enc
        word = self.table[ids].float() * self.scale[ids][..., None] if self.int8 else enc.word(ids)
        return enc.ln(word + enc.pos.weight[None, : ids.shape[1]] + enc.typ(classes))

    def forward(self, ids, classes, first, heads):
        net, x = self.net, self.embed(ids, classes)
        for layer, attention in zip(net.enc.layers, self.attention):
            x = layer.ln1(x + attention(x))
            x = layer.ln2(x + layer.fo(F.gelu(layer.fi(x))))
        w = x[:, first[0]]
        arcs, with_root = self.arcs(w)
        label_heads, label_dependents = F.gelu(net.rh(with_root)), F.gelu(net.rd(w))
        labels = self.labels(label_heads, label_dependents, heads)
        return net.upos(w), net.nw(w), net.ner(w), net.cl(w), arcs, label_heads, label_dependents, labels

    def arcs(self, w):
        net, with_root = self.net, self.net.with_root(w)
        h, d = F.gelu(net.ah(with_root)), F.gelu(net.ad(w))
        # The last row of U belongs to the constant 1 of the governor.
        return d @ net.U[:-1].T @ h.transpose(1, 2) + d @ net.U[-1][:, None], with_root

    def labels(self, label_heads, label_dependents, heads):
        h, d = (torch.cat([t, torch.ones_like(t[..., :1])], -1) for t in (label_heads[:, heads[0]], label_dependents))
        by_relation = (d @ self.bilinear).view(1, -1, self.relations, h.shape[2])
        return (by_relation * h[:, :, None]).sum(-1)


def export(folder, path, int8=True, **options):
    """Writes the graph of the network in `folder` to `path`."""
    net, _ = load(folder)
    ids = torch.tensor([[101, 2023, 2003, 1037, 3231, 102]])
    words, subwords = {1: "words"}, {1: "subwords"}
    axes = {"ids": subwords, "classes": subwords, "first": words, "heads": words}
    axes |= {k: words for k in OUTPUTS if k not in ("arcs", "label_heads")}
    axes |= {"arcs": {1: "words", 2: "words_and_root"}, "label_heads": {1: "words_and_root"}}
    with tempfile.TemporaryDirectory() as temporary, torch.no_grad():
        full = os.path.join(temporary, "full.onnx") if int8 else path
        args = (ids, torch.zeros_like(ids), torch.tensor([[1, 2, 3, 4]]), torch.tensor([[2, 0, 2, 3]]))
        torch.onnx.export(
            Graph(net, int8), args, full, input_names=INPUTS, output_names=OUTPUTS, dynamic_axes=axes, opset_version=17, dynamo=False
        )
        if int8:
            quantise(full, path, **options)


def quantise(full, path, reduce_range=True, skip=()):
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    nodes = [n.name for n in onnx.load(full).graph.node if n.op_type == "MatMul" and any(s in n.name for s in skip)]
    # Weights of 7 bits: the 8-bit products of x86 processors without VNNI overflow otherwise, and results would differ from
    # one machine to the other.
    quantize_dynamic(
        full, path, op_types_to_quantize=["MatMul"], per_channel=True, reduce_range=reduce_range, weight_type=QuantType.QInt8,
        nodes_to_exclude=nodes,
    )


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("out", nargs="?", default=os.path.join(here, "..", "models", "factwire-en"))
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
