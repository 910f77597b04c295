package extract

import (
	"strings"
	"testing"
	"unicode/utf8"

	"synoptic"
)

// check fails where an article's spans do not fit its text, overlap, or leave
// anything but white space out.
func check(t testing.TB, a *synoptic.Article) {
	t.Helper()
	if !utf8.ValidString(a.Text) {
		t.Fatalf("%s: text is not valid UTF-8", a.Path)
	}
	covered := make([]bool, len(a.Text))
	for _, list := range [][]synoptic.Span{a.Body, a.Boilerplate} {
		end := 0
		for _, s := range list {
			if err := s.Check(a.Text); err != nil {
				t.Fatalf("%s: %v", a.Path, err)
			}
			if s.Start < end {
				t.Fatalf("%s: spans out of order at %d", a.Path, s.Start)
			}
			end = s.End
			for i := s.Start; i < s.End; i++ {
				if covered[i] {
					t.Fatalf("%s: byte %d is both body and boilerplate", a.Path, i)
				}
				covered[i] = true
			}
		}
	}
	for i, r := range a.Text {
		if !covered[i] && !strings.ContainsRune(spaces, r) {
			t.Fatalf("%s: byte %d (%q) is neither body nor boilerplate", a.Path, i, r)
		}
	}
	for _, s := range a.Corrections {
		if err := s.Check(a.Text); err != nil {
			t.Fatalf("%s: correction: %v", a.Path, err)
		}
	}
	for name, s := range map[string]synoptic.Span{"title": a.TitleSpan, "dateline": a.Dateline, "credit": a.CreditSpan} {
		if !s.IsZero() {
			if err := s.Check(a.Text); err != nil {
				t.Fatalf("%s: %s: %v", a.Path, name, err)
			}
		}
	}
	switch a.Status {
	case synoptic.StatusRead:
		if a.Reason != "" {
			t.Fatalf("%s: read, yet with a reason: %s", a.Path, a.Reason)
		}
	case synoptic.StatusPartial, synoptic.StatusFailed:
		if a.Reason == "" {
			t.Fatalf("%s: %s without a reason", a.Path, a.Status)
		}
	default:
		t.Fatalf("%s: status %q", a.Path, a.Status)
	}
}

// prose is running text to put under what a test is about.
const prose = "The harbour at Vale was closed on Monday after a crane fell onto the quay, the port authority said.\n" +
	"Two dockers were taken to hospital, and the mayor, Ida Fenn, said the ferry would not run before Wednesday.\n" +
	"It was the second accident at the harbour this year, after a barge sank in March with a load of gravel.\n"

func read(t testing.TB, src Source) *synoptic.Article {
	t.Helper()
	a := Article(src)
	check(t, a)
	return a
}

func TestTextIsKeptByteForByte(t *testing.T) {
	text := "  Crane falls at Vale harbour \r\n\r\n" + strings.ReplaceAll(prose, "\n", "\r\n") + "\t\n"
	a := read(t, Source{Path: "x.txt", Text: text})
	if a.Text != text {
		t.Errorf("text was changed: %q", a.Text)
	}
	if a.Title != "Crane falls at Vale harbour" || a.TitleSpan.In(a.Text) != a.Title {
		t.Errorf("title %q at %v", a.Title, a.TitleSpan)
	}
	if a.Status != synoptic.StatusRead || a.Language != "en" || len(a.Boilerplate) != 0 || len(a.Body) != 1 {
		t.Errorf("%s %q %s, body %v, boilerplate %v", a.Status, a.Reason, a.Language, a.Body, a.Boilerplate)
	}
}

func TestHead(t *testing.T) {
	for _, tt := range []struct {
		name, head                                           string
		title, byline, credit, dateline, place, date, outlet string
		from                                                 synoptic.PublishedFrom
	}{
		{name: "agency", head: "TEHRAN, Aug 5 (Reuters) - ", credit: "Reuters", dateline: "TEHRAN, Aug 5 (Reuters) -", place: "Tehran"},
		{name: "agency, year", head: "BEIJING, Feb. 7, 2016 (Xinhua) -- ", credit: "Xinhua", dateline: "BEIJING, Feb. 7, 2016 (Xinhua) --", place: "Beijing", date: "2016-02-07", from: synoptic.FromDateline},
		{name: "long dash", head: "SEOUL (AP) — ", credit: "Associated Press", dateline: "SEOUL (AP) —", place: "Seoul"},
		{name: "land", head: "SEOUL, South Korea — ", dateline: "SEOUL, South Korea —", place: "Seoul, South Korea"},
		{name: "state", head: "CAPE CANAVERAL, Fla. — ", dateline: "CAPE CANAVERAL, Fla. —", place: "Cape Canaveral, Fla."},
		{name: "two dashes", head: "CAIRO -- ", dateline: "CAIRO --", place: "Cairo"},
		{name: "hyphen", head: "PYONGYANG - ", dateline: "PYONGYANG -", place: "Pyongyang"},
		{name: "sign alone", head: "(CNN) ", dateline: "(CNN)", outlet: "CNN"},
		{name: "sign without space", head: "Seoul, South Korea (CNN)", dateline: "Seoul, South Korea (CNN)", place: "Seoul, South Korea", outlet: "CNN"},
		{name: "slashes", head: "MOSCOW, August 5. /TASS/. ", credit: "TASS", dateline: "MOSCOW, August 5. /TASS/.", place: "Moscow"},
		{name: "colon", head: "NEW DELHI: ", dateline: "NEW DELHI:", place: "New Delhi"},
		{name: "two places", head: "LONDON/PARIS (Reuters) - ", credit: "Reuters", dateline: "LONDON/PARIS (Reuters) -", place: "London/Paris"},
		{name: "hyphen in a place", head: "PORT-AU-PRINCE, Haiti (AP) - ", credit: "Associated Press", dateline: "PORT-AU-PRINCE, Haiti (AP) -", place: "Port-Au-Prince, Haiti"},
		{name: "unknown sign", head: "PORT ALDIS, Oct 21 (Northwire) - ", credit: "Northwire", dateline: "PORT ALDIS, Oct 21 (Northwire) -", place: "Port Aldis"},
		{name: "unknown sign, slashes", head: "VALLEN, March 14. /VSN/. ", credit: "VSN", dateline: "VALLEN, March 14. /VSN/.", place: "Vallen"},
		{name: "year and slashes", head: "SARV, September 19, 2019. /SarvInform/. ", credit: "SarvInform", dateline: "SARV, September 19, 2019. /SarvInform/.", place: "Sarv", date: "2019-09-19", from: synoptic.FromDateline},
		{name: "exclusive by", head: "Crane falls at Vale\nEXCLUSIVE by Rick Stannard\n", title: "Crane falls at Vale", byline: "Rick Stannard"},
		{name: "no sign", head: "VALE (population 4,000) - "},
		{name: "agency and date", head: "Crane falls at Vale\nNorthwire | Friday, October 21, 2022, 10:12 a.m.\n", title: "Crane falls at Vale", date: "2022-10-21", from: synoptic.FromText},
		{name: "posted by", head: "Crane falls at Vale\nPosted by admin on March 15, 2023\n", title: "Crane falls at Vale", byline: "admin", date: "2023-03-15", from: synoptic.FromText},
		{name: "exclusive", head: "Crane falls at Vale\nEXCLUSIVE | By Dana Whitlow | 15 Apr 2021 17:05\n", title: "Crane falls at Vale", byline: "Dana Whitlow", date: "2021-04-15", from: synoptic.FromText},
		{name: "desk", head: "Crane falls at Vale\nStaff and agencies\n", title: "Crane falls at Vale"},
		{name: "no dateline: capitals", head: "NATO - "},
		{name: "no dateline: a speaker", head: "SIEGEL--"},
		{name: "no dateline: a notice", head: "UPDATE - "},
		{name: "no dateline: person", head: "VALE mayor Ida Fenn spoke. "},
		{name: "no dateline: brackets", head: "The crane (which was new) "},
		{name: "byline", head: "Crane falls at Vale\nBy Ann Dell and Bo Carr\n", title: "Crane falls at Vale", byline: "Ann Dell and Bo Carr"},
		{name: "byline, agency", head: "Crane falls at Vale\nBy ANN DELL, Associated Press\nVALE (AP) - ", title: "Crane falls at Vale", byline: "ANN DELL, Associated Press", credit: "Associated Press", dateline: "VALE (AP) -", place: "Vale"},
		{name: "date and staff", head: " date 2024-08-05 By Vale Chronicle Staff\n\n", byline: "Vale Chronicle Staff", date: "2024-08-05", from: synoptic.FromText, outlet: "Vale Chronicle"},
		{name: "date line", head: "Crane falls at Vale\nNov. 9, 2016\n", title: "Crane falls at Vale", date: "2016-11-09", from: synoptic.FromText},
		{name: "published line", head: "Crane falls at Vale\nPublished: 10:30 GMT, 9 November 2016 | Updated: 12:00\n", title: "Crane falls at Vale", date: "2016-11-09", from: synoptic.FromText},
		{name: "agency line", head: "Crane falls at Vale\nReuters\n", title: "Crane falls at Vale", credit: "Reuters"},
		{name: "sentence with By", head: "By Monday, the harbour was open again.\n"},
		{name: "headline with full stop", head: "Crane falls at Vale harbour, injuring two dockers.\n", title: "Crane falls at Vale harbour, injuring two dockers."},
		{name: "first sentence is no headline", head: "A crane fell at the harbour on Monday.\n"},
	} {
		a := read(t, Source{Path: "vale.txt", Text: tt.head + prose})
		if tt.from == "" {
			tt.from = synoptic.FromNone
		}
		if tt.outlet == "" {
			tt.outlet = "vale"
		}
		if a.Title != tt.title || a.Byline != tt.byline || a.Credit != tt.credit || a.Dateline.In(a.Text) != tt.dateline || a.DatelinePlace != tt.place ||
			a.Published != tt.date || a.PublishedFrom != tt.from || a.Outlet != tt.outlet {
			t.Errorf("%s: title %q, byline %q, credit %q, dateline %q, place %q, date %s from %s, outlet %q", tt.name, a.Title, a.Byline, a.Credit,
				a.Dateline.In(a.Text), a.DatelinePlace, a.Published, a.PublishedFrom, a.Outlet)
		}
		if a.Credit != "" && a.CreditSpan.IsZero() {
			t.Errorf("%s: credit without its place", tt.name)
		}
	}
}

func TestTail(t *testing.T) {
	for _, tt := range []struct{ tail, credit, at, boilerplate string }{
		{"Copyright 2017 The Associated Press. All rights reserved.", "Associated Press", "Associated Press", "Copyright 2017 The Associated Press. All rights reserved."},
		{"(Reuters)", "Reuters", "(Reuters)", "(Reuters)"},
		{"© 2031 AFP", "Agence France-Presse", "AFP", "© 2031 AFP"},
		{"Source: Reuters", "Reuters", "Source: Reuters", "Source: Reuters"},
		{"The inquiry goes on, he said. (Xinhua)", "Xinhua", "(Xinhua)", "(Xinhua)"},
		{"The inquiry goes on, he said. - AFP", "Agence France-Presse", "AFP", "AFP"},
		{"This article originally appeared on Quay Weekly.", "Quay Weekly", "Quay Weekly", "This article originally appeared on Quay Weekly."},
		{"— Northwire", "Northwire", "Northwire", "— Northwire"},
		{"Transmarine\nShare  Tweet  Mail", "Transmarine", "Transmarine", "TransmarineShare  Tweet  Mail"},
		{"Related topics\nVale\nShipping", "", "", "Related topicsValeShipping"},
		{"Read more\nWhy the crane fell", "", "", "Read moreWhy the crane fell"},
		{"He said so to AFP.", "", "", ""},
		{"The inquiry goes on (see below).", "", "", ""},
	} {
		a := read(t, Source{Path: "x.txt", Text: "Crane falls at Vale\n" + prose + tt.tail + "\n"})
		var b string
		for _, s := range a.Boilerplate {
			b += s.In(a.Text)
		}
		if a.Credit != tt.credit || strings.TrimPrefix(a.CreditSpan.In(a.Text), "The ") != tt.at || b != tt.boilerplate {
			t.Errorf("%q: credit %q at %q, boilerplate %q", tt.tail, a.Credit, a.CreditSpan.In(a.Text), b)
		}
	}
}

func TestEveryFurnitureRuleTakesOutItsExample(t *testing.T) {
	for _, r := range furnitureRules {
		if !r.fits(normal(r.example)) || !furnitureIndex.fits(normal(r.example)) {
			t.Errorf("%s %q does not fit %q", r.how, r.what, r.example)
		}
		if normal(r.what) != strings.TrimSpace(r.what) {
			t.Errorf("%q is not in the form that lines have", r.what)
		}
	}
}

func TestFurnitureBetweenParagraphs(t *testing.T) {
	for _, l := range []string{
		"Image copyright Press Pool Image caption The crane was new", "Media captionWatch the crane fall", "Advertisement", "ADVERTISEMENT", "Read more: Harbour closed",
		"[Harbour closed for a week]", "https://example.org/a https://example.org/b", "___", "Crews at the quay. (Photo by Ann Dell/Getty Images)", "The quay after the fall. (AP)",
		"The harbour master, Jon Pell. (Ann Dell/The Vale Echo)", "SWNS • PA Crews lift the fallen crane off the quay at Vale",
		"1/8 The quay Ann Dell 2/8 The crane Ann Dell 3/8 The ferry Ann Dell", "EnglishDeutschFrançaisespañol日本語", "Crews lift the crane off the quay (file photo)",
		"Share 12 Tweet 4 Mail", "Tips: desk@valeecho.example", "● DO YOU KNOW MORE? Call us",
		"Two dockers were taken to hospital, and the mayor, Ida Fenn, said the ferry would not run before Wednesday.",
	} {
		a := read(t, Source{Path: "x.txt", Text: "Crane falls at Vale\n" + prose + l + "\n" + "The harbour master said that the crane had been checked in May and was found safe.\n"})
		if len(a.Boilerplate) != 1 || a.Boilerplate[0].In(a.Text) != l {
			t.Errorf("%q: boilerplate %v, body %q", l, a.Boilerplate, body(a))
		}
	}
}

func TestRunningTextIsNeverFurniture(t *testing.T) {
	for _, l := range []string{
		"Shares of the port company fell by five per cent.", "Copyright law does not cover the plans, the court said.", "“Follow us,” the pilot told the crew, “and keep left.”",
		"Photographs show the crane in two pieces.", "The pictures were taken by AFP.", "Video of the fall was posted online.", "Watching from the quay, Ms Fenn wept.", "More than 40 people saw it.",
		"Sign language interpreters were called in.", "By nightfall the quay was clear.", "English and French divers took part.", "Safety rules", "What we know so far", "‘It came down like a tree’: witnesses",
		"Recommended speeds were not kept, she said.", "(The port has had three owners.)", "He said he had told the AP.", "The ferry (built in 1999) was not hit.", "It was 1/8 of an inch thick.",
		"Prior to the fall, a foreman had warned of cracks in a letter to the owners",
	} {
		a := read(t, Source{Path: "x.txt", Text: "Crane falls at Vale\n" + prose + l + "\n" + "The harbour master said that the crane had been checked in May and was found safe.\n"})
		if len(a.Boilerplate) != 0 {
			t.Errorf("%q was taken for furniture", l)
		}
	}
}

func TestDates(t *testing.T) {
	for in, want := range map[string]string{
		"2018/04/20": "2018-04-20", "2016-11-09": "2016-11-09", "2016-11-09T10:30:00Z": "2016-11-09T10:30:00Z", "2016-11-09T10:30:00+02:00": "2016-11-09T10:30:00+02:00",
		"2016-11-09 10:30": "2016-11-09T10:30:00", "Wed, 09 Nov 2016 10:30:00 GMT": "2016-11-09T10:30:00Z", "Nov. 9, 2016": "2016-11-09", "9 November 2016": "2016-11-09",
		"November 9th, 2016": "2016-11-09", "20161109": "2016-11-09", "13/11/2016": "2016-11-13", "11/13/2016": "2016-11-13", "3/4/2016": "", "2016-02-30": "", "yesterday": "", "": "",
		"1478687400": "2016-11-09T10:30:00Z", "2016-11-09T00:00:00Z": "2016-11-09", "Wednesday 9th November 2016": "2016-11-09",
	} {
		if got := isoDate(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"https://example.com/2016/11/09/x.html": "2016-11-09", "https://example.com/uk/2016/nov/09/x": "2016-11-09", "https://example.com/world/2016-02/07/content_23426008.htm": "2016-02-07",
		"https://example.com/article/20161109": "2016-11-09", "https://example.com/x-37919658": "", "https://example.com/a?d=2016/11/09": "", "vale-2016-11-09.txt": "2016-11-09", "2016/13/45": "",
	} {
		if got := dateInPath(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestOutlets(t *testing.T) {
	for _, tt := range []struct {
		src                  Source
		self, outlet, family string
	}{
		{Source{Outlet: "www.thesun.co.uk"}, "", "www.thesun.co.uk", "News UK"},
		{Source{Outlet: "The Times", URL: "https://www.thetimes.co.uk/x"}, "", "The Times", "News UK"},
		{Source{URL: "https://news.valeecho.co.uk/x"}, "", "valeecho.co.uk", "valeecho.co.uk"},
		{Source{URL: "https://news.valeecho.co.uk/x", Outlet: "Vale Echo"}, "", "Vale Echo", "valeecho.co.uk"},
		{Source{Path: "a/b.txt"}, "Vale Echo", "Vale Echo", "Vale Echo"},
		{Source{Path: "a/b.txt"}, "", "b", "b"},
		{Source{Path: "a/rows.jsonl#r7"}, "", "r7", "r7"},
		{Source{Path: "-"}, "", "standard input", "standard input"},
	} {
		if o, f := outlet(tt.src, tt.self); o != tt.outlet || f != tt.family {
			t.Errorf("%+v: got %q, %q", tt, o, f)
		}
	}
	for url, want := range map[string]string{
		"http://www.example.co.uk/wires/pa/article-1/x.html": "Press Association", "https://www.example.com/aponline/2017/12/27/x.html": "Associated Press",
		"https://www.example.com/wires/ap/x": "Associated Press", "https://www.example.com/ap/x": "", "https://reuters.com/x": "", "https://example.com/wires": "",
	} {
		if got := wireInURL(url); got != want {
			t.Errorf("%s: got %q, want %q", url, got, want)
		}
	}
}

func TestStates(t *testing.T) {
	german := strings.Repeat("Der Hafen wurde am Montag geschlossen, nachdem ein Kran auf den Kai gefallen war, sagte die Behörde. Zwei Arbeiter wurden verletzt.\n", 3)
	for _, tt := range []struct {
		name   string
		src    Source
		status synoptic.ArticleStatus
		reason string
	}{
		{"empty", Source{Text: " \n\t "}, synoptic.StatusFailed, "empty"},
		{"short", Source{Text: "Rain fell on the town."}, synoptic.StatusFailed, "too short: 5 words"},
		{"language", Source{Text: german}, synoptic.StatusFailed, "written in German; read is English"},
		{"language that can be read", Source{Text: german, Languages: []string{"en", "de"}}, synoptic.StatusRead, ""},
		{"furniture alone", Source{Text: "Share\nRead more\n© 2031 The Vale Echo\n"}, synoptic.StatusFailed, "no running text: only links, captions and notices"},
		{"reason", Source{Reason: "not text: a PDF file"}, synoptic.StatusFailed, "not text: a PDF file"},
		{"broken", Source{Text: prose, Repaired: 30}, synoptic.StatusPartial, "30 characters were broken and could not be read"},
		{"paywall", Source{Text: prose + "Subscribe to continue reading\n"}, synoptic.StatusPartial, "the text breaks off: the rest is behind a paywall or a link"},
		{"page with too many elements", Source{Text: strings.Repeat("<p>x", MaxTags+1), HTML: true}, synoptic.StatusFailed, "no news page: more than 40000 elements"},
		{"page without article", Source{Text: "<html><body></body></html>", HTML: true}, synoptic.StatusFailed, "no article found on the page"},
	} {
		if a := read(t, tt.src); a.Status != tt.status || a.Reason != tt.reason {
			t.Errorf("%s: %s %q", tt.name, a.Status, a.Reason)
		}
	}
}

func TestIdentityRestsOnBytesAndOutlet(t *testing.T) {
	a := Article(Source{Path: "a.txt", Text: prose, Outlet: "Echo"})
	b := Article(Source{Path: "elsewhere/b.txt", Text: prose, Outlet: "Echo"})
	c := Article(Source{Path: "a.txt", Text: prose, Outlet: "Post"})
	d, e := Article(Source{Path: "a.txt", Reason: "x"}), Article(Source{Path: "b.txt", Reason: "x"})
	if a.ID != b.ID || a.ID == c.ID || d.ID == e.ID || len(a.ID) != 12 {
		t.Errorf("%s %s %s %s %s", a.ID, b.ID, c.ID, d.ID, e.ID)
	}
}

func FuzzArticle(f *testing.F) {
	f.Add("Title\n"+prose, "Title", "2016-11-09", false)
	f.Add("<html><body><article><p>"+prose+"</p></article></body></html>", "", "", true)
	f.Add("LONDON/\u00e9 (AP", "\xff", "9 Nov", false)
	f.Add("(((((((CNN) ) – —(Reuters)\n(AP)\n/PTI/", "", "", false)
	f.Fuzz(func(t *testing.T, text, title, date string, html bool) {
		check(t, Article(Source{Path: "x", Text: text, Title: title, Published: date, HTML: html}))
	})
}

func BenchmarkArticle(b *testing.B) {
	text := "Crane falls at Vale\nVALE (AP) — " + strings.Repeat(prose, 10) + "Copyright 2031 The Associated Press.\n"
	b.SetBytes(int64(len(text)))
	for range b.N {
		Article(Source{Path: "x.txt", Text: text})
	}
}

func TestLanguages(t *testing.T) {
	for text, want := range map[string]string{
		"The harbour was closed on Monday after a crane fell onto the quay, the authority said.":                       "en",
		"Der Hafen wurde am Montag geschlossen, nachdem ein Kran auf den Kai gefallen war, sagte die Behörde.":         "de",
		"Le port a été fermé lundi après la chute d'une grue sur le quai, a déclaré l'autorité portuaire de la ville.": "fr",
		"El puerto fue cerrado el lunes después de que una grúa cayera sobre el muelle, dijo la autoridad.":            "es",
		"Порт был закрыт в понедельник после падения крана на причал, и он не откроется до среды.":                     "ru",
		"港口周一关闭，因为一台起重机倒在码头上。":                                                                                         "zh",
		"クレーンが岸壁に倒れたため、港は月曜日に閉鎖された。":                                                                                   "ja",
		"월요일 크레인이 부두로 넘어져 항구가 폐쇄되었다.":                                                                                  "ko",
		"Ida Fenn Jon Pell Vale Harbour Quay Weekly Echo Street":                                                       "",
		"Rain.": "", "": "",
	} {
		if got := language("", text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	if language("en-GB", "") != "en" || language("English", "") != "en" {
		t.Error("a known language is not believed")
	}
}

func TestWholeArticleOnOneLineIsKept(t *testing.T) {
	l := "Get daily updates directly to your inbox + Subscribe Thank you for subscribing! Could not subscribe, try again later Invalid Email " + strings.ReplaceAll(prose, "\n", " ") + strings.ReplaceAll(prose, "\n", " ")
	a := read(t, Source{Path: "x.txt", Text: l})
	if len(a.Body) != 1 || !strings.HasPrefix(a.Body[0].In(a.Text), "The harbour at Vale") {
		t.Errorf("body %q", body(a))
	}
}

func TestListsAreNoCaptions(t *testing.T) {
	list := "what the owners knew about the cracks in the arm of the crane\nwho signed the papers for the crane in the month of May\n" +
		"why the quay was not closed when the wind rose that night\nwhen the dockers were told of the danger they were in\n"
	a := read(t, Source{Path: "x.txt", Text: "Crane falls at Vale\n" + prose + prose2 + "The inquiry will ask:\n" + list + prose2})
	if !strings.Contains(body(a), "who signed the papers") || !strings.Contains(body(a), "why the quay was not closed") {
		t.Errorf("a list was taken for captions: %q", body(a))
	}
}

// prose2 is more running text.
const prose2 = "The port has three cranes, all of them built before the war, and none of them has fallen before this week.\n" +
	"Its owners said that they would pay for the care of the men, and that the quay would be mended by the summer.\n" +
	"A ferry to the island of Innis was sent to the next harbour, two hours to the north, with forty people on it.\n" +
	"Nobody could say on Monday evening how long the inquiry would take, or whether the other cranes were safe.\n"

func TestPageParts(t *testing.T) {
	page := `<html lang="en"><head><title>Crane falls at Vale | Vale Echo</title><meta name="author" content="Ann Dell"><meta property="article:published_time" content="2031-03-04T06:00:00Z">
<meta property="og:site_name" content="Vale Echo"></head><body><nav><a href="/">Home</a><a href="/x">Sport</a></nav><article><h1>Crane falls at Vale</h1><p>` +
		strings.ReplaceAll(strings.TrimSpace(prose+prose2), "\n", "</p><p>") + `</p><p>Read more: Harbour closed</p></article><footer>© 2031 Vale Echo</footer></body></html>`
	a := read(t, Source{Path: "x.html", Text: page, HTML: true, URL: "https://www.valeecho.example/news/crane"})
	if a.Title != "Crane falls at Vale" || a.Byline != "Ann Dell" || a.Status != synoptic.StatusRead || !strings.Contains(a.Text, "on the quay") && !strings.Contains(a.Text, "onto the quay") || strings.Contains(a.Text, "Sport") {
		t.Errorf("title %q, byline %q, %s %s, text %q", a.Title, a.Byline, a.Status, a.Reason, a.Text)
	}
	if strings.Contains(body(a), "Read more") {
		t.Errorf("furniture in the body: %q", body(a))
	}
	if lines := strings.Count(body(a), "\n"); lines < 7 {
		t.Errorf("%d paragraphs", lines)
	}
}

func TestSiteNamesAndPageBylines(t *testing.T) {
	for in, want := range map[string]string{"Crane falls at Vale - Vale Echo": "Crane falls at Vale", "Crane falls | valeecho.com": "Crane falls", "Crane falls at Vale - two hurt": "Crane falls at Vale - two hurt"} {
		if got := withoutSite(in, "Vale Echo", "https://valeecho.com/x"); got != want {
			t.Errorf("%q: got %q", in, got)
		}
	}
	for in, want := range map[string]string{"Ann Dell; Bo Carr": "Ann Dell, Bo Carr", "Ann Dell November": "Ann Dell", "": ""} {
		if got := pageByline(in); got != want {
			t.Errorf("%q: got %q", in, got)
		}
	}
	if wireInByline("Ann Dell, Associated Press", "Vale Echo") != "Associated Press" || wireInByline("Ann Dell", "x") != "" || wireInByline("Reuters Staff", "Thomson Reuters") != "" {
		t.Error("agencies in bylines")
	}
}

func TestImprint(t *testing.T) {
	for head, credit := range map[string]string{"Vale Echo / Northwire": "Northwire", "Vale Echo, Port Aldis": "", "Vale Echo | AFP": "Agence France-Presse"} {
		a := read(t, Source{Path: "x.txt", Outlet: "Vale Echo", Text: "Crane falls at Vale\nBy Ann Dell\n" + head + "\n" + prose})
		if a.Credit != credit || len(a.Boilerplate) != 2 && len(a.Boilerplate) != 1 || strings.Contains(body(a), head) {
			t.Errorf("%s: credit %q, body %q", head, a.Credit, body(a))
		}
	}
}

func TestTitleWithoutEnd(t *testing.T) {
	long := strings.Repeat("word ", 1000)
	a := Article(Source{Path: "a.txt", Title: long, Text: "TOLM - A ferry ran aground off Tolm on Tuesday, and nine people were injured, the health board said."})
	if n := len(a.Title); n > MaxTitle || n < MaxTitle/2 || !strings.HasPrefix(long, a.Title) || strings.HasSuffix(a.Title, " ") {
		t.Errorf("%d bytes of a title: %.40q…", n, a.Title)
	}
}
