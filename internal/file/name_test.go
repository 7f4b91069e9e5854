package file

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// What pages of strangers may call a document, and some that are only unlucky.
func TestNamesOfStrangersBecomeOurs(t *testing.T) {
	t.Parallel()
	for called, want := range map[string]string{
		"Công văn 123.pdf.exe": "Công văn 123.pdf", "Công văn 123.PDF": "Công văn 123.pdf", "Công văn 123.pdf .exe": "Công văn 123.pdf",
		"Công văn 123.pdf.exe.": "Công văn 123.pdf", "Công văn 123.docx.lnk.pdf": "Công văn 123.pdf", "a.tar.gz": "a.pdf",
		"Nghị quyết số 05.NQ-TW": "Nghị quyết số 05.NQ-TW.pdf", "Phiên bản 1.2": "Phiên bản 1.2.pdf", "12/2026/NQ-CP": "12-2026-NQ-CP.pdf",
		"../../../etc/passwd": "etc-passwd.pdf", `..\..\Startup\a.bat`: "Startup-a.pdf", `C:\Windows\System32\cmd.exe`: "C--Windows-System32-cmd.pdf",
		"a.pdf:Zone.Identifier": "a.pdf-Zone.Identifier.pdf", "a\x00b\r\nc": "ab c.pdf", "Báo cáo\u202Efdp.exe": "Báo cáofdp.pdf",
		"\u2066an\u200Btoàn\u2069.scr": "antoàn.pdf", "a․exe": "a-exe.pdf", "a．exe": "a-exe.pdf",
		"CON": "tep CON.pdf", "con.txt": "tep con.pdf", "nul.tar.pdf": "tep nul.pdf", "COM1.exe": "tep COM1.pdf", "lpt¹": "tep lpt¹.pdf", "Con đường": "Con đường.pdf",
		"aux.báo cáo": "tep aux.báo cáo.pdf", "CONIN$": "CONIN.pdf", "": "tep.pdf", " . ": "tep.pdf", "....": "tep.pdf", ".exe": "tep.pdf", "exe": "exe.pdf",
		"~$Báo cáo.docx": "Báo cáo.pdf", "-rf": "rf.pdf", ".htaccess": "htaccess.pdf", "desktop.ini": "desktop.ini.pdf", "\xff\xfe": "tep.pdf",
	} {
		if got := SafeName(called, ".pdf"); got != want {
			t.Errorf("%q: %q, want %q", called, got, want)
		}
	}
	for _, called := range []string{strings.Repeat("ệ", 5000), strings.Repeat("a", 5000) + ".exe", strings.Repeat("a.", 300), strings.Repeat(".exe", 100)} {
		name := SafeName(called, ".pdf")
		if len(name) > nameBytes+4 || !utf8.ValidString(name) || !strings.HasSuffix(name, ".pdf") || filepath.Base(name) != name {
			t.Errorf("%d bytes: %q", len(name), name)
		}
	}
}
