package extract

import (
	_ "embed"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/publicsuffix"
)

//go:embed data/families.tsv
var familyTable string

// families maps registrable domains, and outlets' names in small letters, to
// the owner or desk behind them.
var families = parseFamilies(familyTable)

func parseFamilies(table string) map[string]string {
	out := map[string]string{}
	for l := range strings.Lines(table) {
		l = strings.TrimRight(l, "\r\n")
		if l == "" || l[0] == '#' {
			continue
		}
		family, members, ok := strings.Cut(l, "\t")
		if !ok {
			panic("families.tsv: not two columns: " + l)
		}
		for _, m := range strings.Split(members, "|") {
			out[m] = family
		}
	}
	return out
}

// outlet is who published an article, and the family behind it: what
// metadata says, else the address's registrable domain, else what the article
// says of itself, else the file's name.
func outlet(src Source, self string) (name, family string) {
	domain := registrable(src.URL)
	switch {
	case clean(src.Outlet) != "":
		name = clean(src.Outlet)
	case domain != "":
		name = domain
	case self != "":
		name = self
	default:
		name = fileOutlet(src.Path)
	}
	return name, Family(name, src.URL)
}

// Family is the owner or desk behind an outlet, by its name and the address of
// one of its articles: its own name or domain where nothing else is known.
func Family(name, address string) string {
	domain := registrable(address)
	key := strings.ToLower(name)
	if d := registrable(name); d != "" {
		key = d
	} else if domain != "" && families[key] == "" {
		key = domain
	}
	if f := families[key]; f != "" {
		return f
	}
	if f := families[strings.TrimPrefix(key, "the ")]; f != "" {
		return f
	}
	if key == strings.ToLower(name) {
		return name
	}
	return key
}

// registrable is the registrable domain of an address or host name, "" if s
// is neither.
func registrable(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.ContainsAny(s, " \t\n") || !strings.Contains(s, ".") {
		return ""
	}
	if !strings.Contains(s, "://") {
		s = "https://" + strings.TrimPrefix(s, "//")
	}
	u, err := url.Parse(s)
	if err != nil || u.Hostname() == "" {
		return ""
	}
	host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	d, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		return ""
	}
	if suffix, icann := publicsuffix.PublicSuffix(host); !icann && !strings.Contains(suffix, ".") {
		return "" // "report.final" is no host
	}
	return d
}

// fileOutlet is the outlet that stands in where nothing else names one: the
// file's name without ending, or what follows # of a row.
func fileOutlet(p string) string {
	if p == "-" || p == "" {
		return "standard input"
	}
	file, row, ok := strings.Cut(p, "#")
	if ok && row != "" {
		return row
	}
	base := fileName(file)
	if s := strings.TrimSuffix(base, path.Ext(base)); s != "" {
		return s
	}
	return base
}
