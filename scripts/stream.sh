#!/usr/bin/env bash
# Streams invented documents through `factwire extract` and prints rows of reports/speed.csv: documents a second and peak memory, for
# a few documents and for many, which shows whether memory grows with their number. scripts/speed.sh calls it.
# usage: scripts/stream.sh [NUMBER]   (10000 documents; Linux, whose /proc knows the peak; the variable FACTWIRE names a built program)
set -euo pipefail
cd "$(dirname "$0")/.."
number=${1:-10000}
[ -n "${FACTWIRE:-}" ] || cargo build --release --quiet
factwire=${FACTWIRE:-${CARGO_TARGET_DIR:-target}/release/factwire}
today=$(date +%F)
commit=$(git rev-parse --short HEAD)
machine="$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1) x $(nproc); load $(cut -d' ' -f1 /proc/loadavg)"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

measure() { # measure NUMBER
    local n=$1 command="factwire extract -f jsonl documents.jsonl -o facts.jsonl" start end peak=0 now
    awk -v n="$n" -f scripts/documents.awk >"$folder/documents.jsonl"
    start=$(date +%s%N)
    "$factwire" extract -f jsonl "$folder/documents.jsonl" -o "$folder/facts.jsonl" &
    while now=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\) kB/\1/p' "/proc/$!/status" 2>/dev/null) && [ -n "$now" ]; do
        peak=$now
        sleep 0.05
    done
    wait $!
    end=$(date +%s%N)
    [ "$(wc -l <"$folder/facts.jsonl")" = "$n" ] || { echo "not all of $n documents came out" >&2; exit 1; }
    wc -w <"$folder/documents.jsonl" | awk -v n="$n" -v ms=$(((end - start) / 1000000)) -v peak="$peak" \
        -v row="$today,$commit,$machine,$command,$n documents of scripts/documents.awk" '{
        print row ",stream_words," $1
        printf "%s,stream_seconds,%.1f\n", row, ms / 1000
        printf "%s,stream_documents_per_second,%.0f\n", row, n * 1000 / ms
        printf "%s,stream_words_per_second,%.0f\n", row, $1 * 1000 / ms
        printf "%s,stream_peak_memory_mb,%.0f\n", row, peak / 1024 }'
}

measure $((number / 10))
measure "$number"
