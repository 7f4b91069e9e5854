package library

// OfficialPaper is what an official paper says of itself, in the words of a sentence. Its date is the article's.
type OfficialPaper struct {
	Kind    string `json:"kind,omitempty"`    // «Chỉ thị»; "" of what is no official paper
	Number  string `json:"number,omitempty"`  // «21/CT-TTg»; "" where it was left open
	Issuer  string `json:"issuer,omitempty"`  // «Thủ tướng Chính phủ»
	Subject string `json:"subject,omitempty"` // as printed: «Về việc sắp xếp thôn, tổ dân phố»
	Signed  string `json:"signed,omitempty"`  // what the digital signatures of any file say, which nobody has verified
}
