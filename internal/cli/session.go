package cli

import (
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// sessionJSON is a session as it is printed: with what is counted of it.
type sessionJSON struct {
	library.Session
	Present    library.Amount `json:"present"`
	Online     library.Amount `json:"online"`
	Attendance library.Amount `json:"attendance"`
	Handouts   library.Amount `json:"handouts"`

	Attachments []library.SessionAttachment `json:"attachments"`
}

func sessionValue(s library.Session) sessionJSON {
	s.Speakers, s.Themes, s.Articles = orEmpty(s.Speakers), orEmpty(s.Themes), orEmpty(s.Articles)
	s.Audiences, s.Questions = orEmpty(s.Audiences), orEmpty(s.Questions)
	s.HandoutsBy = orEmpty(s.HandoutsBy)
	v := sessionJSON{Session: s, Attachments: orEmpty(s.Attachments), Handouts: session.Copies(s)}
	v.Present, v.Online, v.Attendance = session.Heads(s)
	return v
}

// orEmpty makes a list that prints as one.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func sessionAdd() command {
	var flags sessionFlags
	return command{
		name: "session add", flags: flags.add,
		run: func(c *call) (result, error) {
			changes, err := flags.changes(c)
			if err != nil {
				return result{}, err
			}
			return saveSessions(c, changes, "bcv.session-saved", flags.jsonIn == "" || len(changes) == 1)
		},
	}
}

// changes are what the flags or the file say of new sessions.
func (f *sessionFlags) changes(c *call) ([]app.SessionChange, error) {
	if f.jsonIn != "" {
		return readSessions(c, f.jsonIn)
	}
	fields, err := f.fields(library.SessionPlace{})
	return []app.SessionChange{{Fields: fields}}, err
}

// doubtsTold is how many of the things to look at again are told; the others are counted.
const doubtsTold = 20

func saveSessions(c *call, changes []app.SessionChange, key string, one bool) (result, error) {
	a, err := c.library()
	if err != nil {
		return result{}, err
	}
	saved, err := a.Sessions.Save(c.ctx, changes)
	if err != nil {
		return result{}, err
	}
	values, doubts := []sessionJSON{}, 0
	for _, s := range saved {
		values = append(values, sessionValue(s.Session))
		for _, d := range s.Doubts {
			if doubts++; doubts <= doubtsTold {
				say(c.stderr, "bcv.session-doubt", "uid", s.Session.UID, "text", d.Text)
			}
		}
	}
	if doubts > doubtsTold {
		say(c.stderr, "bcv.session-doubts", "count", doubts-doubtsTold)
	}
	res := result{value: values, text: func(w io.Writer) {
		for _, v := range values {
			say(w, key, "uid", v.UID)
			sessionText(w, c, v)
		}
	}}
	if one {
		res.value = values[0]
	}
	return res, nil
}

func sessionEdit() command {
	var flags sessionFlags
	return command{
		name: "session edit", least: 1, most: 1, flags: flags.add,
		run: func(c *call) (result, error) {
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			was, err := a.Sessions.Session(c.ctx, c.args[0])
			if err != nil {
				return result{}, err
			}
			fields, err := flags.fields(was.Place)
			if err != nil {
				return result{}, err
			}
			if flags.jsonIn != "" {
				read, err := readSessions(c, flags.jsonIn)
				if err != nil || len(read) != 1 {
					return result{}, errors.Join(err, usage(errors.New(words.Say("bcv.session-one"))))
				}
				fields = read[0].Fields
			}
			return saveSessions(c, []app.SessionChange{{UID: c.args[0], MustBeKnown: true, Fields: fields}}, "bcv.session-edited", true)
		},
	}
}

func sessionShow() command {
	return command{
		name: "session show", least: 1, most: 1,
		run: func(c *call) (result, error) {
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			s, err := a.Sessions.Session(c.ctx, c.args[0])
			v := sessionValue(s)
			return result{value: v, text: func(w io.Writer) { sessionText(w, c, v) }}, err
		},
	}
}

// sessionText prints a session for people, leaving out what is not known.
func sessionText(w io.Writer, c *call, v sessionJSON) {
	line := func(field, text string) {
		if text != "" {
			say(w, "bcv.session-line", "field", session.FieldName(field), "text", text)
		}
	}
	line("date", strings.TrimSpace(day(v.Date)+" "+v.Start.String()))
	line("status", session.ChoiceName("status", string(v.Status)))
	line("place", joinKnown(", ", v.Place.Venue, v.Place.Hamlet, v.Place.Commune))
	line("unit", v.Unit)
	if len(v.Themes) > 0 {
		line("themes", themeNames(c, v.Themes))
	}
	var speakers []string
	for _, p := range v.Speakers {
		speakers = append(speakers, p.Name)
	}
	line("speakers", strings.Join(speakers, ", "))
	line("present", amountWords(v.Present))
	line("online", amountWords(v.Online))
	line("party_members", amountWords(v.PartyMembers))
	line(handoutsFlag, amountWords(v.Handouts))
	for _, h := range v.HandoutsBy {
		line(library.HandoutsByField, session.ChoiceName("template", h.Template)+" "+amountWords(h.Copies))
	}
	for i, a := range v.Attachments {
		line("attachment", words.Say("bcv.session-attachment", "number", i+1, "name", a.Name, "size", words.Figure(viet.FileSize(a.Size))))
	}
	line("notes", v.Notes)
}

func joinKnown(sign string, texts ...string) string {
	var known []string
	for _, text := range texts {
		if text != "" {
			known = append(known, text)
		}
	}
	return strings.Join(known, sign)
}

// amountWords is a number with dots between the thousands, "" where it is not known.
func amountWords(a library.Amount) string {
	if !a.Known() {
		return ""
	}
	text := strconv.FormatInt(a.Number(), 10)
	for i := len(text) - 3; i > 0 && text[i-1] != '-'; i -= 3 {
		text = text[:i] + "." + text[i:]
	}
	return text
}

func sessionList() command {
	var from, to, theme, commune, status string
	return command{
		name: "session list",
		flags: func(f *pflag.FlagSet) {
			f.StringVar(&from, "from", "", "")
			f.StringVar(&to, "to", "", "")
			f.StringVar(&theme, "theme", "", "")
			f.StringVar(&commune, "commune", "", "")
			f.StringVar(&status, "status", "", "")
		},
		run: func(c *call) (result, error) {
			q, err := sessionQuery(c, from, to, theme, commune, status)
			if err != nil {
				return result{}, err
			}
			all, err := c.app.Sessions.List(c.ctx, q)
			if err != nil {
				return result{}, err
			}
			return sessionsResult(c, all), nil
		},
	}
}

func sessionQuery(c *call, from, to, theme, commune, status string) (q app.SessionQuery, err error) {
	if q.Period, err = parsePeriod(from, to); err != nil {
		return q, err
	}
	if status != "" {
		value, err := textValue("status", status)
		if err != nil {
			return q, err
		}
		q.Status = library.SessionStatus(value.(string))
	}
	if _, err = c.library(); err != nil {
		return q, err
	}
	q.Commune = commune
	q.Theme, err = parseSelector(c, theme)
	return q, err
}

// parsePeriod reads the first and the last day; one that is left out has no bound.
func parsePeriod(from, to string) (p session.Period, err error) {
	first, err := parseDay(from)
	if err != nil {
		return p, err
	}
	last, err := parseDay(to)
	if err != nil {
		return p, err
	}
	p = session.Period{From: session.NewDate(1900, 1, 1), To: session.NewDate(2200, 1, 1)}
	if first.Known() {
		p.From = session.DateOf(first)
	}
	if last.Known() {
		p.To = session.DateOf(last)
	}
	if p.To < p.From {
		return p, usage(errors.New(words.Say("bcv.backwards", "from", day(first), "to", day(last))))
	}
	return p, nil
}

// sessionsResult is a list of sessions.
func sessionsResult(c *call, all []library.Session) result {
	values := []sessionJSON{}
	for _, s := range all {
		values = append(values, sessionValue(s))
	}
	return result{value: values, text: func(w io.Writer) {
		rows := [][]string{columns("bcv.session-columns")}
		for _, v := range values {
			rows = append(rows, []string{
				v.UID, day(v.Date), session.ChoiceName("status", string(v.Status)), joinKnown(", ", v.Place.Hamlet, v.Place.Commune),
				themeNames(c, v.Themes), amountWords(v.Attendance),
			})
		}
		table(w, rows)
	}}
}

func sessionRemove() command {
	return command{
		name: "session remove", least: 1, most: 1,
		run: func(c *call) (result, error) {
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			err = a.Sessions.Remove(c.ctx, c.args[0])
			return result{value: struct{}{}, text: func(w io.Writer) { say(w, "bcv.session-removed", "uid", c.args[0]) }}, err
		},
	}
}
