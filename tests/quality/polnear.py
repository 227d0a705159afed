# SPDX-License-Identifier: GPL-3.0-or-later
"""What score-hops.py and score-speakers.py share: gold rows that point into PolNeAR, and the program's answer to them."""

import difflib
import glob
import json
import pathlib
import re
import subprocess
import zlib

OUTLETS = {"breitbart": "Breitbart", "huff-post": "The Huffington Post", "nyt": "The New York Times", "politico": "Politico",
           "usa-today": "USA Today", "wash-post": "The Washington Post", "west-journal": "Western Journalism"}


def read_rows(path):
    lines = pathlib.Path(path).read_text(encoding="utf-8").splitlines()
    names = lines[0].split("\t")
    rows = [dict(zip(names, line.split("\t"))) for line in lines[1:]]
    for row in rows:
        for name, value in row.items():
            if re.fullmatch(r"\d+", value) and name != "article":
                row[name] = int(value)
    return rows


def half_of(article):
    """Rules were tuned on one half; nobody looked at the errors of the other."""
    return "tuned" if zlib.crc32(article.encode()) & 1 else "untouched"


def read_texts(folder, rows):
    return {name: (pathlib.Path(folder) / "text" / f"{name}.txt").read_bytes().decode("utf-8")
            for name in dict.fromkeys(row["article"] for row in rows)}


def analyze(cli, folder, texts, given):
    """Every article by itself, so that no answer comes from another one. With @given, a path of settle-given, the
    quotations are those of the corpus."""
    answers = {}
    for name, text in texts.items():
        line = {"id": name, "title": "", "outlet": OUTLETS.get(name.split("_")[0], ""), "published": name.split("_")[1], "text": text}
        command = [cli, "analyze", "-"]
        if given:
            line["quotes"] = read_attributions(folder, name)
            command = [given]
        output = subprocess.run(command, input=json.dumps(line).encode(), capture_output=True, check=True).stdout
        answers[name] = Answer(json.loads(output), text)
    return answers


def read_attributions(folder, name):
    """One annotator's attributions, in text order."""
    path = sorted((pathlib.Path(folder) / "attributions").glob(glob.escape(name) + "*.ann"))[0]
    spans, quotes = {}, []
    for line in path.read_text(encoding="utf-8").splitlines():
        if span := re.match(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t", line):
            spans[span[1]] = [tuple(map(int, part.split())) for part in span[2].split(";")]
        elif event := re.match(r"E\d+\t(.+)", line):
            parts = {"Source": [], "Cue": [], "Content": []}
            for role, mark in (part.split(":") for part in event[1].split() if ":" in part):
                parts.get(re.sub(r"\d+$", "", role), []).extend(spans.get(mark, []))
            if parts["Content"]:
                quotes.append({"content": sorted(parts["Content"]), "cue": hull(parts["Cue"]), "source": hull(parts["Source"])})
    return sorted(quotes, key=lambda quote: quote["content"][0])


def hull(spans):
    return (min(s for s, _ in spans), max(e for _, e in spans)) if spans else (0, 0)


def positions(found, given):
    """Places in the text as the program normalises it to places in the text as given."""
    a = [(c, i) for i, c in enumerate(found) if not c.isspace()]
    b = [(c, i) for i, c in enumerate(given) if not c.isspace()]
    one, two = "".join(c for c, _ in a), "".join(c for c, _ in b)
    blocks = [(0, 0, len(a))] if one == two else difflib.SequenceMatcher(None, one, two, False).get_matching_blocks()
    return {a[i + k][1]: b[j + k][1] for i, j, n in blocks for k in range(n)}


class Answer:
    """What the program makes of one article, with places in the text as given."""

    def __init__(self, analysis, text):
        article = analysis["articles"][0]
        self.text = text
        self.places = positions(article["text"], text)
        self.quotes = analysis["quotes"]
        self.mentions = {}
        for entity in analysis["entities"]:
            self.mentions[entity["id"]] = [self.move(m) for m in entity["mentions"]]
        for quote in self.quotes:
            spans = [self.move(s) for s in quote["content"]]
            quote["hull"] = hull(spans)

    def move(self, span):
        inside = [self.places[i] for i in range(span["start"], span["end"]) if i in self.places]
        return (min(inside), max(inside) + 1) if inside else (0, 0)

    def find_quote(self, start, end):
        """The found quotation that shares most with [start, end); None if none shares half."""
        best, best_share = None, 0.5
        for quote in self.quotes:
            s, e = quote["hull"]
            share = 2 * max(0, min(e, end) - max(s, start)) / (e - s + end - start)
            if share > best_share:
                best, best_share = quote, share
        return best

    def means(self, entity, name, span):
        """Whether an entity, or a name in so many words, is what stands at a span of the text."""
        if any(s < span[1] and span[0] < e for s, e in self.mentions.get(entity, [])):
            return True
        a, b = words(name), words(self.text[span[0]:span[1]])
        return bool(a and b and (a <= b or b <= a))


def words(name):
    return set(re.findall(r"\w+", name.lower())) - {"the", "of"}


def f1(right, found, marked):
    precision = right / found if found else 0.0
    recall = right / marked if marked else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0
