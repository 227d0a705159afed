#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the language packs, as TAP.

usage: check-languages.py SOURCE-ROOT

Every pack is named in the resource file, has the lists that rules cannot do without (its own or shared), and
no list that no stage reads. Words stand once in a list, pairs of marks are pairs,
and every form of a cue verb and every shared list leads somewhere.
"""

import json
import pathlib
import re
import sys

# What rule-based quotations cannot do without.
NEEDED = """marks cue-verbs cue-endings cue-forms complementizers according articles definite-words noun-joins and-words
pronouns determiners prepositions clause-words auxiliaries cue-adverbs time-words source-anonymous source-collective source-document
source-speaks-for organization-nouns roles personal-titles gendered-titles spokesperson-words given-names places agencies organizations
abbreviations months month-numbers weekdays function-words name-stop-words name-particles negations modals number-words hedges
formulae silences correction-words header-fields byline-words date-words section-labels furniture-lines furniture-prefixes
furniture-headings ago-words author-words place-prepositions""".split()

# What English has no use for, or has in its grammar and model instead.
OTHERS = """shared clitics complementizers date-joints dialogue-marks name-shape verb-links verb-particles""".split()

FORMS = {"third", "past", "gerund", "participle"}


class Pack:
    def __init__(self, folder, code):
        self.code = code
        self.json = json.loads((folder / f"{code}.json").read_text(encoding="utf-8"), object_pairs_hook=self.pairs)
        self.plain = {path.stem for path in (folder / code).glob("*.txt")}
        self.names = set(self.json) - {"language"} | self.plain

    def pairs(self, members):
        names = [name for name, _ in members]
        assert len(names) == len(set(names)), f"twice: {sorted(n for n in names if names.count(n) > 1)}"
        return dict(members)

    def words(self, name):
        """Pairs of a word and what it stands under."""
        value = self.json.get(name, [])
        if isinstance(value, list):
            return [(word, "") for word in value]
        return [(word, under) for under, words in value.items() for word in words]


def check_lists(pack, english, packs):
    known = set(english.json) | english.plain | set(OTHERS) | set(NEEDED)
    unknown = pack.names - known
    assert not unknown, f"no stage reads {sorted(unknown)}"
    shared = dict(pack.words("shared"))
    for name, code in shared.items():
        assert name in packs[code].names, f"{code} has no {name}"
    if pack is not english:
        missing = set(NEEDED) - pack.names - set(shared)
        assert not missing, f"no {sorted(missing)}"


def check_words(pack):
    assert pack.json["language"] == pack.code, "another language's code"
    for name in pack.json:
        if name in ("language", "cue-endings"):
            continue
        words = [word for word, _ in pack.words(name)]
        for word in words:
            assert word == word.strip() and "  " not in word and word, f"{name}: {word!r}"
            assert word == word.lower() or name in ("shared", "dialogue-marks"), f"{name}: {word!r} is not in lower case"
        if pack.code != "en":
            twice = {word for word in words if words.count(word) > 1}
            assert not twice, f"{name}: twice {sorted(twice)}"


def check_cues(pack):
    verbs = {word for word, _ in pack.words("cue-verbs")}
    for form, under in pack.words("cue-forms"):
        lemma, _, kind = under.partition(" ")
        assert lemma in verbs or pack.code == "en", f"cue-forms: {lemma!r} is no cue verb"
        assert not kind or kind in FORMS, f"cue-forms: {kind!r} is no form"
    for _, under in pack.words("cue-endings"):
        assert under.split(" ")[0] in FORMS, f"cue-endings: {under!r}"
    for pair in pack.json["marks"]:
        assert re.fullmatch(r"\W ?\W", pair), f"marks: {pair!r} is no pair"


def main():
    folder = pathlib.Path(sys.argv[1]) / "data" / "languages"
    resource = (folder / "hearsay-data.gresource.xml").read_text()
    packs = {path.stem: Pack(folder, path.stem) for path in sorted(folder.glob("*.json"))}
    failed = 0
    print(f"1..{len(packs)}")
    for number, (code, pack) in enumerate(packs.items(), 1):
        try:
            assert f">{code}.json<" in resource, "not in hearsay-data.gresource.xml"
            for name in pack.plain:
                assert f">{code}/{name}.txt<" in resource, f"{name}.txt is not in hearsay-data.gresource.xml"
            check_lists(pack, packs["en"], packs)
            check_words(pack)
            check_cues(pack)
            print(f"ok {number} {code}")
        except AssertionError as error:
            failed += 1
            print(f"not ok {number} {code}: {error}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
