package measures

import (
	"synoptic"
)

// set reads "daily", "every Monday", "each year", "a year" after a price,
// "Mondays", "twice a week".
func (t *timeReader) set(i int) (m timeMeaning, next int) {
	m = timeMeaning{kind: setTime, typ: synoptic.SetExpr}
	e := t.entry(i)
	switch {
	case e.set != "" && !(t.ws[i].cap && (t.capAfter(i+1) || i > 0 && t.ws[i-1].cap && !t.ws[i].line)):
		m.text = e.set
		return m, i + 1
	case t.is(i, "every", "each"):
		j, n := i+1, 1.0
		if t.is(j, "other") {
			n, j = 2, j+1
		} else if t.is(j, "single") {
			j++
		} else if k, ok := plainCardinal(t.ws, j); ok && t.is(i, "every") {
			n, j = k.value, k.next
		}
		u := t.entry(j)
		switch {
		case u.weekday > 0 && !u.short:
			m.text = "XXXX-WXX-" + string(rune('0'+u.weekday))
			if p := t.entry(j + 1).part; p != "" {
				m.text += "T" + p
				j++
			}
			return m, j + 1
		case u.month > 0 && !u.short && t.ws[j].cap:
			m.text = "XXXX-" + two(int(u.month))
			return m, j + 1
		case u.season != "":
			m.text = "XXXX-" + u.season
			return m, j + 1
		case u.part != "" && t.is(j, "morning", "evening", "afternoon", "night"):
			m.text = "XXXX-XX-XXT" + u.part
			return m, j + 1
		case u.unit != 0 && u.unit != 'S' && u.unit != 'L':
			m.text = durationValue(n, false, u.unit, nil)
			return m, j + 1
		}
	case t.is(i, "a", "an") && t.entry(i+1).unit != 0 && t.singularUnit(i+1) && i > 0:
		if !t.priced(i) {
			return m, 0
		}
		m.rate = true
		m.text = durationValue(1, false, t.entry(i+1).unit, nil)
		return m, i + 2
	case e.weekday > 0, e.weekday == 0 && t.pluralWeekday(i) > 0:
		if d := t.pluralWeekday(i); d > 0 {
			m.text = "XXXX-WXX-" + string(rune('0'+d))
			return m, i + 1
		}
		if p := t.entry(i + 1); p.part != "" && t.is(i+1, "mornings", "evenings", "nights", "afternoons") {
			m.text = "XXXX-WXX-" + string(rune('0'+e.weekday)) + "T" + p.part
			return m, i + 2
		}
	}
	return m, 0
}

func (t *timeReader) pluralWeekday(i int) int {
	l := t.low(i)
	if len(l) < 7 || l[len(l)-1] != 's' || !t.ws[i].cap {
		return 0
	}
	e := english.times[l[:len(l)-1]]
	if e == nil || e.short {
		return 0
	}
	return int(e.weekday)
}

// priced reports whether what stands before "a year" is an amount or a number
// of times, so that "a year" says how often.
func (t *timeReader) priced(i int) bool {
	if t.is(i-1, "times", "once", "twice", "percent", "dollars", "million", "billion", "people", "passengers", "hours", "days", "visitors", "barrels", "tons", "tonnes", "euros", "pounds", "cents", "deaths", "trips", "flights", "thousand") {
		return true
	}
	p := &t.ws[i-1]
	if p.num.class == suffixNumber && !p.gap {
		return true
	}
	if p.kind != digits {
		return false
	}
	for k := i - 2; k >= 0 && k > i-7; k-- {
		if currencySign(t.ws[k].low) != "" {
			return true
		}
		if t.ws[k].kind != digits && t.ws[k].low != "," && t.ws[k].low != "." {
			return false
		}
	}
	return false
}
