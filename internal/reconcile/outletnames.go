package reconcile

import (
	"slices"
	"strings"
)

// secondLevel are labels that stand for no name before a country's.
var secondLevel = []string{"co", "com", "org", "net", "gov", "ac", "edu"}

// hostName is the label of a domain that is its owner's name: "nytimes" of
// "www.nytimes.com", "dailymail" of "www.dailymail.co.uk"; "" for what is no
// domain.
func hostName(outlet string) string {
	labels := strings.Split(strings.ToLower(outlet), ".")
	if len(labels) < 2 || strings.Contains(outlet, " ") || slices.Contains(labels, "") {
		return ""
	}
	labels = labels[:len(labels)-1]
	if n := len(labels); n > 1 && slices.Contains(secondLevel, labels[n-1]) {
		labels = labels[:n-1]
	}
	return labels[len(labels)-1]
}

// abbreviates reports whether a domain's name is a folded name's words, the
// first of them by their initials: "nytimes" of "new york times", "latimes",
// "bbc".
func abbreviates(host, name string) bool {
	words := strings.Fields(name)
	for k := range len(words) + 1 {
		var b strings.Builder
		for i, w := range words {
			if i < k {
				w = w[:1]
			}
			b.WriteString(w)
		}
		if b.String() == host && b.Len() >= 3 && (k < len(words) || len(words) >= 3) {
			return true
		}
	}
	return false
}
