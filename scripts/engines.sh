#!/usr/bin/env bash
# Measures the embedded network beside classifiers run by libtorch, in one run, and writes reports/engines.csv.
# usage: scripts/engines.sh      (libtorch as in docs/models.md)
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --release -p factwire-eval --features rust-bert --quiet
machine="$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1) x $(nproc); load $(cut -d' ' -f1 /proc/loadavg)"
before="$(date +%F),$(git rev-parse --short HEAD),$machine"
target/release/factwire-eval engines examples/article.txt |
    awk -v before="$before" '{ print (NR == 1 ? "date,commit,machine" : before) "," $0 }' >reports/engines.csv
