package document_test

import (
	"testing"

	"baocaovien/internal/document"
	"baocaovien/internal/library"
)

// A list of sources that is dropped among documents is told as what it is, with the way in.
func TestAListOfSourcesIsNoDocument(t *testing.T) {
	t.Parallel()
	const list = `<opml version="2.0"><body><outline text="Bản tin" xmlUrl="https://a.vn/rss"/></body></opml>`
	for name, raw := range map[string]string{
		"nguon.opml": list, "nguon.xml": `<?xml version="1.0" encoding="UTF-8"?>` + "\n" + list, "nguon.txt": "\ufeff" + list, "nguon": "<!-- của phòng -->\n" + list, "NGUON.OPML": "\n\n" + list,
	} {
		if _, err := document.Read(t.Context(), name, []byte(raw)); !library.IsKind(err, library.SourceList) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if a := reads(t, "a.txt", []byte("Danh sách nguồn\nMáy khác ghi ra tệp <opml> để trao đổi.")); len(a.Blocks) == 0 {
		t.Error("a text that speaks of one is no text")
	}
}
