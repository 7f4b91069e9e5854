package page

import (
	"bufio"
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/assets"
)

// role is what an element known by its name holds.
type role int

const (
	noRole role = iota
	bodyRole
	leadRole
	titleRole
	authorRole
	dateRole
)

// roleWords are the words of the families' file for the roles.
var roleWords = map[string]role{"body": bodyRole, "lead": leadRole, "title": titleRole, "author": authorRole, "date": dateRole}

// families are the rules of families of sites: which name of an element means what on any site, and how each
// family is told and what its pages have besides. Names are in lower case and begin with «.» for a class, «#» for
// an id, «@» for an itemprop.
type families struct {
	roles    map[string]role
	prefixes map[string]role // of names that go on freely
	suffixes map[string]role // of names that begin freely, «.sapo» for «.post-sapo»
	all      []family
	signs    [256][]sign // by their first byte
}

// sign is a text that tells a family, given by its index.
type sign struct {
	text   []byte
	family int
}

type family struct {
	name string
	drop map[string]bool
}

// knownFamilies are the families of assets/families. The file is part of the program and tested with it; one that cannot be
// read is a fault of the program.
var knownFamilies = sync.OnceValue(func() *families {
	text, err := assets.Families.ReadFile("families/families.txt")
	if err != nil {
		panic(err)
	}
	f, err := parseFamilies(string(text))
	if err != nil {
		panic(err)
	}
	return f
})

// parseFamilies reads the file of families; its head explains the format. Errors name the line.
func parseFamilies(text string) (*families, error) {
	f := &families{roles: map[string]role{}, prefixes: map[string]role{}, suffixes: map[string]role{}}
	lines := bufio.NewScanner(strings.NewReader(text))
	for number := 1; lines.Scan(); number++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := f.read(line); err != nil {
			return nil, fmt.Errorf("families, line %d: %w", number, err)
		}
	}
	return f, nil
}

func (f *families) read(line string) error {
	if strings.HasPrefix(line, "[") {
		if !strings.HasSuffix(line, "]") || len(line) < 3 {
			return fmt.Errorf("no name of a family: %q", line)
		}
		f.all = append(f.all, family{name: line[1 : len(line)-1], drop: map[string]bool{}})
		return nil
	}
	word, values, found := strings.Cut(line, ":")
	if !found || len(f.all) == 0 || strings.TrimSpace(values) == "" {
		return fmt.Errorf("neither a family nor a rule of one: %q", line)
	}
	current := &f.all[len(f.all)-1]
	switch {
	case word == "tell":
		return f.readSigns(strings.Split(values, ","))
	case word != "drop" && roleWords[word] == noRole:
		return fmt.Errorf("unknown rule %q", word)
	}
	return f.readNames(current, roleWords[word], strings.Fields(strings.ToLower(values)))
}

// readSigns notes the texts that tell the last family.
func (f *families) readSigns(texts []string) error {
	for _, text := range texts {
		if text = strings.TrimSpace(text); len(text) < 2 {
			return fmt.Errorf("too short to tell a family: %q", text)
		}
		f.signs[text[0]] = append(f.signs[text[0]], sign{text: []byte(text), family: len(f.all) - 1})
	}
	return nil
}

// readNames notes names that stand for a role, or, for none, names that the family leaves out.
func (f *families) readNames(current *family, r role, names []string) error {
	for _, name := range names {
		if len(name) < 2 || !strings.Contains(".#@", name[:1]) {
			return fmt.Errorf("%q is no .class, #id or @itemprop", name)
		}
		if r == noRole {
			current.drop[name] = true
		} else if err := f.name(name, r); err != nil {
			return err
		}
	}
	return nil
}

// name notes what a name means.
func (f *families) name(name string, r role) error {
	table := f.roles
	if begin, open := strings.CutSuffix(name, "*"); open {
		name, table = begin, f.prefixes
	}
	if end, open := strings.CutPrefix(name[1:], "*"); open {
		name, table = name[:1]+end, f.suffixes
	}
	if before, known := table[name]; known && before != r {
		return fmt.Errorf("%q stands for two parts", name)
	}
	table[name] = r
	return nil
}

// signBytes is how much of a page is searched for the signs of its family.
const signBytes = 64 << 10

// drops returns the names that a page's family leaves out of its articles.
func (f *families) drops(raw []byte) map[string]bool {
	raw = raw[:min(len(raw), signBytes)]
	names := map[string]bool{}
	for _, at := range f.told(raw) {
		maps.Copy(names, f.all[at].drop)
	}
	return names
}

// told returns the families whose signs stand in raw. It goes through raw once, for there are many signs.
func (f *families) told(raw []byte) []int {
	var found []int
	for i := range max(0, len(raw)-1) {
		for _, at := range f.signs[raw[i]] {
			if raw[i+1] == at.text[1] && bytes.HasPrefix(raw[i:], at.text) && !slices.Contains(found, at.family) {
				found = append(found, at.family)
			}
		}
	}
	return found
}

// roleOf returns what n's names say that it holds.
func roleOf(n *html.Node) role {
	f := knownFamilies()
	found := noRole
	eachName(n, func(name string) bool {
		found = f.roles[name]
		for begin, r := range f.prefixes {
			if found == noRole && strings.HasPrefix(name, begin) {
				found = r
			}
		}
		for end, r := range f.suffixes {
			if found == noRole && name[0] == end[0] && strings.HasSuffix(name, end[1:]) {
				found = r
			}
		}
		return found == noRole
	})
	return found
}

// eachName calls visit for the classes, ids and itemprops of n as the families write them, until it returns false.
func eachName(n *html.Node, visit func(name string) bool) {
	for _, a := range n.Attr {
		switch a.Key {
		case "class":
			for _, token := range strings.Fields(strings.ToLower(a.Val)) {
				if !visit("." + token) {
					return
				}
			}
		case "id":
			id := strings.ToLower(a.Val)
			if !visit("#"+id[strings.LastIndexByte(id, '_')+1:]) || !visit("#"+id) {
				return
			}
		case "itemprop":
			if !visit("@" + strings.ToLower(a.Val)) {
				return
			}
		}
	}
}

// givenNames are the names that an element goes by.
type givenNames struct{ class, id, itemprop string }

// known collects the elements whose names tell what they hold, in document order.
type known map[role][]*html.Node

func findKnown(root *html.Node) known {
	found := known{}
	roles := map[givenNames]role{}
	each(root, func(n *html.Node) bool {
		if silentTags[n.DataAtom] && n.DataAtom != atom.Head {
			return false
		}
		if n.DataAtom == atom.A && hasToken(attr(n, "rel"), "author") {
			found[authorRole] = append(found[authorRole], n)
			return true
		}
		names := givenNames{attr(n, "class"), attr(n, "id"), attr(n, "itemprop")}
		if names == (givenNames{}) {
			return true
		}
		r, known := roles[names]
		if !known {
			r = roleOf(n)
			roles[names] = r
		}
		if r != noRole && n.DataAtom != atom.Body && n.DataAtom != atom.Html {
			found[r] = append(found[r], n)
		}
		return true
	})
	return found
}
