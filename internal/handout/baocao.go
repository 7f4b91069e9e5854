package handout

import (
	"strconv"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// BaoCao is the name of the template «Báo cáo».
const BaoCao = "bao-cao"

// ComposeReport makes the paper of a report, ready for paper.Layout: A4 with the head, the totals in words, who gets it
// and who signs; then on pages turned to landscape the tables by theme and by audience and the log, as
// far as they have rows. It fails with the kind library.WrongUse for an unknown preset.
func ComposeReport(r Report, opt TemplateOptions) (paper.Document, error) {
	p, err := findPreset(opt.Preset)
	if err != nil {
		return paper.Document{}, err
	}
	blocks := []paper.Flowable{p.letterhead(r.Letterhead, r.Date, r.Number), p.reportTitle(r)}
	for _, text := range append([]string{summary(r)}, r.Text...) {
		if text = viet.Clean(text); text != "" {
			blocks = append(blocks, p.paragraph([]paper.Run{{Text: text, Style: paper.Style{Size: p.body}}}))
		}
	}
	blocks = append(blocks, p.signature(r))
	blocks = append(blocks, p.reportTables(r, opt)...)
	return paper.Document{
		Title:  words.OnPaper("paper.bao-cao") + " " + subject(r),
		Author: viet.Clean(r.Letterhead.Issuer),
		Sheet:  p.sheet(opt.SingleSided),
		Folio:  paper.Folio{Style: paper.Style{Size: p.folio}, Top: p.folioTop},
		Blocks: blocks,
	}, nil
}

// reportTables are the tables that have rows, numbered in their order.
func (p preset) reportTables(r Report, opt TemplateOptions) (blocks []paper.Flowable) {
	wide := p.landscape(opt.SingleSided)
	number := 0
	add := func(name string, table *paper.Table, charted []Tally) { // charted are drawn under it
		if table == nil {
			return
		}
		number++
		title := tableTitle(words.OnPaper("paper.table", "number", number, "name", name))
		short := len(table.Rows) <= mostTogether
		if number == 1 || !short {
			blocks = append(blocks, &paper.NewPage{Sheet: &wide})
		} else {
			title.Before = betweenTables
		}
		if short {
			blocks = append(blocks, &paper.KeptTogether{Blocks: []paper.Flowable{title, table}})
		} else {
			blocks = append(blocks, title, table)
		}
		if drawn := chart(name, charted, wide.TextWidth()); drawn != nil {
			blocks = append(blocks, drawn)
		}
	}
	add(words.OnPaper("paper.table-themes"), tallies(words.OnPaper("paper.column-theme"), r.Themes, r.Total), r.Themes)
	add(words.OnPaper("paper.table-audiences"), tallies(words.OnPaper("paper.column-audience"), r.Audiences, r.Total), nil)
	for _, t := range r.Tables {
		charted := t.Rows
		if !t.Chart {
			charted = nil
		}
		add(viet.Clean(t.Title), tallies(viet.Clean(t.Column), t.Rows, r.Total), charted)
	}
	add(words.OnPaper("paper.table-log"), logTable(r.Log), nil)
	return blocks
}

func subject(r Report) string {
	if text := viet.Clean(r.Subject); text != "" {
		return text
	}
	return words.OnPaper("paper.report-subject", "period", period(r.From, r.To))
}

func (p preset) reportTitle(r Report) paper.Flowable {
	return p.titled([]*paper.Paragraph{
		centred(words.OnPaper("paper.bao-cao"), paper.Style{Face: paper.Bold, Size: p.kind}),
		centred(subject(r), paper.Style{Face: paper.Bold, Size: p.subject}),
	})
}

// summary is the totals in words, as far as they are known.
func summary(r Report) string {
	t := r.Total
	if !t.Sessions.known {
		return ""
	}
	issuer := viet.Clean(r.Letterhead.Issuer)
	if issuer == "" {
		issuer = words.OnPaper("paper.report-we")
	}
	key := "paper.report-summary"
	if !t.Listeners.known {
		key = "paper.report-sessions"
	}
	sentences := []string{words.OnPaper(key, "Period", capitalised(period(r.From, r.To)), "issuer", issuer,
		"sessions", t.Sessions, "listeners", t.Listeners)}
	if t.Members.known {
		sentences = append(sentences, words.OnPaper("paper.report-members", "members", t.Members))
	}
	if t.InPerson.known && t.Online.known {
		sentences = append(sentences, words.OnPaper("paper.report-ways", "there", t.InPerson, "online", t.Online))
	}
	switch difference, percent := t.growth(); {
	case percent != "":
		sentences = append(sentences, words.OnPaper("paper.report-growth", "difference", difference, "percent", percent))
	case difference != "":
		sentences = append(sentences, words.OnPaper("paper.report-growth-new", "difference", difference))
	}
	if len(r.Themes)+len(r.Audiences)+len(r.Tables)+len(r.Log) > 0 {
		sentences = append(sentences, words.OnPaper("paper.report-tables"))
	}
	return strings.Join(sentences, " ")
}

// signature is who gets the report at the left, who signs it at the right, with room for the hand. Two lines of the
// text stay with it.
func (p preset) signature(r Report) paper.Flowable {
	var left, right []paper.Flowable
	if len(r.Recipients) > 0 {
		left = append(left, &paper.Paragraph{
			Runs:  []paper.Run{{Text: words.OnPaper("paper.recipients"), Style: p.recipientsLabel}, {Text: ":", Style: paper.Style{Face: p.recipientsLabel.Face, Size: p.recipientsLabel.Size}}},
			Align: paper.Left, Leading: 18,
		})
		list := &paper.List{Marks: paper.Dashed, Style: paper.Style{Size: p.recipients}}
		for _, name := range r.Recipients {
			list.Items = append(list.Items, &paper.Paragraph{
				Runs: []paper.Run{{Text: viet.Clean(name), Style: list.Style}}, Align: paper.Left, Leading: 1.25 * p.recipients,
			})
		}
		left = append(left, list)
	}
	for _, line := range []struct {
		text   string
		style  paper.Style
		before float64
	}{
		{p.stampLine(r.Signature.Stamp), p.stamp, 0},
		{strings.ToUpper(viet.Clean(r.Signature.Office)), p.signatory, 0},
		{viet.Clean(r.Signature.Name), p.signed, 64}, // pt for the hand and the stamp
	} {
		if line.text != "" {
			paragraph := centred(line.text, line.style)
			paragraph.Before = line.before
			right = append(right, paragraph)
		}
	}
	return &paper.Columns{
		Columns:  []paper.TextColumn{{Width: p.columns[0], Blocks: left}, {Width: p.columns[1], Blocks: right}},
		Before:   18,
		KeepPrev: true,
	}
}

// stampLine writes for whom is signed as the preset abbreviates it: «T/M …» in Party papers, «TM. …» in those of the State.
func (p preset) stampLine(typed string) string {
	line := strings.ToUpper(viet.Clean(typed))
	for party, state := range map[string]string{"T/M": "TM.", "K/T": "KT.", "T/L": "TL."} {
		from, to := state, party
		if p.stateStamp {
			from, to = party, state
		}
		if rest, found := strings.CutPrefix(line, from); found {
			return to + " " + strings.TrimSpace(rest)
		}
	}
	return line
}

// The type of the tables.
var cells = paper.Style{Size: 12}

const (
	cellLeading = 15  // pt
	cellRule    = 0.5 // pt
)

// betweenTables is the white over a table that has another one above it on its page, pt.
const betweenTables = 24

func tableTitle(name string) *paper.Paragraph {
	title := centred(name, paper.Style{Face: paper.Bold, Size: 14})
	title.After, title.KeepNext, title.Bookmark = 6, true, name
	return title
}

// tallies is a table of totals, one row for each name and the total under them. nil where there are no rows.
func tallies(name string, rows []Tally, total Tally) *paper.Table {
	if len(rows) == 0 {
		return nil
	}
	say := func(key string) string { return words.OnPaper("paper.column-" + key) }
	table := &paper.Table{
		Columns: []paper.TableColumn{{Width: 11, Align: paper.Center}, {Align: paper.Left}},
		Head: [][]paper.Cell{
			{
				{Text: say("number"), Down: 2},
				{Text: name, Down: 2},
				{Text: say("sessions"), Down: 2},
				{Text: say("listeners"), Down: 2},
				{Text: say("members"), Down: 2},
				{Text: say("there"), Span: 2},
				{Text: say("online"), Span: 2},
				{Text: say("growth"), Span: 2},
			},
			{
				{Text: say("count")},
				{Text: say("heads")},
				{Text: say("count")},
				{Text: say("heads")},
				{Text: say("difference")},
				{Text: say("percent")},
			},
		},
		Style: cells, Leading: cellLeading, Rule: cellRule,
	}
	for _, width := range []float64{18, 22, 22, 18, 22, 18, 22, 18, 20} {
		table.Columns = append(table.Columns, paper.TableColumn{Width: width, Align: paper.Right})
	}
	for i, t := range rows {
		row := []paper.Cell{{Text: strconv.Itoa(i + 1)}, {Text: viet.Clean(t.Name)}}
		table.Rows = append(table.Rows, append(row, figures(t, false)...))
	}
	sum := []paper.Cell{{Text: say("total"), Bold: true, Span: 2}}
	table.Rows = append(table.Rows, append(sum, figures(total, true)...))
	holdNumbers(table)
	return table
}

// Widths of what a number is written with, mm, in bold cells: a digit and the widest other sign, and the white beside.
const (
	digitWidth = 0.5 * 12 * 25.4 / 72
	signWidth  = 1.0 * 12 * 25.4 / 72
	pointWidth = 0.25 * 12 * 25.4 / 72
	cellWhite  = 3
)

// holdNumbers widens the columns of numbers to hold the longest of theirs: a number is never broken. The names give way.
func holdNumbers(table *paper.Table) {
	for _, row := range table.Rows {
		column := 0
		for _, cell := range row {
			if c := &table.Columns[column]; c.Align == paper.Right {
				c.Width = max(c.Width, numberWidth(cell.Text)+cellWhite)
			}
			column += max(1, cell.Span)
		}
	}
}

func numberWidth(text string) float64 {
	wide := 0.0
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			wide += digitWidth
		case r == '.' || r == ',':
			wide += pointWidth
		default:
			wide += signWidth
		}
	}
	return wide
}

// figures are the cells of a row of totals.
func figures(t Tally, bold bool) []paper.Cell {
	difference, percent := t.growth()
	var row []paper.Cell
	for _, text := range []string{
		t.Sessions.String(), t.Listeners.String(), t.Members.String(), t.InPerson.String(), t.InPersonListeners.String(),
		t.Online.String(), t.OnlineListeners.String(), difference, percent,
	} {
		row = append(row, paper.Cell{Text: text, Bold: bold})
	}
	return row
}

// logTable is the log of sessions, nil for none.
func logTable(log []SessionRow) *paper.Table {
	if len(log) == 0 {
		return nil
	}
	table := &paper.Table{
		Columns: []paper.TableColumn{
			{Width: 11, Align: paper.Center},
			{Width: 24, Align: paper.Center},
			{Width: 62, Align: paper.Left},
			{Width: 48, Align: paper.Left},
			{Width: 24, Align: paper.Left},
			{Align: paper.Left},
		},
		Style: cells, Leading: cellLeading, Rule: cellRule,
	}
	head := []paper.Cell{}
	for _, key := range []string{"number", "date", "place", "speaker", "level", "questions"} {
		head = append(head, paper.Cell{Text: words.OnPaper("paper.column-" + key)})
	}
	table.Head = [][]paper.Cell{head}
	for i, s := range log {
		table.Rows = append(table.Rows, []paper.Cell{
			{Text: strconv.Itoa(i + 1)},
			{Text: dayOf(s.Date)},
			{Text: viet.Clean(s.Place)},
			{Text: viet.Clean(s.Speaker)},
			{Text: viet.Clean(s.Level)},
			{Text: viet.Clean(s.Questions)},
		})
	}
	return table
}

func dayOf(date library.Moment) string {
	if !date.Known() {
		return ""
	}
	return viet.ShortDate(date)
}
