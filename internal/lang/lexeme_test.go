package lang

import (
	"strings"
	"testing"
)

func TestLexeme(t *testing.T) {
	l := loadEnglish(t)
	for form, want := range map[string]Lexeme{
		"Valdorra":               {Norm: "valdorra", Prefix: "V", Suffix: "rra", Shape: "Xxxxx"},
		"McKay's":                {Norm: "mckay's", Prefix: "M", Suffix: "y's", Shape: "XxXxx'x"},
		"colour":                 {Norm: "color", Prefix: "c", Suffix: "our", Shape: "xxxx"},
		"£":                      {Norm: "$", Prefix: "£", Suffix: "£", Shape: "£"},
		"12,345²":                {Norm: "12,345²", Prefix: "1", Suffix: "45²", Shape: "dd,dddd"},
		"ÉTÉ":                    {Norm: "été", Prefix: "É", Suffix: "ÉTÉ", Shape: "XXX"},
		"日本語":                    {Norm: "日本語", Prefix: "日", Suffix: "日本語", Shape: "xxx"},
		"------":                 {Norm: "------", Prefix: "-", Suffix: "---", Shape: "----"},
		"ΟΔΟΣ":                   {Norm: "οδος", Prefix: "Ο", Suffix: "ΔΟΣ", Shape: "XXXX"},
		" \n":                    {Norm: " \n", Prefix: " ", Suffix: " \n", Shape: " \n", IsSpace: true},
		strings.Repeat("é", 99):  {Norm: strings.Repeat("é", 99), Prefix: "é", Suffix: "ééé", Shape: "xxxx"},
		strings.Repeat("É", 100): {Norm: strings.Repeat("é", 100), Prefix: "É", Suffix: "ÉÉÉ", Shape: "LONG"},
	} {
		if got := *l.lexeme(form); got != want {
			t.Errorf("%q:\n got %+v\nwant %+v", form, got, want)
		}
	}
}

func TestLexemeIsShared(t *testing.T) {
	l := loadEnglish(t)
	form := "Valdorra"
	if a, b := l.lexeme(form), l.lexeme(form); a != b {
		t.Error("two lexemes of one form")
	}
}

func TestSpecialNorm(t *testing.T) {
	l := loadEnglish(t)
	for _, c := range []struct{ text, norms string }{
		{"can't", "can not"},
		{"I'd", "i 'd"},
		{"they're", "they are"},
		{"Nov.", "November"},
		{"'em", "them"},
		{"ca", "ca"}, // only the special case knows that it is "can"
	} {
		var norms []string
		for _, k := range l.Tokenize(c.text, nil) {
			norms = append(norms, k.Lex.Norm)
		}
		if got := strings.Join(norms, " "); got != c.norms {
			t.Errorf("%s: got %q, want %q", c.text, got, c.norms)
		}
	}
}
