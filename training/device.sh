#!/usr/bin/env bash
# Trains the teacher for some minutes on another machine, one with a GPU and without a network, and brings the weights back.
#
# usage: device.sh pack DATA ENCODER PARTS     here: the corpora, the programs and the encoder as PARTS/in.* of 12 MB
#        device.sh train PARTS MINUTES         there, with all parts in the folder PARTS: writes PARTS/out.* of 12 MB
#        device.sh unpack ENCODER PARTS OUT    here, with all of PARTS/out.*: labels.json, tokenizer.json, model.safetensors in OUT
#
# Weights travel in 16 bits, word embeddings, which are not trained, only there. PYTHON names the interpreter (here, that of the
# long run's venv); there it needs PyTorch, safetensors and tokenizers. The programs that train are those of the checkout.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
python=${PYTHON:-python3}
size=12000000

# half FROM TO [without]: the weights of a file in 16 bits, perhaps without the word embeddings.
half() {
    "$python" - "$@" <<'PY'
import sys
from safetensors.torch import load_file, save_file
skip = len(sys.argv) > 3
weights = load_file(sys.argv[1])
save_file({k: v.half() for k, v in weights.items() if not (skip and "word_embeddings" in k)}, sys.argv[2])
PY
}

case ${1:-} in
pack)
    data=$2 encoder=$3 parts=$4 work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    mkdir -p "$parts" "$work/program" "$work/encoder" "$work/data"
    cp "$here"/{train,network,data,vary}.py "$here/config.toml" "$here/device.sh" "$work/program/"
    half "$encoder/model.safetensors" "$work/encoder/model.safetensors"
    cp "$encoder/tokenizer.json" "$work/encoder/"
    (cd "$data" && cp -r --parents ud_ewt/{train,dev}.conllu gum_open/{train,dev} conll2003/eng.{train,testa} wikigold/*.txt \
        worldwide_newswire/{train,dev} "$work/data/")
    rm -f "$parts"/in.*
    tar -C "$work" -c program encoder data | xz -T1 -3 | split -b $size -d -a 3 - "$parts/in."
    ls -l "$parts"
    ;;
train)
    parts=$(cd "$2" && pwd) minutes=$3 work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    cat "$parts"/in.* | xz -d | tar -C "$work" -x
    cd "$work/program"
    "$python" train.py accelerated ../data ../encoder ../out --device "${DEVICE:-cuda}" --limit "$minutes"
    mkdir ../back
    half ../out/model.safetensors ../back/model.safetensors without
    cp ../out/labels.json ../out/tokenizer.json ../out/log.0.jsonl ../back/
    rm -f "$parts"/out.*
    tar -C ../back -c . | split -b $size -d -a 3 - "$parts/out."
    ls -l "$parts"
    ;;
unpack)
    encoder=$2 parts=$3 out=$4
    mkdir -p "$out"
    cat "$parts"/out.* | tar -C "$out" -x
    "$python" - "$encoder" "$out" <<'PY'
import os, sys
from safetensors.torch import load_file, save_file
encoder, out = (os.path.join(folder, "model.safetensors") for folder in sys.argv[1:])
weights = {k: v.float() for k, v in load_file(out).items()}
words = next(v for k, v in load_file(encoder).items() if "word_embeddings" in k)
save_file(weights | {"bert.embeddings.word_embeddings.weight": words.float()}, out)
PY
    tail -n 5 "$out/log.0.jsonl"
    ;;
*) sed -n '2,6p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac
