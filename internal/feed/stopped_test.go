package feed

import (
	"context"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// stepsContext ends when it was asked a number of times, and counts how often it is asked still.
type stepsContext struct {
	context.Context
	ending      error
	left, after int
}

func (p *stepsContext) Err() error {
	if p.left > 0 {
		p.left--
		return nil
	}
	p.after++
	return p.ending
}

// maxAfter is how often a reading that was stopped may still ask.
const maxAfter = 5

func TestAHugeFeedIsStoppedInItsMiddle(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("feeds of 10 MB")
	}
	lead := strings.Repeat("Người làng biển kể chuyện mùa gió chướng. ", 40)
	for format, made := range map[string]struct{ head, item, tail string }{
		"RSS":  {"<rss><channel><title>Mẫu</title>", "<item><title>Bài</title><link>/a.html</link><description>" + lead + "</description></item>", "</channel></rss>"},
		"JSON": {`{"version":"https://jsonfeed.org/version/1.1","items":[`, `{"id":"1","title":"Bài","url":"/a.html","summary":"` + lead + `"},`, `{"id":"2","title":"Bài","url":"/b.html"}]}`},
	} {
		raw := []byte(made.head + strings.Repeat(made.item, maxItems/2) + made.tail)
		if len(raw) < 10_000_000 {
			t.Fatalf("%s: a feed of %d bytes only", format, len(raw))
		}
		for _, steps := range []int{0, maxItems / 4, maxItems * 3 / 4} { // in mending, and of JSON among the items
			for ending, want := range map[error]library.Kind{context.Canceled: library.Cancelled, context.DeadlineExceeded: library.TooLarge} {
				ctx := &stepsContext{Context: t.Context(), ending: ending, left: steps}
				if _, err := Parse(ctx, raw, "", address); !library.IsKind(err, want) {
					t.Errorf("%s, stopped after %d steps: %v, want %s", format, steps, err, want)
				}
				if ctx.left > 0 || ctx.after > maxAfter {
					t.Errorf("%s, stopped after %d steps: asks %d times less, %d times more", format, steps, ctx.left, ctx.after)
				}
			}
		}
	}
}
