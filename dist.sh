#!/bin/sh
# Builds what people install, on Linux, into a folder: ./dist.sh [FOLDER] (make dist)
#
#   sotay-VERSION-setup.exe            Windows, for one user, without rights (NSIS)
#   sotay-VERSION-portable.zip         Windows, runs from a stick, its library beside it
#   sotay_VERSION_amd64.deb            Debian, Ubuntu
#   sotay-VERSION-linux-amd64.tar.gz   other Linux
#   SHA256SUMS
#
# MESA=FOLDER has Mesa's libraries for machines without OpenGL (make mesa builds them); without it that mode is not offered.
#
# The same commit gives the same bytes. With CERT=file.p12 and CERTPASS=file the Windows programs and their installer are
# signed, by osslsigncode; a signature has its time.
set -eu
cd "$(dirname "$0")"
out=${1:-dist}
winres=github.com/tc-hib/go-winres@v0.3.3

# What a laptop and a stick should be asked for at most (MB).
installed_sought=45
zip_sought=25

VERSION=$(sed -n 's/^Version = "\(.*\)"/\1/p' FyneApp.toml)
SOURCE_DATE_EPOCH=$(git --git-dir=.git --work-tree=. log -1 --format=%ct 2>/dev/null || stat -c %Y FyneApp.toml)
TZ=UTC LC_ALL=C.UTF-8
export VERSION SOURCE_DATE_EPOCH TZ LC_ALL
umask 022

stage=$(mktemp -d)
linux=$stage/linux
trap 'rm -rf "$stage" cmd/baocaovien/rsrc_windows_amd64.syso' EXIT
mkdir -p "$out" "$stage/windows" "$linux"
rm -f "$out"/sotay* "$out"/SHA256SUMS

# Fonts within libraries lose what nobody needs of them here: the toolkit's the hints for coarse screens, which it does not use,
# and those of which the program shows no letter (monospace, that of pdfcpu's forms) all but the space. 1.2 MB. It is done in
# copies of the two libraries, which this build uses in their place.
copies=bin/modules
rm -rf "$copies" && mkdir -p "$copies"
cp go.mod "$copies/dist.mod" && cp go.sum "$copies/dist.sum"
copy() { # MODULE NAME
	cp -R "$(go list -m -f '{{.Dir}}' "$1")" "$copies/$2" && chmod -R u+w "$copies/$2"
	go mod edit -replace "$1=./$copies/$2" "$copies/dist.mod"
}
cut_font() { # FILE WHAT
	/usr/bin/python3 -m fontTools.subset "$copies/$1" $2 --no-hinting --no-glyph-names --notdef-outline --drop-tables+=DSIG,gasp,TTFA,FFTM \
		--output-file="$stage/font.ttf" >&2
	mv "$stage/font.ttf" "$copies/$1"
}
all="--unicodes=* --glyphs=* --layout-features=* --name-IDs=* --name-languages=* --name-legacy"
copy fyne.io/fyne/v2 fyne
copy github.com/pdfcpu/pdfcpu pdfcpu
for style in Regular Bold Italic BoldItalic; do
	cut_font fyne/theme/font/NotoSans-$style.ttf "$all"
done
cut_font fyne/theme/font/DejaVuSansMono-Powerline.ttf --unicodes=U+0020
cut_font pdfcpu/pkg/pdfcpu/model/resources/Roboto-Regular.ttf --unicodes=U+0020

# What the commit says of itself goes into the program (internal/app/build.go).
build() { # SYSTEM CGO TAGS FLAGS OUT PACKAGE
	CGO_ENABLED=$2 GOOS=$1 GOARCH=amd64 go build -buildvcs=false -trimpath -modfile "$copies/dist.mod" -tags "$3" -ldflags "-s -w $4 ${LDFLAGS:-}" -o "$5" "$6"
}

echo "Windows" >&2
resources() { # PROGRAM FOLDER
	go run $winres make --in "assets/package/$1.winres.json" --out "$2/rsrc" --arch amd64 --file-version "$VERSION.0" --product-version "$VERSION.0"
}
resources baocaovien cmd/baocaovien
resources bcv "$stage"
CC=x86_64-w64-mingw32-gcc
export CC
# The toolkit's coloured pictographs (4 MB) stay away: what Windows has of them in one colour is drawn in their place.
# Without HTTP/2 it is 0.6 MB less; every server speaks HTTP/1.1, over which several files come at once too.
# Functions need not begin at every 32nd byte: at every 8th they take 0.6 MB less.
build windows 1 no_emoji,nethttpomithttp2 "-H=windowsgui -funcalign=8" "$stage/windows/baocaovien.exe" ./cmd/baocaovien
# bcv.exe only starts baocaovien.exe, which has the command line too.
$CC -Os -s -Wall -Wextra -Werror -municode -Wl,--no-insert-timestamp -o "$stage/windows/bcv.exe" assets/package/bcv.c "$stage/rsrc_windows_amd64.syso"
unset CC
cp LICENSE "$stage/windows/GIAY-PHEP.txt"

sign() { assets/package/sign.sh "$1"; } # FILE
sign "$stage/windows/baocaovien.exe"
sign "$stage/windows/bcv.exe"
if [ -n "${MESA:-}" ]; then
	mkdir "$stage/windows/tuong-thich"
	cp "$MESA"/*.dll "$MESA"/*.txt "$stage/windows/tuong-thich/"
	for library in "$stage"/windows/tuong-thich/*.dll; do sign "$library"; done
fi

(cd "$stage" && mkdir icon && cd "$OLDPWD" && go run $winres extract --dir "$stage/icon" "$stage/windows/baocaovien.exe")
kilobytes=$(du -sk --apparent-size --exclude=tuong-thich "$stage/windows" | cut -f1)
makensis -V2 -INPUTCHARSET UTF8 -DVERSION="$VERSION" -DNUMBER="$VERSION.0" -DFILES="$stage/windows" -DICON="$stage/icon/APP_0000.ico" \
	-DKB="$kilobytes" -DOUT="$stage/sotay-setup.exe" assets/package/setup.nsi >&2
sign "$stage/sotay-setup.exe"
mv "$stage/sotay-setup.exe" "$out/sotay-$VERSION-setup.exe"

same_time() { find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +; }

mkdir -p "$stage/zip/So tay Bao cao vien/thu-vien"
cp -r "$stage"/windows/* "$stage/zip/So tay Bao cao vien/"
cp assets/package/thu-vien.txt "$stage/zip/So tay Bao cao vien/thu-vien/DOC-TRUOC.txt"
same_time "$stage/zip"
(cd "$stage/zip" && find . -type f | LC_ALL=C sort | zip -q -X -9 "$stage/portable.zip" -@)
mv "$stage/portable.zip" "$out/sotay-$VERSION-portable.zip"

echo "Linux" >&2
build linux 1 "" "" "$linux/baocaovien" ./cmd/baocaovien
build linux 0 "" "" "$linux/bcv" ./cmd/bcv

deb=$stage/deb
put() { install -D -m "$1" "$2" "$deb/$3"; } # MODE FILE PLACE
put 755 "$linux/baocaovien" usr/lib/sotay/baocaovien
put 755 assets/package/baocaovien.sh usr/bin/baocaovien
put 755 "$linux/bcv" usr/bin/bcv
put 644 assets/package/vn.baocaovien.sotay.desktop usr/share/applications/vn.baocaovien.sotay.desktop
put 644 assets/package/vn.baocaovien.sotay.xml usr/share/mime/packages/vn.baocaovien.sotay.xml
put 644 assets/package/vn.baocaovien.sotay.metainfo.xml usr/share/metainfo/vn.baocaovien.sotay.metainfo.xml
put 644 assets/icons/app.svg usr/share/icons/hicolor/scalable/apps/vn.baocaovien.sotay.svg
put 644 assets/icons/app.png usr/share/icons/hicolor/512x512/apps/vn.baocaovien.sotay.png
put 644 LICENSE usr/share/doc/sotay/copyright
sed -i -e "s/@VERSION@/$VERSION/" -e "s/@DATE@/$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)/" "$deb/usr/share/metainfo/vn.baocaovien.sotay.metainfo.xml"
appstreamcli validate --no-net "$deb/usr/share/metainfo/vn.baocaovien.sotay.metainfo.xml" >&2
desktop-file-validate "$deb/usr/share/applications/vn.baocaovien.sotay.desktop" >&2
mkdir "$deb/DEBIAN"
sed -e "s/@VERSION@/$VERSION/" -e "s/@SIZE@/$(du -sk --apparent-size "$deb" | cut -f1)/" assets/package/control >"$deb/DEBIAN/control"
same_time "$deb"
dpkg-deb --root-owner-group -Zxz --build "$deb" "$out/sotay_${VERSION}_amd64.deb" >&2

folder=sotay-$VERSION
mkdir "$linux/$folder"
mv "$linux/baocaovien" "$linux/bcv" "$linux/$folder/"
cp LICENSE assets/icons/app.png assets/package/vn.baocaovien.sotay.desktop "$linux/$folder/"
tar -C "$linux" --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner -cf - "$folder" |
	gzip -9n >"$out/$folder-linux-amd64.tar.gz"

(cd "$out" && sha256sum sotay* >SHA256SUMS)

size() { # WHAT BYTES SOUGHT
	echo "$1: $((($2 + 500000) / 1000000)) MB, sought $3 MB"
}
ls -l "$out"
size "installed on Windows" "$((kilobytes * 1024))" $installed_sought
size "portable zip" "$(stat -c %s "$out/sotay-$VERSION-portable.zip")" $zip_sought
