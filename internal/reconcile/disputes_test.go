package reconcile

import (
	"slices"
	"strings"
	"testing"

	"synoptic"
)

// told is an article of a made-up story.
type told struct{ outlet, published, text string }

func accountOf(t testing.TB, articles []told) synoptic.Story {
	t.Helper()
	var rs []*synoptic.Reading
	for _, a := range articles {
		rs = append(rs, read(t, a.outlet, a.published, a.text))
	}
	return account(t, rs...)
}

func disputeKinds(s synoptic.Story) []string {
	var out []string
	for _, d := range s.Disputes {
		out = append(out, string(d.Kind))
	}
	slices.Sort(out)
	return out
}

func TestDisputes(t *testing.T) {
	for _, c := range []struct {
		name     string
		articles []told
		want     []string // kinds, sorted
	}{
		{"two authorities' tolls on one day", []told{
			{"Tolm Post", "2023-03-14", "TOLM - Fourteen people were killed when a warehouse burned down in Tolm on Tuesday, the interior ministry said."},
			{"Radio Arn", "2023-03-14", "TOLM - Eighteen people were killed when a warehouse burned down in Tolm on Tuesday, the health department said."},
		}, []string{"number"}},
		{"a later toll of the same authority", []told{
			{"Tolm Post", "2023-03-14", "TOLM - Fourteen people were killed when a warehouse burned down in Tolm on Tuesday, the interior ministry said."},
			{"Radio Arn", "2023-03-16", "TOLM - Eighteen people were killed when a warehouse burned down in Tolm on Tuesday, the interior ministry said."},
		}, nil},
		{"two days for one meeting", []told{
			{"Tolm Post", "2023-03-17", "TOLM - President Ana Moll met Governor Tom Brinks at the palace in Tolm on Tuesday, his office said."},
			{"Radio Arn", "2023-03-17", "TOLM - President Ana Moll met Governor Tom Brinks at the palace in Tolm on Thursday, his office said."},
		}, []string{"date"}},
		{"each tells of the meeting of its own day", []told{
			{"Tolm Post", "2023-03-14", "TOLM - President Ana Moll met Governor Tom Brinks at the palace in Tolm on Tuesday, his office said."},
			{"Radio Arn", "2023-03-16", "TOLM - President Ana Moll met Governor Tom Brinks at the palace in Tolm on Thursday, his office said."},
		}, nil},
		{"a request that was denied is not untrue", []told{
			{"Tolm Post", "2023-03-14", "TOLM - Councillor Brinks said the papers related to the inquiry were kept in Arn."},
			{"Radio Arn", "2023-03-14", "TOLM - The council is preparing to summon Ana Moll after the former mayor denied a request to hand over papers related to the inquiry."},
		}, nil},
		{"a bound and a number that fits it", []told{
			{"Tolm Post", "2023-03-14", "TOLM - At least 40 people were injured when a tram left the rails in Tolm on Tuesday, police said."},
			{"Radio Arn", "2023-03-14", "TOLM - Police said that 43 people were injured when a tram left the rails in Tolm on Tuesday."},
		}, nil},
		{"a slip of the point", []told{
			{"Tolm Post", "2023-03-14", "TOLM - Arland will deliver 16 billion cubic metres of gas a year to Tolm under the contract that was signed on Tuesday."},
			{"Radio Arn", "2023-03-14", "TOLM - Arland will deliver 160 billion cubic metres of gas a year to Tolm under the contract that was signed on Tuesday."},
		}, []string{"number"}},
		{"two counts of a crowd in one sentence", []told{
			{"Tolm Post", "2023-03-14", "TOLM - Thousands marched through Tolm on Tuesday. Police put the number of marchers at 3,000 and the organisers at 20,000."},
			{"Radio Arn", "2023-03-14", "TOLM - Marchers filled the centre of Tolm on Tuesday. There were no arrests."},
		}, []string{"number"}},
		{"the injured are not the dead", []told{
			{"Tolm Post", "2023-03-14", "TOLM - Three people were killed when a tram left the rails in Tolm on Tuesday, police said."},
			{"Radio Arn", "2023-03-14", "TOLM - Twelve people were injured when a tram left the rails in Tolm on Tuesday, the fire brigade said."},
		}, nil},
		{"two more died", []told{
			{"Tolm Post", "2023-03-14", "TOLM - Nine people were killed in the fire in Tolm on Tuesday, the doctors' union said."},
			{"Radio Arn", "2023-03-15", "TOLM - Two more people died on Wednesday after the fire in Tolm, the interior ministry said."},
		}, nil},
		{"a denial that points back", []told{
			{"Tolm Post", "2023-03-14", "TOLM - The dockers' union said crew members had reported a faulty valve to the company in April. Corda Lines denied this."},
			{"Radio Arn", "2023-03-14", "TOLM - A ferry ran aground off Tolm on Tuesday."},
		}, []string{"denial"}},
		{"which she denied", []told{
			{"Tolm Post", "2023-03-14", "TOLM - Pavel Orin accused Mayor Vera Stolt of giving building permits to her brother, which she denied."},
			{"Radio Arn", "2023-03-14", "TOLM - The council of Tolm met on Tuesday."},
		}, []string{"denial"}},
		{"a rejected offer is no denial", []told{
			{"Tolm Post", "2023-03-14", "TOLM - Corda Lines said that it would pay the dockers eight crowns an hour. The dockers' union rejected it."},
			{"Radio Arn", "2023-03-14", "TOLM - The dockers of Tolm went on strike on Tuesday."},
		}, nil},
		{"a denial and who stands against it", []told{
			{"Tolm Post", "2023-03-14", "TOLM - Police chief Karl Benda denied that his officers had used live rounds. But Ilse Maro, a surgeon, said she had removed bullets from the wounded."},
			{"Radio Arn", "2023-03-14", "TOLM - Several people were wounded at a march in Tolm on Tuesday."},
		}, []string{"denial"}},
		{"asserted here and negated there", []told{
			{"Tolm Post", "2023-03-14", "TOLM - The pilot reported a fault in the left engine before the landing, the airline said."},
			{"Radio Arn", "2023-03-14", "TOLM - The pilot did not report a fault in the left engine before the landing, investigators said."},
		}, []string{"denial"}},
		{"the same negation twice", []told{
			{"Tolm Post", "2023-03-14", "TOLM - The pilot did not report a fault in the left engine before the landing, the airline said."},
			{"Radio Arn", "2023-03-14", "TOLM - The pilot did not report any fault in the left engine before the landing, investigators said."},
		}, nil},
		{"when it was last so", []told{
			{"Tolm Post", "2023-03-14", "TOLM - It is the first visit to Tolm by an Arlandish president since 2011."},
			{"Radio Arn", "2023-03-14", "TOLM - It is the first visit to Tolm by an Arlandish president since 2014."},
		}, []string{"date"}},
		{"the first of one thing and of another", []told{
			{"Tolm Post", "2023-03-14", "TOLM - It was the first league title for Tolm since 1998."},
			{"Radio Arn", "2023-03-14", "TOLM - It was the first cup title for Tolm since 2004."},
		}, nil},
		{"an office and its deputy's", []told{
			{"Tolm Post", "2023-03-14", "TOLM - The contract was signed by Energy Minister Bela Tesh on Tuesday."},
			{"Radio Arn", "2023-03-14", "TOLM - The contract was signed by Deputy Energy Minister Bela Tesh on Tuesday."},
		}, []string{"title"}},
		{"a former office", []told{
			{"Tolm Post", "2023-03-14", "TOLM - The contract was criticised by Mayor Bela Tesh on Tuesday."},
			{"Radio Arn", "2023-03-14", "TOLM - The contract was criticised by former Senator Bela Tesh on Tuesday."},
		}, nil},
		{"an act laid to two sides", []told{
			{"Tolm Post", "2023-03-14", "TOLM - A bomb went off in Tolm on Tuesday. Government officials blamed rebels for the attack."},
			{"Radio Arn", "2023-03-14", "TOLM - A bomb went off in Tolm on Tuesday. Opposition leaders blamed the army for the attack."},
		}, []string{"responsibility"}},
		{"an act laid to one side twice", []told{
			{"Tolm Post", "2023-03-14", "TOLM - A bomb went off in Tolm on Tuesday. Government officials blamed rebels for the attack."},
			{"Radio Arn", "2023-03-14", "TOLM - A bomb went off in Tolm on Tuesday. Police blamed militants for the attack."},
		}, nil},
		{"an accusation that its party denies", []told{
			{"Tolm Post", "2023-03-14", "TOLM - Iran accused Iraq of shelling the town on Tuesday. Baghdad has denied any involvement."},
			{"Radio Arn", "2023-03-14", "TOLM - Shells fell on the town on Tuesday."},
		}, []string{"responsibility"}},
		{"who it was can't be told", []told{
			{"Tolm Post", "2023-03-14", "TOLM - Rebels blamed Russian warplanes for the strikes on Tolm."},
			{"Radio Arn", "2023-03-14", "TOLM - A monitor said it was not clear whether the strikes on Tolm had been carried out by Syrian warplanes or those of Russia."},
		}, []string{"responsibility"}},
		{"causes of two classes", []told{
			{"Tolm Post", "2023-03-14", "TOLM - The fire in the mill was caused by lightning, the fire brigade said."},
			{"Radio Arn", "2023-03-14", "TOLM - The fire in the mill was caused by a bomb, the owner said."},
		}, []string{"cause"}},
		{"a cause told more exactly", []told{
			{"Tolm Post", "2023-03-14", "TOLM - The fire in the mill was caused by a technical fault, the fire brigade said."},
			{"Radio Arn", "2023-03-14", "TOLM - The fire in the mill was caused by a short circuit, the owner said."},
		}, nil},
		{"taken for another thing", []told{
			{"Tolm Post", "2023-03-14", "TOLM - Arland has said the launches were of satellites, but several governments see this as a disguised missile test."},
			{"Radio Arn", "2023-03-14", "TOLM - A rocket rose over Arland on Tuesday."},
		}, []string{"denial"}},
		{"an opinion of what is so", []told{
			{"Tolm Post", "2023-03-14", "TOLM - Arland has said the launches were of satellites, but several governments see this as a success."},
			{"Radio Arn", "2023-03-14", "TOLM - A rocket rose over Arland on Tuesday."},
		}, nil},
		{"not until is by", []told{
			{"Tolm Post", "2023-03-14", "TOLM - The tenant had to pay the full amount by November, Ruda Hale said."},
			{"Radio Arn", "2023-03-14", "TOLM - The tenant did not have to pay the full amount until November, the landlord said."},
		}, nil},
		{"a rumour that is discounted twice", []told{
			{"Tolm Post", "2023-03-14", "TOLM - Ruda Hale discounted rumours that he was the source of the leak."},
			{"Radio Arn", "2023-03-14", "TOLM - Ruda Hale denied that he was the source of the leak."},
		}, nil},
		{"a record against what somebody thinks", []told{
			{"Tolm Post", "2023-03-14", "TOLM - A ferry turned back on Tuesday. Ruda Hale, a passenger, thinks the ferry had come halfway to Arn. A tracker shows the ferry really just circled the harbour."},
			{"Radio Arn", "2023-03-14", "TOLM - A ferry returned to Tolm on Tuesday."},
		}, []string{"denial"}},
		{"a record that bears somebody out", []told{
			{"Tolm Post", "2023-03-14", "TOLM - A ferry turned back on Tuesday. Ruda Hale, a passenger, thinks the ferry had come halfway to Arn. A tracker shows the ferry turned round at noon."},
			{"Radio Arn", "2023-03-14", "TOLM - A ferry returned to Tolm on Tuesday."},
		}, nil},
		{"it appears otherwise", []told{
			{"Tolm Post", "2023-03-14", "TOLM - The company's spokesman describes the leak as an incident of one day. However, it appears that it may have lasted for months."},
			{"Radio Arn", "2023-03-14", "TOLM - Oil leaked into the harbour of Tolm on Tuesday."},
		}, []string{"denial"}},
		{"told to stop lying", []told{
			{"Tolm Post", "2023-03-14", `TOLM - "Bela Tesh invited me to the palace himself," Vera Stolt said on Tuesday. Tesh answered at once. "Stop lying!" Bela Tesh said.`},
			{"Radio Arn", "2023-03-14", "TOLM - Vera Stolt came to Tolm on Tuesday."},
		}, []string{"denial"}},
		{"a finding that is doubted", []told{
			{"Tolm Post", "2023-03-14", `TOLM - Researchers have discovered a lake under the glacier. "I'm sceptical about this finding," said Ruda Hale of Tolm University.`},
			{"Radio Arn", "2023-03-14", "TOLM - The glacier near Tolm is melting."},
		}, []string{"denial"}},
		{"inside here and outside there", []told{
			{"Tolm Post", "2023-03-14", "TOLM - A bomb exploded inside the mosque in Tolm on Tuesday, police said."},
			{"Radio Arn", "2023-03-14", "TOLM - A bomb exploded outside the mosque in Tolm on Tuesday, a monitor said."},
		}, []string{"place"}},
		{"one bomb inside and one outside", []told{
			{"Tolm Post", "2023-03-14", "TOLM - A bomb exploded inside the mosque in Tolm on Tuesday and another exploded outside the mosque, police said."},
			{"Radio Arn", "2023-03-14", "TOLM - A bomb exploded outside the mosque in Tolm on Tuesday, a monitor said."},
		}, nil},
		{"the mastermind and the middleman", []told{
			{"Tolm Post", "2023-03-14", "TOLM - The mastermind of the fraud has been arrested. Pavel Orin, 67, was arrested in Tolm on Tuesday."},
			{"Radio Arn", "2023-03-14", "TOLM - Police arrested Pavel Orin, 67, in Tolm on Tuesday. Pavel Orin is suspected of being the middleman in the fraud."},
		}, []string{"title"}},
		{"the mastermind is another", []told{
			{"Tolm Post", "2023-03-14", "TOLM - Pavel Orin, 67, was arrested in Tolm on Tuesday. Bela Tesh was the mastermind of the fraud."},
			{"Radio Arn", "2023-03-14", "TOLM - Police arrested Pavel Orin, 67, in Tolm on Tuesday. Pavel Orin is suspected of being the middleman in the fraud."},
		}, nil},
		{"who is the older sister", []told{
			{"Tolm Post", "2023-03-14", "TOLM - Vera Stolt, the younger sister of Ilse Stolt, criticised the mayor on Tuesday."},
			{"Radio Arn", "2023-03-14", "TOLM - Vera Stolt, the older sister of Ilse Stolt, criticised the mayor on Tuesday."},
		}, []string{"title"}},
		{"the older sister of the younger one", []told{
			{"Tolm Post", "2023-03-14", "TOLM - Vera Stolt, the younger sister of Ilse Stolt, criticised the mayor on Tuesday."},
			{"Radio Arn", "2023-03-14", "TOLM - Ilse Stolt, the older sister of Vera Stolt, did not comment on Tuesday."},
		}, nil},
		{"two years for one founding", []told{
			{"Tolm Post", "2023-03-14", "TOLM - Corda Lines was founded in 1998. It went bankrupt on Tuesday."},
			{"Radio Arn", "2023-03-14", "TOLM - Corda Lines was founded in 2001. It went bankrupt on Tuesday."},
		}, []string{"date"}},
		{"the year of another thing", []told{
			{"Tolm Post", "2023-03-14", "TOLM - Corda Lines was founded in 1998. It went bankrupt on Tuesday."},
			{"Radio Arn", "2023-03-14", "TOLM - Corda Lines, founded by the owner of the 2001 champions, went bankrupt on Tuesday."},
		}, nil},
		{"a part is not the whole", []told{
			{"Tolm Post", "2023-03-14", "TOLM - The navy arrested 23 pirates (12 Somali and 11 Yemeni) on Tuesday, officials said."},
			{"Radio Arn", "2023-03-15", "TOLM - The navy took 23 pirates into custody on Tuesday, officials said."},
		}, nil},
		{"more than 20 and 25", []told{
			{"Tolm Post", "2023-03-14", "TOLM - More than 20 people were wounded when a bus left the road in Tolm on Tuesday, the health board said."},
			{"Radio Arn", "2023-03-14", "TOLM - The police said that 25 people were wounded when a bus left the road in Tolm on Tuesday."},
		}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := accountOf(t, c.articles)
			if got := disputeKinds(s); !slices.Equal(got, c.want) {
				t.Errorf("disputes %v, want %v", got, c.want)
				for _, d := range s.Disputes {
					t.Logf("%s: %s %v", d.Kind, d.Why, d.Positions)
				}
			}
			for _, d := range s.Disputes {
				if len(d.Positions) < 2 || strings.TrimSpace(d.Why) == "" {
					t.Errorf("%s has %d positions and says %q", d.Kind, len(d.Positions), d.Why)
				}
				for _, p := range d.Positions {
					if len(p.Spans) == 0 || len(p.Articles) == 0 || p.Says == "" {
						t.Errorf("a position of %s says %q over %d spans", d.Kind, p.Says, len(p.Spans))
					}
				}
			}
		})
	}
}

// A story whose accounts agree has no dispute; with one number changed in one
// article it has exactly that number's.
func TestOneNumberChangedIsOneDispute(t *testing.T) {
	calm := []told{
		{"Tolm Post", "2023-03-14", "TOLM - A ferry with 112 people on board ran aground off Tolm on Tuesday, the coastguard said. Seven people were injured, the health board said. Captain Ruda Hale, 51, said the fog had been thick."},
		{"Radio Arn", "2023-03-14", "TOLM - The coastguard said that a ferry with 112 people on board had run aground off Tolm on Tuesday. The health board said seven people were injured. The captain, Ruda Hale, 51, spoke of thick fog."},
		{"Arn Today", "2023-03-14", "TOLM - Seven people were injured when a ferry ran aground off Tolm on Tuesday, according to the health board. Ruda Hale, 51, the captain, was on the bridge."},
	}
	if s := accountOf(t, calm); len(s.Disputes) > 0 {
		t.Fatalf("the calm story has %d disputes: %s", len(s.Disputes), s.Disputes[0].Why)
	}
	changed := slices.Clone(calm)
	changed[2].text = strings.Replace(changed[2].text, "51", "57", 1)
	s := accountOf(t, changed)
	if len(s.Disputes) != 1 || s.Disputes[0].Kind != synoptic.NumberDispute {
		t.Fatalf("with one age changed: %v", disputeKinds(s))
	}
	for _, p := range s.Disputes[0].Positions {
		for _, sp := range p.Spans {
			if !strings.Contains(sp.Text, "51") && !strings.Contains(sp.Text, "57") {
				t.Errorf("a position stands on %q", sp.Text)
			}
		}
	}
}
