#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make the plain word lists of data/languages/en from free sources.

usage: build-lists.py ROOT NAMES FIRST_NAMES OUT

ROOT         a folder with the Debian packages wamerican, wbritish, wordnet-base, libgeonames-common,
             unicode-cldr-core and iso-codes unpacked (or "/" where they are installed)
NAMES        a folder with common-forenames-by-country.csv and common-surnames-by-country.csv
FIRST_NAMES  a folder with male.txt and female.txt, a name a line (Moby Word II)
OUT          data/languages/en

README.md beside this script names every source and its licence. The result depends on the sources only.
"""

import csv
import json
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree
from pathlib import Path

PARTICLES = {'de', 'von', 'van', 'der', 'den', 'la', 'le', 'du', 'di', 'da', 'al', 'el', 'bin', 'ibn', 'of', 'the', 'del', 'ten', 'ter', 'zu', 'dos', 'das'}
# Capitals that WordNet's names of persons begin with but that are titles or common words, not given names.
NOT_GIVEN = {'saint', 'st.', 'st', 'sir', 'king', 'queen', 'lord', 'lady', 'pope', 'duke', 'prince', 'princess', 'count',
             'baron', 'emperor', 'great', 'the', 'black', 'white', 'red', 'big', 'little', 'old', 'young', 'president',
             'general', 'captain', 'bishop', 'good', 'gentle', 'iron', 'sitting', 'crazy', 'calamity', 'buffalo', 'chief',
             'jack', 'bard', 'apostle', 'first', 'doctor', 'father', 'mother', 'sultan', 'merry', 'wild', 'uncle', 'mahatma',
             'marquis', 'marquess', 'earl', 'comte', 'admiral', 'caliph', 'conqueror', 'evangelist', 'grand', 'madame', 'god'}


def read_text(path, encoding='utf-8'):
    return Path(path).read_text(encoding=encoding)


def fold(word):
    return unicodedata.normalize('NFC', word).replace('’', "'").lower()


def plain(word):
    """Without accents: how an English text is likely to print it."""
    return ''.join(c for c in unicodedata.normalize('NFD', word) if not unicodedata.combining(c))


def is_name(word):
    return len(word) > 1 and re.fullmatch(r"[^\W\d_]+(?:['’ -][^\W\d_]+)*", word) is not None


def common_words(root):
    words = set()
    for name in ('american-english', 'british-english'):
        for line in read_text(root / 'usr/share/dict' / name).splitlines():
            if line.isascii() and line.islower() and "'" not in line:
                words.add(line)
    return words


def wordnet(root):
    """Yields (lexicographer class, is an instance, lemmas, gloss)."""
    for line in read_text(root / 'usr/share/wordnet/data.noun', 'latin-1').splitlines():
        if line.startswith('  '):
            continue
        head, _, gloss = line.partition(' | ')
        fields = head.split(' ')
        count = int(fields[3], 16)
        yield int(fields[1]), ' @i ' in line, [fields[4 + 2 * i].replace('_', ' ') for i in range(count)], gloss


def demonyms(root, nouns=True):
    found = set()
    for line in read_text(root / 'usr/share/wordnet/data.adj', 'latin-1').splitlines():
        if line.startswith('  '):
            continue
        head, _, gloss = line.partition(' | ')
        fields = head.split(' ')
        if fields[1] != '01' and 'people' not in gloss:
            continue
        for i in range(int(fields[3], 16)):
            lemma = re.sub(r'\(.*\)', '', fields[4 + 2 * i]).replace('_', ' ')
            if lemma[:1].isupper() and not lemma.isupper() and re.search(r'people|inhabitants|residents|country|language|culture|religio|church|nation|citizens', gloss):
                found.add(fold(lemma))
    for lex, instance, lemmas, gloss in wordnet(root) if nouns else ():
        if lex == 18 and not instance and re.match(r'(an? |the |any )?(\w+ )?(native|inhabitant|resident|citizen|member of (the|a|an|any)|person of|adherent|follower|believer)', gloss):
            for lemma in lemmas:
                if lemma[:1].isupper():
                    found.add(fold(lemma))
                    found.add(fold(lemma) + 's')
        if lex == 10 and not instance and 'language' in gloss:
            for lemma in lemmas:
                if lemma[:1].isupper() and ' ' not in lemma:
                    found.add(fold(lemma))
    return found


def given_names(root, names, first_names, words):
    genders = {}

    def add(name, gender):
        for part in {fold(name), fold(plain(name))}:
            if is_name(part) and part not in NOT_GIVEN:
                genders.setdefault(part, set()).add(gender)

    for gender, name in (('m', 'male.txt'), ('f', 'female.txt')):
        for line in read_text(first_names / name).split():
            add(line, gender)
    with open(names / 'common-forenames-by-country.csv', encoding='utf-8-sig') as file:
        for row in csv.DictReader(file):
            for part in row['Romanized Name'].split():
                add(part, row['Gender'].lower())
    for lex, instance, lemmas, gloss in wordnet(root):
        if lex != 18 or not instance:
            continue
        for lemma in lemmas:
            parts = lemma.split()
            if len(parts) >= 2 and parts[0][:1].isupper() and parts[-1][:1].isupper() and '.' not in parts[0] and \
               not any(p.lower() in ('of', 'the') for p in parts) and parts[0].lower() not in words:
                if fold(parts[0]) not in genders:
                    add(parts[0], '')
    return genders


def surnames(root, names):
    found = set()
    with open(names / 'common-surnames-by-country.csv', encoding='utf-8-sig') as file:
        for row in csv.DictReader(file):
            for part in re.split(r'[ /,]', row['Romanized Name']):
                found |= {fold(part), fold(plain(part))}
    for lex, instance, lemmas, gloss in wordnet(root):
        if lex == 18 and instance:
            for lemma in lemmas:
                parts = lemma.split()
                if len(parts) >= 2 and parts[-1][:1].isupper() and not any(p.lower() in ('of', 'the', 'saint', 'st.') for p in parts):
                    found.add(fold(parts[-1]))
    return {name for name in found if is_name(name) and len(name) > 1 and name not in PARTICLES}


def territories(root):
    tree = ElementTree.parse(root / 'usr/share/unicode/cldr/common/main/en.xml')
    for node in tree.iter('territory'):
        if node.text and node.text != '↑↑↑':
            yield node.get('type'), node.text.replace('’', "'")


def places(root, words):
    """name → "country", "region", "city" or "feature"; the first that claims a name keeps it."""
    found = {}

    def add(name, kind):
        name = re.sub(r'\s*\(.*\)', '', name).strip()
        for form in (fold(name), fold(plain(name))):
            if is_name(form):
                found.setdefault(form, kind)

    for code, name in territories(root):
        if re.fullmatch('[A-Z]{2}', code) and code not in ('ZZ', 'EZ', 'EU', 'UN', 'XA', 'XB'):
            add(name, 'country')
            add(name.replace('&', 'and'), 'country')
        elif code.isdigit() and code != '001':
            add(name, 'region')
    for path in ('3166-1',):
        for row in json.loads(read_text(root / f'usr/share/iso-codes/json/iso_{path}.json'))[path]:
            for key in ('name', 'common_name', 'official_name'):
                if ',' not in row.get(key, ','):
                    add(row[key], 'country')
    tree = ElementTree.parse(root / 'usr/share/unicode/cldr/common/subdivisions/en.xml')
    for node in tree.iter('subdivision'):
        name = node.text.replace('’', "'")
        if fold(name) not in words:
            add(name, 'region')
    tree = ElementTree.parse(root / 'usr/share/unicode/cldr/common/main/en.xml')
    for node in tree.iter('exemplarCity'):
        if node.text and node.text != '↑↑↑':
            add(node.text, 'city')
    for lex, instance, lemmas, gloss in wordnet(root):
        if not instance or lex not in (15, 17):
            continue
        for lemma in lemmas:
            if lemma[:1].isupper() and not lemma.isupper() and 'capital of' not in lemma:
                add(lemma, 'feature' if lex == 17 else 'region' if re.search(r'\b(state|province|region|republic|country|continent|area)\b', gloss) else 'city')
    catalogue = subprocess.run(['msgunfmt', root / 'usr/share/locale/en/LC_MESSAGES/geonames.mo'],
                               capture_output=True, check=True, text=True).stdout
    for name in re.findall(r'^msgstr "(.+)"$', catalogue, re.M):
        if len(name) > 3 and fold(name) not in words:
            add(name, 'city')
    return found


def aliases(root):
    """Official names of countries → the usual one."""
    usual = {code: name for code, name in territories(root) if re.fullmatch('[A-Z]{2}', code)}
    for row in json.loads(read_text(root / 'usr/share/iso-codes/json/iso_3166-1.json'))['3166-1']:
        name = usual.get(row['alpha_2'], row.get('common_name', row['name']))
        if name.startswith(('Congo', 'Hong Kong', 'Macao', 'Myanmar', 'Türkiye', 'Turkey')) or '(' in name:
            continue
        for key in ('name', 'common_name', 'official_name'):
            form = row.get(key)
            if form and ',' not in form and fold(form) != fold(name):
                for spelling in {fold(form), fold(plain(form))}:
                    yield f'{spelling}\t{name}'


def nouns(root, words):
    """Words that are nouns and nothing else, and are in use: a person's name seldom stands right before one."""
    used = set()
    verbs = set()
    for line in read_text(root / 'usr/share/wordnet/index.noun', 'latin-1').splitlines():
        if not line.startswith('  '):
            fields = line.split()
            if int(fields[-1 - int(fields[2])]) > 0 and '_' not in fields[0]:
                used.add(fields[0])
    for name in ('verb', 'adj', 'adv'):
        for line in read_text(root / f'usr/share/wordnet/index.{name}', 'latin-1').splitlines():
            if not line.startswith('  '):
                verbs.add(line.split()[0])
    plurals = {form for word in used for form in (word + 's', word + 'es', word[:-1] + 'ies' if word.endswith('y') else word)
               if form in words and word not in verbs}
    return {word for word in (used - verbs) | plurals if word in words}


def write(out, name, lines, source):
    lines = sorted(lines)
    (out / name).write_text(f'# {source}\n' + '\n'.join(lines) + '\n', encoding='utf-8')
    print(name, len(lines))


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    root, names, first_names, out = map(Path, sys.argv[1:])
    words = common_words(root)
    given = given_names(root, names, first_names, words)
    known_places = places(root, words)
    people = {name for name in demonyms(root) if known_places.get(name) not in ('country', 'region')}
    adjectives = demonyms(root, nouns=False)
    write(out, 'common-words.txt', words, 'SCOWL, by way of wamerican and wbritish')
    write(out, 'given-names.txt', (f'{n}\t{"".join(sorted(g))}'.rstrip() for n, g in given.items()),
          'Popular names by country (CC0), Moby Word II (public domain), WordNet')
    write(out, 'surnames.txt', surnames(root, names), 'Popular names by country (CC0), WordNet')
    write(out, 'demonyms.txt', people, 'WordNet')
    write(out, 'nouns.txt', nouns(root, words), 'WordNet')
    write(out, 'country-names.txt', set(aliases(root)), 'iso-codes, CLDR')
    write(out, 'places.txt', (f'{n}\t{k}' for n, k in known_places.items() if n not in people or n not in adjectives), 'GeoNames (CC BY), CLDR, iso-codes, WordNet')


if __name__ == '__main__':
    main()
