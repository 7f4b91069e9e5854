package compose

import (
	"fmt"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// Slogans and questions stand after the sections, each a list of its own.
const (
	slogansAt   = -1
	questionsAt = -2
)

func (e *editor) sloganCard(r *listCard, slogan string) *widgets.PointCard {
	card := widgets.NewPointCard([]widgets.CardField{{Text: slogan, Hint: words.Say("window.slogan-hint"), Bold: true}},
		words.Say("window.own-slogan"), true, e.tools(r)...)
	card.OnChanged = func(_ int, text string) {
		e.page.typed(fmt.Sprint(r.at), func(o *library.Outline) { o.Slogans[r.at.point] = oneLine(text) })
		r.key = sloganKey(oneLine(text))
		e.grown(card)
	}
	e.wire(card, r)
	return card
}

func (e *editor) questionCard(r *listCard, q library.Question) *widgets.PointCard {
	card := widgets.NewPointCard([]widgets.CardField{
		{Text: q.Ask, Hint: words.Say("window.ask-hint"), Bold: true}, {Text: q.Answer, Hint: words.Say("window.answer-hint")},
	}, words.Say("window.own-question"), true, e.tools(r)...)
	card.OnChanged = func(field int, text string) {
		e.page.typed(fmt.Sprint(r.at, field), func(o *library.Outline) {
			into := &o.Questions[r.at.point].Ask
			if field == 1 {
				into = &o.Questions[r.at.point].Answer
			}
			*into = oneLine(text)
		})
		r.key = questionKey(e.page.outline.Questions[r.at.point])
		e.grown(card)
	}
	e.wire(card, r)
	return card
}

// sloganKey and questionKey are what a card shows of them.
func sloganKey(slogan string) string { return "slogan\n" + slogan }

func questionKey(q library.Question) string { return "question\n" + q.Ask + "\n" + q.Answer }
