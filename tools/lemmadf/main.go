// Command lemmadf counts in how many news articles each lemma occurs: the
// fixed table of rarity that clauses are weighed by.
//
//	go run ./tools/lemmadf [-corpora DIR] > internal/reconcile/en/lemmadf.tsv
package main

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"synoptic/internal/lang/en"
)

// corpora are the collections that are counted, each article once.
var corpora = []string{
	"quotes/polnear-train.jsonl.gz", "quotes/polnear-dev.jsonl.gz", "times/timebank-aquaint.jsonl.gz", "stories/newswcl50.jsonl.gz",
	"stories/giveme5w1h_news_cluster.jsonl.gz", "stories/giveme5w1h_gold96.jsonl.gz", "stories/basil.jsonl.gz",
}

// least is in how many articles a lemma must occur to be in the table.
const least = 3

func main() {
	dir := flag.String("corpora", "../shared/corpora", "the folder of corpora")
	flag.Parse()
	if err := run(*dir); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func run(dir string) error {
	model, err := en.Load()
	if err != nil {
		return err
	}
	count := map[string]int{}
	seen := map[string]bool{}
	articles := 0
	for _, name := range corpora {
		err := each(filepath.Join(dir, name), func(text string) error {
			if seen[text] {
				return nil
			}
			seen[text] = true
			articles++
			s, err := model.Read(context.Background(), text)
			if err != nil {
				return err
			}
			in := map[string]bool{}
			for _, t := range s.Tokens {
				switch t.Pos {
				case "DET", "ADP", "AUX", "PRON", "PUNCT", "PART", "CCONJ", "SCONJ", "SPACE", "SYM", "NUM", "X":
					continue
				}
				if l := strings.ToLower(t.Lemma); plain(l) && !in[l] {
					in[l] = true
					count[l]++
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	var lemmas []string
	for l, n := range count {
		if n >= least {
			lemmas = append(lemmas, l)
		}
	}
	slices.SortFunc(lemmas, cmp.Compare)
	w := bufio.NewWriter(os.Stdout)
	fmt.Fprintf(w, "# In how many news articles a lemma occurs (at least %d); made by tools/lemmadf.\n#articles\t%d\n", least, articles)
	for _, l := range lemmas {
		fmt.Fprintf(w, "%s\t%d\n", l, count[l])
	}
	return w.Flush()
}

// plain reports whether a lemma is of ASCII and has a letter.
func plain(s string) bool {
	letter := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 0x80 || c <= ' ':
			return false
		case c >= 'a' && c <= 'z':
			letter = true
		}
	}
	return letter
}

func each(path string, use func(text string) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<26)
	for sc.Scan() {
		var row struct {
			Text string `json:"text"`
		}
		if err := json.Unmarshal(sc.Bytes(), &row); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		if err := use(row.Text); err != nil {
			return err
		}
	}
	return sc.Err()
}
