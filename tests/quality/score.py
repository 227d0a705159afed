#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores an analysis of the sample story against its gold file, as TAP.

usage: score.py CLI STORY-FOLDER [--show]

Prints precision, recall and F1 for each task. A task is "ok" while its F1 is not
below the floor in FLOORS, or in the "floors" of a gold file that marks less than
everything; a floor only ever rises. --show lists what was missed
and what was made up.

names        mentions with their exact span and kind
resolution   B-cubed over the mentions both sides have
same entity  pairs of mentions that name one entity, over the mentions both sides have
quotations   content with a token F1 of at least 0.5, one to one
speakers     the same, and the right speaker
utterances   pairs of quotations that report one thing said
furniture    lines that belong to the page
origins      pairs of articles that go back to one origin
parents      which article another one was taken from
"""

import collections
import json
import pathlib
import re
import subprocess
import sys

FLOORS = {
    "names": 0.97,
    "resolution": 0.98,
    "same entity": 0.98,
    "quotations": 0.90,
    "speakers": 0.80,
    "utterances": 0.95,
    "furniture": 0.95,
    "origins": 0.95,
    "parents": 0.90,
}

TOKEN = re.compile(r"\w+", re.UNICODE)


def f1(matched_gold, gold, matched_found, found):
    precision = matched_found / found if found else 0.0
    recall = matched_gold / gold if gold else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def tokens(text):
    return collections.Counter(TOKEN.findall(text.lower()))


def overlap(a, b):
    shared = sum((a & b).values())
    return 2 * shared / (sum(a.values()) + sum(b.values())) if shared else 0.0


def bare(name):
    return re.sub(r"^(the|a|an) ", "", name.strip().lower())


class Story:
    def __init__(self, cli, folder):
        output = subprocess.run([cli, "analyze", folder], capture_output=True, check=True).stdout
        self.found = json.loads(output)
        self.gold = json.loads((pathlib.Path(folder) / "gold.json").read_text())
        self.articles = {pathlib.Path(a["path"]).name: a for a in self.found["articles"]}
        self.names = {a["id"]: name for name, a in self.articles.items()}
        self.missed = []
        self.invented = []

    def gold_mentions(self):
        """Every place of every form, the longest form first, never inside another word or name."""
        forms = sorted(((form, e) for e in self.gold["entities"] for form in e["forms"]), key=lambda x: -len(x[0]))
        mentions = {}
        for name, article in self.articles.items():
            taken = [False] * len(article["text"])
            for form, entity in forms:
                for match in re.finditer(r"(?<![\w@])" + re.escape(form) + r"(?!\w)", article["text"]):
                    if not any(taken[match.start():match.end()]):
                        taken[match.start():match.end()] = [True] * len(form)
                        start = match.start() + (4 if form.startswith("The ") else 0)
                        mentions[(name, start, match.end())] = (entity["kind"], entity["name"])
        return mentions

    def found_mentions(self):
        mentions = {}
        for entity in self.found["entities"]:
            for m in entity["mentions"]:
                start = m["start"] + (4 if m["text"].lower().startswith("the ") else 0)
                mentions[(self.names[m["article"]], start, m["end"])] = (entity["kind"], entity["id"])
        return mentions

    def score_names(self):
        gold, found = self.gold_mentions(), self.found_mentions()
        good = [span for span, (kind, _) in gold.items() if span in found and found[span][0] == kind]
        self.missed += [f"name {self.text_of(s)} in {s[0]}" for s in gold if s not in good]
        self.invented += [f"name {self.text_of(s)} ({found[s][0]}) in {s[0]}" for s in found if s not in good]
        return f1(len(good), len(gold), len(good), len(found))

    def text_of(self, span):
        return repr(self.articles[span[0]]["text"][span[1]:span[2]])

    def score_resolution(self):
        gold, found = self.gold_mentions(), self.found_mentions()
        common = [s for s in gold if s in found]
        by_gold = collections.defaultdict(set)
        by_found = collections.defaultdict(set)
        for s in common:
            by_gold[gold[s][1]].add(s)
            by_found[found[s][1]].add(s)
        precision = recall = 0.0
        for s in common:
            same = len(by_gold[gold[s][1]] & by_found[found[s][1]])
            precision += same / len(by_found[found[s][1]])
            recall += same / len(by_gold[gold[s][1]])
        n = max(1, len(common))
        precision, recall = precision / n, recall / n
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def score_same_entity(self):
        gold, found = self.gold_mentions(), self.found_mentions()
        common = [s for s in gold if s in found]
        pairs = lambda keys: sum(n * (n - 1) // 2 for n in collections.Counter(keys).values())
        both = pairs((gold[s][1], found[s][1]) for s in common)
        return f1(both, pairs(gold[s][1] for s in common), both, pairs(found[s][1] for s in common))

    def pair_quotes(self):
        """Gold index -> found quote, one to one, the best overlaps first."""
        candidates = []
        for i, gold in enumerate(self.gold["quotes"]):
            words = tokens(" ".join(gold["content"]))
            for j, found in enumerate(self.found["quotes"]):
                if self.names[found["article"]] == gold["article"]:
                    score = overlap(words, tokens(found["text"]))
                    if score >= 0.5:
                        candidates.append((-score, i, j))
        pairs, used = {}, set()
        for _, i, j in sorted(candidates):
            if i not in pairs and j not in used:
                pairs[i] = j
                used.add(j)
        return pairs

    def score_quotations(self):
        pairs = self.pair_quotes()
        self.missed += [f"quotation {q['content'][0][:60]!r} in {q['article']}"
                        for i, q in enumerate(self.gold["quotes"]) if i not in pairs]
        self.invented += [f"quotation {q['text'][:60]!r} in {self.names[q['article']]}"
                          for j, q in enumerate(self.found["quotes"]) if j not in pairs.values()]
        return f1(len(pairs), len(self.gold["quotes"]), len(pairs), len(self.found["quotes"]))

    def same_speaker(self, gold, found):
        forms = {bare(gold)}
        for entity in self.gold["entities"]:
            if entity["name"] == gold:
                forms |= {bare(form) for form in entity["forms"]}
        return bare(found) in forms or overlap(tokens(bare(gold)), tokens(bare(found))) >= 0.5

    def score_speakers(self):
        pairs = self.pair_quotes()
        good = 0
        for i, j in pairs.items():
            gold, found = self.gold["quotes"][i], self.found["quotes"][j]
            if self.same_speaker(gold["speaker"], found["speaker"]["name"]):
                good += 1
            else:
                self.missed.append(f"speaker of {found['text'][:40]!r}: {gold['speaker']}, not {found['speaker']['name']!r}")
        return f1(good, len(self.gold["quotes"]), good, len(self.found["quotes"]))

    def score_utterances(self):
        pairs = self.pair_quotes()
        back = {j: i for i, j in pairs.items()}
        index = {q["id"]: j for j, q in enumerate(self.found["quotes"])}
        group_of = {}
        for u, utterance in enumerate(self.found["utterances"]):
            for quote in utterance["quotes"]:
                if index[quote] in back:
                    group_of[back[index[quote]]] = u
        gold_pairs, found_pairs = set(), set()
        for i in pairs:
            for k in pairs:
                if i < k:
                    if self.gold["quotes"][i]["utterance"] == self.gold["quotes"][k]["utterance"]:
                        gold_pairs.add((i, k))
                    if group_of.get(i, -1) == group_of.get(k, -2):
                        found_pairs.add((i, k))
        good = len(gold_pairs & found_pairs)
        for i, k in sorted(gold_pairs ^ found_pairs):
            a, b = self.gold["quotes"][i], self.gold["quotes"][k]
            line = f"pair {a['article'][:2]} {a['content'][0][:34]!r} / {b['article'][:2]} {b['content'][0][:34]!r}"
            (self.missed if (i, k) in gold_pairs else self.invented).append(line)
        return f1(good, len(gold_pairs), good, len(found_pairs))

    def score_furniture(self):
        head = ("byline", "date line", "masthead")
        gold = {(name, line) for name, lines in self.gold["furniture"].items() for line in lines}
        found = set()
        for name, article in self.articles.items():
            for furniture in article["furniture"]:
                if furniture["why"] in head:
                    continue
                for line in article["text"][furniture["start"]:furniture["end"]].split("\n"):
                    if line.strip():
                        found.add((name, " ".join(line.split())))
        self.missed += [f"furniture {line!r} in {name}" for name, line in sorted(gold - found)]
        self.invented += [f"furniture {line!r} in {name}" for name, line in sorted(found - gold)]
        return f1(len(gold & found), len(gold), len(gold & found), len(found))

    def score_origins(self):
        family = {self.names[d["article"]]: d["family"] for d in self.found["descents"]}
        gold = {name: i for i, origin in enumerate(self.gold["origins"]) for name in origin["articles"]}
        names = sorted(gold)
        gold_pairs = {(a, b) for a in names for b in names if a < b and gold[a] == gold[b]}
        found_pairs = {(a, b) for a in names for b in names if a < b and family.get(a) == family.get(b)}
        good = len(gold_pairs & found_pairs)
        self.missed += [f"common origin {a} {b}" for a, b in sorted(gold_pairs - found_pairs)]
        self.invented += [f"common origin {a} {b}" for a, b in sorted(found_pairs - gold_pairs)]
        return f1(good, len(gold_pairs), good, len(found_pairs))

    def score_parents(self):
        gold = set(self.gold["parents"].items())
        known = set(self.gold["parents"]) | set(self.gold["parents"].values())
        found = {(self.names[d["article"]], self.names[d["parent"]]) for d in self.found["descents"] if d["parent"]}
        found = {(a, b) for a, b in found if a in known}
        self.missed += [f"parent {b} of {a}" for a, b in sorted(gold - found)]
        self.invented += [f"parent {b} of {a}" for a, b in sorted(found - gold)]
        return f1(len(gold & found), len(gold), len(gold & found), len(found))


def main():
    story = Story(sys.argv[1], sys.argv[2])
    floors = story.gold.get("floors", FLOORS)
    failed = 0
    print(f"1..{len(floors)}")
    for number, (task, floor) in enumerate(floors.items(), 1):
        precision, recall, score = getattr(story, "score_" + task.replace(" ", "_"))()
        good = score >= floor
        failed += not good
        print(f"{'ok' if good else 'not ok'} {number} {task}: precision {precision:.3f} recall {recall:.3f} F1 {score:.3f} (floor {floor:.2f})")
    if "--show" in sys.argv:
        for line in story.missed:
            print("# missed", line)
        for line in story.invented:
            print("# invented", line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
