package reconcile

// things are classes of counted nouns: what reporters use for one another.
// Words that are not here stand for themselves, so that soldiers are not
// civilians.
var things = map[string]string{
	"people": "people", "person": "people", "victim": "people", "casualty": "people", "man": "people", "woman": "people", "individual": "people", "other": "people", "human": "people", "life": "people",
	"fatality": "death", "death": "death", "dead": "death", "toll": "death", "injury": "injured", "wounded": "injured", "injured": "injured", "missing": "missing",
	"passenger": "passenger", "traveller": "passenger", "traveler": "passenger",
	"soldier": "soldier", "troop": "soldier", "serviceman": "soldier",
	"child": "child", "kid": "child", "minor": "child",
	"consumer": "customer", "customer": "customer", "client": "customer", "user": "customer", "account": "customer",
	"vote": "vote", "ballot": "vote", "officer": "officer", "policeman": "officer",
	"house": "home", "home": "home", "residence": "home",
}

// fates are classes of what befalls the counted.
var fates = map[string]string{
	"kill": "killed", "die": "killed", "dead": "killed", "death": "killed", "fatality": "killed", "toll": "killed", "perish": "killed", "slay": "killed", "murder": "killed", "lose": "killed", "claim": "killed", "drown": "killed",
	"injure": "injured", "injured": "injured", "wound": "injured", "wounded": "injured", "hurt": "injured", "injury": "injured", "maim": "injured",
	"hospitalise": "hospitalised", "hospitalize": "hospitalised", "rush": "hospitalised", "take": "hospitalised", "treat": "hospitalised",
	"miss": "missing", "missing": "missing", "unaccounted": "missing",
	"arrest": "arrested", "detain": "arrested", "arrested": "arrested", "custody": "arrested",
	"rescue": "rescued", "save": "rescued", "evacuate": "evacuated", "displace": "displaced", "trap": "trapped", "trapped": "trapped",
	"affect": "affected", "expose": "affected", "steal": "affected", "compromise": "affected", "access": "affected", "hack": "affected", "impact": "affected", "leak": "affected",
}

// tolls are the fates whose counts grow as an event unfolds.
var tolls = map[string]bool{
	"killed": true, "injured": true, "hospitalised": true, "missing": true, "arrested": true, "rescued": true, "evacuated": true, "displaced": true, "trapped": true, "affected": true,
}
