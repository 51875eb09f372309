#include "kiosk/shell/boot.h"

#include "kiosk/shell/small_file.h"

#include <stdio.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

void boot_id(char *out, size_t size)
{
    if (!small_file_line("/proc/sys/kernel/random/boot_id", out, size)) {
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
