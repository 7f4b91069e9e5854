package twin_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"baocaovien/internal/library"
)

// generator writes articles of its own, the same ones for the same seed.
type generator struct{ *rand.Rand }

func newGenerator(seed uint64) generator {
	return generator{rand.New(rand.NewPCG(seed, 7))} // #nosec G404 -- the same text every time
}

func (w generator) of(pool []string) string { return pool[w.IntN(len(pool))] }

var (
	onsets    = strings.Fields("b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x")
	ends      = strings.Fields("a ang ao e iên oa ô ông ơi u ương ây ệ ình ướ ảo ải ửa ầu ịch ọc ồng")
	provinces = []string{"Hà Giang", "Lào Cai", "Quảng Ninh", "Cà Mau", "Bình Định", "Điện Biên", "Nghệ An", "Kiên Giang"}
	people    = []string{"Trần Bình", "Lê Thị Mai", "Nguyễn Hữu Đạt", "Phạm Quang", "Hoàng Văn Lợi", "Đỗ Thu Hà"}
)

// syllable is one of some 1,000, the common ones often, as in any text.
func (w generator) syllable() string {
	n := int(float64(len(onsets)*len(ends)) * w.Float64() * w.Float64())
	return onsets[n%len(onsets)] + ends[n/len(onsets)]
}

// claim is a sentence without a figure or a name: a title or a lead.
func (w generator) claim() string {
	all := make([]string, 14+w.IntN(12))
	for i := range all {
		all[i] = w.syllable()
	}
	return "Nay " + strings.Join(all, " ")
}

func (w generator) sentence() string {
	s := w.claim()
	switch w.IntN(4) {
	case 0:
		s += fmt.Sprintf(", đến nay đạt %d lượt", 10+w.IntN(9000))
	case 1:
		s += ", theo lời ông " + w.of(people)
	}
	return s + "."
}

func (w generator) paragraphs(n int) []string {
	all := make([]string, n)
	for i := range all {
		sentences := make([]string, 2+w.IntN(3))
		for j := range sentences {
			sentences[j] = w.sentence()
		}
		all[i] = strings.Join(sentences, " ")
	}
	return all
}

// draft is an article as tests change it.
type draft struct {
	title  string
	blocks []library.Block
}

func (w generator) draft(paragraphs int) draft {
	return draft{title: w.claim(), blocks: blocks(w.paragraphs(paragraphs)...)}
}

func blocks(paragraphs ...string) []library.Block {
	all := make([]library.Block, len(paragraphs))
	for i, p := range paragraphs {
		all[i] = library.Block{Kind: library.Paragraph, Text: p}
	}
	return all
}

// with returns the draft with other paragraphs.
func (p draft) with(paragraphs ...string) draft { return draft{p.title, blocks(paragraphs...)} }

func (p draft) paragraphs() []string {
	all := make([]string, len(p.blocks))
	for i, b := range p.blocks {
		all[i] = b.Text
	}
	return all
}
