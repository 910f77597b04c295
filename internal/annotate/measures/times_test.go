package measures_test

import (
	"testing"

	"synoptic"
)

func TestTimes(t *testing.T) {
	// The anchor is Thursday, 14 March 2019.
	const anchor = "2019-03-14"
	for _, c := range []struct {
		text string
		want []string
	}{
		// days
		{"The ferry Aldora sank on Tuesday.", []string{"Tuesday=2019-03-12"}},
		{"The ferry sank on Thursday.", []string{"Thursday=2019-03-14"}},
		{"The council of Velmora will meet on Saturday.", []string{"Saturday=2019-03-16"}},
		{"The council was told that the mill had closed last Monday.", []string{"last Monday=2019-03-11"}},
		{"The talks resume next Tuesday.", []string{"next Tuesday=2019-03-19"}},
		{"Rescuers worked through Tuesday night.", []string{"Tuesday night=2019-03-12TNI|2019-03-12"}},
		{"The bridge fell early Monday local time.", []string{"early Monday local time=2019-03-11"}},
		{"Monday's vote in Velmora was close.", []string{"Monday=2019-03-11"}},
		{"Mr Varga arrived on the 5th.", []string{"the 5th=2019-03-05"}},
		{"He will leave on the 21st.", []string{"the 21st=2019-03-21"}},
		{"The mill burned yesterday and reopens tomorrow.", []string{"yesterday=2019-03-13", "tomorrow=2019-03-15"}},
		{"They met last night and again this morning.", []string{"last night=2019-03-13TNI|2019-03-13", "this morning=2019-03-14TMO|2019-03-14"}},
		// dates
		{"It happened on Nov. 9, 2016, in Velmora.", []string{"Nov. 9, 2016=2016-11-09"}},
		{"It happened on 9 November 2016.", []string{"9 November 2016=2016-11-09"}},
		{"The law of 2016-11-09 was changed.", []string{"2016-11-09=2016-11-09"}},
		{"The mill closed on Feb. 20.", []string{"Feb. 20=2019-02-20"}},
		{"The mill closed on Dec. 20.", []string{"Dec. 20=2018-12-20"}},
		{"The mill will close on April 2.", []string{"April 2=2019-04-02"}},
		{"The fair runs from June 7-14.", []string{"June 7-14=2019-06-07|2019-06-07/2019-06-14"}},
		{"The fair was held on Saturday, March 2.", []string{"Saturday, March 2=2019-03-02"}},
		{"The launch is due between April 8 and 25.", []string{"April 8=2019-04-08|2019-04-08/2019-04-25", "25=2019-04-25"}},
		{"Fri 07 Apr 2017 Velmora floods.", []string{"Fri 07 Apr 2017=2017-04-07"}},
		{"Their leader was killed in May.", []string{"May=2018-05"}},
		{"They announced a summit in May.", []string{"May=2019-05"}},
		{"They will meet in May or early June.", []string{"May=2019-05|2019-05/2019-06", "early June=2019-06"}},
		// months and years
		{"It has been closed since 2014.", []string{"2014=2014"}},
		{"The mill opened in October 1998.", []string{"October 1998=1998-10"}},
		{"The mill burned last month and reopens next year.", []string{"last month=2019-02", "next year=2020"}},
		{"The mill burned in October.", []string{"October=2018-10"}},
		{"It was the worst flood since the 1950s.", []string{"the 1950s=195X|1950/1959"}},
		{"The chapel dates from the 17th century.", []string{"the 17th century=16|1600/1699"}},
		{"The mill closed in late 2012.", []string{"late 2012=2012"}},
		{"Profit rose in the fourth quarter.", []string{"the fourth quarter=2018-Q4|2018-10/2018-12"}},
		{"The mill burned last summer.", []string{"last summer=2018-SU|2018"}},
		{"The mill was sold last week.", []string{"last week=2019-W10"}},
		{"They met over the weekend.", nil}, // see TestWeekend
		// counted from the anchor or a date before
		{"The mill closed two weeks ago.", []string{"two weeks ago=2019-W09"}},
		{"The mill closed 10 days ago.", []string{"10 days ago=2019-03-04"}},
		{"The dam broke on Feb. 3. Two days later the town flooded.", []string{"Feb. 3=2019-02-03", "Two days later=2019-02-05@previous"}},
		{"The dam broke on Feb. 3. The mayor resigned the same day.", []string{"Feb. 3=2019-02-03", "the same day=2019-02-03@previous"}},
		{"The dam broke on Feb. 3. The next day the town flooded.", []string{"Feb. 3=2019-02-03", "The next day=2019-02-04@previous"}},
		// clocks
		{"The tram left the rails at 6.10am on Wednesday.", []string{"6.10am on Wednesday=2019-03-13T06:10"}},
		{"The tram left at 9:30 a.m. (0130 GMT) on Tuesday.", []string{"9:30 a.m.=2019-03-12T09:30", "0130 GMT=2019-03-12T01:30|2019-03-12T01:30Z", "Tuesday=2019-03-12"}},
		{"On Wednesday police were called at 6.04am, and the fire brigade at 6.13.", []string{"Wednesday=2019-03-13", "6.04am=2019-03-13T06:04", "6.13=2019-03-13T06:13"}},
		{"The alarm rang at 7 p.m.", []string{"7 p.m.=2019-03-14T19:00"}},
		{"The alarm rang at half past six on Tuesday evening.", []string{"half past six on Tuesday evening=2019-03-12T18:30"}},
		// durations and sets
		{"The strike lasted three days.", []string{"three days=P3D"}},
		{"The flight took nine minutes and 46 seconds.", []string{"nine minutes and 46 seconds=PT9M46S"}},
		{"It was a five-day strike.", []string{"five-day=P5D"}},
		{"It has rained for weeks.", []string{"weeks=PXW|"}},
		{"Rain fell over the past three months.", []string{"the past three months=P3M"}},
		{"He trained for an hour and a half.", []string{"an hour and a half=PT1H30M"}},
		{"The boat runs daily, and the bus every Monday.", []string{"daily=P1D|", "every Monday=XXXX-WXX-1|"}},
		{"The mill is now closed.", []string{"now=PRESENT_REF|"}},
		{"The chapel closed on Christmas Eve.", []string{"Christmas Eve=2018-12-24"}},
	} {
		if c.want == nil {
			continue
		}
		same(t, c.text, timesOf(reading(t, c.text, anchor, synoptic.AnchorPublished)), c.want)
	}
}

func TestNoTimes(t *testing.T) {
	for _, text := range []string{
		"She may resign.",
		"The Sun called him a liar.",
		"It was the second ferry to sink.",
		"Thousands joined the march on the palace.",
		"He lives at 12 Fifth Avenue.",
		"The bank lost $2016 on it.",
		"The 43-year-old farmer was unhurt.",
		"Prices may fall and winters spring surprises.",
		"They won 3-1 in the cup.",
		"The shares closed at 6.04, up 2 percent.",
		"Theresa May spoke to April Jones.",
		"The 5th Battalion held the bridge.",
	} {
		if got := timesOf(reading(t, text, "2019-03-14", synoptic.AnchorPublished)); len(got) > 0 {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestWeekend(t *testing.T) {
	r := reading(t, "Thieves robbed the museum over the weekend.", "2019-03-11", synoptic.AnchorPublished)
	same(t, r.Article.Text, timesOf(r), []string{"the weekend=2019-W10-WE|2019-03-09/2019-03-10"})
}

// Without an anchor what is relative has no value, and nothing is guessed.
func TestTimesWithoutAnchor(t *testing.T) {
	for text, want := range map[string][]string{
		"The ferry sank on Tuesday.":                          {"Tuesday=XXXX-WXX-2|"},
		"The ferry sank on May 9.":                            {"May 9=XXXX-05-09|"},
		"The ferry sank on May 9, 2016.":                      {"May 9, 2016=2016-05-09"},
		"The ferry sank yesterday.":                           {"yesterday="},
		"The ferry sank on May 9, 2016. A day later he left.": {"May 9, 2016=2016-05-09", "A day later=2016-05-10@previous"},
		"The alarm rang at 7 p.m.":                            {"7 p.m.=XXXX-XX-XXT19:00|"},
	} {
		same(t, text, timesOf(reading(t, text, "", synoptic.AnchorNone)), want)
	}
}

// An anchor from the story is only near: days of the week are the nearest
// ones, and what hangs on the very day has no value.
func TestTimesNearAnchor(t *testing.T) {
	for text, want := range map[string][]string{
		"The ferry sank on Saturday.":       {"Saturday=2019-03-16@story"},
		"The ferry sank on Tuesday.":        {"Tuesday=2019-03-12@story"},
		"Mr Varga arrived on the 16th.":     {"the 16th=2019-03-16@story"},
		"The ferry sank yesterday.":         {"yesterday="},
		"The mill closed last month.":       {"last month=2019-02@story"},
		"The alarm rang at 7 p.m.":          {"7 p.m.=XXXX-XX-XXT19:00|"},
		"The mill closed in December 2012.": {"December 2012=2012-12"},
	} {
		same(t, text, timesOf(reading(t, text, "2019-03-14", synoptic.AnchorStory)), want)
	}
}

// What is quoted counts from the day it was said, which need not be the
// article's; a clock without a day goes with the day that the article opens
// with.
func TestTimesQuoted(t *testing.T) {
	r := reading(t, "A tram left the rails on Wednesday. “We set out this morning as ever,” the driver said. “Yesterday's crash was the worst,” the mayor said. The alarm rang at 6.15am.", "2019-03-14", synoptic.AnchorPublished)
	same(t, r.Article.Text, timesOf(r), []string{"Wednesday=2019-03-13", "this morning=", "Yesterday=2019-03-13", "6.15am=2019-03-13T06:15@previous"})
}

// The day that an article opens with is its own, though it be dated a day
// early where it was published.
func TestTimesDatedEarly(t *testing.T) {
	r := reading(t, "VELMORA — The island of Aldora on Friday declared a state of emergency.", "2019-03-14", synoptic.AnchorPublished)
	same(t, r.Article.Text, timesOf(r), []string{"Friday=2019-03-15"})
	r = reading(t, "The harvest failed again. Rain fell on Tuesday and the mayor spoke on Friday.", "2019-03-14", synoptic.AnchorPublished)
	same(t, r.Article.Text, timesOf(r), []string{"Tuesday=2019-03-12", "Friday=2019-03-08"})
}
