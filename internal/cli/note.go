package cli

import (
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/words"
)

// noteJSON is a note of the person's. State is that of the passage that fared worst: stands, moved, edited or gone.
type noteJSON struct {
	ID      int64             `json:"id"`
	Article int64             `json:"article"`
	Title   string            `json:"title"`
	Text    string            `json:"text"` // what the person wrote, "" for a highlight
	State   library.NoteState `json:"state"`
	Themes  []library.Theme   `json:"themes"`
	Made    library.Moment    `json:"made"`
	Edited  library.Moment    `json:"edited"`
	Quotes  []notedJSON       `json:"quotes"`
}

// notedJSON is a passage that a note marks: as it was marked, and as the newest version of the article has it.
type notedJSON struct {
	Text  string            `json:"text"`
	State library.NoteState `json:"state"`
	Now   *library.Point    `json:"now"` // null where it is gone
}

func noteValue(n library.FoundNote) noteJSON {
	v := noteJSON{
		ID: n.ID, Article: n.Article, Title: n.Title, Text: n.Text, State: n.State, Themes: library.SortThemes(n.Themes),
		Made: n.Made, Edited: n.Edited, Quotes: []notedJSON{},
	}
	for _, p := range n.Passages {
		q := notedJSON{Text: p.Was.Text, State: p.State}
		if p.State != library.NoteGone {
			q.Now = &p.Now
		}
		v.Quotes = append(v.Quotes, q)
	}
	return v
}

func notesText(w io.Writer, notes []noteJSON) {
	if len(notes) == 0 {
		say(w, "notes.none")
	}
	for _, n := range notes {
		say(w, "bcv.note", "id", n.ID, "title", n.Title, "article", n.Article)
		for _, q := range n.Quotes {
			say(w, "bcv.note-quote", "text", q.Text)
		}
		if told := words.NoteState(n.State); told != "" {
			say(w, "bcv.note-line", "text", told)
		}
		if n.Text != "" {
			say(w, "bcv.note-line", "text", words.Say("notes.own", "text", n.Text))
		}
	}
}

// noteResult shows one note as it stands now.
func noteResult(c *call, a *app.App, n library.Note, err error) (result, error) {
	if err != nil {
		return result{}, err
	}
	all, err := a.Notes.Of(c.ctx, n.Article)
	i := slices.IndexFunc(all, func(f library.FoundNote) bool { return f.ID == n.ID })
	if err != nil || i < 0 {
		return result{}, errors.Join(err, library.Fail(library.UnknownNote, id(n.ID), nil))
	}
	v := noteValue(all[i])
	return result{value: v, text: func(w io.Writer) { notesText(w, []noteJSON{v}) }}, nil
}

// noteAdd marks words of an article.
func noteAdd() command {
	quote, text := "", ""
	return command{
		name: "note add", least: 1, most: 1,
		flags: func(set *pflag.FlagSet) {
			set.StringVar(&quote, "quote", "", "")
			set.StringVar(&text, "text", "", "")
		},
		run: func(c *call) (result, error) {
			article, err := parseID(c.args[0], library.UnknownArticle)
			if err != nil {
				return result{}, err
			}
			if strings.TrimSpace(quote) == "" {
				return result{}, usage(errors.New(words.Say("bcv.no-quote")))
			}
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			n, err := a.Notes.MarkWords(c.ctx, article, quote, text)
			return noteResult(c, a, n, err)
		},
	}
}

// noteEdit gives a note other words.
func noteEdit() command {
	text := ""
	return command{
		name: "note edit", least: 1, most: 1,
		flags: func(set *pflag.FlagSet) { set.StringVar(&text, "text", "", "") },
		run: func(c *call) (result, error) {
			number, err := parseID(c.args[0], library.UnknownNote)
			if err != nil {
				return result{}, err
			}
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			n, err := a.Notes.Write(c.ctx, number, text)
			return noteResult(c, a, n, err)
		},
	}
}

func noteRemove() command {
	return command{name: "note remove", least: 1, most: 1, run: func(c *call) (result, error) {
		number, err := parseID(c.args[0], library.UnknownNote)
		if err != nil {
			return result{}, err
		}
		a, err := c.library()
		if err != nil {
			return result{}, err
		}
		_, err = a.Notes.Remove(c.ctx, number)
		return result{value: struct{}{}, text: func(w io.Writer) { say(w, "bcv.note-removed", "id", number) }}, err
	}}
}

// noteList lists notes: of an article in the order of its text, or of all articles, the one edited last first.
func noteList() command {
	theme, article := "", int64(0)
	return command{
		name: "note list",
		flags: func(set *pflag.FlagSet) {
			set.StringVar(&theme, "theme", "", "")
			set.Int64Var(&article, "article", 0, "")
		},
		run: func(c *call) (result, error) {
			selected, err := parseSelector(c, theme)
			if err != nil {
				return result{}, err
			}
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			all, err := a.Notes.All(c.ctx, selected)
			if article != 0 {
				all, err = notesOf(c, a, article, selected)
			}
			values := make([]noteJSON, len(all))
			for i, n := range all {
				values[i] = noteValue(n)
			}
			return result{value: values, text: func(w io.Writer) { notesText(w, values) }}, err
		},
	}
}

// notesOf are the notes on an article, which must be there.
func notesOf(c *call, a *app.App, article int64, selected library.Theme) ([]library.FoundNote, error) {
	if _, err := a.Library().Article(c.ctx, article); err != nil {
		return nil, err
	}
	all, err := a.Notes.Of(c.ctx, article)
	return slices.DeleteFunc(all, func(n library.FoundNote) bool {
		return selected == library.Unclassified && len(n.Themes) > 0 ||
			selected != "" && selected != library.Unclassified && !slices.Contains(n.Themes, selected)
	}), err
}
