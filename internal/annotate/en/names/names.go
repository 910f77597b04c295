// Package names holds the English word lists and gazetteers that the names
// pass reads with. Each is a text of lines, columns parted by tabs; lines that
// start with # are remarks. The gazetteers (People, Places, Demonyms,
// Companies, Orgs) are sorted by their first column, have no remarks, and are made
// by tools/names/gazetteers.py; NOTICE says what from.
package names

import _ "embed"

var (
	// Titles are the words that stand with a person's name: word, class, gender,
	// example.
	//
	//go:embed titles.tsv
	Titles string
	// Say is verbs of saying in the forms that stand beside a name.
	//
	//go:embed say.tsv
	Say string
	// Particles are the small words inside people's names.
	//
	//go:embed particles.tsv
	Particles string
	// Suffixes may follow a last name.
	//
	//go:embed suffixes.tsv
	Suffixes string
	// OrgWords end or head the names of organisations.
	//
	//go:embed orgwords.tsv
	OrgWords string
	// PlaceWords end or head the names of places.
	//
	//go:embed placewords.tsv
	PlaceWords string
	// Compounds follow a hyphen behind a name: "led", "era".
	//
	//go:embed compounds.tsv
	Compounds string
	// OrgNouns, beside a name, say that it is an organisation's; PlaceNouns, a
	// place's. OrgAfter and PlaceAfter are nouns that such names stand before.
	//
	//go:embed orgnouns.tsv
	OrgNouns string
	//go:embed placenouns.tsv
	PlaceNouns string
	//go:embed orgafter.tsv
	OrgAfter string
	//go:embed placeafter.tsv
	PlaceAfter string
	// Bodies is nouns that bodies are called by in small letters, and what has to
	// stand before them.
	//
	//go:embed bodies.tsv
	Bodies string
	// Trades is what companies do, at the end of their names.
	//
	//go:embed trades.tsv
	Trades string
	// Portfolios is what the offices of a state are for.
	//
	//go:embed portfolios.tsv
	Portfolios string
	// Heads end organisations' names in small letters.
	//
	//go:embed heads.tsv
	Heads string
	// Institutions end the names of bodies, even of such as are buildings too.
	//
	//go:embed institutions.tsv
	Institutions string
	// Aliases gives other names of countries: as written, meant.
	//
	//go:embed aliases.tsv
	Aliases string
	// Corporate is the legal forms of companies.
	//
	//go:embed corporate.tsv
	Corporate string
	// Pronouns stand for one person: word, whose and part of the sentence.
	//
	//go:embed pronouns.tsv
	Pronouns string
	// Address is forms of address, which say nothing of a role.
	//
	//go:embed address.tsv
	Address string
	// Fates is verbs of dying: lemma, active or passive.
	//
	//go:embed fates.tsv
	Fates string
	// Officials is words for people who speak of others by their office.
	//
	//go:embed officials.tsv
	Officials string
	// Recalled is nouns by which an article calls a body again.
	//
	//go:embed recalled.tsv
	Recalled string
	// Quarters is nouns that make a place of the name before them.
	//
	//go:embed quarters.tsv
	Quarters string
	// Nicknames is short forms of given names: short form, full name.
	//
	//go:embed nicknames.tsv
	Nicknames string
	// Generic is words for people who hold any office.
	//
	//go:embed generic.tsv
	Generic string
	// NotPeople is names that are taken for people's and are none.
	//
	//go:embed notpeople.tsv
	NotPeople string
	// Things is what bears people's names and is nobody.
	//
	//go:embed things.tsv
	Things string
	// OfPeople is nouns that stand behind a person's last name.
	//
	//go:embed ofpeople.tsv
	OfPeople string
	// Days is days of the week and months.
	//
	//go:embed days.tsv
	Days string
	// Furniture is words of credits and captions.
	//
	//go:embed furniture.tsv
	Furniture string
	// People is the words of people's names: word, flags (g given name, G a
	// common one, m and f whose; s surname, S a common one; w known as a name).
	//
	//go:embed people.tsv
	People string
	// Places is places: name, class (C country, R region, 1 city of a million or
	// capital, 2 of 100,000, 3 of 15,000).
	//
	//go:embed places.tsv
	Places string
	// Demonyms is the adjectives of countries and the names of their people.
	//
	//go:embed demonyms.tsv
	Demonyms string
	// Companies is companies that are listed on large stock exchanges.
	//
	//go:embed companies.tsv
	Companies string
	// Orgs is agencies, outlets, bodies, companies and groups that news names
	// often: name, kind; "weak" marks names that are common words or places too.
	//
	//go:embed orgs.tsv
	Orgs string
	// Model is the trained classifier (internal/annotate/names, train).
	//
	//go:embed model.gz
	Model []byte
)
