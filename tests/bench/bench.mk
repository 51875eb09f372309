# make bench: the figures to reach, measured on this machine.

bench := $(BUILD)/tests/bench
BENCH_NAMES := machine tap start idle redraw core path estimate find years
BENCHES := $(BENCH_NAMES:%=$(bench)/%_bench) $(bench)/big_gym
BENCH_PARTS := $(call obj,tests/bench/measure.c tests/bench/gym.c \
  tests/bench/run.c tests/harness/seed.c \
  $(wildcard tests/harness/scene*.c))

bench: ## the figures to reach, measured here
	@$(MAKE) --no-print-directory bench-programs
	@sh tests/bench/bench.sh $(BUILD)

$(BENCHES): %: %.o $(BENCH_PARTS) $(ARCHIVES)
	@echo "  LD $@"
	@$(CC) $(SAN) $(LDFLAGS) -o $@ $^ $(LIBS) -lm -lpthread

$(bench)/probe.o: ALL_CFLAGS += -fPIC
$(bench)/probe.so: $(bench)/probe.o
	@echo "  LD $@"
	@$(CC) $(LDFLAGS) -shared -o $@ $^ -ldl

bench-programs: $(BENCHES) $(bench)/probe.so $(PROGRAMS)

.PHONY: bench bench-programs
