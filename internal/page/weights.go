package page

import (
	"io/fs"
	"sync"

	"baocaovien/assets"
	"baocaovien/internal/weightfile"
)

// blockWeights holds the numbers of assets/page/weights.txt, which tells what they mean and how they were measured.
type blockWeights struct {
	proseChars, sentenceChars                     int
	linkCost, shortCost, noticeCost, teaserCost   int
	heading, tablePart                            int
	teaserEntries, titleChars, longestTeaser      int
	bodyFamily, bodyLost, bodySure                int
	bodyCore, bodyGrown                           int
	tailRest, tailBox                             int
	titleAgrees, titleExact, titleRole            int
	titleH1, titleH2, titleH3                     int
	titleBold, titleLarge, titleInBody            int
	titleAboveDate, titleAboveBlocks, titleEnough int
	titleSiteCost, titleDistance, titleFarthest   int
	shownTime, shownDay, shownLabelled            int
	shownUpdate, shownAgo                         int
	toldMeta, toldLinked, toldHint                int
	toldHidden, toldAddress                       int
	entryTitle, entryLong, entryDate, entryLead   int
	entryImage, entryAddress, entryHeading        int
	longTitle, entryEnough                        int
	listEnough, listAsGood, listArticleProse      int
	surelyStays, perhapsStays                     int
	shortPage, enoughProse, enoughKnown           int
}

// weights are read once. A broken file is a fault of the build, which the package's test finds, so it panics.
var weights = sync.OnceValue(func() *blockWeights {
	w, err := readWeights(assets.Page, "page/weights.txt")
	if err != nil {
		panic(err)
	}
	return w
})

func readWeights(files fs.FS, name string) (*blockWeights, error) {
	w := &blockWeights{}
	return w, weightfile.Read(files, name, w.places())
}

// places are where the numbers of the file go.
func (w *blockWeights) places() map[string]*int {
	return map[string]*int{
		"block prose": &w.proseChars, "block sentence": &w.sentenceChars, "block heading": &w.heading, "block table-part": &w.tablePart,
		"block link-cost": &w.linkCost, "block short-cost": &w.shortCost, "block notice-cost": &w.noticeCost, "block teaser-cost": &w.teaserCost,
		"teaser entries": &w.teaserEntries, "teaser title": &w.titleChars, "teaser longest": &w.longestTeaser,
		"body family": &w.bodyFamily, "body lost": &w.bodyLost, "body sure": &w.bodySure, "body core": &w.bodyCore, "body grown": &w.bodyGrown,
		"tail rest": &w.tailRest, "tail box": &w.tailBox,
		"title agrees": &w.titleAgrees, "title exact": &w.titleExact, "title role": &w.titleRole,
		"title h1": &w.titleH1, "title h2": &w.titleH2, "title h3": &w.titleH3,
		"title bold": &w.titleBold, "title large": &w.titleLarge, "title in-body": &w.titleInBody,
		"title above-date": &w.titleAboveDate, "title above-blocks": &w.titleAboveBlocks, "title enough": &w.titleEnough,
		"title site-cost": &w.titleSiteCost, "title distance-cost": &w.titleDistance, "title distance-most": &w.titleFarthest,
		"date shown-time": &w.shownTime, "date shown-day": &w.shownDay, "date shown-labelled": &w.shownLabelled,
		"date shown-update": &w.shownUpdate, "date shown-ago": &w.shownAgo,
		"date told-meta": &w.toldMeta, "date told-linked": &w.toldLinked, "date told-hint": &w.toldHint,
		"date told-hidden": &w.toldHidden, "date told-address": &w.toldAddress,
		"entry title": &w.entryTitle, "entry long": &w.entryLong, "entry date": &w.entryDate, "entry lead": &w.entryLead,
		"entry image": &w.entryImage, "entry address": &w.entryAddress, "entry heading": &w.entryHeading,
		"entry long-title": &w.longTitle, "entry enough": &w.entryEnough,
		"list enough": &w.listEnough, "list as-good": &w.listAsGood, "list article-prose": &w.listArticleProse,
		"furniture surely-stays": &w.surelyStays, "furniture perhaps-stays": &w.perhapsStays,
		"refusal short-page": &w.shortPage, "refusal enough": &w.enoughProse, "refusal enough-known": &w.enoughKnown,
	}
}
