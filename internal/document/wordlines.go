package document

import (
	"bytes"
	"context"
	"encoding/xml"
	"maps"
	"slices"
	"strings"

	"golang.org/x/net/html/charset"

	"baocaovien/internal/pattern"
	"baocaovien/internal/viet"
)

// The parts of a .docx that hold its text, and those that hold what stands in the margins.
var (
	bodyParts   = pattern.Of(`^word/document\d*\.xml$`)
	marginParts = pattern.Of(`^word/(?:header|footer|footnotes|endnotes)\d*\.xml$`)
)

// partLines reads the lines of the documents that are zip files.
func partLines(ctx context.Context, raw []byte) (lines, margins []string) {
	p, err := openParts(raw)
	if err != nil {
		return nil, nil
	}
	lines, margins = wordLines(ctx, p)
	return append(lines, officeLines(ctx, p)...), margins
}

// wordLines reads all paragraphs of a .docx, each line of them and each column that tabs make.
func wordLines(ctx context.Context, p *parts) (lines, margins []string) {
	r := lineReader{}
	for _, name := range slices.Sorted(maps.Keys(p.files)) {
		r.margin = marginParts.MatchString(name)
		if ctx.Err() != nil || !r.margin && !bodyParts.MatchString(name) {
			continue
		}
		if part, err := p.read(name); err == nil {
			r.part(part)
		}
	}
	return r.lines, r.margins
}

// lineReader gathers the lines of the parts of a .docx.
type lineReader struct {
	lines, margins []string
	margin         bool             // the part is one of margins
	open           []*openParagraph // the innermost last: boxes hold paragraphs within one
	boxes          int              // that are open
	inText         bool
}

// openParagraph is a paragraph while it is read.
type openParagraph struct {
	text strings.Builder
	font string // of the run that is open
	box  bool   // whether it stands in a box
}

// part reads one part. What is broken ends it: Read tells of that.
func (r *lineReader) part(raw []byte) {
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.CharsetReader = charset.NewReaderLabel
	r.open, r.boxes, r.inText = nil, 0, false
	for len(r.lines)+len(r.margins) < linesAtMost {
		token, err := d.Token()
		if err != nil {
			return
		}
		switch t := token.(type) {
		case xml.StartElement:
			r.start(t)
		case xml.CharData:
			r.text(string(t))
		case xml.EndElement:
			r.end(t)
		}
	}
}

func (r *lineReader) start(e xml.StartElement) {
	last := r.last()
	switch e.Name.Local {
	case "p":
		if ofWord(e.Name) && len(r.open) < maxNesting {
			r.open = append(r.open, &openParagraph{box: r.boxes > 0})
		}
	case "txbxContent":
		r.boxes++
	case "t":
		r.inText = true
	case "r":
		last.font = ""
	case "rFonts":
		last.font = attribute(e, "ascii")
	case "br", "tab", "cr":
		last.text.WriteByte('\n')
	case "textpath", "docPr": // WordArt, as watermarks are; what is said of a picture
		for _, name := range []string{"string", "descr", "title"} {
			if text := viet.Clean(attribute(e, name)); text != "" {
				r.margins = append(r.margins, text)
			}
		}
	}
}

func (r *lineReader) text(text string) {
	if !r.inText {
		return
	}
	last := r.last()
	if old, known := viet.Typeface(last.font); known {
		text = old.Convert(text)
	}
	last.text.WriteString(text)
}

func (r *lineReader) end(e xml.EndElement) {
	switch e.Name.Local {
	case "p":
		if !ofWord(e.Name) || len(r.open) == 0 {
			return
		}
		p := r.last()
		r.open = r.open[:len(r.open)-1]
		to := &r.lines
		if p.box || r.margin {
			to = &r.margins
		}
		for line := range strings.Lines(p.text.String()) {
			*to = append(*to, sideBySide(line)...)
		}
	case "txbxContent":
		r.boxes--
	case "t":
		r.inText = false
	}
}

// last is the paragraph that is open, one that nobody reads where none is.
func (r *lineReader) last() *openParagraph {
	if len(r.open) == 0 {
		return &openParagraph{}
	}
	return r.open[len(r.open)-1]
}

// ofWord reports a name of Word's own: drawings have paragraphs too.
func ofWord(n xml.Name) bool { return strings.Contains(n.Space, "wordprocessingml/") }

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
