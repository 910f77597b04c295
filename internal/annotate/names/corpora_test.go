package names_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"synoptic"
	"synoptic/internal/annotate"
	"synoptic/internal/annotate/annotatetest"
)

// corpora is the folder of labelled texts; the test is skipped where it is
// absent.
func corpora(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("SYNOPTIC_CORPORA")
	if dir == "" {
		dir = "../../../../shared/corpora"
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the labelled corpora are not here")
	}
	if testing.Short() {
		t.Skip("reads hundreds of articles")
	}
	return dir
}

type tally struct{ right, given, gold int }

func (c tally) recall() float64 { return float64(c.right) / float64(max(c.gold, 1)) }

func (c tally) f1() float64 { return 2 * float64(c.right) / float64(max(c.given+c.gold, 1)) }

var classes = map[synoptic.EntityType]string{synoptic.Person: "PER", synoptic.Organization: "ORG", synoptic.Place: "LOC"}

// TestCoNLL holds the names of people, organisations and places in newswire
// that nothing was trained on, exactly, to a floor that only rises.
func TestCoNLL(t *testing.T) {
	f, err := os.Open(filepath.Join(corpora(t), "names", "conllpp-dev.conll.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	type name struct {
		synoptic.Span
		class string
	}
	var text strings.Builder
	var gold []name
	var all tally
	by := map[string]*tally{"PER": {}, "ORG": {}, "LOC": {}}
	flush := func() {
		if text.Len() == 0 {
			return
		}
		r := annotatetest.Read(t, text.String(), "", annotate.NewNames())
		check(t, r)
		want := map[name]bool{}
		for _, g := range gold {
			if by[g.class] != nil {
				want[g] = true
				by[g.class].gold++
				all.gold++
			}
		}
		for _, m := range r.Mentions {
			c := classes[m.Type]
			if c == "" || m.Kind != synoptic.NameMention {
				continue
			}
			all.given++
			by[c].given++
			if want[name{m.Span, c}] {
				all.right++
				by[c].right++
			}
		}
		text.Reset()
		gold = nil
	}
	sc := bufio.NewScanner(z)
	fresh := true
	for sc.Scan() {
		p := strings.Fields(sc.Text())
		switch {
		case len(p) == 0:
			fresh = true
			continue
		case p[0] == "-DOCSTART-":
			flush()
			fresh = true
			continue
		}
		if text.Len() > 0 {
			text.WriteByte(" \n"[map[bool]int{true: 1}[fresh]])
		}
		start := text.Len()
		text.WriteString(p[0])
		switch tag := p[len(p)-1]; {
		case strings.HasPrefix(tag, "B-"):
			gold = append(gold, name{synoptic.Span{Start: start, End: text.Len()}, tag[2:]})
		case strings.HasPrefix(tag, "I-"):
			gold[len(gold)-1].End = text.Len()
		}
		fresh = false
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
	flush()
	t.Logf("people %.3f, organisations %.3f, places %.3f, all %.3f", by["PER"].f1(), by["ORG"].f1(), by["LOC"].f1(), all.f1())
	if all.f1() < 0.915 {
		t.Errorf("F1 is %.3f, the floor .915", all.f1())
	}
}

// TestAccounts holds what each article of the accounts calls whom to a floor.
func TestAccounts(t *testing.T) {
	keys, err := filepath.Glob(filepath.Join(corpora(t), "accounts", "*", "key.json"))
	if err != nil || len(keys) == 0 {
		t.Skip("the accounts are not here")
	}
	plain := func(s string) string {
		s = strings.ToLower(strings.Trim(s, " .,;:\"“”'‘’"))
		s = strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
		return strings.TrimPrefix(strings.Join(strings.Fields(s), " "), "the ")
	}
	var people, bodies tally
	for _, k := range keys {
		b, err := os.ReadFile(k)
		if err != nil {
			t.Fatal(err)
		}
		var key struct {
			Entities []struct {
				Type  string
				Names map[string][]string
			}
		}
		if err := json.Unmarshal(b, &key); err != nil {
			t.Fatal(err)
		}
		texts, _ := filepath.Glob(filepath.Join(filepath.Dir(k), "?.txt"))
		for _, p := range texts {
			text, err := os.ReadFile(p)
			if err != nil {
				t.Fatal(err)
			}
			r := annotatetest.Read(t, string(text), "", annotate.NewNames())
			check(t, r)
			got := map[string]map[string]bool{"PER": {}, "ORG": {}, "LOC": {}}
			for _, m := range r.Mentions {
				if c := classes[m.Type]; c != "" && m.Kind == synoptic.NameMention {
					got[c][plain(m.In(r.Article.Text))] = true
				}
			}
			doc := strings.TrimSuffix(filepath.Base(p), ".txt")
			people.given += len(got["PER"])
			for _, e := range key.Entities {
				seen := map[string]bool{}
				for _, n := range e.Names[doc] {
					n = plain(n)
					if seen[n] {
						continue
					}
					seen[n] = true
					switch e.Type {
					case "PER":
						people.gold++
						if got["PER"][n] {
							people.right++
						}
					case "ORG":
						bodies.gold++
						if got["ORG"][n] {
							bodies.right++
						}
					}
				}
			}
		}
	}
	t.Logf("people's names F1 %.3f, organisations' recall %.3f", people.f1(), bodies.recall())
	if people.f1() < 0.965 {
		t.Errorf("people's names F1 is %.3f, the floor .965", people.f1())
	}
	if bodies.recall() < 0.88 {
		t.Errorf("organisations' recall is %.3f, the floor .88", bodies.recall())
	}
}
