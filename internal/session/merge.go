package session

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"baocaovien/internal/library"
)

// distinctField begins the name of a field that says that another session, whose uid follows, is not the same.
const distinctField = "distinct."

// attachedValue is what the field of an attachment says of it; null says that it was taken out.
type attachedValue struct {
	Name string `json:"name"`
	Size int64  `json:"size"`
}

// DistinctField returns the field that says that a session is not the one of that uid.
func DistinctField(uid string) string { return distinctField + uid }

// SessionFileOf returns data as the file of an attachment.
func SessionFileOf(data []byte) library.SessionFile {
	sum := sha256.Sum256(data)
	return library.SessionFile{SHA256: hex.EncodeToString(sum[:]), Data: data}
}

// Digest tells a record from all others: its fields' order and spacing do not count.
func Digest(r library.SessionRecord) ([sha256.Size]byte, error) {
	line, err := json.Marshal(r) // which sorts the fields and takes the space out of their values
	return sha256.Sum256(line), err
}

// stronger compares records by who is kept: the higher counter, then the later time, then the greater author key. Records
// that agree in all three, which only a copied library can write, are told apart by what they say.
func stronger(a, b library.SessionRecord) int {
	if rank := cmp.Or(cmp.Compare(a.Counter, b.Counter), cmp.Compare(a.Time, b.Time), strings.Compare(a.Author, b.Author)); rank != 0 {
		return rank
	}
	same := func(one, other json.RawMessage) bool { return bytes.Equal(one, other) }
	if maps.EqualFunc(a.Fields, b.Fields, same) { // one record that came twice
		return 0
	}
	one, _ := json.Marshal(a.Fields) // what cannot be written was refused when the record was read
	other, _ := json.Marshal(b.Fields)
	return bytes.Compare(one, other)
}

// Merge returns what records of one session come to: each field as the strongest record that sets it has it. Order and
// repetition do not matter. It fails as Apply does.
func Merge(records []library.SessionRecord) (library.Session, error) {
	return OfFields(Standing(records))
}

// Standing returns the fields that records come to.
func Standing(records []library.SessionRecord) map[string]json.RawMessage {
	fields := map[string]json.RawMessage{}
	for _, r := range sorted(records) {
		maps.Copy(fields, r.Fields)
		fields["uid"], _ = json.Marshal(r.UID)
	}
	return fields
}

func sorted(records []library.SessionRecord) []library.SessionRecord {
	return slices.SortedFunc(slices.Values(records), stronger)
}

// Apply returns s with fields set. It fails where a value is not what its field holds, or a field is not known.
func Apply(s library.Session, fields map[string]json.RawMessage) (library.Session, error) {
	all, err := Fields(s)
	if err != nil {
		return s, err
	}
	all["uid"], _ = json.Marshal(s.UID) // a text
	maps.Copy(all, fields)
	return OfFields(all)
}

// Decode reads the fields of a session as a JSON object, its uid among them. It fails as Apply does.
func Decode(raw []byte) (library.Session, error) {
	fields := map[string]json.RawMessage{}
	if err := json.Unmarshal(raw, &fields); err != nil {
		return library.Session{}, err
	}
	return OfFields(fields)
}

// IsField reports a name that a session has a field of, but for those of which it has as many as it needs.
func IsField(name string) bool { return fieldNames()[name] }

// OfFields makes a session of its fields, its uid among them. It fails as Apply does.
func OfFields(fields map[string]json.RawMessage) (library.Session, error) {
	var s library.Session
	line := []byte("{")
	for name, value := range fields {
		if one, err := addOneOfMany(&s, name, value); err != nil || one {
			if err != nil {
				return s, fmt.Errorf("field %q: %w", name, err)
			}
			continue
		}
		if !fieldNames()[name] {
			return s, fmt.Errorf("field %q", name)
		}
		if len(line) > 1 {
			line = append(line, ',')
		}
		line = append(strconv.AppendQuote(line, name), ':')
		line = append(line, cmp.Or(string(value), "null")...)
	}
	slices.Sort(s.Distinct)
	slices.SortFunc(s.Attachments, func(a, b library.SessionAttachment) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.SHA256, b.SHA256))
	})
	return s, strictly(append(line, '}'), &s)
}

func strictly(line []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.DisallowUnknownFields()
	return decoder.Decode(into)
}

// addOneOfMany reads a field of those of which a session has as many as it needs; one tells whether it is of them.
func addOneOfMany(s *library.Session, name string, value json.RawMessage) (one bool, err error) {
	if uid, distinct := strings.CutPrefix(name, distinctField); distinct {
		if !ValidUID(uid) {
			return true, errors.New("no uid")
		}
		if string(value) == "true" {
			s.Distinct = append(s.Distinct, uid)
		}
		return true, nil
	}
	sum, attached := strings.CutPrefix(name, library.AttachmentField)
	if !attached {
		return false, nil
	}
	if len(sum) != hex.EncodedLen(sha256.Size) || strings.Trim(sum, "0123456789abcdef") != "" {
		return true, errors.New("no SHA-256")
	}
	if plainValue(value) == nil {
		return true, nil
	}
	var said attachedValue
	if err := strictly(value, &said); err != nil {
		return true, err
	}
	s.Attachments = append(s.Attachments, library.SessionAttachment{SHA256: sum, Name: said.Name, Size: said.Size})
	return true, nil
}

// fieldNames are the names of a session's fields, as they stand: JSON would take «PRESENT» for «present», and then two
// fields of a record were one.
var fieldNames = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	of := reflect.TypeFor[library.Session]()
	for i := range of.NumField() {
		name, _, _ := strings.Cut(of.Field(i).Tag.Get("json"), ",")
		names[name] = name != "-"
	}
	return names
})

// Fields returns the fields of a session by their names, but for its uid.
func Fields(s library.Session) (map[string]json.RawMessage, error) {
	line, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	fields := map[string]json.RawMessage{}
	if err := json.Unmarshal(line, &fields); err != nil {
		return nil, err
	}
	delete(fields, "uid")
	for _, uid := range s.Distinct {
		fields[DistinctField(uid)] = json.RawMessage("true")
	}
	for _, a := range s.Attachments {
		if fields[library.AttachmentField+a.SHA256], err = json.Marshal(attachedValue{a.Name, a.Size}); err != nil {
			return nil, err
		}
	}
	return fields, nil
}

// Changes returns the fields in which after differs from before. What is unknown in both does not differ.
func Changes(before, after library.Session) (map[string]json.RawMessage, error) {
	was, err := Fields(before)
	if err != nil {
		return nil, err
	}
	now, err := Fields(after)
	if err != nil {
		return nil, err
	}
	changed := map[string]json.RawMessage{}
	for name := range was {
		if _, still := now[name]; !still {
			now[name] = json.RawMessage("null")
		}
	}
	for name, value := range now {
		if !bytes.Equal(plainValue(value), plainValue(was[name])) {
			changed[name] = value
		}
	}
	return changed, nil
}

// plainValue makes the ways to say «nothing» one.
func plainValue(value json.RawMessage) []byte {
	switch string(value) {
	case "null", `""`, "[]", "false", `{"commune":"","hamlet":"","venue":""}`:
		return nil
	}
	return value
}

// NextCounter is the counter of a change by somebody who knows these records.
func NextCounter(records []library.SessionRecord) int64 {
	most := int64(0)
	for _, r := range records {
		most = max(most, r.Counter)
	}
	return most + 1
}

// Conflict is a field that two wrote without knowing of each other.
type Conflict struct {
	UID       string          `json:"uid"`
	Field     string          `json:"field"`
	Kept      json.RawMessage `json:"kept"`
	Overruled json.RawMessage `json:"overruled"`
	By        string          `json:"by"` // whose value was overruled: a public key
}

// Conflicts returns what was written at two places at once: fields that a record which arrives sets otherwise than one that
// is known, where its author cannot have known that one.
func Conflicts(known, arriving []library.SessionRecord) []Conflict {
	var all []Conflict
	for _, a := range sorted(arriving) {
		for _, k := range sorted(known) {
			if k.Author == a.Author || k.Counter < a.Counter {
				continue
			}
			all = append(all, between(k, a)...)
		}
	}
	return all
}

func between(one, other library.SessionRecord) (all []Conflict) {
	if stronger(one, other) < 0 {
		one, other = other, one
	}
	for _, name := range slices.Sorted(maps.Keys(other.Fields)) {
		kept, both := one.Fields[name]
		if both && !bytes.Equal(plainValue(kept), plainValue(other.Fields[name])) {
			all = append(all, Conflict{UID: one.UID, Field: name, Kept: kept, Overruled: other.Fields[name], By: other.Author})
		}
	}
	return all
}

// Replaced tells which of the sessions that were said to be the same as another one do not count: by is what replaces
// each, there tells which sessions there are. Of several that replace each other in a ring the one with the smallest uid
// stands; one whose replacement has not arrived stands too.
func Replaced(by map[string]string, there func(uid string) bool) map[string]bool {
	replaced := map[string]bool{}
	for uid, other := range by {
		replaced[uid] = there(other)
	}
	for _, uid := range ringHeads(by) {
		replaced[uid] = false
	}
	return replaced
}

// ringHeads returns the smallest uid of each ring. Every uid is walked over twice at most.
func ringHeads(by map[string]string) (heads []string) {
	walk := map[string]int{} // the number of the walk that first came by
	number := 0
	for uid := range by {
		number++
		at := uid
		for walk[at] == 0 && by[at] != "" {
			walk[at] = number
			at = by[at]
		}
		if walk[at] != number { // led out, or into an earlier walk
			continue
		}
		least := at
		for next := by[at]; next != at; next = by[next] {
			least = min(least, next)
		}
		heads = append(heads, least)
	}
	return heads
}
