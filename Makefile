# Rackside: the autoregulation kiosk that lives on a barbell rack.
# `make help` lists what can be asked for.

BUILD ?= build
PREFIX ?= /usr/local
DESTDIR ?=
CFLAGS ?= -O2 -g
# The package's first, so that there is one place for it.
VERSION := $(shell sed -n '1s/.*(\([^+)]*\).*/\1/p' debian/changelog)

# --- flags ------------------------------------------------------------------

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla -Wundef \
  -Wformat=2 -Wstrict-prototypes -Wmissing-prototypes -Wcast-qual \
  -Wwrite-strings -Wswitch-enum -Wdouble-promotion
ifdef WERROR
WARNINGS += -Werror
endif
ifdef SANITIZE
SAN := -fsanitize=$(SANITIZE) -fno-omit-frame-pointer -fno-sanitize-recover=all
endif

# adjtimex and getrandom are Linux; the pure part needs none of it.
STD := -std=c11 -D_DEFAULT_SOURCE -D_POSIX_C_SOURCE=200809L
DEFINES = -DRACKSIDE_VERSION='"$(VERSION)"'
ALL_CFLAGS = $(STD) -I. -MMD -MP $(WARNINGS) $(SAN) $(CPPFLAGS) $(CFLAGS)

PKG_CONFIG ?= pkg-config
PACKAGES := sdl2 SDL2_ttf libpng libgpiod sqlite3 libsystemd inih jansson
pkg = $(shell $(PKG_CONFIG) $(1))

# Asked once, and only when something is compiled: `make setup` may have to
# install pkg-config and the libraries first.
once = $(eval $(1) := $(2))$($(1))
LIB_CFLAGS = $(call once,LIB_CFLAGS,$(call pkg,--cflags $(PACKAGES)))
LIBS = $(call once,LIBS,$(call pkg,--libs $(PACKAGES)))
TEST_LIBS = $(call once,TEST_LIBS,$(call pkg,--libs cmocka))
TEST_CFLAGS = $(call once,TEST_CFLAGS,$(call pkg,--cflags cmocka))

# --- sources ----------------------------------------------------------------

CORE_SRC := $(wildcard core/*.c)
PURE_SRC := $(wildcard kiosk/input/*.c kiosk/app/*.c kiosk/screens/*.c \
  kiosk/script/*.c) kiosk/ctl/csv.c
# Of the two files for libgpiod the one for the library that is here.
GPIO := $(shell $(PKG_CONFIG) --atleast-version=2 libgpiod 2>/dev/null \
  && echo 2 || echo 1)
WORLD_SRC := $(wildcard kiosk/store/*.c kiosk/config/*.c) \
  $(wildcard kiosk/shell/gpio_v$(GPIO)*.c) \
  $(filter-out kiosk/shell/gpio_v%.c,$(wildcard kiosk/shell/*.c))
CTL_SRC := $(filter-out kiosk/ctl/csv.c,$(wildcard kiosk/ctl/*.c))
TEST_SRC := $(wildcard tests/unit/*_test.c)
HARNESS_SRC := $(wildcard tests/harness/*.c)
HEADERS := $(wildcard core/*.h kiosk/*/*.h tests/*/*.h)

obj = $(patsubst %.c,$(BUILD)/%.o,$(1))
ARCHIVES := $(BUILD)/libworld.a $(BUILD)/libpure.a $(BUILD)/libcore.a
PROGRAMS := $(BUILD)/rackside $(BUILD)/racksidectl

all: $(PROGRAMS) ## rackside and racksidectl

$(BUILD)/rackside: $(call obj,kiosk/main.c) $(ARCHIVES)
$(BUILD)/racksidectl: $(call obj,$(CTL_SRC)) $(ARCHIVES)
$(PROGRAMS):
	@echo "  LD $@"
	@$(CC) $(SAN) $(LDFLAGS) -o $@ $^ $(LIBS) -lm -lpthread

$(BUILD)/libcore.a: $(call obj,$(CORE_SRC))
$(BUILD)/libpure.a: $(call obj,$(PURE_SRC))
$(BUILD)/libworld.a: $(call obj,$(WORLD_SRC))
$(BUILD)/%.a:
	@rm -f $@
	@$(AR) rcs $@ $^

# Libraries' flags go to the rooms that use them; the pure part sees none.
$(BUILD)/kiosk/store/%.o $(BUILD)/kiosk/config/%.o $(BUILD)/kiosk/shell/%.o \
$(BUILD)/kiosk/ctl/%.o $(BUILD)/kiosk/main.o $(BUILD)/tests/%.o: \
  ALL_CFLAGS += $(LIB_CFLAGS) $(DEFINES)
# cmocka hands every test a state, which few need.
$(BUILD)/tests/%.o: ALL_CFLAGS += $(TEST_CFLAGS) -Wno-unused-parameter

# They say the version.
$(call obj,kiosk/main.c kiosk/ctl/main.c kiosk/shell/health.c): debian/changelog

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	@echo "  CC $<"
	@$(CC) $(ALL_CFLAGS) -c -o $@ $<

run: ## the kiosk on a demo gym: in a window, or played off screen
	@$(MAKE) --no-print-directory all
	@sh assets/demo/run.sh $(BUILD)

screenshots: ## every screen in every panel size, into assets/screens
	@$(MAKE) --no-print-directory all
	@sh assets/demo/screenshots.sh $(BUILD) assets/screens

# --- tests ------------------------------------------------------------------

TESTS := $(patsubst %.c,$(BUILD)/%,$(TEST_SRC))

$(BUILD)/tests/unit/%_test: $(BUILD)/tests/unit/%_test.o \
  $(call obj,$(HARNESS_SRC)) $(ARCHIVES)
	@echo "  LD $@"
	@$(CC) $(SAN) $(LDFLAGS) -o $@ $^ $(LIBS) $(TEST_LIBS) -lm -lpthread

# A make of its own: `make setup test` must not look for libraries before
# setup has installed them.
test: ## all tests; T=name runs those whose name holds it
	@$(MAKE) --no-print-directory test-programs
	@sh tests/run.sh $(BUILD) "$(T)"

test-programs: $(TESTS) $(PROGRAMS)

test-asan: ## the tests with AddressSanitizer and UBSan, in build/asan
	@$(MAKE) --no-print-directory test BUILD=$(BUILD)/asan \
	  SANITIZE=address,undefined CFLAGS="-O1 -g"

test-trixie: ## builds and tests in a Debian 13 root (mmdebstrap; as root)
	@sh tests/trixie.sh $(BUILD)

test-deb: ## installs, upgrades, removes, purges the package (mmdebstrap; as root)
	@$(MAKE) --no-print-directory deb
	@sh tests/deb.sh $(BUILD)

test-arm64: ## builds for the Pi, unit tests under qemu-user (as root)
	@sh tests/arm64.sh $(BUILD) test "$(T)"

lint: $(BUILD)/libcore.a $(BUILD)/libpure.a ## headers, layers, purity, shell
	@CC="$(CC)" LIB_CFLAGS="$(LIB_CFLAGS)" sh tests/lint/headers.sh $(HEADERS)
	@sh tests/lint/layers.sh
	@sh tests/lint/purity.sh $(BUILD)/libcore.a $(BUILD)/libpure.a
	@shellcheck tests/*.sh tests/*/*.sh assets/demo/*.sh debian/*.sh .ci/run
	@codespell -L nmae --skip tests/fuzz/corpus core kiosk tests assets systemd debian README.md Makefile

# --- installing -------------------------------------------------------------

ETC ?= /etc
SYSTEMD ?= /usr/lib/systemd
SYSUSERS ?= /usr/lib/sysusers.d
TMPFILES ?= /usr/lib/tmpfiles.d
UDEV ?= /usr/lib/udev/rules.d
share := $(PREFIX)/share/rackside
doc := $(PREFIX)/share/doc/rackside
man := $(PREFIX)/share/man/man1
ASSETS := $(notdir $(wildcard assets/*.ini))
UNITS := $(patsubst %.in,%,$(notdir $(wildcard systemd/*.service.in)))

install: ## programs, assets, config (never over one that is there), units
	@$(MAKE) --no-print-directory all
	install -d $(addprefix $(DESTDIR),$(PREFIX)/bin $(share) $(doc) \
	  $(man) $(ETC)/rackside $(SYSTEMD)/system $(SYSTEMD)/system.conf.d \
	  $(SYSUSERS) $(TMPFILES) $(UDEV))
	install -m 755 $(BUILD)/rackside $(BUILD)/racksidectl \
	  $(DESTDIR)$(PREFIX)/bin
	install -m 644 README.md LICENSE $(DESTDIR)$(doc)
	install -m 644 debian/rackside.1 debian/racksidectl.1 $(DESTDIR)$(man)
	for file in rackside.conf $(ASSETS); do \
	  test -e $(DESTDIR)$(ETC)/rackside/$$file || install -m 644 \
	    assets/$$file $(DESTDIR)$(ETC)/rackside/$$file || exit 1; done
	for file in $(ASSETS); do \
	  ln -sf $(ETC)/rackside/$$file $(DESTDIR)$(share)/$$file; done
	for unit in $(UNITS); do sed 's|@PREFIX@|$(PREFIX)|g' \
	  systemd/$$unit.in >$(DESTDIR)$(SYSTEMD)/system/$$unit; done
	install -m 644 systemd/rackside-backup.timer $(DESTDIR)$(SYSTEMD)/system
	install -m 644 systemd/rackside-watchdog.conf \
	  $(DESTDIR)$(SYSTEMD)/system.conf.d
	install -m 644 systemd/rackside.sysusers $(DESTDIR)$(SYSUSERS)/rackside.conf
	install -m 644 systemd/rackside.tmpfiles $(DESTDIR)$(TMPFILES)/rackside.conf
	install -m 644 systemd/60-rackside.rules $(DESTDIR)$(UDEV)
	test -n "$(DESTDIR)" || ! command -v systemctl >/dev/null || \
	  { systemd-sysusers && systemd-tmpfiles --create rackside.conf; \
	    systemctl daemon-reload; udevadm control --reload; \
	    udevadm trigger --action=add --subsystem-match=gpio \
	      --subsystem-match=backlight; }

uninstall: ## all of it but the config and the database
	-test -n "$(DESTDIR)" || ! command -v systemctl >/dev/null || \
	  systemctl disable --now rackside.service rackside-backup.timer
	rm -rf $(DESTDIR)$(share) $(DESTDIR)$(doc)
	rm -f $(addprefix $(DESTDIR),$(PREFIX)/bin/rackside \
	  $(PREFIX)/bin/racksidectl $(man)/rackside.1 $(man)/racksidectl.1 \
	  $(addprefix $(SYSTEMD)/system/,$(UNITS) rackside-backup.timer) \
	  $(SYSTEMD)/system.conf.d/rackside-watchdog.conf \
	  $(SYSUSERS)/rackside.conf $(TMPFILES)/rackside.conf \
	  $(UDEV)/60-rackside.rules)

deb: ## a Debian package for this release, into build/
	@sh debian/build.sh $(BUILD) $(VERSION) $(DEB_ARCH)

deb-arm64: ## the package for a Pi with Debian 13, built on a PC (as root)
	@sh tests/arm64.sh $(BUILD) deb

# --- the machine ------------------------------------------------------------

setup: ## installs what is missing to build and test (Debian, Raspberry Pi OS)
	@sh tests/setup.sh build

setup-deb: ## and what `make deb` needs
	@sh tests/setup.sh deb

setup-dev: ## and what lint and the second compiler need
	@sh tests/setup.sh dev

setup-vm: ## and what `make test-vm` needs
	@sh tests/setup.sh vm

clean: ## removes what was built
	rm -rf $(BUILD)

help: ## this text
	@awk -F':.*## ' '/^[a-z0-9-]+:.*## / {printf "%-14s %s\n", $$1, $$2}' Makefile

-include $(wildcard tests/*/*.mk)
# Only there: a root kept in the build folder has files called so too.
-include $(shell find /dev/null $(wildcard $(addprefix $(BUILD)/,core kiosk tests)) \
  -name '*.d' -type f 2>/dev/null)
.SECONDARY:
.DELETE_ON_ERROR:
.PHONY: all install uninstall deb deb-arm64 run screenshots test test-deb test-arm64 test-trixie test-programs test-asan lint setup setup-deb setup-dev setup-vm clean help
