"""The network: MiniLM-L6 whose segment embedding tells the case of a word, and heads for tags, trees, names and nominals."""
import json
import os

import torch
import torch.nn as nn
import torch.nn.functional as F
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


class Layer(nn.Module):
    def __init__(self, width=384, heads=12, inner=1536, dropout=0.1):
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.q, self.k, self.v, self.o = (nn.Linear(width, width) for _ in range(4))
        self.ln1, self.ln2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.fi, self.fo = nn.Linear(width, inner), nn.Linear(inner, width)

    def forward(self, x, mask):
        """x: [batch, subwords, width]; mask: added to the attention scores, None where there is no padding."""
        b, n, w = x.shape
        q, k, v = (f(x).view(b, n, self.heads, w // self.heads).transpose(1, 2) for f in (self.q, self.k, self.v))
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        a = a.transpose(1, 2).reshape(b, n, w)
        x = self.ln1(x + F.dropout(self.o(a), self.dropout, self.training))
        return self.ln2(x + F.dropout(self.fo(F.gelu(self.fi(x))), self.dropout, self.training))


class Encoder(nn.Module):
    def __init__(self, vocab=30522, width=384, layers=6, positions=512, classes=6, dropout=0.1):
        super().__init__()
        self.word = nn.Embedding(vocab, width)
        self.pos = nn.Embedding(positions, width)
        self.typ = nn.Embedding(classes, width)
        self.ln, self.p = nn.LayerNorm(width, eps=1e-12), dropout
        self.layers = nn.ModuleList(Layer(width) for _ in range(layers))

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
    """words(): [batch, words, width]; arcs(): [batch, words, 1 + words], 0 is the root; labels(): [batch, words, relations]."""

    def __init__(self, labels, width=384, arc=256, rel=128):
        super().__init__()
        self.enc = Encoder()
        self.upos = nn.Linear(width, len(labels["upos"]))
        self.ner = nn.Linear(width, len(labels["ner_conll"]))  # CoNLL's four types
        self.nw = nn.Linear(width, len(labels["ner"]))  # the nine types of the news corpus
        self.cl = nn.Linear(width, len(labels["nominal"]))
        self.ah, self.ad = nn.Linear(width, arc), nn.Linear(width, arc)  # arcs: governor, dependent
        self.rh, self.rd = nn.Linear(width, rel), nn.Linear(width, rel)  # relations: governor, dependent
        self.U = nn.Parameter(torch.empty(arc + 1, arc))
        nn.init.orthogonal_(self.U)
        self.W = nn.Parameter(torch.randn(len(labels["deprel"]), rel + 1, rel + 1) * 0.02)
        self.root = nn.Parameter(torch.randn(width) * 0.02)

    def words(self, ids, classes, mask, first):
        """A word's vector is that of its first subword."""
        x = self.enc(ids, classes, mask)
        return x.gather(1, first[:, :, None].expand(-1, -1, x.shape[2]))

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
    "upos": "heads.upos",
    "ah": "heads.arc.head",
    "ad": "heads.arc.dependent",
    "rh": "heads.label.head",
    "rd": "heads.label.dependent",
}
ALONE = {"U": "heads.arc.bilinear", "W": "heads.label.bilinear", "root": "heads.root"}


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


def load(folder):
    """The network in `folder` (model.safetensors, labels.json), ready to be run, and its labels."""
    with open(os.path.join(folder, "labels.json"), encoding="utf8") as file:
        labels = json.load(file)
    net, weights = Network(labels), load_file(os.path.join(folder, "model.safetensors"))
    net.load_state_dict({k: weights[public_name(k)] for k in net.state_dict()})
    return net.eval(), labels
