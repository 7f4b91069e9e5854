package session

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// FieldText is the value of a field of a record as people read it.
func FieldText(name string, value json.RawMessage, themeName func(library.Theme) string) string {
	s, err := OfFields(map[string]json.RawMessage{name: value})
	if err != nil {
		return string(value)
	}
	return cmp.Or(fieldText(name, s, themeName), words.Say("sessions.not-known"))
}

// fieldText is "" where the session does not say.
func fieldText(name string, s library.Session, themeName func(library.Theme) string) string {
	for _, a := range append(AmountFields(), AmountField{"minutes", func(s *library.Session) *library.Amount { return &s.Minutes }}) {
		if a.Name == name {
			return known(*a.Of(&s))
		}
	}
	switch name {
	case "date":
		return viet.ShortDate(s.Date)
	case "start":
		return s.Start.String()
	case "place":
		return listed([]string{s.Place.Venue, s.Place.Hamlet, s.Place.Commune}, func(p string) string { return p })
	case "status", "level", "form":
		value := cmp.Or(string(s.Status), string(s.Level), string(s.Form))
		if value == "" {
			return ""
		}
		return ChoiceName(name, value)
	case "holds":
		return ChoiceName(name, cmp.Or(s.Holds, "total"))
	case "removed":
		return words.Say(map[bool]string{true: "sessions.yes", false: "sessions.no"}[s.Removed])
	}
	return cmp.Or(listText(s, themeName), s.Unit, s.OutlineTitle, s.Notes, s.ReplacedBy)
}

// listText is the list that a session has, where it has but one field.
func listText(s library.Session, themeName func(library.Theme) string) string {
	return cmp.Or(
		listed(s.Themes, themeName),
		listed(s.Speakers, func(p library.Speaker) string { return p.Name }),
		listed(s.Audiences, func(a library.Audience) string {
			return strings.TrimSpace(a.Group + " " + known(a.Present.Plus(a.Online)))
		}),
		listed(s.HandoutsBy, func(h library.HandoutCopies) string {
			return ChoiceName("template", h.Template) + " " + known(h.Copies)
		}),
		listed(s.Articles, func(a library.SessionArticle) string { return cmp.Or(a.Title, a.URL) }),
		listed(s.Questions, func(q library.SessionQuestion) string { return q.Text }),
		listed(s.Attachments, func(a library.SessionAttachment) string { return a.Name }),
		strings.Join(s.Distinct, ", "),
	)
}

// known is a number as people read it, "" for what is not known.
func known(a library.Amount) string {
	if !a.Known() {
		return ""
	}
	return words.Figure(viet.Grouped(a.Number()))
}

// listed are the texts of a list that are not empty, in a line.
func listed[T any](all []T, text func(T) string) string {
	var texts []string
	for _, one := range all {
		texts = append(texts, text(one))
	}
	return strings.Join(slices.DeleteFunc(texts, func(t string) bool { return t == "" }), "; ")
}
