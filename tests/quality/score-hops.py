#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores whom a quotation came through, as TAP.

usage: score-hops.py [--show tuned|untouched] [--given TOOL] CLI POLNEAR_TRAIN_DIR

POLNEAR_TRAIN_DIR is an unpacked split of PolNeAR with text/*.txt. The gold file polnear-hops.tsv beside this script
holds no words, only places in those texts: a row for each relay of a quotation, one with role "none" for a quotation
that came straight from its speaker, and one with "any" where two readers could differ, which is not counted. A found hop
is right when it is for that quotation and means the relay's name. Given for the quotations that were found, and end to
end, where what was not found counts as missed and hops of what is no quotation count as made up; for the half the rules
were tuned on and the untouched half, whose misses have been read once since: data/models/README.md has the figures.
--show lists a half's misses. --given names settle-given: then the quotations are given and only what is made of them is
scored.
"""

import argparse
import collections
import pathlib
import sys

import polnear


def score(answer, rows, counts, show):
    gold, seen = collections.defaultdict(list), set()
    for row in rows:
        gold[row["start"], row["end"]].append(row)
    for (start, end), hops in gold.items():
        quote = answer.find_quote(start, end)
        found = [h for h in quote["chain"] if h["role"] == "relay"] if quote else []
        marked = [h for h in hops if h["role"] == "relay"]
        if quote:
            seen.add(quote["id"])
        if any(h["role"] == "any" for h in hops):
            continue
        counts["marked"] += len(marked)
        counts["marked of found"] += len(marked) if quote else 0
        counts["found"] += len(found)
        for basis in ("declared", "inferred"):
            counts["marked", basis] += sum(h["basis"] == basis for h in marked) if quote else 0
        for hop in marked:
            places = [(hop["name_start"], hop["name_end"]), (hop["evidence_start"], hop["evidence_end"])]
            match = next((h for h in found if any(answer.means(h["entity"], h["name"], p) for p in places)), None)
            if match:
                found.remove(match)
                counts["right"] += 1
                counts["right", hop["basis"]] += 1
                counts["basis right"] += match["basis"] == hop["basis"]
            elif show and quote:
                report(answer, "missed " + hop["basis"], answer.text[places[1][0]:places[1][1]], (start, end))
        for hop in found:
            counts["made up", hop["basis"]] += 1
            if show:
                report(answer, f"made up {hop['basis']} {hop['verb']!r}", hop["name"], (start, end))
    for quote in answer.quotes:
        if quote["id"] not in seen:
            counts["stray"] += sum(h["role"] == "relay" for h in quote["chain"])


def report(answer, how, name, span):
    print(f"# {answer.name[:40]} {how} {name}: {answer.text[max(0, span[0] - 60):span[0]]!r}[{answer.text[span[0]:span[1]][:60]}]"
          f"{answer.text[span[1]:span[1] + 60]!r}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cli")
    parser.add_argument("folder")
    parser.add_argument("--given")
    parser.add_argument("--show", choices=("tuned", "untouched"))
    options = parser.parse_args()
    rows = polnear.read_rows(pathlib.Path(__file__).with_name("polnear-hops.tsv"))
    answers = polnear.analyze(options.cli, options.folder, polnear.read_texts(options.folder, rows), options.given)
    counts = {"tuned": collections.Counter(), "untouched": collections.Counter()}
    for name, answer in answers.items():
        answer.name = name
        half = polnear.half_of(name)
        score(answer, [r for r in rows if r["article"] == name], counts[half], options.show == half)

    print("1..4")
    number = 0
    for half, c in counts.items():
        for what, found, marked in (("of quotations found", c["found"], c["marked of found"]), ("end to end", c["found"] + c["stray"], c["marked"])):
            number += 1
            precision, recall, f = polnear.f1(c["right"], found, marked)
            print(f"ok {number} hops {what}, {half} half: precision {precision:.3f} recall {recall:.3f} F1 {f:.3f} ({marked} marked)")
        for basis in ("declared", "inferred"):
            print(f"# {half} half, {basis}: {c['right', basis]} of {c['marked', basis]} in quotations found, {c['made up', basis]} made up")
        print(f"# {half} half: basis agrees for {c['basis right']} of {c['right']} right hops")


if __name__ == "__main__":
    sys.exit(main())
