package cli

import (
	"io"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/store"

	"github.com/spf13/pflag"
)

func officeAdd() command {
	var parent, level string
	return command{
		name: "office add", least: 1, most: -1,
		flags: func(f *pflag.FlagSet) {
			f.StringVar(&parent, "parent", "", "")
			f.StringVar(&level, "level", "", "")
		},
		run: func(c *call) (result, error) {
			value, err := textValue("level", level)
			if err != nil {
				return result{}, err
			}
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			err = a.Offices.SaveOffices(c.ctx, c.args, parent, library.Level(value.(string)))
			return result{value: struct{}{}, text: func(w io.Writer) { say(w, "bcv.office-added", "names", strings.Join(c.args, ", ")) }}, err
		},
	}
}

// officeImport adds offices from a list of names.
func officeImport() command {
	var parent, level string
	return command{
		name: "office import", least: 1, most: 1,
		flags: func(f *pflag.FlagSet) {
			f.StringVar(&parent, "parent", "", "")
			f.StringVar(&level, "level", "xa", "")
		},
		run: func(c *call) (result, error) {
			value, err := textValue("level", level)
			if err != nil {
				return result{}, err
			}
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			added, known, err := a.Offices.Import(c.ctx, c.args[0], parent, library.Level(value.(string)))
			v := struct {
				Added int `json:"added"`
				Known int `json:"known"`
			}{added, known}
			return result{value: v, text: func(w io.Writer) { say(w, "inbox.offices-imported", "added", added, "known", known) }}, err
		},
	}
}

func officeList() command {
	return command{name: "office list", run: func(c *call) (result, error) {
		a, err := c.library()
		if err != nil {
			return result{}, err
		}
		all, err := a.Offices.Offices(c.ctx)
		return result{value: orEmpty(all), text: func(w io.Writer) { officeTree(w, all, "", 0) }}, err
	}}
}

// officeTree prints offices below their parents.
func officeTree(w io.Writer, all []store.Office, parent string, depth int) {
	for _, o := range all {
		if o.Parent == parent && depth < 10 {
			say(w, "bcv.office-line", "indent", strings.Repeat("  ", depth), "name", o.Name)
			officeTree(w, all, o.Name, depth+1)
		}
	}
}

func officeRemove() command {
	return command{name: "office remove", least: 1, most: 1, run: func(c *call) (result, error) {
		a, err := c.library()
		if err != nil {
			return result{}, err
		}
		err = a.Offices.RemoveOffice(c.ctx, c.args[0])
		return result{value: struct{}{}, text: func(w io.Writer) { say(w, "bcv.office-removed", "name", c.args[0]) }}, err
	}}
}
