package library_test

import (
	"encoding/json"
	"testing"

	"baocaovien/internal/library"
)

func TestAnAmountIsKnownOrNot(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]library.Amount{"null": {}, "0": library.AmountOf(0), "-3": library.AmountOf(-3), "16974": library.AmountOf(16974)} {
		var a library.Amount
		if err := json.Unmarshal([]byte(text), &a); err != nil || a != want {
			t.Errorf("%s is %+v, %v", text, a, err)
		}
		if raw, err := json.Marshal(a); err != nil || string(raw) != text {
			t.Errorf("%s comes back as %s, %v", text, raw, err)
		}
	}
	for _, wrong := range []string{"1.5", `"4"`, "true", "[]", "99999999999999999999", "1e3"} {
		var a library.Amount
		if err := json.Unmarshal([]byte(wrong), &a); err == nil {
			t.Errorf("%s is %+v", wrong, a)
		}
	}
	none, some := library.Amount{}, library.AmountOf(4)
	if none.Plus(none).Known() || none.Plus(some) != some || some.Plus(none) != some || some.Plus(some) != library.AmountOf(8) {
		t.Error("sums of what is not known")
	}
}

func TestAStartIsReadAsPeopleWriteIt(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"08:30": "08:30", "8:30": "08:30", "8h30": "08:30", "14h": "14:00", "8g30": "08:30", "8g": "08:00", "8 giờ 30": "08:30", "8 giờ": "08:00", "8 giờ 30 phút": "08:30",
		"8h30'": "08:30", "8H30p": "08:30", "8 : 30": "08:30", "08:30:00": "08:30",
		"00:00": "00:00", "23:59": "23:59", "": "",
	} {
		s, err := library.ParseStart(text)
		if err != nil || s.String() != want || s.Known() != (want != "") {
			t.Errorf("%q is %q, %v", text, s, err)
		}
		raw, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		var back library.StartTime
		if err := json.Unmarshal(raw, &back); err != nil || back != s {
			t.Errorf("%s comes back as %q, %v", raw, back, err)
		}
	}
	for _, wrong := range []string{"24:00", "8:60", "sáng", "8.30", "830", "-1:00", "8 giờ tối", "8 am", "8h30 - 9h", "8:3o", "g", "h30", "30 phút", "25h"} {
		if s, err := library.ParseStart(wrong); err == nil {
			t.Errorf("%q is %q", wrong, s)
		}
	}
}
