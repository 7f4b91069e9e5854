package ui

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

func (e *editor) sloganCard(at spot, slogan string) *widgets.PointCard {
	card := widgets.NewPointCard([]widgets.CardField{{Text: slogan, Hint: words.Say("window.slogan-hint"), Bold: true}},
		words.Say("window.own-slogan"), true, e.tools(at)...)
	card.OnChanged = func(_ int, text string) {
		e.page.typed(fmt.Sprint(at), func(o *library.Outline) { o.Slogans[at.point] = oneLine(text) })
		e.grown(card)
	}
	e.wire(card, at)
	return card
}

func (e *editor) questionCard(at spot, q library.Question) *widgets.PointCard {
	card := widgets.NewPointCard([]widgets.CardField{
		{Text: q.Ask, Hint: words.Say("window.ask-hint"), Bold: true}, {Text: q.Answer, Hint: words.Say("window.answer-hint")},
	}, words.Say("window.own-question"), true, e.tools(at)...)
	card.OnChanged = func(field int, text string) {
		e.page.typed(fmt.Sprint(at, field), func(o *library.Outline) {
			into := &o.Questions[at.point].Ask
			if field == 1 {
				into = &o.Questions[at.point].Answer
			}
			*into = oneLine(text)
		})
		e.grown(card)
	}
	e.wire(card, at)
	return card
}
