package syncer

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/textproto"

	"baocaovien/internal/document"
	"baocaovien/internal/library"
	"baocaovien/internal/page"
)

// An article that a site spreads over several pages is kept with the originals of all of them, as a MIME
// document (RFC 2387) whose parts name their address and type.
const severalPages = "multipart/related"

// original is a page as it came.
type original struct {
	raw                  []byte
	contentType, address string
}

// pack makes one original of several. A single one stays as it is.
func pack(all []original) (original, error) {
	if len(all) == 1 {
		return all[0], nil
	}
	var b bytes.Buffer
	parts := multipart.NewWriter(&b)
	for _, o := range all {
		w, err := parts.CreatePart(textproto.MIMEHeader{"Content-Type": {o.contentType}, "Content-Location": {o.address}})
		if err != nil {
			return original{}, fmt.Errorf("pack: %w", err)
		}
		if _, err := w.Write(o.raw); err != nil {
			return original{}, fmt.Errorf("pack: %w", err)
		}
	}
	if err := parts.Close(); err != nil {
		return original{}, fmt.Errorf("pack: %w", err)
	}
	kind := mime.FormatMediaType(severalPages, map[string]string{"boundary": parts.Boundary()})
	return original{raw: b.Bytes(), contentType: kind, address: all[0].address}, nil
}

// unpack takes an original apart again.
func unpack(o original) ([]original, error) {
	kind, parameters, err := mime.ParseMediaType(o.contentType)
	if err != nil || kind != severalPages {
		return []original{o}, nil // a page, whatever its server called it
	}
	var all []original
	parts := multipart.NewReader(bytes.NewReader(o.raw), parameters["boundary"])
	for {
		part, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, library.Fail(library.NotHTML, o.address, err)
		}
		raw, err := io.ReadAll(part)
		if err != nil {
			return nil, library.Fail(library.NotHTML, o.address, err)
		}
		all = append(all, original{raw, part.Header.Get("Content-Type"), part.Header.Get("Content-Location")})
	}
}

// Extract reads an article from an original that a sync stored: of one page or several, of a file, of the text that a
// feed carried.
func Extract(ctx context.Context, raw []byte, contentType, address string, hint page.Hint) (library.Article, error) {
	pages, err := unpack(original{raw, contentType, address})
	if err != nil {
		return library.Article{}, err
	}
	if len(pages) == 1 && document.KindOfFile(pages[0].raw, pages[0].contentType) != document.PageFile {
		return document.Fetched(ctx, pages[0].raw, pages[0].contentType, pages[0].address, hint)
	}
	var parts []library.Article
	for _, p := range pages {
		part, err := page.Extract(ctx, p.raw, p.contentType, p.address, hint)
		if err != nil && len(parts) == 0 {
			return library.Article{}, err
		}
		if err == nil {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		return library.Article{}, library.Fail(library.NoArticle, address, nil)
	}
	if len(parts) == 1 {
		return parts[0], nil
	}
	return page.Join(parts), nil
}
