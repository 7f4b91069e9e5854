package page

import (
	"strings"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
	"baocaovien/internal/viet"
)

// dayAndMonth finds a day without its year, as pages write that of this year: «05/06», «08:30 | 5-6».
var dayAndMonth = pattern.Of(`(^|[\s,|(–-])(\d{1,2})\s?[/-]\s?(\d{1,2})($|[\s,|)–-])`)

// timeOfDay finds a time of the day, which may stand beside it.
var timeOfDay = pattern.Of(`\d{1,2}\s?[:hg]\s?\d{2}(?::\d{2})?`)

// withYear returns the moment of a line that tells day and month alone, with the year that what is around it tells: the
// address, else the day that feed or list gave, else the newest year in which the day is not to come, where the text
// itself names that year. Without such a witness it is no date: «05/06» may be of any year.
func (d dateFinder) withYear(text string, labelled bool, s candidateRange) (library.Moment, bool) {
	at := dayAndMonth.FindStringSubmatch(text)
	if at == nil {
		return library.Moment{}, false
	}
	before, behind, _ := strings.Cut(text, at[0])
	before += at[1]
	behind = at[4] + behind
	if !labelled && !onlyDateWords(timeOfDay.ReplaceAllString(before+" "+behind, " ")) {
		return library.Moment{}, false
	}
	day := at[2] + "/" + at[3] + "/"
	year := d.yearAround(s, func(year string) library.Moment {
		m, _ := viet.ParseDate(day + year)
		return m
	})
	if year == "" {
		return library.Moment{}, false
	}
	return viet.ParseDate(before + day + year + behind)
}

// onlyDateWords reports a text with no other words than those of dates.
func onlyDateWords(text string) bool {
	known := dateWords()
	for _, word := range strings.FieldsFunc(viet.Fold(text), isNoLetter) {
		if !known[word] {
			return false
		}
	}
	return true
}

// yearIn finds a year in an address, alone or before a month and a day, and one in a text.
var (
	yearInAddress = pattern.Of(`[/=_-](20\d\d)(?:[/_-]|(?:0\d|1[0-2])(?:[0-2]\d|3[01])\d*(?:\D|$))`)
	yearInText    = pattern.Of(`(?:^|\D)(20\d\d)(?:\D|$)`)
)

// yearAround returns the year that the surroundings of a day tell, or "". on gives the day in a year.
func (d dateFinder) yearAround(s candidateRange, on func(year string) library.Moment) string {
	now := d.page.parsed.hint.Now
	if at := yearInAddress.FindStringSubmatch(d.page.parsed.url); at != nil && d.possible(on(at[1])) {
		return at[1]
	}
	if listed := d.page.parsed.hint.Published; listed.Known() {
		for _, year := range []int{listed.Time().Year(), listed.Time().Year() - 1, listed.Time().Year() + 1} {
			if m := on(yearText(year)); d.possible(m) && absolute(m.Unix-listed.Unix) <= aMonth {
				return yearText(year)
			}
		}
		return ""
	}
	if !now.Known() {
		return ""
	}
	for _, year := range []int{now.Time().Year(), now.Time().Year() - 1} {
		if d.possible(on(yearText(year))) {
			if d.namesNewest(s, year) {
				return yearText(year)
			}
			return ""
		}
	}
	return ""
}

// aMonth in seconds: so far a day on a page may be from the one in its list.
const aMonth = 31 * 24 * 60 * 60

func absolute(n int64) int64 { return max(n, -n) }

func yearText(year int) string { return time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Format("2006") }

// namesNewest reports that year is the newest that the title and the blocks of the text name. Years that are to come
// («đến năm 2030») are plans.
func (d dateFinder) namesNewest(s candidateRange, year int) bool {
	newest := ""
	for i := max(0, s.title); i < min(len(d.page.blocks), s.end); i++ {
		for _, at := range yearInText.FindAllStringSubmatch(d.page.blocks[i].Plain(), -1) {
			if at[1] > newest && at[1] <= d.page.parsed.hint.Now.Time().Format("2006") {
				newest = at[1]
			}
		}
	}
	return newest == yearText(year)
}
