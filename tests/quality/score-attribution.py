#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How well quotations are found in PolNeAR's articles.

usage: score-attribution.py CLI FOLDER

CLI     hearsay-cli
FOLDER  an unpacked split of PolNeAR: text/*.txt and attributions/*.ann (brat standoff)

Prints precision, recall and F1 of exact spans of sources, cues and contents; of whole quotations, by the kind of what is
marked: one is right when its content overlaps a marked one with token F1 of 0.5 or more and their sources overlap, or both
have none, one to one; and how often a quotation is right by its confidence. White space and the end of a paragraph count
for nothing, so that a piece over two paragraphs is as good as two.
"""

import collections
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

PARTS = ('source', 'cue', 'content')
MARKS = '"“”„«»'
ENOUGH = 0.5


def read_marked(path):
    """Quotations of a brat file: each part a list of (start, end)."""
    spans, quotes = {}, []
    for line in path.read_text(encoding='utf-8').split('\n'):
        text = re.match(r'(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t', line)
        event = re.match(r'E\d+\t(.+)', line)
        if text:
            spans[text[1]] = [tuple(map(int, piece.split())) for piece in text[2].split(';')]
        elif event:
            quote = {part: [] for part in PARTS}
            for argument in event[1].split():
                role, _, target = argument.partition(':')
                role = re.sub(r'\d+$', '', role).lower()
                if role in quote and target in spans:
                    quote[role] += spans[target]
            if quote['content']:
                quotes.append(quote)
    return quotes


def places_of(text, raw):
    """For each visible character of TEXT its place in RAW; None where they are not the same characters."""
    ours = [i for i, c in enumerate(text) if not c.isspace()]
    theirs = [i for i, c in enumerate(raw) if not c.isspace()]
    if [text[i] for i in ours] != [raw[i] for i in theirs]:
        return None
    return dict(zip(ours, theirs))


def read_found(article, quotes, raw):
    places = places_of(article['text'], raw)
    if places is None:
        return None

    def mapped(span):
        inside = [places[i] for i in range(span['start'], span['end']) if i in places]
        return [(inside[0], inside[-1] + 1)] if inside else []
    return [{'source': mapped(quote['source']) if quote['source'] else [], 'cue': mapped(quote['cue']) if quote['cue'] else [],
             'content': [piece for span in quote['content'] for piece in mapped(span)], 'confidence': quote['confidence']}
            for quote in quotes]


class Words:
    """The words of a text by their places."""

    def __init__(self, raw):
        self.at = [None] * (len(raw) + 1)
        for number, match in enumerate(re.finditer(r'\w+', raw)):
            for i in range(*match.span()):
                self.at[i] = number

    def inside(self, spans):
        return {self.at[i] for start, end in spans for i in range(start, end)} - {None}


def paragraphs(raw, spans):
    """The spans cut at line ends."""
    return {(start + line.start(), start + line.end()) for start, end in spans for line in re.finditer(r'\S(?:[^\n]*\S)?', raw[start:end])}


def kind_of(raw, spans):
    opened, inside, outside, marks = False, 0, 0, 0
    for start, end in spans:
        for c in raw[start:end]:
            if c in MARKS:
                marks += 1
                opened = c == '“' or (c == '"' and not opened)
            elif c.isalnum():
                inside, outside = inside + opened, outside + (not opened)
    return 'indirect' if marks == 0 else 'mixed' if outside else 'direct'


def overlap(one, other):
    common = len(one & other)
    return 2 * common / (len(one) + len(other)) if common else 0


def match(raw, marked, found):
    """For each found quotation whether it is right, and for each marked one."""
    words = Words(raw)
    gold = [(words.inside(quote['content']), words.inside(quote['source'])) for quote in marked]
    ours = [(words.inside(quote['content']), words.inside(quote['source'])) for quote in found]
    pairs = sorted((-overlap(g[0], f[0]), i, j) for i, g in enumerate(gold) for j, f in enumerate(ours) if overlap(g[0], f[0]) >= ENOUGH)
    right_gold, right_ours, taken_gold, taken_ours = set(), set(), set(), set()
    for _, i, j in pairs:
        if i in taken_gold or j in taken_ours:
            continue
        taken_gold.add(i)
        taken_ours.add(j)
        if gold[i][1] & ours[j][1] or not gold[i][1] and not ours[j][1]:
            right_gold.add(i)
            right_ours.add(j)
    return right_gold, right_ours


class Score:
    def __init__(self):
        self.right_found, self.found, self.right_marked, self.marked = 0, 0, 0, 0

    def add(self, right_found, found, right_marked, marked):
        self.right_found += right_found
        self.found += found
        self.right_marked += right_marked
        self.marked += marked

    def __str__(self):
        precision, recall = self.right_found / (self.found or 1), self.right_marked / (self.marked or 1)
        f1 = 2 * precision * recall / ((precision + recall) or 1)
        return f'P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}   {self.marked} marked, {self.found} found'


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    folder = Path(sys.argv[2])
    with tempfile.NamedTemporaryFile(suffix='.json') as out:
        subprocess.run([sys.argv[1], 'analyze', folder / 'text', '--output', out.name], check=True)
        analysis = json.load(open(out.name, encoding='utf-8'))
    by_article = collections.defaultdict(list)
    for quote in analysis['quotes']:
        by_article[quote['article']].append(quote)

    scores, reliability, skipped = collections.defaultdict(Score), collections.defaultdict(lambda: [0, 0]), 0
    for article in analysis['articles']:
        name = Path(article['path']).stem
        files = sorted((folder / 'attributions').glob(f'{name}_*.ann'))
        raw = (folder / 'text' / f'{name}.txt').read_bytes().decode('utf-8')
        found = read_found(article, by_article[article['id']], raw)
        if not files or found is None:
            skipped += 1
            continue
        marked = read_marked(files[0])
        for part in PARTS:
            gold = set().union(*(paragraphs(raw, quote[part]) for quote in marked))
            ours = set().union(*(paragraphs(raw, quote[part]) for quote in found))
            scores[part].add(len(gold & ours), len(ours), len(gold & ours), len(gold))
        right_gold, right_ours = match(raw, marked, found)
        for kind in ('all', 'direct', 'mixed', 'indirect'):
            golds = [i for i, quote in enumerate(marked) if kind in ('all', kind_of(raw, quote['content']))]
            ours = [j for j, quote in enumerate(found) if kind in ('all', kind_of(raw, quote['content']))]
            scores[f'whole, {kind}'].add(len(right_ours & set(ours)), len(ours), len(right_gold & set(golds)), len(golds))
        for j, quote in enumerate(found):
            row = reliability[min(9, int(quote['confidence'] * 10 + 1e-9))]
            row[0] += j in right_ours
            row[1] += 1

    print(f'{len(analysis["articles"]) - skipped} articles, {skipped} left out')
    for name, score in scores.items():
        print(f'{name:16} {score}')
    print('confidence       right of found')
    for tenth, (right, found) in sorted(reliability.items(), reverse=True):
        print(f'{tenth / 10:.1f} and more      {right / found:.3f} of {found}')


if __name__ == '__main__':
    main()
