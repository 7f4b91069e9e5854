package words

import (
	"strings"

	"baocaovien/internal/library"
)

// Official says what an official paper says of itself, in one line: «Chỉ thị · Số 21/CT-TTg · Thủ tướng Chính phủ ·
// Về việc …», and what the digital signatures of any file say. "" of what says nothing.
func Official(o library.OfficialPaper) string {
	var parts []string
	add := func(part string) {
		if part != "" {
			parts = append(parts, part)
		}
	}
	add(o.Kind)
	if o.Number != "" {
		add(Say("official.field-number", "number", o.Number))
	}
	add(o.Issuer)
	add(o.Subject)
	if o.Signed != "" {
		add(Say("official.signed", "signed", o.Signed))
	}
	return strings.Join(parts, " · ")
}
