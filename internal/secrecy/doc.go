// Package secrecy recognises the stamps of papers that not everybody may read: MẬT, TỐI MẬT, TUYỆT MẬT, «Lưu hành nội
// bộ». A stamp is a line of its own (or a mark in brackets at the edge of a short one), wherever it stands: over the text,
// in the head of pages, in a box, as a picture's caption. A text that speaks about secrecy has none. It is pure; the words
// are data in assets/phrases/secrecy.txt.
package secrecy
