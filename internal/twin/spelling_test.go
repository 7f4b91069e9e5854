package twin_test

import (
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/twin"
)

func TestOnlyThePaperItselfHasTheSameWords(t *testing.T) {
	print := func(texts ...string) twin.Print {
		var blocks []library.Block
		for _, text := range texts {
			blocks = append(blocks, library.Block{Kind: library.Paragraph, Text: text})
		}
		return twin.Of("Kế hoạch", blocks)
	}
	paper := print("I. Mục đích", "Mỗi xã cử 5 cán bộ.", "Báo cáo trước ngày 20.")
	same := map[string]twin.Print{
		"itself":                paper,
		"other breaks of lines": print("I. MỤC ĐÍCH Mỗi xã cử 5 cán bộ.", "Báo cáo trước ngày 20."),
		"numbers written out":   print("I. Mục đích", "1. Mỗi xã cử 5 cán bộ.", "b) Báo cáo trước ngày 20."),
		"a number left out":     print("Mục đích", "Mỗi xã cử 5 cán bộ.", "Báo cáo trước ngày 20."),
	}
	for name, other := range same {
		if !twin.SameWords(paper, other) || !twin.SameWords(other, paper) {
			t.Errorf("%s: told apart", name)
		}
	}
	others := map[string]twin.Print{
		"another figure":     print("I. Mục đích", "Mỗi xã cử 6 cán bộ.", "Báo cáo trước ngày 20."),
		"another mark":       print("I. Mục đích", "Mỗi xã cứ 5 cán bộ.", "Báo cáo trước ngày 20."),
		"a word more":        print("I. Mục đích", "Mỗi xã cử 5 cán bộ nữ.", "Báo cáo trước ngày 20."),
		"a sentence less":    print("I. Mục đích", "Mỗi xã cử 5 cán bộ."),
		"nothing but a word": print("Mục"),
	}
	for name, other := range others {
		if twin.SameWords(paper, other) || twin.SameWords(other, paper) {
			t.Errorf("%s: taken for the same", name)
		}
	}
}
