package document

import (
	"bytes"
	"path"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// chunk returns the pieces of an embedded document (altChunk): a page, another Word document, or plain text. Of another
// format it is told that it was not read.
func (w *docxReader) chunk(e *element) []documentBlock {
	target := w.inside[e.attr("id")]
	raw, err := w.optional(w.folder, target)
	if target == "" || err != nil || raw == nil {
		w.unread(library.PartGap)
		return nil
	}
	ending := strings.ToLower(path.Ext(target))
	switch {
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")) && !w.nested:
		return w.embedded(raw)
	case isPage(ending, raw):
		return pagePiecesOf(w.ctx, raw, "text/html").pieces
	case ending == ".txt" && isText(raw):
		return textPieces(w.ctx, viet.Decode(raw, "text/plain"))
	}
	w.unread(library.PartGap)
	return nil
}

// embedded returns the pieces of a Word document within another. It may hold no further one.
func (w *docxReader) embedded(raw []byte) []documentBlock {
	p, err := openParts(raw)
	if err != nil {
		w.unread(library.PartGap)
		return nil
	}
	p.left = w.parts.left
	in := newDocxReader(p)
	in.nested = true
	pieces, err := in.read(w.ctx)
	w.parts.left = p.left
	if err != nil {
		w.unread(library.PartGap)
		return nil
	}
	w.gaps = append(w.gaps, in.gaps...)
	return append(pieces, in.notes.listed...)
}

// unread notes a part of the document that the article does not have.
func (w *docxReader) unread(kind library.GapKind) { w.lacking(kind, 1) }

// lacking is unread of several.
func (w *docxReader) lacking(kind library.GapKind, count int) {
	for i := range w.gaps {
		if w.gaps[i].Kind == kind {
			w.gaps[i].Count += count
			return
		}
	}
	w.gaps = append(w.gaps, library.Gap{Kind: kind, Count: count})
}
