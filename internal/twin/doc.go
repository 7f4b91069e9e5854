// Package twin tells when two articles are one text published twice: with small edits, another lead, a
// signature, or furniture of the page left over. It is careful: this week's bulletin in the form of last
// week's, or one office's circular in the words of another's, are articles of their own, though nearly all
// of their words are the same.
package twin
