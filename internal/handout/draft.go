package handout

import (
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// Draft returns an outline to start from: points in their order, each in the section its kind and its heading speak for.
// All sections are there, also those without points, so that a briefer sees where points can go.
func Draft(title string, points []library.Point) library.Outline {
	sections := map[library.SectionRole][]library.OutlinePoint{}
	for start := 0; start < len(points); {
		end := start + 1
		for end < len(points) && points[end].Kind != library.HeadingPoint && points[end].Article == points[start].Article {
			end++
		}
		place(sections, points[start:end])
		start = end
	}
	o := library.Outline{Title: title}
	for _, role := range library.SectionRoles() {
		o.Sections = append(o.Sections, library.Section{
			Role: role, Points: append([]library.OutlinePoint{}, sections[role]...),
		})
	}
	return o
}

// place puts one part of an article, a heading (where it has one) and the points under it, into sections. What
// stands under a heading stays together under it, in the section that the heading or else most of the points
// speak for; tasks alone go to theirs when the part is on something else. A heading that nothing stands under
// says nothing, and is left out.
func place(sections map[library.SectionRole][]library.OutlinePoint, part []library.Point) {
	put := func(role library.SectionRole, p library.Point) {
		sections[role] = append(sections[role], library.OutlinePoint{Text: p.Text, Quoted: &p})
	}
	if part[0].Kind != library.HeadingPoint {
		for _, p := range part {
			put(roleOf(p), p)
		}
		return
	}
	heading, under := part[0], part[1:]
	home := homeOf(heading, under)
	headed := false
	for _, p := range under {
		role := home
		if p.Kind == library.TaskPoint {
			role = library.TaskSection
		}
		if role == home && !headed {
			put(home, heading)
			headed = true
		}
		put(role, p)
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
