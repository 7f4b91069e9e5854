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
	clutter = openingOf(`^(?:(?:so )?(?:luot|lan) (?:xem|doc|truy cap|view)s?\b.{0,30}|[0-9., ]+ (?:luot|lan) (?:xem|doc|view).{0,20}|(?:da )?(?:xem|doc|views?|hits?|luot)\s*:? *[0-9., ]+(?: lan| luot)?|` +
		`(?:in|print)(?: (?:trang|bai|ra|tin|an|noi dung|van ban))*(?: (?:nay|viet))?|ban in|phien ban in|gui (?:email|mail|bai|cho ban be|ban be|toi ban be|qua email)(?: .{0,30})?|email(?: (?:bai viet|trang) nay)?|` +
		`(?:luu|tai|copy|sao chep) (?:bai viet|bai|trang|lien ket|link|tin)(?: (?:nay|viet))*|chia se(?: (?:bai viet|qua|len|tren|tin|facebook|twitter|zalo|linkedin|cho|voi|bai|trang).{0,40})?|share(?: .{0,20})?|tweet|zalo|facebook|twitter|linkedin|pinterest|telegram|` +
		`(?:(?:khong )?(?:thich|like)(?: [0-9.,k]+)? ?){1,2}|xem them video.{0,40}|muc luc(?: bai viet)?|table of contents|moi (?:quy vi|quy doc gia|ban|cac ban|doc gia)(?: va cac ban)?(?: doc| doc gia)? (?:vao|truy cap) .{0,60} (?:xem|doc) .{0,40}|binh luan ?\(?[0-9]*\)?|(?:ve |tro ve |quay lai |len )?(?:trang truoc|dau trang|trang chu)|quay lai|tro ve|tro lai|back(?: to top)?|top|home|trang chu|` +
		`co chu.{0,20}|(?:tang|giam|co) (?:kich )?co (?:chu)?.{0,20}|a ?[-+]?(?: ?\|? ?a ?[-+]?){1,3}|[-+]|mac dinh|aa|` +
		`(?:nghe|doc)(?: doc)? (?:bai|tin|noi dung|audio|podcast)(?: (?:viet|bao|nay))*.{0,20}|nghe(?: doc)? (?:bai|tin|noi dung).{0,12}[0-9]{1,2}:[0-9]{2}.{0,50}|giong (?:nam|nu|doc|mien (?:bac|nam|trung)).{0,30}|toc do(?: doc)?.{0,20}|[0-9.]+x|(?:[0-9]{1,2}:[0-9]{2}(?: ?/ ?| )?){1,2}|audio|play|pause|` +
		`theo doi .{0,60} (?:tren|qua) (?:google news|zalo|facebook).{0,30}|google news|danh gia(?: (?:bai viet|cua ban))?.{0,20}|xep hang.{0,30}|[★☆*✩ ]{3,}|[0-9]+(?:[.,][0-9]+)? (?:/ ?5 )?\(?[0-9]* ?(?:danh gia|binh chon|votes?).{0,20}|` +
		`tong so diem.{0,80}|trung binh \([0-9]+ (?:binh chon|phieu|votes?|danh gia)\)|[0-9]{1,2} (?:giay|phut|gio|ngay|tuan|thang|nam)(?: truoc)?|click de danh gia.{0,30}|(?:moi )?ban .{0,20}nhap (?:noi dung )?binh luan.{0,40}|ma xac nhan.{0,20}|dong|close|menu|thuc don|tieng viet|english|vietnamese|vn|en|xem (?:them|tiep|toan bo|chi tiet)|chi tiet|doc tiep|read more|` +
		`quang cao|advertisement|\[?(?:tai ve|download)\]?|ban (?:can|phai) dang nhap.{0,60}|hien tai khong co binh luan.{0,40}|chua co (?:binh luan|y kien|danh gia).{0,30}|dang ky|dang nhap|thoat|` +
		`(?:trang )?(?:(?:<<?|«|‹|trang)? ?(?:[0-9]{1,3}|\.\.\.|…)(?: ?[|,]? ?(?:[0-9]{1,3}|\.\.\.|…|>|>>|»|›|sau|cuoi|tiep)){2,}))$`)
	// credits say who put the page up and when; they are read elsewhere.
	credits = openingOf(`^(?:tac gia(?: bai viet)?|nguoi (?:dang|viet|gui|cap nhat)|(?:duoc )?dang boi|bien tap|(?:duoc )?viet boi|by|author|posted by|written by|(?:ngay|thoi gian) (?:dang|cap nhat|tao|xuat ban|viet|gui)(?: tin| bai)?|` +
		`cap nhat(?: lan cuoi)?(?: luc| ngay)?|dang (?:luc|ngay)|thoi gian|xuat ban|published(?: on)?|updated|last updated|chuyen muc|danh muc|category|nguon tin)\s*:` +
		`|^(?:ngay (?:dang|cap nhat|tao)|cap nhat(?: luc| ngay)?|dang (?:luc|ngay)|published(?: on)?|updated|last updated)\s+(?:luc |ngay |thu \w+,? )?\d|^(?:(?:duoc )?viet boi|(?:duoc )?dang boi|posted by|written by)\s`)
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

func isEndLabel(text string) bool {
	l := label(text)
	return l != "" && len(l) <= maxLabel && (endLabel.Whole(l) || commentLabel.Whole(l))
}

func isCommentLabel(text string) bool { return commentLabel.Whole(label(text)) }

func isClutter(text string) bool {
	if !wordy(text) && !strings.ContainsFunc(text, unicode.IsLetter) && utf8.RuneCountInString(text) <= maxSigns && !strings.ContainsFunc(text, unicode.IsDigit) {
		return true // signs alone: bullets, arrows, stars
	}
	l := label(text)
	return l != "" && len(l) <= maxLabel && clutter.MatchString(l)
}

func isCredits(text string) bool {
	return len(text) <= 2*maxLabel && credits.MatchString(viet.Fold(text)+" ")
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
