# make bench: the figures to reach, measured on this machine.

BENCH_NAMES := core redraw
BENCHES := $(BENCH_NAMES:%=$(BUILD)/tests/bench/%_bench)
BENCH_PARTS := $(call obj,tests/bench/measure.c tests/harness/scenes.c \
  tests/harness/seed.c)

bench: ## the figures to reach, measured here
	@$(MAKE) --no-print-directory $(BENCHES) all
	@sh tests/bench/bench.sh $(BUILD)

$(BUILD)/tests/bench/%_bench: $(BUILD)/tests/bench/%_bench.o $(BENCH_PARTS) \
  $(ARCHIVES)
	@echo "  LD $@"
	@$(CC) $(SAN) $(LDFLAGS) -o $@ $^ $(LIBS) -lm -lpthread

.PHONY: bench
