#!/usr/bin/env python3
"""Makes a tiny French pipeline of the architecture that internal/lang runs, for the test that another language loads.

  venv/bin/python tools/make_toy_pipeline.py FOLDER
  venv/bin/python tools/convert_spacy.py FOLDER internal/lang/testdata/fr/model.bin
  venv/bin/python tools/export_language.py FOLDER internal/lang/testdata/fr
  venv/bin/python tools/golden_spacy.py FOLDER internal/lang/testdata/fr/texts.txt internal/lang/testdata/fr/golden.jsonl

It is trained on the few made-up sentences below and of no use for reading; what counts is that spaCy and the engine
read the same with it. Its parts are those of fr_core_news_sm: a morphologizer in place of a tagger, and an attribute ruler.
"""
import sys

import spacy
from spacy.tokens import Doc
from spacy.training import Example

# form, coarse tag, features, head, label, name; a blank line ends a sentence, two a text
SENTENCES = """
Le DET Definite=Def|Gender=Masc|Number=Sing 1 det -
maire NOUN Gender=Masc|Number=Sing 4 nsubj -
de ADP _ 3 case -
Brannec PROPN _ 1 nmod B-LOC
quitte VERB Number=Sing|Person=3|Tense=Pres 4 ROOT -
la DET Definite=Def|Gender=Fem|Number=Sing 6 det -
ville NOUN Gender=Fem|Number=Sing 4 obj -
. PUNCT _ 4 punct -

Anne PROPN _ 2 nsubj B-PER
Vellec PROPN _ 0 flat:name I-PER
dit VERB Number=Sing|Person=3|Tense=Pres 2 ROOT -
que SCONJ _ 6 mark -
l' DET Definite=Def|Number=Sing 5 det -
usine NOUN Gender=Fem|Number=Sing 6 nsubj -
ferme VERB Number=Sing|Person=3|Tense=Pres 2 ccomp -
. PUNCT _ 2 punct -

À ADP _ 1 case -
Kestry PROPN _ 5 obl B-LOC
, PUNCT _ 5 punct -
deux NUM NumType=Card 4 nummod -
ouvriers NOUN Gender=Masc|Number=Plur 5 nsubj -
restent VERB Number=Plur|Person=3|Tense=Pres 5 ROOT -
dans ADP _ 8 case -
le DET Definite=Def|Gender=Masc|Number=Sing 8 det -
port NOUN Gender=Masc|Number=Sing 5 obl -
. PUNCT _ 5 punct -

Elle PRON Gender=Fem|Number=Sing|Person=3 3 nsubj -
n' ADV Polarity=Neg 3 advmod -
a AUX Number=Sing|Person=3|Tense=Pres 3 aux -
vu VERB Gender=Masc|Number=Sing|Tense=Past 3 ROOT -
ni CCONJ _ 5 cc -
Paul PROPN _ 3 obj B-PER
ni CCONJ _ 8 cc -
le DET Definite=Def|Gender=Masc|Number=Sing 8 det -
bateau NOUN Gender=Masc|Number=Sing 5 conj -
d' ADP _ 10 case -
Orla PROPN _ 8 nmod B-LOC
! PUNCT _ 3 punct -
"""

ENCODER = """
[components.{0}.model{1}]
@architectures = "spacy.Tok2Vec.v2"
[components.{0}.model{1}.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = 16
attrs = [{2}]
rows = [{3}]
include_static_vectors = false
[components.{0}.model{1}.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = 16
depth = 4
window_size = 1
maxout_pieces = 3
"""
LISTENER = """
[components.{0}.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 16
upstream = "tok2vec"
"""
STEPS = """
[components.{0}]
factory = "{0}"
[components.{0}.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "{0}"
extra_state_tokens = false
hidden_width = 16
maxout_pieces = 2
use_upper = true
"""
CONFIG = (
    """
[nlp]
lang = "fr"
pipeline = ["tok2vec","morphologizer","parser","attribute_ruler","ner"]
[components]
[components.tok2vec]
factory = "tok2vec"
[components.attribute_ruler]
factory = "attribute_ruler"
[components.morphologizer]
factory = "morphologizer"
[components.morphologizer.model]
@architectures = "spacy.Tagger.v2"
"""
    + ENCODER.format("tok2vec", "", '"NORM","PREFIX","SUFFIX","SHAPE","SPACY","IS_SPACE"', "50,20,30,20,5,5")
    + LISTENER.format("morphologizer")
    + STEPS.format("parser").replace("[components.parser.model]", "min_action_freq = 1\n[components.parser.model]")
    + LISTENER.format("parser")
    + STEPS.format("ner")
    + ENCODER.format("ner", ".tok2vec", '"NORM","PREFIX","SUFFIX","SHAPE"', "50,20,30,20")
)


def examples(nlp):
    sentences = [[line.split() for line in block.split("\n")] for block in SENTENCES.strip().split("\n\n")]
    for i in range(len(sentences)):  # each sentence with that which follows it
        words = []
        for rows in (sentences[i], sentences[(i + 1) % len(sentences)]):
            at = len(words)
            words += [(w, pos, morph, at + int(head), dep, name) for w, pos, morph, head, dep, name in rows]
        form, pos, morph, heads, deps, names = map(list, zip(*words))
        spaces = [not w.endswith("'") and (j + 1 == len(form) or form[j + 1] not in ".,!") for j, w in enumerate(form)]
        doc = Doc(nlp.vocab, words=form, spaces=spaces, pos=pos, morphs=[m.replace("_", "") for m in morph], heads=heads,
                  deps=deps, ents=["O" if n == "-" else n for n in names])
        yield Example(nlp.make_doc(doc.text), doc)


def main(out):
    spacy.util.fix_random_seed(1)
    nlp = spacy.util.load_model_from_config(spacy.util.Config().from_str(CONFIG), auto_fill=True)
    data = list(examples(nlp))
    optimizer = nlp.initialize(lambda: data)
    optimizer.learn_rate = 0.01
    for _ in range(150):
        losses = {}
        nlp.update(data, sgd=optimizer, losses=losses)
    nlp.get_pipe("attribute_ruler").add([[{"IS_SPACE": True}]], {"POS": "SPACE"}, index=0)
    # a made-up rule, so that the ruler has something to do
    nlp.get_pipe("attribute_ruler").add([[{"LOWER": "ni"}]], {"POS": "PART", "MORPH": "Polarity=Neg"}, index=0)
    nlp.meta.update(name="toy", version="1.0.0", license="none: made for a test")
    nlp.to_disk(out)
    print(losses)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
