package names_test

import (
	"strings"
	"testing"

	"synoptic"
	"synoptic/internal/annotate"
	"synoptic/internal/annotate/annotatetest"
)

// show writes the name mentions of a reading as "type:name", with the title in
// brackets.
func show(r *synoptic.Reading) string {
	var out []string
	for _, m := range r.Mentions {
		if m.Kind != synoptic.NameMention {
			continue
		}
		s := string(m.Type[:3]) + ":" + m.In(r.Article.Text)
		if !m.Title.IsZero() {
			s += " [" + m.Title.In(r.Article.Text) + "]"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

// TestMentions has texts of our own making, by what they are about.
func TestMentions(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"title before", "Interior Minister Marta Kessler met General Tomas Brandt in Paris.", "per:Marta Kessler [Interior Minister]; per:Tomas Brandt [General]; pla:Paris"},
		{"possessive in the title", "Norway's Chief Negotiator Ingrid Solheim said no.", "pla:Norway; per:Ingrid Solheim [Norway's Chief Negotiator]"},
		{"office of a body", "Secretary of the National Harbour Council Anton Rezek resigned.", "org:National Harbour Council; per:Anton Rezek [Secretary of the National Harbour Council]"},
		{"title behind", "Anton Rezek, chief of staff of the Peruvian Army, resigned.", "per:Anton Rezek [chief of staff of the Peruvian Army]; org:Peruvian Army"},
		{"honorific", "Mr. Kessler and Dr. Anita Rao spoke.", "per:Kessler; per:Anita Rao"},
		{"possessive", "Marta Kessler's lawyer left.", "per:Marta Kessler"},
		{"article", "The Guardian reported it.", "org:Guardian"},
		{"age", "Marta Kessler, 43, was hurt in Lyon.", "per:Marta Kessler; pla:Lyon"},
		{"short form", "Tomas Brandt resigned on Monday. Brandt had been ill.", "per:Tomas Brandt; per:Brandt"},
		{"credit with agency", "(Photo by Marta Kessler/Getty Images)", "per:Marta Kessler; org:Getty Images"},
		{"credit without a name", "(Photo by Getty Images)", "org:Getty Images"},
		{"Korean", "South Korean President Yoon Hae-jin met Kim Chol Su in Seoul.", "per:Yoon Hae-jin [South Korean President]; per:Kim Chol Su; pla:Seoul"},
		{"Arabic", "Prince Faisal bin Khaled met Omar al-Haddad in Riyadh.", "per:Faisal bin Khaled [Prince]; per:Omar al-Haddad; pla:Riyadh"},
		{"Spanish", "President Enrique Soto Vargas said that María del Carmen Ruiz had left.", "per:Enrique Soto Vargas [President]; per:María del Carmen Ruiz"},
		{"acronym", "The Rail Safety Authority (RSA) said it would look into it. RSA officials came.", "org:Rail Safety Authority; org:RSA; org:RSA"},
		{"firm", "Lunora, a cybersecurity firm, said it was hacked.", "org:Lunora"},
		{"hospital", "He was taken to Leeds university hospital.", "org:Leeds university hospital"},
		{"adjective", "The Norwegian army and two French soldiers left.", ""},
		{"feast", "He will return at Easter.", ""},
		{"suffix", "Donald Brandt Jr. was there.", "per:Donald Brandt Jr."},
		{"headline run on", "Vella to meet Prime Minister Ana Moll Brinks will travel to Oslo\nPresident Brinks will meet Prime Minister Ana Moll in Oslo, his office said. Brinks met Moll in May.", "per:Vella; per:Ana Moll [Prime Minister]; per:Brinks; pla:Oslo; per:Brinks [President]; per:Ana Moll [Prime Minister]; pla:Oslo; per:Brinks; per:Moll"},
		{"two bodies", "It told the Financial Markets Authority and Trade Information Office.", "org:Financial Markets Authority; org:Trade Information Office"},
		{"of a town", "Maria Brandt of Chicago won.", "per:Maria Brandt; pla:Chicago"},
		{"lost spaces", "The Iranian presidentMasoud Rezaei met Prime MinisterAnwar Hassan in Baghdad.", "per:Masoud Rezaei [Iranian president]; per:Anwar Hassan [Prime Minister]; pla:Baghdad"},
		{"Vietnamese", "Nguyen Van Thanh and Tran Thi Huong were arrested in Hanoi.", "per:Nguyen Van Thanh; per:Tran Thi Huong; pla:Hanoi"},
		{"one name", "Suryanto, an Indonesian police chief, declined to comment.", "per:Suryanto [Indonesian police chief]"},
		{"particles", "Jan van der Berg and Ursula von der Heide spoke in Oslo.", "per:Jan van der Berg; per:Ursula von der Heide; pla:Oslo"},
		{"headline in capitals", "MAYOR TOM BRANDT RESIGNS AFTER FIRE IN LEEDS\nThe mayor of Leeds, Tom Brandt, resigned on Friday.", "per:TOM BRANDT [MAYOR]; pla:LEEDS; pla:Leeds; per:Tom Brandt [mayor of Leeds]"},
		{"title and comma", "The prime minister, Jacinda Moore, met her counterpart, Frank Tora, in Suva.", "per:Jacinda Moore [prime minister]; per:Frank Tora [counterpart]; pla:Suva"},
		{"dog and storm", "The dog, Bella, was found by officers. Hurricane Tomas hit Cuba.", "oth:Bella; pla:Cuba"},
		{"party and state", "Rep. Stephen Lyman (D-Mass.) disagreed.", "per:Stephen Lyman [Rep.]; pla:Mass."},
		{"two with titles", "Oslo Mayor Vitali Bondar and Norway's President Marta Kessler met.", "pla:Oslo; per:Vitali Bondar [Oslo Mayor]; pla:Norway; per:Marta Kessler [Norway's President]"},
		{"a body in the title", "Bank of England governor Mark Tiernan resigned.", "org:Bank of England; per:Mark Tiernan [Bank of England governor]"},
		{"two ranks", "Lt. Col. Pedro Ruiz spoke.", "per:Pedro Ruiz [Lt. Col.]"},
		{"a building", "They met at Brandt Tower with Mr. Brandt.", "pla:Brandt Tower; per:Brandt"},
		{"two firms", "Shell and Total said they would leave Russia.", "org:Shell; org:Total; pla:Russia"},
		{"any discussions Mr.", "He recalled any discussions Mr. Brandt had. Its shares Mr. Brandt sold.", "per:Brandt; per:Brandt"},
		{"role and honorific", "The medical director Dr. Anita Rao spoke.", "per:Anita Rao [medical director]"},
		{"former begins a title", "He added to his legal team former Leeds mayor Tom Brandt.", "pla:Leeds; per:Tom Brandt [former Leeds mayor]"},
		{"noun before a title", "North Korea launches rocket U.N. Secretary-General Ban Hae-jin deplored it.", "pla:North Korea; org:U.N.; per:Ban Hae-jin [U.N. Secretary-General]"},
		{"rank after police", "The Norwich police Sgt. Tom Brandt said so.", "org:Norwich police; per:Tom Brandt [Norwich police Sgt.]"},
		{"who is", "Marta Kessler, who is secretary of the Harbour Board, resigned.", "per:Marta Kessler [secretary of the Harbour Board]; org:Harbour Board"},
		{"who was hurt", "Marta Kessler, who was hurt, resigned.", "per:Marta Kessler"},
		{"apposition, then another", "In a meeting with Sergei Brandt, Secretary of Norway's Harbour Council, Kessler said no.", "per:Sergei Brandt [Secretary of Norway's Harbour Council]; pla:Norway; org:Harbour Council; per:Kessler"},
		{"adviser of a president", "Susan Nolan, President Brandt's security adviser, said no.", "per:Susan Nolan [President Brandt's security adviser]; per:Brandt [President]"},
		{"lawyer for him", "Marta Kessler, a lawyer for Mr. Brandt, declined to comment.", "per:Marta Kessler [lawyer for Mr. Brandt]; per:Brandt"},
		{"office through brackets", "the Secretary of Norway's Supreme Harbour Council (SHC) Anton Rezek said no.", "pla:Norway; org:Supreme Harbour Council; org:SHC; per:Anton Rezek [Secretary of Norway's Supreme Harbour Council (SHC)]"},
		{"gorilla", "The gorilla, named Bembo, was shot. Sedating Bembo would have taken minutes. Bembo was 17.", "oth:Bembo; oth:Bembo; oth:Bembo"},
		{"lion", "A dentist killed Selim, a lion that many had loved. He had met Tom Brandt, a driver.", "oth:Selim; per:Tom Brandt [driver]"},
		{"car and driver", "The shells were found in the silver Ford Focus Lomarica was driving. Tomas Lomarica was held. Lomarica said no. Lomarica had been ill.", "per:Lomarica; per:Tomas Lomarica; per:Lomarica; per:Lomarica"},
		{"agency before a name", "Getty Images Lomarica left the track. Tomas Lomarica had crashed.", "org:Getty Images; per:Lomarica; per:Tomas Lomarica"},
		{"bank by one word", "Goldman Sachs said its profit fell. Goldman will pay. Marta Goldman left later.", "org:Goldman Sachs; per:Goldman; per:Marta Goldman"},
		{"town and state", "A man from Dexter, Michigan, called. Tom Dexter, 41, did not.", "per:Dexter; pla:Michigan; per:Tom Dexter"},
		{"told", "The vice president of the union, Elias Vrettis, told reporters that it would strike.", "per:Elias Vrettis"},
		{"people of a country", "Many Greeks left, Norwegians stayed.", ""},
		{"pageant", "She won the Miss Universe contest. Miss Kessler left.", "per:Kessler"},
		{"speed", "The rocket passed Max-Q, said Max Kessler.", "per:Max Kessler"},
		{"armed group in small letters", "The group cut its ties to al Qaeda in May.", "org:al Qaeda"},
		{"agency in small letters", "The ship hit a pillar, news agency dpa reported.", "org:dpa"},
		{"dateline's credit", "DUNMARROW, June 5 (CWV) - Three people were hurt.", "pla:DUNMARROW; org:CWV"},
		{"body by its head", "The Norwegian Observatory for Human Rights spoke. Later the Observatory said no.", "org:Norwegian Observatory for Human Rights; org:Observatory"},
		{"initials without brackets", "The National Bureau of Rail Accidents spoke. Later NBRA staff left.", "org:National Bureau of Rail Accidents; org:NBRA"},
		{"site", "It said so to LNR.com in May.", "org:LNR.com"},
		{"signatures", "Reporting by Sarah Young in London and Kate Holt in Leeds; Editing by Guy Faulk", "per:Sarah Young; pla:London; per:Kate Holt; pla:Leeds; per:Guy Faulk"},
	} {
		r := annotatetest.Read(t, c.text, "", annotate.NewNames())
		check(t, r)
		if got := show(r); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.name, c.text, got, c.want)
		}
	}
}

func TestSmallBodies(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"police of a town", "He told the police in Oslo and Norwegian police officers.", "Norwegian police"},
		{"ministry of a state", "The Norwegian defence ministry said no. The defence ministry was wrong.", "Norwegian defence ministry; defence ministry"},
		{"portfolio alone", "The fire department came.", "fire department"},
		{"two nouns", "The Norwegian police department came.", "Norwegian police department"},
		{"no state and no portfolio", "The police came, and the army. His department closed.", ""},
		{"administration", "President Tom Brandt left. It was news to the Brandt administration.", "Brandt administration"},
	} {
		r := annotatetest.Read(t, c.text, "", annotate.NewNames())
		check(t, r)
		var got []string
		for _, m := range r.Mentions {
			if m.Kind == synoptic.NominalMention && m.Type == synoptic.Organization {
				got = append(got, m.In(c.text))
			}
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s: got %q, want %q; all: %s", c.name, g, c.want, show(r))
		}
	}
}

// groups writes the entities that have more than one mention.
func groups(r *synoptic.Reading) string {
	var out []string
	for _, e := range r.Entities {
		if len(e.Mentions) < 2 {
			continue
		}
		var ms []string
		for _, k := range e.Mentions {
			ms = append(ms, r.Mentions[k].In(r.Article.Text))
		}
		out = append(out, e.Name+" = "+strings.Join(ms, ", "))
	}
	return strings.Join(out, "; ")
}

func TestEntities(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"surname", "Tomas Brandt resigned. Brandt had been ill.", "Tomas Brandt = Tomas Brandt, Brandt"},
		{"two of a surname", "Tomas Brandt and Marta Brandt resigned. Brandt had been ill.", ""},
		{"honorific decides", "Tomas Brandt and Marta Brandt resigned. Mrs. Brandt had been ill.", "Marta Brandt = Marta Brandt, Brandt"},
		{"his wife has the full name", "Mr. Brandt resigned. Marta Brandt wept. Brandt had been ill.", "Brandt = Brandt, Brandt"},
		{"middle initial", "Richard F. Nolan resigned. Richard Nolan is 61.", "Richard F. Nolan = Richard F. Nolan, Richard Nolan"},
		{"acronym", "The Rail Safety Authority (RSA) came. The RSA left.", "Rail Safety Authority = Rail Safety Authority, RSA, RSA"},
		{"legal form", "Lunora Inc. fell. Shares in Lunora rose later.", "Lunora Inc. = Lunora Inc., Lunora"},
		{"country", "The United States agreed. The U.S. also paid.", "United States = United States, U.S."},
		{"he", "Tomas Brandt resigned on Monday. He had been ill.", "Tomas Brandt = Tomas Brandt, He"},
		{"he and she", "Tomas Brandt met Marta Kessler on Monday. She left before he did.", "Tomas Brandt = Tomas Brandt, he; Marta Kessler = Marta Kessler, She"},
		{"nobody before", "He had been ill, said the driver.", ""},
		{"two men", "The meeting of Tomas Brandt and Peter Nolan went well. The talks with him were long.", ""},
		{"role", "Norwegian President Marta Kessler arrived in Rome. The president stayed for two days.", "Marta Kessler = Marta Kessler, The president"},
		{"two in the role", "Norwegian President Marta Kessler met Peruvian President Tomas Brandt. The president stayed.", ""},
		{"father and son", "President Brandt met Norway's king on Monday. Mr. Brandt left. A photo shows Tomas Brandt Jr. with a fish.", "Brandt = Brandt, Brandt"},
		{"father and son by whole names", "President Alan Reed said no. His son Alan Reed Jr. hunts. Reed left.", "Alan Reed = Alan Reed, His, Alan Reed Jr., Reed"},
		{"only a junior", "Roger Stallard Jr. was charged. Stallard denied it.", "Roger Stallard Jr. = Roger Stallard Jr., Stallard"},
		{"the third", "Robert S. Tollan III was named. Mr. Tollan said no. Robert Tollan is 70.", "Robert S. Tollan III = Robert S. Tollan III, Tollan, Robert Tollan"},
		{"brother and sister", "Charlie Dunmore and Charlene Dunmore came. Charlie Dunmore wept.", "Charlie Dunmore = Charlie Dunmore, Charlie Dunmore"},
		{"short given name", "Rudolph Kessler resigned. Rudy Kessler is 70.", "Rudolph Kessler = Rudolph Kessler, Rudy Kessler"},
		{"two of one short name", "Daniel Kessler and Danielle Kessler met. Dan Kessler left.", "Daniel Kessler = Daniel Kessler, Dan Kessler"},
		{"established name", "Anton Lomarica III was held. Lomarica ran. Police held Lomarica. Lomarica wept. Michele Lomarica owns the house.", "Anton Lomarica III = Anton Lomarica III, Lomarica, Lomarica, Lomarica"},
		{"he died", "Inspector Tom Gaskell said the rescue was hard. Mr. Brandt was on the glacier. Gaskell said that he died.", "Tom Gaskell = Tom Gaskell, Gaskell; Brandt = Brandt, he"},
		{"nobody speaks of his own death", "Inspector Tom Gaskell said the rescue was hard. He died on the way.", ""},
		{"age", "Tomas Brandt, 43, was hurt. The 43-year-old was taken to hospital.", "Tomas Brandt = Tomas Brandt, The 43-year-old"},
	} {
		r := annotatetest.Read(t, c.text, "", annotate.NewNames())
		if got := groups(r); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.name, c.text, got, c.want)
		}
	}
}

// check fails where a reading's mentions and entities break their promises.
func check(t *testing.T, r *synoptic.Reading) {
	t.Helper()
	last := -1
	for i, m := range r.Mentions {
		if err := m.Check(r.Article.Text); err != nil {
			t.Errorf("mention %d: %v", i, err)
		}
		small := m.Kind == synoptic.NominalMention && m.Type == synoptic.Organization // "Brinvale police" holds Brinvale
		if m.Start < last && !(small && m.End >= last) {
			t.Errorf("mention %d overlaps the one before, or is out of order", i)
		}
		last = m.End
		if m.First < 0 || m.Last > len(r.Tokens) || m.First >= m.Last {
			t.Errorf("mention %d has tokens [%d,%d) of %d", i, m.First, m.Last, len(r.Tokens))
		}
		if !m.Title.IsZero() {
			if err := m.Title.Check(r.Article.Text); err != nil {
				t.Errorf("title of mention %d: %v", i, err)
			}
			if m.Title.Overlaps(m.Span) {
				t.Errorf("title of mention %d overlaps its name", i)
			}
		}
		if m.Entity != synoptic.NoEntity && (m.Entity < 0 || m.Entity >= len(r.Entities)) {
			t.Errorf("mention %d has entity %d of %d", i, m.Entity, len(r.Entities))
		}
	}
	for i, e := range r.Entities {
		if e.Name == "" || len(e.Mentions) == 0 {
			t.Errorf("entity %d %q has %d mentions", i, e.Name, len(e.Mentions))
		}
		for _, k := range e.Mentions {
			if r.Mentions[k].Entity != i {
				t.Errorf("entity %d has mention %d, which has entity %d", i, k, r.Mentions[k].Entity)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"", "Mr.", "A/B/C said.", "(Photo by Ana Moll/AFP)", "President\n\nTomas Brandt, 43,", "Kim Jong-", "“He", "the 43-year-old", "MAYOR OF X Y Z",
		"\u00adAna\u00ad Moll's", "of of of President of", "Al-al-al bin bin", "presidentMasoud Rezek", strings.Repeat("Ana Moll and ", 50),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := fake(text)
		if err := annotate.NewNames().Annotate(t.Context(), r); err != nil {
			t.Fatal(err)
		}
		check(t, r)
	})
}

// fake cuts text at white space and marks, with tags that change from token
// to token: a syntax as wrong as one can be.
func fake(text string) *synoptic.Reading {
	r := &synoptic.Reading{Article: &synoptic.Article{ID: "fuzz", Text: text}}
	tags := []string{"NNP", "NN", "VBD", "IN", "DT", "JJ", ",", "POS"}
	deps := []string{"nsubj", "compound", "ROOT", "appos"}
	kind := func(c rune) int {
		switch {
		case c == ' ' || c == '\n' || c == '\t':
			return 0
		case strings.ContainsRune(".,;:()\"“”'’/-", c):
			return 1
		}
		return 2
	}
	start, k := 0, -1
	flush := func(end int) {
		if end > start {
			n := len(r.Tokens)
			tok := synoptic.Token{Span: synoptic.Span{Start: start, End: end}, Norm: strings.ToLower(text[start:end]), Lemma: "x", Tag: tags[(n+end)%len(tags)], Pos: "X", Dep: deps[(n*3+end)%len(deps)], Head: max(0, n-end%3)}
			if k == 0 {
				tok.Tag, tok.Pos = "_SP", "SPACE"
			}
			r.Tokens = append(r.Tokens, tok)
		}
		start = end
	}
	for i, c := range text {
		if n := kind(c); n != k || n == 1 {
			flush(i)
			k = n
		}
	}
	flush(len(text))
	if n := len(r.Tokens); n > 0 {
		r.Sentences = []synoptic.Sentence{{Span: synoptic.Span{Start: 0, End: len(text)}, First: 0, Last: n}}
		for i := 0; i+1 < n; i += 5 {
			r.Syntax.Entities = append(r.Syntax.Entities, synoptic.ModelEntity{Span: synoptic.Span{Start: r.Tokens[i].Start, End: r.Tokens[i+1].End}, First: i, Last: i + 2, Label: []string{"PERSON", "ORG", "GPE", "NORP"}[i%4]})
		}
	}
	return r
}

// TestLong reads texts that would take hours if anything were compared with
// everything.
func TestLong(t *testing.T) {
	for _, s := range []string{
		"Ana Moll and ", "he ", "the president ", "President Ana Moll, 43, ", "A", "Moll. ", "In his ", "(AB) ", "\n", "A/B", "Al-", "Ana of the ", "the 43-year-old ", "MOLL RAND ", "“he ",
	} {
		r := fake(strings.Repeat(s, 60_000/len(s)))
		if err := annotate.NewNames().Annotate(t.Context(), r); err != nil {
			t.Fatal(err)
		}
		check(t, r)
	}
	// Thousands of people, all with the same titles and last names.
	var b strings.Builder
	for i := range 3000 {
		b.WriteString("President ")
		b.WriteByte(byte('A' + i%26))
		b.WriteString(strings.Repeat("an", 1+i/26%9))
		b.WriteByte(byte('a' + i/234%26))
		b.WriteString(" Moll said he met the president. ")
	}
	r := fake(b.String())
	if err := annotate.NewNames().Annotate(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	check(t, r)
}

func BenchmarkNames(b *testing.B) {
	text := strings.Repeat("Interior Minister Marta Kessler met General Tomas Brandt of the Rail Safety Authority (RSA) in Paris on Monday. "+
		"“We agreed on nearly everything,” she said. The minister left for Oslo in the evening, according to the Norwegian newspaper Nordlys.\n\n", 15)
	r := annotatetest.Read(b, text, "")
	p := annotate.NewNames()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if err := p.Annotate(b.Context(), r); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(len(r.Tokens))*1000, "ns/token")
}

// TestListed is about bodies that only a table or the way they are written
// says to be bodies, and people that only their age does.
func TestListed(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"The plain is held by groups that include al-Qaeda rebels.", "org:al-Qaeda"},
		{"The bank Barclays (BCS) fell by a tenth.", "org:Barclays org:BCS"},
		{"He was answering back on Tuesday, telling LunorNews.com that he would stay.", "org:LunorNews.com"},
		{"As noted by 9to5Lunor, the app was gone.", "org:9to5Lunor"},
		{"It was shown in a filing with the U.S. Securities and Exchange Commission on Friday.", "org:U.S. Securities and Exchange Commission"},
		{"Manal, a 28-year-old teacher, heard two blasts.", "person:Manal"},
		{"The remarks were released by America Rising, a conservative political action committee that wants his seat.", "org:America Rising"},
	} {
		r := annotatetest.Read(t, tt.text, "", annotate.NewNames())
		var got []string
		for _, m := range r.Mentions {
			if m.Kind == synoptic.NameMention {
				got = append(got, map[bool]string{true: "org", false: string(m.Type)}[m.Type == synoptic.Organization]+":"+m.Span.In(tt.text))
			}
		}
		if g := strings.Join(got, " "); g != tt.want {
			t.Errorf("%q\n got %s\nwant %s", tt.text, g, tt.want)
		}
	}
}

// TestAgain is about bodies that are called again by their noun.
func TestAgain(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"The Brinvale Observatory said a wall fell. The Harland-based observatory added that two were hurt.", "Brinvale Observatory, observatory"},
		{"A US-led coalition raid hit the dam. The coalition said it would look into it.", "US-led coalition, coalition"},
		{"The Peruvian defence ministry spoke. The Chilean defence ministry did not. The ministry was closed.", "Peruvian defence ministry, Chilean defence ministry"},
		{"The ministry was closed. The Peruvian defence ministry spoke.", "Peruvian defence ministry"},
	} {
		r := annotatetest.Read(t, tt.text, "", annotate.NewNames())
		var got []string
		for _, m := range r.Mentions {
			if m.Type == synoptic.Organization {
				got = append(got, m.Span.In(tt.text))
			}
		}
		if g := strings.Join(got, ", "); g != tt.want {
			t.Errorf("%q\n got %s\nwant %s", tt.text, g, tt.want)
		}
	}
}

// TestPlacesByNoun is about places that look like people's names.
func TestPlacesByNoun(t *testing.T) {
	text := "A blast hit the Salah al-Din district on Monday. The road to Salah al-Din was shut."
	for _, m := range annotatetest.Read(t, text, "", annotate.NewNames()).Mentions {
		if m.Type == synoptic.Person {
			t.Errorf("%q is a person", m.Span.In(text))
		}
	}
}
