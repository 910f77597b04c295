package lang

import (
	"testing"

	"synoptic"
)

func TestLemmatize(t *testing.T) {
	l := loadEnglish(t)
	for _, c := range []struct{ form, tag, want string }{
		{"towns", "NNS", "town"},
		{"Churches", "NNS", "church"},
		{"women", "NNS", "woman"},
		{"wolves", "NNS", "wolf"},
		{"geese", "NNS", "goose"},
		{"gases", "NNS", "gas"},
		{"bus", "NN", "bus"},
		{"went", "VBD", "go"},
		{"SAID", "VBD", "say"},
		{"running", "VBG", "run"},
		{"hoping", "VBG", "hope"},
		{"lying", "VBG", "lie"},
		{"frobbed", "VBD", "frobbe"}, // no word at all: the first ending that fits
		{"say", "VBP", "say"},
		{"better", "JJR", "well"},
		{"larger", "JJR", "large"},
		{"Better", "RBR", "well"},
		{"Okafors", "NNPS", "Okafors"},
		{"The", "DT", "the"},
		{"“", "``", `"`},
		{"1,250", "CD", "1,250"},
		{"İstanbul", "NN", "i̇stanbul"},
	} {
		text, tokens := tagged([3]string{c.form, c.tag, "dep"})
		l.Rule(text, tokens)
		l.Lemmatize(text, tokens)
		if tokens[0].Lemma != c.want {
			t.Errorf("%s/%s: got %q, want %q", c.form, c.tag, tokens[0].Lemma, c.want)
		}
	}
}

func TestLemmatizeLeavesRuledLemmas(t *testing.T) {
	l := loadEnglish(t)
	tokens := []synoptic.Token{{Span: synoptic.Span{Start: 0, End: 5}, Tag: "NNS", Pos: "NOUN", Lemma: "kept"}}
	if l.Lemmatize("towns", tokens); tokens[0].Lemma != "kept" {
		t.Errorf("lemma is now %q", tokens[0].Lemma)
	}
}

func TestLemmaChoice(t *testing.T) {
	tables := map[string]string{"patterns.tsv": "prefix\t^x\n", "lemma_rules.tsv": "verb\ting\te\nverb\ting\t\n",
		"lemma_index.tsv": "verb\thop\nverb\thope\n", "lemma_exceptions.tsv": "verb\thopping\thop\n"}
	for choice, want := range map[string]string{"first": "hope", "last": "hop"} {
		tables["settings.tsv"] = "lemmatizer\trule\nlemma_choice\t" + choice + "\n"
		l := fromTables(t, tables)
		if got := l.lemmas.lemma("hoping", "VERB", ""); got != want {
			t.Errorf("%s: %q, want %q", choice, got, want)
		}
		if got := l.lemmas.lemma("hopping", "VERB", ""); got != "hop" {
			t.Errorf("%s: an exception became %q", choice, got)
		}
	}
}

func TestLanguageWithoutLemmas(t *testing.T) {
	l := fromTables(t, map[string]string{"patterns.tsv": "prefix\t^x\n", "settings.tsv": "lemmatizer\tnone\n"})
	tokens := []synoptic.Token{{Span: synoptic.Span{Start: 0, End: 5}, Pos: "NOUN"}}
	if l.Lemmatize("towns", tokens); tokens[0].Lemma != "" {
		t.Errorf("lemma %q", tokens[0].Lemma)
	}
}
