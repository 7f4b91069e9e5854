package cli

import (
	"encoding/json"
	"errors"
	"strings"

	"github.com/spf13/pflag"

	"baocaovien/internal/library"
	"baocaovien/internal/register"
	"baocaovien/internal/session"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// sessionFlags are the fields of a session as flags; only those that are given are set.
type sessionFlags struct {
	set    *pflag.FlagSet
	jsonIn string
}

// The flags of a session by the field they set.
var (
	textFlags   = map[string]string{"date": "date", "start": "start", "unit": "unit", "level": "level", "form": "form", "status": "status", "note": "notes", "holds": "holds"}
	amountFlags = map[string]string{
		"minutes": "minutes", "present": "present", "online": "online", "party-members": "party_members", "women": "women", "ethnic": "ethnic",
		"religious": "religious", "reach": "reach",
	}
	placeFlags = []string{"commune", "hamlet", "venue"}
	listFlags  = map[string]string{"speaker": "speakers", "theme": "themes", "audience": "audiences", "question": "questions"}
)

// handoutsFlag sets how many copies were handed out, in all and, where it says TEMPLATE=N, of a template.
const handoutsFlag = "handouts"

func (f *sessionFlags) add(set *pflag.FlagSet) {
	f.set = set
	for name := range textFlags {
		set.String(name, "", "")
	}
	for name := range amountFlags {
		set.String(name, "", "")
	}
	for _, name := range placeFlags {
		set.String(name, "", "")
	}
	for name := range listFlags {
		set.StringArray(name, nil, "")
	}
	set.StringArray(handoutsFlag, nil, "")
	set.String("outline", "", "")
	set.StringVar(&f.jsonIn, "json-in", "", "")
}

// fields are what the flags say, in the shape of the fields. was gives the parts of the place that no flag names.
func (f *sessionFlags) fields(was library.SessionPlace) (map[string]json.RawMessage, error) {
	said := map[string]json.RawMessage{}
	var failed error
	put := func(field string, value any, err error) {
		raw, wrong := json.Marshal(value)
		said[field] = raw
		if failed == nil {
			failed = errors.Join(err, wrong)
		}
	}
	place := was
	parts := map[string]*string{"commune": &place.Commune, "hamlet": &place.Hamlet, "venue": &place.Venue}
	f.set.Visit(func(flag *pflag.Flag) {
		text := flag.Value.String()
		if field, ok := textFlags[flag.Name]; ok {
			value, err := textValue(flag.Name, text)
			put(field, value, err)
		}
		if field, ok := amountFlags[flag.Name]; ok {
			value, err := amountValue(flag.Name, text)
			put(field, value, err)
		}
		if part := parts[flag.Name]; part != nil {
			*part = text
			put("place", place, nil)
		}
		if field, ok := listFlags[flag.Name]; ok {
			texts, err := f.set.GetStringArray(flag.Name)
			value, wrong := listValue(flag.Name, texts)
			put(field, value, errors.Join(err, wrong))
		}
		if flag.Name == handoutsFlag {
			texts, err := f.set.GetStringArray(flag.Name)
			all, rows, wrong := handoutsValue(texts)
			if all != nil {
				put(flag.Name, all, errors.Join(err, wrong))
			}
			if rows != nil {
				put(library.HandoutsByField, rows, errors.Join(err, wrong))
			}
		}
		if flag.Name == "outline" {
			value, err := outlineValue(text)
			put("outline", value, err)
		}
	})
	return said, failed
}

// textValue is a field that is a text.
func textValue(flag, text string) (any, error) {
	switch flag {
	case "date":
		day, err := parseDay(text)
		return day, err
	case "start":
		start, err := library.ParseStart(strings.ToLower(viet.Clean(text)))
		if err != nil {
			return nil, wrongValue(flag, text)
		}
		return start, nil
	case "level", "form", "status":
		value, found := session.Choose(flag, text)
		if !found && text != "" {
			return nil, usage(errors.New(words.Say("sessions.unknown-value", "field", session.FieldName(flag), "value", text,
				"choices", strings.Join(session.Choices(flag), ", "))))
		}
		return value, nil
	}
	return text, nil
}

func wrongValue(flag, text string) error {
	return usage(errors.New(words.Say("bcv.wrong-value", "flag", flag, "value", text)))
}

// amountValue is a number, or null for what is not known any more.
func amountValue(flag, text string) (any, error) {
	a, ok := register.ParseAmount(text)
	if !ok {
		return nil, wrongValue(flag, text)
	}
	return a, nil
}

// handoutsValue reads «60» and «to-phat-tay=55», each nil where it is not said; "" is that neither is known any more.
func handoutsValue(texts []string) (all *library.Amount, rows []library.HandoutCopies, err error) {
	for _, text := range texts {
		if !strings.ContainsAny(text, "=:") {
			number, ok := register.ParseAmount(text)
			if !ok {
				return &number, nil, wrongValue(handoutsFlag, text)
			}
			all = &number
			if !number.Known() {
				rows = []library.HandoutCopies{}
			}
			continue
		}
		h, ok := register.ParseCopies(text)
		if !ok {
			return nil, []library.HandoutCopies{h}, wrongValue(handoutsFlag, text)
		}
		rows = append(rows, h)
	}
	return all, rows, nil
}

func outlineValue(text string) (any, error) {
	if text == "" {
		return nil, nil
	}
	return parseID(text, library.UnknownOutline)
}

func listValue(flag string, texts []string) (any, error) {
	speakers, audiences, questions, themes := []library.Speaker{}, []library.Audience{}, []library.SessionQuestion{}, []string{}
	for _, text := range texts {
		if viet.Clean(text) == "" {
			continue // an empty one empties the list
		}
		switch flag {
		case "speaker":
			one, ok := speakerValue(text)
			if !ok {
				return nil, wrongValue(flag, text)
			}
			speakers = append(speakers, one)
		case "audience":
			a, ok := register.ParseAudience(text)
			if !ok {
				return nil, wrongValue(flag, text)
			}
			audiences = append(audiences, a)
		case "question":
			questions = append(questions, library.SessionQuestion{Text: text})
		case "theme":
			themes = append(themes, strings.Split(text, ",")...)
		}
	}
	return map[string]any{"speaker": speakers, "audience": audiences, "question": questions, "theme": themes}[flag], nil
}

// speakerValue reads NAME or NAME:LEVEL.
func speakerValue(text string) (library.Speaker, bool) {
	name, typed, more := strings.Cut(text, ":")
	level, found := session.Choose("level", typed)
	return library.Speaker{Name: name, Level: library.Level(level)}, found || !more || viet.Clean(typed) == ""
}
