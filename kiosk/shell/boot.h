/* Boot: what tells this start of the machine from every other. */
#ifndef KIOSK_SHELL_BOOT_H
#define KIOSK_SHELL_BOOT_H

#include <stddef.h>
#include <stdint.h>

#define BOOT_ID_MAX 64

/* The kernel's boot id: the monotonic clock counts from one of them. */
void boot_id(char *out, size_t size);
/* Random, for uids; never the same twice. */
uint64_t boot_seed(void);

#endif
