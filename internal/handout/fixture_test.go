package handout

import (
	"time"

	"baocaovien/internal/library"
)

// The fixture is an outline of two articles, written for these tests from the texts of the laws they name. It has every kind of
// point, headings with and without points, a point the briefer reworded and one of the briefer's own, and fills
// more than four pages.

func quoted(article int64, kind library.PointKind, text string) library.OutlinePoint {
	return library.OutlinePoint{Text: text, Quoted: &library.Point{
		Text: text, Kind: kind, Place: library.Place{Article: article, Version: 1},
	}}
}

func fixtureOutline() library.Outline {
	reworded := quoted(2, library.StatementPoint, "Hiệp ước hoạch định biên giới quốc gia giữa Việt Nam và Lào được ký ngày 18 tháng 7 năm 1977.")
	reworded.Text = "Với nước bạn Lào, hiệp ước hoạch định biên giới ký ngày 18 tháng 7 năm 1977 là nền móng cho mọi việc về sau, từ phân giới, cắm mốc đến tôn tạo hệ thống mốc quốc giới."
	return library.Outline{
		Title:    "Quản lý, bảo vệ chủ quyền biển, đảo và biên giới quốc gia theo pháp luật Việt Nam",
		Occasion: "Sinh hoạt chuyên đề quý IV năm 2026",
		Place:    "xã Hòa Tân",
		Date:     library.Day(2026, time.November, 7),
		Letterhead: library.Letterhead{
			Superior: "Đảng bộ tỉnh Vĩnh Long", Issuer: "Ban Tuyên giáo và Dân vận", Place: "Vĩnh Long",
			Annex: "Kèm theo Công văn số 15-CV/BTGDV, ngày 02 tháng 01 năm 2026",
		},
		Sections: []library.Section{
			{Role: library.ContextSection, Points: contextPoints()},
			{Role: library.ContentSection, Points: append(contentPoints(), reworded)},
			{Role: library.ResultSection, Points: resultPoints()},
			{Role: library.TaskSection, Points: taskPoints()},
		},
	}
}

// closingOutline is the fixture with what may follow its sections.
func closingOutline() library.Outline {
	o := fixtureOutline()
	o.Slogans = []string{
		"Mỗi người dân ven biển là một cột mốc sống giữ gìn chủ quyền biển, đảo của Tổ quốc!",
		"Toàn dân tham gia bảo vệ đường biên giới và mốc quốc giới!",
	}
	o.Questions = []library.Question{
		{
			Ask:    "Tàu cá dưới 15 mét có phải lắp thiết bị giám sát hành trình không?",
			Answer: "Luật Thủy sản năm 2017 và văn bản hướng dẫn yêu cầu với tàu cá có chiều dài lớn nhất từ 15 mét trở lên; chủ tàu nhỏ hơn được khuyến khích lắp để được tìm kiếm, cứu nạn kịp thời.",
		},
		{
			Ask:    "Thấy mốc quốc giới bị xê dịch thì báo cho ai?",
			Answer: "Báo ngay cho đồn biên phòng hoặc Ủy ban nhân dân xã, phường gần nhất; không tự ý di chuyển, sửa chữa mốc.",
		},
	}
	return o
}

func fixtureSources() []library.Citation {
	return []library.Citation{
		{
			Article: 1, Title: "Những điều cần biết về Luật Biển Việt Nam", Source: "Trang mẫu",
			Published: library.Day(2026, time.February, 5), Fetched: library.Day(2026, time.November, 3),
			URL: "http://trang-mau.localhost/chuyen-muc/bien-dao/phap-luat/nhung-dieu-can-biet-ve-luat-bien-viet-nam-va-cong-uoc-cua-lien-hop-quoc-ve-luat-bien-1982.html?chuyen-de=bien-dao&ban-in=1",
		},
		{
			Article: 2, Title: "Đường biên giới trên đất liền qua các hiệp ước", Source: "Trang mẫu",
			Published: library.Day(2026, time.September, 12), Fetched: library.Day(2026, time.November, 3),
			URL: "http://trang-mau.localhost/bien-gioi/duong-bien-gioi-tren-dat-lien.html",
		},
	}
}

func contextPoints() []library.OutlinePoint {
	return []library.OutlinePoint{
		quoted(1, library.StatementPoint, "Ngày 21 tháng 6 năm 2012, tại kỳ họp thứ ba, Quốc hội khóa XIII thông qua Luật Biển Việt Nam số 18/2012/QH13, gồm 7 chương, 55 điều, có hiệu lực từ ngày 01 tháng 01 năm 2013. Lần đầu tiên nước ta có một đạo luật quy định đầy đủ về các vùng biển, đảo, quần đảo thuộc chủ quyền, quyền chủ quyền và quyền tài phán quốc gia."),
		quoted(1, library.StatementPoint, "Công ước của Liên hợp quốc về Luật Biển được ký ngày 10 tháng 12 năm 1982 tại Montego Bay, có hiệu lực từ ngày 16 tháng 11 năm 1994; Quốc hội nước ta phê chuẩn Công ước ngày 23 tháng 6 năm 1994, trước khi Công ước có hiệu lực."),
		{Text: "Địa phương ta có nhiều bà con làm nghề biển và nhiều gia đình có con em công tác ở hải đảo, nên đây là dịp để mỗi người hiểu đúng luật, làm đúng luật và nói cho người khác cùng hiểu."},
	}
}

func contentPoints() []library.OutlinePoint {
	return []library.OutlinePoint{
		quoted(1, library.HeadingPoint, "1. Các vùng biển của Việt Nam"),
		quoted(1, library.StatementPoint, "Nội thủy là vùng nước tiếp giáp với bờ biển, ở phía trong đường cơ sở và là bộ phận lãnh thổ của Việt Nam. Nhà nước thực hiện chủ quyền hoàn toàn, tuyệt đối và đầy đủ đối với nội thủy như trên lãnh thổ đất liền."),
		quoted(1, library.StatementPoint, "Lãnh hải là vùng biển có chiều rộng 12 hải lý tính từ đường cơ sở ra phía biển; ranh giới ngoài của lãnh hải là biên giới quốc gia trên biển. Tàu thuyền của tất cả các quốc gia được hưởng quyền đi qua không gây hại trong lãnh hải, với điều kiện tôn trọng hòa bình, độc lập, chủ quyền và pháp luật của nước ta."),
		quoted(1, library.StatementPoint, "Vùng tiếp giáp lãnh hải là vùng biển tiếp liền và nằm ngoài lãnh hải, có chiều rộng 12 hải lý tính từ ranh giới ngoài của lãnh hải. Tại đây Nhà nước kiểm soát nhằm ngăn ngừa và xử lý hành vi vi phạm pháp luật về hải quan, thuế, y tế, xuất nhập cảnh xảy ra trên lãnh thổ hoặc trong lãnh hải."),
		quoted(1, library.StatementPoint, "Vùng đặc quyền kinh tế là vùng biển tiếp liền và nằm ngoài lãnh hải, hợp với lãnh hải thành một vùng biển có chiều rộng 200 hải lý tính từ đường cơ sở. Trong vùng này Nhà nước có quyền chủ quyền về thăm dò, khai thác, quản lý và bảo tồn tài nguyên thuộc vùng nước bên trên đáy biển, đáy biển và lòng đất dưới đáy biển."),
		quoted(1, library.StatementPoint, "Thềm lục địa là đáy biển và lòng đất dưới đáy biển, tiếp liền và nằm ngoài lãnh hải, trên toàn bộ phần kéo dài tự nhiên của lãnh thổ đất liền, các đảo và quần đảo cho đến mép ngoài của rìa lục địa; nơi rìa lục địa chưa tới 200 hải lý thì thềm lục địa được kéo dài đến 200 hải lý tính từ đường cơ sở."),
		quoted(1, library.HeadingPoint, "2. Nguyên tắc quản lý và bảo vệ biển"),
		quoted(1, library.QuotePoint, "Nhà nước giải quyết các tranh chấp liên quan đến biển, đảo với các nước khác bằng các biện pháp hòa bình, phù hợp với Công ước của Liên hợp quốc về Luật Biển năm 1982, pháp luật và thực tiễn quốc tế."),
		quoted(2, library.HeadingPoint, "Biên giới trên đất liền qua các hiệp ước"),
		quoted(2, library.StatementPoint, "Luật Biên giới quốc gia được Quốc hội khóa XI thông qua ngày 17 tháng 6 năm 2003, có hiệu lực từ ngày 01 tháng 01 năm 2004. Biên giới quốc gia được định nghĩa là đường và mặt thẳng đứng theo đường đó để xác định giới hạn lãnh thổ đất liền, các đảo, các quần đảo, vùng biển, lòng đất, vùng trời của nước Cộng hòa xã hội chủ nghĩa Việt Nam."),
		quoted(2, library.StatementPoint, "Hiệp ước biên giới trên đất liền giữa Việt Nam và Trung Quốc được ký ngày 30 tháng 12 năm 1999; ba văn kiện về phân giới, cắm mốc và quản lý biên giới được ký ngày 18 tháng 11 năm 2009 và có hiệu lực từ ngày 14 tháng 7 năm 2010. Đường biên giới dài 1.449,566 km, trong đó 383,914 km theo sông, suối."),
		quoted(2, library.StatementPoint, "Với Campuchia, Hiệp ước hoạch định biên giới quốc gia được ký ngày 27 tháng 12 năm 1985 và Hiệp ước bổ sung ngày 10 tháng 10 năm 2005. Ngày 05 tháng 10 năm 2019, hai nước ký Hiệp ước bổ sung mới cùng Nghị định thư phân giới, cắm mốc, ghi nhận kết quả đã hoàn thành khoảng 84% công việc trên thực địa; các văn kiện có hiệu lực từ ngày 22 tháng 12 năm 2020."),
	}
}

func resultPoints() []library.OutlinePoint {
	return []library.OutlinePoint{
		quoted(1, library.ResultPoint, "Luật Biển Việt Nam đã được cụ thể hóa bằng nhiều văn bản: Luật Cảnh sát biển Việt Nam năm 2018, Luật Thủy sản năm 2017, các nghị định về quản lý hoạt động của người, phương tiện trong khu vực biên giới biển, về giao các khu vực biển nhất định cho tổ chức, cá nhân khai thác, sử dụng tài nguyên biển."),
		quoted(1, library.ResultPoint, "Nước ta đã ký với các nước láng giềng nhiều thỏa thuận phân định vùng biển: Hiệp định về phân định ranh giới trên biển với Thái Lan ngày 09 tháng 8 năm 1997, Hiệp định phân định vịnh Bắc Bộ và Hiệp định hợp tác nghề cá với Trung Quốc ngày 25 tháng 12 năm 2000, Hiệp định phân định ranh giới thềm lục địa với Indonesia ngày 26 tháng 6 năm 2003."),
		quoted(2, library.ResultPoint, "Trên tuyến biên giới Việt Nam – Lào, hai nước đã hoàn thành tăng dày và tôn tạo hệ thống mốc quốc giới; Nghị định thư về đường biên giới và mốc quốc giới cùng Hiệp định về quy chế quản lý biên giới và cửa khẩu biên giới trên đất liền được ký ngày 16 tháng 3 năm 2016, có hiệu lực từ ngày 05 tháng 9 năm 2017."),
		quoted(2, library.ResultPoint, "Ngày 03 tháng 3 hằng năm được lấy làm Ngày Biên phòng toàn dân từ năm 1989; ngày 22 tháng 02 năm 1989, Hội đồng Bộ trưởng ra quyết định về việc này để cả nước hướng về biên giới, hải đảo, cùng chăm lo đời sống của đồng bào và chiến sĩ nơi tuyến đầu."),
		{Text: "Ở xã ta, những năm qua nhân dân đã cùng lực lượng chức năng giữ yên vùng nước, bến bãi; nhiều chủ tàu tự giác lắp và bật thiết bị giám sát hành trình, ghi nhật ký khai thác đầy đủ. Kết quả ấy có phần của mỗi gia đình, cần được nói tới đầu tiên khi trò chuyện với bà con. Người nghe nhớ lâu nhất điều gì gần với mình nhất, nên mỗi con số đọc lên cần kèm theo một việc, một người mà ai cũng biết; nói ngắn, nói rõ, để dành thời gian cho bà con hỏi."},
	}
}

func taskPoints() []library.OutlinePoint {
	return []library.OutlinePoint{
		quoted(1, library.TaskPoint, "Tổ chức, cá nhân hoạt động trên biển phải tuân thủ pháp luật, bảo vệ tài nguyên và môi trường biển, kịp thời thông báo cho cơ quan có thẩm quyền khi phát hiện hành vi vi phạm; tàu cá không khai thác trái phép ở vùng biển nước ngoài, giữ liên lạc và thiết bị giám sát hành trình hoạt động suốt chuyến biển."),
		quoted(2, library.TaskPoint, "Mọi công dân có nghĩa vụ bảo vệ đường biên giới, mốc quốc giới; khi thấy mốc bị hư hại, bị mất hoặc bị xê dịch thì báo ngay cho bộ đội biên phòng hoặc chính quyền xã, phường gần nhất."),
		quoted(2, library.TaskPoint, "Người ra, vào khu vực biên giới phải mang theo giấy tờ tùy thân và chấp hành sự hướng dẫn của lực lượng chức năng; không tiếp tay cho người xuất cảnh, nhập cảnh trái phép, không tham gia, che giấu việc buôn lậu và gian lận thương mại qua biên giới dưới bất cứ hình thức nào."),
		quoted(1, library.TaskPoint, "Các cơ sở giáo dục đưa kiến thức về biển, đảo, về đường biên giới và hệ thống mốc quốc giới vào hoạt động ngoại khóa phù hợp với từng lứa tuổi; dùng bản đồ do cơ quan có thẩm quyền của Việt Nam phát hành, không dùng bản đồ, hình ảnh, sách báo thể hiện sai chủ quyền lãnh thổ."),
		quoted(2, library.TaskPoint, "Khi đăng tải, chia sẻ thông tin về biên giới, biển, đảo trên mạng xã hội, mỗi người cần kiểm tra nguồn tin, không bình luận theo tin chưa được kiểm chứng; khi gặp thông tin sai sự thật thì không lan truyền, báo cho cơ quan quản lý và dẫn lại nguồn chính thống để người khác cùng biết."),
		{Text: "Mỗi chi bộ chọn một việc cụ thể, vừa sức để làm ngay sau buổi sinh hoạt, ghi vào sổ và báo lại ở kỳ sinh hoạt sau: treo bản đồ ở nhà văn hóa, thăm một gia đình chiến sĩ, kể cho học sinh nghe một câu chuyện về người giữ đảo, giữ mốc, hoặc cùng ngư dân kiểm tra thiết bị giám sát hành trình trước mỗi chuyến ra khơi."},
	}
}
