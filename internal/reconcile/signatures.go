package reconcile

import (
	"regexp"
	"strings"

	"synoptic"
)

// signedWithin is how many bytes of an article's end may hold its signature.
const signedWithin = 120

// someAgencies are the words by which an article says that it has something
// from agencies that it doesn't name; agencyList is a list of several.
var (
	someAgencies = regexp.MustCompile(`\b(?:[Aa]nd|[Ww]ith|[Ff]rom|[Ss]ource:?) (?:news |wire )?agencies\b\.?\s*$|\b[Aa]gencies contributed to this (?:report|story|article)\b|\([Aa]gencies\)\s*$`)
	agencyList   = regexp.MustCompile(`\(([A-Z]{2,8}|dpa|epd|kna|Reuters)((?:(?:, | and |/)(?:[A-Z]{2,8}|dpa|epd|kna|Reuters))+)\)\s*$`)
	agencyName   = regexp.MustCompile(`[A-Za-z]{3,8}|AP`)
)

// followSignature gives an article's last words their origins: "and agencies",
// "(AFP, dpa)". Which part of the text each of them stands for is not said, so
// nothing comes to rest there.
func (s *story) followSignature(src *source) {
	text := src.Article.Text
	from := max(0, len(text)-signedWithin)
	for from < len(text) && text[from]&0xC0 == 0x80 {
		from++ // within a character
	}
	if m := someAgencies.FindStringIndex(text[from:]); m != nil {
		o := s.origins.get("t:"+src.Article.ID+" agencies", "agencies", synoptic.OriginAgency)
		word := strings.Index(strings.ToLower(text[from+m[0]:]), "agencies")
		at := from + m[0] + word
		o.spans = append(o.spans, spanIn{src, synoptic.Span{Start: at, End: at + len("agencies")}})
	}
	m := agencyList.FindStringIndex(text[from:])
	if m == nil {
		return
	}
	for _, n := range agencyName.FindAllStringIndex(text[from+m[0]:from+m[1]], -1) {
		sp := synoptic.Span{Start: from + m[0] + n[0], End: from + m[0] + n[1]}
		if src.Article.CreditSpan.Overlaps(sp) || src.text(sp) == "and" {
			continue
		}
		o := s.body(src, src.text(sp), synoptic.OriginAgency)
		o.spans = append(o.spans, spanIn{src, sp})
	}
}
