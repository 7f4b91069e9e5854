package cli

import (
	"io"
	"slices"

	"github.com/spf13/pflag"

	"baocaovien/internal/intake"
	"baocaovien/internal/library"
	"baocaovien/internal/words"
)

type importJSON struct {
	tallyJSON
	Files []importedJSON `json:"files"`
}

type importedJSON struct {
	File   string          `json:"file"`
	Status library.Outcome `json:"status"`
	ID     *int64          `json:"id"`
	Error  *string         `json:"error"`

	Share      float64       `json:"share"` // of its words, 0 where it was not measured
	Pages      []float64     `json:"pages"` // the same, page by page
	Gaps       []library.Gap `json:"gaps"`
	Restricted *string       `json:"restricted"` // the stamp the file bears
	Scans      int           `json:"scans"`      // pages that are pictures, which --read-scans makes out
}

func importCommand() command {
	var themes []string
	var keep, recognise bool
	return command{
		name: "import", least: 1, most: -1,
		flags: func(f *pflag.FlagSet) {
			f.StringSliceVar(&themes, "theme", nil, "")
			f.BoolVar(&keep, keepRestricted, false, "")
			f.BoolVar(&recognise, readScans, false, "")
		},
		run: func(c *call) (result, error) {
			given, err := parseThemes(c, themes)
			if err != nil {
				return result{}, err
			}
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			report, err := a.Importer.Import(c.ctx, intake.Intake{Paths: c.args, Themes: given, Restricted: keep, Recognise: recognise}, func(s intake.FileOutcome) {
				if s.Err != nil {
					a.Log(s.Err)
				}
				if s.Stamp != "" && s.Err == nil {
					say(c.stderr, "bcv.kept-restricted", "file", s.File, "stamp", s.Stamp)
				}
				say(c.stderr, "bcv.import-progress", "done", s.Done, "total", s.Total, "file", s.File)
			})
			if err != nil {
				return result{}, err
			}
			c.lighten(a)
			return result{
				value: importValue(report),
				text:  func(w io.Writer) { importText(w, report, a.LogPath()) },
				code:  importCode(report),
			}, nil
		},
	}
}

func importValue(r intake.Imported) importJSON {
	v := importJSON{
		tallyJSON: tallyJSON{New: r.New, Updated: r.Updated, Unchanged: r.Unchanged, Failed: r.Failed},
		Files:     []importedJSON{},
	}
	for _, f := range r.Files {
		one := importedJSON{
			File: f.File, Status: f.Status, Restricted: optional(string(f.Stamp)), Share: f.Completeness.Share,
			Pages: append([]float64{}, f.Completeness.Pages...), Gaps: append([]library.Gap{}, f.Completeness.Gaps...), Scans: f.Scans,
		}
		if f.Err != nil {
			one.Error = optional(string(library.KindOf(f.Err)))
		} else {
			one.ID = &f.ID
		}
		v.Files = append(v.Files, one)
	}
	return v
}

func importText(w io.Writer, r intake.Imported, log string) {
	if refusesStamped(r) {
		defer say(w, "bcv.keep-restricted", "flag", keepRestricted)
	}
	for _, f := range r.Files {
		if f.Scans > 0 {
			say(w, "bcv.import-scans", "file", f.File, "count", f.Scans, "flag", readScans)
		}
		if f.Err != nil {
			say(w, "bcv.import-failed", "file", f.File, "failure", words.Failure(f.Err, log))
			continue
		}
		say(w, "bcv.import-"+string(f.Status), "file", f.File, "id", f.ID)
		for _, sentence := range words.Missing(f.Completeness) {
			say(w, "bcv.import-missing", "sentence", sentence)
		}
	}
	say(w, "bcv.import-total", "new", r.New, "updated", r.Updated, "unchanged", r.Unchanged, "failed", r.Failed)
}

// keepRestricted is the flag that has what bears a stamp of secrecy stored.
const keepRestricted = "keep-restricted"

// readScans is the flag that has the words of pages that are pictures made out by a machine.
const readScans = "read-scans"

// importCode is 0 where every file was taken in, 1 where none was, 3 between, and where one bears a stamp of secrecy.
func importCode(r intake.Imported) int {
	switch {
	case r.Failed == 0:
		return exitDone
	case r.Failed == len(r.Files) && !refusesStamped(r):
		return exitFailed
	default:
		return exitPart
	}
}

// refusesStamped reports that a file bears a stamp of secrecy and was not stored.
func refusesStamped(r intake.Imported) bool {
	return slices.ContainsFunc(r.Files, func(f intake.FileOutcome) bool { return library.IsKind(f.Err, library.Restricted) })
}
