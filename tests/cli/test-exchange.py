#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what hearsay-cli exports of the sample story with the programs it is for, as TAP.

usage: test-exchange.py CLI STORY-FOLDER
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import networkx
from prov.constants import PROV, PROV_TYPE
from prov.model import ProvAgent, ProvAttribution, ProvDerivation, ProvDocument, ProvEntity

CLI, STORY = sys.argv[1], sys.argv[2]


def export(kind, source=STORY):
    return subprocess.run([CLI, "convert", source, "--format", kind], capture_output=True, check=True).stdout.decode()


def formal(record, name):
    return next(str(value) for key, value in record.formal_attributes if key.localpart == name)


def label(document, name):
    return next(str(r.label) for r in document.get_records() if str(r.identifier) == name)


def check_prov_is_read_back():
    text = export("prov-json")
    document = ProvDocument.deserialize(content=text)
    again = ProvDocument.deserialize(content=document.serialize())
    assert document == again
    found = json.loads(subprocess.run([CLI, "analyze", STORY], capture_output=True, check=True).stdout)
    entities = {str(e.identifier) for e in document.get_records(ProvEntity)}
    for kind, items in (("article", found["articles"]), ("quote", found["quotes"]), ("utterance", found["utterances"])):
        assert {f"hearsay:{kind}-{item['id']}" for item in items} == {e for e in entities if e.startswith(f"hearsay:{kind}-")}, kind


def check_prov_names_what_it_uses():
    document = ProvDocument.deserialize(content=export("prov-json"))
    known = {str(r.identifier) for r in document.get_records((ProvEntity, ProvAgent))}
    for record in document.get_records():
        if record.is_relation():
            for key, value in record.formal_attributes:
                assert value is None or str(value) in known, (record, key)


def check_prov_tells_the_story():
    document = ProvDocument.deserialize(content=export("prov-json"))
    derivations = list(document.get_records(ProvDerivation))
    quoted = [d for d in derivations if PROV["Quotation"] in d.get_attribute(PROV_TYPE)]
    primary = [d for d in derivations if PROV["PrimarySource"] in d.get_attribute(PROV_TYPE)]
    assert quoted and all(formal(d, "usedEntity").startswith("hearsay:utterance-") for d in quoted)
    assert {label(document, formal(d, "usedEntity")) for d in primary} == {
        "Minister plays down fears over Corrin Dam anchors", "Inspectors doubted Corrin anchors for a year"}
    said = [a for a in document.get_records(ProvAttribution) if formal(a, "entity").startswith("hearsay:utterance-")]
    assert "Ilse Marrant" in {label(document, formal(a, "agent")) for a in said}
    bases = {(str(k), str(v)) for d in derivations for k, v in d.extra_attributes if str(k) == "hearsay:basis"}
    assert bases == {("hearsay:basis", "declared"), ("hearsay:basis", "inferred")}


def check_graphml():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "story.graphml"
        path.write_text(export("graphml"))
        graph = networkx.read_graphml(path)
    kinds = [data["kind"] for _, data in graph.nodes(data=True)]
    assert kinds.count("article") == 12 and kinds.count("utterance") > 12
    marrant = next(n for n, data in graph.nodes(data=True) if data["label"] == "Ilse Marrant")
    printed = {a for u in graph.successors(marrant) for a in graph.successors(u)}
    assert len(printed) >= 6 and all(graph.nodes[a]["kind"] == "article" for a in printed)
    assert {data["basis"] for _, _, data in graph.edges(data=True)} == {"declared", "inferred"}


def check_dot():
    text = export("dot")
    layout = subprocess.run([shutil.which("dot"), "-Tplain"], input=text.encode(), capture_output=True, check=True)
    assert not layout.stderr and layout.stdout.decode().count("\nnode ") > 40


def check_hostile_names():
    """Marks that mean something to each format, in a title and in what is said."""
    with tempfile.TemporaryDirectory() as folder:
        title = 'A "B" \\ <C> & \x01 {D} \\n'
        pathlib.Path(folder, "a.txt").write_text(f"{title}\nMorning <Post> & \"Co\"\n\nAnn Bell said: “It is \\ <so> & \"so\".”\n")
        document = ProvDocument.deserialize(content=export("prov-json", folder))
        assert any('A "B" \\ <C> &' in str(e.label) for e in document.get_records(ProvEntity))
        path = pathlib.Path(folder) / "story.graphml"
        path.write_text(export("graphml", folder))
        assert any("<C> &" in data["label"] for _, data in networkx.read_graphml(path).nodes(data=True))
        subprocess.run([shutil.which("dot"), "-Tplain"], input=export("dot", folder).encode(), capture_output=True, check=True)


def main():
    checks = [(name[6:], check) for name, check in sorted(globals().items()) if name.startswith("check_")]
    failed = 0
    print(f"1..{len(checks)}")
    for number, (name, check) in enumerate(checks, 1):
        try:
            check()
            print(f"ok {number} {name}")
        except Exception as error:
            failed += 1
            print(f"not ok {number} {name}\n# {type(error).__name__}: {error}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
