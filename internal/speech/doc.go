// Package speech writes text as it is read aloud, for whoever reads it over a loudspeaker: numbers, dates, times, measures and
// abbreviations in words. What may be read in more than one way stays as it is written, and is told. The words are data,
// assets/phrases/speech.txt. It is pure.
package speech
