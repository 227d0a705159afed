#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs hearsay-cli as a user or a script would. usage: test-cli.py CLI STORY-FOLDER"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

CLI, STORY = sys.argv[1], pathlib.Path(sys.argv[2])


def run(*arguments, stdin=b""):
    return subprocess.run([CLI, *map(str, arguments)], input=stdin, capture_output=True)


def check_help(folder):
    for command in ([], ["analyze"], ["report"], ["verify"], ["convert"], ["search"]):
        result = run(*command, "--help")
        assert result.returncode == 0 and b"hearsay-cli" in result.stdout, command


def check_misuse(folder):
    for arguments in ([], ["dance"], ["analyze"], ["analyze", "--jobs", "0", STORY], ["analyze", "--nonsense"],
                      ["report"], ["report", STORY, "--format", "doc"], ["verify", "only-one"], ["convert", STORY],
                      ["search", STORY]):
        result = run(*arguments)
        assert result.returncode == 2 and result.stderr, arguments


def check_contract(folder):
    found = json.loads(run("analyze", STORY).stdout)
    assert list(found)[:4] == ["format", "version", "articles", "entities"]
    assert found["format"] == "hearsay-analysis" and found["version"] == 1
    paths = [a["path"] for a in found["articles"]]
    assert paths == sorted(paths) and len(paths) == 12
    articles = {a["id"]: a for a in found["articles"]}
    for entity in found["entities"]:
        for m in entity["mentions"]:
            assert articles[m["article"]]["text"][m["start"]:m["end"]] == m["text"]
    ids = {e["id"] for e in found["entities"]}
    quotes = {q["id"] for q in found["quotes"]}
    assert len(ids) == len(found["entities"]) and len(quotes) == len(found["quotes"])
    for q in found["quotes"]:
        assert q["speaker"]["entity"] is None or q["speaker"]["entity"] in ids
        assert q["chain"][-1]["role"] == "publisher"
        for hop in q["chain"]:
            assert hop["basis"] in ("declared", "inferred")
        if q["source"]:
            assert articles[q["article"]]["text"][q["source"]["start"]:q["source"]["end"]] == q["source"]["text"]
    for u in found["utterances"]:
        assert u["quotes"] and all(q in quotes for q in u["quotes"])
    for r in found["reuse"]:
        assert 0 <= r["similarity"] <= 1


def check_same_bytes(folder):
    files = sorted(STORY.glob("[0-9]*"))
    one = run("analyze", *files, "--jobs", 1).stdout
    assert one and one == run("analyze", *reversed(files), "--jobs", 4).stdout
    assert one == run("analyze", *files, files[0], "--jobs", 2).stdout


def check_lines(folder):
    lines = [{"id": "b", "title": "T", "outlet": "O", "published": "2020-01-02", "text": "Ann Lee said it rained."},
             {"id": "a", "text": "“It snowed,” said Bob Ray."}]
    stdin = "\n".join(map(json.dumps, lines)).encode() + b"\n\nnot json\n{\"id\": \"c\"}\n"
    result = run("analyze", "-", stdin=stdin)
    found = json.loads(result.stdout)
    assert [a["id"] for a in found["articles"]] == ["a", "b"]
    assert found["articles"][1]["outlet"] == "O"
    assert result.returncode == 1 and b"4" in result.stderr and b"5" in result.stderr


def check_bad_input(folder):
    (folder / "good.txt").write_text("It rained, said Ann Lee.\n")
    (folder / "empty.txt").write_text("")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    result = run("analyze", folder, folder / "missing.txt")
    assert result.returncode == 1
    assert b"empty.txt" in result.stderr and b"missing.txt" in result.stderr
    assert any(a["path"].endswith("good.txt") for a in json.loads(result.stdout)["articles"])


def check_report_and_verify(folder):
    for name in ("report.html", "report.pdf"):
        report = folder / name
        assert run("report", STORY, "--format", report.suffix[1:], "--output", report).returncode == 0
        assert run("verify", report, STORY).returncode == 0

    story = folder / "story"
    shutil.copytree(STORY, story)
    changed = story / "01-halvia-press-agency.txt"
    changed.write_text(changed.read_text().replace("eleven", "seven"))
    result = run("verify", folder / "report.html", story)
    assert result.returncode == 1 and b"Footnote" in result.stdout
    assert run("verify", folder / "missing.html", STORY).returncode == 1


def check_project(folder):
    project = folder / "story.hearsay"
    assert run("convert", STORY, "--format", "project", "--output", project).returncode == 0
    first = project.read_bytes()
    assert json.loads(first)["format"] == "hearsay-project"
    one = json.loads(run("analyze", project).stdout)
    assert len(one["articles"]) == 12
    assert run("convert", project, "--format", "project", "--output", project).returncode == 0
    assert project.read_bytes() == first
    project.write_bytes(first[:200])
    result = run("analyze", project)
    assert result.returncode == 1 and b"story.hearsay:" in result.stderr
    assert project.read_bytes() == first[:200]


def check_tables_and_search(folder):
    table = run("convert", STORY, "--format", "quotes-csv").stdout.decode()
    assert table.startswith('"id","article"') and "Ilse Marrant" in table
    found = run("search", STORY, "NO REASON").stdout.decode().splitlines()
    assert len(found) >= 4 and "halvia" in found[0]
    assert run("search", STORY, "zeppelin").returncode == 0


def main():
    with tempfile.TemporaryDirectory() as home:  # the user's folders are not touched
        for variable in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
            os.environ[variable] = home
        return run_checks()


def run_checks():
    checks = [(name[6:], check) for name, check in sorted(globals().items()) if name.startswith("check_")]
    failed = 0
    print(f"1..{len(checks)}")
    for number, (name, check) in enumerate(checks, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                check(pathlib.Path(folder))
                print(f"ok {number} {name}")
            except Exception as error:  # a failed check must not hide the next
                failed += 1
                print(f"not ok {number} {name}\n# {type(error).__name__}: {error}")
    return 1 if failed else 0


sys.exit(main())
