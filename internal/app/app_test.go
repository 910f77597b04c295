package app_test

import (
	"bytes"
	"context"
	"encoding/json"
	"math/rand"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"synoptic"
	"synoptic/internal/app"
	"synoptic/internal/lang/en"
	"synoptic/internal/report/wire"
)

var english = sync.OnceValues(en.Load)

func reader(t testing.TB) *app.Reader {
	t.Helper()
	m, err := english()
	if err != nil {
		t.Fatal(err)
	}
	r, err := app.New(m, "test")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// row is an article as a row of JSON Lines has it.
type row struct {
	ID        string `json:"id"`
	Outlet    string `json:"outlet,omitempty"`
	Published string `json:"published,omitempty"`
	Title     string `json:"title,omitempty"`
	Text      string `json:"text"`
}

// fire is a short made-up story: an agency, a client of it, a paper of its own
// and a blog.
var fire = []row{
	{"p", "Tolmer Post", "2031-06-04", "Bakery burns down in Tolmer", "Bakery burns down in Tolmer\n\nA bakery in the old town of Tolmer burned down on Tuesday night, the fire service said. Nobody was hurt.\n\n“The roof fell in before we got there,” said Mira Holt, the fire chief. At least 12 people were led out of the houses next door."},
	{"b", "Evening Bell", "2031-06-04", "Tolmer bakery destroyed by fire", "Tolmer bakery destroyed by fire\n\nA fire destroyed a bakery in the old town of Tolmer on Tuesday night, police said. Two people were hurt.\n\n“The roof fell in before we got there,” fire chief Mira Holt said on Wednesday. Police led 14 people out of the houses next door."},
	{"n", "Northwire", "2031-06-03", "Fire in old town of Tolmer", "TOLMER, June 3 (Northwire) - A bakery in the old town of Tolmer was on fire late on Tuesday, police said.\n\nPolice led 14 people out of the houses next door, a police spokeswoman, Dana Brix, told Northwire. She said that nobody was missing."},
	{"c", "Daily Comet", "2031-06-04", "Flames over Tolmer", "Flames over Tolmer\n\nA bakery in the old town of Tolmer was on fire late on Tuesday, police said, according to Northwire.\n\nPolice led 14 people out of the houses next door. The owner, Otto Brandt, denied that he had left an oven on."},
}

// frost is an article about something else.
var frost = row{"f", "Farm Weekly", "2031-04-11", "Frost kills blossom in the Orla valley", "Frost kills blossom in the Orla valley\n\nThree nights of frost have killed most of the apple blossom in the Orla valley, the growers' association said on Friday. Its chairwoman, Petra Lund, put the loss at 40 million crowns. The valley grows a third of the country's apples."}

func stdin(rows []row) *bytes.Buffer {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	for _, r := range rows {
		if err := enc.Encode(r); err != nil {
			panic(err) // strings can be encoded
		}
	}
	return &b
}

func account(t testing.TB, r *app.Reader, rows []row, workers int) *synoptic.Account {
	t.Helper()
	acc, res, err := r.Account(context.Background(), []string{"-"}, app.Options{Stdin: stdin(rows), Workers: workers})
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Problems) > 0 {
		t.Fatal(res.Problems)
	}
	return acc
}

func encoded(t testing.TB, acc *synoptic.Account) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := (wire.Account{}).Write(&b, acc); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestSameBytesOverRuns reads a short story a hundred times, with one worker
// and with several, on one core and on all.
func TestSameBytesOverRuns(t *testing.T) {
	want := encoded(t, account(t, reader(t), fire, 1))
	if !bytes.Contains(want, []byte(`"status": "`)) || len(account(t, reader(t), fire, 1).Stories) != 1 {
		t.Fatal("the story is not read")
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	r := reader(t)
	for i := range 100 {
		runtime.GOMAXPROCS(1 + i%2)
		if i%10 == 0 {
			r = reader(t) // caches that are cold
		}
		if got := encoded(t, account(t, r, fire, i%4)); !bytes.Equal(got, want) {
			t.Fatalf("run %d gave other bytes: %s", i, firstDifference(got, want))
		}
	}
}

// TestSameBytesForAnyOrder reads each made-up story with its paths in other
// orders.
func TestSameBytesForAnyOrder(t *testing.T) {
	r := reader(t)
	for _, dir := range stories(t) {
		paths, err := filepath.Glob(filepath.Join(dir, "?.txt"))
		if err != nil || len(paths) == 0 {
			t.Fatal(dir, err)
		}
		read := func(workers int) []byte {
			acc, _, err := r.Account(context.Background(), paths, app.Options{Workers: workers})
			if err != nil {
				t.Fatal(dir, err)
			}
			return encoded(t, acc)
		}
		want := read(1)
		rand.New(rand.NewSource(1)).Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
		if got := read(3); !bytes.Equal(got, want) {
			t.Errorf("%s: other bytes: %s", filepath.Base(dir), firstDifference(got, want))
		}
	}
}

func stories(t testing.TB) []string {
	t.Helper()
	keys, err := filepath.Glob(filepath.Join("..", "..", "testdata", "stories", "*", "key.json"))
	if err != nil || len(keys) == 0 {
		t.Fatal("no made-up story", err)
	}
	for i := range keys {
		keys[i] = filepath.Dir(keys[i])
	}
	return keys
}

func firstDifference(a, b []byte) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	cut := func(x []byte) string { return string(x[max(0, i-80):min(len(x), i+80)]) }
	return cut(a) + "\n--- and ---\n" + cut(b)
}

// TestEachKeepsOrderAndGoesOn reads good and bad files in the order of their
// paths, and stops when it is told to.
func TestEachKeepsOrderAndGoesOn(t *testing.T) {
	dir := t.TempDir()
	var paths []string
	for i := range 40 {
		p := filepath.Join(dir, string(rune('a'+i/26))+string(rune('a'+i%26))+".txt")
		text := strings.Repeat("The mayor of Tolmer opened a new bridge on Monday, the council said. ", 1+(i*7)%20)
		if i%5 == 4 {
			text = ""
		}
		if err := os.WriteFile(p, []byte(text+string(rune('a'+i%26))+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, p)
	}
	missing := filepath.Join(dir, "missing.txt")
	r := reader(t)
	problems := 0
	var got []string
	told := 0
	for x, err := range r.Each(context.Background(), append([]string{missing}, paths...), app.Options{Workers: 3, Progress: func(n int) { told = n }}) {
		if err != nil {
			problems++
			continue
		}
		got = append(got, x.Article.Path)
	}
	if problems != 1 || !slices.Equal(got, paths) || told != len(paths) {
		t.Errorf("%d problems, %d told, order %v", problems, told, got)
	}
	n := 0
	for range r.Each(context.Background(), paths, app.Options{Workers: 3}) {
		if n++; n == 5 {
			break
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := r.Read(ctx, paths, app.Options{}); err == nil {
		t.Error("a cancelled context gives no error")
	}
}

// TestAnywayReadsWhatNoAccountUses reads a text that is too short, and leaves
// one in another language to the engine.
func TestAnywayReadsWhatNoAccountUses(t *testing.T) {
	rows := []row{
		{ID: "short", Text: "Mira Holt resigned on Monday."},
		{ID: "german", Text: "Die Fähre sank am Montag vor der Insel, und die Behörden sagten, dass mindestens neun Menschen ums Leben gekommen seien."},
	}
	for x, err := range reader(t).Each(context.Background(), []string{"-"}, app.Options{Stdin: stdin(rows), Anyway: true}) {
		if err != nil {
			t.Fatal(err)
		}
		if x.Article.Status != synoptic.StatusFailed || len(x.Tokens) == 0 {
			t.Errorf("%s: %s, %d tokens", x.Article.Path, x.Article.Status, len(x.Tokens))
		}
		if short := strings.HasSuffix(x.Article.Path, "short"); short != (len(x.Mentions) > 0) {
			t.Errorf("%s: mentions %v", x.Article.Path, x.Mentions)
		}
	}
}

// TestTooLongIsRefused keeps what would take hours to compare out of an
// account, and goes on with the others.
func TestTooLongIsRefused(t *testing.T) {
	rows := append(slices.Clone(fire), row{ID: "long", Text: strings.Repeat("Police led 14 people out of the houses in Tolmer on Monday.\n", 3000)})
	acc := account(t, reader(t), rows, 0)
	failed := 0
	for _, a := range acc.Articles {
		if a.Status == synoptic.StatusFailed {
			failed++
			if !strings.HasPrefix(a.Reason, "too long to be compared: ") {
				t.Errorf("%s: %s", a.Path, a.Reason)
			}
		}
	}
	if failed != 1 || len(acc.Stories) != 1 || len(acc.Stories[0].Articles) != len(fire) {
		t.Errorf("%d failed, stories %v", failed, len(acc.Stories))
	}
}
