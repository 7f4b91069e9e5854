package theme_test

import (
	"context"
	"testing"

	"baocaovien/internal/library"
)

func TestArticlesOfOneSubjectAreAlike(t *testing.T) {
	t.Parallel()
	c := classifier(t)
	read := func(title, text string) func(string, string) float64 {
		l := c.Likeness(t.Context(), title, []library.Block{{Kind: library.Paragraph, Text: text}})
		return func(title, text string) float64 {
			return l.To(c.Likeness(t.Context(), title, []library.Block{{Kind: library.Paragraph, Text: text}}))
		}
	}
	const title, text = "Trao cờ cho thợ lưới", "Hội phụ nữ xã trao cờ Tổ quốc cho bác thợ lưới ở làng chài, bác treo cờ lên mũi thuyền."
	to := read(title, text)
	if same := to(title, text); same < 0.999 {
		t.Errorf("like itself %.3f", same)
	}
	kin := to("Cờ trên mũi thuyền", "Các bác thợ lưới ở làng chài nhận cờ Tổ quốc của hội phụ nữ xã và treo lên mũi thuyền.")
	other := to("Mở thư viện", "Trường tiểu học mở thư viện với nhiều cuốn sách do học sinh cũ góp cho đàn em.")
	if kin < 3*other || kin >= 1 {
		t.Errorf("like its kin %.3f, like another %.3f", kin, other)
	}
	if nothing := to("", ""); nothing != 0 {
		t.Errorf("like nothing %.3f", nothing)
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if l := c.Likeness(stopped, title, []library.Block{{Kind: library.Paragraph, Text: text}}); l.To(l) != 0 {
		t.Error("what is not read is like something")
	}
}
