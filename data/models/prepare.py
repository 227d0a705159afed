#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bring corpora of names into the one form that the trainer reads.

usage: prepare.py CORPORA OUT [WORDNET]

CORPORA  a folder with ner/ (column data), gum/ (CoNLL-U), polnear/ (texts and automatic annotation), reuters21578/;
         what is absent is left out
OUT      a folder for train-*.jsonl, dev-*.jsonl, test-*.jsonl and unlabelled-*.jsonl
WORDNET  the folder of WordNet's data.noun, /usr/share/wordnet unless given; without that file, no train-wordnet.jsonl

A document a line: {"source", "text", "names": [[start, end, kind]], "open": [kind], "free": [[start, end]],
"tags": [[start, end, tag]]}.
Offsets are code points, half open; a kind is person, organization, place or other. "open" names the kinds that the
source does not annotate reliably, "free" the stretches of which nothing is known, "tags" holds Penn part-of-speech tags where the source has them. The same corpora
give the same bytes. Figures of each file go to standard output; a mistake in a document ends the program.

What the sources mean by a name differs. Here a name is the flat one of CoNLL-2003: no articles, no titles before
people, the outermost of nested names, demonyms as "other". So full noun phrases are cut back to the name in them,
and automatic annotation is mended where it is wrong in a systematic way.
"""

import collections
import gzip
import html
import json
import re
import sys
import tarfile
from pathlib import Path

import synthesize
import wordnet

LISTS = Path(__file__).resolve().parent.parent / 'languages' / 'en'

KINDS = {'PER': 'person', 'ORG': 'organization', 'LOC': 'place', 'MISC': 'other'}

# How tokens are put together again, so that a text looks as people write it.
CLOSE = set(",.;:!?)]}%'’”") | {"n't", "'s", '’s', "'re", "'ve", "'ll", "'d", "'m", "''", '…'}
OPEN = set('([{$“‘#') | {'``'}
SENTENCES_A_DOCUMENT = 40

# Words before a person's name that are not part of it.
TITLES = set('''
    mr mrs ms miss mx dr doctor prof professor sir dame lord lady madam madame monsieur president vice-president
    vice deputy prime minister premier chancellor secretary undersecretary senator sen representative rep congressman
    congresswoman congressmen councilman councilwoman councillor gov governor mayor attorney general gen col colonel
    lt lieutenant sgt sergeant maj major capt captain cpl corporal adm admiral cmdr commander officer detective
    sheriff chief judge justice speaker ambassador envoy commissioner administrator director chairman chairwoman
    chair chairperson ceo cfo coo rev reverend rabbi imam pastor father sister brother bishop archbishop cardinal
    pope ayatollah sheikh sheik emir sultan king queen prince princess duke duchess emperor empress baron count
    countess coach spokesman spokeswoman spokesperson leader candidate nominee republican democrat democratic
    first former then acting interim majority minority house senate state foreign defense defence finance interior
    treasury dean principal chaplain private pvt agent special inspector superintendent marshal executive head
    solicitor counsel trooper aunt uncle grandma grandpa mom dad mother presidents sens reps secretaries congressional
    press campaign manager host author journalist reporter editor actor actress singer rapper analyst assistant
    associate advisor adviser capt brig petty commandant constable lawyer madame ranking member co-chair
'''.split())
# Those that make a person of whatever the annotation said.
HONORIFICS = {'mr', 'mrs', 'ms', 'dr', 'sen', 'rep', 'gov', 'president', 'senator', 'representative', 'madame'}
LEADING = {'the', 'a', 'an', 'this', 'that', 'these', 'those', 'his', 'her', 'its', 'their', 'our', 'my', 'your', 'some',
           'any', 'all', 'both', 'other', 'another', 'former', 'late', 'every', 'each', 'no', 'such', 'many', 'more'}
INNER = {'of', 'for', 'the', 'and', '&', '-', '–', '/', "'", '’', "'s", '’s', '.', 'de', 'del', 'la', 'von', 'van', 'der', 'al',
         'bin', 'du', 'di', 'da', 'dos', 'el', 'on', 'to', 'in', 'at', 'with'}
DIRECTIONS = {'northern', 'southern', 'eastern', 'western', 'central'}
# Numbered parts of a work, dates and forms of address are no names.
NUMBERED = {'figure', 'fig.', 'table', 'section', 'chapter', 'part', 'step', 'article', 'appendix', 'page', 'level',
            'exhibit', 'question', 'phase', 'equation', 'example', 'box', 'volume', 'method', 'theorem', 'footnote'}
TIMES = set('''
    monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays
    sundays january february march april may june july august september october november december jan. feb. mar. apr.
    jun. jul. aug. sep. sept. oct. nov. dec. jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn fall
    winter century bc bce ad ce a.m. p.m. am pm gmt utc est edt
'''.split())
ADDRESS = {'sir', 'madam', 'ma’am', "ma'am", 'mom', 'dad', 'mommy', 'daddy', 'mama', 'papa', 'mum', 'grandma', 'grandpa', 'honor',
           'majesty', 'excellency', 'highness', 'nurse', 'teacher', 'student', 'man', 'dude', 'everyone', 'speaker', 'interviewer'}
# Countries as people write them beside their long names.
COUNTRIES = {'us', 'u.s.', 'u.s', 'usa', 'u.s.a.', 'uk', 'u.k.', 'america', 'britain', 'england', 'scotland', 'wales', 'russia',
             'china', 'iran', 'syria', 'north korea', 'south korea', 'united states', 'united kingdom', 'uae', 'taiwan',
             'united states of america', 'palestine', 'soviet union'}


# What the automatic annotation of a year of one country's politics is most often wrong about.
KNOWN = {word: kind for kind, words in {
    'person': 'Trump Clinton Sanders Obama Hillary Cruz Pence Rubio Kasich Koch Clintons Bernie',
    'organization': 'Facebook Twitter YouTube Instagram Google Tinder GOP Politico POLITICO Uber Valeant Bloomberg Amazon '
                    'Breitbart Gallup Getty HuffPost',
    'place': 'Cleveland Nice Tampa Miami Orlando DC',
    'other': 'Democrats Democrat Republicans Republican Democratic Obamacare Zika Millennials Constitution TPP Muslims',
}.items() for word in words.split()}
KNOWN.update({'White House': 'place', 'Wall Street': 'organization', 'State of the Union': 'other'})
LAST_WORDS = {'act': 'other', 'amendment': 'other', 'foundation': 'organization', 'department': 'organization',
              'university': 'organization', 'party': 'organization', 'committee': 'organization', 'institute': 'organization',
              'association': 'organization', 'inc.': 'organization', 'corp.': 'organization', 'chemical': 'organization'}


def read_list(name, value=None):
    with (LISTS / name).open(encoding='utf-8') as stream:
        rows = [line.rstrip('\n').split('\t') for line in stream if not line.startswith('#')]
    return {row[0] for row in rows if value is None or row[1:] == [value]}


DEMONYMS = read_list('demonyms.txt')
COMMON = read_list('common-words.txt')
GIVEN = read_list('given-names.txt')
SURNAMES = read_list('surnames.txt')
COUNTRIES |= read_list('country-names.txt') | read_list('places.txt', 'country')
REGIONS = COUNTRIES | read_list('places.txt', 'region')
PLACES = REGIONS | read_list('places.txt', 'city')


class Document:
    """Text that grows, with what is said about it."""

    def __init__(self, source, open_kinds=()):
        self.source = source
        self.open = list(open_kinds)
        self.text = ''
        self.names = []
        self.tags = []
        self.tokens = []

    def check(self):
        starts = {start for start, _ in self.tokens}
        ends = {end for _, end in self.tokens}
        last = 0
        for start, end, kind in self.names:
            assert last <= start < end <= len(self.text), (self.source, start, end, self.text[start:end])
            assert start in starts and end in ends, (self.source, self.text[start:end])
            assert kind in KINDS.values(), kind
            assert self.text[start:end].strip() == self.text[start:end] and '\n' not in self.text[start:end], self.text[start:end]
            last = end
        last = 0
        for start, end, tag in self.tags:
            assert last <= start < end <= len(self.text) and tag, (self.source, start, end, tag)
            assert not re.search(r'\s', self.text[start] + self.text[end - 1]), (self.source, self.text[start:end])
            last = end

    def line(self):
        record = {'source': self.source, 'text': self.text, 'names': self.names}
        if self.open:
            record['open'] = self.open
        if self.tags:
            record['tags'] = self.tags
        return json.dumps(record, ensure_ascii=False, separators=(',', ':')) + '\n'


def part_places(names, text):
    """ "Dayton, Ohio" is two places, as most of the data and the program have it."""
    for start, end, kind in names:
        while kind == 'place' and ', ' in text[start:end]:
            comma = text.index(', ', start)
            yield start, comma, kind
            start = comma + 2
        yield start, end, kind


def write(out, name, documents):
    """Write the documents and say what they hold."""
    counts = collections.Counter()
    with (out / name).open('w', encoding='utf-8', newline='\n') as stream:
        for document in documents:
            if name.startswith('train-'):
                document.names = list(part_places(document.names, document.text))
            document.check()
            stream.write(document.line())
            counts['documents'] += 1
            counts['characters'] += len(document.text)
            counts['tags'] += len(document.tags)
            counts.update(kind for _, _, kind in document.names)
    print(name + ': ' + ', '.join(f'{key} {counts[key]}' for key in ('documents', 'characters', 'tags', *KINDS.values())))


# Column data


def read_columns(path):
    """Sentences of (token, tag); the token is in the first column, or in the second where the first counts."""
    opener = gzip.open if path.suffix == '.gz' else open
    sentence = []
    with opener(path, 'rt', encoding='utf-8') as stream:
        for line in stream:
            line = line.rstrip('\n')
            if not line.strip():
                if sentence:
                    yield sentence
                sentence = []
            elif not line.startswith(('-DOCSTART-', '# ')):
                parts = line.split()
                if parts[0].isdigit() and len(parts) > 2 and parts[2][:1] in 'BIO':
                    sentence.append((parts[1], parts[2]))
                else:
                    sentence.append((parts[0], parts[-1]))
    if sentence:
        yield sentence


def read_spans(tags):
    """(first token, token after, kind) of BIO, IOB1 or BIOES."""
    found, start, kind = [], None, None
    for i, tag in enumerate([*tags, 'O']):
        head, label = (tag.split('-', 1) + [None])[:2]
        if start is not None and (head in 'OBS' or label != kind):
            found.append((start, i, kind))
            start = None
        if head in ('B', 'S') or (head in ('I', 'E') and start is None):
            start, kind = i, label
    return found


def add_sentence(document, tokens):
    """Append a sentence as running text."""
    offsets, glue, straight = [], True, False
    text = document.text
    for token in tokens:
        if token == '"':
            straight = not straight
        closing = token in CLOSE or token == '-' or (token == '"' and not straight)
        if text.endswith('’') and token in ('s', 't', 're', 've', 'll', 'd', 'm'):
            closing = True
        if not (glue or closing):
            text += ' '
        offsets.append((len(text), len(text) + len(token)))
        text += token
        glue = token in OPEN or token == '-' or (token == '"' and straight)
    document.text = text + '\n\n'
    document.tokens += offsets
    return offsets


def columns(path, source, open_kinds=(), find=None):
    """Documents of forty sentences. FIND gives a sentence's names, or None where they cannot be told."""
    document = Document(source, open_kinds)
    count = 0
    for sentence in read_columns(path):
        names = find(sentence) if find else [(s, e, KINDS.get(k)) for s, e, k in read_spans([tag for _, tag in sentence])]
        if names is None:
            continue
        if count and count % SENTENCES_A_DOCUMENT == 0:
            yield document
            document = Document(source, open_kinds)
        count += 1
        offsets = add_sentence(document, [token for token, _ in sentence])
        document.names += [[offsets[s][0], offsets[e - 1][1], kind] for s, e, kind in names if kind]
    if document.text:
        yield document


def is_capital(word):
    return word[:1].isupper() or (word[:1].isdigit() and any(c.isupper() for c in word)) or (len(word) > 1 and word[1].isupper())


def strip_name(words, start, end, kind):
    """Cut articles and, of a person, titles off the ends of a span of WORDS."""
    while start < end and (words[start].lower() in LEADING or not any(c.isalnum() for c in words[start])):
        start += 1
    if kind == 'person':
        while start < end and (words[start].lower().rstrip('.') in TITLES or words[start].lower() in DEMONYMS or words[start].islower()
                               or words[start].lower() in ('u.s.', 'us', 'uk', 'u.k.') or words[start] in ('-', '.', '&', ',', '/')):
            start += 1
    while start < end and (words[end - 1].lower() in INNER and words[end - 1] not in ('.',) or not any(c.isalnum() for c in words[end - 1])):
        if words[end - 1] == '.' and end - start > 1 and words[end - 2][:1].isupper() and len(words[end - 2]) <= 4:
            break
        end -= 1
    return start, end


def re3d_names(sentence):
    """The names in re3d's noun phrases; None where a phrase holds a name that cannot be told by its form."""
    words = [token for token, _ in sentence]
    letters = [c for c in ''.join(words) if c.isalpha()]
    if not letters or sum(c < '\u0250' for c in letters) * 2 < len(letters):
        return None
    if sum(len(word) == 1 and word > '\u0250' and word.isalpha() for word in words) > 3:
        return None
    kinds = {'Person': 'person', 'Organisation': 'organization', 'Location': 'place', 'Nationality': 'other', 'MilitaryPlatform': 'other'}
    names = []
    for start, end, label in read_spans([tag for _, tag in sentence]):
        kind = kinds.get(label)
        if not kind:
            continue
        first, last = strip_name(words, start, end, kind)
        inside = words[first:last]
        if kind == 'person' and inside:
            titles = [i for i in range(first, last) if words[i].lower().rstrip('.') in TITLES]
            if {'of', 'for', 'to'} & set(words[start:end]) or (titles and titles[-1] == last - 1) or 'Operator' in inside:
                return None
            if titles:
                first, last = strip_name(words, titles[-1] + 1, last, kind)
                inside = words[first:last]
        capitals = [word for word in inside if is_capital(word)]
        if not capitals or all(word.lower() in ('i', 'we', 'he', 'she', 'they', 'it', 'you', 'our', 'his') for word in capitals):
            continue
        if first == 0 and len(capitals) == 1 and is_capital(inside[0]) and len(inside) > 1 and inside[0].lower() not in DEMONYMS:
            return None
        if all(is_capital(word) or word.lower() in INNER or word[:1].isdigit() for word in inside) and is_capital(inside[0]):
            low = ' '.join(inside).lower()
            if inside[-1].lower() in DEMONYMS:
                kind = 'other'
            elif low in COUNTRIES:
                kind = 'place'
            elif len(inside) == 1 and low in COMMON and low not in DEMONYMS and not inside[0].isupper():
                return None
            elif low.startswith('members of'):
                return None
            elif inside[0].lower() in DEMONYMS and kind != 'person' and len(inside) == 1:
                kind = 'other'
            names.append((first, last, kind))
        elif all(word.lower() in DEMONYMS for word in capitals):
            names += [(first + i, first + i + 1, 'other') for i, word in enumerate(inside) if is_capital(word)]
        elif all(word in ('U.S.', 'UK', 'US', 'EU') for word in capitals):
            names += [(first + i, first + i + 1, 'organization' if word == 'EU' else 'place')
                      for i, word in enumerate(inside) if is_capital(word)]
        elif len(capitals) == 1 and inside[0].isupper() and len(inside[0]) > 2 and inside[1].islower():
            names.append((first, first + 1, 'organization'))        # "NRB members"
        elif kind == 'place' and inside[0] in DIRECTIONS and all(is_capital(word) for word in inside[1:]):
            names.append((first + 1, last, kind))
        else:
            return None
    return sorted(set(names))


# GUM


class Token:
    __slots__ = ('form', 'lemma', 'upos', 'tag', 'head', 'role', 'misc', 'start', 'end')

    def __init__(self, row):
        self.form, self.lemma, self.upos, self.tag = row[1:5]
        self.head = int(row[6]) - 1
        self.role = row[7]
        self.misc = row[9]


def read_conllu(path):
    """Sentences of (comments, rows)."""
    comments, rows = [], []
    with gzip.open(path, 'rt', encoding='utf-8') as stream:
        for line in stream:
            line = line.rstrip('\n')
            if not line:
                if rows:
                    yield comments, rows
                comments, rows = [], []
            elif line.startswith('#'):
                comments.append(line)
            else:
                rows.append(line.split('\t'))
    if rows:
        yield comments, rows


def read_mentions(tokens):
    """(first, token after, entity type, identity) of the nested mentions that GUM marks in a sentence."""
    found, stack = [], []
    for i, token in enumerate(tokens):
        field = re.search(r'(?:^|\|)Entity=([^|]*)', token.misc)
        if not field:
            continue
        for opening, closing in scan_brackets(field[1]):
            if opening:
                parts = opening.split('-')
                stack.append((parts[0], i, parts[1], parts[7] if len(parts) > 7 else ''))
            else:
                for k in range(len(stack) - 1, -1, -1):
                    if closing is None or stack[k][0] == closing:
                        _, start, etype, identity = stack.pop(k)
                        found.append((start, i + 1, etype, identity))
                        break
    return found


def scan_brackets(field):
    """Openings and closings of an Entity field: ("(1-person-…", None), (None, "1") or, of the latest, (None, None)."""
    found = []
    for match in re.finditer(r'\(([^()]+)|([^()]+)\)|\)', field):
        if match[1]:
            found.append((match[1], None))
        elif match[2]:
            found.append((None, match[2]))
        else:
            found.append((None, None))
    return found


def is_proper(token):
    return token.tag in ('NNP', 'NNPS')


def is_part(tokens, children, i, parent, head, kind, known):
    """Whether token I, which hangs on PARENT, belongs to the name around HEAD; KNOWN are the words of the entity's own title."""
    token = tokens[i]
    role = token.role.split(':')[0]
    is_known = token.form.lower() in known and is_capital(token.form)
    if role in ('flat', 'goeswith', 'fixed'):
        return is_capital(token.form) or token.tag in ('NNP', 'NNPS', 'FW', 'CD')
    if role == 'compound':
        return is_proper(token) or is_capital(token.form) and token.lemma[:1].isupper()
    if role in ('amod', 'advmod'):
        return is_proper(token) or is_known
    if role in ('nummod', 'dep'):
        return is_proper(token) or is_known or token.tag == 'CD' and i > parent and kind == 'other'
    if not is_proper(token):
        return False
    if token.role == 'nmod' and kind != 'person':
        cases = {tokens[k].form.lower() for k in children[i] if tokens[k].role == 'case'}
        return bool(cases) and cases <= ({'of', 'for', 'de', 'on'} if kind == 'organization' else {'of', 'for', 'de'})
    if token.role == 'nmod:poss' and kind != 'person':
        return token.form.lower() in known
    if role == 'conj':
        marks = {tokens[k].form for k in children[i] if tokens[k].role == 'cc'}
        inner = parent != head and kind != 'person' and (kind != 'place' or is_known)
        return '&' in marks or 'and' in marks and inner
    return False


def subtree_name(tokens, children, start, end, head, kind, identity):
    """(first, token after) of the proper name around HEAD within a mention."""
    known = {re.sub(r'\W', '', part).lower() for part in re.split(r'[_ ]|%..', identity)}
    known |= {part[:-1] for part in known if part.endswith('s')}
    chosen, queue = {head}, [head]
    while queue:
        parent = queue.pop()
        for i in children[parent]:
            if start <= i < end and i not in chosen and is_part(tokens, children, i, parent, head, kind, known):
                chosen.add(i)
                queue.append(i)

    def is_inner(token):
        return (token.form.lower() in INNER - {'to', 'in', 'at', 'with'} or token.tag == 'HYPH'
                or kind == 'person' and token.tag in ('``', "''"))

    def reach(step):
        """The last chosen token that way, past a few that may stand inside a name."""
        at, last, gap = head + step, head, 0
        while start <= at < end and (at in chosen or is_inner(tokens[at]) and gap < 3):
            gap = 0 if at in chosen else gap + 1
            last = at if at in chosen else last
            at += step
        return last

    return reach(-1), reach(1) + 1


def gum_names(tokens):
    """Flat names out of GUM's mentions."""
    children = collections.defaultdict(list)
    for i, token in enumerate(tokens):
        children[token.head].append(i)
    words = [token.form for token in tokens]
    found = {}
    for start, end, etype, identity in sorted(read_mentions(tokens), key=lambda m: (m[1] - m[0], m)):
        if etype == 'time':
            continue
        heads = [i for i in range(start, end) if not start <= tokens[i].head < end]
        head = heads[0] if heads else start
        if not is_proper(tokens[head]):
            # "actor Ann Hale": the name hangs on the role.
            flat = [i for i in children[head] if head < i < end and is_proper(tokens[i])
                    and (tokens[i].role == 'flat' or tokens[i].role == 'appos' and i == head + 1)]
            if not flat:
                continue
            for i in flat[1:]:
                if i not in children[flat[0]]:
                    children[flat[0]].append(i)
            head = flat[0]
        kind = etype if etype in ('person', 'organization', 'place') else 'other'
        first, last = subtree_name(tokens, children, start, end, head, kind, identity)
        first, last = strip_name(words, first, last, kind)
        if first >= last:
            continue
        inside = [word.lower() for word in words[first:last]]
        if not any(c.isupper() for c in ''.join(words[first:last])):
            continue
        if inside[0] in NUMBERED and (len(inside) == 1 or not inside[1].isalpha() or len(inside[1]) == 1):
            continue
        if all(word in TIMES or word.isdigit() for word in inside) or all(word in ADDRESS for word in inside):
            continue
        if kind == 'person' and all(word.rstrip('.') in TITLES for word in inside):
            continue
        if kind == 'person' and len(inside) > 1 and all(word in COMMON and word not in GIVEN and word not in SURNAMES for word in inside):
            continue
        # A lone common word in capitals is a heading's or a role's, unless the entity is called so.
        if len(inside) == 1 and kind != 'organization' and inside[0] in COMMON and inside[0] not in DEMONYMS:
            linked = words[first] in re.split('_', identity) or (kind == 'place' and (inside[0] in PLACES or words[first].isupper()))
            if not (linked or kind == 'person' and (inside[0] in GIVEN or inside[0] in SURNAMES)):
                continue
        if len(''.join(inside)) == 1 or kind == 'other' and inside[0] == 'pmid':
            continue
        if ' '.join(inside) in COUNTRIES:
            kind = 'place'
        elif inside[-1] in DEMONYMS and (len(inside) == 1 or kind == 'person' and tokens[last - 1].tag == 'NNPS'):
            kind = 'other'
        elif kind == 'person' and tokens[head].tag == 'NNPS':
            kind = 'other'
        # Of the mentions with one head the shortest says the kind.
        found.setdefault((first, last), kind)
    # The outermost of nested names.
    names = []
    for (first, last), kind in sorted(found.items(), key=lambda item: (item[0][0] - item[0][1], item[0])):
        if all(last <= s or first >= e for s, e, _ in names):
            names.append((first, last, kind))
    for i, token in enumerate(tokens):
        low = token.form.lower()
        adjective = token.tag == 'JJ' and token.form[:1].isupper() and token.lemma[:1].isupper() and not token.form.isupper()
        if token.form[:1].isupper() and (adjective or (low in DEMONYMS and token.tag in ('JJ', 'NNP', 'NNPS', 'NNS', 'NN'))):
            if all(i + 1 <= s or i >= e for s, e, _ in names) and low not in TIMES and len(low) > 2:
                names.append((i, i + 1, 'other'))
    return sorted(names)


def read_splits(path):
    splits, current = {}, None
    for line in path.read_text(encoding='utf-8').splitlines():
        if line.startswith('## '):
            current = line[3:].strip()
        elif line.strip().startswith('* '):
            splits[line.strip()[2:]] = current
    return splits


def name_again(document):
    """Names that stand once more without a mention of their own, as in "the Northline offices"."""
    votes = collections.defaultdict(collections.Counter)
    covered = set()
    for start, end, kind in document.names:
        words = document.text[start:end]
        covered.update(range(start, end))
        if ' ' in words or (len(words) > 2 and words.lower() not in COMMON):
            votes[words][kind] += 1
    kinds = {words: counter.most_common(1)[0][0] for words, counter in votes.items()}
    runs = [[]]
    for start, end, tag in document.tags:
        if tag in ('NNP', 'NNPS', 'IN', 'DT', 'CC', 'POS') and (not runs[-1] or document.text[runs[-1][-1][1]:start] in ('', ' ')):
            runs[-1].append((start, end))
        else:
            runs.append([(start, end)] if tag in ('NNP', 'NNPS') else [])
    for run in runs:
        document.names += find_again(document.text, run, kinds, covered)
    document.names.sort()


def gum(folder, split):
    splits = read_splits(folder / 'splits.md')
    for path in sorted(folder.glob('*.conllu.gz')):
        document = None
        wanted = False
        for comments, rows in read_conllu(path):
            for comment in comments:
                if comment.startswith('# newdoc id = '):
                    if document and document.text:
                        name_again(document)
                        yield document
                    name = comment[14:].strip()
                    wanted = splits.get(name) == split
                    document = Document('gum', ['other']) if wanted else None
            if not wanted:
                continue
            text = next(comment[9:] for comment in comments if comment.startswith('# text = '))
            if document.text:
                document.text += '\n\n' if any(comment.startswith('# newpar') and not comment.startswith('# newpar_') for comment in comments) else '\n'
            base = len(document.text)
            document.text += text
            tokens = [Token(row) for row in rows if row[0].isdigit()]
            at = 0
            for token in tokens:
                while text[at:at + 1].isspace():
                    at += 1
                assert text.startswith(token.form, at), (path, text, token.form)
                token.start, token.end = base + at, base + at + len(token.form)
                at += len(token.form)
                document.tokens.append((token.start, token.end))
                document.tags.append([token.start, token.end, token.tag])
            for first, last, kind in gum_names(tokens):
                document.names.append([tokens[first].start, tokens[last - 1].end, kind])
        if document and document.text:
            name_again(document)
            yield document


# PolNeAR


def is_headline(words):
    long = [word for word in words if len(word) > 3 and word.isalpha()]
    return len(long) >= 3 and sum(word[:1].isupper() for word in long) > 0.7 * len(long)


def polnear_spans(rows):
    """Names as CoreNLP found them, mended: (first row, row after, kind)."""
    kinds = {'PERSON': 'person', 'ORGANIZATION': 'organization', 'LOCATION': 'place', 'MISC': 'other'}
    labels = [(re.search(r'NER=(\w+)', row[9]) or [None, None])[1] for row in rows]
    words = [row[1] for row in rows]
    names, end = [], 0
    while end < len(rows):
        start, end = end, end + 1
        kind = kinds.get(labels[start])
        while end < len(rows) and labels[end] == labels[start]:
            end += 1
        if not kind:
            continue
        first, last = start, end
        while first < last and re.match(r'(?:IN|CC|VB|MD|WRB|WP|WDT|PRP|DT|TO|RB)', rows[first][4]):
            first += 1
        if first < last - 1 and words[first].lower().rstrip('.') in HONORIFICS:
            kind = 'person'
        first, last = strip_name(words, first, last, kind)
        if kind == 'person':
            titles = [i for i in range(first, last) if words[i].lower().rstrip('.') in HONORIFICS]
            if titles:
                first, last = strip_name(words, titles[-1] + 1, last, kind)
        while first < last and words[last - 1] in ('Minority', 'Majority', 'Leader', 'Chair', 'Chairman', 'Chairwoman', 'Speaker'):
            last -= 1
        inside = [word.lower() for word in words[first:last]]
        if not any(is_capital(word) for word in words[first:last]) or inside in (['pac'], ['pacs']):
            continue
        if kind == 'person' and all(word.rstrip('.') in TITLES for word in inside):
            continue
        # "Republican-controlled", but not "Al-abadi".
        if len(inside) == 1 and re.search('-[a-z]', words[first]) and (kind != 'person' or words[first].split('-')[-1] in COMMON):
            continue
        if ' '.join(inside) in COUNTRIES:
            kind = 'place'
        elif len(inside) == 1 and inside[0] in DEMONYMS and kind != 'person':
            kind = 'other'
        elif len(inside) > 1 and inside[-1] in LAST_WORDS:
            kind = LAST_WORDS[inside[-1]]
        elif ' '.join(inside) in REGIONS and kind != 'person':
            kind = 'place'
        names.append((first, last, kind))
    return names


def polnear(folder, part):
    texts = {}
    with tarfile.open(folder / f'{part}.tar.gz') as archive:
        for member in archive.getmembers():
            if member.isfile() and member.name.endswith('.txt'):
                texts[Path(member.name).stem] = archive.extractfile(member).read().decode('utf-8')
    articles, current, name = {}, None, None
    for comments, rows in read_conllu(folder / f'{part}.silver.conllu.gz'):
        for comment in comments:
            if comment.startswith('# newdoc id = '):
                name = comment[14:].strip()
                current = articles.setdefault(name, [])
        current.append(PolnearSentence(texts[name], rows))
    votes = collections.defaultdict(collections.Counter)
    for sentence in (sentence for sentences in articles.values() for sentence in sentences if not sentence.is_headline):
        for words, _, kind in sentence.names():
            votes[words][kind] += 1
    # What most of many articles call a thing, one of them does not call otherwise.
    settled = {words: counter.most_common(1)[0][0] for words, counter in votes.items()
               if sum(counter.values()) >= 10 and counter.most_common(1)[0][1] >= 0.7 * sum(counter.values())}
    settled.update(KNOWN)
    for name, sentences in sorted(articles.items()):
        yield polnear_document(texts[name], sentences, settled)


def polnear_document(text, sentences, settled):
    document = Document('polnear', ['other'])
    document.text = text
    votes = collections.defaultdict(collections.Counter)
    for sentence in sentences:
        document.tokens += sentence.offsets
        document.tags += [[start, end, row[4]] for (start, end), row in zip(sentence.offsets, sentence.rows)]
        if not sentence.is_headline:
            for words, _, kind in sentence.names():
                votes[words][kind] += 1
    kinds = {words: settled.get(words) or counter.most_common(1)[0][0] for words, counter in votes.items()}
    surnames = set()
    for words, kind in list(kinds.items()):
        last = words.split()[-1]
        if kind == 'person' and last != words and len(last) > 2:
            if last not in settled and last.lower() not in COUNTRIES and (last.lower() in SURNAMES or last.lower() not in COMMON):
                kinds[last] = 'person'
                surnames.add(last)
    covered = set()
    for sentence in sentences:
        if not sentence.is_headline:
            for words, (start, end), _ in sentence.names():
                document.names.append([start, end, kinds[words]])
                covered.update(range(start, end))
    # A headline's capitals mislead the automatic annotation: there, a name is what the article calls one. What the
    # article calls one most of the time is one always.
    total = collections.Counter(text[start:end] for start, end in document.tokens if start not in covered)
    often = {words: kind for words, kind in kinds.items() if sum(votes[words].values()) > max(2, 2 * total[words])}
    for sentence in sentences:
        known = {words: kind for words, kind in kinds.items() if len(words) > 2} if sentence.is_headline else often
        document.names += find_again(text, sentence.offsets, known, covered)
        # These are names wherever they stand, but for the beginnings of longer ones, and so are the surnames of people.
        for i, ((start, end), row) in enumerate(zip(sentence.offsets, sentence.rows)):
            follows = sentence.rows[i + 1][4] if i + 1 < len(sentence.rows) else ''
            kind = KNOWN.get(row[1]) or ('person' if row[1] in surnames and row[4] == 'NNP' else None)
            if kind and start not in covered and (not follows.startswith('NNP') or sentence.is_headline):
                document.names.append([start, end, kind])
                covered.update(range(start, end))
    document.names.sort()
    return document


class PolnearSentence:
    """A sentence with its place in the article's text."""

    def __init__(self, text, rows):
        self.text = text
        self.rows = rows
        self.offsets = [tuple(map(int, re.search(r'Offset=(\d+):(\d+)', row[9]).groups())) for row in rows]
        self.is_headline = is_headline([row[1] for row in rows])

    def names(self):
        """(words, (start, end), kind) as annotated."""
        for first, last, kind in polnear_spans(self.rows):
            start, end = self.offsets[first][0], self.offsets[last - 1][1]
            if '\n' not in self.text[start:end]:
                yield self.text[start:end], (start, end), kind


def find_again(text, offsets, kinds, covered):
    names, i = [], 0
    while i < len(offsets):
        for end in range(min(len(offsets), i + 8), i, -1):
            start, stop = offsets[i][0], offsets[end - 1][1]
            if text[start:stop] in kinds and covered.isdisjoint(range(start, stop)):
                names.append([start, stop, kinds[text[start:stop]]])
                covered.update(range(start, stop))
                i = end - 1
                break
        i += 1
    return names


# Reuters-21578


def unescape(text):
    text = re.sub(r'&#(\d+);', lambda m: chr(int(m[1])) if int(m[1]) >= 32 and int(m[1]) != 127 else '', text)
    return html.unescape(text)


def paragraphs(body):
    """A body's hard-wrapped lines as paragraphs; lines of tables stay lines."""
    # The files mark a paragraph's first line by a tab or by spaces, damaged in some copies to "&\t".
    body = body.replace('&\\t', '\n\t').replace('&\t', '\n\t')
    found = []
    for line in body.split('\n'):
        bare = ' '.join(line.split())
        if not bare or re.fullmatch(r'(?:REUTER|Reuter|reuter|MORE|\*\*\*)\W*[\d]*', bare):
            continue
        if line.startswith(('\t', ' ')) or not found:
            found.append(bare)
        else:
            found[-1] += ' ' + bare
    return found


def reuters(path):
    with tarfile.open(path) as archive:
        for name in sorted(member.name for member in archive.getmembers() if member.name.endswith('.sgm')):
            sgml = archive.extractfile(name).read().decode('latin-1')
            for story in re.findall(r'<TEXT[^>]*>(.*?)</TEXT>', sgml, re.S):
                title = re.search(r'<TITLE>(.*?)</TITLE>', story, re.S)
                body = re.search(r'<BODY>(.*?)</BODY>', story, re.S)
                dateline = re.search(r'<DATELINE>(.*?)</DATELINE>', story, re.S)
                if not body or re.match(r'\s*[Bb]lah blah blah', body[1]):
                    continue
                blocks = paragraphs(unescape(body[1]))
                if not blocks:
                    continue
                if dateline:
                    blocks[0] = ' '.join(unescape(dateline[1]).split()) + ' ' + blocks[0]
                if title:
                    blocks.insert(0, ' '.join(unescape(title[1]).split()))
                yield '\n\n'.join(blocks)


def write_unlabelled(out, name, source, texts):
    count = characters = 0
    with (out / name).open('w', encoding='utf-8', newline='\n') as stream:
        for text in texts:
            stream.write(json.dumps({'source': source, 'text': text}, ensure_ascii=False, separators=(',', ':')) + '\n')
            count += 1
            characters += len(text)
    print(f'{name}: documents {count}, characters {characters}')


def write_made(out, name, documents):
    """Write documents that were made up and say what they hold."""
    counts = collections.Counter()
    with (out / name).open('w', encoding='utf-8', newline='\n') as stream:
        for document in documents:
            stream.write(json.dumps(document, ensure_ascii=False, separators=(',', ':')) + '\n')
            counts['documents'] += 1
            counts['characters'] += len(document['text'])
            counts.update(kind for _, _, kind in document['names'])
    print(name + ': ' + ', '.join(f'{key} {counts[key]}' for key in ('documents', 'characters', *KINDS.values())))


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    corpora, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    ner = corpora / 'ner'
    for name, path, source, open_kinds, find in (
            ('train-worldwide', ner / 'worldwide.train.conll.gz', 'worldwide', (), None),
            ('dev-worldwide', ner / 'worldwide.dev.conll.gz', 'worldwide', (), None),
            ('dev-ewt', ner / 'uner-ewt.dev.iob2', 'ewt', ('other',), None),
            ('test-wikigold', ner / 'wikigold.conll.txt', 'wikigold', (), None),
            ('train-re3d', ner / 're3d-train' / 're3d-train.conll', 're3d', ('other',), re3d_names)):
        if path.exists():
            write(out, name + '.jsonl', columns(path, source, open_kinds, find))
    if (corpora / 'gum').exists():
        for split in ('train', 'dev'):
            write(out, f'{split}-gum.jsonl', gum(corpora / 'gum', split))
    for part in ('train', 'dev'):
        if (corpora / 'polnear' / f'{part}.tar.gz').exists():
            write(out, f'{part}-polnear.jsonl', polnear(corpora / 'polnear', part))
    path = corpora / 'reuters21578' / 'reuters21578.tar.xz'
    if path.exists():
        write_unlabelled(out, 'unlabelled-reuters.jsonl', 'reuters', reuters(path))
    dictionary = Path(sys.argv[3]) if len(sys.argv) == 4 else wordnet.FOLDER
    if (dictionary / 'data.noun').exists():
        write_made(out, 'train-wordnet.jsonl', wordnet.documents(dictionary))
    write_made(out, 'train-templates.jsonl', synthesize.documents())


if __name__ == '__main__':
    main()
