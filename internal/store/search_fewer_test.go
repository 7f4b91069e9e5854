package store_test

import (
	"strings"
	"testing"

	"baocaovien/internal/library"
)

func TestOneWordDoesNotEmptyAQuery(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	save(t, l, arrival(s, "1", "Giữ đảo", "Bộ đội nhà giàn canh biển ngày đêm."))
	save(t, l, arrival(s, "2", "Cầu Bắc Luân II", "Xe qua cầu tấp nập."))
	save(t, l, arrival(s, "3", "Đường biên", "Dân bản tuần tra cột mốc."))
	save(t, l, arrival(s, "4", "Cầu Bắc Luân", "Cầu cũ vắng xe."))
	for _, want := range []struct{ query, titles, missing string }{
		{"nhà giàn khôngcótừnày", "Giữ đảo", "khôngcótừnày"},
		{"khôngcótừnày tuần tra", "Đường biên", "khôngcótừnày"},
		{"nhà giàn mốc", "Giữ đảo", "mốc"},
		{"tuần tra cột ngày", "Đường biên", "ngày"},
		{"nhà giàn", "Giữ đảo", ""},
		{"cột khôngcótừnày mốc khôngcảtừnày", "Đường biên", "khôngcótừnày khôngcảtừnày"},
		{"nhà giàn khôngcótừnày -canh", "", ""},
		{"khôngcótừnày khôngcảtừnày", "", ""},
		{"ngày mốc", "", ""}, // one of two is not most of them
		{"bắc luân 2", "Cầu Bắc Luân II", ""},
		{"bac luan ii", "Cầu Bắc Luân II", ""},
		{"Bắc Luân II", "Cầu Bắc Luân II", ""},
		{`"bắc luân 2"`, "", ""},
		{`tuần tra cột "đêm ngày"`, "", ""},
		{`tuần tra title:mốc`, "", ""},
	} {
		hits, err := l.Search(t.Context(), want.query, library.Filter{Limit: 10})
		if err != nil {
			t.Fatal(err)
		}
		var titles []string
		missing := ""
		for _, h := range hits {
			titles = append(titles, h.Title)
			missing = h.Missing
		}
		if got := strings.Join(titles, "|"); got != want.titles || missing != want.missing {
			t.Errorf("%q finds %q without %q, want %q without %q", want.query, got, missing, want.titles, want.missing)
		}
	}
}
