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

// readArchive reads the page of a web archive.
func readArchive(ctx context.Context, raw []byte) (library.Article, error) {
	message, err := mail.ReadMessage(bytes.NewReader(bytes.TrimLeft(raw, "\xEF\xBB\xBF \r\n")))
	if err != nil {
		return library.Article{}, library.Fail(library.DamagedFile, "", err)
	}
	kind, params, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	if err != nil {
		return library.Article{}, library.Fail(library.DamagedFile, "", err)
	}
	if !strings.HasPrefix(kind, "multipart/") {
		return readPart(ctx, textproto.MIMEHeader(message.Header), message.Body)
	}
	parts := multipart.NewReader(message.Body, params["boundary"])
	for range maxArchived {
		part, err := parts.NextRawPart()
		if err != nil {
			return library.Article{}, library.Fail(library.DamagedFile, "", fmt.Errorf("%w: %w", errNoPage, err))
		}
		if strings.HasPrefix(part.Header.Get("Content-Type"), "text/html") {
			return readPart(ctx, part.Header, part)
		}
	}
	return library.Article{}, library.Fail(library.DamagedFile, "", errNoPage)
}

// readPart reads one part of an archive as a page.
func readPart(ctx context.Context, header textproto.MIMEHeader, body io.Reader) (library.Article, error) {
	switch strings.ToLower(header.Get("Content-Transfer-Encoding")) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	raw, err := io.ReadAll(io.LimitReader(body, maxBytes))
	if err != nil && len(raw) == 0 {
		return library.Article{}, library.Fail(library.DamagedFile, "", err)
	}
	return readPage(ctx, raw, header.Get("Content-Type"))
}
