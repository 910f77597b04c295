// Package graphml writes who has it from whom as a graph: origins and articles
// are its nodes, what is handed on and what is copied its edges. Gephi, yEd,
// networkx and igraph read it.
//
// The form is that of http://graphml.graphdrawing.org/specification.html.
package graphml

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/clean"
	"synoptic/internal/report/linked"
)

// Graph writes accounts as graphs.
type Graph struct{}

// Write writes acc. It writes nothing and fails where a passage is not the
// slice of its article that it says it is.
func (Graph) Write(w io.Writer, acc *synoptic.Account) error {
	if err := report.Check(acc); err != nil {
		return err
	}
	m := maker{node: map[string]string{}}
	v := report.NewView(acc)
	for _, s := range v.Stories {
		for _, a := range s.Arts {
			m.article(s, a)
		}
	}
	for _, s := range v.Stories {
		m.origins(s)
		m.chains(s)
		m.copies(s)
	}
	b := bufio.NewWriter(w)
	b.WriteString(xml.Header)
	e := xml.NewEncoder(b)
	e.Indent("", " ")
	if err := e.Encode(document{Space: "http://graphml.graphdrawing.org/xmlns", Keys: keys, Graph: m.graph("who-has-it-from-whom")}); err != nil {
		return err
	}
	b.WriteString("\n")
	return b.Flush()
}

type document struct {
	XMLName xml.Name `xml:"graphml"`
	Space   string   `xml:"xmlns,attr"`
	Keys    []key    `xml:"key"`
	Graph   graph    `xml:"graph"`
}

type key struct {
	ID   string `xml:"id,attr"`
	For  string `xml:"for,attr"`
	Name string `xml:"attr.name,attr"`
	Type string `xml:"attr.type,attr"`
}

// keys are what nodes and edges are told with.
var keys = []key{
	{"label", "node", "label", "string"},
	{"type", "node", "type", "string"}, // article or origin
	{"kind", "node", "kind", "string"}, // of an origin: agency, official, person …
	{"ref", "node", "ref", "string"},   // its ID in the account
	{"story", "node", "story", "string"},
	{"outlet", "node", "outlet", "string"},
	{"family", "node", "family", "string"},
	{"published", "node", "published", "string"},
	{"url", "node", "url", "string"},
	{"at", "node", "at", "string"}, // where an origin is named: ARTICLE:START-END …, in bytes
	{"relation", "edge", "relation", "string"},
	{"reports", "edge", "reports", "int"}, // how many claims and utterances
	{"article", "edge", "article", "string"},
	{"share_of_source", "edge", "share_of_source", "double"},
	{"share_of_target", "edge", "share_of_target", "double"},
	{"passages", "edge", "passages", "string"}, // START-END>START-END …, source and target, in bytes
	{"credited", "edge", "credited", "string"},
	{"order", "edge", "order", "string"}, // "unknown" where it is not known which of two articles was first
	{"weight", "edge", "weight", "double"},
}

type graph struct {
	ID      string `xml:"id,attr"`
	Default string `xml:"edgedefault,attr"`
	Nodes   []node `xml:"node"`
	Edges   []edge `xml:"edge"`
}

type node struct {
	ID   string `xml:"id,attr"`
	Data []data `xml:"data"`
}

type edge struct {
	ID     string `xml:"id,attr"`
	Source string `xml:"source,attr"`
	Target string `xml:"target,attr"`
	Data   []data `xml:"data"`
}

type data struct {
	Key   string `xml:"key,attr"`
	Value string `xml:",chardata"`
}

// The relations that edges say.
const (
	told     = "told"      // an article has it from an origin
	handedOn = "handed-on" // an origin's words come by way of another
	copied   = "reprint"   // two articles share text; directed from the earlier
)

type maker struct {
	nodes []node
	edges []edge
	node  map[string]string // node by what it stands for
}

func (m *maker) graph(id string) graph { return graph{id, "directed", m.nodes, m.edges} }

func (m *maker) addNode(of string, ds ...data) {
	if m.node[of] != "" {
		return
	}
	id := "n" + strconv.Itoa(len(m.nodes))
	m.node[of] = id
	m.nodes = append(m.nodes, node{id, said(ds)})
}

func (m *maker) addEdge(from, to string, ds ...data) {
	if a, b := m.node[from], m.node[to]; a != "" && b != "" {
		m.edges = append(m.edges, edge{"e" + strconv.Itoa(len(m.edges)), a, b, said(ds)})
	}
}

// said leaves out what says nothing, and makes foreign text one line that XML
// can carry.
func said(ds []data) []data {
	var out []data
	for _, d := range ds {
		if d.Value = clean.Line(d.Value); d.Value != "" {
			out = append(out, d)
		}
	}
	return out
}

func articleKey(id string) string { return "article " + id }

func originKey(s *report.Story, id string) string { return "origin " + s.ID + " " + id }

func (m *maker) article(s *report.Story, a *report.Article) {
	published := ""
	if a.Published != nil {
		published = *a.Published
	}
	m.addNode(articleKey(a.ID), data{"label", a.Name}, data{"type", "article"}, data{"ref", a.ID}, data{"story", s.ID}, data{"outlet", a.Outlet},
		data{"family", a.Family}, data{"published", published}, data{"url", linked.Address(a.URL)})
}

func (m *maker) origins(s *report.Story) {
	for _, o := range s.Origins {
		var at []string
		for _, p := range o.Spans {
			at = append(at, fmt.Sprintf("%s:%d-%d", p.Article, p.Start, p.End))
		}
		m.addNode(originKey(s, o.ID), data{"label", o.Name}, data{"type", "origin"}, data{"kind", string(o.Kind)}, data{"ref", o.ID}, data{"story", s.ID}, data{"at", strings.Join(at, " ")})
	}
}

// chains adds who has it from whom. What comes by way of another goes through
// that one's node.
func (m *maker) chains(s *report.Story) {
	for _, c := range s.Chains {
		for _, l := range c.Links {
			to, relation := articleKey(l.Art.ID), told
			if l.Via != "" {
				to, relation = originKey(s, l.Via), handedOn
			}
			m.addEdge(originKey(s, c.ID), to, data{"relation", relation}, data{"reports", strconv.Itoa(l.Count)}, data{"article", l.Art.ID}, data{"weight", strconv.Itoa(max(1, l.Count))})
		}
	}
}

// copies adds what two articles share. Readers want a graph whose edges are all
// directed or all not, so an edge has a direction also where none is known, and
// says so.
func (m *maker) copies(s *report.Story) {
	for _, c := range s.Copies {
		order := ""
		if c.From == nil {
			order = "unknown"
		}
		from, to, x, y := c.A, c.B, c.ShareOfA, c.ShareOfB
		swap := c.From == c.B
		if swap {
			from, to, x, y = to, from, y, x
		}
		var at []string
		for _, p := range c.Reprint.Passages {
			a, b := p.A, p.B
			if swap {
				a, b = b, a
			}
			at = append(at, fmt.Sprintf("%d-%d>%d-%d", a.Start, a.End, b.Start, b.End))
		}
		m.addEdge(articleKey(from.ID), articleKey(to.ID), data{"relation", copied}, data{"share_of_source", share(x)}, data{"share_of_target", share(y)},
			data{"passages", strings.Join(at, " ")}, data{"credited", c.Credited}, data{"order", order}, data{"weight", share(max(x, y))})
	}
}

func share(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
