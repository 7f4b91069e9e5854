package viet

// viscii is VISCII 1.1 (RFC 1456) from byte 0x80 on. Six capitals stand among the control characters.
const viscii = "" +
	"ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ" + // 80
	"ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ" + // 90
	"Õắằặấầẩậẽẹếềểễệố" + // A0
	"ồổỗỠƠộờởịỰỨỪỬơớƯ" + // B0
	"ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ" + // C0
	"ĐứÒÓÔạỷừửÙÚỹỵÝỡư" + // D0
	"àáâãảăữẫèéêẻìíĩỉ" + // E0
	"đựòóôõỏọụùúũủýợỮ" // F0

var visciiLetters = func() byteLetters {
	table := lettersFrom(0x80, viscii)
	for b, r := range map[int]rune{0x02: 'Ẳ', 0x05: 'Ẵ', 0x06: 'Ẫ', 0x14: 'Ỷ', 0x19: 'Ỹ', 0x1E: 'Ỵ'} {
		table[b] = r
	}
	return table
}()
