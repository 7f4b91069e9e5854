package cli

import (
	"errors"
	"io"
	"slices"

	"github.com/spf13/pflag"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/wordlist"
	"baocaovien/internal/words"
)

// takenWordsJSON is what became of a table of the office's own words. Problems are lines that were not taken.
type takenWordsJSON struct {
	Added    int               `json:"added"`
	Known    int               `json:"known"` // were there already, or the program has them by itself
	Failed   int               `json:"failed"`
	Problems []wordProblemJSON `json:"problems"`
}

type wordProblemJSON struct {
	Line   int                  `json:"line"` // from 1
	Text   string               `json:"text"`
	Reason wordlist.FaultReason `json:"reason"`
}

// wordsImport takes in a table of the office's own words.
func wordsImport() command {
	return command{name: "words import", least: 1, most: 1, run: func(c *call) (result, error) {
		a, err := c.library()
		if err != nil {
			return result{}, err
		}
		taken, err := a.Words.Import(c.ctx, c.args[0])
		if err != nil {
			return result{}, err
		}
		v := takenWordsJSON{Added: taken.Added, Known: taken.Known, Failed: len(taken.Faults), Problems: []wordProblemJSON{}}
		for _, f := range taken.Faults {
			v.Problems = append(v.Problems, wordProblemJSON{f.Line, f.Text, f.Reason})
		}
		code := exitDone
		switch {
		case v.Failed > 0 && v.Added+v.Known == 0:
			code = exitFailed
		case v.Failed > 0:
			code = exitPart
		}
		return result{value: v, code: code, text: func(w io.Writer) {
			for _, f := range taken.Faults {
				say(w, "bcv.words-problem", "line", f.Line, "sentence", app.WordFaultSentence(f))
			}
			say(w, "bcv.words-imported", "added", v.Added, "known", v.Known, "failed", v.Failed)
		}}, nil
	}}
}

// wordsList prints the office's own words as a table that can be taken in again.
func wordsList() command {
	return command{name: "words list", run: func(c *call) (result, error) {
		a, err := c.library()
		if err != nil {
			return result{}, err
		}
		all, err := a.Words.Words(c.ctx)
		if err != nil {
			return result{}, err
		}
		return result{value: append([]library.OfficeWord{}, all...), text: func(w io.Writer) {
			if len(all) == 0 {
				say(w, "settings.words-none")
				return
			}
			_, _ = io.WriteString(w, wordlist.Text(all, app.WordKindName))
		}}, nil
	}}
}

// wordsRemove takes words of the office's own away.
func wordsRemove() command {
	kind := ""
	return command{
		name: "words remove", least: 1, most: 1,
		flags: func(set *pflag.FlagSet) { set.StringVar(&kind, "kind", "", "") },
		run: func(c *call) (result, error) {
			if kind != "" && !slices.Contains(library.WordKinds(), library.WordKind(kind)) {
				return result{}, usage(errors.New(words.Say("bcv.wrong-value", "flag", "kind", "value", kind)))
			}
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			gone, err := a.Words.Remove(c.ctx, c.args[0], library.WordKind(kind))
			if err != nil {
				return result{}, err
			}
			return result{value: struct{}{}, text: func(w io.Writer) {
				for _, one := range gone {
					say(w, "settings.words-removed", "word", wordlist.Line(one))
				}
			}}, nil
		},
	}
}
