package measures

import (
	"math"
	"strconv"
)

// number is a number as a text writes it, over the words [first, next).
type number struct {
	value   float64
	low     float64 // least number of a vague one; -1 if it has none
	vague   bool
	about   bool // "a couple"
	ordinal bool
	part    bool // a fraction of a whole: "a third", "one in five"
	scaled  bool // a word like "million" or "bn" stands in it
	digits  bool // it starts with digits
	article bool // "a hundred", "a dozen": it starts with an article
	next    int
}

// readNumber reads the longest number that starts at word i. Plain articles
// are numbers only before a multiplier ("a dozen"), and "one" always is: the
// caller decides whether it counts anything.
func readNumber(ws []timeWord, i int) (number, bool) {
	if i >= len(ws) {
		return number{}, false
	}
	w := &ws[i]
	switch {
	case w.kind == digits:
		return digitNumber(ws, i)
	case w.kind == mark:
		if v := glyphFraction(w.low); v > 0 {
			return scaleNumber(ws, number{value: v, low: -1, part: true, digits: true, next: i + 1}), true
		}
		return number{}, false
	}
	return wordNumber(ws, i)
}

func glyphFraction(s string) float64 {
	switch s {
	case "½":
		return .5
	case "¼":
		return .25
	case "¾":
		return .75
	case "⅓":
		return 1. / 3
	case "⅔":
		return 2. / 3
	}
	return 0
}

// glued reports whether word i follows on its forerunner without white space.
func glued(ws []timeWord, i int) bool { return i >= 0 && i < len(ws) && !ws[i].gap }

func isMark(ws []timeWord, i int, s string) bool {
	return i >= 0 && i < len(ws) && ws[i].kind == mark && ws[i].low == s
}

func isHyphen(ws []timeWord, i int) bool {
	return i >= 0 && i < len(ws) && ws[i].kind == mark && (ws[i].low == "-" || ws[i].low == "‐" || ws[i].low == "‑")
}

func isDash(ws []timeWord, i int) bool {
	return isHyphen(ws, i) || i >= 0 && i < len(ws) && ws[i].kind == mark && (ws[i].low == "–" || ws[i].low == "—")
}

func digitNumber(ws []timeWord, i int) (number, bool) {
	w := &ws[i]
	n := number{value: float64(w.n), low: -1, digits: true, next: i + 1}
	if w.n < 0 {
		n.value = 0
		for k := 0; k < w.Len() && k < 300; k++ {
			n.value = n.value*10 + float64(w.low[k]-'0')
		}
	}
	if w.Len() <= 3 { // groups of thousands
		for isMark(ws, n.next, ",") && glued(ws, n.next) && glued(ws, n.next+1) && ws[n.next+1].kind == digits && ws[n.next+1].Len() == 3 && n.next-i < 12 {
			n.value = n.value*1000 + float64(ws[n.next+1].n)
			n.next += 2
		}
	}
	if isMark(ws, n.next, ".") && glued(ws, n.next) && glued(ws, n.next+1) && ws[n.next+1].kind == digits && ws[n.next+1].n >= 0 {
		n.value += float64(ws[n.next+1].n) / math.Pow10(ws[n.next+1].Len())
		n.next += 2
	}
	// "2 1/2", "2½"
	if f, next := slashFraction(ws, n.next); next > 0 && n.next == i+1 {
		n.value, n.next = n.value+f, next
	} else if f, next := slashFraction(ws, i); next > 0 && next < len(ws) && (ws[next].low == "of" || englishQuantities.units[ws[next].low] != nil || isHyphen(ws, next)) {
		n.value, n.next, n.part = f, next, ws[next].low == "of"
	} else if n.next < len(ws) && glued(ws, n.next) && glyphFraction(ws[n.next].low) > 0 {
		n.value += glyphFraction(ws[n.next].low)
		n.next++
	}
	if n.next == i+1 && n.value == 1 && i+2 < len(ws) && ws[i+1].low == "in" && ws[i+2].kind == digits && ws[i+2].n > 1 && ws[i+2].n <= 1000 && i+3 < len(ws) && ws[i+3].kind == letters && ws[i+3].time == &noEntry && ws[i+3].num == &noNumberEntry {
		n.value, n.part, n.next = 1/float64(ws[i+2].n), true, i+3
		return n, true
	}
	if n.next == i+1 && glued(ws, n.next) { // "5th"
		switch ws[n.next].low {
		case "st", "nd", "rd", "th":
			n.ordinal = true
			n.next++
			return n, true
		}
	}
	return scaleNumber(ws, n), true
}

// slashFraction reads "1/2" at i; next is 0 if there is none. Only halves,
// thirds and quarters and the like are fractions: "9/11" and "24/7" are not.
func slashFraction(ws []timeWord, i int) (v float64, next int) {
	if i+2 >= len(ws) || ws[i].kind != digits || !isMark(ws, i+1, "/") || !glued(ws, i+1) || !glued(ws, i+2) || ws[i+2].kind != digits {
		return 0, 0
	}
	a, b := ws[i].n, ws[i+2].n
	if a < 1 || b < 2 || a >= b || b != 2 && b != 3 && b != 4 && b != 5 && b != 8 && b != 16 && b != 32 || isMark(ws, i+3, "/") && glued(ws, i+3) {
		return 0, 0
	}
	return float64(a) / float64(b), i + 3
}

// scaleNumber multiplies n by the multipliers that follow it: "2.5 million",
// "143m", "two hundred thousand", "1.5bn", "40-million".
func scaleNumber(ws []timeWord, n number) number {
	for n.next < len(ws) {
		j := n.next
		if isHyphen(ws, j) && glued(ws, j) && glued(ws, j+1) && ws[j+1].num.class == multiplierNumber {
			j++
		}
		w := &ws[j]
		switch {
		case w.num.class == multiplierNumber && !(w.low == "dozen" && n.scaled):
		case w.num.class == suffixNumber && n.digits && !n.scaled && (!w.gap && scaleSuffix(ws, j) || w.gap && w.Len() > 1):
		default:
			return n
		}
		n.value = scaled(n.value, w.num.value)
		n.scaled, n.part = true, false
		n.next = j + 1
	}
	return n
}

// scaled is a value times a multiplier as decimals give it: 2.07 billion is
// 2,070,000,000, not the product of two binary fractions.
func scaled(value, multiplier float64) float64 {
	const digits = 15 // that every float64 holds
	x, err := strconv.ParseFloat(strconv.FormatFloat(value*multiplier, 'g', digits, 64), 64)
	if err != nil { // too large
		return value * multiplier
	}
	return x
}

// scaleSuffix tells "143m" (million) from "100m sprint": a bare "m" or "k" is
// a multiplier only after a currency sign or before a word that can be
// counted; the caller of money decides the rest.
func scaleSuffix(ws []timeWord, j int) bool {
	if ws[j].Len() > 1 || ws[j].low == "k" {
		return true
	}
	k := j - 1
	for k >= 0 && (ws[k].kind == digits || ws[k].low == "." || ws[k].low == ",") && j-k < 8 {
		k--
	}
	return k >= 0 && currencySign(ws[k].low) != "" || k >= 2 && ws[j-1].n >= 0 && followedByPeople(ws, j+1)
}

func followedByPeople(ws []timeWord, j int) bool {
	if j >= len(ws) || !ws[j].gap || ws[j].kind != letters {
		return false
	}
	return isWord(ws[j].low, countedWord)
}

// wordNumber reads a number written in words.
func wordNumber(ws []timeWord, i int) (number, bool) {
	n := number{low: -1, next: i}
	total, part, seen := 0.0, 0.0, false
	last := 0.0 // the size of what was read last: a smaller one may follow
	j := i
	if (ws[i].low == "a" || ws[i].low == "an") && i+1 < len(ws) {
		switch w := &ws[i+1]; {
		case w.num.class == multiplierNumber:
			part, seen, j, n.article, last = 1, true, i+1, true, math.Inf(1)
		case w.low == "half":
			return halfNumber(ws, i+1, true)
		case w.num.ord > 0 && w.num.frac > 0 && i+2 < len(ws) && ws[i+2].kind == letters && ws[i+2].num.class != multiplierNumber && !fractionFollower(ws[i+2].low) && !ws[i+2].line:
			return number{value: w.num.ord, low: -1, ordinal: true, article: true, next: i + 2}, true
		case w.num.frac > 0 && w.low != "second" && w.low != "quarter", w.low == "quarter" && i+2 < len(ws) && (ws[i+2].low == "of" || ws[i+2].num.class == multiplierNumber):
			return scaleNumber(ws, number{value: w.num.frac, low: -1, part: true, article: true, next: i + 2}), true
		case w.low == "few":
			n.vague, n.low, n.next = true, 3, i+2
			return vagueTail(ws, n), true
		case w.low == "couple":
			return number{value: 2, low: -1, about: true, article: true, next: i + 2 + ofNext(ws, i+2)}, true
		case w.low == "handful", w.low == "number" && i+2 < len(ws) && ws[i+2].low == "of":
			return number{vague: true, low: 2, article: true, next: i + 2 + ofNext(ws, i+2)}, true
		default:
			return n, false
		}
	}
	if ws[i].low == "half" {
		return halfNumber(ws, i, false)
	}
	for j < len(ws) {
		w := &ws[j]
		joined := j > i && !w.gap
		if j > i && (isHyphen(ws, j) && glued(ws, j) && glued(ws, j+1) || w.low == "and" && last >= 100 && j+1 < len(ws) && (ws[j+1].num.class == cardinalNumber || ws[j+1].num.class == tenNumber)) {
			if j+1 >= len(ws) || !continuesNumber(&ws[j+1], last) {
				break
			}
			j++
			w = &ws[j]
		} else if joined {
			break
		}
		if j > i && w.line && last < 100 {
			break
		}
		switch {
		case w.num.class == tenNumber && (last == 0 || last >= 100):
			part, last = part+w.num.value, 10
		case w.num.class == cardinalNumber && (last == 0 || last >= 100 || last == 10 && w.num.value < 10 && w.num.value > 0):
			part += w.num.value
			last = 1
		case w.num.class == multiplierNumber && seen && w.num.value == 100 && last < 100 && part < 100:
			part, last, n.scaled = part*100, 100, true
		case w.num.class == multiplierNumber && seen && w.num.value == 12:
			total, part, last, n.scaled = total+part*12, 0, .5, true
		case w.num.class == multiplierNumber && seen:
			if part == 0 { // "two million million" is none
				goto done
			}
			total, part, last, n.scaled = total+part*w.num.value, 0, w.num.value, true
		default:
			goto done
		}
		seen = true
		j++
		n.next = j
		if last == .5 {
			break
		}
	}
done:
	if !seen || n.next == i {
		return plainNumber(ws, i)
	}
	n.value = total + part
	return numberTail(ws, i, n), true
}

// fractionFollower tells "a third of them", "rose a third in May" from "a
// third boat".
func fractionFollower(low string) bool { return isWord(low, afterPartWord) }

func continuesNumber(w *timeWord, last float64) bool {
	c := w.num.class
	return c == tenNumber && last >= 100 || c == cardinalNumber && (last >= 100 || last == 10 && w.num.value < 10) || c == multiplierNumber
}

// numberTail reads what may follow a number in words: "twenty-first", "two
// thirds", "one in five", "two and a half".
func numberTail(ws []timeWord, i int, n number) number {
	j := n.next
	hyphen := isHyphen(ws, j) && glued(ws, j) && glued(ws, j+1)
	k := j
	if hyphen {
		k++
	}
	switch {
	case k < len(ws) && ws[k].num.ord > 0 && ws[k].num.ord < 10 && int(n.value)%10 == 0 && n.value >= 20 && !n.article:
		n.value, n.ordinal, n.next = n.value+ws[k].num.ord, true, k+1
	case k < len(ws) && ws[k].num.frac > 0 && ws[k].low != "second" && n.value < 20 && !n.scaled && (n.value == 1 || len(ws[k].low) > 1 && ws[k].low[len(ws[k].low)-1] == 's') && ws[k].low != "quarters" && ws[k].low != "quarter",
		k < len(ws) && (ws[k].low == "quarters" || ws[k].low == "quarter") && (n.value == 3 || n.value == 1) && (hyphen || k+1 < len(ws) && ws[k+1].low == "of"):
		n.value, n.part, n.next = n.value*ws[k].num.frac, true, k+1
	case j+2 < len(ws) && (ws[j].low == "in" || ws[j].low == "out" && ws[j+1].low == "of") && n.value < 10:
		if ws[j].low == "out" {
			j++
		}
		if m, ok := plainCardinal(ws, j+1); ok && m.value > n.value && m.value <= 1000 && m.value < 1900 {
			n.value, n.part, n.next = n.value/m.value, true, m.next
		}
	case j+2 < len(ws) && ws[j].low == "and" && (ws[j+1].low == "a" || ws[j+1].low == "one") && ws[j+2].low == "half":
		n.value, n.next = n.value+.5, j+3
		n = scaleNumber(ws, n)
	}
	return n
}

// plainCardinal reads digits or number words with nothing behind them.
func plainCardinal(ws []timeWord, i int) (number, bool) {
	switch {
	case i >= len(ws):
	case ws[i].kind == digits && ws[i].n > 0:
		return number{value: float64(ws[i].n), next: i + 1}, true
	case ws[i].num.class == cardinalNumber || ws[i].num.class == tenNumber:
		return number{value: ws[i].num.value, next: i + 1}, true
	}
	return number{}, false
}

func halfNumber(ws []timeWord, i int, article bool) (number, bool) {
	n := number{value: .5, low: -1, part: true, article: article, next: i + 1}
	if i+2 < len(ws) && (ws[i+1].low == "a" || ws[i+1].low == "an") && ws[i+2].num.class == multiplierNumber {
		n.value, n.part, n.scaled, n.next = .5*ws[i+2].num.value, false, true, i+3
		return n, true
	}
	return scaleNumber(ws, n), true
}

// plainNumber reads ordinals, "dozens of", "tens of thousands", "several".
func plainNumber(ws []timeWord, i int) (number, bool) {
	w := &ws[i]
	n := number{low: -1, next: i + 1}
	switch {
	case w.num.class == pluralNumber:
		n.vague, n.low, n.scaled = true, w.num.value, true
		for n.next+1 < len(ws) && ws[n.next].low == "of" && ws[n.next+1].num.class == pluralNumber {
			v := ws[n.next+1].num.value
			if n.low == 20 || n.low == 200 || n.low == 2000 { // "tens of thousands" is 20,000 and more
				v /= 2
			}
			n.low *= v
			n.next += 2
		}
		if w.low == "tens" && n.next == i+1 {
			return n, false
		}
		return n, true
	case w.num.class == vagueNumber:
		n.vague, n.low = true, w.num.value
		return vagueTail(ws, n), true
	case w.num.ord > 0:
		n.value, n.ordinal = w.num.ord, true
		return n, true
	case w.num.frac > 0 && w.low != "half":
		return n, false
	}
	return n, false
}

// vagueTail reads "several hundred", "a few dozen", "a few million".
func vagueTail(ws []timeWord, n number) number {
	if n.next < len(ws) && ws[n.next].num.class == multiplierNumber {
		if n.low > 0 {
			n.low *= ws[n.next].num.value
		}
		n.scaled = true
		n.next++
		return vagueTail(ws, n)
	}
	return n
}

func ofNext(ws []timeWord, i int) int {
	if i < len(ws) && ws[i].low == "of" {
		return 1
	}
	return 0
}

func currencySign(s string) string {
	switch s {
	case "$":
		return "USD"
	case "£":
		return "GBP"
	case "€":
		return "EUR"
	case "¥":
		return "JPY"
	case "₹":
		return "INR"
	case "₽":
		return "RUB"
	case "₩":
		return "KRW"
	case "₦":
		return "NGN"
	case "₪":
		return "ILS"
	case "₺":
		return "TRY"
	}
	return ""
}
