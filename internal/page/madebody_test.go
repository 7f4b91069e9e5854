package page

import (
	"fmt"
	"strings"
)

// madeStyle is a way of typing a text into an editor.
type madeStyle struct {
	name       string
	text, head string // %s is the text
	image      string // %s is the address, then the caption
	item       string // wraps the entries of a list
	between    string
	wrap       string // around the whole, "" for nothing
}

const (
	shownFigure  = `<figure><img src="%s" alt=""><figcaption>%s</figcaption></figure>`
	lazyFigure   = `<div class="wp-caption"><img class="lazy" src="/img/blank.gif" data-src="%[1]s"><noscript><img src="%[1]s"></noscript><p class="wp-caption-text">%[2]s</p></div>`
	originalLazy = `<p style="text-align:center"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-original="%s"></p><p style="text-align:center"><em>%s</em></p>`
	sourceSet    = `<figure class="image"><picture><source srcset="%[1]s?w=1200 1200w"><img srcset="%[1]s?w=320 320w, %[1]s 1200w" src="%[1]s"></picture><figcaption>%[2]s</figcaption></figure>`
	imageTable   = `<table align="center" class="tplCaption"><tbody><tr><td><img src="%s" width="600"></td></tr><tr><td class="Image">%s</td></tr></tbody></table>`
	ampImage     = `<figure><amp-img src="%s" width="600" height="400" layout="responsive"></amp-img><figcaption>%s</figcaption></figure>`
	plainItems   = `<ul>%s</ul>`
)

var madeStyles = []madeStyle{
	{"p", `<p>%s</p>`, `<h2>%s</h2>`, shownFigure, plainItems, "\n", ""},
	{"p strong", `<p style="text-align: justify;">%s</p>`, `<p><strong>%s</strong></p>`, originalLazy, plainItems, "\r\n", ""},
	{"div", `<div>%s</div>`, `<div><b>%s</b></div>`, imageTable, plainItems, "<div><br></div>", ""},
	{"br br", `%s<br><br>`, `<b>%s</b><br><br>`, imageTable, plainItems, "\n", ""},
	{"one br", `&nbsp; &nbsp;%s<br/>`, `&nbsp; &nbsp;<strong>%s</strong><br/>`, imageTable, plainItems, "\n", ""},
	{
		"word", `<p class="MsoNormal" style="margin-bottom:6.0pt;text-align:justify"><span lang="VI" style="font-size:14.0pt;line-height:115%%">%s<o:p></o:p></span></p>`,
		`<p class="MsoNormal"><b style="mso-bidi-font-weight:normal"><span lang="VI">%s<o:p></o:p></span></b></p>`, originalLazy, plainItems, "\n<p class=\"MsoNormal\"><o:p>&nbsp;</o:p></p>", "<!--[if gte mso 9]><xml></xml><![endif]-->%s",
	},
	{"span soup", `<p><span><span style="color:black"><span><span>%s</span></span></span></span></p>`, `<p><span><strong><span>%s</span></strong></span></p>`, lazyFigure, plainItems, "", ""},
	{"span lines", `<span style="display:block">%s</span><br>`, `<span style="font-weight:bold">%s</span><br><br>`, shownFigure, plainItems, "", ""},
	{
		"elementor", `<div class="elementor-element elementor-widget elementor-widget-text-editor"><div class="elementor-widget-container"><p>%s</p></div></div>`,
		`<div class="elementor-element elementor-widget"><div class="elementor-widget-container"><h3 class="elementor-heading-title">%s</h3></div></div>`, sourceSet, plainItems, "\n", "",
	},
	{"blocks", "<!-- wp:paragraph --><p class=\"wp-block-paragraph\">%s</p><!-- /wp:paragraph -->", `<h3 class="wp-block-heading">%s</h3>`, `<figure class="wp-block-image"><img data-src="%s"><figcaption class="wp-element-caption">%s</figcaption></figure>`, `<ul class="wp-block-list">%s</ul>`, "\n\n", ""},
	{"rows", `<tr><td align="justify">%s</td></tr>`, `<tr><td><b>%s</b></td></tr>`, `<tr><td align="center"><img src="%s"><br><i>%s</i></td></tr>`, `<tr><td><ul>%s</ul></td></tr>`, "\n", `<table border="0" width="100%%"><tbody>%s</tbody></table>`},
	{"cell", `<p align="justify"><font face="Arial" size="2">%s</font></p>`, `<p><b><font size="2">%s</font></b></p>`, imageTable, plainItems, "", `<table width="100%%"><tr><td><table><tr><td>%s</td></tr></table></td></tr></table>`},
	{"unclosed", `<P>%s`, `<P><STRONG>%s</STRONG>`, imageTable, `<UL>%s</UL>`, "\r\n", ""},
	{"sections", `<section><div><p>%s</p></div></section>`, `<section><h4>%s</h4></section>`, shownFigure, plainItems, "", ""},
	{"amp", `<p>%s</p>`, `<h2>%s</h2>`, ampImage, plainItems, "", ""},
	{"text in p in div", `<div class="x1"><div class="x2">%s</div></div>`, `<div class="x1"><div class="x2"><strong>%s</strong></div></div>`, sourceSet, plainItems, "", ""},
	{"quote frame", `<p>%s</p>`, `<p><b>%s</b></p>`, originalLazy, plainItems, "", `<blockquote style="margin:0 0 0 40px;border:none">%s</blockquote>`},
}

// write returns the article's parts in one style of markup.
func (s madeStyle) write(m *maker, a *madeArticle) []string {
	var out []string
	pictures := 0
	for _, p := range a.parts {
		text := strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(p.text)
		switch p.kind {
		case madeText, madeShort:
			if m.IntN(5) == 0 && strings.Contains(text, "công tác") {
				text = strings.Replace(text, "công tác", `<a href="/tag/cong-tac">công tác</a>`, 1)
			}
			out = append(out, fmt.Sprintf(s.text, text))
		case madeHead:
			out = append(out, fmt.Sprintf(s.head, text))
		case madeImage:
			pictures++
			out = append(out, fmt.Sprintf(s.image, strings.Replace(a.image, "anh-", fmt.Sprintf("anh-%d-", pictures), 1), text))
		case madeQuote:
			quote := "<blockquote><p>" + text + "</p></blockquote>"
			if s.name == "rows" {
				quote = "<tr><td>" + quote + "</td></tr>"
			}
			out = append(out, quote)
		case madeItems:
			out = append(out, fmt.Sprintf(s.item, "<li>"+strings.Join(p.items, "</li><li>")+"</li>"))
		case madeTable:
			rows := ""
			for _, r := range p.rows {
				rows += "<tr><td>" + strings.Join(r, "</td><td>") + "</td></tr>"
			}
			table := `<table border="1">` + rows + `</table>`
			if s.name == "rows" {
				table = "<tr><td>" + table + "</td></tr>"
			}
			out = append(out, table)
		}
	}
	return out
}
