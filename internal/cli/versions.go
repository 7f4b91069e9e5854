package cli

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"baocaovien/internal/compare"
	"baocaovien/internal/library"
	"baocaovien/internal/words"
)

func versionsCommand() command {
	var between string
	return command{
		name: "versions", least: 1, most: 1,
		flags: func(f *pflag.FlagSet) { f.StringVar(&between, "diff", "", "") },
		run: func(c *call) (result, error) {
			number, err := parseID(c.args[0], library.UnknownArticle)
			if err != nil {
				return result{}, err
			}
			if between != "" {
				return c.compareVersions(number, between)
			}
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			editions, err := a.Articles.Editions(c.ctx, number)
			return result{value: editions, text: func(w io.Writer) { editionsTable(w, editions) }}, err
		},
	}
}

func editionsTable(w io.Writer, editions []library.Edition) {
	rows := [][]string{columns("bcv.version-columns")}
	for _, e := range editions {
		by := words.Say("bcv.version-edited")
		switch {
		case e.Reread:
			by = words.Say("bcv.version-reread")
		case e.Version == 1:
			by = words.Say("bcv.version-first")
		}
		rows = append(rows, []string{strconv.Itoa(e.Version), day(e.Fetched), by, e.Title})
	}
	table(w, rows)
}

// compareVersions shows what changed between the versions that text names, «1..2».
func (c *call) compareVersions(number int64, text string) (result, error) {
	from, to, err := parseVersions(text)
	if err != nil {
		return result{}, err
	}
	a, err := c.library()
	if err != nil {
		return result{}, err
	}
	changes, err := a.Articles.Compare(c.ctx, number, from, to)
	if changes == nil {
		changes = []compare.Change{}
	}
	return result{value: changes, text: func(w io.Writer) { changesText(w, changes) }}, err
}

func parseVersions(text string) (from, to int, err error) {
	first, second, _ := strings.Cut(text, "..")
	from, err1 := strconv.Atoi(first)
	to, err2 := strconv.Atoi(second)
	if err := errors.Join(err1, err2); err != nil || from < 1 || to < 1 {
		return 0, 0, usage(errors.New(words.Say("bcv.wrong-value", "flag", "diff", "value", text)))
	}
	return from, to, nil
}

// changesText shows the blocks that changed: deleted words as [-…-], inserted ones as {+…+}.
func changesText(w io.Writer, changes []compare.Change) {
	same := true
	for _, change := range changes {
		if change.Same() {
			continue
		}
		same = false
		for _, r := range change.Runs {
			switch r.Op {
			case compare.Deleted:
				_, _ = fmt.Fprint(w, "[-", r.Text, "-]")
			case compare.Inserted:
				_, _ = fmt.Fprint(w, "{+", r.Text, "+}")
			default:
				_, _ = fmt.Fprint(w, r.Text)
			}
		}
		_, _ = fmt.Fprint(w, "\n\n")
	}
	if same {
		say(w, "bcv.no-changes")
	}
}
