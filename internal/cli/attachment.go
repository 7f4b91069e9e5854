package cli

import (
	"io"
	"path/filepath"
	"strconv"

	"github.com/spf13/pflag"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
)

type attachmentJSON struct {
	File string `json:"file"`
	Name string `json:"name"`
}

// attachmentCommand lays a kept attachment out as a file, under a name of ours.
func attachmentCommand() command {
	var folder string
	var agreed bool
	return command{
		name: "attachment", least: 1, most: 2,
		flags: func(f *pflag.FlagSet) {
			f.StringVar(&folder, "out", "", "")
			f.BoolVar(&agreed, "with-macros", false, "")
		},
		run: func(c *call) (result, error) {
			number, err := parseID(c.args[0], library.UnknownArticle)
			if err != nil {
				return result{}, err
			}
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			offered, err := offeredAttachment(c, a, number)
			if err != nil {
				return result{}, err
			}
			file, err := a.Articles.Unpack(c.ctx, number, offered.URL, folder, agreed)
			value := attachmentJSON{File: file, Name: filepath.Base(file)}
			return result{value: value, text: func(w io.Writer) { say(w, "bcv.attachment-written", "file", file) }}, err
		},
	}
}

// offeredAttachment is the attachment that is asked for by its place in the article: the first where none is said.
func offeredAttachment(c *call, a *app.App, article int64) (library.Attachment, error) {
	s, err := a.Library().Article(c.ctx, article)
	if err != nil {
		return library.Attachment{}, err
	}
	at := 1
	if len(c.args) > 1 {
		if at, err = strconv.Atoi(c.args[1]); err != nil {
			at = 0
		}
	}
	if at < 1 || at > len(s.Attachments) {
		return library.Attachment{}, library.Fail(library.UnreadableFile, strconv.Itoa(at), err)
	}
	return s.Attachments[at-1], nil
}
