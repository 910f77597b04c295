package measures_test

import (
	"math"
	"testing"

	"synoptic"
	"synoptic/internal/annotate/measures"
)

func TestQuantities(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		// counts and what befell them
		{"At least 43 people were killed in Velmora.", []string{"At least 43=43 at-least of:people by:killed"}},
		{"The death toll rose to 43.", []string{"43=43 by:toll"}},
		{"A bomb exploded, killing 43.", []string{"43=43 by:killing"}},
		{"The crash left seven dead.", []string{"seven=7 by:dead"}},
		{"The blast left 12 dead and 30 injured.", []string{"12=12 by:dead", "30=30 by:injured"}},
		{"Five people were left trapped inside the tram.", []string{"Five=5 of:people by:trapped"}},
		{"The quake killed two South Korean soldiers.", []string{"two=2 of:South Korean soldiers by:killed"}},
		{"The blast injured more than 50, eight of them seriously.", []string{"more than 50=50 at-least! by:injured", "eight=8 of:them by:injured part:0"}},
		{"The bomb killed 40 people, a dozen of them children.", []string{"40=40 of:people by:killed", "a dozen=12 of:them by:killed part:0"}},
		{"Firefighters freed three of those trapped.", []string{"three=3 of:those by:trapped"}},
		{"There were no passengers on the trains.", []string{"no=0 of:passengers by:were"}},
		{"A rocket hit the post, killing a soldier.", []string{"a=1 of:soldier by:killing"}},
		{"One was killed and two were wounded.", []string{"One=1 by:killed", "two=2 by:wounded"}},
		{"As of Tuesday, 43 people were missing.", []string{"43=43 of:people by:missing as-of:2019-03-12"}},
		{"The raid killed 40 people, including 25 children and 11 women.", []string{"40=40 of:people by:killed", "25=25 of:children by:killed part:0", "11=11 of:women by:killed part:0"}},
		{"They dropped 34 barrel bombs.", []string{"34=34 of:barrel bombs by:dropped"}},
		{"Aldora put the death toll at 1,200.", []string{"1,200=1200 by:toll"}},
		{"The number of dead has risen to 120.", []string{"120=120 by:dead"}},
		{"The vote passed 52-48.", []string{"52=52 vote by:passed", "48=48 vote by:passed"}},
		{"Police arrested 23 people, 12 of whom remain in custody.", []string{"23=23 of:people by:arrested", "12=12 of:whom by:remain part:0"}},
		{"At first 5 people were reported dead; by Tuesday evening the toll was 19.", []string{"5=5 of:people by:dead", "19=19 by:toll as-of:2019-03-12"}},
		// nought, and two of a pair
		{"No one was injured in the fire.", []string{"No one=0 by:injured"}},
		{"Nobody has been killed.", []string{"Nobody=0 by:killed"}},
		{"The ship sank without casualties.", []string{"without=0 of:casualties by:sank"}},
		{"Both doors were locked.", []string{"Both=2 of:doors by:locked"}},
		{"Fifteen of the wounded were in hospital.", []string{"Fifteen=15 of:wounded by:were"}},
		// in words, vague, bounded
		{"Trillions of stars shine.", []string{"Trillions=? vague of:stars by:shine"}},
		{"About 5-6,000 people left.", []string{"About 5-6,000=5000-6000 range of:people by:left"}},
		{"Dozens were hurt.", []string{"Dozens=? vague by:hurt"}},
		{"Hundreds of thousands of people fled.", []string{"Hundreds of thousands=? vague of:people by:fled"}},
		{"Several hundred houses burned.", []string{"Several hundred=? vague of:houses by:burned"}},
		{"They counted forty-three boats.", []string{"forty-three=43 of:boats by:counted"}},
		{"They counted two hundred and five boats.", []string{"two hundred and five=205 of:boats by:counted"}},
		{"The breach affected 143million customers.", []string{"143million=1.43e+08 of:customers by:affected"}},
		{"Nearly 1,200 houses burned.", []string{"Nearly 1,200=1200 at-most! of:houses by:burned"}},
		{"Up to 400 boats sank.", []string{"Up to 400=400 at-most of:boats by:sank"}},
		{"About 30 boats sank.", []string{"About 30=30 about of:boats by:sank"}},
		{"Between 12 and 15 boats sank.", []string{"Between 12 and 15=12-15 range of:boats by:sank"}},
		{"Some 20 to 25 boats sank.", []string{"Some 20 to 25=20-25 range of:boats by:sank"}},
		{"The toll rose from 12 to 15.", []string{"12=12 by:toll", "15=15 by:toll"}},
		// parts
		{"Two-thirds of the boats sank.", []string{"Two-thirds=66.7 percent of:boats by:sank"}},
		{"One in five boats sank.", []string{"One in five=20 percent of:boats by:sank"}},
		{"A third of the boats sank.", []string{"A third=33.3 percent of:boats by:sank"}},
		{"Half a million people fled.", []string{"Half a million=500000 of:people by:fled"}},
		{"About 1 in 10 houses collapsed.", []string{"About 1 in 10=10 about percent of:houses by:collapsed"}},
		// units
		{"The price of oil fell $2.10 to $61.50.", []string{"$2.10=2.1 USD by:fell", "$61.50=61.5 USD by:fell"}},
		{"Her brothers, aged 7 and 9, were rescued.", []string{"7=7 age by:aged", "9=9 age by:aged"}},
		{"The bank paid $3.5 billion.", []string{"$3.5 billion=3.5e+09 USD by:paid"}},
		{"The bank paid more than £1.5bn.", []string{"more than £1.5bn=1.5e+09 at-least! GBP by:paid"}},
		{"Prices rose 12.5 percent.", []string{"12.5 percent=12.5 percent by:rose"}},
		{"Shares fell five per cent.", []string{"five per cent=5 percent by:fell"}},
		{"The tram ran at 43.5mph.", []string{"43.5mph=43.5 mph by:ran"}},
		{"A magnitude 6.1 earthquake hit Aldora.", []string{"6.1=6.1 magnitude of:earthquake by:hit"}},
		{"The wall is 300 meters long.", []string{"300 meters=300 m by:is"}},
		{"The tram slid for between eight and 10 seconds.", []string{"between eight and 10 seconds=8-10 range second by:slid"}},
		{"They flew for more than an hour.", []string{"more than an hour=1 at-least! hour by:flew"}},
		{"It reached orbit in nine minutes and 46 seconds.", []string{"nine minutes and 46 seconds=586 second by:reached"}},
		{"The 43-year-old driver was unhurt.", []string{"43-year-old=43 age of:driver by:unhurt"}},
		{"Ana Petrov, 43, was unhurt.", []string{"43=43 age by:unhurt"}},
		{"It was the third nuclear test.", []string{"third=3 rank of:nuclear test by:was"}},
	} {
		same(t, c.text, quantitiesOf(reading(t, c.text, "2019-03-14", synoptic.AnchorPublished)), c.want)
	}
}

func TestNoQuantities(t *testing.T) {
	for _, text := range []string{
		"It happened in 2014.",
		"Call 0800 056 0154 for help.",
		"One must be careful.",
		"No one was there.",
		"No one will be hurt.",
		"He made sure that nobody is killed.",
		"Both sank.",
		"They left at 6.10am on Tuesday.",
		"The probe Alda 11 landed.",
		"He lives on 53rd Street.",
		"She is one of the best.",
		"Photo 5 of 8",
		"Velmora won 3-1.",
		"He executed a special operation.",
		"He met the mayor first.",
	} {
		if got := quantitiesOf(reading(t, text, "2019-03-14", synoptic.AnchorPublished)); len(got) > 0 {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestComparable(t *testing.T) {
	for _, c := range []struct {
		value float64
		unit  string
		base  float64
		kind  string
	}{{12, "mph", 5.36448, "speed"}, {20, "km/h", 5.5556, "speed"}, {2, "hour", 7200, "time"}, {5, "", 5, ""}, {3, "percent", 3, "share"}} {
		if b, k := measures.Comparable(c.value, c.unit); math.Abs(b-c.base) > 1e-3 || k != c.kind {
			t.Errorf("%v %s: %v %s", c.value, c.unit, b, k)
		}
	}
}
