package reports

import (
	"archive/zip"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/session"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// figuresOf are the rows of all tables by their names, as people read them: sessions, attendance, party members, present,
// online, difference, per cent. The total has the name "".
type figuresOf map[string][7]string

// shownBy are the tables that are compared.
var shownBy = []session.Grouping{session.ByTheme, session.ByAudience, session.ByMonth}

// program is the command line, built once, and a library with a year of 5,000 sessions.
type program struct {
	t        *testing.T
	bcv, dir string

	sessions, people int // held in 2025, by plain addition
}

func newProgram(t *testing.T) *program {
	t.Helper()
	t.Setenv("BAOCAOVIEN_KEYS", "file")
	p := &program{t: t, bcv: filepath.Join(t.TempDir(), "bcv"), dir: t.TempDir()}
	build := exec.CommandContext(t.Context(), "go", "build", "-buildvcs=false", "-o", p.bcv, "baocaovien/cmd/bcv")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	p.must(build)
	in := filepath.Join(t.TempDir(), "nam.jsonl")
	if err := os.WriteFile(in, []byte(p.year()), 0o600); err != nil {
		t.Fatal(err)
	}
	p.run("session", "add", "--json-in", in)
	return p
}

func (p *program) must(c *exec.Cmd) string {
	p.t.Helper()
	var problem strings.Builder
	c.Stderr = &problem
	out, err := c.Output()
	if err != nil {
		p.t.Fatalf("%v: %v: %.400s", c.Args, err, problem.String())
	}
	return string(out)
}

func (p *program) run(args ...string) string {
	p.t.Helper()
	return p.must(exec.CommandContext(p.t.Context(), p.bcv, append([]string{"--data", p.dir}, args...)...))
}

// year is 5,000 sessions around the year 2025 as JSON, one a line.
func (p *program) year() string {
	r := rand.New(rand.NewPCG(2025, 1))
	var lines strings.Builder
	for i := range 5000 {
		day := time.Date(2024, 6, 1+r.IntN(640), 0, 0, 0, 0, time.UTC)
		present, online, known := r.IntN(300), r.IntN(40), r.IntN(10) > 0
		s := map[string]any{
			"status": []string{"held", "held", "held", "planned", "cancelled"}[r.IntN(5)], "date": day.Format(time.DateOnly), "party_members": r.IntN(50),
			"place": map[string]string{"commune": fmt.Sprint("Xã Mẫu ", 1+i%124)}, "form": []string{"truc-tiep", "truc-tuyen", "ket-hop"}[r.IntN(3)],
			"themes":    [][]string{{"bien-dao"}, {"bien-gioi", "bien-dao"}, {"doi-ngoai"}, {}}[r.IntN(4)],
			"audiences": [][]map[string]any{{{"group": "ngư dân", "present": r.IntN(90)}}, {{"group": "đảng viên", "present": 9, "online": r.IntN(9)}, {"group": "học sinh", "present": 20}}, {}}[r.IntN(3)],
		}
		if known {
			s["present"], s["online"] = present, online
		} else {
			delete(s, "audiences")
		}
		if s["status"] == "held" && day.Year() == 2025 {
			p.sessions++
			if known {
				p.people += present + online
			}
		}
		line, _ := json.Marshal(s) // of texts and numbers
		lines.Write(append(line, '\n'))
	}
	return lines.String()
}

// inJSON are the figures of bcv report --json.
func (p *program) inJSON() figuresOf {
	p.t.Helper()
	type row struct {
		Name                                                        string
		Sessions, Attendance, PartyMembers, Present, Online, Change *int64
		ChangePercent                                               *float64
	}
	figures := func(r row) [7]string {
		return [7]string{numbered(r.Sessions), numbered(r.Attendance), numbered(r.PartyMembers), numbered(r.Present), numbered(r.Online), changed(r.Change), percentText(r.ChangePercent)}
	}
	all := figuresOf{}
	for _, by := range shownBy {
		var v struct {
			Totals, Compare row
			Rows            []row
		}
		out := strings.NewReplacer("party_members", "PartyMembers", "change_percent", "ChangePercent").Replace(
			p.run("report", "--period", "2025", "--compare", "year", "--by", string(by), "--json"))
		if err := json.Unmarshal([]byte(out), &v); err != nil {
			p.t.Fatal(err)
		}
		for _, r := range v.Rows {
			all[r.Name] = figures(r)
		}
		change := *v.Totals.Sessions - *v.Compare.Sessions
		percent := math.Round(1000*float64(change)/float64(*v.Compare.Sessions)) / 10
		v.Totals.Change, v.Totals.ChangePercent = &change, &percent
		all[""] = figures(v.Totals)
	}
	return all
}

// numbered, changed and percentText are numbers as people read them, "" for what is not known.
func numbered(n *int64) string {
	if n == nil {
		return ""
	}
	return viet.Grouped(*n)
}

func changed(n *int64) string {
	if n != nil && *n > 0 {
		return "+" + numbered(n)
	}
	return numbered(n)
}

func percentText(percent *float64) string {
	if percent == nil {
		return ""
	}
	return strings.TrimSuffix(strings.Replace(fmt.Sprintf("%+.1f", *percent), ".", ",", 1), ",0") + "%"
}

// onPaper takes the nine figures of a row of a printed table, of which two are no part of the comparison.
func (all figuresOf) onPaper(name string, c []string) {
	name = strings.ReplaceAll(name, "\u00a0", " ")
	if name == words.Say("paper.column-total") {
		name = ""
	}
	all[name] = [7]string{c[0], c[1], c[2], c[4], c[6], c[7], c[8]}
}

var printedRow = regexp.MustCompile(`(?m)^ *(?:\d+ +)?(\S+(?: \S+)*?) {2,}([-+\d][-+\d.,%]*(?: +[-+\d.,%]+){3,8})$`)

// inPDF are the figures that pdftotext reads on the pages. It leaves blanks out: where they stand want says.
func (p *program) inPDF(want figuresOf) figuresOf {
	p.t.Helper()
	file := filepath.Join(p.dir, "nam.pdf")
	p.run("report", "--period", "2025", "--compare", "year", "--out", file)
	text := p.must(exec.CommandContext(p.t.Context(), "pdftotext", "-layout", file, "-"))
	if got := strings.Count(text, strings.Split(words.Say("paper.chart"), ".")[0]); got != 2 {
		p.t.Errorf("%d charts on paper, want those of the themes and of the months", got)
	}
	all := figuresOf{}
	for _, row := range printedRow.FindAllStringSubmatch(text, -1) {
		printed := strings.Fields(row[2])
		blank := want[row[1]]
		for at, figure := range []int{0, 1, 2, -1, 3, -1, 4, 5, 6} {
			if figure >= 0 && blank[figure] == "" && blank[0] != "" && at <= len(printed) {
				printed = slices.Insert(printed, at, "")
			}
		}
		if len(printed) == 9 {
			all.onPaper(row[1], printed)
		}
	}
	return all
}

var (
	wordRow  = regexp.MustCompile(`(?s)<w:tr[ >].*?</w:tr>`)
	wordCell = regexp.MustCompile(`(?s)<w:tc>.*?</w:tc>`)
	wordText = regexp.MustCompile(`<w:t[^>]*>([^<]*)</w:t>`)
)

// inWord are the figures in the tables of the .docx.
func (p *program) inWord() figuresOf {
	p.t.Helper()
	file := filepath.Join(p.dir, "nam.docx")
	p.run("report", "--period", "2025", "--compare", "year", "--out", file)
	archive, err := zip.OpenReader(file)
	if err != nil {
		p.t.Fatal(err)
	}
	defer archive.Close()
	in, err := archive.Open("word/document.xml")
	if err != nil {
		p.t.Fatal(err)
	}
	raw, err := io.ReadAll(in)
	if err != nil {
		p.t.Fatal(err)
	}
	all := figuresOf{}
	for _, row := range wordRow.FindAllString(string(raw), -1) {
		var cells []string
		for _, cell := range wordCell.FindAllString(row, -1) {
			text := ""
			for _, part := range wordText.FindAllStringSubmatch(cell, -1) {
				text += part[1]
			}
			cells = append(cells, text)
		}
		if n := len(cells); (n == 10 || n == 11) && strings.Trim(cells[n-9], "0123456789.") == "" && cells[n-9] != "" {
			all.onPaper(cells[n-10], cells[n-9:])
		}
	}
	return all
}

// inWorkbook are the figures of the .xlsx after LibreOffice has calculated it anew.
func (p *program) inWorkbook() figuresOf {
	p.t.Helper()
	file, there := filepath.Join(p.dir, "nam.xlsx"), p.t.TempDir()
	p.run("report", "--period", "2025", "--compare", "year", "--out", file)
	if office, err := exec.LookPath("soffice"); err == nil {
		p.must(exec.CommandContext(p.t.Context(), office, "-env:UserInstallation=file://"+p.t.TempDir(), "--headless", "--convert-to", "xlsx", "--outdir", there, file))
		file = filepath.Join(there, "nam.xlsx")
	} else {
		p.t.Log("no LibreOffice here: the formulas were not calculated anew")
	}
	book, err := excelize.OpenFile(file)
	if err != nil {
		p.t.Fatal(err)
	}
	defer book.Close()
	all := figuresOf{}
	for _, by := range shownBy {
		rows, err := book.GetRows(words.Say("sessions.sheet-"+string(by)), excelize.Options{RawCellValue: true})
		if err != nil {
			p.t.Fatal(err)
		}
		for _, row := range rows {
			row = append(row, make([]string, 16)...) // those that end in blanks are short
			if _, err := strconv.ParseInt(row[2], 10, 64); err != nil {
				continue
			}
			whole := func(at int) *int64 {
				n, err := strconv.ParseInt(row[at], 10, 64)
				if err != nil {
					return nil
				}
				return &n
			}
			var percent *float64
			if n, err := strconv.ParseFloat(row[15], 64); err == nil {
				percent = &n
			}
			name := row[1]
			if name == words.Say("paper.column-total") {
				name = ""
			}
			all[name] = [7]string{numbered(whole(2)), numbered(whole(3)), numbered(whole(6)), numbered(whole(4)), numbered(whole(5)), changed(whole(14)), percentText(percent)}
		}
	}
	return all
}

// inWindow are the figures as the page shows them.
func (p *program) inWindow() figuresOf {
	p.t.Helper()
	h := uitest.NewHost(p.t, app.Options{Dir: p.dir})
	page := New(h.PageContext, needsOf(h))
	h.Show(page.Content())
	page.span = reportSpan{kind: ofYear, year: 2025}
	page.Show(kit.Route{Kind: kit.ReportsPage})
	all := figuresOf{}
	for _, by := range shownBy {
		page.groups.Chips[by].OnTapped()
		for _, row := range page.rows()[1:] {
			cells := strings.Split(strings.ReplaceAll(row, "–", ""), "|")
			if cells[0] == words.Say("figures.total") {
				cells[0] = ""
			}
			difference, percent, _ := strings.Cut(cells[7], " · ")
			all[cells[0]] = [7]string{cells[1], cells[2], cells[3], cells[4], cells[5], difference, percent}
		}
	}
	return all
}

// TestAYearHasTheSameFiguresEverywhere compares every row of three tables in the window, in JSON, on paper, in Word and in
// the workbook that LibreOffice calculated anew; the total is compared with plain addition too.
func TestAYearHasTheSameFiguresEverywhere(t *testing.T) {
	p := newProgram(t)
	want := p.inJSON()
	if total := want[""]; total[0] != viet.Grouped(int64(p.sessions)) || total[1] != viet.Grouped(int64(p.people)) {
		t.Errorf("the total is %v; added up plainly %d sessions, %d people", total, p.sessions, p.people)
	}
	if len(want) != 4+4+12+1 {
		t.Errorf("%d rows: %v", len(want), slices.Sorted(maps.Keys(want)))
	}
	for where, got := range map[string]figuresOf{"the window": p.inWindow(), "the PDF": p.inPDF(want), "Word": p.inWord(), "the workbook": p.inWorkbook()} {
		for name, figures := range want {
			if got[name] != figures {
				t.Errorf("%s: %q is %q, JSON has %q", where, name, got[name], figures)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s has the rows %q, JSON %q", where, slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
		}
	}
}
