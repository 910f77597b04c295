package measures

import "synoptic"

// timeMeaning is what an expression says, before it is resolved against an
// anchor. Fields that are zero are not said.
type timeMeaning struct {
	kind  timeKind
	typ   synoptic.TimeType
	year  int
	month int
	day   int
	toDay int // last day of "7-14"
	// weekday is 1 (Monday) to 7.
	weekday int
	season  string
	part    string // part of day
	quarter int
	half    int
	decade  int // 199 for the 1990s
	century int // 19 for the 20th
	fiscal  bool
	holiday string
	rel     timeRelation // with weekday, month, season, quarter, holiday
	base    timeBase
	shift   int // units from the base
	unit    timeUnit
	year2   int    // "of last year": shift of the year from the anchor's, valid if hasYear2
	hasY2   bool   //
	weeks   int    // "Friday next week": shift of the week, valid if hasWeek
	hasWeek bool   //
	clock   bool   // hour and minute are said
	hour    int    //
	minute  int    //
	second  int    //
	zone    string // UTC offset of the clock, "Z", "?" for an ambiguous zone, "" for none
	local   bool   // "local time"
	halfDay bool   // the clock says which half of the day is meant (am, pm, 24 hours)
	amount  float64
	vague   bool // the amount is not known
	more    []timeAmount
	edge    string // START, MID, END of the period
	text    string // the value of a set or reference
	bare    bool   // a unit with "the" alone: "the quarter"
	// wholeWeek widens a day to its week: "the week of March 6".
	wholeWeek bool
	rate      bool // "a year" after a price: how often, not when
	ofThat    bool // "of that year": the year told before
	report    bool // a period of accounts: "the quarter", "year-ago"
}

type timeAmount struct {
	amount float64
	unit   timeUnit
}

type timeKind uint8

const (
	noTime timeKind = iota
	dateTime
	shiftTime
	durationTime
	setTime
	refTime
)

type timeRelation uint8

const (
	anyRelation timeRelation = iota
	lastRelation
	thisRelation
	nextRelation
)

type timeBase uint8

const (
	fromAnchor timeBase = iota
	fromPrevious
)

func relationOf(shift int8) timeRelation {
	switch {
	case shift < 0:
		return lastRelation
	case shift > 0:
		return nextRelation
	}
	return thisRelation
}

// dayLevel reports whether m names a day, so that a clock or a part of the
// day can stand with it.
func (m *timeMeaning) dayLevel() bool {
	switch m.kind {
	case dateTime:
		return m.day > 0 || m.weekday > 0 || m.holiday != ""
	case shiftTime:
		return m.unit == 'D'
	}
	return false
}

// canHoldYear reports whether a year may still be said of m.
func (m *timeMeaning) canHoldYear() bool {
	return m.kind == dateTime && m.year == 0 && !m.hasY2 && m.decade == 0 && m.century == 0 &&
		(m.month > 0 || m.season != "" || m.quarter > 0 || m.half > 0 || m.holiday != "" && m.weekday == 0)
}
