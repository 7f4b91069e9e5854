// Package handout turns an outline into paper: one file a template, words from assets, measures from a preset. To add
// a template, copy decuong.go and name it in templates (compose.go). Pages prints an outline, ComposeReport a report, Text and
// Markdown write an outline for the clipboard.
//
// The measures are those of Hướng dẫn 36-HD/VPTW and its successor for Party documents and of Nghị định
// 30/2020/NĐ-CP for State documents, as shared/paper.md gathers them. Only the report is of a type they bind: the
// đề cương follows their page, and the leaflet and the speaker's cards are house style.
package handout
