# Golden text and pictures: what every screen says and looks like.

COMPARE := $(BUILD)/tests/golden/compare

$(COMPARE): $(COMPARE).o $(BUILD)/tests/harness/picture.o
	@echo "  LD $@"
	@$(CC) $(SAN) $(LDFLAGS) -o $@ $^ $(LIBS)

test-programs: $(COMPARE)

golden: ## writes the screens' text anew into tests/golden; then read the diff
	@$(MAKE) --no-print-directory all
	@GOLDEN=write sh tests/scripts/run.sh $(BUILD) "$(T)"
	@git --no-pager diff --stat -- tests/golden

.PHONY: golden
