package feed

import (
	"context"
	"errors"
	"io"
	"strings"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	ext "github.com/mmcdole/gofeed/extensions"
	"github.com/mmcdole/gofeed/rss"
)

// xml reads RSS and Atom. The whole is tried first; if that fails or is larger
// than it may be, each item is read by itself, so that a broken one loses only
// itself.
func (p *parser) xml(kind Kind) (*Feed, error) {
	text, open, name := root(p.text)
	record := recordTag{name: "item"}
	if kind == Atom {
		record.name = "entry"
		record.prefix, _ = tagName(open)
	}
	f := &Feed{Kind: kind}
	if sh := measure(text, record); sh.depth <= MaxNesting && sh.tags <= MaxTags && sh.records <= MaxItems {
		whole, err := p.gofeed(text)
		// Of tags that cross, the parser makes the end of all: fewer items than
		// there are mean that it went astray.
		if err == nil && len(whole.Items) >= sh.records {
			p.feed(f, whole)
			for i, it := range whole.Items {
				p.take(f, i, entry{it, original(whole, i)})
			}
			return f, nil
		}
		if err := p.ctx.Err(); err != nil {
			return nil, err
		}
	}
	head, list, more := records(text, MaxItems, record)
	closing := "</" + tagSpelling(open) + ">"
	body := head[min(len(open), len(head)):]
	inner, outer := "", closing
	if name == "rss" {
		inner, outer = "<channel>", "</channel>"+closing
		if !strings.Contains(strings.ToLower(body), "<channel") {
			body = inner + body
		}
	}
	if strings.HasSuffix(open, "/>") || len(list) == 0 && len(body) == 0 {
		return nil, &Error{Op: "feed", Kind: ErrBroken, Cause: errors.New("nothing in it can be read")}
	}
	whole, err := p.part(open+body+outer, MaxTags)
	if err == nil {
		p.feed(f, whole)
	} else {
		f.fault(-1, "", "what the feed says of itself is broken: %v", err)
	}
	lost := 0
	for i, r := range list {
		if p.ctx.Err() != nil {
			return nil, p.ctx.Err()
		}
		one, err := p.part(open+inner+r+outer, MaxItemTags)
		if err == nil && len(one.Items) != 1 {
			err = errors.New("it is not one item")
		}
		if err != nil {
			lost++
			f.fault(i, loneTitle(r), "broken: %v", err)
			continue
		}
		p.take(f, i, entry{one.Items[0], original(one, 0)})
	}
	if more > 0 {
		f.fault(-1, "", "%d items beyond the first %d were not read", more, MaxItems)
	}
	if len(list) > 0 && lost == len(list) {
		return nil, &Error{Op: "feed", Kind: ErrBroken, Cause: errors.New("none of its items can be read: " + f.Faults[len(f.Faults)-1].Reason)}
	}
	return f, nil
}

// part reads a small feed made of a part of one.
func (p *parser) part(text string, limit int) (*gofeed.Feed, error) {
	switch sh := measure(text, recordTag{}); {
	case sh.depth > MaxNesting:
		return nil, errors.New("its tags lie too deep in one another")
	case sh.tags > limit:
		return nil, errors.New("it has too many tags")
	}
	return p.gofeed(text)
}

func (p *parser) gofeed(text string) (f *gofeed.Feed, err error) {
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, errors.New("it cannot be taken apart")
		}
	}()
	g := gofeed.NewParser()
	g.KeepOriginalFeed = true
	return g.Parse(&ctxReader{p.ctx, strings.NewReader(text)})
}

// ctxReader ends with its context, and hands on little at a time so that this
// is soon.
type ctxReader struct {
	ctx context.Context
	r   io.Reader
}

func (c *ctxReader) Read(b []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(b[:min(len(b), 4096)])
}

// tagSpelling is a tag's name as it is written.
func tagSpelling(open string) string {
	name := strings.TrimLeft(open, "<")
	if end := strings.IndexAny(name, " \t\r\n/>"); end >= 0 {
		name = name[:end]
	}
	return name
}

// loneTitle finds the title of an item that cannot be read.
func loneTitle(record string) string {
	from := -1
	for t := range tags(record, 0, true) {
		switch {
		case t.name == "title" && !t.closes:
			from = t.end
		case t.name == "title" && from >= 0:
			s := strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(record[from:t.start]), "<![CDATA["), "]]>")
			return line(s)
		}
	}
	return ""
}

// entry is an item as gofeed gives it, and what it was made from.
type entry struct {
	*gofeed.Item
	original any // *rss.Item, *atom.Entry
}

func original(f *gofeed.Feed, i int) any {
	switch o := f.OriginalFeed().(type) {
	case *rss.Feed:
		if i < len(o.Items) {
			return o.Items[i]
		}
	case *atom.Feed:
		if i < len(o.Entries) {
			return o.Entries[i]
		}
	}
	return nil
}

// feed fills in what a feed says of itself.
func (p *parser) feed(f *Feed, g *gofeed.Feed) {
	f.Title, f.Language = line(g.Title), line(g.Language)
	f.Link = resolve(p.base, g.Link)
	if o, ok := g.OriginalFeed().(*rss.Feed); ok {
		f.Hints = hints(o.TTL, o.SkipHours, o.SkipDays)
	}
	if every := syndication(g.Extensions); every > 0 {
		f.Hints.Every = every
	}
}

// extension is the text of the first extension of a name.
func extension(e ext.Extensions, prefix, name string) string {
	if list := e[prefix][name]; len(list) > 0 {
		return strings.TrimSpace(list[0].Value)
	}
	return ""
}
