package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/search"
	"baocaovien/internal/viet"
)

func TestQueriesAreReadAsPeopleTypeThem(t *testing.T) {
	cases := map[string]string{
		"bien dao":             `("bien" AND "dao" *)`,
		"bien ":                `"bien"`,
		"b":                    `"b"`,
		"đường":                `"đương" *`,
		"đườ":                  `"đươ" *`,
		"ky":                   `("ki" OR "ky" *)`,
		`"biên giới"`:          `"biên giơi4"`,
		"“biên giới” ":         `"biên giơi4"`,
		"title:xa -y":          `"xa" NOT "y"`,
		"xa u -y -z":           `("xa" AND "u") NOT ("y" OR "z")`,
		"16.974 ":              `"16.974"`,
		"41-XY/9 ":             `"41 xy 9"`,
		"lhq ":                 `("lhq" OR "un" OR "lien hop quoc" OR "lien hiep quoc")`,
		"thủ tướng ":           `(("thu2" AND "tương4") OR "ttg" OR "thu2 tương4 chinh4 phu2")`,
		"36-NQ/TW ":            `("36" AND ("nq" OR "nghi quyet") AND ("tw" OR "tu" OR "trung uong"))`,
		`"thủ tướng"`:          `"thu2 tương4"`,
		"":                     "",
		`"" * ( ^ NEAR/3`:      `"near 3"`,
		"-bien":                "",
		"😀":                    "",
		"tu:20/11/2026 xa ":    `"xa"`,
		"tu: xa ":              `("tu" AND "xa")`,
		"tu:20":                "",
		"chuyen de:bien xa ":   `"xa"`,
		`"chưa đóng ngoặc kép`: `"chưa đong4 ngoăc5 kep4"`,
		"khong:phai 12:30 ":    `("khong phai" AND "12 30")`,
		"xa\x00u \xff\xfe ":    `"xa u"`,
	}
	for text, want := range cases {
		q := search.Parse(text, nil)
		spelling := plainSpelling
		if q.Marked() {
			spelling = markedSpelling
		}
		if got := spelling.match(q.Terms); got != want {
			t.Errorf("%q\n got %s\nwant %s", text, got, want)
		}
	}
}

// randomQuery puts words together in every way a query knows.
func randomQuery(random *rand.Rand, words []string) string {
	var parts []string
	word := func() string {
		w := words[random.IntN(len(words))]
		switch random.IntN(4) {
		case 0:
			return viet.Fold(w)
		case 1:
			return strings.ToUpper(w)
		default:
			return w
		}
	}
	for range 1 + random.IntN(3) {
		switch random.IntN(8) {
		case 0:
			parts = append(parts, `"`+word()+" "+word()+`"`)
		case 1:
			parts = append(parts, "-"+word())
		case 2:
			parts = append(parts, "title:"+word())
		default:
			parts = append(parts, word())
		}
	}
	query := strings.Join(parts, " ")
	if random.IntN(2) == 0 {
		query += " "
	}
	return query
}

// TestTheIndexFindsWhatTheWordsSay compares what a search finds with the words of all articles, one by one.
func TestTheIndexFindsWhatTheWordsSay(t *testing.T) {
	t.Parallel()
	l := mustOpen(t, t.TempDir())
	s := mustSource(t, l)
	random := rand.New(rand.NewPCG(3, 4)) // #nosec G404 -- the same every time
	words := strings.Fields("biển bien đảo đạo đường dương lý lí kỹ UBND ủy ban nhân dân TW trung ương nghị quyết NQ-TW 16.974 hoà hòa quyền quy")
	text := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(words[random.IntN(len(words))] + " ")
		}
		return b.String()
	}
	for n := range 60 {
		put(t, l, s, n, text(3), text(2+random.IntN(6)), text(random.IntN(5)))
	}
	rows, err := l.read.QueryContext(t.Context(), "SELECT article_id, words FROM article_words")
	if err != nil {
		t.Fatal(err)
	}
	type stored struct {
		id    int64
		words string
	}
	all, err := collect(l, "words", rows, func(row scanner) (a stored, err error) {
		var packed []byte
		if err := row.Scan(&a.id, &packed); err != nil {
			return a, err
		}
		a.words, err = unpackText(packed)
		return a, err
	})
	if err != nil {
		t.Fatal(err)
	}
	queries := 400
	if testing.Short() {
		queries = 100
	}
	for range queries {
		query := randomQuery(random, words)
		q := search.Parse(query, nil)
		if len(q.Wanted()) == 0 {
			continue
		}
		var want []int64
		for _, a := range all {
			if _, holds := search.NewMatcher(q).Judge(a.words); holds {
				want = append(want, a.id)
			}
		}
		hits, err := l.Search(t.Context(), query, library.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		var got []int64
		for _, h := range hits {
			if slices.Contains(want, h.ID) || h.Missing == "" && h.Instead == "" {
				got = append(got, h.ID)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Fatalf("%q finds %v, the words say %v", query, got, want)
		}
	}
}

func TestAnAttachmentIsFoundAndShown(t *testing.T) {
	t.Parallel()
	l := mustOpen(t, t.TempDir())
	s := mustSource(t, l)
	id := put(t, l, s, 1, "Văn bản mới", "Xem tệp kèm theo.")
	put(t, l, s, 2, "Bài khác", "Không nói gì.")
	err := l.KeepFile(t.Context(), id, library.File{
		URL: "https://example.org/a.docx", Name: "ke-hoach.docx", MediaType: "application/msword",
		Text: "KẾ HOẠCH\nMục đích, yêu cầu\nTổ chức bắn pháo hiệu ở cảng cá; BĐBP chủ trì.\nNơi nhận", Data: []byte("x"),
	})
	if err != nil {
		t.Fatal(err)
	}
	for query, marks := range map[string]int{"pháo hiệu": 2, "phao hieu cang ca": 4, `"bắn pháo hiệu"`: 3, "bộ đội biên phòng": 1} {
		hits, err := l.Search(t.Context(), query, library.Filter{Limit: 5})
		if err != nil || len(hits) != 1 {
			t.Fatalf("%q: %v, %v", query, hits, err)
		}
		h := hits[0]
		if h.ID != id || h.File != "ke-hoach.docx" || strings.Count(h.Snippet, string(library.HitStart)) != marks {
			t.Errorf("%q: %+v", query, h)
		}
	}
	for _, query := range []string{"pháo -cảng", "title:pháo", "pháo từ:2027", `"hiệu pháo"`} {
		if hits, err := l.Search(t.Context(), query, library.Filter{Limit: 5}); err != nil || len(hits) != 0 {
			t.Errorf("%q: %v, %v", query, hits, err)
		}
	}
}

func TestFieldsNarrow(t *testing.T) {
	t.Parallel()
	l := mustOpen(t, t.TempDir())
	s := mustSource(t, l)
	other, err := l.AddSource(t.Context(), library.Source{URL: "https://thongtin.example.net", Title: "Cổng thông tin", Kind: library.FeedSource})
	if err != nil {
		t.Fatal(err)
	}
	for n := range 4 {
		put(t, l, s, n, fmt.Sprint("Bài ", n), "chung")
	}
	put(t, l, other, 9, "Bài 9", "chung")
	if err := l.SetThemes(t.Context(), 2, []library.Theme{library.SeaIslands}); err != nil {
		t.Fatal(err)
	}
	cases := map[string]string{
		"chung nguồn:cổng-khác":              "",
		`chung nguồn:"cổng thông"`:           "Bài 9",
		"chung source:thongtin.example":      "Bài 9",
		"chung source:2":                     "Bài 9",
		"chung -source:2 ngày:2/1/2026":      "Bài 1",
		"chung chuyên đề:biển":               "Bài 1",
		`chung theme:"Biển, đảo"`:            "Bài 1",
		"theme:bien-dao":                     "Bài 1",
		"-theme:bien-dao date:2026-01-03":    "Bài 2",
		"theme:chua-phan-loai den:1/1/2026":  "Bài 0",
		"-theme:chua-phan-loai":              "Bài 1",
		"chung theme:khong-co":               "",
		"chung from:2/1/2026 until:2/1/2026": "Bài 1",
		"chung from:2027":                    "",
		"chung title:3":                      "Bài 3",
		"date:1/2026 nguồn:2":                "Bài 9",
		"-chung":                             "",
		"date:1/1/2026 -khongco":             "Bài 0",
		"chung từ:10/1/2026 đến:":            "Bài 9",
	}
	for query, want := range cases {
		for _, most := range []int{0, 3} {
			hits, err := l.Search(t.Context(), query, library.Filter{Limit: most})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, h := range hits {
				got = append(got, h.Title)
			}
			if strings.Join(got, "|") != want {
				t.Errorf("%q finds %v, want %q", query, got, want)
			}
		}
	}
}
