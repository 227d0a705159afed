#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Estimates how many of the quotations joined across articles report one thing said.

usage: score-joins.py CLI FOLDER [--show N]

FOLDER holds articles of many days whose file names have a date in them, as those of
PolNeAR have (YYYY-MM-DD), and no gold. What stands in two articles more than a month
apart is hardly ever one thing said; so many joins of such pairs, so many false ones,
spread over all pairs of articles alike. It errs to the low side: notes that an outlet
puts under every article, and positions held for months, count as false.
--show prints N joins of distant articles, drawn at random, to be judged by eye.
"""

import datetime
import itertools
import json
import random
import re
import subprocess
import sys

FAR = 30  # days


def read_date(path):
    found = re.search(r"(\d{4})-(\d\d)-(\d\d)", path)
    return datetime.date(*map(int, found.groups())) if found else None


def text_of(analysis, quote):
    text = analysis["texts"][quote["article"]]
    return " … ".join(text[span["start"] : span["end"]] for span in quote["content"]).replace("\n", " ")


def main():
    cli, folder = sys.argv[1:3]
    n_shown = int(sys.argv[4]) if len(sys.argv) > 4 else 0
    analysis = json.loads(subprocess.run([cli, "analyze", folder], check=True, capture_output=True).stdout)
    dates = {article["id"]: read_date(article["path"]) for article in analysis["articles"]}
    analysis["texts"] = {article["id"]: article["text"] for article in analysis["articles"]}
    quotes = {quote["id"]: quote for quote in analysis["quotes"]}

    dated = [date for date in dates.values() if date]
    pairs = list(itertools.combinations(dated, 2))
    share_far = sum(abs((a - b).days) > FAR for a, b in pairs) / max(1, len(pairs))
    if share_far == 0:
        sys.exit("the articles are all of one month")

    joins = []
    for utterance in analysis["utterances"]:
        for a, b in itertools.combinations([quotes[i] for i in utterance["quotes"]], 2):
            days = [dates[a["article"]], dates[b["article"]]]
            if a["article"] != b["article"] and all(days):
                joins.append((abs((days[0] - days[1]).days), a, b))

    far = [join for join in joins if join[0] > FAR]
    print(f"joins {len(joins)}, of articles more than {FAR} days apart {len(far)}")
    print(f"precision, estimated: {1 - len(far) / share_far / max(1, len(joins)):.3f}")
    print("largest:", sorted((len(u["quotes"]) for u in analysis["utterances"]), reverse=True)[:8])

    random.seed(1)
    for days, a, b in random.sample(far, min(n_shown, len(far))):
        print(f"\n{days} days")
        for quote in (a, b):
            print(f"  {quote['speaker']['name'] or '?'}: {text_of(analysis, quote)[:300]}")


main()
