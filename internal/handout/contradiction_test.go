package handout

import (
	"fmt"
	"testing"
)

func TestATotalThatContradictsItsRowsIsFound(t *testing.T) {
	t.Parallel()
	of := func(total Count, rows ...Count) []Contradiction {
		r := Report{Total: Tally{Listeners: total}}
		for _, n := range rows {
			r.Themes = append(r.Themes, Tally{Listeners: n})
		}
		return r.Contradictions()
	}
	var unknown Count
	for name, c := range map[string]struct {
		total Count
		rows  []Count
		want  string
	}{
		"equal":                            {Counted(5), []Count{Counted(2), Counted(3)}, ""},
		"less":                             {Counted(16974), []Count{Counted(16974), Counted(3)}, "16.974≠16.977"},
		"more":                             {Counted(9), []Count{Counted(2)}, "9≠2"},
		"nought over twenty":               {Counted(0), []Count{Counted(20)}, "0≠20"},
		"an unknown total":                 {unknown, []Count{Counted(20)}, ""},
		"an unknown row takes the rest":    {Counted(30), []Count{Counted(20), unknown}, ""},
		"an unknown row is never negative": {Counted(10), []Count{Counted(20), unknown}, "10≠20"},
		"no rows":                          {Counted(10), nil, ""},
	} {
		got := ""
		for _, found := range of(c.total, c.rows...) {
			got += fmt.Sprint(found.Total, "≠", found.Sum)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	both := Report{Total: Tally{Sessions: Counted(1), Online: Counted(2)}, Audiences: []Tally{{Sessions: Counted(3), Online: Counted(4)}}}.Contradictions()
	if len(both) != 2 || !both[0].ByAudience || both[0].Column != "sessions" || both[1].Column != "online" {
		t.Errorf("%+v", both)
	}
}
