// Package docx writes a document as a file for Word and LibreOffice (ECMA-376), to be edited: the same blocks that
// package paper sets in pages, as styles, numbered lists and tables. It is pure.
package docx

import (
	"bytes"
	"fmt"
	"io"
	"strconv"

	"baocaovien/internal/library"
	"baocaovien/internal/ooxml"
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
	b.Begin("w:document", wordSpaces...)
	b.Open("w:body")
	b.stack(doc.Blocks, doc.Sheet.TextWidth(), placement{})
	b.section(b.sheet)
	b.Close("w:body")
	b.Close("w:document")
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

// packed makes the archive of the parts.
func packed(parts []part, at library.Moment) ([]byte, error) {
	var out bytes.Buffer
	archive := ooxml.NewArchive(&out, at)
	for _, p := range parts {
		if err := archive.Add(p.name, p.data); err != nil {
			return nil, err
		}
	}
	if err := archive.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// The namespaces of a part with text in it.
var wordSpaces = []string{
	"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
	"xmlns:r", ooxml.OfficeRelation,
	"xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
	"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main",
	"xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture",
}

// parts are all the files of the archive, in the order Word writes them.
func (b *body) parts(doc paper.Document, info Info) []part {
	all := []part{
		{ooxml.TypesPart, types(b.folio.Style.Size > 0)},
		{ooxml.RelationsPart, ooxml.FileRelations("word/document.xml")},
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
	return append(all, part{ooxml.PropertiesPart, core(doc, info)})
}
