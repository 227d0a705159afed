#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores rule-based quotations in other languages than English, as TAP.

usage: score-languages.py CLI FOLDER [--show]

FOLDER holds plain texts named CODE-N.txt, which are told their language by nothing but their words, and
gold.json: of each text the quotations with marks, pieces joined by a space, and their speakers. Prints precision,
recall and F1 of what holds marks for each language, then of the same with the right speaker. A task is
"ok" while its F1 is not below the floor in FLOORS; a floor only ever rises.
"""

import collections
import json
import pathlib
import re
import subprocess
import sys

FLOORS = {"de": (0.95, 0.95), "es": (0.95, 0.90), "fr": (0.95, 0.95)}

TOKEN = re.compile(r"\w+", re.UNICODE)


def tokens(text):
    return collections.Counter(TOKEN.findall(text.lower()))


def overlap(a, b):
    shared = sum((tokens(a) & tokens(b)).values())
    return 2 * shared / (sum(tokens(a).values()) + sum(tokens(b).values())) if shared else 0.0


def pair(gold, found):
    candidates = sorted((-overlap(g[0], f["text"]), i, j) for i, g in enumerate(gold) for j, f in enumerate(found))
    pairs = {}
    for score, i, j in candidates:
        if -score >= 0.5 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def f1(good, gold, found):
    precision, recall = good / found if found else 0.0, good / gold if gold else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if good else 0.0


def main():
    cli, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    output = subprocess.run([cli, "analyze", *sorted(str(folder / name) for name in gold)], capture_output=True, check=True).stdout
    analysis = json.loads(output)
    articles = {pathlib.Path(a["path"]).name: a for a in analysis["articles"]}
    counts = collections.defaultdict(collections.Counter)
    notes = []

    for name, expected in gold.items():
        code = name.split("-")[0]
        article = articles[name]
        found = [q for q in analysis["quotes"] if q["article"] == article["id"] and q["kind"] != "indirect"]
        pairs = pair(expected, found)
        speakers = sum(overlap(expected[i][1], found[j]["speaker"]["name"]) >= 0.5 for i, j in pairs.items())
        counts[code].update(gold=len(expected), found=len(found), good=len(pairs), speakers=speakers, told=article["language"] == code, texts=1)
        notes += [f"missed {g[0]!r}" for i, g in enumerate(expected) if i not in pairs]
        notes += [f"invented {f['text']!r}" for j, f in enumerate(found) if j not in pairs.values()]
        notes += [f"speaker of {found[j]['text']!r}: {expected[i][1]}, not {found[j]['speaker']['name']!r}"
                  for i, j in pairs.items() if overlap(expected[i][1], found[j]["speaker"]["name"]) < 0.5]

    failed = 0
    print(f"1..{2 * len(FLOORS)}")
    for number, (code, floors) in enumerate(FLOORS.items()):
        c = counts[code]
        for k, (task, good) in enumerate((("quotations", c["good"]), ("speakers", c["speakers"]))):
            precision, recall, score = f1(good, c["gold"], c["found"])
            ok = score >= floors[k] and c["told"] == c["texts"]
            failed += not ok
            print(f"{'ok' if ok else 'not ok'} {2 * number + k + 1} {code} {task}: precision {precision:.3f} recall {recall:.3f} "
                  f"F1 {score:.3f} (floor {floors[k]:.2f}) of {c['gold']}")
    if "--show" in sys.argv:
        for note in notes:
            print("#", note)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
