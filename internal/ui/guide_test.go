package ui

import (
	"encoding/json"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"baocaovien/assets"
)

// quotedInGuide are the chapters of the first start, of sessions and of reports whose words in « » are words of the window. What stands there for
// something else says what.
var quotedInGuide = map[string]string{
	"bcv help":                   "a command",
	"Bài này đã nói: ngày – nơi": "a line with places to fill in",
	"Đã nói ở đây ngày …":        "a line with places to fill in",
	"Chốt ngày 15":               "a choice with a number",
	"ít nhất":                    "the beginning of a mark",
	"thuyền xanh":                "a word of a fingerprint",
	"núi cao":                    "a word of a fingerprint",
}

// TestWhatTheGuideCallsByNameIsOnTheScreen holds the chapters of the first start, of sessions and of reports to the words of the window: who reads
// «Gửi lên…» finds «Gửi lên…».
func TestWhatTheGuideCallsByNameIsOnTheScreen(t *testing.T) {
	t.Parallel()
	raw, err := assets.Guide.ReadFile("guide/vi.md")
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]bool{}
	names, err := fs.Glob(assets.Translations, "translations/vi/*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		part, err := assets.Translations.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var sentences map[string]string
		if err := json.Unmarshal(part, &sentences); err != nil {
			t.Fatal(err)
		}
		for _, s := range sentences {
			said[s] = true
		}
	}
	found := 0
	for _, heading := range []string{"## Lần đầu mở chương trình\n", "## Buổi tuyên truyền\n", "## Báo cáo\n"} {
		_, rest, there := strings.Cut(string(raw), heading)
		if !there {
			t.Fatalf("no chapter %q", heading)
		}
		chapter, _, _ := strings.Cut(rest, "\n## ")
		for _, q := range regexp.MustCompile(`«([^»]+)»`).FindAllStringSubmatch(chapter, -1) {
			found++
			if !said[q[1]] && !said["+ "+q[1]] && quotedInGuide[q[1]] == "" {
				t.Errorf("«%s» is nowhere on the screen", q[1])
			}
		}
	}
	if found < 20 {
		t.Errorf("only %d names were found", found)
	}
	for name := range quotedInGuide {
		if !strings.Contains(string(raw), "«"+name+"»") {
			t.Errorf("«%s» is excused, but the guide does not say it", name)
		}
	}
}
