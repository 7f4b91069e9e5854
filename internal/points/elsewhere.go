package points

import (
	"strings"

	"baocaovien/internal/viet"
)

// elsewhere are words by which a sentence points at what stands around it in its article: a table, a list, what was said
// before. Torn from there it says nothing.
var elsewhere = []string{
	"bảng dưới đây", "bảng sau", "dưới đây", "sau đây", "như sau", "nêu trên", "nói trên", "kể trên", "trên đây", "vừa nêu", "đã nêu ở trên", "hình bên", "ảnh bên",
}

// points reports whether the text of c has one of words.
func (s *candidate) points(words []string) bool {
	return s.opening == nil && s.series == "" && containsAny(strings.ToLower(s.point.Text), words)
}

// hanging are beginnings of sentences that only say something behind the sentence before.
var hanging = []string{
	"theo đó", "qua đó", "từ đó", "do đó", "nhờ đó", "trong đó", "sau đó", "bên cạnh đó", "cùng với đó", "ngoài ra", "đồng thời", "đây là", "đó là",
	"điều này", "điều đó", "việc này", "những việc này", "các văn bản này", "vì vậy", "vì thế", "tuy nhiên", "như vậy", "ông cho biết thêm", "bà cho biết thêm", "ông cũng", "bà cũng",
	"trên cơ sở đó", "trên cơ sở này", "trên cơ sở hiệp ước này", "trong số này", "trong số đó", "nơi này", "nơi đây",
}

// hangs reports a sentence that only says something behind the sentence before: «Theo đó, …», «Trên cơ sở Hiệp ước này, …».
func (s *candidate) hangs() bool {
	if s.series != "" {
		return false
	}
	text := strings.ToLower(s.point.Text)
	head, _, _ := strings.Cut(text, ",")
	return beginsWith(text, hanging) || strings.HasSuffix(head, " này") && viet.CountSyllables(head) <= 8
}

// titlesOf returns the titles of inputs, as plainWords has them: a title printed again as a point stammers.
func titlesOf(inputs []Input) map[string]bool {
	titles := map[string]bool{}
	for _, in := range inputs {
		titles[plainWords(in.Title)] = true
	}
	return titles
}

// plainWords are the words of a text without marks between them.
func plainWords(text string) string { return strings.Join(viet.Syllables(text), " ") }
