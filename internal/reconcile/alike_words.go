package reconcile

import "strings"

// courtesy are words of address before a name.
var courtesy = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "miss": true, "dr": true, "prof": true, "professor": true, "sir": true, "dame": true, "lord": true, "lady": true,
	"monsieur": true, "madame": true, "herr": true, "frau": true, "senor": true, "senora": true, "signor": true, "signora": true, "don": true, "dona": true,
	"sheikh": true, "shaikh": true, "shaykh": true, "sayyid": true, "haji": true, "hajji": true, "mullah": true, "maulana": true, "qari": true, "rev": true, "father": true,
}

// legalForms are forms in which companies are registered, folded.
var legalForms = map[string]bool{
	"inc": true, "incorporated": true, "corp": true, "corporation": true, "co": true, "company": true, "ltd": true, "limited": true, "plc": true, "llc": true, "llp": true, "lp": true,
	"ag": true, "aktiengesellschaft": true, "gmbh": true, "kg": true, "se": true, "sa": true, "sas": true, "sarl": true, "srl": true, "spa": true, "nv": true, "bv": true, "bvba": true,
	"ab": true, "as": true, "asa": true, "oy": true, "oyj": true, "aps": true, "jsc": true, "ojsc": true, "pjsc": true, "cjsc": true, "ooo": true, "oao": true, "zao": true, "pao": true, "ao": true,
	"na": true, "pte": true, "pty": true, "bhd": true, "kk": true, "mv": true, "gruppe": true, "spzoo": true, "sl": true,
}

// legalPhrases are legal forms of several words, folded, the longest first.
var legalPhrases = []string{
	"societatea cu raspundere limitata", "public joint stock company", "open joint stock company", "joint stock company", "aktsionernoe obshchestvo", "limited liability company",
	"limited liability partnership", "public limited company", "sp z o o", "sp z oo", "s a r l", "b v b a",
}

// numberWords are small numbers in words.
var numberWords = map[string]string{
	"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
	"twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
	"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "1st": "1", "2nd": "2", "3rd": "3", "4th": "4", "5th": "5",
}

// cyrillic are the Latin letters for Cyrillic ones, as passports and agencies
// write them.
var cyrillic = strings.NewReplacer(
	"а", "a", "б", "b", "в", "v", "г", "g", "д", "d", "е", "e", "ё", "e", "ж", "zh", "з", "z", "и", "i", "й", "y", "к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p",
	"р", "r", "с", "s", "т", "t", "у", "u", "ф", "f", "х", "kh", "ц", "ts", "ч", "ch", "ш", "sh", "щ", "shch", "ъ", "", "ы", "y", "ь", "", "э", "e", "ю", "yu", "я", "ya",
	"і", "i", "ї", "yi", "є", "ye", "ґ", "g", "ў", "u", "ћ", "c", "ђ", "dj", "ј", "j", "љ", "lj", "њ", "nj", "џ", "dz",
)

// romanise writes Cyrillic letters in Latin ones; other scripts stay.
func romanise(s string) string {
	for _, r := range s {
		if r >= 0x400 && r <= 0x4ff {
			return cyrillic.Replace(strings.ToLower(s))
		}
	}
	return s
}
