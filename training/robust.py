"""How much changed text costs: trees and names of the development sets in capitals, misspelt, and so on.

usage: python robust.py DATA FOLDER... [--report ../reports/robust.csv] [--documents 100]

Each FOLDER holds a trained network. Every window is changed in the same way; gold words, the fp32 network, at most --documents of
each corpus. Rows of the report: date, command, network (number of the folder), set, change, figure, value."""
import argparse
import csv
import datetime
import os
import random

import torch

import check
import data
import vary

CHANGES = {
    "none": lambda window: window,
    "upper": lambda window: [vary.cased(s, str.upper) for s in window],
    "lower": lambda window: [vary.cased(s, str.lower) for s in window],
    "headline": lambda window: [vary.cased(s, vary.headline) for s in window],
    "unstopped": lambda window: [vary.unstopped(s) for s in window],
    "odd quotes": lambda window: [vary.requoted(s, ("“", "“")) for s in window],
    "misspelt": vary.misspelt_window,
}


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data")
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--report", default=os.path.join(here, "..", "reports", "robust.csv"))
    parser.add_argument("--documents", type=int, default=100)
    args = parser.parse_args()
    torch.set_num_threads(1)
    corpora, rows = data.read(args.data, ["dev"]), []
    for number, folder in enumerate(args.folders, 1):
        model = check.Torch(folder)
        subwords = data.Subwords(os.path.join(folder, "tokenizer.json"))
        for corpus, sets in check.SETS.items():
            windows = data.windows(corpora[corpus]["dev"][: args.documents], subwords, check.WINDOW, 1000)
            for name, change in CHANGES.items():
                random.seed(name)
                figures, _ = check.measure(model, model.labels, [change(w) for w in windows], subwords, corpus)
                for figure in ("las", "f1"):
                    if figure in figures:
                        rows.append([number, sets["dev"], name, figure, f"{figures[figure]:.4f}"])
                        print(*rows[-1], sep="\t", flush=True)
    with open(args.report, "w", encoding="utf8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["date", "command", "network", "set", "change", "figure", "value"])
        command = f"python robust.py DATA {' '.join('FOLDER' for _ in args.folders)} --documents {args.documents}"
        out.writerows([datetime.date.today().isoformat(), command] + row for row in rows)


if __name__ == "__main__":
    main()
