#!/usr/bin/env bash
# Measures quality and speed and writes reports/quality.csv and reports/speed.csv.
# usage: scripts/reports.sh DATA [FP32]
# DATA holds carb_dev/, benchie_dev/, ud_ewt/ and gum_open/ (CoNLL-U, gum_open with OPEN_DOCS.tsv), conll2003/eng.testb, worldwide_newswire/dev/*.tsv,
# qasrl_wikinews_dev/, gap_dev/, polnear_dev/, re3d_dev/ and conll04/ (train.txt, dev.txt) as their publishers give them.
# FP32 is a folder with the same network that is not quantised (training/README.md, Parity): the sets that the network is judged by
# are measured with it too. The column pytorch_fp32 is what training/check.py found (reports/int8.csv), without the crate's decoding.
# Of sets that rules are written with, both halves are measured: only the first has been looked at.
set -euo pipefail
data=$(cd "$1" && pwd)
fp32=${2:+$(cd "$2" && pwd)}
cd "$(dirname "$0")/.."
cargo build --release --quiet -p factwire-eval
eval=target/release/factwire-eval
today=$(date +%F)
commit=$(git rev-parse --short HEAD)
machine="$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1) x $(nproc); load $(cut -d' ' -f1 /proc/loadavg)"

rows() { # rows SET COMMAND...: a line for each `key value` that the command prints
    local set=$1 command
    shift
    command="factwire-eval ${*//$data/DATA}"
    [ $# -le 12 ] || command="factwire-eval $1 $2 $3 ${4//$data/DATA} and $(($# - 4)) files more"
    command=${command//$data/DATA}
    "$eval" "$@" | while read -r key value; do
        torch=$(awk -F, -v set="$set" -v figure="$key" '$3 == set && $4 == figure { print $5 }' reports/int8.csv)
        echo "$today,$commit,$machine,${command//$fp32/FP32},$set,$key,$value,$torch"
    done
}

network() { # network SUFFIX OPTION...: the sets that the network is judged by
    local suffix=$1
    shift
    rows "UD EWT dev$suffix" parse "$@" "$data/ud_ewt/dev.conllu"
    rows "UD EWT test$suffix" parse "$@" "$data/ud_ewt/test.conllu"
    rows "UD EWT dev from raw text$suffix" parse --raw "$@" "$data/ud_ewt/dev.conllu"
    rows "UD EWT test from raw text$suffix" parse --raw "$@" "$data/ud_ewt/test.conllu"
    rows "GUM open dev$suffix" parse "$@" "$data"/gum_open/dev/*.conllu
    rows "GUM open test$suffix" parse "$@" "$data"/gum_open/test/*.conllu
    rows "GUM open dev from raw text$suffix" parse --raw "$@" "$data"/gum_open/dev/*.conllu
    rows "GUM open test from raw text$suffix" parse --raw "$@" "$data"/gum_open/test/*.conllu
    rows "CoNLL-2003 testb$suffix" names "$@" "$data/conll2003/eng.testb"
    rows "CoNLL-2003 testb from raw text$suffix" names --raw "$@" "$data/conll2003/eng.testb"
    rows "Worldwide newswire dev$suffix" names "$@" "$data"/worldwide_newswire/dev/*.tsv
    rows "Worldwide newswire dev from raw text$suffix" names --raw "$@" "$data"/worldwide_newswire/dev/*.tsv
}

news() { # the news documents of a part of GUM
    awk -F'\t' -v part="$1" '$2 == "news" && $3 == part { print $1 }' "$data/gum_open/OPEN_DOCS.tsv" |
        while read -r doc; do echo "$data/gum_open/$1/$doc.conllu"; done
}

header=date,commit,machine,command,set,figure,value,pytorch_fp32
{
    echo "$header"
    rows "UD EWT dev" tokens "$data/ud_ewt/dev.conllu"
    rows "UD EWT test" tokens "$data/ud_ewt/test.conllu"
    # shellcheck disable=SC2046 # names of documents have no spaces
    rows "GUM news dev" tokens $(news dev)
    # shellcheck disable=SC2046
    rows "GUM news test" tokens $(news test)
    # shellcheck disable=SC2046
    rows "GUM news train" tokens $(news train)
    network ""
    [ -z "$fp32" ] || network "; fp32" --model "$fp32"
    carb=("$data/carb_dev/gold.tsv" "$data/carb_dev/dev.txt")
    for granularity in compact full binary; do
        for half in all first second; do
            setting=(--granularity $granularity --half $half)
            rows "CaRB dev; $granularity; $half" triples carb "${carb[@]}" "${setting[@]}"
            rows "BenchIE dev; $granularity; $half" triples benchie "$data/benchie_dev/gold.txt" "${setting[@]}"
        done
    done
    rows "CaRB dev; full" confidence "${carb[@]}"
    qasrl=("$data/qasrl_wikinews_dev/wikinews.dev.full.csv" "$data/qasrl_wikinews_dev/wikinews.dev.gold.csv")
    for half in first second; do
        rows "QA-SRL Wikinews dev; compact; $half half" arguments qasrl "${qasrl[@]}" --half $half
        rows "QA-SRL Wikinews dev; full; $half half" arguments qasrl "${qasrl[@]}" --granularity full --half $half
        rows "GAP development; $half half" pronouns gap "$data/gap_dev/gap-development.tsv" --half $half
        rows "PolNeAR dev; $half half" attribution polnear "$data/polnear_dev" --half $half
        rows "re3d dev; $half half" relations re3d "$data/re3d_dev" --half $half
        rows "CoNLL04 train; $half half" relations conll04 "$data/conll04/train.txt" --half $half
    done
    for half in all first second; do
        rows "GUM open dev; coreference; $half" coref --half $half "$data"/gum_open/dev/*.conllu
        rows "GUM open dev; coreference; threshold 0.3; $half" coref --half $half --threshold 0.3 "$data"/gum_open/dev/*.conllu
    done
    rows "re3d dev" relations re3d "$data/re3d_dev"
    rows "CoNLL04 dev" relations conll04 "$data/conll04/dev.txt"
    rows "GAP development" pronouns gap "$data/gap_dev/gap-development.tsv"
    rows "GAP validation" pronouns gap "$data/gap_dev/gap-validation.tsv"
} >reports/quality.csv.new
mv reports/quality.csv.new reports/quality.csv
scripts/speed.sh
