package sqlstore_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"synoptic"
	"synoptic/internal/store"
	"synoptic/internal/store/sqlstore"
)

// writerEnv makes the test binary a program that adds articles to a collection
// and says so, until it is killed.
const writerEnv = "SYNOPTIC_TEST_WRITER"

// batch is how many articles the writer adds in one transaction.
const batch = 3

func madeUp(n int) *store.Article {
	a := &store.Article{Source: "made up", Page: fmt.Sprintf("page %d", n/2)}
	a.ID, a.Title, a.Outlet = strconv.Itoa(n), fmt.Sprintf("Title %d", n), fmt.Sprintf("Outlet %d", n%7)
	a.Published, a.Status = "2031-06-04", synoptic.StatusRead
	a.Text = strings.Repeat(fmt.Sprintf("Word %d of many. ", n), 50)
	return a
}

// writeUntilKilled adds batches of articles, with a story and an entry of the
// log for each, and prints the number of the last article after each
// transaction.
func writeUntilKilled(dir string) int {
	ctx := context.Background()
	s, err := sqlstore.Open(ctx, dir, options())
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	st, err := s.Stats(ctx)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	for n := int(st.Articles); ; n += batch {
		err := s.Update(ctx, func(ctx context.Context, w store.Writer) error {
			story := fmt.Sprintf("story %d", n)
			if err := w.CreateStory(ctx, story, time.Now()); err != nil {
				return err
			}
			for i := n; i < n+batch; i++ {
				a := madeUp(i)
				if err := w.PutArticle(ctx, a); err != nil {
					return err
				}
				if err := w.PutReading(ctx, a.ID, "1", &synoptic.Reading{Article: &a.Article}, []store.Posting{{Type: synoptic.Person, Text: "Na Me", Count: 1}}); err != nil {
					return err
				}
				if err := w.Assign(ctx, a.ID, story, 1, ""); err != nil {
					return err
				}
				if err := w.Log(ctx, &store.Item{Source: "made up", Item: a.ID, Article: a.ID, Outcome: store.Added}); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		fmt.Println(n + batch)
	}
}

// TestKill kills a program while it adds articles, again and again: what it
// said that it had added is there, and nothing is half there.
// SYNOPTIC_KILL_ROUNDS says how often.
func TestKill(t *testing.T) {
	rounds := 5
	if n, err := strconv.Atoi(os.Getenv("SYNOPTIC_KILL_ROUNDS")); err == nil {
		rounds = n
	}
	dir := t.TempDir()
	for round := range rounds {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), writerEnv+"="+dir)
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		if !lines.Scan() {
			t.Fatal("the writer wrote nothing")
		}
		said := lines.Text()
		go func() {
			time.Sleep(time.Duration(rand.IntN(60_000)) * time.Microsecond)
			_ = cmd.Process.Kill()
		}()
		for lines.Scan() {
			said = lines.Text()
		}
		_ = cmd.Wait() // it was killed
		acknowledged, err := strconv.Atoi(said)
		if err != nil {
			t.Fatal(err)
		}
		s, err := sqlstore.Open(context.Background(), dir, options())
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Check(context.Background(), func(what string) { t.Error(what) }); err != nil {
			t.Fatal(err)
		}
		st, err := s.Stats(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if n := int(st.Articles); n < acknowledged || n > acknowledged+batch || n%batch != 0 || int(st.Stories) != n/batch {
			t.Errorf("round %d: %d articles were acknowledged, %d are there, in %d stories", round, acknowledged, n, st.Stories)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
