package secrecy

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// nameBreaks part the name of a file where people cannot write lines.
var nameBreaks = strings.NewReplacer("_", "\n", "–", "\n", "—", "\n", "-", "\n", ".", "\n", "~", "\n", "+", "\n")

// OfFileName returns the stamp that a file bears in its name, with or without its folder and ending: «MẬT_KH 05.pdf»,
// «Phương án (Tối mật).jpg», «Luu hanh noi bo - De cuong.docx». A scan or a photo often says it nowhere else that can be read.
func OfFileName(name string) library.Stamp {
	name = path.Base(strings.ReplaceAll(viet.NFC(name), `\`, "/"))
	if ending := path.Ext(name); !strings.Contains(ending, " ") { // «Kế hoạch 1.2 (MẬT)» has none
		name = strings.TrimSuffix(name, ending)
	}
	stamp := lineStamp(viet.Clean(strings.ReplaceAll(name, "_", " ")))
	if about.In(name) {
		return stamp
	}
	parts := strings.Split(nameBreaks.Replace(name), "\n")
	for i := range parts {
		beside := strings.Join(slices.Concat(parts[:i], parts[i+1:]), " ")
		if hasOwnWords(beside) {
			stamp = stamp.Or(partStamp(viet.Clean(parts[i])))
		}
	}
	return stamp
}

// partStamp is lineStamp of a part of a name, where people leave out marks and capitals: «luu hanh noi bo» is nothing else.
func partStamp(part string) library.Stamp {
	stamp := lineStamp(part)
	if stamp == "" && lineStamp(strings.ToUpper(part)) == library.InternalUse {
		return library.InternalUse
	}
	return stamp
}

// hasOwnWords reports that what stands beside a stamp in a name names something: nothing, a number, or words in small letters.
// «MẬT_ONG_RỪNG» is honey, «BỆNH GAN - MẬT» an illness.
func hasOwnWords(beside string) bool {
	return strings.TrimSpace(beside) == "" || strings.ContainsFunc(beside, unicode.IsDigit) || strings.ToUpper(beside) != beside
}
