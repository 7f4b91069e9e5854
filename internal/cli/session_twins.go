package cli

import (
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/session"
)

func sessionTwins() command {
	var from, to string
	return command{
		name: "session twins",
		flags: func(f *pflag.FlagSet) {
			f.StringVar(&from, "from", "", "")
			f.StringVar(&to, "to", "", "")
		},
		run: func(c *call) (result, error) {
			p, err := parsePeriod(from, to)
			if err != nil {
				return result{}, err
			}
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			twins, err := a.Sessions.Twins(c.ctx, p)
			if err != nil {
				return result{}, err
			}
			return result{value: twins, text: func(w io.Writer) {
				for _, t := range twins {
					twinText(c, w, a, t)
				}
				if len(twins) == 0 {
					say(w, "bcv.session-no-twins")
				}
			}}, nil
		},
	}
}

// twinText prints two sessions, one under the other.
func twinText(c *call, w io.Writer, a *app.App, t app.PossibleTwin) {
	say(w, "bcv.session-twins", "a", t.A, "b", t.B)
	for _, uid := range []string{t.A, t.B} {
		if s, err := a.Sessions.Session(c.ctx, uid); err == nil {
			say(w, "bcv.session-uid", "uid", uid)
			sessionText(w, c, sessionValue(s))
		}
	}
}

// sessionJudge is «session same A B» and «session different A B».
func sessionJudge(word string, same bool) command {
	return command{name: "session " + word, least: 2, most: 2, run: func(c *call) (result, error) {
		a, err := c.library()
		if err != nil {
			return result{}, err
		}
		err = a.Sessions.Judge(c.ctx, c.args[0], c.args[1], same)
		return result{value: struct{}{}, text: func(w io.Writer) { say(w, "bcv.session-"+word, "a", c.args[0], "b", c.args[1]) }}, err
	}}
}

func sessionHistory() command {
	return command{name: "session history", least: 1, most: 1, run: func(c *call) (result, error) {
		a, err := c.library()
		if err != nil {
			return result{}, err
		}
		steps, err := a.Exchange.History(c.ctx, c.args[0])
		return result{value: steps, text: func(w io.Writer) { historyText(w, steps, c.themeName) }}, err
	}}
}

func historyText(w io.Writer, all []app.SessionStep, themeName func(library.Theme) string) {
	for _, v := range all {
		say(w, "bcv.session-change", "counter", v.Counter, "time", v.Time, "author", v.Author[:min(8, len(v.Author))], "name", v.Name)
		for _, name := range slices.Sorted(maps.Keys(v.Fields)) {
			key := "bcv.session-overruled"
			if slices.Contains(v.Stands, name) {
				key = "bcv.session-stands"
			}
			field, _, _ := strings.Cut(name, ".")
			say(w, key, "field", session.FieldName(field), "value", session.FieldText(name, v.Fields[name], themeName))
		}
	}
}
