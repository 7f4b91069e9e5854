package document

import (
	"strconv"
	"strings"
	"sync"

	"baocaovien/internal/library"
)

// privateCodes is where Word puts the codes of fonts of signs: F000 and a byte. What the byte stands for is in the encodings of
// Adobe's Symbol and of Microsoft's Wingdings.
const privateCodes = 0xF000

func isPrivateCode(r rune) bool { return r >= privateCodes && r <= privateCodes+0xFF }

// signFonts are the fonts of signs, by their names in small letters; of Wingdings the signs that texts use. Zapf Dingbats
// stand in Unicode as they stand in their font, but for those that it had before.
var signFonts = sync.OnceValue(func() map[string]map[rune]string {
	return map[string]map[rune]string{
		"symbol": signsOf(
			0x20, " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
			0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…|—↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑"),
		"wingdings": {
			0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA0: "▪",
			0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗",
			0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
		},
		"zapfdingbats": signsOf(
			0x20, " ✁✂✃✄☎✆✇✈✉☛☞✌✍✎✏✐✑✒✓✔✕✖✗✘✙✚✛✜✝✞✟✠✡✢✣✤✥✦✧★✩✪✫✬✭✮✯✰✱✲✳✴✵✶✷✸✹✺✻✼✽✾✿❀❁❂❃❄❅❆❇❈❉❊❋●❍■❏❐❑❒▲▼◆❖◗❘❙❚❛❜❝❞",
			0xA1, "❡❢❣❤❥❦❧♣♦♥♠①②③④⑤⑥⑦⑧⑨⑩❶❷❸❹❺❻❼❽❾❿➀➁➂➃➄➅➆➇➈➉➊➋➌➍➎➏➐➑➒➓➔→↔↕➘➙➚➛➜➝➞➟➠➡➢➣➤➥➦➧➨➩➪➫➬➭➮➯ ➱➲➳➴➵➶➷➸➹➺➻➼➽➾"),
	}
})

// signsOf lists signs by their codes: each of the two texts counts on from its first code.
func signsOf(from rune, low string, on rune, high string) map[rune]string {
	all := map[rune]string{}
	for _, sign := range low {
		all[from] = string(sign)
		from++
	}
	for _, sign := range high {
		all[on] = string(sign)
		on++
	}
	return all
}

// signs returns a text as its font shows it: one of letters shows it as it is. A sign of which nobody knows what it shows is
// left out, and told.
func (in *inline) signs(font, text string) string {
	known := signFonts()[strings.ToLower(strings.TrimSpace(font))]
	if known == nil {
		return text
	}
	var shown strings.Builder
	for _, r := range text {
		if !isPrivateCode(r) {
			shown.WriteRune(r)
			continue
		}
		sign := known[r-privateCodes]
		if sign == "" {
			in.unread(library.FontGap)
		}
		shown.WriteString(sign)
	}
	return shown.String()
}

// symbol returns the sign that Word's «Insert symbol» put into a run.
func (in *inline) symbol(sym *element) string {
	code, err := strconv.ParseUint(sym.attr("char"), 16, 16)
	if err != nil {
		in.unread(library.FontGap)
		return ""
	}
	if code <= 0xFF { // some writers leave the F000 away
		code += privateCodes
	}
	sign := in.signs(sym.attr("font"), string(rune(code)))
	if sign == string(rune(code)) && code >= privateCodes { // a font nobody knows
		in.unread(library.FontGap)
		return ""
	}
	return sign
}
