package cli

import (
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/words"
)

// attachedJSON is a session with what became of the files that bear a stamp of secrecy.
type attachedJSON struct {
	sessionJSON
	Files []stampedJSON `json:"files"`
}

// stampedJSON is a file with a stamp; Error says that it was not kept.
type stampedJSON struct {
	File       string        `json:"file"`
	Restricted library.Stamp `json:"restricted"`
	Error      *string       `json:"error"`
}

// sessionAttach keeps files with a session. Those that bear a stamp of secrecy are left out, as import does, unless they are to
// be kept too.
func sessionAttach() command {
	var keep bool
	return command{
		name: "session attach", least: 2, most: -1,
		flags: func(f *pflag.FlagSet) { f.BoolVar(&keep, keepRestricted, false, "") },
		run: func(c *call) (result, error) {
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			s, stamped, err := a.Attached.Attach(c.ctx, c.args[0], c.args[1:], keep)
			if err != nil {
				return result{}, err
			}
			res := attachedResult(c, s)
			v := attachedJSON{sessionJSON: sessionValue(s), Files: []stampedJSON{}}
			for _, f := range stamped {
				one := stampedJSON{File: f.Path, Restricted: f.Stamp}
				if keep {
					say(c.stderr, "bcv.kept-restricted", "file", f.Path, "stamp", f.Stamp)
				} else {
					one.Error, res.code = optional(string(library.Restricted)), exitPart
					a.Log(f.Failure())
					say(c.stderr, "bcv.import-failed", "file", f.Path, "failure", words.Failure(f.Failure(), a.LogPath()))
				}
				v.Files = append(v.Files, one)
			}
			if res.code == exitPart {
				say(c.stderr, "bcv.keep-restricted", "flag", keepRestricted)
			}
			res.value = v
			return res, nil
		},
	}
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
