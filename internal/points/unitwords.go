package points

import (
	"strconv"
	"strings"
	"sync"

	"baocaovien/assets"
	"baocaovien/internal/phrase"
	"baocaovien/internal/viet"
)

// What a figure may count and what stands around it are data (assets/phrases), read when the first text is. A word
// outside those lists still is a unit when nothing forbids it.
var (
	countableNouns = phrase.Open(assets.Phrases, "phrases/countable.txt")
	wording        = phrase.Open(assets.Phrases, "phrases/points.txt")
)

// wordSet is a set of words as they are compared (spelled).
type wordSet = map[string]bool

var (
	measures    = wordsOf(countableNouns, "measure")
	singles     = wordsOf(countableNouns, "single")
	classifiers = wordsOf(countableNouns, "classifier")
	people      = wordsOf(countableNouns, "people")
	countables  = wordsOf(countableNouns, "people", "works", "things", "places", "terms")

	attributes  = wordsOf(wording, "attribute")
	actions     = wordsOf(wording, "action")
	titles      = wordsOf(wording, "before people")
	deedNouns   = wordsOf(wording, "deed or noun")
	deedFor     = wordsOf(wording, "behind deed")
	owners      = wordsOf(wording, "owner")
	compounds   = wordsOf(wording, "compound")
	stops       = wordsOf(wording, "no-unit")
	behindNoun  = wordsOf(wording, "behind noun")
	behindNew   = wordsOf(wording, "behind new")
	deeds       = wordsOf(wording, "deed")
	spentOn     = wordsOf(wording, "spent on")
	behindClass = wordsOf(wording, "behind classifier")
	hurt        = wordsOf(wording, "hurt")
	unhurt      = wordsOf(wording, "unhurt")
	houseBefore = wordsOf(wording, "house")
	streets     = wordsOf(wording, "street")
	inStretch   = wordsOf(wording, "in a stretch")
	partsOfDay  = wordsOf(wording, "part of day")
	sentOut     = wordsOf(wording, "sent")
	saidBegins  = wordsOf(wording, "said")
	stretches   = wordsOf(wording, "stretch")

	labels       = wordsOf(wording, "label")
	looseLabels  = wordsOf(wording, "loose-label")
	highLabels   = wordsOf(wording, "high-label")
	lastingLabel = wordsOf(wording, "lasting-label")
	phoneWords   = wordsOf(wording, "telephone")
	periodWords  = wordsOf(wording, "period")
	visits       = wordsOf(wording, "visit")
	dateBefore   = wordsOf(wording, "before date")
	noYearBefore = wordsOf(wording, "before no year")
	untilWords   = wordsOf(wording, "until")
	ageBefore    = wordsOf(wording, "before-age")
	bearings     = wordsOf(wording, "bearing")
	eachBefore   = wordsOf(wording, "each")
	aboutWords   = wordsOf(wording, "about")
	amountBefore = wordsOf(wording, "amount")
	dayParts     = wordsOf(wording, "day-part")
	dayBefore    = wordsOf(wording, "before-hour")
	timeBefore   = wordsOf(wording, "before-hours")
	aboutBefore  = wordsOf(wording, "approximation", "approximation or place")
	placeWords   = wordsOf(wording, "approximation or place")

	onesOnly       = wordsOf(countableNouns, "behind tens")
	tensWords      = wordsOf(countableNouns, "tens")
	linkWords      = wordsOf(countableNouns, "link")
	halfWords      = wordsOf(countableNouns, "half")
	backWords      = wordsOf(wording, "before-known")
	pointingWords  = wordsOf(wording, "after-known")
	yearBefore     = wordsOf(wording, "before-year")
	moneyWords     = wordsOf(wording, "money")
	shareOrMass    = wordsOf(wording, "share or mass")
	measuringWords = wordsOf(wording, "measuring")

	doubtfulUnits = wordsOf(wording, "doubtful")
	textParts     = wordsOf(wording, "text part")
	pointingOn    = wordsOf(wording, "pointing")
	someWords     = wordsOf(wording, "some")
	endings       = wordsOf(wording, "ending")
	aboutAge      = wordsOf(wording, "about age")
	ageOfAll      = wordsOf(wording, "before-about-age")
	overBefore    = wordsOf(wording, "before-over")
	fewNouns      = wording.List("few")
	joints        = wordsOf(wording, "joint")
	shareJoints   = wordsOf(wording, "share joint")
	powers        = wordsOf(wording, "power")
	lengths       = wordsOf(wording, "length")
	bodies        = wordsOf(wording, "body")
	perWords      = wordsOf(wording, "per")
	wholes        = wordsOf(wording, "whole")

	ageLimits   = wordsOf(wording, "age limit")
	countsKids  = wordsOf(wording, "before children")
	beforeTwo   = wordsOf(wording, "before two hours")
	behindTwo   = wordsOf(wording, "behind two hours")
	countsParts = wordsOf(wording, "before counted part")
	hoursOf     = wordsOf(wording, "for hours")
	digitLabels = wordsOf(wording, "digit label")
)

// wordsOf returns the words of lists of a file, to be read at first use.
func wordsOf(file *phrase.Phrasebook, labels ...string) func() wordSet {
	return sync.OnceValue(func() wordSet {
		var all []string
		for _, label := range labels {
			all = append(all, file.List(label).Words()...)
		}
		return setOf(all)
	})
}

func setOf(words []string) wordSet {
	set := make(wordSet, len(words))
	for _, word := range words {
		set[spelled(word)] = true
	}
	return set
}

// families are sets of nouns that are told in one breath, behind commas.
var families = sync.OnceValue(func() []wordSet {
	var all []wordSet
	for _, name := range []string{"people", "places", "works", "animals", "troubles"} {
		all = append(all, setOf(append(countableNouns.List(name).Words(), wording.List("family "+name).Words()...)))
	}
	return all
})

// scales multiply the number before them, numerals are numbers in words: by what and which is in the labels of their
// lists.
var (
	scales   = worthOf("scale ")
	numerals = worthOf("numeral ")
)

// worthOf returns the words of the lists whose labels are kind and a number, with that number.
func worthOf(kind string) func() map[string]float64 {
	return sync.OnceValue(func() map[string]float64 {
		all := map[string]float64{}
		set, err := countableNouns.Set()
		if err != nil {
			return all
		}
		for _, list := range set.Lists() {
			worth, isKind := strings.CutPrefix(list.Label(), kind)
			if number, err := strconv.ParseFloat(worth, 64); isKind && err == nil {
				for _, word := range list.Words() {
					all[word] = number
				}
			}
		}
		return all
	})
}

// spelled returns words as they are looked up: lower case, old and new tone places alike, single spaces.
func spelled(words string) string {
	var room [64]byte
	key := room[:0]
	for w := range strings.FieldsSeq(words) {
		if len(key) > 0 {
			key = append(key, ' ')
		}
		key = viet.AppendKey(key, w)
	}
	return string(key)
}

// longestUnit is how many words the longest countable has.
const longestUnit = 8
