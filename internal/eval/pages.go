package eval

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"synoptic"
	"synoptic/internal/eval/score"
	"synoptic/internal/extract"
)

const (
	// maxPage is the longest saved page, in bytes.
	maxPage = 32 << 20
	// perPage is how much one page counts: the benchmark takes the mean over
	// pages, however long they are.
	perPage = 10_000
)

// pages measures how well the article is found on saved pages, as the article
// extraction benchmark of Scrapinghub (2020) does: runs of four words, the
// mean of precision and of recall over pages, and the F1 of the two. The key
// holds no headlines, so the article's is left out.
func (s *Suite) pages(ctx context.Context, dir string, out *Corpus) error {
	b, err := unpacked(filepath.Join(dir, "scrapinghub-truth.json.gz"))
	if err != nil {
		return err
	}
	var truth map[string]struct {
		ArticleBody string `json:"articleBody"`
		URL         string `json:"url"`
	}
	if err := json.Unmarshal(b, &truth); err != nil {
		return fmt.Errorf("pages: %w", err)
	}
	m := score.Measure{Name: "article text"}
	for _, id := range slices.Sorted(maps.Keys(truth)) {
		if err := ctx.Err(); err != nil {
			return err
		}
		page, err := unpacked(filepath.Join(dir, "scrapinghub", id+".html.gz"))
		if err != nil {
			return err
		}
		want := truth[id]
		a := extract.Article(extract.Source{Path: id + ".html", Text: string(page), HTML: true, URL: want.URL})
		got, gold := fours(own(a)), fours(want.ArticleBody)
		both, given, held := 0, 0, 0
		for k, n := range got {
			both += min(n, gold[k])
			given += n
		}
		for _, n := range gold {
			held += n
		}
		if given > 0 {
			m.Right += part(both, given)
			m.Given += perPage
		}
		if held > 0 {
			m.Found += part(both, held)
			m.Gold += perPage
		}
		if tell := s.told(out.Name, want.URL); tell != nil && given > 0 && held > 0 {
			if p, r := part(both, given), part(both, held); min(p, r) < perPage*9/10 {
				tell(m.Name, fmt.Sprintf("precision .%04d recall .%04d", p, r))
			}
		}
	}
	out.Articles, out.Measures = len(truth), []score.Measure{m}
	return nil
}

func part(n, of int) int { return int(math.Round(perPage * float64(n) / float64(of))) }

// own is an article's body without its headline.
func own(a *synoptic.Article) string {
	var b strings.Builder
	for _, s := range a.Body {
		if t := a.TitleSpan; !t.IsZero() && s.Contains(t) {
			b.WriteString(a.Text[s.Start:t.Start])
			s.Start = t.End
		}
		b.WriteString(s.In(a.Text))
		b.WriteByte('\n')
	}
	return b.String()
}

// fours counts the runs of four words in a text.
func fours(text string) map[string]int {
	words := strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && !unicode.IsMark(r)
	})
	out := map[string]int{}
	for i := range max(1, len(words)-3) {
		out[strings.Join(words[i:min(len(words), i+4)], " ")]++
	}
	return out
}

func unpacked(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	b, err := io.ReadAll(io.LimitReader(z, maxPage))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return b, nil
}
