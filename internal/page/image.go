package page

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
)

// lazySources are where scripts keep an image's address until it is scrolled to, best first.
var lazySources = []string{
	"data-src", "data-original", "data-lazy-src", "data-lazy", "data-url", "data-echo", "data-actualsrc", "data-img-src", "data-image",
	"data-lazyload", "data-large-file", "data-orig-file", "data-full-url",
}

// srcsets are where the widths of an image stand in which a page has it.
var srcsets = []string{"data-srcset", "data-lazy-srcset", "srcset"}

// decoration is part of the address of images that belong to the page, not to its text.
var decoration = pattern.Of(`(?:^data:|spacer|blank\.(?:gif|png)|pixel\.|1x1|/icons?[/_-]|icon[-_.]|[/_-]ico[nt]?\.|/emoji|smil(?:ey|ies)|loading|placeholder|/captcha|logo[-_.]|/share|/print\.|bullet|arrow|/rating|/star|transparent|no[-_]?image)`)

// source returns the absolute address of the image n, or "": the one that scripts would show, else the best of its widths,
// else the one it names.
func source(n *html.Node, address string) string {
	values := make([]string, 0, len(lazySources)+len(srcsets)+1)
	wide := widest(n)
	if wide.told && wide.width >= wideEnough {
		values = append(values, wide.address)
	}
	for _, key := range lazySources {
		values = append(values, attr(n, key))
	}
	values = append(values, wide.address, attr(n, "src"))
	for _, value := range values {
		value = strings.TrimSpace(value)
		if value == "" {
			continue
		}
		if resolved := Resolve(address, value); resolved != "" && !decoration.MatchString(strings.ToLower(value)) {
			return resolved
		}
	}
	return ""
}

// imageForm is a form in which a page has an image.
type imageForm struct {
	address string
	width   int  // in pixels, or what stands for them where the page tells a density
	told    bool // the page tells the width
}

// enoughWidth is what a screen and a page of paper show of a picture, in pixels.
const enoughWidth = 1600

// wideEnough is the width from which a form of an image goes before the one that scripts would show, in pixels.
const wideEnough = 640

// widest returns the best form of an image in its srcsets, and those of the picture around it, none where it has none: the
// widest that is no wider than needed, else the next. Formats that are not read do not count.
func widest(n *html.Node) imageForm {
	forms := formsOf(n)
	if around := n.Parent; around != nil && around.DataAtom == atom.Picture {
		for c := around.FirstChild; c != nil; c = c.NextSibling {
			if kind := attr(c, "type"); c.DataAtom == atom.Source && (kind == "" || readFormats[kind]) && isForScreens(attr(c, "media")) {
				forms = append(forms, formsOf(c)...)
			}
		}
	}
	best := imageForm{}
	for _, form := range forms {
		closer := form.width > best.width && best.width < enoughWidth || form.width < best.width && form.width >= enoughWidth
		if best.address == "" || closer {
			best = form
		}
	}
	return best
}

// narrowScreen finds what a picture has for telephones and for the dark, who get another cut of it.
var narrowScreen = pattern.Of(`(?i)max-width\s*:\s*(?:[1-8]?\d{1,2}(?:\.\d+)?px|[1-5]?\d(?:\.\d+)?r?em)|orientation\s*:\s*portrait|prefers-color-scheme\s*:\s*dark`)

// isForScreens reports a form of a picture for screens as wide as this program's.
func isForScreens(media string) bool { return !narrowScreen.MatchString(media) }

// readFormats are the types of images that can be kept.
var readFormats = map[string]bool{"image/jpeg": true, "image/png": true, "image/gif": true, "image/webp": true, "image/bmp": true}

// formsOf returns the forms of an image in the srcsets of n, parted as browsers do: addresses may have commas in them, and
// what is said of one ends at the next comma.
func formsOf(n *html.Node) []imageForm {
	var forms []imageForm
	for _, key := range srcsets {
		for rest := strings.TrimLeft(attr(n, key), ", \n\t\r"); rest != ""; rest = strings.TrimLeft(rest, ", \n\t\r") {
			address, width, told := rest, densityWidth, false
			if end := strings.IndexAny(rest, " \n\t\r"); end >= 0 {
				address = rest[:end]
			}
			rest = rest[len(address):]
			if alone := strings.TrimRight(address, ","); alone != address {
				address = alone
			} else {
				var said string
				said, rest, _ = strings.Cut(rest, ",")
				if said = strings.TrimSpace(said); said != "" {
					width, told = describedWidth(strings.Fields(said)[0]), !strings.HasSuffix(said, "x")
				}
			}
			if !strings.HasPrefix(address, "data:") && !decoration.MatchString(strings.ToLower(address)) {
				forms = append(forms, imageForm{address, width, told})
			}
		}
	}
	return forms
}

// densityWidth stands for the width of an image that a page has for screens of a single density.
const densityWidth = 800

// describedWidth returns the width that a srcset gives an image: «1024w», or «2x» for a density.
func describedWidth(text string) int {
	number, unit := text[:max(0, len(text)-1)], text[max(0, len(text)-1):]
	size, err := strconv.ParseFloat(number, 64)
	switch {
	case err != nil || size <= 0 || size > maxDescribed:
		return 1
	case unit == "x":
		return int(size * densityWidth)
	}
	return int(size)
}

// maxDescribed is more pixels than any image is wide.
const maxDescribed = 100_000

// smallImage is the side below which an image is an icon, in pixels.
const smallImage = 48

var imageAddress = pattern.Of(`(?i)\.(?:jpe?g|png|gif|webp|bmp|svg)(?:$|\?)|^javascript:|^#|^$`)

func isIcon(n *html.Node) bool {
	for _, key := range []string{"width", "height"} {
		if size, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(attr(n, key)), "px")); err == nil && size < smallImage {
			return true
		}
	}
	return hasToken(attr(n, "class"), "icon") || hasToken(attr(n, "class"), "emoji")
}

// image keeps an image that stands in the text; it is added behind its paragraph, which stays whole.
func (b *builder) image(n *html.Node) {
	if isIcon(n) {
		return
	}
	src := source(n, b.address)
	if src == "" {
		return
	}
	img := candidateBlock{Block: library.Block{Kind: library.Image, Src: src}, aligned: b.style.aligned, node: n.Parent}
	if b.style.linked && !imageAddress.MatchString(b.style.href) {
		img.linked = 1 // leads somewhere else than to its own large form
	}
	if b.run.empty() {
		img.frame = b.run.node
		b.run.lines = nil
		b.add(img)
		return
	}
	b.run.images = append(b.run.images, img)
	b.run.newLine()
}

func (r *textFlow) empty() bool {
	for i := range r.lines {
		if r.lines[i].chars > 0 {
			return false
		}
	}
	return true
}

// figure adds the images of a figure with its caption. A figure without an image is a frame.
func (b *builder) figure(n *html.Node) {
	b.flush(n.Parent)
	begin := len(b.blocks)
	b.block(n)
	b.captioned(begin, func(p candidateBlock) bool { return true }, n)
}

// captioned gives the first image among the blocks from begin on the texts beside it that isCaption
// accepts, where there are not too many words for a caption.
func (b *builder) captioned(begin int, isCaption func(candidateBlock) bool, n *html.Node) {
	first := -1
	words := ""
	for i := begin; i < len(b.blocks); i++ {
		switch p := b.blocks[i]; p.Kind {
		case library.Image:
			if first < 0 {
				first = i
			}
		case library.Paragraph, library.Heading, library.Quote:
			if !isCaption(p) {
				return
			}
			words = strings.TrimSpace(words + " " + p.Text)
		default:
			return
		}
	}
	if first < 0 || len(words) > maxCaption {
		return
	}
	left := b.blocks[:begin]
	last := -1
	for _, p := range b.blocks[begin:] {
		if p.Kind == library.Image {
			left = append(left, p)
			last = len(left) - 1
		}
	}
	left[last].Text = words
	left[last].chars = len([]rune(words))
	left[last].node, left[last].frame = n, n
	b.blocks = left
}

// maxCaption is the longest caption, in bytes.
const maxCaption = 900

// isCaptionTable reports the frame of an image in old editors: a table of one column, image over caption.
func isCaptionTable(n *html.Node) bool {
	images, cells := 0, 0
	each(n, func(c *html.Node) bool {
		images += only(1, c.DataAtom == atom.Img)
		cells += only(1, c.DataAtom == atom.Td || c.DataAtom == atom.Th)
		return c == n || c.DataAtom != atom.Table
	})
	if images == 0 || images > cells || cells > 2*images+2 || find(n, func(c *html.Node) bool { return c != n && c.DataAtom == atom.Table }) != nil {
		return false
	}
	texts := 0
	each(n, func(c *html.Node) bool {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			return true
		}
		if text := rawText(c); len(text) > maxCaption {
			texts += images + 2
		} else if text != "" {
			texts++
		}
		return true
	})
	return texts <= 1+images
}
