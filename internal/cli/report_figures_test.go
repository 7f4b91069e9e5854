package cli_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/app/apptest"
)

// year is a library with 5,000 sessions around the year 2025, a fifth in the quick tests, and what they come to by plain
// addition.
func year(t *testing.T) (dir string, sessions, people, members, before int, bySea int) {
	t.Helper()
	dir = apptest.NewFolder(t)
	r := rand.New(rand.NewPCG(2025, 1))
	var lines strings.Builder
	all := 5000
	if testing.Short() {
		all /= 5
	}
	for i := range all {
		day := time.Date(2024, 6, 1+r.IntN(640), 0, 0, 0, 0, time.UTC)
		s := object{
			"status": []string{"held", "held", "held", "planned", "cancelled"}[r.IntN(5)], "date": day.Format(time.DateOnly),
			"place": object{"commune": fmt.Sprint("Xã Mẫu ", 1+i%124)}, "form": []string{"truc-tiep", "truc-tuyen", "ket-hop"}[r.IntN(3)],
			"themes": [][]string{{"bien-dao"}, {"bien-gioi", "bien-dao"}, {"doi-ngoai"}, {}}[r.IntN(4)],
		}
		present, online, party := r.IntN(300), r.IntN(40), r.IntN(50)
		known := r.IntN(10) > 0
		if known {
			s["present"], s["online"] = present, online
		}
		s["party_members"] = party
		if s["status"] == "held" && day.Year() == 2024 {
			before++
		}
		if s["status"] == "held" && day.Year() == 2025 {
			sessions++
			members += party
			if known {
				people += present + online
			}
			if strings.Contains(fmt.Sprint(s["themes"]), "bien-dao") {
				bySea++
			}
		}
		line, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(line, '\n'))
	}
	in := filepath.Join(dir, "nam.jsonl")
	if err := os.WriteFile(in, []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	if a := bcv(t, dir, "session", "add", "--json-in", in); a.code != 0 {
		t.Fatalf("exit %d: %s", a.code, a.stderr[:min(500, len(a.stderr))])
	}
	return dir, sessions, people, members, before, bySea
}

// TestAYearIsWhatPlainAdditionMakesOfIt compares the totals and a row with plain addition, and the lists behind them.
// internal/ui/reports compares window, paper and workbook with these.
func TestAYearIsWhatPlainAdditionMakesOfIt(t *testing.T) {
	t.Parallel()
	dir, sessions, people, members, before, bySea := year(t)
	var v object
	ask(t, dir, &v, "report", "--from", "2025-01-01", "--to", "2025-12-31", "--by", "theme", "--compare", "year")
	fields(t, v, "from,to,totals,compare,rows")
	totals := v["totals"].(object)
	fields(t, totals, "sessions,attendance,present,online,party_members,women,ethnic,religious,reach,handouts,questions,unknown")
	if totals["sessions"] != float64(sessions) || totals["attendance"] != float64(people) || totals["party_members"] != float64(members) || totals["women"] != nil ||
		v["compare"].(object)["sessions"] != float64(before) {
		t.Errorf("JSON has %v; want %d, %d, %d, before %d", totals, sessions, people, members, before)
	}
	row := v["rows"].([]any)[0].(object)
	fields(t, row, "key,name,sessions,attendance,before,change,change_percent")
	if row["key"] != "bien-dao" || row["sessions"] != float64(bySea) {
		t.Errorf("row %v, want %d", row, bySea)
	}
	for key, want := range map[string]int{"": sessions, "bien-dao": bySea} {
		args := []string{"report", "sessions", "--period", "2025"}
		if key != "" {
			args = append(args, "--by", "theme", "--key", key)
		}
		var all []object
		ask(t, dir, &all, args...)
		sum := 0
		for _, s := range all {
			if n, known := s["attendance"].(float64); known {
				sum += int(n)
			}
		}
		if len(all) != want || key == "" && sum != people {
			t.Errorf("%q: %d sessions with %d people, want %d and %d", key, len(all), sum, want, people)
		}
	}
}

func TestReportsByEachGroupingAndPeriod(t *testing.T) {
	t.Parallel()
	dir := apptest.NewFolder(t)
	for _, day := range []string{"2026-02-15", "2026-02-16", "2026-03-15", "2026-03-16"} {
		added(t, dir, "--date", day, "--commune", "Xã Long Hòa", "--unit", "Đồn", "--level", "xa", "--form", "truc-tiep", "--theme", "bien-gioi", "--theme", "bien-dao",
			"--speaker", "Bình", "--audience", "ngư dân=10")
	}
	for by, key := range map[string]string{
		"theme": "bien-dao", "main-theme": "bien-gioi", "audience": "ngư dân", "form": "truc-tiep", "level": "xa", "place": "Xã Long Hòa", "speaker": "Bình", "month": "2026-02", "unit": "Đồn",
	} {
		var v object
		ask(t, dir, &v, "report", "--from", "2026-02-01", "--to", "2026-03-31", "--by", by, "--compare", "before")
		row := v["rows"].([]any)[0].(object)
		if row["key"] != key || row["attendance"] == nil || row["change_percent"] != nil || row["before"] == nil {
			t.Errorf("by %s: %v", by, row)
		}
	}
	for _, c := range []struct {
		period, cutOff, from, to string
		sessions                 float64
	}{
		{"2026-03", "0", "2026-03-01", "2026-03-31", 2},
		{"2026-03", "15", "2026-02-16", "2026-03-15", 2},
		{"2026-Q1", "15", "2025-12-16", "2026-03-15", 3},
		{"2026-H1", "0", "2026-01-01", "2026-06-30", 4},
		{"2026-9M", "15", "2025-12-16", "2026-09-15", 4},
		{"2026", "31", "2026-01-01", "2026-12-31", 4},
	} {
		var v object
		ask(t, dir, &v, "report", "--period", c.period, "--cut-off", c.cutOff, "--by", "month")
		if v["from"] != c.from || v["to"] != c.to || v["totals"].(object)["sessions"] != c.sessions {
			t.Errorf("%s by %s: %v", c.period, c.cutOff, v)
		}
	}
	for _, args := range [][]string{
		{"--from", "2026-02-01"},
		{"--period", "2026-13"},
		{"--period", "2026", "--by", "weather"},
		{"--period", "2026", "--compare", "never"},
		{"--period", "2026", "--cut-off", "40"},
		{"--from", "2026-03-01", "--to", "2026-02-01"},
		{"--period", "2026", "--out", filepath.Join(dir, "r.txt")},
	} {
		if a := bcv(t, dir, append([]string{"report"}, args...)...); a.code != 2 {
			t.Errorf("%v: %+v", args, a)
		}
	}
}

func TestGrowthIsRoundedHalfAwayFromZero(t *testing.T) {
	t.Parallel()
	dir := apptest.NewFolder(t)
	var lines strings.Builder
	for i := range 16 + 17 {
		fmt.Fprintf(&lines, `{"date": "%d-03-05", "themes": ["bien-dao"]}`+"\n", 2025+min(1, i/16))
	}
	in := filepath.Join(dir, "x.jsonl")
	if err := os.WriteFile(in, []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	bcv(t, dir, "session", "add", "--json-in", in)
	file := filepath.Join(dir, "r.pdf")
	var v object
	ask(t, dir, &v, "report", "--period", "2026-03", "--compare", "year", "--by", "theme", "--out", file)
	if row := v["rows"].([]any)[0].(object); row["change"] != 1.0 || row["change_percent"] != 6.3 || !strings.Contains(printed(t, file), "+6,3%") {
		t.Errorf("1 more than 16 is %v: %s", row, printed(t, file))
	}
}
