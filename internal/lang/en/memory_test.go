package en_test

import (
	"context"
	"os"
	"runtime"
	"strings"
	"testing"
)

// TestMemory bounds what a model holds on to after many articles and after a
// long one: the weights, and caches that are full. Run by itself with -v it
// says what the process took at its highest.
func TestMemory(t *testing.T) {
	const most = 80 << 20
	m := load(t)
	texts := news(t)
	held := func(what string) {
		t.Helper()
		runtime.GC()
		runtime.GC() // what a pool let go in the first goes in the second
		var s runtime.MemStats
		runtime.ReadMemStats(&s)
		status, _ := os.ReadFile("/proc/self/status") // Linux only
		for line := range strings.Lines(string(status)) {
			if strings.HasPrefix(line, "VmHWM") {
				t.Logf("%s: %s", what, strings.TrimSpace(line))
			}
		}
		if t.Logf("%s: %d MB in use", what, s.HeapAlloc>>20); s.HeapAlloc > most {
			t.Errorf("%s: %d MB are held, more than %d", what, s.HeapAlloc>>20, most>>20)
		}
	}
	held("loaded")
	for _, x := range texts {
		if _, err := m.Read(context.Background(), x); err != nil {
			t.Fatal(err)
		}
	}
	held("news read")
	if _, err := m.Read(context.Background(), strings.Repeat(strings.Join(texts, "\n\n"), 3)[:1<<20]); err != nil {
		t.Fatal(err)
	}
	held("a megabyte read")
	runtime.KeepAlive(m)
}
