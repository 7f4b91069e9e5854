package weightfile_test

import (
	"testing"
	"testing/fstest"

	"baocaovien/internal/weightfile"
)

func TestEveryWeightMustBeThereOnce(t *testing.T) {
	t.Parallel()
	for text, good := range map[string]bool{
		"# what they are\nfirst 2\n\nof two words 1.5 # measured\n": true,
		"of two words -1\nfirst 0":                                  true,
		"first 2":                                                   false,
		"first 2\nfirst 2\nof two words 1":                          false,
		"first 2\nof two words 1\nthird 3":                          false,
		"first\nof two words 1":                                     false,
		"first much\nof two words 1":                                false,
		"":                                                          false,
	} {
		var first, second float64
		err := weightfile.Read(fstest.MapFS{"w.txt": {Data: []byte(text)}}, "w.txt", map[string]*float64{"first": &first, "of two words": &second})
		if (err == nil) != good {
			t.Errorf("%q: %v", text, err)
		}
	}
	var whole int
	files := fstest.MapFS{"whole.txt": {Data: []byte("n 3")}, "part.txt": {Data: []byte("n 3.5")}}
	if err := weightfile.Read(files, "whole.txt", map[string]*int{"n": &whole}); err != nil || whole != 3 {
		t.Errorf("%d, %v", whole, err)
	}
	if weightfile.Read(files, "part.txt", map[string]*int{"n": &whole}) == nil || weightfile.Read(files, "none.txt", map[string]*int{"n": &whole}) == nil {
		t.Error("half a weight, or no file, is taken")
	}
}
