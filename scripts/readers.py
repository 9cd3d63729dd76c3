"""Reads the outputs in a folder (see readers.sh) with the tools that they are for and compares them with the JSON."""

import csv
import json
import pathlib
import subprocess
import sys
import xml.etree.ElementTree as xml

FOLDER = pathlib.Path(sys.argv[1])
ROOT = pathlib.Path(__file__).resolve().parent.parent


def path(extension):
    return FOLDER / f"article.{extension}"


def text(extension):
    return path(extension).read_text(encoding="utf-8")


DOC = json.loads(text("json"))
TEXT = text("txt")
TRIPLES, ENTITIES, STATEMENTS, ROLES = (DOC[k] for k in ("triples", "entities", "statements", "roles"))
TABLES = {"": TRIPLES, "entities.": ENTITIES, "statements.": STATEMENTS, "roles.": ROLES}
MENTIONS = [m for e in ENTITIES for m in e["mentions"]]


def same(what, got, wanted):
    if got != wanted:
        raise AssertionError(f"{what}: {got!r} rather than {wanted!r}")


def asserted(triple):
    f = triple["factuality"]
    return (f["polarity"], f["modality"], f["attribution"]) == ("affirmative", "actual", None)


def name(argument):
    return argument.get("name", argument["text"])


def read_json():
    import jsonschema

    schema = json.loads((ROOT / "docs/extraction.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator
    validator.check_schema(schema)
    validator(schema).validate(DOC)
    return "valid by the schema"


def read_jsonl():
    same("lines", [json.loads(line) for line in text("jsonl").splitlines()], [DOC])
    return "the same object"


def read_separated(ending, separator):
    import polars

    for table, wanted in TABLES.items():
        with open(path(table + ending), newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file, delimiter=separator, strict=True))
        same(table, len(rows), len(wanted))
        frame = polars.read_csv(path(table + ending), separator=separator, infer_schema=False).fill_null("")
        same(table, frame.rows(named=True), rows)
        if table == "":
            same("subjects", [r["subject"] for r in rows], [name(t["subject"]) for t in wanted])
            same("asserted", [r["asserted"] for r in rows], [str(asserted(t)).lower() for t in wanted])
    return f"{len(TRIPLES)} triples, {len(ENTITIES)} entities, {len(STATEMENTS)} statements, {len(ROLES)} roles"


def read_conllu():
    import conllu
    import udapi.core.document

    sentences = conllu.parse(text("conllu"))
    same("sentences", len(sentences), len(DOC["sentences"]))
    for token in (t for s in sentences for t in s):
        start, end = map(int, token["misc"]["TokenRange"].split(":"))
        same("word", token["form"], TEXT[start:end])
    for level, coref in (("3", []), ("2", ["--coref"])):
        tool = [pathlib.Path(sys.executable).parent / "udvalidate", "--lang", "en", "--level", level, *coref, path("conllu")]
        done = subprocess.run(tool, capture_output=True, text=True)
        if done.returncode:
            raise AssertionError(done.stdout + done.stderr)
    document = udapi.core.document.Document(str(path("conllu")))
    entities = document.coref_entities
    same("entities", len(entities), len([e for e in ENTITIES if e["mentions"]]))
    same("mentions", sum(len(e.mentions) for e in entities), len(MENTIONS))
    return f"{len(sentences)} sentences valid by udvalidate, {len(entities)} entities with {len(MENTIONS)} mentions for udapi"


def read_brat():
    from bratly.io import file_read_src
    from bratly import EntityAnnotation, EventAnnotation, RelationAnnotation

    notes = file_read_src.read_and_load_ann_file(str(path("ann"))).annotations
    count = lambda kind: sum(isinstance(n, kind) for n in notes)
    same("facts", count(EventAnnotation) + count(RelationAnnotation), len(TRIPLES) + len(STATEMENTS) + len(ROLES))
    for line in text("ann").split("\n"):
        if line.startswith("T"):
            _, place, words = line.split("\t")
            spans = [tuple(map(int, s.split())) for s in place.split(" ", 1)[1].split(";")]
            same("words", " ".join(TEXT[a:b] for a, b in spans), words)
    return f"{count(EntityAnnotation)} marks, {count(EventAnnotation)} events, {count(RelationAnnotation)} relations"


def graph_of(extension, kind):
    import rdflib

    return rdflib.Graph().parse(data=text(extension), format=kind)


def rdf(extension, kind):
    import rdflib
    from rdflib.compare import to_isomorphic

    graph = graph_of(extension, kind)
    # rdflib makes 0.50 of 0.5 in one notation and not in another: compare the values
    values = lambda g: {(str(s), str(p), str(o)) for s, p, o in g}
    same("graph", values(graph), values(graph_of("nt", "nt")))
    same("triples", len(list(graph.subjects(rdflib.RDF.type, rdflib.RDF.Statement))), len(TRIPLES))
    schema = rdflib.Namespace("https://schema.org/")
    claims = [t for t in TRIPLES if t["factuality"]["attribution"]]
    same("claims", len(list(graph.subjects(rdflib.RDF.type, schema.Claim))), len(claims))
    stated = [p for p in graph.predicates() if "/relation#" in p or "/predicate#" in p]
    if not 0 < len(stated) <= sum(map(asserted, TRIPLES)):
        raise AssertionError(f"{len(stated)} plain triples")
    people = sum(e["kind"] == "person" for e in ENTITIES)
    found = graph.query("SELECT DISTINCT ?p { ?p a <https://schema.org/Person> ; <https://schema.org/name> ?n }")
    same("people", len(found), people)
    return f"{len(graph)} triples of RDF, {len(stated)} facts stated, {len(claims)} claims described"


def read_graphml():
    import networkx

    graph = networkx.read_graphml(path("graphml"), force_multigraph=True)
    same("edges", graph.number_of_edges(), len(TRIPLES))
    events = sum("object" not in t for t in TRIPLES)  # each has a node of its own
    same("entities", sum(d["kind"] != "phrase" for _, d in graph.nodes(data=True)) - events, len(ENTITIES))
    facts = sum(d["asserted"] is True for _, _, d in graph.edges(data=True))
    same("facts", facts, sum(map(asserted, TRIPLES)))
    return f"{graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges"


def read_dot():
    svg = subprocess.run(["dot", "-Tsvg", path("dot")], capture_output=True, check=True)
    same("warnings", svg.stderr.decode(), "")
    drawn = xml.fromstring(svg.stdout)
    groups = [g for g in drawn.iter("{http://www.w3.org/2000/svg}g") if g.get("class") in ("node", "edge")]
    edges = sum(g.get("class") == "edge" for g in groups)
    same("edges", edges, len(TRIPLES))
    words = {t.text for g in groups for t in g.iter("{http://www.w3.org/2000/svg}text")}
    plain = lambda label: label.replace("\xa0", " ")
    entity = lambda a: name(a) if a["entity"] is None else ENTITIES[a["entity"]]["name"]
    missing = {entity(t[end]) for t in TRIPLES for end in ("subject", "object") if end in t} - set(map(plain, words))
    same("subjects that are not drawn", missing, set())
    return f"drawn with {len(groups) - edges} nodes, {edges} edges"


def read_neo4j():
    with open(path("nodes.csv"), newline="", encoding="utf-8") as file:
        nodes = list(csv.DictReader(file, strict=True))
    with open(path("relationships.csv"), newline="", encoding="utf-8") as file:
        edges = list(csv.DictReader(file, strict=True))
    ids = {n["id:ID"] for n in nodes}
    same("ids", len(ids), len(nodes))
    same("loose ends", {e[k] for e in edges for k in (":START_ID", ":END_ID")} - ids, set())
    same("facts", sum(e[":TYPE"] == "FACT" for e in edges), sum(map(asserted, TRIPLES)))
    same("mentions", sum(e[":TYPE"] == "MENTIONS" for e in edges), len(ENTITIES))
    return f"{len(nodes)} nodes, {len(edges)} relationships"


def read_cypher():
    import antlr4
    from antlr4.error.ErrorListener import ErrorListener
    from antlr4_cypher import CypherLexer, CypherParser

    class Strict(ErrorListener):
        def syntaxError(self, recognizer, symbol, line, column, message, error):
            raise AssertionError(f"{column}: {message}")

    facts = 0
    lines = [json.loads(line) for line in text("cypher.jsonl").splitlines()]
    for line in lines:
        if not line["statement"].startswith("CREATE CONSTRAINT"):  # of Neo4j, not of openCypher's grammar
            parser = CypherParser(antlr4.CommonTokenStream(CypherLexer(antlr4.InputStream(line["statement"]))))
            parser.removeErrorListeners()
            parser.addErrorListener(Strict())
            parser.script()
        if "[f:" in line["statement"]:
            facts += len(line["parameters"]["rows"])
    same("facts", facts, len(TRIPLES))
    return f"{len(lines)} statements"


def read_displacy():
    from spacy import displacy

    marks, trees = json.loads(text("displacy.json")), json.loads(text("displacy-dep.json"))
    page = displacy.render(marks, style="ent", manual=True, jupyter=False)
    same("marks", page.count("<mark"), len(marks["ents"]))
    for mark in marks["ents"]:
        if TEXT[mark["start"] : mark["end"]] not in {m["text"] for m in MENTIONS}:
            raise AssertionError(mark)
    displacy.render(marks, style="span", manual=True, jupyter=False)
    page = displacy.render(trees, style="dep", manual=True, jupyter=False)
    same("arcs", page.count('class="displacy-arrow"'), sum(len(t["arcs"]) for t in trees))
    same("trees", page.count("<svg"), len(DOC["sentences"]))
    return f"{len(marks['ents'])} marks and {len(trees)} trees drawn"


def read_parquet():
    import polars
    import pyarrow.parquet

    for table, wanted in TABLES.items():
        file = path(table + "parquet")
        rows = pyarrow.parquet.read_table(file).to_pylist()
        same(table, len(rows), len(wanted))
        same(table, [list(r) for r in polars.read_parquet(file).rows()], [list(r.values()) for r in rows])
        with open(path(table + "csv"), newline="", encoding="utf-8") as cells:
            same(table, list(csv.DictReader(cells).fieldnames), list(rows[0]))
    rows = pyarrow.parquet.read_table(path("parquet")).to_pylist()
    same("spans", [r["spans"] for r in rows], [t["evidence"]["spans"] for t in TRIPLES])
    same("asserted", [r["asserted"] for r in rows], list(map(asserted, TRIPLES)))
    return "four tables read by pyarrow and polars"


def read_text():
    missing = [e["name"] for e in ENTITIES if e["kind"] == "person" and e["name"] not in text("facts.txt")]
    lines = [line for line in text("facts.txt").splitlines() if line.startswith("(")]
    same("lines", len(lines), len(TRIPLES))
    return f"{len(lines)} lines of triples, {len(missing)} people without a name of their own left out"


READERS = {
    "text": read_text,
    "json": read_json,
    "jsonl": read_jsonl,
    "csv": lambda: read_separated("csv", ","),
    "tsv": lambda: read_separated("tsv", "\t"),
    "conllu": read_conllu,
    "brat": read_brat,
    "ntriples": lambda: rdf("nt", "nt"),
    "turtle": lambda: rdf("ttl", "turtle"),
    "jsonld": lambda: rdf("jsonld", "json-ld"),
    "graphml": read_graphml,
    "dot": read_dot,
    "neo4j": read_neo4j,
    "cypher": read_cypher,
    "displacy": read_displacy,
    "parquet": read_parquet,
}

failed = 0
for kind, reader in READERS.items():
    try:
        print(f"{kind:<9} ok      {reader()}", flush=True)
    except Exception as error:  # whatever a reader says, the others are tried too
        failed += 1
        print(f"{kind:<9} FAILED  {type(error).__name__}: {error}", flush=True)
sys.exit(failed > 0)
