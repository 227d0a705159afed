#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores who is who against the coreference of GUM documents, as TAP.

usage: score-resolution.py CLI FILE.conllu[.gz]... [--only ID,ID] [--without ID,ID] [--floors FILE]
                           [--given RESOLVE-GIVEN] [--show]

FILE is in the CoNLL-U of the GUM corpus (Zeldes 2017, doi:10.1007/s10579-016-9343-x):
Entity= in the last column opens and closes mentions. Every document becomes one text
file; all are analysed together.

A gold mention counts if it is a person, an organisation or a place and its head is a
proper noun. It is found if its head lies in a found mention; where several do, each
found mention takes the gold mention that covers most of the same tokens.

coverage     gold mentions that are found
b3           B-cubed (Bagga & Baldwin 1998) inside documents, over the mentions found
b3-all       the same; recall over all gold mentions
lea          LEA (Moosavi & Strube 2016) inside documents, over the mentions found
lea-all      the same; recall over all gold mentions
b3-cross     B-cubed over all documents, by the entities' Wikipedia pages
speakers     sources of quotations that are pronouns or descriptions of somebody who is
             named in the document: whether the speaker is that entity

--given names the program that resolves given mentions; the tasks that begin with
"given-" resolve the gold mentions, without nested ones, whatever the finder finds.

--floors names a JSON object of least F1 by task; they only ever rise.
"""

import argparse
import collections
import gzip
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

KINDS = ("person", "organization", "place")
OPEN = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")


class Mention:
    def __init__(self, group, kind, identity, first):
        self.group, self.kind, self.identity = group, kind, identity
        self.first = self.last = first
        self.minspan = []
        self.head = None


class Document:
    def __init__(self, name):
        self.name = name
        self.tokens = []  # (form, xpos, head index or -1, space after, relation)
        self.breaks = set()  # tokens before which a paragraph starts
        self.sentences = []
        self.mentions = []
        self.open = collections.defaultdict(list)

    def add_sentence(self, rows):
        base = len(self.tokens)
        index = {row[0]: base + i for i, row in enumerate(rows)}
        self.sentences.append(base)
        for row in rows:
            misc = dict(pair.split("=", 1) for pair in row[9].split("|") if "=" in pair)
            self.tokens.append((row[1], row[4], index.get(row[6], -1), misc.get("SpaceAfter") != "No", row[7]))
            self.read_entities(misc.get("Entity", ""), len(self.tokens) - 1)

    def read_entities(self, value, token):
        for match in OPEN.finditer(value):
            if match.group(1):
                parts = match.group(1).split("-", 7)
                mention = Mention(parts[0], parts[1] if len(parts) > 1 else "", parts[7] if len(parts) > 7 else None, token)
                if len(parts) > 5:
                    mention.minspan = [token + int(n) - 1 for n in parts[5].split(",") if n.isdigit()]
                self.mentions.append(mention)
                if not match.group(2):
                    self.open[parts[0].split("[")[0]].append(mention)
            elif self.open[match.group(3).split("[")[0]]:
                self.open[match.group(3).split("[")[0]].pop().last = token

    def finish(self):
        for mention in self.mentions:
            span = range(mention.first, mention.last + 1)
            heads = [t for t in span if self.tokens[t][2] not in span]
            mention.head = heads[0] if heads else mention.last
            words = [t for t in mention.minspan if t in span] or list(span)
            mention.words = set(words)
            mention.has_name = self.tokens[mention.head][1] in ("NNP", "NNPS")
            mention.is_named = mention.has_name and mention.kind in KINDS
        for mention in self.mentions:
            mention.has_name = mention.has_name and not self.is_row(mention)
            mention.is_named = mention.is_named and mention.has_name

    def is_row(self, mention):
        """Whether it is several joined by "and", each a mention by itself."""
        inner = [m for m in self.mentions if m is not mention and mention.first <= m.first and m.last < mention.last and m.head == mention.head]
        return any(t > m.last and self.tokens[t][2] == mention.head and self.tokens[t][4] == "conj" for m in inner for t in mention.words)

    def get_text(self):
        out = []
        for i, (form, *_) in enumerate(self.tokens):
            if i in self.breaks and i > 0:
                out.append("\n\n")
            elif i > 0 and (self.tokens[i - 1][3]):
                out.append(" ")
            out.append(form)
        return "".join(out) + "\n"

    def locate(self, text):
        """The place of every token in the text as the program has normalised it."""
        self.starts, self.ends, at = [], [], 0
        for form, *_ in self.tokens:
            found = text.find(form, at)
            if found < 0 or found > at + 40:
                found = at
            else:
                at = found + len(form)
            self.starts.append(found)
            self.ends.append(found + len(form))

    def covered(self, start, end):
        return {i for i in range(len(self.tokens)) if self.starts[i] < end and start < self.ends[i]}


def read(path):
    opener = gzip.open if path.endswith(".gz") else open
    documents, rows = [], []
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id = "):
                documents.append(Document(line[14:]))
            elif line.startswith("# newpar") and not line.startswith("# newpar_block"):
                documents[-1].breaks.add(len(documents[-1].tokens))
            elif line and line[0] != "#":
                row = line.split("\t")
                if row[0].isdigit():
                    rows.append(row)
            elif not line and rows:
                documents[-1].add_sentence(rows)
                rows = []
    if rows:
        documents[-1].add_sentence(rows)
    for document in documents:
        document.finish()
    return documents


def analyze(cli, documents):
    with tempfile.TemporaryDirectory() as folder:
        for document in documents:
            (pathlib.Path(folder) / (document.name + ".txt")).write_text(document.get_text(), encoding="utf-8")
        result = json.loads(subprocess.run([cli, "analyze", folder], capture_output=True, check=True).stdout)
    articles = {pathlib.Path(a["path"]).stem: a for a in result["articles"]}
    for document in documents:
        article = articles[document.name]
        document.locate(article["text"])
        document.found = [(m["start"], m["end"], entity["id"]) for entity in result["entities"]
                          for m in entity["mentions"] if m["article"] == article["id"]]
        document.quotes = [q for q in result["quotes"] if q["article"] == article["id"]]
    return result


def align(document):
    """Gives every gold mention its found entity, or None; one to one."""
    for mention in document.mentions:
        mention.found = None
    # What names an event or a product takes its own place away from whom it is named after.
    named = [m for m in document.mentions if m.has_name]
    pairs = []
    for f, (start, end, _) in enumerate(document.found):
        tokens = document.covered(start, end)
        for g, mention in enumerate(named):
            if mention.head in tokens or len(mention.words & tokens) * 2 > len(mention.words):
                pairs.append((-len(mention.words & tokens) / len(mention.words | tokens), mention.head not in tokens, f, g))
    used_found, used_gold = set(), set()
    for _, _, f, g in sorted(pairs):
        if f not in used_found and g not in used_gold:
            used_found.add(f)
            used_gold.add(g)
            named[g].found = document.found[f][2]
    return [m for m in named if m.is_named]


TITLES = ("president", "minister", "secretary", "spokesperson", "spokesman", "sheriff", "sheriffs", "governor", "mayor", "king", "queen", "pope", "man")
SMALL = ("of", "the", "and", "for", "&", "-", "'s")


def name_span(document, mention):
    """The tokens of the name alone: no title before it, no article, nothing behind it.
    None for a title alone ("the Prime Minister")."""
    tokens = document.tokens
    is_proper = lambda t: tokens[t][1] in ("NNP", "NNPS", "CD")
    is_name = lambda t: is_proper(t) or tokens[t][1] in ("AFX", "HYPH") or (tokens[t][0] in SMALL and (t in mention.words or (tokens[t][0] == "of" and mention.kind != "person")))
    first = last = mention.head
    while first > mention.first and is_name(first - 1):
        first -= 1
    while last < mention.last and is_name(last + 1):
        last += 1
    while first < mention.head and (tokens[first][4] in ("nmod:desc", "det") or tokens[first][1] not in ("NNP", "NNPS")):
        first += 1
    while last > mention.head and not is_proper(last):
        last -= 1
    if mention.kind == "person" and tokens[mention.head][0].lower() in TITLES:
        return None
    return first, last + 1


def resolve_given(program, documents):
    """Gives every gold mention that is not nested its entity; returns the entities."""
    request = []
    for document in documents:
        text = unicodedata.normalize("NFC", document.get_text())
        document.locate(text)
        taken, given = set(), []
        spans = [(name_span(document, m), m) for m in document.mentions if m.has_name]
        for mention in document.mentions:
            mention.found = None
        for (first, last), mention in sorted((x for x in spans if x[0]), key=lambda x: (x[0][0] - x[0][1], x[0][0])):
            if not taken & set(range(first, last)):
                taken |= set(range(first, last))
                given.append((first, last, mention))
        document.given = sorted(given, key=lambda x: x[0])
        request.append({"id": document.name, "text": text, "mentions": [
            {"start": document.starts[first], "end": document.ends[last - 1], "kind": m.kind if m.kind in KINDS else "other"}
            for first, last, m in document.given]})
    result = json.loads(subprocess.run([program], input=json.dumps({"documents": request}), capture_output=True, check=True, text=True).stdout)
    for document in documents:
        for (_, _, mention), entity in zip(document.given, result["documents"][document.name]):
            mention.found = entity
    return {i: (e["name"], e["kind"], e["reason"], e["confidence"]) for i, e in enumerate(result["entities"])}


def f1(precision, recall):
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def cluster(items):
    """[(mention, gold, found or None)] -> gold clusters, found clusters as lists of mentions"""
    gold, found = collections.defaultdict(set), collections.defaultdict(set)
    for mention, key, response in items:
        gold[key].add(mention)
        if response is not None:
            found[response].add(mention)
    return gold, found


def b_cubed(items):
    gold, found = cluster(items)
    precision = recall = n_found = 0
    for _, key, response in items:
        if response is not None:
            same = len(gold[key] & found[response])
            precision += same / len(found[response])
            recall += same / len(gold[key])
            n_found += 1
    return f1(precision / max(1, n_found), recall / max(1, len(items)))


def lea_side(one, other_of):
    """Links of the clusters of one side that the other side has too, by importance."""
    total = score = 0
    for members in one.values():
        n = len(members)
        if n == 1:
            links, good = 1, sum(other_of.get(m, (None, 0))[1] == 1 for m in members)
        else:
            links = n * (n - 1) / 2
            counts = collections.Counter(other_of[m][0] for m in members if m in other_of)
            good = sum(c * (c - 1) / 2 for c in counts.values())
        score += n * good / links
        total += n
    return score / max(1, total)


def lea(items):
    gold, found = cluster(items)
    gold_of = {m: (key, len(ms)) for key, ms in gold.items() for m in ms}
    found_of = {m: (key, len(ms)) for key, ms in found.items() for m in ms}
    return f1(lea_side(found, gold_of), lea_side(gold, found_of))


class Scores:
    def __init__(self, documents):
        self.documents = documents
        self.lines = []
        self.named = [(d, m) for d in documents for m in d.mentions if m.is_named]

    def items(self, only_found):
        return [(i, (d.name, m.group), None if m.found is None else (d.name, m.found))
                for i, (d, m) in enumerate(self.named) if m.found is not None or not only_found]

    def score_coverage(self):
        found = sum(m.found is not None for _, m in self.named)
        return f1(1.0, found / max(1, len(self.named)))

    def score_b3(self):
        return b_cubed(self.items(True))

    def score_b3_all(self):
        return b_cubed(self.items(False))

    def score_lea(self):
        return lea(self.items(True))

    def score_lea_all(self):
        return lea(self.items(False))

    def score_b3_cross(self):
        identity = {}
        for d, m in ((d, m) for d in self.documents for m in d.mentions):
            if m.identity and (d.name, m.group) not in identity:
                identity[(d.name, m.group)] = m.identity
        items = [(i, identity[(d.name, m.group)], m.found) for i, (d, m) in enumerate(self.named)
                 if m.found is not None and (d.name, m.group) in identity]
        return b_cubed(items)

    def score_speakers(self):
        counts = collections.Counter()
        for d in self.documents:
            self.count_speakers(d, counts)
        right, wrong, missed, made_up = (counts[x] for x in ("right", "wrong", "none", "made up"))
        for kind in ("pronoun", "description", "name"):
            print(f"# {kind}s as sources: " + ", ".join(f"{counts[kind, x]} {x}" for x in ("right", "wrong", "none", "made up")))
        return f1(right / max(1, right + wrong + made_up), right / max(1, right + wrong + missed))

    def count_speakers(self, d, counts):
        gold_of = collections.defaultdict(collections.Counter)
        for m in d.mentions:
            if m.found is not None:
                gold_of[m.found][m.group] += 1
        named = {m.group for m in d.mentions if m.is_named and m.found is not None}
        seen = set()
        for quote in d.quotes:
            source = quote["source"]
            if source is None or (source["start"], source["end"]) in seen:
                continue
            seen.add((source["start"], source["end"]))
            tokens = d.covered(source["start"], source["end"])
            # "who" is no mention of its own.
            best = max(d.mentions, key=lambda m: len(tokens & set(range(m.first, m.last + 1))) / len(tokens | set(range(m.first, m.last + 1))), default=None)
            if best is None or not tokens & set(range(best.first, best.last + 1)) or best.kind not in KINDS:
                continue
            xpos = d.tokens[best.head][1]
            kind = "pronoun" if xpos.startswith("PRP") else "name" if any(d.tokens[t][1] in ("NNP", "NNPS") for t in best.words & {best.head}) else "description"
            entity = quote["speaker"]["entity"]
            groups = gold_of.get(entity)
            if best.group in named:
                result = "none" if entity is None else "right" if groups and best.group == groups.most_common(1)[0][0] else "wrong"
            elif entity is None or groups is None:
                continue
            else:
                result = "made up"
            counts[kind, result] += 1
            if kind != "name":
                counts[result] += 1
            if result != "right" or kind == "pronoun":
                text = " ".join(d.tokens[t][0] for t in sorted(tokens))
                self.lines.append(f"speaker {result} {d.name}: {kind} {text!r} -> {quote['speaker']['name']!r}")

    def show(self, names, only_wrong):
        for d in self.documents:
            by_gold, by_found = collections.defaultdict(list), collections.defaultdict(list)
            for m in d.mentions:
                if m.is_named:
                    text = " ".join(d.tokens[t][0] for t in range(m.first, m.last + 1))[:50]
                    if m.found is None and only_wrong:
                        continue
                    if m.found is None:
                        self.lines.append(f"not found {d.name}: {text!r} ({m.kind})")
                    else:
                        by_gold[m.group].append((m.found, text))
                        by_found[m.found].append((m.group, text))
            for group, members in by_gold.items():
                if len({found for found, _ in members}) > 1:
                    parts = collections.defaultdict(collections.Counter)
                    for found, text in members:
                        parts[found][text] += 1
                    self.lines.append(f"split {d.name}: " + " / ".join(f"{names[f][0]} ({names[f][1]}) {dict(c)}" for f, c in parts.items()))
            for found, members in by_found.items():
                if len({group for group, _ in members}) > 1:
                    parts = collections.defaultdict(collections.Counter)
                    for group, text in members:
                        parts[group][text] += 1
                    self.lines.append(f"merged {d.name}: {names[found]} " + " / ".join(str(dict(c)) for c in parts.values()))
        for line in self.lines:
            print("#", line)


TASKS = ("coverage", "b3", "b3-all", "lea", "lea-all", "b3-cross", "speakers")
GIVEN_TASKS = ("b3", "lea", "b3-cross")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--only", default="")
    parser.add_argument("--without", default="")
    parser.add_argument("--floors")
    parser.add_argument("--given")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()

    documents = [d for path in options.files for d in read(path)]
    if options.only:
        documents = [d for d in documents if d.name in options.only.split(",")]
    documents = [d for d in documents if d.name not in options.without.split(",")]
    result = analyze(options.cli, documents)
    floors = json.loads(pathlib.Path(options.floors).read_text()) if options.floors else {}

    number = failed = 0

    def report(scores, tasks, prefix):
        nonlocal number, failed
        for task in tasks:
            number += 1
            precision, recall, score = getattr(scores, "score_" + task.replace("-", "_"))()
            floor = floors.get(prefix + task, 0.0)
            good = score >= floor
            failed += not good
            print(f"{'ok' if good else 'not ok'} {number} {prefix}{task}: precision {precision:.3f} recall {recall:.3f} F1 {score:.3f} (floor {floor:.2f})")

    print(f"1..{len(TASKS) + (len(GIVEN_TASKS) if options.given else 0)}")
    if options.given:
        names = resolve_given(options.given, documents)
        scores = Scores(documents)
        print(f"# {len(documents)} documents, {len(scores.named)} named mentions")
        report(scores, GIVEN_TASKS, "given-")
        if options.show:
            scores.show(names, True)
    result = analyze(options.cli, documents)
    for document in documents:
        align(document)
    scores = Scores(documents)
    report(scores, TASKS, "")
    if options.show:
        scores.show({e["id"]: (e["name"], e["kind"]) for e in result["entities"]}, False)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
