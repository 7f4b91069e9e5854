package phrase

import (
	"fmt"
	"strings"
	"sync"

	"baocaovien/internal/viet"
)

// Set is a file of phrases, read.
type Set struct {
	lists  []*Wordlist
	labels map[string]*Wordlist
}

// Wordlist is the phrases under one label. Several goroutines may use it at once; its phrases are compiled when it is
// first asked for any.
type Wordlist struct {
	label string
	found func() *listBody // nil where there is no such list
}

// listBody is what a list holds.
type listBody struct {
	lines   []Wording
	lexicon func() *Lexicon
}

// Wording is a line of a list: ways to say one thing.
type Wording struct {
	Number  int    // in the file, from 1
	Text    string // as written
	Phrases []Phrase
}

// Parse reads a file of phrases in the syntax of the package; name is for its errors.
func Parse(name, text string) (*Set, error) {
	s := &Set{labels: map[string]*Wordlist{}}
	r := parser{sets: map[string][][]term{}}
	by, fold := Marked, false
	var list *Wordlist
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = viet.NFC(strings.TrimSpace(line))
		var err error
		switch {
		case line == "" || line == "#" || strings.HasPrefix(line, "# "):
		case line == "fold" && list == nil:
			by, fold = Folded, true
		case strings.HasPrefix(line, "set ") && strings.Contains(line, "="):
			err = r.readSet(line)
		case strings.HasPrefix(line, "[") && strings.HasSuffix(line, "]"):
			list = s.open(strings.TrimSpace(line[1:len(line)-1]), by)
		case list == nil:
			err = fmt.Errorf("%q stands before the first list", line)
		case fold && viet.Fold(line) != line:
			err = fmt.Errorf("%q is not folded", line)
		default:
			err = list.found().read(&r, number, line)
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, number, err)
		}
	}
	return s, nil
}

// readSet reads «set name = a | b».
func (r *parser) readSet(line string) error {
	name, members, _ := strings.Cut(strings.TrimPrefix(line, "set "), "=")
	r.rest = members + "}"
	choices, err := r.choices("}", 0)
	if err == nil && r.rest != "" {
		err = fmt.Errorf("unexpected %q", r.rest)
	}
	r.sets[strings.TrimSpace(name)] = choices
	return err
}

// open returns the list of a label, which may stand in several places of a file.
func (s *Set) open(label string, by Comparison) *Wordlist {
	if list, known := s.labels[label]; known {
		return list
	}
	c := &listBody{}
	c.lexicon = sync.OnceValue(func() *Lexicon { return c.compile(by) })
	list := &Wordlist{label, func() *listBody { return c }}
	s.labels[label] = list
	s.lists = append(s.lists, list)
	return list
}

func (c *listBody) read(r *parser, number int, line string) error {
	r.rest = line
	phrases, err := r.phrases()
	c.lines = append(c.lines, Wording{number, line, phrases})
	return err
}

func (c *listBody) compile(by Comparison) *Lexicon {
	lexicon := NewLexicon(by)
	for i, line := range c.lines {
		for _, p := range line.Phrases {
			lexicon.Add(p, int32(i)) //nolint:gosec // thousands of lines
		}
	}
	lexicon.Index()
	return lexicon
}

// List returns the list of a label.
func (s *Set) List(label string) (list *Wordlist, ok bool) {
	list, ok = s.labels[label]
	return list, ok
}

// Lists returns all lists as the file has them.
func (s *Set) Lists() []*Wordlist { return s.lists }

// Label returns what the list is called.
func (l *Wordlist) Label() string { return l.label }

// Entries returns the lines of the list.
func (l *Wordlist) Entries() []Wording {
	if c := l.found(); c != nil {
		return c.lines
	}
	return nil
}

// Words returns the phrases as they are written, for lists of words that are compared in other ways.
func (l *Wordlist) Words() []string {
	entries, count := l.Entries(), 0
	for _, entry := range entries {
		count += len(entry.Phrases)
	}
	all := make([]string, 0, count)
	for _, entry := range entries {
		for _, p := range entry.Phrases {
			all = append(all, p.Text)
		}
	}
	return all
}

func (l *Wordlist) lexicon() *Lexicon {
	if c := l.found(); c != nil {
		return c.lexicon()
	}
	return none()
}

var none = sync.OnceValue(func() *Lexicon {
	l := NewLexicon(Marked)
	l.Index()
	return l
})
