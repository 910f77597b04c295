package cluster

import (
	"compress/gzip"
	"encoding/json"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"synoptic"
)

// corpora is the folder of real texts to measure on; the test is skipped
// where it is absent.
func corpora(t testing.TB, parts ...string) string {
	t.Helper()
	dir := os.Getenv("SYNOPTIC_CORPORA")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "corpora")
	}
	dir = filepath.Join(append([]string{dir}, parts...)...)
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the corpora are not here")
	}
	return dir
}

// labelled is an article and the story that annotators put it in.
type labelled struct {
	*synoptic.Reading
	story string
}

func reading(id, title, published, text string) *synoptic.Reading {
	a := &synoptic.Article{ID: id, Path: id, Title: title, Published: published, Text: text, Status: synoptic.StatusRead}
	return &synoptic.Reading{Article: a}
}

// accounts are the articles of the cases with hand-made keys.
func accounts(t testing.TB) []labelled { return cases(t, corpora(t, "accounts")) }

// cases are the articles of the folders in dir, each with its meta.json.
func cases(t testing.TB, dir string) []labelled {
	t.Helper()
	var out []labelled
	metas, _ := filepath.Glob(filepath.Join(dir, "*", "meta.json"))
	for _, m := range metas {
		raw, err := os.ReadFile(m)
		if err != nil {
			t.Fatal(err)
		}
		var meta struct {
			Docs []struct{ ID, Published, Title string }
		}
		if err := json.Unmarshal(raw, &meta); err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(filepath.Dir(m))
		for _, d := range meta.Docs {
			text, err := os.ReadFile(filepath.Join(filepath.Dir(m), d.ID+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, labelled{reading(name+"/"+d.ID, d.Title, strings.ReplaceAll(d.Published, "/", "-"), string(text)), name})
		}
	}
	return out
}

// stories are the articles of one of the labelled collections.
func stories(t testing.TB, name string) []labelled {
	f, err := os.Open(corpora(t, "stories", name+".jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var out []labelled
	for dec := json.NewDecoder(z); dec.More(); {
		var r struct{ ID, Title, Date, Text, Cluster string }
		if err := dec.Decode(&r); err != nil {
			t.Fatal(err)
		}
		out = append(out, labelled{reading(name+"/"+r.ID, r.Title, strings.ReplaceAll(r.Date, "/", "-"), r.Text), r.Cluster})
	}
	return out
}

// bcubed compares groups with stories: precision, recall and F1.
func bcubed(all []labelled) (p, r, f float64) {
	rs := make([]*synoptic.Reading, len(all))
	for i := range all {
		rs[i] = all[i].Reading
	}
	group := make([]int, len(all))
	for k, g := range Readings(rs) {
		for _, m := range g.Members {
			group[m.Index] = k
		}
	}
	for i := range all {
		both, inGroup, inStory := 0, 0, 0
		for j := range all {
			a, b := group[i] == group[j], all[i].story == all[j].story
			if a {
				inGroup++
			}
			if b {
				inStory++
			}
			if a && b {
				both++
			}
		}
		p += float64(both) / float64(inGroup)
		r += float64(both) / float64(inStory)
	}
	n := float64(len(all))
	p, r = p/n, r/n
	return p, r, 2 * p * r / (p + r)
}

// byStory parts a collection into its stories, in order.
func byStory(all []labelled) (names []string, of map[string][]labelled) {
	of = map[string][]labelled{}
	for _, a := range all {
		if of[a.story] == nil {
			names = append(names, a.story)
		}
		of[a.story] = append(of[a.story], a)
	}
	return names, of
}

// TestMadeUpStoriesAreOneEach reads each made-up story alone, and all mixed.
func TestMadeUpStoriesAreOneEach(t *testing.T) {
	all := cases(t, filepath.Join("..", "..", "testdata", "stories"))
	if len(all) == 0 {
		t.Fatal("no stories")
	}
	names, of := byStory(all)
	for _, n := range names {
		if _, _, f := bcubed(of[n]); f != 1 {
			t.Errorf("%s is not one story", n)
		}
	}
	if p, r, f := bcubed(all); f != 1 {
		t.Errorf("mixed: precision %.3f, recall %.3f", p, r)
	}
}

// TestAccountsAreOneStoryEach reads each case alone, any two mixed, and each
// with one stray article of another.
func TestAccountsAreOneStoryEach(t *testing.T) {
	names, of := byStory(accounts(t))
	strays, parted := 0, 0
	for i, a := range names {
		if _, _, f := bcubed(of[a]); f != 1 {
			t.Errorf("%s is not one story", a)
		}
		for j, b := range names {
			if i < j {
				if _, _, f := bcubed(slices.Concat(of[a], of[b])); f != 1 {
					t.Errorf("%s and %s are not two stories", a, b)
				}
			}
			if i != j {
				for _, x := range of[b] {
					strays++
					if _, _, f := bcubed(append(slices.Clone(of[a]), x)); f == 1 {
						parted++
					}
				}
			}
		}
	}
	t.Logf("%d of %d stray articles parted", parted, strays)
	if parted*10 < strays*9 {
		t.Errorf("only %d of %d stray articles parted", parted, strays)
	}
}

// TestStories measures folders of five to eight stories, and whole
// collections.
func TestStories(t *testing.T) {
	for _, tt := range []struct {
		name           string
		folders, whole float64 // least F1
	}{{"newswcl50", .93, .92}, {"giveme5w1h_news_cluster", .97, .96}, {"giveme5w1h_gold96", .98, .96}, {"basil", .99, .97}, {"ecbplus", .95, 0}} {
		all := stories(t, tt.name)
		names, of := byStory(all)
		r := rand.New(rand.NewSource(1))
		const folders = 25
		var p, q, f float64
		for range folders {
			var mixed []labelled
			for _, k := range r.Perm(len(names))[:min(len(names), 5+r.Intn(4))] {
				mixed = append(mixed, of[names[k]]...)
			}
			a, b, c := bcubed(mixed)
			p, q, f = p+a/folders, q+b/folders, f+c/folders
		}
		t.Logf("%-24s folders: precision %.3f recall %.3f F1 %.3f", tt.name, p, q, f)
		if f < tt.folders {
			t.Errorf("%s: folders F1 %.3f, floor %.2f", tt.name, f, tt.folders)
		}
		if tt.whole > 0 {
			p, q, f := bcubed(all)
			t.Logf("%-24s whole:   precision %.3f recall %.3f F1 %.3f", tt.name, p, q, f)
			if f < tt.whole {
				t.Errorf("%s: whole F1 %.3f, floor %.2f", tt.name, f, tt.whole)
			}
		}
	}
	// ECB+ sets two events of one kind beside each other in each topic.
	_, topics := byTopic(stories(t, "ecbplus"))
	var p, q, f float64
	for _, all := range topics {
		a, b, c := bcubed(all)
		n := float64(len(topics))
		p, q, f = p+a/n, q+b/n, f+c/n
	}
	t.Logf("ecbplus, two like events: precision %.3f recall %.3f F1 %.3f", p, q, f)
	if f < .88 {
		t.Errorf("ecbplus, two like events: F1 %.3f", f)
	}
}

func byTopic(all []labelled) (names []string, out [][]labelled) {
	at := map[string]int{}
	for _, a := range all {
		k := strings.TrimSuffix(strings.TrimSuffix(a.story, "plus"), "ecb")
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			names, out = append(names, k), append(out, nil)
		}
		out[i] = append(out[i], a)
	}
	return names, out
}
