package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/app/apptest"
)

// refused runs the program, which is to refuse with that exit code and a sentence that has all of these words.
func refused(t *testing.T, dir string, code int, says string, args ...string) {
	t.Helper()
	a := bcv(t, dir, args...)
	if a.code != code || !strings.Contains(a.stderr, says) {
		t.Errorf("bcv %v: exit %d, want %d with «%s»: %s%s", args, a.code, code, says, a.stdout, a.stderr)
	}
}

// added writes a session down and returns it.
func added(t *testing.T, dir string, args ...string) object {
	t.Helper()
	var s object
	ask(t, dir, &s, append([]string{"session", "add"}, args...)...)
	return s
}

func TestASessionIsWrittenDownShownEditedAndRemoved(t *testing.T) {
	t.Parallel()
	dir := apptest.NewFolder(t)
	s := added(t, dir, "--date", "2026-03-05", "--start", "8h30", "--minutes", "90", "--commune", "Phường Vĩnh Long", "--hamlet", "Khóm 1", "--unit", "Ban Tuyên giáo",
		"--level", "tỉnh", "--speaker", "Nguyễn Văn Bình:tinh", "--speaker", "Trần Thị Hoa", "--form", "truc tiep", "--theme", "bien-dao", "--theme", "bien-gioi",
		"--audience", "dang vien=20", "--audience", "Nhân dân=40/5", "--party-members", "20", "--women", "30", "--ethnic", "3", "--religious", "0", "--reach", "1.200",
		"--handouts", "60", "--question", "Bao giờ?", "--note", "Trời mưa")
	fields(t, s, "uid,status,date,start,minutes,place,unit,level,speakers,form,themes,outline,articles,audiences,present,online,party_members,women,ethnic,religious,reach,handouts,questions,notes,attendance")
	for name, want := range map[string]any{
		"status": "held", "date": "2026-03-05", "start": "08:30", "minutes": 90.0, "level": "tinh", "form": "truc-tiep", "present": 60.0, "online": 5.0,
		"attendance": 65.0, "religious": 0.0, "reach": 1200.0, "outline": nil,
	} {
		if s[name] != want {
			t.Errorf("%s is %v, want %v", name, s[name], want)
		}
	}
	if got := fmt.Sprint(s["speakers"], s["audiences"], s["themes"]); got != "[map[level:tinh name:Nguyễn Văn Bình] map[level: name:Trần Thị Hoa]] [map[group:đảng viên online:<nil> present:20] map[group:nhân dân online:5 present:40]] [bien-dao bien-gioi]" {
		t.Error(got)
	}
	uid := s["uid"].(string)
	var edited, shown object
	ask(t, dir, &edited, "session", "edit", uid, "--women", "", "--commune", "vinh long", "--audience", "hoc sinh=100")
	ask(t, dir, &shown, "session", "show", uid)
	if fmt.Sprint(edited) != fmt.Sprint(shown) || shown["women"] != nil || shown["attendance"] != 100.0 || shown["date"] != "2026-03-05" {
		t.Errorf("%v\n%v", edited, shown)
	}
	if place := shown["place"].(object); place["commune"] != "Phường Vĩnh Long" || place["hamlet"] != "Khóm 1" {
		t.Errorf("place %v", place)
	}
	var history []object
	ask(t, dir, &history, "session", "history", uid)
	if len(history) != 2 || history[1]["counter"] != 2.0 || slices.Contains(history[0]["stands"].([]any), any("women")) {
		t.Errorf("history %v", history)
	}
	var nothing object
	ask(t, dir, &nothing, "session", "remove", uid)
	if len(nothing) != 0 {
		t.Errorf("remove prints %v", nothing)
	}
	refused(t, dir, 1, "Không có buổi", "session", "show", uid)
	refused(t, dir, 1, "Không có buổi", "session", "edit", uid, "--present", "4")
}

func TestSessionsAreListedByWhatIsAsked(t *testing.T) {
	t.Parallel()
	dir := apptest.NewFolder(t)
	added(t, dir, "--date", "2026-03-05", "--commune", "Xã Long Hòa", "--theme", "bien-dao")
	added(t, dir, "--date", "2026-04-05", "--commune", "Xã Đông Hải", "--theme", "bien-gioi", "--status", "planned")
	added(t, dir, "--date", "05/5/2026", "--status", "cancelled")
	for want, args := range map[int][]string{
		3: {}, 2: {"--from", "2026-04-01"}, 1: {"--commune", "long hoa"}, 0: {"--commune", "Tân An"},
	} {
		var all []object
		ask(t, dir, &all, append([]string{"session", "list"}, args...)...)
		if len(all) != want {
			t.Errorf("%v: %d sessions, want %d", args, len(all), want)
		}
	}
	for _, args := range [][]string{{"--theme", "bien-gioi"}, {"--status", "planned"}, {"--theme", "chua-phan-loai"}, {"--from", "2026-04-01", "--to", "30/4/2026"}} {
		var all []object
		ask(t, dir, &all, append([]string{"session", "list"}, args...)...)
		if len(all) != 1 {
			t.Errorf("%v: %v", args, all)
		}
	}
	if a := bcv(t, dir, "session", "list"); a.code != 0 || !strings.Contains(a.stdout, "Xã Long Hòa") {
		t.Errorf("%+v", a)
	}
}

func TestWhatCannotBeIsRefusedInASentence(t *testing.T) {
	t.Parallel()
	dir := apptest.NewFolder(t)
	added(t, dir, "--commune", "Xã Tân Ân")
	added(t, dir, "--commune", "Xã Tân An")
	before := bcv(t, dir, "session", "list", "--json").stdout
	for _, c := range []struct {
		says string
		args []string
	}{
		{"không nhận số âm", []string{"--present", "-4"}},
		{"quá lớn", []string{"--present", "99999999999"}},
		{"--present", []string{"--present", "bốn mươi"}},
		{"--present", []string{"--present", "4,5"}},
		{"--present", []string{"--present", "1.2"}},
		{"không hợp lý", []string{"--date", "2126-03-05"}},
		{"Không hiểu ngày", []string{"--date", "2026-02-30"}},
		{"Không hiểu ngày", []string{"--date", "05/03/2206"}},
		{"--start", []string{"--start", "25:00"}},
		{"quá lớn", []string{"--minutes", "5000"}},
		{"chọn một trong: truc-tiep", []string{"--form", "bay"}},
		{"trung-uong", []string{"--level", "huyện"}},
		{"--speaker", []string{"--speaker", "Bình:huyện"}},
		{"planned", []string{"--status", "có lẽ"}},
		{"--audience", []string{"--audience", "ngư dân=nhiều"}},
		{"không nhận số âm", []string{"--audience", "ngư dân=-3"}},
		{"không nhận số âm", []string{"--handouts", "to-phat-tay=-3"}},
		{"--handouts", []string{"--handouts", "tờ rơi=3"}},
		{"--handouts", []string{"--handouts", "to-phat-tay=3=4"}},
		{"Xã Tân An, Xã Tân Ân", []string{"--commune", "xa tan an"}},
		{"không có lựa chọn", []string{"--hologram", "4"}},
		{"không phải là một con số", []string{"--outline", "x"}},
	} {
		refused(t, dir, 2, c.says, append([]string{"session", "add"}, c.args...)...)
	}
	refused(t, dir, 1, "Không có chuyên đề", "session", "add", "--theme", "vu-tru")
	refused(t, dir, 2, "phải có đuôi .xlsx", "session", "template", "--out", filepath.Join(dir, "mau.docx"))
	refused(t, dir, 2, "phải có đuôi .buoi", "session", "export", "--out", filepath.Join(dir, "gui.xlsx"))
	refused(t, dir, 1, "Không có đề cương", "session", "add", "--outline", "77")
	if after := bcv(t, dir, "session", "list", "--json").stdout; after != before {
		t.Errorf("something was kept: %s", after)
	}
}

func TestDoubtsAreToldAndNothingIsChanged(t *testing.T) {
	t.Parallel()
	dir := apptest.NewFolder(t)
	later := time.Now().AddDate(0, 2, 0).Format(time.DateOnly)
	for says, args := range map[string][]string{
		"đảng viên (50) nhiều hơn lượt người (40)": {"--present", "40", "--party-members", "50"},
		"các dòng đối tượng cộng lại 30":           {"--present", "40", "--audience", "ngư dân=30"},
		"tính theo tổng các dòng đối tượng":        {"--present", "40", "--audience", "ngư dân=30", "--holds", "audiences"},
		"lớn khác thường":                          {"--present", "80000"},
		"nếu 40 là số người":                       {"--audience", "ngư dân (40 người)"},
		"các mẫu cộng lại 55":                      {"--handouts", "60", "--handouts", "to-phat-tay=55"},
		"chưa tới":                                 {"--date", later, "--status", "held"},
	} {
		a := bcv(t, dir, append([]string{"session", "add"}, args...)...)
		if a.code != 0 || !strings.Contains(a.stderr, says) {
			t.Errorf("%v: %+v", args, a)
		}
	}
	if s := added(t, dir, "--date", later); s["status"] != "planned" {
		t.Errorf("one that is to come is %v", s["status"])
	}
	if s := added(t, dir, "--present", "40", "--audience", "ngư dân=30", "--holds", "audiences"); s["attendance"] != 30.0 {
		t.Errorf("attendance %v", s["attendance"])
	}
}

func TestSessionsComeAsJSONAllOrNone(t *testing.T) {
	t.Parallel()
	dir := apptest.NewFolder(t)
	in := filepath.Join(dir, "vao.jsonl")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(in, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(`{"date": "2026-03-05", "present": 4}` + "\n" + `{"date": "2026-03-06", "place": {"commune": "Xã A"}, "speakers": [{"name": "Bình"}], "attendance": null}` + "\n")
	var many []object
	ask(t, dir, &many, "session", "add", "--json-in", in)
	if len(many) != 2 || many[1]["attendance"] != nil || many[0]["attendance"] != 4.0 {
		t.Fatalf("%v", many)
	}
	for name, text := range map[string]string{
		"a second that is broken": `{"present": 7}` + "\n{", "a field that is none": `{"present": 7}` + "\n" + `{"hologram": 1}`, "half a person": `{"present": 1.5}`,
		"a number as text": `{"present": "7"}`, "no object": `7`, "nothing": ``, "a null": `null`, "a date that is none": `{"date": "hôm qua"}`, "a negative row": `{"audiences": [{"group": "x", "present": -1}]}`,
		"a uid that is none": `{"uid": "7"}`, "another attendance": `{"present": 4, "attendance": 9}`, "an attendance alone": `{"attendance": 9}`,
		"an attachment without its bytes": `{"attachments": [{"sha256": "1", "name": "a.jpg", "size": 1}]}`, "one as a field": `{"attachment.` + strings.Repeat("1", 64) + `": {"name": "a.jpg", "size": 1}}`,
		"a template that is none": `{"handouts_by": [{"template": "tờ rơi", "copies": 1}]}`,
		"a place in one word":     `{"place": "Xã A"}`, "themes in one": `{"themes": "bien-dao"}`, "more behind": `{"present": 7} rác`, "a list with another": `[{"present": 7}, 8]`, "a start that is none": `{"start": "25:00"}`,
	} {
		write(text)
		a := bcv(t, dir, "session", "add", "--json-in", in)
		if a.code != 2 || a.stdout != "" || regexp.MustCompile(`json: |invalid character|EOF|whole number|Go struct|field "`).MatchString(a.stderr) {
			t.Errorf("%s: %+v", name, a)
		}
	}
	write(`{"present": 40.0}{"present": 100.00}`) // as programs for tables write whole numbers
	var whole []object
	ask(t, dir, &whole, "session", "add", "--json-in", in)
	if len(whole) != 2 || whole[0]["present"] != 40.0 || whole[1]["present"] != 100.0 {
		t.Errorf("%v", whole)
	}
	for _, s := range whole {
		ask(t, dir, &object{}, "session", "remove", s["uid"].(string))
	}
	var all []object
	ask(t, dir, &all, "session", "list")
	if len(all) != 2 {
		t.Errorf("%d sessions", len(all))
	}
	// What was printed comes back as the same session.
	printed := bcv(t, dir, "session", "show", many[0]["uid"].(string), "--json").stdout
	write(strings.Replace(printed, `"notes": ""`, `"notes": "thêm"`, 1))
	again := added(t, dir, "--json-in", in)
	if again["uid"] != many[0]["uid"] || again["notes"] != "thêm" {
		t.Errorf("%v", again)
	}
	write("\xEF\xBB\xBF" + `[{"date": "2026-03-05T23:30:00Z"}]`) // as Windows writes a text
	if s := added(t, dir, "--json-in", in); s["date"] != "2026-03-06" {
		t.Errorf("23:30 UTC is on %v in Vietnam", s["date"])
	}
}

func TestTwinsAreShownAndJudgedForEver(t *testing.T) {
	t.Parallel()
	dir := apptest.NewFolder(t)
	twin := []string{"--date", "2026-03-05", "--commune", "Xã Long Hòa", "--theme", "bien-dao", "--present", "40"}
	a, b, c := added(t, dir, twin...)["uid"].(string), added(t, dir, twin...)["uid"].(string), added(t, dir, twin...)["uid"].(string)
	twins := func() int {
		t.Helper()
		var all []object
		ask(t, dir, &all, "session", "twins", "--from", "2026-01-01", "--to", "2026-12-31")
		return len(all)
	}
	attendance := func() any {
		t.Helper()
		var r object
		ask(t, dir, &r, "report", "--period", "2026")
		return r["totals"].(object)["attendance"]
	}
	if twins() != 3 || attendance() != 120.0 {
		t.Errorf("%d twins, %v people", twins(), attendance())
	}
	var none object
	ask(t, dir, &none, "session", "same", a, b)
	ask(t, dir, &none, "session", "different", a, c)
	if twins() != 0 || attendance() != 80.0 {
		t.Errorf("judged: %d twins, %v people", twins(), attendance())
	}
	refused(t, dir, 2, "phải khác nhau", "session", "same", a, a)
	refused(t, dir, 1, "Không có buổi", "session", "same", a, strings.Replace(b, "-", "0", 1))
}

func TestOfficesThatHaveSentNothingAreReminded(t *testing.T) {
	t.Parallel()
	dir := apptest.NewFolder(t)
	for _, args := range [][]string{{"office", "add", "Tỉnh Mẫu", "--level", "tinh"}, {"office", "add", "Xã Long Hòa", "Xã Đông Hải", "--parent", "Tỉnh Mẫu", "--level", "xa"}} {
		if a := bcv(t, dir, args...); a.code != 0 {
			t.Fatalf("%v: %+v", args, a)
		}
	}
	added(t, dir, "--date", "2026-03-05", "--commune", "long hoa")
	var silent object
	ask(t, dir, &silent, "report", "silent", "--period", "2026-Q1")
	if got := silent["offices"].([]any); len(got) != 1 || got[0].(object)["name"] != "Xã Đông Hải" || !strings.Contains(silent["reminder"].(string), "Xã Đông Hải") {
		t.Errorf("%v", silent)
	}
	if a := bcv(t, dir, "report", "silent", "--period", "2026-Q1"); !strings.Contains(a.stdout, "Chưa có buổi nào trong kỳ: 1") {
		t.Errorf("%+v", a)
	}
	var gaps object
	ask(t, dir, &gaps, "report", "gaps", "--period", "2026-Q1")
	if got := fmt.Sprint(gaps["communes"]); got != "[Xã Đông Hải]" {
		t.Errorf("gaps %v", gaps)
	}
	if a := bcv(t, dir, "office", "list"); !strings.Contains(a.stdout, "  Xã Đông Hải") {
		t.Errorf("%+v", a)
	}
	refused(t, dir, 2, "không có đơn vị", "office", "add", "Ấp 1", "--parent", "Xã Không")
	if a := bcv(t, dir, "office", "remove", "Tỉnh Mẫu"); a.code != 0 {
		t.Errorf("%+v", a)
	}
}
