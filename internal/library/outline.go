package library

import (
	"slices"
	"strings"
)

// PointKind tells what a point is in its article.
type PointKind string

// The kinds of point, as the command line prints them.
const (
	HeadingPoint   PointKind = "heading"
	TaskPoint      PointKind = "task"
	ResultPoint    PointKind = "result"
	QuotePoint     PointKind = "quote"
	StatementPoint PointKind = "statement"
)

// The kinds of point that only an outline has.
const (
	TablePoint PointKind = "table" // a row a line, its cells between tabs
	TitlePoint PointKind = "title" // of an article, over what is quoted of it; it stands in no block
)

// Heads reports whether points of the kind stand over others.
func (k PointKind) Heads() bool { return k == HeadingPoint || k == TitlePoint }

// Place is where a passage of text stands: bytes Start to End of the plain text of one block of one
// version of an article.
type Place struct {
	Article int64 `json:"article"`
	Version int   `json:"version"`
	Block   int   `json:"block"`
	Start   int   `json:"start"`
	End     int   `json:"end"`
}

// Point is a verbatim passage a speaker can use.
type Point struct {
	Text   string    `json:"text"`
	Kind   PointKind `json:"kind"`
	Themes []Theme   `json:"themes"`
	Also   []Place   `json:"also,omitempty"` // where other articles say the same
	Place
}

// ThemeNear returns the theme that point i of those of an outline is told under: the first it bears, else that of the
// nearest point of its article that bears one, of those before it rather than after it.
func ThemeNear(all []Point, i int) Theme {
	themed := func(p Point) bool { return p.Article == all[i].Article && len(p.Themes) > 0 }
	for n := i; n >= 0; n-- {
		if themed(all[n]) {
			return all[n].Themes[0]
		}
	}
	if n := slices.IndexFunc(all, themed); n >= 0 {
		return all[n].Themes[0]
	}
	return ""
}

// Figure is a number the source states, with its unit and the sentence that gives it its meaning.
type Figure struct {
	Text     string  `json:"text"`               // as printed, with how exact it is: «16.974 cuộc», «hơn 3.260 km», «15/21 xã»
	Value    float64 `json:"value"`              // 16974, 3260, 15
	Of       float64 `json:"of,omitempty"`       // the whole that Value is a part of: 21
	Unit     string  `json:"unit"`               // «cuộc», «km», «xã»
	Measured string  `json:"measured,omitempty"` // what a measure measures: «bờ biển» of «bờ biển dài hơn 3.260 km»
	Sentence string  `json:"sentence"`
	Place
}

// SectionRole is the part a section plays in a đề cương; its heading and order follow from it.
type SectionRole string

// The sections of a đề cương, in order (shared/paper.md: house style).
const (
	ContextSection SectionRole = "context" // I. Hoàn cảnh, ý nghĩa
	ContentSection SectionRole = "content" // II. Nội dung chính
	ResultSection  SectionRole = "result"  // III. Kết quả
	TaskSection    SectionRole = "task"    // IV. Nhiệm vụ
)

// SectionRoles returns the roles in the order they are printed.
func SectionRoles() []SectionRole {
	return []SectionRole{ContextSection, ContentSection, ResultSection, TaskSection}
}

// OutlinePoint is a point as the briefer arranged it. Text is what is printed; Quoted is the passage
// it was taken from, nil where the briefer wrote it.
type OutlinePoint struct {
	Text   string `json:"text"`
	Quoted *Point `json:"quoted,omitempty"`
	Level  int    `json:"level,omitempty"` // of a heading: how many headings it stands under
}

// Verbatim reports whether the point still is what its source published.
func (p OutlinePoint) Verbatim() bool { return p.Quoted != nil && p.Quoted.Text == p.Text }

// Section is a part of an outline.
type Section struct {
	Role   SectionRole    `json:"role"`
	Title  string         `json:"title,omitempty"` // the briefer's own heading, "" for that of the role
	Points []OutlinePoint `json:"points"`
}

// Letterhead names who issues a paper: the two columns at the top of page 1.
type Letterhead struct {
	Superior string `json:"superior"` // «TỈNH ỦY VĨNH LONG»
	Issuer   string `json:"issuer"`   // «BAN TUYÊN GIÁO VÀ DÂN VẬN»
	Place    string `json:"place"`    // of the date line: «Vĩnh Long»
	Annex    string `json:"annex"`    // optional «Kèm theo Công văn số …»
}

// OfficeName is what others call the office: whose it is, then its own name; "" where neither is known.
func (h Letterhead) OfficeName() string {
	var names []string
	for _, name := range []string{h.Superior, h.Issuer} {
		if name = strings.Join(strings.Fields(name), " "); name != "" {
			names = append(names, name)
		}
	}
	return strings.Join(names, " – ")
}

// Outline is a talk: what is said, in which order, for whom.
type Outline struct {
	ID         int64      `json:"id"`
	Title      string     `json:"title"`
	Occasion   string     `json:"occasion"`
	Place      string     `json:"place"` // where the talk is held
	Date       Moment     `json:"date"`  // of the talk
	Audience   string     `json:"audience"`
	Speaker    string     `json:"speaker"`
	Minutes    int        `json:"minutes"` // planned for the talk, 0 where nothing is planned
	Letterhead Letterhead `json:"letterhead"`
	Sections   []Section  `json:"sections"`
	Slogans    []string   `json:"slogans,omitempty"`   // khẩu hiệu
	Questions  []Question `json:"questions,omitempty"` // hỏi – đáp

	Translation Translation `json:"translation,omitzero"` // what a leaflet says in a second language

	Model   bool     `json:"model,omitempty"`   // to be published for other offices
	ModelOf ModelRef `json:"model_of,omitzero"` // the model it was opened from

	Saved    Moment `json:"saved"`
	Revision int    `json:"revision,omitempty"` // rises with each save: what is saved must start from what is stored

	Clippings []int64  `json:"-"` // articles at hand for it, also those it quotes nothing of
	Dismissed []string `json:"-"` // changes of its sources that the briefer does not want: the wording stays
}

// ModelRef names a model outline of another office, as it was when a copy of it was opened.
type ModelRef struct {
	UID     string `json:"uid"`
	Version int    `json:"version"`
}

// WithArticles returns a copy of the outline whose quoted points name their articles otherwise.
func (o Outline) WithArticles(named func(id int64) int64) Outline {
	o.Sections = slices.Clone(o.Sections)
	for i, s := range o.Sections {
		s.Points = slices.Clone(s.Points)
		for n, p := range s.Points {
			if p.Quoted == nil {
				continue
			}
			q := *p.Quoted
			q.Article = named(q.Article)
			q.Also = slices.Clone(q.Also)
			for k := range q.Also {
				q.Also[k].Article = named(q.Also[k].Article)
			}
			s.Points[n].Quoted = &q
		}
		o.Sections[i] = s
	}
	return o
}

// Unquoted returns a copy of the outline in which what names that article is quoted of none: its words stay.
func (o Outline) Unquoted(article int64) Outline {
	o = o.WithArticles(func(id int64) int64 { return id })
	for i := range o.Sections {
		for n, p := range o.Sections[i].Points {
			if p.Quoted != nil && p.Quoted.Article == article {
				o.Sections[i].Points[n].Quoted = nil
			}
		}
	}
	return o
}

// Translation is what an outline says in a second language (Khmer, Lao, Chinese), as the briefer typed or pasted it. It
// stands beside the points of a leaflet.
type Translation struct {
	Title string `json:"title,omitempty"`
	Text  string `json:"text"` // a paragraph a line
}

// Question is one that listeners may ask, with the briefer's answer.
type Question struct {
	Ask    string `json:"ask"`
	Answer string `json:"answer"`
}

// Count counts the points of the section that say something: an empty one is neither printed nor spoken.
func (s Section) Count() int {
	n := 0
	for _, p := range s.Points {
		if strings.TrimSpace(p.Text) != "" {
			n++
		}
	}
	return n
}

// Points counts the points of the outline.
func (o Outline) Points() int {
	n := 0
	for _, s := range o.Sections {
		n += s.Count()
	}
	return n
}

// Quoted returns the points that the outline quotes, in its order.
func (o Outline) Quoted() (all []Point) {
	for _, s := range o.Sections {
		for _, p := range s.Points {
			if p.Quoted != nil {
				all = append(all, *p.Quoted)
			}
		}
	}
	return all
}

// Themes returns the themes that what the outline quotes bears.
func (o Outline) Themes() []Theme {
	var all []Theme
	for _, p := range o.Quoted() {
		all = append(all, p.Themes...)
	}
	return SortThemes(all)
}

// Articles returns the ids of the articles the outline quotes, in order of first use: the order of
// their numbers in «Nguồn».
func (o Outline) Articles() []int64 {
	var ids []int64
	seen := map[int64]bool{}
	for _, s := range o.Sections {
		for _, p := range s.Points {
			if p.Quoted == nil {
				continue
			}
			for _, at := range append([]Place{p.Quoted.Place}, p.Quoted.Also...) {
				if !seen[at.Article] {
					seen[at.Article] = true
					ids = append(ids, at.Article)
				}
			}
		}
	}
	return ids
}

// ChangeKind tells what became of a passage that an outline quotes.
type ChangeKind string

// What may become of a quoted passage. One that stands unchanged in a newer version is not affected.
const (
	PassageEdited  ChangeKind = "edited"  // the newest version words it otherwise
	PassageDropped ChangeKind = "dropped" // the newest version has nothing like it
	ArticleGone    ChangeKind = "gone"    // its source shows the article no more
)

// PointChange is what became of the passage a point of an outline quotes.
type PointChange struct {
	Section int        `json:"section"` // index in the outline
	Point   int        `json:"point"`   // index in the section
	Kind    ChangeKind `json:"kind"`
	Was     string     `json:"was"` // as quoted
	Now     Point      `json:"now"` // as the newest version has it, with its place; empty text for dropped and gone
	Since   Moment     `json:"since"`
	Why     Withdrawn  `json:"-"` // of gone: what its publisher said
}

// Citation is what «Nguồn» prints of an article: everything a reader needs to find it again.
type Citation struct {
	Article   int64
	Title     string
	Source    string // organisation
	Published Moment
	URL       string
	Fetched   Moment

	Recognised bool // a machine made out its words in pictures: what is quoted of it says so
}
