package extract

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"unicode"

	"github.com/markusmobius/go-trafilatura"
)

// shingles counts the runs of four words in a text, as the benchmark of
// article extraction does.
func shingles(text string) map[string]int {
	words := strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && !unicode.IsMark(r)
	})
	out := map[string]int{}
	for i := range max(1, len(words)-3) {
		out[strings.Join(words[i:min(len(words), i+4)], " ")]++
	}
	return out
}

// overlap is precision and recall of a text against the right one.
func overlap(got, want string) (p, r float64, hasP, hasR bool) {
	g, w := shingles(got), shingles(want)
	tp, fp, fn := 0, 0, 0
	for k, n := range g {
		tp += min(n, w[k])
		fp += max(0, n-w[k])
	}
	for k, n := range w {
		fn += max(0, n-g[k])
	}
	if tp+fp > 0 {
		p, hasP = float64(tp)/float64(tp+fp), true
	}
	if tp+fn > 0 {
		r, hasR = float64(tp)/float64(tp+fn), true
	}
	return
}

// meanF is the F1 of mean precision and mean recall.
type meanF struct{ p, r, np, nr float64 }

func (m *meanF) add(got, want string) float64 {
	p, r, hasP, hasR := overlap(got, want)
	if hasP {
		m.p, m.np = m.p+p, m.np+1
	}
	if hasR {
		m.r, m.nr = m.r+r, m.nr+1
	}
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func (m *meanF) scores() (p, r, f float64) {
	p, r = m.p/m.np, m.r/m.nr
	return p, r, 2 * p * r / (p + r)
}

// TestPages measures how well the article is found on saved news pages,
// beside what the library gives without our repairs: on every fourth page, or
// on all where $SYNOPTIC_MEASURE is set.
func TestPages(t *testing.T) {
	dir := corpora(t, "pages")
	var truth map[string]struct{ ArticleBody, URL string }
	if err := json.Unmarshal(unzip(t, filepath.Join(dir, "scrapinghub-truth.json.gz")), &truth); err != nil {
		t.Fatal(err)
	}
	var ids []string
	for id := range truth {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	if os.Getenv("SYNOPTIC_MEASURE") == "" { // all of them take half a minute
		for i := 0; i*4 < len(ids); i++ {
			ids[i] = ids[i*4]
		}
		ids = ids[:(len(ids)+3)/4]
	}
	var ours, whole, plain, bare meanF
	type bad struct {
		id string
		f  float64
	}
	var worst []bad
	for _, id := range ids {
		page := string(unzip(t, filepath.Join(dir, "scrapinghub", id+".html.gz")))
		want := truth[id].ArticleBody
		a := Article(Source{Path: id + ".html", Text: page, HTML: true, URL: truth[id].URL})
		check(t, a)
		var own strings.Builder
		for _, s := range a.Body {
			part := s.In(a.Text)
			if s.Contains(a.TitleSpan) { // the key holds no headlines
				part = a.Text[s.Start:a.TitleSpan.Start] + a.Text[a.TitleSpan.End:s.End]
			}
			own.WriteString(part)
			own.WriteByte('\n')
		}
		worst = append(worst, bad{id, ours.add(own.String(), want)})
		whole.add(a.Text, want)
		text := ""
		if res, err := trafilatura.Extract(strings.NewReader(page), trafilatura.Options{EnableFallback: true, ExcludeComments: true}); err == nil {
			text = paragraphs(res.ContentNode)
		}
		plain.add(text, want)
		var b strings.Builder // the key holds no headlines: the library's result without it, too
		for l := range strings.Lines(text) {
			if a.Title == "" || !sameTitle(normal(l), normal(a.Title)) {
				b.WriteString(l)
			}
		}
		bare.add(b.String(), want)
	}
	sort.Slice(worst, func(i, j int) bool { return worst[i].f < worst[j].f })
	for _, w := range worst[:5] {
		t.Logf("%.3f %s %s", w.f, w.id[:8], truth[w.id].URL)
	}
	for _, m := range []struct {
		name string
		m    *meanF
	}{{"go-trafilatura", &plain}, {"without title", &bare}, {"whole text", &whole}, {"body", &ours}} {
		p, r, f := m.m.scores()
		t.Logf("%-14s precision %.3f recall %.3f F1 %.3f", m.name, p, r, f)
	}
	if _, _, f := ours.scores(); f < 0.96 {
		t.Errorf("F1 %.3f", f)
	} else if _, _, g := bare.scores(); f < g {
		t.Errorf("F1 %.3f, the library's alone %.3f", f, g)
	}
}

func unzip(t testing.TB, path string) []byte {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
