# make handled: how many plates the shortest path spares.

handled := $(BUILD)/tests/handled
HANDLED_PARTS := $(call obj,$(wildcard tests/handled/*.c))

handled: ## plates handled, the shortest path against usual stacks
	@$(MAKE) --no-print-directory $(handled)/handled
	@RACKSIDE_ASSETS=assets $(handled)/handled $(BUILD)/handled.svg

handled-picture: handled ## and its picture for the README
	@cp $(BUILD)/handled.svg assets/handled.svg

$(handled)/handled: $(HANDLED_PARTS) $(ARCHIVES)
	@echo "  LD $@"
	@$(CC) $(SAN) $(LDFLAGS) -o $@ $^ $(LIBS) -lm -lpthread

.PHONY: handled handled-picture
