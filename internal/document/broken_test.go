package document_test

import (
	"strings"
	"testing"

	"baocaovien/internal/document"
	"baocaovien/internal/library"
)

// Letters that broke on the way, through each door of this package: the reader sees where, and how many.
func TestABrokenLetterOfADocumentIsShown(t *testing.T) {
	t.Parallel()
	for broken, want := range map[string]string{
		"Ng\xc6 dân bám biển": "Ng� dân bám biển",
		"bám bi\xe1\xbbn":     "bám bi�n",
		"có 1\xb20 tàu":       "có 1�0 tàu",
		"d\xffn bám biển":     "d�n bám biển",
		"d\uFFFDn bám biển":   "d�n bám biển",
		"d&#0;n bám biển":     "d�n bám biển",
		"d&#xD800;n bám biển": "d�n bám biển",
		"d&#xFFFF;n bám biển": "d�n bám biển",
	} {
		broken += ", " + prose
		for name, raw := range map[string][]byte{
			"a.txt":   []byte("Tin biên giới\n" + broken + "\n" + prose),
			"a.html":  []byte("<html><meta charset=utf-8><h1>Tin biên giới</h1><p>" + broken + "</p><p>" + prose + "</p></html>"),
			"a.docx":  docx(t, p("Tin biên giới", centre)+p(broken)+p(prose)),
			"a.mhtml": []byte("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<html><h1>Tin biên giới</h1><p>" + broken + "</p><p>" + prose + "</p></html>\r\n--b--\r\n"),
		} {
			if strings.HasSuffix(name, ".txt") && strings.Contains(broken, "&#") {
				continue // no reference there
			}
			a, err := document.Read(t.Context(), name, raw)
			if err != nil || !strings.Contains(library.Plain(a.Blocks), want) {
				t.Errorf("%s: %q is read as %q, %v", name, broken, library.Plain(a.Blocks), err)
				continue
			}
			gaps := a.Told().Gaps
			if len(gaps) != 1 || gaps[0] != (library.Gap{Kind: library.SignGap, Count: 1}) {
				t.Errorf("%s: %q is told as %+v", name, broken, gaps)
			}
		}
	}
}
