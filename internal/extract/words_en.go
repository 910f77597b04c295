package extract

// The words of English that rules look for. Longer lists stand in en/.

// months are the English names of months and their short forms.
var months = map[string]int{
	"january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6, "jun": 6,
	"july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10,
	"november": 11, "nov": 11, "december": 12, "dec": 12,
}

// proseWords are words that headlines leave out and running text does not.
var proseWords = map[string]bool{"a": true, "an": true, "the": true, "monday": true, "tuesday": true, "wednesday": true, "thursday": true,
	"friday": true, "saturday": true, "sunday": true, "was": true, "were": true, "has": true, "had": true, "have": true, "been": true}

// deskLines stand in a byline's place.
var deskLines = map[string]bool{"staff and agencies": true, "agencies": true, "staff": true, "staff report": true, "staff reports": true, "from staff reports": true,
	"staff reporter": true, "staff writer": true, "news desk": true, "web desk": true, "newsdesk": true, "wire services": true, "wire reports": true, "from wire reports": true,
	"news services": true, "from news services": true, "agency report": true, "agency reports": true, "compiled from agency reports": true, "our correspondent": true,
	"our reporter": true, "special correspondent": true, "our staff": true, "editorial board": true, "the editorial board": true, "guest contributor": true, "published": true}

// leadWords are small words of lines above the text.
var leadWords = map[string]bool{"by": true, "posted": true, "source": true, "from": true, "exclusive": true, "report": true, "comprehensive": true, "breaking": true,
	"world": true, "edition": true, "comments": true, "comment": true, "views": true, "shares": true, "share": true, "photo": true, "photos": true, "video": true, "admin": true}

// nameJoints are the small words inside bylines.
var nameJoints = map[string]bool{"and": true, "in": true, "for": true, "of": true, "the": true, "at": true, "de": true, "da": true, "di": true,
	"van": true, "von": true, "der": true, "den": true, "la": true, "le": true, "al": true, "bin": true, "el": true, "dos": true, "with": true,
	"correspondent": true, "reporter": true, "editor": true, "writer": true, "staff": true, "political": true, "science": true, "health": true, "business": true, "diplomatic": true, "transport": true, "crime": true, "home": true, "affairs": true, "chief": true, "senior": true}

// beforeBy are words that stand before the "by" of a byline.
var beforeBy = map[string]bool{"written": true, "story": true, "reported": true, "exclusive": true, "report": true, "analysis": true, "opinion": true, "comment": true, "review": true, "text": true, "words": true, "posted": true}

// dateWords are the words that may stand beside a date in a line that is
// nothing else.
var dateWords = map[string]bool{"published": true, "updated": true, "posted": true, "last": true, "modified": true, "date": true, "on": true, "at": true,
	"created": true, "first": true, "am": true, "pm": true, "a": true, "p": true, "m": true, "gmt": true, "utc": true, "est": true, "edt": true, "et": true, "pt": true, "pst": true,
	"pdt": true, "cst": true, "cdt": true, "bst": true, "cet": true, "cest": true, "ist": true, "jst": true, "kst": true, "hrs": true, "h": true, "local": true, "time": true,
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true, "mon": true, "tue": true, "tues": true, "wed": true,
	"thu": true, "thur": true, "thurs": true, "fri": true, "sat": true, "sun": true, "st": true, "nd": true, "rd": true, "th": true, "min": true, "mins": true, "minute": true,
	"minutes": true, "read": true, "the": true, "of": true, "t": true, "z": true, "article": true, "story": true, "news": true, "ago": true, "hours": true, "hour": true}

// notPlaces are words in capitals that stand before a dash or colon and are
// no place.
var notPlaces = map[string]bool{"LIVE": true, "UPDATE": true, "UPDATED": true, "WATCH": true, "EXCLUSIVE": true, "BREAKING": true, "VIDEO": true, "PHOTOS": true, "PHOTO": true,
	"ANALYSIS": true, "OPINION": true, "COMMENT": true, "EDITORIAL": true, "FACTBOX": true, "TIMELINE": true, "EXPLAINER": true, "CORRECTION": true, "CORRECTED": true, "NOTE": true,
	"READ": true, "MORE": true, "RELATED": true, "SPORTS": true, "NEWS": true, "REVIEW": true, "INTERVIEW": true, "FEATURE": true, "WARNING": true, "SPOILER": true, "BREAKINGVIEWS": true,
	"REUTERS": true, "AFP": true, "NASA": true, "NATO": true, "UNESCO": true, "UNICEF": true, "OPEC": true, "FIFA": true, "UEFA": true, "COVID": true, "PRESS RELEASE": true, "STATEMENT": true, "FILE": true, "ADVERTISEMENT": true, "EDITOR": true, "Q": true, "A": true, "POSTED": true, "PUBLISHED": true, "SOURCE": true, "SOURCES": true, "TAGS": true, "SHARE": true, "VIEW": true, "LISTEN": true, "TRANSCRIPT": true, "KEY POINTS": true, "HIGHLIGHTS": true, "SUMMARY": true}

// captionHeads are lines under which a caption stands on a line of its own.
var captionHeads = map[string]bool{"image caption": true, "media caption": true, "photo caption": true, "caption": true, "figure caption": true, "video caption": true}

// sectionHeads are lines under which other articles' headlines stand.
var sectionHeads = map[string]bool{"read more": true, "read also": true, "also read": true, "see also": true, "more on this story": true, "more on this topic": true, "more on this": true,
	"related": true, "related topics": true, "related stories": true, "related articles": true, "related links": true, "related content": true, "related news": true, "related coverage": true, "related reading": true,
	"more stories": true, "more news": true, "top stories": true, "latest news": true, "latest stories": true, "most read": true, "most popular": true, "most viewed": true, "trending": true, "trending now": true, "tags": true, "topics": true,
	"recommended": true, "recommended for you": true, "you may also like": true, "you might also like": true, "editor's picks": true, "editors' picks": true, "don't miss": true, "up next": true, "what to read next": true, "read next": true}

// shareWords are what buttons for passing an article on say.
var shareWords = map[string]bool{"share": true, "tweet": true, "mail": true, "email": true, "e-mail": true, "print": true, "facebook": true, "twitter": true, "x": true, "whatsapp": true, "save": true,
	"comment": true, "comments": true, "pin": true, "pinterest": true, "linkedin": true, "reddit": true, "telegram": true, "copy": true, "link": true, "like": true, "bookmark": true, "messenger": true, "threads": true, "bluesky": true, "flipboard": true}

// pictureSigns are the signs of picture agencies that captions begin with.
var pictureSigns = []string{"SWNS", "GETTY", "Getty", "GETTY IMAGES", "Getty Images", "REUTERS", "EPA", "AFP", "AP", "PA", "REX", "REX FEATURES", "Rex Features", "Alamy", "ALAMY",
	"SHUTTERSTOCK", "Shutterstock", "NEWS GROUP NEWSPAPERS", "CATERS", "Caters", "BARCROFT", "WENN", "MERCURY PRESS", "Mercury Press", "Splash News", "SPLASH NEWS", "PRESS ASSOCIATION", "Press Association", "Instagram", "INSTAGRAM", "Facebook", "FACEBOOK", "Twitter", "TWITTER", "YouTube", "YOUTUBE", "SUPPLIED", "Supplied", "CLOSE", "AP:Associated Press", "PA:Press Association", "Collect", "COLLECT", "Wireimage", "WireImage"}

var outletSigns = []string{"BBC", "ITV", "SKY", "Sky News", "SKY NEWS", "CNN", "NBC", "CBS", "ABC", "FOX", "Channel 4", "PH", "IG", "NC", "DX"}

// speechBefore are the words after which an agency's sign at a line's end is
// part of its sentence.
var speechBefore = map[string]bool{"told": true, "to": true, "by": true, "the": true, "via": true, "with": true, "from": true, "of": true, "for": true, "at": true, "and": true,
	"or": true, "tells": true, "as": true, "said": true, "reported": true, "reports": true, "quoted": true, "cited": true, "on": true, "in": true, "agency": true, "agencies": true, "news": true, "is": true, "an": true, "a": true, "after": true, "than": true, "like": true, "per": true, "about": true}

// republications are the words before the name of the outlet that a text is
// taken over from.
var republications = []string{"originally appeared on ", "originally appeared in ", "originally appeared at ", "first appeared on ", "first appeared in ", "first appeared at ",
	"originally published on ", "originally published by ", "originally published in ", "originally published at ", "first published on ", "first published by ", "first published in ",
	"read the original article on ", "read the original article at ", "read the original story on ", "republished from "}

// cuts are last words of texts of which only the beginning was handed in.
var cuts = []string{"subscribe to read", "subscribe to continue", "sign in to continue", "log in to continue", "to continue reading", "read the full story",
	"read full article", "register to continue", "subscribers only", "to read the full", "read more...", "[...]", "chars]"}

// stampWords open a line that says when a text was published.
var stampWords = []string{"published", "updated", "posted"}

// creditWords stand before the names of those who made a text, at its end.
var creditWords = []string{"additional reporting by ", "reporting and writing by ", "reporting by ", "writing by ", "editing by "}
