package measures

import "synoptic"

func isQuoteMark(s string) bool {
	return s == "\"" || s == "“" || s == "'" || s == "‘" || s == "`"
}

// meridiem reads "am", "a.m.", "p.m" at word i; it gives the place behind it,
// negative for the afternoon, 0 if there is none.
func (t *timeReader) meridiem(i int) int {
	ws := t.ws
	if i >= len(ws) || ws[i].line {
		return 0
	}
	next := 0
	switch {
	case t.is(i, "am", "pm"):
		next = i + 1
		if isMark(ws, next, ".") && glued(ws, next) && next+1 < len(ws) && !ws[next+1].cap && !ws[next+1].line {
			next++
		}
	case t.is(i, "a", "p") && isMark(ws, i+1, ".") && t.is(i+2, "m") && glued(ws, i+1):
		next = i + 3
		if isMark(ws, next, ".") && glued(ws, next) {
			next++
		}
	default:
		return 0
	}
	if ws[i].low[0] == 'p' {
		return -next
	}
	return next
}

func pm(k int) (next int, after bool) {
	if k < 0 {
		return -k, true
	}
	return k, false
}

// clock reads a time of day.
func (t *timeReader) clock(i int) (m timeMeaning, next int) {
	ws := t.ws
	if i >= len(ws) {
		return m, 0
	}
	m = timeMeaning{kind: dateTime, typ: synoptic.ClockExpr, clock: true}
	w := &ws[i]
	switch {
	case w.kind == digits:
		if i > 0 && glued(ws, i) && (ws[i-1].kind != mark || ws[i-1].low == "." || ws[i-1].low == ":" || ws[i-1].low == "," || currencySign(ws[i-1].low) != "") {
			return m, 0
		}
		next = t.clockDigits(&m, i)
	case t.is(i, "noon", "midday") && !t.is(i-1, "high"):
		m.hour, m.halfDay, next = 12, true, i+1
	case t.is(i, "midnight"):
		m.hour, m.halfDay, next = 0, true, i+1
		m.text = "midnight"
	case t.is(i, "half", "quarter") && t.is(i+1, "past", "to") || w.num.class == cardinalNumber && (t.is(i+1, "past") || t.is(i+1, "minutes") && t.is(i+2, "past", "to")):
		next = t.clockPast(&m, i)
	case w.num.class == cardinalNumber && w.num.value >= 1 && w.num.value <= 12:
		m.hour = int(w.num.value)
		next = t.clockHour(&m, i+1)
	}
	if next == 0 || (m.text == "midnight" || next == i+1 && w.kind == letters) && t.noun(next) && t.entry(next) == &noEntry {
		return m, 0 // "midnight blue", "the noon train"
	}
	return t.zone(m, next)
}

// clockDigits reads what follows the hour in digits at i; 0 if it is no clock.
func (t *timeReader) clockDigits(m *timeMeaning, i int) int {
	ws := t.ws
	h := ws[i].n
	if ws[i].Len() == 4 && h >= 0 && h/100 < 24 && h%100 < 60 { // 0130 GMT
		if _, n := t.zoneWord(i + 1); n > 0 || t.is(i+1, "hours", "hrs") && ws[i].low[0] == '0' {
			m.hour, m.minute, m.halfDay = h/100, h%100, true
			if n == 0 {
				return i + 2
			}
			return i + 1
		}
		return 0
	}
	if ws[i].Len() > 2 || h > 24 || h < 0 {
		return 0
	}
	m.hour = h
	j := i + 1
	if j+1 < len(ws) && (ws[j].low == ":" || ws[j].low == ".") && glued(ws, j) && glued(ws, j+1) && ws[j+1].kind == digits && ws[j+1].Len() == 2 && ws[j+1].n < 60 {
		m.minute = ws[j+1].n
		k := j + 2
		colon := ws[j].low == ":"
		if colon && isMark(ws, k, ":") && glued(ws, k) && k+1 < len(ws) && ws[k+1].kind == digits && ws[k+1].Len() == 2 && ws[k+1].n < 60 && glued(ws, k+1) {
			m.second = ws[k+1].n
			k += 2
		}
		if n := t.clockHour(m, k); n > k {
			return n
		}
		if glued(ws, k) && k < len(ws) && (ws[k].kind != mark || (ws[k].low == "." || ws[k].low == ",") && glued(ws, k+1) && ws[k+1].kind == digits || ws[k].low == "%" || ws[k].low == ":") {
			return 0
		}
		if _, n := t.zone(timeMeaning{}, k); n > k {
			m.halfDay = true
			return k
		}
		prep := t.is(i-1, "at", "around", "about", "by", "before", "after", "until", "till", "since", "from", "between", "to", "and", "approximately", "past", "of")
		firm := t.is(i-1, "at") || t.is(i-1, "around", "about", "approximately", "just") && t.is(i-2, "at") || t.is(i-1, "before", "after", "by", "past") && t.is(i-2, "shortly", "just", "minutes", "soon", "right")
		m.halfDay = h >= 13 || ws[i].Len() == 2 && h < 10
		switch {
		case t.is(k, "hours", "hrs") && colon:
			m.halfDay = true
			return k + 1
		case colon && (prep || m.halfDay) && !t.counted(k):
			return k
		case !colon && t.dotted && firm && !t.counted(k) && !t.is(k, "percent", "per", "million", "billion") && !isMark(ws, k, "%"):
			return k
		}
		return 0
	}
	if h > 24 {
		return 0
	}
	return t.clockHour(m, j)
}

// clockHour reads "am", "o'clock", "in the morning" behind an hour, or behind
// hour and minute; 0 if nothing there makes it a clock.
func (t *timeReader) clockHour(m *timeMeaning, j int) int {
	ws := t.ws
	if k := t.meridiem(j); k != 0 {
		next, after := pm(k)
		if m.hour > 12 {
			m.halfDay = true
			return next
		}
		m.hour %= 12
		if after {
			m.hour += 12
		}
		m.halfDay = true
		return next
	}
	k := j
	if t.is(k, "o") && (isMark(ws, k+1, "'") || isMark(ws, k+1, "’")) && t.is(k+2, "clock") {
		k += 3
	}
	if t.is(k, "in") && t.is(k+1, "the") && t.entry(k+2).part != "" && t.is(k+2, "morning", "afternoon", "evening") && m.hour <= 12 {
		m.part = t.entry(k + 2).part
		m.hour %= 12
		if m.part != "MO" {
			m.hour += 12
		}
		m.halfDay, m.part = true, ""
		return k + 3
	}
	if t.is(k, "at") && t.is(k+1, "night") && k > j && m.hour >= 6 && m.hour < 12 {
		m.hour += 12
		m.halfDay = true
		return k + 2
	}
	if k > j {
		return k
	}
	return 0
}

// clockPast reads "half past six", "ten minutes to nine".
func (t *timeReader) clockPast(m *timeMeaning, i int) int {
	off := 0
	j := i + 1
	switch {
	case t.is(i, "half"):
		off = 30
	case t.is(i, "quarter"):
		off = 15
	default:
		off = int(t.ws[i].num.value)
		if t.is(j, "minutes") {
			j++
		}
	}
	h, ok := plainCardinal(t.ws, j+1)
	if !ok || h.value < 1 || h.value > 12 || off >= 60 || h.next != j+2 || t.is(j, "to") && t.counted(h.next) {
		return 0
	}
	m.hour, m.minute = int(h.value), off
	if t.is(j, "to") {
		if off == 30 {
			return 0
		}
		m.hour, m.minute = (m.hour+11)%12, 60-off
	}
	if n := t.clockHour(m, h.next); n > 0 {
		return n
	}
	return h.next
}

// zone reads a time zone behind a clock, with or without brackets around
// "local time".
func (t *timeReader) zone(m timeMeaning, j int) (timeMeaning, int) {
	if z, n := t.zoneWord(j); n > 0 {
		m.zone, m.halfDay = z, true
		return m, n
	}
	if t.line(j) {
		return m, j
	}
	if t.is(j, "local") && t.is(j+1, "time") {
		m.local = true
		return m, j + 2
	}
	// "North Korean time", "Eastern Standard Time", "Moscow time"
	for k := j; k < j+4 && k < len(t.ws); k++ {
		if t.is(k, "time") && k > j {
			m.local = true
			return m, k + 1
		}
		if t.ws[k].kind != letters || t.ws[k].line || !t.ws[k].cap && !(k > j && t.is(k, "daylight", "standard")) && !t.is(k, "eastern", "central", "pacific") || t.entry(k).weekday > 0 {
			break
		}
	}
	return m, j
}

func (t *timeReader) zoneWord(j int) (string, int) {
	if j >= len(t.ws) || t.ws[j].line || t.ws[j].time.zone == "" {
		return "", 0
	}
	// Zones are written in capitals: "et", "ist" and "pt" are also words.
	if s := t.r.Article.Text[t.ws[j].Start:t.ws[j].End]; s == t.ws[j].low {
		return "", 0
	}
	return t.ws[j].time.zone, j + 1
}
