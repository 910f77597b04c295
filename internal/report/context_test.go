package report

import (
	"strings"
	"testing"
	"unicode/utf8"

	"synoptic"
)

func article(text string) *Article {
	return &Article{ArticleInfo: &synoptic.ArticleInfo{ID: "A", Text: text}, starts: paragraphStarts(text)}
}

func passage(text, words string) synoptic.Passage {
	i := strings.Index(text, words)
	return synoptic.Passage{Article: "A", Start: i, End: i + len(words), Text: words}
}

func TestAround(t *testing.T) {
	const text = "A title\n\nThe ferry burned. The U.S. Navy sent Capt. Ito to help. Nobody was hurt, he said.\n\n \nLast line"
	for _, c := range []struct {
		words, want string
		paragraph   int
	}{
		{"ferry", "The ferry burned.", 2},
		{"sent", "The U.S. Navy sent Capt. Ito to help.", 2},
		{"Nobody was hurt", "Nobody was hurt, he said.", 2},
		{"The ferry burned.", "The ferry burned.", 2},
		{"A title", "A title", 1},
		{"Last line", "Last line", 3},
	} {
		got := article(text).Around(passage(text, c.words), 100)
		if got.Words() != c.want || got.Paragraph != c.paragraph {
			t.Errorf("%q: got %q in paragraph %d, want %q in %d", c.words, got.Words(), got.Paragraph, c.want, c.paragraph)
		}
	}
}

func TestAroundIsCut(t *testing.T) {
	text := strings.Repeat("word ", 100) + "HERE " + strings.Repeat("more ", 100)
	got := article(text).Around(passage(text, "HERE"), 20)
	if got.Words() != "… word word word HERE more more more …" && !strings.HasPrefix(got.Words(), "… word") {
		t.Errorf("got %q", got.Words())
	}
	if len(got.Words()) > 70 {
		t.Errorf("%d bytes", len(got.Words()))
	}
}

func FuzzAround(f *testing.F) {
	f.Add("The ferry burned. Nobody was hurt.", 4, 9, 10)
	f.Add("船が炎上しました。船が", 3, 6, 4)
	f.Fuzz(func(t *testing.T, text string, start, end, reach int) {
		p := synoptic.Passage{Article: "A", Start: start, End: end}
		if !utf8.ValidString(text) || p.Span().Check(text) != nil || reach < 0 {
			return
		}
		p.Text = text[start:end]
		c := article(text).Around(p, reach)
		if c.Text != p.Text || !strings.Contains(text, c.Before+c.Text+c.After) {
			t.Fatalf("%q is no slice of %q", c.Before+c.Text+c.After, text)
		}
		if !utf8.ValidString(c.Before + c.After) {
			t.Fatal("a character is cut")
		}
	})
}
