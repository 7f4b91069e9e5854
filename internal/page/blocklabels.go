package page

// labelSet is what a line may be told to be by its words alone.
type labelSet uint

const (
	endLabels labelSet = iota
	commentLabels
	clutters
	creditLines
	notices
	dateLines
	imprints
	siteNames
)

// tellers judge a line of each sort.
var tellers = [...]func(text string) bool{
	endLabels: isEndLabel, commentLabels: isCommentLabel, clutters: isClutter, creditLines: isCredits,
	notices: isNotice, dateLines: isDateLine, imprints: isImprint, siteNames: isSiteName,
}

// labels keeps what was found of a line, for every step of the reading asks the same of it again.
type labels struct {
	text        string
	asked, said uint // a bit for each sort
}

// hasLabel reports whether the text of p is of that sort.
func (p candidateBlock) hasLabel(t labelSet) bool {
	known := p.labels
	if known == nil || known.text != p.Text {
		return tellers[t](p.Text)
	}
	if bit := uint(1) << t; known.asked&bit == 0 {
		known.asked |= bit
		if tellers[t](p.Text) {
			known.said |= bit
		}
	}
	return known.said&(1<<t) != 0
}
