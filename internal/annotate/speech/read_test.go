package speech

import (
	"fmt"
	"strings"
	"testing"

	"synoptic"
)

var (
	fuzzDeps = []string{"ROOT", "nsubj", "nsubjpass", "ccomp", "xcomp", "advcl", "conj", "dobj", "prep", "pobj", "pcomp", "acl", "relcl", "parataxis", "mark", "aux", "agent", "appos", "acomp", "punct", "cc", "poss"}
	fuzzPos  = []string{"VERB", "NOUN", "PROPN", "PRON", "AUX", "ADJ", "ADV", "PUNCT", "SCONJ", "ADP"}
	fuzzTags = []string{"VBD", "NN", "NNP", "PRP", "VBZ", "JJ", "RB", ",", "IN", "VBG", "VBN", "WP"}
)

// scrambled is a reading of text whose syntax the shape bytes decide: no
// parser would give it, and no reader may fall over it.
func scrambled(text string, shape []byte) *synoptic.Reading {
	r := &synoptic.Reading{Article: &synoptic.Article{ID: "fuzz", Text: text}}
	at := func(i int) int {
		if len(shape) == 0 {
			return 0
		}
		return int(shape[i%len(shape)])
	}
	for i := 0; i < len(text); {
		j := i + 1
		if text[i] == ' ' || text[i] == '\n' {
			for j < len(text) && (text[j] == ' ' || text[j] == '\n') {
				j++
			}
			r.Tokens = append(r.Tokens, synoptic.Token{Span: synoptic.Span{Start: i, End: j}, Norm: text[i:j], Tag: "_SP", Pos: "SPACE", Dep: "dep"})
			i = j
			continue
		}
		for j < len(text) && !strings.ContainsRune(" \n\",.:'", rune(text[j])) && text[i] != '"' {
			j++
		}
		k := len(r.Tokens) * 3
		w := strings.ToLower(text[i:j])
		r.Tokens = append(r.Tokens, synoptic.Token{Span: synoptic.Span{Start: i, End: j}, Norm: w, Lemma: w,
			Tag: fuzzTags[at(k)%len(fuzzTags)], Pos: fuzzPos[at(k+1)%len(fuzzPos)], Dep: fuzzDeps[at(k+2)%len(fuzzDeps)]})
		i = j
	}
	n := len(r.Tokens)
	for i := range r.Tokens {
		r.Tokens[i].Head = i + at(i*7)%9 - 4 // sometimes out of range, sometimes a cycle
	}
	for i := 0; i < n; i += 10 {
		last := min(i+10, n)
		r.Sentences = append(r.Sentences, synoptic.Sentence{Span: synoptic.Span{Start: r.Tokens[i].Start, End: r.Tokens[last-1].End}, First: i, Last: last})
	}
	for i := 0; i+2 <= n; i += 5 {
		e := len(r.Entities)
		r.Mentions = append(r.Mentions, synoptic.Mention{Span: r.Tokens[i].Span, First: i, Last: i + 1, Type: synoptic.Person, Kind: synoptic.NameMention, Entity: e})
		r.Entities = append(r.Entities, synoptic.LocalEntity{Type: synoptic.Person, Name: r.Tokens[i].Norm, Mentions: []int{e}})
	}
	return r
}

func FuzzRead(f *testing.F) {
	f.Add("“We are safe,” Ana Ruiz said. “All of us.\n“Nobody” was 'hurt', according to police", []byte("abcdefgh"))
	f.Add("say say said: quoted as saying, citing say \"x\" reportedly told the BBC", []byte{0, 3, 1, 9, 200, 7})
	f.Add(strings.Repeat("said ", 40), []byte{0})
	rd := English()
	f.Fuzz(func(t *testing.T, text string, shape []byte) {
		if len(text) > 1<<14 {
			return
		}
		r := scrambled(text, shape)
		quotes, attrs := rd.Read(r)
		fits := func(what string, s synoptic.Span) {
			if s.Start < 0 || s.End > len(text) || s.Start > s.End {
				t.Fatalf("%s %+v in %d bytes", what, s, len(text))
			}
		}
		for _, q := range quotes {
			fits("quote", q.Span)
			fits("cue", q.Cue)
			fits("speaker", q.SpeakerAt)
			fits("name", q.SpeakerNamed)
		}
		for i, a := range attrs {
			fits("attribution", a.Span)
			fits("content", a.Content)
			if a.Outer == i || a.Outer >= len(attrs) {
				t.Fatalf("attribution %d stands inside of %d", i, a.Outer)
			}
		}
	})
}

// The work must not grow faster than the text.
func BenchmarkRead(b *testing.B) {
	const line = "Ana Ruiz said: \"We are safe.\" Police say the man fled, according to a report. He 'ran', she added. "
	rd := English()
	for _, n := range []int{1, 10, 100} {
		r := scrambled(strings.Repeat(line, n*10), []byte("The mayor said that the bridge was closed"))
		b.Run(fmt.Sprintf("%dk", n), func(b *testing.B) {
			b.SetBytes(int64(len(r.Article.Text)))
			b.ReportAllocs()
			for b.Loop() {
				rd.Read(r)
			}
		})
	}
}
