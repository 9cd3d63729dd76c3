#!/usr/bin/env bash
# Runs the tests of the network's arithmetic, where the `unsafe` code is, under AddressSanitizer, with every instruction set that
# this processor has. usage: scripts/sanitize.sh
# The sanitizer's runtime comes with Rust for Linux on x86-64; the flag that turns it on is not stable, hence RUSTC_BOOTSTRAP.
set -euo pipefail
cd "$(dirname "$0")/.."
target=x86_64-unknown-linux-gnu
export RUSTC_BOOTSTRAP=1 RUSTFLAGS='-Zsanitizer=address' ASAN_OPTIONS=detect_leaks=0
options=(--target $target --target-dir "${CARGO_TARGET_DIR:-target}/sanitize")
cargo test "${options[@]}" -p factwire-kernel
cargo test "${options[@]}" -p factwire --lib -- backends_agree
