package viet

// The Latin letters beyond ASCII in the blocks that Vietnamese uses, taken apart: every syllable of every article
// passes through here, so this is data and not worked out at the start. A test works it out and compares.
const (
	firstLatin, endLatin     = 0x00C0, 0x0250 // Latin-1, Latin Extended-A and -B
	firstComposed, endLetter = 0x1E00, 0x1F00 // Latin Extended Additional
	latinLetters             = endLatin - firstLatin + endLetter - firstComposed
)

// latinPlace returns where the tables below have a letter, and whether they do.
func latinPlace(r rune) (int, bool) {
	switch {
	case firstLatin <= r && r < endLatin:
		return int(r - firstLatin), true
	case firstComposed <= r && r < endLetter:
		return int(r-firstComposed) + endLatin - firstLatin, true
	}
	return 0, false
}

// latin holds the letters without their tones, and the tones; latinFolded the letters without any marks.
var latin, latinFolded = func() (letters [latinLetters]letter, folded [latinLetters]rune) {
	i := 0
	for _, base := range latinBases {
		letters[i] = letter{base, Tone(latinTones[i] - '0')}
		i++
	}
	i = 0
	for _, bare := range latinFolds {
		folded[i] = bare
		i++
	}
	return letters, folded
}()

// latinBases are the letters in lower case and without their tones.
const latinBases = "" +
	"aaâaäåæçeeêëiiîïđnooôoö×øuuûüyþßaaâaäåæçeeêëiiîïđnooôoö÷øuuûüyþÿ" +
	"āāăăąąccĉĉċċččďďđđēēĕĕėėęęěěĝĝğğġġģģĥĥħħiiīīĭĭįįiıĳĳĵĵķķĸllļļľľŀ" +
	"ŀłłnnņņňňŉŋŋōōŏŏőőœœrrŗŗřřssŝŝşşššţţťťŧŧuuūūŭŭůůűűųųŵŵŷŷÿzzżżžžſ" +
	"ƀɓƃƃƅƅɔƈƈɖɗƌƌƍǝəɛƒƒɠɣƕɩɨƙƙƚƛɯɲƞɵơơƣƣƥƥʀƨƨʃƪƫƭƭʈưưʊʋƴƴƶƶʒƹƹƺƻƽƽƾƿ" +
	"ǀǁǂǃǆǆǆǉǉǉǌǌǌǎǎǐǐǒǒǔǔǖǖüüǚǚüüǝǟǟǡǡǣǣǥǥǧǧǩǩǫǫǭǭǯǯǰǳǳǳggƕƿnnååææøø" +
	"ȁȁȃȃȅȅȇȇȉȉȋȋȍȍȏȏȑȑȓȓȕȕȗȗșșțțȝȝȟȟƞȡȣȣȥȥȧȧȩȩȫȫōōȯȯȱȱȳȳȴȵȶȷȸȹⱥȼȼƚⱦȿ" +
	"ɀɂɂƀʉʌɇɇɉɉɋɋɍɍɏɏḁḁḃḃbbḇḇççḋḋddḏḏḑḑḓḓēēēēḙḙḛḛḝḝḟḟḡḡḣḣhhḧḧḩḩḫḫḭḭïï" +
	"kkkkḵḵllḹḹḻḻḽḽmmṁṁmmṅṅnnṉṉṋṋooööōōōōppṗṗṙṙrrṝṝṟṟṡṡssṡṡṧṧṡṡṫṫttṯṯ" +
	"ṱṱṳṳṵṵṷṷuuṻṻvvvvwwwwẅẅẇẇwwẋẋẍẍẏẏẑẑzzẕẕẖẗẘẙẚẛẜẝßẟaaaaââââââââââăă" +
	"ăăăăăăăăeeeeeeêêêêêêêêêêiiiiooooôôôôôôôôôôơơơơơơơơơơuuuuưưưưưưưư" +
	"ưưyyyyyyyyỻỻỽỽỿỿ"

// latinTones are their tones.
const latinTones = "" +
	"1403000014001400031403000140040014030000140014000314030001400400" +
	"0000004400000000000000000000000000000000330000000000000004400000" +
	"0004400000000000000044000044000000000000330000000000000004400000" +
	"0000000000000000000000000000000000000000000000000000000000000000" +
	"0000000000000000000000044001100000000000000000000000440011444444" +
	"0000000000000000000000000000000000000000000033000000000000000000" +
	"0000000000000000000055004400550000001144000000000000550000000044" +
	"4455005500000044005500550000443311444400005500000055440055005500" +
	"0000000044003355114400005500000000550000000000005522441122335544" +
	"1122335555223344112233552255552244112233554411223355552244112233" +
	"5511552233000000"

// latinFolds are the letters in lower case and without any marks.
const latinFolds = "" +
	"aaaaaaæceeeeiiiidnooooo×øuuuuyþßaaaaaaæceeeeiiiidnooooo÷øuuuuyþy" +
	"aaaaaaccccccccddddeeeeeeeeeegggggggghhħħiiiiiiiiiıĳĳjjkkĸllllllŀ" +
	"ŀłłnnnnnnŉŋŋooooooœœrrrrrrssssssssttttŧŧuuuuuuuuuuuuwwyyyzzzzzzſ" +
	"ƀɓƃƃƅƅɔƈƈɖɗƌƌƍǝəɛƒƒɠɣƕɩɨƙƙƚƛɯɲƞɵooƣƣƥƥʀƨƨʃƪƫƭƭʈuuʊʋƴƴƶƶʒƹƹƺƻƽƽƾƿ" +
	"ǀǁǂǃǆǆǆǉǉǉǌǌǌaaiioouuuuuuuuuuǝaaaaææǥǥggkkooooʒʒjǳǳǳggƕƿnnaaææøø" +
	"aaaaeeeeiiiioooorrrruuuussttȝȝhhƞȡȣȣȥȥaaeeooooooooyyȴȵȶȷȸȹⱥȼȼƚⱦȿ" +
	"ɀɂɂƀʉʌɇɇɉɉɋɋɍɍɏɏaabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiii" +
	"kkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrsssssssssstttttt" +
	"ttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyẚſẜẝßẟaaaaaaaaaaaaaaaa" +
	"aaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu" +
	"uuyyyyyyyyỻỻỽỽỿỿ"
