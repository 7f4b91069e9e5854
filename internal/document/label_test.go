package document

import (
	"testing"

	"baocaovien/internal/phrase"
)

func TestLabelsOfADocument(t *testing.T) {
	for _, list := range []*phrase.Wordlist{motto, stamp, templateTitle} {
		if list.Missing() {
			t.Errorf("no list %q", list.Label())
		}
	}
	for text, want := range map[string]*phrase.Wordlist{
		"dang cong san viet nam": motto, "doc lap - tu do - hanh phuc": motto, "nam": motto, "cong hoa xa hoi chu nghia viet nam": motto,
		"(hoa toc)": stamp, "du thao lan 2": stamp, "microsoft word - bao cao": templateTitle, "document 1": templateTitle, "untitled1": templateTitle,
		"viet nam doc lap": nil, "mat troi": nil, "tai lieu bien": nil, "": nil,
	} {
		for _, list := range []*phrase.Wordlist{motto, stamp, templateTitle} {
			if got := list.Whole(text); got != (list == want) {
				t.Errorf("%q is %s: %v", text, list.Label(), got)
			}
		}
	}
}
