package house_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"baocaovien/internal/app"
	"baocaovien/internal/compare"
	"baocaovien/internal/document"
	"baocaovien/internal/feed"
	"baocaovien/internal/intake"
	"baocaovien/internal/landing"
	"baocaovien/internal/library"
	"baocaovien/internal/outline"
	"baocaovien/internal/page"
	"baocaovien/internal/points"
	"baocaovien/internal/secrecy"
	"baocaovien/internal/twin"
	"baocaovien/internal/viet"
	"baocaovien/internal/weather"
	"baocaovien/internal/web"
)

// How the cost of a reader grows: twice the input may cost mostGrowth times the work. Linear work has 2, the square 4. It is
// counted over several doublings in the processor's time of this thread alone, which other programs do not add to, from where
// a reading costs enough to be measured; and what seems too dear is measured again, for a busy machine may disturb once, but
// the square is there each time. The collector is kept still meanwhile, up to heapAtMost: it makes the thread help where it
// happens to be, so that single readings of one size differed by four times. Its own work grows as what is allocated does. The
// first reading of a size is never the one that counts: pages that the system gives it for the first time cost five to eight
// times the work on them. And what is smaller than the processor's caches is not compared with what is larger.
const (
	mostGrowth  = 2.5
	doublings   = 3
	leastInput  = 1 << 10
	mostInput   = 10 << 20
	measurable  = 15 * time.Millisecond
	measuredFor = 3           // times
	firstRuns   = 2           // of each input, the quickest counts
	closerRuns  = 8           // the same for what seems too dear
	heapAtMost  = 3 << 30     // bytes
	dear        = time.Second // no further doubling is measured
	patience    = 40 * time.Second
)

const sentence = "Bà con ngư dân xã đảo bám biển, đánh bắt 120 tấn cá trong năm 2026 và giữ vững chủ quyền. "

// textShapes are what hurts those who read words, n bytes of each.
var textShapes = map[string]func(n int) []library.Block{
	"paragraphs": func(n int) []library.Block {
		return each(n, paragraph, func(i int) string { return fmt.Sprint(i, " ", sentence) })
	},
	"one paragraph": func(n int) []library.Block { return []library.Block{paragraph(times(sentence, n))} },
	"one long line": func(n int) []library.Block { return []library.Block{paragraph(times("biển và đảo ", n))} },
	"one long word": func(n int) []library.Block { return []library.Block{paragraph(times("ế", n))} },
	"headings": func(n int) []library.Block {
		return each(n, func(text string) library.Block { return library.Block{Kind: library.Heading, Level: 2, Text: text} }, func(i int) string { return fmt.Sprintf("%d. Về biển, đảo", i) })
	},
	"numbers": func(n int) []library.Block {
		return []library.Block{paragraph(times("120 tấn, 35,5%, 1.200 tỷ đồng; ", n))}
	},
	"dates":   func(n int) []library.Block { return []library.Block{paragraph(times("ngày 12/3/2026, ", n))} },
	"signs":   func(n int) []library.Block { return []library.Block{paragraph(times("-–…«(", n))} },
	"entries": func(n int) []library.Block { return []library.Block{{Kind: library.List, Items: lines(n)}} },
	"cells":   func(n int) []library.Block { return []library.Block{{Kind: library.Table, Rows: [][]string{lines(n)}}} },
	"old font": func(n int) []library.Block {
		return []library.Block{paragraph(times("BiÓn ®¶o quª h\u00adu¬ng ", n))}
	},
	"same again": func(n int) []library.Block { return each(n, paragraph, func(int) string { return "MẬT" }) },
}

func paragraph(text string) library.Block { return library.Block{Kind: library.Paragraph, Text: text} }

func times(text string, n int) string { return strings.Repeat(text, n/len(text)+1) }

func each(n int, block func(string) library.Block, text func(i int) string) (all []library.Block) {
	for size := 0; size < n; {
		t := text(len(all))
		size += len(t)
		all = append(all, block(t))
	}
	return all
}

func lines(n int) (all []string) {
	for size := 0; size < n; size += len(sentence) {
		all = append(all, sentence)
	}
	return all
}

// pageShapes are what hurts those who read pages, n bytes of each.
var pageShapes = map[string]func(n int) string{
	"links": func(n int) string {
		return numbered(n, `<div><a href="/tin/bai-%d.html">Chuyện làng biển thứ %[1]d kể bên bếp lửa</a></div>`)
	},
	"links in a line": func(n int) string {
		return numbered(n, `<a href="/tin/bai-%d.html">Chuyện làng biển thứ %[1]d kể bên bếp lửa</a> `)
	},
	"nested":             func(n int) string { return times("<div>", n/2) + sentence + times("</div>", n/2) },
	"nested and unended": func(n int) string { return times("<div><b><i>", n) },
	"attributes":         func(n int) string { return "<p " + numbered(n, `a%d="x" `) + ">" + sentence + "</p>" },
	"classes":            func(n int) string { return `<p class="` + times("tin bai ", n) + `">` + sentence + "</p>" },
	"cells":              func(n int) string { return "<table><tr>" + numbered(n, "<td>ô %d</td>") + "</tr></table>" },
	"rows":               func(n int) string { return "<table>" + numbered(n, "<tr><td>ô</td><td>%d</td></tr>") + "</table>" },
	"one long line":      func(n int) string { return "<p>" + times("biển và đảo ", n) + "</p>" },
	"one long word":      func(n int) string { return "<p>" + times("ế", n) + "</p>" },
	"headings":           func(n int) string { return numbered(n, "<h2>%d. Về biển, đảo</h2>") },
	"numbers":            func(n int) string { return "<p>" + times("120 tấn, 35,5%, ngày 12/3/2026; ", n) + "</p>" },
	"paragraphs":         func(n int) string { return numbered(n, "<p>%d "+sentence+"</p>") },
	"pictures": func(n int) string {
		return numbered(n, `<figure><img src="/a%d.jpg"><figcaption>Ảnh</figcaption></figure>`)
	},
	"entities": func(n int) string { return "<p>" + times("&#7875;&amp;", n) + "</p>" },
	"comments": func(n int) string { return times("<!-- a -->", n) + sentence },
}

func numbered(n int, format string) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

const address = "https://mau.example/tin/bai-1.html"

func whole(body string) []byte {
	return []byte("<html><head><title>Chuyện làng biển</title></head><body><h1>Chuyện làng biển</h1><article><p>" + sentence + sentence + "</p>" + body + "</article></body></html>")
}

// wordFile is a .docx with a paragraph for each line of a text.
func wordFile(text string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, part := range map[string]string{
		"[Content_Types].xml": "<Types/>",
		"word/document.xml": `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>` +
			strings.ReplaceAll(strings.ReplaceAll(text, "<", ""), "\n", "</w:t></w:r></w:p><w:p><w:r><w:t>") + `</w:t></w:r></w:p></w:body></w:document>`,
	} {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(part))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// A reading is prepared for an input of n bytes; what is returned is measured.
type prepared func(n int) func(ctx context.Context)

// ofPages are the readers of pages.
func ofPages(body func(n int) string) map[string]prepared {
	return map[string]prepared{
		"page.Extract": func(n int) func(context.Context) {
			raw := whole(body(n))
			return func(ctx context.Context) { _, _ = page.Extract(ctx, raw, "text/html", address, page.Hint{}) }
		},
		"page.List": func(n int) func(context.Context) {
			raw := whole(body(n))
			return func(ctx context.Context) { _, _ = page.List(ctx, raw, "text/html", address) }
		},
		"document.Read of a page": func(n int) func(context.Context) {
			raw := whole(body(n))
			return func(ctx context.Context) { _, _ = document.Read(ctx, "a.html", raw) }
		},
		"landing.Fetch": func(n int) func(context.Context) {
			raw := whole(body(n))
			return func(ctx context.Context) { _, _ = landing.Fetch(ctx, standing(raw), web.Request{URL: address}) }
		},
		"document.Lines": func(n int) func(context.Context) {
			raw := whole(body(n))
			return func(ctx context.Context) { document.Lines(ctx, raw) }
		},
		"feed.Parse": func(n int) func(context.Context) {
			raw := []byte(`<rss version="2.0"><channel><title>Tin</title><item><title>Bài</title><link>/1</link><description><![CDATA[` + body(n) + `]]></description></item></channel></rss>`)
			return func(ctx context.Context) { _, _ = feed.Parse(ctx, raw, "application/rss+xml", address) }
		},
		"feed.Parse, broken": func(n int) func(context.Context) {
			raw := []byte(`<rss version="2.0"><channel><title>Tin</title><item><title>Bài & tin</title><link>/1</link>` + body(n))
			return func(ctx context.Context) { _, _ = feed.Parse(ctx, raw, "application/rss+xml", address) }
		},
	}
}

// standing answers every address with one page.
type standing []byte

// Fetch returns the page.
func (s standing) Fetch(_ context.Context, req web.Request) (web.Response, error) {
	return web.Response{URL: req.URL, ContentType: "text/html", Body: s}, nil
}

// ofWords are the readers of words.
func ofWords(shape func(n int) []library.Block) map[string]prepared {
	of := func(do func(ctx context.Context, blocks []library.Block, text string)) prepared {
		return func(n int) func(context.Context) {
			blocks := shape(n)
			text := library.Plain(blocks)
			return func(ctx context.Context) { do(ctx, blocks, text) }
		}
	}
	return map[string]prepared{
		"document.Read of text": of(func(ctx context.Context, _ []library.Block, text string) {
			_, _ = document.Read(ctx, "a.txt", []byte(text))
		}),
		"document.Read of Word": func(n int) func(context.Context) {
			raw := wordFile(library.Plain(shape(n)))
			return func(ctx context.Context) { _, _ = document.Read(ctx, "a.docx", raw) }
		},
		"points.Pick": of(func(ctx context.Context, blocks []library.Block, _ string) {
			points.Pick(ctx, []points.Input{{Article: 1, Title: "Bài", Blocks: blocks}}, points.Limit{Max: 20})
		}),
		"points.Figures": of(func(ctx context.Context, blocks []library.Block, _ string) {
			points.Figures(ctx, []points.Input{{Article: 1, Title: "Bài", Blocks: blocks}}, "")
		}),
		"points.Groups": of(func(ctx context.Context, blocks []library.Block, _ string) {
			points.Groups(ctx, []points.Input{{Article: 1, Title: "Bài", Blocks: blocks}}, "")
		}),
		"theme": of(func(ctx context.Context, blocks []library.Block, _ string) { themes().Read(ctx, "Bài", blocks) }),
		"secrecy": of(func(ctx context.Context, blocks []library.Block, _ string) {
			secrecy.OfArticle(ctx, library.Article{Title: "Bài", Blocks: blocks})
		}),
		"twin": of(func(ctx context.Context, blocks []library.Block, _ string) {
			s := twin.SketchOf(ctx, "Bài", blocks)
			twin.Same(s, s)
		}),
		"compare.Blocks": of(func(ctx context.Context, blocks []library.Block, _ string) {
			compare.Blocks(ctx, blocks, edited(blocks))
		}),
		"compare.Find": of(func(ctx context.Context, blocks []library.Block, text string) {
			compare.Find(ctx, text[:min(len(text), 80)]+" khác", blocks)
		}),
		"outline.Draft": of(func(ctx context.Context, blocks []library.Block, _ string) {
			groups, _ := points.Groups(ctx, []points.Input{{Article: 1, Title: "Bài", Blocks: blocks}}, "")
			outline.Draft("Bài", groups)
		}),
		"weather": of(func(ctx context.Context, blocks []library.Block, _ string) {
			head, middle, tail := thirds(blocks) // in the middle stands what is another at each load
			load := func(middle []library.Block) library.Article {
				return library.Article{Title: "Bài", Blocks: slices.Concat(head, middle, tail)}
			}
			weather.NewExperience().Learn(ctx, load(middle), load(edited(middle)), load(nil))
		}),
		"viet.Clean":     of(func(_ context.Context, _ []library.Block, text string) { viet.Clean(text) }),
		"viet.Decode":    of(func(_ context.Context, _ []library.Block, text string) { viet.Decode([]byte(text), "text/plain") }),
		"viet.Unfont":    of(func(_ context.Context, _ []library.Block, text string) { viet.Unfont(text) }),
		"viet.Fold":      of(func(_ context.Context, _ []library.Block, text string) { viet.Fold(text) }),
		"viet.Sentences": of(func(_ context.Context, _ []library.Block, text string) { viet.Sentences(text) }),
		"viet.Words":     of(func(_ context.Context, _ []library.Block, text string) { viet.Words(text) }),
		"viet.SortKey":   of(func(_ context.Context, _ []library.Block, text string) { viet.SortKey(text) }),
		"viet.ParseDate": of(func(_ context.Context, _ []library.Block, text string) { viet.ParseDate(text) }),
		"viet.Speech":    of(func(_ context.Context, _ []library.Block, text string) { viet.SpokenSyllables(text) }),
		"viet.HeadingOf": of(func(_ context.Context, _ []library.Block, text string) { viet.HeadingLevel(text) }),
	}
}

// ofFiles are the readers of files, each on its own.
func ofFiles(t testing.TB) map[string]prepared {
	t.Helper()
	all := map[string]prepared{"intake of text": importing(t, "a.txt", longText), "intake of a page": importing(t, "a.html", longPage)}
	for _, s := range stoppables {
		if name := s.name; name == "sheet.Read" || name == "parcel.Open" || name == "document.Read of PDF" || name == "document.Read of a web archive" {
			all[name] = func(n int) func(context.Context) {
				raw := s.input(n)
				return func(ctx context.Context) { _ = s.read(ctx, raw) }
			}
		}
	}
	return all
}

// importing takes a document of this machine into a library. It is another document each time, for what is there is not taken in
// again.
func importing(t testing.TB, name string, input func(n int) []byte) prepared {
	t.Helper()
	a, err := app.Open(t.Context(), app.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	folder, taken := t.TempDir(), 0
	return func(n int) func(context.Context) {
		raw := input(n)
		return func(ctx context.Context) {
			taken++
			file := filepath.Join(folder, fmt.Sprint(taken, name))
			text := bytes.ReplaceAll(raw, []byte("xã đảo"), fmt.Appendf(nil, "xã đảo %d", taken))
			if err := os.WriteFile(file, text, 0o600); err != nil {
				t.Fatal(err)
			}
			if done, err := a.Importer.Import(ctx, intake.Intake{Paths: []string{file}}, nil); err != nil || done.New != 1 {
				t.Fatalf("%+v, %v", done, err)
			}
		}
	}
}

// thirds parts blocks; of a single one, what is in it.
func thirds(blocks []library.Block) (head, middle, tail []library.Block) {
	if n := len(blocks) / 3; n > 0 {
		return blocks[:n], blocks[n : 2*n], blocks[2*n:]
	}
	third := func(from, to int) (part []library.Block) {
		for _, b := range blocks {
			b.Text = b.Text[from*len(b.Text)/3 : to*len(b.Text)/3]
			b.Items = b.Items[from*len(b.Items)/3 : to*len(b.Items)/3]
			if len(b.Rows) > 0 {
				b.Rows = [][]string{b.Rows[0][from*len(b.Rows[0])/3 : to*len(b.Rows[0])/3]}
			}
			part = append(part, b)
		}
		return part
	}
	return third(0, 1), third(1, 2), third(2, 3)
}

// edited is what a second version may have otherwise: every third block, and one word of a long one.
func edited(blocks []library.Block) (after []library.Block) {
	for i, b := range blocks {
		if i%3 == 0 && b.Text != "" {
			b.Text = "Sửa: " + b.Text + " thêm"
		}
		after = append(after, b)
	}
	return after
}

// BenchmarkTwiceTheInput fails where a reader's work grows faster than its input; «worst» is the largest growth of a doubling.
// It is no test of every day: measuring all readers takes minutes.
func BenchmarkTwiceTheInput(b *testing.B) {
	if growth, _, _ := growthOf(b, square, firstRuns); growth <= mostGrowth {
		b.Errorf("the square of the input is not seen: %.1f", growth)
	}
	for shape, body := range pageShapes {
		b.Run("pages/"+strings.ReplaceAll(shape, " ", "-"), func(b *testing.B) { grow(b, ofPages(body)) })
	}
	b.Run("files", func(b *testing.B) { grow(b, ofFiles(b)) })
	for shape, blocks := range textShapes {
		b.Run("words/"+strings.ReplaceAll(shape, " ", "-"), func(b *testing.B) { grow(b, ofWords(blocks)) })
	}
}

// square is a reading as they must not be: it looks at each pair of what it reads, as «boxed» once did at the links of a list.
func square(n int) func(context.Context) {
	links := make([]byte, n/64)
	return func(context.Context) {
		pairs := 0
		for i := range links {
			for j := range links {
				if links[i] == links[j] {
					pairs++
				}
			}
		}
		runtime.KeepAlive(pairs)
	}
}

// grow measures readers on one shape.
func grow(b *testing.B, readers map[string]prepared) {
	b.Helper()
	worst, measured := 0.0, 0
	for reader, p := range readers {
		growth, from, to := growthOf(b, p, firstRuns)
		for again := 1; growth > mostGrowth && again < measuredFor; again++ {
			g, _, _ := growthOf(b, p, closerRuns)
			growth = min(growth, g)
		}
		if to > from {
			measured++
		}
		if worst = max(worst, growth); growth > mostGrowth {
			b.Errorf("%s: twice the input costs %.1f × the work, from %d to %d KB", reader, growth, from>>10, to>>10)
		}
	}
	if measured == 0 {
		b.Error("no reading costs enough to be measured")
	}
	b.ReportMetric(worst, "worst")
	b.ReportMetric(float64(measured), "readers")
}

// growthOf measures a reader from where it costs something, over the doublings that the largest input allows.
func growthOf(t testing.TB, p prepared, runs int) (growth float64, from, to int) {
	t.Helper()
	from = leastInput
	first := cost(t, p, from, runs)
	for first < measurable && 2*from<<1 <= mostInput {
		from *= 2
		first = cost(t, p, from, runs)
	}
	if first < measurable {
		return 0, from, from
	}
	to = from
	last := first
	for steps := 0; steps < doublings && 2*to <= mostInput && last < dear; steps++ {
		to *= 2
		last = cost(t, p, to, runs)
	}
	if to == from {
		return 0, from, from
	}
	return math.Pow(float64(last)/float64(first), 1/math.Log2(float64(to/from))), from, to
}

// cost is the least processor's time that this thread took for a reading of n bytes, of so many.
func cost(t testing.TB, p prepared, n, runs int) time.Duration {
	t.Helper()
	read := p(n)
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(heapAtMost))
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	least := time.Duration(math.MaxInt64)
	for run := range runs {
		ctx, end := context.WithTimeout(context.Background(), patience)
		runtime.GC()
		runtime.LockOSThread()
		before := threadTime(t)
		read(ctx)
		least = min(least, threadTime(t)-before)
		runtime.UnlockOSThread()
		end()
		if run > 0 && least > dear {
			break
		}
	}
	return least
}

func threadTime(t testing.TB) time.Duration {
	t.Helper()
	const thread = 1 // RUSAGE_THREAD
	var used syscall.Rusage
	if err := syscall.Getrusage(thread, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
