#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores the names found in marked text, as TAP.

usage: score-names.py CLI [--floors FILE] [--show] DATA.jsonl…

DATA is what data/models/prepare.py writes: a document a line, with "text" and "names" ([start, end, kind], code
points). Prints precision, recall and F1 of people, organizations and places with exact spans and kinds, for each file;
how often a confidence was right; and, with --show, what was missed and made up. A file of floors holds the least F1 by
the data's name ({"names": 0.7}); floors only rise.
"""

import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

KINDS = ("person", "organization", "place")


def analyze(cli, texts):
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            (pathlib.Path(folder) / f"{number:06}.txt").write_text(text, encoding="utf-8")
        output = subprocess.run([cli, "analyze", folder], capture_output=True, check=True).stdout
    return json.loads(output)


def positions(found, given):
    """Places in the text as the program normalises it to places in the text as given: white space may differ."""
    if found == given:
        return None
    a = [i for i, c in enumerate(found) if not c.isspace()]
    b = [i for i, c in enumerate(given) if not c.isspace()]
    if len(a) != len(b):
        sys.exit("the text was changed in more than its white space")
    return dict(zip(a, b))


def found_names(analysis, texts):
    """For each text {(start, end): (kind, confidence)}."""
    numbers = {a["id"]: int(pathlib.Path(a["path"]).stem) for a in analysis["articles"]}
    moved = {a["id"]: positions(a["text"], texts[numbers[a["id"]]]) for a in analysis["articles"]}
    names = [{} for _ in texts]
    for entity in analysis["entities"]:
        for m in entity["mentions"]:
            places = moved[m["article"]]
            start, end = (m["start"], m["end"]) if places is None else (places[m["start"]], places[m["end"] - 1] + 1)
            names[numbers[m["article"]]][(start, end)] = (entity["kind"], round(100 * m["confidence"]))
    return names


def f1(right, found, marked):
    precision = right / found if found else 0.0
    recall = right / marked if marked else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def show(text, span, kind, how):
    before = text[max(0, span[0] - 40):span[0]].replace("\n", " ")
    print(f"# {how} {kind}: {before}[{text[span[0]:span[1]]}]{text[span[1]:span[1] + 30]!r}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cli")
    parser.add_argument("data", nargs="+")
    parser.add_argument("--floors")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    floors = json.loads(pathlib.Path(options.floors).read_text()) if options.floors else {}
    failed = 0

    print(f"1..{len(options.data)}")
    for number, path in enumerate(options.data, 1):
        documents = [json.loads(line) for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines()]
        texts = [d["text"] for d in documents]
        counts = collections.Counter()
        bands = collections.defaultdict(lambda: [0, 0, 0])
        for document, found in zip(documents, found_names(analyze(options.cli, texts), texts)):
            marked = {(s, e): kind for s, e, kind in document["names"]}
            for span, kind in marked.items():
                if kind in KINDS:
                    counts["marked", kind] += 1
                    if options.show and found.get(span, ("",))[0] != kind:
                        show(document["text"], span, kind, "missed")
            for span, (kind, confidence) in found.items():
                if kind in KINDS:
                    right = marked.get(span) == kind
                    counts["found", kind] += 1
                    counts["right", kind] += right
                    band = bands[min(confidence // 10, 9)]
                    band[0] += right
                    band[1] += 1
                    band[2] += confidence
                    if options.show and not right:
                        show(document["text"], span, kind, "made up")

        name = pathlib.Path(path).stem
        for kind in KINDS:
            print("# {} {}: precision {:.3f} recall {:.3f} F1 {:.3f}".format(
                name, kind, *f1(counts["right", kind], counts["found", kind], counts["marked", kind])))
        for band in sorted(bands):
            right, all_found, sure = bands[band]
            print(f"# {name} confidence {band * 10}-{band * 10 + 9}: {all_found} names, {sure / all_found:.0f} % sure, {100 * right / all_found:.0f} % right")
        precision, recall, score = f1(*(sum(counts[what, kind] for kind in KINDS) for what in ("right", "found", "marked")))
        good = score >= floors.get(name, 0)
        failed += not good
        print(f"{'ok' if good else 'not ok'} {number} {name}: precision {precision:.3f} recall {recall:.3f} F1 {score:.3f} (floor {floors.get(name, 0):.2f})")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
