# doudi: build, test, install. `make help` says what there is.
-include config.local.mk
include config.mk

export XLSX
VERSION := $(shell cat VERSION)
CMDS := $(notdir $(basename $(wildcard cmd/*.c)))
BINS := $(CMDS:%=$(BUILD)/bin/%)
# .xlsx needs three libraries; without them lib/without/ says so when one is met
WITHOUT := $(wildcard lib/xlsx*.c tests/unit/xlsx*.c tests/bench/xlsx*.c)
ifneq ($(XLSX),no)
WITHOUT := lib/without/%.c
endif
LIBSRC := $(filter-out $(WITHOUT),$(wildcard lib/*.c lib/without/*.c))
LIBOBJ := $(patsubst %.c,$(BUILD)/%.o,$(LIBSRC))
UNITSRC := $(filter-out $(WITHOUT),$(wildcard tests/unit/*.c))
UNITS := $(patsubst %.c,$(BUILD)/%,$(subst tests/,,$(UNITSRC)))
FAULTY := $(CMDS:%=$(BUILD)/fault/%)
BENCH := $(patsubst %.c,$(BUILD)/%,$(subst tests/,,$(filter-out $(WITHOUT),$(wildcard tests/bench/*.c))))
COMPLETION := $(BUILD)/completion/doudi.bash $(BUILD)/completion/_doudi
MAN := $(wildcard man/*.[157])
DATA = $(shell cd share && find . -type f ! -path './completion/*' ! -path '*/work/*')

# what pkg-config says of the libraries, or their plain names
libraries = $(shell pkg-config --libs $1 2>/dev/null || echo $2)
ifneq ($(XLSX),no)
READER := $(call libraries,libzip expat,-lzip -lexpat)
WRITER := $(call libraries,xlsxwriter libzip,-lxlsxwriter -lzip -lz)
WITH := -DWITH_XLSX $(shell pkg-config --cflags libzip expat xlsxwriter 2>/dev/null)
endif

ALLFLAGS = -std=c11 -D_GNU_SOURCE -Ilib -DVERSION='"$(VERSION)"' -DDATADIR='"$(DATADIR)"' \
	$(WITH) $(WARN) $(CFLAGS) $(if $(SAN),-fsanitize=$(SAN) -fno-sanitize-recover=all -fno-omit-frame-pointer)
LDALL = $(LDFLAGS) $(if $(SAN),-fsanitize=$(SAN))

.PHONY: all
all: $(BINS) $(COMPLETION) $(BUILD)/share/doudi	## build everything (the default); XLSX=no: without workbooks

# the flags, the compiler and the list of modules: a change of any rebuilds
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(subst ','\'',$(CC) $(ALLFLAGS) $(LDALL) $(LIBOBJ))' >$@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@
.PHONY: FORCE
FORCE:

$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) $(ALLFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/libdoudi.a: $(LIBOBJ)
	@rm -f $@
	$(AR) rcs $@ $(LIBOBJ)

$(BUILD)/bin/import-table $(BUILD)/fault/import-table: LDLIBS += -lcsv $(READER)
$(BUILD)/bin/export-table $(BUILD)/fault/export-table: LDLIBS += $(WRITER)
$(BUILD)/bin/fake-register $(BUILD)/fault/fake-register: LDLIBS += $(WRITER)
$(BUILD)/bench/xlsx_book: LDLIBS += $(WRITER)
$(BUILD)/unit/%: LDLIBS += -Wl,--as-needed -lcsv $(READER) $(WRITER)
$(BUILD)/unit/xlsout: LDLIBS += $(if $(WITH),$(call libraries,freexl,-lfreexl))
$(BUILD)/bin/%: $(BUILD)/cmd/%.o $(BUILD)/libdoudi.a
	@mkdir -p $(@D)
	$(CC) $(LDALL) -o $@ $^ $(LDLIBS)

$(BUILD)/unit/%: $(BUILD)/tests/unit/%.o $(BUILD)/libdoudi.a
	@mkdir -p $(@D)
	$(CC) $(LDALL) -o $@ $^ $(LDLIBS)

# the programs on a system that fails when it is told to
$(BUILD)/fault/%: $(BUILD)/cmd/%.o $(BUILD)/tests/fault/fault.o $(BUILD)/libdoudi.a
	@mkdir -p $(@D)
	$(CC) $(LDALL) -Wl,--wrap=read,--wrap=pread,--wrap=write,--wrap=fsync,--wrap=rename,--wrap=close -o $@ $^ $(LDLIBS)

$(BUILD)/bench/%: $(BUILD)/tests/bench/%.o $(BUILD)/libdoudi.a
	@mkdir -p $(@D)
	$(CC) $(LDALL) -o $@ $^ $(LDLIBS)

# the programs find their data at ../share/doudi, here as when installed
$(BUILD)/share/doudi: FORCE
	@mkdir -p $(@D)
	@ln -sfn "$(CURDIR)/share" $@

# from the option tables inside the programs
$(COMPLETION): share/completion/generate.sh $(BINS) | $(BUILD)/share/doudi
	@mkdir -p $(@D)
	@sh share/completion/generate.sh $(if $(findstring _doudi,$@),zsh,bash) $(BINS) >$@.new && mv $@.new $@

.PRECIOUS: $(BUILD)/%.o
-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

.PHONY: deps
deps:	## install what building, testing and checking need (Debian)
	@sh tests/deps.sh build check office lint san

.PHONY: demo
demo:	## the example county from its raw sheets to its report
	@sh tests/deps.sh build
	@$(MAKE) --no-print-directory all
	@$(MAKE) --no-print-directory -C share/examples/county demo BUILD='$(BUILD)'

.PHONY: check
check:	## all tests; T=word: those whose file or name has it
	@sh tests/deps.sh build check office
	@$(MAKE) --no-print-directory -j$(JOBS) built
	@$(MAKE) --no-print-directory check-only T='$(T)'

# apart: compiling uses all cores, and the tests know nothing of make's jobs
JOBS := $(shell getconf _NPROCESSORS_ONLN)
.PHONY: built check-only
built: all $(UNITS) $(FAULTY)
check-only: built
	@bash tests/run.sh "$(BUILD)" '$(T)'

SANITIZED = SAN=address,undefined CFLAGS='-O1 -g' BUILD=$(BUILD)/$@ CC=$(@:san-%=%)
.PHONY: san san-gcc san-clang
san: san-gcc san-clang	## the same tests under the sanitizers of gcc and of clang
san-gcc san-clang:
	@sh tests/deps.sh build check san
	@$(MAKE) --no-print-directory -j$(JOBS) built $(SANITIZED)
	@ASAN_OPTIONS=detect_stack_use_after_return=1 $(MAKE) --no-print-directory check-only $(SANITIZED) T='$(T)'

.PHONY: lint
lint:	## layers, sizes, manual pages, option tables, shell, cppcheck
	@sh tests/deps.sh build lint
	@$(MAKE) --no-print-directory all
	@bash tests/lint/run.sh "$(BUILD)"

.PHONY: bench
bench: all $(BENCH)	## speed of the programs as ratios to the floor
	@bash tests/bench/run.sh "$(BUILD)"
	@bash tests/bench/registers.sh "$(BUILD)"

D = $(DESTDIR)
.PHONY: install
install: all	## into DESTDIR, PREFIX
	install -d "$D$(BINDIR)" "$D$(DATADIR)/examples" "$D$(COMPDIR)" "$D$(ZSHDIR)" \
		"$D$(MANDIR)/man1" "$D$(MANDIR)/man5" "$D$(MANDIR)/man7"
	install $(BINS) "$D$(BINDIR)"
	for s in 1 5 7; do install -m 644 man/*.$$s "$D$(MANDIR)/man$$s"; done
	tar -C share -cf - $(DATA) | tar -C "$D$(DATADIR)" --no-same-owner --no-same-permissions -xf -
	tar -C man -cf - examples | tar -C "$D$(DATADIR)" --no-same-owner --no-same-permissions -xf -
	install -m 644 $(BUILD)/completion/doudi.bash "$D$(COMPDIR)/doudi"
	for c in $(CMDS); do ln -sf doudi "$D$(COMPDIR)/$$c"; done
	install -m 644 $(BUILD)/completion/_doudi "$D$(ZSHDIR)"

.PHONY: uninstall
uninstall:	## removes what install put there, and nothing else
	cd "$D$(BINDIR)" && rm -f $(CMDS)
	cd "$D$(MANDIR)" && rm -f $(foreach m,$(notdir $(MAN)),man$(subst .,,$(suffix $m))/$m)
	cd "$D$(DATADIR)" && rm -f $(DATA) $(shell cd man && find examples -type f)
	find "$D$(DATADIR)" -depth -type d -empty -delete
	cd "$D$(COMPDIR)" && rm -f doudi $(CMDS)
	rm -f "$D$(ZSHDIR)/_doudi"
	[ -z "$D" ] || find "$D" -depth -type d -empty -delete

.PHONY: dist
dist:	## the committed tree as a tar file
	@mkdir -p $(BUILD)
	git archive --prefix=doudi-$(VERSION)/ -o $(BUILD)/doudi-$(VERSION).tar.gz HEAD

.PHONY: clean
clean:	## remove what was built
	rm -rf "$(BUILD)"

.PHONY: help
help:	## this list; config.mk has what can be set
	@sed -n 's/^\([a-z-]*\):.*##/\1	/p' Makefile | expand -t 12
