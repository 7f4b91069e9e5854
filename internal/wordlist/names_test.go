package wordlist_test

import (
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/wordlist"
)

func TestAListOfNamesIsReadWithoutNumbersAndHeads(t *testing.T) {
	t.Parallel()
	want := []string{"Xã Long Vĩnh", "Phường 1", "Xã Đông Hải"}
	for name, text := range map[string]string{
		"a.txt":   "Xã Long Vĩnh\n\nPhường 1\r\nXÃ LONG VĨNH\nXã Đông Hải\n",
		"b.txt":   "# danh sách\nTên đơn vị:\n1. Xã Long Vĩnh\n2) Phường 1\n- Xã Đông Hải",
		"c.csv":   "STT,Tên xã\n1,Xã Long Vĩnh\n2,Phường 1\n3,Xã Đông Hải\n",
		"d.tsv":   "TT\tXã, phường\tGhi chú\n1\tXã Long Vĩnh\tx\n2\tPhường 1\n3\tXã Đông Hải\n",
		"e.csv":   "Xã Long Vĩnh;300\nPhường 1;20\nXã Đông Hải;7\n",
		"nfd.txt": "Xa\u0303 Long Vi\u0303nh\nPhu\u031Bo\u031B\u0300ng 1\nXa\u0303 \u0110o\u0302ng Ha\u0309i",
		"bom.txt": "\uFEFFXã Long Vĩnh\nPhường 1\nXã Đông Hải",
		"two.txt": "Xã Long Vĩnh\tVĩnh Long\nPhường 1\tVĩnh Long\nXã Đông Hải",
	} {
		if got, err := wordlist.ReadNames(t.Context(), name, []byte(text)); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	for name, c := range map[string]struct {
		text string
		kind library.Kind
	}{
		"none.txt":  {"1\n2\n\n", library.NoText},
		"a.pdf":     {"%PDF-1.7", library.UnsupportedFile},
		"a.xlsx":    {"Xã A", library.DamagedFile},
		"large.txt": {strings.Repeat("x", wordlist.MostBytes+1), library.TooLarge},
	} {
		if got, err := wordlist.ReadNames(t.Context(), name, []byte(c.text)); !library.IsKind(err, c.kind) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}
