package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"synoptic"
	"synoptic/internal/store"
	"synoptic/internal/store/sqlstore"
)

// TestKilledWhileAdding kills the program while it adds articles, again and
// again at random points, each time going on by the same command. Whatever it
// said it kept has to be there after each kill, the database has to be sound,
// and in the end the stories and their accounts have to be, byte for byte, those
// of a run that nobody stopped. $SYNOPTIC_KILLS sets how many times, with ten
// articles for each.
func TestKilledWhileAdding(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes a while")
	}
	kills, articles := 6, 120
	if s := os.Getenv("SYNOPTIC_KILLS"); s != "" {
		if _, err := fmt.Sscan(s, &kills); err != nil {
			t.Fatal(err)
		}
		articles = 10 * kills
	}
	program, rows := build(t), manyRows(t, articles)
	whole, killed := filepath.Join(t.TempDir(), "whole"), filepath.Join(t.TempDir(), "killed")
	begun := time.Now()
	if out, err := exec.Command(program, "add", rows, "--data", whole).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	took := time.Since(begun)
	accounts := &killing{kept: map[string]bool{}, whole: map[string]bool{}}
	accounts.holds(t, whole, true)
	all := accounts.articles + accounts.accounts

	random := rand.New(rand.NewSource(1))
	k := &killing{kept: map[string]bool{}, whole: map[string]bool{}}
	ended, adding, reconciling := 0, 0, 0
	// How long a run has at most follows from how far it came, so that the kills
	// are spread over all that there is to do, however fast the machine is.
	most := took / time.Duration(kills)
	for i := range kills {
		articles, accounts := k.articles, k.accounts
		if k.run(t, program, rows, killed, 100*time.Millisecond+time.Duration(random.Float64()*float64(most))) {
			ended++
		}
		k.holds(t, killed, i%checkEvery == 0)
		switch {
		case k.articles > articles:
			adding++
		case k.accounts > accounts:
			reconciling++
		}
		if (k.articles+k.accounts)*kills < all*i {
			most += most / 8
		} else {
			most -= most / 8
		}
	}
	reached := k.accounts
	k.run(t, program, rows, killed, 0)
	k.holds(t, killed, true)
	t.Logf("%d articles, a whole run takes %v; killed %d times, came to its end %d times", k.articles, took.Round(time.Second), kills-ended, ended)
	t.Logf("%d runs kept articles, %d more kept accounts alone; before the last run %d of %d accounts were there", adding, reconciling, reached, k.accounts)
	if a, b := allAccounts(t, whole), allAccounts(t, killed); a != b {
		t.Errorf("the stories of the killed runs are not those of the whole one (%d and %d bytes)", len(b), len(a))
	} else {
		t.Logf("%d stories with their accounts, %d bytes, the same", k.stories, len(a))
	}
}

// killing is what is known of a collection whose program is killed.
type killing struct {
	kept  map[string]bool // items that the program said it kept
	whole map[string]bool // articles that were seen to be whole
	// articles, stories and accounts are how many were there after the last run.
	articles, stories, accounts int
}

// run adds and kills the program after a while, never if that is 0. It notes
// what was said to be kept, and reports whether the run came to its end.
func (k *killing) run(t *testing.T, program, rows, data string, after time.Duration) bool {
	t.Helper()
	c := exec.Command(program, "add", "--each", rows, "--data", data)
	var errs bytes.Buffer
	c.Stderr = &errs
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if after > 0 {
		timer := time.AfterFunc(after, func() { c.Process.Kill() }) //nolint:errcheck // it may have ended
		defer timer.Stop()
	}
	k.note(out)
	err = c.Wait()
	if err != nil && c.ProcessState.ExitCode() >= 0 {
		t.Fatalf("%v\n%s", err, errs.Bytes())
	}
	return err == nil
}

// note notes what a run says it kept.
func (k *killing) note(out io.Reader) {
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if outcome, item, ok := strings.Cut(lines.Text(), " "); ok && (outcome == string(store.Added) || outcome == string(store.Same)) {
			k.kept[item] = true
		}
	}
}

// checkEvery is after how many kills everything is decoded again, which takes
// longer than the run: what is damaged stays so.
const checkEvery = 4

// holds checks that a collection has what was said to be kept, and that what is
// new in it is whole; and everything in it, if all is set.
func (k *killing) holds(t *testing.T, data string, all bool) {
	t.Helper()
	if _, err := os.Stat(filepath.Join(data, sqlstore.DatabaseFile)); err != nil && len(k.kept) == 0 {
		return // killed before it was made
	}
	ctx := context.Background()
	st, err := sqlstore.Open(ctx, data, sqlstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	if all {
		if err := st.Check(ctx, func(what string) { t.Errorf("after a kill: %s", what) }); err != nil {
			t.Fatal(err)
		}
	}
	there := map[string]bool{}
	err = st.View(ctx, func(ctx context.Context, r store.Reader) error {
		err := pages(func(p store.Page) (string, error) {
			list, next, err := r.Articles(ctx, store.ArticleFilter{}, p)
			for _, a := range list {
				there[a.Path] = true
				if k.whole[a.ID] || a.Status == synoptic.StatusFailed {
					continue
				}
				k.whole[a.ID] = true
				if x, err := r.Reading(ctx, a.ID); err != nil || len(x.Sentences) == 0 || a.Story == "" {
					t.Errorf("article %s is half there: %v", a.ID, err)
				}
			}
			return next, err
		})
		if err != nil {
			return err
		}
		k.articles, k.stories, k.accounts = len(there), 0, 0
		return pages(func(p store.Page) (string, error) {
			list, next, err := r.Stories(ctx, store.StoryFilter{}, p)
			k.stories += len(list)
			for _, s := range list {
				if s.Articles == 0 {
					t.Errorf("story %s has no article", s.ID)
				}
				if s.Stale.IsZero() && s.Title != "" {
					k.accounts++
				}
			}
			return next, err
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	for item := range k.kept {
		if !there[item] {
			t.Errorf("%s was said to be kept and is not there", item)
		}
	}
}

// pages reads a list to its end.
func pages(read func(store.Page) (next string, err error)) error {
	for p := (store.Page{Limit: 1000}); ; {
		next, err := read(p)
		if err != nil || next == "" {
			return err
		}
		p.After = next
	}
}

// allAccounts is every story by its ID, with its articles and its account,
// which is that of these articles.
func allAccounts(t *testing.T, data string) string {
	t.Helper()
	ctx := context.Background()
	st, err := sqlstore.Open(ctx, data, sqlstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	var b bytes.Buffer
	err = st.View(ctx, func(ctx context.Context, r store.Reader) error {
		var ids []string
		err := pages(func(p store.Page) (string, error) {
			list, next, err := r.Stories(ctx, store.StoryFilter{}, p)
			for _, s := range list {
				if !s.Stale.IsZero() {
					t.Errorf("story %s is not reconciled", s.ID)
				}
				ids = append(ids, s.ID)
			}
			return next, err
		})
		if err != nil {
			return err
		}
		slices.Sort(ids)
		for _, id := range ids {
			articles, err := r.StoryArticles(ctx, id, true)
			if err != nil {
				return err
			}
			slices.Sort(articles)
			fmt.Fprintln(&b, id, articles)
			acc, err := r.Account(ctx, id)
			if len(articles) == 1 && errors.Is(err, store.ErrNotFound) {
				continue // reconciled when somebody looks at it
			}
			if err != nil {
				return fmt.Errorf("story %s: %w", id, err)
			}
			raw, err := json.Marshal(acc)
			if err != nil {
				return err
			}
			b.Write(raw)
		}
		return nil
	})
	if err != nil || b.Len() == 0 {
		t.Fatalf("%d bytes of stories: %v", b.Len(), err)
	}
	return b.String()
}
