package viet

// tcvn3 is TCVN 5712:1993 VN3, also called ABC, the encoding of the fonts .VnTime, .VnArial …: the letters of
// the bytes 0xA1 to 0xFE, in which every lower-case letter has its place and only seven capitals have one.
// Capitals with a tone are lower-case letters in a font that draws capitals: .VnTimeH. «�» is no letter.
// The byte 0xAD, the ư, is a soft hyphen to programs that do not know the encoding.
const tcvn3 = "" +
	"ĂÂÊÔƠƯĐăâêôơưđ�" + // A1
	"�����àảãáạ�ằẳẵắ�" + // B0
	"������ặầẩẫấậè�ẻẽ" + // C0
	"éẹềểễếệìỉ���ĩíịò" + // D0
	"�ỏõóọồổỗốộờởỡớợù" + // E0
	"�ủũúụừửữứựỳỷỹýỵ" // F0

// tcvnLetters is tcvn3 by byte.
var tcvnLetters = lettersFrom(0xA1, tcvn3)

// byteLetters says which letter each byte is; 0 where it is none.
type byteLetters [256]rune

// lettersFrom makes the table of an encoding whose letters begin at byte first.
func lettersFrom(first int, letters string) (table byteLetters) {
	for _, r := range letters {
		if r != '\uFFFD' {
			table[first] = r
		}
		first++
	}
	return table
}
