package feed

import (
	"time"

	"github.com/mmcdole/gofeed"

	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
	"baocaovien/internal/viet"
)

// firstWebYear: dates before it are database defaults (1970, 1900), for there was no site to publish.
const firstWebYear = 1995

// published reads the item's date from the strings as the feed wrote them.
func published(item *gofeed.Item, monthFirst bool) library.Moment {
	for _, text := range dateTexts(item) {
		if monthFirst {
			text = dayFirst(text)
		}
		if m, ok := viet.ParseDate(text); ok && m.Time().Year() >= firstWebYear {
			return m
		}
	}
	return library.Moment{}
}

// dateTexts returns what an item says of its date, the most certain first.
func dateTexts(item *gofeed.Item) []string {
	texts := []string{item.Published, item.Updated}
	if dc := item.DublinCoreExt; dc != nil {
		texts = append(texts, dc.Date...)
	}
	for _, key := range []string{"pubdate", "date", "published", "created", "issued"} {
		texts = append(texts, item.Custom[key])
	}
	return texts
}

// slashDate is a date as ASP.NET writes it where nobody set the culture of the site: the month stands first and
// half days have Latin names. Portals set to Vietnamese write the day first in the very same form.
var slashDate = pattern.Of(`(?i)^\s*(\d{1,2})/(\d{1,2})/(\d{4}(?:\s.*[ap]m)?\s*$)`)

// minDated is how many dates of a feed must agree before they are read against the custom of the country.
const minDated = 3

// isMonthFirst reports a feed that writes the month before the day. One date of it may be both; all of them
// together tell: by a number that is no month, else by how close they lie, for a feed brings the last days.
func isMonthFirst(items []*gofeed.Item) bool {
	asDay, asMonth := dateReading{}, dateReading{}
	for _, item := range items {
		at := slashDate.FindStringSubmatch(item.Published)
		if at == nil {
			continue
		}
		asDay.take(at[1] + "/" + at[2] + "/" + at[3])
		asMonth.take(at[2] + "/" + at[1] + "/" + at[3])
	}
	switch {
	case asDay.impossible != asMonth.impossible:
		return asDay.impossible
	case asDay.count < minDated:
		return false
	}
	return asMonth.last-asMonth.first < asDay.last-asDay.first
}

// dateReading is what the dates of a feed come to, read in one of the two ways.
type dateReading struct {
	impossible  bool
	count       int
	first, last int64
}

func (r *dateReading) take(text string) {
	day, err := time.Parse("2/1/2006", dayPart.FindString(text))
	if err != nil {
		r.impossible = true
		return
	}
	if r.count == 0 {
		r.first, r.last = day.Unix(), day.Unix()
	}
	r.count++
	r.first, r.last = min(r.first, day.Unix()), max(r.last, day.Unix())
}

var dayPart = pattern.Of(`^\d{1,2}/\d{1,2}/\d{4}`)

// dayFirst returns a date that has the month first as viet.ParseDate reads it.
func dayFirst(text string) string {
	return slashDate.ReplaceAllString(viet.Clean(text), "$2/$1/$3")
}
