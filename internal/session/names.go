package session

import (
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// Choices returns the stable values a field may have, in the order of the field; none for a free one.
func Choices(field string) (all []string) {
	switch field {
	case "status":
		for _, s := range library.SessionStatuses() {
			all = append(all, string(s))
		}
	case "level":
		for _, l := range library.Levels() {
			all = append(all, string(l))
		}
	case "form":
		for _, f := range library.SessionForms() {
			all = append(all, string(f))
		}
	case "template":
		all = []string{"to-phat-tay", "de-cuong", "phieu", "khac"} // those of handout that reach listeners, and what came from elsewhere
	case "holds":
		all = []string{library.HoldsAudiences}
	}
	return all
}

// ChoiceName returns what people call one of the Choices of a field, in the language in use.
func ChoiceName(field, value string) string { return ChoiceIn(words.Spoken(), field, value) }

// ChoiceIn returns what people call one of the Choices of a field in a language.
func ChoiceIn(l words.Language, field, value string) string {
	return l.Say("sessions." + field + "-" + value)
}

// Choose finds the choice a person typed: the value itself or its name in any language, with or without marks and capitals.
func Choose(field, typed string) (string, bool) {
	for _, value := range Choices(field) {
		if PlainName(typed) == PlainName(value) {
			return value, true
		}
		for _, l := range words.Languages() {
			if PlainName(typed) == PlainName(ChoiceIn(l, field, value)) {
				return value, true
			}
		}
	}
	return "", false
}

// PlainName is a name as it is looked up: without marks, capitals and the signs between its words.
func PlainName(name string) string {
	return strings.Join(strings.FieldsFunc(viet.Fold(name), func(r rune) bool { return strings.ContainsRune(" -_/.,;:()\u00a0\t", r) }), " ")
}

// Groups returns the audiences that are offered from the beginning.
func Groups() []string { return strings.Split(words.OnPaper("sessions.groups"), "|") }

// sameName is the same for two spellings of one name: capitals and the place of the tone do not count, marks do.
func sameName(name string) string { return viet.SortKey(strings.ToLower(name)) }

// unmarked reports whether a name was typed without marks, so that it may stand for one that has them.
func unmarked(name string) bool { return viet.Fold(name) == strings.ToLower(viet.NFC(name)) }

// Lookup finds the name a person typed among known ones. A name typed without marks stands for the one that has them, one
// without «xã», «phường», «đặc khu» for the one commune of that name. Where several fit, they are returned as choices; where
// none does, the name stays as it was typed.
func Lookup(typed string, known []string) (name string, choices []string) {
	typed = viet.Clean(typed)
	for _, fits := range []func(string) bool{
		func(k string) bool { return sameName(k) == sameName(typed) },
		func(k string) bool { return sameName(WithoutKind(k)) == sameName(typed) },
		func(k string) bool { return unmarked(typed) && PlainName(k) == PlainName(typed) },
		func(k string) bool { return unmarked(typed) && PlainName(WithoutKind(k)) == PlainName(typed) },
	} {
		found := distinctNames(known, fits)
		switch len(found) {
		case 0:
			continue
		case 1:
			return found[0], nil
		}
		return typed, found
	}
	return typed, nil
}

func distinctNames(known []string, fits func(string) bool) (found []string) {
	for _, k := range known {
		twice := slices.ContainsFunc(found, func(f string) bool { return sameName(f) == sameName(k) })
		if k != "" && !twice && fits(k) {
			found = append(found, k)
		}
	}
	slices.SortFunc(found, func(a, b string) int { return strings.Compare(viet.SortKey(a), viet.SortKey(b)) })
	return found
}

// Spelled returns names once each: of the spellings of one name the official one, else the first.
func Spelled(typed, official []string) (names []string) {
	at := map[string]int{}
	for _, name := range slices.Concat(typed, official) {
		if _, had := at[sameName(name)]; !had {
			at[sameName(name)] = len(names)
			names = append(names, name)
		}
	}
	for _, name := range official {
		names[at[sameName(name)]] = name
	}
	return names
}

// HeldAt reports whether a session was held at a place as somebody typed it in one line: at that venue, or in that commune and,
// where the line says more than the commune, in that hamlet. A commune ends a part of the line: «xã Long Vĩnh Đông» is another
// than «xã Long Vĩnh».
func HeldAt(p library.SessionPlace, typed string) bool {
	line, commune := PlainName(typed), PlaceKey(p.Commune)
	switch {
	case line == "":
		return false
	case line == PlainName(p.Venue):
		return true
	case commune == "" || !slices.ContainsFunc(strings.FieldsFunc(typed, func(r rune) bool { return strings.ContainsRune(",;–()", r) }),
		func(part string) bool { return strings.HasSuffix(" "+PlainName(part), " "+commune) }):
		return false
	}
	only := line == commune || line == PlainName(p.Commune)
	return only || p.Hamlet == "" || strings.Contains(" "+line+" ", " "+PlainName(p.Hamlet)+" ")
}

// WithoutKind is the name of a commune without the word for what it is.
func WithoutKind(name string) string {
	for _, kind := range strings.Split(words.OnPaper("sessions.commune-kinds"), "|") {
		if len(name) > len(kind) && strings.EqualFold(name[:len(kind)], kind) && name[len(kind)] == ' ' {
			return strings.TrimSpace(name[len(kind):])
		}
	}
	return name
}

// resolved gives each spelling of a name the one that is printed: that of most sessions. Spellings differ in capitals and
// the place of the tone; one without marks belongs to the one name with marks that it can be.
func resolved(spelled map[string]int64) map[string]string {
	marked := map[string]map[string]bool{} // plain name → the names with marks it can be
	for name := range spelled {
		if plain := PlainName(name); !unmarked(name) {
			if marked[plain] == nil {
				marked[plain] = map[string]bool{}
			}
			marked[plain][sameName(name)] = true
		}
	}
	best, key := map[string]string{}, map[string]string{}
	for name := range spelled {
		key[name] = sameName(name)
		if of := marked[PlainName(name)]; unmarked(name) && len(of) == 1 {
			for only := range of {
				key[name] = only
			}
		}
	}
	for name, k := range key {
		now, there := best[k]
		if !there || better(name, now, spelled) {
			best[k] = name
		}
	}
	for name, k := range key {
		key[name] = best[k]
	}
	return key
}

// better reports whether name is to be printed rather than another spelling of it.
func better(name, than string, spelled map[string]int64) bool {
	if unmarked(name) != unmarked(than) {
		return unmarked(than)
	}
	if spelled[name] != spelled[than] {
		return spelled[name] > spelled[than]
	}
	return name < than
}
