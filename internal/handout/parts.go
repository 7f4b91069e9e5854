package handout

import (
	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// partHeading opens a part of a paper that is not one of the numbered sections: «Khẩu hiệu», «Hỏi – đáp», «Nguồn».
func (p preset) partHeading(name string) *paper.Paragraph {
	return &paper.Paragraph{
		Runs:  []paper.Run{{Text: name, Style: paper.Style{Face: paper.Bold, Size: p.body}}},
		Align: paper.Left, Leading: p.leading, Indent: p.indent, Before: 2 * p.between, After: p.between,
		KeepNext: true, Bookmark: name,
	}
}

// slogans are «Khẩu hiệu»: each on lines of its own, bold, centred, and never torn by the end of a page.
func (p preset) slogans(slogans []string) []paper.Flowable {
	if len(slogans) == 0 {
		return nil
	}
	blocks := []paper.Flowable{p.partHeading(words.OnPaper("paper.slogans"))}
	for _, slogan := range slogans {
		line := &paper.Paragraph{
			Runs:  []paper.Run{{Text: viet.Clean(slogan), Style: paper.Style{Face: paper.Bold, Size: p.body}}},
			Align: paper.Center, Leading: p.leading, Left: p.indent, Right: p.indent, Before: p.between, After: p.between,
		}
		blocks = append(blocks, &paper.KeptTogether{Blocks: []paper.Flowable{line}})
	}
	return blocks
}

// questions are «Hỏi – đáp»: the question bold, two lines of its answer with it.
func (p preset) questions(questions []library.Question) []paper.Flowable {
	if len(questions) == 0 {
		return nil
	}
	blocks := []paper.Flowable{p.partHeading(words.OnPaper("paper.questions"))}
	for _, q := range questions {
		blocks = append(blocks, p.question(q)...)
	}
	return blocks
}

func (p preset) question(q library.Question) []paper.Flowable {
	ask := p.paragraph([]paper.Run{{
		Text: words.OnPaper("paper.ask", "question", viet.Clean(q.Ask)), Style: paper.Style{Face: paper.Bold, Size: p.body},
	}})
	answer := viet.Clean(q.Answer)
	if answer == "" {
		return []paper.Flowable{ask}
	}
	ask.KeepNext = true
	return []paper.Flowable{ask, p.paragraph([]paper.Run{{
		Text: words.OnPaper("paper.answer", "answer", answer), Style: paper.Style{Size: p.body},
	}})}
}
