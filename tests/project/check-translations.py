#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every shipped language is complete, as TAP. usage: check-translations.py SOURCE-FOLDER

The template is made anew from the sources, so that a message nobody has added
to the languages is found too.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(sys.argv[1])


def fresh_copy(folder):
    """What po/update would make of the sources now."""
    copy = pathlib.Path(folder) / "copy"
    copy.mkdir()
    for part in ("app", "widgets", "resources", "data", "po"):
        shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("sample-story", "en"))
    subprocess.run([copy / "po" / "update"], check=True, capture_output=True)
    return copy / "po"


def problems(po):
    """Untranslated and fuzzy messages, and what msgfmt finds wrong with the formats."""
    found = []
    result = subprocess.run(["msgfmt", "--check", "-o", "/dev/null", po], capture_output=True, text=True)
    if result.returncode != 0:
        found.append(result.stderr)
    for kind in ("--untranslated", "--only-fuzzy"):
        listed = subprocess.run(["msgattrib", kind, "--no-obsolete", "--no-wrap", po], capture_output=True, text=True).stdout
        found += [f"{kind[2:]}: {m}" for m in re.findall(r'^msgid (".+")$', listed, re.MULTILINE)[:10] if m != '""']
    return found


def unlabelled_reasons():
    """Reasons that quotations and names give for themselves, and that no label translates."""
    analysis = ROOT / "app" / "engine" / "analysis"
    labels = set(re.findall(r'^  \{ "([^"]+)", NC_', (analysis / "hearsay-labels.c").read_text(), re.MULTILINE))
    given = set()
    for kind in ("quotes", "names", "tellings"):
        for path in analysis.glob(f"hearsay-{kind}*.c"):
            given |= set(re.findall(r'reason = "([^"]+)"', path.read_text()))
    return sorted(given - labels)


def main():
    languages = [line.strip() for line in (ROOT / "po" / "LINGUAS").read_text().splitlines()
                 if line.strip() and not line.startswith("#")]
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        fresh = fresh_copy(folder)
        print(f"1..{len(languages) + 2}")
        same = (fresh / "POTFILES.in").read_text() == (ROOT / "po" / "POTFILES.in").read_text()
        print(f"{'ok' if same else 'not ok'} 1 POTFILES.in lists every file with messages (po/update writes it)")
        failed += not same
        for number, language in enumerate(languages, 2):
            found = problems(fresh / f"{language}.po")
            failed += bool(found)
            print(f"{'not ok' if found else 'ok'} {number} {language} is complete")
            for problem in found:
                print("# " + problem.replace("\n", "\n# "))
        unlabelled = unlabelled_reasons()
        failed += bool(unlabelled)
        print(f"{'not ok' if unlabelled else 'ok'} {len(languages) + 2} every reason of a finding has a label")
        for reason in unlabelled:
            print(f"# {reason}")
    return 1 if failed else 0


sys.exit(main())
