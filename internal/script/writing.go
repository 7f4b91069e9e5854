package script

import (
	"unicode"

	"github.com/go-text/typesetting/language"
)

// writing is a writing system and the fonts that draw it.
type writing struct {
	ranges  []*unicode.RangeTable
	marks   *unicode.RangeTable // punctuation that counts to it where its letters stand in the same text
	script  language.Script
	regular string  // file of the font
	bold    string  // the same, "" where the regular one is thickened
	size    float64 // em of the type around it that an em of its font comes to, so that both look equally large
	solid   bool    // lines may end between any two letters; else only between syllables
}

// writings are the scripts that are drawn. What is not among them, or has no letter in its font, is told as unprinted.
// Scripts that run from right to left (Arabic, Hebrew) are not: the layout of a paper runs one way.
var writings = [...]writing{
	{
		ranges: []*unicode.RangeTable{unicode.Khmer}, script: language.Khmer, size: 0.88,
		regular: "fonts/NotoSerifKhmer-Regular.woff", bold: "fonts/NotoSerifKhmer-Bold.woff",
	},
	{
		ranges: []*unicode.RangeTable{unicode.Lao}, script: language.Lao, size: 0.92,
		regular: "fonts/NotoSerifLao-Regular.woff", bold: "fonts/NotoSerifLao-Bold.woff",
	},
	{
		ranges: []*unicode.RangeTable{unicode.Thai}, script: language.Thai, size: 0.92,
		regular: "fonts/NotoSerifThai-Regular.woff", bold: "fonts/NotoSerifThai-Bold.woff",
	},
	{
		ranges: []*unicode.RangeTable{unicode.Cham}, script: language.Cham, size: 0.92,
		regular: "fonts/NotoSansCham-Regular.woff", bold: "fonts/NotoSansCham-Bold.woff",
	},
	{
		ranges: []*unicode.RangeTable{unicode.Tai_Viet}, script: language.Tai_Viet, size: 0.92,
		regular: "fonts/NotoSansTaiViet-Regular.woff",
	},
	{
		ranges: []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo},
		marks:  wideMarks, script: language.Han, size: 0.96, solid: true,
		regular: "fonts/NotoSansSC-GB2312.woff",
	},
}

// wideMarks are the marks of Chinese and Japanese, full stops and brackets as wide as a letter. In a text without such a
// letter they stand for the narrow ones.
var wideMarks = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x3001, Hi: 0x301F, Stride: 1}, {Lo: 0x30FB, Hi: 0x30FC, Stride: 1}, {Lo: 0xFF01, Hi: 0xFF0F, Stride: 1}, {Lo: 0xFF1A, Hi: 0xFF1F, Stride: 1},
}}

// firstForeign is the first letter of any of the writings: nothing before it need be looked up.
const firstForeign = 0x0E00

// writes reports whether r is a letter or mark of the script itself.
func (w *writing) writes(r rune) bool { return unicode.In(r, w.ranges...) }

// joins reports whether r is seen only by what it does to the letters around it: places where a line may end, and joiners.
func joins(r rune) bool { return r >= '\u200B' && r <= '\u200D' }
