package work_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var (
	places = []string{"Arlen", "Bexter", "Corvale", "Dunmore", "Estrin", "Farrow", "Galden", "Hollin", "Ismere", "Jarrow", "Kelsby", "Lorne", "Marden", "Norby", "Ostrel", "Penrose"}
	things = []string{"ferry", "tannery", "reservoir", "orchard", "cathedral", "tramway", "refinery", "lighthouse", "sawmill", "observatory", "abattoir", "viaduct", "brewery", "hospital", "quarry", "stadium"}
	events = []string{"burned down", "was flooded", "was sold", "was evacuated", "collapsed", "reopened", "was occupied", "lost its licence"}
	people = []string{"Ada Merrow", "Boris Tallent", "Clara Voss", "Dmitri Halloran", "Edith Quarles", "Felix Thorne", "Greta Lund", "Hugo Pasternak"}
)

// news writes n made-up articles about a fifth as many events, in a mixed order,
// to a file of JSON Lines.
func news(t testing.TB, n int) string {
	t.Helper()
	rows := make([]map[string]string, n)
	for i := range rows {
		event, outlet := i/5, i%5
		place, thing, what, who := places[event%16], things[(event*7+event/16)%16], events[(event*3)%8], people[(event*5)%8]
		day, toll := 1+event%28, 3+event%40
		if outlet == 4 {
			toll += 2
		}
		title := fmt.Sprintf("%s %s %s", place, thing, what)
		lines := []string{
			fmt.Sprintf("The %s in %s %s on %d May 2025, officials said.", thing, place, what, day),
			fmt.Sprintf("%d people were hurt, %s told reporters.", toll, who),
			fmt.Sprintf("\"We had warned the council about the %s for years,\" said %s, who leads the residents of %s.", thing, who, place),
			fmt.Sprintf("Neighbours of the %s heard of it before noon, and %s closed two roads.", thing, place),
			fmt.Sprintf("The police of %s have opened an inquiry and asked witnesses at the %s to come forward.", place, thing),
			fmt.Sprintf("%s had promised to repair the %s at a cost of $%d million.", who, thing, 2+event),
		}
		k := outlet % 3
		lines = append(lines[:1], append(lines[k+1:], lines[1:k+1]...)...)
		rows[i] = map[string]string{
			"id": fmt.Sprintf("%03d-%d", event, outlet), "outlet": fmt.Sprintf("Outlet %d", outlet), "title": title,
			"published": fmt.Sprintf("2025-05-%02d", day), "text": strings.Join(lines, " "),
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	r.Shuffle(n, func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
	var b strings.Builder
	for _, row := range rows {
		line, err := json.Marshal(row)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	path := filepath.Join(t.TempDir(), "news.jsonl")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
