package points

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/phrase"
	"baocaovien/internal/viet"
)

// The wording of a point's kind (assets/phrases/points.txt).
var (
	taskHeading, aheadWords, behindWords = wording.List("task-heading"), wording.List("ahead"), wording.List("behind")
	nextWords, taskVerbs, pastWords      = wording.List("next"), wording.List("task-verb"), wording.List("past")
	sloganWords, finalWords, itself      = wording.List("slogans"), wording.List("final"), wording.List("itself")
	captionHead, footHead                = wording.List("caption"), wording.List("foot")
	officialWords, personalWords         = wording.List("official"), wording.List("personal")
	orderWords, noOrders                 = wording.List("order"), wording.List("no-order")
	meaningWords, occasionWords          = wording.List("meaning"), wording.List("occasion")
	announcingWords, creditWords         = wording.List("announcing"), wording.List("credit")
	needWords, attendWords               = wording.List("need"), wording.List("attendance")
	formalWords, commandWords            = wording.List("formal"), wording.List("command")
	praiseWords, privateWords            = wording.List("praise"), wording.List("private")
	exampleWords, attributionWords       = wording.List("example"), wording.List("attribution")
	sourcesWords, referencesWords        = wording.List("sources"), wording.List("references")
	citedWords                           = wording.List("cited")
)

func beginsWith(text string, list *phrase.Wordlist) bool {
	_, begins := list.Prefix(text)
	return begins
}

// announcesTasks reports a heading or lead-in after which tasks follow, not what became of them.
func announcesTasks(text string) bool {
	return taskHeading.In(text) && (aheadWords.In(text) || !behindWords.In(text))
}

// promises reports a sentence that tells what is to be done next: «Thời gian tới, … tiếp tục …».
func promises(text string) bool {
	return beginsWith(text, nextWords) && taskVerbs.In(text) && !tells(text)
}

// orders reports a sentence in which somebody of rank gives others something to do: «Thủ tướng yêu cầu các bộ …»,
// «Chủ tịch tỉnh giao Sở …». What was asked of another, or is called by such a word, is none.
func orders(text string) bool {
	return orderWords.In(firstWords(text, longestOrder)) && !noOrders.In(text)
}

// commands reports a sentence that goes on after an order: «Bộ Công an điều tra …», «Tăng cường …», not what was done.
func commands(text string) bool {
	return (commandWords.In(firstWords(text, longestOrder)) || beginsWith(text, taskVerbs)) && !done(text) && !noOrders.In(text)
}

// longestOrder is how many words may lead up to the order.
const longestOrder = 24

// firstWords returns the first n words of a text, as they stand.
func firstWords(text string, n int) string {
	end := 0
	for range n {
		next := strings.IndexByte(text[end:], ' ')
		if next < 0 {
			return text
		}
		end += next + 1
	}
	return text[:end]
}

// longestTerm is how many syllables a term may have that a law defines.
const longestTerm = 10

// defines reports an item that says what a word means: «1. Vùng nước lịch sử là …», not «trọng tâm là tăng cường …».
func defines(text string) bool {
	term, meaning, found := strings.Cut(withoutNumber(text), " là ")
	return found && !counted(text) && !strings.ContainsAny(term, ",;:") && viet.CountSyllables(term) <= longestTerm &&
		beginsWith(meaning, meaningWords)
}

// announcesSlogans reports a heading or lead-in after which slogans follow.
func announcesSlogans(text string) bool {
	return sloganWords.In(text)
}

// longestSlogan is how many syllables a slogan may have.
const longestSlogan = 40

// slogan reports a line that may be a slogan: short, and one sentence.
func slogan(text string) bool {
	return viet.CountSyllables(text) <= longestSlogan && !strings.HasSuffix(text, ":") && len(viet.Sentences(withoutNumber(text))) == 1
}

// named reports an item that is called a task: «Nhiệm vụ 1: …», «Giải pháp thứ hai là …».
func named(text string) bool {
	name, ok := partName(text)
	return ok && taskNames.Whole(name)
}

// urges reports an item whose first words tell somebody to do something.
func urges(text string) bool {
	text = strings.ToLower(withoutNumber(text))
	return beginsWith(text, taskVerbs) && !done(text)
}

// counted reports an item that begins with «Một là», «Hai là», …: guidance counts its tasks so.
func counted(text string) bool {
	m, ok := firstMarker(text)
	return ok && strings.HasSuffix(strings.ToLower(strings.TrimRight(m.Of(text), " ,:")), " là")
}

// done reports an item whose first words tell what has been done.
func done(text string) bool { return strings.Contains(" "+text[:min(len(text), 60)], " đã ") }

// withoutNumber cuts «Một là, », «Thứ hai: », «1. », «a) » off.
func withoutNumber(text string) string {
	if m, ok := firstMarker(text); ok {
		return strings.TrimLeft(text[m.End:], " ,:")
	}
	_, rest := viet.CutNumber(text)
	return rest
}

// tells reports words that tell what was done or reached.
func tells(text string) bool { return pastWords.In(text) }

func concludes(text string) bool { return beginsWith(text, finalWords) }

// quotes reports a sentence that is mostly somebody's words.
func quotes(text string) bool {
	for _, marks := range [][2]string{{"«", "»"}, {"“", "”"}, {"\"", "\""}} {
		open := strings.Index(text, marks[0])
		if open < 0 {
			continue
		}
		rest := text[open+len(marks[0]):]
		if end := strings.LastIndex(rest, marks[1]); end > 0 && 2*end > len(text) {
			return viet.CountSyllables(rest[:end]) >= weights().fewest
		}
	}
	return false
}

// longestCaption is how many syllables a line without a stop may have to be read as a caption or a byline.
const longestCaption = 16

// furniture reports what stands around an article's text: captions, bylines, sources, list heads, the foot of a site, and what the
// article says of itself.
func furniture(text string) bool {
	n := viet.CountSyllables(text)
	if n < 4 {
		return true
	}
	head, _, found := strings.Cut(text, ":")
	if found && n <= 15 && beginsWith(head, captionHead) {
		return true
	}
	return n < longestCaption && !ended(text) || creditWords.In(text) || beginsWith(text, footHead) || strings.HasPrefix(text, "©") || itself.In(text) ||
		isAddress(text)
}

func startsWithCapital(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r)
}

func ended(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("”»\")", r) }))
	return strings.ContainsRune(".!?…", r)
}
