package sample

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"time"

	"baocaovien/internal/library"
)

// siteConfig is how the site speaks: assets/sample/site.json.
type siteConfig struct {
	Title      string            `json:"title"`
	Notice     string            `json:"notice"`
	FeedTitle  string            `json:"feed_title"`
	FeedSource string            `json:"feed_source"`
	ListSource string            `json:"list_source"`
	Listing    string            `json:"listing"`    // slug of the category without a feed
	Categories []category        `json:"categories"` // in the order of the menu
	Weekdays   []string          `json:"weekdays"`   // Sunday first
	Days       []string          `json:"days"`       // the same as the portals' clock writes them
	Dates      map[string]string `json:"dates"`
	Clock      string            `json:"clock"` // the day the site's own clock stands at, YYYY-MM-DD
	ClockShown string            `json:"clock_shown"`
}

type category struct {
	Slug string `json:"slug"`
	Name string `json:"name"`
}

// Path returns the address of the category's first page.
func (c category) Path() string { return "/chuyen-muc/" + c.Slug }

func readSiteConfig(files fs.FS) (siteConfig, error) {
	raw, err := fs.ReadFile(files, "sample/site.json")
	if err != nil {
		return siteConfig{}, fmt.Errorf("sample: %w", err)
	}
	var m siteConfig
	if err := json.Unmarshal(raw, &m); err != nil {
		return siteConfig{}, fmt.Errorf("sample: site.json: %w", err)
	}
	return m, nil
}

// category returns the category of that slug, or one without a name.
func (m siteConfig) category(slug string) category {
	for _, c := range m.Categories {
		if c.Slug == slug {
			return c
		}
	}
	return category{Slug: slug}
}

// date writes a moment in the manner of that key.
func (m siteConfig) date(key string, moment library.Moment) string {
	t := moment.Time()
	return strings.NewReplacer(
		"{weekday}", m.Weekdays[t.Weekday()], "{day}", m.Days[t.Weekday()],
		"{dd}", t.Format("02"), "{d}", t.Format("2"), "{mm}", t.Format("01"), "{m}", t.Format("1"),
		"{yyyy}", t.Format("2006"), "{hh}", t.Format("15"), "{mi}", t.Format("04"),
	).Replace(m.Dates[key])
}

// clock writes the site's own date, which is never an article's.
func (m siteConfig) clock() string {
	at, err := time.ParseInLocation(time.DateOnly, m.Clock, library.Vietnam)
	if err != nil {
		return ""
	}
	return m.date(m.ClockShown, library.At(at, library.ToDay))
}

// grouped writes a count with dots between thousands, as Vietnamese does.
func grouped(n int64) string {
	digits := strconv.FormatInt(n, 10)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "." + digits[i:]
	}
	return digits
}
