package sample

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestTheAttachmentIsADocumentAndLinked(t *testing.T) {
	t.Parallel()
	site := Handler()
	attached := 0
	for _, a := range Articles() {
		if a.Attachment() == "" {
			continue
		}
		attached++
		if openPage(t, site, a.Path).Find(`a[href="`+a.Attachment()+`"]`).Length() != 1 {
			t.Errorf("%s does not link %s", a.Path, a.Attachment())
		}
		w := get(t, site, a.Attachment())
		if w.Header().Get("Content-Type") != documentType || !strings.Contains(docxText(t, w.Body.Bytes()), mark) {
			t.Errorf("%s: %s", a.Attachment(), w.Header().Get("Content-Type"))
		}
	}
	if attached != 1 {
		t.Errorf("%d attachments", attached)
	}
}

// docxText returns the words of a .docx, having read every part of it as XML.
func docxText(t *testing.T, raw []byte) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	var words strings.Builder
	for _, part := range archive.File {
		f, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		for decoder := xml.NewDecoder(f); ; {
			token, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", part.Name, err)
			}
			if text, ok := token.(xml.CharData); ok {
				words.Write(text)
			}
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return words.String()
}
