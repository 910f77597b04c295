package names

// unglue parts what a headline without a stop runs together with the next
// sentence: "… meets PM Ana Moll Brinks said" is of Ana Moll and of Brinks,
// where the article calls Ana Moll so elsewhere and by "Moll" or a title, and
// Brinks by "Brinks" alone, and nobody else by all three.
func (d *Reader) unglue(a *article, cs []chunk) []chunk {
	people := map[string]int{} // how often each name is a person's, whole
	titled := map[string]bool{}
	for _, c := range cs {
		if c.class != classPerson {
			continue
		}
		k := a.key(c.first, c.last)
		people[k]++
		if c.first > 0 && a.us[c.first-1].w.flags&isTitle != 0 {
			titled[k] = true
		}
	}
	var out []chunk
	for _, c := range cs {
		if c.class != classPerson || c.last-c.first != 3 || people[a.key(c.first, c.last)] > 1 || a.suffix(&found{chunk: c}) != "" {
			out = append(out, c)
			continue
		}
		whole, surname, other := a.key(c.first, c.last-1), a.us[c.last-2].w.low, a.us[c.last-1].w.low
		if people[whole] > 0 && (people[surname] > 0 || titled[whole]) && people[other] > 0 && (people[other] > 2 || titled[other]) {
			out = append(out, chunk{first: c.first, last: c.last - 1, class: classPerson}, chunk{first: c.last - 1, last: c.last, class: classPerson})
			continue
		}
		out = append(out, c)
	}
	return out
}
