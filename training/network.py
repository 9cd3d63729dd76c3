"""The network: an encoder whose segment embedding tells the case of a word, and heads for tags, trees, names and nominals.

Two encoders: MiniLM-L6, which the crate embeds, and MPNet (Song et al. 2020), twice as wide and deep, which teaches it."""
import json
import math
import os

import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors import safe_open
from safetensors.torch import load_file, save_file


def case_class(word):
    """0 lower, 1 Title, 2 UPPER, 3 mixed with letters, 4 no letters, 5 a single capital."""
    if word.islower():
        return 0
    if len(word) == 1 and word.isupper():
        return 5
    if word.isupper():
        return 2
    if word[:1].isupper() and word[1:].islower():
        return 1
    return 3 if any(c.isalpha() for c in word) else 4


SIZES = {
    "minilm": {"vocab": 30522, "width": 384, "layers": 6, "positions": 512, "buckets": 0, "eps": 1e-12},
    "mpnet": {"vocab": 30527, "width": 768, "layers": 12, "positions": 514, "buckets": 32, "eps": 1e-5},
}
FARTHEST = 128  # distance of subwords from which on MPNet tells them no more apart


class Layer(nn.Module):
    def __init__(self, width, eps, heads=12, dropout=0.1):
        super().__init__()
        inner = 4 * width
        self.heads, self.dropout = heads, dropout
        self.q, self.k, self.v, self.o = (nn.Linear(width, width) for _ in range(4))
        self.ln1, self.ln2 = nn.LayerNorm(width, eps=eps), nn.LayerNorm(width, eps=eps)
        self.fi, self.fo = nn.Linear(width, inner), nn.Linear(inner, width)

    def forward(self, x, mask):
        """x: [batch, subwords, width]; mask: added to the attention scores, None where there is no padding."""
        b, n, w = x.shape
        q, k, v = (f(x).view(b, n, self.heads, w // self.heads).transpose(1, 2) for f in (self.q, self.k, self.v))
        # Windows are short: written out, this trains four times faster on a processor than the fused attention.
        a = (q * (1 / math.sqrt(w // self.heads))) @ k.transpose(2, 3)
        a = torch.softmax(a if mask is None else a + mask, -1) @ v
        a = a.transpose(1, 2).reshape(b, n, w)
        x = self.ln1(x + F.dropout(self.o(a), self.dropout, self.training))
        return self.ln2(x + F.dropout(self.fo(F.gelu(self.fi(x))), self.dropout, self.training))


class Encoder(nn.Module):
    def __init__(self, kind, classes=6, dropout=0.1):
        super().__init__()
        size = SIZES[kind]
        width, self.buckets = size["width"], size["buckets"]
        self.word = nn.Embedding(size["vocab"], width)
        self.pos = nn.Embedding(size["positions"], width)
        self.typ = nn.Embedding(classes, width)
        self.ln, self.p = nn.LayerNorm(width, eps=size["eps"]), dropout
        self.layers = nn.ModuleList(Layer(width, size["eps"]) for _ in range(size["layers"]))
        if self.buckets:
            self.rel = nn.Embedding(self.buckets, 12)

    def forward(self, ids, classes, mask):
        """ids (BERT's numbers, for both), classes: [batch, subwords]; mask: True for a subword, False for padding; None where
        there is no padding."""
        n = ids.shape[1]
        first = 0
        if self.buckets:  # MPNet has BERT's vocabulary behind four symbols of its own, and its positions begin at 2
            own = {101: 0, 102: 2, 103: 30526}
            first, ids = 2, torch.stack([ids + 4] + [torch.full_like(ids, v) for v in own.values()]).gather(
                0, sum((ids == k) * (i + 1) for i, k in enumerate(own))[None]
            )[0]
        x = self.word(ids) + self.pos.weight[None, first : first + n] + self.typ(classes)
        x = F.dropout(self.ln(x), self.p, self.training)
        if mask is not None:
            mask = torch.zeros_like(mask, dtype=x.dtype).masked_fill(~mask, -1e4)[:, None, None, :]
        if self.buckets:
            bias = self.rel(self.distance(n)).permute(2, 0, 1)[None]
            mask = bias if mask is None else bias + mask
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def distance(self, n):
        """The bucket of each pair of subwords: as in T5, half of them for each direction, growing from 8 subwords on."""
        at = torch.arange(n)
        behind = at[:, None] - at[None, :]
        half, near = self.buckets // 2, self.buckets // 4
        far = near + torch.log(behind.abs().clamp(min=1) / near) / math.log(FARTHEST / near) * (half - near)
        one_way = torch.where(behind.abs() < near, behind.abs(), far.long().clamp(max=half - 1))
        return one_way + half * (behind < 0)


class Network(nn.Module):
    """words(): [batch, words, width]; arcs(): [batch, words, 1 + words], 0 is the root; labels(): [batch, words, relations]."""

    def __init__(self, labels, kind="minilm", arc=256, rel=128):
        super().__init__()
        width = SIZES[kind]["width"]
        self.enc = Encoder(kind)
        self.upos = nn.Linear(width, len(labels["upos"]))
        self.ner = nn.Linear(width, len(labels["ner_conll"]))  # CoNLL's four types
        self.nw = nn.Linear(width, len(labels["ner"]))  # the nine types of the news corpus
        self.cl = nn.Linear(width, len(labels["nominal"]))
        self.end = nn.Linear(width, 1)  # of a sentence
        # How much of its last subword goes into a word's vector, for each channel; the rest is of the first.
        self.last = nn.Parameter(torch.zeros(width))
        self.ah, self.ad = nn.Linear(width, arc), nn.Linear(width, arc)  # arcs: governor, dependent
        self.rh, self.rd = nn.Linear(width, rel), nn.Linear(width, rel)  # relations: governor, dependent
        self.U = nn.Parameter(torch.empty(arc + 1, arc))
        nn.init.orthogonal_(self.U)
        self.W = nn.Parameter(torch.randn(len(labels["deprel"]), rel + 1, rel + 1) * 0.02)
        self.root = nn.Parameter(torch.randn(width) * 0.02)

    def words(self, ids, classes, mask, first, last):
        """A word's vector is a mixture of those of its first and of its last subword."""
        x = self.enc(ids, classes, mask)
        a, b = (x.gather(1, at[:, :, None].expand(-1, -1, x.shape[2])) for at in (first, last))
        return a + self.last * (b - a)

    def drop(self, x):
        return F.dropout(F.gelu(x), 0.33, self.training)

    def with_root(self, w):
        return torch.cat([self.root[None, None].expand(w.shape[0], 1, -1), w], 1)

    def arcs(self, w, allowed=None):
        """Scores of all governors of each word, and the word vectors with the root's before them."""
        x = self.with_root(w)
        h, d = self.drop(self.ah(x)), self.drop(self.ad(w))
        h = torch.cat([h, torch.ones_like(h[..., :1])], -1)
        scores = torch.einsum("bnc,ca,bma->bmn", h, self.U, d).float()
        return scores if allowed is None else scores.masked_fill(~allowed, -1e9), x

    def labels(self, x, w, heads):
        """Scores of all relations of each word to the governor `heads` names."""
        h, d = self.drop(self.rh(x)), self.drop(self.rd(w))
        h = h.gather(1, heads[:, :, None].expand(-1, -1, h.shape[2]))
        h, d = (torch.cat([t, torch.ones_like(t[..., :1])], -1) for t in (h, d))
        return torch.einsum("bna,rac,bnc->bnr", h, self.W, d)


LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "o": "attention.output.dense",
    "ln1": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "ln2": "output.LayerNorm",
}
TOP = {
    "enc.word": "bert.embeddings.word_embeddings",
    "enc.pos": "bert.embeddings.position_embeddings",
    "enc.typ": "bert.embeddings.token_type_embeddings",
    "enc.ln": "bert.embeddings.LayerNorm",
    "enc.rel": "bert.encoder.relative_attention_bias",
    "ner": "classifier",
    "nw": "heads.ner",
    "cl": "heads.nominal",
    "end": "heads.sentence_end",
    "upos": "heads.upos",
    "ah": "heads.arc.head",
    "ad": "heads.arc.dependent",
    "rh": "heads.label.head",
    "rd": "heads.label.dependent",
}
ALONE = {"U": "heads.arc.bilinear", "W": "heads.label.bilinear", "root": "heads.root", "last": "heads.last_subword"}


def public_name(key):
    """A parameter's name in the file: Hugging Face's BERT keys for the encoder, classifier.* for the CoNLL head (so that a
    plain BERT token classifier reads the file), heads.* for the rest."""
    if key in ALONE:
        return ALONE[key]
    part, suffix = key.rsplit(".", 1)
    if part in TOP:
        return f"{TOP[part]}.{suffix}"
    _, _, number, part = part.split(".")
    return f"bert.encoder.layer.{number}.{LAYER[part]}.{suffix}"


def save(net, path):
    save_file({public_name(k): v.detach().float().contiguous() for k, v in net.state_dict().items()}, path)


def initialise(net, encoder):
    """The weights of the encoder in the folder `encoder`. MiniLM's segment class 0 starts as its segment 0 and the others close
    to it; MPNet has no segments."""
    given = {k.removeprefix("bert."): v for k, v in load_file(os.path.join(encoder, "model.safetensors")).items()}
    with torch.no_grad():
        for k, v in net.enc.state_dict().items():
            name = public_name("enc." + k).removeprefix("bert.")
            if k == "typ.weight":
                noise = torch.randn_like(v) * 0.02 * (torch.arange(len(v)) > 0)[:, None]
                v.copy_(noise if net.enc.buckets else given[name][:1] + noise)
            else:
                v.copy_(given[name if name in given else mpnet_name(name)])


def mpnet_name(name):
    for ours, theirs in (
        ("attention.self.query", "attention.attn.q"),
        ("attention.self.key", "attention.attn.k"),
        ("attention.self.value", "attention.attn.v"),
        ("attention.output.dense", "attention.attn.o"),
        ("attention.output.LayerNorm", "attention.LayerNorm"),
    ):
        name = name.replace(ours, theirs)
    return name


def load_into(net, folder):
    weights = load_file(os.path.join(folder, "model.safetensors"))
    net.load_state_dict({k: weights[public_name(k)] for k in net.state_dict()})


def load(folder):
    """The network in `folder` (model.safetensors, labels.json), ready to be run, and its labels."""
    with open(os.path.join(folder, "labels.json"), encoding="utf8") as file:
        labels = json.load(file)
    with safe_open(os.path.join(folder, "model.safetensors"), "pt") as file:
        kind = "mpnet" if public_name("enc.rel.weight") in file.keys() else "minilm"
    net = Network(labels, kind)
    load_into(net, folder)
    return net.eval(), labels
