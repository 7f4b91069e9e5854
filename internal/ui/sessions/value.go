package sessions

import (
	"strconv"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// fill shows a session in the fields.
func (f *talkForm) fill(s library.Session) {
	f.filling = true
	defer func() { f.filling = false }()
	f.date.SetText(dayText(s.Date))
	f.start.SetText(s.Start.String())
	f.minutes.SetText(amountText(s.Minutes))
	f.commune.SetText(s.Place.Commune)
	f.hamlet.SetText(s.Place.Hamlet)
	f.venue.SetText(s.Place.Venue)
	f.unit.SetText(s.Unit)
	f.speakers.SetText(speakersText(s.Speakers))
	f.status.Set(s.Status)
	f.heldAs.Set(s.Form)
	f.level.Set(s.Level)
	f.themes.set(s.Themes)
	for _, a := range f.amounts {
		a.SetText(amountText(*a.Of(&s)))
	}
	f.showAmounts()
	f.audiences.set(s.Audiences)
	f.copies.set(s.HandoutsBy)
	f.attached.refresh()
	f.holds.Set(s.Holds == library.HoldsAudiences)
	f.questions.SetText(questionsText(s.Questions))
	f.notes.SetText(s.Notes)
	for _, field := range f.suggestions() {
		field.Close()
	}
	f.head()
}

// head says which session is open, where it was filled in from, and what holds where the numbers differ.
func (f *talkForm) head() {
	s := f.kept
	key := "talks.title-held"
	switch {
	case s.UID == "":
		key = "talks.title-new"
	case s.Status == library.PlannedSession:
		key = "talks.title-planned"
	}
	f.title.SetText(words.Say(key))
	kit.SetHidden(f.past, s.UID == "")
	planned := s.Status == library.PlannedSession && (s.UID == "" || toCome(s, f.page.needs.Now())) // all is kept without a press
	kit.SetHidden(f.done, s.UID != "" && s.Status == library.HeldSession || planned)
	from := ""
	if s.OutlineTitle != "" {
		from = words.Say("talks.from-outline", "title", s.OutlineTitle)
	}
	f.origin.SetText(from)
	rows := library.Amount{}
	for _, a := range s.Audiences {
		rows = rows.Plus(a.Present).Plus(a.Online)
	}
	total := s.Present.Plus(s.Online)
	f.holdsRow.Hidden = !rows.Known() || !total.Known() || rows == total
}

// value reads the fields, or says which of them cannot be read.
func (f *talkForm) value() (s library.Session, fault string) {
	s = f.kept
	if s.Date, fault = dayOf(f.date.Text); fault != "" {
		return s, fault
	}
	var err error
	if s.Start, err = library.ParseStart(strings.TrimSpace(f.start.Text)); err != nil {
		return s, words.Say("talks.bad-start", "text", f.start.Text)
	}
	if s.Minutes, fault = amountOf(f.minutes.Text, "minutes"); fault != "" {
		return s, fault
	}
	s.Place = library.SessionPlace{Commune: viet.Clean(f.commune.Text), Hamlet: viet.Clean(f.hamlet.Text), Venue: viet.Clean(f.venue.Text)}
	s.Unit, s.Status, s.Form, s.Level, s.Themes = viet.Clean(f.unit.Text), f.status.Chosen, f.heldAs.Chosen, f.level.Chosen, f.themes.chosen()
	if s.Speakers, fault = speakersOf(f.speakers.Text); fault != "" {
		return s, fault
	}
	for _, a := range f.amounts {
		if *a.Of(&s), fault = amountOf(a.Text, a.Name); fault != "" {
			return s, fault
		}
	}
	if s.Audiences, fault = f.audiences.value(); fault != "" {
		return s, fault
	}
	if s.HandoutsBy, fault = f.copies.value(); fault != "" {
		return s, fault
	}
	s.Holds = ""
	if f.holds.Chosen {
		s.Holds = library.HoldsAudiences
	}
	s.Questions, s.Notes = questionsOf(f.questions.Text, s.Questions), strings.TrimSpace(viet.NFC(f.notes.Text))
	return s, ""
}

// dayText is a day as it is typed.
func dayText(m library.Moment) string {
	if !m.Known() {
		return ""
	}
	return m.Time().Format("02/01/2006")
}

func dayOf(text string) (library.Moment, string) {
	day, ok := viet.ParseDate(text)
	if !ok {
		return day, words.Say("talks.bad-date", "text", text)
	}
	return session.DateOf(day).Moment(), ""
}

// amountText is a number as it is typed; what is not known is blank.
func amountText(a library.Amount) string {
	if !a.Known() {
		return ""
	}
	return strconv.FormatInt(a.Number(), 10)
}

// amountOf reads «58», «1.204» and "" for what is not known; name is the field's.
func amountOf(text, name string) (library.Amount, string) {
	digits := strings.TrimSpace(text)
	if digits == "" {
		return library.Amount{}, ""
	}
	bad := words.Say("talks.bad-number", "field", session.FieldName(name), "text", text)
	if parts := strings.FieldsFunc(digits, func(r rune) bool { return r == '.' || r == ' ' || r == '\u00a0' }); len(parts) > 1 {
		for i, part := range parts {
			if i > 0 && len(part) != 3 || i == 0 && len(part) > 3 {
				return library.Amount{}, bad
			}
		}
		digits = strings.Join(parts, "")
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || n < 0 {
		return library.Amount{}, bad
	}
	return library.AmountOf(n), ""
}

// speakersText is «Nguyễn Văn A (Xã); Trần Thị B».
func speakersText(all []library.Speaker) string {
	var parts []string
	for _, s := range all {
		name := s.Name
		if s.Level != "" {
			name += " (" + session.ChoiceName("level", string(s.Level)) + ")"
		}
		parts = append(parts, name)
	}
	return strings.Join(parts, "; ")
}

func speakersOf(text string) (all []library.Speaker, fault string) {
	for _, part := range strings.Split(text, ";") {
		name, rest, levelled := strings.Cut(part, "(")
		s := library.Speaker{Name: viet.Clean(name)}
		if levelled {
			typed := viet.Clean(strings.TrimSuffix(strings.TrimSpace(rest), ")"))
			value, ok := session.Choose("level", typed)
			if !ok {
				return nil, words.Say("talks.bad-level", "text", typed, "choices", strings.Join(levelNames(), ", "))
			}
			s.Level = library.Level(value)
		}
		if s.Name != "" {
			all = append(all, s)
		}
	}
	return all, ""
}

func levelNames() (names []string) {
	for _, l := range library.Levels() {
		names = append(names, session.ChoiceName("level", string(l)))
	}
	return names
}

// arrow stands between a question, its answer and who is to answer it.
const arrow = "»"

// questionsText is a line for each question: «Thủ tục ở đâu? » đã trả lời » Hội Nông dân xã».
func questionsText(all []library.SessionQuestion) string {
	var lines []string
	for _, q := range all {
		line := q.Text
		if q.Answer != "" || q.PassedOn != "" {
			line += " " + arrow + " " + q.Answer
		}
		if q.PassedOn != "" {
			line += " " + arrow + " " + q.PassedOn
		}
		lines = append(lines, strings.Join(strings.Fields(line), " "))
	}
	return strings.Join(lines, "\n")
}

// questionsOf reads the lines; a question keeps the theme it had.
func questionsOf(text string, had []library.SessionQuestion) (all []library.SessionQuestion) {
	for _, line := range strings.Split(strings.NewReplacer("->", arrow, "→", arrow).Replace(text), "\n") {
		parts := strings.SplitN(line, arrow, 3)
		q := library.SessionQuestion{Text: viet.Clean(parts[0])}
		if len(parts) > 1 {
			q.Answer = viet.Clean(parts[1])
		}
		if len(parts) > 2 {
			q.PassedOn = viet.Clean(parts[2])
		}
		for _, h := range had {
			if h.Text == q.Text {
				q.Theme = h.Theme
			}
		}
		if q.Text != "" {
			all = append(all, q)
		}
	}
	return all
}
