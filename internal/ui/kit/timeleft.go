package kit

import (
	"time"

	"baocaovien/internal/words"
)

// WorkPace tells how long work will still take, by how long what is done of it took.
type WorkPace struct {
	began time.Time
	first int // done already when it began to be watched
	set   bool
}

// Before this much of the work was watched, or this long, nobody can tell.
const (
	watchedLeast = 3
	watchedFor   = 2 * time.Second
)

// Left is a sentence on how long the rest will take, "" where that cannot be told yet or is nothing.
func (p *WorkPace) Left(done, total int, now time.Time) string {
	if !p.set || done < p.first {
		p.began, p.first, p.set = now, done, true
		return ""
	}
	watched, went := done-p.first, now.Sub(p.began)
	if watched < watchedLeast || went < watchedFor || done >= total {
		return ""
	}
	left := time.Duration(float64(went) / float64(watched) * float64(total-done))
	switch minutes := int((left + time.Minute/2) / time.Minute); {
	case left < time.Minute:
		return words.Say("window.left-short")
	case minutes < 100:
		return words.Say("window.left-minutes", "count", minutes)
	default:
		return words.Say("window.left-hours", "count", (minutes+30)/60)
	}
}

// WithLeft adds to a sentence on how far work is how long the rest will take.
func (p *WorkPace) WithLeft(sentence string, done, total int) string {
	if left := p.Left(done, total, time.Now()); left != "" {
		return sentence + " " + left
	}
	return sentence
}
