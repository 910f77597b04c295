package reconcile

import (
	"strings"

	"synoptic"
)

// aged is the key of whose age a quantity gives: the person named just before
// it ("Ann Lee, 43,"), or whom the noun stands for ("the 43-year-old driver").
func (s *story) aged(src *source, keys []term, q *synoptic.Quantity, head int) string {
	at := src.tokenAt(q.Start)
	if head > at && strings.Contains(src.text(q.Span), "-") {
		if strings.HasPrefix(keys[head].key, "@") {
			return keys[head].key // "the 36-year-old Klitschko", whoever stands before
		}
		if n := src.named[head]; s.person(n) {
			return n
		}
	}
	for k := at - 1; k >= 0 && k >= at-3; k-- {
		if t := src.Tokens[k]; !idle(t) {
			for m := k; m >= 0 && m > k-5; m-- {
				if strings.HasPrefix(keys[m].key, "@") {
					return keys[m].key
				}
				if keys[m].key != "" {
					break
				}
			}
			break
		}
	}
	if head >= 0 {
		return keys[head].key
	}
	return ""
}

// lastPerson is the key of the person named last before a quantity, within two
// sentences, or "".
func (s *story) lastPerson(src *source, q *synoptic.Quantity) string {
	at := src.tokenAt(q.Start)
	first := src.Sentences[max(0, src.sentenceAt(q.Start)-2)].First
	for k := at - 1; k >= first; k-- {
		if n := src.named[k]; n != "" && s.person(n) {
			return n
		}
	}
	return ""
}
