#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Speed of the whole pipeline, as JSON. usage: bench-pipeline.py CLI [FOLDER]

FOLDER holds articles; without one, a corpus is made of the sample story's
sentences, shuffled by a fixed sequence into 1,000 articles.
"""

import json
import os
import pathlib
import random
import re
import resource
import subprocess
import sys
import tempfile
import time

CLI = sys.argv[1]
STORY = pathlib.Path(os.environ["HEARSAY_DATADIR"]) / "sample-story"


def make_corpus(folder):
    dice = random.Random(20210503)
    sentences = [line for path in sorted(STORY.glob("*.txt")) for line in path.read_text().splitlines() if len(line) > 60]
    for number in range(1000):
        body = "\n\n".join(re.sub(r"\beleven\b", str(dice.randint(3, 99)), s) for s in dice.sample(sentences, 12))
        (folder / f"{number:04}.txt").write_text(f"Story number {number}\nOutlet {number % 40}\n3 March 2023\n\n{body}\n")


def measure(folder, jobs):
    size = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())
    started = time.monotonic()
    subprocess.run([CLI, "analyze", folder, "--jobs", str(jobs), "--output", "/dev/null"], check=True)
    seconds = time.monotonic() - started
    return {"jobs": jobs, "megabytes": round(size / 1e6, 2), "seconds": round(seconds, 2), "megabytes_per_second": round(size / 1e6 / seconds, 2)}


with tempfile.TemporaryDirectory() as scratch:
    folder = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else pathlib.Path(scratch)
    if len(sys.argv) <= 2:
        make_corpus(folder)
    runs = [measure(folder, jobs) for jobs in (1, 2)]
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(json.dumps({"benchmark": "pipeline", "runs": runs, "peak_megabytes": peak}))
