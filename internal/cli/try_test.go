package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// file writes a file for the program to read.
func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTryDate(t *testing.T) {
	t.Parallel()
	var dates []object
	ask(t, t.TempDir(), &dates, "try", "date", "Thứ Hai, 05/10/2026 | 08:30 GMT+7", "(25/12/2019)", "không có ngày")
	want := []string{"2026-10-05T08:30:00+07:00 minute", "2019-12-25 day", "<nil> <nil>"}
	for i, d := range dates {
		fields(t, d, "text,time,precision")
		if got := fmt.Sprint(d["time"], " ", d["precision"]); got != want[i] {
			t.Errorf("%v: %s, want %s", d["text"], got, want[i])
		}
	}
}

func TestTryFold(t *testing.T) {
	t.Parallel()
	var folded []object
	ask(t, t.TempDir(), &folded, "try", "fold", "Bie\u0302\u0309n, đảo", "HÒA")
	fields(t, folded[0], "text,nfc,folded")
	if folded[0]["nfc"] != "Biển, đảo" || folded[0]["folded"] != "bien, dao" || folded[1]["folded"] != "hoa" {
		t.Errorf("%v", folded)
	}
}

func TestTryFeed(t *testing.T) {
	t.Parallel()
	path := file(t, "rss.xml", `<?xml version="1.0"?><rss version="2.0"><channel><title>Bản tin</title>
<item><title>Tin một</title><link>https://example.org/1</link><guid>a1</guid><pubDate>Mon, 05 Oct 2026 08:30:00 +0700</pubDate><description>Tóm tắt</description></item>
</channel></rss>`)
	var feed object
	ask(t, t.TempDir(), &feed, "try", "feed", path)
	item := feed["items"].([]any)[0].(object)
	fields(t, item, "id,title,url,published,lead,html")
	if feed["title"] != "Bản tin" || item["id"] != "a1" || item["published"] != "2026-10-05T08:30:00+07:00" || item["lead"] != "Tóm tắt" {
		t.Errorf("%v", feed)
	}
}

func TestTryPage(t *testing.T) {
	t.Parallel()
	paragraph := "Đây là đoạn văn của bài viết về chủ quyền biển, đảo, đủ dài để được coi là nội dung chính của trang này."
	path := file(t, "bai.html", "<html><head><title>Bài thử</title></head><body><nav><a href='/'>Trang chủ</a></nav><article><h1>Bài thử</h1>"+
		strings.Repeat("<p>"+paragraph+"</p>", 3)+"</article></body></html>")
	var page object
	ask(t, t.TempDir(), &page, "try", "page", path, "--url", "https://example.org/bai")
	fields(t, page, "title,url,author,published,themes,versions,blocks,attachments")
	if page["title"] != "Bài thử" || page["url"] != "https://example.org/bai" || len(page["blocks"].([]any)) != 3 {
		t.Errorf("%v", page)
	}
}

const threeThemes = `Kết quả công tác quý III
Về công tác biển, đảo:
Lực lượng Cảnh sát biển và Hải quân tuyên truyền về chủ quyền biển, đảo, Luật Biển Việt Nam và chống khai thác IUU cho 1.250 lượt người.
Về công tác biên giới trên đất liền:
Bộ đội Biên phòng tuyên truyền Luật Biên giới quốc gia, phân giới, cắm mốc và quản lý đường biên, cột mốc với nước láng giềng.
Về công tác thông tin đối ngoại:
Công tác thông tin đối ngoại tiếp tục quảng bá hình ảnh đất nước, con người Việt Nam tới bạn bè quốc tế, đạt 102,5% kế hoạch.
Nhiệm vụ thời gian tới:
Một là, tiếp tục đổi mới nội dung tuyên truyền.
Hai là, tăng cường tập huấn báo cáo viên.
`

func TestTryTheme(t *testing.T) {
	t.Parallel()
	var readings []object
	ask(t, t.TempDir(), &readings, "try", "theme", file(t, "bai.txt", threeThemes))
	fields(t, readings[0], "file,themes,scores,passages")
	if fmt.Sprint(readings[0]["themes"]) != "[bien-dao bien-gioi doi-ngoai]" {
		t.Errorf("%v", readings[0]["themes"])
	}
	for i, want := range []string{"[bien-dao]", "[bien-gioi]", "[doi-ngoai]"} {
		passage := readings[0]["passages"].([]any)[i].(object)
		if fmt.Sprint(passage["themes"]) != want {
			t.Errorf("passage %d: %v, want %s", i, passage["themes"], want)
		}
	}
}

func TestTryPoints(t *testing.T) {
	t.Parallel()
	var value struct{ Points, Figures []object }
	ask(t, t.TempDir(), &value, "try", "points", file(t, "bai.txt", threeThemes))
	tasks, figures := "", ""
	for _, p := range value.Points {
		if p["kind"] == "task" {
			tasks += fmt.Sprint(p["text"], "\n")
		}
	}
	for _, f := range value.Figures {
		figures += fmt.Sprint(f["value"], " ", f["unit"], "; ")
	}
	if !strings.Contains(tasks, "Một là, tiếp tục") || !strings.Contains(tasks, "Hai là, tăng cường") {
		t.Errorf("tasks: %s", tasks)
	}
	if figures != "1250 lượt người; 102.5 %; " {
		t.Errorf("figures: %s", figures)
	}
	ask(t, t.TempDir(), &value, "try", "points", "--max", "1", file(t, "bai.txt", threeThemes))
	if len(value.Points) != 1 {
		t.Errorf("--max 1 gave %d", len(value.Points))
	}
}
