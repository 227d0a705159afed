#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bring PolNeAR's attributions into the form that the trainer reads.

usage: prepare-quotes.py CORPORA OUT

CORPORA  a folder with polnear/: PART.tar.gz with text/ and attributions/ (brat standoff), PART.silver.conllu.gz
OUT      a folder for train-quotes.jsonl, dev-quotes.jsonl and train-quote-templates.jsonl

An article a line: {"source", "text", "quotes": [{"source": [[start, end]], "cue": […], "content": […]}],
"tags": [[start, end, relation]]}. Offsets are code points, half open, in the text as Hearsay imports it. The tags are the
automatic dependency relations, each with the side on which its head stands ("nsubj>"): the network learns them beside,
because where a clause ends is where its content ends. The same corpora give the same bytes. Where several annotators
read an article, the first one's reading is taken.
"""

import collections
import gzip
import json
import random
import re
import sys
import tarfile
import unicodedata
from pathlib import Path

import synthesize

HERE = Path(__file__).resolve().parent
PARTS = ('source', 'cue', 'content')
N_RELATIONS = 48

FILLINGS = 20
LETTERS = {'S': 'source', 'C': 'cue', 'K': 'content'}


def read_archive(path):
    """Articles by name: (text, annotations by annotator)."""
    texts, annotations = {}, collections.defaultdict(dict)
    with tarfile.open(path) as archive:
        for member in archive.getmembers():
            name = Path(member.name)
            if member.isfile() and name.suffix == '.txt':
                texts[name.stem] = archive.extractfile(member).read().decode('utf-8')
            elif member.isfile() and name.suffix == '.ann':
                article, annotator = name.stem.rsplit('_', 1)
                annotations[article][annotator] = archive.extractfile(member).read().decode('utf-8')
    return {name: (text, annotations[name]) for name, text in texts.items()}


def read_relations(path):
    """By article: (start, end, relation) in its raw text."""
    articles, current, rows = {}, None, []
    with gzip.open(path, 'rt', encoding='utf-8') as stream:
        for line in [*stream, '\n']:
            line = line.rstrip('\n')
            if line.startswith('# newdoc id = '):
                current = articles.setdefault(line[14:].strip(), [])
            elif not line:
                current += relations(rows)
                rows = []
            elif not line.startswith('#'):
                rows.append(line.split('\t'))
    return articles


def relations(rows):
    for row in rows:
        start, end = map(int, re.search(r'Offset=(\d+):(\d+)', row[9]).groups())
        head = int(row[6]) if row[6] != '_' else 0
        side = '' if head == 0 else '>' if head > int(row[0]) else '<'
        yield start, end, row[7].split(':')[0] + side


def read_quotes(annotation):
    """Brat standoff: what belongs together, each part a list of (start, end)."""
    spans, quotes = {}, []
    for line in annotation.split('\n'):
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
                quotes.append({part: sorted(pieces) for part, pieces in quote.items()})
    return quotes


def normalize(raw):
    """The text as Hearsay imports it, and for each code point of RAW its place in it."""
    text, places, at = [], [], 0
    # A combining mark belongs to the letter before it; what is composed is composed as one.
    for cluster in re.findall(r'\r\n?|.[\u0300-\u036f]*', raw, re.S):
        new = '\n' if cluster[0] == '\r' else unicodedata.normalize('NFC', cluster)
        new = ''.join(c for c in new if c in '\n\t' or not (ord(c) < 0x20 or ord(c) in (0x7F, 0xFEFF)))
        places += [min(at + i, at + len(new)) for i in range(len(cluster))]
        text.append(new)
        at += len(new)
    return ''.join(text), places + [at]


class Templates:
    """Invented lines with slots, filled at random, always in the same way."""

    def __init__(self, path):
        self.random = random.Random(1)
        self.values = collections.defaultdict(list)
        self.values['given'] = synthesize.read_list('given-names.txt')
        self.values['surname'] = synthesize.read_list('surnames.txt')
        self.values['city'] = synthesize.read_list('places.txt', {'city'})
        self.values['country'] = synthesize.read_list('country-names.txt')
        self.lines = []
        for line in path.read_text(encoding='utf-8').splitlines():
            value = re.match(r'(\w+) = (.+)', line)
            if value:
                self.values[value[1]] += [part.strip() for part in synthesize.split_alternatives(value[2])]
            elif line and not line.startswith('#'):
                self.lines.append(line)

    def fill(self, text):
        while slot := re.search(r'\{(\w+)\}', text):
            text = text[:slot.start()] + self.random.choice(self.values[slot[1]]) + text[slot.end():]
        while choice := re.search(r'<([^<>]*)>', text):
            text = text[:choice.start()] + self.random.choice(choice[1].split('|')) + text[choice.end():]
        return text

    def document(self, line):
        """Text and quotations of a filled line."""
        text, quotes, opened = '', collections.defaultdict(lambda: {part: [] for part in PARTS}), None
        for piece in re.split(r'(\[[SCK]\d+ |\])', self.fill(line).replace('¶', '\n\n')):
            if re.fullmatch(r'\[[SCK]\d+ ', piece):
                opened = (LETTERS[piece[1]], piece[2:-1], len(text))
            elif piece == ']':
                part, numbers, start = opened
                for number in numbers:
                    quotes[number][part].append([start, len(text)])
            else:
                text += piece
        text = re.sub(r'(^|\n|[.:“] ?)([a-z])', lambda match: match[1] + match[2].upper() if match[1] in ('', '\n', '. ') else match[0], text)
        return {'source': 'templates', 'text': text, 'quotes': [quotes[number] for number in sorted(quotes)]}

    def write(self, path):
        with path.open('w', encoding='utf-8') as stream:
            for line in self.lines:
                for _ in range(FILLINGS):
                    stream.write(json.dumps(self.document(line), ensure_ascii=False) + '\n')
        print(f'{path.name}: {FILLINGS * len(self.lines)} paragraphs')


def write(path, articles, all_relations, known):
    count = collections.Counter()
    with path.open('w', encoding='utf-8') as stream:
        for name, (raw, annotations) in sorted(articles.items()):
            if not annotations:
                continue
            text, places = normalize(raw)
            quotes = read_quotes(annotations[min(annotations)])
            row = {'source': 'polnear', 'text': text,
                   'quotes': [{part: [[places[s], places[e]] for s, e in pieces if places[s] < places[e]]
                               for part, pieces in quote.items()} for quote in quotes],
                   'tags': [[places[s], places[e], relation] for s, e, relation in all_relations.get(name, [])
                            if relation in known and places[s] < places[e]]}
            stream.write(json.dumps(row, ensure_ascii=False) + '\n')
            count.update(articles=1, quotes=len(quotes))
    print(f"{path.name}: {count['articles']} articles, {count['quotes']} quotations")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    folder, out = Path(sys.argv[1]) / 'polnear', Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    trained = read_relations(folder / 'train.silver.conllu.gz')
    counts = collections.Counter(relation for rows in trained.values() for _, _, relation in rows)
    known = {relation for relation, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:N_RELATIONS]}
    write(out / 'train-quotes.jsonl', read_archive(folder / 'train.tar.gz'), trained, known)
    Templates(HERE / 'quote-templates.txt').write(out / 'train-quote-templates.jsonl')
    write(out / 'dev-quotes.jsonl', read_archive(folder / 'dev.tar.gz'), read_relations(folder / 'dev.silver.conllu.gz'), known)


if __name__ == '__main__':
    main()
