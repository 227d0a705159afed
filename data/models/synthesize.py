# SPDX-License-Identifier: GPL-3.0-or-later
"""Fill templates.txt with names and write documents for the trainer.

Called by prepare.py.

Half of the names come from the word lists in data/languages/en, half are made up, so that the model learns what stands
around a name and how names are built rather than single names. Everything that is a name is marked, so nothing is
open. The same lists and templates give the same bytes.
"""

import random
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
LISTS = HERE.parent / 'languages' / 'en'
KINDS = ('person', 'organization', 'place', 'other')
LINES_A_DOCUMENT = 40
CHARACTERS = 700000
SMALL_WORDS = {'of', 'the', 'and', 'for', 'de', 'la', 'del', 'in', 'at', 'da', 'do', 'dos', 'du', 'des', 'di', 'el', 'y', 'e', 'von', 'van', 'sur'}
SUFFIXES = {'Jr.', 'Sr.', 'II', 'III'}

TOWN_HEADS = '''Ash Barn Beck Birch Brad Bram Brook Burn Carl Chal Clay Cold Cran Dal Dun East Eden Elm Fair Farn Glen Green Ham
    Harl Hart Hazel Hill Holm Kel Kings Lang Lin Long Mal Mar Mel Mil New Nor Oak Over Pem Red Rock Ros Salt Sed Shel Stan Stoke
    Sut Thorn Wal Ware West Wim Win Wood Wyn York'''.split()
TOWN_TAILS = '''ford ton ham bury by ville field wick worth ley stead burg dale mouth port wood land well combe thorpe ridge brook
    minster haven shire hurst bridge more'''.split()
SYLLABLES = [
    'ka ra mo ti lu na ve so ri ta be do ma le no sa vi ko pa re zu mi'.split(),
    'bran stol gar ven dor mik hal berg sten lund kra vor tin el ost fel nor wald'.split(),
    'zhe xin lian wu chang hai ming dong bao shan yu qing an'.split(),
    'sta pol ko vi gra no mir ska ja bel dra zim lo vo kra sno'.split(),
    'al as ben dar ha kir ma mu qa ra sha sul ta ya zar im'.split(),
    'al ba ce del es fran gal men or pe qui ra san to val ver zo'.split(),
    'a chi fu hi ka ki mo na no o ro sa shi ta to ya yo'.split(),
    'lex nov tri dyn al cor ver ax on ix ent ora um vex syn zen'.split()]
ENDS = ['', '', '', 'a', 'o', 'ov', 'sen', 'ski', 'er', 'ia', 'in', 'ar', 'an', 'i', 'ez', 'dorf', 'pur', 'abad', 'ovo', 'ec', 'is', 'y']
MONTHS = 'January February March April May June July August September October November December'.split()
WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split()
ROMANS = 'I II III IV V VI VII VIII IX X XI XII XIV XV XVIII XX'.split()


def read_list(name, values=None):
    """A word list's entries, of VALUES where they are given, as names are written."""
    rows = []
    with (LISTS / name).open(encoding='utf-8') as stream:
        for line in stream:
            row = line.rstrip('\n').split('\t')
            if not line.startswith('#') and len(row[0]) > 2 and (values is None or row[1:2] and row[1] in values):
                rows.append(capitalize(row[0]))
    return rows


def capitalize(words):
    def capital(word, first):
        if word in SMALL_WORDS and not first:
            return word
        word = '-'.join(part[:1].upper() + part[1:] for part in word.split('-'))
        return re.sub(r"^(Mc|O['’])(\w)", lambda match: match[1] + match[2].upper(), word)
    return ' '.join(capital(word, i == 0) for i, word in enumerate(words.split()))


def split_alternatives(text):
    """The parts of TEXT between bars that are outside of angle brackets."""
    parts, depth = [''], 0
    for char in text:
        depth += (char == '<') - (char == '>')
        if char == '|' and depth == 0:
            parts.append('')
        else:
            parts[-1] += char
    return parts


def is_article(text):
    return re.search(r'(?:^|[\s("])[Aa] $', text)


class Grammar:
    """Definitions, sections of templates, and the chance that fills them."""

    def __init__(self, path):
        self.random = random.Random(20)
        self.definitions, self.kinds, self.sections = {}, {}, {}
        section = None
        for line in path.read_text(encoding='utf-8').splitlines():
            definition = re.fullmatch(r'([\w-]+)(?::(\w+))? = (.*)', line)
            if not line or line.startswith('#'):
                continue
            if re.fullmatch(r'\[\w+\]', line):
                section = self.sections.setdefault(line[1:-1], [])
            elif section is not None:
                section.append(line)
            elif definition:
                name, kind, alternatives = definition.groups()
                assert kind is None or kind in KINDS, line
                self.kinds[name] = kind
                self.definitions.setdefault(name, []).extend(part.strip() for part in split_alternatives(alternatives))
            else:
                sys.exit(f'{path}: neither a definition nor a template: {line}')
        demonyms = [word for word in read_list('demonyms.txt') if re.search(r'(?:[ai]an|ese|ish|ean)$', word)]
        known = [name for name in read_list('organization-names.txt') if not re.search(r'(?:ism|church|committee)$', name, re.I)]
        self.lists = {
            'given': read_list('given-names.txt'), 'surname': read_list('surnames.txt'), 'brand': read_list('brands.txt'),
            'city': read_list('places.txt', {'city'}), 'region': read_list('places.txt', {'region'}),
            'country': read_list('places.txt', {'country'}), 'feature': read_list('places.txt', {'feature'}),
            'demonym': demonyms, 'known-organization': known, 'month': MONTHS, 'weekday': WEEKDAYS, 'roman': ROMANS}

    def pick(self, items):
        return items[int(self.random.random() * len(items))]

    def letters(self, count):
        return ''.join(self.pick('ABCDEFGHIJKLMNOPRSTUVWYZ') for _ in range(count))

    def made(self):
        syllables = self.pick(SYLLABLES)
        return (self.pick(syllables) + self.pick(syllables) + self.pick(['', '', self.pick(syllables)]) + self.pick(ENDS)).capitalize()

    def town(self):
        return self.pick(TOWN_HEADS) + self.pick(TOWN_TAILS) if self.random.random() < 0.6 else self.made()

    def ordinal(self):
        number = self.pick([*range(1, 12), *range(1, 200)])
        ending = 'th' if number % 100 in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')
        return f'{number}{ending}'

    def number(self):
        value = int(10 ** (1.5 + 3 * self.random.random()))
        return f'{value:,}' if self.random.random() < 0.7 else str(value)

    def built_in(self, name):
        if name in self.lists:
            return self.pick(self.lists[name])
        simple = {'made': self.made, 'town': self.town, 'ordinal': self.ordinal, 'number': self.number,
                  'year': lambda: str(1780 + int(240 * self.random.random() ** 0.6)), 'small': lambda: str(1 + int(98 * self.random.random() ** 1.5)),
                  'digit': lambda: self.pick('123456789'), 'letter': lambda: self.letters(1), 'call': lambda: self.letters(3),
                  'letters': lambda: self.letters(self.pick([2, 3, 3, 3, 4, 4, 5])), 'initial': lambda: self.letters(1) + '.'}
        return simple[name]()

    def words(self, name):
        """What stands for NAME, without marks."""
        if name in self.definitions:
            return self.expand(self.pick(self.definitions[name]), None)[0]
        if name.isupper():
            return self.words(name.lower()).upper()
        if name[0].isupper():
            return capitalize(self.words(name.lower()))
        return self.built_in(name)

    def expand(self, template, marks, known=None):
        """(text, marks) of TEMPLATE; MARKS is None inside a name. KNOWN holds the names that the line says again."""
        known = {} if known is None else known
        text, at = '', 0
        while at < len(template):
            if template[at] == '<':
                depth, end = 1, at + 1
                while depth:
                    depth += (template[end] == '<') - (template[end] == '>')
                    end += 1
                part, found = self.expand(self.pick(split_alternatives(template[at + 1:end - 1])), None if marks is None else [], known)
                at = end
            elif template[at] == '{':
                end = template.index('}', at)
                part, found = self.fill(template[at + 1:end], known)
                at = end + 1
            else:
                end = at + 1
                while end < len(template) and template[end] not in '<{':
                    end += 1
                part, found = template[at:end], []
                at = end
            if part[:1] in (' ', '.') and text.endswith(part[:1]):
                part, found = part[1:], [[s - 1, e - 1, kind] for s, e, kind in found]
            if part.startswith('The ') and text.endswith(('the ', 'The ')):
                text = text[:-4]
            if is_article(text) and part[:1] in 'AEIOaeio' and part:
                text = text[:-1] + 'n '
            if marks is not None:
                marks += [[len(text) + start, len(text) + stop, kind] for start, stop, kind in found or []]
            text += part
        return text, marks

    def fill(self, slot, known):
        name, _, part = slot.partition('.')
        base = name.rstrip('0123456789')
        if name != base and name in known:
            words = known[name]
        else:
            words = self.words(base)
            if name != base:
                known[name] = words
        if part == 'acronym':
            letters = ''.join(word[0] for word in words.split() if word[:1].isupper())
            words = letters if len(letters) > 1 else words
        elif part:
            parts = [word for word in words.split() if word not in SUFFIXES]
            words = parts[-1] if part == 'last' else parts[0]
        kind = self.kinds.get(base) or self.kinds.get(base.lower())
        return words, [[0, len(words), kind]] if kind else []


def cased(text, chance):
    """TEXT as people write who do not care about case."""
    changed = text.lower() if chance < 0.08 else text.upper() if chance < 0.13 else text
    return changed if len(changed) == len(text) else text


def documents(characters=CHARACTERS):
    """Documents of the templates of one section, filled, until there are about CHARACTERS."""
    grammar = Grammar(HERE / 'templates.txt')
    count = 0
    while count < characters:
        for section, templates in grammar.sections.items():
            order = list(templates)
            for i in range(len(order) - 1, 0, -1):
                j = int(grammar.random.random() * (i + 1))
                order[i], order[j] = order[j], order[i]
            for first in range(0, len(order), LINES_A_DOCUMENT):
                text, names = '', []
                for template in order[first:first + LINES_A_DOCUMENT]:
                    line, marks = grammar.expand(template, [])
                    if section == 'web':
                        line = cased(line, grammar.random.random())
                    elif grammar.random.random() < 0.02:
                        line = line.upper() if len(line.upper()) == len(line) else line
                    # A template that begins with a slot of lower case begins a sentence all the same.
                    if section != 'web' and line[0].islower():
                        line = line[0].upper() + line[1:]
                    names += [[len(text) + start, len(text) + end, kind] for start, end, kind in marks]
                    text += line + '\n\n'
                count += len(text)
                document = {'source': 'templates-' + section, 'text': text, 'names': names}
                check(document)
                yield document


def check(document):
    last = 0
    for start, end, kind in document['names']:
        words = document['text'][start:end]
        assert last <= start < end and kind in KINDS and words == words.strip() and '\n' not in words, (start, end, words)
        last = end
