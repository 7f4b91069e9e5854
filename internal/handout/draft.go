package handout

import (
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// Draft returns an outline to start from: points in their order, each in the section its kind and its heading speak for.
// All sections are there, also those without points, so that a briefer sees where points can go.
func Draft(title string, points []library.Point) library.Outline {
	var d draft
	for start := 0; start < len(points); {
		end := start + 1
		for end < len(points) && points[end].Kind != library.HeadingPoint && points[end].Article == points[start].Article {
			end++
		}
		d.place(points[start:end])
		start = end
	}
	o := library.Outline{Title: title}
	for _, role := range library.SectionRoles() {
		o.Sections = append(o.Sections, library.Section{
			Role: role, Points: append(append([]library.OutlinePoint{}, d.loose[role]...), d.headed[role]...),
		})
	}
	return o
}

// draft gathers the points of each section: loose ones, which stand first, and those under headings. After a
// heading a loose point would seem to belong to it.
type draft struct{ loose, headed gathered }

type gathered map[library.SectionRole][]library.OutlinePoint

func (g *gathered) put(role library.SectionRole, p library.Point) {
	if *g == nil {
		*g = gathered{}
	}
	(*g)[role] = append((*g)[role], library.OutlinePoint{Text: p.Text, Quoted: &p})
}

// place puts one part of an article, a heading (where it has one) and the points under it, into sections. What
// stands under a heading stays together under it, in the section that the heading or else most of the points
// speak for; tasks alone go to theirs when the part is on something else. A heading that nothing stands under
// says nothing, and is left out.
func (d *draft) place(part []library.Point) {
	if part[0].Kind != library.HeadingPoint {
		for _, p := range part {
			d.loose.put(roleOf(p), p)
		}
		return
	}
	heading, under := part[0], part[1:]
	home := homeOf(heading, under)
	named := false
	for _, p := range under {
		if p.Kind == library.TaskPoint && home != library.TaskSection {
			d.loose.put(library.TaskSection, p)
			continue
		}
		if !named {
			d.headed.put(home, heading)
			named = true
		}
		d.headed.put(home, p)
	}
}

// homeOf returns the section a heading speaks for, else the one that most points under it do; as many of
// two kinds make it the content.
func homeOf(heading library.Point, under []library.Point) library.SectionRole {
	if role, clear := headingRole(heading.Text); clear {
		return role
	}
	count := map[library.SectionRole]int{}
	for _, p := range under {
		count[roleOf(p)]++
	}
	home := library.ContentSection
	for _, role := range library.SectionRoles() {
		if count[role] > count[home] {
			home = role
		}
	}
	return home
}

// roleOf returns the section a point's kind speaks for.
func roleOf(p library.Point) library.SectionRole {
	switch p.Kind {
	case library.TaskPoint:
		return library.TaskSection
	case library.ResultPoint:
		return library.ResultSection
	default:
		return library.ContentSection
	}
}

// signs are words of headings that say what is under them, folded. The first that is found decides.
var signs = []struct {
	role  library.SectionRole
	words []string
}{
	{library.TaskSection, []string{"nhiem vu", "giai phap", "phuong huong", "thoi gian toi", "can tap trung", "to chuc thuc hien"}},
	{library.ResultSection, []string{"ket qua", "thanh tuu", "da dat duoc"}},
	{library.ContextSection, []string{"hoan canh", "boi canh", "y nghia", "muc dich", "su can thiet", "can cu phap ly"}},
}

func headingRole(heading string) (library.SectionRole, bool) {
	folded := viet.Fold(heading)
	for _, sign := range signs {
		for _, w := range sign.words {
			if strings.Contains(folded, w) {
				return sign.role, true
			}
		}
	}
	return "", false
}
