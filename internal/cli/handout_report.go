package cli

import (
	"bytes"
	"encoding/json"
	"io"

	"baocaovien/internal/app"
	"baocaovien/internal/file"
	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// reportHandout prints «Báo cáo»: the totals and rows of a JSON file, or those of the library.
func reportHandout(c *call, a *app.App, flags *handoutFlags) (result, error) {
	report, err := a.Reports.NewReport(c.ctx)
	if err == nil && flags.counts != "" {
		report, err = readReport(flags.counts, report)
	}
	if err != nil {
		return result{}, err
	}
	if title := viet.Clean(flags.title); title != "" {
		report.Subject = title
	}
	file, err := outFile(flags.out, words.OnPaper("paper.bao-cao")+" "+report.Subject)
	if err != nil {
		return result{}, err
	}
	pages, err := a.Reports.SaveReport(report, flags.TemplateOptions, file)
	value := handoutJSON{File: file, Pages: len(pages.Pages), Unprinted: string(pages.Replaced), Lost: lostWords(pages)}
	for _, found := range report.Contradictions() {
		value.Problems = append(value.Problems, contradiction(found))
	}
	flags.tell(c, value)
	return result{value: value, text: func(out io.Writer) { say(out, "bcv.report", "file", file, "pages", value.Pages) }}, err
}

// contradiction is the sentence about a total that is not the sum of its rows.
func contradiction(found handout.Contradiction) string {
	table := words.OnPaper("paper.table-themes")
	if found.ByAudience {
		table = words.OnPaper("paper.table-audiences")
	}
	return words.Say("bcv.contradiction", "table", table, "column", words.Say("bcv.column-"+found.Column), "total", found.Total, "sum", found.Sum)
}

// readReport reads totals and rows from a JSON file. A count that it does not name is not known; of the rest what it does
// not name stays as it is in usual.
func readReport(name string, usual handout.Report) (handout.Report, error) {
	raw, err := file.Read(name, readBytes)
	if err != nil {
		return usual, err
	}
	usual.Themes, usual.Total = nil, handout.Tally{}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&usual); err != nil {
		return usual, library.Fail(library.DamagedFile, name, err)
	}
	return usual, nil
}
