package compose

import (
	"context"
	"strings"
	"time"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// format is a format of files that an outline is saved in.
type format struct {
	ending string
	title  string // key of what the dialog is called
	write  func(ctx context.Context, files FileWriter, o library.Outline, w app.PrintOptions, file string) (said string, err error)
}

var (
	pdfFormat  = format{".pdf", "window.save-pdf", writePDF}
	wordFormat = format{".docx", "window.save-word", writeWord}
)

// AskPDF asks where to save the paper as a PDF.
func (c *Composer) AskPDF()  { c.askFile(pdfFormat) }
func (c *Composer) askWord() { c.askFile(wordFormat) }

func (c *Composer) askFile(f format) {
	if c.preview.Printable() {
		c.newSaveDialog(f)
	}
}

// writePDF and writeWord write an outline and say what was written.
func writePDF(ctx context.Context, files FileWriter, o library.Outline, w app.PrintOptions, file string) (string, error) {
	pages, err := files.SavePDF(ctx, o, w, file)
	return words.Say("window.pdf-saved", "pages", pages, "file", file), err
}

func writeWord(ctx context.Context, files FileWriter, o library.Outline, w app.PrintOptions, file string) (string, error) {
	return words.Say("window.word-saved", "file", file), files.SaveWord(ctx, o, w, file)
}

func (c *Composer) newSaveDialog(kind format) *kit.SaveDialog {
	outline, way := c.preview.Printed()
	return c.AskSave(words.Say(kind.title), c.fileName(), kind.ending, func(ctx context.Context, file string) (string, error) {
		return kind.write(ctx, c.needs.Files, outline, way, file)
	}, c.warning())
}

// fileName is the name that is proposed for the paper of now, without its ending: what it is, of what, when.
func (c *Composer) fileName() string {
	return fileName(c.preview.PrintOptions().Template, c.outline)
}

func fileName(template string, o library.Outline) string {
	name := kit.CleanName(o.Title)
	what := words.Say("window.template-" + template) // many a title says already that it is a đề cương
	if !strings.HasPrefix(viet.Fold(name)+" ", viet.Fold(what)+" ") {
		name = strings.TrimSpace(what + " " + name)
	}
	if o.Date.Known() {
		name += " " + o.Date.Time().Format(time.DateOnly)
	}
	return name
}
