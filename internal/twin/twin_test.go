package twin_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/twin"
	"baocaovien/internal/viet"
)

const drafts = 30 // of each kind of change

// republished are the ways in which one text is published twice.
var republished = map[string]func(w generator, p draft) draft{
	"unchanged": func(_ generator, p draft) draft { return p },
	"other lead": func(w generator, p draft) draft {
		return p.with(append([]string{w.claim() + "."}, p.paragraphs()...)...)
	},
	"two leads": func(w generator, p draft) draft {
		return p.with(append([]string{w.claim() + "."}, p.paragraphs()[1:]...)...)
	},
	"signature": func(w generator, p draft) draft {
		return p.with(append(p.paragraphs(), w.of(people)+" (TTXVN)")...)
	},
	"furniture left over": func(_ generator, p draft) draft {
		return p.with(append(p.paragraphs(), "Chia sẻ bài viết", "In trang này", "Gửi cho bạn bè", "Lượt xem: 1.204", "Các tin đã đưa trước")...)
	},
	"a caption as a paragraph": func(_ generator, p draft) draft {
		return p.with(slices.Insert(p.paragraphs(), 1, "Quang cảnh buổi lễ. Ảnh: TTXVN")...)
	},
	"a caption": func(_ generator, p draft) draft {
		p.blocks = append(slices.Clone(p.blocks), library.Block{Kind: library.Image, Text: "Ảnh chụp năm 2024 tại Cần Thơ", Src: "x"})
		return p
	},
	"paragraphs joined": func(_ generator, p draft) draft { return p.with(strings.Join(p.paragraphs(), " ")) },
	"another title":     func(w generator, p draft) draft { p.title = w.claim(); return p },
	"small edits": func(w generator, p draft) draft {
		all := strings.Split(strings.Join(p.paragraphs(), "\n"), " ")
		for range 5 {
			if i := w.IntN(len(all)); all[i] == strings.ToLower(all[i]) {
				all[i] = w.syllable()
			}
		}
		return p.with(strings.Split(strings.Join(all, " "), "\n")...)
	},
	"written otherwise": func(_ generator, p draft) draft {
		return p.with(strings.Split(viet.Fold(strings.Join(p.paragraphs(), "\n")), "\n")...)
	},
	"a name spelled otherwise": func(_ generator, p draft) draft {
		for i := range 3 {
			p.blocks[i].Text += " Đoàn trở lại TPHCM ngay trong ngày."
		}
		return p.with(replaced(p, "TPHCM", "TP.HCM")...)
	},
	"one paragraph left out": func(_ generator, p draft) draft { return p.with(slices.Delete(p.paragraphs(), 2, 3)...) },
	"one figure put right": func(_ generator, p draft) draft {
		p.blocks[2].Text += " Kinh phí đợt này là 120 triệu đồng, lấy từ nguồn ủng hộ của nhân dân địa phương."
		return p.with(replaced(p, "120 triệu", "125 triệu")...)
	},
}

// replaced returns the paragraphs with one text in the place of another.
func replaced(p draft, old, text string) []string {
	all := p.paragraphs()
	for i := range all {
		all[i] = strings.ReplaceAll(all[i], old, text)
	}
	return all
}

func TestOneTextPublishedTwiceIsTheSame(t *testing.T) {
	for name, change := range republished {
		t.Run(name, func(t *testing.T) {
			for seed := range uint64(drafts) {
				w := newGenerator(seed)
				one := w.draft(9 + w.IntN(10))
				two := change(w, one)
				a, b := twin.SketchOf(t.Context(), one.title, one.blocks), twin.SketchOf(t.Context(), two.title, two.blocks)
				if !twin.Same(a, b) || !twin.Same(b, a) {
					t.Fatalf("seed %d: not the same", seed)
				}
				if !meet(a, b) {
					t.Fatalf("seed %d: no band leads from one to the other", seed)
				}
			}
		})
	}
}

func meet(a, b twin.TextSketch) bool {
	return slices.ContainsFunc(a.Bands(), func(band uint64) bool { return slices.Contains(b.Bands(), band) })
}

// bulletin is a form with figures, filled in anew each week.
func (w generator) bulletin() draft {
	n := func() int { return 1 + w.IntN(900) }
	return draft{"Kết quả công tác trong tuần", blocks(
		fmt.Sprintf("Trong tuần qua, các đơn vị đã tổ chức %d cuộc tuyên truyền cho %d lượt người nghe ở các xã biên giới.", n(), n()),
		fmt.Sprintf("Lực lượng chức năng kiểm tra %d tàu cá, nhắc nhở %d chủ tàu, lập biên bản %d trường hợp vi phạm.", n(), n(), n()),
		fmt.Sprintf("Các trường học nhận %d phần quà và %d đầu sách do nhân dân cả nước gửi tặng.", n(), n()),
		"Tuần tới, các đơn vị tiếp tục duy trì chế độ trực, nắm chắc tình hình địa bàn và báo cáo kịp thời về cơ quan thường trực.",
	)}
}

// circular is what every office sends out in the same words, under its own name.
func (w generator) circular(province string) draft {
	paragraphs := newGenerator(1).paragraphs(6)
	paragraphs = slices.Insert(paragraphs, 0, "Ủy ban nhân dân tỉnh "+province+" yêu cầu các sở, ngành và địa phương thực hiện những việc sau đây.")
	paragraphs[4] += " Công an tỉnh " + province + " chủ trì việc kiểm tra."
	return draft{"Tăng cường công tác tuyên truyền", blocks(paragraphs...)}
}

// others are texts that have much in common and are not the same.
var others = map[string]func(w generator) (one, two draft){
	"another article": func(w generator) (draft, draft) { return w.draft(8), w.draft(8) },
	"the weekly bulletin": func(w generator) (draft, draft) {
		return w.bulletin(), w.bulletin()
	},
	"one name throughout": func(w generator) (draft, draft) {
		one := w.draft(12)
		for i := range 3 {
			one.blocks[4*i].Text += " Theo bà Hạnh, mọi việc đều thuận."
		}
		return one, one.with(replaced(one, "Hạnh", "Nga")...)
	},
	"another week in the title": func(w generator) (draft, draft) {
		one := w.draft(10)
		two := one
		one.title, two.title = "Điểm tin tuần 45", "Điểm tin tuần 46"
		return one, two
	},
	"another province's circular": func(w generator) (draft, draft) {
		i := w.IntN(len(provinces))
		return w.circular(provinces[i]), w.circular(provinces[(i+1)%len(provinces)])
	},
	"part one and part two": func(w generator) (draft, draft) {
		head := w.paragraphs(2)
		one, two := w.draft(10), w.draft(10)
		two.title = one.title
		return one.with(append(head, one.paragraphs()...)...), two.with(append(head, two.paragraphs()...)...)
	},
	"a notice within an article": func(w generator) (draft, draft) {
		notice := w.draft(4)
		return notice, notice.with(append(notice.paragraphs(), w.paragraphs(5)...)...)
	},
	"half of it told anew": func(w generator) (draft, draft) {
		one := w.draft(10)
		return one, one.with(append(one.paragraphs()[:5:5], w.paragraphs(5)...)...)
	},
	"other news over the same notice of the site": func(w generator) (draft, draft) {
		notice := newGenerator(3).paragraphs(6)
		tell := func(day int, province string) draft {
			news := fmt.Sprintf("Ngày %d tháng này, đoàn đến thăm tỉnh %s. %s", day, province, w.claim())
			return draft{"Tin hoạt động", blocks(append([]string{news}, notice...)...)}
		}
		i := w.IntN(len(provinces) - 1)
		return tell(i, provinces[i]), tell(i+1, provinces[i+1])
	},
	"numbered parts over one text": func(w generator) (draft, draft) {
		one := w.draft(6)
		two := one
		one.title, two.title = "Chuyện kể ở đảo, phần một", "Chuyện kể ở đảo, phần hai"
		return one, two
	},
	"short texts": func(generator) (draft, draft) {
		short := draft{"Thông báo", blocks("Cơ quan nghỉ lễ theo quy định, mời bà con trở lại vào đầu tuần sau.")}
		return short, short
	},
}

func TestTextsWithMuchInCommonStayApart(t *testing.T) {
	for name, write := range others {
		t.Run(name, func(t *testing.T) {
			for seed := range uint64(drafts) {
				one, two := write(newGenerator(seed))
				a, b := twin.SketchOf(t.Context(), one.title, one.blocks), twin.SketchOf(t.Context(), two.title, two.blocks)
				if twin.Same(a, b) || twin.Same(b, a) {
					t.Fatalf("seed %d: taken for the same", seed)
				}
			}
		})
	}
}

func TestUnrelatedTextsHardlyEverMeet(t *testing.T) {
	met := 0
	for seed := range uint64(drafts) {
		w := newGenerator(seed)
		one, two := w.draft(12), w.draft(12)
		if meet(twin.SketchOf(t.Context(), one.title, one.blocks), twin.SketchOf(t.Context(), two.title, two.blocks)) {
			met++
		}
	}
	if met > drafts/20 {
		t.Fatalf("%d of %d", met, drafts)
	}
}

func TestTitlesAreTheSameHoweverTheyAreWritten(t *testing.T) {
	of := func(title string) twin.TextSketch { return twin.SketchOf(t.Context(), title, nil) }
	if !twin.SameTitle(of("Vì HÒA bình, hữu nghị"), of("Vì hoà bình hữu nghị")) || twin.SameTitle(of("Bài một"), of("Bài hai")) {
		t.Fatal("titles are compared by their words")
	}
}

func TestAnEditIsKinAndAnotherTextIsNot(t *testing.T) {
	w := newGenerator(5)
	one, other := w.draft(10), w.draft(10)
	longer := one.with(append(one.paragraphs(), w.paragraphs(8)...)...)
	if !twin.Related(twin.SketchOf(t.Context(), "", one.blocks), twin.SketchOf(t.Context(), "", longer.blocks)) {
		t.Error("a longer edition is not kin")
	}
	if twin.Related(twin.SketchOf(t.Context(), "", one.blocks), twin.SketchOf(t.Context(), "", other.blocks)) || twin.Related(twin.SketchOf(t.Context(), "", nil), twin.SketchOf(t.Context(), "", nil)) {
		t.Error("strangers are kin")
	}
}
