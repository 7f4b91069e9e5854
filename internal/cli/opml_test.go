package cli_test

import (
	"os"
	"path/filepath"
	"testing"

	"baocaovien/internal/app/apptest"
)

func TestAListOfSourcesComesInAndGoesOut(t *testing.T) {
	t.Parallel()
	dir, other := apptest.NewFolder(t), apptest.NewFolder(t)
	list, out := filepath.Join(t.TempDir(), "nguon.opml"), filepath.Join(t.TempDir(), "ra.opml")
	err := os.WriteFile(list, []byte(`<?xml version="1.0" encoding="UTF-8"?><opml version="1.0"><head><title>Nguồn</title></head><body>
<outline title="Biển đảo"><outline title="Trung ương"><outline type="rss" text="Bản tin" xmlUrl="http://127.0.0.1:1/b.rss"/></outline></outline>
<outline type="rss" text="" title="Không nhóm" xmlUrl="http://127.0.0.1:1/n.rss" category="Tin khác"/></body></opml>`), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	var taken, saved object
	ask(t, dir, &taken, "opml", "import", list)
	fields(t, taken, "added,known,failed")
	if taken["added"] != 2.0 || taken["known"] != 0.0 {
		t.Errorf("%v", taken)
	}
	if ask(t, dir, &taken, "opml", "import", list); taken["added"] != 0.0 || taken["known"] != 2.0 {
		t.Errorf("again: %v", taken)
	}
	var sources, copied []object
	ask(t, dir, &sources, "source", "list")
	if len(sources) != 2 || sources[0]["title"] != "Trung ương – Bản tin" || sources[0]["themes"].([]any)[0] != "bien-dao" || sources[1]["title"] != "Tin khác – Không nhóm" {
		t.Errorf("%v", sources)
	}
	ask(t, dir, &saved, "opml", "export", out)
	fields(t, saved, "file,sources")
	ask(t, other, &taken, "opml", "import", out)
	ask(t, other, &copied, "source", "list")
	for i := range sources {
		for _, field := range []string{"title", "url", "kind"} {
			if i >= len(copied) || sources[i][field] != copied[i][field] {
				t.Fatalf("%v became %v", sources, copied)
			}
		}
	}
	if a := bcv(t, dir, "opml", "import", out+".khong"); a.code != 1 {
		t.Errorf("a missing file: exit %d", a.code)
	}
}
