# Sổ tay Báo cáo viên. Two commands do everything: make run, make test.

# The commit a program is built from and that commit's time, for bcv version: of this folder's own repository only, and
# nothing where there is no git. The same commit gives the same program.
GIT = git --git-dir=.git --work-tree=.
COMMIT = $(shell $(GIT) describe --always --abbrev=40 --dirty --exclude='*' 2>/dev/null)
COMMITTED = $(shell $(GIT) log -1 --format=%cI 2>/dev/null)
BUILD = go build -buildvcs=false -trimpath -ldflags "-X baocaovien/internal/app.commit=$(COMMIT) -X baocaovien/internal/app.built=$(COMMITTED)"
# What make check leaves out: the packages that compile Fyne.
PURE = $(shell go list ./... | grep -v -e /internal/ui -e /cmd/baocaovien)
GOLANGCI := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0

# What strangers send, and how long each reader of it is fed at random.
FUZZED = feed:FuzzParse phrase:FuzzMatch page:FuzzExtract viet:FuzzParseDate viet:FuzzDecode document:FuzzRead
FUZZTIME ?= 60s

.PHONY: run test check fuzz bench eval train lint fmt build clean

# The window on the embedded sample site; without a display the same job on the command line.
run:
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ] || [ "$$(uname -s)" != Linux ]; then \
		./setup.sh run && $(BUILD) -o bin/ ./cmd/baocaovien || exit 1; \
		./bin/baocaovien --sample; code=$$?; \
		[ $$code -eq 3 ] || exit $$code; \
	fi; \
	echo "No display here, so the same job on the command line:" && \
	CGO_ENABLED=0 $(BUILD) -o bin/ ./cmd/bcv && exec ./bin/bcv tour --out bin/de-cuong-mau.pdf

# Every test, the window's under Xvfb included, with the race detector; but what a start takes is measured without.
test:
	@./setup.sh test
	go test -race -timeout 30m ./...
	go test -count=1 -run TestAStartIsQuickAndSmall ./cmd/bcv

# A full local cycle without the window: seconds.
check:
	@test -z "$$(gofmt -l cmd internal assets)" || { gofmt -l cmd internal assets; exit 1; }
	go vet $(PURE)
	go test $(PURE)

# Random input for everything that reads what strangers send.
fuzz:
	@for target in $(FUZZED); do \
		go test -run '^$$' -fuzz "^$${target#*:}$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 1s ./internal/$${target%%:*} || exit 1; \
	done

# Each hot path beside a limit or a peer of the same run.
bench:
	go test -run '^$$' -bench . $(PURE)
	@./setup.sh test
	go test -run '^$$' -bench . ./internal/ui/...

# The figures of themes and points on labelled data, cross-validated first: make eval DATA=folder
eval:
	go run ./internal/theme/train "$(DATA)"
	EVAL_DATA="$(abspath $(DATA))" go test -count=1 -run Eval -v ./internal/theme ./internal/points

# Learns the weights of themes from labelled articles; the same data gives the same bytes: make train DATA=folder
train:
	go run ./internal/theme/train "$(DATA)" assets/themes/weights.bin

lint:
	@test -z "$$(gofmt -l cmd internal assets)" || { gofmt -l cmd internal assets; exit 1; }
	go vet ./...
	go run $(GOLANGCI) run ./...

fmt:
	gofmt -w cmd internal assets

build:
	./setup.sh run
	CGO_ENABLED=0 $(BUILD) -o bin/ ./cmd/bcv
	$(BUILD) -o bin/ ./cmd/baocaovien

clean:
	rm -rf bin
