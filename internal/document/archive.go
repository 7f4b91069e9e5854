package document

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"

	"baocaovien/internal/library"
)

// A web archive (.mht, RFC 2557) is a mail whose parts are a page and what it shows.

var errNoPage = errors.New("web archive without a page")

// maxArchived bounds the parts of a web archive that are looked at.
const maxArchived = 500

// isArchive reports a web archive by its first lines.
func isArchive(raw []byte) bool {
	head := bytes.ToLower(raw[:min(len(raw), 4096)])
	return bytes.Contains(head, []byte("mime-version:")) && bytes.Contains(head, []byte("content-type:")) &&
		!bytes.HasPrefix(bytes.TrimSpace(head), []byte("<"))
}

// archivedPart is a page of a web archive.
type archivedPart struct {
	raw         []byte
	contentType string
}

// readArchive reads the page of a web archive.
func readArchive(ctx context.Context, raw []byte) (library.Article, error) {
	pages, err := archivedPages(raw, 1)
	if err != nil {
		return library.Article{}, library.Fail(library.DamagedFile, "", err)
	}
	return readPage(ctx, pages[0].raw, pages[0].contentType)
}

// archiveLines are the lines of the pages of a web archive, its frames among them.
func archiveLines(ctx context.Context, raw []byte) (lines []string) {
	pages, _ := archivedPages(raw, maxArchived) // those before what is damaged
	for _, p := range pages {
		lines = append(lines, pageLines(ctx, p.raw, p.contentType)...)
	}
	return lines[:min(len(lines), linesAtMost)]
}

// archivedPages returns the first pages of a web archive, at most so many. It fails where it finds none.
func archivedPages(raw []byte, atMost int) (pages []archivedPart, err error) {
	message, err := mail.ReadMessage(bytes.NewReader(bytes.TrimLeft(raw, "\xEF\xBB\xBF \r\n")))
	if err != nil {
		return nil, err
	}
	kind, params, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	if err != nil {
		return nil, err
	}
	if !strings.HasPrefix(kind, "multipart/") {
		page, err := decoded(textproto.MIMEHeader(message.Header), message.Body)
		return []archivedPart{page}, err
	}
	parts := multipart.NewReader(message.Body, params["boundary"])
	for looked := 0; looked < maxArchived && len(pages) < atMost; looked++ {
		part, err := parts.NextRawPart()
		if err != nil && len(pages) == 0 {
			return nil, fmt.Errorf("%w: %w", errNoPage, err)
		}
		if err != nil {
			break
		}
		if !strings.HasPrefix(part.Header.Get("Content-Type"), "text/html") {
			continue
		}
		page, err := decoded(part.Header, part)
		if err != nil {
			return pages, err
		}
		pages = append(pages, page)
	}
	if len(pages) == 0 {
		return nil, errNoPage
	}
	return pages, nil
}

// decoded unpacks one part of an archive. One that is cut off is as long as it is.
func decoded(header textproto.MIMEHeader, body io.Reader) (archivedPart, error) {
	switch strings.ToLower(header.Get("Content-Transfer-Encoding")) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	raw, err := io.ReadAll(io.LimitReader(body, maxBytes))
	if len(raw) > 0 {
		err = nil
	}
	return archivedPart{raw, header.Get("Content-Type")}, err
}
