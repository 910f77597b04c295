package extract

import (
	"strings"

	"golang.org/x/net/html"
)

const (
	// ownShare is how much of the text that was found must stand side by side in
	// one element for what stands between it to be the article's, too.
	ownShare = 0.5
	// mostGaps is how many lines are put back at most, and gapDepth how deep
	// below that element they stand at most.
	mostGaps = 400
	gapDepth = 5
	// fragment is how long, in bytes, a line is at least that is known as a part
	// of another.
	fragment = 20
)

// fillGaps puts back paragraphs, headings and quoted posts that the library
// lost between others of the same element, or right above the first. A line
// that was found in part gives way to the whole.
func (m pageMarks) fillGaps(text string) string {
	found := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	at := map[string]int{} // where a line stands on the page
	for i := len(m.lines) - 1; i >= 0; i-- {
		at[normal(m.lines[i].text)] = i
	}
	own := m.container(found, at)
	if own == nil {
		return text
	}
	var all strings.Builder
	have := map[string]bool{}
	for _, l := range found {
		n := normal(l)
		have[n] = true
		all.WriteString(n)
		all.WriteByte(' ')
	}
	joined := all.String()

	var out []string
	var added strings.Builder
	last, n := -1, 0
	for _, l := range found {
		if i, ok := at[normal(l)]; ok && i > last {
			from := last + 1
			if last < 0 {
				from = m.above(i, own)
			}
			for ; from < i; from++ {
				x := m.lines[from]
				norm := normal(x.text)
				if n < mostGaps && m.belongs(x, own) && !have[norm] && !strings.Contains(joined, norm) {
					out = append(out, x.text)
					added.WriteString(norm)
					added.WriteByte('\n')
					have[norm] = true
					n++
				}
			}
			last = i
		}
		out = append(out, l)
	}
	if n == 0 {
		return text
	}
	whole := added.String()
	var b strings.Builder
	for _, l := range out {
		norm := normal(l)
		if _, ok := at[norm]; !ok && len(norm) >= fragment && strings.Contains(whole, norm) {
			continue
		}
		b.WriteString(strings.ToValidUTF8(l, "\uFFFD"))
		b.WriteByte('\n')
	}
	return b.String()
}

// container is the element that holds most of what was found side by side;
// nil if none does.
func (m pageMarks) container(found []string, at map[string]int) *html.Node {
	weight := map[*html.Node]int{}
	var best *html.Node
	total := 0
	for _, l := range found {
		total += len(l)
		i, ok := at[normal(l)]
		if !ok {
			continue
		}
		c := around(m.lines[i].block)
		if weight[c] += len(l); c != nil && (best == nil || weight[c] > weight[best]) {
			best = c
		}
	}
	if best == nil || float64(weight[best]) < ownShare*float64(total) {
		return nil
	}
	return best
}

// around is the element whose children a block and its neighbours are.
func around(block *html.Node) *html.Node {
	if block == nil {
		return nil
	}
	switch block.Data {
	case "div", "section", "article", "main", "body": // text that breaks alone part
		return block
	}
	return block.Parent
}

// above is the first of the lines right above line i that are paragraphs of
// the same element.
func (m pageMarks) above(i int, own *html.Node) int {
	for i > 0 && m.lines[i-1].block != nil && around(m.lines[i-1].block) == own && sentenceEnd(m.lines[i-1].text) {
		i--
	}
	return i
}

// belongs reports whether a line is the article's by where it stands.
func (m pageMarks) belongs(l pageLine, own *html.Node) bool {
	if l.furniture || l.caption || l.of == 0 || l.linksAway() || l.block == nil {
		return false
	}
	quoted := false
	n := l.block
	for range gapDepth {
		switch {
		case n == nil:
			return false
		case n == own:
			return quoted || around(l.block) == own && (l.block.Data != "li" && l.block.Data != "figure")
		}
		if n.Data == "blockquote" {
			quoted = true
		}
		n = n.Parent
	}
	return false
}
