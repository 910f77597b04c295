package mcp

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"synoptic"
	"synoptic/internal/app"
	"synoptic/internal/app/collection"
	"synoptic/internal/report"
)

// How much is read for a caller at once.
const (
	textsMost = 24
	bytesMost = 1 << 20 // of all texts together
	pathsMost = 50
	readMost  = 200 // articles under the paths
)

// ReadInput is what is handed over.
type ReadInput struct {
	Texts []Text   `json:"texts,omitempty" jsonschema:"articles, plain text or HTML; 24 and 1 MB together at most"`
	Paths []string `json:"paths,omitempty" jsonschema:"files or folders on the server's machine; refused by a server that is reached over HTTP"`
}

// Text is one article.
type Text struct {
	Text      string `json:"text"`
	Outlet    string `json:"outlet,omitempty" jsonschema:"who published it"`
	Published string `json:"published,omitempty" jsonschema:"when (ISO 8601); days named in the text are understood by it"`
	Title     string `json:"title,omitempty"`
	URL       string `json:"url,omitempty" jsonschema:"its address, which is not fetched"`
}

// ReadResult is what was found in the articles.
type ReadResult struct {
	Stories  []ReadStory   `json:"stories"`
	Articles []ArticleHead `json:"articles" jsonschema:"all that were handed over, also those that could not be read, with the reason"`
	Problems []string      `json:"problems,omitempty" jsonschema:"what gave no article"`
}

// ReadStory is one story of them, in short.
type ReadStory struct {
	Overview
	Items []Item `json:"items" jsonschema:"its disputes, and then what is agreed, the first few of each"`
}

// shownFirst is how many disputes and claims a story shows at once.
const shownFirst = 5

func (s *Server) readArticles(ctx context.Context, in ReadInput) (*ReadResult, error) {
	var acc *synoptic.Account
	var problems []string
	var err error
	switch {
	case len(in.Texts) > 0 && len(in.Paths) > 0:
		return nil, hinted{errors.New("both texts and paths are given"), "read them in two calls"}
	case len(in.Texts) > 0:
		acc, err = s.readTexts(ctx, in.Texts)
	case len(in.Paths) > 0:
		acc, problems, err = s.readPaths(ctx, in.Paths)
	default:
		return nil, hinted{errors.New("nothing to read"), "give texts: two articles about one event at least, to compare them"}
	}
	if err != nil {
		return nil, err
	}
	out := &ReadResult{Stories: []ReadStory{}, Articles: []ArticleHead{}, Problems: problems}
	var ids []string
	for i := range acc.Articles {
		out.Articles = append(out.Articles, articleOf(&acc.Articles[i]))
		ids = append(ids, acc.Articles[i].ID)
	}
	h := heldAccount{name: "read-" + synoptic.Digest([]byte(strings.Join(ids, " ")))[:12], account: acc}
	for i, v := range report.NewView(acc).Stories {
		name := h.name + "-" + strconv.Itoa(i+1)
		h.stories = append(h.stories, name)
		st := ReadStory{Overview: overview(name, v), Items: []Item{}}
		for _, section := range []string{"disputes", "agreed"} {
			items := sectionOf(v, section)
			st.Items = append(st.Items, items[:min(len(items), shownFirst)]...)
		}
		for j := range out.Articles {
			if v.Article(out.Articles[j].Article) != nil {
				out.Articles[j].Story = name
			}
		}
		out.Stories = append(out.Stories, st)
	}
	s.held.put(h)
	return out, nil
}

func (s *Server) readTexts(ctx context.Context, texts []Text) (*synoptic.Account, error) {
	if len(texts) > textsMost {
		return nil, hinted{fmt.Errorf("more than %d texts", textsMost), "read fewer at once"}
	}
	size := 0
	pasted := make([]collection.Pasted, len(texts))
	for i, t := range texts {
		size += len(t.Text)
		pasted[i] = collection.Pasted{Text: t.Text, Outlet: t.Outlet, Published: t.Published, Title: t.Title, URL: t.URL}
	}
	if size > bytesMost {
		return nil, hinted{fmt.Errorf("the texts are longer than %d MB together", bytesMost>>20), "read fewer at once"}
	}
	acc, err := s.Collection.Compare(ctx, nil, pasted, nil)
	if errors.Is(err, collection.ErrTooFew) && acc != nil {
		err = nil // the answer says which could be read, and why others could not
	}
	return acc, err
}

func (s *Server) readPaths(ctx context.Context, paths []string) (*synoptic.Account, []string, error) {
	if s.Reader == nil {
		return nil, nil, hinted{errors.New("files of this machine are not read for callers over HTTP"), "hand the texts over, or run synoptic mcp on this machine"}
	}
	if len(paths) > pathsMost {
		return nil, nil, hinted{fmt.Errorf("more than %d paths", pathsMost), "name the folder that holds them"}
	}
	for _, p := range paths {
		if p == "-" || p == "" || app.IsAddress(p) {
			return nil, nil, hinted{fmt.Errorf("%q is no path of a file or folder", cut(p, maxLine)), "name files or folders on this machine; nothing is fetched"}
		}
	}
	res := &app.Result{}
	var problems []string
	for x, err := range s.Reader.Each(ctx, paths, app.Options{}) {
		if ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
		if err != nil {
			problems = append(problems, cut(err.Error(), maxLine))
			if len(problems) > itemsMost {
				break
			}
			continue
		}
		if len(res.Articles) == readMost {
			problems = append(problems, fmt.Sprintf("only the first %d articles were read", readMost))
			break
		}
		res.Articles = append(res.Articles, x.Article)
		if x.Article.Status != synoptic.StatusFailed {
			res.Readings = append(res.Readings, x)
		}
	}
	if len(res.Articles) == 0 {
		return nil, nil, hinted{fmt.Errorf("there is no article: %s", strings.Join(problems, "; ")), "name files or folders with articles"}
	}
	acc, err := s.Reader.Reconcile(ctx, res)
	return acc, problems, err
}
