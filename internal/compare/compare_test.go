package compare_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/compare"
	"baocaovien/internal/library"
)

func paragraphs(texts ...string) []library.Block {
	all := make([]library.Block, len(texts))
	for i, text := range texts {
		all[i] = library.Block{Kind: library.Paragraph, Text: text}
	}
	return all
}

// marked writes changes as «kept [-deleted-]{+inserted+}», one block a line.
func marked(changes []compare.Change) string {
	var lines []string
	for _, c := range changes {
		line := ""
		for _, r := range c.Runs {
			switch r.Op {
			case compare.Deleted:
				line += "[-" + r.Text + "-]"
			case compare.Inserted:
				line += "{+" + r.Text + "+}"
			default:
				line += r.Text
			}
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestAnEditIsShownWordByWord(t *testing.T) {
	cases := []struct{ before, after, want string }{
		{"Có 12 tàu ra khơi.", "Có 15 tàu ra khơi.", "Có [-12-]{+15+} tàu ra khơi."},
		{"Giữ biển, đảo.", "Giữ vững biển, đảo của ta.", "Giữ {+vững +}biển, đảo{+ của ta+}."},
		{"Một hai ba bốn năm sáu.", "Một hai bảy tám năm sáu.", "Một hai [-ba bốn-]{+bảy tám+} năm sáu."},
		{"Không đổi.", "Không đổi.", "Không đổi."},
		{"Đoạn bị bỏ.", "", "[-Đoạn bị bỏ.-]"},
	}
	for _, c := range cases {
		var after []library.Block
		if c.after != "" {
			after = paragraphs(c.after)
		}
		if got := marked(compare.Blocks(t.Context(), paragraphs(c.before), after)); got != c.want {
			t.Errorf("%q → %q\n got %s\nwant %s", c.before, c.after, got, c.want)
		}
	}
}

func TestBlocksAreLaidBesideTheirFellows(t *testing.T) {
	before := paragraphs("Mở đầu.", "Đoạn về tàu cá ra khơi mùa này.", "Đoạn sẽ bị bỏ đi hẳn.", "Kết thúc.")
	after := paragraphs("Mở đầu.", "Một đoạn mới tinh.", "Đoạn về tàu cá ra khơi mùa sau.", "Kết thúc.")
	changes := compare.Blocks(t.Context(), before, after)
	want := "Mở đầu.\n{+Một đoạn mới tinh.+}\nĐoạn về tàu cá ra khơi mùa [-này-]{+sau+}.\n[-Đoạn sẽ bị bỏ đi hẳn.-]\nKết thúc."
	if got := marked(changes); got != want {
		t.Fatalf("got\n%s\nwant\n%s", got, want)
	}
	if !changes[0].Same() || changes[1].Same() || changes[2].Same() || changes[3].Same() {
		t.Errorf("%+v", changes)
	}
}

func TestAPictureWithAnotherAddressIsAnother(t *testing.T) {
	picture := func(src string) []library.Block {
		return []library.Block{{Kind: library.Image, Src: src, Text: "Chú thích"}}
	}
	changes := compare.Blocks(t.Context(), picture("a"), picture("b"))
	if len(changes) != 1 || changes[0].Before != 0 || changes[0].After != 0 {
		t.Fatalf("%+v", changes)
	}
}

func TestBothVersionsCanBeReadFromTheirChanges(t *testing.T) {
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 1)) // #nosec G404 -- the same texts every time
		words := strings.Fields("biển đảo, giữ vững quê hương. tàu 12 và 16.974 «cuộc» – năm")
		text := func() (all []string) {
			for range random.IntN(6) {
				n := 1 + random.IntN(8)
				one := make([]string, n)
				for i := range one {
					one[i] = words[random.IntN(len(words))]
				}
				all = append(all, strings.Join(one, " "))
			}
			return all
		}
		before, after := text(), text()
		if random.IntN(2) == 0 {
			after = append(slices.Clone(before), after...)
		}
		gotBefore, gotAfter := versions(compare.Blocks(t.Context(), paragraphs(before...), paragraphs(after...)))
		if !reflect.DeepEqual(gotBefore, before) || !reflect.DeepEqual(gotAfter, after) {
			t.Fatalf("seed %d\nbefore %q\n   got %q\n after %q\n   got %q", seed, before, gotBefore, after, gotAfter)
		}
	}
}

// versions puts both versions together from their changes.
func versions(changes []compare.Change) (before, after []string) {
	for _, c := range changes {
		var was, is string
		for _, r := range c.Runs {
			if r.Op != compare.Inserted {
				was += r.Text
			}
			if r.Op != compare.Deleted {
				is += r.Text
			}
		}
		if c.Before >= 0 {
			before = append(before, was)
		}
		if c.After >= 0 {
			after = append(after, is)
		}
	}
	return before, after
}

func TestFindReturnsThePassageMostLikeAText(t *testing.T) {
	blocks := paragraphs("Mở đầu không liên quan gì.",
		"Trước hết, lực lượng kiểm ngư đã kiểm tra 45 tàu cá trong quý ba năm nay. Sau đó là việc khác.")
	cases := []struct {
		text, want string
		verbatim   bool
	}{
		{"Sau đó là việc khác.", "Sau đó là việc khác.", true},
		{"lực lượng kiểm ngư đã kiểm tra 12 tàu cá trong quý ba.", "lực lượng kiểm ngư đã kiểm tra 45 tàu cá trong quý ba", false},
		{"kiểm ngư kiểm tra 45 tàu trong quý ba năm nay!", "kiểm ngư đã kiểm tra 45 tàu cá trong quý ba năm nay.", false},
		{"Một câu chẳng có ở đâu trong bài viết này cả", "", false},
		{"", "", true},
	}
	for _, c := range cases {
		m, ok := compare.Find(t.Context(), c.text, blocks)
		if !ok {
			if c.want != "" {
				t.Errorf("%q is not found", c.text)
			}
			continue
		}
		if got := blocks[m.Block].Text[m.Start:m.End]; got != c.want || (m.Likeness == 1) != c.verbatim {
			t.Errorf("%q finds %q (%.2f), want %q", c.text, got, m.Likeness, c.want)
		}
	}
	if _, ok := compare.Find(t.Context(), "gì", nil); ok {
		t.Error("found in nothing")
	}
}

func FuzzFindStaysWithinItsBlock(f *testing.F) {
	f.Add("biển đảo", "giữ biển, đảo.")
	f.Add("", "\xff")
	f.Fuzz(func(t *testing.T, text, block string) {
		blocks := paragraphs(block)
		m, ok := compare.Find(t.Context(), text, blocks)
		if ok && (m.Likeness <= 0 || m.Likeness > 1 || m.Start > m.End || fmt.Sprint(block[m.Start:m.End]) == "" && text != "") {
			t.Fatalf("%+v", m)
		}
		compare.Blocks(t.Context(), blocks, paragraphs(text))
	})
}
