package words

import (
	"io/fs"
	"maps"
	"os"
	"slices"
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

// catalogues read the embedded sentences, a language once. A broken file is a fault of the build, which the package's test
// finds, so they panic.
var catalogues = map[Language]func() map[string]string{
	Vietnamese: sync.OnceValue(func() map[string]string { return gathered(assets.Translations, PaperWords, string(Vietnamese)) }),
	English: sync.OnceValue(func() map[string]string {
		return gathered(assets.Translations, PaperWords, string(Vietnamese), string(English))
	}),
}

// gathered are the sentences of folders; those of a later folder stand for those of an earlier one.
func gathered(files fs.FS, folders ...string) map[string]string {
	all := map[string]string{}
	for _, folder := range folders {
		part, err := Load(files, folder)
		if err != nil {
			panic(err)
		}
		maps.Copy(all, part)
	}
	return all
}

func (l Language) catalogue() map[string]string {
	if read, ok := catalogues[l]; ok {
		return read()
	}
	return catalogues[Vietnamese]()
}
