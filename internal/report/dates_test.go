package report

import "testing"

func TestWhen(t *testing.T) {
	for in, want := range map[string]string{
		"2024-08-05":                "5 Aug 2024",
		"2024-08":                   "Aug 2024",
		"2024":                      "2024",
		"2024-08-05T06:10":          "5 Aug 2024 06:10",
		"2024-08-05T06:10:00Z":      "5 Aug 2024 06:10",
		"2024-08-05T06:10:00+02:00": "5 Aug 2024 06:10 +02:00",
		"2024-03-18/2024-03-24":     "18–24 Mar 2024",
		"2024-03-30/2024-04-02":     "30 Mar – 2 Apr 2024",
		"2023-12-30/2024-01-02":     "30 Dec 2023 – 2 Jan 2024",
		"2024-03/2024-05":           "Mar 2024 – May 2024",
		"2024-W32":                  "week of 5 Aug 2024",
		"2016-W44":                  "week of 31 Oct 2016",
		"2021-W01":                  "week of 4 Jan 2021",
		"2020-W53":                  "week of 28 Dec 2020",
		"2020-W54":                  "2020-W54",
		"2024-SU":                   "summer 2024",
		"2024-Q3":                   "third quarter of 2024",
		"2024-XX":                   "2024-XX",
		"":                          "",
		"\x1b[31m":                  "\x1b[31m", // formats clean it
	} {
		if got := When(in); got != want {
			t.Errorf("When(%q) = %q, want %q", in, got, want)
		}
	}
	if got := WhenIn("2024-08-05T06:10", 2024); got != "5 Aug 06:10" {
		t.Errorf("in its year: %q", got)
	}
}

func TestDays(t *testing.T) {
	p := func(s string) *string { return &s }
	for _, c := range []struct {
		first, last *string
		want        string
	}{
		{nil, nil, ""},
		{p("2024-03-14T06:10:00Z"), p("2024-03-15"), "14–15 March 2024"},
		{p("2024-03-14"), p("2024-03-14T20:00:00Z"), "14 March 2024"},
		{p("2024-03-14"), nil, "14 March 2024"},
		{p("2024-02-28"), p("2024-03-01"), "28 February – 1 March 2024"},
		{p("x"), p("y"), "x to y"},
	} {
		if got := Days(c.first, c.last); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
