package outline

import (
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// Plan returns the sections that names stand for. The role of a name is that of a known section of that name, else what it
// says of what is under it, else content. The names of a đề cương as the program parts it by itself are left to their roles.
func Plan(names []string, known []library.Section) []library.Section {
	var plan []library.Section
	for _, name := range names {
		if name = viet.Clean(name); name != "" {
			plan = append(plan, library.Section{Role: roleOfName(name, known), Title: name})
		}
	}
	usual := slices.Equal(Names(plan), Names(usualSections()))
	for i := range plan {
		if usual {
			plan[i].Title = ""
		}
	}
	return plan
}

// Names are the headings of sections.
func Names(sections []library.Section) []string {
	var names []string
	for _, s := range sections {
		names = append(names, nameOf(s))
	}
	return names
}

func nameOf(s library.Section) string {
	if s.Title != "" {
		return s.Title
	}
	return words.OnPaper("paper.section-" + string(s.Role))
}

// usualSections are those of a đề cương as the program parts it by itself.
func usualSections() []library.Section {
	var all []library.Section
	for _, role := range library.SectionRoles() {
		all = append(all, library.Section{Role: role})
	}
	return all
}

func roleOfName(name string, known []library.Section) library.SectionRole {
	for _, s := range append(usualSections(), known...) {
		if alike(nameOf(s), name) {
			return s.Role
		}
	}
	if role, clear := headingRole(name); clear {
		return role
	}
	return library.ContentSection
}

// alike reports whether two names are one, however they are written.
func alike(a, b string) bool { return strings.EqualFold(viet.Clean(a), viet.Clean(b)) }

// Arrange parts an outline into the sections of a plan. No point is lost, and those of a section stay together, in their
// order: they go to the section of the same name, else to the one at the same place that plays the same part, else to the
// first that plays it, else to the one at the same place. Without a plan the outline stays as it is.
func Arrange(o library.Outline, plan []library.Section) library.Outline {
	if len(plan) == 0 {
		return o
	}
	arranged := make([]library.Section, len(plan))
	for i, s := range plan {
		arranged[i] = library.Section{Role: s.Role, Title: s.Title, Points: []library.OutlinePoint{}}
	}
	for i, s := range o.Sections {
		to := homeIn(arranged, o.Sections, i)
		arranged[to].Points = append(arranged[to].Points, s.Points...)
	}
	o.Sections = arranged
	return o
}

// homeIn returns the section of a plan that the points of section i of those of now go to.
func homeIn(plan, now []library.Section, i int) int {
	named := func(p library.Section, of library.Section) bool { return alike(nameOf(p), nameOf(of)) }
	if to := slices.IndexFunc(plan, func(p library.Section) bool { return named(p, now[i]) }); to >= 0 {
		return to
	}
	free := func(p library.Section) bool { // no section of now has its name
		return !slices.ContainsFunc(now, func(of library.Section) bool { return named(p, of) })
	}
	if i < len(plan) && plan[i].Role == now[i].Role && free(plan[i]) {
		return i
	}
	for _, fits := range []func(p library.Section) bool{
		func(p library.Section) bool { return p.Role == now[i].Role && free(p) },
		func(p library.Section) bool { return p.Role == now[i].Role },
	} {
		if to := slices.IndexFunc(plan, fits); to >= 0 {
			return to
		}
	}
	return min(i, len(plan)-1)
}
