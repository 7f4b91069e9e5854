package words_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"baocaovien/assets"
	"baocaovien/internal/words"
)

// sentences are those of a folder of assets/translations.
func sentences(t *testing.T, folder string) map[string]string {
	t.Helper()
	all, err := words.Load(assets.Translations, folder)
	if err != nil || len(all) == 0 {
		t.Fatalf("%s: %d, %v", folder, len(all), err)
	}
	return all
}

func TestEveryLanguageSaysEverything(t *testing.T) {
	t.Parallel()
	vietnamese := sentences(t, "vi")
	paper := sentences(t, words.PaperWords)
	for _, l := range words.Languages() {
		said := sentences(t, string(l))
		for key := range vietnamese {
			if strings.TrimSpace(said[key]) == "" {
				t.Errorf("%s: nothing is said for %q", l, key)
			}
		}
		for key := range said {
			if _, known := vietnamese[key]; !known {
				t.Errorf("%s: %q is said in no other language", l, key)
			}
			if _, printed := paper[key]; printed {
				t.Errorf("%s: %q is a word of paper too", l, key)
			}
		}
	}
}

var place = regexp.MustCompile(`\{([^{}:]*)(:[^{}]*)?\}`)

// places are the names of the values in a sentence, in the order of the alphabet.
func places(sentence string) []string {
	var all []string
	for _, found := range place.FindAllStringSubmatch(sentence, -1) {
		all = append(all, found[1])
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func TestASentenceHasTheSameValuesInEveryLanguage(t *testing.T) {
	t.Parallel()
	english := sentences(t, "en")
	for key, vietnamese := range sentences(t, "vi") {
		if a, b := places(vietnamese), places(english[key]); !slices.Equal(a, b) {
			t.Errorf("%q: %v in Vietnamese, %v in English", key, a, b)
		}
		if a, b := strings.Count(vietnamese, "|"), strings.Count(place.ReplaceAllString(english[key], ""), "|"); strings.Contains(key, "column") || strings.Contains(key, "week") {
			if a != b {
				t.Errorf("%q: a list of %d in Vietnamese, of %d in English", key, a+1, b+1)
			}
		}
		if a, b := strings.HasPrefix(vietnamese, "\n"), strings.HasPrefix(english[key], "\n"); a != b {
			t.Errorf("%q begins a line in one language only", key)
		}
		if a, b := strings.HasSuffix(vietnamese, "…"), strings.HasSuffix(english[key], "…"); a != b {
			t.Errorf("%q: %q leads on in one language only: %q", key, vietnamese, english[key])
		}
		if a, b := strings.HasSuffix(vietnamese, "."), strings.HasSuffix(english[key], "."); a != b {
			t.Errorf("%q: %q is a sentence in one language only: %q", key, vietnamese, english[key])
		}
	}
}

// vietnameseInEnglish are names, and what a person types or finds in a file, which no language has another word for.
var vietnameseInEnglish = []string{
	"Sổ tay Báo cáo viên", "Tiếng Việt", "NĐ-CP", "Vĩnh Long", "TỈNH ỦY VĨNH LONG", "biển, đảo", "BĐBP", "chủ quyền biển đảo",
	"cảnh sát biển", "diễn tập", "tiêu đề:luật biển", "biên giới từ:2026", "từ:", "thông tin đối ngoại đến:20/11/2026", "ngày:", "đến:", "nguồn:", "tiêu-đề:",
	"chuyên-đề:", "[viết tắt]", "[địa danh]", "[đơn vị]", "Loại", "Từ", "Nghĩa", "đảng viên", "nhân dân", "tờ phát tay", "ngư dân", "Ngày", "Xã Long Hòa",
}

func TestNoVietnameseStandsInEnglish(t *testing.T) {
	t.Parallel()
	used := map[string]bool{}
	for key, sentence := range sentences(t, "en") {
		left := sentence
		for _, name := range vietnameseInEnglish {
			if strings.Contains(left, name) {
				used[name] = true
				left = strings.ReplaceAll(left, name, "")
			}
		}
		for _, r := range left {
			if r > unicode.MaxLatin1 && unicode.Is(unicode.Latin, r) || r >= 'À' && r <= 'ÿ' && r != '×' {
				t.Errorf("%q: %q is no English letter in %q", key, r, sentence)
				break
			}
		}
		if strings.ContainsAny(left, "«»") && key != "bcv.help" && key != "talks.questions-hint" { // the name, and a sign that is typed
			t.Errorf("%q: quotation marks of Vietnamese in %q", key, sentence)
		}
		if strings.Contains(sentence, "!") {
			t.Errorf("%q: an exclamation mark in %q", key, sentence)
		}
	}
	for _, name := range vietnameseInEnglish {
		if !used[name] {
			t.Errorf("%q is excused, but English does not say it", name)
		}
	}
}

// TestEnglishCounts finds words that are wrong beside the number 1, or beside another: «1 articles».
func TestEnglishCounts(t *testing.T) {
	t.Parallel()
	counted := regexp.MustCompile(`\{(count|new|added|articles|outlines|versions|pages|points|lines|sessions|read|failed|rejected|months)\} (new |more |other |chosen |stamped |unread |old )?([a-z]+s)\b`)
	for key, sentence := range sentences(t, "en") {
		if found := counted.FindString(sentence); found != "" && !alwaysMany[key] {
			t.Errorf("%q: %q has no form for 1", key, found)
		}
	}
	for key := range alwaysMany {
		if !counted.MatchString(sentences(t, "en")[key]) {
			t.Errorf("%q is excused for nothing", key)
		}
	}
	for want, got := range map[string]string{
		"1 article":              words.English.Say("window.articles", "count", 1),
		"2 articles":             words.English.Say("window.articles", "count", 2),
		"0 articles":             words.English.Say("window.articles", "count", 0),
		"1,204 articles":         words.English.Say("window.articles", "count", words.English.Figure("1.204")),
		"December 2026":          words.English.Say("talks.month", "month", 12, "year", 2026),
		"March 2026":             words.English.Say("talks.month", "month", 3, "year", 2026),
		"Mar 2026":               words.English.Say("sessions.month", "month", "03", "year", 2026),
		"Removed 1 old article.": words.English.Say("sources.kept", "count", 1),
		"Synced: 1 new article.": words.English.Say("window.sync-done", "new", 1),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// alwaysMany are sentences whose number is never 1: of versions there are two at least, the filters offer 7 days and more.
var alwaysMany = map[string]bool{
	"window.articles-more": true, "window.more-than": true, "reading.editions": true, "reading.last-days": true, "sessions.many-attachments": true,
}

func TestAWordIsSaidInTheLanguageInUse(t *testing.T) { // in turn with the others: the language is the process's
	t.Cleanup(func() { words.Use(words.Vietnamese) })
	if words.Spoken() != words.Vietnamese || words.Say("window.close") != "Đóng" {
		t.Fatalf("%s is spoken before anybody chose", words.Spoken())
	}
	words.Use(words.English)
	for want, got := range map[string]string{
		"Close":                 words.Say("window.close"),
		"Sea and islands":       words.Theme("bien-dao"),
		"Biển, đảo":             words.Vietnamese.Theme("bien-dao"),
		"phu-nu":                words.Theme("phu-nu"),
		"ĐỀ CƯƠNG TUYÊN TRUYỀN": words.Say("paper.de-cuong"), // has no other language
		"Đóng":                  words.OnPaper("window.close"),
		"no.such-key":           words.Say("no.such-key"),
		"1,234.5":               words.Figure("1.234,5"),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if _, known := words.Known("fr"); known {
		t.Error("French is known")
	}
	words.Use("fr")
	if got := words.Say("window.close"); got != "Đóng" {
		t.Errorf("%q in a language that there is not", got)
	}
}

func TestPlacesAreFilledOnceAndInOnePass(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		want  string
		key   string
		pairs []any
	}{
		{"Removed “{id}”.", "reading.removed", []any{"title", "{id}", "id", 7}}, // a title is no sentence of ours
		{"Removed “{title}”.", "reading.removed", nil},
		{"Open {host}?", "reading.leads-to", []any{"other", 1}},
		{"Removed “a}b{c”.", "reading.removed", []any{"title", "a}b{c"}},
	} {
		if got := words.English.Say(c.key, c.pairs...); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
