package words

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"baocaovien/assets"
)

// Language is one that the program speaks, named as its folder in assets/translations.
type Language string

// The languages. Vietnamese is spoken until a person chooses, whatever the system is set to.
const (
	Vietnamese Language = "vi"
	English    Language = "en"
)

// Variable is the environment's word on the language of a run, before what is kept in the library.
const Variable = "BCV_LANG"

// Languages are all there are, in the order they are offered.
func Languages() []Language { return []Language{Vietnamese, English} }

// Known returns the language of a name, «en», and whether there is one.
func Known(name string) (Language, bool) {
	l := Language(name)
	return l, slices.Contains(Languages(), l)
}

// spoken is the language of the process: that of the person before it. Nothing but Use sets it.
var spoken atomic.Value

// Use makes l the language in which Say and its kin speak from now on.
func Use(l Language) { spoken.Store(l) }

// Spoken is the language in use.
func Spoken() Language {
	if l, ok := spoken.Load().(Language); ok {
		return l
	}
	return Vietnamese
}

// Asked is the language that the environment asks for, and whether it asks for one that there is.
func Asked() (Language, bool) { return Known(os.Getenv(Variable)) }

// folders are where the sentences of a language stand; those of a later folder stand for those of an earlier one.
var folders = map[Language][]string{
	Vietnamese: {PaperWords, string(Vietnamese)},
	English:    {PaperWords, string(Vietnamese), string(English)},
}

// sentenceFile names the sentences of a language that begin alike: «window.» stand in window.json.
type sentenceFile struct {
	language Language
	name     string
}

// read holds for each sentenceFile the func() map[string]string that reads it once: a command says sentences of few.
var read sync.Map

// sentence returns the sentence under key as it is written.
func (l Language) sentence(key string) (sentence string, known bool) {
	if folders[l] == nil {
		l = Vietnamese
	}
	name, _, _ := strings.Cut(key, ".")
	file := sentenceFile{l, name}
	all, begun := read.Load(file)
	if !begun {
		all, _ = read.LoadOrStore(file, sync.OnceValue(file.sentences))
	}
	sentence, known = all.(func() map[string]string)()[key] //nolint:forcetypeassert // it holds nothing else
	return sentence, known
}

// sentences reads the file in each folder that has it. A broken one is a fault of the build, which the package's test finds, so
// it panics.
func (f sentenceFile) sentences() map[string]string {
	all := map[string]string{}
	for _, folder := range folders[f.language] {
		part, err := loadFile(assets.Translations, "translations/"+folder+"/"+f.name+".json")
		if err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrInvalid) {
			panic(err)
		}
		maps.Copy(all, part)
	}
	return all
}
