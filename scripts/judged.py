#!/usr/bin/env python3
"""What readers said of triples, kept without the words of the articles: reports/judgements.csv, a line a triple, by bytes of the text.

usage: judged.py add ROUND FOLDER...    adds the verdicts of folders (NAME.txt, NAME.json, NAME.judged.json) to the file
       judged.py texts DATA OUT         writes the texts of all articles of the file, NAME.txt, from where their publishers have them in DATA
"""
import csv
import json
import re
import sys
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "reports" / "judgements.csv"
FIELDS = ["round", "article", "subject", "predicate", "object", "verdict", "cause", "reading"]
CLOSING = re.compile(r" ([.,;:!?%)\]}’”])")
OPENING = re.compile(r"([(\[{“‘$£€]) ")


def shown(triple):
    def name(argument):
        argument = argument or {}
        return argument.get("name") or argument.get("text") or ""

    sides = [name(triple["subject"]), triple["predicate"]["name"]]
    if triple.get("object"):
        sides.append(name(triple["object"]))
    return f"({', '.join(sides)})"


def place(part):
    return f"{part['start']}-{part['end']}" if part else ""


def reading(triple):
    """How it was told: polarity, modality, place of the source, and whether subject and object were called by a name from elsewhere."""
    factuality = triple["factuality"]
    attribution = factuality.get("attribution") or {}
    named = ["named" if (triple.get(side) or {}).get("name") else "-" for side in ("subject", "object")]
    parts = [factuality["polarity"], factuality["modality"], place(attribution.get("source")), *named]
    return "/".join(parts).lower()


def add(number, folders):
    rows = []
    for folder in folders:
        for judged in sorted(Path(folder).glob("*.judged.json")):
            name = judged.name.removesuffix(".judged.json")
            told = json.loads((judged.parent / f"{name}.json").read_text())
            if told.get("offsets", "bytes") != "bytes":
                sys.exit(f"{name}: offsets in {told['offsets']}, wanted in bytes")
            left = list(told["triples"])
            verdicts = json.loads(judged.read_text())["triples"]
            in_order = len(verdicts) == len(left)
            lost = 0
            for row in verdicts:
                # A reader who says something of each triple does so in their order; names may be shortened.
                triple = left[0] if in_order else next((t for t in left if shown(t) == row["t"]), None)
                if triple is None:
                    lost += 1
                    continue
                left.remove(triple)
                sides = [place(triple[side]) for side in ("subject", "predicate")] + [place(triple.get("object"))]
                rows.append([number, name, *sides, row["verdict"], row.get("cause") or "", reading(triple)])
            if lost:
                print(f"{name}: {lost} verdicts on what the output does not have", file=sys.stderr)
    new = not FILE.exists()
    with open(FILE, "a", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        if new:
            writer.writerow(FIELDS)
        writer.writerows(rows)
    print(len(rows), "verdicts added")


def plain(tsv):
    """The running text of a file of words and tags, a sentence a line; a first line that is an address is left out."""
    sentences = [[]]
    for line in tsv.read_text(encoding="utf8").split("\n"):
        if line.strip():
            sentences[-1].append(line.split("\t")[0].strip())
        elif sentences[-1]:
            sentences.append([])
    out = []
    for words in filter(None, sentences):
        if len(words) == 1 and "://" in words[0]:
            continue
        text = OPENING.sub(r"\1", CLOSING.sub(r"\1", " ".join(words)))
        text = re.sub(r"(\w)(['’]) (t|s|re|ve|ll|d|m)\b", r"\1\2\3", text)
        text = re.sub(r" (n['’]t|['’](?:s|re|ve|ll|d|m))\b", r"\1", text)
        out.append(re.sub(r"(\w) - (\w)", r"\1-\2", re.sub(r'" ([^"]*) "', r'"\1"', text)))
    return "\n".join(out) + "\n"


def texts(data, out):
    wanted = {row["article"] for row in csv.DictReader(open(FILE))}
    out.mkdir(parents=True, exist_ok=True)
    found = set()
    sources = ["news_judged", "polnear_dev/text", "worldwide_newswire/train", "worldwide_newswire/dev"]
    for path in sorted(p for source in sources for p in (data / source).rglob("*") if p.suffix in (".txt", ".tsv")):
        name = path.stem if path.parent.name == "news_judged" else re.sub(r"[^a-z0-9]+", "_", path.name.lower())[:48]
        if name in wanted and name not in found:
            found.add(name)
            (out / f"{name}.txt").write_text(plain(path) if path.suffix == ".tsv" else path.read_text(encoding="utf8"))
    print(len(found), "texts")
    if wanted - found:
        sys.exit(f"not found: {', '.join(sorted(wanted - found))}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["add", number, *folders] if folders:
            add(number, folders)
        case ["texts", data, out]:
            texts(Path(data), Path(out))
        case _:
            sys.exit(__doc__)
