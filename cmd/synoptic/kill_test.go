package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
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
// of a run that nobody stopped. $SYNOPTIC_KILLS sets how many times (200 with
// 2,000 articles take some minutes).
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
	random := rand.New(rand.NewSource(1))
	kept, ended := map[string]bool{}, 0
	for range kills {
		// The whole takes longer the more often it is begun: each run gets a few
		// times its share.
		wait := time.Duration(random.Float64() * 4 * float64(took) / float64(kills))
		if run(t, program, rows, killed, 200*time.Millisecond+wait, kept) {
			ended++
		}
		holds(t, killed, kept)
	}
	run(t, program, rows, killed, 0, kept)
	holds(t, killed, kept)
	t.Logf("%d articles, killed %d times, came to its end %d times before the last run", articles, kills-ended, ended)
	if a, b := allAccounts(t, program, whole), allAccounts(t, program, killed); a != b {
		t.Errorf("the accounts of the killed runs are not those of the whole one (%d and %d bytes)", len(b), len(a))
	}
}

// run adds and kills the program after a while, never if that is 0. It notes
// what was said to be kept, and reports whether the run came to its end.
func run(t *testing.T, program, rows, data string, after time.Duration, kept map[string]bool) bool {
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
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if outcome, item, ok := strings.Cut(lines.Text(), " "); ok && (outcome == string(store.Added) || outcome == string(store.Same)) {
			kept[item] = true
		}
	}
	err = c.Wait()
	if err != nil && c.ProcessState.ExitCode() >= 0 {
		t.Fatalf("%v\n%s", err, errs.Bytes())
	}
	return err == nil
}

// holds checks that a collection is sound and has what was said to be kept.
func holds(t *testing.T, data string, kept map[string]bool) {
	t.Helper()
	if _, err := os.Stat(filepath.Join(data, sqlstore.DatabaseFile)); err != nil && len(kept) == 0 {
		return // killed before it was made
	}
	ctx := context.Background()
	st, err := sqlstore.Open(ctx, data, sqlstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	if err := st.Check(ctx, func(what string) { t.Errorf("after a kill: %s", what) }); err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	err = st.View(ctx, func(ctx context.Context, r store.Reader) error {
		for p := (store.Page{Limit: 1000}); ; {
			list, next, err := r.Articles(ctx, store.ArticleFilter{}, p)
			if err != nil {
				return err
			}
			for _, a := range list {
				there[a.Path] = true
				if a.Status == synoptic.StatusFailed {
					continue
				}
				if x, err := r.Reading(ctx, a.ID); err != nil || len(x.Sentences) == 0 || a.Story == "" {
					t.Errorf("article %s is half there: %v", a.ID, err)
				}
			}
			if p.After = next; next == "" {
				return nil
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	for item := range kept {
		if !there[item] {
			t.Errorf("%s was said to be kept and is not there", item)
		}
	}
}

// allAccounts is every story's account as the program shows it.
func allAccounts(t *testing.T, program, data string) string {
	t.Helper()
	out, err := exec.Command(program, "stories", "--outlets", "2", "--limit", "100000", "--json", "--data", data).Output()
	if err != nil {
		t.Fatal(err)
	}
	var list []store.Story
	if err := json.Unmarshal(out, &list); err != nil {
		t.Fatal(err)
	}
	ids := make([]string, len(list))
	for i, s := range list {
		ids[i] = s.ID
	}
	slices.Sort(ids)
	if len(ids) == 0 {
		t.Fatal("no story")
	}
	var b strings.Builder
	for _, id := range ids {
		out, err := exec.Command(program, "story", id, "--json", "--data", data).Output()
		if err != nil {
			t.Fatal(err)
		}
		b.Write(out)
	}
	return b.String()
}

// manyRows writes n articles as JSON Lines: the made-up stories told over and
// over, each time about other people and places.
func manyRows(t *testing.T, n int) string {
	t.Helper()
	var texts []struct{ outlet, day, text string }
	metas, err := filepath.Glob("../../testdata/stories/*/meta.json")
	if err != nil || len(metas) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	for _, m := range metas {
		raw, err := os.ReadFile(m)
		if err != nil {
			t.Fatal(err)
		}
		var meta struct {
			Docs []struct{ ID, File, Outlet, Published string }
		}
		if err := json.Unmarshal(raw, &meta); err != nil {
			t.Fatal(err)
		}
		for _, d := range meta.Docs {
			file := d.File
			if file == "" {
				file = d.ID + ".txt"
			}
			text, err := os.ReadFile(filepath.Join(filepath.Dir(m), file))
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, struct{ outlet, day, text string }{d.Outlet, d.Published, string(text)})
		}
	}
	syllables := strings.Fields("bel cor dan fen gal hol jor kan lim mor nel pol ras sel tor vin wes yar zel")
	path := filepath.Join(t.TempDir(), "rows.jsonl")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	enc := json.NewEncoder(f)
	for i := range n {
		d := texts[i%len(texts)]
		again := i / len(texts)
		text := d.text
		if again > 0 {
			text = renamed(text, again, syllables)
		}
		if err := enc.Encode(map[string]string{"id": fmt.Sprint(i), "outlet": d.outlet, "published": d.day, "text": text}); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// renamed tells a text about others: each word with a capital that stands
// within a sentence gets other syllables, the same ones throughout.
func renamed(text string, again int, syllables []string) string {
	words := strings.Split(text, " ")
	for i, w := range words {
		core := strings.Trim(w, ".,;:!?\"'()“”’\n")
		if i == 0 || len(core) < 5 || core[0] < 'A' || core[0] > 'Z' || strings.HasSuffix(words[i-1], ".") || strings.ContainsAny(core, "\n'’") {
			continue
		}
		h := again * 31
		for _, c := range []byte(core) {
			h = (h*33 + int(c)) & 0xffffff
		}
		s := syllables[h%len(syllables)] + syllables[(h/19)%len(syllables)]
		words[i] = strings.Replace(w, core, strings.ToUpper(s[:1])+s[1:], 1)
	}
	return strings.Join(words, " ")
}
