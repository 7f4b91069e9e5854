package handout

import (
	"slices"
	"testing"

	"baocaovien/internal/library"
)

// A leaflet and a card say what a heading stands under where nobody has heard of it: «Quá trình phê chuẩn» of what?
func TestAHeadingIsToldWithTheOneItStandsUnder(t *testing.T) {
	t.Parallel()
	head := func(level int, text string) library.OutlinePoint {
		p := quoted(1, library.HeadingPoint, text)
		p.Level = level
		return p
	}
	said := quoted(1, library.StatementPoint, "Nghị quyết phê chuẩn được thông qua ngày 15 tháng 6 năm 2004.")
	for name, c := range map[string]struct {
		points []library.OutlinePoint
		want   []string
	}{
		"under a title that says nothing":   {[]library.OutlinePoint{head(0, "Hiệp định"), head(1, "Phê chuẩn"), said}, []string{"Hiệp định. Phê chuẩn"}},
		"under a title that was heard":      {[]library.OutlinePoint{head(0, "Hiệp định"), said, head(1, "Phê chuẩn"), said}, []string{"Hiệp định", "Phê chuẩn"}},
		"the second of a title":             {[]library.OutlinePoint{head(0, "Hiệp định"), head(1, "Ký"), said, head(1, "Phê chuẩn"), said}, []string{"Hiệp định. Ký", "Phê chuẩn"}},
		"of the next title":                 {[]library.OutlinePoint{head(0, "Luật"), head(1, "Ký"), said, head(0, "Hiệp định"), head(1, "Ký"), said}, []string{"Luật. Ký", "Hiệp định. Ký"}},
		"three deep":                        {[]library.OutlinePoint{head(0, "Luật"), head(1, "Chương I"), head(2, "Điều 1"), said}, []string{"Chương I. Điều 1"}},
		"titles beside each other":          {[]library.OutlinePoint{head(0, "Luật"), head(0, "Hiệp định"), said}, []string{"Hiệp định"}},
		"a title whose parts lead nowhere":  {[]library.OutlinePoint{head(0, "Luật"), head(1, "Ký"), head(0, "Hiệp định"), said}, []string{"Hiệp định"}},
		"a part whose title is not quoted":  {[]library.OutlinePoint{head(1, "Phê chuẩn"), said}, []string{"Phê chuẩn"}},
		"a part after what has no heading":  {[]library.OutlinePoint{said, head(1, "Phê chuẩn"), said}, []string{"", "Phê chuẩn"}},
		"a title that ends as a sentence":   {[]library.OutlinePoint{head(0, "Vì sao?"), head(1, "Phê chuẩn:"), said}, []string{"Vì sao? Phê chuẩn"}},
		"numbers of the article are not it": {[]library.OutlinePoint{head(0, "I. Luật"), head(1, "1. Ký"), said}, []string{"Luật. Ký"}},
	} {
		o := newOutline(library.Outline{Sections: []library.Section{{Role: library.ContentSection, Points: c.points}}}, nil).led()
		var got []string
		for _, i := range ideasOf(o.Sections[0]) {
			got = append(got, i.heading)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, not %q", name, got, c.want)
		}
	}
}

// What a leaflet leaves out never takes the heading above the one that stays.
func TestALeafletKeepsTheHeadingsOverWhatStays(t *testing.T) {
	t.Parallel()
	sub := quoted(1, library.HeadingPoint, "Quá trình phê chuẩn")
	sub.Level = 1
	points := []library.OutlinePoint{
		quoted(2, library.HeadingPoint, "Năm vùng biển"), quoted(2, library.StatementPoint, "Lãnh hải rộng 12 hải lý."),
		quoted(1, library.HeadingPoint, "Hiệp định phân định Vịnh Bắc Bộ"), sub, quoted(1, library.StatementPoint, "Nghị quyết được thông qua năm 2004."),
	}
	f := fitting{outline: library.Outline{Sections: []library.Section{{Points: points}}}}
	left := f.without([][]int{{4}}, 0).Cut(f.outline).Sections[0].Points
	var texts []string
	for _, p := range left {
		texts = append(texts, p.Text)
	}
	if want := []string{points[2].Text, sub.Text, points[4].Text}; !slices.Equal(texts, want) {
		t.Errorf("%q stays, not %q", texts, want)
	}
}
