package library

import "testing"

func TestAnOfficeIsCalledByWhoseItIsAndItsOwnName(t *testing.T) {
	t.Parallel()
	for want, head := range map[string]Letterhead{
		"": {Place: "Vĩnh Long"},
		"TỈNH ỦY VĨNH LONG – BAN TUYÊN GIÁO": {Superior: " TỈNH ỦY  VĨNH LONG ", Issuer: "BAN TUYÊN GIÁO"},
		"ĐẢNG ỦY XÃ LONG ĐỨC":                {Issuer: "ĐẢNG ỦY XÃ LONG ĐỨC"},
		"TỈNH ỦY VĨNH LONG":                  {Superior: "TỈNH ỦY VĨNH LONG", Issuer: " "},
	} {
		if got := head.OfficeName(); got != want {
			t.Errorf("%+v is called %q, want %q", head, got, want)
		}
	}
}
