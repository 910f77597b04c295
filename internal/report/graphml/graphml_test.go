package graphml

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"synoptic"
	"synoptic/internal/report/reporttest"
)

func write(t *testing.T, acc *synoptic.Account) document {
	t.Helper()
	var b bytes.Buffer
	if err := (Graph{}).Write(&b, acc); err != nil {
		t.Fatal(err)
	}
	d := xml.NewDecoder(bytes.NewReader(b.Bytes()))
	d.Strict = true
	for {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	var out document
	if err := xml.Unmarshal(b.Bytes(), &out); err != nil {
		t.Fatal(err)
	}
	if out.XMLName.Space != "http://graphml.graphdrawing.org/xmlns" {
		t.Errorf("the namespace is %q", out.XMLName.Space)
	}
	return out
}

// TestIsOfTheForm holds what GraphML's schema
// (http://graphml.graphdrawing.org/xmlns/1.1/graphml.xsd) and its keys ask for:
// IDs are unique names, data has a key that is declared for where it stands,
// once, and is of the key's type; edges join nodes that are there.
func TestIsOfTheForm(t *testing.T) {
	for _, acc := range []*synoptic.Account{reporttest.Ferry(), reporttest.Hostile(), reporttest.Empty(), reporttest.Nothing(), reporttest.Twelve()} {
		g := write(t, acc)
		declared := map[string]key{}
		for _, k := range g.Keys {
			if _, twice := declared[k.ID]; twice || !slices.Contains([]string{"node", "edge"}, k.For) {
				t.Errorf("the key %+v is wrong", k)
			}
			declared[k.ID] = k
		}
		check := func(where string, ds []data) {
			seen := map[string]bool{}
			for _, d := range ds {
				k, ok := declared[d.Key]
				if !ok || k.For != where || seen[d.Key] {
					t.Errorf("a %s has %+v", where, d)
				}
				seen[d.Key] = true
				var err error
				switch k.Type {
				case "int":
					_, err = strconv.Atoi(d.Value)
				case "double":
					_, err = strconv.ParseFloat(d.Value, 64)
				case "string":
				default:
					err = fmt.Errorf("there is no type %s", k.Type)
				}
				if err != nil {
					t.Errorf("%s: %v", d.Key, err)
				}
			}
		}
		ids := map[string]bool{}
		for _, n := range g.Graph.Nodes {
			if ids[n.ID] || strings.ContainsAny(n.ID, " :<") || n.ID == "" {
				t.Errorf("the node ID %q is wrong", n.ID)
			}
			ids[n.ID] = true
			check("node", n.Data)
		}
		for _, e := range g.Graph.Edges {
			if !ids[e.Source] || !ids[e.Target] || ids[e.ID] {
				t.Errorf("the edge %+v is wrong", e)
			}
			ids[e.ID] = true
			check("edge", e.Data)
		}
	}
}

func value(ds []data, key string) string {
	for _, d := range ds {
		if d.Key == key {
			return d.Value
		}
	}
	return ""
}

// edges are a graph's edges as "from > to".
func edges(g document, relation string) map[string]edge {
	label := map[string]string{}
	for _, n := range g.Graph.Nodes {
		label[n.ID] = value(n.Data, "label")
	}
	out := map[string]edge{}
	for _, e := range g.Graph.Edges {
		if value(e.Data, "relation") == relation {
			out[label[e.Source]+" > "+label[e.Target]+" "+value(e.Data, "article")] = e
		}
	}
	return out
}

func TestFerry(t *testing.T) {
	g := write(t, reporttest.Ferry())
	for _, tt := range []struct{ relation, edge string }{
		{told, "coast guard > North Wire A"},
		{told, "Sund Lines > The Ledger D"},
		{handedOn, "coast guard > North Wire B"}, // the agency's node, for the Harbour Post
	} {
		if _, ok := edges(g, tt.relation)[tt.edge]; !ok {
			t.Errorf("no edge %s (%s)", tt.edge, tt.relation)
		}
	}
	e, ok := edges(g, copied)["North Wire > Harbour Post "]
	if !ok || value(e.Data, "share_of_source") != "0.48" || value(e.Data, "share_of_target") != "0.61" || value(e.Data, "order") != "" {
		t.Errorf("the copy is %+v", e)
	}
}

// TestCopiesGoFromTheEarlier, and say where none is known to be it.
func TestCopiesGoFromTheEarlier(t *testing.T) {
	acc := reporttest.Ferry()
	acc.Stories[0].Reprints[0].First = "B"
	acc.Stories[0].Reprints[1].First = ""
	g := edges(write(t, acc), copied)
	if e, ok := g["Harbour Post > North Wire "]; !ok || value(e.Data, "share_of_source") != "0.61" {
		t.Errorf("edges are %v", g)
	}
	if e := g["North Wire > Kanal Fyra "]; value(e.Data, "order") != "unknown" {
		t.Errorf("the copy is %+v", e)
	}
}
