package names

// byNoun makes places of what was taken for people's names of more than one word
// and a common noun says to be a place ("the village of Umm al-Tal", "the Sal
// al-Tin district"), wherever the article has the name.
func (d *Reader) byNoun(a *article, cs []chunk) []chunk {
	places, people := map[string]bool{}, map[string]bool{}
	lineAt := a.lineOf()
	for _, c := range cs {
		l := lineAt(c.first)
		if c.class != classPerson && c.class != classPlace || c.last-c.first < 2 || l.caps {
			continue
		}
		k := a.key(c.first, c.last)
		switch {
		case a.cue[c.first]&bitPerson != 0 || c.first > l.first && d.personal(a, l, c.first-1):
			people[k] = true
		case c.first-2 >= l.first && a.us[c.first-1].w.low == "of" && a.us[c.first-2].w.flags&isPlaceNoun != 0 && !a.us[c.first-2].w.upper,
			c.last < l.last && c.first > l.first && a.us[c.first-1].w.low == "the" && d.quarters[a.us[c.last].w.low]:
			places[k] = true
		}
	}
	for i := range cs {
		if k := a.key(cs[i].first, cs[i].last); cs[i].class == classPerson && places[k] && !people[k] {
			cs[i].class = classPlace
		}
	}
	return cs
}

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
