package app

import (
	"strconv"
	"strings"

	"baocaovien/internal/words"
)

// Four words say what twelve digits say: each is one of 32 things with one of 32 looks, 2^40 in all.
const (
	spokenWords = 4
	spokenLooks = 32
)

// SpokenDigits returns the digits of a fingerprint as four words of two syllables, easier to read out and to hear than
// digits: «thuyền xanh – núi cao – …». Other digits are other words. It is "" for what is no fingerprint.
func SpokenDigits(digits string) string {
	number, err := strconv.ParseUint(onlyDigits(digits), 10, 64)
	if err != nil || number >= 1_000_000_000_000 {
		return ""
	}
	things, looks := strings.Split(words.OnPaper("sessions.spoken-things"), "|"), strings.Split(words.OnPaper("sessions.spoken-looks"), "|")
	said := make([]string, spokenWords)
	for i := range said {
		look, thing := number%spokenLooks, number/spokenLooks%uint64(len(things))
		said[spokenWords-1-i] = things[thing] + " " + looks[look]
		number /= spokenLooks * uint64(len(things))
	}
	return strings.Join(said, " – ")
}
