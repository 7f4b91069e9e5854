package document

import (
	"fmt"
	"strings"
	"testing"
)

// TestACharMapSaysWhatCodesStandFor has maps as programs write them: this one's own (one range of all), Word's (single codes),
// LibreOffice's (short ranges), and such as overrule themselves.
func TestACharMapSaysWhatCodesStandFor(t *testing.T) {
	t.Parallel()
	all := "1 beginbfrange\n<0000> <FFFF> <0000>\nendbfrange\n"
	for name, c := range map[string]struct {
		written string
		want    string // code=text, by commas
	}{
		"one range of all":            {all, "0041=A,1EC3=ể,FFFF=\uffff"},
		"single codes":                {"2 beginbfchar\n<01> <0041>\n<02> <1EC3>\nendbfchar", "1=A,2=ể,3=-"},
		"a code of a ligature":        {"1 beginbfchar\n<01> <006600660069>\nendbfchar", "1=ffi"},
		"a short range":               {"1 beginbfrange\n<10> <12> <0061>\nendbfrange", "F=-,10=a,11=b,12=c,13=-"},
		"a range of ligatures":        {"1 beginbfrange\n<10> <11> <00660061>\nendbfrange", "10=fa,11=fb"},
		"a range of texts":            {"1 beginbfrange\n<10> <13> [<0061> <0078> <0079>]\nendbfrange", "10=a,11=x,12=y,13=-"},
		"a code over all":             {all + "1 beginbfchar\n<0041> <0042>\nendbfchar", "40=@,41=B,42=B"},
		"all over a code":             {"1 beginbfchar\n<0041> <0042>\nendbfchar\n" + all, "41=A,42=B"},
		"a range over all":            {all + "1 beginbfrange\n<0041> <0042> <0061>\nendbfrange", "41=a,42=b,43=C"},
		"a wide range over another":   {all + "1 beginbfrange\n<0100> <01FF> <0000>\nendbfrange", "FF=ÿ,141=A,200=Ȁ"},
		"a range that ends before it": {"1 beginbfrange\n<12> <10> <0061>\nendbfrange", "10=-,11=-,12=-"},
		"a text that nobody can read": {"1 beginbfchar\n<01> <" + strings.Repeat("0041", 65) + ">\nendbfchar", "1=-"},
		"no text":                     {"1 beginbfchar\n<01> <>\nendbfchar", "1=-"},
		"a text of one byte":          {"1 beginbfchar\n<01> <41>\nendbfchar", "1=A"},
		"codes past the limit":        {strings.Repeat(all, 3) + "1 beginbfchar\n<0041> <0042>\nendbfchar", "41=A"},
		"half a range":                {"1 beginbfrange\n<10> <12>\nendbfrange", "10=-"},
	} {
		m := readCharMap([]byte(c.written))
		for _, one := range strings.Split(c.want, ",") {
			hex, want, _ := strings.Cut(one, "=")
			var code int
			if _, err := fmt.Sscanf(hex, "%X", &code); err != nil {
				t.Fatal(err)
			}
			if text, is := m.find(code); is && text != want || !is && want != "-" {
				t.Errorf("%s: code %X stands for %q, %t; want %q", name, code, text, is, want)
			}
		}
	}
}
