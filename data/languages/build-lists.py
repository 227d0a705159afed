#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make the plain word lists of data/languages/en from free sources.

usage: build-lists.py ROOT NAMES FIRST_NAMES OUT

ROOT         a folder with the Debian packages wamerican, wamerican-huge, wbritish, wordnet-base, libgeonames-common,
             unicode-cldr-core, iso-codes, ruby-faker, python3-fake-factory, ieee-data, hwdata, pci.ids, usb.ids,
             miscfiles and mobile-broadband-provider-info unpacked (or "/" where they are installed)
NAMES        a folder with common-forenames-by-country.csv and common-surnames-by-country.csv
FIRST_NAMES  a folder with male.txt and female.txt, a name a line (Moby Word II)
OUT          data/languages/en

README.md beside this script names every source and its licence. The result depends on the sources only.
"""

import ast
import collections
import csv
import gzip
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

FAKER = 'usr/share/rubygems-integration/all/gems/faker-2.21.0/lib/locales'
# Locales whose names are left out: jokes about a language, no country's, and one country's rarest 30,000.
FAKER_SKIPPED = {'en-BORK', 'en_BORK', 'en-au-ocker', 'en_AU_ocker', 'eo', 'nl'}
# Where ruby-faker names bodies as they are: file → keys of its lists. Lists of invented names are left out.
FAKER_BODIES = {
    'en/football.yml': ('teams',), 'en/basketball.yml': ('teams',), 'en/volleyball.yml': ('team',),
    'en/esport.yml': ('teams', 'leagues'),
    'en/rock_band.yml': ('name',), 'en/music.yml': ('bands',),
    'en/kpop.yml': ('i_groups', 'ii_groups', 'iii_groups', 'girl_groups', 'boy_bands'),
    'en/book.yml': ('publisher',), 'de.yml': ('publisher',), 'en/bank.yml': ('name',), 'en/space.yml': ('agency', 'agency_abv', 'company'),
    'en/finance.yml': ('stock_market',), 'es-AR.yml': ('teams',), 'en-AU.yml': ('bank.name', 'university.name'),
    'en-NZ.yml': ('university.name',), 'en-MS.yml': ('bank.name',),
}
FAKER_MAKERS = {
    'en/vehicle.yml': ('manufacture', 'makes'), 'en/camera.yml': ('brand',), 'en/device.yml': ('manufacturer', 'platform'),
    'en/appliance.yml': ('brand',), 'en/beer.yml': ('brand',),
}
# Lists of en.json whose words are no brands.
NO_BRANDS = ('place-aliases', 'organization-heads', 'calendar-words', 'name-suffixes', 'name-particles', 'vessel-prefixes',
             'place-heads', 'place-prefixes')
LEGAL_FORMS = set('inc inc. incorporated corp corp. corporation corporate co co. company ltd ltd. limited plc llc llp lp gmbh ag sa s.a s.a. spa '
                  's.p.a s.p.a. srl s.r.l s.r.l. sas s.a.s sarl bv b.v b.v. nv n.v n.v. oy oyj ab as a/s aps kg kk k.k. pte pty pvt private sdn '
                  'bhd berhad doo d.o.o. zoo s.r.o s.r.o. ltda holding holdings group kft zrt jsc pjsc ooo tbk pt intl international'.split())
# The word of WordNet that all bodies are kinds or instances of.
ORGANIZATION = '08008335'
# Letters that have no accent to take off, but a usual spelling without.
PLAIN_LETTERS = str.maketrans({'đ': 'd', 'Đ': 'D', 'ł': 'l', 'Ł': 'L', 'ø': 'o', 'Ø': 'O', 'ı': 'i', 'ß': 'ss', 'æ': 'ae', 'Æ': 'Ae', 'ð': 'd', 'þ': 'th'})
CYRILLIC = dict(zip('абвгдежзийклмнопрстуфхцчшщъыьэюя', 'a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya'.replace('_', '').split(' ')))
CYRILLIC_OF = {'ru': {'ё': 'e'},
               'mk': {'ѓ': 'gj', 'ѕ': 'dz', 'ј': 'j', 'љ': 'lj', 'њ': 'nj', 'ќ': 'kj', 'џ': 'dj', 'ц': 'c', 'х': 'h'},
               'uk': {'г': 'h', 'и': 'y', 'і': 'i', 'ї': 'i', 'є': 'ie', 'ґ': 'g', "'": '', '’': ''}, 'bg': {'щ': 'sht', 'ъ': 'a', 'х': 'h'}}


def read_text(path, encoding='utf-8'):
    return Path(path).read_text(encoding=encoding)


def fold(word):
    return unicodedata.normalize('NFC', word).replace('’', "'").lower()


def plain(word):
    """Without accents: how an English text is likely to print it."""
    return ''.join(c for c in unicodedata.normalize('NFD', word) if not unicodedata.combining(c)).translate(PLAIN_LETTERS)


def is_latin(word):
    return all(unicodedata.name(c, '').startswith('LATIN') for c in word if c.isalpha())


def romanize(word, locale):
    """Cyrillic as English newspapers print it; other scripts stay as they are."""
    letters = CYRILLIC | CYRILLIC_OF.get(locale[:2], {})
    latin = ''.join(letters.get(c, c) for c in word.lower())
    return re.sub('[iy]y$', 'y', latin) if latin != word.lower() else word


def is_name(word):
    return len(word) > 1 and re.fullmatch(r"[^\W\d_]+(?:['’ -][^\W\d_]+)*", word) is not None


def common_words(root):
    words = set()
    for name in ('american-english', 'british-english'):
        for line in read_text(root / 'usr/share/dict' / name).splitlines():
            if line.isascii() and line.islower() and "'" not in line:
                words.add(line)
    return words


def spoken_words(root, words):
    """All words of English that are no name when they have a capital: "apple" can be one, "cyber" cannot."""
    every = read_text(root / 'usr/share/dict/american-english-huge').splitlines()
    capitals = {word.lower() for word in every if word[:1].isupper()}
    return {word for word in every if word.islower() and word not in capitals} | words


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


def faker_lists(path):
    """Yields (dotted key, strings) of a locale of ruby-faker; of YAML, this reads what those files use."""
    keys = []
    text = re.sub(r'(?m)^\s*#.*\n?', '', read_text(path).lstrip('\ufeff'))
    for match in re.finditer(r'(?m)^( *)([\w-]+|"\w+"): *(\[[^\]]*\]|(?:\n *- .*)+|.*)', text):
        indent, key, value = len(match[1]), match[2], match[3]
        keys = [k for k in keys if k[0] < indent] + [(indent, key)]
        if value.startswith('['):
            items = re.findall(r""" *("(?:[^"\\\\]|\\\\.)*"|'(?:[^']|'')*'|[^,\[\]\n]+)""", value[1:-1])
        else:
            items = re.findall(r'(?m)^ *- (.*)$', value)
        items = [item.strip().strip('"\'').strip().replace("''", "'") for item in items]
        if items:
            yield '.'.join(k for _, k in keys[-2:]), [item for item in items if item and '#{' not in item]


def gender_of(key):
    return 'f' if 'female' in key or 'women' in key else 'm' if 'male' in key or re.search(r'\bmen', key) else ''


def faker_people(root):
    """Yields (name, gender, is a surname) of many countries."""
    locales = root / FAKER
    for path in sorted(locales.glob('**/*.yml')):
        locale = path.relative_to(locales).parts[0].removesuffix('.yml')
        if locale in FAKER_SKIPPED or (locale == 'en' and path.stem != 'name'):
            continue
        for key, items in faker_lists(path):
            match = re.search(r'name\.(?:\w+_)?(first|last|middle)_?name', key)
            for item in items if match else ():
                yield romanize(item, locale), gender_of(key), match[1] == 'last'
    for name in ('football', 'basketball', 'volleyball'):
        for key, items in faker_lists(locales / f'en/{name}.yml'):
            for item in items if key.split('.')[-1] in ('players', 'player', 'coaches', 'coach') else ():
                first, _, last = item.partition(' ')
                if last:
                    yield first, 'm' if name != 'volleyball' else '', False
                    yield last, '', True
    for path in sorted((root / 'usr/lib/python3/dist-packages/faker/providers/person').glob('*/__init__.py')):
        for node in ast.walk(ast.parse(read_text(path))):
            target = getattr(node.targets[0], 'id', '') if isinstance(node, ast.Assign) else ''
            if re.match('(first|last|middle)_(name|romanized)', target):
                for constant in ast.walk(node.value):
                    if isinstance(constant, ast.Constant) and isinstance(constant.value, str):
                        yield romanize(constant.value, path.parent.name), gender_of(target), target.startswith('last')


def faker_parts(root, words, surnames):
    """Yields (part of a name, gender); a common word, a country or a people is no name by this source alone."""
    words = words | {fold(name) for _, name in territories(root)} | demonyms(root)
    for name, gender, is_surname in faker_people(root):
        for part in re.split(r'[ /,]+', name) if is_surname == surnames and is_latin(name) and '{' not in name else ():
            if len(part) > (1 if surnames else 2) and part[0].isalpha() and not {fold(part), fold(plain(part))} & words and fold(part) not in PARTICLES:
                yield part, gender


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
    # Rare bearers make "Mary" a man's name there: what a name is, the sources before say if they know it.
    known = {name: genders[name] - {''} for name in genders if genders[name] - {''}}
    for part, gender in faker_parts(root, words, False):
        for value in known.get(fold(part)) or known.get(fold(plain(part))) or {gender}:
            add(part, value)
    with gzip.open(root / 'usr/share/dict/propernames.gz', 'rt', encoding='utf-8') as file:
        for part in file.read().split():
            if fold(part) not in words and len(part) > 2:
                add(part, '')
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


def surnames(root, names, words):
    found = set()
    for part, _ in faker_parts(root, words, True):
        found |= {fold(part), fold(plain(part))}
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


# The lexicographer classes of WordNet that are told apart, a letter each (see README.md).
NOUN_SENSES = {3: 'o', 4: 't', 5: 'n', 6: 'a', 7: 'r', 8: 'b', 9: 'd', 10: 'c', 11: 'e', 12: 'r', 13: 'f', 14: 'g', 15: 'l', 17: 'o',
               18: 'p', 19: 'e', 20: 'n', 21: 'm', 22: 't', 23: 'q', 26: 'r', 27: 'f', 28: 'i'}
VERB_SENSES = {30: 'H', 31: 'K', 32: 'C', 33: 'X', 35: 'N', 36: 'R', 38: 'M', 39: 'K', 40: 'P', 41: 'S', 42: 'T'}


def read_senses(root, part, letters):
    """The letters of the two commonest senses of each word."""
    classes = {}
    for line in read_text(root / f'usr/share/wordnet/data.{part}', 'latin-1').splitlines():
        if not line.startswith('  '):
            classes[line[:8]] = letters.get(int(line[9:11]), '')
    found = {}
    for line in read_text(root / f'usr/share/wordnet/index.{part}', 'latin-1').splitlines():
        fields = line.split()
        if not line.startswith('  ') and '_' not in fields[0]:
            count = int(fields[2])
            found[fields[0]] = {classes[offset] for offset in fields[-count:][:2]} - {''}
    return found


def base_forms(word, exceptions):
    """What a word may be a form of."""
    yield word
    yield from exceptions.get(word, ())
    for ending, base in (('ies', 'y'), ('ied', 'y'), ('es', ''), ('s', ''), ('ed', 'e'), ('ed', ''), ('ing', 'e'), ('ing', '')):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            yield stem + base
            if ending in ('ed', 'ing') and stem[-1:] == stem[-2:-1]:
                yield stem[:-1]


def senses(root, words):
    """What words of the language speak of, by WordNet's classes."""
    found = {}
    for part, letters in (('noun', NOUN_SENSES), ('verb', VERB_SENSES)):
        known = read_senses(root, part, letters)
        exceptions = {}
        for line in read_text(root / f'usr/share/wordnet/{part}.exc').splitlines():
            exceptions[line.split()[0]] = line.split()[1:]
        for word in words:
            base = next((form for form in base_forms(word, exceptions) if form in known), None)
            if base:
                found[word] = found.get(word, '') + ''.join(sorted(known[base]))
    return found


def bare_name(name):
    """A body's name without legal forms and what stands in brackets, folded; "" for what is no name."""
    name = re.split(r' *[(（\[{/]| - |, (?:a|an|the) ', name)[0].replace('，', ',').strip(' .,"')
    parts = re.sub(r'[,.](?=\S*[A-Za-z]{2})', lambda m: ' ' if m[0] == ',' else '.', name).replace(',', ' ').split()
    while len(parts) > 1 and (parts[-1].lower().strip('.,') in LEGAL_FORMS or parts[-1].lower() in LEGAL_FORMS or parts[-1] in ('&', 'and')):
        parts.pop()
    if len(parts) > 1 and parts[0].lower() == 'the':
        parts.pop(0)
    folded = fold(' '.join(parts)).rstrip('.')
    return folded if re.fullmatch(r"[^\W_]+(?:(?:['.-]| & | )[^\W_]+)*", folded) and is_latin(folded) and not folded.isdigit() else ''


def wordnet_bodies(root):
    """Names of bodies by WordNet's tree of kinds."""
    above, lemmas = {}, {}
    for line in read_text(root / 'usr/share/wordnet/data.noun', 'latin-1').splitlines():
        if not line.startswith('  '):
            fields = line.split(' | ')[0].split(' ')
            count = int(fields[3], 16)
            lemmas[fields[0]] = [fields[4 + 2 * i].replace('_', ' ') for i in range(count)]
            above[fields[0]] = re.findall(r' @i? (\d{8}) n', line)

    def is_body(synset):
        return synset == ORGANIZATION or any(is_body(kind) for kind in above[synset])

    for synset in sorted(lemmas):
        if is_body(synset):
            yield from (lemma for lemma in lemmas[synset] if lemma[:1].isupper())


def makers(root):
    """Yields (source, name of a firm as registered)."""
    for name in ('oui', 'mam', 'oui36', 'iab'):
        with open(root / f'usr/share/ieee-data/{name}.csv', encoding='utf-8') as file:
            yield from (('ieee', row['Organization Name']) for row in csv.DictReader(file))
    for path in ('usr/share/misc/pci.ids', 'var/lib/usbutils/usb.ids'):
        yield from ((path, name) for name in re.findall(r'(?m)^[0-9a-f]{4}  (.+)$', read_text(root / path, 'utf-8')))
    yield from (('pnp', line.split('\t')[1]) for line in read_text(root / 'usr/share/hwdata/pnp.ids').splitlines() if '\t' in line)
    yield from (('mobile', node.text) for node in operators(root))


def operators(root):
    """Networks for telephones, of every country."""
    tree = ElementTree.parse(root / 'usr/share/mobile-broadband-provider-info/serviceproviders.xml')
    return [node for provider in tree.iter('provider') for node in provider.findall('name') if node.text]


def faker_bodies(root, files):
    for path, wanted in sorted(files.items()):
        for key, items in faker_lists(root / FAKER / path):
            if any(key == name or key.endswith('.' + name) for name in wanted):
                yield from items


def organizations(root, words, people, places):
    """Full names; one word only where it means nothing else."""
    found = set()

    def add(name, is_sure):
        folded = bare_name(name)
        for form in {folded, fold(plain(folded))} - {''}:
            parts = form.split(' ')
            alone = len(parts) == 1
            if form in places or len(parts) > 7 or len(form) < 3 or (alone and (form in words or form in people)):
                continue
            # "Good Day" is a band, "Alan Parsons" a man.
            if not is_sure and (all(part in words for part in parts) or (len(parts) == 2 and parts[0] in people)):
                continue
            found.add(form)

    for name in wordnet_bodies(root):
        add(name, True)
    for name in [*faker_bodies(root, FAKER_BODIES), *faker_bodies(root, FAKER_MAKERS)]:
        add(name, False)
    for node in operators(root):
        add(node.text, False)
    counts = collections.Counter(bare_name(name) for source, name in makers(root) if source == 'ieee')
    for name, count in counts.items():
        if count > 2 and 2 <= len(name.split()) <= 4:
            add(name, False)
    return found


def brands(root, words, people, places):
    """Words that open a firm's name in more than one register, or often in one."""
    curated = json.loads(read_text(Path(__file__).with_name('en.json')))
    taken = {word for name in NO_BRANDS for word in curated[name]} | LEGAL_FORMS
    sources = collections.defaultdict(set)
    counts = collections.Counter()

    def add(name, source):
        word = re.match(r"[^\W\d_][^\W_]*(?:-[^\W_]+)*(?=[ .&]|$)", bare_name(name))
        if word:
            sources[word[0]].add(source)
            counts[word[0]] += 1

    for source, name in makers(root):
        add(name, source)
    for name in faker_bodies(root, FAKER_MAKERS):
        add(name, 'faker')

    def is_brand(word):
        if word in words or word.removesuffix('s') in words or word in people or word in places or word in taken:
            return False
        if len(word) < 4:
            return len(sources[word]) > 2 or counts[word] > 20 or bool(sources[word] & {'faker'})
        return len(sources[word]) > 1 or counts[word] > 3 or bool(sources[word] & {'faker', 'mobile'})

    return {word for word in sources if is_brand(word)}


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
    families = surnames(root, names, words)
    bearers = given.keys() | families | people
    spoken = spoken_words(root, words)
    write(out, 'common-words.txt', words, 'SCOWL, by way of wamerican and wbritish')
    write(out, 'given-names.txt', (f'{n}\t{"".join(sorted(g))}'.rstrip() for n, g in given.items()),
          'Popular names by country (CC0), Moby Word II (public domain), WordNet, ruby-faker and python3-fake-factory (MIT), miscfiles (GPL)')
    write(out, 'surnames.txt', families, 'Popular names by country (CC0), WordNet, ruby-faker and python3-fake-factory (MIT)')
    write(out, 'organization-names.txt', organizations(root, spoken, bearers, known_places), 'WordNet, ruby-faker (MIT), ieee-data and mobile-broadband-provider-info (public domain)')
    write(out, 'brands.txt', brands(root, spoken, bearers, known_places), 'ieee-data, mobile-broadband-provider-info (public domain), hwdata, pci.ids, usb.ids (BSD), ruby-faker (MIT)')
    write(out, 'demonyms.txt', people, 'WordNet')
    write(out, 'senses.txt', (f'{word}\t{letters}' for word, letters in senses(root, words).items() if letters), 'WordNet')
    write(out, 'nouns.txt', nouns(root, words), 'WordNet')
    write(out, 'country-names.txt', set(aliases(root)), 'iso-codes, CLDR')
    write(out, 'places.txt', (f'{n}\t{k}' for n, k in known_places.items() if n not in people or n not in adjectives), 'GeoNames (CC BY), CLDR, iso-codes, WordNet')


if __name__ == '__main__':
    main()
