#!/usr/bin/env python3
"""Makes the texts that the names classifier is trained on, as lines {"id", "text", "gold": [[start, end, class]…]} (offsets in bytes).

  pip install Faker==40.54.0
  tools/names/texts.py CORPORA/names internal/annotate/en/names OUT.jsonl
  go run ./internal/annotate/names/train -o internal/annotate/en/names/model.gz OUT.jsonl

They are: CoNLL++ (train) with its words parted by spaces, and as it would be printed; WikiGold and WNUT-17 (train) as they would be
printed; CoNLL++ and WikiGold once more with their names exchanged for others, of people from all over the world and of bodies of our days;
and templates.txt with its slots filled. The random numbers are seeded: the same input gives the same bytes.
"""
import gzip, importlib, json, os, random, re, sys
import faker.providers.person
import parts

HERE = os.path.dirname(os.path.abspath(__file__))
CORPORA, TABLES, OUT = sys.argv[1:4]
R = random.Random(7)
pick = R.choice
CLASSES = {'person': 'PER', 'location': 'LOC', 'corporation': 'ORG', 'group': 'ORG', 'product': 'MISC', 'creative-work': 'MISC'}

# ---------- labelled texts ----------


def documents(file, empty_line_only=False):
    """A CoNLL file as documents of sentences of (word, label); labels in IOB2."""
    docs, doc, sentence = [], [], []
    def close():
        nonlocal doc
        if doc: docs.append(doc)
        doc = []
    for line in gzip.open(f'{CORPORA}/{file}', 'rt', encoding='utf8'):
        p = line.split()
        if p and p[0] != '-DOCSTART-': sentence.append((p[0], p[-1])); continue
        if sentence: doc.append(sentence); sentence = []
        if p: close()
    if sentence: doc.append(sentence)
    close()
    return [[iob2(s) for s in d] for d in docs]


def iob2(sentence):
    out, before = [], 'O'
    for w, t in sentence:
        if t[:2] == 'I-' and before[2:] != t[2:]: t = 'B-' + t[2:]
        out.append((w, t)); before = t
    return out


NO_SPACE_BEFORE = set(". , ; : ? ! ) ] % 's ’s ’ ' n't 're 've 'll 'd 'm ''".split())
NO_SPACE_AFTER = set("( [ $ `` # £".split())


def written(doc, parted):
    """A document's text and its names, [start, end, class] in characters; parted leaves a space around every word."""
    text, gold = '', []
    for sentence in doc:
        if text: text += '\n'
        before, quoted, open_name = None, False, None
        for w, t in sentence:
            space = ' '
            if before is None: space = ''
            elif not parted and (w in NO_SPACE_BEFORE or before in NO_SPACE_AFTER or w == '"' and quoted or before == '"' and quoted): space = ''
            text += space; start = len(text)
            text += '"' if w in ('``', "''") and not parted else w
            if w == '"': quoted = not quoted
            if t[0] == 'I' and open_name: open_name[1] = len(text)
            else:
                open_name = [start, len(text), t[2:]] if t != 'O' else None
                if open_name: gold.append(open_name)
            before = w
    return text, gold

# ---------- names ----------


def spaced(s): return s.replace('_', ' ').split(' ')
def capital(w): return '-'.join(p[:1].upper() + p[1:] for p in w.split('-'))
def table(file): return [l.rstrip('\n').split('\t') for l in open(f'{TABLES}/{file}', encoding='utf8') if not l.startswith('#')]


def locale(name):
    p, given, last = importlib.import_module('faker.providers.person.' + name).Provider, set(), set()
    for a in dir(p):
        v = getattr(p, a)
        if isinstance(v, (tuple, list, dict)):
            if a.startswith('first_name'): given |= {x for x in v if isinstance(x, str)}
            elif a.startswith('last_name'): last |= {x for x in v if isinstance(x, str)}
    return sorted(given), sorted(last)


LOCALES = {l: locale(l) for l in parts.LOCALES}
RARE = [w[0] for w in table('people.tsv') if w[1] == 'w' and 4 <= len(w[0]) <= 12]
PLACES = {c: [n for n, k in table('places.tsv') if k == c] for c in 'CR123'}
DEMONYMS = [capital(r[0]) for r in table('demonyms.tsv')]
COMPANIES = [r[0] for r in table('companies.tsv')]
ORGS = table('orgs.tsv')
SMALL = {'of', 'the', 'and', 'de', 'la', 'du', 'del', 'di', 'al', 'upon', 'le', 'am', 'an', 'der', 'da', 'do'}


def titled(name): return ' '.join(w if w in SMALL and i else capital(w) for i, w in enumerate(name.split()))


def person():
    """A new person: the words of the full name, of its short form, and of the given name."""
    k = R.random()
    if R.random() < .1: k = .97
    if k < .42:
        given, last = LOCALES[pick(sorted(LOCALES)) if R.random() < .5 else pick(['en_GB', 'en_US', 'en_US', 'en_GB'])]
        g, s = spaced(pick(given)), spaced(pick(last)) if last else ['Smith']
        if R.random() < .08: s = [pick(LOCALES['en_GB'][1]) + '-' + pick(LOCALES['en_GB'][1])]
        middle = []
        if R.random() < .12: middle = [pick('ABCDEFGHJKLMNPRSTW') + '.']
        elif R.random() < .06: middle = spaced(pick(given))
        if R.random() < .05: s = spaced(pick(parts.PARTICLES)) + s
        return g + middle + s + ([pick(['Jr.', 'III', 'II', 'Sr.'])] if R.random() < .03 else []), s, g
    if k < .66 and k >= .57:
        s, a, b, r = [pick(parts.KOREAN_LAST)], pick(parts.KOREAN_FIRST), pick(parts.KOREAN_SECOND), R.random()
        g = [a + '-' + b] if r < .5 else [a, capital(b)] if r < .9 else [a + b]
        return (s + g if R.random() < .92 else g + s), s, s
    if .66 <= k < .73: s = [pick(parts.CHINESE_LAST)]; return s + [pick(parts.CHINESE_GIVEN if R.random() < .85 else parts.TAIWANESE_GIVEN)], s, s
    if .73 <= k < .76: g = [pick(parts.VIETNAMESE_GIVEN)]; return [pick(parts.VIETNAMESE_LAST), pick(parts.VIETNAMESE_MIDDLE)] + g, g, g
    if .88 <= k < .90: a = pick(parts.INDONESIAN); return ([a] if R.random() < .5 else [pick(parts.INDONESIAN), a]), [a], [a]
    for limit, given, last in ((.50, parts.ARABIC_GIVEN, parts.ARABIC_LAST), (.57, parts.PERSIAN_GIVEN, parts.PERSIAN_LAST), (.80, parts.JAPANESE_GIVEN, parts.JAPANESE_LAST),
                               (.85, parts.RUSSIAN_GIVEN, parts.RUSSIAN_LAST), (.88, parts.INDIAN_GIVEN, parts.INDIAN_LAST), (.93, parts.AFRICAN_GIVEN, parts.AFRICAN_LAST)):
        if k < limit: g, s = spaced(pick(given)), spaced(pick(last)); return g + s, s, g
    if k < .96: g, s = spaced(pick(parts.SPANISH_GIVEN)), spaced(pick(parts.SPANISH_LAST)); return g + s + (spaced(pick(parts.SPANISH_LAST)) if R.random() < .5 else []), s, g
    g, s = [capital(pick(RARE))], [capital(pick(RARE))]
    return g + s, s, g


def place(kind=None): return titled(pick(PLACES[kind or pick('CCC11112222R3')])).split(' ')
def company(): return titled(pick(COMPANIES)).split(' ')


def invented():
    a, b, r = pick(parts.SYLLABLES), pick(parts.SYLLABLES), R.random()
    return capital(a + b) if r < .4 else capital(a) + capital(b) if r < .7 else capital(a + b + pick(['ia', 'on', 'ex', 'ix', 'is', 'o', 'a', 'us', 'ify', 'ly']))


def acronym():
    s = ''.join(pick('ABCDEFGHIKLMNOPRSTUW') for _ in range(pick([2, 3, 3, 3, 4, 4, 5])))
    return s if R.random() < .9 else s[0] + s[1:-1].lower() + s[-1]


def medium():
    words = pick([o for o in ORGS if o[1] in ('agency', 'outlet')])[0].split(' ')
    up = {'afp', 'ap', 'bbc', 'cnn', 'rt', 'cbs', 'nbc', 'abc', 'pbs', 'npr', 'itv', 'dpa', 'efe', 'ansa', 'irna', 'isna', 'kcna', 'cctv', 'cgtn', 'cbc', 'ctv', 'cnbc', 'msnbc', 'upi', 'usa', 'voa', 'tmz', 'espn', 'nhk', 'ndtv', 'tass'}
    return [w.upper() if w in up else w if i and w in SMALL else capital(w) for i, w in enumerate(words)]


def body():
    """The words of a body's name that takes "the"."""
    r, topic, head = R.random(), lambda: pick(parts.TOPICS), lambda n=None: pick(parts.HEADS[:n])
    if r < .35: return [topic() for _ in range(pick([1, 1, 2, 2, 3]))] + [head()]
    if r < .5:
        tail = [pick(['Affairs', 'Studies', 'Research', 'Rights', 'Security', 'Development', 'Cooperation', 'Policy', 'Relations'])] if R.random() < .6 else []
        return [head(20), pick(['of', 'for']), topic()] + (['and', topic()] if R.random() < .4 else []) + tail
    if r < .6: return ['University', 'of'] + place(pick('12R'))
    if r < .7: return place(pick('123')) + [topic()] + [pick(['Department', 'Police', 'Authority', 'Council', 'Hospital', 'University', 'Board', 'Commission'])]
    if r < .78: return pick(parts.LOCAL_BODIES).split(' ')
    if r < .84: return place('2') + pick(parts.SMALL_BODIES).split(' ')
    if r < .92: return titled(pick([o for o in ORGS if o[1] == 'body' and ' ' in o[0]])[0]).split(' ')
    return pick(parts.KNOWN_BODIES).split(' ')


def organisation(the=False):
    if the and R.random() < .8: return body()
    r = R.random()
    if r < .22: return company() + ([pick(['Inc.', 'Corp.', 'plc', 'Ltd', 'Group', 'Holdings', 'Co.', 'LLC', 'AG', 'PLC'])] if R.random() < .25 else [])
    if r < .4: return [invented()] + ([pick(['Inc.', 'Corp.', 'Plc', 'LLC', 'Technologies', 'Systems'])] if R.random() < .2 else [])
    if r < .55: return [acronym()]
    if r < .62: return medium()
    if r < .68: return pick(parts.KNOWN_ORGS).split(' ')
    if r < .76: return person()[1] + ([pick(['&', '&', 'and'])] if R.random() < .6 else []) + person()[1]
    if r < .82: return place(pick('12')) + [pick(['Capital', 'Bank', 'Airlines', 'Investment', 'Media', 'Motors', 'Times', 'Post', 'Herald', 'News', 'Daily', 'Electric', 'Oil', 'Steel', 'United', 'FC', 'City'])]
    return body()

# ---------- exchanging names ----------


def names_of(sentence):
    out, i = {}, 0
    while i < len(sentence):
        j = i + 1
        if sentence[i][1] != 'O':
            while j < len(sentence) and sentence[j][1] == 'I-' + sentence[i][1][2:]: j += 1
            out[i] = (j, sentence[i][1][2:])
        i = j
    return out


def exchanged(doc):
    """doc with other names, the same for the same; None for tables of results, which would make no sense."""
    words = [w for s in doc for w, _ in s]
    if sum(any(c.isdigit() for c in w) for w in words) > .13 * len(words) or len(words) < 11 * len(doc): return None
    full = {}
    for s in doc:
        for i, (j, k) in names_of(s).items():
            if k == 'PER' and j - i > 1: full.setdefault(tuple(w for w, _ in s[i:j]), None)
    for n in sorted(full, key=lambda n: (-len(n), n)):
        full[n] = next((v for o, v in full.items() if v and len(o) > len(n) and o[-1] == n[-1] and o[0] == n[0]), None) or person()
    new = {}
    def other(kind, old, the):
        key = (kind, ' '.join(old))
        if key in new: return new[key]
        if kind == 'PER':
            n = tuple(old)
            if len(n) > 1: v = full[n][0]
            else: v = next((p[1] for o, p in full.items() if o[-1] == n[0]), None) or next((p[2] for o, p in full.items() if o[0] == n[0]), None) or person()[1]
        elif kind == 'ORG' and R.random() < .75: v = organisation(the)
        elif kind == 'LOC' and not the and R.random() < .3: v = place('C' if ' '.join(old).lower() in PLACES['C'] else None)
        elif kind == 'MISC' and len(old) == 1 and old[0] in DEMONYMS and R.random() < .4: v = [pick(DEMONYMS)]
        else: v = old
        new[key] = v
        return v
    out = []
    for s in doc:
        at, line, i = names_of(s), [], 0
        keep = sum(w.isupper() for w, _ in s) > .6 * len(s)
        while i < len(s):
            if i not in at: line.append(s[i]); i += 1; continue
            j, k = at[i]
            words = [w for w, _ in s[i:j]]
            if not keep: words = other(k, words, i > 0 and s[i - 1][0].lower() == 'the')
            line += [(w, ('B-' if n == 0 else 'I-') + k) for n, w in enumerate(words)]
            i = j
        out.append(line)
    if R.random() < .5: out = [[(w.replace("'", '’'), t) for w, t in s] for s in out]
    return out

# ---------- templates ----------

SLOTS = {'P': 'PER', 'p': 'PER', 'g': 'PER', 'O': 'ORG', 'B': 'ORG', 'C': 'ORG', 'A': 'ORG', 'M': 'ORG', 'L': 'LOC', 'N': 'LOC', 'D': 'MISC'}


def filled(lines):
    known, text, gold = {}, '', []
    def value(kind, number):
        key = ('P' if kind in 'Ppg' else kind, number)
        if number and key in known: v = known[key]
        else:
            v = known[key] = {'P': person, 'O': organisation, 'B': body, 'C': lambda: company() if R.random() < .5 else [invented()], 'A': lambda: [acronym()], 'M': medium, 'L': place,
                              'N': lambda: place('C'), 'D': lambda: [pick(DEMONYMS)], 'T': lambda: [pick(parts.TITLES)], 't': lambda: [pick(parts.ROLES)], 'n': lambda: [str(R.randint(2, 90))],
                              'm': lambda: [str(R.randint(2, 90))]}[key[0]]()
        return v['Ppg'.index(kind)] if kind in 'Ppg' else v
    for line in lines:
        if R.random() < .25: continue
        at = 0
        for m in re.finditer(r'\{([A-Za-z])(\d*)\}', line):
            text += line[at:m.start()]; at = m.end()
            start = len(text)
            text += ' '.join(value(*m.groups()))
            if m[1] in SLOTS and not (m[1] == 'g' and re.search(r'(Hurricane|Storm|The) $', line[:m.start()])): gold.append([start, len(text), SLOTS[m[1]]])
        text += line[at:] + '\n'
    r = R.random()
    if r < .5: text = text.replace("'", '’')
    elif r < .75:
        out, opened = [], False
        for c in text:
            if c == '"': c = '”' if opened else '“'; opened = not opened
            out.append(c)
        text = ''.join(out)
    return text, gold

# ---------- all of it ----------


def main():
    with open(OUT, 'w', encoding='utf8') as f:
        def put(id, text, gold):
            at, n = [0] * (len(text) + 1), 0
            for i, c in enumerate(text): at[i] = n; n += len(c.encode())
            at[len(text)] = n
            f.write(json.dumps({'id': id, 'text': text, 'gold': [[at[a], at[b], CLASSES.get(k, k)] for a, b, k in gold]}, ensure_ascii=False) + '\n')
        conll, wiki = documents('conllpp-train.conll.gz'), documents('wikigold.conll.gz')
        wnut = [s for d in documents('wnut17-train.conll.gz') for s in d]
        for i, d in enumerate(conll): put(f'conll/{i}', *written(d, True))
        for i, d in enumerate(conll): put(f'conll-printed/{i}', *written(d, False))
        for i, d in enumerate(wiki): put(f'wikigold/{i}', *written(d, False))
        for i in range(0, len(wnut), 10): put(f'wnut/{i}', *written(wnut[i:i + 10], False))
        for i, d in enumerate(conll + wiki):
            if d := exchanged(d): put(f'exchanged/{i}', *written(d, False))
        lines = [l for l in open(f'{HERE}/templates.txt', encoding='utf8').read().split('\n') if not l.startswith('#')]
        paragraphs = [[l for l in p.split('\n') if l.strip()] for p in '\n'.join(lines).split('\n\n')]
        for n in range(40):
            for k, p in enumerate(paragraphs): put(f'template/{k}/{n}', *filled(p))


main()
