package register

import (
	"math"
	"strconv"
	"strings"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
	"baocaovien/internal/session"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

func (r *rowReader) date() library.Moment {
	c, text := r.cell("date"), r.text("date")
	switch {
	case text == "":
		return library.Moment{}
	case c.Number:
		if days, err := strconv.ParseFloat(text, 64); err == nil && days > 0 && days < 200_000 {
			return r.counted(days)
		}
	default:
		if m, ok := viet.ParseDate(text); ok {
			return session.DateOf(m).Moment()
		}
	}
	r.fail("date", "not-a-date", "value", text)
	return library.Moment{}
}

// counted is a day as spreadsheet programs count it: from 30 December 1899, or on old Macs from 1 January 1904.
func (r *rowReader) counted(days float64) library.Moment {
	from := session.NewDate(1899, time.December, 30)
	if r.from1904 {
		from = session.NewDate(1904, time.January, 1)
	}
	return (from + session.Date(math.Floor(days))).Moment()
}

func (r *rowReader) start() library.StartTime {
	c, text := r.cell("start"), r.text("start")
	if c.Number {
		if part, err := strconv.ParseFloat(text, 64); err == nil && part >= 0 && part < 1 {
			minutes := int(math.Round(part * 24 * 60))
			return library.StartAt(minutes/60%24, minutes%60)
		}
	} else if t, err := library.ParseStart(strings.ToLower(text)); err == nil {
		return t
	}
	r.fail("start", "not-a-time", "value", text)
	return library.StartTime{}
}

// amount reads a whole number: as one, or as a text with dots or spaces between the thousands.
func (r *rowReader) amount(key string) library.Amount {
	c, text := r.cell(key), r.text(key)
	if text == "" {
		return library.Amount{}
	}
	if c.Number {
		if n, err := strconv.ParseFloat(text, 64); err == nil && n == math.Trunc(n) && math.Abs(n) < 1e15 {
			return library.AmountOf(int64(n))
		}
	} else if a, ok := ParseAmount(text); ok {
		return a
	}
	r.fail(key, "not-a-number", "value", text)
	return library.Amount{}
}

// ParseAmount reads a whole number that somebody typed: «1.200», «1 200», «45»; "" and «?» are not known.
func ParseAmount(text string) (library.Amount, bool) {
	text = viet.Clean(text) // which makes a no-break space a plain one
	if text == "" || text == "?" {
		return library.Amount{}, true
	}
	if wholeNumber.FindString(text) == "" {
		return library.Amount{}, false
	}
	n, err := strconv.ParseInt(strings.NewReplacer(".", "", " ", "").Replace(text), 10, 64)
	return library.AmountOf(n), err == nil
}

var wholeNumber = pattern.Of(`^-?(?:\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+)$`)

func amountText(a library.Amount) string {
	if !a.Known() {
		return ""
	}
	return strconv.FormatInt(a.Number(), 10)
}

func (r *rowReader) choice(field string) string {
	text := r.text(field)
	if text == "" {
		return ""
	}
	value, found := session.Choose(field, text)
	if !found {
		var names []string
		for _, v := range session.Choices(field) {
			names = append(names, session.ChoiceIn(words.Vietnamese, field, v))
		}
		r.fail(field, "not-a-choice", "value", text, "choices", strings.Join(names, ", "))
	}
	return value
}

// list splits a cell at semicolons and line ends.
func (r *rowReader) list(key string) (items []string) {
	c := r.cell(key)
	if text := r.text(key); text == "" {
		return nil
	}
	for _, item := range strings.FieldsFunc(c.Text, func(x rune) bool { return x == ';' || x == '\n' || x == '\r' }) {
		if item = viet.Clean(item); item != "" {
			items = append(items, item)
		}
	}
	return items
}

// speakers reads «Nguyễn Văn A (Tỉnh); Trần Thị B».
func (r *rowReader) speakers() (all []library.Speaker) {
	for _, item := range r.list("speakers") {
		p := library.Speaker{Name: item}
		if name, rest, found := strings.Cut(item, "("); found {
			if level, known := session.Choose("level", strings.TrimSuffix(rest, ")")); known {
				p = library.Speaker{Name: viet.Clean(name), Level: library.Level(level)}
			}
		}
		all = append(all, p)
	}
	return all
}

func (r *rowReader) themes() (all []library.Theme) {
	whole := r.text("themes")
	if t, found := r.theme(whole); found { // «Biển, đảo» has a comma of its own
		return []library.Theme{t}
	}
	for _, item := range r.list("themes") {
		t, found := r.theme(item)
		if !found {
			var names []string
			for _, t := range r.known.Themes {
				names = append(names, r.known.ThemeName(t))
			}
			r.fail("themes", "not-a-choice", "value", item, "choices", strings.Join(names, "; "))
		}
		all = append(all, t)
	}
	return all
}

func (r *rowReader) theme(typed string) (library.Theme, bool) {
	for _, t := range r.known.Themes {
		if name := session.PlainName(typed); name == session.PlainName(string(t)) || name == session.PlainName(r.known.ThemeName(t)) {
			return t, true
		}
	}
	return "", false
}

// audiences reads «đảng viên = 40/5; nhân dân = 30».
func (r *rowReader) audiences() (all []library.Audience) {
	for _, item := range r.list("audiences") {
		a, ok := ParseAudience(item)
		if !ok {
			r.fail("audiences", "not-an-audience", "value", item)
		}
		all = append(all, a)
	}
	return all
}

// copies reads «tờ phát tay = 60; đề cương = 5».
func (r *rowReader) copies() (all []library.HandoutCopies) {
	for _, item := range r.list("handouts_by") {
		h, ok := ParseCopies(item)
		if !ok {
			var names []string
			for _, template := range session.Choices("template") {
				names = append(names, session.ChoiceIn(words.Vietnamese, "template", template))
			}
			r.fail("handouts_by", "no-copies", "value", item, "choices", strings.Join(names, ", "))
		}
		all = append(all, h)
	}
	return all
}

// ParseCopies reads how many copies of a template were handed out: «tờ phát tay = 60», «to-phat-tay: 60».
func ParseCopies(text string) (h library.HandoutCopies, ok bool) {
	name, number := text, ""
	if at := strings.IndexAny(text, "=:"); at >= 0 {
		name, number = text[:at], text[at+1:]
	}
	var known, counted bool
	h.Template, known = session.Choose("template", viet.Clean(name))
	h.Copies, counted = ParseAmount(number)
	return h, known && counted
}

// ParseAudience reads a group with those present and, after a stroke, online: «đảng viên=40/5», «đảng viên: 40», «ngư dân».
func ParseAudience(text string) (library.Audience, bool) {
	group, numbers := text, ""
	if at := strings.IndexAny(text, "=:"); at >= 0 {
		group, numbers = text[:at], text[at+1:]
	}
	present, online, _ := strings.Cut(numbers, "/")
	a := library.Audience{Group: viet.Clean(group)}
	var ok1, ok2 bool
	a.Present, ok1 = ParseAmount(present)
	a.Online, ok2 = ParseAmount(online)
	return a, ok1 && ok2 && a.Group != ""
}

func (r *rowReader) questions() (all []library.SessionQuestion) {
	for _, line := range r.list("questions") {
		all = append(all, library.SessionQuestion{Text: line})
	}
	return all
}
