//go:build unix

package convert

import (
	"path/filepath"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/scripttest"
)

// tesseract is a program that behaves as Tesseract does, and reads pictures as a script says: «$languages» is what it knows.
func tesseract(t *testing.T, languages, script string) Recogniser {
	t.Helper()
	text := "#!/bin/sh\nif [ \"$1\" = --list-langs ]; then printf 'List of available languages in \"/usr/share\" (2):\\n" + languages + "'; exit 0; fi\n" + script + "\n"
	return Recogniser{programs: []string{"tesseract-that-is-not-there", scripttest.Write(t, filepath.Join(t.TempDir(), "tesseract"), text)}}
}

func TestTheMachineIsAskedWhetherItReadsVietnamese(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		r    Recogniser
		want bool
	}{
		"with Vietnamese":    {tesseract(t, `eng\nosd\nvie\n`, ""), true},
		"without":            {tesseract(t, `eng\nosd\n`, ""), false},
		"none":               {Recogniser{programs: []string{"tesseract-that-is-not-there"}}, false},
		"no names":           {Recogniser{}, false},
		"only the old south": {tesseract(t, `vie_old\n`, ""), false},
	} {
		if got := c.r.Ready(t.Context()); got != c.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}

const table = `level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n1\t1\t0\t0\t0\t0\t0\t0\t200\t100\t-1\t\n`

func TestWordsOfAPictureStandWhereTheMachineSawThem(t *testing.T) {
	t.Parallel()
	row := func(where, text string) string { return `5\t1\t` + where + `\t90\t` + text + `\n` }
	r := tesseract(t, `vie\n`, `[ "$1 $2 $3 $4 $5" = "stdin stdout -l vie tsv" ] || exit 3
[ "$(cat)" = "a picture" ] || exit 4
printf '`+table+`4\t1\t1\t1\t1\t0\t20\t10\t100\t20\t-1\t\n`+row(`1\t1\t1\t1\t20\t10\t40\t20`, "Biển")+row(`1\t1\t1\t2\t70\t10\t50\t20`, "đảo")+row(`1\t1\t1\t3\t130\t10\t5\t20`, " ")+row(`1\t1\t2\t1\t20\t40\t40\t20`, "quê")+row(`1\t2\t2\t1\t20\t70\t40\t20`, "nhà")+`'`)
	words, err := r.Words(t.Context(), []byte("a picture"))
	if err != nil || len(words) != 4 {
		t.Fatalf("%+v, %v", words, err)
	}
	if want := (library.RecognisedWord{Text: "đảo", Left: 0.35, Top: 0.1, Right: 0.6, Bottom: 0.3, Line: 1}); words[1] != want {
		t.Errorf("%+v, want %+v", words[1], want)
	}
	if words[0].Line != 1 || words[2].Line != 2 || words[3].Line != 3 {
		t.Errorf("%+v", words)
	}
}

func TestAPictureThatIsNotReadSaysWhy(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		r    Recogniser
		kind library.Kind
	}{
		"none":            {Recogniser{programs: []string{"tesseract-that-is-not-there"}}, library.NoText},
		"it failed":       {tesseract(t, `vie\n`, "echo broken >&2; exit 1"), library.NoText},
		"it said nothing": {tesseract(t, `vie\n`, "exit 0"), library.NoText},
		"no numbers":      {tesseract(t, `vie\n`, `printf '1\t1\t0\t0\t0\t0\tx\t0\t2\t1\t-1\t\n'`), library.NoText},
		"a short row":     {tesseract(t, `vie\n`, `printf '1\t1\n'`), library.NoText},
	} {
		if words, err := c.r.Words(t.Context(), []byte("x")); !library.IsKind(err, c.kind) || words != nil {
			t.Errorf("%s: %v, %v", name, words, err)
		}
	}
	blank := tesseract(t, `vie\n`, `printf '`+table+`'`)
	if words, err := blank.Words(t.Context(), []byte("x")); err != nil || len(words) != 0 {
		t.Errorf("of a blank page: %v, %v", words, err)
	}
}
