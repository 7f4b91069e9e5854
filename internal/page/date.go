package page

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
	"baocaovien/internal/viet"
)

// dateClaim is one statement of when the article was published, and how far it is believed.
type dateClaim struct {
	at     library.Moment
	weight int
}

// firstWebYear: dates before it are database defaults, for there was no site to publish.
const firstWebYear = 1995

// dateFinder looks for the moment the article was published.
type dateFinder struct{ page *dividedPage }

// published chooses the article's date among what the page shows near its title, its data, and the hint.
// The day most statements agree on wins, each counting for what it is believed; then the most exact time
// that agrees with what is shown. No date is better than a wrong one.
func (d dateFinder) published(body *html.Node, titleAt, first, end int) library.Moment {
	claims := d.visibleClaims(body, titleAt, first, end)
	claims = append(claims, d.declaredClaims()...)
	var possible []dateClaim
	for _, c := range claims {
		if d.possible(c.at) {
			possible = append(possible, c)
		}
	}
	return settle(possible)
}

// possible refuses no date, database defaults and the future.
func (d dateFinder) possible(m library.Moment) bool {
	return m.Known() && m.Time().Year() >= firstWebYear && (!d.page.parsed.hint.Now.Known() || m.Unix <= d.page.parsed.hint.Now.Unix)
}

// settle returns the date the claims agree on: of the day that weighs most, the most exact time.
func settle(claims []dateClaim) library.Moment {
	best := heaviestDay(claims)
	var chosen dateClaim
	for _, c := range claims {
		if dayOf(c.at) == best && (!chosen.at.Known() || betterTime(c, chosen)) {
			chosen = c
		} else if dayOf(c.at) == best && sharpens(c.at, chosen.at) {
			chosen.at = c.at
		}
	}
	return chosen.at
}

func heaviestDay(claims []dateClaim) string {
	weights := map[string]int{}
	for _, c := range claims {
		weights[dayOf(c.at)] += c.weight
	}
	best := ""
	for _, c := range claims { // in their order, so that equal weights fall to the first
		if day := dayOf(c.at); best == "" || weights[day] > weights[best] {
			best = day
		}
	}
	return best
}

// betterTime reports whether c tells the time of its day better than the one chosen: it tells one at all,
// or is believed more.
func betterTime(c, chosen dateClaim) bool {
	if c.at.Precision == library.ToDay {
		return false
	}
	return chosen.at.Precision == library.ToDay || c.weight > chosen.weight
}

// sharpens reports whether m adds the second to a minute that is known.
func sharpens(m, known library.Moment) bool {
	return known.Precision == library.ToMinute && m.Precision == library.ToSecond && m.Unix/60 == known.Unix/60
}

func dayOf(m library.Moment) string { return m.Time().Format("2006-01-02") }

// declaredClaims returns the statements of the page's data and of the hint.
func (d dateFinder) declaredClaims() []dateClaim {
	var claims []dateClaim
	add := func(text string, weight int) {
		if m, ok := viet.ParseDate(text); ok {
			claims = append(claims, dateClaim{at: m, weight: weight})
		}
	}
	add(d.page.parsed.meta.first("article:published_time", "og:published_time", "og:article:published_time", "datepublished", "pubdate", "publishdate", "publish_date",
		"dc.date.issued", "dc.date", "dcterms.created", "dcterms.issued", "sailthru.date", "parsely-pub-date", "citation_publication_date"), weights().toldMeta)
	add(d.page.parsed.meta.structure.published, weights().toldLinked)
	if hint := d.hintDate(); hint.Known() {
		claims = append(claims, dateClaim{at: hint, weight: weights().toldHint})
	}
	if m, ok := addressDay(d.page.parsed.url); ok {
		claims = append(claims, dateClaim{at: m, weight: weights().toldAddress})
	}
	each(d.page.parsed.main, func(n *html.Node) bool {
		if property := attr(n, "property"); n.DataAtom != atom.Meta && (hasToken(property, "dc:date") || hasToken(property, "dc:created") || hasToken(property, "schema:datePublished")) {
			add(attr(n, "content"), weights().toldMeta)
		}
		if strings.EqualFold(attr(n, "itemprop"), "datePublished") {
			text := attr(n, "content")
			if text == "" {
				text = attr(n, "datetime")
			}
			if text == "" {
				text = rawText(n)
			}
			add(text, weights().toldHidden)
		}
		return true
	})
	return claims
}

// dayInPath finds the day in addresses like /2026/02/18/bai-viet/ and …-20260218081500123.htm.
var dayInPath = pattern.Of(`/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:/|$)|[-/]((?:19|20)\d\d)([01]\d)([0-3]\d)\d{6,12}\.`)

// addressDay returns the day that the path of an address names.
func addressDay(address string) (library.Moment, bool) {
	at := dayInPath.FindStringSubmatch(address)
	if at == nil {
		return library.Moment{}, false
	}
	return viet.ParseDate(at[1] + at[4] + "-" + at[2] + at[5] + "-" + at[3] + at[6])
}

// hintDate returns the hint's date. NukeViet 4.5's feeds write the month where the minutes belong: on
// its pages such a date is good for the day only.
func (d dateFinder) hintDate() library.Moment {
	m := d.page.parsed.hint.Published
	if m.Precision == library.ToSecond && strings.Contains(d.page.parsed.meta.first("generator"), "NukeViet") && m.Time().Minute() == int(m.Time().Month()) {
		t := m.Time()
		return library.Day(t.Year(), t.Month(), t.Day())
	}
	return m
}

// Limits of where a shown date may stand.
const (
	maxDateLine   = 130 // characters of its line
	nearTitle     = 4   // blocks before the title
	nearBody      = 5   // blocks behind the body
	betweenBlocks = 14  // blocks between title and body
)

var (
	updateLabel = pageLabels.List("updated")
	otherDay    = pageLabels.List("other day")
	dateLabel   = pageLabels.List("published")
	madeLabel   = pageLabels.List("written")
	dayLabel    = pageLabels.List("day")
	clockNames  = classNames.List("clock")
	updateNames = classNames.List("update")
)

// visibleClaims returns the dates that a reader sees beside the article: near the title, between it and the
// text, or labelled below the text. Dates in the text and in lists of other articles are not among them,
// nor is the clock at the top of the page.
func (d dateFinder) visibleClaims(body *html.Node, titleAt, first, end int) []dateClaim {
	var claims []dateClaim
	s := candidateRange{title: titleAt, prose: d.page.firstProse(first, end), end: end, zone: d.page.zone(body, titleAt)}
	from, to := max(0, titleAt-nearTitle), min(len(d.page.blocks), end+nearBody)
	if titleAt < 0 {
		from = max(0, first-nearTitle)
	}
	for i := from; i < to; i++ {
		if p := d.page.blocks[i]; i >= end && p.hasLabel(endLabels) {
			break
		}
		if c, ok := d.visibleClaim(i, s); ok {
			claims = append(claims, c)
		}
	}
	return append(claims, d.markupClaims(s)...)
}

// candidateRange is where an article stands among the blocks of its page.
type candidateRange struct {
	title int // index of its title, or -1
	prose int // of the body's first prose
	end   int // behind the body's last block
	zone  *html.Node
}

// visibleClaim reads the date that block i shows, if it stands where dates of articles do.
func (d dateFinder) visibleClaim(i int, s candidateRange) (dateClaim, bool) {
	p := d.page.blocks[i]
	text := d.shownDate(i)
	if (i <= s.title || i > s.prose) && !strings.ContainsAny(text, "0123456789") {
		return dateClaim{}, false
	}
	if text = publishedPart(text); text == "" {
		return dateClaim{}, false
	}
	m, ok := viet.ParseDate(text)
	var unwritten dateClaim // of a day that the line does not write out
	told := ok
	if !ok && i > s.title && i <= s.prose {
		unwritten, told = d.unwritten(text, p, s)
	}
	if !told || d.page.teasers.holds(p.node) || isClock(d.page.parsed.main, p.node, d.nodeAt(s.title)) {
		return dateClaim{}, false
	}
	if !ok {
		return unwritten, true
	}
	line := dateLine{text: text, folded: viet.Fold(text), alone: isDateLine(text), named: d.page.parsed.inRole(p.node, dateRole)}
	line.labelled = dateLabel.In(line.folded) || madeLabel.In(line.folded) || dayLabel.Begins(line.folded)
	if !d.shows(line, i, s) {
		return dateClaim{}, false
	}
	return dateClaim{at: m, weight: shownWeight(m, line.folded, line.labelled, i > s.prose)}, true
}

// shortText returns the words of a block that may be a line with a date, "" of any other.
func shortText(p candidateBlock) string {
	text := p.Text
	if p.Kind == library.List {
		text = strings.Join(p.Items, " ")
	}
	if p.Kind == library.Image || p.Kind == library.Table || len(text) > maxDateLine*utf8.UTFMax || utf8.RuneCountInString(text) > maxDateLine {
		return ""
	}
	return text
}

// unwritten reads a line that tells its day by how long ago it was, or without the year.
func (d dateFinder) unwritten(text string, p candidateBlock, s candidateRange) (dateClaim, bool) {
	if ago, told := viet.ParseAgo(text, d.page.parsed.hint.Now); told {
		return dateClaim{at: ago, weight: weights().shownAgo}, true
	}
	m, told := d.withYear(text, dateLabel.In(viet.Fold(text)) || d.page.parsed.inRole(p.node, dateRole), s)
	return dateClaim{at: m, weight: weights().shownDay}, told
}

// publishedPart returns the part of a line that tells when the article was published, folded, where the line has the
// labels of several days: «Cập nhật: 10/06 - Ngày đăng: 05/06», «Hiệu lực: 01/07». "" where it tells of other days alone.
func publishedPart(text string) string {
	folded := viet.Fold(text)
	published, others := dateLabel.Find(folded), append(otherDay.Find(folded), updateLabel.Find(folded)...)
	made := madeLabel.Find(folded)
	others = append(others, made...)
	cut := func(from int) string {
		end := len(folded)
		for _, other := range others {
			if other.Start > from || from == 0 {
				end = min(end, other.Start)
			}
		}
		return strings.TrimRight(folded[from:end], " -–|,;.(")
	}
	for _, label := range append(published, made...) {
		part := cut(label.Start)
		if _, dated := viet.ParseDate(part); dated {
			return part
		}
	}
	if len(otherDay.Find(folded)) > 0 {
		return cut(0)
	}
	if len(published)+len(others) == 0 && unknownDay.MatchString(folded) {
		return ""
	}
	return text
}

// unknownDay begins a line with a day that nobody knows the meaning of, «Ngày tổng duyệt: …», or with that of a paper: «Số:
// 12/TB-UBND, ngày …». Folded.
var unknownDay = pattern.Of(`^(?:ngay|han|thoi han) (?:[a-z]+ ){0,4}[a-z]+ ?: |^so ?: ?\d+[\w/-]*,? ngay `)

// shows reports whether a line with a date, standing as block i, shows when the article was published.
func (d dateFinder) shows(line dateLine, i int, s candidateRange) bool {
	p := d.page.blocks[i]
	switch {
	case i == s.title:
		return dateInTitle.MatchString(line.text)
	case i < s.title:
		return d.showsOver(line, i, s)
	case i <= s.prose && i < s.end:
		return i-max(s.title, 0) <= betweenBlocks && (!p.isProse() || line.tellsDate())
	case i < s.end:
		return line.alone && line.labelled
	}
	return line.labelled || line.named || updateLabel.In(line.folded)
}

// showsOver reports whether a line over the title shows when the article was published: one named for a date right over it may
// stand outside what holds both.
func (d dateFinder) showsOver(line dateLine, i int, s candidateRange) bool {
	if i == s.title-1 && line.named && line.alone {
		return true
	}
	near := s.zone != d.page.parsed.main || s.title-i <= 1
	return near && line.shown() && contains(s.zone, d.page.blocks[i].node)
}

// dateLine is a line with a date, and what it says of it.
type dateLine struct {
	text, folded string
	alone        bool // it is nothing but a date
	labelled     bool // it says that this is the day of publication
	named        bool // it stands in an element named for a date
}

// tellsDate reports whether the line is about its date rather than about what happened then.
func (l dateLine) tellsDate() bool { return l.shown() || l.labelled || isCredits(l.text) }

func (l dateLine) shown() bool { return l.alone || l.named }

func shownWeight(m library.Moment, folded string, labelled, below bool) int {
	switch {
	case updateLabel.In(folded) && !labelled:
		return weights().shownUpdate
	case below:
		return weights().shownLabelled
	case m.Precision == library.ToDay:
		return weights().shownDay
	}
	return weights().shownTime
}

// isClock reports an element that shows today's date; title is the element of the article's title, or nil.
func isClock(main, n, title *html.Node) bool {
	for up := 0; n != nil && up < 4 && n != main; n, up = n.Parent, up+1 {
		if n.Type == html.ElementNode && named(clockNames, writtenNames(n)) && !strings.Contains(names(n), "article") {
			return !contains(n, title) // what holds the title too is the article's own head
		}
	}
	return false
}

// nodeAt returns the element of block i, or nil where there is none.
func (d dateFinder) nodeAt(i int) *html.Node {
	if i < 0 {
		return nil
	}
	return d.page.blocks[i].node
}
