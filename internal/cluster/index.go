package cluster

import (
	"errors"
	"fmt"
	"slices"
)

// Options say how long an index knows an article. The zero value is good for a
// stream of news.
type Options struct {
	// Window is how many days after its arrival an article may draw others to
	// its story; 0 is DefaultWindow.
	Window float64
	// Most is how many of the latest articles are known at most; 0 is no bound.
	Most int
}

// DefaultWindow is for how many days an article is known.
const DefaultWindow = 60

// Index puts articles into stories one by one as they come in. What it gives
// depends on the articles, their order and days of arrival, and on what the
// user said, on nothing else. It is not safe for concurrent use.
type Index struct {
	opts  Options
	clock float64 // the latest day of arrival
	// items are the articles known, in order of arrival; the first has the
	// number base.
	items []*item
	base  uint32
	at    map[string]uint32 // an article's number, by its ID

	posts   *postings
	stories map[string]*story
	rules   rules
	// homes are the stories of the articles that the user spoke of, which are
	// remembered when the articles are not.
	homes map[string]string

	tally  tally
	lookup lookup
	keys   []key
}

// item is an article as the index holds it.
type item struct {
	id     string
	number uint32
	story  *story
	vec    vector
	published
	arrived float64
	print   Fingerprint
	digest  bool
	// labels are its weightiest terms as it writes them, the weightiest first,
	// tabs between them.
	labels string
}

// NewIndex makes an empty index.
func NewIndex(opts Options) *Index {
	if opts.Window <= 0 {
		opts.Window = DefaultWindow
	}
	return &Index{
		opts: opts, at: map[string]uint32{}, posts: newPostings(), stories: map[string]*story{}, homes: map[string]string{},
		rules: resolve(nil),
	}
}

// ErrKnown says that an article is in the index already.
var ErrKnown = errors.New("the article is in the index already")

// Placement is where an article came to be, and why.
type Placement struct {
	Article, Story string
	// New says that it starts the story, whose ID is its own.
	New bool
	// Likeness is how alike it is to the story's other articles on average,
	// between 0 and 1; 0 where it starts one.
	Likeness float64
	// Why says in plain words what put it there.
	Why string
	// Copy is the article that it is a near copy of, "" if none.
	Copy string
	// Moved are the articles that give way to it by the user's word.
	Moved []Move
}

// Add puts an article into the story that it belongs to, or starts one with
// it. Day is that of arrival, since 1970: it says for how long the article is
// known; a day before that of the article before counts as that.
func (x *Index) Add(id string, f Features, day float64) (Placement, error) {
	if err := x.admit(id, day); err != nil {
		return Placement{}, fmt.Errorf("add %s: %w", id, err)
	}
	it := newItem(id, &f, x.clock)
	p := x.place(it, &f)
	s := x.stories[p.Story]
	if s == nil {
		s = x.found(p.Story)
	}
	x.enter(it, s)
	if x.rules.article(id) >= 0 {
		p.Moved = x.obey()
	}
	return p, nil
}

// Restore puts an article where it was before, after a restart. An index to
// which all articles of the window are restored in their order of arrival,
// with the stories they are in by now, and that was told all rules before, goes
// on as if it had never stopped. Articles that rules name are restored even if
// they are older than the window. Days must not fall: an article's is that of
// the article before it, if that was later.
func (x *Index) Restore(id, story string, f Features, day float64) error {
	if err := x.admit(id, day); err != nil {
		return fmt.Errorf("restore %s: %w", id, err)
	}
	if story == "" {
		return fmt.Errorf("restore %s: no story", id)
	}
	it := newItem(id, &f, x.clock)
	s := x.stories[story]
	if s == nil {
		s = x.found(story)
	}
	x.enter(it, s)
	return nil
}

// admit sets the clock and makes room for an article.
func (x *Index) admit(id string, day float64) error {
	if _, ok := x.at[id]; ok {
		return ErrKnown
	}
	if id == "" {
		return errors.New("no ID")
	}
	if !(day >= -lastDay && day <= lastDay) {
		return errors.New("the day of arrival is none")
	}
	x.clock = max(x.clock, day)
	n := 0
	for n < len(x.items) && (x.items[n].arrived < x.clock-x.opts.Window || x.opts.Most > 0 && len(x.items)-n >= x.opts.Most) {
		x.forget(x.items[n])
		x.items[n] = nil
		n++
	}
	x.items = x.items[n:]
	x.base += uint32(n)
	return nil
}

// forget takes out the oldest article.
func (x *Index) forget(it *item) {
	x.keys = keysOf(it.vec, &it.print, x.keys)
	for _, k := range x.keys {
		x.posts.drop(k.hash, it.number)
	}
	delete(x.at, it.id)
	x.leave(it)
}

// leave takes an article out of its story, which ends with its last.
func (x *Index) leave(it *item) {
	s := it.story
	s.remove(it)
	if len(s.members) == 0 {
		delete(x.stories, s.id)
	}
	it.story = nil
}

// enter makes an article known.
func (x *Index) enter(it *item, s *story) {
	it.number = x.base + uint32(len(x.items))
	it.arrived = x.clock
	x.items = append(x.items, it)
	x.at[it.id] = it.number
	x.keys = keysOf(it.vec, &it.print, x.keys)
	for _, k := range x.keys {
		x.posts.add(k.hash, it.number)
	}
	it.story = s
	s.add(it)
	x.noteHome(it)
}

// found begins a story.
func (x *Index) found(id string) *story {
	s := &story{id: id}
	x.stories[id] = s
	return s
}

// item is the article of a number.
func (x *Index) item(n uint32) *item { return x.items[n-x.base] }

// named is the article of an ID, nil if it is not known.
func (x *Index) named(id string) *item {
	n, ok := x.at[id]
	if !ok {
		return nil
	}
	return x.item(n)
}

// Len is how many articles and stories are known.
func (x *Index) Len() (articles, stories int) { return len(x.items), len(x.stories) }

// Story is the story that an article is in, "" if the article is not known.
func (x *Index) Story(article string) string {
	if it := x.named(article); it != nil {
		return it.story.id
	}
	return x.homes[article]
}

// Members are the articles of a story that are known, in order of arrival.
func (x *Index) Members(story string) []string {
	s := x.stories[story]
	if s == nil {
		return nil
	}
	out := make([]string, len(s.members))
	for i, m := range s.members {
		out[i] = m.id
	}
	return out
}

// Copies are the articles known that a text is a near copy of, the likest
// first.
func (x *Index) Copies(f *Features) []Copy {
	seen := map[uint32]bool{}
	var out []Copy
	var one [1]uint32
	for _, h := range f.print.bands() {
		if h == 0 {
			continue
		}
		a, b := x.posts.under(h, &one)
		for _, n := range slices.Concat(a, b) {
			if c := x.item(n); !seen[n] && isCopy(&f.print, &c.print) {
				out = append(out, Copy{c.id, f.print.Alike(&c.print)})
			}
			seen[n] = true
		}
	}
	slices.SortStableFunc(out, byAlike)
	return out
}
