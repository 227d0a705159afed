#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trains small models and looks at them, as TAP.

usage: test-train.py TRAIN DATA.jsonl
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile


def train(program, folder, name, *arguments):
    model = pathlib.Path(folder) / name
    done = subprocess.run([program, "--output", model, "--epochs", "6", "--min-count", "1", *arguments], capture_output=True, text=True)
    return done, model.read_bytes() if model.exists() else b""


def test_learns(program, data, folder):
    done, _ = train(program, folder, "learnt", "--epochs", "40", "--dropout", "0", "--judge", data, data)
    score = float(re.search(r"all [\d.]+/[\d.]+/([\d.]+)", done.stdout)[1])
    tags = float(re.search(r"tags ([\d.]+)$", done.stdout, re.M)[1])
    assert score > 0.95, done.stdout
    assert tags > 0.95, done.stdout


def test_same_bytes(program, data, folder):
    first = train(program, folder, "one", data)[1]
    second = train(program, folder, "two", data)[1]
    assert first and first == second


def test_weight_matters(program, data, folder):
    first = train(program, folder, "heavy", f"{data}=1")[1]
    second = train(program, folder, "light", f"{data}=0.1")[1]
    assert first != second


def quotes(folder):
    """Invented articles with their quotations marked."""
    path = pathlib.Path(folder) / "quotes.jsonl"
    people = ["Ann Bell", "Tom Reed", "Ida Falk", "the mayor", "Residents", "Jon Vik"]
    claims = ["the ferry was late", "nobody would come", "the mill burns", "it rained in Orrin", "prices had risen"]
    rows = []
    for i, person in enumerate(people):
        for claim in claims[i % 2:]:
            text = f"{person} said that {claim}.\n\nThe day was long, and the {claim.split()[1]} came.\n\n“{claim},” {person} said on Friday."
            last = text.rindex(person)
            rows.append({"source": "invented", "text": text, "quotes": [
                {"source": [[0, len(person)]], "cue": [[len(person) + 1, len(person) + 5]],
                 "content": [[len(person) + 6, len(person) + 11 + len(claim)]]},
                {"source": [[last, last + len(person)]], "cue": [[last + len(person) + 1, last + len(person) + 5]],
                 "content": [[last - len(claim) - 4, last - 1]]}]})
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_learns_quotes(program, data, folder):
    path = quotes(folder)
    done, model = train(program, folder, "spoken", "--task", "quotes", "--epochs", "60", "--dropout", "0", "--judge", path, path)
    assert done.returncode == 0, done.stderr
    assert "(0 not markable)" in done.stdout, done.stdout
    assert float(re.search(r"all [\d.]+/[\d.]+/([\d.]+)", done.stdout)[1]) > 0.95, done.stdout
    again = train(program, folder, "again", "--task", "quotes", "--epochs", "60", "--dropout", "0", path)[1]
    assert model and model == again


def test_unknown_task(program, data, folder):
    done, _ = train(program, folder, "none", "--task", "songs", data)
    assert done.returncode == 2 and "--task" in done.stderr


def test_bad_data(program, data, folder):
    bad = pathlib.Path(folder) / "bad.jsonl"
    bad.write_text('{"source": "x", "text": "Anna", "names": []}\n{"text": \n')
    done, model = train(program, folder, "none", bad)
    assert done.returncode == 1 and "bad.jsonl:2" in done.stderr, done.stderr
    assert not model
    bad.write_text('{"source": "x", "names": []}\n')
    done, _ = train(program, folder, "none", bad)
    assert done.returncode == 1 and "bad.jsonl:1" in done.stderr, done.stderr


def test_wrong_use(program, data, folder):
    done = subprocess.run([program], capture_output=True, text=True)
    assert done.returncode == 2 and "FILE" in done.stderr


def main():
    program, data = sys.argv[1:3]
    tests = [value for name, value in globals().items() if name.startswith("test_")]
    failed = 0
    print(f"1..{len(tests)}")
    for number, test in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(program, data, folder)
                print(f"ok {number} {test.__name__}")
            except (AssertionError, TypeError) as error:
                failed += 1
                print(f"not ok {number} {test.__name__}\n# {str(error)[:2000]}".replace("\n", "\n# ") if str(error) else f"not ok {number} {test.__name__}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
