package lang

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"unicode/utf8"
)

var english = sync.OnceValues(func() (*Language, error) { return LoadLanguage(os.DirFS("en")) })

func loadEnglish(t testing.TB) *Language {
	t.Helper()
	l, err := english()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// cutUp shows the tokens of text, parted by bars; a space after a token that
// belongs to none is left out.
func cutUp(l *Language, text string) string {
	var forms []string
	for _, t := range l.Tokenize(text, nil) {
		forms = append(forms, text[t.Start:t.End])
	}
	return strings.Join(forms, "|")
}

func TestTokenize(t *testing.T) {
	l := loadEnglish(t)
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", ""},
		{"punctuation", `"Stop," she said.`, `"|Stop|,|"|she|said|.`},
		{"a contraction", "They can't've known.", "They|ca|n't|'ve|known|."},
		{"a contraction with a typographic apostrophe", "We won’t go", "We|wo|n’t|go"},
		{"a genitive", "Okafor-Lind’s aides", "Okafor|-|Lind|’s|aides"},
		{"an abbreviation keeps its stop", "Mr. Bramble left St. Orlin at 6 p.m.", "Mr.|Bramble|left|St.|Orlin|at|6|p.m."},
		{"initials keep theirs too", "the U.S. army", "the|U.S.|army"},
		{"an hour", "at 10am, not 11p.m.", "at|10|am|,|not|11|p.m."},
		{"money", "US$5 or £3.5m or 7$", "US$|5|or|£|3.5|m|or|7|$"},
		{"a unit", "20km and 35°C.", "20|km|and|35|°|C|."},
		{"a sentence's end without a space", "the end.Start again", "the|end|.|Start|again"},
		{"a quotation's end without a space", "word”says", "word”says"},
		{"a date glued to its month", "Nov.9", "Nov.9"},
		{"an address on the web", "see (https://example.com/a?b=c#d).", "see|(|https://example.com/a?b=c#d|)|."},
		{"an address for mail", "to ann@example.com, now", "to|ann@example.com|,|now"},
		{"a private network is no address", "10.0.0.1/x", "10.0.0.1|/|x"},
		{"ranges and dashes", "2011-2012, a well--known man—he", "2011|-|2012|,|a|well|--|known|man|—|he"},
		{"a slash", "and/or he/she 1/2", "and/or|he|/|she|1/2"},
		{"an ellipsis", "Wait... what…?", "Wait|...|what|…|?"},
		{"a smiley", "fine :-) fine:-)", "fine|:-)|fine:-|)"},
		{"emoji", "ok👍now", "ok|👍|now"},
		{"Chinese", "中文，测试。", "中文，测试|。"},
		{"white space", " a  b\n\nc \n", " |a| |b|\n\n|c|\n"},
		{"a no-break space", "a\u00a0b", "a|\u00a0|b"},
		{"a special case glued to an affix", "(can't) \"won't", "(|ca|n't|)|\"|wo|n't"},
	} {
		if got := cutUp(l, c.text); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.name, c.text, got, c.want)
		}
	}
}

func TestTokenizeAppends(t *testing.T) {
	l := loadEnglish(t)
	first := l.Tokenize("One two.", nil)
	both := l.Tokenize("Three.", slices.Clone(first))
	if len(both) != len(first)+2 || !slices.Equal(both[:len(first)], first) {
		t.Errorf("got %d tokens after %d", len(both), len(first))
	}
}

// A special case that affixes tore apart is put together again, but only where
// its text is the very special case.
func TestTokenizePhrases(t *testing.T) {
	l := fromTables(t, map[string]string{
		"patterns.tsv":   "prefix\t^\\(\nsuffix\t\\)$\ninfix\t[-/]\n",
		"exceptions.tsv": "(x)\t(x)\tsmile\na/b\ta\t\t/\t\tb\tbee\nb-c\tb-c\t\n",
	})
	for _, c := range []struct{ text, want string }{
		{"((x))", "(|(x)|)"},
		{"1-a/b", "1|-|a|/|b"},
		{"b -c", "b|-c"},
		{"q-b-c", "q|-|b-c"},
		{"( x )", "(|x|)"},
	} {
		if got := cutUp(l, c.text); got != c.want {
			t.Errorf("%q: got %s, want %s", c.text, got, c.want)
		}
	}
	got := l.Tokenize("1-a/b (x)", nil)
	if norm := got[4].Lex.Norm; norm != "bee" {
		t.Errorf("norm of b is %q: the special case's is bee", norm)
	}
	if !got[4].SpaceAfter || got[5].SpaceAfter || got[5].Lex.Norm != "smile" {
		t.Errorf("tokens %+v", got[4:])
	}
}

func fromTables(t *testing.T, tables map[string]string) *Language {
	t.Helper()
	l, err := LoadLanguage(memory(tables))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func memory(tables map[string]string) fs.FS {
	m := fstest.MapFS{}
	for name, text := range tables {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

func TestLoadLanguageRefuses(t *testing.T) {
	const plain = "prefix\t^x\n"
	for name, tables := range map[string]map[string]string{
		"no patterns":            {},
		"a free prefix":          {"patterns.tsv": "prefix\tx\n"},
		"a free suffix":          {"patterns.tsv": "suffix\tx\n"},
		"a broken pattern":       {"patterns.tsv": "infix\t(x\n"},
		"an unknown class":       {"patterns.tsv": "infix\t\\p{nope}\n"},
		"a broken class":         {"patterns.tsv": plain, "classes.tsv": "c\tZZ\n"},
		"a class backwards":      {"patterns.tsv": plain, "classes.tsv": "c\t5A-41\n"},
		"a torn special case":    {"patterns.tsv": plain, "exceptions.tsv": "ab\ta\t\tc\t\n"},
		"a special case's half":  {"patterns.tsv": plain, "exceptions.tsv": "ab\tab\n"},
		"a norm without a form":  {"patterns.tsv": plain, "norms.tsv": "a\n"},
		"a broken escape":        {"patterns.tsv": plain, "norms.tsv": "a\\q\tb\n"},
		"a rule without pattern": {"patterns.tsv": plain, "ruler.tsv": "0\tPOS=X\n"},
		"a rule beyond its end":  {"patterns.tsv": plain, "ruler.tsv": "1\tPOS=X\tTAG is A\n"},
		"a rule of what":         {"patterns.tsv": plain, "ruler.tsv": "0\tPOS=X\tFLAVOUR is A\n"},
		"a rule how":             {"patterns.tsv": plain, "ruler.tsv": "0\tPOS=X\tTAG near A\n"},
		"a lemmatizer":           {"patterns.tsv": plain, "settings.tsv": "lemmatizer\tneural\n"},
	} {
		l, err := LoadLanguage(memory(tables))
		if err == nil || l != nil {
			t.Errorf("%s: loaded", name)
		}
	}
	if _, err := LoadLanguage(memory(nil)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no tables: %v", err)
	}
}

// FuzzTokenize checks what all later stages build on: tokens in order within
// the text, at character boundaries, that cover it, and the same whether they
// were read before or not.
func FuzzTokenize(f *testing.F) {
	for _, s := range []string{"", " ", "a  b\n", "It's \"done\" (yes).", "\xff\xfe a\x80b", "a\u0301\u200d👍🏽", "((((..''\"\"", "x://y.z/?#", "\x00\u202e\u00a0"} {
		f.Add(s)
	}
	l, err := english()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tokens := l.Tokenize(text, nil)
		at := 0
		for i, k := range tokens {
			if k.Start != at || k.End <= k.Start || k.End > len(text) || k.Lex == nil {
				t.Fatalf("token %d is [%d,%d) after %d of %d bytes", i, k.Start, k.End, at, len(text))
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[k.Start:k.End]) {
				t.Fatalf("token %d cuts a character", i)
			}
			if at = k.End; k.SpaceAfter {
				if at >= len(text) || text[at] != ' ' {
					t.Fatalf("token %d: no space after", i)
				}
				at++
			}
		}
		if at != len(text) {
			t.Fatalf("covered %d of %d bytes", at, len(text))
		}
		again := l.Tokenize(text, nil)
		for i, k := range again {
			if o := tokens[i]; o.Start != k.Start || o.End != k.End || *o.Lex != *k.Lex {
				t.Fatalf("token %d: first %v, then %v", i, o, k)
			}
		}
	})
}

func TestTokenizeConcurrently(t *testing.T) {
	l, err := LoadLanguage(os.DirFS("en")) // with empty caches
	if err != nil {
		t.Fatal(err)
	}
	want := cutUp(loadEnglish(t), benchText)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 3 {
				if got := cutUp(l, benchText); got != want {
					t.Error("the tokens differ")
				}
			}
		})
	}
	wg.Wait()
}
