# doudi: build, test, install. `make help` says what there is.
-include config.local.mk
include config.mk

VERSION := $(shell cat VERSION)
CMDS := $(notdir $(basename $(wildcard cmd/*.c)))
LIBSRC := $(wildcard lib/*.c)
LIBOBJ := $(LIBSRC:%.c=$(BUILD)/%.o)
UNITS := $(notdir $(basename $(wildcard tests/unit/*.c)))
BENCH := $(notdir $(basename $(wildcard tests/bench/*.c)))

ALLFLAGS = -std=c11 -D_GNU_SOURCE -Ilib -DVERSION='"$(VERSION)"' -DDATADIR='"$(DATADIR)"' \
	$(WARN) $(CFLAGS) $(if $(SAN),-fsanitize=$(SAN) -fno-sanitize-recover=all -fno-omit-frame-pointer)
LDALL = $(LDFLAGS) $(if $(SAN),-fsanitize=$(SAN))

.PHONY: all
all: $(CMDS:%=$(BUILD)/bin/%) $(BUILD)/share/doudi

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

$(BUILD)/bin/import-table: LDLIBS += -lcsv
$(BUILD)/bin/%: $(BUILD)/cmd/%.o $(BUILD)/libdoudi.a
	@mkdir -p $(@D)
	$(CC) $(LDALL) -o $@ $^ $(LDLIBS)

$(BUILD)/unit/%: $(BUILD)/tests/unit/%.o $(BUILD)/libdoudi.a
	@mkdir -p $(@D)
	$(CC) $(LDALL) -o $@ $^ $(LDLIBS)

$(BUILD)/bench/%: $(BUILD)/tests/bench/%.o $(BUILD)/libdoudi.a
	@mkdir -p $(@D)
	$(CC) $(LDALL) -o $@ $^ $(LDLIBS)

# the programs find their data at ../share/doudi, here as when installed
$(BUILD)/share/doudi: FORCE
	@mkdir -p $(@D)
	@ln -sfn "$(CURDIR)/share" $@

.PRECIOUS: $(BUILD)/%.o
-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

.PHONY: clean
clean:
	rm -rf "$(BUILD)"
