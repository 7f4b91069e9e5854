package ui

import (
	"encoding/json"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"baocaovien/assets"
	"baocaovien/internal/library"
	"baocaovien/internal/words"
)

// quotedInGuide are what stands in « » in the guide for something else than words of the window, and what that is.
var quotedInGuide = map[string]string{
	"bcv help": "a command",
	"bcv handout --template to-phat-tay --translation TỆP.txt SỐ…": "a command",
	"Bài này đã nói: ngày – nơi":                                   "a line with places to fill in",
	"Đã nói ở đây ngày …":                                          "a line with places to fill in",
	"Chốt ngày 15":                                                 "a choice with a number",
	"kho.json":                                                     "a file",
	"Giống bài … bạn đã xếp …":                                     "a line with places to fill in",
	"ít nhất":                                                      "the beginning of a mark",
	"thuyền xanh":                                                  "a word of a fingerprint",
	"núi cao":                                                      "a word of a fingerprint",
	"Tìm":                                                          "the beginning of what the field says",
	"biển, đảo":                                                    "words one looks for",
	"bien dao":                                                     "words one looks for",
	"ttdn":                                                         "words one looks for",
	"BĐBP":                                                         "words one looks for",
	"UBND":                                                         "words one looks for",
	"bien dap":                                                     "words one looks for",
	"phi cơ":                                                       "words one looks for",
	"Trà Vinh":                                                     "words one looks for",
	"tiêu đề:":                                                     "a word of the language of searches",
	"tu:2026":                                                      "a word of the language of searches",
	"den:20/11/2026":                                               "a word of the language of searches",
	"?":                                                            "a sign on a button",
	"theo":                                                         "a word that is printed",
	"Thông tin thời sự":                                            "a template of sections, which is data",
	"12 hải lý":                                                    "an example of what is read aloud",
	"mười hai hải lý":                                              "an example of what is read aloud",
	"3/4":                                                          "an example of what is read aloud",
	"Windows đã bảo vệ máy tính của bạn": "words of the system",
	"Thông tin thêm": "words of the system",
	"Vẫn chạy":       "words of the system",
	"Có":             "words of the system",
	"Chạy bằng chế độ tương thích?": "the end of a question of the system's box",
	"sotay-…-setup.exe":             "a file",
	"sotay-…-portable.zip":          "a file",
	"OK":                            "a button of the setup",
	"Tiến":                          "a button of the setup",
	"Hoàn thành":                    "a button of the setup",
	"baocaovien.exe":                "a file",
	"thu-vien":                      "a folder",
	"sao-luu":                       "a folder",
	"khoa-ky.pem":                   "a file",
	"thu-vien.db":                   "a file",
	"nhat-ky.log":                   "a file",
	"may-dang-mo.json":              "a file",
}

// onTheScreen tells whether the window says a name: just so, after a plus, with other words in the place of «…», or before a
// colon or a bracket.
func onTheScreen(name string, said map[string]bool) bool {
	if said[name] || said["+ "+name] || said[name+":"] {
		return true
	}
	for sentence := range said {
		if strings.HasPrefix(sentence, name+" (") || blanks.ReplaceAllString(sentence, "…") == name {
			return true
		}
	}
	return false
}

var blanks = regexp.MustCompile(`\{[^}]*\}`)

// TestWhatTheGuideCallsByNameIsOnTheScreen holds every chapter to the words of the window: who reads «Gửi lên…» finds «Gửi lên…».
func TestWhatTheGuideCallsByNameIsOnTheScreen(t *testing.T) {
	t.Parallel()
	raw, err := assets.Guide.ReadFile("guide/vi.md")
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]bool{}
	names, err := fs.Glob(assets.Translations, "translations/[vp]*/*.json") // what is printed is on the screen too
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
	for _, chapter := range strings.Split(string(raw), "\n## ")[1:] {
		heading, text, _ := strings.Cut(chapter, "\n")
		for _, q := range regexp.MustCompile(`«([^»]+)»`).FindAllStringSubmatch(text, -1) {
			found++
			if quotedInGuide[q[1]] == "" && !onTheScreen(q[1], said) {
				t.Errorf("%s: «%s» is nowhere on the screen", heading, q[1])
			}
		}
	}
	if found < 100 {
		t.Errorf("only %d names were found", found)
	}
	for name := range quotedInGuide {
		if !strings.Contains(string(raw), "«"+name+"»") {
			t.Errorf("«%s» is excused, but the guide does not say it", name)
		}
	}
}

// quotedInEnglishGuide is what stands in quotation marks in the English guide and is no word of the window.
var quotedInEnglishGuide = map[string]string{
	"bien dao": "typed", "biển, đảo": "found", "ttdn": "typed", "BĐBP": "typed", "UBND": "typed", "tiêu đề:": "typed", "tu:2026": "typed",
	"den:20/11/2026": "typed", "bien dap": "typed", "phi cơ": "typed", "Trà Vinh": "typed", "bcv help": "a command",
	"bcv handout --template to-phat-tay --translation FILE.txt NUMBER…": "a command",
	"sotay-…-setup.exe": "a file", "sotay-…-portable.zip": "a file", "baocaovien.exe": "a file", "thu-vien": "a folder", "sao-luu": "a folder",
	"khoa-ky.pem": "a file", "kho.json": "a file", "thu-vien.db": "a file", "nhat-ky.log": "a file", "may-dang-mo.json": "a file", "?": "a sign on a button", "Search": "a field, of which its hint begins so",
	"Edited: see … versions": "a line with places to fill in", "after": "a word of papers", "Also published at": "the beginning of a line", "at least": "the beginning of a mark", "reach": "a number's name",
}

func TestTheEnglishGuideIsThatOfTheEnglishWindow(t *testing.T) {
	t.Parallel()
	read := func(language string) string {
		raw, err := assets.Guide.ReadFile("guide/" + language + ".md")
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
	vietnamese, english := guideBlocks(read("vi")), guideBlocks(read("en"))
	count := func(blocks []library.Block, kind library.BlockKind) (n int) {
		for _, b := range blocks {
			if b.Kind == kind {
				n += max(1, len(b.Items)+len(b.Rows))
			}
		}
		return n
	}
	for _, kind := range []library.BlockKind{library.Heading, library.List, library.Table} {
		if a, b := count(vietnamese, kind), count(english, kind); a != b {
			t.Errorf("the guides have %d and %d of %s", a, b, kind)
		}
	}
	said, err := words.Load(assets.Translations, "en")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, s := range said {
		known[strings.TrimSuffix(s, ".")] = true
	}
	found := 0
	for _, q := range regexp.MustCompile(`“([^”]+)”`).FindAllStringSubmatch(read("en"), -1) {
		found++
		if !known[q[1]] && !known[q[1]+"…"] && quotedInEnglishGuide[q[1]] == "" {
			t.Errorf("“%s” is nowhere on the screen", q[1])
		}
	}
	if found < 100 {
		t.Errorf("only %d names were found", found)
	}
	for name := range quotedInEnglishGuide {
		if !strings.Contains(read("en"), "“"+name+"”") {
			t.Errorf("“%s” is excused, but the guide does not say it", name)
		}
	}
}
