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
	text      string
	known, is uint
}

// says reports whether the text of p is of that sort.
func (p candidateBlock) says(t labelSet) bool {
	j := p.judged
	if j == nil || j.text != p.Text {
		return tellers[t](p.Text)
	}
	if bit := uint(1) << t; j.known&bit == 0 {
		j.known |= bit
		if tellers[t](p.Text) {
			j.is |= bit
		}
	}
	return j.is&(1<<t) != 0
}
