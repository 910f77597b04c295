// Command commonwords counts in how many news texts each common word stands
// and writes the table that the clustering weighs words with. Its input is
// rows of JSON Lines with "text", one file a source; only words that several
// sources have often are kept, so that the table knows no story.
//
//	go run ./internal/cluster/commonwords FILE.jsonl.gz… >internal/cluster/data/common.tsv
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"math"
	"os"
	"sort"

	"synoptic/internal/cluster"
)

const (
	leastShare   = 0.004 // of a source's texts
	leastSources = 3
)

func main() {
	log.SetFlags(0)
	shares := map[string][]float64{}
	for _, path := range os.Args[1:] {
		df, n, err := count(path)
		if err != nil {
			log.Fatalf("error: %s: %v", path, err)
		}
		for w, c := range df {
			if s := float64(c) / float64(n); s >= leastShare {
				shares[w] = append(shares[w], s)
			}
		}
	}
	var words []string
	for w, s := range shares {
		if len(s) >= leastSources {
			words = append(words, w)
		}
	}
	sort.Strings(words)
	fmt.Println("# Words that news texts of several years and outlets share, and the rarity of each: -ln of the share of texts it stands in.")
	for _, w := range words {
		sum := 0.0
		for _, s := range shares[w] {
			sum += s
		}
		fmt.Printf("%s\t%.1f\n", w, -math.Log(sum/float64(len(os.Args)-1)))
	}
}

func count(path string) (map[string]int, int, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, 0, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, 0, err
	}
	in := bufio.NewReaderSize(z, 1<<20)
	df, n := map[string]int{}, 0
	for {
		line, err := in.ReadBytes('\n')
		if len(line) > 1 {
			var row struct{ Text string }
			if err := json.Unmarshal(line, &row); err != nil {
				return nil, 0, err
			}
			n++
			seen := map[string]bool{}
			for _, w := range cluster.Words(row.Text) {
				if !seen[w] {
					seen[w] = true
					df[w]++
				}
			}
		}
		if err == io.EOF {
			return df, n, nil
		}
		if err != nil {
			return nil, 0, err
		}
	}
}
