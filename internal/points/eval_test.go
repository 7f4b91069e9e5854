package points_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/points"
	"baocaovien/internal/viet"
)

// cluster is a set of articles on one event with the summaries two people wrote.
type cluster struct {
	name       string
	inputs     []points.Input
	references [][]string
	length     int // mean of the references, syllables
}

// TestEvalPoints prints how the picks agree with human summaries of the clusters in the folder that
// EVAL_DATA names (make eval), beside leads taken in turn and one human against the other.
func TestEvalPoints(t *testing.T) {
	folder := os.Getenv("EVAL_DATA")
	if folder == "" {
		t.Log("EVAL_DATA names no folder: nothing measured")
		return
	}
	clusters := readClusters(t, filepath.Join(folder, "summaries"))
	var picked, leads, human rouge
	var halves [2]rouge // the picks of every other cluster: how far the figure depends on which they are
	share := 1 / float64(len(clusters))
	used := 0.0
	for i, c := range clusters {
		var text []string
		for _, p := range points.Pick(t.Context(), c.inputs, points.Limit{Syllables: c.length}) {
			text = append(text, viet.Syllables(p.Text)...)
		}
		if len(text) > c.length {
			t.Errorf("%s: %d syllables picked, %d allowed", c.name, len(text), c.length)
		}
		used += float64(len(text)) / float64(c.length) * share
		picked.add(c.score(text), share)
		halves[i%2].add(c.score(text), 2*share)
		leads.add(c.score(c.leads()), share)
		human.add(rougeOf(c.references[0], c.references[1]), share)
	}
	t.Logf("%d clusters, %.2f of the length used", len(clusters), used)
	for _, row := range []struct {
		name string
		rouge
	}{{"points", picked}, {"  one half", halves[0]}, {"  the other", halves[1]}, {"leads in turn", leads}, {"human", human}} {
		t.Logf("%-14s R1 %.1f  R2 %.1f  RL %.1f", row.name, 100*row.one, 100*row.two, 100*row.long)
	}
}

// score averages over the references, the text cut at their mean length.
func (c cluster) score(text []string) rouge {
	text = text[:min(len(text), c.length)]
	var all rouge
	for _, r := range c.references {
		all.add(rougeOf(text, r), 1/float64(len(c.references)))
	}
	return all
}

// leads takes the first sentence of each article, then the second, to the length of the references.
func (c cluster) leads() []string {
	var text []string
	for i := 0; len(text) < c.length; i++ {
		before := len(text)
		for _, in := range c.inputs {
			body := in.Blocks[0].Text
			if s := viet.Sentences(body); i < len(s) {
				text = append(text, viet.Syllables(s[i].Of(body))...)
			}
		}
		if len(text) == before {
			return text
		}
	}
	return text[:c.length]
}

func readClusters(t *testing.T, folder string) []cluster {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "cluster_*"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no clusters: %v", err)
	}
	var all []cluster
	for _, name := range names {
		c := cluster{name: filepath.Base(name)}
		bodies, err := filepath.Glob(filepath.Join(name, "*.body.txt"))
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(bodies)
		for i, body := range bodies {
			c.inputs = append(c.inputs, points.Input{
				Article: int64(i + 1), Version: 1, Title: titleOf(t, body),
				Blocks: []library.Block{{Kind: library.Paragraph, Text: read(t, body)}},
			})
		}
		for _, n := range []string{".ref1.txt", ".ref2.txt"} {
			c.references = append(c.references, viet.Syllables(read(t, filepath.Join(name, c.name+n))))
		}
		c.length = (len(c.references[0]) + len(c.references[1])) / 2
		all = append(all, c)
	}
	return all
}

// titleOf returns the title of an article from the file beside its body.
func titleOf(t *testing.T, body string) string {
	t.Helper()
	_, rest, _ := strings.Cut(read(t, strings.TrimSuffix(body, ".body.txt")+".info.txt"), "TITLE:")
	title, _, _ := strings.Cut(rest, "SUMMARY:")
	return strings.TrimSpace(strings.ReplaceAll(title, "_", " "))
}

func read(t *testing.T, file string) string {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(viet.NFC(string(raw))), " ")
}
