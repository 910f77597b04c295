package names

// whole brings places to the length that the gazetteer or the recogniser
// gives them: "Brinvale Space Center", "Republic of Brinvale".
func (d *Reader) whole(a *article, cs []chunk) []chunk {
	lineAt := a.lineOf()
	for i := range cs {
		c := &cs[i]
		if c.class != classPlace {
			continue
		}
		l := lineAt(c.first)
		from, to := l.first, l.last
		if i > 0 {
			from = max(from, cs[i-1].last)
		}
		if i+1 < len(cs) {
			to = min(to, cs[i+1].first)
		}
		for c.first > from && a.placeAt[c.first]%4 == 3 && a.placeAt[c.first-1]/4 == a.placeAt[c.first]/4 && a.placeAt[c.first-1]%4 >= 2 {
			c.first--
		}
		for c.last < to && a.placeAt[c.last]%4 == 3 && a.placeAt[c.last-1]%4 >= 2 {
			c.last++
		}
		end := c.last
		for end < to && a.us[end].w.upper && a.ent[end] == a.ent[c.last-1]|1 && a.ent[end]/2 == 5 {
			end++
		}
		if end > c.last && a.us[end-1].w.flags&(isOrgWord|isPlaceWord) != 0 {
			c.last = end
		}
	}
	return cs
}
