package session_test

import (
	"encoding/json"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
)

func TestAFieldIsReadAsPeopleWriteIt(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ field, value, want string }{
		{"date", `"2026-03-05"`, "05/3/2026"},
		{"start", `"08:30"`, "08:30"},
		{"minutes", "90", "90"},
		{"present", "1204", "1.204"},
		{"present", "0", "0"},
		{"present", "null", "chưa rõ"},
		{"place", `{"commune":"Xã A","hamlet":"","venue":"Nhà văn hóa"}`, "Nhà văn hóa; Xã A"},
		{"place", `{}`, "chưa rõ"},
		{"status", `"held"`, "đã tổ chức"},
		{"level", `"xa"`, "Xã"},
		{"form", `""`, "chưa rõ"},
		{"holds", `""`, "số tổng"},
		{"themes", `["bien-dao","bien-gioi"]`, "BIEN-DAO; BIEN-GIOI"},
		{"speakers", `[{"name":"Bình","level":"xa"},{"name":"Hoa"}]`, "Bình; Hoa"},
		{"audiences", `[{"group":"ngư dân","present":40,"online":2},{"group":"học sinh"}]`, "ngư dân 42; học sinh"},
		{"handouts_by", `[{"template":"to-phat-tay","copies":30}]`, "tờ phát tay 30"},
		{"articles", `[{"id":1,"version":1,"title":"Giữ biển"}]`, "Giữ biển"},
		{"questions", `[{"text":"Ở đâu?"}]`, "Ở đâu?"},
		{"unit", `"Ban Mẫu"`, "Ban Mẫu"},
		{"notes", `"mưa"`, "mưa"},
		{"removed", "true", "có"},
		{"removed", "false", "không"},
		{"replaced_by", `"` + uid(1) + `"`, uid(1)},
		{onePhoto, `{"name":"a.jpg","size":4}`, "a.jpg"},
		{onePhoto, "null", "chưa rõ"},
		{session.DistinctField(uid(2)), "true", uid(2)},
		{"weather", `"mưa"`, `"mưa"`}, // of a newer program
	} {
		got := session.FieldText(c.field, json.RawMessage(c.value), func(t library.Theme) string { return strings.ToUpper(string(t)) })
		if got != c.want {
			t.Errorf("%s %s is %q, want %q", c.field, c.value, got, c.want)
		}
	}
}
