// Package words gives the program its Vietnamese: sentences kept in assets/translations/vi under
// stable English keys, with named places for values.
package words

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"
	"unicode"

	"baocaovien/assets"
	"baocaovien/internal/library"
)

// catalogue reads the embedded sentences once. A broken file is a fault of the build, which the
// package's test finds, so it panics.
var catalogue = sync.OnceValue(func() map[string]string {
	all, err := Load(assets.Translations)
	if err != nil {
		panic(err)
	}
	return all
})

// Load reads the sentences under translations/vi of files, by key.
func Load(files fs.FS) (map[string]string, error) {
	names, err := fs.Glob(files, "translations/vi/*.json")
	if err != nil {
		return nil, fmt.Errorf("words: %w", err)
	}
	all := map[string]string{}
	for _, name := range names {
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("words: %w", err)
		}
		var part map[string]string
		if err := json.Unmarshal(raw, &part); err != nil {
			return nil, fmt.Errorf("words: %s: %w", name, err)
		}
		prefix := strings.TrimSuffix(path.Base(name), ".json") + "."
		for key, sentence := range part {
			if !strings.HasPrefix(key, prefix) {
				return nil, fmt.Errorf("words: %s: key %q does not begin with %q", name, key, prefix)
			}
			all[key] = sentence
		}
	}
	return all, nil
}

// Say returns the sentence under key with each {name} replaced by the value after that name in pairs:
// Say("window.chosen", "count", 2). An unknown key comes back as it is, so that it is seen.
func Say(key string, pairs ...any) string {
	sentence, ok := catalogue()[key]
	if !ok {
		return key
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		sentence = strings.ReplaceAll(sentence, fmt.Sprintf("{%v}", pairs[i]), fmt.Sprint(pairs[i+1]))
	}
	return sentence
}

// Theme returns the Vietnamese name of a built-in theme, or the slug itself for a user's own.
func Theme(t library.Theme) string {
	key := "themes." + string(t)
	if name, ok := catalogue()[key]; ok {
		return name
	}
	return string(t)
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
