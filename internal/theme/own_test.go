package theme_test

import (
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/theme"
)

// bearers tells for each text whether it bears the user's theme that has these keywords.
func bears(t *testing.T, keywords []string, text string) bool {
	t.Helper()
	c := classifier(t, library.OwnTheme{Theme: "rieng", Name: "Riêng", Keywords: keywords})
	return slices.Contains(c.Read(t.Context(), "Bản tin", paragraphs(text)).Themes, "rieng")
}

func TestAKeywordOfAUsersThemeIsEnough(t *testing.T) {
	for _, c := range []struct {
		rule    string
		keyword string
		text    string
		want    bool
	}{
		{"a phrase", "nông thôn mới", "Xã đạt chuẩn nông thôn mới.", true},
		{"in any case", "OCOP", "Sản phẩm ocop và Ocop.", true},
		{"without marks it matches any marks", "nuoc mam", "Làng nghề nước mắm.", true},
		{"with marks only those", "nước mắm", "Năm nay nước mặn vào sâu.", false},
		{"with marks only those, all of them", "hải quân", "Chi cục hải quan thông báo.", false},
		{"without marks both", "hai quan", "Chi cục hải quan thông báo.", true},
		{"one with marks is enough to want them", "ho Ba Bể", "Hồ Ba Bể đầy nước.", false},
		{"old and new tone places are one", "ma túy", "Phòng chống ma tuý.", true},
		{"text without any marks", "nước mắm", "Lang nghe nuoc mam don tet.", true},
		{"words apart are no phrase", "làng nghề", "Làng có nhiều nghề.", false},
		{"whole words only", "tôm", "Món tômsú.", false},
		{"a comma may stand in it", "an ninh, trật tự", "Giữ an ninh, trật tự.", true},
		{"or be left out", "an ninh, trật tự", "Giữ an ninh trật tự.", true},
		{"a document", "57-NQ/TW", "Nghị quyết số 57-NQ/TW đã ban hành.", true},
		{"a number with a dot", "công nghiệp 4.0", "Cách mạng công nghiệp 4.0 đến gần.", true},
		{"inside a term of the vocabulary", "hải quân", "Bộ Tư lệnh Vùng 4 Hải quân họp.", true},
		{"inside a trap", "du lịch", "Mùa du lịch biển đảo bắt đầu.", true},
		{"signs are no wildcards", "#", "Có 15 xã.", false},
		{"nor is an empty keyword", " ", "Có 15 xã.", false},
	} {
		if got := bears(t, []string{c.keyword}, c.text); got != c.want {
			t.Errorf("%s: %q in %q is %v", c.rule, c.keyword, c.text, got)
		}
	}
}

func TestUsersThemesStandBesideTheBuiltIn(t *testing.T) {
	a := articles[0]
	alone := classifier(t).Read(t.Context(), a.title, paragraphs(a.text))
	c := classifier(t, library.OwnTheme{Theme: "phap-luat", Name: "Pháp luật", Keywords: []string{"luật biển việt nam cho cán bộ", "điều ước"}})
	both := c.Read(t.Context(), a.title, paragraphs(a.text))
	if !slices.Equal(both.Themes, []library.Theme{sea, "phap-luat"}) {
		t.Errorf("themes %v", both.Themes)
	}
	for theme, score := range alone.Scores {
		if both.Scores[theme] != score {
			t.Errorf("%s scores %v beside the user's theme, %v without", theme, both.Scores[theme], score)
		}
	}
	if got := c.With(nil).Read(t.Context(), a.title, paragraphs(a.text)); !slices.Equal(got.Themes, alone.Themes) {
		t.Errorf("without the user's themes %v", got.Themes)
	}
}

func TestAUsersThemeBelongsToThePassageThatUsesAKeyword(t *testing.T) {
	blocks := paragraphs("Mở đầu.\n## Phần một\nChuyện mùa màng.\n## Phần hai\nLàng nghề nước mắm có thêm lò mới.\n## Phần ba\nLời kết.")
	c := classifier(t, library.OwnTheme{Theme: "lang-nghe", Keywords: []string{"làng nghề", "nuoc mam"}})
	r := c.Read(t.Context(), "Bản tin", blocks)
	for i, p := range r.Passages {
		if got, want := len(p.Themes) > 0, p.First <= 4 && 4 < p.End; got != want {
			t.Errorf("passage %d (%v) bears %v", i, p, p.Themes)
		}
	}
	if len(r.Reasons()) != 1 || !slices.Equal(r.Reasons()[0].Words, []string{"Làng nghề", "nước mắm"}) {
		t.Errorf("reasons %+v", r.Reasons())
	}
	r = c.Read(t.Context(), "Ra mắt bản đồ làng nghề", blocks[:4])
	if !slices.Equal(r.Themes, []library.Theme{"lang-nghe"}) {
		t.Errorf("a keyword in the title alone gives %v", r.Themes)
	}
}

// spotted returns the words that the spots of a reason mark.
func spotted(blocks []library.Block, spots []theme.Spot) []string {
	var all []string
	for _, s := range spots {
		all = append(all, blocks[s.Block].Plain()[s.Start:s.End])
	}
	return all
}

func TestReasonsSayWhereTheDecidingWordsStand(t *testing.T) {
	blocks := append(paragraphs(report), library.Block{Kind: library.List, Items: []string{"Ngư dân bám biển", "Giữ chủ quyền biển, đảo"}})
	r := classifier(t).Read(t.Context(), reportTitle, blocks)
	for _, reason := range r.Reasons() {
		p := r.Passages[reason.Passage]
		marked := spotted(blocks, reason.Spots)
		for _, w := range reason.Words {
			if !slices.ContainsFunc(marked, func(m string) bool { return strings.Contains(strings.ToLower(m), strings.ToLower(w)) }) {
				t.Errorf("%s for %q, which no spot marks: %q", reason.Theme, w, marked)
			}
		}
		for i, s := range reason.Spots {
			if s.Block < p.First || s.Block >= p.End {
				t.Errorf("passage %v has a reason in block %d", p, s.Block)
			}
			if i > 0 && reason.Spots[i-1].Block == s.Block && reason.Spots[i-1].End > s.Start {
				t.Errorf("spots %v and %v overlap", reason.Spots[i-1], s)
			}
		}
	}
}

func TestHeldSaysWhatKeptAThemeAway(t *testing.T) {
	c := classifier(t)
	for _, want := range []struct{ title, text, word string }{
		{"Kẹt xe trên đường Hoàng Sa", "Đường Hoàng Sa ở quận 3 kẹt xe.", "đường Hoàng Sa"},
		{"Áp thấp gần quần đảo Hoàng Sa", "Áp thấp nhiệt đới mạnh lên, gió giật cấp 9 trên quần đảo Hoàng Sa.", "gió giật"},
		{"Tin vắn", "Khai trương tour biển đảo.", "tour biển đảo"},
	} {
		blocks := paragraphs(want.text)
		r := c.Read(t.Context(), want.title, blocks)
		i := slices.IndexFunc(r.Held(), func(h theme.Held) bool { return h.Theme == sea })
		if len(r.Themes) > 0 || i < 0 {
			t.Errorf("%s: %+v", want.title, r)
			continue
		}
		if all := strings.ToLower(strings.Join(append(r.Held()[i].Words, spotted(blocks, r.Held()[i].Spots)...), "|")); !strings.Contains(all, strings.ToLower(want.word)) {
			t.Errorf("%s is held back by %q, want %q", want.title, all, want.word)
		}
	}
	if r := c.Read(t.Context(), "Hội làng", paragraphs("Đình làng mở hội, có hát quan họ.")); len(r.Held()) > 0 {
		t.Errorf("nothing speaks for a theme, yet %+v", r.Held())
	}
}
