// Package words gives the program its sentences: kept in assets/translations, a folder a language, under stable English
// keys, with named places for values. Say speaks the language of the person; OnPaper always Vietnamese, as official paper,
// what is stored and what other machines read do.
package words

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"strconv"
	"strings"
	"unicode"

	"baocaovien/internal/library"
)

// PaperWords is the folder of what has no other language: words that are printed, stored, or read by other machines.
const PaperWords = "paper"

// Load reads the sentences under translations/folder of files, by key.
func Load(files fs.FS, folder string) (map[string]string, error) {
	names, err := fs.Glob(files, "translations/"+folder+"/*.json")
	if err != nil {
		return nil, fmt.Errorf("words: %w", err)
	}
	all := map[string]string{}
	for _, name := range names {
		part, err := loadFile(files, name)
		if err != nil {
			return nil, err
		}
		maps.Copy(all, part)
	}
	return all, nil
}

// loadFile reads the sentences of one file, all of whose keys begin with its name.
func loadFile(files fs.FS, name string) (map[string]string, error) {
	raw, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, fmt.Errorf("words: %w", err)
	}
	var part map[string]string
	if err := json.Unmarshal(raw, &part); err != nil {
		return nil, fmt.Errorf("words: %s: %w", name, err)
	}
	prefix := strings.TrimSuffix(path.Base(name), ".json") + "."
	for key := range part {
		if !strings.HasPrefix(key, prefix) {
			return nil, fmt.Errorf("words: %s: key %q does not begin with %q", name, key, prefix)
		}
	}
	return part, nil
}

// Say returns the sentence under key in the language in use, with its places filled: see Language.Say.
func Say(key string, pairs ...any) string { return Spoken().Say(key, pairs...) }

// OnPaper returns the sentence under key in Vietnamese, for what is printed, stored or sent, whatever language is in use.
func OnPaper(key string, pairs ...any) string { return Vietnamese.Say(key, pairs...) }

// Say returns the sentence under key with each {name} replaced by the value after that name in pairs:
// Say("window.chosen", "count", 2). Of {name:one|two|many} the alternative of that number is taken, the last for all other
// values: «{count:article|articles}», «{month:January|…|December}». An unknown key comes back as it is, so that it is seen.
func (l Language) Say(key string, pairs ...any) string {
	sentence, ok := l.sentence(key)
	if !ok {
		return key
	}
	var said strings.Builder
	for {
		before, rest, open := strings.Cut(sentence, "{")
		place, after, closed := strings.Cut(rest, "}")
		if !open || !closed {
			said.WriteString(sentence)
			return said.String()
		}
		said.WriteString(before)
		said.WriteString(filled(place, pairs))
		sentence = after
	}
}

// filled is what stands in a place of a sentence: the place itself where nothing was given for it.
func filled(place string, pairs []any) string {
	name, alternatives, choice := strings.Cut(place, ":")
	for i := 0; i+1 < len(pairs); i += 2 {
		if fmt.Sprint(pairs[i]) != name {
			continue
		}
		value := fmt.Sprint(pairs[i+1])
		if !choice {
			return value
		}
		all := strings.Split(alternatives, "|")
		if n, err := strconv.Atoi(value); err == nil && n >= 1 && n < len(all) {
			return all[n-1]
		}
		return all[len(all)-1]
	}
	return "{" + place + "}"
}

// Theme returns the name of a built-in theme in the language in use, or the slug itself for a user's own.
func Theme(t library.Theme) string { return Spoken().Theme(t) }

// Theme returns the name of a built-in theme, or the slug itself for a user's own.
func (l Language) Theme(t library.Theme) string {
	if name, ok := l.sentence("themes." + string(t)); ok {
		return name
	}
	return string(t)
}

// Figure writes a number that is written the Vietnamese way, «632.780» or «1,2 MB», as the language in use does.
func Figure(vietnamese string) string { return Spoken().Figure(vietnamese) }

// Figure writes a number that is written the Vietnamese way as the language does: English has point and comma the other way.
func (l Language) Figure(vietnamese string) string {
	if l == English {
		return strings.NewReplacer(".", ",", ",", ".").Replace(vietnamese)
	}
	return vietnamese
}

// AgainAt returns the moment at which a server asked to be asked again, in words.
func AgainAt(m library.Moment) string {
	return Say("errors.again-at", "time", m.Time().Format("15:04"), "date", m.Time().Format("02/01/2006"))
}

// Reason is Failure for who looks at the window: what was asked for wrongly is said without a word on the command line.
func Reason(err error, log string) string {
	var e *library.Error
	if !errors.As(err, &e) || e.Kind != library.WrongUse || e.Err == nil {
		return Failure(err, log)
	}
	sentence := []rune(library.Discreet(e.Err.Error()))
	if len(sentence) > 0 {
		sentence[0] = unicode.ToUpper(sentence[0])
	}
	return strings.TrimSuffix(string(sentence), ".") + "."
}

// Failure returns the sentence for err: what happened and what to do, without the passwords and tokens of addresses. log is
// where the detail is kept.
func Failure(err error, log string) string {
	var e *library.Error
	if !errors.As(err, &e) {
		e = library.Fail(library.Internal, "", err)
	}
	detail := ""
	if e.Err != nil {
		detail = e.Err.Error()
	}
	key := "errors." + string(e.Kind)
	if e.Kind == library.HTTPStatus && e.Again.Known() {
		key = "errors.http-status-again"
	}
	sentence := Say(key, "again", AgainAt(e.Again), "subject", library.Discreet(e.Subject), "detail", library.Discreet(detail), "log", log)
	if e.Subject == "" { // «Không tìm thấy máy in.», not «… máy in .»
		sentence = strings.TrimSuffix(strings.ReplaceAll(sentence+" ", " . ", ". "), " ") // and not «đuôi .xlsx»
	}
	return sentence
}
