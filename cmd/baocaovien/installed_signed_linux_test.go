package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestASignedSetupIsVerifiedAndRuns signs the setup as make dist does where it is given a certificate, with one of the test's own.
func TestASignedSetupIsVerifiedAndRuns(t *testing.T) {
	raw, err := os.ReadFile(packed(t, "setup.exe"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	file := func(name string) string { return filepath.Join(dir, name) }
	for name, data := range map[string][]byte{"setup.exe": raw, "changed.exe": nil, "pass": []byte("mat-khau\n")} {
		if err := os.WriteFile(file(name), data, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	openssl := func(args ...string) { ran(t, exec.CommandContext(t.Context(), "openssl", args...)) }
	openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", file("key.pem"), "-out", file("cert.pem"), "-days", "30",
		"-subj", "/CN=Thử nghiệm", "-addext", "extendedKeyUsage=codeSigning", "-utf8")
	openssl("pkcs12", "-export", "-inkey", file("key.pem"), "-in", file("cert.pem"), "-out", file("cert.p12"), "-passout", "file:"+file("pass"))
	sign := exec.CommandContext(t.Context(), "../../assets/package/sign.sh", file("setup.exe"))
	sign.Env = append(os.Environ(), "CERT="+file("cert.p12"), "CERTPASS="+file("pass"))
	ran(t, sign)

	said := ran(t, exec.CommandContext(t.Context(), "osslsigncode", "verify", "-CAfile", file("cert.pem"), file("setup.exe")))
	if !strings.Contains(said, "Signature verification: ok") {
		t.Errorf("verified: %s", said)
	}
	signed, err := os.ReadFile(file("setup.exe"))
	if err != nil {
		t.Fatal(err)
	}
	signed[len(raw)/2] ^= 1
	if err := os.WriteFile(file("changed.exe"), signed, 0o700); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.CommandContext(t.Context(), "osslsigncode", "verify", "-CAfile", file("cert.pem"), file("changed.exe")).CombinedOutput(); err == nil {
		t.Errorf("a byte changed, and it is verified: %s", out)
	}

	w := install(t, "DISPLAY=")
	w.setUp(t, file("setup.exe"))
	if said := ran(t, w.program(t, "bcv.exe", "version")); said == "" {
		t.Error("the signed setup installed nothing that runs")
	}
}
