package page

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// countedContext is a context that ends after it was asked a number of times: no clock decides when a reading is stopped.
type countedContext struct {
	context.Context
	left   *int
	ending error
}

func (p countedContext) Err() error {
	if *p.left <= 0 {
		return p.ending
	}
	*p.left--
	return nil
}

// longList is a page of a category with so many links to articles.
func longList(links int) []byte {
	var b strings.Builder
	b.WriteString("<html><head><title>Tin biển đảo</title></head><body><h1>Tin biển đảo</h1><div>")
	for n := range links {
		fmt.Fprintf(&b, `<div class="it"><a href="/tin/chuyen-que-bien-so-%d.html">Chuyện làng biển thứ %d kể bên bếp lửa</a></div>`, 100000+n, n)
	}
	b.WriteString("</div></body></html>")
	return []byte(b.String())
}

// longArticle is a page with so many paragraphs.
func longArticle(paragraphs int) []byte {
	return []byte("<html><head><title>Chuyện làng biển</title></head><body><h1>Chuyện làng biển</h1><article>" +
		strings.Repeat("<p>Người làng biển kể rằng mùa gió chướng năm ấy thuyền nào cũng đầy cá, bến nào cũng đông người.</p>", paragraphs) +
		"</article></body></html>")
}

func TestAReadingIsStoppedWhereverItIs(t *testing.T) {
	t.Parallel()
	list, article := longList(500), longArticle(500)
	readings := map[string]func(ctx context.Context) error{
		"a list": func(ctx context.Context) error {
			_, err := List(ctx, list, "text/html", "https://mau.example/tin")
			return err
		},
		"an article": func(ctx context.Context) error {
			_, err := Extract(ctx, article, "text/html", "https://mau.example/tin/chuyen-1.html", Hint{})
			return err
		},
	}
	for name, read := range readings {
		asked := 1 << 30
		if err := read(countedContext{t.Context(), &asked, context.Canceled}); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		whole := 1<<30 - asked
		if whole < 3 {
			t.Errorf("%s asks %d times whether to go on", name, whole)
		}
		for after := range min(whole, 6) { // each takes the time of a whole reading
			for ending, want := range map[error]library.Kind{context.Canceled: library.Cancelled, context.DeadlineExceeded: library.TooLarge} {
				left := after
				if err := read(countedContext{t.Context(), &left, ending}); !library.IsKind(err, want) {
					t.Fatalf("%s, stopped when asked the %d. time: %v, want %s", name, after+1, err, want)
				}
			}
		}
	}
}

// stepsContext ends when it was asked a number of times, and counts how often it is asked still.
type stepsContext struct {
	context.Context
	left, after int
}

func (p *stepsContext) Err() error {
	if p.left > 0 {
		p.left--
		return nil
	}
	p.after++
	return context.Canceled
}

// hugeList is a page of so many links in few tags, for a page of too many is refused at once.
func hugeList(links int) []byte {
	var b strings.Builder
	b.WriteString("<html><head><title>Tin biển đảo</title></head><body><h1>Tin biển đảo</h1><div>")
	for n := range links {
		fmt.Fprintf(&b, `<a href="/tin/chuyen-que-bien-so-%d.html">Chuyện làng biển thứ %d kể bên bếp lửa</a><br>`, 100000+n, n)
	}
	b.WriteString("</div></body></html>")
	return []byte(b.String())
}

func TestAHugePageIsStoppedInItsMiddle(t *testing.T) {
	t.Parallel()
	share := 1 // of what is read in the long run
	if testing.Short() {
		share = 10
	}
	links, paragraphs := 60_000/share, 80_000/share // the latter make 10 MB
	list, article := hugeList(links), longArticle(paragraphs)
	if len(article) < 10<<20/share {
		t.Fatalf("an article of %d bytes only", len(article))
	}
	address := "https://mau.example/tin"
	readings := map[string]func(ctx context.Context) error{
		"a list": func(ctx context.Context) error {
			_, err := List(ctx, list, "text/html", address)
			return err
		},
		"an article": func(ctx context.Context) error {
			_, err := Extract(ctx, article, "text/html", address+"/chuyen-1.html", Hint{})
			return err
		},
		"a list read as an article": func(ctx context.Context) error {
			_, err := Extract(ctx, list, "text/html", address, Hint{})
			return err
		},
	}
	for name, read := range readings {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, steps := range []int{1000 / share, 2 * links} { // in the parser, then in loops over elements
				ctx := &stepsContext{Context: t.Context(), left: steps}
				if err := read(ctx); !library.IsKind(err, library.Cancelled) {
					t.Errorf("stopped after %d steps: %v", steps, err)
				}
				if ctx.left > 0 || ctx.after > maxAfter {
					t.Errorf("stopped after %d steps: asks %d times less, %d times more", steps, ctx.left, ctx.after)
				}
			}
		})
	}
}

func TestLookingForFeedsIsStoppedInTheMiddle(t *testing.T) {
	t.Parallel()
	const links = 10_000
	raw := hugeList(links)
	for _, steps := range []int{100, links} {
		ctx := &stepsContext{Context: t.Context(), left: steps}
		if Feeds(ctx, raw, "text/html", "https://mau.example/tin"); ctx.left > 0 || ctx.after == 0 || ctx.after > maxAfter {
			t.Errorf("stopped after %d steps: asks %d times less, %d times more", steps, ctx.left, ctx.after)
		}
	}
}

// maxAfter is how often a reading that was stopped may still ask: once for each loop that it stands in.
const maxAfter = 20

func TestALongListIsReadWhole(t *testing.T) {
	t.Parallel()
	links := 6_000
	if testing.Short() {
		links = 1_500
	}
	list, err := List(t.Context(), longList(links), "text/html", "https://mau.example/tin")
	if err != nil || len(list.Links) != links {
		t.Fatalf("%d links, %v", len(list.Links), err)
	}
}

// BenchmarkList reports how many times longer a list takes that is four times as long.
func BenchmarkList(b *testing.B) {
	short, long := longList(4_000), longList(16_000)
	read := func(b *testing.B, raw []byte) {
		for b.Loop() {
			if _, err := List(b.Context(), raw, "text/html", "https://mau.example/tin"); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.Run("4,000 links", func(b *testing.B) { read(b, short) })
	b.Run("16,000 links", func(b *testing.B) { read(b, long) })
}
