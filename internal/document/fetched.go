package document

import (
	"bytes"
	"context"
	"net/url"
	"path"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/page"
	"baocaovien/internal/viet"
)

// WebFile is what an address brings that is no page.
type WebFile string

// The files that articles are made of. Whatever is neither is a page until its reader says otherwise.
const (
	PageFile     WebFile = ""
	DocumentFile WebFile = "document"
	PictureFile  WebFile = "picture"
)

// headOfFile is how many bytes at the beginning of a file tell what it is.
const headOfFile = 1024

// KindOfFile tells what bytes are by how they begin, and only then by what their server calls them: many send every
// file as a page, and error pages under the names of files.
func KindOfFile(raw []byte, contentType string) WebFile {
	head := raw[:min(len(raw), headOfFile)]
	kind := strings.ToLower(strings.TrimSpace(strings.SplitN(contentType, ";", 2)[0]))
	switch {
	case bytes.Contains(head, []byte("%PDF-")) && !isPage("", raw),
		bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")),
		bytes.HasPrefix(head, []byte(`{\rtf`)):
		return DocumentFile
	case isPicture(head), strings.HasPrefix(kind, "image/") && !isPage("", raw):
		return PictureFile
	case kind == "text/plain" && isProse(raw):
		return DocumentFile
	}
	return PageFile
}

// proseWords is how many words make a text of a plain answer: shorter ones are what a server says of itself.
const proseWords = 60

// isProse reports plain text that is no page and long enough to be read.
func isProse(raw []byte) bool {
	return !isPage("", raw) && isText(raw) && len(bytes.Fields(raw[:min(len(raw), headOfFile)])) >= proseWords
}

// isPicture knows the formats of pictures by their first bytes.
func isPicture(head []byte) bool {
	for _, sign := range []string{"\xFF\xD8\xFF", "\x89PNG\r\n\x1a\n", "GIF87a", "GIF89a", "II*\x00", "MM\x00*"} {
		if bytes.HasPrefix(head, []byte(sign)) {
			return true
		}
	}
	riff := len(head) > 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP"
	brand := len(head) > 12 && string(head[4:8]) == "ftyp" && strings.Contains("avif avis heic mif1", string(head[8:12]))
	return riff || brand
}

// Fetched reads the file that an address brought, a document or a picture, as the article of whoever listed it: under the
// title it was listed with and with its date, and with the file to open. A document that cannot be read is what its lister
// says of it; where that is nothing it fails as Read does.
func Fetched(ctx context.Context, raw []byte, contentType, address string, hint page.Hint) (library.Article, error) {
	name := nameInAddress(address)
	if isProse(raw) && !strings.EqualFold(path.Ext(name), ".txt") {
		name += ".txt"
	}
	a := library.Article{Title: hint.Title}
	if KindOfFile(raw, contentType) == PictureFile {
		a.Blocks = append([]library.Block{{Kind: library.Image, Src: address, Text: hint.Title}}, said(hint)...)
	} else {
		read, err := Read(ctx, name, raw)
		if stop := library.Stopped(ctx, address); stop != nil {
			return library.Article{}, stop
		}
		if err != nil {
			if read.Blocks = said(hint); len(read.Blocks) == 0 || hint.Title == "" {
				return library.Article{}, err
			}
		}
		a = read
		a.Attachments = []library.Attachment{{URL: address, Name: name}}
	}
	a.URL, a.Lead = page.Canonical(address), hint.Lead
	if hint.Title != "" {
		a.Title = hint.Title
	}
	if a.Title == "" {
		a.Title = titleOf(name)
	}
	if hint.Published.Known() {
		a.Published = hint.Published
	}
	return a, nil
}

// said returns what a lister says of a file.
func said(hint page.Hint) []library.Block {
	if hint.Lead == "" {
		return nil
	}
	return []library.Block{{Kind: library.Paragraph, Text: hint.Lead}}
}

// nameInAddress returns the name a file has in its address. Liferay puts an id behind it.
func nameInAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	parts := strings.Split(u.Path, "/")
	for i := len(parts) - 1; i >= 0; i-- {
		if page.IsDocument(parts[i]) {
			return viet.Clean(strings.ReplaceAll(parts[i], "+", " "))
		}
	}
	return viet.Clean(path.Base(u.Path))
}
