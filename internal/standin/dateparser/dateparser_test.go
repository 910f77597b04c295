package dateparser

import "testing"

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		"9 November 2016": "2016-11-09", "Nov. 9th, 2016": "2016-11-09", "le 3 août 2019": "2019-08-03", "3. Mai 2018": "2018-05-03", "18 ноября 2019": "2019-11-18",
		"3 lipca 2018": "2018-07-03", "2018 March 4": "2018-03-04", "31 February 2018": "", "November 2016": "", "": "", "no date": "",
	} {
		d, err := (&Parser{}).Parse(nil, in)
		got := ""
		if err == nil {
			got = d.Time.Format("2006-01-02")
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
