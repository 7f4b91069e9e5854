package twin_test

import (
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/twin"
)

func TestOnlyThePaperItselfHasTheSameWords(t *testing.T) {
	sketch := func(texts ...string) twin.TextSketch {
		var blocks []library.Block
		for _, text := range texts {
			blocks = append(blocks, library.Block{Kind: library.Paragraph, Text: text})
		}
		return twin.SketchOf(t.Context(), "Kế hoạch", blocks)
	}
	paper := sketch("I. Mục đích", "Mỗi xã cử 5 cán bộ.", "Báo cáo trước ngày 20.")
	same := map[string]twin.TextSketch{
		"itself":                paper,
		"other breaks of lines": sketch("I. MỤC ĐÍCH Mỗi xã cử 5 cán bộ.", "Báo cáo trước ngày 20."),
		"numbers written out":   sketch("I. Mục đích", "1. Mỗi xã cử 5 cán bộ.", "b) Báo cáo trước ngày 20."),
		"a number left out":     sketch("Mục đích", "Mỗi xã cử 5 cán bộ.", "Báo cáo trước ngày 20."),
	}
	for name, other := range same {
		if !twin.SameWords(paper, other) || !twin.SameWords(other, paper) {
			t.Errorf("%s: told apart", name)
		}
	}
	others := map[string]twin.TextSketch{
		"another figure":     sketch("I. Mục đích", "Mỗi xã cử 6 cán bộ.", "Báo cáo trước ngày 20."),
		"another mark":       sketch("I. Mục đích", "Mỗi xã cứ 5 cán bộ.", "Báo cáo trước ngày 20."),
		"a word more":        sketch("I. Mục đích", "Mỗi xã cử 5 cán bộ nữ.", "Báo cáo trước ngày 20."),
		"a sentence less":    sketch("I. Mục đích", "Mỗi xã cử 5 cán bộ."),
		"nothing but a word": sketch("Mục"),
	}
	for name, other := range others {
		if twin.SameWords(paper, other) || twin.SameWords(other, paper) {
			t.Errorf("%s: taken for the same", name)
		}
	}
}
