package session_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
)

// sums are totals as the plain calculation makes them: nil for what is not known.
type sums struct {
	sessions, questions int
	sum, silent, copies map[string]int
}

func newSums() *sums {
	return &sums{sum: map[string]int{}, silent: map[string]int{}, copies: map[string]int{}}
}

func (s *sums) count(v map[string]any, heads map[string]any, ofRow bool) {
	s.sessions++
	if n, ok := v["questions"].(int); ok {
		s.questions += n
	}
	rows, _ := v["handouts_by"].([][2]any)
	for _, row := range rows {
		n, _ := row[1].(int)
		s.copies[row[0].(string)] += n
	}
	for _, m := range session.Measures() {
		value := v[m.String()]
		if h, there := heads[m.String()]; there {
			value = h
		} else if ofRow && m >= session.PartyMembers && m <= session.Religious {
			value = nil
		}
		if n, known := value.(int); known {
			s.sum[m.String()] += n
		} else {
			s.silent[m.String()]++
		}
	}
}

func plus(a, b any) any {
	x, xKnown := a.(int)
	y, yKnown := b.(int)
	if !xKnown && !yKnown {
		return nil
	}
	return x + y
}

// plainHeads is the attendance by the rule of sessions.md: the total where one is given, else the rows.
func plainHeads(v map[string]any) map[string]any {
	present, online := v["present"], v["online"]
	if present == nil && online == nil {
		rows, _ := v["audiences"].([][3]any)
		for _, row := range rows {
			present, online = plus(present, row[1]), plus(online, row[2])
		}
	}
	return map[string]any{"present": present, "online": online, "attendance": plus(present, online)}
}

// plainMonth counts the days on by one until the month ends, by the cut-off or by its own end.
func plainMonth(day time.Time, cutOff int) string {
	for {
		if cutOff > 0 && day.Day() > cutOff {
			next := time.Date(day.Year(), day.Month()+1, 1, 0, 0, 0, 0, time.UTC)
			return next.Format("2006-01")
		}
		if day.Day() == cutOff || day.AddDate(0, 0, 1).Month() != day.Month() {
			return day.Format("2006-01")
		}
		day = day.AddDate(0, 0, 1)
	}
}

// plainRows are the rows a session belongs to; an audience comes with its listeners.
func plainRows(v map[string]any, by session.Grouping, cutOff int) map[string]map[string]any {
	text := func(field string) map[string]map[string]any {
		key, _ := v[field].(string)
		return map[string]map[string]any{key: plainHeads(v)}
	}
	rows := map[string]map[string]any{}
	switch by {
	case session.ByForm, session.ByLevel, session.ByUnit, session.ByPlace:
		return text(string(by))
	case session.ByMonth:
		day, _ := time.Parse(time.DateOnly, v["date"].(string))
		return map[string]map[string]any{plainMonth(day, cutOff): plainHeads(v)}
	case session.ByAudience:
		list, _ := v["audiences"].([][3]any)
		for _, row := range list {
			name := row[0].(string)
			if rows[name] == nil {
				rows[name] = map[string]any{"present": nil, "online": nil}
			}
			rows[name]["present"], rows[name]["online"] = plus(rows[name]["present"], row[1]), plus(rows[name]["online"], row[2])
			rows[name]["attendance"] = plus(rows[name]["present"], rows[name]["online"])
		}
		if len(rows) == 0 {
			rows[""] = plainHeads(v)
		}
		return rows
	}
	list, _ := v[map[session.Grouping]string{session.ByTheme: "themes", session.ByMainTheme: "themes", session.BySpeaker: "speakers"}[by]].([]string)
	if by == session.ByMainTheme && len(list) > 1 {
		list = list[:1]
	}
	for _, name := range list {
		rows[name] = plainHeads(v)
	}
	if len(list) == 0 {
		none := map[bool]string{true: "", false: "chua-phan-loai"}[by == session.BySpeaker]
		rows[none] = plainHeads(v)
	}
	return rows
}

// plainly adds changes up without the program: every field has the value of its strongest change.
func plainly(changes []change, i session.Inquiry) (total *sums, tables []map[string]*sums) {
	type stamped struct {
		rank  string
		value any
	}
	fields := map[string]map[string]stamped{}
	for _, c := range changes {
		if fields[c.uid] == nil {
			fields[c.uid] = map[string]stamped{}
		}
		rank := fmt.Sprintf("%012d %012d %s", c.counter, c.at, c.author)
		for field, value := range c.values {
			if rank > fields[c.uid][field].rank {
				fields[c.uid][field] = stamped{rank, value}
			}
		}
	}
	total = newSums()
	for range i.By {
		tables = append(tables, map[string]*sums{})
	}
	for _, of := range fields {
		v := map[string]any{}
		for field, s := range of {
			v[field] = s.value
		}
		if rows, _ := v["handouts_by"].([][2]any); v["handouts"] == nil {
			for _, row := range rows {
				v["handouts"] = plus(v["handouts"], row[1])
			}
		}
		date := v["date"].(string)
		if v["status"] != "held" || v["removed"] == true || date < i.From.String() || date > i.To.String() {
			continue
		}
		total.count(v, plainHeads(v), false)
		for n, by := range i.By {
			audience, _ := v["audiences"].([][3]any)
			for key, heads := range plainRows(v, by, i.CutOff) {
				if tables[n][key] == nil {
					tables[n][key] = newSums()
				}
				tables[n][key].count(v, heads, by == session.ByAudience && len(audience) > 0)
			}
		}
	}
	return total, tables
}

func same(s *sums, t *session.Totals) string {
	if int64(s.sessions) != t.Sessions || int64(s.questions) != t.Questions {
		return fmt.Sprintf("%d sessions, %d questions, plainly %d, %d", t.Sessions, t.Questions, s.sessions, s.questions)
	}
	for _, m := range session.Measures() {
		name := m.String()
		want := library.AmountOf(int64(s.sum[name]))
		if s.sessions > 0 && s.silent[name] == s.sessions {
			want = library.Amount{}
		}
		if got := t.Sum(m); got != want || t.Silent(m) != int64(s.silent[name]) {
			return fmt.Sprintf("%s is %v with %d silent, plainly %v with %d", name, got, t.Silent(m), want, s.silent[name])
		}
	}
	for template, want := range s.copies {
		if got := t.Copies(template); got != int64(want) {
			return fmt.Sprintf("%d copies of %s, plainly %d", got, template, want)
		}
	}
	return ""
}

func TestSpellingsOfANameAreOneName(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ typed, official, want []string }{
		"small letters":     {[]string{"xã Sơn Hải"}, []string{"Xã Sơn Hải"}, []string{"Xã Sơn Hải"}},
		"decomposed":        {[]string{"Xã Sơn Ha\u0309i"}, []string{"Xã Sơn Hải"}, []string{"Xã Sơn Hải"}},
		"typed twice":       {[]string{"Xã Long Hòa", "XÃ LONG HÒA", "Xã Khác"}, nil, []string{"Xã Long Hòa", "Xã Khác"}},
		"only the official": {nil, []string{"Xã A", "Xã B"}, []string{"Xã A", "Xã B"}},
		"others stay":       {[]string{"Xã C"}, []string{"Xã A"}, []string{"Xã C", "Xã A"}},
	} {
		if got := session.Spelled(c.typed, c.official); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
