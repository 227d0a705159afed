#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many of the passages that articles share are found, against exhaustive comparison.

usage: score-reuse.py CLI FOLDER [--sample N]

CLI      hearsay-cli
FOLDER   Reuters-21578: reut2-*.sgm

Every pair of articles with a 5-gram of words in common is compared. Words are runs of letters, digits and apostrophes of
the body, in lower case; titles do not count. Resemblance is the Jaccard index of two articles' sets of 5-grams,
containment the share of the smaller set (20 grams or more) that the larger has, as Broder defines both ("On the
resemblance and containment of documents", 1997). Grams in more than MANY articles count in the sets but make no pairs. A
pair is found when the program tells a passage that both have.

The floors hold for articles of WORDS words and more: then there are the 659 pairs of a resemblance of 0.5 that are known
of this collection (the counts known of the other classes, 802 and 393, belong to bounds that are not). Shorter ones are
told apart and have no floor. Three in four of the pairs among them are notices of one form ("Qtly div 10 cts vs 10 cts
prior / Pay April 30 / Record April 15") by companies that have nothing to do with each other, alike to the last word or
not: no text went from one to the other, so they are no reuse, and whoever joins them is wrong by eye. A form of 50 words
and more (a bond's terms, a bank's daily operations) counts as what it is by Broder's measure, though its wording is the
trade's; below a resemblance of 0.2 it is a formula.

--sample prints N of the pairs that the program finds and exhaustive comparison does not call near, to be judged by eye.
"""

import collections
import html
import itertools
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LENGTH = 5
MANY = 200
WORDS = 50
CLASSES = (('resemblance of 0.5 and more', 0.98), ('resemblance of 0.2 to 0.5', 0.90), ('containment of 0.5 and more only', 0.90))


def read_articles(folder):
    for path in sorted(Path(folder).glob('reut2-*.sgm')):
        for match in re.finditer(r'<REUTERS[^>]*NEWID="(\d+)"[^>]*>(.*?)</REUTERS>', path.read_text(encoding='latin-1'), re.S):
            title = re.search(r'<TITLE>(.*?)</TITLE>', match[2], re.S)
            body = re.search(r'<BODY>(.*?)</BODY>', match[2], re.S)
            text = html.unescape(body[1] if body else '')
            text = re.sub(r'\n(?!    )', ' ', text.replace('\x03', '')).strip()
            yield match[1], html.unescape(title[1]) if title else '', text


def split_words(text):
    return re.findall(r"[a-z0-9']+", text.lower())


def grams(text):
    words = split_words(text)
    return {hash(tuple(words[i:i + LENGTH])) for i in range(len(words) - LENGTH + 1)}


def compare_all(texts):
    """(i, j) → (resemblance, containment) of all pairs that share a gram."""
    sets = [grams(text) for text in texts]
    places = collections.defaultdict(list)
    for i, found in enumerate(sets):
        for gram in found:
            places[gram].append(i)
    shared = collections.Counter()
    for holders in places.values():
        if 1 < len(holders) <= MANY:
            shared.update(itertools.combinations(sorted(holders), 2))
    likeness = {}
    for (i, j), count in shared.items():
        if count < 3:
            continue
        common = len(sets[i] & sets[j])
        smaller = min(len(sets[i]), len(sets[j]))
        likeness[i, j] = common / len(sets[i] | sets[j]), common / smaller if smaller >= 20 else 0
    return likeness


def class_of(resemblance, containment):
    if resemblance >= 0.5:
        return 0
    if resemblance >= 0.2:
        return 1
    return 2 if containment >= 0.5 else None


def tell(likeness, found, is_meant):
    counts = collections.defaultdict(lambda: [0, 0])
    for pair, (resemblance, containment) in likeness.items():
        kind = class_of(resemblance, containment)
        if kind is not None and is_meant(pair):
            counts[kind][0] += pair in found
            counts[kind][1] += 1
    for kind, (right, all_pairs) in sorted(counts.items()):
        print(f'  {CLASSES[kind][0]:34} {right} of {all_pairs} found, {right / all_pairs:.3f} (floor {CLASSES[kind][1]})')


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith('--') and not a.isdigit()]
    if len(arguments) != 2:
        sys.exit(__doc__)
    articles = [article for article in read_articles(arguments[1]) if article[2]]
    started = time.monotonic()
    likeness = compare_all([text for _, _, text in articles])
    print(f'{len(articles)} articles, {len(likeness)} pairs compared in {time.monotonic() - started:.0f} s')

    index = {ident: i for i, (ident, _, _) in enumerate(articles)}
    with tempfile.NamedTemporaryFile(suffix='.json') as out:
        lines = ''.join(json.dumps({'id': ident, 'title': title, 'outlet': 'Reuters', 'published': '1987', 'text': text}) + '\n'
                        for ident, title, text in articles)
        started = time.monotonic()
        subprocess.run([arguments[0], 'analyze', '-', '--output', out.name], input=lines.encode(), check=True)
        print(f'analysed in {time.monotonic() - started:.0f} s')
        analysis = json.load(open(out.name, encoding='utf-8'))
    found = {tuple(sorted((index[r['a']['article']], index[r['b']['article']]))) for r in analysis['reuse']}

    long = [len(split_words(text)) >= WORDS for _, _, text in articles]
    print(f'Articles of {WORDS} words and more: {sum(long)}')
    tell(likeness, found, lambda pair: long[pair[0]] and long[pair[1]])
    print('All articles, forms of a line among them:')
    tell(likeness, found, lambda pair: True)
    others = sorted(pair for pair in found if class_of(*likeness.get(pair, (0, 0))) is None)
    print(f'{len(found)} pairs found, {len(others)} of them less alike than that')

    if '--sample' in sys.argv:
        reuse = {tuple(sorted((index[r['a']['article']], index[r['b']['article']]))): r for r in analysis['reuse']}
        chars = {a['id']: a['text'] for a in analysis['articles']}
        for pair in random.Random(1).sample(others, min(len(others), int(sys.argv[sys.argv.index('--sample') + 1]))):
            r = reuse[pair]
            print('\n' + '\n'.join(f"{r[s]['article']}: {chars[r[s]['article']][r[s]['start']:r[s]['end']]!r}" for s in 'ab'))


if __name__ == '__main__':
    main()
