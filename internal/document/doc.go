// Package document reads articles from files: Word documents, PDF, saved web pages, plain text. It is pure:
// bytes in, an article or an error with its kind out.
//
// Every format becomes pieces first, paragraphs with what is known of how they are set (piece.go). What
// letterhead, title, headings and lists are is then found in the same way for all (letterhead.go, title.go,
// article.go). A .docx is a zip of XML read here (word*.go); a PDF is taken apart by pdfcpu, and its signs are put
// into lines and paragraphs here (pdf*.go). Limits keep small files from unpacking to much (parts.go, pdf.go).
package document
