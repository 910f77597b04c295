package clean

import (
	"iter"
	"strings"

	"github.com/rivo/uniseg"
)

// Width is how many columns of a terminal s takes: two for wide characters,
// none for combining ones.
func Width(s string) int { return uniseg.StringWidth(s) }

// Cut shortens s to at most w columns; what is cut ends in "…".
func Cut(s string, w int) string {
	if w <= 0 {
		return ""
	}
	if Width(s) <= w {
		return s
	}
	var b strings.Builder
	used, state := 0, -1
	for s != "" {
		var cluster string
		var n int
		cluster, s, n, state = uniseg.FirstGraphemeClusterInString(s, state)
		if used+n > w-1 {
			break
		}
		b.WriteString(cluster)
		used += n
	}
	return strings.TrimRight(b.String(), " ") + "…"
}

// Pad fills s with blanks up to w columns.
func Pad(s string, w int) string {
	if n := w - Width(s); n > 0 {
		return s + strings.Repeat(" ", n)
	}
	return s
}

// Clusters are the grapheme clusters of s with their widths.
func Clusters(s string) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) { eachCluster(s, yield) }
}

func eachCluster(s string, yield func(string, int) bool) {
	state := -1
	for s != "" {
		var cluster string
		var n int
		cluster, s, n, state = uniseg.FirstGraphemeClusterInString(s, state)
		if !yield(cluster, n) {
			return
		}
	}
}
