package cluster

import (
	"math/rand"
	"slices"
	"strings"
	"testing"

	"synoptic"
)

// edited changes a share of a text's words: some are left out, some replaced
// by others of the text, some set twice.
func edited(r *rand.Rand, text string, share float64) string {
	words := strings.Fields(text)
	var out []string
	for _, w := range words {
		if r.Float64() >= share {
			out = append(out, w)
			continue
		}
		switch r.Intn(3) {
		case 0:
			out = append(out, words[r.Intn(len(words))])
		case 1:
			out = append(out, w, words[r.Intn(len(words))])
		}
	}
	return strings.Join(out, " ")
}

// TestCopiesAreFound measures how many copies of newswire texts are found, each
// edited by so much, and how much of what is found is right, among all labelled
// articles.
func TestCopiesAreFound(t *testing.T) {
	var all []labelled
	for _, n := range []string{"giveme5w1h_news_cluster", "basil", "newswcl50", "ecbplus"} {
		all = append(all, stories(t, n)...)
	}
	x := NewIndex(Options{})
	for _, a := range all {
		if _, err := x.Add(a.Article.ID, FeaturesOf(a.Article), 1); err != nil {
			t.Fatal(err)
		}
	}
	r := rand.New(rand.NewSource(1))
	for _, tt := range []struct {
		name          string
		share         float64 // of the words that are edited
		shorter       float64 // how much of the text is left
		recall, right float64 // least
	}{
		{"exact", 0, 1, 1, .97}, {"3 % of the words edited", .03, 1, .98, .97}, {"6 % of the words edited", .06, 1, .85, .97},
		{"last tenth cut off", 0, .9, .98, .97}, {"last quarter cut off", 0, .75, .8, .97}, {"half cut off", 0, .5, 0, .9},
	} {
		found, given, right, n := 0, 0, 0, 0
		for _, a := range all {
			words := strings.Fields(a.Article.Text)
			if len(words) < 60 {
				continue
			}
			n++
			text := edited(r, strings.Join(words[:int(float64(len(words))*tt.shorter)], " "), tt.share)
			f := FeaturesOf(&synoptic.Article{Text: text})
			copies := x.Copies(&f)
			if slices.ContainsFunc(copies, func(c Copy) bool { return c.Article == a.Article.ID }) {
				found++
			}
			for _, c := range copies {
				given++
				i := slices.IndexFunc(all, func(b labelled) bool { return b.Article.ID == c.Article })
				if all[i].story == a.story {
					right++
				}
			}
		}
		recall, precision := float64(found)/float64(n), float64(right)/float64(max(1, given))
		t.Logf("%-24s found %.3f of %d, right %.3f of %d", tt.name, recall, n, precision, given)
		if recall < tt.recall || precision < tt.right {
			t.Errorf("%s: found %.3f, least %.2f; right %.3f, least %.2f", tt.name, recall, tt.recall, precision, tt.right)
		}
	}
}

// TestRoundUpsDoNotGlue puts texts made of the beginnings of five stories,
// without a title that says so, into a stream, and compares how the other
// articles are put into stories with how they are without.
func TestRoundUpsDoNotGlue(t *testing.T) {
	var all []labelled
	for _, n := range []string{"giveme5w1h_news_cluster", "basil"} {
		all = append(all, stories(t, n)...)
	}
	r := rand.New(rand.NewSource(2))
	run := func(every int) ([]string, int) {
		x := NewIndex(Options{})
		var out []string
		joined := 0
		for i, a := range all {
			p, err := x.Add(a.Article.ID, FeaturesOf(a.Article), 1)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, p.Story)
			if every == 0 || i%every != every-1 {
				continue
			}
			text := ""
			for range 5 {
				s := all[r.Intn(i+1)].Article.Text
				text += s[:min(len(s), 500)] + "\n\n"
			}
			p, err = x.Add("roundup "+a.Article.ID, FeaturesOf(&synoptic.Article{Text: text}), 1)
			if err != nil {
				t.Fatal(err)
			}
			if !p.New {
				joined++
			}
		}
		return out, joined
	}
	without, _ := run(0)
	with, joined := run(10)
	other := 0
	for i := range all {
		if with[i] != without[i] {
			other++
		}
	}
	t.Logf("%d of %d round-ups joined a story; %d of %d articles went elsewhere for them", joined, len(all)/10, other, len(all))
	if other*50 > len(all) {
		t.Errorf("%d of %d articles went elsewhere", other, len(all))
	}
}
