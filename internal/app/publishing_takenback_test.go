package app_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/store"
)

// Two offices publish in one store: who looks at it is told what the other withdrew of what they published or quote.
func TestWhoPublishesTogetherIsToldWhatTheOtherWithdrew(t *testing.T) {
	t.Parallel()
	kho := t.TempDir()
	first, second := publisher(t, "Nguyễn Văn A"), publisher(t, "Trần Thị B")
	published(t, first, kho)
	_, request, err := second.Publishing.Request(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	read, err := app.ReadRequest(request)
	if err == nil {
		err = first.Publishing.Admit(t.Context(), kho, read)
	}
	if err != nil {
		t.Fatal(err)
	}
	dir := folder(t, map[string]string{"ben.txt": "Chuyện bến cá của xã\nCác xã ven biển tổ chức 12 buổi tuyên truyền cho 3.400 ngư dân trong quý III năm 2026.\n"})
	own := imported(t, second, []string{filepath.Join(dir, "ben.txt")}).Files[0].ID
	published(t, second, kho)
	uid, err := second.Publishing.ArticleUID(t.Context(), own)
	if err != nil {
		t.Fatal(err)
	}
	items, err := first.Publishing.Items(t.Context(), kho)
	if err != nil {
		t.Fatal(err)
	}
	items = slices.DeleteFunc(items, func(i app.StoreItem) bool { return i.UID == uid })
	quoted, other, instead := items[0], items[1], items[2]
	o := draftOf(t, second, quoted.Title)
	o.Title = "Biển quê ta"
	if o, err = second.Library().SaveOutline(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	looks := func(office *app.App) (told []string) {
		t.Helper()
		would, err := office.Publishing.Preview(t.Context(), kho, store.PublishChoice{})
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range would.Taken {
			told = append(told, b.Text())
		}
		return told
	}
	if told := append(looks(first), looks(second)...); len(told) > 0 {
		t.Fatalf("nothing is withdrawn yet: %q", told)
	}
	for what, with := range map[string]string{uid: "", quoted.UID: instead.UID, other.UID: ""} {
		if _, err := first.Publishing.Withdraw(t.Context(), kho, what, "sai số liệu", with); err != nil {
			t.Fatal(err)
		}
	}
	isTold := func(what string, told []string, want ...[]string) {
		t.Helper()
		if len(told) != len(want) {
			t.Fatalf("%s: told %q", what, told)
		}
		for _, says := range want {
			if !slices.ContainsFunc(told, func(text string) bool {
				return !slices.ContainsFunc(says, func(part string) bool { return !strings.Contains(text, part) })
			}) {
				t.Errorf("%s: told %q, not %q", what, told, says)
			}
		}
	}
	mine, quotes := []string{"«Chuyện bến cá của xã» do mình phát hành", "sai số liệu"}, []string{"sai số liệu", "«Biển quê ta»", "Thay bằng «"}
	isTold("who withdrew it", looks(first))
	isTold("the other", looks(second), mine, quotes)
	isTold("a second look", looks(second), mine, quotes)
	isTold("publishing", func() (told []string) {
		for _, b := range published(t, second, kho).Taken {
			told = append(told, b.Text())
		}
		return told
	}(), mine, quotes)
	isTold("who has published since", looks(second), quotes)
	if err := second.Library().RemoveOutline(t.Context(), o.ID); err != nil {
		t.Fatal(err)
	}
	isTold("who quotes it no more", looks(second))
	if _, err := first.Publishing.Release(t.Context(), kho, uid); err != nil {
		t.Fatal(err)
	}
	published(t, second, kho)
	if _, err := first.Publishing.Withdraw(t.Context(), kho, uid, "hết hiệu lực", ""); err != nil {
		t.Fatal(err)
	}
	isTold("what is withdrawn anew", looks(second), []string{"«Chuyện bến cá của xã»", "hết hiệu lực"})
}
