package keypaper_test

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"baocaovien/internal/keypaper"
	"baocaovien/internal/library"
)

const passphrase = "Thuyền xanh  ra biển 7"

var private = ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize))

func subjectOf(err error) string {
	var failure *library.Error
	if errors.As(err, &failure) {
		return failure.Subject
	}
	return ""
}

// sealed is a key that was sealed once for all tests: each sealing and opening takes 64 MB and much work, as it should.
var sealed = sync.OnceValue(func() keypaper.SealedKey {
	s, err := keypaper.Seal(private, passphrase)
	if err != nil {
		panic(err)
	}
	return s
})

func TestAKeyComesBackFromHoweverItsLinesAreWritten(t *testing.T) {
	t.Parallel()
	s := sealed()
	lines := s.Lines()
	if len(lines) != 6 || len(lines[0]) != len("ABCDE FGHJK MNPQR STVWX YZ") {
		t.Fatalf("%q", lines)
	}
	printed := ""
	for i, l := range lines {
		printed += fmt.Sprintf("Dòng %d: %s\n", i+1, l)
	}
	for name, text := range map[string]string{
		"typed":                strings.Join(lines, "\n"),
		"small letters":        strings.ToLower(strings.Join(lines, "\n")),
		"letters that look so": strings.NewReplacer("0", "O", "1", "l").Replace(strings.Join(lines, "\r\n")),
		"no spaces":            strings.ReplaceAll(strings.Join(lines, "\n"), " ", ""),
		"dashes":               strings.ReplaceAll(strings.Join(lines, "\n\n"), " ", "–"),
		"one line":             strings.Join(lines, " "),
		"the code":             s.Code(),
		"the sheet":            "Khóa phát hành\n123 456 789 012\n" + printed + "Giữ tờ này trong két.",
		"a sheet in one row":   "Khóa " + strings.ReplaceAll(printed, "\n", " ") + "Giữ tờ này trong két.",
		"lines in disorder":    "Dòng 2: " + lines[1] + "\nDòng 1: " + lines[0] + "\n" + printed,
	} {
		if got, err := keypaper.Parse(text); err != nil || got != s {
			t.Errorf("%s: %v", name, err)
		}
	}
	spellings := []string{"Thuyê\u0300n xanh ra biê\u0309n 7", passphrase, " " + passphrase + "\n"}
	if testing.Short() { // each takes what a guess at it is to take
		spellings = spellings[:1]
	}
	for _, as := range spellings {
		if got, err := s.Open(as); err != nil || !got.Equal(private) {
			t.Errorf("%q: %v", as, err)
		}
	}
	if _, err := s.Open("thuyền xanh ra biển 7"); !library.IsKind(err, library.WrongPassphrase) {
		t.Errorf("another passphrase: %v", err)
	}
	if _, err := keypaper.Seal(private, "  chín chữ "); !library.IsKind(err, library.WrongUse) {
		t.Errorf("a short one: %v", err)
	}
}

// TestEveryMistypedLineIsNamed changes every letter of the sheet to every other one, and lets neighbours change places.
func TestEveryMistypedLineIsNamed(t *testing.T) {
	t.Parallel()
	lines := strings.Split(sealed().Code(), "/")
	fails := func(what string, i int, as string) {
		t.Helper()
		all := append([]string(nil), lines...)
		all[i] = as
		_, err := keypaper.Parse(strings.Join(all, "\n"))
		if !library.IsKind(err, library.WrongLine) || subjectOf(err) != fmt.Sprint(i+1) {
			t.Fatalf("%s in line %d, %s for %s: %v", what, i+1, as, lines[i], err)
		}
	}
	for i, l := range lines {
		for at := range l {
			for _, other := range "0123456789ABCDEFGHJKMNPQRSTVWXYZ*Ồ" {
				if string(other) != l[at:at+1] {
					fails("another letter", i, l[:at]+string(other)+l[at+1:])
				}
			}
			fails("a letter less", i, l[:at]+l[at+1:])
			fails("a letter more", i, l[:at]+"7"+l[at:])
			if at > 0 && l[at] != l[at-1] {
				fails("two that changed places", i, l[:at-1]+l[at:at+1]+l[at-1:at]+l[at+1:])
			}
		}
	}
}

func TestWhatIsNoKeyIsToldFromMistypedLines(t *testing.T) {
	t.Parallel()
	lines := sealed().Lines()
	other, err := keypaper.Seal(private, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		text    string
		want    library.Kind
		subject string
	}{
		"nothing":               {"", library.NoKey, ""},
		"white":                 {" \n\t\n", library.NoKey, ""},
		"a letter":              {"Kính gửi: Ban Tuyên giáo\nNgày mai họp.", library.NoKey, ""},
		"two lines changed":     {strings.Join([]string{lines[0], lines[2], lines[1], lines[3], lines[4], lines[5]}, "\n"), library.WrongLine, "2, 3"},
		"the last is missing":   {strings.Join(lines[:5], "\n"), library.WrongLine, "6"},
		"one too many":          {strings.Join(append(append([]string(nil), lines...), lines[0]), "\n"), library.WrongLine, "7"},
		"a label without line":  {"Dòng 1: " + lines[0] + " Dòng 2: " + lines[1], library.WrongLine, "3, 4, 5, 6"},
		"a line of another key": {strings.Join(append(append([]string(nil), lines[:5]...), other.Lines()[5]), "\n"), library.NoKey, ""},
		"a book":                {strings.Repeat("ABCDE FGHJK\n", 50_000), library.NoKey, ""},
	} {
		if _, err := keypaper.Parse(c.text); !library.IsKind(err, c.want) || subjectOf(err) != c.subject {
			t.Errorf("%s: %v", name, err)
		}
	}
}
