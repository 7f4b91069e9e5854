package cli

import (
	"errors"
	"io"
	"path/filepath"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/words"

	"github.com/spf13/pflag"
)

type textSavedJSON struct {
	File string `json:"file"`
}

// textCommand writes the whole text of an article to a file.
func textCommand() command {
	out, withNotes := "", false
	return command{
		name: "text", least: 1, most: 1,
		flags: func(set *pflag.FlagSet) {
			set.StringVar(&out, "out", "", "")
			set.BoolVar(&withNotes, "notes", false, "")
		},
		run: func(c *call) (result, error) {
			number, err := parseID(c.args[0], library.UnknownArticle)
			if err != nil {
				return result{}, err
			}
			file := out
			if file == "" {
				file = "bai-" + id(number) + ".txt"
			}
			if end := strings.ToLower(filepath.Ext(file)); end != ".docx" && end != ".txt" {
				return result{}, usage(errors.New(words.Say("bcv.text-format")))
			}
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			return result{value: textSavedJSON{file}, text: func(w io.Writer) { say(w, "bcv.text-saved", "file", file) }},
				a.Articles.SaveText(c.ctx, number, file, withNotes)
		},
	}
}
