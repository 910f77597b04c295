package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"synoptic/internal/report/clean"
)

// maxReasons is how many reasons are said of one archive; the rest is counted
// as others.
const maxReasons = 6

// tally counts what was passed over: in all, and for each archive by reason.
type tally struct {
	mu       sync.Mutex
	n        int
	archives map[string]map[string]int
}

// add counts one; an archive's record is called FILE#PLACE.
func (t *tally) add(path, why string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.n++
	i := strings.LastIndexByte(path, '#')
	if i < 0 || !strings.HasPrefix(why, "of ") && why != "not by HTTP" {
		return
	}
	if kind, _, ok := strings.Cut(why, "/"); ok && strings.HasPrefix(why, "of media type ") {
		why = kind + "/*"
	}
	if t.archives == nil {
		t.archives = map[string]map[string]int{}
	}
	if t.archives[path[:i]] == nil {
		t.archives[path[:i]] = map[string]int{}
	}
	t.archives[path[:i]][why]++
}

func (t *tally) total() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.n
}

// lines says for each archive how many were passed over and why, the commonest
// reason first.
func (t *tally) lines() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	var out []string
	for path, reasons := range t.archives {
		type count struct {
			why string
			n   int
		}
		var all []count
		sum := 0
		for why, n := range reasons {
			all = append(all, count{why, n})
			sum += n
		}
		slices.SortFunc(all, func(a, b count) int { return cmp.Or(b.n-a.n, strings.Compare(a.why, b.why)) })
		if len(all) > maxReasons {
			rest := 0
			for _, c := range all[maxReasons:] {
				rest += c.n
			}
			all = append(all[:maxReasons], count{"for other reasons", rest})
		}
		words := make([]string, len(all))
		for i, c := range all {
			words[i] = fmt.Sprintf("%d %s", c.n, c.why)
		}
		out = append(out, clean.Line(fmt.Sprintf("%s: %d skipped: %s", path, sum, strings.Join(words, ", "))))
	}
	slices.Sort(out)
	return out
}
