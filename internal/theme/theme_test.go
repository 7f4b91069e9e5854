package theme_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/unicode/norm"

	"baocaovien/assets"
	"baocaovien/internal/library"
	"baocaovien/internal/theme"
	"baocaovien/internal/viet"
)

const (
	sea     = library.SeaIslands
	land    = library.LandBorders
	foreign = library.ForeignInformation
)

func classifier(t testing.TB, own ...library.OwnTheme) *theme.Classifier {
	t.Helper()
	c, err := theme.New(assets.Themes, own)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// paragraphs makes an article of lines; «## » begins a heading.
func paragraphs(text string) []library.Block {
	var blocks []library.Block
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		line = strings.TrimSpace(line)
		if heading, ok := strings.CutPrefix(line, "## "); ok {
			blocks = append(blocks, library.Block{Kind: library.Heading, Level: 2, Text: heading})
		} else if line != "" {
			blocks = append(blocks, library.Block{Kind: library.Paragraph, Text: line})
		}
	}
	return blocks
}

// articles are texts written for these tests, with what a briefer would file them under.
var articles = []struct {
	rule, title, text string
	themes            []library.Theme
}{
	{"sovereignty at sea", "Khẳng định chủ quyền biển, đảo", `Hội nghị phổ biến Luật Biển Việt Nam cho cán bộ ven biển.
		Báo cáo viên giới thiệu hai quần đảo Hoàng Sa, Trường Sa và Công ước của Liên hợp quốc về Luật Biển năm 1982.
		Ngư dân được nghe về vùng đặc quyền kinh tế và thềm lục địa.`, []library.Theme{sea}},
	{"fishing rules", "Gỡ thẻ vàng IUU", `Các xã ven biển tuyên truyền chống khai thác hải sản bất hợp pháp.
		Chủ tàu cá cam kết không vi phạm vùng biển nước ngoài. Kiểm ngư và cảnh sát biển phối hợp nhắc nhở ngư dân bám biển đúng luật.`, []library.Theme{sea}},
	{"a border at sea is sea", "Giữ bình yên khu vực biên giới biển", `Đồn Biên phòng tuyên truyền cho ngư dân ở khu vực biên giới biển.
		Bộ đội biên phòng cùng bà con bám biển, giữ vững chủ quyền biển, đảo, không để tàu cá vi phạm vùng biển nước ngoài.`, []library.Theme{sea}},
	{"a border guard in a fishing village is sea", "Biên phòng giúp ngư dân vươn khơi", `Bộ đội biên phòng đến từng tàu cá trao cờ Tổ quốc.
		Lính biên phòng hướng dẫn ngư dân chống khai thác IUU, giúp bà con vươn khơi bám biển ở ngư trường Hoàng Sa, Trường Sa.`, []library.Theme{sea}},
	{"demarcation", "Hoàn thành phân giới, cắm mốc", `Hai nước đã xây dựng xong các mốc quốc giới trên tuyến biên giới đất liền.
		Nghị định thư phân giới cắm mốc được ký. Lực lượng biên phòng tuần tra song phương dọc đường biên, cột mốc.`, []library.Theme{land}},
	{"border guards on land", "Xuân Biên phòng ấm lòng dân bản", `Đồn biên phòng tổ chức gói bánh chưng cùng đồng bào xã biên giới.
		Bộ đội biên phòng tặng quà hộ nghèo, cùng già làng vận động dân bản giữ đường biên, cột mốc.`, []library.Theme{land}},
	{"information work", "Đổi mới công tác thông tin đối ngoại", `Hội nghị tổng kết công tác thông tin đối ngoại.
		Các cơ quan báo chí đối ngoại giới thiệu hình ảnh đất nước, con người Việt Nam đến bạn bè quốc tế.
		Công tác đối ngoại nhân dân được tăng cường.`, []library.Theme{foreign}},
	{"Vietnamese abroad", "Kiều bào đón Tết quê hương", `Ủy ban Nhà nước về người Việt Nam ở nước ngoài tổ chức chương trình Xuân Quê hương.
		Đại biểu kiều bào từ nhiều nước về dự. Cộng đồng người Việt Nam ở nước ngoài luôn hướng về Tổ quốc.`, []library.Theme{foreign}},
	{"two themes in one text", "Kiều bào thăm Trường Sa", `Đoàn kiều bào ra thăm quần đảo Trường Sa và nhà giàn DK1.
		Người Việt Nam ở nước ngoài góp quà cho chiến sĩ hải quân. Kiều bào nói sẽ kể với bạn bè quốc tế về chủ quyền biển, đảo.`, []library.Theme{sea, foreign}},

	{"weather is no theme", "Áp thấp nhiệt đới gần quần đảo Hoàng Sa", `Sáng nay vùng áp thấp trên khu vực quần đảo Hoàng Sa mạnh lên thành áp thấp nhiệt đới.
		Sức gió mạnh nhất cấp 7, giật cấp 9. Biển Đông có mưa dông, gió giật mạnh, sóng biển cao. Bão có thể đi vào đất liền, gây mưa to.`, nil},
	{"street names are no theme", "Kẹt xe trên đường Hoàng Sa", `Đường Hoàng Sa, đường Trường Sa ở quận 3 kẹt xe vào giờ cao điểm. Cầu Trường Sa sẽ được sửa.`, nil},
	{"trường sau is not Trường Sa", "Môi trường sang trang mới", `Học sinh trở lại trường sau kỳ nghỉ. Thị trường sang quý hai khởi sắc, môi trường sạch hơn, nhà trường sang sửa lớp học.`, nil},
	{"Southeast Asian waters are geography", "Khảo cổ dưới nước", `Các nhà khoa học nghiên cứu vùng biển Đông Nam Á. Vùng biển Đông Nam Á từng là đất liền.`, nil},
	{"other seas", "Tập trận ở Biển Đen", `Hải quân Nga và hải quân Ukraine tập trận ở Biển Đen. Tàu chiến Mỹ rời vùng biển này. Tổng thống Putin theo dõi.`, nil},
	{"a person called Hải Quân", "Tân giám đốc đại học", `Ông Vũ Hải Quân nhận quyết định bổ nhiệm. Phó giáo sư Vũ Hải Quân cảm ơn thầy cô. Theo ông Vũ Hải Quân, đại học cần tự chủ.`, nil},
	{"beach tourism", "Khai trương mùa du lịch biển đảo", `Du khách đặt tour biển đảo tăng mạnh. Khách sạn, resort kín phòng dịp nghỉ lễ. Công ty lữ hành giới thiệu tour du lịch biển đảo mới, bãi tắm sạch.`, nil},
	{"number plates", "Đấu giá biển số", `Biển số xe đẹp được đấu giá. Biển báo và biển quảng cáo phải đúng quy định.`, nil},
	{"a yellow card in football", "Hai thẻ vàng trong hiệp một", `Cầu thủ nhận thẻ vàng ở phút 20. Huấn luyện viên không hài lòng. Đội tuyển vẫn thắng trận đấu.`, nil},
	{"borders of others", "Bức tường ở biên giới Mỹ - Mexico", `Tổng thống Trump muốn xây tường biên giới. Biên giới Mỹ - Mexico có nhiều người di cư. Tuần tra biên giới Mỹ bắt nhiều người nhập cư. Hạ viện Mỹ chưa đồng ý.`, nil},
	{"a quarrel of others", "Căng thẳng Ấn Độ - Trung Quốc", `Binh sĩ Ấn Độ và Trung Quốc đối đầu ở biên giới. Biên giới Ấn Độ - Trung Quốc dài hàng nghìn km. New Delhi đưa thêm quân đến biên giới với Trung Quốc.`, nil},
	{"land survey", "Chậm cắm mốc giải phóng mặt bằng", `Chủ đầu tư chưa cắm mốc giải phóng mặt bằng. Người dân chờ đền bù. Huyện yêu cầu cắm mốc chỉ giới, bàn giao mốc giới quy hoạch trước khi thu hồi đất.`, nil},
	{"a milestone", "Phim chạm cột mốc 400 tỷ", `Bộ phim vượt cột mốc 400 tỷ đồng sau hai tuần. Đạo diễn nói đây là cột mốc mới của điện ảnh. Khán giả vẫn kín rạp.`, nil},
	{"customs at a port", "Thông quan nhanh hơn", `Chi cục Hải quan cửa khẩu cảng Sài Gòn khai trương điểm thông quan. Cửa khẩu cảng và cửa khẩu sân bay áp dụng tờ khai điện tử.`, nil},
	{"an epidemic at the border", "Thêm ca nhập cảnh trái phép mắc Covid-19", `Bộ Y tế ghi nhận ca mắc Covid-19 nhập cảnh trái phép qua biên giới. Bệnh nhân được cách ly tập trung, xét nghiệm dương tính.
		Chốt biên phòng tăng cường phòng, chống dịch, truy vết F1, F2. Người dân đeo khẩu trang, khai báo y tế.`, nil},
	{"a crime in a border post", "Khởi tố vụ án nổ súng", `Cơ quan điều tra khởi tố vụ án, bắt tạm giam bị can sau vụ nổ súng. Bị can từng công tác ở đồn biên phòng. Viện kiểm sát phê chuẩn, công an khám xét nơi ở của nghi phạm, thu tang vật.`, nil},
	{"without borders is a figure of speech", "Thương mại không biên giới", `Thương mại điện tử xuyên biên giới tăng nhanh. Tổ chức Phóng viên không biên giới và Bác sĩ không biên giới họp.`, nil},
	{"an office in a list", "Sắp xếp các đơn vị", `Bộ có các đơn vị: Vụ Pháp chế, Cục Báo chí, Cục Thông tin đối ngoại, Cục Viễn thông, Trung tâm Internet. Việc sắp xếp xong trong quý hai.`, nil},
	{"a rapporteur is no briefer", "Báo cáo viên Liên Hợp Quốc lên tiếng", `Báo cáo viên đặc biệt của Liên Hợp Quốc nói về nhân quyền ở Syria. Hội đồng Nhân quyền sẽ họp.`, nil},
	{"remittances and the economy", "Kinh tế đối ngoại", `Quan hệ kinh tế đối ngoại mở rộng, xuất khẩu tăng. Doanh nghiệp tìm thêm thị trường.`, nil},
	{"a passing mention", "Chương trình nghệ thuật mùa xuân", strings.Repeat("Ca sĩ trình bày những bài hát về mùa xuân và tình yêu quê hương trước đông đảo khán giả. ", 12) + "Tiết mục cuối nói về Trường Sa.", nil},
}

func TestReadGivesAnArticleItsThemesAndNoneToTraps(t *testing.T) {
	c := classifier(t)
	for _, a := range articles {
		r := c.Read(t.Context(), a.title, paragraphs(a.text))
		if !slices.Equal(r.Themes, a.themes) {
			t.Errorf("%s: themes %v, want %v (scores %v, reasons %v)", a.rule, r.Themes, a.themes, r.Scores, r.Reasons())
		}
	}
}

func TestReadDoesNotCareHowTheTextIsTyped(t *testing.T) {
	c := classifier(t)
	for _, way := range []struct {
		name  string
		typed func(string) string
	}{
		{"NFD", norm.NFD.String},
		{"capitals", strings.ToUpper},
		{"no-break spaces", func(s string) string { return strings.ReplaceAll(s, " ", "\u00A0") }},
	} {
		for _, a := range articles {
			if a.rule == "a person called Hải Quân" {
				continue // capitals are what tells the name
			}
			blocks := paragraphs(a.text)
			for i := range blocks {
				blocks[i].Text = way.typed(blocks[i].Text)
			}
			if r := c.Read(t.Context(), way.typed(a.title), blocks); !slices.Equal(r.Themes, a.themes) {
				t.Errorf("%s in %s: themes %v, want %v %v", a.rule, way.name, r.Themes, a.themes, r.Scores)
			}
		}
	}
}

func TestReadUnderstandsTextWithoutMarks(t *testing.T) {
	c := classifier(t)
	for _, a := range articles {
		blocks := paragraphs(a.text)
		for i := range blocks {
			blocks[i].Text = viet.Fold(blocks[i].Text)
		}
		if r := c.Read(t.Context(), viet.Fold(a.title), blocks); !slices.Equal(r.Themes, a.themes) {
			t.Errorf("%s: themes %v, want %v %v %v", a.rule, r.Themes, a.themes, r.Scores, r.Reasons())
		}
	}
}

func TestTonePlacesAreOneSpelling(t *testing.T) {
	c := classifier(t)
	for _, pair := range [][2]string{
		{"Vùng nội thủy và lãnh hải Việt Nam, chủ quyền biển đảo", "Vùng nội thuỷ và lãnh hải Việt Nam, chủ quyền biển đảo"},
		{"Ngoại giao văn hóa và ngoại giao công chúng", "Ngoại giao văn hoá và ngoại giao công chúng"},
		{"Chiến sĩ biên phòng ở xã biên giới", "Chiến sỹ biên phòng ở xã biên giới"},
	} {
		one, other := c.Read(t.Context(), pair[0], paragraphs(pair[0])), c.Read(t.Context(), pair[1], paragraphs(pair[1]))
		for theme, score := range one.Scores {
			if other.Scores[theme] != score {
				t.Errorf("%q scores %v for %s, %q scores %v", pair[0], score, theme, pair[1], other.Scores[theme])
			}
		}
		if len(one.Themes) == 0 {
			t.Errorf("%q bears no theme", pair[0])
		}
	}
}

func TestReadNeedsWordBoundaries(t *testing.T) {
	c := classifier(t)
	for _, text := range []string{"thị trường sang", "trường sau", "biển đôngg", "xbiển đảo", "hoàng san"} {
		if r := c.Read(t.Context(), text, paragraphs(strings.Repeat(text+". ", 5))); len(r.Themes) > 0 {
			t.Errorf("%q bears %v", text, r.Themes)
		}
	}
}

func TestReadSurvivesAnyInput(t *testing.T) {
	c := classifier(t)
	long := strings.Repeat("Biển đảo quê hương ta. ", 220_000) // over 5 MB
	for name, text := range map[string]string{
		"empty": "", "one word": "Biển", "English": "The quick brown fox jumps over the lazy dog near the border.",
		"binary": string([]byte{0, 255, 254, 'b', 1, 2, 200}), "long": long, "one endless word": strings.Repeat("a", 1<<20),
	} {
		r := c.Read(t.Context(), text, []library.Block{{Kind: library.Paragraph, Text: text}})
		if r.Themes == nil {
			t.Errorf("%s: themes are nil", name)
		}
		if len(r.Passages) != 1 {
			t.Errorf("%s: %d passages of one block", name, len(r.Passages))
		}
		if wanted := name == "long"; wanted != (len(r.Themes) > 0) {
			t.Errorf("%s: themes %v", name, r.Themes)
		}
	}
	if r := c.Read(t.Context(), "", nil); len(r.Themes) != 0 || len(r.Passages) != 0 || len(r.Reasons()) != 0 {
		t.Errorf("nothing gives %+v", r)
	}
}

func TestNewRefusesBrokenFiles(t *testing.T) {
	good := func(name string) string {
		raw, err := fs.ReadFile(assets.Themes, "themes/"+name)
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
	for name, c := range map[string][3]string{
		"no files":        {"", "", ""},
		"unknown section": {"[bien-dao loud]\nx", good("model.txt"), good("weights.bin")},
		"open bracket":    {"[trap]\na (b", good("model.txt"), good("weights.bin")},
		"unknown set":     {"[trap]\na {b}", good("model.txt"), good("weights.bin")},
		"no number":       {good("vocabulary.txt"), "weight core much", good("weights.bin")},
		"unknown key":     {good("vocabulary.txt"), "height core 3", good("weights.bin")},
		"no weights":      {good("vocabulary.txt"), good("model.txt"), ""},
		"cut weights":     {good("vocabulary.txt"), good("model.txt"), good("weights.bin")[:1001]},
		"other weights":   {good("vocabulary.txt"), good("model.txt"), "x" + good("weights.bin")[1:]},
	} {
		files := fstest.MapFS{}
		if name != "no files" {
			files["themes/vocabulary.txt"] = &fstest.MapFile{Data: []byte(c[0])}
			files["themes/model.txt"] = &fstest.MapFile{Data: []byte(c[1])}
			files["themes/weights.bin"] = &fstest.MapFile{Data: []byte(c[2])}
		}
		if _, err := theme.New(files, nil); !library.IsKind(err, library.Internal) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
