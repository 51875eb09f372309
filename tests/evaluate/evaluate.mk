# make evaluate: how well the core learns, on simulated athletes.

evaluate := $(BUILD)/tests/evaluate
EVALUATE_PARTS := $(call obj,$(filter-out %/evaluate.c,\
  $(wildcard tests/evaluate/*.c)) tests/harness/seed.c)
ATHLETES ?= 500

evaluate: ## how well the core learns: ATHLETES=500 of each simulated family
	@$(MAKE) --no-print-directory $(evaluate)/evaluate
	@$(evaluate)/evaluate $(ATHLETES) $(BUILD)/convergence.csv \
	  $(BUILD)/convergence.svg

convergence: evaluate ## and its picture for the README
	@cp $(BUILD)/convergence.svg assets/convergence.svg

$(evaluate)/evaluate: $(evaluate)/evaluate.o $(EVALUATE_PARTS) $(ARCHIVES)
	@echo "  LD $@"
	@$(CC) $(SAN) $(LDFLAGS) -o $@ $^ -lm

.PHONY: evaluate convergence
