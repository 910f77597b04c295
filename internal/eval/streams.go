package eval

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"synoptic"
	"synoptic/internal/cluster"
	"synoptic/internal/eval/score"
)

// storyRow is an article of a collection whose articles are labelled with
// their stories.
type storyRow struct {
	ID, Title, Date, Text, Outlet, URL, Cluster string
}

// streamed is an article of a stream.
type streamed struct {
	collection, story string
	article           *synoptic.Article
	day               float64 // of publication, infinite if unknown
}

// mixedCollections are put together to one stream.
var mixedCollections = []string{"giveme5w1h_news_cluster", "giveme5w1h_gold96", "basil", "newswcl50"}

// mixedStream measures the stories found in some collections that come in
// together, in order of date.
func (s *Suite) mixedStream(ctx context.Context, dir string, out *Corpus) error {
	var all []streamed
	for _, name := range mixedCollections {
		part, err := s.collection(ctx, filepath.Join(dir, name+".jsonl.gz"), name)
		if err != nil {
			return err
		}
		all = append(all, part...)
	}
	joinCollections(all)
	return s.measureStream(ctx, all, mixedCollections, out)
}

// pairsStream measures the stories found in a collection of events that come
// in pairs of one kind.
func (s *Suite) pairsStream(ctx context.Context, path string, out *Corpus) error {
	all, err := s.collection(ctx, path, "ecbplus")
	if err != nil {
		return err
	}
	return s.measureStream(ctx, all, nil, out)
}

// collection reads the articles of a file as the program does; what it says of
// their stories is for the measure alone.
func (s *Suite) collection(ctx context.Context, path, name string) ([]streamed, error) {
	gold, err := rows[storyRow](path)
	if err != nil {
		return nil, err
	}
	known := func(s string) string {
		if s == "None" {
			return ""
		}
		return s
	}
	var in bytes.Buffer
	of := map[string]string{}
	enc := json.NewEncoder(&in)
	for _, r := range gold {
		id := name + "/" + r.ID
		of[id] = name + "/" + r.Cluster
		err := enc.Encode(map[string]string{
			"id": id, "title": known(r.Title), "published": strings.ReplaceAll(known(r.Date), "/", "-"),
			"text": r.Text, "outlet": known(r.Outlet), "url": known(r.URL),
		})
		if err != nil {
			return nil, err
		}
	}
	var all []streamed
	err = s.texts(ctx, "-", &in, func(id string, r *synoptic.Reading) {
		a := *r.Article
		a.ID = id
		x := streamed{collection: name, story: of[id], article: &a, day: math.Inf(1)}
		if t, err := time.Parse(time.DateOnly, a.Published[:min(10, len(a.Published))]); err == nil {
			x.day = float64(t.Unix() / 86400)
		}
		all = append(all, x)
	})
	if err == nil && len(all) != len(gold) {
		err = fmt.Errorf("%s: %d of %d articles read", path, len(all), len(gold))
	}
	return all, err
}

// joinCollections gives stories of different collections one name where a third
// of the smaller one's texts are in the other as well.
func joinCollections(all []streamed) {
	type pair struct{ a, b string }
	in := map[string][]string{}
	both, size := map[pair]int{}, map[string]int{}
	var order []pair
	for _, x := range all {
		size[x.story]++
		text := strings.Join(strings.Fields(x.article.Text), " ")
		text = text[:min(300, len(text))]
		for _, s := range in[text] {
			if p := (pair{s, x.story}); s != x.story {
				if both[p]++; both[p] == 1 {
					order = append(order, p)
				}
			}
		}
		in[text] = append(in[text], x.story)
	}
	for _, p := range order {
		if 3*both[p] < min(size[p.a], size[p.b]) {
			continue
		}
		for i := range all {
			if all[i].story == p.b {
				all[i].story = p.a
			}
		}
	}
}

const (
	// wholeStream is a window, in days, in which nothing is forgotten: many
	// dates of the collections are of a crawl, years after the event.
	wholeStream = 10_000
	// undatedADay is how many articles without a date come in between two
	// reviews.
	undatedADay = 25
	// reviewRounds is how many times in a row a review is carried out at most.
	reviewRounds = 3
)

// measureStream puts articles into stories in order of date, undated ones last
// and mixed, and reviews the stories after each day; once with all known, once
// as the program would by itself, and once without reviews.
func (s *Suite) measureStream(ctx context.Context, all []streamed, parts []string, out *Corpus) error {
	slices.SortFunc(all, func(a, b streamed) int {
		return cmp.Or(cmp.Compare(a.day, b.day), strings.Compare(synoptic.Digest([]byte(a.article.ID)), synoptic.Digest([]byte(b.article.ID))))
	})
	out.Articles = len(all)
	for _, run := range []struct {
		name   string
		window float64
		review bool
	}{{"stories", wholeStream, true}, {"stories, window of 60 days", cluster.DefaultWindow, true}, {"stories, without review", wholeStream, false}} {
		found, err := desk(ctx, all, run.window, run.review)
		if err != nil {
			return err
		}
		out.Measures = append(out.Measures, bcubed(run.name, all, found))
		if run.name != "stories" {
			continue
		}
		for _, p := range parts {
			of := slices.DeleteFunc(slices.Clone(all), func(x streamed) bool { return x.collection != p })
			out.Measures = append(out.Measures, bcubed("stories, "+p, of, found))
		}
		s.tellStories(out.Name, all, found)
	}
	return nil
}

// desk gives the story of each article after all have come in.
func desk(ctx context.Context, all []streamed, window float64, review bool) (map[string]string, error) {
	x := cluster.NewIndex(cluster.Options{Window: window})
	found := map[string]string{}
	follow := func(moves []cluster.Move) {
		for _, m := range moves {
			found[m.Article] = m.To
		}
	}
	reviewed := 0.0
	look := func() error {
		for range reviewRounds {
			ps, err := x.Review(ctx, reviewed)
			if err != nil {
				return err
			}
			for _, p := range ps {
				moves, err := x.Apply(p)
				if err != nil {
					return err
				}
				follow(moves)
			}
			if len(ps) == 0 || !review {
				return nil
			}
		}
		return nil
	}
	day := 0.0
	for i, a := range all {
		today := a.day
		if math.IsInf(today, 1) {
			today = day
			if i%undatedADay == 0 {
				today++
			}
		}
		if review && today != day {
			if err := look(); err != nil {
				return nil, err
			}
			reviewed = today
		}
		day = today
		p, err := x.Add(a.article.ID, cluster.FeaturesOf(a.article), day)
		if err != nil {
			return nil, err
		}
		found[p.Article] = p.Story
		follow(p.Moved)
	}
	if review {
		if err := look(); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// hundredths is in what parts of an article B-cubed's sums are counted.
const hundredths = 100

// bcubed compares the stories found with those of the key, article by article
// (Bagga and Baldwin 1998). The counts are in hundredths of an article.
func bcubed(name string, all []streamed, found map[string]string) score.Measure {
	type cell struct{ found, story string }
	inFound, inStory, inBoth := map[string]int{}, map[string]int{}, map[cell]int{}
	for _, a := range all {
		f := found[a.article.ID]
		inFound[f]++
		inStory[a.story]++
		inBoth[cell{f, a.story}]++
	}
	var p, r float64
	for _, a := range all {
		f := found[a.article.ID]
		both := float64(inBoth[cell{f, a.story}])
		p += both / float64(inFound[f])
		r += both / float64(inStory[a.story])
	}
	n := len(all) * hundredths
	return score.Measure{Name: name, Count: score.Count{Right: int(math.Round(p * hundredths)), Given: n, Found: int(math.Round(r * hundredths)), Gold: n}}
}

// tellStories tells of the articles that are not with most of their story, and
// of those that are with most of another.
func (s *Suite) tellStories(corpus string, all []streamed, found map[string]string) {
	if s.Tell == nil {
		return
	}
	most := func(of, in func(streamed) string) map[string]string {
		n, best := map[[2]string]int{}, map[string]string{}
		for _, a := range all {
			k := [2]string{of(a), in(a)}
			n[k]++
			if b, ok := best[k[0]]; !ok || n[k] > n[[2]string{k[0], b}] {
				best[k[0]] = k[1]
			}
		}
		return best
	}
	story := func(a streamed) string { return a.story }
	place := func(a streamed) string { return found[a.article.ID] }
	placeOf, storyIn := most(story, place), most(place, story)
	for _, a := range all {
		switch here := place(a); {
		case storyIn[here] != a.story:
			s.Tell(corpus, a.article.ID, "in another story", a.story+" in "+storyIn[here]+": "+a.article.Title)
		case placeOf[a.story] != here:
			s.Tell(corpus, a.article.ID, "parted from its story", a.story+": "+a.article.Title)
		}
	}
}
