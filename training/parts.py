#!/usr/bin/env python3
"""Lays a model into the crates that carry it, or takes it out of them.

usage: python parts.py split FOLDER [CRATES=../crates]    FOLDER/model.onnx → three parts, the rest → factwire-en
       python parts.py join FOLDER [CRATES=../crates]     the crates → FOLDER/{model.onnx,labels.json,tokenizer.json,gists.f32}

The registry takes packages of up to 10 MB, so the weights lie in three crates, which the compiler puts together again.
"""
import pathlib
import re
import shutil
import sys

PARTS = 3
FILES = ["labels.json", "tokenizer.json", "gists.f32"]


def part(crates, number):
    return crates / f"factwire-en-part-{number}"


def split(folder, crates):
    data = (folder / "model.onnx").read_bytes()
    size = -(-len(data) // PARTS)
    for number in range(1, PARTS + 1):
        start, end = (number - 1) * size, min(number * size, len(data))
        crate = part(crates, number)
        (crate / "part.bin").write_bytes(data[start:end])
        code = (crate / "src/lib.rs").read_text()
        code = re.sub(r"LENGTH: usize = \d+", f"LENGTH: usize = {end - start}", code)
        code = re.sub(r"from \d+ up to \d+", f"from {start} up to {end}", code)
        (crate / "src/lib.rs").write_text(code)
    for name in FILES:
        if (folder / name).exists():
            shutil.copyfile(folder / name, crates / "factwire-en" / name)


def join(folder, crates):
    folder.mkdir(parents=True, exist_ok=True)
    data = b"".join((part(crates, number) / "part.bin").read_bytes() for number in range(1, PARTS + 1))
    (folder / "model.onnx").write_bytes(data)
    for name in FILES:
        shutil.copyfile(crates / "factwire-en" / name, folder / name)


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4) or sys.argv[1] not in ("split", "join"):
        sys.exit(__doc__)
    crates = pathlib.Path(sys.argv[3] if len(sys.argv) == 4 else pathlib.Path(__file__).parent / "../crates")
    {"split": split, "join": join}[sys.argv[1]](pathlib.Path(sys.argv[2]), crates)
