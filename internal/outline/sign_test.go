package outline

import (
	"testing"

	"baocaovien/internal/library"
)

func TestHeadingsSayWhatIsUnderThem(t *testing.T) {
	for _, sign := range signs {
		if sign.phrases.Missing() {
			t.Errorf("no list %q", sign.phrases.Label())
		}
	}
	for heading, want := range map[string]library.SectionRole{
		"II. Nhiệm vụ, giải pháp": library.TaskSection, "KẾT QUẢ ĐẠT ĐƯỢC": library.ResultSection, "Kết quả và nhiệm vụ": library.TaskSection,
		"Mục đích, ý nghĩa": library.ContextSection, "Giữ biển": "",
	} {
		if got, ok := headingRole(heading); got != want || ok != (want != "") {
			t.Errorf("%q: %q", heading, got)
		}
	}
}
