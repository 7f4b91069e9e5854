package library

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Amount is how many of something there were. The zero Amount is «not known», which is not the same as none.
type Amount struct {
	number int64
	known  bool
}

// AmountOf returns an Amount that is known.
func AmountOf(number int64) Amount { return Amount{number, true} }

// Known reports whether somebody said how many.
func (a Amount) Known() bool { return a.known }

// Number returns how many, 0 where it is not known.
func (a Amount) Number() int64 { return a.number }

// Plus adds two amounts. One that is not known adds nothing; two of them stay unknown.
func (a Amount) Plus(b Amount) Amount { return Amount{a.number + b.number, a.known || b.known} }

// MarshalJSON writes a number, and null for what is not known.
func (a Amount) MarshalJSON() ([]byte, error) {
	if !a.known {
		return []byte("null"), nil
	}
	return strconv.AppendInt(nil, a.number, 10), nil
}

// UnmarshalJSON reads a whole number, also as programs for tables write one (40.0), and null as not known.
func (a *Amount) UnmarshalJSON(raw []byte) error {
	*a = Amount{}
	if bytes.Equal(raw, []byte("null")) {
		return nil
	}
	whole, rest, _ := strings.Cut(string(raw), ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || strings.Trim(rest, "0") != "" {
		return fmt.Errorf("not a whole number: %s", raw)
	}
	*a = AmountOf(n)
	return nil
}

// StartTime is when on its day a session begins, to the minute. The zero StartTime is «not known».
type StartTime struct {
	minutes int // after midnight, plus 1
}

// StartAt returns the start at that hour (0–23) and minute (0–59).
func StartAt(hour, minute int) StartTime { return StartTime{hour*60 + minute + 1} }

// Known reports whether the start is known.
func (s StartTime) Known() bool { return s.minutes > 0 }

// Minutes returns how many minutes after midnight it is, 0 where it is not known.
func (s StartTime) Minutes() int { return max(0, s.minutes-1) }

// String returns «08:30», or "" where the start is not known.
func (s StartTime) String() string {
	if !s.Known() {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", s.Minutes()/60, s.Minutes()%60)
}

// hourWords are the ways to write «giờ» and «phút» in the time of a start.
var hourWords = strings.NewReplacer(" ", "", "giờ", "h", "g", "h", "phút", "", "p", "", "'", "", "’", "")

// ParseStart reads «08:30», «8:30», «8h30», «8g30», «8 giờ 30», «8h» and "" for not known.
func ParseStart(text string) (StartTime, error) {
	if text == "" {
		return StartTime{}, nil
	}
	plain := hourWords.Replace(strings.ToLower(text))
	for _, form := range []string{"15:04", "15h04", "15h", "15:04:05"} {
		if t, err := time.Parse(form, plain); err == nil {
			return StartAt(t.Hour(), t.Minute()), nil
		}
	}
	return StartTime{}, fmt.Errorf("not a time of day: %q", text)
}

// MarshalJSON writes the start as String does, and null where it is not known.
func (s StartTime) MarshalJSON() ([]byte, error) {
	if !s.Known() {
		return []byte("null"), nil
	}
	return json.Marshal(s.String())
}

// UnmarshalJSON reads what ParseStart reads, and null.
func (s *StartTime) UnmarshalJSON(raw []byte) error {
	var text *string
	if err := json.Unmarshal(raw, &text); err != nil {
		return fmt.Errorf("start: %w", err)
	}
	*s = StartTime{}
	if text == nil {
		return nil
	}
	var err error
	*s, err = ParseStart(*text)
	return err
}

// SessionStatus tells whether a session was held; only such a one is counted.
type SessionStatus string

// What a session may be.
const (
	PlannedSession   SessionStatus = "planned"
	HeldSession      SessionStatus = "held"
	CancelledSession SessionStatus = "cancelled"
)

// SessionStatuses returns all of them.
func SessionStatuses() []SessionStatus {
	return []SessionStatus{PlannedSession, HeldSession, CancelledSession}
}

// Level is the level (cấp) of who organises a session or speaks.
type Level string

// Levels returns the levels, the highest first.
func Levels() []Level { return []Level{"trung-uong", "tinh", "xa", "co-so"} }

// SessionForm is the way a session is held.
type SessionForm string

// The ways a session is held.
const (
	InPerson    SessionForm = "truc-tiep"
	Remote      SessionForm = "truc-tuyen"
	Hybrid      SessionForm = "ket-hop"      // both at once
	Attached    SessionForm = "long-ghep"    // as part of another meeting
	Loudspeaker SessionForm = "truyen-thanh" //
	OtherForm   SessionForm = "khac"
)

// SessionForms returns the ways in the order of the field.
func SessionForms() []SessionForm {
	return []SessionForm{InPerson, Remote, Hybrid, Attached, Loudspeaker, OtherForm}
}

// SessionPlace is where a session is held.
type SessionPlace struct {
	Commune string `json:"commune"` // xã, phường, đặc khu
	Hamlet  string `json:"hamlet"`  // ấp, khóm, thôn, tổ
	Venue   string `json:"venue"`
}

// Speaker is one who speaks in a session.
type Speaker struct {
	Name  string `json:"name"`
	Level Level  `json:"level"`
}

// Audience is a group of listeners of a session.
type Audience struct {
	Group   string `json:"group"`
	Present Amount `json:"present"`
	Online  Amount `json:"online"`
}

// SessionArticle is an article a session quoted, in the version of that day. Ids are those of the library that wrote the
// session down; title and address say on other machines what it was.
type SessionArticle struct {
	ID      int64  `json:"id"`
	Version int    `json:"version"`
	Title   string `json:"title,omitempty"`
	URL     string `json:"url,omitempty"`
}

// SessionQuestion is what a listener asked.
type SessionQuestion struct {
	Text     string `json:"text"`
	Answer   string `json:"answer"`
	PassedOn string `json:"passed_on_to"` // who is to answer it
	Theme    Theme  `json:"theme"`
}

// HandoutCopies is how many copies of a template were handed out.
type HandoutCopies struct {
	Template string `json:"template"`
	Copies   Amount `json:"copies"`
}

// SessionAttachment is a photo or the minutes of a session, as the session names it. Its bytes are a SessionFile.
type SessionAttachment struct {
	SHA256 string `json:"sha256"` // of its bytes, hexadecimal
	Name   string `json:"name"`
	Size   int64  `json:"size"` // bytes
}

// SessionFile is the bytes of an attachment of a session.
type SessionFile struct {
	SHA256 string // of Data, hexadecimal
	Data   []byte
}

// MostAttachment is how many bytes an attachment of a session may have.
const MostAttachment = 10 << 20

// AttachmentField begins the name of the field of a SessionRecord that says that the session has the attachment whose SHA256
// follows: each is a field of its own, so that two machines that add one each keep both.
const AttachmentField = "attachment."

// HandoutsByField is the name of the field of HandoutsBy.
const HandoutsByField = "handouts_by"

// HoldsAudiences says that the rows of the audience count where the total that was given differs from them.
const HoldsAudiences = "audiences"

// Session is one talk, held or planned, at one time and place. Its JSON names are the fields of a SessionRecord too.
type Session struct {
	UID      string        `json:"uid"`
	Status   SessionStatus `json:"status"`
	Date     Moment        `json:"date"` // to the day
	Start    StartTime     `json:"start"`
	Minutes  Amount        `json:"minutes"`
	Place    SessionPlace  `json:"place"`
	Unit     string        `json:"unit"`
	Level    Level         `json:"level"`
	Speakers []Speaker     `json:"speakers"`
	Form     SessionForm   `json:"form"`
	Themes   []Theme       `json:"themes"` // the first is the main one

	Outline      *int64           `json:"outline"` // id in the library that wrote the session down
	OutlineTitle string           `json:"outline_title"`
	Articles     []SessionArticle `json:"articles"`

	Audiences    []Audience `json:"audiences"`
	Present      Amount     `json:"present"` // as given; session.Heads has what is counted
	Online       Amount     `json:"online"`
	Holds        string     `json:"holds"` // "" for the total where one is given, else HoldsAudiences
	PartyMembers Amount     `json:"party_members"`
	Women        Amount     `json:"women"`
	Ethnic       Amount     `json:"ethnic"`
	Religious    Amount     `json:"religious"`
	Reach        Amount     `json:"reach"`    // views, listeners of a loudspeaker: no part of the attendance
	Handouts     Amount     `json:"handouts"` // as given; session.Copies has what is counted

	HandoutsBy  []HandoutCopies     `json:"handouts_by"`
	Attachments []SessionAttachment `json:"-"` // by name

	Questions []SessionQuestion `json:"questions"`
	Notes     string            `json:"notes"`

	Removed    bool     `json:"removed,omitempty"`
	ReplacedBy string   `json:"replaced_by,omitempty"` // the uid of the one it is the same as
	Distinct   []string `json:"-"`                     // the uids of those that look like it and are others
}

// SessionRecord is one change of a session: the fields it sets, by their JSON names. Records are never changed; a
// session is what all its records come to.
type SessionRecord struct {
	UID     string                     `json:"uid"`
	Counter int64                      `json:"counter"` // one more than any record its author knew of
	Time    int64                      `json:"time"`    // Unix milliseconds
	Author  string                     `json:"author"`  // public key, hexadecimal
	Fields  map[string]json.RawMessage `json:"fields"`
}

// Signer is somebody whose files of sessions were met.
type Signer struct {
	Key     string `json:"key"` // public key, hexadecimal
	Name    string `json:"name"`
	Trusted bool   `json:"trusted"`
	Revoked bool   `json:"revoked"` // never taken again
}
