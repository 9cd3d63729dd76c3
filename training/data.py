"""Reads the corpora, packs their sentences into windows, and scores what a network makes of them.

A sentence is a dict: w words; h, r, u governors, relations, parts of speech; n name tags with their scheme ('conll' or
'news'); c nominal classes. Keys that a corpus does not annotate are absent."""
import glob
import os
import re
import sys

import torch
from tokenizers import Tokenizer

from network import case_class

CLS, SEP, UNK, MASK = 101, 102, 100, 103


def read(folder, parts):
    """{corpus: {part: documents}} of the four corpora that the network is trained on and measured with."""

    def many(pattern, reader):
        return sum((reader(f) for f in sorted(glob.glob(os.path.join(folder, pattern)))), [])

    conll_names = {"train": "train", "dev": "testa", "test": "testb"}
    return {
        "ewt": {p: many(f"ud_ewt/{p}.conllu", conllu) for p in parts},
        "gum": {p: many(f"gum_open/{p}/*.conllu", conllu) for p in parts},
        "conll": {p: many(f"conll2003/eng.{conll_names[p]}", lambda f: columns(f, "conll")) for p in parts},
        "news": {p: many(f"worldwide_newswire/{p}/*.tsv", lambda f: columns(f, "news")) for p in parts},
        "wikigold": {p: many("wikigold/*.txt", lambda f: columns(f, "conll")) for p in parts if p == "train"},
    }


def check_counts(corpora, wanted):
    """Stops when a corpus has not as many documents, sentences and words as config.toml says."""
    for corpus, parts in wanted.items():
        for part, counts in parts.items():
            docs = corpora[corpus][part]
            found = [len(docs), sum(map(len, docs)), sum(len(s["w"]) for d in docs for s in d)]
            if found != counts:
                sys.exit(f"{corpus} {part}: {found} documents, sentences, words read; config.toml says {counts}")


def conllu(path):
    """Documents of sentences with trees; GUM's Entity= gives the class of the nominal that each word heads."""
    docs, rows = [], []

    def flush():
        if not rows:
            return
        s = {"w": [r[1] for r in rows], "h": [int(r[6]) for r in rows], "r": [r[7] for r in rows], "u": [r[3] for r in rows]}
        s |= {"x": [r[4] for r in rows], "f": [r[5] for r in rows]}
        if any("Entity=" in r[9] for r in rows) or "gum" in path:
            s["c"] = nominal_classes(rows, s["h"])
        docs[-1].append(s)
        rows.clear()

    with open(path, encoding="utf8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                docs.append([])
            elif not line:
                flush()
            elif line[0] != "#":
                cells = line.split("\t")
                if "-" not in cells[0] and "." not in cells[0]:  # not a multiword token, not an empty node
                    if not docs:
                        docs.append([])
                    rows.append(cells)
    flush()
    return docs


def nominal_classes(rows, heads):
    """GUM writes `Entity=(person-1-...` at the first word of a mention and `...1)` at the last; its head gets the class."""
    classes, unclosed = ["none"] * len(rows), []
    for i, row in enumerate(rows):
        entity = re.search(r"(?:^|\|)Entity=([^|]+)", row[9])
        if not entity:
            continue
        for opens, body, closes in re.findall(r"(\()?([^()]+)(\))?", entity.group(1)):
            fields = body.split("-")
            if opens:
                unclosed.append((fields[0], fields[1], i))
            if closes:
                for k in range(len(unclosed) - 1, -1, -1):
                    if unclosed[k][0] == fields[0]:
                        _, kind, a = unclosed.pop(k)
                        head = [j for j in range(a, i + 1) if not a + 1 <= heads[j] <= i + 1]
                        if head and classes[head[0]] == "none":
                            classes[head[0]] = kind
                        break
    return classes


def bio(tags):
    """IOB1, where B- only parts neighbours, to BIO."""
    out, previous = [], "O"
    for tag in tags:
        begins = previous == "O" or previous[2:] != tag[2:]
        out.append(tag if tag == "O" or tag[0] == "B" else ("B-" if begins else "I-") + tag[2:])
        previous = tag
    return out


def columns(path, scheme):
    """Documents of sentences with names: the tag is column 2 of 'news' (column 3 holds nested names), the last of 'conll'."""
    docs, words, names = [], [], []

    def flush():
        if words and not (len(words) == 1 and words[0].startswith("http")):
            docs[-1].append({"w": words[:], "n": bio(names), "scheme": scheme})
        words.clear()
        names.clear()

    with open(path, encoding="utf8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t" if scheme == "news" else None)
            if line.startswith("-DOCSTART-"):
                if docs:
                    flush()
                docs.append([])
            elif not line.strip():
                if docs:
                    flush()
            elif len(cells) > 1:
                if not docs:
                    docs.append([])
                words.append(cells[0])
                names.append((cells[1] if scheme == "news" else cells[-1]).strip())
    if docs:
        flush()
    return [d for d in docs if d]


def own_sentences():
    """The windows of sentences.txt."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "sentences.txt")
    with open(path, encoding="utf8") as file:
        lines = [line.rstrip("\n") for line in file if not line.startswith("#")]
    windows = [[]]
    for line in lines:
        if line:
            windows[-1].append({"w": line.split()})
        elif windows[-1]:
            windows.append([])
    return [w for w in windows if w]


class Subwords:
    """A word's subword numbers; a word that the tokenizer drops (a lone accent) is [UNK], so that every word has a vector."""

    def __init__(self, path):
        self.tokenizer, self.memo = Tokenizer.from_file(path), {}
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    def __call__(self, word):
        if word not in self.memo:
            self.memo[word] = self.tokenizer.encode(word, add_special_tokens=False).ids or [UNK]
        return self.memo[word]


def windows(docs, subwords, size=128, most=8):
    """Packs whole sentences of a document into windows of up to `size` subwords ([CLS] and [SEP] included; a number or a
    function that gives that of each document) and `most` sentences. Sentences of over 400 subwords are left out."""
    size_of_next = size if callable(size) else lambda: size
    out = []
    for doc in docs:
        window, n, limit = [], 2, size_of_next()
        for s in doc:
            k = sum(len(subwords(w)) for w in s["w"])
            if k > 400:
                continue
            if window and (n + k > limit or len(window) >= most):
                out.append(window)
                window, n = [], 2
            window.append(s)
            n += k
        if window:
            out.append(window)
    return out


def inputs(window, subwords):
    """Subword numbers, case classes, first and last subword of each word, sentence number of each word."""
    ids, classes, first, last, sentence = [CLS], [0], [], [], []
    for k, s in enumerate(window):
        for word in s["w"]:
            pieces = subwords(word)
            first.append(len(ids))
            ids += pieces
            last.append(len(ids) - 1)
            classes += [case_class(word)] * len(pieces)
            sentence.append(k)
    return ids + [SEP], classes + [0], first, last, sentence


def allowed(sentence):
    """[words, 1 + words]: True for the root and for words of the same sentence."""
    s = torch.as_tensor(sentence)
    return torch.cat([torch.ones(len(s), 1, dtype=torch.bool), s[:, None] == s[None, :]], 1)


def spans(tags):
    """{(first, end, kind)} of BIO tags, forgiving I- without B-."""
    out, start, kind = set(), None, None
    for i, tag in enumerate(list(tags) + ["O"]):
        if start is not None and (tag[0] != "I" or tag[2:] != kind):
            out.add((start, i, kind))
            start = None
        if tag != "O" and start is None:
            start, kind = i, tag[2:]
    return out


class Score:
    """Counts for the figures of one corpus."""

    def __init__(self):
        self.words = self.upos = self.uas = self.las = self.right = self.found = self.wanted = 0
        self.right_ends = self.found_ends = self.wanted_ends = 0

    def tree(self, s, upos, heads, deprels):
        """Governors are counted from 1 within the sentence, 0 is the root."""
        self.words += len(s["w"])
        self.upos += sum(a == b for a, b in zip(s["u"], upos))
        same = [a == b for a, b in zip(s["h"], heads)]
        self.uas += sum(same)
        self.las += sum(h and a == b for h, a, b in zip(same, s["r"], deprels))

    def ends(self, sentence, ends):
        """Of all but the last sentence of a window: sentence numbers of the words, and where the network sees an end."""
        for here, after, end in zip(sentence, sentence[1:], ends):
            self.right_ends += here != after and end
            self.found_ends += end
            self.wanted_ends += here != after

    def names(self, s, tags):
        wanted, found = spans(s["n"]), spans(tags)
        self.right += len(wanted & found)
        self.found += len(found)
        self.wanted += len(wanted)

    def figures(self):
        if self.words:  # of treebanks
            trees = {k: getattr(self, k) / self.words for k in ("upos", "uas", "las")}
            return trees | {"ends": 2 * self.right_ends / max(1, self.found_ends + self.wanted_ends)}
        return {"f1": 2 * self.right / max(1, self.found + self.wanted)}
