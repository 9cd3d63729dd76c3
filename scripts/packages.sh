#!/usr/bin/env bash
# Packs every crate that is published, builds them from the packages alone, and adds them to a new program outside of the repository.
# Fails where a package has 10 MB or more, where the program lists more than 110 crates,
# or where the README's first example takes 2 s or more in a debug build.
# usage: scripts/packages.sh [--no-verify]     the latter trusts that what is packed builds; the program is built all the same
set -euo pipefail
cd "$(dirname "$0")/.."
target=$(cd "${CARGO_TARGET_DIR:-target}" 2>/dev/null && pwd || { mkdir -p "${CARGO_TARGET_DIR:-target}" && cd "${CARGO_TARGET_DIR:-target}" && pwd; })
most=10000000

# In the order in which they are published.
published=(factwire-en-part-1 factwire-en-part-2 factwire-en-part-3 factwire-en factwire-kernel factwire factwire-cli)
rm -rf "$target/package"
# shellcheck disable=SC2046 # names have no spaces
cargo package --quiet --locked --allow-dirty "$@" $(printf -- '-p %s ' "${published[@]}")

new=$(mktemp -d)
trap 'rm -rf "$new"' EXIT
{
    printf '[package]\nname = "consumer"\nversion = "0.0.0"\nedition = "2024"\n\n[dependencies]\nfactwire = "0.1.0"\n\n'
    printf '# As the README has it.\n[profile.dev.package.factwire-kernel]\nopt-level = 3\n\n[patch.crates-io]\n'
} >"$new/Cargo.toml"
for name in "${published[@]}"; do
    package=$(ls "$target/package/$name"-[0-9]*.crate)
    size=$(stat -c %s "$package")
    printf '%-22s %9d bytes\n' "$name" "$size"
    [ "$size" -lt $most ] || { echo "$name: the registry takes packages below 10 MB" >&2; exit 1; }
    mkdir "$new/$name"
    tar -xzf "$package" -C "$new/$name" --strip-components 1
    [ "$name" = factwire-cli ] || printf '%s = { path = "%s" }\n' "$name" "$name" >>"$new/Cargo.toml"
done

mkdir "$new/src"
awk '/^```rust/ { inside = 1; next } /^```/ { if (inside) exit } inside' README.md >"$new/src/main.rs"
cp Cargo.lock "$new/" # the versions that are tested
cd "$new"
export CARGO_TARGET_DIR=$target/consumer
cargo build --quiet
crates=$(cargo tree -e normal,build --prefix none | sed 's/ (.*//' | sort -u | wc -l)
echo "crates that a program gets: $crates"
if cargo tree -e normal,build --prefix none -f '{p} {l}' | grep -E '(MPL|GPL)-'; then
    echo 'a licence that asks something of whoever links the crate' >&2
    exit 1
fi
[ "$crates" -le 111 ] || { echo 'more than 110 and the program itself' >&2; exit 1; }
"$CARGO_TARGET_DIR/debug/consumer"
start=$(date +%s%N)
"$CARGO_TARGET_DIR/debug/consumer" >/dev/null
took=$((($(date +%s%N) - start) / 1000000))
echo "README's first example in a debug build: $took ms"
[ "$took" -lt 2000 ] || { echo 'that is 2 s or more' >&2; exit 1; }
