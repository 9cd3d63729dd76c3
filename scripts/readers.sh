#!/usr/bin/env bash
# Writes every output format from examples/article.txt and reads it back with the tools that it is for, one line a format.
# The readers are installed into a temporary folder; PYTHON names an interpreter that has them already.
# dot is installed with apt-get where it is missing and that can be done.
# FEATURES=... builds with these features; they must have those that it needs.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ -z "${PYTHON:-}" ]; then
    python3 -m venv "$work/venv"
    PYTHON=$work/venv/bin/python
    "$PYTHON" -m pip install --quiet --disable-pip-version-check \
        antlr4-cypher==0.1.2 bratly-io-fs==0.1.4 conllu==6.0.0 jsonschema==4.26.0 networkx==3.6.1 polars==2.1.0 \
        pyarrow==26.0.1 rdflib==7.6.0 spacy==3.8.18 udapi==0.5.2 udtools==0.2.9
fi
command -v dot >/dev/null || apt-get install -y --no-install-recommends graphviz >/dev/null ||
    { apt-get update && apt-get install -y --no-install-recommends graphviz; } >/dev/null

cargo run --quiet --features "${FEATURES:-parquet}" -p factwire --example outputs -- "$work/out" examples/article.txt
"$PYTHON" scripts/readers.py "$work/out"
