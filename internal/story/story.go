// Package story writes articles of syllables as Vietnamese ones are, as uneven as words are (Zipf) and the same ones every time,
// for what is measured on many.
package story

import (
	"math/rand/v2"
	"strings"
	"time"
	"unicode/utf8"
)

// Of each article: so many paragraphs of about so many syllables.
const (
	paragraphs   = 7
	perParagraph = 60
)

// common are words that articles of the field are made of; behind them come syllables put together at random, as names and
// rare words are.
var common = strings.Fields(`của và các những trong là có được cho với này khi đã đang sẽ không nhiều một hai ba người dân cán bộ xã huyện tỉnh
	biển đảo chủ quyền ngư dân tàu cá biên giới cột mốc bộ đội biên phòng tuần tra đối ngoại thông tin hợp tác quốc tế hữu nghị tuyên truyền
	báo cáo viên hội nghị đại biểu lãnh đạo kế hoạch thực hiện công tác nhiệm vụ phát triển kinh tế văn hóa xã hội giáo dục y tế trường học
	học sinh nông thôn mới đường cầu nước sạch lúa cà phê rừng mưa bão lũ phòng chống thiên tai cứu hộ giao thông an toàn trật tự tổ chức
	đoàn thanh niên phụ nữ cựu chiến binh mặt trận nhân dân đảng chi bộ nghị quyết chỉ thị luật quy định thủ tục hành chính chuyển đổi số`)

// Writer writes texts, the same ones every time.
type Writer struct {
	random *rand.Rand
	zipf   *rand.Zipf
	words  []string
}

// NewWriter begins anew.
func NewWriter() *Writer {
	random := rand.New(rand.NewPCG(16, 5)) // #nosec G404 -- the same text every time
	w := &Writer{random: random, words: common}
	onsets := strings.Fields("b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x")
	vowels := strings.Fields("a à á ả ã ạ ắ ấ ầ ẩ e ê ế ề ệ i í o ô ố ộ ơ ớ u ư ứ ướ iế uố")
	ends := strings.Fields("0 n m ng c t p nh ch")
	for range 3000 {
		w.words = append(w.words, onsets[random.IntN(len(onsets))]+vowels[random.IntN(len(vowels))]+strings.Trim(ends[random.IntN(len(ends))], "0"))
	}
	w.zipf = rand.NewZipf(random, 1.15, 8, uint64(len(w.words)-1)) // #nosec G115 -- there are words
	return w
}

// sentences writes about so many syllables.
func (w *Writer) sentences(syllables int) string {
	var b strings.Builder
	for syllables > 0 {
		n := min(syllables, 8+w.random.IntN(18))
		for i := range n {
			word := w.words[w.zipf.Uint64()]
			if i == 0 {
				_, first := utf8.DecodeRuneInString(word)
				word = strings.ToUpper(word[:first]) + word[first:]
			} else {
				b.WriteByte(' ')
			}
			b.WriteString(word)
		}
		b.WriteString(". ")
		syllables -= n
	}
	return strings.TrimSpace(strings.ToValidUTF8(b.String(), ""))
}

// WrittenStory is an article as it is written.
type WrittenStory struct {
	Number     int
	Title      string
	Paragraphs []string
	Published  time.Time
}

// Story writes the next article, and gives it a number.
func (w *Writer) Story(n int) WrittenStory {
	t := WrittenStory{Number: n, Title: strings.TrimSuffix(w.sentences(9), "."), Published: time.Date(2026, 1, 1, 8, 0, 0, 0, time.UTC).Add(time.Duration(n) * 30 * time.Minute)}
	for range paragraphs {
		t.Paragraphs = append(t.Paragraphs, w.sentences(perParagraph))
	}
	return t
}
