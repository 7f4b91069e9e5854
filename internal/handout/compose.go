package handout

import (
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// DeCuong is the name of the template «Đề cương tuyên truyền».
const DeCuong = "de-cuong"

// templates are all there are, by name. A new one is a file like decuong.go and a line here.
var templates = map[string]func(preset, outline) []paper.Block{
	DeCuong: deCuong,
}

// Options choose how a template is printed.
type Options struct {
	Preset      string // one of Presets, "" for the default
	SingleSided bool   // all pages are fronts
}

// Compose makes the paper of an outline: its template's blocks, ready for paper.Layout. sources say what is known of the
// articles it quotes; one that is missing is named by its number. It fails with the kind library.UnknownTemplate,
// library.EmptyOutline where there is no point to print, or library.WrongUse for an unknown preset.
func Compose(template string, o library.Outline, sources []library.Citation, opt Options) (paper.Document, error) {
	compose, ok := templates[template]
	if !ok {
		return paper.Document{}, library.Fail(library.UnknownTemplate, template, nil)
	}
	p, err := findPreset(opt.Preset)
	if err != nil {
		return paper.Document{}, err
	}
	o = withoutBlanks(o)
	if o.Points() == 0 {
		return paper.Document{}, library.Fail(library.EmptyOutline, o.Title, nil)
	}
	title := viet.Clean(o.Title)
	if title == "" {
		title = words.Say("paper." + template)
	}
	return paper.Document{
		Title:  title,
		Author: viet.Clean(o.Letterhead.Issuer),
		Sheet:  p.sheet(opt.SingleSided),
		Folio:  paper.Folio{Style: paper.Style{Size: p.folio}, Top: p.folioTop},
		Blocks: compose(p, newOutline(o, sources)),
	}, nil
}

// withoutBlanks leaves out points without a word and sections without a point, and puts the sections in
// the order they are printed in.
func withoutBlanks(o library.Outline) library.Outline {
	var sections []library.Section
	for _, role := range library.SectionRoles() {
		whole := library.Section{Role: role}
		for _, s := range o.Sections {
			if printedRole(s.Role) != role {
				continue
			}
			for _, p := range s.Points {
				if strings.TrimSpace(p.Text) != "" {
					whole.Points = append(whole.Points, p)
				}
			}
		}
		if len(whole.Points) > 0 {
			sections = append(sections, whole)
		}
	}
	o.Sections = sections
	return o
}

// printedRole returns the role a section is printed under. One that this program does not know, from an outline of
// another version, counts as content: nothing that was written gets lost.
func printedRole(role library.SectionRole) library.SectionRole {
	if slices.Contains(library.SectionRoles(), role) {
		return role
	}
	return library.ContentSection
}

// outline is an outline with its articles numbered.
type outline struct {
	library.Outline
	numbers map[int64]int              // of each article in «Nguồn», from 1
	sources map[int64]library.Citation // what is known of them
}

func newOutline(o library.Outline, sources []library.Citation) outline {
	out := outline{Outline: o, numbers: map[int64]int{}, sources: map[int64]library.Citation{}}
	for i, id := range o.Articles() {
		out.numbers[id] = i + 1
	}
	for _, s := range sources {
		out.sources[s.Article] = s
	}
	return out
}
