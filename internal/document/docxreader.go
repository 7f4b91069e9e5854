package document

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"path"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// docxReader is a .docx while it is read (ECMA-376, WordprocessingML; the strict and the transitional one alike).
type docxReader struct {
	ctx       context.Context //nolint:containedctx // of one reading
	parts     *parts
	folder    string // of the main part
	styles    styleSheet
	numbering *numbering
	links     map[string]string // addresses outside the file, by relation
	inside    map[string]string // parts of the file, by relation
	notes     wordNotes
	dropped   string            // the large first letter of a paragraph that stands before it
	gaps      []library.Gap     // what the article does not have
	aside     []string          // text that is no part of it: tables of contents
	shown     []string          // all text, as it is shown
	oldFont   bool              // whether any of it is in an old font
	nested    bool              // within another document
	within    int               // notes that are being read
	images    *parts            // the same parts, with a room of their own: pictures take none from the text
	pictures  map[string]string // addresses of those met, by their parts
	normal    string            // the style of paragraphs that name none
	font      string            // of runs that name none
	ground    string            // what is read stands on
}

// readWord reads a .docx. Macros, changes that were taken back, text that is struck out, fields' instructions, headers,
// footers and comments are left out; notes stand at the end.
func readWord(ctx context.Context, p *parts) (library.Article, error) {
	w := newDocxReader(p)
	pieces, err := w.read(ctx)
	if err != nil {
		return library.Article{}, err
	}
	a, aside := assembled(pieces, w.title())
	for _, p := range w.notes.listed {
		p.Block.Text = p.numbered()
		a.Blocks = append(a.Blocks, p.Block)
	}
	if !w.oldFont { // letters of those are other signs in the file than in the article
		a.Completeness = measured(w.shown, a, append(aside, w.aside...))
	}
	a.Completeness.Gaps = w.gaps
	return a, nil
}

func newDocxReader(p *parts) *docxReader {
	return &docxReader{
		parts: p, links: map[string]string{}, inside: map[string]string{}, styles: styleSheet{},
		images: &parts{files: p.files, left: maxUnpacked}, pictures: map[string]string{},
	}
}

// read returns the pieces of the document's body.
func (w *docxReader) read(ctx context.Context) (pieces []documentBlock, err error) {
	w.ctx = ctx
	main := w.mainPart()
	w.folder = path.Dir(main)
	if err := w.prepare(w.folder, main); err != nil {
		return nil, err
	}
	raw, err := w.parts.read(main)
	if err != nil {
		return nil, needed(err)
	}
	err = newReader(main, raw).each("body", func(e *element) error {
		pieces = append(pieces, w.block(e)...)
		w.shown = append(w.shown, shownText(e)...)
		if len(pieces) > mostParagraphs {
			return library.Fail(library.TooLarge, main, errLong)
		}
		return library.Stopped(ctx, "")
	})
	return append(pieces, w.letGo()...), err
}

// letGo returns a large first letter that no paragraph followed.
func (w *docxReader) letGo() []documentBlock {
	if w.dropped == "" {
		return nil
	}
	p := documentBlock{Block: library.Block{Kind: library.Paragraph, Text: w.dropped}}
	w.dropped = ""
	return []documentBlock{p}
}

// needed gives the lack of a part that no document can be without its kind.
func needed(err error) error {
	if errors.Is(err, errNoPart) {
		return library.Fail(library.DamagedFile, "", err)
	}
	return err
}

const officeDocument = "/officeDocument"

// mainPart returns the part that holds the text.
func (w *docxReader) mainPart() string {
	for _, r := range w.relations("_rels/.rels") {
		if strings.HasSuffix(r.attr("Type"), officeDocument) {
			return partName(r.attr("Target"))
		}
	}
	return "word/document.xml"
}

// relations returns what a part says of its relations; a document can be read without.
func (w *docxReader) relations(name string) (all []*element) {
	raw, err := w.parts.read(name)
	if err != nil {
		return nil
	}
	_ = newReader(name, raw).each("Relationships", func(e *element) error {
		all = append(all, e)
		return nil
	})
	return all
}

// prepare reads styles, numbering and links. A document may have none of them; what is there must be whole.
func (w *docxReader) prepare(folder, main string) error {
	names := map[string]string{
		"styles": "styles.xml", "numbering": "numbering.xml", "footnotes": "footnotes.xml", "endnotes": "endnotes.xml",
	}
	for _, r := range w.relations(path.Join(folder, "_rels", path.Base(main)+".rels")) {
		if r.attr("TargetMode") == "External" {
			w.links[r.attr("Id")] = r.attr("Target")
			continue
		}
		w.inside[r.attr("Id")] = r.attr("Target")
		kind := path.Base(r.attr("Type"))
		if _, wanted := names[kind]; wanted {
			names[kind] = r.attr("Target")
		}
	}
	raw, err := w.optional(folder, names["styles"])
	if err != nil {
		return err
	}
	if raw != nil {
		if w.styles, err = readStyles(raw); err != nil {
			return err
		}
		w.defaults(raw)
	}
	if raw, err = w.optional(folder, names["numbering"]); err != nil {
		return err
	}
	if w.numbering, err = readNumbering(raw); err != nil {
		return err
	}
	return w.readNotes(folder, map[string]string{"footnote": names["footnotes"], "endnote": names["endnotes"]})
}

func (w *docxReader) optional(folder, target string) ([]byte, error) {
	if !strings.HasPrefix(target, "/") {
		target = path.Join(folder, target)
	}
	raw, err := w.parts.read(target)
	if errors.Is(err, errNoPart) {
		return nil, nil
	}
	return raw, err
}

// defaults finds the font and the style of what names none.
func (w *docxReader) defaults(raw []byte) {
	_ = newReader("styles.xml", raw).each("styles", func(e *element) error {
		switch {
		case e.name == "docDefaults":
			w.font = fontOf(e.kid("rPrDefault", "rPr", "rFonts"))
		case e.name == "style" && e.attr("type") == "paragraph" && (e.attr("default") == "1" || e.attr("default") == "true"):
			w.normal = e.attr("styleId")
		}
		return nil
	})
}

// title returns the title among the core properties, "" where it is not said.
func (w *docxReader) title() (value string) {
	raw, err := w.parts.read("docProps/core.xml")
	if err != nil {
		return ""
	}
	d := xml.NewDecoder(bytes.NewReader(raw))
	for {
		token, err := d.Token()
		if err != nil {
			return ""
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "title" {
			if err := d.DecodeElement(&value, &start); err != nil {
				return ""
			}
			return viet.Clean(value)
		}
	}
}
