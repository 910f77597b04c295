//go:build unix

package web

import (
	"net/http"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"
)

// volumeQueries are what pages are asked beside what they show by themselves, by
// the route's pattern.
var volumeQueries = map[string][]string{
	"/{$}":                          {"order=last", "order=outlets", "order=disputes", "outlets=3", "status=disputed", "dispute=number", "since=7d", "outlet=Wire+7"},
	"/search":                       {"q=police", "q=ferry", "q=said", "q=%22the+captain%22", "q=harbour&outlet=Wire+7", "q=police&since=7d", "dispute=any", "status=agreed", "status=disputed&q=police"},
	"/names":                        {"type=person", "type=place", "prefix=ma"},
	"/intake":                       {"outcome=added", "outcome=failed"},
	"/stories/{id}":                 {"status=disputed", "show=names"},
	"/stories/{id}/export/{format}": {""},
}

// BenchmarkVolume asks for each page of a desk over 100,000 articles in the
// collection that SYNOPTIC_VOLUME names, and fills it first where it is empty,
// which takes many minutes.
func BenchmarkVolume(b *testing.B) {
	dir := os.Getenv("SYNOPTIC_VOLUME")
	if dir == "" {
		b.Skip("SYNOPTIC_VOLUME names no collection")
	}
	c, st, err := openCollection(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer st.Close()
	s, err := st.Stats(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	if s.Articles == 0 {
		reader, err := fixtureReader()
		if err != nil {
			b.Fatal(err)
		}
		fillVolume(b, b.Context(), st, reader.Analyser())
	}
	d, err := New(Options{Collection: c, Version: "test", Now: func() time.Time { return fixtureNow }})
	if err != nil {
		b.Fatal(err)
	}
	defer d.Close()
	k := keptIn(b, d)
	for i := range d.routes {
		rt := &d.routes[i]
		queries, known := volumeQueries[rt.pattern]
		if rt.method != http.MethodGet || rt.page == "" && !known {
			continue
		}
		if rt.page != "" {
			queries = append([]string{""}, queries...)
		}
		for _, q := range queries {
			address := k.address(b, rt)
			if q != "" {
				address += "?" + q
			}
			b.Run(strings.ReplaceAll(strings.TrimPrefix(address, "/"), "/", "·"), func(b *testing.B) {
				size, before := 0, processorTime(b)
				for b.Loop() {
					res := ask(d, http.MethodGet, address)
					if res.StatusCode == http.StatusNotFound && strings.Contains(rt.pattern, "/figures/") {
						b.Skip("the first figure has one value, and no page of its own")
					}
					if res.StatusCode != http.StatusOK {
						b.Fatalf("%s: %s", address, res.Status)
					}
					size = len(bodyOf(b, res))
				}
				b.ReportMetric(float64(size)/(1<<10), "KB")
				b.ReportMetric(float64((processorTime(b)-before).Microseconds())/1000/float64(b.N), "cpu-ms/page")
				b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "ms/page")
			})
		}
	}
}

// processorTime is how long the process has kept processors busy: on a machine
// that others use it says more than the clock.
func processorTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
