package handout

// Contradiction is a total of a report that is not what its rows add up to.
type Contradiction struct {
	ByAudience bool   // of the table by audience, else by theme
	Column     string // as in the file of counts: «sessions», «listeners» …
	Total      Count
	Sum        Count // of the rows
}

// tallyColumns are the columns of a row of totals that may be added up.
var tallyColumns = []struct {
	name string
	of   func(Tally) Count
}{
	{"sessions", func(t Tally) Count { return t.Sessions }},
	{"listeners", func(t Tally) Count { return t.Listeners }},
	{"members", func(t Tally) Count { return t.Members }},
	{"in_person", func(t Tally) Count { return t.InPerson }},
	{"in_person_listeners", func(t Tally) Count { return t.InPersonListeners }},
	{"online", func(t Tally) Count { return t.Online }},
	{"online_listeners", func(t Tally) Count { return t.OnlineListeners }},
	{"sessions_before", func(t Tally) Count { return t.SessionsBefore }},
}

// Contradictions returns the totals that are known and are not the sum of their rows. Where a row is not known, the total
// may be more than the sum of the others, but not less. A session on two themes stands in two rows and once in the
// total: that is for whoever signs the report to know.
func (r Report) Contradictions() []Contradiction {
	var all []Contradiction
	for _, table := range []struct {
		byAudience bool
		rows       []Tally
	}{{false, r.Themes}, {true, r.Audiences}} {
		for _, column := range tallyColumns {
			total := column.of(r.Total)
			sum, unknown := 0, false
			for _, row := range table.rows {
				count := column.of(row)
				sum += count.number
				unknown = unknown || !count.known
			}
			wrong := total.number != sum && !unknown || total.number < sum
			if total.known && len(table.rows) > 0 && wrong {
				all = append(all, Contradiction{ByAudience: table.byAudience, Column: column.name, Total: total, Sum: Counted(sum)})
			}
		}
	}
	return all
}
