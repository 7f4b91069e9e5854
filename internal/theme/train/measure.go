package main

import (
	"context"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/svm"
	"baocaovien/internal/theme"
)

// folds is how many parts the labelled articles are dealt into.
const folds = 10

// foldOf deals articles by how their titles begin, so that two texts of one event mostly lie in one fold.
func foldOf(a *sample) int {
	hash := fnv.New32a()
	_, _ = hash.Write([]byte(a.title[:min(len(a.title), 25)])) // never fails
	return int(hash.Sum32() % folds)
}

// crossValidate reads each fold by weights learned from the others, with limits that are best on the others as they
// were read themselves, and prints the tables. It returns the limits that are best on all.
func crossValidate(ctx context.Context, s *school) ([]float64, error) {
	worth := make([][]float64, len(builtin)) // of each labelled article, by weights that never saw it
	for k := range worth {
		worth[k] = make([]float64, len(s.labelled))
	}
	var of [folds]learnt
	for fold := range folds {
		of[fold] = s.learn(func(a *sample) bool { return foldOf(a) != fold })
		for i := range s.labelled {
			if foldOf(s.labelled[i].sample) == fold {
				for k := range builtin {
					worth[k][i] = svm.Worth(of[fold][k], s.labelled[i].features)
				}
			}
		}
	}
	limitsOf := func(chosen func(*sample) bool) (limits []float64) {
		for k := range builtin {
			limits = append(limits, s.bestLimit(k, worth[k], chosen))
		}
		return limits
	}
	brief := newAgreement("cross-validated, the title and first two paragraphs of each alone")
	all, fresh := newAgreement("cross-validated, all labelled"), newAgreement("cross-validated, without those the vocabulary was fitted on")
	later := newAgreement("cross-validated, those labelled by ourselves, drawn where the program was unsure")
	joined := map[joining]*joinedScore{}
	for fold := range folds {
		reader, err := classifier(of[fold].weights(s.known, limitsOf(func(a *sample) bool { return foldOf(a) != fold })))
		if err != nil {
			return nil, err
		}
		for i, e := range s.labelled {
			if foldOf(e.sample) != fold {
				continue
			}
			got := reader.Read(ctx, e.title, e.blocks).Themes
			if e.added {
				later.add(e.sample, got)
				continue
			}
			brief.add(e.sample, reader.Read(ctx, e.title, s.brief[i].blocks).Themes)
			all.add(e.sample, got)
			if !e.fitted {
				fresh.add(e.sample, got)
			}
		}
		s.readJoined(ctx, reader, fold, joined)
	}
	fmt.Println(all)
	fmt.Println(fresh)
	fmt.Println(brief)
	fmt.Println(later)
	fmt.Println("cross-validated, two and three articles joined")
	for _, how := range joinings {
		fmt.Printf("%-22s %s\n", how, joined[how])
	}
	return limitsOf(func(*sample) bool { return true }), nil
}

// readJoined reads texts joined from the articles of a fold, in each setting.
func (s *school) readJoined(ctx context.Context, reader *theme.Classifier, fold int, scores map[joining]*joinedScore) {
	var held []*sample
	for _, e := range s.labelled {
		if foldOf(e.sample) == fold && !e.added {
			held = append(held, e.sample)
		}
	}
	for _, how := range joinings {
		if scores[how] == nil {
			scores[how] = &joinedScore{}
		}
		for _, t := range join(held, how) {
			scores[how].add(ctx, reader, t)
		}
	}
}

// bestLimit returns the worth that parts the sure articles best on average over all limits near it: the best one alone
// would be that of a few articles. Those labelled by ourselves do not count here: they were drawn where it is hard to tell. It
// goes by F with a missed theme a little cheaper than a wrong one: what a briefer is shown without cause is seen at once.
func (s *school) bestLimit(k int, worth []float64, chosen func(*sample) bool) float64 {
	const steps, near = 100, 10 // from -1 to 1
	const missedCost = 0.6
	var f [2*steps + 1]float64
	for i := range f {
		right, wrong, missed := 0, 0, 0
		for n, e := range s.labelled {
			if e.unsure || e.added || !chosen(e.sample) {
				continue
			}
			switch is, read := slices.Contains(e.themes, builtin[k]), worth[n] >= float64(i-steps)/steps; {
			case is && read:
				right++
			case read:
				wrong++
			case is:
				missed++
			}
		}
		f[i] = (1 + missedCost) * float64(right) / max(1, (1+missedCost)*float64(right)+float64(wrong)+missedCost*float64(missed))
	}
	best, limit := -1.0, 0.0
	for i := near; i+near < len(f); i++ {
		around := 0.0
		for _, value := range f[i-near : i+near+1] {
			around += value
		}
		if around > best {
			best, limit = around, float64(i-steps)/steps
		}
	}
	return limit
}

// agreeing counts how readings agree with labels, on sure articles.
type agreeing struct {
	name                         string
	articles, exact, none, given int
	right, wrong, missed         map[library.Theme]int
}

func newAgreement(name string) *agreeing {
	return &agreeing{name: name, right: map[library.Theme]int{}, wrong: map[library.Theme]int{}, missed: map[library.Theme]int{}}
}

func (t *agreeing) add(a *sample, got []library.Theme) {
	if a.unsure {
		return
	}
	t.articles++
	if slices.Equal(a.themes, got) {
		t.exact++
	}
	if len(a.themes) == 0 {
		t.none++
		if len(got) > 0 {
			t.given++
		}
	}
	for _, theme := range builtin {
		switch is, read := slices.Contains(a.themes, theme), slices.Contains(got, theme); {
		case is && read:
			t.right[theme]++
		case read:
			t.wrong[theme]++
		case is:
			t.missed[theme]++
		}
	}
}

func (t *agreeing) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%-12s %6s %6s %6s %6s\n", t.name, "theme", "right", "wrong", "missed", "F1")
	for _, theme := range builtin {
		right, wrong, missed := t.right[theme], t.wrong[theme], t.missed[theme]
		fmt.Fprintf(&b, "%-12s %6d %6d %6d %6.3f\n", theme, right, wrong, missed, 2*float64(right)/float64(max(1, 2*right+wrong+missed)))
	}
	fmt.Fprintf(&b, "no theme, given one %d of %d (%.1f %%)\n", t.given, t.none, 100*float64(t.given)/float64(max(1, t.none)))
	fmt.Fprintf(&b, "exact set %.3f of %d articles\n", float64(t.exact)/float64(max(1, t.articles)), t.articles)
	return b.String()
}
