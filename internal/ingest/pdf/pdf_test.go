package pdf

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

func testFile(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// written makes a PDF of objects, of which 1 is the catalogue.
func written(objects ...string) []byte {
	b := "%PDF-1.7\n"
	for i, o := range objects {
		b += fmt.Sprintf("%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	return []byte(b + "trailer <</Root 1 0 R>>\n%%EOF\n")
}

func streamOf(dict, content string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(content), content)
}

func zipped(s string) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write([]byte(s))
	_ = z.Close()
	return b.String()
}

const (
	helvetica = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
	sentence  = "The ferry ran aground on Monday, and nine people were rescued."
)

// onePage is a PDF of one page with a content stream, font F and form X.
func onePage(content, font, form string, more ...string) []byte {
	return written(append([]string{
		"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 600 800]>>",
		"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>",
		streamOf("", content), font, form,
	}, more...)...)
}

func shown(s string) string { return "BT /F 10 Tf 50 500 Td (" + s + ") Tj ET" }

// TestPrinted reads pages that a browser printed.
func TestPrinted(t *testing.T) {
	for _, tt := range []struct{ file, title, text string }{
		{"column.pdf", "Ferry runs aground off Marrow Point, nine people rescued", `Ferry runs aground off Marrow Point, nine people rescued

By Ann Reed

MARROW POINT — A ferry with nine people on board ran aground on Monday morning off Marrow Point, the coast guard said. All of them were taken to the town hall, where the mayor, Peter Voss, met them.

“The fog came in within minutes,” said Captain Lena Holt, who has steered the ferry for twelve years. “We could not see the well-known buoy at the harbour’s mouth.” The officers filed a first report, and the office confirmed that the affair was difficult to judge.

The harbour master said that repairs would cost about $45,000 and that the ferry would not sail before 12 May.`},
		{"columns.pdf", "Council votes to close the old bridge for eight weeks", `Council votes to close the old bridge for eight weeks

The council of Tarn voted on Tuesday evening to close the old bridge for eight weeks, so that its foundations can be strengthened before the winter. Seven of its eleven members were in favour of the closure, and four were against it.

“Nobody likes a detour, but nobody likes a collapsing bridge either,” said the councillor Maria Stone, who had introduced the proposal in September. The engineers had warned of cracks in two of the five pillars.

Shopkeepers on the northern bank said that they expected considerable losses. “Half of my customers come across that bridge,” said Ivan Petrov, who sells bicycles there. He asked for compensation from the municipality.

The detour leads over the motorway bridge and takes about twenty minutes. Buses will run every quarter of an hour, the transport authority announced. Cyclists and pedestrians are to be taken across by a small ferry that is free of charge.

The construction is to cost 2.4 million, of which the region pays two thirds. The work begins on 3 October. The mayor said that the bridge would open again before the Christmas market, which attracts visitors from the neighbouring municipalities.`},
		{"hyphens.pdf", "Storm leaves thousands without power in the north", `Storm leaves thousands without power in the north

The storm that passed over the northern counties on Friday left about 12,000 households without electricity, the grid operator said on Saturday morning. Engineers worked through the night to reconnect hospitals and schools, and a state-owned supplier sent generators.

A spokeswoman for the operator said that two-thirds of the customers would have electricity again by Sunday. The state-owned supplier declined to comment on the short-term consequences of the outage for the region’s shipyards.`},
	} {
		d, err := Read(context.Background(), testFile(t, tt.file))
		if err != nil {
			t.Errorf("%s: %v", tt.file, err)
			continue
		}
		if d.Title != tt.title || d.Text != tt.text {
			t.Errorf("%s: %q\n%s", tt.file, d.Title, d.Text)
		}
	}
}

// TestPages leaves out what stands on each page, and joins a paragraph that
// runs over two.
func TestPages(t *testing.T) {
	d, err := Read(context.Background(), testFile(t, "pages.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(d.Text, "\n\n")
	if d.Pages != 4 || len(parts) != 31 || d.Title != "The river rose by two metres in a single night" {
		t.Errorf("%d pages, %d paragraphs, %q", d.Pages, len(parts), d.Title)
	}
	for i, p := range parts[1:] {
		if !strings.HasPrefix(p, fmt.Sprintf("The water board measured the level of the river at gauge %d on day %d of the flood. Volunteers", 7*i+3, i+2)) ||
			!strings.HasSuffix(p, "of them were found downstream.") || strings.Contains(p, "Courier") {
			t.Errorf("paragraph %d: %s", i, p)
		}
	}
}

// TestRefusals names why a file is not read.
func TestRefusals(t *testing.T) {
	columns := ""
	for i := range 9 {
		columns += fmt.Sprintf("BT /F 10 Tf 50 %d Td (the left column goes on and on) Tj ET BT /F 10 Tf 300 %d Td (the right one does so, too) Tj ET ", 700-12*i, 700-12*i)
	}
	kids := strings.Repeat("3 0 R ", MaxPages+1)
	for _, tt := range []struct {
		name string
		raw  []byte
		want string
	}{
		{"no PDF", []byte("a text"), "no PDF"},
		{"nothing in it", []byte("%PDF-1.4\n"), "no list of pages"},
		{"scan", testFile(t, "scan.pdf"), "a scan without a text layer"},
		{"table", testFile(t, "table.pdf"), "columns or a table"},
		{"out of order", testFile(t, "disorder.pdf"), "order of its text on page 1 is doubtful"},
		{"columns drawn row by row", onePage(columns, helvetica, "null"), "columns or a table"},
		{"two rows of columns", onePage(columns[:2*len(columns)/9], helvetica, "null"), "columns or a table"},
		{"encrypted", bytes.Replace(onePage(shown(sentence), helvetica, "null"), []byte("<</Root"), []byte("<</Encrypt 9 0 R/Root"), 1), "encrypted"},
		{"text of a scan", onePage("3 Tr "+shown(sentence), helvetica, "null"), "a machine made out"},
		{"turned page", bytes.Replace(onePage(shown(sentence), helvetica, "null"), []byte("/MediaBox"), []byte("/Rotate 90/MediaBox"), 1), "turned"},
		{"turned text", onePage("0 1 -1 0 300 100 cm "+shown(sentence)+shown("of the accident"), helvetica, "null"), "no text"},
		{"own encoding", onePage(shown(sentence), "<</Type/Font/Subtype/Type1/BaseFont/A/FontDescriptor<</FontFile 6 0 R>>>>", "null"), "which letters"},
		{"no table", onePage(shown(sentence), "<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[<<>>]>>", "null"), "which letters"},
		{"letters shifted", onePage(shown(strings.Map(func(r rune) rune {
			if r == 'a' || r == 'e' || r == 'i' || r == 'o' || r == 'u' {
				return 'x'
			}
			return r
		}, strings.Repeat("people were rescued from that ferry on Monday morning ", 5))), helvetica, "null"), "no vowel"},
		{"pages", bytes.Replace(onePage(shown(sentence), helvetica, "null"), []byte("[3 0 R]"), []byte("["+kids+"]"), 1), "more than 60 pages"},
		{"short", onePage(shown("Page one"), helvetica, "null"), "hardly any text"},
		{"filter", written("<</Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<</Contents 4 0 R>>", streamOf("/Filter/LZWDecode", "x")), "LZWDecode"},
	} {
		_, err := Read(context.Background(), tt.raw)
		var r *Refusal
		if !errors.As(err, &r) || !strings.Contains(r.Reason, tt.want) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
	}
}

// TestWays reads the same sentence however it is put into a file.
func TestWays(t *testing.T) {
	cmap := "1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0020> <007e> <0020> endbfrange"
	wide := ""
	for _, c := range []byte(sentence) {
		wide += fmt.Sprintf("00%02x", c)
	}
	for name, raw := range map[string][]byte{
		"Tj":        onePage(shown(sentence), helvetica, "null"),
		"TJ":        onePage("BT /F 10 Tf 50 500 Td [(The fer) 20 (ry ran aground on) -300 (Monday, and nine people were rescued.)] TJ ET", helvetica, "null"),
		"lines":     onePage("BT /F 10 Tf 12 TL 50 500 Td (The ferry ran aground on Monday,) Tj (and nine people) ' 0 0 (were rescued.) \" ET", helvetica, "null"),
		"escapes":   onePage(shown("The \\146erry ran aground on Monday, \\\nand nine people were rescued."), helvetica, "null"),
		"form":      onePage("q 1 0 0 1 10 10 cm /X Do Q", helvetica, streamOf("/Subtype/Form", shown(sentence))),
		"packed":    bytes.Replace(onePage("x", helvetica, "null"), []byte(streamOf("", "x")), []byte(streamOf("/Filter[/FlateDecode]", zipped(shown(sentence)))), 1),
		"composite": onePage("BT /F 10 Tf 50 500 Td <"+wide+"> Tj ET", "<</Subtype/Type0/Encoding/Identity-H/ToUnicode 7 0 R/DescendantFonts[<</DW 500>>]>>", "null", streamOf("", cmap)),
		"names":     onePage(shown("\\001he ferry ran aground on Monday, and nine people were rescued."), "<</Subtype/Type1/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[1/T]>>>>", "null"),
		"artifact":  onePage("/Artifact BMC BT /F 10 Tf 50 700 Td (An advertisement for shoes) Tj ET EMC "+shown(sentence), helvetica, "null"),
		"twice":     onePage(shown(sentence)+" 1 0 0 1 0.3 0 cm "+shown(sentence), helvetica, "null"),
		"cropped":   bytes.Replace(onePage(shown(sentence)+" BT /F 10 Tf 50 40 Td (a printer's mark) Tj ET", helvetica, "null"), []byte("/MediaBox"), []byte("/CropBox[0 60 600 800]/MediaBox"), 1),
		"drop cap":  onePage("BT /F 30 Tf 50 480 Td (T) Tj ET BT /F 10 Tf 66 500 Td (he ferry ran aground on) Tj 0 -12 Td (Monday, and nine) Tj -16 -12 Td (people were rescued.) Tj ET", helvetica, "null"),
		"printed":   onePage("BT /F 8 Tf 30 785 Td (11/28/26, 9:05 PM) Tj ET BT /F 8 Tf 300 785 Td (Ferry) Tj ET "+shown(sentence)+" BT /F 8 Tf 30 10 Td (https://a.example/1) Tj ET BT /F 8 Tf 500 10 Td (1/1) Tj ET", helvetica, "null"),
	} {
		d, err := Read(context.Background(), raw)
		if err != nil || d.Text != sentence {
			t.Errorf("%s: %+v, %v", name, d, err)
		}
	}
}

// TestPackedObjects reads a file whose objects lie in a stream of objects; of
// two with one number the later counts.
func TestPackedObjects(t *testing.T) {
	parts := []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<</Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>", helvetica}
	head, body := "", ""
	for i, n := range []int{1, 2, 3, 5} {
		head += fmt.Sprintf("%d %d ", n, len(body))
		body += parts[i] + " "
	}
	raw := "%PDF-1.5\n3 0 obj <</Contents null>> endobj\n4 0 obj " + streamOf("", shown(sentence)) + " endobj\n" +
		"9 0 obj " + streamOf(fmt.Sprintf("/Type/ObjStm/N 4/First %d/Filter/FlateDecode", len(head)), zipped(head+body)) + " endobj\n" +
		"10 0 obj " + streamOf("/Type/XRef/Root 1 0 R", "") + " endobj\n"
	d, err := Read(context.Background(), []byte(raw))
	if err != nil || d.Text != sentence {
		t.Errorf("%+v, %v", d, err)
	}
}

// TestHostile comes to an end, without harm, on what is made to do some.
func TestHostile(t *testing.T) {
	form := func(content string) []byte {
		return onePage("/X Do", helvetica, streamOf("/Subtype/Form/Resources<</XObject<</X 6 0 R>>>>", content))
	}
	kids := written("<</Pages 2 0 R>>", "<</Kids[2 0 R 2 0 R]>>")
	for name, raw := range map[string][]byte{
		"deep":         []byte("%PDF-1.4\n1 0 obj " + strings.Repeat("[", 4<<20)),
		"open strings": []byte("%PDF-1.4\n" + strings.Repeat("1 0 obj(", 1<<20)),
		"trailers":     []byte("%PDF-1.4\n" + strings.Repeat("trailer<<", 1<<20)),
		"objects":      []byte("%PDF-1.4\n" + strings.Repeat("1 0 obj ", 1<<20)),
		"streams":      []byte("%PDF-1.4\n" + strings.Repeat("1 0 obj<<>>stream ", 1<<18)),
		"forms":        form("/X Do"),
		"many forms":   form("/X Do /X Do"),
		"tree":         kids,
		"itself":       written("<</Pages 2 0 R>>", "2 0 R"),
		"bomb":         written("<</Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<</Contents 4 0 R>>", streamOf("/Filter/FlateDecode", zipped(strings.Repeat("q ", MaxUnpacked)))),
		"stack":        written("<</Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<</Contents 4 0 R>>", streamOf("/Filter/FlateDecode", zipped(strings.Repeat("[", MaxUnpacked-1)))),
		"table":        []byte("%PDF-1.4\nxref\n100000000000 1\n0000000000 00000 n\ntrailer\n<</Size 5>>\nstartxref\n9\n%%EOF\n"),
	} {
		if d, err := Read(context.Background(), raw); err == nil {
			t.Errorf("%s: %+v", name, d)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, onePage(shown(sentence), helvetica, "null")); err == nil {
		t.Error("read though cancelled")
	}
}

// TestNoteMark keeps a note's number apart from the figure before it.
func TestNoteMark(t *testing.T) {
	d, err := Read(context.Background(), onePage("BT /F 10 Tf 50 500 Td (The repairs of the old harbour cost $45,000) Tj 3 Ts /F 6 Tf (1) Tj /F 10 Tf 0 Ts ( in all, it said.) Tj ET", helvetica, "null"))
	if err != nil || d.Text != "The repairs of the old harbour cost $45,000 1 in all, it said." {
		t.Errorf("%+v, %v", d, err)
	}
}

func TestGlyphText(t *testing.T) {
	for n, want := range map[string]string{
		"A": "A", "quoteright": "’", "eacute": "é", "Zcaron": "Ž", "uni20AC": "€", "u1F600": "😀", "f_i": "fi", "a.sc": "a", "g17": lost, "": lost, "unid800": lost,
	} {
		if got := glyphText(n); got != want {
			t.Errorf("%s: %q, want %q", n, got, want)
		}
	}
}

// TestToldTitle takes no file's name for a title.
func TestToldTitle(t *testing.T) {
	for s, want := range map[string]string{
		"Ferry runs aground off Marrow": "Ferry runs aground off Marrow", "Microsoft Word - the_story.doc": "", "front page.indd": "", "untitled": "", "A1": "",
	} {
		if got := toldTitle(s); got != want {
			t.Errorf("%s: %q", s, got)
		}
	}
}

// TestJoin keeps a hyphen that the text shows elsewhere, and takes out one
// that it shows to be none.
func TestJoin(t *testing.T) {
	for _, tt := range []struct{ lines, want string }{
		{"the govern-|ment said that the government knew", "the government said that the government knew"},
		{"a state-|owned firm; other state-owned firms", "a state-owned firm; other state-owned firms"},
		{"a long-|running case", "a long-running case"},
		{"the coun\u00ad|cil met", "the council met"},
		{"from mid-|September on", "from mid-September on"},
		{"he said -|and left", "he said - and left"},
		{"accept cuts --|though it would", "accept cuts -- though it would"},
	} {
		var lines []line
		for i, s := range strings.Split(tt.lines, "|") {
			lines = append(lines, line{text: s, x1: 100, y: float64(100 - 12*i), size: 10, page: 1})
		}
		if got := paragraphs(lines); len(got) != 1 || got[0].text != tt.want {
			t.Errorf("%+v, want %q", got, tt.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(onePage(shown(sentence), helvetica, "null"))
	f.Add(onePage("BT /F 10 Tf 12 TL 50 500 Td (a) ' [(b) -3 <63>] TJ ET /X Do", "<</Subtype/Type0/ToUnicode 6 0 R/DescendantFonts[<</W[1[2 3]4 5 6]>>]>>", streamOf("/Subtype/Form", "q BI ID x EI Q")))
	f.Add(testFile(f, "hyphens.pdf"))
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := Read(context.Background(), b)
		if err == nil && (!utf8.ValidString(d.Text) || d.Pages == 0) {
			t.Errorf("%+v", d)
		}
		if err != nil && strings.Contains(err.Error(), "defect") {
			t.Error(err)
		}
	})
}

// FuzzContent reads what stands behind the packing, which FuzzRead hardly gets
// through.
func FuzzContent(f *testing.F) {
	f.Add("BT /F 10 Tf 50 500 Td (a) Tj ET", "1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <00> <ff> [<0041>] endbfrange")
	f.Fuzz(func(t *testing.T, content, cmap string) {
		for _, kind := range []string{"Type0", "Type1"} {
			raw := onePage(content, "<</Subtype/"+kind+"/ToUnicode 7 0 R>>", "null", streamOf("", cmap))
			if _, err := Read(context.Background(), raw); err != nil && strings.Contains(err.Error(), "defect") {
				t.Error(err)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	raw := testFile(b, "pages.pdf")
	for range b.N {
		if _, err := Read(context.Background(), raw); err != nil {
			b.Fatal(err)
		}
	}
}

// TestHeadlineEndsInANumber keeps a number that stands alone on a headline's
// last line, and leaves out a page's.
func TestHeadlineEndsInANumber(t *testing.T) {
	d, err := Read(context.Background(), onePage("BT /F 20 Tf 50 750 Td (The council publishes its accounts since) Tj 0 -24 Td (2007) Tj ET "+shown(sentence)+" BT /F 10 Tf 300 30 Td (7) Tj ET", helvetica, "null"))
	if err != nil || d.Title != "The council publishes its accounts since 2007" || !strings.HasSuffix(d.Text, "\n\n"+sentence) {
		t.Errorf("%+v, %v", d, err)
	}
}
