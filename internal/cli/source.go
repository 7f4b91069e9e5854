package cli

import (
	"fmt"
	"io"
	"strconv"

	"github.com/spf13/pflag"

	"baocaovien/internal/app"
	"baocaovien/internal/discover"
	"baocaovien/internal/library"
	"baocaovien/internal/words"
)

// sourceJSON is a source as --json prints it.
type sourceJSON struct {
	ID        int64              `json:"id"`
	Title     string             `json:"title"`
	Kind      library.SourceKind `json:"kind"`
	URL       string             `json:"url"`
	Themes    []library.Theme    `json:"themes"`
	Enabled   bool               `json:"enabled"`
	LastOK    library.Moment     `json:"last_ok"`
	LastError *string            `json:"last_error"`
	Again     library.Moment     `json:"again"`
	Articles  int                `json:"articles"`
}

func sourceValue(s library.Source) sourceJSON {
	return sourceJSON{
		ID: s.ID, Title: s.Title, Kind: s.Kind, URL: library.ShownAddress(s.URL), Themes: library.SortThemes(s.Themes), Enabled: s.Enabled,
		LastOK: s.LastOK, LastError: optional(s.LastError), Again: s.Again, Articles: s.Articles,
	}
}

// optional is text for JSON, null where it is empty.
func optional(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

func sourceAdd() command {
	var title, kind, selector string
	var themes []string
	var agreed app.Agreement
	return command{
		name: "source add", least: 1, most: 1,
		flags: func(f *pflag.FlagSet) {
			f.StringVar(&title, "title", "", "")
			f.StringVar(&kind, "kind", string(library.AutoSource), "")
			f.StringSliceVar(&themes, "theme", nil, "")
			f.StringVar(&selector, "selector", "", "")
			f.BoolVar(&agreed.Trust, "trust", false, "")
			f.StringArrayVar(&agreed.Fingerprints, "fingerprint", nil, "")
		},
		run: func(c *call) (result, error) {
			chosen, err := parseThemes(c, themes)
			if err != nil {
				return result{}, err
			}
			parsed, err := parseKind(kind)
			if err != nil {
				return result{}, err
			}
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			wanted := library.Source{URL: c.args[0], Title: title, Kind: parsed, Themes: chosen, Selector: selector}
			s, err := addSource(c, a, wanted, agreed)
			return result{value: sourceValue(s), text: func(w io.Writer) {
				say(w, "bcv.source-added", "id", s.ID, "title", s.Title, "kind", kindName(s.Kind))
			}}, err
		},
	}
}

// addSource adds a source, or the store of another office, whose key the person agrees to.
func addSource(c *call, a *app.App, wanted library.Source, agreed app.Agreement) (library.Source, error) {
	address, isStore := app.StoreAddress(wanted.URL)
	if !isStore {
		return a.Sources.AddSource(c.ctx, wanted)
	}
	offer, err := a.Sources.LookAtStore(c.ctx, address)
	if err != nil {
		return library.Source{}, err
	}
	return a.Sources.AddStore(c.ctx, offer, wanted.Title, wanted.Themes, agreed)
}

func parseKind(kind string) (library.SourceKind, error) {
	switch k := library.SourceKind(kind); k {
	case library.AutoSource, library.FeedSource, library.ListSource, library.PageSource:
		return k, nil
	default:
		return "", library.Fail(library.WrongUse, kind, fmt.Errorf("--kind %s", kind))
	}
}

// failureName is a kind of failure in a few words.
func failureName(kind string) string {
	key := "bcv.failure-" + kind
	if name := words.Say(key); name != key {
		return name
	}
	return words.Say("bcv.failure-internal")
}

// failureAt is failureName with when the server asked to be asked again, where it did.
func failureAt(kind string, again library.Moment) string {
	if !again.Known() {
		return failureName(kind)
	}
	return words.Say("bcv.failure-again", "failure", failureName(kind), "again", words.AgainAt(again))
}

func kindName(k library.SourceKind) string { return words.Say("bcv.kind-" + string(k)) }

func sourceList() command {
	return command{name: "source list", run: func(c *call) (result, error) {
		a, err := c.library()
		if err != nil {
			return result{}, err
		}
		sources, err := a.Library().Sources(c.ctx)
		values := make([]sourceJSON, 0, len(sources))
		for _, s := range sources {
			values = append(values, sourceValue(s))
		}
		return result{value: values, text: func(w io.Writer) { sourceTable(w, sources) }}, err
	}}
}

func sourceTable(w io.Writer, sources []library.Source) {
	if len(sources) == 0 {
		say(w, "bcv.no-sources")
		return
	}
	rows := [][]string{columns("bcv.source-columns")}
	for _, s := range sources {
		state := day(s.LastOK)
		if s.LastError != "" {
			state = words.Say("bcv.source-failing", "kind", failureAt(s.LastError, s.Again))
		}
		rows = append(rows, []string{id(s.ID), s.Title, kindName(s.Kind), strconv.Itoa(s.Articles), state, library.ShownAddress(s.URL)})
	}
	table(w, rows)
}

func sourceRemove() command {
	return command{name: "source remove", least: 1, most: 1, run: func(c *call) (result, error) {
		number, err := parseID(c.args[0], library.UnknownSource)
		if err != nil {
			return result{}, err
		}
		a, err := c.library()
		if err != nil {
			return result{}, err
		}
		return result{value: struct{}{}, text: func(w io.Writer) { say(w, "bcv.source-removed", "id", number) }},
			a.Library().RemoveSource(c.ctx, number)
	}}
}

// broughtJSON is what an address would bring.
type broughtJSON struct {
	Kind     library.SourceKind `json:"kind"`
	URL      string             `json:"url"`
	Title    string             `json:"title"`
	Items    []checkItemJSON    `json:"items"`
	Next     string             `json:"next"`    // where a list goes on
	Choices  []choiceJSON       `json:"choices"` // feeds to choose from
	Also     []alsoJSON         `json:"also"`    // what else is found there, to add with --kind
	Problems []string           `json:"problems"`
}

type choiceJSON struct {
	Title string `json:"title"`
	URL   string `json:"url"`
}

type alsoJSON struct {
	Title string             `json:"title"`
	URL   string             `json:"url"`
	Kind  library.SourceKind `json:"kind"`
}

type checkItemJSON struct {
	Title     string         `json:"title"`
	URL       string         `json:"url"`
	Published library.Moment `json:"published"`
}

func sourceCheck() command {
	return command{name: "source check", least: 1, most: 1, run: func(c *call) (result, error) {
		a, err := c.library()
		if err != nil {
			return result{}, err
		}
		found, err := check(c, a)
		value := broughtJSON{
			Kind: found.Kind, URL: library.ShownAddress(found.URL), Title: found.Title, Next: library.ShownAddress(found.Next),
			Items: []checkItemJSON{}, Choices: []choiceJSON{}, Also: []alsoJSON{}, Problems: []string{},
		}
		for _, f := range found.Also {
			value.Also = append(value.Also, alsoJSON{Title: f.Title, URL: library.ShownAddress(f.URL), Kind: f.Kind})
		}
		for _, f := range found.Choices {
			value.Choices = append(value.Choices, choiceJSON{Title: f.Title, URL: library.ShownAddress(f.URL)})
		}
		for _, i := range found.Items {
			value.Items = append(value.Items, checkItemJSON{Title: i.Title, URL: library.ShownAddress(i.URL), Published: i.Published})
		}
		for _, p := range found.Problems {
			value.Problems = append(value.Problems, words.Failure(p, a.LogPath()))
		}
		return result{value: value, text: func(w io.Writer) { broughtText(w, value) }}, err
	}}
}

// check looks at an address that was typed, or at a known source as what it was stored as.
func check(c *call, a *app.App) (discover.Check, error) {
	number, err := strconv.ParseInt(c.args[0], 10, 64)
	if err != nil {
		return a.Sources.CheckSource(c.ctx, c.args[0])
	}
	s, err := a.Library().Source(c.ctx, number)
	if err != nil {
		return discover.Check{}, err
	}
	return a.Sources.CheckKnown(c.ctx, s)
}

func broughtText(w io.Writer, v broughtJSON) {
	if len(v.Choices) > 0 {
		choicesText(w, v)
		return
	}
	say(w, "bcv.check", "title", v.Title, "kind", kindName(v.Kind), "url", v.URL, "count", len(v.Items))
	rows := make([][]string, 0, len(v.Items))
	for _, i := range v.Items {
		rows = append(rows, []string{day(i.Published), i.Title, i.URL})
	}
	table(w, rows)
	if v.Next != "" {
		say(w, "bcv.check-next", "url", v.Next)
	}
	for _, o := range v.Also {
		say(w, "bcv.check-also", "title", o.Title, "kind", kindName(o.Kind), "url", o.URL, "word", string(o.Kind))
	}
	for _, p := range v.Problems {
		_, _ = fmt.Fprintln(w, p)
	}
}

func choicesText(w io.Writer, v broughtJSON) {
	say(w, "bcv.check-choices", "url", v.URL, "count", len(v.Choices))
	rows := make([][]string, 0, len(v.Choices))
	for _, f := range v.Choices {
		rows = append(rows, []string{f.Title, f.URL})
	}
	table(w, rows)
}

// sourceSuggest prints the catalogue of suggested sources, none of which is on by itself.
func sourceSuggest() command {
	return command{name: "source suggest", run: func(c *call) (result, error) {
		a, err := c.library()
		if err != nil {
			return result{}, err
		}
		suggested, err := a.Sources.Suggested()
		if err != nil {
			return result{}, err
		}
		published, err := a.Sources.SuggestedByPublishers(c.ctx)
		for _, p := range published {
			for _, s := range p.Sources {
				s.Note = words.Say("sources.suggested-by-note", "name", p.Publisher)
				suggested = append(suggested, s)
			}
		}
		return result{value: suggested, text: func(w io.Writer) {
			for _, s := range suggested {
				say(w, "bcv.suggestion", "title", s.Title, "url", s.URL, "note", s.Note)
			}
			say(w, "bcv.suggestions-off")
		}}, err
	}}
}
