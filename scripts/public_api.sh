#!/usr/bin/env bash
# Compares the public interface of the library, an item a line, with docs/public-api.txt; --update writes that file anew.
#
# It is made from rustdoc's JSON, which the stable toolchain writes too once it is asked to. The format of this JSON changes with
# Rust: where it is another than the crate public-api reads, that is said, and nothing is compared.
set -euo pipefail
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-target}
list=docs/public-api.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Only rustdoc is told: cargo would build the dependencies anew for another RUSTC_BOOTSTRAP.
printf '#!/bin/sh\nRUSTC_BOOTSTRAP=1 exec %q "$@"\n' "${RUSTDOC:-rustdoc}" >"$work/rustdoc"
chmod +x "$work/rustdoc"
RUSTDOC=$work/rustdoc cargo rustdoc --quiet -p factwire --lib --features factwire/schema,factwire/parquet -- \
    -Z unstable-options --output-format json --cap-lints allow

status=0
cargo run --quiet -p factwire-public-api -- "$target/doc/factwire.json" >"$work/now" || status=$?
case $status in
    0) ;;
    3)
        echo "LEFT OUT: $list ($(rustdoc --version) writes another format than the crate public-api reads)"
        [ "${1:-}" != --update ]
        exit
        ;;
    *) exit "$status" ;;
esac
if [ "${1:-}" = --update ]; then
    cp "$work/now" "$list"
elif ! diff -u "$list" "$work/now"; then
    echo "the public interface is another than $list says: if that is meant, scripts/public_api.sh --update" >&2
    exit 1
fi
