#!/bin/sh
# Signs a Windows program or library in place, by osslsigncode: CERT=file.p12 CERTPASS=file sign.sh FILE. Without CERT it does
# nothing.
set -eu
[ -n "${CERT:-}" ] || exit 0
osslsigncode sign -pkcs12 "$CERT" ${CERTPASS:+-readpass "$CERTPASS"} -h sha256 -n "Sổ tay Báo cáo viên" -in "$1" -out "$1.signed" >&2
mv "$1.signed" "$1"
