# The device in a virtual machine: tests/vm/image.sh builds it, tests/vm/vm.c
# drives it from outside. Not part of make test: it boots machines.

VM := $(BUILD)/tests/vm/vm
VM_PARTS := $(call obj,$(wildcard tests/vm/*.c)) \
  $(BUILD)/tests/harness/picture.o

$(VM): $(VM_PARTS) $(BUILD)/libpure.a $(BUILD)/libcore.a
	@echo "  LD $@"
	@$(CC) $(SAN) $(LDFLAGS) -o $@ $^ $(LIBS) -lm

test-vm: ## the device in a virtual machine (as root); T=name some of it
	@$(MAKE) --no-print-directory all $(VM)
	@sh tests/vm/run.sh $(BUILD) "" "$(T)"

soak-vm: ## the long form: 50 power cuts, 1,000 frames of each kind
	@$(MAKE) --no-print-directory all $(VM)
	@sh tests/vm/run.sh $(BUILD) --soak "$(T)"

.PHONY: test-vm soak-vm
