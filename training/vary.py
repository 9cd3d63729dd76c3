"""Windows as they are not in the corpora: all capitals, all small letters, headlines, without final stops, other quotes,
misspelt, and words that are written with a hyphen and that the UD scheme parts."""
import random
import re

# As in src/tokens/pieces.rs: what keeps its hyphen.
PREFIXES = set(
    "ante anti arch bi co counter cross de e ex extra hyper infra inter intra macro mega meta micro mid mini mono multi neo non over"
    " pan para poly post pre pro proto pseudo psycho re semi socio sub super tele trans tri ultra un under uni".split()
)
SUFFIXES = {"esque", "wise", "ish", "fest"}
NUMBER_CODE = re.compile(r"\+?\d+(-\d+){2,3}|\d{3}-\d{4}")
QUOTES = [('"', '"'), ("“", "”"), ("``", "''"), ("«", "»"), ("'", "'"), ("“", "“"), (",,", '"')]
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


def at_hyphens(word):
    """The words that the crate makes of a word with hyphens."""
    if "-" not in word or not any(c.isalnum() for c in word) or NUMBER_CODE.fullmatch(word):
        return [word]
    out, start, part = [], 0, 0
    for hyphen in re.finditer("-", word):
        at, after = hyphen.span()
        keeps = word[part:at].lower() in PREFIXES or word[after:] in SUFFIXES or after == len(word)
        part = after
        if not keeps:
            out += [w for w in (word[start:at], "-") if w]
            start = after
    return out + [word[start:]]


def parted(s):
    """Names that were annotated on words with hyphens, in UD's words; trees have them already."""
    if "h" in s or not any("-" in w for w in s["w"]):
        return s
    words, names = [], []
    for word, tag in zip(s["w"], s["n"]):
        parts = at_hyphens(word)
        words += parts
        names += [tag] + [tag.replace("B-", "I-")] * (len(parts) - 1)
    return s | {"w": words, "n": names}


def misspelt(word):
    """With two letters exchanged, one left out, one doubled, or a neighbour of the alphabet; short words as they are."""
    if len(word) < 4 or not word.isalpha():
        return word
    i = random.randrange(1, len(word) - 1)
    a, b = word[i], word[i + 1]
    other = chr(ord(a) + 1) if a.isascii() and a not in "zZ" else a
    return word[:i] + random.choice([b + a, b, a + a + b, other + b]) + word[i + 2 :]


def misspelt_window(window, chance=0.1):
    """One word in ten is misspelt."""
    return [cased(s, lambda w: misspelt(w) if random.random() < chance else w) for s in window]


def vary(window, chance):
    """The window, changed with the chances that config.toml gives."""
    out = [parted(s) if random.random() < chance["parted"] else s for s in window]
    if random.random() < chance["unstopped"]:
        out = [unstopped(s) for s in out]
    if random.random() < chance["requoted"]:
        pair = random.choice(QUOTES)
        out = [requoted(s, pair) for s in out]
    if random.random() < chance["misspelt"]:
        out = misspelt_window(out)
    at = random.random()
    for kind, change in (("upper", str.upper), ("lower", str.lower), ("headline", headline)):
        if at < chance[kind]:
            return [cased(s, change) for s in out]
        at -= chance[kind]
    return out
