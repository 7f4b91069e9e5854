package ui

import (
	"context"

	"baocaovien/internal/app"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

// firstFolder names the folder in which this test binary, started again, starts for the first time.
const firstFolder = "BAOCAOVIEN_FIRST"

// What the pilot says of itself.
const (
	firstSpeaker = "Lê Thị Sáu"
	firstIssuer  = "CHI BỘ ẤP CỒN TÀU"
)

// startFirst opens the program on an empty library and answers what it asks.
func startFirst(folder string) int {
	return piloted(folder, "first-", false, func(p *pilot, a *app.App) {
		p.arrive(title())
		p.write(p.wait("the name of the speaker", uitest.Hinting(words.Say("welcome.speaker-hint"))), firstSpeaker)
		p.write(p.wait("the name of the office", uitest.Hinting(words.Say("window.issuer-hint"))), firstIssuer)
		p.shot("who")
		p.click(words.Say("welcome.next"))
		p.wait("the sources", uitest.Saying(words.Say("welcome.sources")))
		p.until("both names are kept", func() bool {
			speaker, err := a.Settings().Speaker(context.Background())
			head, err2 := a.Settings().Letterhead(context.Background())
			return err == nil && err2 == nil && speaker == firstSpeaker && head.Issuer == firstIssuer
		})
		p.shot("sources")
		p.click(words.Say("welcome.skip"))
		p.wait("whose paper it will be", uitest.Saying(words.Say("welcome.whose", "name", firstIssuer)))
		p.shot("done")
		p.click(words.Say("welcome.begin"))
		p.wait("the day", uitest.Saying(words.Say("today.next")))
		p.shot("day")
		p.key("alt+F4")
	})
}
