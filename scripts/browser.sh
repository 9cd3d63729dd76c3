#!/usr/bin/env bash
# Tests the page in headless Chromium. Installs it (Debian) where it is missing, and axe-core where there is npm.
# SHOTS=folder keeps the screenshots there.
# FEATURES=... builds with these features; they must have those that it needs.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v chromedriver >/dev/null || ! command -v chromium >/dev/null; then
    apt-get update
    apt-get install --yes --no-install-recommends chromium chromium-driver
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
if [ -z "${AXE:-}" ] && command -v npm >/dev/null; then
    npm install --silent --no-fund --no-audit --ignore-scripts --prefix "$folder" axe-core@4
    AXE=$folder/node_modules/axe-core/axe.min.js
fi
export AXE="${AXE:-}"
[ -n "$AXE" ] || echo 'no npm: the accessibility checks of axe-core are left out' >&2

cargo test -p factwire-cli --features "${FEATURES:-browser-tests}" --test browser -- --test-threads=2
for shot in "${SHOTS:-$folder}"/*.b64; do
    [ ! -e "$shot" ] || { base64 --decode "$shot" >"${shot%.b64}" && rm "$shot"; }
done
