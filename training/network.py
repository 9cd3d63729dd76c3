"""The network: MiniLM, of six layers or twelve, whose segment embedding tells the case of a word, and heads for tags, trees,
names and nominals."""
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


WIDTH, LAYERS, HEADS, VOCABULARY, POSITIONS, CASES = 384, 6, 12, 30522, 512, 6


class Layer(nn.Module):
    def __init__(self, dropout=0.1):
        super().__init__()
        self.dropout = dropout
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.ln1, self.ln2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.fi, self.fo = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)

    def forward(self, x, mask):
        """x: [batch, subwords, WIDTH]; mask: added to the attention scores, None where there is no padding."""
        b, n, _ = x.shape
        q, k, v = (f(x).view(b, n, HEADS, WIDTH // HEADS).transpose(1, 2) for f in (self.q, self.k, self.v))
        # Windows are short: written out, this trains four times faster on a processor than the fused attention.
        a = (q * (1 / math.sqrt(WIDTH // HEADS))) @ k.transpose(2, 3)
        a = torch.softmax(a if mask is None else a + mask, -1) @ v
        a = a.transpose(1, 2).reshape(b, n, WIDTH)
        x = self.ln1(x + F.dropout(self.o(a), self.dropout, self.training))
        return self.ln2(x + F.dropout(self.fo(F.gelu(self.fi(x))), self.dropout, self.training))


class Encoder(nn.Module):
    def __init__(self, dropout=0.1, layers=LAYERS):
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, WIDTH)
        self.pos = nn.Embedding(POSITIONS, WIDTH)
        self.typ = nn.Embedding(CASES, WIDTH)
        self.ln, self.p = nn.LayerNorm(WIDTH, eps=1e-12), dropout
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))

    def forward(self, ids, classes, mask):
        """ids, classes: [batch, subwords]; mask: True for a subword, False for padding; None where there is no padding."""
        x = self.word(ids) + self.pos.weight[None, : ids.shape[1]] + self.typ(classes)
        x = F.dropout(self.ln(x), self.p, self.training)
        if mask is not None:
            mask = torch.zeros_like(mask, dtype=x.dtype).masked_fill(~mask, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Network(nn.Module):
    """words(): [batch, words, WIDTH]; arcs(): [batch, words, 1 + words], 0 is the root; labels(): [batch, words, relations]."""

    def __init__(self, labels, layers=LAYERS, arc=256, rel=128):
        super().__init__()
        self.enc = Encoder(layers=layers)
        self.upos = nn.Linear(WIDTH, len(labels["upos"]))
        self.ner = nn.Linear(WIDTH, len(labels["ner_conll"]))  # CoNLL's four types
        self.nw = nn.Linear(WIDTH, len(labels["ner"]))  # the nine types of the news corpus
        self.cl = nn.Linear(WIDTH, len(labels["nominal"]))
        self.end = nn.Linear(WIDTH, 1)  # of a sentence
        # How much of its last subword goes into a word's vector, for each channel; the rest is of the first.
        self.last = nn.Parameter(torch.zeros(WIDTH))
        self.ah, self.ad = nn.Linear(WIDTH, arc), nn.Linear(WIDTH, arc)  # arcs: governor, dependent
        self.rh, self.rd = nn.Linear(WIDTH, rel), nn.Linear(WIDTH, rel)  # relations: governor, dependent
        self.U = nn.Parameter(torch.empty(arc + 1, arc))
        nn.init.orthogonal_(self.U)
        self.W = nn.Parameter(torch.randn(len(labels["deprel"]), rel + 1, rel + 1) * 0.02)
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.02)

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


def layers_in(folder):
    """How many layers the network or encoder in `folder` has."""
    with safe_open(os.path.join(folder, "model.safetensors"), "pt") as file:
        return 1 + max(int(k.split("encoder.layer.")[1].split(".")[0]) for k in file.keys() if "encoder.layer." in k)


def initialise(encoder, folder):
    """The weights of the encoder in `folder`. Case class 0 starts as its segment 0 and the others close to it."""
    given = {k.removeprefix("bert."): v for k, v in load_file(os.path.join(folder, "model.safetensors")).items()}
    with torch.no_grad():
        for k, v in encoder.state_dict().items():
            name = public_name("enc." + k).removeprefix("bert.")
            if k == "typ.weight":
                v.copy_(given[name][:1] + torch.randn_like(v) * 0.02 * (torch.arange(CASES) > 0)[:, None])
            else:
                v.copy_(given[name])


def load_into(net, folder):
    weights = load_file(os.path.join(folder, "model.safetensors"))
    net.load_state_dict({k: weights[public_name(k)] for k in net.state_dict()})


def load(folder):
    """The network in `folder` (model.safetensors, labels.json), ready to be run, and its labels."""
    with open(os.path.join(folder, "labels.json"), encoding="utf8") as file:
        labels = json.load(file)
    net = Network(labels, layers_in(folder))
    load_into(net, folder)
    return net.eval(), labels
