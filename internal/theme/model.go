package theme

import (
	"bufio"
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"baocaovien/internal/library"
)

// model holds the numbers of model.txt: how terms add up to a theme.
type model struct {
	weight     map[strength]float64
	repeat     float64
	weakShare  float64
	coreless   float64 // how much more a passage needs without a core term
	aside      float64 // how much more an article needs that names the theme neither in its title nor at once
	treated    float64 // the same where a block is about the theme
	spread     float64 // how much of the worth depends on going through the whole passage, 0 to 1
	easier     float64 // how much less a passage needs of a theme that the whole article bears
	harder     float64 // how much more of another one
	leastShare float64 // of the strongest theme's worth, which another theme of the passage must have
	thinner    float64 // how much thinner the themes of an opening must stay for the rest to be other news
	place      map[string]float64
	need       map[library.Theme]need
	weaken     []weakening
	against    map[string]against
}

// against is a context that takes another one away: factor × its density.
type against struct {
	context string
	factor  float64
}

// need is what a passage must reach: base + slope × √(syllables/100).
type need struct{ base, slope float64 }

// weakening is how much a context makes a theme harder to reach.
type weakening struct {
	context string
	theme   library.Theme
	factor  float64
}

// readModel reads lines of a key, names and numbers.
func readModel(raw []byte) (model, error) {
	m := model{
		weight: map[strength]float64{}, place: map[string]float64{},
		need: map[library.Theme]need{}, against: map[string]against{},
	}
	scanner := bufio.NewScanner(bytes.NewReader(raw))
	for number := 1; scanner.Scan(); number++ {
		fields := strings.Fields(scanner.Text())
		if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		if len(fields) == 1 {
			return model{}, fmt.Errorf("model line %d: %w", number, unknownKey(fields[0]))
		}
		if err := m.set(fields); err != nil {
			return model{}, fmt.Errorf("model line %d: %w", number, err)
		}
	}
	return m, scanner.Err()
}

// set reads one line: a key, names, and one number or two.
func (m *model) set(fields []string) error {
	key, names := fields[0], fields[1:len(fields)-1]
	value, err := strconv.ParseFloat(fields[len(fields)-1], 64)
	if err != nil {
		return fmt.Errorf("number: %w", err)
	}
	switch len(names) {
	case 0:
		return m.setNumber(key, value)
	case 1:
		return m.setNamed(key, names[0], value)
	case 2:
		return m.setPair(key, names[0], names[1], value)
	}
	return unknownKey(key)
}

func unknownKey(key string) error { return fmt.Errorf("unknown key %q", key) }

func (m *model) setNumber(key string, value float64) error {
	place, known := map[string]*float64{
		"repeat": &m.repeat, "weak-share": &m.weakShare, "coreless": &m.coreless, "aside": &m.aside, "treated": &m.treated, "spread": &m.spread,
		"easier": &m.easier, "harder": &m.harder, "least-share": &m.leastShare, "thinner": &m.thinner,
	}[key]
	if !known {
		return unknownKey(key)
	}
	*place = value
	return nil
}

func (m *model) setNamed(key, name string, value float64) error {
	switch key {
	case "weight":
		m.weight[strength(name)] = value
	case "place":
		m.place[name] = value
	default:
		return unknownKey(key)
	}
	return nil
}

func (m *model) setPair(key, first, second string, value float64) error {
	switch key {
	case "need":
		base, err := strconv.ParseFloat(second, 64)
		if err != nil {
			return fmt.Errorf("number: %w", err)
		}
		m.need[library.Theme(first)] = need{base, value}
	case "weaken":
		m.weaken = append(m.weaken, weakening{first, library.Theme(second), value})
	case "against":
		m.against[first] = against{second, value}
	default:
		return unknownKey(key)
	}
	return nil
}
