package page

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
	"baocaovien/internal/viet"
)

// The measure of a part of the page is the sum of its pieces' values, in characters: prose counts for its
// length outside links, furniture against. So a part that cuts off paragraphs loses against one that
// keeps them, and one that takes in a menu or a list of other news loses against one that does not.
const (
	proseChars   = 80  // so long is prose, whatever its end
	sentenceChar = 40  // so long with the end of a sentence
	linkCost     = 12  // of a piece that is mostly link, beside its characters
	shortCost    = 2   // of a short line
	noticeCost   = 60  // of an imprint's or a counter's line
	headingWorth = 4   // of a heading
	teaserCost   = 30  // of a piece of a list of other articles
	tableWorth   = 2   // characters of a table count for one in so many
	maxTeaser    = 900 // characters of an entry in a list of other articles
)

// value judges a piece by itself.
func value(p candidateBlock) int {
	plain := p.chars - p.linked
	switch {
	case p.Kind == library.Image:
		return 0
	case p.linkDense():
		return -linkCost - p.linked
	case p.isNotice():
		return -noticeCost
	case p.Kind == library.Heading:
		return headingWorth
	case p.Kind == library.List && p.chars <= maxDateLine && (isDateLine(strings.Join(p.Items, " ")) || slices.ContainsFunc(p.Items, isDateLine)):
		return -shortCost
	case p.Kind == library.Table || p.Kind == library.List:
		return plain/tableWorth - p.linked
	case p.chars >= proseChars, p.chars >= sentenceChar && endsSentence(p.Text):
		return plain - p.linked
	}
	return -shortCost
}

// isNotice reports a piece that is a line of an imprint, whatever its form.
func (p candidateBlock) isNotice() bool {
	if p.Kind == library.List || p.Kind == library.Table {
		return isNotice(p.Plain())
	}
	return p.says(notices)
}

func endsSentence(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, `"”’»)]`))
	return strings.ContainsRune(".!?;:…", r)
}

// notice finds the lines of imprints, counters, and requests to name the source. It is matched against
// folded text.
var notice = openingOf(`^(?:ghi ro nguon|vui long ghi ro|yeu cau ghi ro|de nghi ghi ro|ban quyen|copyright|©|\(c\) |giay phep (?:so|xuat ban|hoat dong|thiet lap|trang)|so giay phep|` +
	`co quan chu quan|co quan thuong truc|chiu trach nhiem|truong ban bien tap|pho truong ban bien tap|tong bien tap|pho tong bien tap|dia chi\s*:|tru so\s*:|toa soan\s*:|` +
	`dien thoai\s*:|(?:so )?dt\s*:|tel\s*:|fax\s*:|e-?mail\s*:|website\s*:|hotline\s*:|duong day nong|dang online|dang truy cap|hom nay\s*:|hom qua\s*:|trong tuan\s*:|` +
	`trong thang\s*:|tat ca\s*:|tong (?:so )?(?:luot )?truy cap|luot truy cap|so luot truy cap|thong ke truy cap|khach truc tuyen|so nguoi truy cap|thiet ke boi|` +
	`phat trien boi|powered by|designed by|xay dung boi|don vi thiet ke|chung nhan tin nhiem mang|trang thong tin dien tu|cong thong tin dien tu|phien ban thu nghiem|` +
	`tong so diem cua bai viet|click de danh gia|ban can dang nhap|vui long (?:nhap|dang nhap)|(?:trang|website)(?: \S+){0,6} (?:su dung|dung) cookies?|chung toi (?:su dung|dung) cookies?|ma (?:xac nhan|bao mat|an toan)|javascript|` +
	`trinh duyet cua ban|moi (?:y kien|thong tin) (?:gop y|phan hoi|lien he))`)

// reuse finds what imprints say of using their texts, anywhere in the line.
var reuse = pattern.Of(`khi (?:phat hanh|su dung|dang|trich dan|dan|khai thac) lai (?:thong tin|noi dung|tin|bai)|all rights reserved`)

func isNotice(text string) bool {
	if len(text) > maxNotice {
		return false
	}
	if !notice().may(noticeText(atMost(text, noticeHead))) && !strings.Contains(text, "lại") && !strings.Contains(text, "lai") && !strings.Contains(text, "eserved") {
		return false
	}
	folded := noticeText(text)
	return notice.MatchString(folded) || (strings.Contains(folded, " lai ") || strings.Contains(folded, " reserved")) && reuse.MatchString(folded)
}

// noticeHead is how much of a line tells whether it can be a notice, in bytes.
const noticeHead = 32

func noticeText(text string) string { return strings.TrimLeft(viet.Fold(text), `•-–*+ "“`) }

// maxNotice is the longest line an imprint has, in bytes.
const maxNotice = 600

// sums adds the values of pieces up for every element that holds them.
func sums(pieces []candidateBlock) map[*html.Node]int {
	total := map[*html.Node]int{}
	for _, p := range pieces {
		for n := p.node; n != nil; n = n.Parent {
			total[n] += p.value
		}
	}
	return total
}
