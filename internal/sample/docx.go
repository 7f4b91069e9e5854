package sample

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"baocaovien/internal/library"
)

// documentPath is the folder of attached documents on the site, documentFolder that of their texts
// within assets.Sample.
const (
	documentPath   = "/uploads/van-ban/"
	documentFolder = "sample/documents"
	documentType   = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
)

// The fixed parts of a .docx (ECMA-376, part 1): what the parts are, and which is the document.
const (
	docxTypes = xml.Header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + documentType + `.main+xml"/></Types>`
	docxRelations = xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" ` +
		`Target="word/document.xml"/></Relationships>`
	docxOpen = xml.Header + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	docxEnd  = `</w:body></w:document>`
)

// writeDocuments makes the documents that articles attach, by path on the site.
func writeDocuments(files fs.FS) (map[string][]byte, error) {
	names, err := fs.Glob(files, documentFolder+"/*.md")
	if err != nil {
		return nil, fmt.Errorf("sample: %w", err)
	}
	documents := make(map[string][]byte, len(names))
	for _, name := range names {
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("sample: %w", err)
		}
		t, err := parseText(string(raw), nil)
		if err != nil {
			return nil, fmt.Errorf("sample: %s: %w", name, err)
		}
		docx, err := writeDocx(t.blocks)
		if err != nil {
			return nil, fmt.Errorf("sample: %s: %w", name, err)
		}
		documents[documentPath+strings.TrimSuffix(path.Base(name), ".md")+".docx"] = docx
	}
	return documents, nil
}

// writeDocx returns blocks as a .docx, the same bytes for the same blocks.
func writeDocx(blocks []library.Block) ([]byte, error) {
	var body strings.Builder
	body.WriteString(docxOpen)
	for _, b := range blocks {
		writeBlock(&body, b)
	}
	body.WriteString(docxEnd)

	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, part := range []struct{ name, content string }{
		{"[Content_Types].xml", docxTypes},
		{"_rels/.rels", docxRelations},
		{"word/document.xml", body.String()},
	} {
		// A header without a time keeps the bytes the same from one build to the next.
		w, err := archive.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate})
		if err != nil {
			return nil, fmt.Errorf("docx: %w", err)
		}
		if _, err := io.WriteString(w, part.content); err != nil {
			return nil, fmt.Errorf("docx: %w", err)
		}
	}
	if err := archive.Close(); err != nil {
		return nil, fmt.Errorf("docx: %w", err)
	}
	return out.Bytes(), nil
}

func writeBlock(w *strings.Builder, b library.Block) {
	for _, line := range append([]string{b.Text}, b.Items...) {
		if line != "" {
			writeLine(w, line, b.Kind == library.Heading)
		}
	}
	if len(b.Rows) == 0 {
		return
	}
	w.WriteString(`<w:tbl><w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/></w:tblBorders></w:tblPr><w:tblGrid>`)
	w.WriteString(strings.Repeat(`<w:gridCol/>`, len(b.Rows[0])))
	w.WriteString(`</w:tblGrid>`)
	for i, row := range b.Rows {
		w.WriteString(`<w:tr>`)
		for _, cell := range row {
			w.WriteString(`<w:tc><w:tcPr/>`)
			writeLine(w, cell, i == 0)
			w.WriteString(`</w:tc>`)
		}
		w.WriteString(`</w:tr>`)
	}
	w.WriteString(`</w:tbl>`)
}

func writeLine(w *strings.Builder, line string, bold bool) {
	w.WriteString(`<w:p><w:r>`)
	if bold {
		w.WriteString(`<w:rPr><w:b/></w:rPr>`)
	}
	w.WriteString(`<w:t xml:space="preserve">`)
	// Writing to a strings.Builder does not fail.
	_ = xml.EscapeText(w, []byte(line))
	w.WriteString(`</w:t></w:r></w:p>`)
}
