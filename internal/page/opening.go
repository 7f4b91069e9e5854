package page

import (
	"regexp"
	"regexp/syntax"
	"sync"
)

// opening is an anchored expression that is compiled at its first use.
type opening func() *anchored

// anchored is an expression anchored at the beginning of the text that first looks at how the text begins: of the
// lines of a page few begin as any label does, and the look costs a hundredth of the match.
type anchored struct {
	*regexp.Regexp
	begins map[string]bool // all beginnings of what it matches; shorter ones where what follows may be anything
}

// openingRunes is how many runes of the text are looked at.
const openingRunes = 3

// maxClass is how many runes a class may have to be written out.
const maxClass = 40

// openingOf returns the expression, uncompiled.
func openingOf(expression string) opening {
	return sync.OnceValue(func() *anchored { return mustOpen(expression) })
}

// MatchString reports whether text matches.
func (o opening) MatchString(text string) bool { return o().MatchString(text) }

func mustOpen(expression string) *anchored {
	o := &anchored{Regexp: regexp.MustCompile(expression), begins: map[string]bool{}}
	tree, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		panic(err)
	}
	program, err := syntax.Compile(tree.Simplify())
	if err != nil {
		panic(err)
	}
	w := opener{program: program, begins: o.begins, seen: map[walkState]bool{}}
	w.walk(walkState{at: program.Start})
	return o
}

// MatchString reports whether text matches.
func (o *anchored) MatchString(text string) bool {
	return o.may(text) && o.Regexp.MatchString(text)
}

// may reports whether what begins as text does can match.
func (o *anchored) may(text string) bool {
	runes := 0
	for i := range text {
		if o.begins[text[:i]] {
			return true
		}
		if runes++; runes > openingRunes {
			return false
		}
	}
	return o.begins[text]
}

// opener collects the beginnings of what a program matches.
type opener struct {
	program *syntax.Prog
	begins  map[string]bool
	seen    map[walkState]bool
}

// walkState is where a walk through the program stands, and what it has read.
type walkState struct {
	at       int
	read     string
	runes    int
	anchored bool
}

func (o *opener) walk(s walkState) {
	if o.seen[s] {
		return
	}
	o.seen[s] = true
	inst := &o.program.Inst[s.at]
	next := s
	next.at = int(inst.Out)
	switch inst.Op {
	case syntax.InstAlt, syntax.InstAltMatch:
		o.walk(next)
		next.at = int(inst.Arg)
		o.walk(next)
	case syntax.InstCapture, syntax.InstNop:
		o.walk(next)
	case syntax.InstEmptyWidth:
		next.anchored = s.anchored || inst.Arg&uint32(syntax.EmptyBeginText) != 0
		o.walk(next)
	case syntax.InstMatch:
		o.begins[s.read] = true
	case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
		o.consume(inst, s, next)
	}
}

// consume goes on behind every rune that inst takes, or ends where they are too many or enough is read.
func (o *opener) consume(inst *syntax.Inst, s, next walkState) {
	runes := runesOf(inst)
	if !s.anchored {
		o.begins[""] = true // it may begin anywhere
		return
	}
	if s.runes == openingRunes || runes == nil {
		o.begins[s.read] = true
		return
	}
	next.runes++
	for _, r := range runes {
		next.read = s.read + string(r)
		o.walk(next)
	}
}

// runesOf returns the runes that inst takes, or nil where they are many.
func runesOf(inst *syntax.Inst) []rune {
	if inst.Op == syntax.InstRuneAny || inst.Op == syntax.InstRuneAnyNotNL || inst.Arg&uint32(syntax.FoldCase) != 0 {
		return nil
	}
	if len(inst.Rune) == 1 {
		return inst.Rune
	}
	var all []rune
	for i := 0; i+1 < len(inst.Rune); i += 2 {
		if int(inst.Rune[i+1]-inst.Rune[i])+len(all) >= maxClass {
			return nil
		}
		for r := inst.Rune[i]; r <= inst.Rune[i+1]; r++ {
			all = append(all, r)
		}
	}
	return all
}
