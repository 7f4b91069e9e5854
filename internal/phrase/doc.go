// Package phrase finds phrases in text: labels, set expressions and nouns that stand as data in assets/phrases.
//
// A file of phrases is read by Parse (or, at first use, by Open). It holds lists, a phrase a line:
//
//	# a comment; the line has nothing else
//	fold                       the file's phrases are for text that viet.Fold has folded
//	set month = giêng | hai    what {month} stands for in the lines below
//	[related-label]            opens a list
//	tin (tức) liên quan        words in brackets may be missing: (a|b) is a, b or neither
//	{xem|đọc} tiếp | còn nữa   a set: one of them; a bar outside brackets parts phrases
//	^trang # trên #$           a number; ^ and $ hold the phrase to the beginning and the end of the text
//	theo @                     a word with a capital
//	tăng ~                     any one word or number, with no punctuation before it
//	khi …3 phát hành lại       up to three words of any kind, over any punctuation
//	admin*                     words that begin so
//	biển(,) đảo                punctuation of , . ; : ! ? … ( ) [ ] | © counts: a phrase reaches over it only where
//	                           it has it; \( \) \| \… are the marks themselves
//	!hải quân                  only where text has its marks (see Lexicon.Add)
//
// A line that begins with a number is written {#}, for a # and a space begin a comment.
//
// A phrase matches whole words, in any case and with the tone on either vowel (hoà, hòa); a word written with a capital
// matches only in that case. Hyphens, dashes, slashes, quotation marks and all other signs separate words and are
// otherwise ignored. A list is matched in one pass over the words of the text, whatever the number of its phrases (see
// Lexicon). Nothing is read or compiled before its first use.
package phrase
