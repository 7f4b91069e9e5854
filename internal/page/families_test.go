package page

import (
	"strings"
	"testing"
)

func TestTheFileOfFamiliesCanBeRead(t *testing.T) {
	f := knownFamilies()
	tells := map[int]bool{}
	for _, signs := range f.signs {
		for _, s := range signs {
			tells[s.family] = true
		}
	}
	told := len(tells)
	for i, one := range f.all {
		if !tells[i] && len(one.drop) > 0 {
			t.Errorf("%s leaves names out, but nothing tells it", one.name)
		}
	}
	if told < 10 || f.roles[".bodytext"] != bodyRole || f.roles["@headline"] != titleRole || f.prefixes[".externalclass"] != bodyRole {
		t.Errorf("%d families are told, roles %d", told, len(f.roles))
	}
	for name := range f.roles {
		for _, one := range f.all {
			if one.drop[name] {
				t.Errorf("%s leaves out %s, which holds a part of articles", one.name, name)
			}
		}
	}
}

func TestWhatIsNoFamilyIsToldWithItsLine(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"a rule without a family": {"body: .x", "line 1"},
		"an unknown rule":         {"[a]\nbodies: .x", `line 2: unknown rule "bodies"`},
		"a name without its sort": {"[a]\nbody: x", `line 2: "x" is no`},
		"an open name":            {"[a\nbody: .x", "line 1: no name"},
		"a rule without names":    {"[a]\n\nbody:", "line 3"},
		"two parts of one name":   {"[a]\nbody: .x\n[b]\ntitle: .X", `line 4: ".x" stands for two parts`},
	} {
		if _, err := parseFamilies(c.text); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

func TestAFamilyLeavesOutItsOwnFurnitureOnly(t *testing.T) {
	const inside = `<h1>Tuyên truyền về chủ quyền biển, đảo ở cơ sở</h1><div class="entry-content"><p>Các đơn vị tổ chức tuyên truyền về biển, đảo cho cán bộ, đảng viên và Nhân dân trên địa bàn huyện.</p>
<div class="code-block"><p>Mời bạn đọc theo dõi kênh của chúng tôi để nhận những tin tức mới nhất trong ngày.</p></div><p>Hội nghị thu hút hơn một trăm người tham gia, nhiều ý kiến đã được giải đáp ngay tại chỗ.</p></div>`
	for head, want := range map[string]int{`<link href="/wp-content/style.css">`: 2, ``: 3} {
		got, err := Extract(t.Context(), []byte("<html><head><title>Tuyên truyền về chủ quyền biển, đảo ở cơ sở</title>"+head+"</head><body>"+inside+"</body></html>"), "text/html", "https://mau.example.gov.vn/a.html", Hint{})
		if err != nil || len(got.Blocks) != want {
			t.Errorf("%q: %d blocks, want %d, %v", head, len(got.Blocks), want, err)
		}
	}
}
