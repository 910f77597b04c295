package reconcile

import (
	"strings"
	"testing"

	"synoptic"
)

func originNamed(s synoptic.Story, name string) (found []synoptic.Origin) {
	for _, o := range s.Origins {
		if strings.Contains(strings.ToLower(o.Name), strings.ToLower(name)) {
			found = append(found, o)
		}
	}
	return found
}

func TestSpokesmanIsHisBody(t *testing.T) {
	s := account(t,
		read(t, "Harbour Post", "2022-10-21", `The Skerrin Coast Guard said the search went on. A spokesman for the Skerrin Coast Guard said that two boats were lost.`),
		read(t, "Valley News", "2022-10-21", `Two boats were lost, the Skerrin Coast Guard said on Friday.`),
	)
	if o := originNamed(s, "coast guard"); len(o) != 1 {
		t.Errorf("the coast guard is %d origins: %+v", len(o), o)
	}
}

func TestUnnamedSourceThroughTwoOutletsIsOne(t *testing.T) {
	s := account(t,
		read(t, "Harbour Post", "2022-10-21", `The bow door was faulty in April, two engineers close to the inquiry said. The two engineers said that the owner was warned.`),
		read(t, "Valley News", "2022-10-22", `The Harbour Post reported that the owner was warned, citing two engineers.`),
	)
	if o := originNamed(s, "engineers"); len(o) != 1 {
		t.Errorf("the engineers are %d origins: %+v", len(o), o)
	}
	c := claimOf(t, s, "owner was warned")
	if carriedBy(c) == 2 && c.Status != synoptic.Echoed {
		t.Errorf("%q is %s on %d origins, want echoed", c.Text, c.Status, c.Origins)
	}
}

func TestNobodyIsNoOrigin(t *testing.T) {
	s := account(t, read(t, "Harbour Post", "2022-10-21", `The captain was reportedly asleep. The crossing has been described as rough. The crew allegedly left the bridge.`))
	for _, o := range s.Origins {
		if o.Kind != synoptic.OriginOutlet {
			t.Errorf("%q is an origin", o.Name)
		}
	}
}

func TestViaHasNoCircles(t *testing.T) {
	x := &originIndex{byKey: map[string]*origin{}}
	a, b, c := x.get("a", "a", synoptic.OriginOutlet), x.get("b", "b", synoptic.OriginPerson), x.get("c", "c", synoptic.OriginPerson)
	x.hands(a.at, b.at)
	x.hands(b.at, c.at)
	x.hands(c.at, a.at)
	x.hands(a.at, a.at)
	x.hands(a.at, b.at)
	if len(a.via) != 0 || len(b.via) != 1 || len(c.via) != 1 {
		t.Errorf("a via %v, b via %v, c via %v", a.via, b.via, c.via)
	}
}

func TestOneMouthIsOneOrigin(t *testing.T) {
	s := account(t,
		read(t, "Harbour Post", "2022-10-21", `Harbour master Piet Lomax said that the ferry had left the port at dawn.`),
		read(t, "Valley News", "2022-10-21", `Piet Lomax, the harbour master, said the ferry had left the port at dawn.`),
	)
	if c := claimOf(t, s, "had left the port"); c.Status == synoptic.Agreed {
		t.Errorf("%q is agreed on the word of one man: %s", c.Text, c.Why)
	}
}

func TestDescriptionsAreWhomTheyMean(t *testing.T) {
	for _, c := range []struct{ name, text, is, not string }{
		{"a body after its name", `The Skerrin Rescue Society said that two boats were lost. The Norvane-based group said the search went on.`, "skerrin rescue society", "based group"},
		{"a body by a word of its name", `Nine people were hurt, the Skerrin Observatory for Storms said. Mayor Edda Frome said the harbour was shut. The small observatory said more wind was to come.`, "observatory", "small"},
		{"a person before the name", `A Skerrin fisherman says he saw the ferry turn over. Piet Lomax told reporters that it took two minutes.`, "piet lomax", "fisherman"},
		{"a person after the name", `Piet Lomax, 41, was on the quay when the ferry turned over. The father of two said that it took two minutes.`, "piet lomax", "father"},
		{"told within another's words", `Piet Lomax said that the pilot had told him that the rudder was broken.`, "piet lomax", "pilot"},
		{"accused, not accusing", `The harbour master resigned. Two sailors accused of theft were on board, the police said.`, "police", "sailors"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := account(t, read(t, "Harbour Post", "2022-10-21", c.text))
			if len(originNamed(s, c.is)) != 1 || len(originNamed(s, c.not)) != 0 {
				t.Errorf("origins: %+v", s.Origins)
			}
		})
	}
}

func TestAgenciesAreSigned(t *testing.T) {
	s := account(t, read(t, "Harbour Post", "2022-10-21", "The ferry had left the port at dawn and turned over. Agencies contributed to this report"))
	if len(originNamed(s, "agencies")) != 1 {
		t.Errorf("origins: %+v", s.Origins)
	}
	s = account(t, read(t, "Harbour Post", "2022-10-21", "The ferry had left the port at dawn and turned over.\n\nab/cd (AFP, dpa)"))
	if len(originNamed(s, "AFP")) != 1 || len(originNamed(s, "dpa")) != 1 {
		t.Errorf("origins: %+v", s.Origins)
	}
}

func TestHostNames(t *testing.T) {
	for outlet, want := range map[string]string{"www.nytimes.com": "nytimes", "www.dailymail.co.uk": "dailymail", "edition.cnn.com": "cnn", "bbc.co.uk": "bbc", "Harbour Post": "", "St. Kalm": ""} {
		if got := hostName(outlet); got != want {
			t.Errorf("%s is %q, want %q", outlet, got, want)
		}
	}
	for _, c := range []struct {
		host, name string
		want       bool
	}{{"nytimes", "new york times", true}, {"latimes", "los angeles times", true}, {"bbc", "british broadcasting corporation", true}, {"times", "new york times", false}, {"dailymail", "daily mail", true}, {"ap", "associated press", false}} {
		if got := abbreviates(c.host, c.name); got != c.want {
			t.Errorf("%s of %q: %v", c.host, c.name, got)
		}
	}
}
