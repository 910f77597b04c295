package lang

import (
	"testing"

	"synoptic"
)

// tagged lays out tokens from "form/TAG/dep" triples.
func tagged(triples ...[3]string) (string, []synoptic.Token) {
	text := ""
	var tokens []synoptic.Token
	for _, x := range triples {
		start := len(text)
		text += x[0]
		tokens = append(tokens, synoptic.Token{Span: synoptic.Span{Start: start, End: len(text)}, Tag: x[1], Dep: x[2]})
		text += " "
	}
	return text, tokens
}

func TestRule(t *testing.T) {
	l := loadEnglish(t)
	for _, c := range []struct {
		name             string
		in               [][3]string
		at               int
		pos, morph, lemm string
	}{
		{"by its tag", [][3]string{{"towns", "NNS", "dobj"}}, 0, "NOUN", "Number=Plur", ""},
		{"by word and tag", [][3]string{{"The", "DT", "det"}}, 0, "DET", "Definite=Def|PronType=Art", ""},
		{"by label", [][3]string{{"will", "MD", "aux"}}, 0, "AUX", "VerbForm=Fin", ""},
		{"have as a full verb", [][3]string{{"had", "VBD", "ROOT"}}, 0, "VERB", "Tense=Past|VerbForm=Fin", "have"},
		{"have as an auxiliary", [][3]string{{"had", "VBD", "aux"}}, 0, "AUX", "Tense=Past|VerbForm=Fin", "have"},
		{"over two words", [][3]string{{"ai", "VBZ", "ROOT"}, {"n't", "RB", "neg"}}, 0, "VERB", "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "be"},
		{"not without the second", [][3]string{{"ai", "VBZ", "ROOT"}}, 0, "VERB", "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", ""},
		{"the second of two", [][3]string{{"Let", "VB", "ROOT"}, {"'s", "PRP", "nsubj"}}, 1, "PRON", "PronType=Prs", "us"},
		{"by a pattern", [][3]string{{"nuthin'", "NN", "dobj"}}, 0, "NOUN", "Number=Sing", "nothing"},
		{"white space", [][3]string{{"\n", "NN", "punct"}}, 0, "SPACE", "", ""},
		{"a tag of white space on a word", [][3]string{{"x", "_SP", "dep"}}, 0, "X", "", ""},
		{"an unknown tag", [][3]string{{"x", "?", "dep"}}, 0, "", "", ""},
	} {
		text, tokens := tagged(c.in...)
		l.Rule(text, tokens)
		if k := tokens[c.at]; k.Pos != c.pos || k.Morph != c.morph || k.Lemma != c.lemm {
			t.Errorf("%s: got %q %q %q, want %q %q %q", c.name, k.Pos, k.Morph, k.Lemma, c.pos, c.morph, c.lemm)
		}
	}
	text, tokens := tagged([3]string{"\n", "NN", "punct"})
	if l.Rule(text, tokens); tokens[0].Tag != "_SP" || tokens[0].Dep != "dep" {
		t.Errorf("white space is %s %s", tokens[0].Tag, tokens[0].Dep)
	}
}

// Later rules override earlier ones, and all look at the tokens as they were.
func TestRuleOrder(t *testing.T) {
	l := fromTables(t, map[string]string{"patterns.tsv": "prefix\t^x\n", "ruler.tsv": "" +
		"0\tPOS=A MORPH=M\tTAG is T\n" +
		"0\tPOS=B TAG=U\tTAG is T & LOWER in two three\n" +
		"0\tPOS=C\tTAG is U\n" +
		"-1\tPOS=D\tORTH is two\tTAG not V \"\"\n" +
		"0\tLEMMA=\\x20\\t\tDEP is \"\"\n"})
	text, tokens := tagged([3]string{"One", "T", "d"}, [3]string{"TWO", "T", ""}, [3]string{"two", "V", "d"}, [3]string{"three", "T", "d"})
	l.Rule(text, tokens)
	got := ""
	for _, k := range tokens {
		got += k.Tag + k.Pos + k.Morph + k.Lemma + "|"
	}
	if want := "TAM|UBM \t|V|UDM|"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
