package handout

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/speech"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// DeCuong is the name of the template «Đề cương tuyên truyền».
const DeCuong = "de-cuong"

// templates are all there are, by name. A new one is a file like decuong.go and a line here. Each returns its sheet,
// its page numbers and its blocks.
var templates = map[string]func(preset, numberedOutline, TemplateOptions) paper.Document{
	DeCuong:    deCuong,
	ToPhatTay:  toPhatTay,
	Phieu:      phieu,
	TrinhChieu: trinhChieu,
	PhatThanh:  phatThanh,
}

// TemplateOptions choose how a template is printed. The zero Options are the house's own choice.
type TemplateOptions struct {
	Preset      string           // one of Presets, "" for the default
	SingleSided bool             // all pages are fronts
	Booklet     bool             // de-cuong: A5 pages on A4 to fold in the middle, printed on both sides along the short edge
	TwoUp       bool             // de-cuong: two A5 pages side by side; phieu: two cards on A4, to cut. Pages does both
	Large       bool             // de-cuong, to-phat-tay: 16 pt on 22; 14 on 19 where a de-cuong is folded
	PerMinute   int              // phieu, phat-thanh: syllables a minute, 130 to 200; 0 is 160
	Contact     string           // to-phat-tay: whom to ask; "" is the speaker, where the outline names one
	Figures     []library.Figure // to-phat-tay, phieu: of the quoted articles; those that no printed point states are left out
	Pictures    []ArticlePicture // of the quoted articles; those whose caption no printed point quotes are left out
	QR          bool             // de-cuong, phieu, phat-thanh: a code beside each source; to-phat-tay and trinh-chieu always have them

	FullForms speech.FullForms // phat-thanh: how abbreviations of the office's own are read

	cardSyllables int  // phieu: the most words of a card; 0 is mostSyllables
	unprinted     bool // for the clipboard: addresses in place of codes
}

// Foldable reports whether a template can be put on its sheets as the options ask.
func (opt TemplateOptions) Foldable(template string) bool {
	switch template {
	case DeCuong:
		return !opt.Booklet || !opt.TwoUp
	case Phieu:
		return !opt.Booklet
	}
	return !opt.Booklet && !opt.TwoUp // a report's wide tables have no room on half a sheet
}

// Enlarges reports whether Large changes a template: cards, slides and what is read aloud are large already, and a report has the
// size that is prescribed.
func (TemplateOptions) Enlarges(template string) bool {
	return template == DeCuong || template == ToPhatTay
}

// StatesFigures reports whether a template prints Figures.
func (TemplateOptions) StatesFigures(template string) bool {
	return template == ToPhatTay || template == Phieu
}

// Compose makes the paper of an outline: its template's blocks, ready for paper.Layout. sources say what is known of the
// articles it quotes; one that is missing is named by its number. It fails with the kind library.UnknownTemplate,
// library.EmptyOutline where there is no point to print, or library.WrongUse for an unknown preset or a template that
// cannot be folded as asked for.
func Compose(template string, o library.Outline, sources []library.Citation, opt TemplateOptions) (paper.Document, error) {
	compose, ok := templates[template]
	if !ok {
		return paper.Document{}, library.Fail(library.UnknownTemplate, template, nil)
	}
	p, err := findPreset(opt.Preset)
	if err != nil {
		return paper.Document{}, err
	}
	if !opt.Foldable(template) {
		return paper.Document{}, library.Fail(library.WrongUse, template, errors.New("cannot be folded so"))
	}
	if template == DeCuong && (opt.Booklet || opt.TwoUp) {
		p = p.folded(opt.Booklet)
		opt.SingleSided = opt.SingleSided && !opt.Booklet // a booklet has backs
	}
	if template == DeCuong && opt.Large {
		p = p.enlarged(opt.Booklet || opt.TwoUp)
	}
	o = withoutBlanks(o)
	if o.Points() == 0 {
		return paper.Document{}, library.Fail(library.EmptyOutline, o.Title, nil)
	}
	title := viet.Clean(o.Title)
	if title == "" {
		title = words.OnPaper("paper." + template)
	}
	composed := newOutline(o, sources)
	composed.pictures = opt.Pictures
	doc := compose(p, composed, opt)
	doc.Title, doc.Author = title, viet.Clean(o.Letterhead.Issuer)
	return doc, nil
}

// withoutBlanks leaves out points, slogans and questions without a word and sections without a point, and puts the sections in
// the order they are printed in.
func withoutBlanks(o library.Outline) library.Outline {
	o.Sections = slices.DeleteFunc(printedSections(o.Sections), func(s library.Section) bool { return len(s.Points) == 0 })
	o.Slogans = slices.DeleteFunc(slices.Clone(o.Slogans), blank)
	o.Questions = slices.DeleteFunc(slices.Clone(o.Questions), func(q library.Question) bool { return blank(q.Ask) && blank(q.Answer) })
	return o
}

// printedSections are the sections in the order they are printed in, without blank points: as a person named and put them,
// and where nobody did, by their roles, one section a role.
func printedSections(all []library.Section) (printed []library.Section) {
	add := func(into *library.Section, points []library.OutlinePoint) {
		into.Points = append(into.Points, slices.DeleteFunc(slices.Clone(points), func(p library.OutlinePoint) bool { return blank(p.Text) })...)
	}
	if slices.ContainsFunc(all, func(s library.Section) bool { return s.Title != "" }) {
		for _, s := range all {
			section := library.Section{Role: s.Role, Title: s.Title}
			add(&section, s.Points)
			printed = append(printed, section)
		}
		return printed
	}
	for _, role := range library.SectionRoles() {
		whole := library.Section{Role: role}
		for _, s := range all {
			if printedRole(s.Role) == role {
				add(&whole, s.Points)
			}
		}
		printed = append(printed, whole)
	}
	return printed
}

func blank(text string) bool { return strings.TrimSpace(text) == "" }

// printedRole returns the role a section is printed under. One that this program does not know, from an outline of
// another version, counts as content: nothing that was written gets lost.
func printedRole(role library.SectionRole) library.SectionRole {
	if slices.Contains(library.SectionRoles(), role) {
		return role
	}
	return library.ContentSection
}

// numberedOutline is an outline with its articles numbered.
type numberedOutline struct {
	library.Outline
	numbers  map[int64]int              // of each article in «Nguồn», from 1
	sources  map[int64]library.Citation // what is known of them
	pictures []ArticlePicture
}

// led returns the outline as a leaflet or a card prints it: no heading that leads to no point, unless there are only
// headings.
func (o numberedOutline) led() numberedOutline {
	said := 0
	pruned := make([]library.Section, len(o.Sections))
	for i, s := range o.Sections {
		pruned[i].Role, pruned[i].Title = s.Role, s.Title
		for j, p := range s.Points {
			if isHeading(p) {
				first := leadsTo(s.Points, j)
				if first < 0 {
					continue
				}
				p = overOnly(p, s.Points[first])
			}
			pruned[i].Points = append(pruned[i].Points, p)
			said++
		}
	}
	if said == 0 {
		return o
	}
	o.Sections = pruned
	led := newOutline(o.Outline, slices.Collect(maps.Values(o.sources)))
	led.pictures = o.pictures
	return led
}

// overOnly returns a heading that is cited as the point under it is, which alone is printed with its source.
func overOnly(heading, point library.OutlinePoint) library.OutlinePoint {
	if heading.Quoted == nil || point.Quoted == nil {
		return heading
	}
	quoted := *heading.Quoted
	quoted.Place, quoted.Also = point.Quoted.Place, nil
	heading.Quoted = &quoted
	return heading
}

func newOutline(o library.Outline, sources []library.Citation) numberedOutline {
	out := numberedOutline{Outline: o, numbers: map[int64]int{}, sources: map[int64]library.Citation{}}
	for i, id := range o.Articles() {
		out.numbers[id] = i + 1
	}
	for _, s := range sources {
		out.sources[s.Article] = s
	}
	return out
}
