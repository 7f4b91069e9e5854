package document

import (
	"slices"
	"strings"
	"unicode"

	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
	"baocaovien/internal/viet"
)

// documentKind is what the line begins with that says what kind of paper it is. Folded.
var documentKind = documentLabels.List("kind")

// isKind reports the line that says what kind of paper it is, in capitals: «HƯỚNG DẪN», «LUẬT BIÊN PHÒNG VIỆT NAM».
func isKind(text string) bool { return isCapitals(text) && documentKind.Begins(viet.Fold(text)) }

// Limits of a title.
const (
	titleSyllables = 45 // past it a line is prose, not a title
	titleLines     = 7
	titleWithin    = 6 // pieces from the top
)

// titling is what the title of a document is made of.
type titling struct {
	title   string
	kind    string // of an official paper, as printed; "" of all else
	subject string // what stands behind or under the kind
	organ   string // who decides, where that stands under the subject: «CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH»
}

// title returns the title of a document and the pieces without it: the kind of paper with its subject, the
// subject of a letter, what is set as the title, what the file names, the first heading or line.
func title(pieces []documentBlock, subject, named string) (titling, []documentBlock) {
	at := slices.IndexFunc(pieces[:min(len(pieces), titleWithin)], func(p documentBlock) bool {
		return p.titled || isKind(p.Text)
	})
	if at < 0 && len(pieces) > 0 && (pieces[0].bold && pieces[0].centred || subject == "" && !plausible(named)) {
		at = firstLine(pieces)
	}
	switch {
	case at >= 0 && subject == "":
		return titleAt(pieces, at)
	case subject != "":
		return titling{title: capital(subject), subject: subject}, pieces
	case plausible(named):
		if len(pieces) > 0 && strings.EqualFold(pieces[0].Text, named) {
			pieces = pieces[1:]
		}
		return titling{title: named}, pieces
	}
	return titling{}, pieces
}

// titleAt takes the title off that begins at a piece.
func titleAt(pieces []documentBlock, at int) (titling, []documentBlock) {
	n := titleEnd(pieces[at:])
	t := titling{title: join(pieces[at : at+n])}
	rest := slices.Delete(slices.Clone(pieces), at, at+n)
	if isKind(pieces[at].Text) {
		t.kind, t.subject, _ = cutLabel(documentKind, t.title)
		if at < len(rest) && isOrgan(rest[at]) {
			t.organ = rest[at].Text
		}
	}
	return t, rest
}

// isOrgan reports the line under the subject of a decision that says who decides.
func isOrgan(p documentBlock) bool {
	return p.Kind != library.Table && isCapitals(p.Text) && opensOrganisation(p.Text) && viet.CountSyllables(p.Text) <= longLines/2
}

// firstLine returns where the first line stands that may be a title: a heading, or a short paragraph at the
// very top. Behind prose there is only a heading.
func firstLine(pieces []documentBlock) int {
	for i, p := range pieces[:min(len(pieces), titleWithin)] {
		short := viet.CountSyllables(p.Text) <= titleSyllables && p.marker == ""
		if p.Kind == library.Heading && short || i == 0 && p.Kind == library.Paragraph && short {
			return i
		}
	}
	return -1
}

// titleEnd counts the pieces that make up the title that begins with the first: lines set like it, until a
// rule or a sentence.
func titleEnd(pieces []documentBlock) int {
	first := pieces[0]
	syllables := viet.CountSyllables(first.Text)
	bold := !mostlyBold(pieces)
	n := 1
	for ; n < min(len(pieces), titleLines); n++ {
		p := pieces[n]
		syllables += viet.CountSyllables(p.Text)
		same := p.Kind == library.Paragraph || p.Kind == first.Kind && p.Level == first.Level
		if !same || p.marker != "" || syllables > 2*titleSyllables || !continues(first, p, n, bold) ||
			n > 1 && isCapitals(p.Text) && !isCapitals(pieces[n-1].Text) {
			break
		}
	}
	return n
}

// continues reports a line that goes on with the title: it is set as the title is, and where nothing is
// known of how lines are set, it is the one line under the kind of paper. A subject as wide as the page is not centred,
// but bold where bold says something.
func continues(first, p documentBlock, n int, bold bool) bool {
	switch {
	case opensBody(p.Text):
		return false
	case first.titled || p.titled:
		return first.titled && p.titled
	case isKind(first.Text):
		return goesOnKind(first, p, n, bold)
	}
	return first.centred && p.centred && p.bold && first.bold
}

// goesOnKind reports a line of the subject under a kind of paper.
func goesOnKind(first, p documentBlock, n int, bold bool) bool {
	switch {
	case preamble.Begins(viet.Fold(p.Text)), isOrgan(p):
		return false
	case first.centred && p.centred:
		return true
	case first.bold:
		return p.bold && bold
	}
	return n == 1 && viet.CountSyllables(first.Text) <= 4 && viet.CountSyllables(p.Text) <= titleSyllables
}

// opensBody reports a line that no title goes on with: a numbered one, an item, a rule, a sentence, a remark.
func opensBody(text string) bool {
	level, _ := viet.CutNumber(text)
	_, bulleted := listItem(text)
	return level > 0 || bulleted || isOrnament(text) || strings.HasPrefix(text, "(") ||
		strings.ContainsAny(text[len(text)-1:], ".:;")
}

func join(pieces []documentBlock) string {
	var texts []string
	for _, p := range pieces {
		texts = append(texts, p.Text)
	}
	return strings.Join(texts, " ")
}

// templateTitle is what programs name a document that its author has not named. Folded.
var templateTitle = documentLabels.List("template title")

// documentFile is the name of a file in the place of a title. Folded.
var documentFile = pattern.Of(`\.(?:docx?|pdf|rtf|odt|tmp|html?)$`)

// plausible reports whether a file's own title was written by a person.
func plausible(named string) bool {
	n := viet.CountSyllables(named)
	return n >= 3 && n <= titleSyllables && !templateTitle.Whole(viet.Fold(named)) && !documentFile.MatchString(viet.Fold(named))
}

// capital gives a text a capital.
func capital(text string) string {
	runes := []rune(text)
	if len(runes) > 0 {
		runes[0] = unicode.ToUpper(runes[0])
	}
	return string(runes)
}
