package points

import (
	"strings"

	"baocaovien/internal/viet"
)

// The words a figure may count or measure, in lower case. They are data for recognising text: what
// Vietnamese reports count. A word outside these lists still is a unit when nothing forbids it.

// measures stand behind a number with or without a space: «15 km», «15km».
var measures = wordSet(`% ‰ km km2 km² m m2 m² m3 m³ cm mm dm ha kg g mg tấn tạ yến lít ml kw kwh mw mwh gwh gw wh
	usd vnđ vnd đ eur euro °c ºc km/h km/giờ m/s mm/giờ gb mb tb mhz ghz kg/người tấn/năm đồng/tháng đồng/người
	m3/s m³/s tr.đ trđ dwt cv gt hp teu kcal kn hpa tbps gbps mbps kbps mah w va kva ph ppm db inch lumen`)

// scales multiply the number before them.
var scales = map[string]float64{
	"nghìn": 1e3, "ngàn": 1e3, "vạn": 1e4, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9, "tr": 1e6,
	"nghìn tỷ": 1e12, "nghìn tỉ": 1e12, "ngàn tỷ": 1e12, "ngàn tỉ": 1e12, "triệu tỷ": 1e15, "trăm": 1e2,
	"trăm nghìn": 1e5, "trăm triệu": 1e8, "trăm tỷ": 1e11, "chục": 10, "tá": 12,
}

// wordFamily is a set of nouns that are told in one breath.
type wordFamily = map[string]bool

// families of nouns that follow each other behind commas.
var families = []wordFamily{
	wordSet(people + "|nhân dân|em|cháu|cụ|giáo viên, nhân viên|cô giáo|thầy giáo|phụ huynh"),
	wordSet(places + "|sở|ban|bộ|ngành|huyện|xã|phường|thị trấn|thị xã|thôn|ấp|bản|làng|buôn|tổ|đội|chốt|trạm|đồn|đảo|điểm đảo|bãi|đoàn thể|hội|phòng"),
	wordSet(works + "|tin|bài|ảnh|video|infographic|clip|sách|báo|tạp chí|bản đồ|tư liệu|hiện vật|hình ảnh|bức ảnh|tài liệu|pa nô|pano|áp phích|băng rôn|khẩu hiệu|tờ rơi|tờ gấp|poster|hướng dẫn|quy định|quy chế|thông báo|báo cáo|chỉ thị|công văn|cuộc|buổi|lớp|đề án, dự án|vụ|vụ việc|chuyên án|bình luận|thông tin|tin nhắn"),
	wordSet("gia súc|gia cầm|trâu|bò|lợn|dê|gà|vịt|trâu, bò"),
	wordSet("tồn tại|hạn chế|khuyết điểm|khó khăn|vướng mắc|ý kiến|kiến nghị|đề xuất|phản ánh|câu hỏi|khiếu nại|tố cáo|sai phạm|thiếu sót"),
}

// classifiers say nothing without the noun behind them.
var classifiers = wordSet(`lượt cuộc buổi lớp đợt giải suất cuốn quyển tờ bộ bức tấm lá ngôi căn túi thùng hộp bao gói bánh viên quả khẩu
	đôi cặp mũi liều hòn ngọn món chiếc cái con cây em cháu vị tổ đội nhóm trụ chuyến chai bình xe tủ bài câu cụm khu tuyến luồng loài loại phiếu ca giống kênh`)

// attributes tell the kind of what is counted.
var attributes = wordSet(`biên giới|ven biển|miền núi|vùng cao|hải đảo|vùng sâu|vùng biên|quốc tế|quốc gia|mạng xã hội|giả định|lưu động|dã chiến|truy nã|chức năng|mồ côi|khuyết tật|tự nguyện|nước ngoài|chính|phụ|
song phương|đa phương|nghèo|cận nghèo|khó khăn|đặc biệt khó khăn|chính sách|trọng tâm|trọng điểm|chiến lược|cụ thể|mới|cơ bản|
đột phá|then chốt|ưu tiên|thành phần|chuyên đề|chuyên sâu|nghiệp vụ|trực tuyến|truyền hình|phát thanh|điện tử|đối ngoại|miệng|cổ động|văn nghệ|
dân tộc thiểu số|phụ nữ|thanh niên|nữ|nam|trẻ|cao tuổi|chuyên trách|bán chuyên trách|kiêm nhiệm|cấp tỉnh|cấp huyện|cấp xã|trung ương|cơ sở|
bị thương|bị thương nặng|bị thương nhẹ|nặng|nhẹ|mất tích|tử vong|thiệt mạng|xa bờ|vỏ thép|vỏ gỗ|hữu nghị|kết nghĩa|tự quản|xuất sắc|tiêu biểu|đặc biệt|
khuyến khích|công lập|quân sự|tình nghĩa|đại đoàn kết|tình thương|pháp luật|sinh hoạt cộng đồng|nông thôn mới|thương mại|đường bộ|đường sắt|hàng không|thế giới`)

// actions are what things counted do or undergo: they end a unit.
var actions = wordSet(`tập kết|bộ hành|bài bản|phần lớn|chuyển|tham gia|tham dự|trị giá|thu hút|hoạt động|hoàn thành|thực hiện|tổ chức|liên quan|đăng ký|sinh sống|làm việc|sử dụng|ban hành|triển khai|
tập trung|tiếp tục|hưởng ứng|chứng kiến|theo dõi|phục vụ|thuộc|vi phạm|xảy ra|có mặt|đại diện|đi|ra|vào|đạt|chiếm|tăng|giảm|còn|dài|rộng|cao|sâu|nặng|
xuất phát|cập|neo đậu|khai thác|chở|mang|nhận|nộp|bán|mua|trao|tặng|dành|viết|nói|bị|phải|cần|muốn|biết|hiện|tiếp giáp|giáp|nằm|quản lý|bảo vệ|xây dựng|
phát hiện|xử lý|đón|gửi|khánh thành|trực tiếp|trực thuộc|kết nối|lắp đặt|trang bị|hỗ trợ|đóng góp|học tập|tốt nghiệp|đi học|về|ký kết|phối hợp|cùng|chưa|hết|kéo dài|giúp|tạo|trọn|chủ yếu là|đến từ|xuất hiện|bùng phát|thiệt|so|chuyên|riêng|liên tiếp|liên tục`)

// countables are units of two and more syllables, so that the unit is not cut short.
var countables = wordSet(strings.Join([]string{people, works, things, places, terms}, "|"))

const people = `hài cốt liệt sĩ|việt kiều|trẻ mồ côi|trẻ em mồ côi|khán giả|thính giả|bạn đọc|người xem|lượt người|lượt khách|lượt hộ|lượt cán bộ|lượt chiến sĩ|lượt đại biểu|lượt báo cáo viên|lượt đảng viên|lượt ngư dân|
lượt tàu|lượt tàu thuyền|lượt phương tiện|lượt bài|lượt tin|lượt xem|lượt truy cập|lượt theo dõi|lượt chia sẻ|lượt thi|lượt dự thi|lượt đoàn|nữ đại biểu|nữ báo cáo viên|nữ cán bộ|nữ đảng viên|nữ hội viên|
lượt đoàn viên|lượt hội viên|lượt học sinh|lượt đồng bào|lượt bệnh nhân|người dân|
người nhiễm|chủ tàu|chủ phương tiện|chủ hộ|chủ cơ sở|cán bộ, giáo viên|cán bộ, công chức|cán bộ, nhân viên|cán bộ, công nhân|cán bộ, hội viên phụ nữ|giáo viên, học sinh|người dân, học sinh|ngư dân, chủ tàu|người bị thương|người thương vong|người chết|người mất tích|lượt cán bộ, chiến sĩ|lượt cán bộ chiến sĩ|trí thức trẻ|người lao động|người có uy tín|người nghèo|cán bộ|cán bộ, chiến sĩ|cán bộ, đảng viên|cán bộ, hội viên|chiến sĩ|chiến sỹ|đảng viên|đoàn viên|đoàn viên, thanh niên|
đoàn viên thanh niên|hội viên|báo cáo viên|tuyên truyền viên|cộng tác viên|dư luận viên|đại biểu|đại biểu kiều bào|kiều bào|ngư dân|nông dân|học sinh|học viên|
sinh viên|học sinh, sinh viên|giáo viên|công nhân|công nhân, viên chức|viên chức|công chức|phóng viên|nhà báo|thanh niên|thanh thiếu niên|phụ nữ|trẻ em|em học sinh|hộ dân|hộ nghèo|hộ cận nghèo|
hộ gia đình|gia đình|gia đình chính sách|nhân khẩu|đồng bào|nạn nhân|thuyền viên|lao động|bệnh nhân|ca mắc|ca nhiễm|ca tử vong|ca bệnh|trường hợp|
đối tượng|bị can|bị cáo|nghi phạm|quân nhân|sĩ quan|hạ sĩ quan|chuyên gia|nhà khoa học|doanh nhân|khách mời|du khách|lượt du khách|khách du lịch|tình nguyện viên|
cựu chiến binh|già làng|trưởng bản|vận động viên|cầu thủ|nghệ sĩ|tác giả|thí sinh|bạn trẻ|chức sắc|tín đồ|liệt sĩ|thương binh|mẹ việt nam anh hùng|
lưu học sinh|du học sinh|thường dân|hành khách|tài xế|binh sĩ|dân thường|cử tri|tổ trưởng|thôn trưởng|đồng chí|công dân|vị khách|chiến sĩ công an|cán bộ chiến sĩ|y bác sĩ|y, bác sĩ|bác sĩ|giáo sư|tiến sĩ|luật sư|kỹ sư|thủy thủ|tàu viên|thành viên|ủy viên|nhân viên|nhà đầu tư|đoàn viên công đoàn|tăng ni|người con|người có công|em nhỏ|cháu nhỏ|bạn nhỏ|sinh viên quốc tế|người nước ngoài|cá nhân|tập thể|nhà giáo|nhà ngoại giao|đại sứ|hộ|người việt nam|người việt`

const works = `văn kiện hợp tác|hồ sơ trực tuyến|đơn thư|đoàn làm phim|tổ chức cơ sở đảng|huy chương bạc|huy chương đồng|bình luận|buổi nói chuyện|buổi sinh hoạt|buổi tọa đàm|cuộc hội thảo|phim phóng sự|chủ trương lớn|chủ trương|quan điểm chỉ đạo|nhóm vấn đề|nhóm nội dung|nhóm mục tiêu|nhiệm vụ trọng tâm|nhiệm vụ chủ yếu|giải pháp chủ yếu|giải pháp trọng tâm|chương trình trọng điểm|cuộc tuyên truyền|buổi tuyên truyền|cuộc họp|cuộc thi|cuộc diễn tập|cuộc gặp|cuộc tấn công|cuộc kiểm tra|cuộc hội đàm|cuộc điện đàm|hội nghị|hội thảo|hội thi|tọa đàm|lớp tập huấn|lớp bồi dưỡng|
lớp học|chuyên đề|chuyên mục|chuyên trang|tin, bài|tin bài|bài viết|bài báo|bài dự thi|bài thi|tác phẩm|phóng sự|phim tài liệu|chương trình|chương trình, dự án|
chương trình/dự án|chương trình và dự án|dự án|đề án|đề tài|đề tài, dự án|kế hoạch|văn bản|nghị quyết|nghị định|nghị định thư|hiệp định|hiệp ước|thỏa thuận|thoả thuận|bản ghi nhớ|biên bản|
nhiệm vụ|nhóm nhiệm vụ|giải pháp|nhiệm vụ, giải pháp|nhóm giải pháp|chỉ tiêu|mục tiêu|tiêu chí|nội dung|điểm cầu|phong trào|cuộc vận động|mô hình|hoạt động|sự kiện|
chuyến biển|chuyến tàu|chuyến đi|chuyến bay|chuyến thăm|chuyến công tác|đợt tuyên truyền|đợt công tác|vụ án|vụ việc|vụ vi phạm|vụ tai nạn|chuyên án|hành vi|lần tuần tra|quyết định|bản tin|ấn phẩm|tờ rơi|tờ gấp|
đầu sách|cuốn sách|quyển sách|băng rôn|pa nô|pano|khẩu hiệu|trận đấu|bàn thắng|điểm sáng|đơn vị bầu cử|câu hỏi|ý kiến|kiến nghị|giờ phát sóng|giải nhất|giải nhì|giải ba|giải khuyến khích|giải thưởng|
huy chương|huy chương vàng|bằng khen|giấy khen|loại hình|ngôn ngữ|bước|khâu đột phá|đột phá|nguyên tắc|quan điểm|bài học|bài học kinh nghiệm|thành tựu|kết quả|gói thầu|cuộc đàm phán|vòng đàm phán|phiên họp|kỳ họp`

const things = `thuyền trưởng|pháo hoa|điểm bắn pháo hoa|thông tin công dân|phiếu trắng|phiếu thuận|phiếu bầu|phiếu khảo sát|con nhỏ|độ richter|độ rích-te|ngư lưới cụ|bộ ngư lưới cụ|lồng bè|áp phích|xe cứu thương|cuốn sổ tay|cuốn tài liệu|cuốn cẩm nang|thùng mì|thùng sữa|hộp sữa|chai nước|bộ bàn ghế|bộ máy tính|con trâu|con lợn|con dê|mái nhà|hải lý|hải lí|độ c|kilômét|ki-lô-mét|kilomet|ki lô mét|mét vuông|mét khối|héc ta|hecta|mét|tàu cá|tàu thuyền|tàu chiến|tàu kiểm ngư|tàu cảnh sát biển|tàu ngầm|phương tiện|chiếc tàu|
chiếc thuyền|chiếc máy bay|máy bay|cột mốc|mốc giới|mốc quốc giới|mốc chính|mốc phụ|vị trí mốc|cọc dấu|cột cờ|lá cờ|lá cờ tổ quốc|cờ tổ quốc|lá quốc kỳ|phần quà|suất quà|
suất học bổng|suất hỗ trợ|căn nhà|ngôi nhà|nhà đại đoàn kết|nhà tình nghĩa|nhà tình thương|con bò|con bò giống|con giống|cây giống|cuốn lịch|tủ sách|hiện vật|tư liệu|bản đồ|hình ảnh|bức ảnh|ảnh|tài liệu|
công trình|phòng học|trường học|giếng nước|triệu đồng|tỷ đồng|việt nam đồng|đồng việt nam|đô la|đô la mỹ|đô-la mỹ|đô la úc|nhân dân tệ|bảng anh|euro|phần trăm|điểm phần trăm|điểm %|
liều vắc xin|liều vaccine|mũi tiêm|chiếc khẩu trang|khẩu trang|bánh heroin|viên ma túy|gam heroin|khẩu súng|viên đạn|quả bom|tên lửa|
tài khoản|bài đăng|video clip|trang fanpage|trang mạng|tin nhắn|cuộc gọi|thuê bao|thùng hàng|container|xe ô tô|ô tô|xe máy|bộ quần áo|áo phao|phao cứu sinh|máy tính|thiết bị|mặt hàng|sản phẩm|loài|loài sinh vật`

const places = `cơ sở|nhà tiêu|nhà vệ sinh|nhà văn hóa|nhà sinh hoạt|điểm phát thanh|điểm tuyên truyền|điểm bưu điện|điểm sinh hoạt|điểm du lịch|điểm dân cư|điểm bán hàng|cửa sông|cửa biển|cặp xã|cặp thôn|cặp huyện|cặp tỉnh|cặp đồn|cặp cửa khẩu|cặp chợ|quốc gia|quốc gia và vùng lãnh thổ|nước|nước và vùng lãnh thổ|vùng lãnh thổ|tỉnh, thành phố|tỉnh, thành|tỉnh thành|tỉnh biên giới|tỉnh|thành phố|huyện đảo|huyện biên giới|xã biên giới|xã đảo|xã, phường|xã, phường, thị trấn|xã, thị trấn|thôn, bản|thôn bản|
bản làng|khu dân cư|khu công nghiệp|điểm đảo|đảo chìm|đảo nổi|hòn đảo|thực thể|thực thể địa lý|nhà giàn|đồn biên phòng|chốt kiểm soát|tổ công tác|tổ tự quản|tổ tàu thuyền|tổ đội|cửa khẩu|cửa khẩu quốc tế|
cửa khẩu chính|cửa khẩu phụ|lối mở|cảng biển|bến cảng|khu kinh tế|tổ chức|cơ quan|cơ quan báo chí|cơ quan, đơn vị|cơ quan đại diện|đơn vị|đơn vị, địa phương|địa phương|doanh nghiệp|
hợp tác xã|công ty|nghiệp đoàn|chi bộ|chi hội|đảng bộ|tổ chức đảng|câu lạc bộ|đội tuyên truyền|dân tộc|dân tộc thiểu số|cộng đồng|đối tác|nhà máy|bệnh viện|trạm y tế|nhà văn hóa|sở, ngành|bộ, ngành|ban, ngành|điểm trường|nhà trường|địa điểm|vị trí|khu vực|cụm dân cư|cặp bản|cặp cụm dân cư|cụm dân cư|hội, đoàn thể|hội đồng hương|tổ hợp tác`

const terms = `tồn tại|sai phạm|ngày đêm|ngày làm việc|ngày công|năm liên tục|năm liền|giờ bay|giờ đồng hồ|tiếng đồng hồ|thập kỷ|thế hệ|thế kỷ|tuổi đời|năm tuổi đảng|năm tuổi|tháng tuổi|lần lượt|phần việc|bậc|thứ tiếng|chỗ ngồi`

// stops never are a unit: what follows the number goes on with the sentence.
var stops = wordSet(`và của trong là có đã thì đến tới tại ở với cho từ so trên dưới hoặc nhưng mà nên sẽ được bị theo vào qua về do để
	như này đó kia cũng vẫn còn thuộc giữa bằng khi nếu vì tháng ngày hay nữa ra lên xuống đang rồi thứ sau trước cùng
	gồm bao các những mỗi tuyên ban quy nhằm vừa phát quận phường không trở đều cả chỉ mới nay nhân thuộc`)

// singles are units of one syllable. They stand behind a number even where a loose label precedes it.
var singles = wordSet(`cuộc lượt người buổi lớp bài tin vụ việc tàu thuyền chiếc cái con cây suất phần lá ngôi căn hộ xã huyện tỉnh thôn bản ấp
	đảo nước mốc đồng lần năm tháng ngày tuần giờ phút giây tuổi độ điểm ca chuyến đợt quyển cuốn tờ bộ đoàn đội tổ nhóm đồn trạm chốt cụm giải bến cảng
	em cháu cụ bà vị thành công ngành ban sở đề dự kiện túi bao hộp gói thùng xe viên quả khẩu bức tấm trang đầu bánh nạn tàu-thuyền món bước nhịp
	tấn yến tạ ha mét lít cây-số phiếu chữ câu vòng trận bàn hiệp điều khoản chương loại loài kỳ mục chi nhà trường máy giàn hòn ngọn mẫu sào đô tập phim bậc mũi liều
	đôi cặp bên phòng tầng giường ổ đường tuyến cầu khu vùng lô thửa xuất mô luật án hội khách dân thầy cô lính thanh học gia phường quận lĩnh chỗ tiếng bạn anh chị quân góc`)

// labels stand before a number that names or orders a thing: it is no figure, whatever follows.
var labels = wordSet(`khoản|chương|mục|phụ lục|chỉ thị|kết luận|thông tư|nghị định|công văn|công điện|pháp lệnh|quốc lộ|tỉnh lộ|quân khu|
quân đoàn|vùng|lữ đoàn|sư đoàn|trung đoàn|tiểu đoàn|hải đoàn|hải đội|quận|khóm|khu phố|bão số|cơn bão số|trang|tr|sn|sinh năm|thế kỷ|thứ|lần thứ|khóa|đại hội|quý|
niên khóa|năm học|nhiệm kỳ|điện thoại|đt|tel|hotline|fax|covid|f|u|ngõ|ngách|hẻm|số nhà|thập niên|những năm|công nghiệp|cách mạng công nghiệp|web|phiên bản|windows|asean|
apec|cop|hội nghị lần thứ|kỳ họp thứ|nghị quyết số|luật số|quyết định số|mã số|số hiệu|biển số|biển kiểm soát|giấy phép số|điểm cao|thửa|tiểu khu|vĩ tuyến|kinh tuyến|
mùng|mồng|phong trào|chiến dịch|cuộc vận động|chương trình|đề án|dự án|mô hình|câu lạc bộ|cuộc thi|hành trình|cột mốc số|mốc số|điểm a|điểm b|quỹ|world cup|seagames|sea games|olympic|xe số|chuyên án|
thông báo số|kế hoạch số|văn bản số|số báo danh|tài khoản số|số tài khoản|hộp thư|dk|hq|giàn khoan|ban chỉ đạo|tổ công tác số|lực lượng|nghị quyết trung ương`)

// looseLabels are labels only where no known unit follows: «cấp 8», but «cấp 120 suất quà».
var looseLabels = wordSet(`số|điều|điểm|phần|nghị quyết|quyết định|hướng dẫn|kế hoạch|thông báo|quy định|báo cáo|luật|đường|đồn|phường|xóm|thôn|ấp|lớp|khối|hạng|bài|
giai đoạn|nhóm|tên lửa|máy bay|tàu|mốc|cột mốc|lô|tòa|nhà|tầng|phòng|ca|top|kênh|đài|kỳ|tập|phiên|bước|giải|mẫu|khu|đội|tổ|cấp|bản|lần|đợt|tuần|dịp|lễ|
sáng|chiều|tối|trưa|đêm|hôm|vụ|quyển|câu|hình|bảng|biểu|cao điểm|ô|cổng|cảng|bến|sân bay|khách sạn|trường|trại|cầu|kho|xí nghiệp|ngày|tháng|năm|giờ`)

// periodWords after «6 tháng», «5 năm» make it a stretch of the calendar: no figure of its own.
var periodWords = wordSet(`đầu cuối qua tới nay trước sau năm chạp giêng`)

// untilWords after «15 ngày trước» make it a stretch of time again: «15 ngày trước khi …».
var untilWords = wordSet(`khi ngày kể lúc thời`)

// ageBefore stands before an age that is a limit or an average, not a person's own.
var ageBefore = wordSet(`trên dưới từ đến đủ khoảng tới hơn gần quân bình độ chưa`)

// bearings after «16 độ» make it a place on the map.
var bearings = wordSet(`vĩ kinh bắc nam đông tây`)

// eachBefore «tháng» makes it a stretch of time, not a date: «mỗi tháng 2 lần».
var eachBefore = wordSet(`mỗi hằng hàng một từng`)

// aboutWords stand before a fraction, and never before a date.
var aboutWords = wordSet(`gần hơn khoảng chiếm bằng trên dưới quá đạt`)

// amountBefore «số» tells that what follows counts.
var amountBefore = wordSet(`dân quân chỉ hệ đa tham tổng con trong với mỗi từng`)

// dayParts after «10 giờ» make it a time of day, as dayBefore does before it.
var (
	dayParts   = wordSet(`sáng chiều tối đêm trưa kém rưỡi cùng hôm ngày`)
	timeBefore = wordSet(`mất suốt dài trong hơn gần thêm chậm`) // a stretch of time
	dayBefore  = wordSet(`lúc hồi vào khoảng từ đến tới trước khi`)
)

func wordSet(words string) map[string]bool {
	all := map[string]bool{}
	separator := func(r rune) bool { return r == '\n' || r == '|' || r == '\t' }
	if !strings.Contains(words, "|") {
		separator = func(r rune) bool { return r == '\n' || r == ' ' || r == '\t' }
	}
	for _, w := range strings.FieldsFunc(words, separator) {
		if w = strings.TrimSpace(w); w != "" {
			all[spelled(w)] = true
		}
	}
	return all
}

// spelled returns words as they are looked up: lower case, old and new tone places alike, single spaces.
func spelled(words string) string {
	key := make([]byte, 0, len(words)+8)
	for i, w := range strings.Fields(words) {
		if i > 0 {
			key = append(key, ' ')
		}
		key = viet.AppendKey(key, w)
	}
	return string(key)
}

// longestUnit is how many words the longest countable has.
const longestUnit = 8
