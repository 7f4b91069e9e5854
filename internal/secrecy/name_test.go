package secrecy_test

import (
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/secrecy"
)

// Names as offices and scanners give them; all made up.
func TestTheNameOfAFileMayBearAStamp(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]library.Stamp{
		"MẬT.pdf": library.Secret, "MẬT_KH 05.pdf": library.Secret, "KH-05-MẬT.jpg": library.Secret, "05_TỐI MẬT_KH.pdf": library.TopSecret,
		"Phương án (Tối mật).jpg": library.TopSecret, "Phương án bảo vệ - TUYỆT MẬT.docx": library.UtmostSecret, "[MẬT] Kế hoạch.pdf": library.Secret,
		"TUYET MAT_phuong an.pdf": library.UtmostSecret, "Luu hanh noi bo - De cuong.docx": library.InternalUse, "lưu hành nội bộ.pdf": library.InternalUse,
		"De_cuong_LUU HANH NOI BO.doc": library.InternalUse, `C:\Scan\MẬT – Báo cáo tháng 11.pdf`: library.Secret, "/home/a/Báo cáo tháng 11 (MẬT).png": library.Secret,
		"MA\u0323\u0302T_scan0001.jpg": library.Secret, "M_Ậ_T.pdf": library.Secret, "Kế hoạch.MẬT.pdf": library.Secret, "Kế hoạch 1.2 (MẬT)": library.Secret,

		"Mật ong.jpg": "", "MẬT_ONG_RỪNG.jpg": "", "BỆNH GAN - MẬT.pdf": "", "Luật Bảo vệ bí mật nhà nước (Mật).pdf": "", "Danh mục bí mật nhà nước - TUYỆT MẬT.docx": "",
		"MAT_KHAU.txt": "", "Mật khẩu.txt": "", "mat.jpg": "", "IMG_0001.HEIC": "", "Biên bản buổi nói 05-11.pdf": "", "Họp nội bộ.pdf": "", "": "", ".": "",
		"/MẬT/Biên bản.pdf": "", // the folder is no name of the file
	} {
		if got := secrecy.OfFileName(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
