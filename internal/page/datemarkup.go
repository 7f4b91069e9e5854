package page

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
	"baocaovien/internal/viet"
)

// markupClaims returns the dates of time elements and elements named for a date in the zone, which may hide
// among other words of a line.
func (d dateFinder) markupClaims(s candidateRange) []dateClaim {
	var claims []dateClaim
	zone := s.zone
	if zone == nil || zone == d.page.parsed.main {
		return nil
	}
	for _, n := range d.page.parsed.known[dateRole] {
		if m, ok := d.markupClaim(n, s); ok {
			claims = append(claims, dateClaim{at: m, weight: weights().shownDay})
			break
		}
	}
	find(zone, func(n *html.Node) bool {
		m, ok := attributeDate(n)
		if ok = ok && !d.page.teasers.holds(n) && !named(updateNames, writtenNames(n)) && !updateLabel.In(viet.Fold(attr(n, "title"))); ok {
			claims = append(claims, dateClaim{at: m, weight: weights().toldMeta})
		}
		return ok
	})
	return claims
}

// dateAttributes are the attributes in which elements that show a date keep it for programs.
var dateAttributes = []string{"datetime", "data-time", "data-timestamp", "data-epoch", "data-date", "data-datetime", "data-publish", "data-published"}

// attributeDate returns the date in an attribute of n, as a date or as seconds or milliseconds since 1970.
func attributeDate(n *html.Node) (library.Moment, bool) {
	for _, key := range dateAttributes {
		value := strings.TrimSpace(attr(n, key))
		if value == "" || key == "datetime" && n.DataAtom != atom.Time {
			continue
		}
		if epoch.MatchString(value) {
			seconds, err := strconv.ParseInt(value[:epochDigits], 10, 64)
			return library.Moment{Unix: seconds, Precision: library.ToSecond}, err == nil
		}
		if m, ok := viet.ParseDate(value); ok {
			return m, true
		}
	}
	return library.Moment{}, false
}

// epoch is a count of seconds, or milliseconds, of the years after 2001.
var epoch = pattern.Of(`^1\d{9}(?:\d{3})?$`)

const epochDigits = 10

// markupClaim reads the date in an element named for it, if it is one of this article's.
func (d dateFinder) markupClaim(n *html.Node, s candidateRange) (library.Moment, bool) {
	if !contains(s.zone, n) || d.page.teasers.holds(n) || invisible(n) || hiddenIn(n, s.zone) || isClock(d.page.parsed.main, n, d.nodeAt(s.title)) {
		return library.Moment{}, false
	}
	text := rawText(n)
	if utf8.RuneCountInString(text) > maxDateLine {
		return library.Moment{}, false
	}
	if text = publishedPart(text); updateLabel.In(viet.Fold(text)) {
		return library.Moment{}, false
	}
	return viet.ParseDate(text)
}

func hiddenIn(n, zone *html.Node) bool {
	for ; n != nil && n != zone; n = n.Parent {
		if invisible(n) {
			return true
		}
	}
	return false
}
