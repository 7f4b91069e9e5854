package page

import (
	"slices"
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
	l := countedLabel(text)
	return l != "" && len(l) <= maxLabel && (endLabel.Whole(l) || commentLabel.Whole(l))
}

func isCommentLabel(text string) bool { return commentLabel.Whole(countedLabel(text)) }

func isClutter(text string) bool {
	if !wordy(text) && !strings.ContainsFunc(text, unicode.IsLetter) && utf8.RuneCountInString(text) <= maxSigns && !strings.ContainsFunc(text, unicode.IsDigit) {
		return true // signs alone: bullets, arrows, stars
	}
	l := countedLabel(text)
	return l != "" && len(l) <= maxLabel && isClutterLabel(l)
}

func isClutterLabel(l string) bool { return clutter.Whole(l) || controls.MatchString(l) }

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
	rest := strings.Join(strings.FieldsFunc(bylineDate.ReplaceAllString(text, " "), unicode.IsSpace), " ")
	if m.Precision == library.ToDay && len(strings.Fields(rest)) > maxBylineWords/2 || len(strings.Fields(rest)) > maxBylineWords {
		return text
	}
	return rest
}

// maxBylineWords is how many words a byline has beside its date.
const maxBylineWords = 12

// bylineDate finds the numbers and words of a date in a byline.
var bylineDate = pattern.Of(`(?i)(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật),?|ngày|đăng|cập nhật|lúc|vào|(?:GMT|UTC) ?[+-] ?\d+|\d{1,2}\s*[:hg]\s*\d{2}(?::\d{2})?'?|\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}|\d{1,2}\s*(?:tháng|thg)\s*\S+?,?\s*(?:năm)?\s*\d{4}|\(\s*\)|[|·•:,;–—-]+)`)

// dateWords may stand in a line that is nothing but a date. Folded.
var dateWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for _, word := range strings.Fields(`thu hai ba tu nam sau bay chu nhat cn t ngay thang thg th nam gmt utc ict gio h g phut p ph giay luc vao hoi mung cap nhat dang tao
		xuat ban thoi gian post posted on at date published updated view views luot xem lan doc am pm sa ch sang trua chieu toi mot tam chin muoi
		monday tuesday wednesday thursday friday saturday sunday mon tue wed fri sat sun january february march april may june july august
		september october november december jan feb mar apr jun jul aug sep sept oct nov dec st nd rd`) {
		words[word] = true
	}
	return words
})

// isDateLine reports a line that is nothing but a date, with its label or counter.
func isDateLine(text string) bool {
	if len(text) > maxLabel || !strings.ContainsAny(text, "0123456789") {
		return false
	}
	if _, ok := viet.ParseDate(text); !ok {
		return false
	}
	known := dateWords()
	words := strings.FieldsFunc(viet.Fold(text), func(r rune) bool { return !unicode.IsLetter(r) })
	return !slices.ContainsFunc(words, func(word string) bool { return !known[word] })
}
