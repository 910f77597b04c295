package reconcile

// bodyWords are common nouns for bodies that speak.
var bodyWords = []string{
	"academy", "administration", "agency", "airline", "airport", "alliance", "army", "assembly", "association", "authority", "bank", "body", "board", "brigade", "broadcaster",
	"bureau", "business", "cabinet", "campaign", "carrier", "center", "centre", "chain", "chamber", "charity", "church", "city", "club", "coalition", "coastguard", "college", "commission", "committee",
	"community", "company", "conglomerate", "congress", "consortium", "consulate", "contractor", "corporation", "council", "country", "county", "court", "customs", "delegation", "department", "developer", "directorate", "district", "division",
	"embassy", "emirate", "employer", "exchange", "family", "federation", "firm", "force", "foundation", "fund", "giant", "government", "group", "guard", "hospital", "industry", "inspectorate", "institute",
	"institution", "insurer", "intelligence", "judiciary", "junta", "kingdom", "laboratory", "league", "library", "maker", "manufacturer", "market", "military", "ministry", "mission", "mosque", "movement", "municipality",
	"museum", "nation", "navy", "network", "ngo", "observatory", "office", "operator", "opposition", "organisation", "organization", "outfit", "owner", "panel", "parliament", "partnership", "party", "platform", "police", "practice", "producer", "programme",
	"program", "prosecution", "province", "publisher", "regime", "regiment", "region", "regulator", "retailer", "school", "secretariat", "senate", "service", "shipyard", "side", "society", "staff", "startup", "state", "store", "studio", "subsidiary", "supplier", "synod",
	"syndicate", "team", "think-tank", "tank", "town", "treasury", "tribunal", "trust", "union", "unit", "university", "utility", "vendor", "village", "watchdog", "wing",
}

// paperWords are common nouns for what is written and says something.
var paperWords = []string{
	"account", "act", "affidavit", "agreement", "article", "audit", "biography", "blog", "book", "charter", "communique", "complaint", "contract", "data", "deal", "decree", "document", "dossier", "email", "estimate",
	"figure", "filing", "finding", "forecast", "graph", "guideline", "index", "indictment", "interview", "inquiry", "investigation", "law", "lawsuit", "leaflet", "letter", "log", "manual", "map", "memo", "memorandum", "message",
	"minutes", "motion", "note", "notice", "page", "paper", "petition", "photo", "photograph", "picture", "poll", "post", "poster", "prospectus", "protocol", "record", "recording", "register", "release", "report",
	"resolution", "ruling", "rule", "schedule", "sign", "site", "statement", "statistic", "statute", "study", "suit", "survey", "testimony", "text", "transcript", "treaty", "tweet", "verdict", "video", "warrant", "website", "will",
}
