package weather

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"baocaovien/assets"
	"baocaovien/internal/library"
	"baocaovien/internal/phrase"
	"baocaovien/internal/viet"
)

var counter = phrase.Open(assets.Phrases, "phrases/weather.txt").List("counter")

// shortLine is how many words a line may have in which a counter makes weather of every number: a longer one is prose, and
// «thu hút 1.200 lượt xem» is what it reports.
const shortLine = 14

// A text becomes signs: its words, and signs for where its parts begin. The first byte of a sign that is no word is below
// the space.
const (
	blockSign   = "\x01"
	partSign    = "\x02" // an item, a cell
	addressSign = "\x03"
)

// signs returns an article as a reader sees it under its title, with what is known to be weather made alike; once ctx is done,
// not all of it.
func (e *Experience) signs(ctx context.Context, a library.Article) []string {
	all := e.words(nil, a.Title)
	for _, b := range a.Blocks {
		if ctx.Err() != nil {
			return all
		}
		all = append(all, blockSign+string(b.Kind))
		all = e.words(all, b.Text)
		if b.Src != "" {
			all = append(all, addressSign+e.file(b.Src))
		}
		all = e.parts(ctx, all, b.Items)
		for _, row := range b.Rows {
			all = e.parts(ctx, append(all, blockSign), row)
		}
	}
	for _, f := range a.Attachments {
		all = append(all, blockSign+"file", addressSign+e.file(f.URL))
		all = e.words(all, f.Name)
	}
	return all
}

// parts appends the words of items or cells.
func (e *Experience) parts(ctx context.Context, all, texts []string) []string {
	for _, text := range texts {
		if ctx.Err() != nil {
			return all
		}
		all = e.words(append(all, partSign), text)
	}
	return all
}

// words appends the words of a line. Numbers of a counter are written «#».
func (e *Experience) words(all []string, line string) []string {
	words := strings.Fields(line)
	if len(words) <= shortLine && (counter.In(viet.Fold(line)) || e.lines[masked(words)]) {
		return append(all, maskedWords(words)...)
	}
	begin := len(all)
	all = append(all, words...)
	return maskBrackets(all, begin)
}

// maskBrackets masks counters in brackets among the words from begin on: «(Đã xem 1241 lần)» behind a paragraph.
func maskBrackets(all []string, begin int) []string {
	open := -1
	for i := begin; i < len(all); i++ {
		if strings.HasPrefix(all[i], "(") || strings.HasPrefix(all[i], "[") {
			open = i
		}
		if open >= 0 && strings.ContainsAny(all[i], ")]") {
			if inside := all[open : i+1]; len(inside) <= shortLine && counter.In(viet.Fold(strings.Trim(strings.Join(inside, " "), "()[].,;"))) {
				copy(inside, maskedWords(inside))
			}
			open = -1
		}
	}
	return all
}

func masked(words []string) string { return strings.Join(maskedWords(words), " ") }

// maskedWords returns words with every number as «#», whatever its length.
func maskedWords(words []string) []string {
	all := make([]string, len(words))
	for i, w := range words {
		all[i] = maskNumbers(w)
	}
	return all
}

// maskNumbers writes each run of digits, with the points, commas and colons between them, as «#».
func maskNumbers(word string) string {
	if strings.IndexFunc(word, unicode.IsDigit) < 0 {
		return word
	}
	var b strings.Builder
	for i := 0; i < len(word); {
		r, size := utf8.DecodeRuneInString(word[i:])
		if !unicode.IsDigit(r) {
			b.WriteString(word[i : i+size])
			i += size
			continue
		}
		end := i
		for end < len(word) && strings.IndexByte("0123456789.,:/-", word[end]) >= 0 {
			end++
		}
		if end == i { // a digit of another script
			end = i + size
		}
		b.WriteString("#" + word[len(strings.TrimRight(word[:end], ".,:/-")):end])
		i = end
	}
	return b.String()
}

// isNumber reports a word that is a number, a time or a date and nothing else.
func isNumber(word string) bool {
	return strings.Trim(maskNumbers(word), "#()[].,;:%") == "" && strings.Contains(maskNumbers(word), "#")
}
