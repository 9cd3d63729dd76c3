"""Trains the network: one process, one thread, bfloat16 weights with fp32 masters, about 1 s a step.

usage: OMP_NUM_THREADS=1 python train.py DATA MINILM.safetensors TOKENIZER.json OUT [--steps 5000] [--rate 2e-4]

DATA holds the corpora (see data.py); encoder and tokenizer are those of sentence-transformers/all-MiniLM-L6-v2. OUT gets
labels.json, model.safetensors and, every 1,000 steps, figures on the development sets are printed (governors are the best of
each word, no tree algorithm)."""
import argparse
import json
import os
import random
import shutil
import time

import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import load_file

import data
import network

TASKS = ("head", "deprel", "upos", "ner_conll", "ner", "nominal")
NONE = -100  # no annotation; cross entropy leaves it out


def label_sets(corpora):
    trees = corpora["ewt"]["train"] + corpora["gum"]["train"]
    every = lambda docs, key: {x for d in docs for s in d if key in s for x in s[key]}
    names = lambda kinds: ["O"] + [f"{a}-{k}" for k in kinds for a in "BI"]
    kinds = sorted({t[2:] for t in every(corpora["news"]["train"], "n") if t != "O"})
    return {
        "upos": sorted(every(trees, "u")),
        "deprel": sorted(every(trees, "r")),
        "ner_conll": names(["PER", "ORG", "LOC", "MISC"]),
        "ner": names(kinds),
        "nominal": ["none"] + sorted(every(corpora["gum"]["train"], "c") - {"none"}),
    }


class Batches:
    """Windows as tensors with what is wanted of them, about `size` subwords a batch, windows of like length together."""

    def __init__(self, labels, subwords):
        self.number = {k: {x: i for i, x in enumerate(v)} for k, v in labels.items()}
        self.subwords = subwords

    def features(self, window):
        ids, classes, first, sentence = data.inputs(window, self.subwords)
        wanted, base = [[] for _ in TASKS], 0
        for s in window:
            for j in range(len(s["w"])):
                wanted[0].append((s["h"][j] and s["h"][j] + base) if "h" in s else NONE)
                wanted[1].append(self.number["deprel"].get(s["r"][j], NONE) if "h" in s else NONE)
                wanted[2].append(self.number["upos"].get(s["u"][j], NONE) if "h" in s else NONE)
                for task, scheme in ((3, "conll"), (4, "news")):
                    known = s.get("scheme") == scheme
                    wanted[task].append(self.number[TASKS[task]].get(s["n"][j], 0) if known else NONE)
                wanted[5].append(self.number["nominal"].get(s["c"][j], 0) if "c" in s else NONE)
            base += len(s["w"])
        return ids, classes, first, sentence, wanted

    def __call__(self, windows, size, shuffle):
        noise = lambda: random.random() * 16 if shuffle else 0
        every = sorted((self.features(w) for w in windows), key=lambda f: len(f[0]) + noise())
        out, batch = [], []
        for f in every:
            if batch and (len(batch) + 1) * max(len(f[0]), len(batch[-1][0])) > size:
                out.append(batch)
                batch = []
            batch.append(f)
        if batch:
            out.append(batch)
        if shuffle:
            random.shuffle(out)
        return out


def collate(batch):
    n, m, k = len(batch), max(len(f[0]) for f in batch), max(len(f[2]) for f in batch)
    ids, classes = torch.zeros(n, m, dtype=torch.long), torch.zeros(n, m, dtype=torch.long)
    mask, first = torch.zeros(n, m, dtype=torch.bool), torch.zeros(n, k, dtype=torch.long)
    sentence, wanted = torch.full((n, k), -1), torch.full((len(TASKS), n, k), NONE)
    for i, (a, c, f, s, y) in enumerate(batch):
        ids[i, : len(a)], classes[i, : len(c)], mask[i, : len(a)] = torch.tensor(a), torch.tensor(c), True
        first[i, : len(f)], sentence[i, : len(s)] = torch.tensor(f), torch.tensor(s)
        wanted[:, i, : len(f)] = torch.tensor(y)
    same = torch.cat([torch.ones(n, k, 1, dtype=torch.bool), sentence[:, :, None] == sentence[:, None, :]], 2)
    return ids, classes, mask, first, wanted, same


def loss_of(net, batch):
    ids, classes, mask, first, y, same = collate(batch)
    ce = lambda logits, wanted: F.cross_entropy(logits.float().flatten(0, 1), wanted.flatten(), ignore_index=NONE)
    has = lambda task: (y[task] != NONE).any()
    w, loss = net.words(ids, classes, mask, first), 0
    if has(3):
        loss = loss + ce(net.ner(w), y[3])
    if has(4):
        loss = loss + ce(net.nw(w), y[4])
    if has(0):
        arcs, x = net.arcs(w, same)
        relations = net.labels(x, w, y[0].clamp(min=0))
        loss = loss + ce(arcs, y[0]) + ce(relations, y[1]) + 0.5 * ce(net.upos(w), y[2])
    if has(5):
        loss = loss + 0.5 * ce(net.cl(w), y[5])
    return loss


@torch.no_grad()
def figures(net, labels, docs, corpus, batches):
    net.eval()
    score = data.Score()
    every = data.windows(docs, batches.subwords)
    for window in every:
        ids, classes, first, sentence = data.inputs(window, batches.subwords)
        w = net.words(*(torch.tensor([x]) for x in (ids, classes)), None, torch.tensor([first]))
        if corpus in ("ewt", "gum"):
            arcs, x = net.arcs(w, data.allowed(sentence)[None])
            heads = arcs.argmax(-1)
            upos, relations = net.upos(w)[0].argmax(-1).tolist(), net.labels(x, w, heads)[0].argmax(-1).tolist()
        else:
            task, head = ("ner_conll", net.ner) if corpus == "conll" else ("ner", net.nw)
            tags = [labels[task][i] for i in head(w)[0].argmax(-1).tolist()]
        base = 0
        for s in window:
            words = slice(base, base + len(s["w"]))
            if corpus in ("ewt", "gum"):
                governors = [h and h - base for h in heads[0, words].tolist()]
                score.tree(s, [labels["upos"][i] for i in upos[words]], governors, [labels["deprel"][i] for i in relations[words]])
            else:
                score.names(s, tags[words])
            base += len(s["w"])
    net.train()
    return " ".join(f"{k} {v:.4f}" for k, v in score.figures().items())


def report(net, labels, corpora, part, batches):
    parts = {k: v[part] for k, v in corpora.items() if v.get(part)}
    print(" | ".join(f"{k} {part} {figures(net, labels, docs, k, batches)}" for k, docs in parts.items()), flush=True)


def initialise(net, encoder):
    """MiniLM's weights; segment class 0 starts as its segment 0, the others close to it."""
    given = {k.removeprefix("bert."): v for k, v in load_file(encoder).items()}
    with torch.no_grad():
        for k, v in net.enc.state_dict().items():
            source = given[network.public_name("enc." + k).removeprefix("bert.")]
            if k == "typ.weight":
                v.copy_(source[:1] + torch.randn_like(v) * 0.02 * (torch.arange(len(v)) > 0)[:, None])
            else:
                v.copy_(source)
    net.enc.word.weight.requires_grad_(False)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("data", "encoder", "tokenizer", "out"):
        parser.add_argument(name)
    parser.add_argument("--steps", type=int, default=5000)
    parser.add_argument("--rate", type=float, default=2e-4)
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    random.seed(1)

    corpora = data.read(args.data, ["train", "dev", "test"])
    labels = label_sets(corpora)
    batches = Batches(labels, data.Subwords(args.tokenizer))
    os.makedirs(args.out, exist_ok=True)
    shutil.copyfile(args.tokenizer, os.path.join(args.out, "tokenizer.json"))
    with open(os.path.join(args.out, "labels.json"), "w", encoding="utf8") as file:
        json.dump(labels, file, indent=0)

    net = network.Network(labels)
    initialise(net, args.encoder)
    masters = {k: v.detach().float().clone() for k, v in net.state_dict().items()}
    net.to(torch.bfloat16)
    trained = [(k, p) for k, p in net.named_parameters() if p.requires_grad]
    own = [masters[k] for k, _ in trained]
    # The heads are new and learn five times as fast as the encoder.
    groups = [
        {"params": [m for (k, _), m in zip(trained, own) if k.startswith("enc.") == encoder], "base": base}
        for encoder, base in ((True, args.rate), (False, args.rate * 5))
    ]
    optimiser = torch.optim.AdamW(groups, lr=args.rate, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    rate = lambda s: min(1, s / (0.05 * args.steps)) * max(0.0, (args.steps - s) / args.steps)

    step, epoch, start = 0, 0, time.time()
    net.train()
    while step < args.steps:
        # Half of the news, which is the largest corpus, each time round.
        news = [d for i, d in enumerate(corpora["news"]["train"]) if i % 2 == epoch % 2]
        sets = [corpora[k]["train"] for k in ("ewt", "gum", "conll", "wikigold")] + [news]
        size = lambda: random.choice([40, 96, 160])
        for batch in batches(sum((data.windows(d, batches.subwords, size) for d in sets), []), 2048, True):
            loss = loss_of(net, batch)
            loss.backward()
            for (_, p), m in zip(trained, own):
                m.grad = None if p.grad is None else p.grad.float()
            nn.utils.clip_grad_norm_(own, 1.0)
            for group in optimiser.param_groups:
                group["lr"] = group["base"] * rate(step)
            optimiser.step()
            step += 1
            with torch.no_grad():
                for (_, p), m in zip(trained, own):
                    p.copy_(m)
                    p.grad = None
            if step % 100 == 0:
                print(f"{step}/{args.steps} loss {loss.item():.3f} {time.time() - start:.0f} s", flush=True)
            if step % 1000 == 0 or step == args.steps:
                whole = network.Network(labels)
                whole.load_state_dict(masters)
                network.save(whole, os.path.join(args.out, "model.safetensors"))
                report(net, labels, corpora, "dev", batches)
            if step == args.steps:
                break
        epoch += 1
    report(net, labels, corpora, "test", batches)


if __name__ == "__main__":
    main()
