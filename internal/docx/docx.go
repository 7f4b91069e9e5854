// Package docx writes a document as a file for Word and LibreOffice (ECMA-376), to be edited: the same blocks that
// package paper sets in pages, as styles, numbered lists and tables. It is pure.
package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strconv"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
)

// Info is what the file says about itself beside the document's title and author.
type Info struct {
	Language string         // of the text, as BCP 47 has it: «vi-VN»
	Created  library.Moment // the same moment gives the same bytes; without one the file says 1 January 1980
}

// Write writes doc to w with the type named Times New Roman, whose widths are those of fonts. Lengths of rules are measured with
// fonts; lines and pages are for Word to break. The same document and info give the same bytes. It fails with the kind
// library.Internal where doc has a block that it does not know; an error of w comes back as it is, wrapped.
func Write(w io.Writer, doc paper.Document, fonts *paper.Fonts, info Info) error {
	b := &body{fonts: fonts, sheet: doc.Sheet, folio: doc.Folio, styles: findStyles(doc.Blocks), numbers: newNumbers(doc.Blocks)}
	b.open("w:document", wordSpaces...)
	b.open("w:body")
	b.stack(doc.Blocks, doc.Sheet.TextWidth(), placement{})
	b.section(b.sheet)
	b.close("w:body")
	b.close("w:document")
	if b.unknown != nil {
		return library.Fail(library.Internal, "docx", fmt.Errorf("block %T", b.unknown))
	}
	raw, err := packed(b.parts(doc, info), info.Created)
	if err != nil {
		return library.Fail(library.Internal, "docx", err)
	}
	if _, err := w.Write(raw); err != nil {
		return fmt.Errorf("docx: %w", err)
	}
	return nil
}

// part is a file inside the file.
type part struct {
	name string
	data []byte
}

// packed makes the zip archive. All parts bear the same time, so that the bytes depend on nothing else.
func packed(parts []part, at library.Moment) ([]byte, error) {
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, p := range parts {
		file, err := archive.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: stamp(at)})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.name, err)
		}
		if _, err := file.Write(p.data); err != nil {
			return nil, fmt.Errorf("%s: %w", p.name, err)
		}
	}
	if err := archive.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// stamp is the time of the parts: a zip archive knows none before 1980.
func stamp(at library.Moment) time.Time {
	first := time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)
	if t := at.Time().UTC(); at.Known() && t.After(first) {
		return t
	}
	return first
}

// The namespaces of a part with text in it.
var wordSpaces = []string{
	"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
	"xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
	"xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
	"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main",
	"xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture",
}

// parts are all the files of the archive, in the order Word writes them.
func (b *body) parts(doc paper.Document, info Info) []part {
	all := []part{
		{"[Content_Types].xml", contentTypes(b.folio.Style.Size > 0)},
		{"_rels/.rels", packageRelations()},
		{"word/document.xml", b.Bytes()},
		{"word/_rels/document.xml.rels", b.relations()},
		{"word/styles.xml", b.styles.part(info.Language)},
		{"word/numbering.xml", b.numbers.part()},
		{"word/settings.xml", settings(doc.Sheet.Mirrored, info.Language)},
	}
	if b.folio.Style.Size > 0 {
		all = append(all, part{"word/header1.xml", header(b.folio)})
	}
	for i, m := range b.media {
		all = append(all, part{"word/media/image" + strconv.Itoa(i+1) + m.ending, m.data})
	}
	return append(all, part{"docProps/core.xml", core(doc, info)})
}
