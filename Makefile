# Sổ tay Báo cáo viên. Two commands do everything: make run, make test.

# The commit a program is built from and that commit's time, for bcv version: of this folder's own repository only, and
# nothing where there is no git. The same commit gives the same program.
GIT = git --git-dir=.git --work-tree=.
COMMIT = $(shell $(GIT) describe --always --abbrev=40 --dirty --exclude='*' 2>/dev/null)
COMMITTED = $(shell $(GIT) log -1 --format=%cI 2>/dev/null)
LDFLAGS = -X baocaovien/internal/app.commit=$(COMMIT) -X baocaovien/internal/app.built=$(COMMITTED)
BUILD = go build -buildvcs=false -trimpath -ldflags "$(LDFLAGS)"
# What make check leaves out: the packages that compile Fyne.
PURE = $(shell go list ./... | grep -v -e /internal/ui -e /cmd/baocaovien)
# What the race detector looks into (atonce_linux_test.go holds the list): packages that start goroutines or guard what they
# share, and this folder's own tests, which use all that is made at a first use from several goroutines.
RACED = . ./internal/app ./internal/crowd ./internal/discover ./internal/intake ./internal/machine ./internal/receive ./internal/sample ./internal/script ./internal/settings ./internal/store ./internal/syncer \
	./internal/ui ./internal/ui/compose ./internal/ui/kit ./internal/ui/widgets ./internal/web ./internal/words
# How it looks: SQLite itself, C in Go's clothes, is compiled without it. It takes two thirds of the time there, and what it
# shares it guards by the mutexes of modernc.org/libc, which the detector does see.
RACE = -race -short -gcflags=modernc.org/sqlite/lib=-race=false
GOLANGCI := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0

# The object store that stores of other offices are published to in the tests.
S3SERVER := github.com/versity/versitygw/cmd/versitygw@v1.8.0

VULNCHECK := golang.org/x/vuln/cmd/govulncheck@v1.9.0
# The database of known weaknesses, how long it may take (seconds), and what is checked.
VULNDB ?= https://vuln.go.dev
VULNTIME ?= 600
VULNPKG ?= ./...

# Every fuzz target (house_test.go holds the list), and how long each is fed at random: six minutes in all.
FUZZED = feed:FuzzParse sheet:FuzzRead page:FuzzExtract page:FuzzList \
	document:FuzzRead document:FuzzPDF document:FuzzWord document:FuzzText picture:FuzzFit paper:FuzzReadImage \
	viet:FuzzDecode viet:FuzzUnfont viet:FuzzRoundTrip viet:FuzzParseDate viet:FuzzClean viet:FuzzFold viet:FuzzSortKey \
	viet:FuzzSentences viet:FuzzSyllables viet:FuzzSpokenSyllables speech:FuzzAloud phrase:FuzzMatch theme:FuzzRead points:FuzzPick \
	compare:FuzzFindStaysWithinItsBlock store:FuzzSearchNeverFails paper:FuzzLayout docx:FuzzWrite \
	handout:FuzzDeCuong handout:FuzzLeafletAndCards
FUZZTIME ?= 10s

# How many kills make test-kill deals out, and make check: they take most of its time, and make test deals out fifty.
KILLS ?= 1000
KILLS_IN_CHECK ?= 10

.PHONY: run test test-kill check fuzz bench bench-peers bench-sharing eval train fonts lint vuln fmt build dist mesa test-dist test-windows test-deb clean

# The window on the embedded sample site; without a display the same job on the command line.
run:
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ] || [ "$$(uname -s)" != Linux ]; then \
		./setup.sh run && $(BUILD) -o bin/ ./cmd/baocaovien || exit 1; \
		./bin/baocaovien --sample; code=$$?; \
		[ $$code -eq 3 ] || exit $$code; \
	fi; \
	echo "No display here, so the same job on the command line:" && \
	CGO_ENABLED=0 $(BUILD) -o bin/ ./cmd/bcv && exec ./bin/bcv tour --out bin/de-cuong-mau.pdf

# Every test, the window's under Xvfb included. Then those of what may race with the race detector, but -short: without the
# largest inputs, the longest lists and what other programs do, where a race would show no sooner. There too garbage is collected
# seldom: it was a third of the work of the window's tests.
test:
	@./setup.sh test
	@test -x bin/versitygw || GOBIN="$(abspath bin)" go install $(S3SERVER)
	go test -timeout 30m ./...
	GOGC=400 go test $(RACE) -timeout 30m $(RACED)

# The built bcv, killed at random moments of everything it writes, and with writes that fail: what stood must stand. make
# test does eighty, of which thirty meet stores that are published and received; BCV_SEED repeats a run.
test-kill:
	BCV_KILLS=$(KILLS) go test -count=1 -timeout 120m -v -run TestKillsLoseNothing ./internal/cli

# A full local cycle without the window, in under a minute. All of it is compiled once, as bcv is shipped: without cgo. Tests are
# many short processes that wait for disks, servers and other programs as long as they work: twice as many packages as
# processors are tested at once, and their garbage is collected four times as seldom. Their libraries lie in memory where the
# system has a folder there with 2 GB of room that lets programs run: make test has them on the disk.
check:
	@test -z "$$(gofmt -l cmd internal assets)" || { gofmt -l cmd internal assets; exit 1; }
	CGO_ENABLED=0 go vet $(PURE)
	@room=$$(mktemp -d /dev/shm/check.XXXXXX 2>/dev/null) && cp /bin/true "$$room" && "$$room/true" && \
		[ "$$(df -Pk "$$room" | awk 'END {print $$4}')" -gt 2000000 ] || { rm -rf "$$room"; room=$$(mktemp -d); }; chmod 1777 "$$room"; \
	trap 'rm -rf "$$room"' EXIT; \
	GOTMPDIR=$${TMPDIR:-/tmp} TMPDIR="$$room" CGO_ENABLED=0 GOGC=400 BCV_KILLS=$(KILLS_IN_CHECK) \
		go test -short -vet=off -p $$((2 * $$(getconf _NPROCESSORS_ONLN))) $(PURE)

# Random input for everything that reads what strangers send or people type.
# The go command calls it a failure when the time ends in the middle of an input ("context deadline exceeded"): no fault was
# found then, and none was written down.
fuzz:
	@said=$$(mktemp); for target in $(FUZZED); do \
		go test -run '^$$' -fuzz "^$${target#*:}$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 1s ./internal/$${target%%:*} >"$$said" 2>&1; code=$$?; \
		cat "$$said"; \
		if [ $$code -ne 0 ] && { grep -q 'Failing input written' "$$said" || ! grep -q '^ *context deadline exceeded$$' "$$said"; }; then exit 1; fi; \
	done; rm -f "$$said"

# Each hot path beside a limit or a peer of the same run, and what became of the ratios since they were last written down
# (internal/peers/ratios.txt).
bench:
	go test -run '^$$' -bench . $(PURE) | go run ./internal/peers changes
	@./setup.sh test
	go test -run '^$$' -bench . ./internal/ui/... | go run ./internal/peers changes

# The program beside newsboat, WeasyPrint, LibreOffice and pandoc: the same feeds, pages, documents and paper for each.
bench-peers:
	@./setup.sh peers
	CGO_ENABLED=0 $(BUILD) -o bin/ ./cmd/bcv
	go run ./internal/peers bin/bcv

# A store of another office before a thousand laptops: requests, bytes and times, and what publishing costs, beside the limits they
# are held to. CROWD_LAPTOPS=100 is done sooner; with CROWD_FRESH=1000 all of them take the whole store first.
bench-sharing:
	@./setup.sh sharing
	CGO_ENABLED=0 $(BUILD) -o bin/ ./cmd/bcv
	go run ./internal/crowd bin/bcv

# The figures of themes and points (cross-validated first) on labelled data, of import on documents of known text, and of
# searches on judged queries: make eval DATA=folder
eval:
	go run ./internal/theme/train "$(DATA)"
	go run ./internal/points/train "$(DATA)"
	EVAL_DATA="$(abspath $(DATA))" go test -count=1 -run Eval -v ./internal/theme ./internal/points ./internal/document ./internal/store

# Learns the weights of themes from labelled articles, and those of points from what readers took; the same data gives the same
# bytes: make train DATA=folder
train:
	go run ./internal/theme/train "$(DATA)" assets/themes/weights.bin
	go run ./internal/points/train "$(DATA)" assets/points/learned.bin

# The fonts, cut from those their makers published: without the hints for coarse screens, which neither paper nor the window
# uses and which are half of a font, and what no other script needs as WOFF, which is packed. PUBLISHED is a folder with the
# .ttf files as published. The Chinese letters are all of GB 2312 (its marks, kana and 6,763 characters) and marks beside kana
# and numbers that it has not, cut from Noto Sans CJK SC: Debian's fonts-noto-cjk and python3-fonttools. The same files give the
# same bytes.
PUBLISHED ?= /usr/share/fonts/truetype
CJK ?= /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc
GB2312 = "".join(bytes([row, cell]).decode("gb2312", "ignore") for row in [0xA1, 0xA3, 0xA4, 0xA5, *range(0xB0, 0xF8)] for cell in range(0xA1, 0xFF)) + "\u30fb\u30fc\u3007"
CUT = /usr/bin/python3 -m fontTools.subset
KEPT = --unicodes='*' --no-hinting --no-glyph-names --notdef-outline --name-IDs='*' --name-languages='*' --name-legacy
fonts:
	@for f in Tinos-Regular Tinos-Bold Tinos-Italic Tinos-BoldItalic; do \
		$(CUT) "$$(find $(PUBLISHED) -name $$f.ttf | head -n 1)" $(KEPT) --layout-features= --drop-tables+=GDEF,GPOS,GSUB,DSIG,gasp \
			--output-file=assets/fonts/$$f.ttf || exit 1; \
	done
	@for f in $(basename $(notdir $(wildcard assets/fonts/NotoSerif*.woff assets/fonts/NotoSansCham*.woff assets/fonts/NotoSansTaiViet*.woff))); do \
		$(CUT) "$$(find $(PUBLISHED) -name $$f.ttf | head -n 1)" $(KEPT) --glyphs='*' --layout-features='*' --drop-tables+=DSIG,gasp \
			--flavor=woff --output-file=assets/fonts/$$f.woff || exit 1; \
	done
	@letters=$$(mktemp) && /usr/bin/python3 -c 'print($(GB2312))' > $$letters && \
	$(CUT) $(CJK) --font-number=2 --text-file=$$letters --layout-features= --no-hinting --desubroutinize \
		--drop-tables+=vhea,vmtx,VORG,BASE,GSUB,GPOS,DSIG --flavor=woff --output-file=assets/fonts/NotoSansSC-GB2312.woff; \
	code=$$?; rm -f $$letters; exit $$code

# Formatting, vet and lint; what needs no compiler of C is looked at as on a Mac too, since the program for it is built only there.
lint:
	@test -z "$$(gofmt -l cmd internal assets)" || { gofmt -l cmd internal assets; exit 1; }
	go vet ./...
	GOOS=darwin CGO_ENABLED=0 go vet $(filter-out %/winetest %/printertest,$(PURE))
	go run $(GOLANGCI) run ./...

# Known weaknesses in what the program calls of Go and of its libraries. A weakness fails it; a database that does not answer
# is said, and is no failure: then nothing was checked.
vuln:
	@GOBIN="$(abspath bin)" go install $(VULNCHECK)
	@code=0; timeout $(VULNTIME) bin/govulncheck -db $(VULNDB) $(VULNPKG) > bin/vuln.txt 2>&1 || code=$$?; cat bin/vuln.txt; \
	if [ $$code -eq 124 ] || { [ $$code -ne 0 ] && [ $$code -ne 3 ] && grep -qi -e 'fetching vulnerabilities' -e '$(VULNDB)/index' bin/vuln.txt; }; then \
		echo "vuln: NOT CHECKED, $(VULNDB) did not answer" >&2; code=0; \
	fi; exit $$code

fmt:
	gofmt -w cmd internal assets

build:
	./setup.sh run
	CGO_ENABLED=0 $(BUILD) -o bin/ ./cmd/bcv
	$(BUILD) -o bin/ ./cmd/baocaovien

# What people install, for Windows and Linux, into dist/; it runs on Linux (setup.sh installs the compiler for Windows and
# NSIS). CERT=file.p12 CERTPASS=file signs the Windows programs. MESA=FOLDER has Mesa's libraries, which are built once from
# Debian's source; MESA= leaves them out, and with them the mode for machines without OpenGL.
MESA ?= bin/mesa
mesa: bin/mesa
bin/mesa: mesa.sh
	@./setup.sh mesa
	./mesa.sh $@ && touch $@
dist: $(filter bin/mesa,$(MESA))
	@./setup.sh dist
	LDFLAGS="$(LDFLAGS)" MESA="$(MESA)" ./dist.sh dist

# The same commit gives the same bytes: all is built twice, in two folders.
test-dist: dist
	LDFLAGS="$(LDFLAGS)" MESA="$(MESA)" ./dist.sh bin/dist-again
	diff dist/SHA256SUMS bin/dist-again/SHA256SUMS
	@echo "test-dist: the same bytes twice"

# The packages for Windows, installed, used, upgraded and removed under Wine.
test-windows: dist
	@./setup.sh test
	DIST="$(abspath dist)" go test -count=1 -timeout 30m -v -run 'Setup|OldWindows|Portable|Installed|OpenGL|OnWindows' ./cmd/baocaovien

# The package for Debian and Ubuntu, installed, used, upgraded and removed in a fresh Debian in a folder: as root.
test-deb: dist
	@./setup.sh test
	@./setup.sh deb
	DIST="$(abspath dist)" go test -count=1 -timeout 30m -v -run Debian ./cmd/baocaovien

clean:
	rm -rf bin dist
