# make fuzz: libFuzzer on each target, with AddressSanitizer and UBSan. The
# committed corpus is replayed by make test, by whichever compiler.

SECONDS ?= 60
FUZZ_CC ?= clang
FUZZERS := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/fuzz/*_fuzz.c))
FUZZ_PARTS := $(call obj,$(filter-out %_fuzz.c tests/fuzz/replay.c, \
  $(wildcard tests/fuzz/*.c)))
# libFuzzer brings a main of its own.
ifneq ($(findstring fuzzer,$(SANITIZE)),)
FUZZ_LDFLAGS := -fsanitize=fuzzer
# The search for plates is most of the work and no target. Traced, and with
# its megabyte of stack marked at each call, it would take ten times as long.
$(BUILD)/core/plates.o $(BUILD)/core/sums.o: SAN := -fsanitize=undefined \
  -fno-sanitize-recover=all
else
FUZZ_PARTS += $(BUILD)/tests/fuzz/replay.o
endif

fuzz: ## libFuzzer, SECONDS=60 a target; T=name those whose name holds it
	@$(MAKE) --no-print-directory fuzzers BUILD=$(BUILD)/fuzz CC=$(FUZZ_CC) \
	  SANITIZE=fuzzer-no-link,address,undefined CFLAGS="-O1 -g -DFUZZ_SHORT"
	@sh tests/fuzz/fuzz.sh $(BUILD)/fuzz $(SECONDS) "$(T)"

fuzzers: $(FUZZERS)

$(FUZZERS): %: %.o $(FUZZ_PARTS) $(ARCHIVES)
	@echo "  LD $@"
	@$(CC) $(SAN) $(FUZZ_LDFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) -lm -lpthread

test-programs: $(FUZZERS)

.PHONY: fuzz fuzzers
