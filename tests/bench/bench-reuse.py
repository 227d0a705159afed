#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long shared passages take to find, how much memory, and how both grow; as JSON.

usage: bench-reuse.py BENCH [--reuters FOLDER] [--sizes N,N…]

BENCH    bench-reuse, which cuts articles and runs the one stage
FOLDER   Reuters-21578: reut2-*.sgm

Synthetic articles are drawn from a vocabulary with Zipf's law: one in four is a copy of an earlier one, edited (words
swapped, sentences cut, moved and added), in families whose sizes are as uneven as real ones, with one of a hundredth of the
corpus; the others have nothing to do with each other but formulas that one in ten prints. How many of the pairs of copy
and original are found is told beside the time. The peer, in the same run: MinHash with 128 hashes and LSH of 32 bands of
4 rows over runs of five words, which finds whole articles alike, not passages, in plain Python.
"""

import argparse
import bisect
import datetime
import html
import itertools
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

SIZES = '5000,10000,25000,50000,100000'
PEER_LIMIT = 25000  # articles; plain Python takes too long for more
HASHES = 128
BANDS = 32
PRIME = (1 << 61) - 1
FORMULAS = ('the company did not say when a decision would be made known to its shareholders',
            'nobody at the ministry was available when asked about the figures late in the evening')


class Vocabulary:
    """Words of made-up syllables, the commoner the shorter, with the frequencies of Zipf's law."""

    def __init__(self, dice, size=60000):
        syllables = [c + v for c in 'bdfgklmnprstvz' for v in 'aeiou']
        words = {''.join(dice.choice(syllables) for _ in range(2 + i % 3)) for i in range(size * 2)}
        self.words = sorted(words, key=lambda word: (len(word), zlib.crc32(word.encode())))[:size]
        self.sums = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(self.words))))

    def draw(self, dice, count):
        return [self.words[bisect.bisect(self.sums, dice.random() * self.sums[-1])] for _ in range(count)]


def write_sentences(dice, vocabulary):
    return [vocabulary.draw(dice, dice.randint(12, 28)) for _ in range(dice.randint(8, 22))]


def edit(dice, vocabulary, sentences):
    """What an editor or a translation there and back leaves of an article."""
    kept = [list(sentence) for sentence in sentences if dice.random() > 0.25] or [list(sentences[0])]
    for sentence in kept:
        for i in range(len(sentence)):
            if dice.random() < 0.1:
                sentence[i] = vocabulary.draw(dice, 1)[0]
    if dice.random() < 0.3:
        dice.shuffle(kept)
    return kept + [vocabulary.draw(dice, 20) for _ in range(dice.randint(0, 3))]


def make_articles(size):
    """(text, number of the original or None) of so many articles, the same in every run."""
    dice = random.Random(size)
    vocabulary = Vocabulary(random.Random(1))
    articles, originals = [], []
    for i in range(size):
        original = None
        if i >= 50 and dice.random() < 0.25:
            large = dice.random() < 0.04
            original = 0 if large else originals[int(len(originals) * dice.random() ** 2)]
            sentences = edit(dice, vocabulary, articles[original][0])
        else:
            originals.append(i)
            sentences = write_sentences(dice, vocabulary)
        if original is None and dice.random() < 0.1:
            sentences = sentences + [dice.choice(FORMULAS).split()]
        articles.append((sentences, original))
    return [('. '.join(' '.join(words).capitalize() for words in sentences) + '.', original) for sentences, original in articles]


def read_reuters(folder):
    for path in sorted(Path(folder).glob('reut2-*.sgm')):
        for match in re.finditer(r'<BODY>(.*?)</BODY>', path.read_text(encoding='latin-1'), re.S):
            yield re.sub(r'\n(?!    )', ' ', html.unescape(match[1]).replace('\x03', '')).strip(), None


def run_ours(bench, articles, jobs):
    with tempfile.TemporaryDirectory() as scratch:
        source, found = Path(scratch) / 'articles.jsonl', Path(scratch) / 'found.tsv'
        with source.open('w') as out:
            for i, (text, _) in enumerate(articles):
                day = (datetime.date(2001, 1, 1) + datetime.timedelta(i // 50)).isoformat()
                out.write(json.dumps({'id': f'{i:06}', 'title': '', 'outlet': 'Outlet', 'published': day, 'text': text}) + '\n')
        result = json.loads(subprocess.run([bench, source, str(jobs), found], check=True, stdout=subprocess.PIPE).stdout)
        pairs = {tuple(sorted((int(line[0]), int(line[3])))) for line in (l.split('\t') for l in found.open())}
    result['megabytes'] = round(sum(len(text) for text, _ in articles) / 1e6, 1)
    result['stage_megabytes'] = result['peak_megabytes'] - result['megabytes_before']
    result['pairs'] = len(pairs)
    copies = [tuple(sorted((i, original))) for i, (_, original) in enumerate(articles) if original is not None]
    if copies:
        roots = {}
        for i, (_, original) in enumerate(articles):
            roots[i] = i if original is None else roots[original]
        result['copies_found'] = round(sum(copy in pairs for copy in copies) / len(copies), 4)
        result['pairs_unrelated'] = sum(roots[a] != roots[b] for a, b in pairs)
    return result


def run_peer(articles):
    """Bands that two articles share; a child process, so that its memory is its own."""
    dice = random.Random(7)
    factors = [(dice.randrange(1, PRIME), dice.randrange(PRIME)) for _ in range(HASHES)]
    rows = HASHES // BANDS
    buckets = {}
    started = time.monotonic()
    for i, (text, _) in enumerate(articles):
        words = re.findall(r'\w+', text.lower())
        grams = {zlib.crc32(' '.join(words[k:k + 5]).encode()) for k in range(max(1, len(words) - 4))}
        sketch = [min((a * gram + b) % PRIME for gram in grams) for a, b in factors]
        for band in range(BANDS):
            buckets.setdefault((band, *sketch[band * rows:(band + 1) * rows]), []).append(i)
    pairs = {pair for bucket in buckets.values() if len(bucket) > 1 for pair in itertools.combinations(bucket, 2)}
    copies = [tuple(sorted((i, original))) for i, (_, original) in enumerate(articles) if original is not None]
    result = {'articles': len(articles), 'jobs': 1, 'seconds': round(time.monotonic() - started, 2), 'pairs': len(pairs),
              'peak_megabytes': resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}
    if copies:
        result['copies_found'] = round(sum(copy in pairs for copy in copies) / len(copies), 4)
    return result


def call_peer(*arguments):
    return json.loads(subprocess.run([sys.executable, __file__, '-', *arguments], check=True, stdout=subprocess.PIPE).stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('bench')
    parser.add_argument('--reuters')
    parser.add_argument('--sizes', default=SIZES)
    parser.add_argument('--peer', help=argparse.SUPPRESS)
    options = parser.parse_args()

    if options.peer:
        print(json.dumps(run_peer(list(read_reuters(options.reuters)) if options.reuters else make_articles(int(options.peer)))))
        return

    sizes = [int(size) for size in options.sizes.split(',') if size]
    result = {'benchmark': 'reuse', 'synthetic': [], 'peer_synthetic': []}
    if options.reuters:
        articles = list(read_reuters(options.reuters))
        result['reuters'] = [run_ours(options.bench, articles, jobs) for jobs in (1, 2)]
        result['peer_reuters'] = call_peer('--peer', '0', '--reuters', options.reuters)
    for size in sizes:
        articles = make_articles(size)
        result['synthetic'].append(run_ours(options.bench, articles, 2))
    if sizes and min(sizes) <= PEER_LIMIT:
        result['peer_synthetic'].append(call_peer('--peer', str(min(sizes))))
    print(json.dumps(result))


if __name__ == '__main__':
    main()
