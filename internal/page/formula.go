package page

import (
	"strings"

	"golang.org/x/net/html"
)

// formula writes the MathML under n in a line: «10⁶», «1/2», «x₁». What a formula says again for programs is left out.
func formula(n *html.Node) string {
	if n.Type == html.TextNode {
		return strings.TrimSpace(n.Data)
	}
	if n.Type != html.ElementNode || strings.HasPrefix(n.Data, "annotation") {
		return ""
	}
	var parts []string
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if part := formula(c); part != "" {
			parts = append(parts, part)
		}
	}
	return arranged(n.Data, parts)
}

// arranged writes the parts of an element of MathML in a line.
func arranged(element string, parts []string) string {
	switch {
	case element == "msup" && len(parts) == 2:
		return parts[0] + power(parts[1])
	case element == "msub" && len(parts) == 2:
		return parts[0] + index(parts[1])
	case element == "msubsup" && len(parts) == 3:
		return parts[0] + index(parts[1]) + power(parts[2])
	case element == "mfrac" && len(parts) == 2:
		return bracketed(parts[0]) + "/" + bracketed(parts[1])
	case element == "msqrt":
		return "√" + bracketed(strings.Join(parts, ""))
	}
	return strings.Join(parts, "")
}

// power and index write what stands above and below the line.
func power(text string) string { return setOff(text, "^", highDigits) }

func index(text string) string { return setOff(text, "_", lowDigits) }

func setOff(text, sign string, form map[rune]rune) string {
	if bareDigits.MatchString(text) {
		return shifted(text, form)
	}
	return sign + bracketed(text)
}

// bracketed returns a part of a formula that is more than a number or a name in brackets.
func bracketed(text string) string {
	if strings.ContainsAny(text, "+-−–×·/=< ") {
		return "(" + text + ")"
	}
	return text
}
