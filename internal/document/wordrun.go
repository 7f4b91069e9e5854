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
	style       string     // of the paragraph
	props       *element   // of the paragraph
	fields      openFields // that are open
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
		case "sdt":
			in.control(k)
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
	sight := in.sight(props)
	bold := in.flag(props, "b")
	look := in.look(props)
	if face := in.fontName(props); face != in.face && sight == shownRun {
		in.flush()
		in.face = face
	}
	for _, k := range r.kids {
		switch {
		case k.name == "fldChar":
			in.fieldSign(k, sight != shownRun)
		case k.name == "instrText":
			in.fields.instructed()
		case in.fields.instructing():
		case sight != shownRun:
			in.keepBack(k, sight)
		default:
			in.piece(k, look, bold)
		}
	}
}

// piece reads one thing in a run that is shown.
func (in *inline) piece(k *element, look func(string) string, bold bool) {
	switch k.name {
	case "t", "m:t":
		in.add(look(in.signs(in.face, k.text)), bold)
	case "footnoteReference", "endnoteReference":
		in.held.WriteString(in.note(strings.TrimSuffix(k.name, "Reference"), k))
	case "tab", "ptab":
		in.held.WriteByte('\t')
	case "br", "cr":
		in.held.WriteByte('\n')
	case "softHyphen": // also how Word keeps the ư of TCVN3
		in.held.WriteRune('\u00AD')
	case "noBreakHyphen":
		in.add("-", bold)
	case "sym":
		in.add(in.symbol(k), bold)
	case "ruby":
		in.walk(k.kid("rubyBase"))
	case "drawing", "pict", "object":
		in.graphic(k)
	case "mc:AlternateContent":
		in.graphic(alternative(k))
	}
}

// look returns how the letters of a run are shown: in capitals, or raised above the line, where it says so.
func (in *inline) look(props *element) func(string) string {
	above := props.kid("position").number("val", 0) // half points
	switch raised := in.property(props, "vertAlign").attr("val"); {
	case raised == "superscript", above >= raisedHalfPoints:
		return raisedMarks.Replace
	case in.flag(props, "caps"):
		return strings.ToUpper
	}
	return func(text string) string { return text }
}

// raisedHalfPoints is from where on a run stands above its line.
const raisedHalfPoints = 6

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
		in.oldFont = true
	}
	in.text.WriteString(text)
	in.held.Reset()
}

// flag reports a property that is switched on.
func (in *inline) flag(props *element, name string) bool {
	prop := in.property(props, name)
	return prop != nil && (&element{kids: []*element{prop}}).on(name)
}

// property returns a property of the run: its own, its style's, or that of the paragraph's style; nil where none says it.
func (in *inline) property(props *element, name string) *element {
	if own := props.kid(name); own != nil {
		return own
	}
	for _, id := range []string{props.value("rStyle"), in.style} {
		if prop := in.styles.runProp(id, name); prop != nil {
			return prop
		}
	}
	return nil
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
	if g.image && g.src == "" && g.large {
		in.unread(library.ImageGap)
	}
	if g.image {
		in.beside = append(in.beside, documentBlock{Block: library.Block{Kind: library.Image, Text: g.says, Src: g.src}})
	}
	in.beside = append(in.beside, g.boxes...)
}

// largePicture is from which side on a picture is no ornament, in EMU: 2 cm.
const largePicture = 720_000

type graphic struct {
	*docxReader
	image     bool
	large     bool // enough to show something
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
			g.upon(anyGround, func() { g.boxes = append(g.boxes, g.blocks(k)...) })
			continue
		case "extent":
			g.large = g.large || k.number("cx", 0) > largePicture && k.number("cy", 0) > largePicture
		case "docPr":
			g.describe(k.attr("descr"), k.attr("title"))
		case "v:shape", "v:rect":
			g.large = g.large || largeShape(k.attr("style"))
			g.describe(k.attr("alt"), k.attr("title"))
		case "a:blip":
			g.image = true
			g.linked(k.attr("link"))
			g.embed(k.attr("embed"))
		case "v:imagedata":
			g.image = true
			g.linked(k.attr("href"))
			g.embed(k.attr("id"))
		case "chart", "relIds": // drawn by Word from tables and trees of its own
			g.image = true
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

// embed takes a picture that stands in the document, where it is large enough to show something.
func (g *graphic) embed(relation string) {
	if g.src == "" && g.large {
		g.src = g.carried(relation)
	}
}

func (g *graphic) linked(relation string) {
	if to := g.links[relation]; strings.HasPrefix(to, "http://") || strings.HasPrefix(to, "https://") {
		g.src = to
	}
}
