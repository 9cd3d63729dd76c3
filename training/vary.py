"""Windows as they are not in the corpora: all capitals, all small letters, headlines, without final stops, other quotes, words
that are written with a hyphen and that the UD scheme parts."""
import random
import re

# As in src/tokens/pieces.rs: prefixes that keep their hyphen.
PREFIX = re.compile(r"(?i)(e|ex|co|re|un|non|anti|pre|post|mid|pro|semi|multi|inter|intra|ultra|sub|super|over|under|al|el|self)$")
QUOTES = [('"', '"'), ("“", "”"), ("``", "''"), ("«", "»"), ("'", "'")]
SMALL = {"a", "an", "and", "as", "at", "but", "by", "for", "in", "of", "on", "or", "the", "to", "with"}


def headline(word):
    return word if word.lower() in SMALL else word[:1].upper() + word[1:]


def cased(s, change):
    return s | {"w": [change(w) for w in s["w"]]}


def without(s, i):
    """The sentence without word i, which governs nothing."""
    out = {k: v[:i] + v[i + 1 :] if isinstance(v, list) else v for k, v in s.items()}
    if "h" in s:
        out["h"] = [h - 1 if h > i + 1 else h for h in out["h"]]
    return out


def unstopped(s):
    last = len(s["w"]) - 1
    if last > 0 and s["w"][last] in ".!?" and last + 1 not in s.get("h", ()):
        return without(s, last)
    return s


def requoted(s, pair):
    words, opens = [], True
    for w in s["w"]:
        if w in ('"', "“", "”", "``", "''", "«", "»"):
            w, opens = pair[0] if opens else pair[1], not opens
        words.append(w)
    return s | {"w": words}


def parted(s):
    """Names that were annotated on words with hyphens, in UD's words; trees have them already."""
    if "h" in s or not any("-" in w for w in s["w"]):
        return s
    words, names = [], []
    for word, tag in zip(s["w"], s["n"]):
        parts = re.split(r"(?<=[^\W_])(-)(?=[^\W\d_])", word)
        k = 0
        while k + 2 < len(parts):  # a prefix keeps its hyphen
            if PREFIX.match(parts[k]):
                parts[k : k + 3] = ["".join(parts[k : k + 3])]
            else:
                k += 2
        words += parts
        names += [tag] + [tag.replace("B-", "I-")] * (len(parts) - 1)
    return s | {"w": words, "n": names}


def vary(window, chance, lessons=None):
    """The window, changed with the chances that config.toml gives for each kind of change; what the teacher said of its words
    before that is its "soft"."""
    out = [parted(s) if random.random() < chance["parted"] else s for s in window]
    if lessons:
        out = [s | {"soft": lessons.of(s["w"])} for s in out]
    if random.random() < chance["unstopped"]:
        out = [unstopped(s) for s in out]
    if random.random() < chance["requoted"]:
        pair = random.choice(QUOTES)
        out = [requoted(s, pair) for s in out]
    at = random.random()
    for kind, change in (("upper", str.upper), ("lower", str.lower), ("headline", headline)):
        if at < chance[kind]:
            return [cased(s, change) for s in out]
        at -= chance[kind]
    return out
