package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"
)

// madeUpText is an article of testdata/stories.
type madeUpText struct{ story, outlet, day, text string }

// manyRows writes n articles as JSON Lines: the made-up stories told over and
// over, each time a week later and of other people, places and things, so that
// they are as many stories of a few articles each.
func manyRows(t *testing.T, n int) string {
	t.Helper()
	texts := madeUpTexts(t)
	common := commonWords(texts)
	path := filepath.Join(t.TempDir(), "rows.jsonl")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	enc := json.NewEncoder(f)
	for i := range n {
		d, again := texts[i%len(texts)], i/len(texts)
		if again > 0 {
			d.text = toldOfOthers(d.text, again, common)
			if day, err := time.Parse(time.DateOnly, d.day); err == nil {
				d.day = day.AddDate(0, 0, 7*again).Format(time.DateOnly)
			}
		}
		if err := enc.Encode(map[string]string{"id": fmt.Sprint(i), "outlet": d.outlet, "published": d.day, "text": d.text}); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

func madeUpTexts(t *testing.T) []madeUpText {
	t.Helper()
	metas, err := filepath.Glob("../../testdata/stories/*/meta.json")
	if err != nil || len(metas) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	var texts []madeUpText
	for _, m := range metas {
		raw, err := os.ReadFile(m)
		if err != nil {
			t.Fatal(err)
		}
		var meta struct {
			Docs []struct{ ID, File, Outlet, Published string }
		}
		if err := json.Unmarshal(raw, &meta); err != nil {
			t.Fatal(err)
		}
		for _, d := range meta.Docs {
			file := d.File
			if file == "" {
				file = d.ID + ".txt"
			}
			text, err := os.ReadFile(filepath.Join(filepath.Dir(m), file))
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, madeUpText{m, d.Outlet, d.Published, string(text)})
		}
	}
	return texts
}

// commonWords are those that several of the stories have: the language's own.
func commonWords(texts []madeUpText) map[string]bool {
	in := map[string]map[string]bool{}
	for _, x := range texts {
		for _, w := range strings.FieldsFunc(strings.ToLower(x.text), notALetter) {
			if in[w] == nil {
				in[w] = map[string]bool{}
			}
			in[w][x.story] = true
		}
	}
	common := map[string]bool{}
	for w, stories := range in {
		common[w] = len(stories) >= 3
	}
	return common
}

func notALetter(c rune) bool { return !unicode.IsLetter(c) }

// toldOfOthers gives each longer word of a text that is not common other
// syllables, the same ones wherever it stands, and leaves its capital and its
// ending.
func toldOfOthers(text string, again int, common map[string]bool) string {
	syllables := strings.Fields("bel cor dan fen gal hol jor kan lim mor nel pol ras sel tor vin wes yar zel")
	var b strings.Builder
	for len(text) > 0 {
		at := strings.IndexFunc(text, unicode.IsLetter)
		if at < 0 {
			break
		}
		b.WriteString(text[:at])
		text = text[at:]
		end := strings.IndexFunc(text, notALetter)
		if end < 0 {
			end = len(text)
		}
		w := text[:end]
		text = text[end:]
		if len(w) < 5 || common[strings.ToLower(w)] {
			b.WriteString(w)
			continue
		}
		stem, ending := w, ""
		for _, e := range []string{"ing", "ed", "ly", "s"} {
			if s, ok := strings.CutSuffix(w, e); ok {
				stem, ending = s, e
				break
			}
		}
		h := again * 31
		for _, c := range []byte(strings.ToLower(stem)) {
			h = (h*33 + int(c)) & 0xffffff
		}
		other := syllables[h%19] + syllables[h/19%19] + syllables[h/361%19]
		if unicode.IsUpper([]rune(w)[0]) {
			other = strings.ToUpper(other[:1]) + other[1:]
		}
		b.WriteString(other + ending)
	}
	return b.String() + text
}
