package handout

import (
	"baocaovien/internal/library"
	"baocaovien/internal/paper"
)

// The presets.
const (
	Party2026 = "dang-2026" // default
	Party2018 = "dang-2018"
	State     = "nha-nuoc"
)

// Presets returns the names of all presets, the default first.
func Presets() []string { return []string{Party2026, Party2018, State} }

// preset is what a regulation says of a page, as data. Sizes and leading in pt, lengths in mm.
type preset struct {
	width, height             float64
	top, bottom, inner, outer float64
	mirrored                  bool // backs of sheets have inner and outer changed
	columns                   [2]float64
	heading                   []heading // at the right, top to bottom
	superior, issuer          float64
	star                      bool    // «*» under the issuer
	issuerRule                float64 // else a rule, as a share of the text
	date                      float64
	kind, subject             float64 // of the title: «ĐỀ CƯƠNG TUYÊN TRUYỀN», what it is about
	titleDashes               bool    // «-----» under the title
	titleRule                 float64 // else a rule, as a share of the text
	body, leading, indent     float64
	tableSize                 float64 // of tables that are quoted, 0 for that of a report
	between                   float64 // pt between paragraphs
	capitalSections           bool    // «I. NỘI DUNG», not «I. Nội dung»
	folio, folioTop           float64
	number                    string // key of «Số …» in assets/translations
	numberSize                float64
	signatory, signed         paper.Style // who signs: the office in capitals, the name
	stamp                     paper.Style // T/M and what follows
	stateStamp                bool        // «TM.», not «T/M»
	recipientsLabel           paper.Style // «Nơi nhận»
	recipients                float64
}

// heading is a line of the right-hand heading.
type heading struct {
	words string // key in assets/translations
	size  float64
	rule  bool // as long as the text
}

// party is the page of Party documents. The successor of 2026 kept the page of 2018 in every measure we
// know of: its own text was not at hand when this was written.
var party = preset{
	width: 210, height: 297,
	top: 20, bottom: 20, inner: 30, outer: 15, mirrored: true,
	columns:  [2]float64{80, 85},
	heading:  []heading{{"paper.heading-party", 15, true}},
	superior: 14, issuer: 14, star: true,
	date: 14, kind: 16, subject: 15, titleDashes: true,
	body: 14, leading: 19, indent: 10, between: 6,
	folio: 14, folioTop: 10,
	number: "paper.number-party", numberSize: 14,
	stamp:           paper.Style{Face: paper.Bold, Size: 14},
	signatory:       paper.Style{Size: 14},
	signed:          paper.Style{Face: paper.Bold, Size: 14},
	recipientsLabel: paper.Style{Size: 14, Underline: true}, recipients: 12,
}

// state is the page of State documents: Nghị định 30/2020/NĐ-CP, Phụ lục I.
var state = preset{
	width: 210, height: 297,
	top: 20, bottom: 20, inner: 30, outer: 15,
	columns:  [2]float64{70, 95},
	heading:  []heading{{"paper.heading-state", 12, false}, {"paper.motto-state", 13, true}},
	superior: 13, issuer: 13, issuerRule: 0.4,
	date: 14, kind: 14, subject: 14, titleRule: 0.4,
	body: 14, leading: 19, indent: 10, between: 6, capitalSections: true,
	folio: 14, folioTop: 10,
	number: "paper.number-state", numberSize: 13, stateStamp: true,
	stamp:           paper.Style{Face: paper.Bold, Size: 14},
	signatory:       paper.Style{Face: paper.Bold, Size: 14},
	signed:          paper.Style{Face: paper.Bold, Size: 14},
	recipientsLabel: paper.Style{Face: paper.BoldItalic, Size: 12}, recipients: 11,
}

func findPreset(name string) (preset, error) {
	switch name {
	case "", Party2026, Party2018:
		return party, nil
	case State:
		return state, nil
	}
	return preset{}, library.Fail(library.WrongUse, name, nil)
}

// folded is the page laid out anew on A5, for a booklet or for two pages side by side: smaller type, but not the page
// made smaller. The head of the page has the rest of the width that its right-hand lines leave.
func (p preset) folded(booklet bool) preset {
	p.width, p.height = 148, 210
	p.top, p.bottom, p.inner, p.outer, p.mirrored = 14, 14, 15, 12, booklet
	p.columns = [2]float64{52, 69}
	if len(p.heading) > 1 { // Quốc hiệu is longer than the Party's name
		p.columns = [2]float64{38, 83}
	}
	smaller := make([]heading, len(p.heading))
	for i, h := range p.heading {
		smaller[i] = heading{h.words, h.size - 1, h.rule}
	}
	p.heading = smaller
	p.superior, p.issuer, p.date = 12, 12, 12
	p.kind, p.subject = 14, 14
	p.body, p.leading, p.indent = 13, 18, 8
	p.folio, p.folioTop = 13, 7
	return p
}

// enlarged is the page with a body for older eyes, on A4 or folded to A5.
func (p preset) enlarged(folded bool) preset {
	p.body, p.leading = 16, 22
	if folded {
		p.body, p.leading = 14, 19
	}
	p.kind, p.subject = max(p.kind, p.body), max(p.subject, p.body)
	return p
}

// landscape is the sheet turned for a wide table. Its bound edge is over the table, on the back of a sheet under it.
func (p preset) landscape(singleSided bool) paper.Sheet {
	bottom := p.outer
	if p.mirrored && !singleSided {
		bottom = p.inner
	}
	return paper.Sheet{Width: 297, Height: 210, Top: p.inner, Bottom: bottom, Inner: p.top, Out: p.bottom}
}

func (p preset) sheet(singleSided bool) paper.Sheet {
	return paper.Sheet{
		Width: p.width, Height: p.height,
		Top: p.top, Bottom: p.bottom, Inner: p.inner, Out: p.outer,
		Mirrored: p.mirrored && !singleSided,
	}
}
