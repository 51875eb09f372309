# Rackside: the autoregulation kiosk that lives on a barbell rack.
# `make help` lists what can be asked for.

BUILD ?= build
PREFIX ?= /usr/local
DESTDIR ?=
CFLAGS ?= -O2 -g
VERSION := 0.1.0

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

STD := -std=c11 -D_POSIX_C_SOURCE=200809L
ALL_CFLAGS = $(STD) -I. -MMD -MP $(WARNINGS) $(SAN) $(CPPFLAGS) $(CFLAGS)

PKG_CONFIG ?= pkg-config
PACKAGES := sdl2 SDL2_ttf libpng libgpiod sqlite3 libsystemd inih jansson
pkg = $(shell $(PKG_CONFIG) $(1) 2>/dev/null)

LIB_CFLAGS := $(call pkg,--cflags $(PACKAGES))
LIBS := $(call pkg,--libs $(PACKAGES))
TEST_LIBS := $(call pkg,--libs cmocka)
TEST_CFLAGS := $(call pkg,--cflags cmocka)
GPIOD_MAJOR := $(shell $(PKG_CONFIG) --atleast-version=2 libgpiod && echo 2 || echo 1)

# --- sources ----------------------------------------------------------------

CORE_SRC := $(wildcard core/*.c)
PURE_SRC := $(wildcard kiosk/input/*.c kiosk/app/*.c kiosk/screens/*.c kiosk/script/*.c)
WORLD_SRC := $(wildcard kiosk/store/*.c kiosk/config/*.c) \
  $(filter-out kiosk/shell/main.c kiosk/shell/gpio_v1.c kiosk/shell/gpio_v2.c, \
    $(wildcard kiosk/shell/*.c)) kiosk/shell/gpio_v$(GPIOD_MAJOR).c
CTL_SRC := $(filter-out kiosk/ctl/main.c,$(wildcard kiosk/ctl/*.c))
TEST_SRC := $(wildcard tests/unit/*_test.c)
HARNESS_SRC := $(wildcard tests/harness/*.c)
HEADERS := $(wildcard core/*.h kiosk/*/*.h tests/*/*.h)

obj = $(patsubst %.c,$(BUILD)/%.o,$(1))
ARCHIVES := $(BUILD)/libworld.a $(BUILD)/libpure.a $(BUILD)/libcore.a

all: $(BUILD)/rackside $(BUILD)/racksidectl ## the kiosk and the coach's tool

$(BUILD)/libcore.a: $(call obj,$(CORE_SRC))
$(BUILD)/libpure.a: $(call obj,$(PURE_SRC))
$(BUILD)/libworld.a: $(call obj,$(WORLD_SRC))
$(BUILD)/%.a:
	@rm -f $@
	@$(AR) rcs $@ $^

# Libraries' flags go to the rooms that use them; the pure part sees none.
$(BUILD)/kiosk/store/%.o $(BUILD)/kiosk/config/%.o $(BUILD)/kiosk/shell/%.o \
$(BUILD)/kiosk/ctl/%.o $(BUILD)/tests/%.o: ALL_CFLAGS += $(LIB_CFLAGS)
$(BUILD)/tests/%.o: ALL_CFLAGS += $(TEST_CFLAGS)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	@echo "  CC $<"
	@$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(BUILD)/rackside: $(call obj,kiosk/shell/main.c) $(ARCHIVES)
	@echo "  LD $@"
	@$(CC) $(SAN) $(LDFLAGS) -o $@ $^ $(LIBS) -lm -lpthread

$(BUILD)/racksidectl: $(call obj,kiosk/ctl/main.c $(CTL_SRC)) $(ARCHIVES)
	@echo "  LD $@"
	@$(CC) $(SAN) $(LDFLAGS) -o $@ $^ $(LIBS) -lm -lpthread

# --- tests ------------------------------------------------------------------

TESTS := $(patsubst %.c,$(BUILD)/%,$(TEST_SRC))

$(BUILD)/tests/unit/%_test: $(BUILD)/tests/unit/%_test.o $(call obj,$(HARNESS_SRC)) \
  $(call obj,$(CTL_SRC)) $(ARCHIVES)
	@echo "  LD $@"
	@$(CC) $(SAN) $(LDFLAGS) -o $@ $^ $(LIBS) $(TEST_LIBS) -lm -lpthread

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
.SECONDARY:
.DELETE_ON_ERROR:
.PHONY: all
