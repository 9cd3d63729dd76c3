#!/usr/bin/env bash
# Puts a CPU libtorch 2.4.1 into a folder, from PyPI alone, for the feature `rust-bert`.
# usage: scripts/libtorch.sh DIR
# For Linux on x86-64 with glibc. Needs Python 3 with pip, a C compiler, 1.4 GB for the time of the download and 500 MB in the end.
# It then writes .cargo/config.toml, which tells cargo of DIR, unless there is one already.
# Who has libtorch (https://pytorch.org, a distribution's package) needs none of this: set LIBTORCH to its folder.
set -euo pipefail
[ $# = 1 ] || { sed -n '2,6s/^# //p' "$0" >&2; exit 2; }
[ "$(uname -sm)" = 'Linux x86_64' ] || { echo "libtorch.sh: for Linux on x86-64 only, this is $(uname -sm); see https://pytorch.org" >&2; exit 1; }
root=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$1"
dir=$(cd "$1" && pwd)

if [ ! -e "$dir/build-version" ]; then
    work=$(mktemp -d "$dir/download.XXXX")
    trap 'rm -rf "$work"' EXIT
    # The libtorch of this wheel was made for CUDA, and libtorch_cpu.so asks for two of its libraries by name.
    cat >"$work/wheels.txt" <<'WHEELS'
torch==2.4.1 --hash=sha256:0b5f88afdfa05a335d80351e3cea57d38e578c8689f751d35e0ff36bce872113
nvidia-cuda-runtime-cu12==12.1.105 --hash=sha256:6e258468ddf5796e25f1dc591a31029fa317d97a0a94ed93468fc86301d61e40
nvidia-cuda-cupti-cu12==12.1.105 --hash=sha256:e54fde3983165c624cb79254ae9818a456eb6e87a7fd4d56a2352c24ee542d7e
WHEELS
    python3 -m pip download --quiet --disable-pip-version-check --no-cache-dir --no-deps --require-hashes \
        --only-binary=:all: --python-version 3.11 --implementation cp --abi cp311 --platform manylinux1_x86_64 \
        --dest "$work" --requirement "$work/wheels.txt"
    python3 - "$work" "$dir" <<'PYTHON'
import pathlib, shutil, sys, zipfile

work, target = map(pathlib.Path, sys.argv[1:])
lib = ("libtorch_cpu.so", "libc10.so", "libgomp-", "libcudart.so.12", "libcupti.so.12")
for wheel in work.glob("*.whl"):
    with zipfile.ZipFile(wheel) as packed:
        for name in packed.namelist():
            if name.startswith("torch/include/"):
                to = target / name.removeprefix("torch/")
            elif "/lib/" in name and name.rsplit("/")[-1].startswith(lib):
                to = target / "lib" / name.rsplit("/")[-1]
            elif name.endswith(".dist-info/LICENSE") and name.startswith("torch-"):
                to = target / "LICENSE"
            else:
                continue
            if name.endswith("/"):
                continue
            to.parent.mkdir(parents=True, exist_ok=True)
            with packed.open(name) as source, open(to, "wb") as file:
                shutil.copyfileobj(source, file)
PYTHON
    # The wheel's own libtorch.so is empty but for its wish for CUDA; this one is empty and wishes for what is here.
    cc -shared -o "$dir/lib/libtorch.so" -x c /dev/null -Wl,--no-as-needed -Wl,-rpath,'$ORIGIN' \
        -Wl,-rpath-link,"$dir/lib" -L"$dir/lib" -ltorch_cpu -lc10
    echo 2.4.0 >"$dir/build-version" # last: it says that everything is there
fi

# LIBTORCH_CXX11_ABI: wheels are made with the C++ library's older layout of strings.
settings="[env]
LIBTORCH = \"$dir\"
LIBTORCH_CXX11_ABI = \"0\""
config=$root/.cargo/config.toml
if [ ! -e "$config" ] || grep -q '^# by scripts/libtorch.sh' "$config"; then
    mkdir -p "$root/.cargo"
    printf '# by scripts/libtorch.sh\n%s\n' "$settings" >"$config"
    echo "libtorch is in $dir, and cargo knows it: cargo test --features rust-bert"
else
    printf 'libtorch is in %s; add this to %s, or set the variables:\n%s\n' "$dir" "$config" "$settings"
fi
