package paper

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

func TestBrokenFontsAreRefused(t *testing.T) {
	t.Parallel()
	whole, err := fs.ReadFile(assetFiles, fontFiles[Bold])
	if err != nil {
		t.Fatal(err)
	}
	huge := bytes.Clone(whole)
	copy(huge[24:], "\xff\xff\xff\xff") // the size of the first table
	cases := map[string][]byte{
		"absent":           nil,
		"empty":            {},
		"no font":          []byte("đây không phải là phông chữ"),
		"cut short":        whole[:len(whole)/2],
		"a torn directory": whole[:20],
		"a torn table":     whole[:1000],
		"a table of 4 GB":  huge,
		"header":           append([]byte("OTTO"), whole[4:]...),
		"zeros":            make([]byte, len(whole)),
	}
	for name, raw := range cases {
		files := fstest.MapFS{}
		for _, file := range fontFiles {
			data, err := fs.ReadFile(assetFiles, file)
			if err != nil {
				t.Fatal(err)
			}
			files[file] = &fstest.MapFile{Data: data}
		}
		if files[fontFiles[Bold]].Data = raw; raw == nil {
			delete(files, fontFiles[Bold])
		}
		_, err := LoadFonts(files)
		var failure *library.Error
		if !errors.As(err, &failure) || failure.Kind != library.BadFont || failure.Subject != fontFiles[Bold] {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func TestEveryVietnameseLetterHasAnAdvance(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	for face := range faceCount {
		for _, r := range needed + strings.ToUpper(needed) {
			if !fonts.Has(face, r) || fonts.Advance(face, r) <= 0 {
				t.Errorf("face %d: %q has advance %.3f", face, r, fonts.Advance(face, r))
			}
		}
	}
	// A composed letter is as wide as its base: marks never push the line.
	for _, r := range "ẪẴỄỘỰ" {
		base := []rune(strings.ToUpper(viet.Fold(string(r))))[0]
		if w := fonts.Advance(Regular, r); r != 'Ự' && !near(w, fonts.Advance(Regular, base)) {
			t.Errorf("%q is %.3f em wide, %q %.3f", r, w, base, fonts.Advance(Regular, base))
		}
	}
}
