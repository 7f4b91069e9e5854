package file

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameBytes bounds a name: systems take 255, and the folder needs room in Windows' 260 for the whole path.
const nameBytes = 120

// endings are those that a name is freed from: its file gets the one that its content has.
var endings = strings.Fields("7z apk app appimage bat bmp cmd com cpl csv desktop dll dmg doc docm docx dot dotm dotx exe gif gz hta htm html img " +
	"iso jar jpeg jpg js jse jsp lnk mht mhtml msc msi msp odp ods odt pdf php pif png pps ppt pptm pptx ps1 rar reg rtf scf scr sh svg tar " +
	"tif tiff txt url vbe vbs webp ws wsf xla xlam xls xlsb xlsm xlsx xml zip")

// reserved are the names that Windows keeps for devices, with any ending.
var reserved = strings.Fields("aux clock$ com0 com1 com2 com3 com4 com5 com6 com7 com8 com9 com¹ com² com³ con conin$ conout$ " +
	"lpt0 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9 lpt¹ lpt² lpt³ nul prn")

// SafeName makes a name of ours from what a stranger calls a file: one that every system takes, that stays in its folder and
// that ends in extension («.pdf») and in no other ending.
func SafeName(called, extension string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError, unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r), unicode.IsControl(r) && !unicode.IsSpace(r):
			return -1 // signs that turn a name around, or cannot be seen
		case unicode.IsSpace(r):
			return ' '
		case strings.ContainsRune(`<>:"/\|?*`, r), r >= '\u2024' && r <= '\u2026', r == '\uFF0E', r == '\u2215', r == '\uFF0F', r == '\uFF3C':
			return '-' // and those that look like a dot or a slash
		}
		return r
	}, called)
	name = withoutEndings(strings.Join(strings.Fields(name), " "))
	for len(name) > nameBytes {
		_, size := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-size]
	}
	name = strings.Trim(name, " .-~$")
	first, _, _ := strings.Cut(strings.ToLower(name), ".")
	if name == "" || slices.Contains(reserved, strings.TrimSpace(first)) {
		name = strings.TrimRight("tep "+name, " ")
	}
	return name + extension
}

// withoutEndings takes all endings off a name: «Công văn 123.pdf.exe» is «Công văn 123».
func withoutEndings(name string) string {
	for {
		name = strings.TrimRight(name, " .")
		at := strings.LastIndexByte(name, '.')
		if at < 0 || !slices.Contains(endings, strings.ToLower(strings.TrimSpace(name[at+1:]))) {
			return name
		}
		name = name[:at]
	}
}
