package document

import (
	"strings"
	"unicode/utf8"

	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
	"baocaovien/internal/viet"
)

// inline gathers what stands in a paragraph.
type inline struct {
	*docxReader
	style       string // of the paragraph
	text        strings.Builder
	held        strings.Builder // what is in one font: letters of old fonts may be two signs in two runs
	face        string          // that font
	chars, bold int             // letters in all, and bold ones
	beside      []documentBlock
}

// walk reads the runs in an element, through links, fields, controls and changes that were kept.
func (in *inline) walk(e *element) {
	if e == nil {
		return
	}
	for _, k := range e.kids {
		switch k.name {
		case "r":
			in.run(k)
		case "pPr", "del", "moveFrom", "sdtPr", "rPr":
		case "mc:AlternateContent":
			in.walk(alternative(k))
		case "m:t":
			in.add(k.text, false)
		default:
			in.walk(k)
		}
	}
}

// run reads one run: text with one look.
func (in *inline) run(r *element) {
	props := r.kid("rPr")
	if props.on("vanish") {
		return
	}
	bold := in.flag(props, "b")
	if face := in.fontName(props); face != in.face {
		in.flush()
		in.face = face
	}
	for _, k := range r.kids {
		switch k.name {
		case "t", "m:t":
			in.add(k.text, bold)
		case "tab", "ptab":
			in.held.WriteByte('\t')
		case "br", "cr":
			in.held.WriteByte('\n')
		case "softHyphen": // also how Word keeps the ư of TCVN3
			in.held.WriteRune('\u00AD')
		case "noBreakHyphen":
			in.add("-", bold)
		case "ruby":
			in.walk(k.kid("rubyBase"))
		case "drawing", "pict", "object":
			in.graphic(k)
		case "mc:AlternateContent":
			in.graphic(alternative(k))
		}
	}
}

func (in *inline) add(text string, bold bool) {
	n := utf8.RuneCountInString(strings.TrimSpace(text))
	in.chars += n
	if bold {
		in.bold += n
	}
	in.held.WriteString(text)
}

// flush ends what is in one font.
func (in *inline) flush() {
	text := in.held.String()
	if old, typed := viet.Typeface(in.face); typed {
		text = old.Convert(text)
	}
	in.text.WriteString(text)
	in.held.Reset()
}

// flag returns a property of the run: its own, its style's, or that of the paragraph's style.
func (in *inline) flag(props *element, name string) bool {
	if props.kid(name) != nil {
		return props.on(name)
	}
	for _, id := range []string{props.value("rStyle"), in.style} {
		if prop := in.styles.runProp(id, name); prop != nil {
			return (&element{kids: []*element{prop}}).on(name)
		}
	}
	return false
}

func (in *inline) fontName(props *element) string {
	if own := fontOf(props.kid("rFonts")); own != "" {
		return own
	}
	for _, id := range []string{props.value("rStyle"), in.style} {
		if of := fontOf(in.styles.runProp(id, "rFonts")); of != "" {
			return of
		}
	}
	return in.font
}

// fontOf returns the font of Latin letters.
func fontOf(fonts *element) string {
	if name := fonts.attr("hAnsi"); name != "" {
		return name
	}
	return fonts.attr("ascii")
}

// graphic reads a drawing: an image with what it is said to show, or a box with text.
func (in *inline) graphic(e *element) {
	g := graphic{docxReader: in.docxReader}
	g.walk(e)
	if g.image {
		in.beside = append(in.beside, documentBlock{Block: library.Block{Kind: library.Image, Text: g.says, Src: g.src}})
	}
	in.beside = append(in.beside, g.boxes...)
}

type graphic struct {
	*docxReader
	image     bool
	says, src string
	boxes     []documentBlock
}

func (g *graphic) walk(e *element) {
	if e == nil {
		return
	}
	for _, k := range e.kids {
		switch k.name {
		case "mc:AlternateContent":
			g.walk(alternative(k))
			continue
		case "txbxContent":
			g.boxes = append(g.boxes, g.blocks(k)...)
			continue
		case "docPr":
			g.describe(k.attr("descr"), k.attr("title"))
		case "v:shape":
			g.describe(k.attr("alt"), k.attr("title"))
		case "a:blip":
			g.image = true
			g.linked(k.attr("link"))
		case "v:imagedata":
			g.image = true
			g.linked(k.attr("href"))
		}
		g.walk(k)
	}
}

// fileName is what programs write where a person wrote nothing.
var fileName = pattern.Of(`(?i)\.(?:png|jpe?g|gif|bmp|emf|wmf|tiff?|webp)$|^(?:picture|image|hình|ảnh|graphic|object)\s*\d*$|^[\w-]+$`)

func (g *graphic) describe(texts ...string) {
	for _, text := range texts {
		if text = viet.Clean(text); g.says == "" && !fileName.MatchString(text) {
			g.says = text
		}
	}
}

func (g *graphic) linked(relation string) {
	if to := g.links[relation]; strings.HasPrefix(to, "http://") || strings.HasPrefix(to, "https://") {
		g.src = to
	}
}
