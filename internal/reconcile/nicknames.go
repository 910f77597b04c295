package reconcile

import (
	"slices"
	"strings"
	"sync"

	en "synoptic/internal/annotate/en/names"
)

// shortGiven is how alike a given name and a short form of it are ("Elizabeth",
// "Liz").
const shortGiven = 0.92

// shortForms are, for each short form of a given name, the names that it stands
// for. Those that both men and women bear tell nothing and are left out.
var shortForms = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for line := range strings.Lines(en.Nicknames) {
		short, whole, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && !strings.HasPrefix(line, "#") && !ofBoth[short] {
			m[short] = append(m[short], whole)
		}
	}
	return m
})

// ofBoth are short forms of men's and of women's names.
var ofBoth = map[string]bool{"alex": true, "chris": true, "pat": true, "sam": true, "sandy": true, "terry": true}

// shortened reports whether one of two given names is a short form of the
// other.
func shortened(a, b string) bool {
	m := shortForms()
	return slices.Contains(m[a], b) || slices.Contains(m[b], a)
}
