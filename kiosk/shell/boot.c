#include "kiosk/shell/boot.h"

#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

void boot_id(char *out, size_t size)
{
    FILE *file = fopen("/proc/sys/kernel/random/boot_id", "r");
    out[0] = '\0';
    if (file != NULL) {
        if (fgets(out, (int)size, file) == NULL) {
            out[0] = '\0';
        }
        fclose(file);
    }
    out[strcspn(out, "\n")] = '\0';
    if (out[0] == '\0') {
        /* Without /proc each start counts as a boot of its own. */
        snprintf(out, size, "start-%016llx", (unsigned long long)boot_seed());
    }
}

uint64_t boot_seed(void)
{
    uint64_t seed = 0;
    if (getrandom(&seed, sizeof seed, 0) == (ssize_t)sizeof seed) {
        return seed;
    }
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec +
           ((uint64_t)getpid() << 40);
}
