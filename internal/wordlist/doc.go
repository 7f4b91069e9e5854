// Package wordlist reads the table in which an office writes down words of its own: abbreviations, old names of places and
// units. It is pure: bytes in, words and what is wrong with which line out.
//
// As text, a heading says of what kind the lines below it are:
//
//	# a remark
//	[viết tắt]
//	BTGDV = Ban Tuyên giáo và Dân vận
//	[địa danh]
//	xã Sơn Hải = xã Vĩnh Hải
//	[đơn vị]
//	mô hình dân vận khéo
//
// As a spreadsheet or .csv, a row has three cells, kind, word and what it means; or two, below a row that names the kind alone.
package wordlist
