#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores who a pronoun, a description or nothing at all says speaks, as TAP.

usage: score-speakers.py [--show tuned|untouched] [--given TOOL] CLI POLNEAR_TRAIN_DIR

As score-hops.py, with --given too; the gold file polnear-speakers.tsv points at a quotation's content and at a mention of its speaker by
name. Only quotations whose source is not a name are marked. Right is a speaker that means what is named there.
"""

import argparse
import collections
import pathlib
import sys

import polnear


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cli")
    parser.add_argument("folder")
    parser.add_argument("--given")
    parser.add_argument("--show", choices=("tuned", "untouched"))
    options = parser.parse_args()
    rows = polnear.read_rows(pathlib.Path(__file__).with_name("polnear-speakers.tsv"))
    answers = polnear.analyze(options.cli, options.folder, polnear.read_texts(options.folder, rows), options.given)
    counts = {"tuned": collections.Counter(), "untouched": collections.Counter()}
    for row in rows:
        half = polnear.half_of(row["article"])
        answer = answers[row["article"]]
        quote = answer.find_quote(row["start"], row["end"])
        right = bool(quote) and answer.means(quote["speaker"]["entity"], quote["speaker"]["name"], (row["name_start"], row["name_end"]))
        counts[half]["marked"] += 1
        counts[half]["found"] += bool(quote)
        counts[half]["right"] += right
        if options.show == half and quote and not right:
            source = quote["source"]["text"] if quote["source"] else ""
            print(f"# {row['article'][:40]} {source!r} is {answer.text[row['name_start']:row['name_end']]}, found {quote['speaker']['name']!r}: "
                  f"{answer.text[row['start']:row['end']][:70]!r}")

    print("1..4")
    for number, (half, c) in enumerate(counts.items()):
        print(f"ok {2 * number + 1} speakers of quotations found, {half} half: {c['right'] / max(1, c['found']):.3f} ({c['right']} of {c['found']})")
        print(f"ok {2 * number + 2} speakers end to end, {half} half: {c['right'] / max(1, c['marked']):.3f} ({c['right']} of {c['marked']})")


if __name__ == "__main__":
    sys.exit(main())
