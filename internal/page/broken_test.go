package page_test

import (
	"strings"
	"testing"
)

// Letters that broke on the way to a page, wherever they stand in it.
func TestABrokenLetterOfAPageIsShown(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"<p>Ng\xc6 dân có 150 tàu</p>":                        "Ng� dân có 150 tàu",
		"<p>có 1\xb20 tàu</p>":                                "có 1�0 tàu",
		"<p>bám bi\xe1\xbb<b>n</b></p>":                       "bám bi�n",
		"<p>d&#0;n bám biển</p>":                              "d�n bám biển",
		"<p>d&#xD800;n bám biển</p>":                          "d�n bám biển",
		"<p>d&#x110000;n bám biển</p>":                        "d�n bám biển",
		"<p>d&#xFDD0;n bám biển</p>":                          "d�n bám biển",
		"<p>d\uFFFDn bám biển</p>":                            "d�n bám biển",
		"<p>đảo\x00, biển</p>":                                "đảo, biển",
		"<ul><li>b\xa1m biển</li><li>giữ đảo</li></ul>":       "b�m biển\ngiữ đảo",
		"<blockquote>b\xa1m biển, giữ đảo.</blockquote>":      "b�m biển, giữ đảo.",
		"<h2>Giữ bi\xe1\xbbn</h2><p>Theo các xã ven biển</p>": "Giữ bi�n\nTheo các xã ven biển",
	} {
		if got := strings.Join(texts(t, in), "\n"); got != want {
			t.Errorf("%q is read as %q, want %q", in, got, want)
		}
	}
}
