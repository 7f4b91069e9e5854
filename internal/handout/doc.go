// Package handout turns an outline into paper: one file a template, words from assets, measures from a
// preset. The measures are those of Hướng dẫn 36-HD/VPTW and its successor for Party documents and of Nghị định
// 30/2020/NĐ-CP for State documents, as shared/paper.md gathers them; a đề cương is none of the types
// they bind, so it only follows their page.
package handout
