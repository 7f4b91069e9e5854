package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestNotesAreMadeListedFoundEditedPrintedAndRemoved(t *testing.T) {
	t.Parallel()
	dir, ids := two(t)
	var shown object
	ask(t, dir, &shown, "show", ids[0])
	quote := ""
	for _, b := range shown["blocks"].([]any) {
		if text, _ := b.(object)["text"].(string); b.(object)["kind"] == "paragraph" && len(strings.Fields(text)) > 8 {
			quote = strings.Join(strings.Fields(text)[2:7], " ")
			break
		}
	}
	var note object
	ask(t, dir, &note, "note", "add", ids[0], "--quote", quote, "--text", "hỏi chú Bảy xóm chài\nvà xin ảnh")
	fields(t, note, "id,article,title,text,state,themes,made,edited,quotes")
	marked := note["quotes"].([]any)[0].(object)
	fields(t, marked, "text,state,now")
	if note["state"] != "stands" || marked["text"] != quote || note["text"] != "hỏi chú Bảy xóm chài\nvà xin ảnh" {
		t.Errorf("%v", note)
	}
	number := fmt.Sprint(note["id"])
	var hits, list []object
	ask(t, dir, &hits, "search", "chu bay xom chai")
	if len(hits) != 1 || fmt.Sprint(hits[0]["id"]) != ids[0] || hits[0]["note"] != note["id"] {
		t.Errorf("%v", hits)
	}
	if a := bcv(t, dir, "search", "chú Bảy xóm chài"); !strings.Contains(a.stdout, "Trong ghi chú của bạn") {
		t.Errorf("%s", a.stdout)
	}
	ask(t, dir, &note, "note", "edit", number, "--text", "đã hỏi rồi")
	for _, args := range [][]string{{}, {"--article", ids[0]}} {
		if ask(t, dir, &list, append([]string{"note", "list"}, args...)...); len(list) != 1 || list[0]["text"] != "đã hỏi rồi" {
			t.Errorf("%v: %v", args, list)
		}
	}
	if ask(t, dir, &list, "note", "list", "--article", ids[1]); len(list) != 0 {
		t.Errorf("%v", list)
	}
	file := filepath.Join(t.TempDir(), "bài.txt")
	var saved, removed, report object
	ask(t, dir, &saved, "text", ids[0], "--notes", "--out", file)
	if raw, err := os.ReadFile(file); err != nil || !strings.Contains(string(raw), "Ghi chú: đã hỏi rồi") {
		t.Errorf("%s, %v", raw, err)
	}
	if a := bcv(t, dir, "remove", ids[0], "--json"); a.code != 3 || !strings.Contains(a.stdout, `"noted": [`+"\n    "+ids[0]) {
		t.Errorf("exit %d, %s", a.code, a.stdout)
	}
	if ask(t, dir, &report, "check"); report["ok"] != true || report["notes"] != 1.0 {
		t.Errorf("%v", report)
	}
	ask(t, dir, &removed, "note", "remove", number)
	if ask(t, dir, &removed, "remove", ids[0]); removed["removed"] != 1.0 {
		t.Errorf("%v", removed)
	}
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"note", "add", ids[1]}, 2, "--quote"},
		{[]string{"note", "add", ids[1], "--quote", "chữ không có trong bài"}, 1, "Không thấy «chữ không có trong bài»"},
		{[]string{"note", "add", "99", "--quote", "x"}, 1, "Không có bài viết số 99"},
		{[]string{"note", "add", ids[1], "--quote", strings.Repeat("dài ", 4000)}, 1, "…»"},
		{[]string{"note", "edit", number, "--text", "x"}, 1, "Không có ghi chú số " + number},
		{[]string{"note", "remove", number}, 1, "Không có ghi chú số " + number},
		{[]string{"note", "list", "--article", "99"}, 1, "Không có bài viết số 99"},
		{[]string{"note", "list", "--theme", "khong-co"}, 1, "Không có chuyên đề"},
		{[]string{"note", "remove", "một"}, 2, "không phải là một con số"},
	} {
		if a := bcv(t, dir, c.args...); a.code != c.code || !strings.Contains(a.stderr, c.says) || len(a.stderr) > 2000 {
			t.Errorf("%.80q: exit %d, %.300s", c.args, a.code, a.stderr)
		}
	}
}
