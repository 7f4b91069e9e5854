package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// role is what an element known by its name holds.
type role int

const (
	noRole role = iota
	bodyRole
	leadRole
	titleRole
	authorRole
	dateRole
)

// classRoles, idRoles and propRoles are the rules of families of sites as data: which class, id or
// itemprop names what. A name stands here only if it means the same wherever it was seen. Beside each
// line stands the family it comes from. Names are in lower case; ASP.NET's ids are looked up by their last
// part («ctl00_ContentPlaceHolder1_lblContent»).
var (
	classRoles = roles(map[role]string{
		bodyRole: `bodytext ` + // NukeViet
			`journal-content-article ` + // Liferay
			`ms-rtestate-field articlecontent article-content ` + // SharePoint
			`cms-body article__body article-body article__content ` + // press CMS (nhandan, sggp, vietnamplus)
			`detail-content detail-content-body afcbc-body detail-cmain knc-content edittor-content detail__content detail_content ` + // press CMS of VCCorp (chinhphu, nld)
			`fck_detail singular-content the-article-body maincontent vnnews-text-post ` + // large papers
			`entry-content post-content td-post-content post-entry single-content ` + // WordPress
			`itemfulltext ` + // Joomla K2
			`field-name-body field--name-body node-body ` + // Drupal
			`post-body ` + // Blogger
			`content-detail content_detail contentdetail detail-news news-detail-content detail-news-content news-content newscontent news_content content-news content_news ` +
			`noi-dung-tin noidungtin noi-dung noidung noi_dung noidung-chitiet chi-tiet-tin chitiettin chi_tiet_tin content-chitiet noidungchitiet noidungbaiviet article_content articlebody content-article box-content-detail post-detail-content`,
		leadRole: `hometext sapo sapobaiviet sapo-detail detail-sapo article-sapo article__sapo cms-desc article__desc article-desc singular-sapo knc-sapo ` +
			`the-article-summary itemintrotext chapeau lead article-lead news-lead tomtat tom-tat tom_tat trichdan trich-dan trich_yeu summary news-summary ` +
			`article-summary detail-summary short-content shortcontent intro-text introtext excerpt entry-summary news-desc post-excerpt headlead lead-detail`,
		titleRole: `cms-title article__title article-title detail-title title-detail titledetail news-title newstitle entry-title post-title itemtitle ` +
			`tieude tieu-de tieu_de tieudebaiviet tieude-tin tieu-de-tin title-news title_news titlenews articleheader the-article-title detail_title ` +
			`asset-title titlebaiviet baiviet-title content-title`,
		authorRole: `author article-author article__author detail-author tacgia tac-gia tac_gia byline itemauthor post-author entry-author news-author cms-author butdanh but-danh`,
		dateRole: `date publish-date publishdate published post-date entry-date news-date article-date article__meta datetime date-time time detail-time ` +
			`ngaydang ngay-dang ngay_dang thoigian thoi-gian itemdatecreated createdate create-date created cms-date detail-date pdate date_detail newsdate article-time`,
	})
	idRoles = roles(map[role]string{
		bodyRole: `news-bodyhtml contentdetail content-detail content_detail divcontent divnoidung noidung noi-dung lblcontent lblnoidung lblnoidungtin ltrcontent ` +
			`litcontent lblbody lblchitiet articlecontent article-body article-content main-detail-body main-detail-content newscontent news-content detailcontent detail-content abody ` +
			`postcontent post-content newsdetail_content textbody noidungtin chitiettin divarticle content_body ctl_content lbldetail lblnewscontent`,
		leadRole:   `hometext lblsapo lbllead lbltomtat lblmota lblsummary lblshortcontent sapo tomtat lbltrichyeu lblabstract lblintro`,
		titleRole:  `lbltitle lbltieude lblnewstitle tieude lblheadline lbltitlenews`,
		authorRole: `lblauthor lbltacgia tacgia`,
		dateRole:   `lbldate lblngaydang lblcreatedate lblpublishdate lbldatetime lblthoigian lblngay ngaydang lblpublisheddate`,
	})
	propRoles = roles(map[role]string{
		bodyRole: `articlebody`, titleRole: `headline`, leadRole: `description`, authorRole: `author`, dateRole: `datepublished`,
	})
)

func roles(table map[role]string) map[string]role {
	byName := map[string]role{}
	for r, names := range table {
		for _, name := range strings.Fields(names) {
			byName[name] = r
		}
	}
	return byName
}

// roleOf returns what n's names say that it holds.
func roleOf(n *html.Node) role {
	for _, a := range n.Attr {
		switch a.Key {
		case "class":
			for _, token := range strings.Fields(strings.ToLower(a.Val)) {
				if r := classRoles[token]; r != noRole {
					return r
				}
				if strings.HasPrefix(token, "externalclass") { // SharePoint's rich text
					return bodyRole
				}
			}
		case "id":
			id := strings.ToLower(a.Val)
			if r := idRoles[id[strings.LastIndexByte(id, '_')+1:]]; r != noRole {
				return r
			}
			if r := idRoles[id]; r != noRole {
				return r
			}
		case "itemprop":
			if r := propRoles[strings.ToLower(a.Val)]; r != noRole {
				return r
			}
		}
	}
	return noRole
}

// known collects the elements whose names tell what they hold, in document order.
type known map[role][]*html.Node

func findKnown(root *html.Node) known {
	found := known{}
	each(root, func(n *html.Node) bool {
		if silentTags[n.DataAtom] && n.DataAtom != atom.Head {
			return false
		}
		if r := roleOf(n); r != noRole && n.DataAtom != atom.Body && n.DataAtom != atom.Html {
			found[r] = append(found[r], n)
		}
		return true
	})
	return found
}
