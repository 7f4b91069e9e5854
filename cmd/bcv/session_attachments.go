package main

import (
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
)

func sessionAttach() command {
	return command{name: "session attach", least: 2, most: -1, run: func(c *call) (result, error) {
		a, err := c.library()
		if err != nil {
			return result{}, err
		}
		s, err := a.Attached.Attach(c.ctx, c.args[0], c.args[1:])
		return attachedResult(c, s), err
	}}
}

func attachedResult(c *call, s library.Session) result {
	v := sessionValue(s)
	return result{value: v, text: func(w io.Writer) {
		say(w, "bcv.session-edited", "uid", v.UID)
		sessionText(w, c, v)
	}}
}

func sessionDetach() command {
	return command{name: "session detach", least: 2, most: 2, run: func(c *call) (result, error) {
		a, err := c.library()
		if err != nil {
			return result{}, err
		}
		asked, err := keptAttachment(c, a, c.args[0], c.args[1])
		if err != nil {
			return result{}, err
		}
		s, _, err := a.Attached.Detach(c.ctx, c.args[0], asked.SHA256)
		return attachedResult(c, s), err
	}}
}

// sessionAttachment lays an attachment of a session out as a file, under a name of ours.
func sessionAttachment() command {
	var folder string
	var agreed bool
	return command{
		name: "session attachment", least: 1, most: 2,
		flags: func(f *pflag.FlagSet) {
			f.StringVar(&folder, "out", "", "")
			f.BoolVar(&agreed, "with-macros", false, "")
		},
		run: func(c *call) (result, error) {
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			which := "1"
			if len(c.args) > 1 {
				which = c.args[1]
			}
			asked, err := keptAttachment(c, a, c.args[0], which)
			if err != nil {
				return result{}, err
			}
			file, err := a.Attached.Unpack(c.ctx, c.args[0], asked.SHA256, folder, agreed)
			value := attachmentJSON{File: file, Name: filepath.Base(file)}
			return result{value: value, text: func(w io.Writer) { say(w, "bcv.attachment-written", "file", file) }}, err
		},
	}
}

// keptAttachment is the attachment of a session that is asked for by its place in the list, or its name.
func keptAttachment(c *call, a *app.App, uid, which string) (library.SessionAttachment, error) {
	s, err := a.Sessions.Session(c.ctx, uid)
	if err != nil {
		return library.SessionAttachment{}, err
	}
	at, _ := strconv.Atoi(which)
	for i, one := range s.Attachments {
		if i+1 == at || strings.EqualFold(one.Name, which) {
			return one, nil
		}
	}
	return library.SessionAttachment{}, library.Fail(library.UnreadableFile, which, nil)
}
