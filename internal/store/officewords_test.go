package store_test

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

func keepWords(t *testing.T, l *store.Library, words ...library.OfficeWord) {
	t.Helper()
	err := l.ChangeOfficeWords(t.Context(), func([]library.OfficeWord) ([]library.OfficeWord, error) { return words, nil })
	if err != nil {
		t.Fatal(err)
	}
}

// An office's abbreviations and places lead both ways, beside those that the program has, and what is found by another name of
// a place says so.
func TestSearchesKnowTheWordsOfTheOffice(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	for i, a := range []struct{ title, text string }{
		{"Họp tuần", "Lãnh đạo BTT họp đầu tuần."},
		{"Tập huấn", "Ban Tuyên truyền mở lớp ở bến cá."},
		{"Cá vào bờ", "Dân Sơn Hải kéo lưới."},
		{"Kè mới", "Xã Vĩnh Hải khánh thành kè."},
		{"Lưới mới", "Thôn Thái An được tặng lưới."},
		{"Biên phòng", "BĐBP tuần tra."},
	} {
		save(t, l, arrival(s, string(rune('a'+i)), a.title, a.text))
	}
	for _, c := range []struct{ query, before, after string }{
		{"BTT", "Họp tuần", "Tập huấn|Họp tuần"},
		{"ban tuyên truyền", "Tập huấn", "Tập huấn|Họp tuần"},
		{"ban tuyen truyen", "Tập huấn", "Họp tuần|Tập huấn"},
		{"btt họp", "Họp tuần", "Họp tuần"},
		{"Sơn Hải", "Cá vào bờ", "Cá vào bờ|Kè mới (Sơn Hải → Vĩnh Hải)"},
		{"son hai", "Cá vào bờ", "Cá vào bờ|Kè mới (Sơn Hải → Vĩnh Hải)"},
		{"Vĩnh Hải", "Kè mới", "Kè mới|Lưới mới (Vĩnh Hải → Sơn Hải / Thái An)|Cá vào bờ (Vĩnh Hải → Sơn Hải / Thái An)"},
		{"lưới Vĩnh Hải", "Kè mới|Cá vào bờ", "Lưới mới (Vĩnh Hải → Sơn Hải / Thái An)|Cá vào bờ (Vĩnh Hải → Sơn Hải / Thái An)"},
		{`"Sơn Hải"`, "Cá vào bờ", "Cá vào bờ"},
		{"lưới -Vĩnh -Hải", "Lưới mới", "Lưới mới"},
		{"bộ đội biên phòng", "Biên phòng", "Biên phòng"},
	} {
		keepWords(t, l)
		if got := foundBy(t, l, c.query); got != c.before {
			t.Errorf("%q finds %q by itself, want %q", c.query, got, c.before)
		}
		keepWords(t, l, library.OfficeWord{Kind: library.ShortWord, Word: "BTT", Means: "Ban Tuyên truyền"},
			library.OfficeWord{Kind: library.OldPlace, Word: "Sơn Hải", Means: "Vĩnh Hải"}, library.OfficeWord{Kind: library.OldPlace, Word: "Thái An", Means: "Vĩnh Hải"},
			library.OfficeWord{Kind: library.OwnUnit, Word: "lượt loa"})
		if got := foundBy(t, l, c.query); got != c.after {
			t.Errorf("%q finds %q, want %q", c.query, got, c.after)
		}
	}
}

// foundBy returns the titles a query finds with what each was found by.
func foundBy(t *testing.T, l *store.Library, query string) string {
	t.Helper()
	hits, err := l.Search(t.Context(), query, library.Filter{Limit: 9})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, h := range hits {
		one := h.Title
		if h.Instead != "" {
			one += " (" + h.Instead + ")"
		}
		all = append(all, one)
	}
	return strings.Join(all, "|")
}

// They go with every backup, a change that fails leaves them, and what is no list of words is none.
func TestTheWordsOfTheOfficeAreKept(t *testing.T) {
	t.Parallel()
	l, _ := withSource(t)
	word := library.OfficeWord{Kind: library.ShortWord, Word: "BTT", Means: "Ban Tuyên truyền"}
	keepWords(t, l, word)
	failed := errors.New("no")
	err := l.ChangeOfficeWords(t.Context(), func([]library.OfficeWord) ([]library.OfficeWord, error) { return nil, failed })
	if got, readErr := l.OfficeWords(t.Context()); !errors.Is(err, failed) || readErr != nil || !slices.Equal(got, []library.OfficeWord{word}) {
		t.Errorf("%v, %v, %v", got, err, readErr)
	}
	file := filepath.Join(t.TempDir(), "ban-sao.db")
	if _, err := l.Backup(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	other := t.TempDir()
	if _, err := store.Restore(t.Context(), other, file, library.Day(2026, 11, 29)); err != nil {
		t.Fatal(err)
	}
	restored, err := store.Open(t.Context(), other)
	if err != nil {
		t.Fatal(err)
	}
	got, err := restored.OfficeWords(t.Context())
	if err = errors.Join(err, restored.Close()); err != nil || !slices.Equal(got, []library.OfficeWord{word}) {
		t.Errorf("a backup brings back %v, %v", got, err)
	}
	if err := l.SetSetting(t.Context(), "office-words", "{hỏng"); err != nil {
		t.Fatal(err)
	}
	if got, err := l.OfficeWords(t.Context()); err != nil || len(got) != 0 || foundBy(t, l, "BTT") != "" {
		t.Errorf("%v, %v", got, err)
	}
}
