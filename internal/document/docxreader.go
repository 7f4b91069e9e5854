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
	parts     *parts
	styles    styleSheet
	numbering *numbering
	links     map[string]string // addresses outside the file, by relation
	normal    string            // the style of paragraphs that name none
	font      string            // of runs that name none
}

// readWord reads a .docx. Macros, changes that were taken back, fields' instructions, headers, footers,
// footnotes and comments are left out.
func readWord(ctx context.Context, p *parts) (library.Article, error) {
	w := &docxReader{parts: p, links: map[string]string{}, styles: styleSheet{}}
	main := w.mainPart()
	folder := path.Dir(main)
	if err := w.prepare(folder, main); err != nil {
		return library.Article{}, err
	}
	raw, err := p.read(main)
	if err != nil {
		return library.Article{}, needed(err)
	}
	var pieces []documentBlock
	err = newReader(main, raw).each("body", func(e *element) error {
		pieces = append(pieces, w.block(e)...)
		return library.Stopped(ctx, "")
	})
	if err != nil {
		return library.Article{}, err
	}
	return assemble(pieces, w.title()), nil
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
	names := map[string]string{"styles": "styles.xml", "numbering": "numbering.xml"}
	for _, r := range w.relations(path.Join(folder, "_rels", path.Base(main)+".rels")) {
		if r.attr("TargetMode") == "External" {
			w.links[r.attr("Id")] = r.attr("Target")
			continue
		}
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
	w.numbering, err = readNumbering(raw)
	return err
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
