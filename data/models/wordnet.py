# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences about known people, places and groups out of the definitions in WordNet.

Called by prepare.py.

A definition ("a town in ...") becomes a sentence about what it defines. Names within it are marked where WordNet knows
one kind for them; any other capital is "free", so that nothing is learnt about it. The same dictionary gives the same
bytes.
"""

import collections
import random
import re
from pathlib import Path

LISTS = Path(__file__).resolve().parent.parent / 'languages' / 'en'
FOLDER = Path('/usr/share/wordnet')
CHARACTERS_A_DOCUMENT = 6000

# WordNet's files of nouns.
ACT, ARTIFACT, COMMUNICATION, EVENT, GROUP, PLACE, OBJECT, PERSON, TIME = 4, 6, 10, 11, 14, 15, 17, 18, 28

# What stands above a name tells its kind where the file does not.
ORGANIZATIONS = {'organization', 'military unit', 'political unit', 'league', 'armed service', 'government', 'legislature', 'court',
                 'alliance', 'terrorist organization', 'musical organization', 'commission', 'council', 'company', 'institution'}
NO_ORGANIZATIONS = {'mythology', 'culture', 'civilization', 'people', 'ethnic group', 'dynasty', 'religion', 'art movement', 'school',
                    'social movement', 'movement', 'taxonomic group', 'library', 'collection', 'royalty', 'family', 'Bible'}
BUILDINGS = {'building', 'bridge', 'road', 'fortification', 'temple', 'monument', 'canal', 'tower', 'prison', 'tomb', 'way', 'church', 'wall'}
NO_PLACES = {'celestial body', 'star', 'constellation', 'imaginary place', 'galaxy', 'natural satellite', 'asteroid', 'planet', 'heaven',
             'comet', 'meteoroid', 'region', 'quasar'}
OTHERS = {'language', 'holiday', 'war', 'battle', 'military action', 'campaign', 'revolution', 'book', 'sacred text', 'ship', 'warship', 'treaty',
          'decoration', 'novel', 'contest', 'religion', 'conflict', 'crusade'}
GODS = {'deity', 'mythical being', 'imaginary being', 'spirit', 'spiritual being'}
# Names that are as often something else.
AMBIGUOUS = set('South North West East Union Divine President March May Bible Church State Senate Congress House Parliament Party Lords '
                'Commons Court Navy Army Earth Sun Moon Lake River City Island Mount Saint King Queen God Lord Mass War Fall'.split())
# What of the abundant is enough: a share of the people and of the other names.
SHARES = {'person': 0.4, 'other': 0.4, 'place': 0.7, 'organization': 1}
TITLE = re.compile(r'(?:President|Sir|Dame|Saint|St\.|Lord|Lady|King|Queen|Pope|General|Mr\.|Mrs\.|Captain|Baron|\d)\b')
PASSIVE = re.compile(r'(?:located|created|believed|formed|founded|known|spoken|used|based|built|named|considered|regarded|established|situated|born|written|noted|remembered|celebrated|executed|assassinated|defeated|elected|killed|made up|composed|divided|surrounded|connected|bounded|bordered|fed|discovered by|settled by|ruled by|destroyed|responsible|capital of)\b')
NATIVE = re.compile(r'(?:a|an)? ?(?:native or |native-born )?(?:inhabitant|resident|native|member) (?:or inhabitant )?of')
PAST = r'(?:[a-z]+ed|won|wrote|led|became|made|built|found|was|were|fought|taught|ran|gave|took|held|began|sang|brought|discovered)'


def read_list(name, values=None):
    with (LISTS / name).open(encoding='utf-8') as stream:
        rows = [line.rstrip('\n').split('\t') for line in stream if not line.startswith('#')]
    return {row[0] for row in rows if values is None or row[1:2] and row[1] in values}


class Entry:
    """A synset: its words, its definition, where it hangs."""

    def __init__(self, line):
        data, _, gloss = line.partition(' | ')
        fields = data.split()
        count = int(fields[3], 16)
        self.file = int(fields[1])
        self.words = [fields[4 + 2 * i].replace('_', ' ') for i in range(count)]
        rest = fields[4 + 2 * count + 1:]
        pointers = [(rest[i], rest[i + 1]) for i in range(0, len(rest) - 3, 4)]
        self.above = [offset for symbol, offset in pointers if symbol in ('@', '@i')]
        self.is_instance = any(symbol == '@i' for symbol, _ in pointers)
        self.gloss = re.sub(r'\s+', ' ', re.sub(r'[;:]?\s*"[^"]*"?', '', gloss)).strip(' ;')


def read_entries(path):
    entries = {}
    with path.open(encoding='utf-8') as stream:
        for line in stream:
            if not line.startswith('  '):
                entries[line[:8]] = Entry(line)
    return entries


def find_kind(entry, entries):
    """The kind of the names of ENTRY, or None where it is none or not sure."""
    above, todo = set(), list(entry.above)
    nearest = set()
    for offset in entry.above:
        nearest.update(entries[offset].words)
    while todo:
        offset = todo.pop()
        if offset not in above:
            above.add(offset)
            todo += entries[offset].above
    words = {word for offset in above for word in entries[offset].words}
    if entry.file == PERSON:
        if entry.is_instance:
            return None if words & GODS or re.match(r'\(', entry.gloss) else 'person'
        return 'other' if NATIVE.match(entry.gloss) else None
    if entry.file == GROUP:
        if nearest & NO_ORGANIZATIONS or words & {'mythology', 'culture', 'civilization', 'dynasty', 'taxonomic group'}:
            return None
        return 'organization' if words & ORGANIZATIONS else None
    if entry.file in (PLACE, OBJECT):
        return 'place' if entry.is_instance and not words & (NO_PLACES - {'region'}) and not entry.gloss.startswith('(') else None
    if entry.file == ARTIFACT and entry.is_instance:
        return 'place' if words & BUILDINGS else 'other' if words & OTHERS else None
    if entry.file in (ACT, COMMUNICATION, EVENT, TIME) and (entry.is_instance or words & {'language', 'holiday', 'decoration'}):
        return 'other' if words & OTHERS else None
    return None


def is_name(word):
    """Whether WORD is a name to its end, unlike "Chadic language"."""
    return word[:1].isupper() and (word.split()[-1][:1].isupper() or word.split()[-1].isdigit())


class Names:
    """What WordNet and the word lists call by one kind only."""

    def __init__(self, entries):
        votes = collections.defaultdict(set)
        for entry in entries.values():
            if entry.words[0][:1].isupper() or entry.is_instance:
                kind = find_kind(entry, entries)
                for word in entry.words:
                    if is_name(word) and not TITLE.match(word):
                        votes[word].add(kind)
        self.demonyms = read_list('demonyms.txt')
        self.common = read_list('common-words.txt')
        countries = read_list('places.txt', {'country'})
        others = read_list('places.txt', {'city', 'region'})
        self.kinds = {}
        for word, kinds in votes.items():
            low = word.lower()
            if low in countries:
                self.kinds[word] = 'place'
            elif low in self.demonyms:
                self.kinds[word] = 'other'
            elif len(kinds) == 1 and None not in kinds and word not in AMBIGUOUS and (low not in others or kinds == {'place'}):
                self.kinds[word] = next(iter(kinds))
        # A sense that is no name, such as a common noun's, makes a single word doubtful.
        for word in [word for word in self.kinds if ' ' not in word and word.lower() in self.common and self.kinds[word] != 'other']:
            if word.lower() not in countries:
                del self.kinds[word]

    def mark(self, text):
        """(names, free) of the capitals in TEXT."""
        names, free = [], []
        words = [match.span() for match in re.finditer(r"[\w'’.&-]*\w(?:(?<=\b[A-Z])\.|(?<=\b[SDMJ]r)\.|(?<=\bSt)\.)?", text)]
        i = 0
        while i < len(words):
            start, end = words[i]
            i += 1
            if not any(char.isupper() for char in text[start:end]):
                continue
            for j in range(min(len(words), i + 6), i - 1, -1):
                whole = text[start:words[j - 1][1]]
                if '\n' not in whole and (whole in self.kinds or (j == i and whole.lower() in self.demonyms)):
                    # Part of a longer name that is not known: "Washington Monument".
                    near = text[words[j - 1][1]:words[j - 1][1] + 2]
                    kind = self.kinds.get(whole, 'other')
                    if kind != 'other' and re.match(r' [A-Z]', near) and kind != 'person' and whole not in ('United States', 'Soviet Union'):
                        continue
                    names.append([start, words[j - 1][1], kind])
                    i = j
                    break
            else:
                # The first word's capital is mine.
                low = text[start:end].lower()
                if not TITLE.match(text[start:end]) and not (start == words[0][0] and low in self.common):
                    free.append([start, end])
        return names, free


def with_article(words):
    if re.match(r'(?:a|an|the|any|one|each|either)\b', words):
        return words
    return ('an ' if words[:1].lower() in 'aeio' else 'a ') + words


class Writer:
    """Makes sentences of definitions and keeps where the names are."""

    def __init__(self, names):
        self.random = random.Random(7)
        self.names = names

    def chance(self, share):
        return self.random.random() < share

    def pick(self, items):
        return items[int(self.random.random() * len(items))]

    def person(self, entry):
        words = [word for word in entry.words if is_name(word) and not TITLE.match(word)] or ['-']
        full, short = max(words, key=len), words[0]
        if not full[0].isupper():
            return None
        gloss, life = entry.gloss, ''
        dates = re.search(r' ?\((?:born in |circa |[?])?\d{3,4}[^()]*\)|\(born[^()]*\)', gloss)
        if dates:
            life = ' ' + dates[0].strip()
            gloss = re.sub(' +', ' ', gloss[:dates.start()] + gloss[dates.end():]).strip(' ;')
            if self.chance(0.4):
                life = life.replace('-', '–')
        if self.chance(0.8):
            gloss = re.sub(r'^United States (?=[a-z])', 'American ', gloss)
        parts = gloss.split('; ')
        who = re.match(r"([^(),]*?) (?:who|that) (" + PAST + r"\b.*)", parts[0])
        roll = self.random.random()
        if who and roll < 0.35:
            head = re.sub(r'^(?:an?|the) ', '', who[1])
            first = [self.pick(['The ', 'the ', 'In time the ']).replace('the ', 'The ', 1) + head + ' ', (full, 'person'), life if self.chance(0.5) else '', ' ' + who[2] + '.']
        elif roll < 0.75:
            first = [(full, 'person'), life, ' was ' + with_article(parts[0]) + '.']
        elif roll < 0.9:
            first = [(full, 'person'), life + self.pick([', ', ' – ', ': ']) + parts[0] + '.']
        else:
            first = [(full, 'person'), ', ' + with_article(parts[0]) + ', is remembered to this day.']
        for part in parts[1:]:
            if PASSIVE.match(part):
                first += [' ', (short, 'person') if full.endswith(short) and self.chance(0.6) else 'He', ' was ' + part + '.']
            elif re.match(PAST + r'\b', part):
                first += [' ', (short, 'person') if full.endswith(short) and self.chance(0.6) else 'He', ' ' + part + '.']
            else:
                first += [' ' + part[:1].upper() + part[1:] + '.']
        return first

    def thing(self, entry, kind):
        words = [word for word in entry.words if is_name(word)]
        if not words:
            return None
        name = words[0] if kind == 'place' and self.chance(0.7) else max(words, key=len)
        acronym = next((word for word in words if word.isupper() and len(word) < 7 and word != name and '.' not in word), None)
        takes_article = (kind == 'organization' and ' ' in name) or re.search(
            r'(?:River|Sea|Ocean|Desert|Islands|Mountains|War|Treaty|Bridge|Canal|Channel|Union|Company)$|^(?:Battle|Treaty|Siege|Gulf|Strait|War|University|Bay) of', name)
        the = ('The ' if takes_article and not name.startswith('The ') else '')
        parts = entry.gloss.split('; ')
        verb = ' was ' if 'former' in parts[0] or kind == 'other' and entry.file in (ACT, EVENT) else ' is '
        brackets = [' (', (acronym, kind), ')'] if acronym and self.chance(0.8) else []
        place = re.match(r'(?:an?|the) (?:[a-z]+ )?(town|city|village|port|river|island|state|province|port city|county|lake) (?:in|of|on|near) (?=.*[A-Z])', parts[0])
        roll = self.random.random()
        if kind == 'place' and place and roll < 0.2 and not the:
            made = ['The ' + place[1] + ' of ', (name, kind), ' ' + parts[0][re.match(r'.*? (?=in |on |near |of )', parts[0]).end():] + ' is well known.']
        elif roll < 0.75 or not re.match(r'(?:an?|the)\b', parts[0]):
            made = [the, (name, kind), *brackets, verb + with_article(parts[0]) + '.']
        elif roll < 0.9:
            made = [the, (name, kind), *brackets, ', ' + parts[0] + '.']
        else:
            made = [self.pick(['It was named after ', 'Little was known of ', 'They had heard of ', 'More followed from ']) + the.lower(), (name, kind), *brackets, ', ' + parts[0] + '.']
        for part in parts[1:]:
            start = 'It was ' if PASSIVE.match(part) else 'It ' if re.match(PAST + r'\b|[a-z]+s (?:in|into|through|to|the|of|from)\b', part) else 'It is ' if re.match(r'(?:an?|the)\b', part) else ''
            made += [' ' + (start + part if start else part[:1].upper() + part[1:]) + '.']
        return made

    def sentence(self, entry, kind):
        """(text, names, free) about ENTRY, or None."""
        gloss = entry.gloss
        if len(gloss) < 12 or gloss.startswith('('):
            return None
        pieces = self.person(entry) if kind == 'person' else self.thing(entry, kind)
        if not pieces:
            return None
        text, names, free = '', [], []
        for piece in pieces:
            if isinstance(piece, tuple):
                names.append([len(text), len(text) + len(piece[0]), piece[1]])
                text += piece[0]
            else:
                found, unknown = self.names.mark(piece)
                names += [[len(text) + start, len(text) + end, kind] for start, end, kind in found]
                free += [[len(text) + start, len(text) + end] for start, end in unknown]
                text += piece
        return text, names, free


def documents(folder=FOLDER):
    """Documents of sentences about the instances of one kind and another, mixed."""
    entries = read_entries(folder / 'data.noun')
    writer = Writer(Names(entries))
    wanted = []
    for entry in entries.values():
        if entry.words[0][:1].isupper() or entry.is_instance:
            kind = find_kind(entry, entries)
            if kind and not (entry.file == PERSON and not entry.is_instance):
                wanted.append((entry, kind))
    for i in range(len(wanted) - 1, 0, -1):
        j = int(writer.random.random() * (i + 1))
        wanted[i], wanted[j] = wanted[j], wanted[i]
    document = {'source': 'wordnet', 'text': '', 'names': [], 'free': []}
    for entry, kind in wanted:
        made = writer.sentence(entry, kind) if writer.chance(SHARES[kind]) else None
        if not made:
            continue
        text, names, free = made
        base = len(document['text'])
        document['text'] += text + '\n\n'
        document['names'] += [[base + start, base + end, kind] for start, end, kind in names]
        document['free'] += [[base + start, base + end] for start, end in free]
        if len(document['text']) > CHARACTERS_A_DOCUMENT:
            check(document)
            yield document
            document = {'source': 'wordnet', 'text': '', 'names': [], 'free': []}
    if document['text']:
        check(document)
        yield document


def check(document):
    last = 0
    for start, end, *_ in sorted(document['names'] + document['free']):
        words = document['text'][start:end]
        assert last <= start < end and words == words.strip() and '\n' not in words, (start, end, words)
        last = end
