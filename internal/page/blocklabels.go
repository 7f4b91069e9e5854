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

// labels keeps what was found of a line, for every step of the reading asks the same of it again.
type labels struct {
	text        string
	counted     string // the text as countedLabel returns it, once it was asked for
	isCounted   bool
	asked, said uint // a bit for each sort
}

// label returns the line as the labels of pages are matched.
func (l *labels) label() string {
	if !l.isCounted {
		l.counted, l.isCounted = countedLabel(l.text), true
	}
	return l.counted
}

// tell judges the line.
func (l *labels) tell(t labelSet) bool {
	switch t {
	case endLabels:
		return endsArticle(l.label())
	case commentLabels:
		return commentLabel.Whole(l.label())
	case clutters:
		return isSigns(l.text) || isClutterLabel(l.label())
	case creditLines:
		return isCredits(l.text)
	case notices:
		return isNotice(l.text)
	case dateLines:
		return isDateLine(l.text)
	case imprints:
		return isImprint(l.text)
	case siteNames:
		return isSiteName(l.text)
	}
	return false
}

// hasLabel reports whether the text of p is of that sort.
func (p candidateBlock) hasLabel(t labelSet) bool {
	known := p.labels
	if known == nil || known.text != p.Text {
		return (&labels{text: p.Text}).tell(t)
	}
	if bit := uint(1) << t; known.asked&bit == 0 {
		known.asked |= bit
		if known.tell(t) {
			known.said |= bit
		}
	}
	return known.said&(1<<t) != 0
}
