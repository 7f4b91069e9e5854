package phrase_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"baocaovien/assets"
	"baocaovien/internal/phrase"
	"baocaovien/internal/viet"
)

const labels = `# nhãn của trang
set noun = tin | bài viết | bài
[related]
{noun} (tức) liên quan | {xem|đọc} {thêm|tiếp (theo)}
[page]
^trang # (trên #)$
[reprint]
khi …3 phát hành lại
[by]
theo @
ghi chép của @ @
[rise]
tăng ~
[name]
related | tin liên* | box …1 more | ads
[islands]
biển(,) đảo | biển và hải đảo
COC
hải dương-981
[marks]
lỗi \: # | (\() ảnh \)
`

func list(t testing.TB, text, label string) *phrase.Wordlist {
	t.Helper()
	set, err := phrase.Parse("test", text)
	if err != nil {
		t.Fatal(err)
	}
	l, ok := set.List(label)
	if !ok {
		t.Fatalf("no list %q", label)
	}
	return l
}

func TestWhole(t *testing.T) {
	for _, c := range []struct {
		label, text string
		want        bool
	}{
		{"related", "Tin liên quan", true},
		{"related", "» TIN TỨC LIÊN QUAN:", true},
		{"related", "Bài viết liên quan", true},
		{"related", "Bài viết liên quan khác", false},
		{"related", "Những bài viết liên quan", false},
		{"related", "Đọc tiếp", true},
		{"related", "Xem tiếp theo »", true},
		{"related", "Tin, liên quan", false},
		{"related", "", false},
		{"page", "Trang 1 trên 12", true},
		{"page", "Trang 1", true},
		{"page", "Trang", false},
		{"islands", "biển, đảo", true},
		{"islands", "Biển đảo", true},
		{"islands", "coc", false},
		{"islands", "COC", true},
		{"islands", "Hải Dương 981", true},
		{"marks", "Lỗi: 404", true},
		{"marks", "Lỗi 404", false},
		{"marks", "(Ảnh)", true},
	} {
		if got := list(t, labels, c.label).Whole(c.text); got != c.want {
			t.Errorf("%s: %q is whole: %v, want %v", c.label, c.text, got, c.want)
		}
	}
}

func TestPrefix(t *testing.T) {
	for _, c := range []struct {
		label, text, want string
	}{
		{"related", "(Xem tiếp theo trang 5)", "(Xem tiếp theo"},
		{"related", "Xem", ""},
		{"by", "Theo Nhân Dân", "Theo Nhân"},
		{"by", "theo dõi", ""},
		{"by", "Ghi chép của Nguyễn Văn A", "Ghi chép của Nguyễn Văn"},
	} {
		end, ok := list(t, labels, c.label).Prefix(c.text)
		if c.text[:end] != c.want || ok != (c.want != "") {
			t.Errorf("%q begins with %q, %v; want %q", c.text, c.text[:end], ok, c.want)
		}
	}
}

func TestInAndFind(t *testing.T) {
	for _, c := range []struct {
		label, text string
		want        []string
	}{
		{"islands", "Chủ quyền biển, đảo, biển và hải đảo; biển; đảo", []string{"biển, đảo", "biển và hải đảo"}},
		{"reprint", "Ghi rõ nguồn khi bạn phát hành lại, khi phát hành lại.", []string{"khi bạn phát hành lại", "khi phát hành lại"}},
		{"reprint", "khi một hai ba bốn phát hành lại", nil},
		{"reprint", "khi (bạn), phát hành lại", []string{"khi (bạn), phát hành lại"}},
		{"rise", "tăng, giảm, tăng 5 %; tăng", []string{"tăng 5"}},
		{"page", "Xem trang 5", nil},
		{"related", "xem thêm xem thêm", []string{"xem thêm", "xem thêm"}},
	} {
		l := list(t, labels, c.label)
		var got []string
		for _, m := range l.Find(c.text) {
			got = append(got, c.text[m.Start:m.End])
			if m.Label != c.label {
				t.Errorf("label %q, want %q", m.Label, c.label)
			}
		}
		if !slices.Equal(got, c.want) || l.In(c.text) != (len(c.want) > 0) {
			t.Errorf("%q holds %q, want %q", c.text, got, c.want)
		}
	}
}

func TestInName(t *testing.T) {
	l := list(t, labels, "name")
	for name, want := range map[string]bool{
		"related-news": true, "box_tinLienQuan": false, "boxRelated2": true, "block tin-liên-quan": true, "unrelated": false,
		"box-see-more": true, "ads300x250": true, "header": false, "": false, "-": false,
	} {
		if got := l.InName(name); got != want {
			t.Errorf("%q: %v, want %v", name, got, want)
		}
	}
}

func TestFolded(t *testing.T) {
	l := list(t, "fold\n[a]\ntin lien quan", "a")
	if !l.Whole("tin lien quan") {
		t.Error("a folded text does not match")
	}
	if _, err := phrase.Parse("test", "fold\n[a]\ntin liên quan"); err == nil {
		t.Error("a phrase with marks in a folded file is no error")
	}
}

func TestWordsAreAsWritten(t *testing.T) {
	if got := list(t, "[a]\n% | km/h | điểm %\n m³ |(x) y", "a").Words(); !slices.Equal(got, []string{"%", "km/h", "điểm %", "m³", "(x) y"}) {
		t.Errorf("words %q", got)
	}
}

func TestParseTellsWhatIsWrong(t *testing.T) {
	for _, text := range []string{"xem", "[a]\n(xem", "[a]\nxem)", "[a]\n{xem", "[a]\n… xem", "[a]\n…99 xem", "[a]\nxem ^ nữa", "[a]\nxem $ nữa", "[a]\n* xem", "set a = {b\n[a]"} {
		if _, err := phrase.Parse("labels.txt", text); err == nil || !strings.HasPrefix(err.Error(), "labels.txt:") {
			t.Errorf("%q: error %v", text, err)
		}
	}
}

func TestFileIsReadAtFirstUse(t *testing.T) {
	file := phrase.Open(fstest.MapFS{"a.txt": {Data: []byte("[a]\nxem thêm")}}, "a.txt")
	if a := file.List("a"); a.Missing() || !a.Whole("Xem thêm") {
		t.Error("list a is not found")
	}
	if b := file.List("b"); !b.Missing() || b.Whole("Xem thêm") || b.In("xem") || b.Entries() != nil {
		t.Error("list b is found")
	}
	if gone := phrase.Open(fstest.MapFS{}, "a.txt").List("a"); !gone.Missing() {
		t.Error("a file that is not there has lists")
	}
}

// TestAssets reads every file of phrases the program has.
func TestAssets(t *testing.T) {
	names, err := fs.Glob(assets.Phrases, "phrases/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("files %v, %v", names, err)
	}
	for _, name := range names {
		set, err := phrase.Open(assets.Phrases, name).Set()
		if err != nil {
			t.Error(err)
			continue
		}
		for _, l := range set.Lists() {
			l.In("một câu") // compiles
		}
	}
}

func FuzzMatch(f *testing.F) {
	f.Add(labels, "Xem tiếp theo, trang 5: biển, đảo (COC) khi bạn phát hành lại")
	f.Add("[a]\n^…5 {a|b (c {d|#})} e*$", "x 1, a b c 5 een")
	f.Add("fold\n[a]\n@ \\( …3", "\x00\xff(e\u0302\u0301")
	f.Fuzz(func(t *testing.T, file, text string) {
		if strings.Count(file, "…") > 2 || strings.Count(file, "(")+strings.Count(file, "{") > 6 || len(file) > 400 || len(text) > 1000 {
			return // ways through gaps and brackets behind each other are many; files come with the program
		}
		set, err := phrase.Parse("fuzz", file)
		if err != nil {
			return
		}
		text = viet.NFC(text)
		for _, l := range set.Lists() {
			found := l.Find(text)
			end := 0
			for _, m := range found {
				if m.Start < end || m.End <= m.Start || m.End > len(text) {
					t.Fatalf("match %v in %q", m, text)
				}
				end = m.End
			}
			if l.In(text) != (len(found) > 0) {
				t.Fatalf("In and Find differ on %q", text)
			}
			if _, begins := l.Prefix(text); (begins || l.Whole(text)) && len(found) == 0 {
				t.Fatalf("Prefix finds in %q what Find does not", text)
			}
			l.InName(text)
		}
	})
}

// kilobyte is text of the field, 1 KB of it.
var kilobyte = strings.Repeat("Chủ quyền biển, đảo là thiêng liêng; khi sử dụng đề nghị ghi rõ nguồn. ", 12)[:1000]

func BenchmarkFind(b *testing.B) {
	l := list(b, labels, "islands")
	b.ReportAllocs()
	for b.Loop() {
		l.Find(kilobyte)
	}
}

func BenchmarkInFolded(b *testing.B) {
	l := list(b, "fold\n[a]\nghi ro nguon …3 phat hanh lai | {tin|bai} lien quan", "a")
	text := viet.Fold(kilobyte)
	b.ReportAllocs()
	for b.Loop() {
		l.In(text)
	}
}

func BenchmarkWholeLabel(b *testing.B) {
	l := list(b, labels, "related")
	b.ReportAllocs()
	for b.Loop() {
		l.Whole("Bài viết tức liên quan đến chuyên mục")
	}
}

func TestBeginsAllowsNothingBefore(t *testing.T) {
	set, err := phrase.Parse("t", "fold\n[a]\ntac gia : | (\\() xem | © | # phut\n")
	if err != nil {
		t.Fatal(err)
	}
	list, _ := set.List("a")
	for text, want := range map[string]bool{
		"tac gia: x": true, "- tac gia: x": false, ", tac gia: x": false, "tac gia x": false, "(xem": true, "[xem": false, "© 2026": true, "2026 ©": false,
		"5 phut": true, "nam phut": false, "": false,
	} {
		if got := list.Begins(text); got != want {
			t.Errorf("%q begins with one: %v", text, got)
		}
	}
}

func TestKeysAreThoseOfTheWords(t *testing.T) {
	l := phrase.NewLexicon(phrase.Marked)
	l.AddWords("Hoà bình, thuỷ sản", 0)
	l.Index()
	const text = "Thủy sản, HÒA BÌNH và kho 5"
	keys, known := l.Keys(), 0
	for _, token := range l.Tokens(nil, text) {
		if token.Word == 0 {
			continue
		}
		known++
		word := text[token.Start:token.End]
		if want := string(viet.AppendKey(nil, word)); keys[token.Word] != want {
			t.Errorf("the key of «%s» is %q, want %q", word, keys[token.Word], want)
		}
	}
	if known != 5 {
		t.Errorf("%d words and marks are known, want 5", known)
	}
}
