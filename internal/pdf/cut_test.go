package pdf

import (
	"bytes"
	"os"
	"testing"

	"github.com/jung-kurt/gofpdf"
)

// What gofpdf makes of a cut face is what it makes of the whole one, byte for byte.
func TestACutFaceIsCutOnToTheSame(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"Regular", "Bold", "Italic", "BoldItalic"} {
		whole, err := os.ReadFile("../../assets/fonts/Tinos-" + name + ".ttf")
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{
			"", " ", "a", "Biển, đảo quê hương", "ẪẴỄỘỰ ằẳẵ", // letters that are put together from others
			"½ № “–” € ₫ č Ċ Ω я", "\uFFFD\r\n",
			"\u4E00 một chữ mà mặt chữ không có",
		} {
			letters := map[rune]bool{}
			for _, r := range text {
				letters[r] = true
			}
			face, err := cut(bytes.Clone(whole), letters)
			if err != nil {
				t.Fatal(err)
			}
			if len(face) > len(whole)/2 {
				t.Errorf("%s: %q: %d bytes of %d are left", name, text, len(face), len(whole))
			}
			// gofpdf may change what it is given.
			if got, want := gofpdf.UTF8CutFont(face, text), gofpdf.UTF8CutFont(bytes.Clone(whole), text); !bytes.Equal(got, want) {
				t.Errorf("%s: %q: cut to %d bytes, without the first cut to %d", name, text, len(got), len(want))
			}
		}
	}
}
