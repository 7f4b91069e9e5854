package house_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/json"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"baocaovien/assets"
	"baocaovien/internal/compare"
	"baocaovien/internal/document"
	"baocaovien/internal/feed"
	"baocaovien/internal/library"
	"baocaovien/internal/page"
	"baocaovien/internal/parcel"
	"baocaovien/internal/points"
	"baocaovien/internal/secrecy"
	"baocaovien/internal/sheet"
	"baocaovien/internal/theme"
	"baocaovien/internal/twin"
	"baocaovien/internal/weather"
)

// stoppable is a reader of what strangers send, on an input that it was made for. What it fails with is nil for one that has
// no failure.
type stoppable struct {
	name    string
	input   func(n int) []byte
	read    func(ctx context.Context, raw []byte) error
	failing bool // whether it tells that it was stopped
}

// stoppables are all of them.
var stoppables = []stoppable{
	{"page.Extract", longPage, func(ctx context.Context, raw []byte) error {
		_, err := page.Extract(ctx, raw, "text/html", address, page.Hint{})
		return err
	}, true},
	{"page.List", longPage, func(ctx context.Context, raw []byte) error {
		_, err := page.List(ctx, raw, "text/html", address)
		return err
	}, true},
	{"page.Feeds", longPage, func(ctx context.Context, raw []byte) error {
		page.Feeds(ctx, raw, "text/html", address)
		return nil
	}, false},
	{"page.FeedIndex", longPage, func(ctx context.Context, raw []byte) error {
		page.FeedIndex(ctx, raw, "text/html", address)
		return nil
	}, false},
	{"page.Onward", longPage, func(ctx context.Context, raw []byte) error {
		page.Onward(ctx, raw, "text/html", address, "")
		return nil
	}, false},
	{"page.NeedsBrowser", longPage, func(ctx context.Context, raw []byte) error {
		page.NeedsBrowser(ctx, raw, "text/html")
		return nil
	}, false},
	{"document.Read of a page", longPage, reading("a.html"), true},
	{"document.Read of text", longText, reading("a.txt"), true},
	{"document.Read of Word", func(n int) []byte { return wordFile(string(longText(n))) }, reading("a.docx"), true},
	{"document.Read of PDF", longPDF, reading("a.pdf"), true},
	{"document.Read of a web archive", longArchive, reading("a.mht"), true},
	{"document.Fetched", longPage, func(ctx context.Context, raw []byte) error {
		_, err := document.Fetched(ctx, raw, "text/html", address, page.Hint{})
		return err
	}, true},
	{"document.Lines of a page", longPage, linesOf, false},
	{"document.Lines of text", longText, linesOf, false},
	{"document.Lines of Word", func(n int) []byte { return wordFile(string(longText(n))) }, linesOf, false},
	{"document.Lines of PDF", longPDF, linesOf, false},
	{"document.Lines of a web archive", longArchive, linesOf, false},
	{"feed.Parse", longFeed, func(ctx context.Context, raw []byte) error {
		_, err := feed.Parse(ctx, raw, "application/rss+xml", address)
		return err
	}, true},
	{"sheet.Read", longSheet, func(ctx context.Context, raw []byte) error {
		_, err := sheet.Read(ctx, "a.xlsx", bytes.NewReader(raw), int64(len(raw)))
		return err
	}, true},
	{"parcel.Open", longParcel, func(ctx context.Context, raw []byte) error {
		_, err := parcel.Open(ctx, "a.buoi", bytes.NewReader(raw), int64(len(raw)))
		return err
	}, true},
	{"theme", longText, ofBlocks(func(ctx context.Context, blocks []library.Block) { themes().Read(ctx, "Bài", blocks) }), false},
	{"points.Pick", longText, ofBlocks(func(ctx context.Context, blocks []library.Block) {
		points.Pick(ctx, []points.Input{{Article: 1, Blocks: blocks}}, points.Limit{})
	}), false},
	{"points.Groups", longText, ofBlocks(func(ctx context.Context, blocks []library.Block) {
		points.Groups(ctx, []points.Input{{Article: 1, Blocks: blocks}}, "")
	}), false},
	{"points.Figures", longText, ofBlocks(func(ctx context.Context, blocks []library.Block) {
		points.Figures(ctx, []points.Input{{Article: 1, Blocks: blocks}}, "")
	}), false},
	{"points.Figures of one paragraph", longText, ofOne(func(ctx context.Context, blocks []library.Block) {
		points.Figures(ctx, []points.Input{{Article: 1, Blocks: blocks}}, "")
	}), false},
	{"secrecy.OfArticle", longText, ofBlocks(func(ctx context.Context, blocks []library.Block) {
		secrecy.OfArticle(ctx, library.Article{Title: "Bài", Blocks: blocks})
	}), false},
	{"secrecy.OfLines", longText, func(ctx context.Context, raw []byte) error {
		secrecy.OfLines(ctx, strings.Split(string(raw), "\n"), nil)
		return nil
	}, false},
	{"weather", longText, ofBlocks(func(ctx context.Context, blocks []library.Block) {
		before, now := library.Article{Title: "Bài", Blocks: blocks}, library.Article{Title: "Bài", Blocks: edited(blocks)}
		weather.NewExperience().Learn(ctx, before, now, before)
	}), false},
	{"points.Pick of one paragraph", longText, ofOne(func(ctx context.Context, blocks []library.Block) {
		points.Pick(ctx, []points.Input{{Article: 1, Blocks: blocks}}, points.Limit{})
	}), false},
	{"points.Groups of one paragraph", longText, ofOne(func(ctx context.Context, blocks []library.Block) {
		points.Groups(ctx, []points.Input{{Article: 1, Blocks: blocks}}, "")
	}), false},
	{"points.Figures of one sentence", longNumbers, ofOne(func(ctx context.Context, blocks []library.Block) {
		points.Figures(ctx, []points.Input{{Article: 1, Blocks: blocks}}, "")
	}), false},
	{"secrecy of one block", longText, ofOne(func(ctx context.Context, blocks []library.Block) {
		secrecy.OfArticle(ctx, library.Article{Title: "Bài", Blocks: blocks})
	}), false},
	{"weather of one table", longText, func(ctx context.Context, raw []byte) error {
		table := []library.Block{{Kind: library.Table, Rows: [][]string{strings.Split(string(raw), "\n")}}}
		weather.NewExperience().Same(ctx, library.Article{Blocks: table}, library.Article{Blocks: table})
		return nil
	}, false},
	{"compare.Blocks of one paragraph", longText, ofOne(func(ctx context.Context, blocks []library.Block) { compare.Blocks(ctx, blocks, edited(blocks)) }), false},
	{"compare.Find in one paragraph", longText, ofOne(func(ctx context.Context, blocks []library.Block) {
		compare.Find(ctx, "Bà con ngư dân bám biển, giữ vững chủ quyền thiêng liêng trong năm 2026.", blocks)
	}), false},
	{"twin", longText, ofBlocks(func(ctx context.Context, blocks []library.Block) { twin.SketchOf(ctx, "Bài", blocks) }), false},
	{"compare.Blocks", longText, ofBlocks(func(ctx context.Context, blocks []library.Block) { compare.Blocks(ctx, blocks, edited(blocks)) }), false},
	{"compare.Find", longText, ofBlocks(func(ctx context.Context, blocks []library.Block) {
		compare.Find(ctx, "Bà con ngư dân bám biển, giữ vững chủ quyền thiêng liêng.", blocks)
	}), false},
}

// themes is a classifier of the program's own themes.
var themes = sync.OnceValue(func() *theme.Classifier {
	c, err := theme.New(assets.Themes, nil)
	if err != nil {
		panic(err)
	}
	return c
})

// ofBlocks reads a text as words are read, a paragraph a line. Such a reader has no failure: its caller asks the context.
func ofBlocks(read func(ctx context.Context, blocks []library.Block)) func(context.Context, []byte) error {
	return func(ctx context.Context, raw []byte) error {
		lines := strings.Split(string(raw), "\n")
		blocks := make([]library.Block, len(lines))
		for i, line := range lines {
			blocks[i] = paragraph(line)
		}
		read(ctx, blocks)
		return nil
	}
}

// ofOne reads a text as one paragraph. What is in it may be as long as a book.
func ofOne(read func(ctx context.Context, blocks []library.Block)) func(context.Context, []byte) error {
	return func(ctx context.Context, raw []byte) error {
		read(ctx, []library.Block{paragraph(strings.ReplaceAll(string(raw), "\n", " "))})
		return nil
	}
}

func reading(name string) func(context.Context, []byte) error {
	return func(ctx context.Context, raw []byte) error {
		_, err := document.Read(ctx, name, raw)
		return err
	}
}

func linesOf(ctx context.Context, raw []byte) error {
	document.Lines(ctx, raw)
	return nil
}

func longPage(n int) []byte {
	return whole(numbered(n/2, `<div><a href="/tin/bai-%d.html">Chuyện làng biển thứ %[1]d kể bên bếp lửa</a></div>`) + numbered(n/2, "<p>%d "+sentence+"</p>"))
}

func longText(n int) []byte { return []byte(numbered(n, "%d "+sentence+"\n")) }

// longNumbers is one sentence.
func longNumbers(n int) []byte { return []byte(times("120 tấn, 35,5%; ", n)) }

func longFeed(n int) []byte {
	items := numbered(n, "<item><title>Bài %d</title><link>/%[1]d.html</link><description>"+sentence+"</description></item>")
	return []byte(`<rss version="2.0"><channel><title>Tin</title>` + items + `</channel></rss>`)
}

func longArchive(n int) []byte {
	return []byte("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + string(longPage(n)) + "\r\n--b--\r\n")
}

// longPDF has a page for each two kilobytes.
func longPDF(n int) []byte {
	pages := max(1, n>>11)
	kids := ""
	objects := []string{"<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"}
	for range min(pages, 400) {
		text := "BT /F 12 Tf 60 800 Td " + strings.Repeat("0 -14 Td (in the text of it) Tj ", 55) + "ET"
		objects = append(objects, fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(text), text))
		objects = append(objects, fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F 3 0 R >> >> >>", len(objects)))
		kids += fmt.Sprintf("%d 0 R ", len(objects))
	}
	objects[1] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", kids, min(pages, 400))
	b := bytes.NewBufferString("%PDF-1.4\n")
	var table strings.Builder
	for i, o := range objects {
		fmt.Fprintf(&table, "%010d 00000 n \n", b.Len())
		fmt.Fprintf(b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	at := b.Len()
	fmt.Fprintf(b, "xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table.String(), len(objects)+1, at)
	return b.Bytes()
}

func longSheet(n int) []byte {
	var rows [][]sheet.Datum
	for range n / 400 {
		rows = append(rows, []sheet.Datum{sheet.Text("ô"), sheet.Number(7)})
	}
	var b bytes.Buffer
	if err := sheet.Write(&b, sheet.Workbook{Created: library.Day(2026, 1, 1), Sheets: []sheet.Worksheet{{Name: "a", Columns: []sheet.WorkColumn{{Head: "A"}, {Head: "B"}}, Rows: rows}}}); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func longParcel(n int) []byte {
	from := parcel.Sender{Name: "Mẫu", Private: ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize)), Made: library.Day(2026, 1, 1)}
	var b bytes.Buffer
	_, err := parcel.Write(&b, from, func(yield func(library.SessionRecord, error) bool) {
		for i := range n / 300 {
			r := library.SessionRecord{UID: fmt.Sprintf("0190bbbb-0000-7000-8000-%012d", i), Counter: 1, Author: strings.Repeat("a", 64), Fields: map[string]json.RawMessage{
				"status": json.RawMessage(`"held"`), "date": json.RawMessage(`"2026-03-05"`),
			}}
			if !yield(r, nil) {
				return
			}
		}
	}, nil)
	if err != nil {
		panic(err)
	}
	return b.Bytes()
}

// asked is a context that ends when it was asked so often, and counts how often it is asked.
type asked struct {
	context.Context
	left, count int
}

func (a *asked) Err() error {
	if a.count++; a.count <= a.left {
		return nil
	}
	return context.Canceled
}

const (
	stoppedInput = 64 << 10
	largeInput   = 1 << 20
	never        = 1 << 30
	slowAgain    = 30                    // times a reading that seems slow is measured again
	mostAfter    = 8                     // times a reading that was stopped may still ask
	stopsWithin  = 25 * time.Millisecond // of the thread, for an input of a megabyte; or what a quarter takes, where that is more
	quarter      = largeInput / 4 / stoppedInput
)

// TestEveryReaderOfStrangersStopsAtOnce stops each before it begins, on a large input, and in its middle.
func TestEveryReaderOfStrangersStopsAtOnce(t *testing.T) {
	for _, s := range stoppables {
		t.Run(s.name, func(t *testing.T) {
			large := s.input(largeInput)
			_ = s.read(t.Context(), s.input(1<<10)) // what is made at first use is made
			ended, end := context.WithCancel(t.Context())
			end()
			took, err := time.Hour, error(nil)
			// The quickest: the collector may work on this thread, and others on this processor.
			for again := 0; again < measuredFor || again < slowAgain && took > stopsWithin; again++ {
				runtime.LockOSThread()
				before := threadTime(t)
				err = s.read(ended, large)
				took = min(took, threadTime(t)-before)
				runtime.UnlockOSThread()
			}
			if s.failing && !library.IsKind(err, library.Cancelled) {
				t.Errorf("stopped before it began: %v", err)
			}
			raw := s.input(stoppedInput)
			all := &asked{Context: t.Context(), left: never}
			runtime.LockOSThread()
			before := threadTime(t)
			err = s.read(all, raw)
			whole := threadTime(t) - before
			runtime.UnlockOSThread()
			if library.IsKind(err, library.Cancelled) || all.count < 1 {
				t.Fatalf("asks %d times: %v", all.count, err)
			}
			if took > max(stopsWithin, quarter*whole) {
				t.Errorf("stopped before it began it took %v, and %v for all of a sixteenth", took, whole)
			}
			half := &asked{Context: t.Context(), left: all.count / 2}
			if err := s.read(half, raw); s.failing && !library.IsKind(err, library.Cancelled) || half.count > half.left+mostAfter {
				t.Errorf("stopped in the middle, at %d of %d: asks %d times, %v", half.left, all.count, half.count, err)
			}
		})
	}
}
