package outline

import (
	"context"
	"testing"

	"baocaovien/internal/library"
)

// shelf is one article in all its versions.
type shelf []library.Stored

func (s shelf) Article(context.Context, int64) (library.Stored, error) { return s[len(s)-1], nil }

func (s shelf) ArticleVersion(_ context.Context, _ int64, version int) (library.Stored, error) {
	return s[version-1], nil
}

func TestATitleAndATableAreWatchedAsTheirArticleGoesOn(t *testing.T) {
	rows := [][]string{{"Xã", "Số tàu"}, {"An Bình", "120"}}
	version := func(n int, title string, rows [][]string) library.Stored {
		return library.Stored{
			Article: library.Article{Title: title, Blocks: []library.Block{{Kind: library.Table, Rows: rows}}}, ID: 1, Version: n,
		}
	}
	quote := func(kind library.PointKind, text string) library.OutlinePoint {
		p := point(1, kind, text)
		return library.OutlinePoint{Text: text, Quoted: &p}
	}
	o := library.Outline{Sections: []library.Section{{Role: library.ContentSection, Points: []library.OutlinePoint{
		quote(library.TitlePoint, "Tàu cá của huyện"), quote(library.TablePoint, "Xã\tSố tàu\nAn Bình\t120"),
	}}}}
	for name, c := range map[string]struct {
		second library.Stored
		want   []string // what the affected points are now
	}{
		"nothing changed":      {version(2, "Tàu cá của huyện", rows), nil},
		"another title":        {version(2, "Tàu cá toàn huyện", rows), []string{"Tàu cá toàn huyện"}},
		"another number of it": {version(2, "Tàu cá của huyện", [][]string{{"Xã", "Số tàu"}, {"An Bình", "121"}}), []string{"Xã\tSố tàu\nAn Bình\t121"}},
	} {
		changes, err := Affected(t.Context(), o, shelf{version(1, "Tàu cá của huyện", rows), c.second})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, change := range changes {
			got = append(got, change.Now.Text)
		}
		if len(got) != len(c.want) || len(got) > 0 && got[0] != c.want[0] {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
