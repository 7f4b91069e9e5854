package points_test

// rouge holds the F1 of ROUGE-1, ROUGE-2 and ROUGE-L of a text against a reference, on syllables.
type rouge struct{ one, two, long float64 }

func (r *rouge) add(other rouge, weight float64) {
	r.one += other.one * weight
	r.two += other.two * weight
	r.long += other.long * weight
}

func rougeOf(text, reference []string) rouge {
	return rouge{
		one:  f1(overlap(text, reference, 1), len(text), len(reference)),
		two:  f1(overlap(text, reference, 2), len(text)-1, len(reference)-1),
		long: f1(commonSubsequence(text, reference), len(text), len(reference)),
	}
}

func f1(common, text, reference int) float64 {
	if common == 0 {
		return 0
	}
	return 2 * float64(common) / float64(text+reference)
}

// overlap counts the n-grams both texts have, each as often as the rarer side has it.
func overlap(a, b []string, n int) int {
	counts := map[string]int{}
	for _, g := range grams(a, n) {
		counts[g]++
	}
	common := 0
	for _, g := range grams(b, n) {
		if counts[g] > 0 {
			counts[g]--
			common++
		}
	}
	return common
}

func grams(words []string, n int) []string {
	var all []string
	for i := 0; i+n <= len(words); i++ {
		gram := words[i]
		for _, w := range words[i+1 : i+n] {
			gram += " " + w
		}
		all = append(all, gram)
	}
	return all
}

func commonSubsequence(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		before := 0
		for j, y := range b {
			above := row[j+1]
			switch {
			case x == y:
				row[j+1] = before + 1
			case row[j] > above:
				row[j+1] = row[j]
			}
			before = above
		}
	}
	return row[len(b)]
}
