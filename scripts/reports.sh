#!/usr/bin/env bash
# Measures quality and speed and writes reports/quality.csv and reports/speed.csv.
# usage: scripts/reports.sh DATA
# DATA holds carb_dev/, benchie_dev/, ud_ewt/ and gum_open/ (CoNLL-U, gum_open with OPEN_DOCS.tsv), conll2003/eng.testb, worldwide_newswire/dev/*.tsv,
# qasrl_wikinews_dev/, gap_dev/, polnear_dev/ and re3d_dev/ as their publishers give them.
# Of sets that rules are written with, both halves are measured: only the first has been looked at.
set -euo pipefail
data=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
cargo build --release --features eval --quiet
eval=target/release/factwire-eval
today=$(date +%F)
commit=$(git rev-parse --short HEAD)
machine="$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1) x $(nproc); load $(cut -d' ' -f1 /proc/loadavg)"

rows() { # rows SET COMMAND...: a line for each `key value` that the command prints
    local set=$1 command
    shift
    command="factwire-eval ${*//$data/DATA}"
    [ $# -le 9 ] || command="factwire-eval $1 ${2//$data/DATA} and $(($# - 2)) files more"
    "$eval" "$@" | while read -r key value; do
        echo "$today,$commit,$machine,$command,$set,$key,$value"
    done
}

news() { # the news documents of a part of GUM
    awk -F'\t' -v part="$1" '$2 == "news" && $3 == part { print $1 }' "$data/gum_open/OPEN_DOCS.tsv" |
        while read -r doc; do echo "$data/gum_open/$1/$doc.conllu"; done
}

header=date,commit,machine,command,set,figure,value
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
    rows "UD EWT dev" parse "$data/ud_ewt/dev.conllu"
    rows "UD EWT test" parse "$data/ud_ewt/test.conllu"
    rows "GUM open dev" parse "$data"/gum_open/dev/*.conllu
    rows "GUM open test" parse "$data"/gum_open/test/*.conllu
    rows "CoNLL-2003 testb" names "$data/conll2003/eng.testb"
    rows "Worldwide newswire dev" names "$data"/worldwide_newswire/dev/*.tsv
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
    done
    rows "re3d dev" relations re3d "$data/re3d_dev"
    rows "GAP validation" pronouns gap "$data/gap_dev/gap-validation.tsv"
} >reports/quality.csv.new
mv reports/quality.csv.new reports/quality.csv
{
    echo "$header"
    rows "examples/article.txt" speed examples/article.txt
} >reports/speed.csv.new
mv reports/speed.csv.new reports/speed.csv
