package page

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"baocaovien/assets"
	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
	"baocaovien/internal/phrase"
	"baocaovien/internal/viet"
)

var pageLabels = phrase.Open(assets.Phrases, "phrases/page-labels.txt")

// The lines of a page that say what they are. All are matched against folded text without the signs
// around it, and only in lines short enough to be labels.
var (
	// endLabel opens a list of other articles, comments and the like below an article.
	endLabel = pageLabels.List("end")
	// commentLabel opens the comments under an article, behind which nothing of it comes.
	commentLabel = pageLabels.List("comments")
	// clutter is dropped wherever it stands.
	clutter = pageLabels.List("clutter")
	// controls are the signs that buttons, clocks of players, votes and ways through pages show, without words.
	controls = pattern.Of(`^(?:a ?[-+]?(?: ?\|? ?a ?[-+]?){1,3}|[-+]|[0-9.]+x|[★☆*✩ ]{3,}|(?:trang )?(?:(?:<<?|«|‹|trang)? ?(?:[0-9]{1,3}|\.\.\.|…)(?: ?[|,]? ?(?:[0-9]{1,3}|\.\.\.|…|>|>>|»|›|sau|cuoi|tiep)){2,}))$`)
	// credits say who put the page up and when; they are read elsewhere.
	credits = pageLabels.List("credits")
	// fileLabel introduces documents to download.
	fileLabel = pageLabels.List("files")
)

// maxSigns is the longest line of signs alone, in characters: rules drawn with dashes are part of no text.
const maxSigns = 60

// maxLabel is the longest label, in bytes of folded text.
const maxLabel = 110

// label returns text as labels are matched: folded, without the signs around it.
func label(text string) string {
	if len(text) > 2*maxLabel {
		return ""
	}
	return strings.TrimFunc(viet.Fold(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("[]★☆<>()+", r) || r == ':'
	})
}

// countedLabel is label for lines that a count may stand behind: where it has an element of its own («Bình luận<span>3»),
// nothing parts it from the word.
func countedLabel(text string) string {
	l := label(text)
	word := strings.TrimRight(l, "0123456789")
	if last, _ := utf8.DecodeLastRuneInString(word); len(word) == len(l) || !unicode.IsLetter(last) {
		return l
	}
	return word + " " + l[len(word):]
}

func isEndLabel(text string) bool {
	return endsArticle(countedLabel(text))
}

// endsArticle reports a label behind which nothing of an article comes.
func endsArticle(l string) bool {
	return l != "" && len(l) <= maxLabel && (endLabel.Whole(l) || commentLabel.Whole(l))
}

func isClutter(text string) bool { return isSigns(text) || isClutterLabel(countedLabel(text)) }

// isSigns reports a line of signs alone: bullets, arrows, stars.
func isSigns(text string) bool {
	return !wordy(text) && !strings.ContainsFunc(text, unicode.IsLetter) && utf8.RuneCountInString(text) <= maxSigns && !strings.ContainsFunc(text, unicode.IsDigit)
}

func isClutterLabel(l string) bool {
	return l != "" && len(l) <= maxLabel && (clutter.Whole(l) || controls.MatchString(l))
}

func isCredits(text string) bool {
	return len(text) <= 2*maxLabel && credits.Begins(viet.Fold(text))
}

// isByline reports a line before the text that gives a date beside a few other words.
func isByline(p candidateBlock) bool {
	return p.chars <= maxLabel && !p.tagged && bylineRest(p.Text) != p.Text
}

// bylineRest returns what a byline says beside its date; text itself where it has no date with a time, or
// is no byline.
func bylineRest(text string) string {
	if endsSentence(text) || !strings.ContainsAny(text, "0123456789") {
		return text
	}
	m, ok := viet.ParseDate(text)
	if !ok {
		return text
	}
	rest := withoutDate(text)
	if m.Precision == library.ToDay && len(strings.Fields(rest)) > maxBylineWords/2 || len(strings.Fields(rest)) > maxBylineWords {
		return text
	}
	return rest
}

// maxBylineWords is how many words a byline has beside its date.
const maxBylineWords = 12

// dateDigits finds the numbers and signs of a date in a byline, dateInByline the words beside them.
var (
	dateDigits    = pattern.Of(`(?i)(?:GMT|UTC) ?[+-] ?\d+|\d{1,2}\s*[:hg]\s*\d{2}(?::\d{2})?'?|\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}|[|·•:,;–—-]+`)
	emptyBrackets = pattern.Of(`\(\s*\)`)
	dateInByline  = pageLines.List("date in byline")
)

func withoutDate(text string) string {
	text = dateDigits.ReplaceAllString(text, " ")
	rest, from := "", 0
	for _, at := range dateInByline.Find(text) {
		rest += text[from:at.Start] + " "
		from = at.End
	}
	return strings.Join(strings.Fields(emptyBrackets.ReplaceAllString(rest+text[from:], "")), " ")
}

// dateWords may stand in a line that is nothing but a date. Folded.
var (
	dateWordList = pageLabels.List("date words")
	dateWords    = sync.OnceValue(func() map[string]bool {
		words := map[string]bool{}
		for _, word := range dateWordList.Words() {
			words[word] = true
		}
		return words
	})
)

// isDateLine reports a line that is nothing but a date, with its label or counter.
func isDateLine(text string) bool {
	if len(text) > maxLabel || !strings.ContainsAny(text, "0123456789") {
		return false
	}
	known := dateWords()
	words := strings.FieldsFuncSeq(viet.Fold(text), func(r rune) bool { return !unicode.IsLetter(r) })
	for word := range words {
		if !known[word] {
			return false
		}
	}
	_, dated := viet.ParseDate(text)
	return dated
}
