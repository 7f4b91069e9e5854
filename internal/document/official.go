package document

import (
	"slices"
	"strings"
	"unicode/utf8"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// Labels of what a paper says of itself. Folded.
var (
	lawKind    = documentLabels.List("law")
	lawPassed  = documentLabels.List("passed")
	opensAbout = documentLabels.List("opens subject")
	saysIssuer = documentLabels.List("says issuer")
)

// official returns what a paper with a letterhead says of itself.
func official(h head, t titling) library.OfficialPaper {
	o := library.OfficialPaper{Number: h.number, Subject: t.subject, Issuer: issuer(h)}
	switch {
	case t.kind != "":
		o.Kind = capital(strings.ToLower(t.kind))
	case h.subject != "":
		o.Kind, o.Subject = words.OnPaper("official.letter"), h.subject // a paper that names its subject only is a letter
	default:
		return library.OfficialPaper{}
	}
	if isLaw(o.Kind) {
		o.Subject = lawName(o.Subject)
	}
	if organ := issuerName(t.organ); organ != "" && h.issuers == nil {
		o.Issuer = organ
	}
	return o
}

// issuer joins those in a letterhead as one says it: «Ban Tuyên giáo Tỉnh ủy Mẫu Sơn», «Sở Nội vụ, Ủy ban nhân dân
// tỉnh Mẫu».
func issuer(h head) string {
	between := ", "
	if h.party {
		between = " "
	}
	name := ""
	for _, i := range h.issuers {
		name = strings.TrimSuffix(issuerName(i)+between+name, between)
	}
	return name
}

// isLaw reports the kinds that are called by their subject: «Luật Biên phòng Việt Nam».
func isLaw(kind string) bool { return lawKind.Whole(viet.Fold(kind)) }

// cited returns an official paper as other papers cite it, with its subject: «Chỉ thị số 21/CT-TTg ngày 20/5/2026 của Thủ
// tướng Chính phủ về …». One without a number is called as it is printed.
func cited(o library.OfficialPaper, published library.Moment, printed string) string {
	if o.Kind == "" || o.Number == "" {
		return printed
	}
	said := o.Kind
	if isLaw(o.Kind) {
		said = viet.Clean(said + " " + o.Subject)
	}
	said = words.OnPaper("official.numbered", "paper", said, "number", o.Number)
	if published.Known() {
		said = words.OnPaper("official.dated", "paper", said, "date", viet.ShortDate(published))
	}
	whose := saysIssuer.Begins(viet.Fold(o.Subject))
	if o.Issuer != "" && !whose {
		said = words.OnPaper("official.issued", "paper", said, "issuer", o.Issuer)
	}
	switch {
	case isLaw(o.Kind), o.Subject == "":
		return said
	case whose:
		return words.OnPaper("official.on", "paper", said, "subject", o.Subject)
	}
	return words.OnPaper(joint(o), "paper", said, "subject", within(o.Subject))
}

// joint returns how a subject is joined to its paper: «… về việc sơ kết», «…: tổ chức hội nghị».
func joint(o library.OfficialPaper) string {
	switch {
	case opensAbout.Begins(viet.Fold(o.Subject)):
		return "official.on"
	case o.Kind == words.OnPaper("official.letter"):
		return "official.about"
	}
	return "official.named"
}

// within writes a subject as within a sentence, where it says what the paper is about.
func within(subject string) string {
	first, rest, _ := strings.Cut(subject, " ")
	if opensAbout.Begins(viet.Fold(subject)) && !isCapitals(subject) {
		return strings.ToLower(first) + " " + rest
	}
	return subject
}

// dated returns the date of a paper: that of its letterhead, or the day a law was passed, which stands at its end.
func dated(h head, o library.OfficialPaper, pieces []documentBlock) library.Moment {
	if h.published.Known() || !isLaw(o.Kind) {
		return h.published
	}
	for _, p := range slices.Backward(pieces[max(0, len(pieces)-lastPieces):]) {
		folded := viet.Fold(p.Text)
		if utf8.RuneCountInString(folded) != utf8.RuneCountInString(p.Text) {
			continue
		}
		for _, at := range lawPassed.Find(folded) {
			day := string([]rune(p.Text)[utf8.RuneCountInString(folded[:at.End]):])
			if m, ok := viet.ParseDate("ngày" + day); ok {
				return m
			}
		}
	}
	return h.published
}

// lastPieces is how far from the end of a law the day stands on which it was passed.
const lastPieces = 8
