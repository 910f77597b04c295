package lang

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"synoptic"
)

// benchText is made-up news prose of some 3,000 characters.
var benchText = strings.Repeat(`VALDORRA, Nov. 9 (Meridian) - The mayor of Valdorra, Ines Okafor-Lind, said on Tuesday that at least 1,250 people hadn't returned to their homes after Monday's flood, which cut the town's only bridge at 6:10 a.m. "We're counting on the U.N. and on ourselves," she told reporters outside St. Bride's hospital; "there isn't any other way." The repairs would cost $3.5m-$4m, according to the regional co-operative. `, 7)

func BenchmarkLoadLanguage(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := LoadLanguage(os.DirFS("en")); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTokenize(b *testing.B) {
	l := loadEnglish(b)
	var dst []RawToken
	n := 0
	b.SetBytes(int64(len(benchText)))
	b.ReportAllocs()
	for b.Loop() {
		dst = l.Tokenize(benchText, dst[:0])
		n += len(dst)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkTokenizeUncached cuts every chunk anew, as in a text whose words
// were never read before.
func BenchmarkTokenizeUncached(b *testing.B) {
	l := loadEnglish(b)
	var s scratch
	chunks := strings.Fields(benchText)
	n := 0
	b.SetBytes(int64(len(benchText)))
	b.ReportAllocs()
	for b.Loop() {
		for _, c := range chunks {
			s.pieces = l.cut(&s, c, true, s.pieces[:0])
			n += len(s.pieces)
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkLexeme(b *testing.B) {
	l := loadEnglish(b)
	forms := strings.Fields(benchText)
	b.ReportAllocs()
	for b.Loop() {
		for _, f := range forms {
			l.newLexeme(f)
		}
	}
}

func BenchmarkRuleAndLemmatize(b *testing.B) {
	l := loadEnglish(b)
	var tokens []synoptic.Token
	tags := []string{"NN", "VBZ", "VBD", "NNS", "DT", "IN", "JJ", "NNP"}
	for i, t := range l.Tokenize(benchText, nil) {
		tokens = append(tokens, synoptic.Token{Span: synoptic.Span{Start: t.Start, End: t.End}, Norm: t.Lex.Norm, Tag: tags[i%len(tags)], Dep: "nsubj"})
	}
	work := make([]synoptic.Token, len(tokens))
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		copy(work, tokens)
		l.Rule(benchText, work)
		l.Lemmatize(benchText, work)
		n += len(work)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkTokenizeHostile reads a megabyte of what is cut one piece at a
// time; the time for a byte must not grow with the length.
func BenchmarkTokenizeHostile(b *testing.B) {
	l := loadEnglish(b)
	for _, unit := range []string{"(", "a-", "..a", "\n", "x://"} {
		for _, size := range []int{1 << 14, 1 << 20} {
			text := strings.Repeat(unit, size/len(unit))
			b.Run(fmt.Sprintf("%q/%d", unit, size), func(b *testing.B) {
				var dst []RawToken
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					dst = l.Tokenize(text, dst[:0])
				}
			})
		}
	}
}
