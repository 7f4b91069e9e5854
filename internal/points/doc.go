// Package points picks what a speaker can use from articles: a short list of verbatim passages, and
// the figures with the sentences that give them their meaning. It quotes, it never invents.
package points
