package paper

import (
	"slices"

	"baocaovien/internal/script"
)

// ShapedRun is letters of a script that the faces lack, as outlines in the places the spelling of the script gives them.
type ShapedRun struct {
	Glyphs []script.ShapedGlyph // from the text's place on, in em of its size
	Width  float64              // mm
}

// owns reports whether a face has every letter of a text.
func (f *Fonts) owns(text string, face Face) bool {
	for _, r := range text {
		if !f.Has(face, r) {
			return false
		}
	}
	return true
}

// fontSpan is a part of a text that one font draws: the one place that decides which.
type fontSpan struct{ script.ScriptSpan }

// spans cuts a text where another font draws on.
func (f *Fonts) spans(text string, face Face) []fontSpan {
	var all []fontSpan
	for _, s := range f.others.Spans(text, func(r rune) bool { return f.Has(face, r) }) {
		all = append(all, fontSpan{s})
	}
	return all
}

// foreign reports whether a text has letters that a face lacks and another font draws.
func (s fontSpan) foreign() bool { return s.Font != nil }

// atoms shapes the letters of a span.
func (s fontSpan) atoms(face Face) []script.Atom {
	return s.Font.Shape(s.Text, face == Bold || face == BoldItalic)
}

// width returns how far a span of another font reaches, mm; 0 for one of the type itself, whose letters are counted by
// their own widths.
func (s fontSpan) width(style Style) float64 {
	wide := 0.0
	if s.foreign() {
		for _, a := range s.atoms(style.Face) {
			wide += a.Width
		}
	}
	return wide * mm(style.Size)
}

// leastSentence is how many atoms without white among them are more than a word or a name, which stays whole where it can.
const leastSentence = 16

// jointCost returns the demerits of ending a line at a joint among so many atoms, beside those of other places.
func jointCost(j script.Joint, atoms int) float64 {
	switch {
	case j == script.FreeJoint:
		return 0
	case j == script.SyllableJoint && atoms >= leastSentence:
		return hyphenCost
	}
	return lettersCost
}

// jointGives is how much white between two letters of such a script is as loose as it should be, mm.
const jointGives = 0.15

// letters adds letters without white among them to the word that is being made. Where another font draws on, and where
// its script lets a line end, words end too, without white after them.
func (p *layoutContext) letters(all []word, now word, letters string, run Run) ([]word, word) {
	if p.fonts.owns(letters, run.Style.Face) {
		return all, p.join(now, letters, run)
	}
	for _, s := range p.fonts.spans(letters, run.Style.Face) {
		if !s.foreign() {
			now = p.join(now, s.Text, run)
			continue
		}
		atoms := s.atoms(run.Style.Face)
		for i := range atoms {
			part := wordPart{text: atoms[i].Text, style: run.Style, link: run.Link, atom: &atoms[i], width: atoms[i].Width * mm(run.Style.Size)}
			now.parts = append(now.parts, part)
			now.width += part.width
			if i+1 < len(atoms) {
				now.joint, now.cost = true, jointCost(atoms[i].After, len(atoms))
				all, now = append(all, now), word{}
			}
		}
	}
	return all, now
}

// shaped puts the letters of an atom on the ink, as one text with those before it where nothing stands between them.
func (k *Ink) shaped(this wordPart, t Text, follows bool) {
	em := mm(t.Size)
	if n := len(k.Texts); follows && n > 0 && k.Texts[n-1].Shaped != nil && k.Texts[n-1].Face == t.Face && k.Texts[n-1].Size == t.Size {
		last := &k.Texts[n-1]
		last.Text += t.Text
		last.Shaped.Glyphs = append(last.Shaped.Glyphs, moved(this.atom.Glyphs, (t.X-last.X)/em)...)
		last.Shaped.Width = t.X + this.width - last.X
		return
	}
	t.Shaped = &ShapedRun{Glyphs: slices.Clone(this.atom.Glyphs), Width: this.width}
	k.Texts = append(k.Texts, t)
}

// moved returns glyphs moved to the right by so many em.
func moved(glyphs []script.ShapedGlyph, by float64) []script.ShapedGlyph {
	all := slices.Clone(glyphs)
	for i := range all {
		all[i].X += by
	}
	return all
}

// inkReach returns how far shaped letters reach over and under the baseline, mm.
func inkReach(words []word) (top, bottom float64) {
	for _, w := range words {
		for _, part := range w.parts {
			if part.atom != nil {
				top, bottom = max(top, part.atom.Top*mm(part.style.Size)), max(bottom, part.atom.Bottom*mm(part.style.Size))
			}
		}
	}
	return top, bottom
}
