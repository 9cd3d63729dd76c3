"""Trains the network: processes of one thread whose weights are averaged, bfloat16 weights with fp32 masters.

usage: python train.py STAGE DATA ENCODER OUT [--start FOLDER] [--config config.toml] [--device cuda] [--limit MINUTES]

STAGE is a table of config.toml. DATA holds the corpora (see data.py); ENCODER is a folder that prepare.py made; --start goes on
from a trained network. OUT gets labels.json, tokenizer.json, model.safetensors (in the end the running mean of the weights),
log.*.jsonl with the losses (means of 50 steps) and the figures on the development sets, and worker-*.pt, from which the same
command goes on after an interruption, with the results that it would have had without. A stage with `minutes` is one process that
keeps a checkpoint each time so many have passed, and when it is told to end (SIGTERM). --limit: the schedule is run through in so
many minutes if its steps take longer."""
import argparse
import json
import os
import random
import shutil
import signal
import time
import tomllib

import torch
import torch.distributed as dist
import torch.nn as nn
import torch.nn.functional as F

import data
import network
from vary import vary

TASKS = ("head", "deprel", "upos", "xpos", "feats", "ner_conll", "ner", "nominal", "end")
HEAD, DEPREL, UPOS, XPOS, FEATS, CONLL, NEWS, NOMINAL, END = range(len(TASKS))
NONE = -100  # no annotation; cross entropy leaves it out


def label_sets(corpora):
    trees = corpora["ewt"]["train"] + corpora["gum"]["train"]
    every = lambda docs, key: {x for d in docs for s in d if key in s for x in s[key]}
    names = lambda kinds: ["O"] + [f"{a}-{k}" for k in kinds for a in "BI"]
    kinds = sorted({t[2:] for t in every(corpora["news"]["train"], "n") if t != "O"})
    labels = {
        "upos": sorted(every(trees, "u")),
        "deprel": sorted(every(trees, "r")),
        "ner_conll": names(["PER", "ORG", "LOC", "MISC"]),
        "ner": names(kinds),
        "nominal": ["none"] + sorted(every(corpora["gum"]["train"], "c") - {"none"}),
    }
    return labels, {"xpos": sorted(every(trees, "x")), "feats": sorted(every(trees, "f"))}


class Trained(nn.Module):
    """The network with the heads that only serve to train it: Penn's tags and the features of words."""

    def __init__(self, labels, extra, layers):
        super().__init__()
        self.net = network.Network(labels, layers)
        self.xpos, self.feats = (nn.Linear(network.WIDTH, len(extra[k])) for k in ("xpos", "feats"))


class Batches:
    """Windows as tensors with what is wanted of them, about `size` subwords a batch, windows of like length together."""

    def __init__(self, labels, subwords, masked=0.0):
        self.number = {k: {x: i for i, x in enumerate(v)} for k, v in labels.items()}
        self.subwords, self.masked = subwords, masked

    def features(self, window):
        ids, classes, first, last, sentence = data.inputs(window, self.subwords)
        wanted, base = [[] for _ in TASKS], 0
        for s in window:
            n = len(s["w"])
            of = lambda task, key, there: (
                [self.number[task].get(x, NONE) for x in s[key]] if there else [NONE] * n
            )
            tree = "h" in s
            wanted[HEAD] += [h and h + base for h in s["h"]] if tree else [NONE] * n
            wanted[DEPREL] += of("deprel", "r", tree)
            wanted[UPOS] += of("upos", "u", tree)
            wanted[XPOS] += of("xpos", "x", tree)
            wanted[FEATS] += of("feats", "f", tree)
            wanted[CONLL] += of("ner_conll", "n", s.get("scheme") == "conll")
            wanted[NEWS] += of("ner", "n", s.get("scheme") == "news")
            wanted[NOMINAL] += of("nominal", "c", "c" in s)
            wanted[END] += [0] * (n - 1) + [1] if tree else [NONE] * n
            base += n
        if random.random() < 0.5:
            ids[1:-1] = [data.MASK if random.random() < self.masked else i for i in ids[1:-1]]
        wanted[END][-1] = NONE  # that a window ends says nothing of the text
        return ids, classes, first, last, sentence, wanted

    def __call__(self, windows, size, shuffle):
        noise = lambda: random.random() * 4 if shuffle else 0
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
    mask = torch.zeros(n, m, dtype=torch.bool)
    first, last = torch.zeros(n, k, dtype=torch.long), torch.zeros(n, k, dtype=torch.long)
    sentence, wanted = torch.full((n, k), -1), torch.full((len(TASKS), n, k), NONE)
    for i, (a, c, f, l, s, y) in enumerate(batch):
        ids[i, : len(a)], classes[i, : len(c)], mask[i, : len(a)] = torch.tensor(a), torch.tensor(c), True
        first[i, : len(f)], last[i, : len(l)], sentence[i, : len(s)] = map(torch.tensor, (f, l, s))
        wanted[:, i, : len(f)] = torch.tensor(y)
    same = torch.cat([torch.ones(n, k, 1, dtype=torch.bool), sentence[:, :, None] == sentence[:, None, :]], 2)
    return ids, classes, mask, first, last, wanted, same


def losses(trained, batch, device):
    """The loss of each task that the batch is annotated for."""
    ids, classes, mask, first, last, y, same = (t.to(device) for t in collate(batch))
    net, out = trained.net, {}
    w = net.words(ids, classes, None if mask.all() else mask, first, last)
    has = lambda task: bool((y[task] != NONE).any())

    def ce(task, logits):
        known = y[task] != NONE
        return F.cross_entropy(logits[known].float(), y[task][known])

    if has(HEAD):
        arcs, x = net.arcs(w, same)
        out |= {"head": ce(HEAD, arcs), "deprel": ce(DEPREL, net.labels(x, w, y[HEAD].clamp(min=0)))}
    if has(END):
        known = y[END] != NONE
        ends = net.end(w[known]).float()[:, 0]
        out["end"] = F.binary_cross_entropy_with_logits(ends, y[END][known].float())
    for task, head in (
        (UPOS, net.upos), (XPOS, trained.xpos), (FEATS, trained.feats), (CONLL, net.ner), (NEWS, net.nw), (NOMINAL, net.cl)
    ):
        if has(task):
            out[TASKS[task]] = ce(task, head(w))
    return out


@torch.no_grad()
def figures(net, labels, docs, corpus, subwords, device):
    net.eval()
    one = lambda x: torch.tensor([x], device=device)
    score = data.Score()
    for window in data.windows(docs, subwords):
        ids, classes, first, last, sentence = data.inputs(window, subwords)
        w = net.words(one(ids), one(classes), None, one(first), one(last))
        if corpus in ("ewt", "gum"):
            arcs, x = net.arcs(w, data.allowed(sentence)[None].to(device))
            heads = arcs.argmax(-1)
            upos, relations = net.upos(w)[0].argmax(-1).tolist(), net.labels(x, w, heads)[0].argmax(-1).tolist()
            ends = (net.end(w)[0, :, 0] > 0).tolist()
            score.ends(sentence, ends)
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
    return score.figures()


def training_windows(corpora, subwords, config, epoch, rank):
    train = config["train"]
    parts = train["news_parts"]
    news = [d for i, d in enumerate(corpora["news"]["train"]) if i % parts == (epoch + rank) % parts]
    trees = [corpora["ewt"]["train"], corpora["gum"]["train"]] * train["tree_times"]
    size = lambda: random.choice(train["window"])
    for docs in trees + [corpora["conll"]["train"], corpora["wikigold"]["train"], news]:
        for window in data.windows(docs, subwords, size, train["sentences"]):
            yield vary(window, config["vary"])


class Log:
    """Lines of figures; seconds are those of training, earlier runs' included."""

    def __init__(self, out, rank, before=0.0):
        self.path, self.start = os.path.join(out, f"log.{rank}.jsonl"), time.time() - before

    def seconds(self):
        return time.time() - self.start

    def __call__(self, **row):
        row["seconds"] = round(self.seconds())
        with open(self.path, "a", encoding="utf8") as file:
            file.write(json.dumps(row) + "\n")


def average(tensors, workers):
    """Makes the tensors the mean of those of all workers."""
    if workers == 1:
        return
    flat = torch.cat([t.flatten() for t in tensors])
    dist.all_reduce(flat)
    flat /= workers
    at = 0
    for t in tensors:
        t.copy_(flat[at : at + t.numel()].view_as(t))
        at += t.numel()


class Told:
    """Whether the process was told to end. While there is nothing to lose it ends at once."""

    def __init__(self):
        self.to_end, self.nothing_to_lose = False, True
        signal.signal(signal.SIGTERM, self.hear)

    def hear(self, *_):
        self.to_end = True
        if self.nothing_to_lose:
            raise SystemExit("told to end")


def precision(name, device):
    """bfloat16 is fast only where the processor knows it; "auto" looks."""
    if name == "auto":
        name = "float32" if device == "cpu" else "bfloat16"
        if device == "cpu" and os.path.exists("/proc/cpuinfo"):
            with open("/proc/cpuinfo", encoding="utf8") as file:
                name = "bfloat16" if {"avx512_bf16", "amx_bf16"} & set(file.read().split()) else "float32"
    return getattr(torch, name)


def keep(rows, path):
    """Writes a checkpoint so that there is a whole one at any time, whatever breaks off."""
    with open(path + ".new", "wb") as file:
        torch.save(rows, file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(path + ".new", path)


def work(rank, args, config, labels, extra):
    train = config["train"]
    workers, steps = train["workers"], train["steps"]
    assert workers == 1 or "minutes" not in train, "checkpoints by the clock would be of different steps"
    told = Told() if "minutes" in train else None
    torch.set_num_threads(1)
    dist.init_process_group("gloo", init_method=f"file://{os.path.abspath(args.out)}/meet", rank=rank, world_size=workers)
    corpora = data.read(args.data, ["train", "dev"])
    subwords = data.Subwords(os.path.join(args.encoder, "tokenizer.json"))
    batches = Batches(labels | extra, subwords, config["vary"]["masked"])

    torch.manual_seed(train["seed"])
    layers = train.get("layers", network.LAYERS)
    whole, device = Trained(labels, extra, layers), args.device
    if args.start:
        network.load_into(whole.net, args.start)
    else:
        network.initialise(whole.net.enc, args.encoder)
    whole.to(device).net.enc.word.weight.requires_grad_(False)
    masters = {k: v.detach().clone() for k, v in whole.state_dict().items()}
    fast = Trained(labels, extra, layers).to(device, precision(train.get("precision", "bfloat16"), device))
    fast.load_state_dict(masters)
    fast.net.enc.word.weight.requires_grad_(False)
    trained = [(k, p) for k, p in fast.named_parameters() if p.requires_grad]
    own = [masters[k] for k, _ in trained]
    mean = [m.clone() for m in own]
    # The heads are new and learn faster than the encoder.
    groups = [
        {"params": [m for (k, _), m in zip(trained, own) if k.startswith("net.enc.") == encoder], "base": base}
        for encoder, base in ((True, train["rate"]), (False, train["rate"] * train["head_rate"]))
    ]
    optimiser = torch.optim.AdamW(groups, lr=1e-4, weight_decay=train["decay"], betas=(0.9, 0.98), fused=True)
    rate = lambda s: min(1, s / (train["warm_up"] * steps)) * max(0.0, (steps - s) / steps)
    step, epoch = 0, 0

    state = os.path.join(args.out, f"worker-{rank}.pt")
    kept = torch.load(state, weights_only=True) if os.path.exists(state) else {"step": 0}
    known = [None] * workers
    dist.all_gather_object(known, (kept["step"], kept.get("made_of")))
    if any(k != known[0] for k in known):
        raise SystemExit(f"{args.out} has checkpoints of different steps, {[k[0] for k in known]}: remove worker-*.pt to begin anew")
    made_of = json.dumps([config, args.start])
    log = Log(args.out, rank, kept.get("seconds", 0.0))
    # Workers see other windows.
    random.seed(f"{train['seed']} {rank} {step}")
    torch.manual_seed(train["seed"] * 1000 + rank * 100 + step)
    skipped, at_evaluation = 0, kept.get("at_evaluation", 60 * train.get("minutes", 0))
    if kept["step"]:
        if kept["made_of"] != made_of:
            raise SystemExit(f"{args.out} has checkpoints of another configuration: remove worker-*.pt to begin anew")
        step, epoch = kept["step"], kept["epoch"]
        optimiser.load_state_dict(kept["optimiser"])
        for m, e, v, w in zip(own, mean, kept["own"], kept["mean"]):
            m.copy_(v)
            e.copy_(w)
        with torch.no_grad():
            for (_, p), m in zip(trained, own):
                p.copy_(m)
        random.setstate(kept["random"])  # as it was at the start of the epoch; its first batches are behind us
        torch.set_rng_state(kept["torch"])
        skipped = kept["batches"]
        log(step=step, goes_on=True)

    def at():
        """The step of the schedule; where time is limited, that at which the time that is behind us would be."""
        return max(step, steps * log.seconds() / (60 * args.limit)) if args.limit else step

    def save():
        path = os.path.join(args.out, "model.safetensors")
        network.save(whole.net, path + ".new")
        os.replace(path + ".new", path)

    def evaluate(weights=own):
        """Keeps the weights and measures them; workers share the sets."""
        whole.load_state_dict(masters | {k: m for (k, _), m in zip(trained, weights)})
        if rank == 0:
            save()
        for k in ("ewt", "gum", "conll", "news")[rank::workers]:
            found = figures(whole.net, labels, corpora[k]["dev"], k, subwords, device)
            log(step=step, corpus=k, **{name: round(v, 5) for name, v in found.items()})

    def checkpoint():
        rows = {"step": step, "epoch": epoch, "made_of": made_of, "own": own, "mean": mean, "optimiser": optimiser.state_dict()}
        rows |= {"random": before, "batches": done, "torch": torch.get_rng_state()}
        keep(rows | {"seconds": log.seconds(), "at_evaluation": at_evaluation}, state)

    fast.train()
    at_checkpoint, lost = time.time(), {}
    while at() < steps:
        before = random.getstate()
        windows = list(training_windows(corpora, subwords, config, epoch, rank))
        for done, batch in enumerate(batches(windows, train["subwords"], True), 1):
            if done <= skipped:
                continue
            if told:
                told.nothing_to_lose = False
            parts = losses(fast, batch, device)
            sum(config["loss"][k] * v for k, v in parts.items()).backward()
            for (_, p), m in zip(trained, own):
                m.grad = None if p.grad is None else p.grad.float()
            nn.utils.clip_grad_norm_(own, 1.0)
            for group in optimiser.param_groups:
                group["lr"] = group["base"] * rate(at())
            optimiser.step()
            step += 1
            with torch.no_grad():
                if step % train["average"] == 0 or step == steps:
                    average(own, workers)
                    share = train["mean_decay"] if at() > train["mean_from"] * steps else 0.0
                    for e, m in zip(mean, own):
                        e.mul_(share).add_(m, alpha=1 - share)
                for (_, p), m in zip(trained, own):
                    p.copy_(m)
                    p.grad = None
            for k, v in parts.items():
                lost.setdefault(k, []).append(v.detach())
            if step % 50 == 0:
                log(step=step, **{k: round(torch.stack(v).mean().item(), 4) for k, v in lost.items()})
                lost.clear()
            if step % train.get("checkpoint", steps) == 0 or step == steps:
                checkpoint()
            if told and (told.to_end or time.time() > at_checkpoint + 60 * train["minutes"]):
                checkpoint()
                at_checkpoint = time.time()
            if told and told.to_end:
                raise SystemExit("told to end")
            if step % train.get("evaluate", steps + 1) == 0:
                evaluate()
            if told and log.seconds() > at_evaluation:
                checkpoint()
                began, told.nothing_to_lose = time.time(), True
                evaluate(mean if at() > train["mean_from"] * steps else own)
                told.nothing_to_lose = False
                at_evaluation = log.seconds() + (time.time() - began) * (1 / train["evaluation"] - 1)
                checkpoint()
                at_checkpoint = time.time()
            if at() >= steps:
                break
        epoch, skipped = epoch + 1, 0
    if told:
        told.nothing_to_lose = True
    with torch.no_grad():
        for e, m in zip(mean, own):
            m.copy_(e)
    evaluate()
    log(step=step, done=True)


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("stage", "data", "encoder", "out"):
        parser.add_argument(name)
    parser.add_argument("--start", help="folder with a trained network to go on from")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--limit", type=float, help="minutes")
    parser.add_argument("--config", default=os.path.join(here, "config.toml"))
    args = parser.parse_args()
    with open(args.config, "rb") as file:
        config = tomllib.load(file)
    os.environ["OMP_NUM_THREADS"] = "1"
    corpora = data.read(args.data, ["train", "dev"])
    data.check_counts(corpora, config["counts"])
    stage = config[args.stage]
    base = config[stage["like"]] if "like" in stage else {}
    config = {k: base.get(k, {}) | stage.get(k, {}) for k in ("train", "loss", "vary")}
    labels, extra = label_sets(corpora)
    del corpora  # each process reads its own
    os.makedirs(args.out, exist_ok=True)
    shutil.copyfile(os.path.join(args.encoder, "tokenizer.json"), os.path.join(args.out, "tokenizer.json"))
    with open(os.path.join(args.out, "labels.json"), "w", encoding="utf8") as file:
        json.dump(labels, file, indent=0)
    meet = os.path.join(args.out, "meet")
    if os.path.exists(meet):
        os.remove(meet)
    if config["train"]["workers"] == 1:
        work(0, args, config, labels, extra)
    else:
        torch.multiprocessing.spawn(work, (args, config, labels, extra), config["train"]["workers"])


if __name__ == "__main__":
    main()
