#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the tests of the last runs in the build folders given: "N passed, N failed".

A program that speaks TAP counts as its test cases; one that ends badly after its
last case (a leak, say) counts as one failure more.
"""

import json
import pathlib
import re
import sys


def count_program(result):
    lines = result["stdout"] or ""
    passed = len(re.findall(r"^ok \d+(?!.*# SKIP)", lines, re.MULTILINE))
    failed = len(re.findall(r"^not ok ", lines, re.MULTILINE))
    skipped = len(re.findall(r"^ok \d+.*# SKIP", lines, re.MULTILINE))
    if result["result"] == "SKIP":
        skipped = max(skipped, 1)
    elif result["result"] != "OK":
        failed = max(failed, 1)
    elif not passed + failed + skipped:
        passed = 1
    return passed, failed, skipped


def count_folder(folder):
    log = pathlib.Path(folder) / "meson-logs" / "testlog.json"
    programs = [count_program(json.loads(line)) for line in log.read_text().splitlines()]
    return [sum(column) for column in zip(*programs)] if programs else [0, 0, 0]


passed, failed, skipped = (sum(column) for column in zip(*map(count_folder, sys.argv[1:])))
print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
sys.exit(1 if failed or not passed else 0)
