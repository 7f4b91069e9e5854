package handout

import (
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// ToPhatTay is the name of the template «Tờ phát tay».
const ToPhatTay = "to-phat-tay"

// What a leaflet holds at most: more is not read by someone standing.
const (
	mostPoints    = 5
	leastPoints   = 3
	mostQuestions = 3
	mostFigures   = 3
)

// toPhatTay is the template «Tờ phát tay», for listeners: exactly one page of A4. From top to bottom: issuer, title,
// points (beside them the same in a second language, where there is one), figures in a frame, questions and answers, whom to ask, the sources with their QR codes. It is
// never shrunk: paper.Layout refuses what does not fit, and Pages says what to cut.
func toPhatTay(p preset, o numberedOutline, opt TemplateOptions) paper.Document {
	p.body, p.leading, p.indent, p.between = 15, leafletLeading(opt), 0, 6
	if opt.Large {
		p.body = 16
	}
	o = o.led()
	var blocks []paper.Flowable
	if issuer := strings.ToUpper(viet.Clean(o.Letterhead.Issuer)); issuer != "" {
		blocks = append(blocks, centred(issuer, paper.Style{Face: paper.Bold, Size: 13}))
	}
	title := viet.Clean(o.Title)
	if title == "" {
		title = words.OnPaper("paper.to-phat-tay")
	}
	head := centred(title, paper.Style{Face: paper.Bold, Size: 20})
	head.Leading, head.Before, head.After = 26, 6, 10
	blocks = append(append(blocks, head), p.leafletBody(o)...)
	for _, r := range remarks(o.Sections) {
		if o.picture(r.point) != nil {
			blocks = append(blocks, p.picture(r.point, o, leafletPicture))
		}
	}
	if row := p.figureRow(o, opt.Figures); row != nil {
		blocks = append(blocks, row)
	}
	for _, q := range o.Questions {
		for _, b := range p.question(q) {
			b.(*paper.Paragraph).Align = paper.Left
			blocks = append(blocks, b)
		}
	}
	blocks = append(blocks, &paper.FillSpace{}) // whom to ask and where to read on stand at the foot of the page
	if contact := p.contact(o.Outline, opt.Contact); contact != nil {
		blocks = append(blocks, contact)
	}
	return paper.Document{
		Sheet:   paper.Sheet{Width: 210, Height: 297, Top: 15, Bottom: 15, Inner: 20, Out: 20},
		Blocks:  append(blocks, codedSources(o, 170, opt)...),
		OnePage: true,
	}
}

// leafletLeading is the leading of a leaflet's body, pt.
func leafletLeading(opt TemplateOptions) float64 {
	if opt.Large {
		return 22
	}
	return 21
}

// remark is a point of a leaflet or a card, with the heading of the source that stood over it.
type remark struct {
	heading string
	point   library.OutlinePoint
	text    string // of a leaflet: the point with the items it opens
}

// remarks returns the points of sections without their headings. The last heading before a point is the point's own.
// Where there are only headings, they are the points.
func remarks(sections []library.Section) []remark {
	var all, headings []remark
	for _, s := range sections {
		heading := ""
		for _, p := range s.Points {
			if isHeading(p) {
				heading = strings.TrimRight(withoutNumber(viet.Clean(p.Text)), ":;, ")
				headings = append(headings, remark{point: p})
				continue
			}
			all = append(all, remark{heading: heading, point: p})
			heading = ""
		}
	}
	if len(all) == 0 {
		return headings
	}
	return all
}

// The two columns of a leaflet in two languages, mm: each, and the white between them.
const (
	languageColumn = 82
	languageGap    = 6
)

// leafletBody is the points, beside the same in the second language where the outline has one.
func (p preset) leafletBody(o numberedOutline) []paper.Flowable {
	second := p.translated(o.Translation)
	if len(second) == 0 {
		return []paper.Flowable{p.leafletPoints(o)}
	}
	blocks := []paper.Flowable{&paper.Columns{Columns: []paper.TextColumn{
		{Width: languageColumn, Blocks: []paper.Flowable{p.leafletPoints(o)}},
		{Width: languageGap},
		{Width: languageColumn, Blocks: second},
	}, Before: p.between, After: p.between}}
	if title := viet.Clean(o.Translation.Title); title != "" {
		head := centred(title, paper.Style{Face: paper.Bold, Size: 16})
		head.Leading, head.After = 24, 8
		blocks = append([]paper.Flowable{head}, blocks...)
	}
	return blocks
}

// translated are the paragraphs of the second language.
func (p preset) translated(t library.Translation) []paper.Flowable {
	var blocks []paper.Flowable
	for line := range strings.Lines(t.Text) {
		if text := viet.Clean(line); text != "" {
			blocks = append(blocks, &paper.Paragraph{
				Runs: []paper.Run{{Text: text, Style: paper.Style{Size: p.body}}}, Align: paper.Left, Leading: p.leading, Before: p.between, After: p.between,
			})
		}
	}
	return blocks
}

// leafletPoints are the points, numbered, each with its first words bold for whoever only glances at it.
func (p preset) leafletPoints(o numberedOutline) *paper.List {
	regular, bold := paper.Style{Size: p.body}, paper.Style{Face: paper.Bold, Size: p.body}
	list := &paper.List{Style: bold}
	for _, r := range leafletRemarks(o.Sections) {
		if o.picture(r.point) != nil {
			continue
		}
		text := r.text
		opening := lead(text)
		runs := []paper.Run{{Text: text[opening:], Style: regular}}
		if opening > 0 {
			runs = append([]paper.Run{{Text: text[:opening], Style: bold}}, runs...)
		}
		if r.heading != "" {
			runs = []paper.Run{{Text: ended(r.heading) + " ", Style: bold}, {Text: text, Style: regular}}
		}
		if len(o.numbers) > 1 { // with one source there is nothing to tell apart
			runs = append(runs, p.cite(r.point, o)...)
		}
		list.Items = append(list.Items, &paper.Paragraph{
			Runs: runs, Align: paper.Left, Leading: p.leading, Before: p.between, After: p.between,
		})
	}
	return list
}

// leafletRemarks returns the statements of sections, a list as one text, with the heading over each.
func leafletRemarks(sections []library.Section) []remark {
	var all []remark
	for _, s := range sections {
		for _, i := range ideasOf(s) {
			heading := i.heading
			lone := countedOnes(i) == 1
			for _, statement := range i.said {
				if slices.ContainsFunc(statement, IsTable) {
					continue
				}
				r := remark{heading: heading, point: statement[0]}
				for n, p := range statement {
					if n > 1 && strings.TrimRight(r.text, ".;,:!?…") == r.text {
						r.text += ";"
					}
					text := withoutNumber(viet.Clean(p.Text))
					if lone && n == 0 {
						text = withoutCount(text)
					}
					r.text = strings.TrimSpace(r.text + " " + text)
					if p.Quoted != nil && !p.Verbatim() {
						r.point.Text = p.Text // the source is named as of what is reworded
					}
				}
				all = append(all, r)
				heading = ""
			}
		}
	}
	return all
}

// countedOnes returns how many statements of an idea are counted in words, «Hai là, …».
func countedOnes(i idea) (n int) {
	for _, statement := range i.said {
		if text := viet.Clean(statement[0].Text); withoutCount(text) != text {
			n++
		}
	}
	return n
}

// figureRow is up to three figures side by side in a frame, each over the words that give it its meaning.
func (p preset) figureRow(o numberedOutline, figures []library.Figure) *paper.Table {
	var cells []paper.Cell
	var columns []paper.TableColumn
	for _, f := range framed(stated(o.Sections, figures)) {
		number := centred(viet.Clean(f.Text), paper.Style{Face: paper.Bold, Size: 22})
		meaning := centred(clause(f), paper.Style{Size: 12})
		meaning.Leading = 15
		cells = append(cells, paper.Cell{Blocks: []paper.Flowable{number, meaning}})
		columns = append(columns, paper.TableColumn{Align: paper.Center})
	}
	if len(cells) == 0 {
		return nil
	}
	return &paper.Table{Columns: columns, Rows: [][]paper.Cell{cells}, Rule: 0.75, Padding: 1, Before: 10, After: 10}
}

// framed chooses the figures of a leaflet: those with a short caption, and none that the caption of another names.
func framed(figures []library.Figure) []library.Figure {
	var chosen []library.Figure
	for _, f := range turns(figures) {
		caption := clause(f)
		named := slices.ContainsFunc(chosen, func(g library.Figure) bool {
			return strings.Contains(caption, viet.Clean(g.Text)) || strings.Contains(clause(g), viet.Clean(f.Text)) ||
				f.Value != 0 && f.Value == g.Value && f.Unit == g.Unit
		})
		if caption != "" && !named && len(chosen) < mostFigures {
			chosen = append(chosen, f)
		}
	}
	return chosen
}

// spread chooses the figures of a card: the first of each sentence before the second of any, in the order of reading.
func spread(figures []library.Figure) []library.Figure {
	chosen := turns(figures)
	return chosen[:min(mostFigures, len(chosen))]
}

// turns puts the first figure of each sentence before the second of any.
func turns(figures []library.Figure) []library.Figure {
	var first, later []library.Figure
	for _, f := range figures {
		if slices.ContainsFunc(first, func(g library.Figure) bool { return g.Sentence == f.Sentence }) {
			later = append(later, f)
		} else {
			first = append(first, f)
		}
	}
	return append(first, later...)
}

// stated returns the figures that points of the sections state, each once.
func stated(sections []library.Section, figures []library.Figure) []library.Figure {
	var found []library.Figure
	for _, f := range figures {
		same := func(g library.Figure) bool { return g.Text == f.Text }
		if f.Text != "" && !slices.ContainsFunc(found, same) && slices.ContainsFunc(remarks(sections), func(r remark) bool { return states(r.point, f) }) {
			found = append(found, f)
		}
	}
	return found
}

// states reports whether a point gives a figure of the article that it quotes.
func states(p library.OutlinePoint, f library.Figure) bool {
	return p.Quoted != nil && p.Quoted.Article == f.Article && strings.Contains(p.Text, f.Text)
}

// contact is whom to ask, in a frame.
func (p preset) contact(o library.Outline, contact string) paper.Flowable {
	if contact = viet.Clean(contact); contact == "" {
		contact = viet.Clean(o.Speaker)
	}
	if contact == "" {
		return nil
	}
	line := centred(words.OnPaper("paper.contact", "contact", contact), paper.Style{Face: paper.Bold, Size: p.body})
	line.Leading = p.leading
	return &paper.Box{Blocks: []paper.Flowable{line}, Frame: 0.75, Padding: 1.5, Before: 10, After: 10}
}
